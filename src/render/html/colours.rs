//! A theme as styles, so that the page has the very colours and the font of the drawing.

use crate::{
    render::svg::fonts::families,
    scene::Role,
    theme::{Colour, Palette, Theme},
};
use std::fmt::Write as _;

/// The rules that give every role its colour, in dark too where the theme has it, and the page a project's own font.
pub fn rules(theme: &Theme) -> String {
    let mut css = String::new();
    rule(&mut css, ":root", &theme.palette);
    if let Some(dark) = &theme.dark {
        css.push_str("@media (prefers-color-scheme: dark) {\n");
        rule(&mut css, ":root:not([data-theme=light])", dark);
        css.push_str("}\n");
        rule(&mut css, ":root[data-theme=dark]", dark);
    }
    for name in (0..Role::PERSONAS).map(|index| Role::Persona(index).name()) {
        let _ = writeln!(css, ".mark.{name} {{ background: var(--{name}) }}");
    }
    if theme.font.is_some() {
        let _ = writeln!(css, ":root body {{ font-family: {} }}", families(theme));
    }
    css
}

fn rule(css: &mut String, selector: &str, palette: &Palette) {
    let scheme = if is_dark(palette.ground) { "dark" } else { "light" };
    let _ = write!(css, "{selector} {{ color-scheme: {scheme};");
    for role in Role::all() {
        let _ = write!(css, " --{}: {};", role.name(), palette.colour(role));
    }
    css.push_str(" }\n");
}

fn is_dark(ground: Colour) -> bool {
    ground.contrast(Colour::hex(0xFFFFFF)) > ground.contrast(Colour::hex(0x000000))
}

/// What a browser needs to know before it has read any style.
pub fn scheme(theme: &Theme) -> &'static str {
    match (&theme.dark, is_dark(theme.palette.ground)) {
        (Some(_), _) => "light dark",
        (None, true) => "dark",
        (None, false) => "light",
    }
}
