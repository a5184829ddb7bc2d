//! Where there is little room: what a drawing gives up, and that it says so.

use super::{
    drawn, examples,
    find::{Found, all, joined, lines},
    laid_out, map, slide,
};
use crate::support::every_map::Map as Sample;
use std::fmt::Write as _;
use wayline::{
    layout::{LayoutOptions, View, layout_paper},
    scene::{Anchor, Face, Form, Group, Point, Rect, Scene, Segment, Shape, TextLine, TypeSize},
    text::Fonts,
};

fn example(name: &str) -> Sample {
    examples().into_iter().find(|sample| sample.origin.contains(name)).expect("the example")
}

fn overview(text: &str) -> Scene {
    slide::slide(&map("room", text))
}

fn ways(scene: &Scene) -> String {
    let lanes = all(&scene.root, "lane");
    let ways = lanes.iter().find(|lane| lane.group.name.as_deref() == Some("ways"));
    ways.map_or_else(String::new, |lane| joined(lane.group))
}

fn panel(scene: &Scene) -> &Group {
    all(&scene.root, "experience").first().expect("the panel").group
}

/// Both answers of this map were cut after three words, so that ways had a third level.
#[test]
fn answers_are_whole_before_ways_have_more_levels() {
    let scene = drawn(&example("subscription"), View::Overview).clone();
    let answers: Vec<String> = all(&scene.root, "opportunity").iter().map(|one| joined(one.group)).collect();
    assert!(answers.len() == 2 && answers.iter().all(|said| !said.contains('…')), "{answers:?}");
}

