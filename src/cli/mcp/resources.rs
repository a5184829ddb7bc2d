//! Texts that a client can read without a tool: the language, the index of the documentation, the page of a code.

use crate::cli::commands::{explain, reference};
use serde_json::{Value, json};

/// The index of the documentation for models.
const INDEX: &str = include_str!("../../../docs/llms.txt");

const REFERENCE_URI: &str = "wayline://reference";
const INDEX_URI: &str = "wayline://llms.txt";
const CODE_URI: &str = "wayline://codes/";

/// Those with a fixed address.
pub fn list() -> Value {
    let resource = |uri: &str, name: &str, description: &str| json!({ "uri": uri, "name": name, "description": description, "mimeType": "text/plain" });
    json!([
        resource(REFERENCE_URI, "reference", "The language of maps on two pages, with an example"),
        resource(INDEX_URI, "llms.txt", "An index of the documentation for language models"),
    ])
}

/// Those with a placeholder in their address.
pub fn templates() -> Value {
    json!([{
        "uriTemplate": format!("{CODE_URI}{{code}}"),
        "name": "code",
        "description": "What the code of an error or warning means, such as J502, with a wrong and a right example",
        "mimeType": "text/plain",
    }])
}

/// The text at an address, if there is one.
pub fn read(uri: &str) -> Option<String> {
    match uri {
        REFERENCE_URI => reference::text(None).ok(),
        INDEX_URI => Some(INDEX.to_owned()),
        _ => explain::text(Some(uri.strip_prefix(CODE_URI)?)).ok(),
    }
}
