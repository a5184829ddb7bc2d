//! The whole document: frame, style sheet, definitions, marks.

#[cfg(feature = "png")]
use super::{Follows, Font, writer::Outlines};
use super::{
    SvgOptions,
    definitions::{self, Use},
    fonts, marks, style,
    writer::Writer,
    xml::{self, clean},
};
use crate::scene::Scene;
#[cfg(feature = "png")]
use crate::theme::Theme;
use svg::node::element::{Description, SVG, Title};

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
    writer.outlines = Some(Outlines { setter, glyphs: crate::typeset::Outline::default() });
    document(scene, &options, writer, true)
}

fn document(scene: &Scene, options: &SvgOptions<'_>, mut writer: Writer<'_>, turned: bool) -> String {
    let used = Use::of(scene);
    let css = style::style(scene, &used, options);
    let pictures = used.pictures.iter().filter_map(|&at| scene.pictures.get(at));
    let pictures: usize = pictures.map(|of| of.bytes.len().div_ceil(3) * 4 + USUAL).sum();
    writer.reserve(css.len() + pictures + used.nodes * USUAL);
    // The rest is written before the end tag, so that it isn't copied through the crate's tree.
    writer.raw(frame(scene, options).trim_end().trim_end_matches("</svg>"));
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

/// The root element with title and description. What can be large is streamed: the style sheet may hold whole fonts, the definitions whole pictures.
fn frame(scene: &Scene, options: &SvgOptions<'_>) -> String {
    let (width, height) = (xml::number(scene.width), xml::number(scene.height));
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
    document.to_string()
}
