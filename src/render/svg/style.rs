//! The style sheet: embedded fonts, and dark colours for readers or pages that ask for them.

use super::{Follows, Font, SvgOptions, definitions::Use, fonts};
use crate::{
    scene::{Role, Scene},
    theme::Palette,
};
use std::fmt::Write as _;

/// The style sheet of a drawing; empty if it needs none.
pub fn style(scene: &Scene, used: &Use<'_>, options: &SvgOptions<'_>) -> String {
    let mut css = String::new();
    match options.font {
        Font::Embed => fonts::faces(&mut css, &used.texts, &options.theme),
        Font::System => {}
    }
    if options.theme.font.is_some() {
        let _ = write!(css, "\n.{} {{ {} }}", class(scene), fonts::AS_MEASURED);
    }
    if let Some(dark) = &options.theme.dark {
        // A class of its own keeps its colours from another drawing on the same page, which may have a different theme.
        let own = class(scene);
        match options.follows {
            Follows::Reader => {
                // A page can choose the colours with `data-theme` on the drawing or anything around it.
                css.push_str("\n@media (prefers-color-scheme: dark) {");
                rules(&mut css, used, dark, &format!(".{own}:not([data-theme=light], [data-theme=light] *)"));
                css.push_str("\n}");
                rules(&mut css, used, dark, &format!(":is([data-theme=dark] .{own}, .{own}[data-theme=dark])"));
            }
            Follows::Book => rules(&mut css, used, dark, &format!("html:is(.coal, .navy, .ayu) .{own}")),
            Follows::Selector(selector) => rules(&mut css, used, dark, &format!(":is({selector}) .{own}")),
        }
    }
    css
}

/// A class that only this drawing has on its page. Ids begin with letters and contain letters, digits and hyphens.
pub fn class(scene: &Scene) -> String {
    format!("wayline-{}", scene.prefix)
}

fn rules(css: &mut String, used: &Use<'_>, palette: &Palette, scope: &str) {
    // In parts, because formatting them takes several times as long, and a small drawing is mostly its style sheet.
    let mut rule = |class: &str, property: &str, role: Role| {
        let (name, colour) = (role.name(), palette.colour(role).to_string());
        ["\n", scope, class, &name, property, &colour, " }"].iter().for_each(|part| css.push_str(part));
    };
    used.fills.iter().for_each(|&role| rule(" .f-", " { fill: ", role));
    used.strokes.iter().for_each(|&role| rule(" .s-", " { stroke: ", role));
}
