//! The words of feelings: on which side of neutral they are, and in which colour; and the names beside their marks.

use super::{
    chance, drawn, examples,
    find::{Found, all, ends, texts},
    laid_out, map,
};
use wayline::{
    layout::{LayoutOptions, View, layout},
    model::Map,
    scene::{Form, Rect, Role, Scene, Segment, Shape, TextLine, TypeSize},
    text::Fonts,
};

/// How many words of all examples may have no room on their side, between four curves.
const CROWDED: usize = 1;
const VIEWS: [View; 3] = [View::Detail, View::Overview, View::Blueprint];

/// A feeling with a word: how far below neutral its mark and its word are.
struct Worded<'s> {
    word: Vec<&'s TextLine>,
    personas: Vec<&'s str>,
    mark: f64,
    middle: f64,
}

impl Worded<'_> {
    fn plain(&self) -> String {
        self.word.iter().map(|line| line.plain()).collect::<Vec<_>>().join(" ")
    }
}

fn worded(scene: &Scene) -> Vec<Worded<'_>> {
    let neutral = all(&scene.root, "feelings").first().map_or(0.0, |feelings| feelings.at.y);
    all(&scene.root, "feeling").iter().filter_map(|feeling| worded_one(feeling, feeling.at.y - neutral)).collect()
}

fn worded_one<'s>(feeling: &Found<'s>, down: f64) -> Option<Worded<'s>> {
    // Names and figures are smaller.
    let word: Vec<&TextLine> = feeling.lines().filter(|line| line.size == TypeSize::Head).collect();
    let (top, bottom) = (word.first()?.ink().y, word.last()?.ink().bottom());
    let mark = middle(feeling.shapes().next()?) + down;
    let personas = feeling.data("persona").unwrap_or_default().split(' ').collect();
    Some(Worded { word, personas, mark, middle: f64::midpoint(top, bottom) + down })
}

fn middle(shape: &Shape) -> f64 {
    let ys: Vec<f64> = match &shape.form {
        Form::Rect { rect, .. } => vec![rect.y, rect.bottom()],
        Form::Circle { centre, .. } => vec![centre.y],
        Form::Line { from, to } => vec![from.y, to.y],
        Form::Path(segments) => segments
            .iter()
            .filter_map(|segment| match *segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to.y),
                Segment::Close => None,
            })
            .collect(),
    };
    let (top, bottom) = ys.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(top, low), y| (top.min(*y), low.max(*y)));
    f64::midpoint(top, bottom)
}

/// The words that are on the other side of neutral than their marks.
pub fn words_across(scene: &Scene) -> Vec<String> {
    // A mark this close to neutral is on it.
    let is_across = |one: &Worded<'_>| one.mark.abs() > 2.0 && one.mark * one.middle < 0.0;
    let across = worded(scene).into_iter().filter(is_across);
    across.map(|one| format!("the word `{}` at {:.0} of a mark at {:.0}", one.plain(), one.middle, one.mark)).collect()
}

/// Words of points below neutral were above it, where nothing was red, and the other way round where a curve was in the way.
#[test]
fn words_are_on_their_points_side_of_neutral() {
    let mut wrong = Vec::new();
    for sample in examples() {
        for view in VIEWS {
            let across = words_across(drawn(&sample, view));
            wrong.extend(across.into_iter().map(|word| format!("{} ({view:?}): {word}", sample.origin)));
        }
    }
    assert!(wrong.len() <= CROWDED, "{} words:\n{}", wrong.len(), wrong.join("\n"));
}

/// The words that aren't in the colour of the one persona that they are about.
pub fn words_in_other_colours(map: &Map, scene: &Scene) -> Vec<String> {
    let mut wrong = Vec::new();
    for one in worded(scene).into_iter().filter(|one| map.personas.len() > 1 && one.personas.len() == 1) {
        let persona = map.personas.iter().position(|persona| persona.name.as_str() == one.personas[0]);
        let hue = persona.map(|index| index as u8 % Role::PERSONAS);
        let is_own = |role: Role| matches!(role, Role::Persona(at) | Role::PersonaOnRed(at) if Some(at) == hue);
        let roles = one.word.iter().flat_map(|line| &line.runs).map(|run| run.role);
        wrong.extend(roles.filter(|role| !is_own(*role)).map(|role| format!("`{}` in {}", one.plain(), role.name())));
    }
    wrong
}

