//! What a newcomer takes from a picture: whose a word is, which number comes next, and what was left out.

use super::{
    drawn, examples,
    find::{Found, all, joined, texts},
    laid_out, map,
};
use std::collections::BTreeMap;
use wayline::{
    layout::{LayoutOptions, View, layout},
    model::Map,
    scene::{Form, Point, Rect, Scene, Segment, Shape, TextLine, TypeSize},
    text::Fonts,
};

const VIEWS: [View; 3] = [View::Detail, View::Overview, View::Blueprint];

fn overview(text: &str) -> Scene {
    laid_out(&map("telling", text), View::Overview)
}

fn moved(point: Point, by: Point) -> Point {
    Point::new(point.x + by.x, point.y + by.y)
}

/// The lines that lead from marks to words: solid, thinner than any curve, and up to the word.
fn leaders(found: &Found<'_>) -> Vec<[Point; 2]> {
    let is_at_word = |at: Point| {
        let mut heads = found.lines().filter(|line| line.size == TypeSize::Head);
        heads.any(|line| line.ink().inset(-8.0).contains(Rect::new(at.x, at.y, 0.0, 0.0), 0.0))
    };
    let line = |shape: &Shape| match shape.form {
        Form::Line { from, to }
            if shape.stroke.as_ref().is_some_and(|stroke| stroke.width == 1.25)
                && is_at_word(to)
                && (from.x - to.x).hypot(from.y - to.y) > 9.0 =>
        {
            Some([from, to].map(|end| moved(end, found.at)))
        }
        Form::Line { .. } | Form::Rect { .. } | Form::Circle { .. } | Form::Path(_) => None,
    };
    found.shapes().filter_map(line).collect()
}

/// Short straight pieces of a path.
fn pieces(found: &Found<'_>, shape: &Shape) -> Vec<[Point; 2]> {
    let Form::Path(segments) = &shape.form else { return Vec::new() };
    let (mut pen, mut pieces) = (Point::default(), Vec::new());
    for segment in segments {
        match *segment {
            Segment::Move(to) => pen = to,
            Segment::Line(to) => {
                pieces.push([pen, to]);
                pen = to;
            }
            Segment::Cubic(a, b, to) => {
                let from = pen;
                for step in 1..=24 {
                    let t = f64::from(step) / 24.0;
                    let u = 1.0 - t;
                    let mix = |p: f64, q: f64, r: f64, s: f64| {
                        u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s
                    };
                    let next = Point::new(mix(from.x, a.x, b.x, to.x), mix(from.y, a.y, b.y, to.y));
                    pieces.push([pen, next]);
                    pen = next;
                }
            }
            Segment::Close => {}
        }
    }
    pieces.into_iter().map(|piece| piece.map(|end| moved(end, found.at))).collect()
}

fn cross([a, b]: [Point; 2], [c, d]: [Point; 2]) -> bool {
    let side = |p: Point, q: Point, r: Point| ((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)).signum();
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

/// The words of a feeling, where they are on the page. Names and figures are smaller.
fn words<'s>(found: &Found<'s>) -> Vec<(&'s TextLine, Rect)> {
    let heads = found.lines().filter(|line| line.size == TypeSize::Head);
    heads.map(|line| (line, line.ink().moved(found.at.x, found.at.y))).collect()
}

/// How close a line to a word may come to another word.
const CLEAR: f64 = 4.0;

/// How many lines of all examples may cross a curve, where it is all around a point.
const CROSSED: usize = 4;

