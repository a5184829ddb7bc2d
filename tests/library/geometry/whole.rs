//! What a drawing doesn't cut short, and doesn't promise without showing it.

use super::{
    Sample, drawn, examples,
    find::{Found, all, ends, texts},
    laid_out, map, strange,
};
use crate::support::legibility::scale;
use std::collections::BTreeMap;
use wayline::{
    layout::View,
    scene::{Form, Group, Rect, Scene},
};

const BOTH: [View; 2] = [View::Detail, View::Overview];

fn shown(text: &str, view: View) -> Scene {
    laid_out(&map("whole", text), view)
}

/// The examples, and maps with several pains at one mark and with long texts.
fn maps() -> impl Iterator<Item = Sample> {
    let dense = strange().into_iter().filter(|map| ["moving", "newborn"].contains(&map.origin.as_str()));
    examples().into_iter().chain(dense)
}

fn is_cut(group: &Group) -> bool {
    texts(group).iter().any(|text| text.ends_with('…'))
}

/// What is good was cut after some words, with free room at both sides.
#[test]
fn gains_are_whole() {
    for sample in maps() {
        for gain in all(&drawn(&sample, View::Overview).root, "gain") {
            assert!(!is_cut(gain.group), "{}: {:?}", sample.origin, texts(gain.group));
        }
    }
}

/// Behind a word that is as wide as its card, the ellipsis was alone on the next line.
#[test]
fn no_ellipsis_is_alone_on_a_line() {
    let column = |at: usize| {
        let answer = format!("window {} ", &"circumstances"[..8 + at % 5]).repeat(40);
        format!(
            "  touchpoint: T{at}\n    feels -1\n    pain p{at} major: It hurts here\n    opportunity: {answer}\n      answers: p{at}\n"
        )
    };
    let scene = shown(&format!("journey: E\nstage: S\n{}", (0..12).map(column).collect::<String>()), View::Overview);
    assert!(is_cut(&scene.root));
    assert!(!texts(&scene.root).iter().any(|line| line == "…"), "{:?}", texts(&scene.root));
}

/// "Humiliated by a letter which asks for the same…" was the word of the lowest point.
#[test]
fn no_word_of_a_lowest_point_is_cut() {
    for sample in maps() {
        let map = sample.model();
        let scores = map.columns.iter().flat_map(|column| &column.facts.feelings).map(|one| one.score.get());
        let Some(lowest) = scores.reduce(f64::min) else { continue };
        for feeling in all(&drawn(&sample, View::Overview).root, "feeling") {
            let column = map.columns.iter().find(|one| Some(one.name.as_str()) == feeling.data("column"));
            let is_low = |column: &wayline::model::Column| {
                column.facts.feelings.iter().any(|one| {
                    one.score.get() == lowest
                        && feeling.data("persona").is_some_and(|all| {
                            all.split(' ').any(|name| name == map.persona(one.persona).name.as_str())
                        })
                })
            };
            let is_wrong = column.is_some_and(is_low) && is_cut(feeling.group);
            assert!(!is_wrong, "{}: {:?}", sample.origin, texts(feeling.group));
        }
    }
}

/// The word of a lowest point between a curve and the edge of the scale was left out, though there was room on one line.
#[test]
fn long_words_of_two_lowest_points_are_there() {
    let text = "journey: J\npersona a: Marta\npersona b: Jonas\nstage: S\n  touchpoint: A\n    feels a 0.5\n    feels b 0\n  \
                touchpoint: B\n    feels a -0.5\n    feels b -1\n  touchpoint: C\n    feels a -2: Abandoned between two institutions\n    \
                feels b -2: Helpless at the end of a telephone line\n    expects a 1: A call\n    expects b 0.5: A list\n    \
                pain p1 critical: Nobody is responsible\n      for: a\n    pain p2: Nobody knows the list\n      for: b\n  \
                touchpoint: D\n    feels a 1\n    feels b 0.5\n  touchpoint: E\n    feels a 2\n    feels b 1.5\n";
    let scene = shown(text, View::Overview);
    let said: Vec<String> = all(&scene.root, "feeling").iter().map(|one| texts(one.group).join(" ")).collect();
    for word in ["Abandoned between two institutions", "Helpless at the end of a telephone line"] {
        assert!(said.iter().any(|text| text.contains(word)), "{word}: {said:?}");
    }
}

/// A quote that was cut had no quotation marks, and read like a goal.
#[test]
fn a_cut_quote_keeps_its_quotation_marks() {
    let quote = "I had a baby on one arm and the telephone in the other hand. ".repeat(5);
    let text = format!("journey: J\npersona a: Anna\n  quote: {quote}\nstage: S\n  feels 1\n");
    let scene = shown(&text, View::Overview);
    let said = texts(all(&scene.root, "persona")[0].group).join(" ");
    assert!(said.contains('“') && said.ends_with("…”"), "{said}");
}

