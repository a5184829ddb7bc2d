//! Pains and gains hang from the points that they are about, and what belongs to a column stays in it.

use super::{
    Sample, chance, drawn, examples,
    find::{Found, all},
    map, strange,
};
use crate::support::every_map::alone;
use std::collections::BTreeMap;
use wayline::{
    layout::{LayoutOptions, View, layout},
    model::{Map, PersonaId, Place},
    scene::{Form, Node, Point, Rect, Scene, Segment, Shape, TypeSize},
    text::Fonts,
};

/// What rounding may hide, and how far a stem may start aside of its mark's middle.
const SLACK: f64 = 1.5;
const ASIDE: f64 = 12.0;
/// How close a stem may come to the mark of another.
const CLOSE: f64 = 10.0;
/// Opportunities don't say whom they are for.
static NOBODY: Vec<PersonaId> = Vec::new();
/// Narrower columns of a slide have no cards; those stand below the chevron.
const NARROW: f64 = 100.0;

fn maps() -> impl Iterator<Item = Sample> {
    examples().into_iter().chain(strange()).chain(chance(40))
}

fn frame(found: &Found<'_>) -> Option<Rect> {
    found.group.frame.map(|frame| frame.moved(found.at.x, found.at.y))
}

/// From left to right, where each column's card is.
fn columns(scene: &Scene) -> BTreeMap<String, Rect> {
    let cards = ["touchpoint", "step"].into_iter().flat_map(|class| all(&scene.root, class));
    cards.filter_map(|card| Some((card.group.name.clone()?, frame(&card)?))).collect()
}

/// Pains, gains or opportunities of columns: the column, whom they are for, and what is drawn.
fn hung<'s>(map: &'s Map, scene: &'s Scene, class: &str) -> Vec<(usize, &'s [PersonaId], Found<'s>)> {
    let meant = |name: &str| match class {
        "opportunity" => {
            let found = map.opportunities.iter().find(|one| one.name.as_str() == name);
            let pain =
                |place: &Place| found.is_some_and(|one| one.answers.iter().any(|&id| map.pain(id).place == *place));
            let of_pains = || found.into_iter().flat_map(|one| &one.answers).map(|&id| map.pain(id).place);
            let column = || of_pains().find(|place| matches!(place, Place::Column(_)));
            // The detail view has it where its pain is.
            found.map(|one| (if pain(&one.place) { one.place } else { column().unwrap_or(one.place) }, &NOBODY))
        }
        "pain" => map.pains.iter().find(|pain| pain.name.as_str() == name).map(|pain| (pain.place, &pain.personas)),
        _ => map.gains.iter().find(|gain| gain.name.as_str() == name).map(|gain| (gain.place, &gain.personas)),
    };
    let one = |found: Found<'s>| match meant(found.group.name.as_deref()?)? {
        (Place::Column(column), personas) => Some((column.index(), personas.as_slice(), found)),
        (Place::Stage(_), _) => None,
    };
    all(&scene.root, class).into_iter().filter_map(one).collect()
}

fn card(found: &Found<'_>) -> Option<Rect> {
    all(found.group, "card").into_iter().next().and_then(|card| {
        let at = Point::new(found.at.x - found.group.at.x, found.at.y - found.group.at.y);
        card.group.frame.map(|frame| frame.moved(card.at.x + at.x, card.at.y + at.y))
    })
}

/// Where its stem starts, which slants first where it passes other marks: furthest from the card.
fn stem(found: &Found<'_>, is_pain: bool) -> Option<Point> {
    let lines = found.shapes().filter_map(|shape| match &shape.form {
        Form::Line { from, to } if shape.obstacle => {
            let start = if (from.y < to.y) == is_pain { from } else { to };
            Some(Point::new(start.x + found.at.x, start.y + found.at.y))
        }
        Form::Line { .. } | Form::Rect { .. } | Form::Circle { .. } | Form::Path(_) => None,
    });
    lines.reduce(|a, b| if (b.y < a.y) == is_pain { b } else { a })
}

