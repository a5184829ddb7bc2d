//! Points with their words and names, and expectations, as nodes of the scene.

use super::{
    labels::Labels,
    placement::{Label, Placement},
    scenery::{Half, Scenery},
    shaped::Experience,
};
use crate::{
    layout::chart::{
        expectations::{Expected, ExpectedMark},
        label_list,
        marks::{self, leader},
        pill,
        stops::Stop,
    },
    layout::{LayoutCtx, PersonaLook},
    scene::{Group, Node, Rect},
};

/// The boxes of the entries of every column's lists.
#[derive(Debug, Clone)]
pub struct ListBoxes {
    /// Above the scale.
    pub above: Vec<Vec<Rect>>,
    pub below: Vec<Vec<Rect>>,
}

/// Everything needed to draw a point or an expectation.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The shaped texts.
    pub experience: &'a Experience,
    /// What the labels are placed around.
    pub scenery: Scenery<'a>,
    /// Where the labels are.
    pub labels: &'a Labels<'a>,
    /// Where their lists are.
    pub lists: &'a ListBoxes,
}

impl Parts<'_> {
    pub fn feelings(&self, ctx: &mut LayoutCtx<'_>) -> Group {
        let mut group = Group::new("feelings");
        let feelings = self.scenery.feelings;
        for (index, stop) in feelings.stops.iter().enumerate().filter(|(index, _)| feelings.is_first(*index)) {
            group.push(self.feeling(ctx, index, stop));
        }
        group
    }

    fn feeling(&self, ctx: &mut LayoutCtx<'_>, index: usize, stop: &Stop<'_>) -> Group {
        let feelings = self.scenery.feelings;
        let mut group = marks::point(ctx, feelings, stop);
        for &member in feelings.joined(stop) {
            let stop = &feelings.stops[member];
            self.add_pill(ctx, &mut group, member, stop, stop.look());
        }
        let word = &self.experience.words[stop.column][stop.index];
        match self.labels.words[index] {
            Placement::Nowhere => {}
            Placement::At(label) => group.extend(word.draw(label.rect, label.wrap, label.is_on_red)),
            Placement::Tied(label, line) => {
                group.push(leader(line));
                group.extend(word.draw(label.rect, label.wrap, label.is_on_red));
            }
            Placement::Listed(half_of, entry) => group.extend(self.listed(stop.column, half_of, entry)),
        }
        group
    }

    fn add_pill(&self, ctx: &mut LayoutCtx<'_>, group: &mut Group, index: usize, stop: &Stop<'_>, look: PersonaLook) {
        let placement = self.labels.pills[index];
        if let Placement::Tied(.., line) = placement {
            group.push(leader(line));
        }
        match placement {
            Placement::Nowhere => {}
            Placement::At(Label { rect, .. }) | Placement::Tied(Label { rect, .. }, _) => {
                let name = &self.experience.names[stop.feeling.persona.index()].name;
                group.extend(pill::draw(ctx, rect, name, look));
            }
            Placement::Listed(half_of, entry) => group.extend(self.listed(stop.column, half_of, entry)),
        }
    }

    fn listed(&self, column: usize, half_of: Half, entry: usize) -> Vec<Node> {
        let (entries, boxes) = match half_of {
            Half::Upper => (&self.labels.above[column], &self.lists.above[column]),
            Half::Lower => (&self.labels.below[column], &self.lists.below[column]),
        };
        label_list::draw(&entries[entry], boxes[entry])
    }

    pub fn expectations(&self, ctx: &LayoutCtx<'_>) -> Group {
        let mut group = Group::new("expectations");
        for column in 0..self.scenery.map.columns.len() {
            let all = self.experience.expected[column].iter().zip(&self.scenery.marks[column]);
            for (index, (expected, mark)) in all.enumerate() {
                group.push(self.expectation(ctx, column, index, expected, mark));
            }
        }
        group
    }

    fn expectation(
        &self,
        ctx: &LayoutCtx<'_>,
        column: usize,
        index: usize,
        expected: &Expected,
        mark: &ExpectedMark,
    ) -> Group {
        let mut group = marks::expectation(ctx, column, expected, mark);
        match self.labels.expected[column][index] {
            Placement::Nowhere => {}
            Placement::At(label) => group.extend(expected.label.draw(label.rect, label.wrap, label.is_on_red)),
            Placement::Tied(label, line) => {
                group.push(leader(line));
                group.extend(expected.label.draw(label.rect, label.wrap, label.is_on_red));
            }
            Placement::Listed(half_of, entry) => group.extend(self.listed(column, half_of, entry)),
        }
        group
    }
}