/// A strip without a curve was called "Experience", and the persona's card had a sample of it.
#[test]
fn a_map_of_pains_alone_promises_no_curve() {
    let text = "journey: J\npersona a: Anna\nstage: S\n  touchpoint: A\n    pain: It is full\n  touchpoint: B\n";
    for view in BOTH {
        let scene = shown(text, view);
        let said = texts(&scene.root);
        assert!(!said.iter().any(|text| text == "Experience") && said.iter().any(|text| text == "Pains"), "{said:?}");
        let persona = all(&scene.root, "persona").remove(0);
        let bent = persona.shapes().filter(|shape| shape.stroke.is_some()).count();
        assert_eq!(bent, 0, "{view:?}");
    }
}

fn frame(found: &Found<'_>) -> Option<Rect> {
    found.group.frame.map(|frame| frame.moved(found.at.x, found.at.y))
}

/// An answer that would have been cut reached below the columns next to its own, and out of its stage.
#[test]
fn answers_stay_in_the_columns_of_their_pains() {
    const NARROW: f64 = 100.0;
    const FULL: f64 = 0.375;
    let (mut wrong, mut right) = (Vec::new(), 0);
    for sample in maps() {
        let (map, scene) = (sample.model(), drawn(&sample, View::Overview));
        // One line more would make the scale too low.
        if scale(scene).is_some_and(|scale| scale < FULL) {
            continue;
        }
        let columns = ["touchpoint", "step"].into_iter().flat_map(|class| all(&scene.root, class));
        let columns: BTreeMap<String, Rect> =
            columns.filter_map(|one| Some((one.group.name.clone()?, frame(&one)?))).collect();
        for answer in all(&scene.root, "opportunity") {
            let names: Vec<&str> = answer.data("answers").unwrap_or_default().split(' ').collect();
            let pains = map.pains.iter().filter(|pain| names.contains(&pain.name.as_str()));
            let places = pains.filter_map(|pain| match pain.place {
                wayline::model::Place::Column(id) => columns.get(map.column(id).name.as_str()),
                wayline::model::Place::Stage(_) => None,
            });
            let places: Vec<&Rect> = places.filter(|place| place.width > NARROW).collect();
            let Some(own) = all(answer.group, "card").first().and_then(|card| card.group.frame) else { continue };
            let own = own.moved(answer.at.x, answer.at.y);
            let is_in = places.iter().any(|place| place.x - 1.5 < own.x && own.right() < place.right() + 1.5);
            right += usize::from(is_in);
            wrong.extend((!places.is_empty() && !is_in).then(|| format!("{}: {:?}", sample.origin, answer.group.name)));
        }
    }
    assert!(wrong.is_empty() && right > 1, "{right}; {}", wrong.join("\n"));
}

/// Whole branches were missing where larger ones had the room, and the curve still went to their columns.
#[test]
fn each_column_that_ways_lead_to_has_an_arrow() {
    let text = "journey: J\nstage: S\n  touchpoint a: A\n    feels 1\n    then c 80 %\n    then d 15 %\n    then e 5 %\n  touchpoint b: B\n    feels 1\n    \
                then a 70 %\n    then d 30 %\n  touchpoint c: C\n    feels 0\n    then a 60 %\n    then b 20 %\n    then e 20 %\n  touchpoint d: D\n    feels 1\n  touchpoint e: E\n    feels 1\n";
    let scene = shown(text, View::Overview);
    let to: Vec<_> = all(&scene.root, "way")
        .iter()
        .filter(|way| way.data("kind") == Some("ahead"))
        .filter_map(|way| way.data("to").map(str::to_owned))
        .collect();
    for column in ["c", "d", "e"] {
        assert!(to.iter().any(|to| to == column), "{column}: {to:?}");
    }
}

/// The legend explained how those leave whose way had no room.
#[test]
fn the_legend_of_a_slide_explains_only_ways_that_are_drawn() {
    for sample in maps() {
        let scene = drawn(&sample, View::Overview);
        let said: Vec<String> = all(&scene.root, "legend").iter().flat_map(|legend| texts(legend.group)).collect();
        let kinds: Vec<_> =
            all(&scene.root, "way").iter().filter_map(|way| way.data("kind").map(str::to_owned)).collect();
        for (word, kind) in [("Leaves", "exit"), ("Goes on elsewhere", "ahead")] {
            let is_said = said.iter().any(|text| text == word);
            assert!(!is_said || kinds.iter().any(|one| one == kind), "{}: {word}", sample.origin);
        }
    }
}

