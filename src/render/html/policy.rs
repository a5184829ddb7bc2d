//! The content security policy: only what is in the page itself, with each style and script identified by its hash.

use super::{Context, files};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use memchr::memmem;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// What a page plays and shows besides its drawing.
#[derive(Debug, Default)]
pub struct Media {
    /// Pictures that are next to the page.
    pictures: bool,
    /// Sounds that are next to the page.
    sounds: bool,
    /// Sounds in the page itself.
    embedded_sounds: bool,
    /// Whether the page may contact its server, and show attachments from there.
    live: bool,
}

impl Media {
    /// What the page of a map needs for the files that the map names.
    pub fn of(ctx: &Context<'_>, live: bool) -> Self {
        let mut needed = Self { live, ..Self::default() };
        for (_, file) in files::attached(ctx.map).filter(|(_, file)| file.exists != Some(false)) {
            let Some((address, media)) = files::media(file, ctx.files, ctx.base) else { continue };
            let inside = address.starts_with("data:");
            match media {
                files::Media::Picture(_) => needed.pictures |= !inside,
                files::Media::Sound(_) if inside => needed.embedded_sounds = true,
                files::Media::Sound(_) => needed.sounds = true,
                files::Media::Document(_) => {}
            }
        }
        needed
    }

    fn rules(&self) -> String {
        if self.live {
            return format!("img-src data: {BESIDE}; media-src data: {BESIDE}; connect-src {BESIDE}");
        }
        let pictures = if self.pictures { format!("img-src data: {BESIDE}") } else { "img-src data:".to_owned() };
        let sounds = [(self.embedded_sounds, "data:"), (self.sounds, BESIDE)];
        let sounds: Vec<_> = sounds.iter().filter(|(needed, _)| *needed).map(|(_, source)| *source).collect();
        if sounds.is_empty() { pictures } else { format!("{pictures}; media-src {}", sounds.join(" ")) }
    }
}

/// The origin of the page itself.
const BESIDE: &str = "'self'";

/// The policy of a page with these styles, as they are between their tags, and with scripts of these hashes. A live page may contact its
/// server, and show attachments from there.
pub fn policy<'a>(styles: impl IntoIterator<Item = Cow<'a, str>>, scripts: &[&str], live: bool) -> String {
    policy_with(styles, scripts, &Media { live, ..Media::default() })
}

/// The same with what the page shows besides its drawing.
pub fn policy_with<'a>(styles: impl IntoIterator<Item = Cow<'a, str>>, scripts: &[&str], media: &Media) -> String {
    let mut hashes: Vec<_> = styles.into_iter().map(|style| hash(&style)).collect();
    hashes.sort();
    hashes.dedup();
    format!(
        "default-src 'none'; style-src {}; script-src {}; font-src data:; {}; base-uri 'none'; form-action 'none'",
        hashes.join(" "),
        scripts.join(" "),
        media.rules(),
    )
}

/// The hash of what is between two tags, in the form of a policy.
pub fn hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())))
}

/// The style sheets inside a drawing, as a browser reads them. No text can look like one: its `<` is escaped.
pub fn styles(svg: &str) -> Vec<Cow<'_, str>> {
    let mut styles = Vec::new();
    let mut rest = svg;
    while let Some(start) = memmem::find(rest.as_bytes(), b"<style") {
        let Some((_, content)) = rest[start..].split_once('>') else { break };
        let Some(end) = memmem::find(content.as_bytes(), b"</style>") else { break };
        styles.push(unescape(&content[..end]));
        rest = &content[end..];
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
