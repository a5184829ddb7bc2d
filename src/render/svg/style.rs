//! The style sheet: embedded fonts, and dark colours for those who prefer them or whose page says so.

use super::{Font, SvgOptions, definitions::Use, fonts};
use crate::theme::Palette;
use std::fmt::Write as _;
use svg::node::element::Style;

/// The style sheet of a drawing; `None` where it needs none.
pub fn style(used: &Use<'_>, options: &SvgOptions<'_>) -> Option<Style> {
    let mut css = String::new();
    match options.font {
        Font::Embed => fonts::faces(&mut css, &used.texts),
        Font::System => {}
    }
    if let Some(dark) = &options.theme.dark {
        // A page says which colours it has with `data-theme` on the drawing or anything around it.
        css.push_str("\n@media (prefers-color-scheme: dark) {");
        rules(&mut css, used, dark, ".wayline:not([data-theme=light], [data-theme=light] *)");
        css.push_str("\n}");
        rules(&mut css, used, dark, ":is([data-theme=dark] .wayline, .wayline[data-theme=dark])");
    }
    (!css.is_empty()).then(|| Style::new(css))
}

fn rules(css: &mut String, used: &Use<'_>, palette: &Palette, scope: &str) {
    for role in &used.fills {
        let _ = write!(css, "\n{scope} .f-{} {{ fill: {} }}", role.name(), palette.colour(*role));
    }
    for role in &used.strokes {
        let _ = write!(css, "\n{scope} .s-{} {{ stroke: {} }}", role.name(), palette.colour(*role));
    }
}
