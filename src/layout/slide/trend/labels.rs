//! The personas' names and the emotion words of a long map.

use super::{
    averaged::Trend,
    placed::{Labels, Tip},
};
use crate::{
    layout::{
        LayoutCtx, PersonaLook,
        chart::{marks::title_of_one, obstacles::Side, pill, word_request::WordSide},
        slide::{
            field::{Field, Need},
            frame::Frame,
            label::{Label, LabelAnchor},
            labels::{Said, word},
            names::named,
        },
    },
    scene::{Group, Rect},
};

impl<'m> Trend<'m> {
    /// Places the word of the lowest point, the names where curves begin, then the other words at the tips of bars.
    pub fn place_labels(&mut self, ctx: &mut LayoutCtx<'_>, frame: &Frame, field: &mut Field, room: Rect) -> Vec<Rect> {
        let tips = self.tips(frame);
        // The word of the lowest point must not be missing.
        let (lowest, others) = tips.split_at(usize::from(!tips.is_empty()));
        let mut labels = Labels::default();
        let place = |labels: &mut Labels<'m>, tip: &Tip<'m>, need, ctx: &mut LayoutCtx<'_>, field: &mut Field| {
            labels.words.extend(self.word(ctx, (tip, need), field, room).map(|label| (*tip, label)));
        };
        lowest.iter().for_each(|tip| place(&mut labels, tip, Need::Must, ctx, field));
        if ctx.map.personas.len() > 1 {
            labels.names = self.names(ctx, field, room);
        }
        others.iter().for_each(|tip| place(&mut labels, tip, Need::Wanted, ctx, field));
        labels.words.sort_by_key(|(tip, _)| tip.mean);
        self.labels = labels;
        self.labels.boxes()
    }

    /// Each persona's name, near where the curve begins.
    fn names(&self, ctx: &mut LayoutCtx<'_>, field: &mut Field, room: Rect) -> Vec<(usize, Label)> {
        let mut names = Vec::new();
        for (persona, name) in ctx.map.short_names().iter().enumerate() {
            let own = self.means.iter().enumerate().filter(|(_, mean)| mean.persona.index() == persona);
            let anchors: Vec<_> = own.map(|(index, mean)| (index, LabelAnchor::new(mean.at, self.mark))).collect();
            let mut tried = pill::ends(&anchors)
                .filter_map(|(index, anchor_at)| Some((index, named(ctx, anchor_at, name, field, room)?)));
            names.extend(tried.next());
        }
        names.sort_by_key(|(mean, _)| *mean);
        names
    }

    fn word(
        &self,
        ctx: &mut LayoutCtx<'_>,
        (tip, need): (&Tip<'m>, Need),
        field: &mut Field,
        room: Rect,
    ) -> Option<Label> {
        let (mean, words) = (&self.means[tip.mean], tip.end.feeling.word.as_ref()?);
        let mut at = mean.at;
        at.y = tip.end.y;
        let radius = if at == mean.at { self.mark } else { self.bar / 2.0 };
        let side = if tip.is_low { Side::Below } else { Side::Above };
        let (words, hue) = (words.to_plain(), PersonaLook::of(mean.persona).hue);
        let said = Said { words: &words, hue, need, marker: None, side: WordSide::alone(side) };
        word(ctx, LabelAnchor::new(at, radius), &said, field, room)
    }

    /// All marks with their labels.
    pub fn draw_marks(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let mut group = Group::new("feelings");
        let mut names = self.labels.names.iter().peekable();
        for (index, mean) in self.means.iter().enumerate() {
            let mut mark = self.draw_mark(ctx, mean);
            while let Some((_, name)) = names.next_if(|(owner, _)| *owner == index) {
                mark.extend(name.draw(ctx, PersonaLook::of(mean.persona)));
            }
            group.push(mark);
        }
        for (tip, label) in &self.labels.words {
            group.push(self.told(ctx, tip, label));
        }
        group
    }

    /// The word of a feeling at the tip of a bar.
    fn told(&self, ctx: &mut LayoutCtx<'_>, tip: &Tip<'_>, label: &Label) -> Group {
        let (map, feeling) = (ctx.map, tip.end.feeling);
        let (column, persona) = (&map.columns[tip.end.column], map.persona(feeling.persona));
        let name = format!("{}.{}", column.name, persona.name);
        let mut group = Group::new("feeling").named("feeling", &name).from_source(feeling.span);
        group = group.with_data("persona", persona.name.as_str()).with_data("column", column.name.as_str());
        group = group.titled(title_of_one(ctx, tip.end.column, feeling));
        group.extend(label.draw(ctx, PersonaLook::of(feeling.persona)));
        group
    }
}
