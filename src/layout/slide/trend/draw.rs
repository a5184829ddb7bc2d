//! Bars, curves and marks of a long map, as nodes of the scene.

use super::{averaged::Trend, means::Mean};
use crate::{
    layout::{
        LayoutCtx, PersonaLook, Words,
        chart::{hatch, role_at},
    },
    model::Map,
    scene::{Group, Node, Point, Role, Segment, Shape, Stroke},
};

/// Rim that separates a mark from the curve below it.
const RIM: f64 = 1.5;
/// A circle's control points, as a share of its radius.
const ROUND: f64 = 0.5523;

impl Trend<'_> {
    /// The ranges, each in the hue of its persona; a single persona's is red below neutral.
    pub fn draw_bars(&self, map: &Map) -> Group {
        let mut group = Group::new("ranges");
        for mean in &self.means {
            group.extend(self.bar(map, mean));
        }
        group
    }

    fn bar(&self, map: &Map, mean: &Mean<'_>) -> Vec<Node> {
        let (top, bottom) = (mean.high.y, mean.low.y);
        // A bar that its own mark would cover is useless.
        if bottom - top <= self.bar {
            return Vec::new();
        }
        let look = PersonaLook::of(mean.persona);
        let part =
            |top: f64, bottom: f64, role: Role| Node::from(Shape::path(self.rounded(mean, top, bottom)).fill(role));
        let mut parts = Vec::new();
        if top < 0.0 {
            parts.push(part(top, bottom.min(0.0), look.pale));
        }
        if bottom > 0.0 {
            parts.push(part(top.max(0.0), bottom, if map.personas.len() < 2 { Role::RedPale } else { look.pale }));
        }
        parts
    }

    /// A bar with round ends, but flat at neutral, where its other half continues.
    fn rounded(&self, mean: &Mean<'_>, top: f64, bottom: f64) -> Vec<Segment> {
        let (left, right, half) = (mean.at.x - self.bar / 2.0, mean.at.x + self.bar / 2.0, self.bar / 2.0);
        let end = |y: f64| if y == 0.0 { 0.0 } else { half.min((bottom - top) / 2.0) };
        let (above, below) = (end(top), end(bottom));
        let middle = mean.at.x;
        let curve = |x1: f64, y1: f64, x2: f64, y2: f64, x: f64, y: f64| {
            Segment::Cubic(Point::new(x1, y1), Point::new(x2, y2), Point::new(x, y))
        };
        let cap = |from: f64, to: f64, y: f64, depth: f64| {
            let (up, out) = (y - depth * ROUND, half * ROUND * (to - from).signum());
            let tip = y - depth;
            [curve(from, up, middle - out, tip, middle, tip), curve(middle + out, tip, to, up, to, y)]
        };
        let mut path = vec![Segment::Move(Point::new(left, top + above))];
        path.extend(cap(left, right, top + above, above));
        path.push(Segment::Line(Point::new(right, bottom - below)));
        path.extend(cap(right, left, bottom - below, -below));
        path.push(Segment::Close);
        path
    }

    /// The mark of a mean, with a title that says what it is the mean of.
    pub fn draw_mark(&self, ctx: &LayoutCtx<'_>, mean: &Mean<'_>) -> Group {
        let map = ctx.map;
        let (look, persona) = (PersonaLook::of(mean.persona), map.persona(mean.persona));
        let role = role_at(map, look.hue, mean.at.y);
        let mut group = Group::new("mean").with_data("persona", persona.name.as_str());
        let figure = |value: f64| format!("{}", (value * 100.0).round() / 100.0);
        group = group.with_data("mean", figure(mean.score)).with_data("of", mean.count.to_string());
        group = group.with_data("low", figure(mean.low.feeling.score.get()));
        group = group.with_data("high", figure(mean.high.feeling.score.get())).titled(self.title(ctx, mean));
        if mean.assumed {
            group.extend(hatch::mark(look.marker, mean.at, self.mark, role));
        } else {
            let rim = Stroke::new(if mean.at.y > 0.0 { Role::Ground } else { Role::Calm }, 2.0 * RIM);
            let mark = look.marker.shape(mean.at.x, mean.at.y, self.mark);
            group.push(mark.clone().stroke(rim));
            group.push(mark.fill(role).obstacle());
        }
        group
    }

    /// `Anna, Compare offers – Sign the contract: 0.4 on average, from −1 to 2`.
    fn title(&self, ctx: &LayoutCtx<'_>, mean: &Mean<'_>) -> String {
        let (map, words) = (ctx.map, ctx.words);
        let columns = &self.bins.all[mean.bin].columns;
        let title = |column: usize| map.columns[column].title.to_plain();
        let mut place = title(columns.start);
        if columns.len() > 1 {
            place = format!("{place} – {}", title(columns.end - 1));
        }
        if map.personas.len() > 1 {
            place = format!("{}, {place}", map.persona(mean.persona).label.to_plain());
        }
        let number = |value: f64| words.number((value * 100.0).round() / 100.0);
        let (low, high) = (mean.low.feeling.score.get(), mean.high.feeling.score.get());
        if low == high {
            return format!("{place}: {}", number(mean.score));
        }
        Words::fill(words.mean, &[&place, &number(mean.score), &number(low), &number(high)])
    }
}
