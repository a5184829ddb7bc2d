//! Text: lines as glyphs that know their words, and links.

use super::ink;
use crate::{
    render::address::address,
    scene::{Point, Rect, Stroke, TextLine},
    theme::Theme,
    typeset::{Bytes, Glyph, SetLine, SetRun, TypefaceId, Typefaces},
};
use krilla::{
    Data,
    geom::{PathBuilder, Point as PdfPoint, Rect as PdfRect, Transform},
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph, Tag},
};
use rustc_hash::FxHashMap;
use std::{fmt::Write as _, sync::Arc};

/// The fonts of a file; each is embedded once, with only the glyphs that are used.
pub struct PdfFonts<'a> {
    pub typefaces: &'a Typefaces,
    known: FxHashMap<TypefaceId, Option<Font>>,
}

impl<'a> PdfFonts<'a> {
    pub fn new(typefaces: &'a Typefaces) -> Self {
        Self { typefaces, known: FxHashMap::default() }
    }

    fn get(&mut self, id: TypefaceId) -> Option<Font> {
        let open = || {
            let typeface = self.typefaces.get(id);
            let data = match &typeface.bytes {
                Bytes::Bundled(bytes) => Data::from(*bytes),
                shared @ Bytes::Shared(_) => Data::from(Arc::new(shared.clone()) as Arc<dyn AsRef<[u8]> + Send + Sync>),
            };
            let weight: Vec<_> = typeface.made.weight.map(|weight| (Tag::new(b"wght"), weight)).into_iter().collect();
            Font::new_variable(data, typeface.index, &weight)
        };
        self.known.entry(id).or_insert_with(open).clone()
    }
}

/// What is needed to draw words.
pub struct TextPainter<'p, 's, 'f> {
    pub surface: &'p mut Surface<'s>,
    pub theme: &'p Theme,
    pub fonts: &'p mut PdfFonts<'f>,
}

/// Draws the words of one run.
pub fn run(pen: &mut TextPainter<'_, '_, '_>, set: &SetLine<'_>, run: &SetRun<'_>, line: &TextLine, at: Point) {
    let Some(font) = pen.fonts.get(run.typeface) else { return };
    let size = line.size.size();
    let glyphs: Vec<KrillaGlyph> = run.glyphs.iter().map(|glyph| krilla_glyph(glyph, size)).collect();
    let start = PdfPoint::from_xy((run.x + at.x) as f32, (line.y + at.y) as f32);
    let made = pen.fonts.typefaces.get(run.typeface).made;
    let outline = made.outline().map(|ems| ink::stroke(pen.theme, &Stroke::new(run.run.role, ems * size)));
    pen.surface.set_stroke(outline);
    pen.surface.set_fill(Some(ink::fill(pen.theme, run.run.role)));
    if made.slanted {
        // Slanted around its start, so that the baseline stays.
        let slant = made.slant() as f32;
        pen.surface.push_transform(&Transform::from_row(1.0, 0.0, -slant, 1.0, slant * start.y, 0.0));
    }
    pen.surface.draw_glyphs(start, &glyphs, font, &set.text, size as f32, false);
    if made.slanted {
        pen.surface.pop();
    }
}

/// A glyph as the library expects it, with lengths in ems.
fn krilla_glyph(glyph: &Glyph, size: f64) -> KrillaGlyph {
    KrillaGlyph {
        glyph_id: GlyphId::new(glyph.id),
        text_range: glyph.shows.clone(),
        x_advance: (glyph.advance / size) as f32,
        x_offset: (glyph.offset.0 / size) as f32,
        y_offset: (glyph.offset.1 / size) as f32,
        y_advance: 0.0,
        location: None,
    }
}

/// Draws the line under the words of a link.
pub fn underline(pen: &mut TextPainter<'_, '_, '_>, run: &SetRun<'_>, line: &TextLine, at: Point) {
    let typeface = pen.fonts.typefaces.get(run.typeface);
    let unit = line.size.size() / typeface.units_per_em;
    let (above, thick) = typeface.underline;
    let rule = Rect::new(run.x + at.x, line.y + at.y - above * unit, run.width, thick * unit);
    if let Some(rect) = pdf_rect(rule) {
        let mut builder = PathBuilder::new();
        builder.push_rect(rect);
        if let Some(path) = builder.finish() {
            pen.surface.set_stroke(None);
            pen.surface.set_fill(Some(ink::fill(pen.theme, run.run.role)));
            pen.surface.draw_path(&path);
        }
    }
}

/// The box around the words of a run, in user units of the page.
pub fn area(run: &SetRun<'_>, line: &TextLine, at: Point) -> Rect {
    let bounds = line.bounds();
    Rect::new(run.x, bounds.y, run.width, bounds.height).moved(at.x, at.y)
}

pub fn pdf_rect(rect: Rect) -> Option<PdfRect> {
    PdfRect::from_xywh(rect.x as f32, rect.y as f32, rect.width as f32, rect.height as f32)
}

/// An address as a PDF stores it, in ASCII only; `None` if the link mustn't be followed.
pub fn target(link: &str, base: &str) -> Option<String> {
    let mut target = String::with_capacity(link.len());
    for byte in address(link, base)?.bytes() {
        if byte.is_ascii_graphic() {
            target.push(char::from(byte));
        } else {
            let _ = write!(target, "%{byte:02X}");
        }
    }
    Some(target)
}