/// The cards of pains, gains and opportunities that aren't in their columns; on a slide, an opportunity that answers a pain is below that.
pub fn strayed_cards(map: &Map, view: View, scene: &Scene) -> Vec<String> {
    let (columns, chevrons) = (columns(scene), all(&scene.root, "stage"));
    let chevrons: Vec<Rect> = chevrons.iter().filter_map(frame).collect();
    let mut wrong = Vec::new();
    let has_own_place = |found: &Found<'_>| view != View::Overview || found.data("answers").is_none();
    let all = ["pain", "gain", "opportunity"].into_iter().flat_map(|class| hung(map, scene, class));
    for (column, _, found) in all.filter(|(.., found)| has_own_place(found)) {
        let own = columns.get(map.columns[column].name.as_str()).copied();
        // An opportunity of the detail view is itself a card.
        let Some(card) = card(&found).or_else(|| frame(&found)) else { continue };
        let own = own.filter(|own| view != View::Overview || own.width >= NARROW);
        let is_in = |other: &Rect| other.x - SLACK <= card.x && card.right() <= other.right() + SLACK;
        // What answers several pains is in the column of one of them.
        let answered = map.pains.iter().filter(|pain| {
            found.data("answers").is_some_and(|answers| answers.split(' ').any(|name| name == pain.name.as_str()))
        });
        let is_at = |place: Place| match place {
            Place::Column(column) => columns.get(map.column(column).name.as_str()).is_some_and(is_in),
            Place::Stage(_) => false,
        };
        if !own.map_or_else(|| chevrons.iter().any(is_in), |own| is_in(&own))
            && !answered.map(|pain| pain.place).any(is_at)
        {
            wrong.push(format!("the card of {:?}: {card:?} isn't in {own:?}", found.group.name));
        }
    }
    wrong
}

#[test]
fn cards_are_in_their_columns() {
    let mut wrong = Vec::new();
    for sample in maps() {
        for view in [View::Detail, View::Overview] {
            let strayed = strayed_cards(sample.model(), view, drawn(&sample, view));
            wrong.extend(strayed.into_iter().map(|card| format!("{} ({view:?}): {card}", sample.origin)));
        }
    }
    assert!(wrong.is_empty(), "{} cards:\n{}", wrong.len(), wrong.join("\n"));
}

/// The stems that don't start at the mark of the feeling that they are about.
pub fn strayed_stems(map: &Map, scene: &Scene) -> Vec<String> {
    let mut wrong = Vec::new();
    let feelings = all(&scene.root, "feeling");
    for (class, is_pain) in [("pain", true), ("gain", false)] {
        for (column, personas, found) in hung(map, scene, class) {
            let facts = &map.columns[column].facts;
            let felt = facts.feelings.iter().filter(|one| personas.is_empty() || personas.contains(&one.persona));
            let scores: Vec<f64> = felt.clone().map(|one| one.score.get()).collect();
            let Some(furthest) = scores.iter().copied().reduce(if is_pain { f64::min } else { f64::max }) else {
                continue;
            };
            let meant: Vec<&str> = felt
                .filter(|one| one.score.get() == furthest)
                .map(|one| map.persona(one.persona).name.as_str())
                .collect();
            let marks = feelings.iter().filter(|mark| {
                mark.data("column") == Some(map.columns[column].name.as_str())
                    && mark.data("persona").is_some_and(|all| all.split(' ').any(|one| meant.contains(&one)))
            });
            let marks: Vec<Rect> = marks.filter_map(mark).collect();
            let is_at = |at: Point| {
                let beside = |mark: &&Rect| mark.inset(-ASIDE).contains(Rect::new(at.x, at.y, 0.0, 0.0), 0.0);
                marks.iter().filter(beside).any(|mark| mark.y - SLACK < at.y && at.y < mark.bottom() + SLACK)
            };
            // A stem that is shorter than a hair isn't drawn.
            if let Some(at) = stem(&found, is_pain).filter(|at| !is_at(*at)) {
                wrong.push(format!("the stem of {:?}: {at:?} isn't at {marks:?}", found.group.name));
            }
        }
    }
    wrong
}

#[test]
fn each_stem_starts_at_its_mark() {
    let mut wrong = Vec::new();
    for (sample, view) in maps().flat_map(|sample| [View::Detail, View::Overview].map(|view| (sample.clone(), view))) {
        let strayed = strayed_stems(sample.model(), drawn(&sample, view));
        wrong.extend(strayed.into_iter().map(|stem| format!("{} ({view:?}): {stem}", sample.origin)));
    }
    assert!(wrong.is_empty(), "{} stems:\n{}", wrong.len(), wrong.join("\n"));
}

