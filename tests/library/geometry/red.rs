//! Whose colour a curve has, and what is red.

use super::{Sample, chance, drawn, examples, find::all, strange};
use crate::support::every_map::documented;
use wayline::{
    layout::View,
    model::Map,
    scene::{Fill, Form, Group, Node, Point, Role, Segment, Shape},
};

const VIEWS: [View; 3] = [View::Detail, View::Overview, View::Blueprint];
/// How far a mark on neutral reaches above it.
const MARK: f64 = 12.0;

fn maps() -> impl Iterator<Item = Sample> {
    examples().into_iter().chain(strange()).chain(chance(60))
}

/// The highest and the lowest point of a form.
fn extent(form: &Form) -> (f64, f64) {
    let around =
        |ys: Vec<f64>| ys.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), y| (a.min(y), b.max(y)));
    match form {
        Form::Rect { rect, .. } => (rect.y, rect.bottom()),
        Form::Line { from, to } => around(vec![from.y, to.y]),
        Form::Circle { centre, radius } => (centre.y - radius, centre.y + radius),
        Form::Path(segments) => around(segments.iter().filter_map(end).map(|point| point.y).collect()),
    }
}

fn end(segment: &Segment) -> Option<Point> {
    match *segment {
        Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to),
        Segment::Close => None,
    }
}

fn roles(shape: &Shape) -> Vec<Role> {
    let fill = match shape.fill {
        Some(Fill::Solid(role)) => Some(role),
        Some(Fill::Hatch) | None => None,
    };
    fill.into_iter().chain(shape.stroke.as_ref().map(|stroke| stroke.role)).collect()
}