/// A line to a word crossed somebody else's curve, and touched a word on its way.
#[test]
fn lines_to_words_cross_no_curve_and_touch_no_word() {
    let (mut wrong, mut crossed) = (Vec::new(), Vec::new());
    for (sample, view) in examples().iter().flat_map(|sample| VIEWS.map(|view| (sample, view))) {
        let scene = drawn(sample, view);
        let feelings = all(&scene.root, "feeling");
        let curves = ["curve", "compared-curve"].into_iter().flat_map(|class| all(&scene.root, class));
        let curves: Vec<[Point; 2]> = curves
            .flat_map(|curve| curve.shapes().flat_map(|shape| pieces(&curve, shape)).collect::<Vec<_>>())
            .collect();
        for (index, feeling) in feelings.iter().enumerate() {
            for line in leaders(feeling) {
                let name = format!("{} ({view:?}): the line of {:?}", sample.origin, feeling.group.name);
                crossed
                    .extend(curves.iter().any(|curve| cross(line, *curve)).then(|| format!("{name} crosses a curve")));
                let others =
                    feelings.iter().enumerate().filter(|other| other.0 != index).flat_map(|other| words(other.1));
                let touched = others.filter(|(_, ink)| {
                    (0..=20).any(|step| {
                        let t = f64::from(step) / 20.0;
                        let at = Point::new(
                            line[0].x + (line[1].x - line[0].x) * t,
                            line[0].y + (line[1].y - line[0].y) * t,
                        );
                        ink.inset(-CLEAR).contains(Rect::new(at.x, at.y, 0.0, 0.0), 0.0)
                    })
                });
                wrong.extend(touched.map(|(word, _)| format!("{name} touches `{}`", word.plain())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(crossed.len() <= CROSSED, "{}", crossed.join("\n"));
}

/// How far a word on the other side of neutral may be from its mark without a line.
const CLOSE: f64 = 48.0;

/// A word was above neutral, far from its point below, where nothing joined the two.
#[test]
fn a_word_across_neutral_is_close_or_joined() {
    let mut wrong = Vec::new();
    for (sample, view) in examples().iter().flat_map(|sample| VIEWS.map(|view| (sample, view))) {
        let scene = drawn(sample, view);
        let neutral = all(&scene.root, "feelings").first().map_or(0.0, |feelings| feelings.at.y);
        for feeling in all(&scene.root, "feeling") {
            let (Some(mark), words) = (mark(&feeling), words(&feeling)) else { continue };
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let middle = f64::midpoint(first.1.y, last.1.bottom());
            let gap = (first.1.y - mark.y).max(mark.y - last.1.bottom());
            let is_across = (mark.y - neutral).abs() > 2.0 && (mark.y - neutral) * (middle - neutral) < 0.0;
            if is_across && gap > CLOSE && leaders(&feeling).is_empty() {
                wrong.push(format!("{} ({view:?}): `{}` is {gap:.0} away", sample.origin, first.0.plain()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The middle of the first mark of a feeling.
fn mark(found: &Found<'_>) -> Option<Point> {
    let form = &found.shapes().next()?.form;
    let points = match form {
        Form::Circle { centre, .. } => vec![*centre],
        Form::Rect { rect, .. } => vec![Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom())],
        Form::Line { .. } => Vec::new(),
        Form::Path(segments) => segments
            .iter()
            .filter_map(|segment| match *segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to),
                Segment::Close => None,
            })
            .collect(),
    };
    let ends = |value: fn(&Point) -> f64| {
        let all = points.iter().map(value);
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((left, right), (top, bottom)) = (ends(|point| point.x), ends(|point| point.y));
    left.is_finite().then(|| moved(Point::new(f64::midpoint(left, right), f64::midpoint(top, bottom)), found.at))
}

/// The distance of two lines of one label; closer words of two people look like one sentence.
const LINES: f64 = 16.0;

/// The words of two people were one below the other like the lines of one sentence; only their colour told them apart.
#[test]
fn words_of_two_people_do_not_read_as_one() {
    let mut wrong = Vec::new();
    for (sample, view) in examples().iter().flat_map(|sample| VIEWS.map(|view| (sample, view))) {
        let scene = drawn(sample, view);
        let mut columns: BTreeMap<&str, Vec<(Rect, String, bool)>> = BTreeMap::new();
        for feeling in all(&scene.root, "feeling") {
            let words = words(&feeling);
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let left = words.iter().map(|word| word.1.x).fold(f64::INFINITY, f64::min);
            let right = words.iter().map(|word| word.1.right()).fold(f64::NEG_INFINITY, f64::max);
            let rect = Rect::new(left, first.1.y, right - left, last.1.bottom() - first.1.y);
            let marked = feeling.shapes().filter(|shape| is_beside(shape, first.1.moved(-feeling.at.x, -feeling.at.y)));
            let is_marked = marked.count() > 0;
            let all = columns.entry(feeling.data("column").unwrap_or_default()).or_default();
            all.push((rect, first.0.plain(), is_marked));
        }
        for words in columns.values() {
            for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
                let (gap, overlap) = (b.0.y - a.0.bottom(), a.0.right().min(b.0.right()) - a.0.x.max(b.0.x));
                if (0.0..LINES).contains(&gap) && overlap > 0.0 && !(a.2 && b.2) {
                    wrong.push(format!("{} ({view:?}): `{}` and `{}`", sample.origin, a.1, b.1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a shape is right before a line of text.
fn is_beside(shape: &Shape, ink: Rect) -> bool {
    let at = match &shape.form {
        Form::Circle { centre, .. } => *centre,
        Form::Rect { rect, .. } => Point::new(rect.x + rect.width / 2.0, rect.y + rect.height / 2.0),
        Form::Path(segments) => match segments.first() {
            Some(Segment::Move(at)) => *at,
            Some(Segment::Line(_) | Segment::Cubic(..) | Segment::Close) | None => return false,
        },
        Form::Line { .. } => return false,
    };
    ink.x - 18.0 < at.x && at.x < ink.x && ink.y - 4.0 < at.y && at.y < ink.bottom() + 4.0
}

/// A stem went through the bracket of another pain, and seemed to begin at it.
#[test]
fn the_bracket_of_a_stage_is_parted_where_a_stem_passes() {
    let text = "journey: X\nstage: Y\n  pain slow: All of it is slow\n  touchpoint: A\n    feels -1: Sad\n    pain late major: It comes late\nstage: Z\n  feels 1\n";
    let scene = overview(text);
    let pains = all(&scene.root, "pain");
    let lines = |name: &str| -> Vec<[Point; 2]> {
        let own = pains.iter().filter(|pain| pain.group.name.as_deref() == Some(name));
        let ends = |pain: &Found<'_>| -> Vec<[Point; 2]> {
            let line = |shape: &Shape| match shape.form {
                Form::Line { from, to } => vec![[from, to].map(|end| moved(end, pain.at))],
                Form::Path(_) => pieces(pain, shape),
                Form::Rect { .. } | Form::Circle { .. } => Vec::new(),
            };
            pain.shapes().flat_map(line).collect()
        };
        own.flat_map(ends).collect()
    };
    let (bracket, stem) = (lines("slow"), lines("late"));
    assert!(bracket.len() > 4 && !stem.is_empty(), "{bracket:?} {stem:?}");
    let crossed = bracket.iter().flat_map(|a| stem.iter().map(move |b| (a, b))).find(|(a, b)| cross(**a, **b));
    assert_eq!(crossed, None);
}

fn number_of(map: &Map, name: &str) -> usize {
    map.pains.iter().position(|pain| pain.name.as_str() == name).unwrap_or_default()
}

/// The badges of one point were 2, 1 from left to right.
#[test]
fn badges_of_a_column_are_in_the_order_of_their_numbers() {
    let pains = "    pain a: A little\n    pain b critical: Very much\n    pain c major: Much\n";
    let text = format!(
        "journey: X\npersona p: Pat\npersona q: Quin\nstage: Y\n  touchpoint: A\n    feels p -1: Sad\n    feels q -2: Angry\n{pains}  touchpoint: B\n    feels p 1\n"
    );
    let also = text.replace("A little\n", "A little\n      for: q\n").replace("uch\n", "uch\n      for: p\n");
    for text in [text, also] {
        for view in [View::Detail, View::Overview] {
            let options = LayoutOptions { view, ..LayoutOptions::default() };
            let map = map("badges", &text);
            let scene = layout(&map, &options, &mut Fonts::new());
            let mut badges: Vec<(f64, usize)> = all(&scene.root, "pain")
                .iter()
                .filter_map(|pain| {
                    let circle = pain.shapes().find_map(|shape| match shape.form {
                        Form::Circle { centre, .. } => Some(centre.x),
                        Form::Line { .. } | Form::Rect { .. } | Form::Path(_) => None,
                    });
                    Some((circle? + pain.at.x, number_of(&map, pain.group.name.as_deref()?)))
                })
                .collect();
            badges.sort_by(|a, b| a.0.total_cmp(&b.0));
            let numbers: Vec<usize> = badges.iter().map(|badge| badge.1).collect();
            assert!(numbers.len() == 3 && numbers.is_sorted(), "{view:?}: {numbers:?}");
        }
    }
}

/// Answers to the pains 3, 4 and 3 were in this order.
#[test]
fn answers_of_a_column_are_in_the_order_of_their_pains() {
    for sample in examples() {
        let (map, scene) = (sample.model(), drawn(&sample, View::Detail));
        for cell in all(&scene.root, "cell") {
            let answers = all(cell.group, "opportunity");
            let first = |answer: &Found<'_>| {
                let all = answer.data("answers").unwrap_or_default().split(' ').filter(|name| !name.is_empty());
                all.map(|name| number_of(map, name)).min().unwrap_or(usize::MAX)
            };
            let numbers: Vec<usize> = answers.iter().map(first).collect();
            assert!(numbers.is_sorted(), "{}: {numbers:?}", sample.origin);
        }
    }
}

/// On a slide with little room, cards of opportunities had no number, so nobody saw what they answer.
#[test]
fn each_answer_on_a_slide_has_the_number_of_its_pain() {
    let mut count = 0;
    for sample in examples() {
        let (map, scene) = (sample.model(), drawn(&sample, View::Overview));
        for answer in all(&scene.root, "opportunity") {
            let Some(pains) = answer.data("answers") else { continue };
            let beads = all(answer.group, "whom");
            let said: Vec<String> = beads.iter().flat_map(|one| texts(one.group)).collect();
            let left = |found: &Found<'_>| {
                all(found.group, "card").first().and_then(|card| card.group.frame).map(|card| card.x)
            };
            let above = |name: &str| {
                all(&scene.root, "pain")
                    .iter()
                    .any(|pain| pain.group.name.as_deref() == Some(name) && left(pain) == left(&answer))
            };
            let numbers =
                pains.split(' ').filter(|name| above(name)).map(|name| (number_of(map, name) + 1).to_string());
            assert!(numbers.into_iter().any(|number| said.contains(&number)), "{}: {said:?}", sample.origin);
            count += 1;
        }
    }
    assert!(count > 20, "only {count}");
}

/// How many texts of the examples' cards may be cut on a slide.
const CUT: usize = 8;

/// Texts of cards ended in ellipses although neighbouring columns had nothing to show.
#[test]
fn few_texts_on_slides_are_cut() {
    let mut cut = Vec::new();
    for sample in examples() {
        let scene = drawn(&sample, View::Overview);
        for class in ["pain", "opportunity", "persona", "touchpoint", "step"] {
            for found in all(&scene.root, class) {
                let short = texts(found.group).into_iter().filter(|text| text.ends_with('…'));
                cut.extend(short.map(|text| format!("{}: {class} {text}", sample.origin)));
            }
        }
    }
    assert!(cut.len() <= CUT, "{} texts:\n{}", cut.len(), cut.join("\n"));
}

/// A column with three cards was higher than they are, because its rows were as high as those of its neighbours.
#[test]
fn a_stack_of_answers_is_no_higher_than_its_cards() {
    let tall = "    opportunity: One\n      experiment: It takes a long time to say what will be tried out here, with whom, and how anybody can tell whether it worked as we had hoped it would\n";
    let text = |short: &str| {
        format!("journey: X\nstage: Y\n  touchpoint: A\n    feels 1\n{tall}  touchpoint: B\n    feels 1\n{short}")
    };
    let short = "    opportunity: Short\n".repeat(3);
    let height = |text: &str| {
        let scene = layout(&map("stack", text), &LayoutOptions::default(), &mut Fonts::new());
        let lanes = all(&scene.root, "lane");
        let lane = lanes.iter().find(|lane| lane.group.name.as_deref() == Some("opportunities"));
        lane.and_then(|lane| lane.group.frame).map_or(0.0, |frame| frame.height)
    };
    let (alone, both) = (height(&text("")), height(&text(&short)));
    assert!(both <= alone + 24.0, "{both} with three short ones, {alone} without");
}

/// Expectations that aren't on a slide were missing without a word.
#[test]
fn expectations_without_room_are_counted() {
    let text = "journey: X\nstage: Y\n  touchpoint: A\n    feels 1\n    expects 1.5: A seat\n  touchpoint: B\n    feels -1\n    expects 2: An answer\n";
    let scene = overview(text);
    let said: Vec<String> = all(&scene.root, "experience").iter().flat_map(|one| texts(one.group)).collect();
    assert_eq!(all(&scene.root, "expectation").len(), 1);
    assert!(said.contains(&"Expected: + 1 more".to_owned()), "{said:?}");
}

/// "2 critique" and "2 grave" were counted.
#[test]
fn severe_pains_are_counted_in_the_plural() {
    for (lang, counted) in [
        ("en", "2 critical, 1 major"),
        ("de", "2 kritisch, 1 erheblich"),
        ("fr", "2 critiques, 1 majeur"),
        ("es", "2 críticos, 1 grave"),
    ] {
        let text = format!(
            "journey: J\n  lang: {lang}\nstage: S\n  feels -1: Bad\n  pain critical: A\n  pain critical: B\n  pain major: C\n"
        );
        let said = joined(&laid_out(&map("plural", &text), View::Detail).root);
        assert!(said.contains(counted), "{lang}: {said}");
    }
}

/// A principle was small print even where nothing else said what was learned.
#[test]
fn a_principle_is_the_headline_where_there_is_no_insight() {
    let text = |line: &str| format!("journey: X\n{line}  principle: Ask once\nstage: Y\n  feels -1: Sad\n");
    for view in VIEWS {
        let said = |text: &str| {
            let options = LayoutOptions { view, ..LayoutOptions::default() };
            let scene = layout(&map("principle", text), &options, &mut Fonts::new());
            let titles = all(&scene.root, "title");
            let lines = titles.iter().flat_map(|one| texts(one.group)).filter(|text| text.contains("Ask once"));
            let headlines: Vec<String> = all(&scene.root, "headline").iter().flat_map(|one| texts(one.group)).collect();
            (lines.count(), headlines)
        };
        let (count, headlines) = said(&text(""));
        assert_eq!(count, 1, "{view:?} says it once");
        assert!(view == View::Overview || headlines == ["Ask once"], "{view:?}: {headlines:?}");
        let (_, headlines) = said(&text("  insight: They come back\n"));
        assert!(headlines.is_empty(), "{view:?}: {headlines:?}");
    }
}
