//! JSON, as `docs/src/schema/report.schema.json` describes it.
//!
//! Fields are only ever added; changing the meaning of one would increase `version`.

use super::Ranking;
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    /// The program's version.
    wayline: &'static str,
    #[serde(flatten)]
    ranking: &'a Ranking,
}

/// Writes a ranking as JSON, indented, with a line break at the end.
pub fn json(ranking: &Ranking) -> String {
    let document = Document { version: 1, wayline: env!("CARGO_PKG_VERSION"), ranking };
    // Texts, numbers and lists can always be serialised.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