/// The stems that pass the mark of somebody whom they aren't about.
pub fn stems_at_strangers(map: &Map, scene: &Scene) -> Vec<String> {
    let mut wrong = Vec::new();
    let feelings = all(&scene.root, "feeling");
    for (class, is_pain) in [("pain", true), ("gain", false)] {
        for (column, _, found) in hung(map, scene, class) {
            let Some(start) = stem(&found, is_pain) else { continue };
            let uprights = found.shapes().filter_map(|shape| match &shape.form {
                Form::Line { from, to } if shape.obstacle && from.x == to.x => {
                    let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
                    Some(Rect::new(from.x + found.at.x, top + found.at.y, 0.0, bottom - top))
                }
                Form::Line { .. } | Form::Rect { .. } | Form::Circle { .. } | Form::Path(_) => None,
            });
            let uprights: Vec<Rect> = uprights.collect();
            let here = feelings.iter().filter(|one| one.data("column") == Some(map.columns[column].name.as_str()));
            let strangers = here
                .filter_map(mark)
                .filter(|mark| !mark.inset(-ASIDE).contains(Rect::new(start.x, start.y, 0.0, 0.0), 0.0));
            for mark in strangers {
                let near = mark.inset(-CLOSE);
                let is_ahead = |line: &&Rect| line.y < mark.bottom() && mark.y < line.bottom();
                wrong.extend(
                    uprights
                        .iter()
                        .filter(is_ahead)
                        .filter(|line| near.x < line.x && line.x < near.right())
                        .map(|line| format!("the stem of {:?}: {line:?} passes {mark:?}", found.group.name)),
                );
            }
        }
    }
    wrong
}

/// A stem went through the mark below its own, or ended at its edge and went on beyond it.
#[test]
fn no_stem_passes_close_to_the_mark_of_another() {
    let (mut wrong, mut slanting) = (Vec::new(), 0);
    let is_slant = |shape: &Shape| matches!(&shape.form, Form::Line { from, to } if from.x != to.x && from.y != to.y);
    let three = |scores: [&str; 3]| {
        let felt = ["a", "b", "c"].iter().zip(scores).map(|(who, score)| {
            format!("    feels {who} {score}: Word {who}\n    pain {who}x major: It hurts\n      for: {who}\n")
        });
        format!(
            "journey: X\npersona a: Anna\npersona b: Ben\npersona c: Cleo\nstage: Y\n  touchpoint: One\n{}  touchpoint: Two\n    feels a 1\n",
            felt.collect::<String>()
        )
    };
    let three =
        [["-1", "-2", "-1.5"], ["2", "0", "-2"], ["-2", "-1", "-2"]].map(|scores| alone("three", three(scores)));
    // Her own feeling isn't known, and what hurts her hung from the mark of the other.
    let unfelt = "journey: X\npersona a: Anna\npersona b: Ben\nstage: Y\n  touchpoint: One\n    feels a -1: Ignored\n    pain x major: It hurts\n      \
                  for: b\n  touchpoint: Two\n    feels a 1: Fine\n    feels b 0: Fine\n";
    let unfelt = alone("unfelt", unfelt.to_owned());
    for (sample, view) in examples()
        .into_iter()
        .chain(three)
        .chain([unfelt])
        .flat_map(|sample| [View::Detail, View::Overview].map(|view| (sample.clone(), view)))
    {
        let scene = drawn(&sample, view);
        slanting += all(&scene.root, "pain").iter().filter(|pain| pain.shapes().any(is_slant)).count();
        let near = stems_at_strangers(sample.model(), scene);
        wrong.extend(near.into_iter().map(|stem| format!("{} ({view:?}): {stem}", sample.origin)));
    }
    assert!(wrong.is_empty(), "{} stems:\n{}", wrong.len(), wrong.join("\n"));
    assert!(slanting > 2, "{slanting} stems slant");
}

/// The lines from badges that don't lead to the card with the same number.
pub fn strayed_lines(scene: &Scene) -> Vec<String> {
    let mut wrong = Vec::new();
    for (class, sign) in [("pain", 1.0), ("gain", -1.0)] {
        for found in all(&scene.root, class) {
            let Some(card) = card(&found) else { continue };
            let badge = found.shapes().find_map(|shape| match shape.form {
                Form::Circle { centre, .. } => Some(centre.y),
                Form::Rect { rect, .. } => Some(rect.y + rect.height / 2.0),
                Form::Line { .. } | Form::Path(_) => None,
            });
            // From the badge on; the others are from the mark to the badge.
            let beyond = found.shapes().filter_map(|shape| match shape.form {
                Form::Line { from, to }
                    if from.x == to.x && badge.is_some_and(|badge| sign * (from.y - badge) > 0.0) =>
                {
                    Some(to)
                }
                Form::Line { .. } | Form::Rect { .. } | Form::Circle { .. } | Form::Path(_) => None,
            });
            let edge = if sign > 0.0 { card.y } else { card.bottom() };
            let is_at = |end: &Point| {
                let (x, y) = (end.x + found.at.x, end.y + found.at.y);
                (y - edge).abs() < SLACK && card.x <= x && x <= card.right()
            };
            wrong.extend(
                beyond
                    .filter(|end| !is_at(end))
                    .map(|end| format!("the line of {:?} ends at {end:?}, not at {card:?}", found.group.name)),
            );
        }
    }
    wrong
}

