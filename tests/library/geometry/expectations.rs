//! Expectations: where their marks are, and whose they are.

use super::{
    drawn, examples,
    find::{Found, all},
    laid_out, map,
};
use wayline::{
    layout::View,
    scene::{Form, Point, Role, Shape},
};

const BOTH: [View; 2] = [View::Detail, View::Overview];

/// The middle of a feeling's mark or of an expectation's ring.
fn middle(found: &Found<'_>) -> Option<f64> {
    let xs = |shape: &Shape| match &shape.form {
        Form::Circle { centre, .. } => Some(centre.x),
        Form::Rect { rect, .. } => Some(rect.x + rect.width / 2.0),
        Form::Path(_) => {
            let all: Vec<f64> = super::find::ends(shape).iter().map(|end| end.x).collect();
            let (left, right) = all.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(*x), b.max(*x)));
            Some(f64::midpoint(left, right))
        }
        Form::Line { .. } => None,
    };
    found.shapes().find_map(xs).map(|x| x + found.at.x)
}

/// Expectations stood beside their feelings, where somebody else's mark or stem was in between.
#[test]
fn each_expectation_is_right_above_or_below_its_feeling() {
    let (mut wrong, mut right) = (Vec::new(), 0);
    for (sample, view) in examples().iter().flat_map(|sample| BOTH.map(|view| (sample, view))) {
        let scene = drawn(sample, view);
        let feelings = all(&scene.root, "feeling");
        for expected in all(&scene.root, "expectation") {
            let own = feelings.iter().find(|one| {
                let whose = one.data("persona").unwrap_or_default();
                one.data("column") == expected.data("column")
                    && whose.split(' ').any(|one| Some(one) == expected.data("persona"))
            });
            let Some(felt) = own.and_then(middle) else { continue };
            let ring = expected.shapes().find_map(|shape| match shape.form {
                Form::Circle { centre, .. } => Some(centre.x + expected.at.x),
                Form::Line { .. } | Form::Rect { .. } | Form::Path(_) => None,
            });
            let is_exact = ring.is_some_and(|ring| (ring - felt).abs() < 0.5);
            right += usize::from(is_exact);
            wrong.extend(
                (!is_exact)
                    .then(|| format!("{} ({view:?}): {:?}: {ring:?} {felt}", sample.origin, expected.group.name)),
            );
        }
    }
    assert!(wrong.is_empty() && right > 10, "{right} right; {}", wrong.join("\n"));
}

/// A stem ran through the ring of an expectation that was as far below the feeling.
#[test]
fn a_stem_passes_beside_the_ring_of_an_expectation() {
    let text = "journey: J\nstage: S\n  touchpoint: A\n    feels 2: Free\n    expects -1: Nothing new\n    pain: It stops\n  touchpoint: B\n    feels 1\n";
    for view in BOTH {
        let scene = laid_out(&map("ring", text), view);
        let ring = all(&scene.root, "expectation").iter().find_map(middle);
        let stems: Vec<f64> = all(&scene.root, "pain")
            .iter()
            .flat_map(|pain| {
                pain.shapes()
                    .filter_map(|shape| match shape.form {
                        Form::Line { from, to } if shape.obstacle && from.x == to.x => Some(from.x + pain.at.x),
                        Form::Line { .. } | Form::Rect { .. } | Form::Circle { .. } | Form::Path(_) => None,
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        assert!(
            !stems.is_empty() && ring.is_some_and(|ring| stems.iter().all(|stem| (stem - ring).abs() > 3.0)),
            "{view:?}: {stems:?} {ring:?}"
        );
    }
}

/// The lines and the ring of an expectation.
fn parts(found: &Found<'_>) -> (Vec<(Point, Point)>, Point) {
    let lines = found.shapes().filter_map(|shape| match (&shape.form, &shape.stroke) {
        (Form::Line { from, to }, Some(stroke)) if !stroke.dash.is_empty() => Some((*from, *to)),
        (Form::Line { .. } | Form::Rect { .. } | Form::Circle { .. } | Form::Path(_), _) => None,
    });
    let ring = found.shapes().find_map(|shape| match shape.form {
        Form::Circle { centre, .. } => Some(centre),
        Form::Line { .. } | Form::Rect { .. } | Form::Path(_) => None,
    });
    (lines.collect(), ring.expect("a ring"))
}

/// The stem of one lay on that of the other and ran through its mark, and nothing but the colour said whose words were whose.
#[test]
fn two_expectations_of_one_column_are_apart_and_say_whose_they_are() {
    let text = "journey: Two\npersona a: Anna\npersona b: Ben\nstage: S\n  touchpoint: A\n    feels 1: Good\n  touchpoint: B\n    expects a 2: A warm welcome\n    \
                expects b 1: Somebody who waits\n    feels a 0: Waits\n    feels b -1.5: Stands around\n  touchpoint: C\n    feels 0\n";
    for view in BOTH {
        let scene = laid_out(&map("two", text), view);
        let both = all(&scene.root, "expectation");
        let [anna, ben] = &both[..] else { panic!("{view:?}: {}", both.len()) };
        for (one, other) in [(anna, ben), (ben, anna)] {
            let ((stem, _), (lines, ring)) = (parts(one), parts(other));
            assert!(!stem.is_empty(), "{view:?}");
            for (from, to) in stem.iter().filter(|(from, to)| from.x == to.x) {
                let beside = |x: f64, free: f64| (x - from.x).abs() > free;
                let apart = |top: f64, bottom: f64| bottom < from.y.min(to.y) || top > from.y.max(to.y);
                assert!(
                    beside(ring.x, 7.0) || apart(ring.y - 7.0, ring.y + 7.0),
                    "{view:?}: {ring:?} on {from:?}, {to:?}"
                );
                let is_apart = |line: &(Point, Point)| {
                    beside(line.0.x, 2.0) || apart(line.0.y.min(line.1.y), line.0.y.max(line.1.y))
                };
                assert!(
                    lines.iter().filter(|line| line.0.x == line.1.x).all(is_apart),
                    "{view:?}: {lines:?} on {from:?}, {to:?}"
                );
            }
        }
        for (one, role) in [(anna, Role::Persona(0)), (ben, Role::Persona(1))] {
            let marks = one.shapes().filter(|shape| shape.stroke.is_none());
            assert!(
                marks.filter(|shape| shape.fill == Some(wayline::scene::Fill::Solid(role))).count() == 1,
                "{view:?}"
            );
        }
    }
}
