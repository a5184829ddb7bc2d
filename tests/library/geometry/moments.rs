//! Key moments: what they are about, and those that are whole stages.

use super::{
    find::{Found, all, joined},
    laid_out, map,
    oracle::check_scene,
    slide::slide,
};
use wayline::{
    layout::View,
    model::Map,
    scene::{Fill, Form, Group, Node, Rect, Role, Scene},
};

/// A star was all that a slide had of it, also where its card had an empty line.
#[test]
fn what_a_key_moment_is_about_is_on_its_card() {
    let why = "Being recognised is why she comes back";
    let column = |at: usize, title: &str| {
        let moment = if at == 1 { format!("    moment: {why}\n") } else { String::new() };
        format!("  touchpoint: {title}\n    via: phone\n    feels 1: Fine\n{moment}")
    };
    for (name, count, title) in [
        ("three columns", 3, "Check-in"),
        ("seven with long titles", 7, "Looks for something good that nobody has ever heard of before"),
    ] {
        let columns: String = (0..count).map(|at| column(at, title)).collect();
        let scene = slide(&map(name, &format!("journey: X\nstage: Y\n{columns}")));
        let cards: Vec<String> = all(&scene.root, "touchpoint").iter().map(|card| joined(card.group)).collect();
        assert!(cards[1].contains(why), "{name}: {cards:?}");
        assert_eq!(check_scene(&scene), Vec::<String>::new(), "{name}");
    }
}

fn stage() -> Map {
    let text = "journey: Booking a repair\nowner: Service\nstage: Notice\n  via: phone, web\n  reach: 80 %\n  moment: The trust is lost here\n  \
                touchpoint: Sees the leak\n    feels -1: Shocked\n  touchpoint: Looks for the number\n    feels 0.5: Calm\n\
                stage: Repair\n  touchpoint: The repair\n    feels 1: Glad\n";
    map("stage", text)
}

fn boxes(found: &[Found<'_>], role: Role) -> Vec<Rect> {
    let shapes = found.iter().flat_map(|one| one.shapes()).filter(|shape| shape.fill == Some(Fill::Solid(role)));
    shapes.filter_map(|shape| if let Form::Rect { rect, .. } = shape.form { Some(rect) } else { None }).collect()
}

fn frames(scene: &Scene, class: &str) -> Vec<Rect> {
    let frame = |one: &Found<'_>| Some(one.group.frame?.moved(one.at.x, one.at.y));
    all(&scene.root, class).iter().filter_map(frame).collect()
}

fn has_ring(group: &Group) -> bool {
    group.nodes.iter().any(|node| match node {
        Node::Group(inner) => has_ring(inner),
        Node::Shape(shape) => {
            let is_round = matches!(shape.form, Form::Circle { .. } | Form::Rect { .. });
            is_round && shape.stroke.as_ref().is_some_and(|stroke| stroke.role == Role::Ink)
        }
        Node::Text(_) | Node::Image(_) => false,
    })
}

/// It had a star, and nothing said which of its points it is about.
#[test]
fn a_stage_that_is_a_key_moment_has_a_band_and_rings() {
    for view in [View::Detail, View::Overview, View::Blueprint] {
        let scene = laid_out(&stage(), view);
        let cards = frames(&scene, "touchpoint");
        for stripes in all(&scene.root, "stripes") {
            let bands = boxes(&[stripes], Role::Moment);
            let [band] = bands[..] else { panic!("{view:?}: {bands:?}") };
            assert!(band.x < cards[0].x && cards[1].right() < band.right(), "{view:?}: {band:?}");
            assert!(band.right() < cards[2].x, "{view:?}: {band:?}");
        }
        let rings: Vec<bool> = all(&scene.root, "feeling").iter().map(|one| has_ring(one.group)).collect();
        assert_eq!(rings, [true, true, false], "{view:?}");
        assert!(all(&scene.root, "legend").iter().any(|legend| has_ring(legend.group)), "{view:?}");
    }
}

/// They were nowhere on a slide, and in the detail view in a card over the stage's first column.
#[test]
fn what_a_stage_says_as_a_whole_is_over_all_of_it() {
    let scene = laid_out(&stage(), View::Overview);
    let chevron = joined(all(&scene.root, "stage")[0].group);
    for told in ["The trust is lost here", "Phone · Web", "80 % come here"] {
        assert!(chevron.contains(told), "{chevron}");
    }
    let scene = laid_out(&stage(), View::Detail);
    let (cards, columns) = (frames(&scene, "stage-card"), frames(&scene, "touchpoint"));
    assert!(
        (cards[0].x - columns[0].x).abs() < 1.0 && (cards[0].right() - columns[1].right()).abs() < 1.0,
        "{cards:?}"
    );
    assert_eq!(check_scene(&scene), Vec::<String>::new());
}

/// It is its own column, and its chevron had no star.
#[test]
fn a_stage_without_touchpoints_can_be_a_key_moment() {
    let text = "journey: X\nstage: A\n  feels 1: Fine\nstage: B\n  moment: It is decided here\n  via: phone\n  feels -1: Sad\n";
    let scene = laid_out(&map("stages", text), View::Overview);
    let stages = all(&scene.root, "stage");
    assert!(joined(stages[1].group).contains("It is decided here") && joined(stages[1].group).contains("Phone"));
    assert!(stages[1].shapes().count() > stages[0].shapes().count(), "no star");
}
