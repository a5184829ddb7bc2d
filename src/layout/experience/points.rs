//! Points with their words and names, and expectations, as nodes of the scene.

use super::{
    Experience,
    expect::{self, Expected, Mark},
    feelings::{Feelings, Stop},
    hatch,
    labels::{Labels, Shelf, Spot},
    list,
    scenery::Scenery,
};
use crate::{
    layout::{LayoutCtx, PersonaLook},
    model::Feeling,
    scene::{Anchor, Face, Group, Node, Point, Rect, Role, Shape, Stroke, TypeSize},
};

/// The boxes of the entries of every column's lists.
#[derive(Debug, Clone)]
pub struct Shelves {
    /// Above the scale.
    pub above: Vec<Vec<Rect>>,
    /// Below it.
    pub below: Vec<Vec<Rect>>,
}

/// Everything that a point or an expectation is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The shaped texts.
    pub experience: &'a Experience,
    /// What the labels stand around.
    pub scenery: Scenery<'a>,
    /// Where the labels stand.
    pub labels: &'a Labels<'a>,
    /// Where their lists stand.
    pub shelves: &'a Shelves,
}

impl Parts<'_> {
    /// All points.
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
        let mut group = point(ctx, feelings, stop);
        for &member in feelings.joined(stop) {
            let stop = &feelings.stops[member];
            self.add_pill(ctx, &mut group, member, stop, stop.look());
        }
        let word = &self.experience.words[stop.column][stop.index];
        match self.labels.words[index] {
            Spot::Nowhere => {}
            Spot::At(rect, wrap) => group.extend(word.place_in(rect, wrap)),
            Spot::Tied(rect, wrap, line) => {
                group.push(leader(line, role_of(stop)));
                group.extend(word.place_in(rect, wrap));
            }
            Spot::Listed(shelf, entry) => group.extend(self.listed(stop.column, shelf, entry)),
        }
        group
    }

    fn add_pill(&self, ctx: &mut LayoutCtx<'_>, group: &mut Group, index: usize, stop: &Stop<'_>, look: PersonaLook) {
        let spot = self.labels.pills[index];
        if let Spot::Tied(.., line) = spot {
            group.push(leader(line, look.hue));
        }
        match spot {
            Spot::Nowhere => {}
            Spot::At(rect, _) | Spot::Tied(rect, ..) => {
                group.push(Shape::round_rect(rect, rect.height / 2.0).fill(look.hue).obstacle());
                let name = &self.experience.names[stop.feeling.persona.index()].name;
                let (x, y) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0 + 0.3635 * TypeSize::Small.size());
                group.push(ctx.line(x, y, Anchor::Middle, name, TypeSize::Small, Face::Semibold, look.on));
            }
            Spot::Listed(shelf, entry) => group.extend(self.listed(stop.column, shelf, entry)),
        }
    }

    fn listed(&self, column: usize, shelf: Shelf, entry: usize) -> Vec<Node> {
        let (entries, boxes) = match shelf {
            Shelf::Above => (&self.labels.above[column], &self.shelves.above[column]),
            Shelf::Below => (&self.labels.below[column], &self.shelves.below[column]),
        };
        list::draw(&entries[entry], boxes[entry])
    }

    /// All expectations.
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

    fn expectation(&self, ctx: &LayoutCtx<'_>, column: usize, index: usize, expected: &Expected, mark: &Mark) -> Group {
        let mut group = expectation(ctx, column, expected, mark);
        match self.labels.expected[column][index] {
            Spot::Nowhere => {}
            Spot::At(rect, wrap) => group.extend(expected.label.place_in(rect, wrap)),
            Spot::Tied(rect, wrap, line) => {
                group.push(leader(line, if expected.short { Role::RedText } else { Role::Soft }));
                group.extend(expected.label.place_in(rect, wrap));
            }
            Spot::Listed(shelf, entry) => group.extend(self.listed(column, shelf, entry)),
        }
        group
    }
}