/// The curve of somebody whom a column isn't for ran through another's mark there, as if it were his.
#[test]
fn a_curve_keeps_off_the_marks_of_columns_that_are_not_for_its_persona() {
    let text = "journey: J\npersona a: Anna\npersona b: Ben\nstage: S\n  touchpoint: A\n    feels a 1\n    feels b 1.5\n  touchpoint: B\n    for: a\n    \
                feels a 0.5: Guided\n  touchpoint: C\n    feels a 1\n    feels b -0.5\n";
    for view in BOTH {
        let scene = shown(text, view);
        let feelings = all(&scene.root, "feeling");
        let guided = feelings.iter().find(|one| texts(one.group).concat().contains("Guided")).expect("her mark");
        let at = guided.shapes().find_map(|shape| match shape.form {
            Form::Circle { centre, .. } => Some(centre),
            _ => None,
        });
        let at = at.expect("a circle");
        let (x, y) = (at.x + guided.at.x, at.y + guided.at.y);
        let curves = all(&scene.root, "curve");
        let ben = curves.iter().find(|curve| curve.data("persona") == Some("b")).expect("his curve");
        let near = ben
            .shapes()
            .filter(|shape| ends(shape).len() > 1)
            .flat_map(middles)
            .map(|(a, b)| (a + ben.at.x, b + ben.at.y));
        let closest = near.map(|(a, b)| (a - x).hypot(b - y)).fold(f64::INFINITY, f64::min);
        assert!(closest > 12.0 && closest.is_finite(), "{view:?}: {closest}");
    }
}

/// Points along a path of cubics.
fn middles(shape: &wayline::scene::Shape) -> Vec<(f64, f64)> {
    use wayline::scene::{Form, Point, Segment};
    let Form::Path(segments) = &shape.form else { return Vec::new() };
    let (mut from, mut found) = (Point::default(), Vec::new());
    for segment in segments {
        match *segment {
            Segment::Move(to) | Segment::Line(to) => from = to,
            Segment::Cubic(lead, trail, to) => {
                for step in 0..=40 {
                    let (t, u) = (f64::from(step) / 40.0, 1.0 - f64::from(step) / 40.0);
                    let mix = |a: f64, b: f64, c: f64, d: f64| {
                        u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
                    };
                    found.push((mix(from.x, lead.x, trail.x, to.x), mix(from.y, lead.y, trail.y, to.y)));
                }
                from = to;
            }
            Segment::Close => {}
        }
    }
    found
}

/// The title of a long phase over a narrow stage ended in an ellipsis, also in the view that has everything.
#[test]
fn the_detail_view_has_the_whole_title_of_a_phase() {
    let title = "Before the first day of work, including the contract and all of the papers that it asks for";
    let text = format!(
        "journey: P\nphase: {title}\nstage: A\n  touchpoint: A\n    feels 1\nphase: Then\nstage: B\n  touchpoint: B\n    feels 1\n  touchpoint: C\n    feels 1\n"
    );
    let said = |view| texts(all(&shown(&text, view).root, "phase")[0].group).join(" ");
    assert_eq!(said(View::Detail), title);
    assert!(said(View::Overview).starts_with("Before the first"));
}

/// Words that are wider than their column were shifted over the letter of their gain, up to the edge of the slide.
#[test]
fn words_of_gains_are_over_the_middle_of_their_letter_or_beside_it() {
    let mut beside = 0;
    for sample in examples() {
        for gain in all(&drawn(&sample, View::Overview).root, "gain") {
            let own: Vec<Rect> = gain.lines().filter(|line| line.plain().len() > 1).map(|line| line.ink()).collect();
            let letter = gain.shapes().find_map(|shape| match shape.form {
                Form::Rect { rect, .. } => Some(rect),
                Form::Circle { .. } | Form::Line { .. } | Form::Path(_) => None,
            });
            let (Some(letter), [ink]) = (letter, own.as_slice()) else { continue };
            let middle = letter.x + letter.width / 2.0;
            let is_over = (ink.x + ink.width / 2.0 - middle).abs() < 7.5;
            let is_beside = ink.y < letter.bottom()
                && letter.y < ink.bottom()
                && (ink.right() < letter.x || letter.right() < ink.x);
            assert!(is_over || is_beside, "{}: {:?} at {ink:?}, {letter:?}", sample.origin, texts(gain.group));
            beside += usize::from(is_beside);
        }
    }
    assert!(beside > 1, "{beside}");
}
