//! The marks of feelings and of expectations, as nodes of the scene.

use super::{
    expectations::{self, Expected, ExpectedMark},
    feelings::Feelings,
    hatch, role_at,
    stops::{MarkBox, Stop},
};
use crate::{
    layout::LayoutCtx,
    model::{Feeling, Map, PersonaId},
    scene::{Group, Point, Rect, Role, Shape, Stroke},
};

/// A hollow mark and its stem, without their label.
pub fn expectation(ctx: &LayoutCtx<'_>, column: usize, expected: &Expected, mark: &ExpectedMark) -> Group {
    let map = ctx.map;
    let facts = &map.columns[column].facts;
    let mut group = Group::new("expectation").with_data("column", map.columns[column].name.as_str());
    let members = expected.group(facts);
    let names: Vec<&str> = members.iter().map(|one| map.persona(one.persona).name.as_str()).collect();
    group = group.with_data("persona", names.join(" "));
    if let Some(first) = members.first() {
        let name = format!("{}.{}", map.columns[column].name, map.persona(first.persona).name);
        group = group.named("expectation", &name).from_source(first.span);
        let what = first.what.as_ref().map(|what| what.to_plain() + ctx.words.comma).unwrap_or_default();
        let gap = expected.gap.as_ref().map(|gap| format!("{}{gap}", ctx.words.comma)).unwrap_or_default();
        group = group.titled(format!("{what}{}{gap}", ctx.words.number(first.score.get())));
    }
    for (from, to) in &mark.stem {
        let stroke = Stroke::new(expected.role, 1.5).dashed(&[3.0, 4.0]);
        group.push(Shape::line(from.x, from.y, to.x, to.y).stroke(stroke).obstacle());
    }
    let ground = if mark.at.y > 0.0 { Role::Ground } else { Role::Calm };
    let circle =
        Shape::circle(mark.at.x, mark.at.y, expectations::RADIUS).fill(ground).stroke(Stroke::new(expected.role, 2.0));
    group.push(circle.obstacle());
    group
}

/// A feeling with its mark, if that has a size, but without labels; includes everybody who shares it.
pub fn point(ctx: &LayoutCtx<'_>, feelings: &Feelings<'_>, stop: &Stop<'_>) -> Group {
    let map = ctx.map;
    let members: Vec<&Stop<'_>> = feelings.joined(stop).iter().map(|&member| &feelings.stops[member]).collect();
    let (column, persona) = (&map.columns[stop.column], map.persona(stop.feeling.persona));
    let names: Vec<&str> = members.iter().map(|one| map.persona(one.feeling.persona).name.as_str()).collect();
    // Names contain no full stop, so no two ids are equal.
    let name = [column.name.as_str(), ".", persona.name.as_str()].concat();
    let mut group = Group::new("feeling").named("feeling", &name).from_source(stop.feeling.span);
    group = group.with_data("persona", names.join(" ")).with_data("column", column.name.as_str());
    group = group.titled(feeling_title(ctx, stop.column, &members));
    if let Some(frame) = feelings.place(stop).frame() {
        // Quieter than the ring of a key moment, which may be around it.
        let rim = Stroke::new(Role::LineStrong, 1.5);
        group.push(
            Shape::round_rect(frame.inset(0.75), frame.height / 2.0 - 0.75).fill(Role::Ground).stroke(rim).obstacle(),
        );
    }
    for stop in members.into_iter().filter(|stop| stop.radius > 0.0) {
        let (marker, role) = (stop.look().marker, role_of(map, stop));
        if map.is_assumed(&stop.feeling.from) {
            group.extend(hatch::mark(marker, stop.at, stop.radius, role));
        } else {
            group.push(marker.shape(stop.at.x, stop.at.y, stop.radius).fill(role).obstacle());
        }
    }
    group.extend(ring(&feelings.place(stop)));
    group
}

/// The ring around the mark of a key moment.
fn ring(mark: &MarkBox) -> Option<Shape> {
    let (reach, high) = (mark.half + mark.reach(), mark.reach());
    let rect = Rect::new(mark.at.x - reach, mark.at.y - high, 2.0 * reach, 2.0 * high);
    (mark.ring > 0.0).then(|| Shape::round_rect(rect, high).stroke(Stroke::new(Role::Ink, 1.5)).obstacle())
}

/// The colour of a mark.
pub fn role_of(map: &Map, stop: &Stop<'_>) -> Role {
    role_at(map, stop.look().hue, stop.at.y)
}

/// The line that connects a label to its point: a grey hairline, since in a persona's colour it would look like a part of a curve.
pub fn leader([from, to]: [Point; 2]) -> Shape {
    Shape::line(from.x, from.y, to.x, to.y).stroke(Stroke::new(Role::Faint, 1.0)).obstacle()
}

/// `Anna, Ben, Compare offers: −1.5, Overwhelmed (assumed)`.
fn feeling_title(ctx: &LayoutCtx<'_>, column: usize, members: &[&Stop<'_>]) -> String {
    let Some(first) = members.first() else { return String::new() };
    title_of(ctx, column, members.iter().map(|one| one.feeling.persona), first.feeling)
}

/// The same for one persona.
pub fn title_of_one(ctx: &LayoutCtx<'_>, column: usize, feeling: &Feeling) -> String {
    title_of(ctx, column, [feeling.persona], feeling)
}

fn title_of(ctx: &LayoutCtx<'_>, column: usize, who: impl IntoIterator<Item = PersonaId>, feeling: &Feeling) -> String {
    let (map, comma) = (ctx.map, ctx.words.comma);
    let mut title = String::new();
    for persona in who.into_iter().filter(|_| map.personas.len() > 1) {
        title.extend(map.persona(persona).label.parts().chain([comma]));
    }
    title.extend(map.columns[column].title.parts().chain([": ", ctx.words.number(feeling.score.get()).as_str()]));
    if let Some(word) = &feeling.word {
        title.extend([comma].into_iter().chain(word.parts()));
    }
    if map.is_assumed(&feeling.from) {
        title.extend([" (", ctx.words.assumed, ")"]);
    }
    title
}
