//! The search for the slide that shows the most and can still be read.

use super::{
    assembly::{Slide, Surround},
    band, columns,
    fit::{Canvas, FITS, Fit, MORE, MORE_WAYS, PAPER, ROOMY, SCREEN, STACKED},
    frame::{self, COMFORTABLE, Density, Frame},
    pick, wishes,
};
use crate::{
    layout::LayoutCtx,
    model::{ColumnId, Map},
    scene::Scene,
};
use std::rc::Rc;

/// The widths that are tried before the widest; all slides are 16 to 9.
const WIDTHS: [f64; 5] = [960.0, 1120.0, 1280.0, 1440.0, 1600.0];

/// The slide of a map.
pub fn slide(ctx: &mut LayoutCtx<'_>) -> Scene {
    let words = words(ctx);
    within(ctx, &words, SCREEN).unwrap_or_else(|| {
        let [.., last] = FITS;
        Shaping::new(&Frame::new(ctx.map, SCREEN.widest, &words, true), SCREEN).slide(ctx, last).draw(ctx)
    })
}

/// The slide of a map as a sheet of A4 or Letter has it; none where that would be too full to read.
pub fn on_paper(ctx: &mut LayoutCtx<'_>) -> Option<Scene> {
    let words = words(ctx);
    within(ctx, &words, PAPER)
}

fn words(ctx: &mut LayoutCtx<'_>) -> frame::Words {
    let (pains, worst) = open_pains(ctx.map);
    let wishes = wishes::wishes(ctx);
    let moments = (0..ctx.map.columns.len()).map(|column| ctx.map.is_moment(ColumnId::new(column))).collect();
    let titles = wishes::titles(ctx);
    frame::Words { stages: band::titles(ctx), columns: columns::words(ctx), moments, pains, wishes, titles, worst }
}

/// The first that can be read, up to a width.
fn within(ctx: &mut LayoutCtx<'_>, words: &frame::Words, canvas: Canvas) -> Option<Scene> {
    for width in WIDTHS.into_iter().filter(|&width| width < canvas.widest) {
        let frame = Frame::new(ctx.map, width, words, false);
        if frame.density == Density::Cards && frame.narrowest >= COMFORTABLE {
            let (mut shaping, rows) = (Shaping::new(&frame, canvas), pick::rows(ctx.map, &frame).1);
            for fit in FITS.into_iter().take(ROOMY) {
                let fit = Fit { rows, ..fit };
                let slide = shaping.slide(ctx, fit);
                if slide.complete && slide.is_readable() {
                    let slide = shaping.with_ways(ctx, slide, fit);
                    if slide.missing_ways() == 0 {
                        return Some(slide.draw(ctx));
                    }
                }
            }
        }
    }
    let frame = Frame::new(ctx.map, canvas.widest, words, true);
    let mut shaping = Shaping::new(&frame, canvas);
    // A scale that is as low as it may be is better than a pain that is only counted, and so are shorter texts than a critical one.
    let (critical, rows) = pick::rows(ctx.map, &frame);
    let stacked = (2..=rows).rev().flat_map(|rows| {
        let most = if rows <= critical { FITS.len() } else { STACKED };
        FITS.into_iter().take(most).map(move |fit| Fit { rows, ..fit })
    });
    for fit in stacked.chain(FITS) {
        let slide = shaping.slide(ctx, fit);
        if slide.is_readable() {
            return Some(shaping.completed(ctx, slide, fit).draw(ctx));
        }
    }
    None
}

/// Slides in the same frame; what stands around their charts is shaped once for all that have as much of it.
struct Shaping<'f> {
    frame: &'f Frame,
    canvas: Canvas,
    outer: Option<Rc<Surround>>,
}

impl<'f> Shaping<'f> {
    fn new(frame: &'f Frame, canvas: Canvas) -> Self {
        Self { frame, canvas, outer: None }
    }

    fn slide(&mut self, ctx: &mut LayoutCtx<'_>, fit: Fit) -> Slide<'f> {
        let kept = self.outer.take().filter(|outer| outer.amount == (fit.around, fit.ways));
        let outer = kept.unwrap_or_else(|| Rc::new(Surround::new(ctx, self.frame, (fit.around, fit.ways))));
        self.outer = Some(outer.clone());
        Slide::new(ctx, self.frame, fit, outer, self.canvas)
    }

    /// The same with more lines for what is cut: what the scale has beyond its share, and the room between the parts, are better used for the
    /// ends of texts.
    fn completed(&mut self, ctx: &mut LayoutCtx<'_>, slide: Slide<'f>, fit: Fit) -> Slide<'f> {
        let (mut best, mut fit) = (slide, fit);
        while best.is_short() && fit.more < MORE {
            let next = Fit { more: fit.more + 1, ..fit };
            let slide = self.slide(ctx, next);
            if slide.is_readable() {
                (best, fit) = (slide, next);
            } else if fit.is_close {
                break;
            } else {
                (fit.is_close, fit.is_flat) = (true, true);
            }
        }
        // The end of a text says more than when one is due, but not more than when all are.
        if best.cut() > 0 && best.cut() >= best.dated() {
            let plain = (1..=MORE).map(|more| Fit { more, is_close: true, is_flat: true, is_plain: true, ..fit });
            for next in plain {
                let slide = self.slide(ctx, next);
                if slide.is_readable() && slide.cut() == 0 {
                    (best, fit) = (slide, next);
                    break;
                }
            }
        }
        self.with_ways(ctx, best, fit)
    }

    /// The same with more levels for ways that would be left out, then with more lines for their words, at last with
    /// gains in their own columns, as far as the scale can spare the room.
    fn with_ways(&mut self, ctx: &mut LayoutCtx<'_>, slide: Slide<'f>, fit: Fit) -> Slide<'f> {
        let (mut best, mut fit) = (slide, fit);
        while best.missing_ways() > 0 && fit.ways.0 < MORE_WAYS.0 {
            let next = Fit { ways: (fit.ways.0 + 1, fit.ways.1), ..fit };
            let slide = self.slide(ctx, next);
            if !slide.is_readable() {
                break;
            }
            (best, fit) = (slide, next);
        }
        if best.has_short_ways() {
            let next = Fit { ways: (fit.ways.0, MORE_WAYS.1), ..fit };
            let slide = self.slide(ctx, next);
            if slide.is_readable() {
                (best, fit) = (slide, next);
            }
        }
        // Above their own letters, if nothing else needs the line.
        let above = fit.is_flat.then(|| self.slide(ctx, Fit { is_flat: false, ..fit })).filter(Slide::is_readable);
        let has_no_fewer = |above: &Slide<'_>, ctx: &mut LayoutCtx<'_>| match above.missing_words(ctx) {
            0 => true,
            missing => missing <= best.missing_words(ctx),
        };
        above.filter(|above| has_no_fewer(above, ctx)).unwrap_or(best)
    }
}

/// How many cards of pains that aren't solved each column has, those of its whole stage included, and how severe the worst of them is.
fn open_pains(map: &Map) -> (Vec<usize>, Vec<usize>) {
    let (mut counts, mut worst) = (vec![0; map.columns.len()], vec![0; map.columns.len()]);
    for id in map.open_pains() {
        if let Some(column) = frame::middle(map, map.pain(id).place) {
            counts[column.index()] += 1;
            worst[column.index()] = worst[column.index()].max(map.pain(id).severity as usize);
        }
    }
    (counts, worst)
}
