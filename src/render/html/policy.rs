//! The content security policy: nothing but what stands in the page itself, each style and script by its hash.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The policy of a page with these styles and scripts, as they stand between their tags. A live one may talk to its server, and
/// show what is attached from there.
pub fn policy<'a>(
    styles: impl IntoIterator<Item = Cow<'a, str>>,
    scripts: impl IntoIterator<Item = &'a str>,
    live: bool,
) -> String {
    let styles: String = styles.into_iter().map(|style| format!(" {}", hash(&style))).collect();
    let scripts: String = scripts.into_iter().map(|script| format!(" {}", hash(script))).collect();
    let own = if live { " 'self'; media-src data: 'self'; connect-src 'self'" } else { "" };
    format!(
        "default-src 'none'; style-src{styles}; script-src{scripts}; font-src data:; img-src data:{own}; \
         base-uri 'none'; form-action 'none'"
    )
}

/// The hash of what stands between two tags, as a policy has it.
pub fn hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())))
}

/// The style sheets inside a drawing, as a browser reads them. No text can look like one: its `<` is escaped.
pub fn styles(svg: &str) -> Vec<Cow<'_, str>> {
    let mut styles = Vec::new();
    let mut rest = svg;
    while let Some((_, behind)) = rest.split_once("<style") {
        let Some((_, content)) = behind.split_once('>') else { break };
        let Some((style, behind)) = content.split_once("</style>") else { break };
        styles.push(unescape(style));
        rest = behind;
    }
    styles
}

/// In a drawing inside a page, a style sheet is read like any other text.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    Cow::Owned(text.replace("&#39;", "'").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_hash() {
        assert_eq!(hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn every_style_is_found_as_the_browser_reads_it() {
        let svg = "<svg><style>\na &gt; b{}</style><g/><style type=\"text/css\">c{}</style></svg>";
        assert_eq!(styles(svg), ["\na > b{}", "c{}"]);
    }
}