/// On the red area they were in ink, which is the colour of what several feel, and in print that of the first persona.
#[test]
fn words_have_the_colour_of_their_persona() {
    let mut wrong = Vec::new();
    for sample in examples() {
        for view in VIEWS {
            let other = words_in_other_colours(sample.model(), drawn(&sample, view));
            wrong.extend(other.into_iter().map(|word| format!("{} ({view:?}): {word}", sample.origin)));
        }
    }
    assert!(wrong.is_empty(), "{} words:\n{}", wrong.len(), wrong.join("\n"));
}

/// The upper of two points has its word in the area below neutral, not above neutral.
#[test]
fn the_upper_of_two_points_below_neutral_has_its_word_on_the_red_area() {
    let column = |name: &str, anna: &str, ben: &str| {
        format!("  touchpoint: {name}\n    feels anna {anna}\n    feels ben {ben}\n")
    };
    let text = format!(
        "journey: J\npersona anna: Anna\npersona ben: Ben\nstage: S\n{}{}{}",
        column("A", "-1", "-2"),
        column("B", "-1: Unsure", "-2: Lost"),
        column("C", "-1", "-2")
    );
    let map = map("two", &text);
    for view in VIEWS {
        let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        let words = worded(&scene);
        assert_eq!((words.len(), words_across(&scene)), (2, Vec::new()), "{view:?}");
        let upper = words.iter().find(|one| one.plain() == "Unsure").expect("her word");
        assert!(upper.middle < upper.mark, "{view:?}");
        assert!(upper.word[0].runs.iter().all(|run| run.role == Role::PersonaOnRed(0)), "{view:?}: {:?}", upper.word);
    }
}

/// In the colour of its persona, a line to a word looked like a second branch of the curve.
#[test]
fn a_line_to_a_word_is_in_nobodys_colour() {
    let mut lines = 0;
    for (sample, view) in examples().into_iter().flat_map(|sample| VIEWS.map(|view| (sample.clone(), view))) {
        for feeling in all(&drawn(&sample, view).root, "feeling") {
            for shape in feeling.shapes().filter(|shape| shape.obstacle && matches!(shape.form, Form::Line { .. })) {
                let role = shape.stroke.as_ref().map(|stroke| stroke.role);
                assert_eq!(role, Some(Role::Faint), "{} ({view:?})", sample.origin);
                lines += 1;
            }
        }
    }
    assert!(lines > 5, "{lines}");
}

/// A name that had no room where its curve begins was at the mark where it begins again, which has it anyway.
#[test]
fn no_mark_has_a_name_twice() {
    let felt = |at: usize| match at {
        1 => "    feels c 2: Overwhelmed\n",
        2 => "    feels a 0.5: Relieved\n    feels c -1.5: Unsure about it\n",
        3 => "    feels c 1.5: Calm\n",
        11 => "    feels a -1: Unsure about it\n",
        _ => "",
    };
    let columns: String =
        (1..=22).map(|at| format!("  touchpoint: Touchpoint {at} with words\n{}", felt(at))).collect();
    let text = format!(
        "journey: Twice\npersona a: Alexandra Featherstonehaugh\npersona b: Bo\npersona c: Christopher\nstage: S\n{columns}"
    );
    for view in VIEWS {
        for mark in all(&laid_out(&map("twice", &text), view).root, "feeling") {
            let said = texts(mark.group);
            let count = said.iter().filter(|text| text.starts_with("Alexandra")).count();
            assert!(count < 2, "{view:?}: {said:?}");
        }
    }
}

