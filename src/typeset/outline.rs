//! The outline of a glyph, for formats that draw text as shapes.

use super::{typeface::TypefaceId, typefaces::Typefaces};
use rustc_hash::FxHashMap;
use skrifa::{
    GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use std::rc::Rc;

/// One pen stroke, in font units, y upwards.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stroke {
    Move(f32, f32),
    Line(f32, f32),
    Quad([f32; 4]),
    Cubic([f32; 6]),
    Close,
}

/// The glyph outlines of a drawing; each is read from its font once.
#[derive(Default)]
pub(crate) struct Outline {
    known: FxHashMap<(TypefaceId, u32), Rc<[Stroke]>>,
}

impl Outline {
    /// The outline of a glyph; empty if it has none.
    pub fn of(&mut self, typefaces: &Typefaces, typeface: TypefaceId, glyph: u32) -> Rc<[Stroke]> {
        let read = || {
            let mut pen = Pen::default();
            let typeface = typefaces.get(typeface);
            let font = typeface.font();
            let outline = font.and_then(|font| font.outline_glyphs().get(GlyphId::new(glyph)));
            if let Some(outline) = outline {
                let plain = DrawSettings::unhinted(Size::unscaled(), LocationRef::from(&typeface.location));
                if outline.draw(plain, &mut pen).is_err() {
                    pen.strokes.clear();
                }
            }
            pen.strokes.into()
        };
        Rc::clone(self.known.entry((typeface, glyph)).or_insert_with(read))
    }
}

#[derive(Default)]
struct Pen {
    strokes: Vec<Stroke>,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.strokes.push(Stroke::Move(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.strokes.push(Stroke::Line(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.strokes.push(Stroke::Quad([cx, cy, x, y]));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.strokes.push(Stroke::Cubic([ax, ay, bx, by, x, y]));
    }

    fn close(&mut self) {
        self.strokes.push(Stroke::Close);
    }
}
