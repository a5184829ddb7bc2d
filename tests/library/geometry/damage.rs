//! Each rule sees the fault that it is there for: a good drawing is damaged, and the rule says what is wrong.

use super::{
    drawn, examples,
    hanging::{strayed_answers, strayed_cards, strayed_expectations, strayed_lines, strayed_stems},
    oracle::check_scene,
    slide::missing_word,
    words::{words_across, words_in_other_colours},
};
use wayline::{
    layout::View,
    model::Map,
    scene::{Form, Group, Node, Point, Rect, Role, Scene, Shape, TextLine, TypeSize},
};

/// What is done to a drawing, and how the complaint begins or what is in it.
struct Damage {
    name: &'static str,
    view: View,
    done: fn(&mut Scene),
    rule: fn(&Map, View, &Scene) -> Vec<String>,
    complaint: &'static str,
}

fn oracle(_: &Map, _: View, scene: &Scene) -> Vec<String> {
    check_scene(scene)
}

fn cards(map: &Map, view: View, scene: &Scene) -> Vec<String> {
    strayed_cards(map, view, scene)
}

fn stems(map: &Map, _: View, scene: &Scene) -> Vec<String> {
    strayed_stems(map, scene)
}

fn expectations(_: &Map, _: View, scene: &Scene) -> Vec<String> {
    strayed_expectations(scene)
}

fn answers(_: &Map, _: View, scene: &Scene) -> Vec<String> {
    strayed_answers(scene).0
}

fn lowest(map: &Map, _: View, scene: &Scene) -> Vec<String> {
    missing_word(map, scene).into_iter().collect()
}

fn ties(_: &Map, _: View, scene: &Scene) -> Vec<String> {
    strayed_lines(scene)
}

fn sides(_: &Map, _: View, scene: &Scene) -> Vec<String> {
    words_across(scene)
}

fn colours(map: &Map, _: View, scene: &Scene) -> Vec<String> {
    words_in_other_colours(map, scene)
}

const DETAIL: View = View::Detail;
const OVERVIEW: View = View::Overview;

const DAMAGES: [Damage; 20] = [
    Damage { name: "an id twice", view: DETAIL, done: same_id, rule: oracle, complaint: "stands twice" },
    Damage {
        name: "a place that is none",
        view: DETAIL,
        done: nowhere,
        rule: oracle,
        complaint: "in a group `touchpoint`",
    },
    Damage {
        name: "a box out of its parent's",
        view: DETAIL,
        done: out,
        rule: oracle,
        complaint: "the box of touchpoint-",
    },
    Damage { name: "a cell on another", view: DETAIL, done: onto, rule: oracle, complaint: "lies over a `cell`" },
    Damage {
        name: "a text out of its box",
        view: DETAIL,
        done: text_out,
        rule: oracle,
        complaint: "sticks out of touchpoint-",
    },
    Damage { name: "a text without a word", view: OVERVIEW, done: empty_text, rule: oracle, complaint: "is empty" },
    Damage { name: "a text on another", view: DETAIL, done: text_on_text, rule: oracle, complaint: "` Rect" },
    Damage {
        name: "a line through a text",
        view: DETAIL,
        done: line_through,
        rule: oracle,
        complaint: "is crossed at",
    },
    Damage {
        name: "a picture out of its box",
        view: DETAIL,
        done: picture_out,
        rule: oracle,
        complaint: "the picture `",
    },
    Damage {
        name: "a card in a stranger's column",
        view: DETAIL,
        done: card_away,
        rule: cards,
        complaint: "the card of",
    },
    Damage {
        name: "a card in a stranger's column",
        view: OVERVIEW,
        done: card_away,
        rule: cards,
        complaint: "the card of",
    },
    Damage { name: "a stem away from its mark", view: DETAIL, done: stem_away, rule: stems, complaint: "the stem of" },
    Damage {
        name: "an expectation away from its feeling",
        view: DETAIL,
        done: expectation_away,
        rule: expectations,
        complaint: "the expectation of",
    },
    Damage {
        name: "an answer under a stranger's pain",
        view: OVERVIEW,
        done: answer_away,
        rule: answers,
        complaint: "the answer",
    },
    Damage {
        name: "no word at the lowest point",
        view: OVERVIEW,
        done: no_words,
        rule: lowest,
        complaint: "the lowest point",
    },
    Damage {
        name: "an opportunity in a stranger's column",
        view: DETAIL,
        done: opportunity_away,
        rule: cards,
        complaint: "the card of",
    },
    Damage { name: "a line to another card", view: DETAIL, done: line_away, rule: ties, complaint: "the line of" },
    Damage { name: "a word across neutral", view: DETAIL, done: word_across, rule: sides, complaint: "the word `" },
    Damage { name: "a broken word", view: DETAIL, done: word_broken, rule: oracle, complaint: "is broken in" },
    Damage { name: "a word in ink", view: DETAIL, done: word_in_ink, rule: colours, complaint: "` in ink" },
];