/// A hollow mark and its stem, without their label.
pub fn expectation(ctx: &LayoutCtx<'_>, column: usize, expected: &Expected, mark: &Mark) -> Group {
    let map = ctx.map;
    let facts = &map.columns[column].facts;
    let mut group = Group::new("expectation").with_data("column", map.columns[column].name.as_str());
    let members = expected.group(facts);
    let names: Vec<&str> = members.iter().map(|one| map.persona(one.persona).name.as_str()).collect();
    group = group.with_data("persona", names.join(" "));
    if let Some(first) = members.first() {
        let name = format!("{}.{}", map.columns[column].name, map.persona(first.persona).name);
        group = group.named("expectation", &name).from_source(first.span);
        let what = first.what.as_ref().map(|what| what.to_plain() + ", ").unwrap_or_default();
        let gap = expected.gap.as_ref().map(|gap| format!(", {gap}")).unwrap_or_default();
        group = group.titled(format!("{what}{}{gap}", ctx.words.number(first.score.get())));
    }
    let (line, ring) = if expected.short { (Role::Red, Role::RedText) } else { (Role::Soft, Role::Soft) };
    for (from, to) in &mark.stem {
        let stroke = Stroke::new(line, 1.5).dashed(&[3.0, 4.0]);
        group.push(Shape::line(from.x, from.y, to.x, to.y).stroke(stroke).obstacle());
    }
    let ground = if mark.at.y > 0.0 { Role::Ground } else { Role::Calm };
    let circle = Shape::circle(mark.at.x, mark.at.y, expect::RADIUS).fill(ground).stroke(Stroke::new(ring, 2.0));
    group.push(circle.obstacle());
    group
}

/// A feeling with its mark, if that has a size, and nothing beside it; with those of all who share it.
pub fn point(ctx: &LayoutCtx<'_>, feelings: &Feelings<'_>, stop: &Stop<'_>) -> Group {
    let map = ctx.map;
    let members: Vec<&Stop<'_>> = feelings.joined(stop).iter().map(|&member| &feelings.stops[member]).collect();
    let (column, persona) = (&map.columns[stop.column], map.persona(stop.feeling.persona));
    let names: Vec<&str> = members.iter().map(|one| map.persona(one.feeling.persona).name.as_str()).collect();
    // No name holds a full stop, so no two ids are the same.
    let name = format!("{}.{}", column.name, persona.name);
    let mut group = Group::new("feeling").named("feeling", &name).from_source(stop.feeling.span);
    group = group.with_data("persona", names.join(" ")).with_data("column", column.name.as_str());
    group = group.titled(feeling_title(ctx, stop.column, &members));
    if let Some(frame) = feelings.place(stop).frame() {
        let rim = Stroke::new(if stop.at.y > 0.0 { Role::Red } else { Role::Ink }, 1.5);
        group.push(
            Shape::round_rect(frame.inset(0.75), frame.height / 2.0 - 0.75).fill(Role::Ground).stroke(rim).obstacle(),
        );
    }
    for stop in members.into_iter().filter(|stop| stop.radius > 0.0) {
        let (marker, role) = (stop.look().marker, role_of(stop));
        if map.is_assumed(&stop.feeling.from) {
            group.extend(hatch::mark(marker, stop.at, stop.radius, role));
        } else {
            group.push(marker.shape(stop.at.x, stop.at.y, stop.radius).fill(role).obstacle());
        }
    }
    group
}

/// Below neutral everything is red.
fn role_of(stop: &Stop<'_>) -> Role {
    if stop.at.y > 0.0 { Role::Red } else { stop.look().hue }
}

/// The line that ties a label to its point.
pub fn leader([from, to]: [Point; 2], role: Role) -> Shape {
    Shape::line(from.x, from.y, to.x, to.y).stroke(Stroke::new(role, 1.25)).obstacle()
}

/// `Anna, Ben, Compare offers: −1.5, Overwhelmed (assumed)`.
fn feeling_title(ctx: &LayoutCtx<'_>, column: usize, members: &[&Stop<'_>]) -> String {
    let Some(first) = members.first() else { return String::new() };
    let who: Vec<String> = members.iter().map(|one| ctx.map.persona(one.feeling.persona).label.to_plain()).collect();
    title_of(ctx, column, &who, first.feeling)
}

/// The same for one persona.
pub fn title_of_one(ctx: &LayoutCtx<'_>, column: usize, feeling: &Feeling) -> String {
    title_of(ctx, column, &[ctx.map.persona(feeling.persona).label.to_plain()], feeling)
}

fn title_of(ctx: &LayoutCtx<'_>, column: usize, who: &[String], feeling: &Feeling) -> String {
    let map = ctx.map;
    let who = if map.personas.len() > 1 { who.join(", ") + ", " } else { String::new() };
    let word = feeling.word.as_ref().map(|word| format!(", {}", word.to_plain())).unwrap_or_default();
    let assumed = if map.is_assumed(&feeling.from) { format!(" ({})", ctx.words.assumed) } else { String::new() };
    let column = map.columns[column].title.to_plain();
    format!("{who}{column}: {}{word}{assumed}", ctx.words.number(feeling.score.get()))
}