/// The box of a mark: the first shape of its feeling.
fn mark_box(shape: &Shape) -> Option<Rect> {
    let (xs, ys): (Vec<f64>, Vec<f64>) = match &shape.form {
        Form::Rect { rect, .. } => (vec![rect.x, rect.right()], vec![rect.y, rect.bottom()]),
        Form::Circle { centre, radius } => {
            (vec![centre.x - radius, centre.x + radius], vec![centre.y - radius, centre.y + radius])
        }
        Form::Line { .. } => return None,
        Form::Path(_) => ends(shape).iter().map(|end| (end.x, end.y)).unzip(),
    };
    let least = |all: &[f64]| all.iter().copied().fold(f64::INFINITY, f64::min);
    let most = |all: &[f64]| all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Some(Rect::new(least(&xs), least(&ys), most(&xs) - least(&xs), most(&ys) - least(&ys)))
}

/// A word stood fifty units below its mark, beneath another curve, and nothing showed whose it was.
#[test]
fn a_line_leads_to_a_word_that_is_far_from_its_mark() {
    let (mut led, mut bare) = (0, Vec::new());
    for (sample, view) in examples()
        .iter()
        .chain(&chance(60))
        .flat_map(|one| [View::Detail, View::Overview].map(|view| (one.clone(), view)))
    {
        for feeling in all(&drawn(&sample, view).root, "feeling") {
            let inks: Vec<Rect> =
                feeling.lines().filter(|line| line.size == TypeSize::Head).map(|line| line.ink()).collect();
            let Some(mark) = feeling.shapes().next().and_then(mark_box) else { continue };
            let apart = |ink: &Rect| {
                let dx = (ink.x - mark.right()).max(mark.x - ink.right()).max(0.0);
                dx.hypot((ink.y - mark.bottom()).max(mark.y - ink.bottom()).max(0.0))
            };
            let is_far = inks.iter().map(apart).fold(f64::INFINITY, f64::min) > 26.0 && !inks.is_empty();
            if is_far && feeling.shapes().any(|shape| matches!(shape.form, Form::Line { .. })) {
                led += 1;
            } else if is_far && feeling.lines().count() == inks.len() {
                bare.push(format!("{} ({view:?}): {}", sample.origin, texts(feeling.group).join(" ")));
            }
        }
    }
    // A name or a figure may be between, or a curve; or the word is in the list of its column, with a mark.
    assert!(bare.len() * 3 < led, "{led} led to, {} not:\n{}", bare.len(), bare.join("\n"));
}

/// A persona's name was where the only room for the word of its first point is.
#[test]
fn a_name_gives_way_to_the_word_of_its_mark() {
    let wardrobe = examples().into_iter().find(|sample| sample.origin.contains("wardrobe")).expect("the example");
    let scene = drawn(&wardrobe, View::Overview);
    let said: Vec<String> = all(&scene.root, "feeling").iter().flat_map(|feeling| texts(feeling.group)).collect();
    for text in ["Delighted", "Toward the brand", "Toward the task"] {
        assert!(said.iter().any(|line| line == text), "{text}: {said:?}");
    }
}

/// Above the scale of a slide with gains nothing was placed beside them, and a key moment lost its word to others.
#[test]
fn words_of_slides_have_the_room_beside_gains_and_those_of_key_moments_come_first() {
    let subscription =
        examples().into_iter().find(|sample| sample.origin.contains("subscription")).expect("the example");
    let scene = drawn(&subscription, View::Overview);
    let said: Vec<String> = all(&scene.root, "feeling").iter().map(|feeling| texts(feeling.group).join(" ")).collect();
    assert!(said.iter().any(|text| text == "Who of us keeps the lists?"), "{said:?}");
    let column = |at: usize| {
        let gain = if at == 3 { "    gain: It works\n" } else { "" };
        format!(
            "  touchpoint: T{at}\n    feels a 2: Delighted with all of it {at}\n    feels b 1.7: Pleased {at}\n{gain}"
        )
    };
    let columns: String = (0..4).map(column).collect();
    let text = format!(
        "journey: J\npersona a: Anna\npersona b: Ben\nstage: S\n{columns}  touchpoint: Low\n    feels -2: Sad\n"
    );
    let scene = laid_out(&map("beside", &text), View::Overview);
    let lost: Vec<String> = texts(&scene.root).into_iter().filter(|line| line.contains("not shown")).collect();
    assert!(lost.is_empty(), "{lost:?}");
}