/// The badges of a stack all had a line to its first card.
#[test]
fn each_line_from_a_badge_leads_to_its_own_card() {
    let mut wrong = Vec::new();
    for sample in maps() {
        for view in [View::Detail, View::Overview] {
            let strayed = strayed_lines(drawn(&sample, view));
            wrong.extend(strayed.into_iter().map(|line| format!("{} ({view:?}): {line}", sample.origin)));
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

/// The expectations of somebody who feels something there that no line joins to the feeling's mark.
pub fn strayed_expectations(scene: &Scene) -> Vec<String> {
    let mut wrong = Vec::new();
    let feelings = all(&scene.root, "feeling");
    for found in all(&scene.root, "expectation") {
        let whose: Vec<&str> = found.data("persona").unwrap_or_default().split(' ').collect();
        let mut ends: Vec<Point> = Vec::new();
        for shape in found.shapes() {
            if let Form::Line { from, to } = &shape.form {
                ends.extend([from, to].map(|end| Point::new(end.x + found.at.x, end.y + found.at.y)));
            }
        }
        // Where everything is as expected the marks are on each other, and there is no line.
        let hollow = found.shapes().find_map(|shape| match shape.form {
            Form::Circle { centre, .. } => Some(Point::new(centre.x + found.at.x, centre.y + found.at.y)),
            Form::Line { .. } | Form::Rect { .. } | Form::Path(_) => None,
        });
        let marks = feelings.iter().filter(|mark| {
            let own = mark.data("persona").unwrap_or_default().split(' ').any(|one| whose.contains(&one));
            own && mark.data("column") == found.data("column")
        });
        for mark in marks.filter_map(mark) {
            let near = |at: &Point, by: f64| mark.inset(-by).contains(Rect::new(at.x, at.y, 0.0, 0.0), 0.0);
            if !ends.iter().any(|end| near(end, ASIDE)) && !hollow.is_some_and(|at| near(&at, 2.0 * ASIDE)) {
                wrong.push(format!(
                    "the expectation of {whose:?} in {:?}: {ends:?} isn't at {mark:?}",
                    found.data("column")
                ));
            }
        }
    }
    wrong
}

/// The stem of an expectation that stands aside ended on the curve above or below it, not at the feeling that it is compared with.
#[test]
fn each_expectation_is_joined_to_its_feeling() {
    let mut wrong = Vec::new();
    for sample in examples() {
        for view in [View::Detail, View::Overview] {
            let strayed = strayed_expectations(drawn(&sample, view));
            wrong.extend(strayed.into_iter().map(|one| format!("{} ({view:?}): {one}", sample.origin)));
        }
    }
    assert!(wrong.is_empty(), "{} expectations:\n{}", wrong.len(), wrong.join("\n"));
}

/// On a slide the letter of a gain stood beside its point, at the end of a line that turned twice.
#[test]
fn the_letter_of_a_gain_is_right_above_its_point() {
    for sample in examples() {
        for (_, _, found) in hung(sample.model(), drawn(&sample, View::Overview), "gain") {
            let bent = found.shapes().any(|shape| matches!(shape.form, Form::Path(_)));
            assert!(!bent, "{}: {:?}", sample.origin, found.group.name);
        }
    }
}

/// The first shape of a feeling.
fn mark(feeling: &Found<'_>) -> Option<Rect> {
    feeling.shapes().next().map(|shape| bounds(shape).moved(feeling.at.x, feeling.at.y))
}

fn bounds(shape: &Shape) -> Rect {
    let points: Vec<Point> = match &shape.form {
        Form::Rect { rect, .. } => vec![Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom())],
        Form::Circle { centre, radius } => {
            vec![Point::new(centre.x - radius, centre.y - radius), Point::new(centre.x + radius, centre.y + radius)]
        }
        Form::Line { from, to } => vec![*from, *to],
        Form::Path(segments) => segments
            .iter()
            .filter_map(|segment| match *segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to),
                Segment::Close => None,
            })
            .collect(),
    };
    let (left, right) = points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), p| (a.min(p.x), b.max(p.x)));
    let (top, bottom) = points.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), p| (a.min(p.y), b.max(p.y)));
    Rect::new(left, top, right - left, bottom - top)
}

