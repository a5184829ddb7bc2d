//! SVG: from the scene alone, one element per line, so that a small change in a map is a small change in its drawing.
//!
//! The crate `svg` writes the document's frame and definitions. The thousands of marks inside a large map are streamed
//! by [`writer`]: the crate would keep a hash map, a list and a box for each of them, and it puts line breaks into
//! texts, which browsers show as spaces.

mod definitions;
mod fit;
pub(in crate::render) mod fonts;
mod inks;
mod marks;
#[cfg(feature = "png")]
mod outlines;
mod style;
mod writer;

use crate::{scene::Scene, source::Sources, theme::Theme};
use definitions::Use;
use svg::node::element::{Description, SVG, Title};
use writer::{Writer, clean};

/// How to write a scene as SVG.
#[derive(Debug, Clone, Default)]
pub struct SvgOptions<'a> {
    /// The colours.
    pub theme: Theme,
    /// Whether the font is embedded.
    pub font: Font,
    /// The files that spans point into, for `data-line`; without them it isn't written.
    pub sources: Option<&'a Sources>,
    /// The path from the drawing to the map's folder: empty, or with a slash at its end. Relative links start there.
    pub base: &'a str,
    /// What decides between light and dark, if the theme has dark colours.
    pub follows: Follows<'a>,
}

/// What decides between light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Follows<'a> {
    /// The reader's system, unless the page says otherwise with `data-theme`.
    #[default]
    Reader,
    /// The theme that the reader has chosen in an mdBook book.
    Book,
    /// The page: it is dark if this selector matches an element around the drawing, such as `.dark`. The selector never
    /// comes from the text of a map.
    Selector(&'a str),
}

/// Whether the font is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Font {
    /// As chunks by script, only those that the texts need. Needs the feature `fonts`; without it a drawing has the names of
    /// their files in place of them.
    #[default]
    Embed,
    /// Not embedded: the reader's system has it, or a similar one.
    System,
}

/// A scene as an SVG document.
pub fn svg(scene: &Scene, options: &SvgOptions<'_>) -> String {
    document(scene, options, Writer::new(scene, options), false)
}

/// A scene as an SVG document in one set of colours, with its text as outlines.
#[cfg(feature = "png")]
pub(super) fn svg_outlined(scene: &Scene, theme: &Theme, setter: &crate::typeset::Setter<'_>) -> String {
    let theme = Theme { dark: None, ..theme.clone() };
    let options = SvgOptions { theme, font: Font::System, sources: None, base: "", follows: Follows::Reader };
    let mut writer = Writer::new(scene, &options);
    writer.outlines = Some(writer::Outlines { setter, glyphs: crate::typeset::Outline::default() });
    document(scene, &options, writer, true)
}

fn document(scene: &Scene, options: &SvgOptions<'_>, mut writer: Writer<'_>, turned: bool) -> String {
    // The content is inserted before the end tag, so that it isn't copied through the crate's tree.
    let frame = frame(scene, options, turned);
    writer.raw(frame.trim_end().trim_end_matches("</svg>"));
    marks::group(&mut writer, &scene.root);
    writer.raw("</svg>\n");
    writer.finish()
}

/// The document without its marks.
fn frame(scene: &Scene, options: &SvgOptions<'_>, turned: bool) -> String {
    let used = Use::of(scene);
    let (width, height) = (writer::number(scene.width), writer::number(scene.height));
    let mut document = SVG::new()
        .set("class", format!("wayline {}", style::class(scene)))
        .set("width", width.as_str())
        .set("height", height.as_str())
        .set("viewBox", format!("0 0 {width} {height}"))
        // Otherwise some renderers drop the spaces at the ends of a `<tspan>`: "CSAT3.2of 5". Texts are written on one
        // line.
        .set("xml:space", "preserve")
        // Where a drawing is fitted to a page, renderers round the widths of letters to pixels otherwise, and texts get wider than measured.
        .set("text-rendering", "geometricPrecision")
        .set("role", "img")
        .set("aria-labelledby", format!("{0}-title {0}-desc", scene.prefix))
        .set("font-family", fonts::families(&options.theme).as_ref())
        .add(Title::new(clean(&scene.title)).set("id", format!("{}-title", scene.prefix)))
        .add(
            Description::new()
                .set("id", format!("{}-desc", scene.prefix))
                .add(svg::node::Text::new(clean(&scene.description))),
        );
    if let Some(lang) = &scene.lang {
        document = document.set("lang", clean(lang)).set("xml:lang", clean(lang));
    }
    if let Some(style) = style::style(scene, &used, options) {
        document = document.add(style);
    }
    document.add(definitions::definitions(scene, &used, &options.theme, turned)).to_string()
}