/// "20 %" was all that there was of a way that had a reason.
#[test]
fn a_reason_without_room_leaves_an_ellipsis_or_is_counted() {
    let mut wrong = Vec::new();
    let mut shortened = 0;
    for sample in examples() {
        let scene = drawn(&sample, View::Overview);
        let silent = |way: &Found<'_>| lines(way.group).is_empty();
        let arcs = all(&scene.root, "way").into_iter().filter(|way| way.data("from").is_some());
        let mut unsaid = 0;
        for way in arcs {
            let title = way.group.title.clone().unwrap_or_default();
            let reasons: Vec<&str> = title.lines().filter_map(|line| Some(line.split_once(": ")?.1)).collect();
            let label = joined(way.group);
            unsaid += if silent(&way) { reasons.len() } else { 0 };
            let missing = reasons.iter().filter(|reason| !label.contains(**reason)).count();
            shortened += missing;
            if missing > label.matches('…').count() && !silent(&way) {
                wrong.push(format!("{}: `{label}` of {reasons:?}", sample.origin));
            }
        }
        let counted = unsaid == 0 || ways(scene).contains(&format!("not shown: {unsaid}"));
        wrong.extend((!counted).then(|| format!("{}: {unsaid} without a word", sample.origin)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(shortened > 4, "{shortened}");
}

/// The slide was small, so that its scale had no height to spare for a fourth level.
#[test]
fn a_slide_leaves_out_no_way_that_has_room() {
    let scene = overview(
        "journey: Pharmacy order\npersona anna: Anna\npersona ben: Ben\nstage: Search\n  touchpoint search: Searches\n    feels anna 1: \
         Hopeful\n    feels ben -1: Lost\n    then search 20 %: Misspelt\n    then pick 25 %: Collects it\n    leaves 10 %: Too expensive\n    \
         leaves ben 40 %: Gives up\n  touchpoint cart: Fills the cart\n    feels 1: Fine\n    then pay 60 %\n    leaves 30 %: Delivery costs\n\
         stage: Pay\n  touchpoint pay: Pays by card\n    feels 0: Nervous\n    then cart 15 %: Card refused\n    then thanks\n  touchpoint \
         voucher: Pays by voucher\n    for: anna\n    feels 1: Happy\nstage: Get\n  touchpoint pick: Collects the parcel\n    feels 1: Smooth\n  \
         touchpoint thanks: Reads the mail\n    feels 2: Cared for\n",
    );
    let ways = ways(&scene);
    assert!(!ways.contains("more") && !ways.contains('…'), "{ways}");
    assert!(["Misspelt", "Delivery costs", "Card refused"].iter().all(|reason| ways.contains(reason)), "{ways}");
}

/// Nine columns with six personas, two of whom feel each thing.
fn six(lang: &str) -> String {
    let words = [
        "Mildly curious",
        "Quite reassured",
        "Somewhat annoyed",
        "Pleased with it",
        "Worried about it",
        "Relieved at last",
    ];
    let mut text = format!("journey: Six\n  lang: {lang}\n");
    (0..6).for_each(|who| _ = writeln!(text, "persona p{who}: Person {who}"));
    for column in 0..9 {
        let _ = writeln!(text, "stage: S{column}\n  touchpoint: Column number {column}");
        for who in 0..6 {
            let score = if (column, who) == (8, 0) { -2.0 } else { f64::from((column + who) % 3) / 2.0 - 0.5 };
            let word = words[((column + who * 5) % 6) as usize];
            let _ = writeln!(text, "    feels p{who} {score}: {word} again");
        }
    }
    text
}

/// The count was cut before its number, and of each two words only one was there although the bands above and below were empty.
#[test]
fn words_stand_beyond_others_before_they_are_left_out_and_their_count_keeps_its_number() {
    for lang in ["en", "de", "fr", "es", "ja", "ar"] {
        let scene = overview(&six(lang));
        let panel = panel(&scene);
        let shown =
            all(panel, "feelings").iter().map(|found| joined(found.group).matches("again").count()).sum::<usize>();
        let names = all(panel, "title");
        let count = joined(names.first().expect("the names of its rows").group);
        assert!(shown >= 26, "{lang}: {shown} words");
        assert!(count.contains(&(54 - shown).to_string()) && !count.contains('…'), "{lang}: {shown} words, `{count}`");
    }
}

/// A title of two lines was thin, above a finding in bold letters of the same size; then the finding below a title of one line was as small as a label.
#[test]
fn no_line_of_the_head_stands_out_more_than_the_title() {
    let middle = "The way from the first idea of a new kitchen to the evening";
    let long = format!("{middle} on which a meal is cooked in it, with all that goes wrong");
    for (title, sizes) in [
        ("Kitchen", (TypeSize::Title, TypeSize::Stage)),
        (middle, (TypeSize::Stage, TypeSize::Stage)),
        (long.as_str(), (TypeSize::Stage, TypeSize::Head)),
    ] {
        let scene = overview(&format!(
            "journey: {title}\n  insight: Nobody calls\npersona a: Anna\npersona b: Ben\npersona c: Cara\nstage: S\n  touchpoint: T\n    feels -1: Lost\n"
        ));
        let head = all(&scene.root, "title").into_iter().next().expect("the title");
        let found = lines(head.group);
        let (title, finding) =
            (found[0], found.iter().find(|line| line.plain().contains("Nobody")).expect("the finding"));
        assert_eq!(title.runs[0].face, Face::Semibold, "{}", title.plain());
        assert_eq!((title.size, finding.size), sizes, "{}", title.plain());
        let is_thin = finding.runs[0].face == Face::Regular;
        assert_eq!(is_thin, title.size == finding.size, "{}", title.plain());
    }
}

/// Of three names at a mark the third one was at another mark, as if that were where this persona begins.
#[test]
fn names_of_curves_that_begin_together_stay_together() {
    let sample = example("subscription");
    for view in [View::Detail, View::Overview] {
        let scene = drawn(&sample, view);
        let panel = panel(scene);
        let is_name =
            |line: &&&TextLine| ["The newcomer", "The regular", "The family account"].contains(&line.plain().as_str());
        let places: Vec<(f64, f64)> = lines(panel).iter().filter(is_name).map(|line| (line.x, line.y)).collect();
        assert_eq!(places.len(), 3, "{view:?}");
        let spread = |of: fn(&(f64, f64)) -> f64| {
            let all = places.iter().map(of);
            all.clone().fold(f64::MIN, f64::max) - all.fold(f64::MAX, f64::min)
        };
        assert!(spread(|at| at.1) < 50.0 && spread(|at| at.0) < 40.0, "{view:?}: {places:?}");
    }
}

/// "Offer delivery" was in the column of one of its pains in one view, and of the other one in the other.
#[test]
fn an_answer_stands_under_the_same_pain_in_each_view() {
    let mut compared = 0;
    for sample in examples() {
        let map = sample.model();
        let boxes = |view: View, class: &str| -> Vec<(String, Rect)> {
            let found = all(&drawn(&sample, view).root, class);
            let card = |found: &Found<'_>| {
                let card = all(found.group, "card").into_iter().next();
                let (frame, at) = match &card {
                    Some(card) => (card.group.frame?, card.at),
                    None => (found.group.frame?, Default::default()),
                };
                let here = if card.is_some() { found.at.x - found.group.at.x } else { found.at.x };
                Some((found.group.name.clone()?, frame.moved(here + at.x, 0.0)))
            };
            found.iter().filter_map(card).collect()
        };
        for opportunity in map.opportunities.iter().filter(|one| one.answers.len() > 1) {
            let above = |view: View| -> Vec<String> {
                let own = boxes(view, "opportunity").into_iter().find(|(name, _)| *name == opportunity.name.as_str());
                let Some((_, own)) = own else { return Vec::new() };
                let middle = own.x + own.width / 2.0;
                let pains =
                    boxes(view, "pain").into_iter().filter(|(_, pain)| pain.x <= middle && middle <= pain.right());
                pains.map(|(name, _)| name).collect()
            };
            let (detail, overview) = (above(View::Detail), above(View::Overview));
            let same = overview.is_empty() || overview.iter().any(|pain| detail.contains(pain));
            assert!(same, "{}: `{}` is under {detail:?} and {overview:?}", sample.origin, opportunity.name);
            compared += usize::from(!overview.is_empty());
        }
    }
    assert!(compared > 0, "no opportunity is under a pain in both views");
}

/// Ways and panel together were higher than a sheet, which then ended inside the card of a pain.
#[test]
fn no_sheet_of_an_example_ends_inside_a_card() {
    for sample in examples() {
        let map = sample.model();
        let title = map.title.to_plain().split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        let paper = layout_paper(map, &LayoutOptions::default(), None, &mut Fonts::new());
        // What was cut off had no title.
        let cut = paper.sheets.iter().position(|sheet| !joined(&sheet.root).contains(&title));
        assert_eq!(cut, None, "{}", sample.origin);
    }
}

/// What one sheet lacked by a few units went onto a sheet of its own: two low lanes below the titles of their columns, and ways without their curves.
#[test]
fn no_sheet_of_an_example_is_nearly_empty() {
    for sample in examples() {
        let paper = layout_paper(sample.model(), &LayoutOptions::default(), None, &mut Fonts::new());
        let heights: Vec<f64> = paper.sheets.iter().map(|sheet| sheet.height).collect();
        // What is left for the last one depends on the map.
        let (_, others) = heights.split_last().expect("a sheet");
        assert!(others.iter().all(|&height| height >= 0.4 * 1460.0), "{}: {heights:?}", sample.origin);
    }
}

/// "The receptionist" was "The…".
#[test]
fn no_name_is_only_an_article() {
    let scene = overview(
        "journey: Names\npersona a: The receptionist-in-chief\npersona b: Ben\nstage: S\n  touchpoint: T\n    feels a 1: Glad\n    feels b -1: Sad\n",
    );
    let names = joined(panel(&scene));
    assert!(names.contains("The receptionist…") && !names.contains("The…"), "{names}");
}

/// The card of a pain named "Returns for the first time" as "Returns for the…", beside free room.
#[test]
fn cards_of_the_detail_view_have_whole_names() {
    let text = "journey: Names\npersona a: Returns for the first time\npersona b: Returns often\nstage: S\n  touchpoint: T\n    feels a -1: Sad\n    feels \
                b 1: Glad\n    pain: No number\n      for: a\n    gain: A receipt\n      for: a\n";
    let scene = laid_out(&map("names", text), View::Detail);
    for class in ["pain", "gain"] {
        let said = joined(all(&scene.root, class)[0].group);
        assert!(said.contains("Returns for the first time"), "{said}");
    }
}

/// "20 % leave" lost its reason beside an empty place, or had one word in each of its lines, and "…" had a line of its own.
#[test]
fn reasons_to_leave_are_whole_where_there_is_room_for_them() {
    for (name, reasons) in [
        ("subscription", &["The series isn't there", "Blocks the card", "Saw what there was to see"][..]),
        ("insurance-claim", &["Not covered", "Pays for it alone"]),
    ] {
        let scene = drawn(&example(name), View::Detail).clone();
        let labels = all(&scene.root, "way-label");
        let said: Vec<String> = labels.iter().map(|label| joined(label.group)).collect();
        for reason in reasons {
            assert!(said.iter().any(|said| said.contains(reason)), "{name}: {reason}: {said:?}");
        }
        let tall = labels.iter().filter(|label| lines(label.group).len() > 4).count();
        assert_eq!(tall, 0, "{name}: {said:?}");
    }
    for (sample, view) in examples().iter().flat_map(|one| [View::Detail, View::Overview].map(|view| (one, view))) {
        let labels = all(&drawn(sample, view).root, "way-label");
        let alone = labels.iter().flat_map(|label| lines(label.group)).filter(|line| line.plain().trim() == "…");
        assert_eq!(alone.count(), 0, "{} ({view:?})", sample.origin);
    }
}

/// The length of the first of a line's pieces, whose turns are quarters of circles.
fn first_piece(shape: &Shape) -> f64 {
    let Form::Path(segments) = &shape.form else { return 0.0 };
    let (mut length, mut at) = (0.0, Point::default());
    for (index, segment) in segments.iter().enumerate() {
        let (to, far) = match *segment {
            Segment::Move(_) if index > 0 => break,
            Segment::Move(to) => (to, 0.0),
            Segment::Line(to) => (to, (to.x - at.x).hypot(to.y - at.y)),
            Segment::Cubic(_, _, to) => (to, (to.x - at.x).abs() * std::f64::consts::FRAC_PI_2),
            Segment::Close => break,
        };
        length += far;
        at = to;
    }
    length
}

/// A dot stood between "Stays another month" and its line.
#[test]
fn no_line_ends_in_the_stub_of_a_dash_before_its_words() {
    let mut seen = 0;
    for sample in examples() {
        for way in all(&drawn(&sample, View::Detail).root, "way") {
            let is_parted = |shape: &&Shape| match &shape.form {
                Form::Path(all) => all.iter().filter(|one| matches!(one, Segment::Move(_))).count() > 1,
                Form::Rect { .. } | Form::Circle { .. } | Form::Line { .. } => false,
            };
            for shape in way.shapes().filter(is_parted) {
                let Some(&[dash, gap]) = shape.stroke.as_ref().and_then(|stroke| stroke.dash.first_chunk::<2>()) else {
                    continue;
                };
                let rest: f64 = first_piece(shape) % (dash + gap);
                assert!(rest < 0.01 || rest >= dash / 2.0, "{}: {rest} of {dash}", sample.origin);
                seen += 1;
            }
        }
    }
    assert!(seen > 3, "{seen}");
}

/// The text of a gain was pushed aside by the edge of the page, although its column had room for two lines.
#[test]
fn gains_are_above_their_letters_where_that_takes_nothing_from_others() {
    for name in ["broadband", "wardrobe", "bank-onboarding"] {
        let scene = drawn(&example(name), View::Overview).clone();
        let gains = all(&scene.root, "gain");
        for gain in &gains {
            let middle = |line: &TextLine| match line.anchor {
                Anchor::Left => line.x + line.width / 2.0,
                Anchor::Middle => line.x,
                Anchor::Right => line.x - line.width / 2.0,
            };
            let (letters, words): (Vec<&TextLine>, Vec<_>) =
                lines(gain.group).into_iter().partition(|line| line.plain().chars().count() == 1);
            let letter = middle(letters[0]);
            let aside = words.iter().map(|line| (middle(line) - letter).abs()).fold(0.0, f64::max);
            assert!(aside < 12.0, "{name}: {} is {aside} aside", joined(gain.group));
        }
        assert!(!gains.is_empty(), "{name}");
    }
}

/// One answer to both pains of a column made it so wide that the names of all stages were small and the next due date was gone.
#[test]
fn an_answer_to_all_pains_of_a_column_leaves_others_their_room() {
    let scene = drawn(&example("broadband"), View::Overview).clone();
    let stages = all(&scene.root, "stage");
    let large = |stage: &Found<'_>| lines(stage.group).iter().all(|line| line.size == TypeSize::Stage);
    assert!(stages.len() > 4 && stages.iter().all(large));
    let answers: Vec<String> = all(&scene.root, "opportunity").iter().map(|one| joined(one.group)).collect();
    for date in ["1 Dec 2026", "15 Mar 2027", "30 Jun 2027"] {
        assert!(answers.iter().any(|said| said.contains(date)), "{date}: {answers:?}");
    }
}

/// All columns were equally narrow on paper, "The technic…" too, although that of the last stage was twice as wide and had nothing to say.
#[test]
fn columns_on_paper_are_as_wide_as_they_need() {
    let map = example("broadband");
    let paper = layout_paper(map.model(), &LayoutOptions::default(), None, &mut Fonts::new());
    let scene = paper.overview.expect("a slide");
    let cards: Vec<(String, f64)> = all(&scene.root, "touchpoint")
        .iter()
        .map(|card| (joined(card.group), card.group.frame.expect("a frame").width))
        .collect();
    let width =
        |title: &str| cards.iter().find(|card| card.0.starts_with(title)).unwrap_or_else(|| panic!("{cards:?}")).1;
    assert!(width("The technician’s visit") > width("Ask for help"), "{cards:?}");
}

/// Who took part was left out although the row below the personas was empty.
#[test]
fn badges_below_the_personas_have_all_of_their_row() {
    let scene = drawn(&example("hotel-stay"), View::Overview).clone();
    let header = all(&scene.root, "header");
    assert!(joined(header[0].group).contains("Front desk, housekeeping, and three new colleagues"));
}