/// The opportunities of a slide that aren't below what they answer or leave their column, and how many are right.
pub fn strayed_answers(scene: &Scene) -> (Vec<String>, usize) {
    let (mut wrong, mut below) = (Vec::new(), 0);
    let columns = columns(scene);
    let chevrons: Vec<Rect> = all(&scene.root, "stage").iter().filter_map(frame).collect();
    // In narrow columns titles are smaller, and cards are below the chevrons.
    let titles = ["touchpoint", "step"].into_iter().flat_map(|class| all(&scene.root, class));
    let has_cards = titles.flat_map(|one| one.lines().next()).any(|line| line.size == TypeSize::Body);
    let pains = all(&scene.root, "pain");
    let cards: BTreeMap<&str, Rect> =
        pains.iter().filter_map(|pain| Some((pain.group.name.as_deref()?, card(pain)?))).collect();
    for answer in all(&scene.root, "opportunity") {
        let answered = answer.data("answers").unwrap_or_default().split(' ').filter_map(|pain| cards.get(pain));
        let answered: Vec<&Rect> = answered.collect();
        let Some(own) = card(&answer) else { continue };
        // It may be wider, over free columns.
        let is_below = |pain: &&Rect| own.x < pain.x + SLACK && pain.right() < own.right() + SLACK;
        // One that answers nothing is in its own column, as other cards are.
        let is_right = answer.data("answers").is_none() || answered.iter().any(is_below);
        // It is in the column of that, or where columns have no cards, in the stage.
        let is_in = |other: &Rect| other.x - SLACK <= own.x && own.right() <= other.right() + SLACK;
        let holds = |chevron: &Rect| columns.values().any(|one| chevron.x <= one.x && one.right() <= chevron.right());
        let is_inside = columns.values().any(is_in)
            || chevrons.iter().any(|chevron| is_in(chevron) && !(has_cards && holds(chevron)));
        if is_right && !is_inside {
            wrong.push(format!("the answer {:?}: {own:?} leaves its column", answer.group.name));
        }
        below += usize::from(is_right && !answered.is_empty());
        if !is_right {
            wrong.push(format!("the answer {:?}: {own:?} isn't below {answered:?}", answer.group.name));
        }
    }
    (wrong, below)
}

#[test]
fn each_answer_on_a_slide_is_below_its_pain() {
    let (mut wrong, mut below) = (Vec::new(), 0);
    for sample in maps() {
        let (strayed, right) = strayed_answers(drawn(&sample, View::Overview));
        wrong.extend(strayed.into_iter().map(|answer| format!("{}: {answer}", sample.origin)));
        below += right;
    }
    assert!(wrong.is_empty(), "{} answers:\n{}", wrong.len(), wrong.join("\n"));
    assert!(below > 20, "only {below} answers");
}

/// Severity is in the badge and in the word; nothing hangs deeper for it.
#[test]
fn badges_of_all_severities_are_in_one_row() {
    let column =
        |severity: &str| format!("  touchpoint: {severity}\n    feels -1: Bad\n    pain {severity}: It hurts\n");
    let text = format!("journey: X\nstage: Y\n{}", ["minor", "major", "critical"].map(column).concat());
    for view in [View::Detail, View::Overview] {
        let options = LayoutOptions { view, ..LayoutOptions::default() };
        let scene = layout(&map("severities", &text), &options, &mut Fonts::new());
        let badges = all(&scene.root, "pain");
        let circle = |node: &Node| match node {
            Node::Shape(Shape { form: Form::Circle { centre, .. }, .. }) => Some(centre.y),
            Node::Group(_) | Node::Shape(_) | Node::Text(_) | Node::Image(_) => None,
        };
        let mut heights: Vec<f64> = badges.iter().filter_map(|pain| pain.group.nodes.iter().find_map(circle)).collect();
        heights.dedup();
        assert_eq!((badges.len(), heights.len()), (3, 1), "{view:?}: {heights:?}");
    }
}