/// Every damage is done to every example that has what it needs, and to one at least.
#[test]
fn each_rule_sees_its_fault() {
    for Damage { name, view, done, rule, complaint } in DAMAGES {
        let mut seen = 0;
        for sample in examples() {
            let (map, good) = (sample.model(), drawn(&sample, view));
            assert_eq!(rule(map, view, good), Vec::<String>::new(), "{}", sample.origin);
            let mut damaged = good.clone();
            done(&mut damaged);
            if damaged != *good {
                let wrong = rule(map, view, &damaged);
                let told = wrong.iter().any(|said| said.contains(complaint));
                assert!(told, "{name} in {}: {:#?}", sample.origin, &wrong[..wrong.len().min(5)]);
                seen += 1;
            }
        }
        assert!(seen > 0, "{name} could be done to no example");
    }
}

/// Calls something for every group of a kind.
fn each(group: &mut Group, class: &str, done: &mut dyn FnMut(&mut Group)) {
    if group.class == class {
        done(group);
    }
    for node in &mut group.nodes {
        if let Node::Group(inner) = node {
            each(inner, class, done);
        }
    }
}

/// The same for the first one.
fn first(scene: &mut Scene, class: &str, done: impl FnOnce(&mut Group)) {
    let mut done = Some(done);
    each(&mut scene.root, class, &mut |group| {
        if let Some(done) = done.take() {
            done(group);
        }
    });
}

fn lines(group: &mut Group) -> impl Iterator<Item = &mut TextLine> {
    group.nodes.iter_mut().filter_map(|node| if let Node::Text(line) = node { Some(line) } else { None })
}

fn same_id(scene: &mut Scene) {
    let mut before: Option<String> = None;
    each(&mut scene.root, "touchpoint", &mut |group| match &before {
        Some(id) => group.id = Some(id.clone()),
        None => before.clone_from(&group.id),
    });
}

fn nowhere(scene: &mut Scene) {
    first(scene, "touchpoint", |group| group.at.x = f64::NAN);
}

fn out(scene: &mut Scene) {
    first(scene, "touchpoint", |group| group.at.x = 100_000.0);
}

fn onto(scene: &mut Scene) {
    let mut before: Option<Point> = None;
    each(&mut scene.root, "cell", &mut |group| match before {
        Some(at) => group.at = at,
        None => before = Some(group.at),
    });
}

fn text_out(scene: &mut Scene) {
    first(scene, "touchpoint", |group| lines(group).for_each(|line| line.x += 1000.0));
}

fn empty_text(scene: &mut Scene) {
    first(scene, "touchpoint", |group| {
        for run in lines(group).take(1).flat_map(|line| &mut line.runs) {
            run.text = " ".into();
        }
    });
}

