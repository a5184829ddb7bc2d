//! Personas' names on a slide, next to marks of their curves.

use super::{
    field::Field,
    label::{Label, LabelAnchor, Text},
};
use crate::{
    layout::{
        LayoutCtx,
        chart::{feelings::Feelings, pill, stops::Start},
    },
    scene::{Face, Rect, Role, TypeSize},
};

/// The widest name.
const WIDEST: f64 = 150.0;

/// The names of a map with several personas.
pub struct Names<'f> {
    feelings: &'f Feelings<'f>,
    /// For each persona the name as it is shown, and its width.
    shown: Vec<(String, f64)>,
    /// The stops of each persona.
    stops: Vec<Vec<usize>>,
    /// The one that each persona's name is at.
    named: Vec<Option<usize>>,
}

impl<'f> Names<'f> {
    pub fn new(ctx: &mut LayoutCtx<'_>, feelings: &'f Feelings<'f>) -> Self {
        let names = if ctx.map.personas.len() > 1 { ctx.map.short_names() } else { Vec::new() };
        let mut stops = vec![Vec::new(); ctx.map.personas.len()];
        for (index, stop) in feelings.stops.iter().enumerate() {
            stops[stop.feeling.persona.index()].push(index);
        }
        let shown = names.iter().map(|name| shown(ctx, name)).collect();
        Self { feelings, shown, named: vec![None; stops.len()], stops }
    }

    /// The names of those whose curves begin at the same mark, one below another: there, or at the next mark that all of them share.
    pub fn stacked(&mut self, field: &mut Field, room: Rect) -> Vec<Label> {
        let mut labels = Vec::new();
        for members in &self.feelings.joints {
            let begins = |&&stop: &&usize| self.stops[self.persona(stop)].first() == Some(&stop);
            let own: Vec<usize> = members.iter().filter(begins).copied().collect();
            if self.shown.is_empty() || !pill::is_stack(own.len()) {
                continue;
            }
            let widths: Vec<f64> = own.iter().map(|&stop| self.shown[self.persona(stop)].1).collect();
            let mut marks = pill::shared(self.feelings, &own).into_iter();
            let placed = marks.find_map(|stops| {
                let anchor = LabelAnchor::of(self.feelings.place(&self.feelings.stops[stops[0]]));
                let high = LabelAnchor { radius: anchor.radius + pill::high(own.len()), ..anchor }.within(room);
                let wish = pill::stack((anchor.at, anchor.radius, anchor.half), &widths, high);
                Some((stops, pill::rows(field.place(&wish)?.rect, anchor.at.x, &widths)))
            });
            for (stop, rect) in placed.into_iter().flat_map(|(stops, rects)| stops.into_iter().zip(rects)) {
                let persona = self.persona(stop);
                self.named[persona] = Some(stop);
                labels.push(self.label(stop, rect));
            }
        }
        labels
    }

    /// Each other persona's name, near where the curve begins, or else where it ends.
    pub fn single(&mut self, field: &mut Field, room: Rect) -> Vec<Label> {
        let mut labels = Vec::new();
        for persona in 0..self.shown.len() {
            if self.named[persona].is_none() {
                let label = pill::ends(&self.stops[persona]).find_map(|stop| self.beside(stop, field, room));
                self.named[persona] = label.as_ref().map(|label| label.stop);
                labels.extend(label);
            }
        }
        labels
    }

    /// Another place for the name at this stop: there, or near another end of the curve.
    pub fn moved(&mut self, stop: usize, field: &mut Field, room: Rect) -> Option<Label> {
        let persona = self.persona(stop);
        let label = pill::ends(&self.stops[persona]).find_map(|stop| self.beside(stop, field, room))?;
        self.named[persona] = Some(label.stop);
        Some(label)
    }

    /// The names where curves begin again after a gap, or at one of the next marks, as far as there is room: a loose piece could be anybody's.
    pub fn again(&self, field: &mut Field, room: Rect) -> Vec<Label> {
        let stops = if self.shown.is_empty() { &[][..] } else { &self.feelings.stops };
        let again = stops.iter().enumerate().filter(|(_, stop)| stop.start == Start::Again && stop.radius > 0.0);
        let is_named = |&stop: &usize| self.piece(stop).any(|stop| self.named[self.persona(stop)] == Some(stop));
        let unnamed = again.map(|(stop, _)| stop).filter(|stop| !is_named(stop));
        unnamed.filter_map(|stop| self.piece(stop).find_map(|stop| self.beside(stop, field, room))).collect()
    }

    /// The marks of the curve from this one to the next gap.
    fn piece(&self, from: usize) -> impl Iterator<Item = usize> {
        let stop = |at: usize| &self.feelings.stops[at];
        let own = self.stops[self.persona(from)].iter().copied().skip_while(move |&at| at != from);
        own.take_while(move |&at| at == from || stop(at).start == Start::Not).filter(move |&at| stop(at).radius > 0.0)
    }

    fn persona(&self, stop: usize) -> usize {
        self.feelings.stops[stop].feeling.persona.index()
    }

    fn beside(&self, stop: usize, field: &mut Field, room: Rect) -> Option<Label> {
        let anchor_at = LabelAnchor::of(self.feelings.place(&self.feelings.stops[stop]));
        let rect = place(anchor_at, self.shown[self.persona(stop)].1, field, room)?;
        Some(self.label(stop, rect))
    }

    fn label(&self, stop: usize, rect: Rect) -> Label {
        Label { stop, rect, text: Text::Name(self.shown[self.persona(stop)].0.clone()), line: None }
    }
}

/// A name as far as it fits, and its width.
fn shown(ctx: &mut LayoutCtx<'_>, name: &str) -> (String, f64) {
    let name = ctx.shortened(name, (TypeSize::Small, Face::Semibold, Role::Ink), WIDEST, 1);
    let width = ctx.width(&name, TypeSize::Small, Face::Semibold);
    (name, width)
}

fn place(anchor_at: LabelAnchor, width: f64, field: &mut Field, room: Rect) -> Option<Rect> {
    let mark = (anchor_at.at, anchor_at.radius, anchor_at.half);
    Some(field.place(&pill::request(mark, width, anchor_at.within(room)))?.rect)
}

/// Places a persona's name.
pub fn named(
    ctx: &mut LayoutCtx<'_>,
    anchor_at: LabelAnchor,
    name: &str,
    field: &mut Field,
    room: Rect,
) -> Option<Label> {
    let (name, width) = shown(ctx, name);
    let rect = place(anchor_at, width, field, room)?;
    Some(Label { stop: 0, rect, text: Text::Name(name), line: None })
}
