//! Calls the core to compile and format; [`super::sheet`] draws.
//!
//! Together they are the only modules of the program that call compiling, drawing and formatting.

use super::{choice::Choice, settings::Settings};
pub(crate) use crate::render::Font;
use crate::{
    compile::{Compilation, compile, compile_again},
    format::{Formatted, format},
    lane,
    layout::{LayoutOptions, View, layout},
    load::Loader,
    model::{CurveShape, Map},
    options::Options,
    parse::{Readings, nearest},
    render::{Follows, SvgOptions, svg},
    theme::{Theme, ThemeName},
};

impl Choice for Font {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("embed", Self::Embed, "Embed the font, so that the drawing looks the same everywhere"),
        ("system", Self::System, "Use a font of the reader's system, which keeps the file small"),
    ];
}

impl Choice for CurveShape {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        (Self::Smooth.word(), Self::Smooth, "Rounded, never beyond the feelings"),
        (Self::Straight.word(), Self::Straight, "Straight from one feeling to the next"),
        (Self::Steps.word(), Self::Steps, "Horizontal, with a step half-way"),
    ];
}

impl Choice for View {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        (Self::Detail.word(), Self::Detail, "Everything"),
        (Self::Overview.word(), Self::Overview, "What fits on a slide: stages, experience, opportunities"),
        (Self::Blueprint.word(), Self::Blueprint, "What customers do and what happens backstage"),
    ];
}

/// How a map is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Drawing {
    pub theme: Theme,
    pub layout: LayoutOptions,
    /// The requested view, which a page opens with.
    pub opens: Option<View>,
    /// Whether a page opens as a presentation.
    pub story: bool,
    pub font: Font,
    /// Pixels per unit, for PNG; if `None`, as many as suit its size.
    #[cfg_attr(not(feature = "png"), allow(dead_code, reason = "nothing else has pixels"))]
    pub scale: Option<f64>,
}

/// The theme called `name`, which is known to exist; the default one without a name.
pub(crate) fn theme(name: Option<&str>, settings: &Settings) -> Theme {
    let Some(name) = name else { return Theme::default() };
    settings
        .themes
        .get(name)
        .cloned()
        .or_else(|| name.parse::<ThemeName>().ok().map(Theme::builtin))
        .unwrap_or_default()
}

/// Compiles a map.
pub(crate) fn compiled(name: &str, bytes: &[u8], loader: &dyn Loader, options: &Options) -> Compilation {
    compile(name, bytes, loader, options)
}

/// The same, where lines that are known from the last time aren't read again.
pub(crate) fn compiled_again(
    (name, bytes): (&str, &[u8]),
    loader: &dyn Loader,
    options: &Options,
    readings: &mut Readings,
) -> Compilation {
    compile_again((name, bytes), loader, options, Some(readings))
}

/// The lane that `word` means, by the drawing's name for it or by a keyword of its lines.
pub(crate) fn lane(word: &str) -> String {
    lane::key(word.trim()).to_owned()
}

/// A lane that a map can't have.
pub(crate) struct NoLane {
    pub name: String,
    /// The lane that was probably meant.
    pub near: Option<String>,
    /// All lanes that it has.
    pub known: Vec<String>,
}

/// The first of `lanes` that `map` can't have.
pub(crate) fn unknown_lane(map: &Map, lanes: &[String]) -> Option<NoLane> {
    let known: Vec<String> = lane::lanes(View::Detail, map).into_iter().map(|lane| lane.key(map).to_owned()).collect();
    let name = lanes.iter().find(|lane| !known.contains(lane))?.clone();
    let near = nearest(&name, known.iter().map(String::as_str)).map(str::to_owned);
    Some(NoLane { name, near, known })
}

/// The canonical form of a map, or why it has none.
pub(crate) fn formatted(name: &str, bytes: &[u8], loader: &dyn Loader, options: &Options) -> Formatted {
    format(name, bytes, loader, options)
}

/// The drawing of a map for a page with other drawings: its ids begin with `prefix`, its links with `base`. It has no
/// line numbers, since those of a page change with every word above.
pub(crate) fn drawn(map: &Map, drawing: &Drawing, follows: Follows<'_>, (prefix, base): (&str, &str)) -> String {
    let mut scene = layout(map, &drawing.layout, &mut drawing.theme.fonts());
    scene.prefix = prefix.to_owned();
    let theme = drawing.theme.clone();
    svg(&scene, &SvgOptions { theme, font: drawing.font, sources: None, base, follows })
}