fn text_on_text(scene: &mut Scene) {
    first(scene, "touchpoint", |group| {
        let again = lines(group).next().map(|line| TextLine { x: line.x + 2.0, ..line.clone() });
        group.nodes.extend(again.map(Node::Text));
    });
}

fn line_through(scene: &mut Scene) {
    first(scene, "lane-name", |group| {
        let ink = lines(group).next().map(|line| line.ink());
        let through = |ink: Rect| {
            let middle = ink.y + ink.height / 2.0;
            let line = Shape::line(ink.x, middle, ink.right(), middle).obstacle();
            Group::new("line").with(line)
        };
        group.nodes.extend(ink.map(through).map(Node::from));
    });
}

fn picture_out(scene: &mut Scene) {
    fn enlarge(group: &mut Group) {
        for node in &mut group.nodes {
            match node {
                Node::Image(image) => image.rect.width += 5000.0,
                Node::Group(inner) => enlarge(inner),
                Node::Shape(_) | Node::Text(_) => {}
            }
        }
    }
    enlarge(&mut scene.root);
}

fn card_away(scene: &mut Scene) {
    first(scene, "pain", |pain| each(pain, "card", &mut |card| card.at.x += 5000.0));
}

fn stem_away(scene: &mut Scene) {
    each(&mut scene.root, "pain", &mut |pain| {
        for node in &mut pain.nodes {
            if let Node::Shape(Shape { form: Form::Line { from, to }, obstacle: true, .. }) = node {
                from.x += 60.0;
                to.x += 60.0;
            }
        }
    });
}

fn expectation_away(scene: &mut Scene) {
    each(&mut scene.root, "expectation", &mut |expectation| expectation.at.x += 60.0);
}

fn answer_away(scene: &mut Scene) {
    each(&mut scene.root, "opportunity", &mut |answer| answer.at.x += 37.0);
}

fn no_words(scene: &mut Scene) {
    each(&mut scene.root, "feeling", &mut |feeling| {
        feeling.nodes.retain(|node| !matches!(node, Node::Text(_) | Node::Group(_)))
    });
}

fn opportunity_away(scene: &mut Scene) {
    each(&mut scene.root, "opportunity", &mut |card| card.at.x += 60.0);
}

fn line_away(scene: &mut Scene) {
    // Of stacked cards only one has a line.
    each(&mut scene.root, "pain", &mut |pain| each(pain, "card", &mut |card| card.at.y += 60.0));
}

/// Far enough from any mark, on either side.
fn word_across(scene: &mut Scene) {
    let mut flip = |feeling: &mut Group| {
        for line in lines(feeling).filter(|line| line.size == TypeSize::Head) {
            line.y = -line.y;
        }
    };
    each(&mut scene.root, "feeling", &mut flip);
}

/// Where there are several, each has a colour of its own.
fn word_in_ink(scene: &mut Scene) {
    let mut personas = 0;
    each(&mut scene.root, "persona", &mut |_| personas += 1);
    each(&mut scene.root, "feeling", &mut |feeling| {
        let words = lines(feeling).filter(|line| personas > 1 && line.size == TypeSize::Head);
        for run in words.flat_map(|line| &mut line.runs) {
            run.role = Role::Ink;
        }
    });
}

/// A single long word goes on in a second line.
fn word_broken(scene: &mut Scene) {
    each(&mut scene.root, "feeling", &mut |feeling| {
        let is_long = |line: &TextLine| {
            let text = line.plain();
            line.runs.len() == 1 && text.len() > 6 && text.chars().all(|c| c.is_ascii_alphabetic())
        };
        let Some(mut rest) = lines(feeling).find(|line| is_long(line)).cloned() else { return };
        if let Some(line) = lines(feeling).find(|line| is_long(line)) {
            rest.runs[0].text = line.runs[0].text.split_off(4);
            rest.y += line.size.line();
        }
        feeling.nodes.push(Node::Text(rest));
    });
}
