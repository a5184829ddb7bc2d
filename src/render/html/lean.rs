//! Reduces styles and scripts for delivery: removes comments and indentation, which are only for developers.

use super::policy::hash;
use std::sync::LazyLock;

/// The features of a page, in the order in which they are set up.
const FEATURES: &str = concat!(
    include_str!("script/base.js"),
    include_str!("script/address.js"),
    include_str!("script/colours.js"),
    include_str!("script/views.js"),
    include_str!("script/parts.js"),
    include_str!("script/headers.js"),
    include_str!("script/zoom.js"),
    include_str!("script/pan.js"),
    include_str!("script/minimap.js"),
    include_str!("script/ways.js"),
    include_str!("script/choose.js"),
    include_str!("script/keys.js"),
    include_str!("script/menus.js"),
    include_str!("script/show.js"),
    include_str!("script/find.js"),
    include_str!("script/tips.js"),
    include_str!("script/tables.js"),
    include_str!("script/save.js"),
    include_str!("script/notes.js"),
    include_str!("script/story.js"),
    include_str!("script/start.js"),
);
const EARLY: &str = include_str!("script/theme.js");

/// A script of every page, made ready once.
#[derive(Debug)]
pub struct Script {
    /// What is between the tags.
    pub text: String,
    /// Its hash in the content security policy.
    pub hash: String,
}

/// The page's style.
pub fn style() -> &'static str {
    static STYLE: LazyLock<String> = LazyLock::new(|| sheet(include_str!("page.css")));
    &STYLE
}

/// What runs before anything is painted, and what runs when everything is there.
pub fn scripts() -> &'static [Script; 2] {
    static SCRIPTS: LazyLock<[Script; 2]> = LazyLock::new(|| [EARLY, FEATURES].map(script));
    &SCRIPTS
}

/// The style of a site's own pages.
pub fn site_style() -> &'static str {
    static STYLE: LazyLock<String> = LazyLock::new(|| sheet(include_str!("site/site.css")));
    &STYLE
}

/// The scripts of a site's own pages.
pub fn site_scripts() -> &'static [Script; 2] {
    static SCRIPTS: LazyLock<[Script; 2]> = LazyLock::new(|| [EARLY, include_str!("site/site.js")].map(script));
    &SCRIPTS
}

/// A style with what all pages share before it.
fn sheet(own: &str) -> String {
    [include_str!("shared.css"), own].map(|part| lean(part, "/*")).concat()
}

/// In XML, a page has to mark a script as text; in HTML, the same reads as two comments.
fn script(source: &str) -> Script {
    let text = format!("//<![CDATA[\n{}\n//]]>", lean(source, "//").trim_end());
    Script { hash: hash(&text), text }
}

/// The lines without indentation, blank lines and comments. No string continues on a second line.
fn lean(source: &str, comment: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(comment));
    lines.fold(String::with_capacity(source.len()), |all, line| all + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_scripts_are_small() {
        let size = style().len() + scripts().iter().map(|script| script.text.len()).sum::<usize>();
        assert!(size < 76_000, "{size} bytes");
    }

    #[test]
    fn only_whole_lines_are_left_out() {
        assert_eq!(lean("// a\n  b('//c');\n\n", "//"), "b('//c');\n");
    }
}
