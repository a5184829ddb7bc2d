//! The whole document: frame, style sheet, definitions, marks.

#[cfg(feature = "png")]
use super::{Follows, Font};
use super::{
    SvgOptions,
    definitions::{self, Use},
    fonts, marks, style,
    writer::{self, Writer, clean},
};
use crate::scene::Scene;
#[cfg(feature = "png")]
use crate::theme::Theme;

/// A scene as an SVG document.
pub fn svg(scene: &Scene, options: &SvgOptions<'_>) -> String {
    document(scene, options, Writer::new(scene, options), false)
}

/// A scene as an SVG document in one set of colours, with its text as outlines.
#[cfg(feature = "png")]
pub(in crate::render) fn svg_outlined(scene: &Scene, theme: &Theme, setter: &crate::typeset::Setter<'_>) -> String {
    let theme = Theme { dark: None, ..theme.clone() };
    let options = SvgOptions { theme, font: Font::System, sources: None, base: "", follows: Follows::Reader };
    let mut writer = Writer::new(scene, &options);
    writer.outlines = Some(writer::Outlines { setter, glyphs: crate::typeset::Outline::default() });
    document(scene, &options, writer, true)
}

fn document(scene: &Scene, options: &SvgOptions<'_>, mut writer: Writer<'_>, turned: bool) -> String {
    let used = Use::of(scene);
    let css = style::style(scene, &used, options);
    writer.reserve(css.len() + used.nodes * USUAL);
    frame(&mut writer, scene, options);
    if !css.is_empty() {
        writer.open("style");
        writer.children();
        writer.lines(&css);
        writer.lines("\n");
        writer.close("style");
    }
    definitions::definitions(&mut writer, scene, &used, &options.theme, turned);
    marks::group(&mut writer, &scene.root);
    writer.close("svg");
    writer.finish()
}

/// More bytes than most nodes take: a string that grows is copied each time.
const USUAL: usize = 256;

/// The start of the document, with its title and its description.
fn frame(writer: &mut Writer<'_>, scene: &Scene, options: &SvgOptions<'_>) {
    let (width, height) = (writer::number(scene.width), writer::number(scene.height));
    writer.open("svg");
    writer.attribute("aria-labelledby", &format!("{0}-title {0}-desc", scene.prefix));
    writer.attribute("class", &format!("wayline {}", style::class(scene)));
    writer.attribute_of_names("font-family", &fonts::families(&options.theme));
    writer.attribute("height", &height);
    if let Some(lang) = &scene.lang {
        writer.attribute("lang", lang);
    }
    writer.attribute("role", "img");
    // Where a drawing is fitted to a page, renderers round the widths of letters to pixels otherwise, and texts get wider than measured.
    writer.attribute("text-rendering", "geometricPrecision");
    writer.attribute("viewBox", &format!("0 0 {width} {height}"));
    writer.attribute("width", &width);
    if let Some(lang) = &scene.lang {
        writer.attribute("xml:lang", lang);
    }
    // Otherwise some renderers drop the spaces at the ends of a `<tspan>`: "CSAT3.2of 5". Texts are written on one
    // line.
    writer.attribute("xml:space", "preserve");
    writer.attribute("xmlns", "http://www.w3.org/2000/svg");
    writer.children();
    for (name, id, text) in [("title", "title", &scene.title), ("desc", "desc", &scene.description)] {
        writer.open(name);
        writer.id("id", id);
        writer.content();
        writer.lines(&clean(text));
        writer.close(name);
    }
}