/// Only their words were looked at: the lines could be red, and nobody would see whose valley it is.
#[test]
fn each_of_several_curves_keeps_its_colour_below_neutral_and_a_lone_one_is_red_there() {
    let (mut wrong, mut kept, mut red) = (Vec::new(), 0, 0);
    for (sample, view) in maps().flat_map(|sample| VIEWS.map(|view| (sample.clone(), view))) {
        let map = sample.model();
        for class in ["curve", "lead"] {
            for curve in all(&drawn(&sample, view).root, class) {
                let whose = map.personas.iter().position(|one| Some(one.name.as_str()) == curve.data("persona"));
                let own = Role::Persona((whose.expect("a persona") % usize::from(Role::PERSONAS)) as u8);
                for shape in curve.shapes() {
                    let (top, bottom) = extent(&shape.form);
                    let Some(role) = shape.stroke.as_ref().map(|stroke| stroke.role).filter(|role| *role != Role::Calm)
                    else {
                        continue;
                    };
                    let is_below = top > -0.5 && bottom > 0.5;
                    let expected = if is_below && map.personas.len() == 1 { Role::Red } else { own };
                    if role == expected {
                        kept += usize::from(is_below && role == own);
                        red += usize::from(role == Role::Red);
                    } else {
                        wrong.push(format!(
                            "{} ({view:?}), {:?}: {role:?} from {top} to {bottom}",
                            sample.origin,
                            curve.data("persona")
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty() && kept > 300 && red > 50, "{kept} {red}: {}", wrong.join("\n"));
}

/// What is red, with the kinds of the groups that it is in, from the outermost on.
struct Found<'a> {
    groups: Vec<&'a Group>,
    /// Its top and bottom, counted from neutral if it is in a chart.
    span: (f64, f64),
    said: String,
}

fn is_red(role: Role) -> bool {
    matches!(role, Role::Red | Role::RedText | Role::RedTint | Role::RedArea | Role::RedPale | Role::OnRed)
}

fn reds<'a>(group: &'a Group, outer: &[&'a Group], y: f64, found: &mut Vec<Found<'a>>) {
    let y = if group.class == "chart" { 0.0 } else { y + group.at.y };
    let groups: Vec<&Group> = outer.iter().copied().chain([group]).collect();
    for node in &group.nodes {
        match node {
            Node::Group(inner) => reds(inner, &groups, y, found),
            Node::Shape(shape) if roles(shape).into_iter().any(is_red) => {
                let (top, bottom) = extent(&shape.form);
                found.push(Found { groups: groups.clone(), span: (top + y, bottom + y), said: String::new() });
            }
            Node::Text(line) if line.runs.iter().any(|run| is_red(run.role)) => {
                let (top, bottom) = (line.ink().y + y, line.ink().bottom() + y);
                found.push(Found { groups: groups.clone(), span: (top, bottom), said: line.plain() });
            }
            Node::Shape(_) | Node::Text(_) | Node::Image(_) => {}
        }
    }
}

impl Found<'_> {
    fn is_in(&self, classes: &[&str]) -> bool {
        self.groups.iter().any(|group| classes.contains(&group.class))
    }

    /// Whether it is a pain, below neutral, or overdue.
    fn is_right(&self, map: &Map) -> bool {
        let (hurts, is_alone) = (map.pains.iter().any(|pain| !pain.is_solved()), map.personas.len() == 1);
        let scores = map.all_facts().flat_map(|(_, facts)| &facts.feelings).map(|feeling| feeling.score.get());
        let is_low = scores.reduce(f64::min).is_some_and(|lowest| lowest < map.scale.baseline);
        let is_late = |name: &str| {
            let own = map.opportunities.iter().filter(|one| name.is_empty() || one.name.as_str() == name);
            own.clone().any(|one| one.is_past_due(map.today))
        };
        // A word is as red as its mark.
        let feeling = self.groups.iter().find(|group| group.class == "feeling").filter(|_| !self.said.is_empty());
        let marks = feeling.into_iter().flat_map(|feeling| &feeling.nodes).filter_map(|node| match node {
            Node::Shape(shape) => Some(extent(&shape.form)),
            Node::Group(_) | Node::Text(_) | Node::Image(_) => None,
        });
        let (top, bottom) = marks.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or(self.span);
        let is_below = top > -MARK && bottom > 0.5;
        let last = self.groups.last().map_or("", |group| group.class);
        if self.is_in(&["pain", "bead", "pains"]) {
            hurts
        } else if self.is_in(&["scale", "area"]) {
            is_below
        } else if self.is_in(&["curve", "lead", "feeling", "mean", "ranges"]) {
            is_below && is_alone
        } else if self.is_in(&["headline", "line", "lowest-point"]) {
            is_low || hurts
        } else if self.is_in(&["legend"]) {
            hurts && self.said.is_empty()
        } else if let Some(card) = self.groups.iter().find(|group| group.class == "opportunity") {
            !self.said.is_empty() && is_late(card.name.as_deref().unwrap_or_default())
        } else if self.is_in(&["overdue"]) {
            !self.said.is_empty()
        } else {
            // The name of the pains' row, and how many of the opportunities that a slide leaves out are overdue.
            matches!(last, "chart" | "title") && hurts && !self.said.is_empty() || last == "lane" && is_late("")
        }
    }
}

/// A colour that means "this hurts" means nothing any more where other things have it, too.
#[test]
fn nothing_is_red_but_pains_what_is_below_neutral_and_what_is_overdue() {
    let late = "journey: Late\n  owner: Somebody\n  reviewed: 2025-01-10, every 1 year\nstage: S\n  touchpoint: A\n    feels 1\n    opportunity: Mend it\n      \
                due: 2026-01-31\n  touchpoint: B\n    feels -1\n    pain p: It hurts\n    opportunity: Answer it\n      answers: p\n      due: 2026-02-28\n";
    let late = crate::support::every_map::alone("late", late);
    let right = |sample: &Sample| sample.compiled().map.is_some();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for sample in maps().chain([late]).chain(documented().into_iter().filter(right)) {
        for view in VIEWS {
            let mut found = Vec::new();
            reds(&drawn(&sample, view).root, &[], 0.0, &mut found);
            seen += found.len();
            wrong.extend(found.iter().filter(|one| !one.is_right(sample.model())).map(|one| {
                let kinds: Vec<&str> = one.groups.iter().map(|group| group.class).collect();
                format!("{} ({view:?}): {} “{}” {:?}", sample.origin, kinds.join(" > "), one.said, one.span)
            }));
        }
    }
    assert!(wrong.is_empty() && seen > 5000, "{seen}, wrong:\n{}", wrong.join("\n"));
}
