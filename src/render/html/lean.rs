//! Styles and scripts as they travel: without the comments and the margins that are for those who work on them.

/// The page's style.
pub fn style() -> String {
    tight(&lean(include_str!("page.css"), "/*"))
}

/// What runs before anything is painted, and what runs when all is there.
pub fn scripts() -> [String; 2] {
    [include_str!("theme.js"), include_str!("page.js")].map(script)
}

/// The style of a site's own pages.
pub fn site_style() -> String {
    tight(&lean(include_str!("site/site.css"), "/*"))
}

/// The scripts of a site's own pages.
pub fn site_scripts() -> [String; 2] {
    [include_str!("theme.js"), include_str!("site/site.js")].map(script)
}

/// A page in XML has to say that a script is text; a page in HTML reads that as two comments.
fn script(source: &str) -> String {
    format!("//<![CDATA[\n{}//]]>", lean(source, "//"))
}

/// Neither styles nor scripts have a line break inside of a string.
fn lean(source: &str, comment: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(comment));
    lines.fold(String::with_capacity(source.len()), |all, line| all + line + "\n")
}

/// A style without the blanks around its signs. No text in a style has one of these signs next to a blank.
fn tight(style: &str) -> String {
    [(" { ", "{"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ",")]
        .iter()
        .fold(style.to_owned(), |style, (loose, tight)| style.replace(loose, tight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_scripts_are_small() {
        let size = style().len() + scripts().iter().map(String::len).sum::<usize>();
        assert!(size < 30_000, "{size} bytes");
    }

    #[test]
    fn only_whole_lines_are_left_out() {
        assert_eq!(tight("a :b, c { d: e; f: g }"), "a :b,c{d:e;f:g}");
        assert_eq!(lean("// a\n  b('//c');\n\n", "//"), "b('//c');\n");
    }
}
