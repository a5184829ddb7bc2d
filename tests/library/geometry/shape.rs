//! The shape of the whole, and how the parts of a lane stand in it.

use super::{examples, find::all, map};
use wayline::{
    layout::{LayoutOptions, View, layout},
    model::Map,
    scene::{Fill, Form, Rect, Role, Scene},
    text::Fonts,
};

fn drawn(map: &Map) -> Scene {
    layout(map, &LayoutOptions::default(), &mut Fonts::new())
}

/// From four columns on a drawing is not much higher than it is wide, however many lanes it has.
#[test]
fn no_example_is_a_tower() {
    let shapes: Vec<_> = examples()
        .iter()
        .filter(|sample| sample.model().columns.len() >= 4)
        .map(|sample| (&sample.origin, super::drawn(sample, View::Detail)))
        .filter(|(_, scene)| scene.height > scene.width * 1.25)
        .map(|(name, scene)| format!("{name}: {} × {}", scene.width, scene.height))
        .collect();
    assert!(shapes.is_empty(), "{shapes:#?}");
}

/// A sum of one figure is that figure again.
#[test]
fn only_stages_of_several_times_have_a_sum() {
    let column = |name: &str, takes: &str| format!("  touchpoint: {name}\n    does: Something\n{takes}");
    let (some, none) = ("    takes: 5m\n", "");
    let (one, two) = (column("A", some) + &column("B", none), column("C", some) + &column("D", some));
    let map = map("times", &format!("journey: J\nstage: One\n{one}stage: Two\n{two}"));
    let sums: Vec<_> = all(&drawn(&map).root, "sum")
        .iter()
        .map(|sum| sum.lines().map(|line| line.plain()).collect::<String>())
        .collect();
    assert_eq!(sums, ["Stage 10\u{a0}min"]);
}

/// Metrics of a wide column use its width.
#[test]
fn metrics_stand_side_by_side_in_a_wide_column() {
    let metrics = ["One", "Two"].map(|name| format!("  metric {}: 3\n", name.to_lowercase())).concat();
    let measures = "measure one: One\n  range: 0..5\nmeasure two: Two\n  range: 0..5\n";
    let wide = map("wide", &format!("journey: J\n{measures}stage: Only\n{metrics}stage: Other\n"));
    let scene = drawn(&wide);
    let bars = all(&scene.root, "metric");
    assert_eq!(bars.len(), 2);
    assert!(bars[0].at.y == bars[1].at.y && bars[0].at.x + 136.0 + 24.0 <= bars[1].at.x);
}

/// How much hurts, and where most: the header says so in a sentence, unless the drawing has no curve or nothing goes wrong. What was
/// learned goes before what follows from the facts.
#[test]
fn the_header_says_the_finding() {
    let column =
        |name: &str, score: f64, pain: &str| format!("  touchpoint: {name}\n    feels {score}: Word {score}\n{pain}");
    let bad = [
        column("A", 1.0, "    pain minor: P\n"),
        column("B", -1.5, "    pain critical: Q\n    pain minor: R\n"),
        column("C", -1.0, ""),
    ];
    let text = format!("journey: J\nstage: S\n{}", bad.concat());
    let bad = map("bad", &text);
    let told = |map: &Map, options: &LayoutOptions| {
        let scene = layout(map, options, &mut Fonts::new());
        let badge = |class| {
            all(&scene.root, class).iter().flat_map(|badge| badge.lines()).map(|line| line.plain()).collect::<Vec<_>>()
        };
        let headline = vec![badge("headline").concat(), badge("insight").concat()];
        [badge("pains-in-all"), badge("lowest-point"), headline]
    };
    let all_lanes = LayoutOptions::default();
    let (pains, worst) =
        (vec!["Pains", "1 critical, 2 minor"], "Worst at “B”: Word -1.5; 1 critical pain has no answer");
    assert_eq!(told(&bad, &all_lanes), [pains.clone(), vec![], vec![worst, ""]]);
    let learned = text.replacen('\n', "\n  insight: Nobody asks\n", 1);
    let told_first = told(&map("learned", &learned), &all_lanes);
    assert_eq!(told_first, [pains, vec!["Lowest point", "Word -1.5 · B"], vec!["", "Nobody asks"]]);
    let without = LayoutOptions { lanes: Some(vec!["doing".to_owned()]), ..LayoutOptions::default() };
    assert!(told(&bad, &without).concat().concat().is_empty());
    let good = [column("A", 1.0, ""), column("B", 0.0, ""), column("C", 2.0, "")].concat();
    let best = told(&map("good", &format!("journey: J\nstage: S\n{good}")), &all_lanes);
    assert_eq!(best, [vec![], vec![], vec!["Best at “C”: Word 2", ""]]);
}

/// What a drawing is about is set in ink: the customers' story, and in a blueprint how the service works, too.
#[test]
fn what_a_drawing_is_about_is_darker() {
    let map = map("quiet", "journey: J\nstage: S\n  does: Asks\n  frontstage: Answers\n  backstage: Looks it up\n");
    let roles = |view| {
        let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        ["does", "frontstage", "backstage"].map(|class| {
            let line = all(&scene.root, class)[0].lines().next().expect("its words");
            line.runs[0].role
        })
    };
    assert_eq!(roles(View::Detail), [Role::Ink, Role::Soft, Role::Soft]);
    assert_eq!(roles(View::Blueprint), [Role::Ink; 3]);
}

/// A lane of the author's own that is explained in a sentence gets more room at the left, not a tower of short lines.
#[test]
fn a_long_explanation_has_room() {
    let lane = |about: &str| {
        let text = format!(
            "journey: J\nlane tells: What the place tells\n  about: {about}\nstage: S\n  tells: A green light\n"
        );
        let scene = drawn(&map("lane", &text));
        let name = all(&scene.root, "lane-name").pop().expect("the lane's name");
        (all(&scene.root, "stage")[0].group.frame.expect("a frame").x, name.group.frame.expect("a frame").height)
    };
    assert_eq!(lane("Signs"), (192.0, 56.0));
    assert_eq!(lane("Signs, sounds and lights that shoppers go by without a word"), (240.0, 52.0));
}

/// The headline names the gap to what was expected, who felt it where there are several, and speaks the map's language.
#[test]
fn the_headline_speaks_the_maps_language() {
    let said = |lang: &str, who: &str, expects: &str| {
        let text = format!(
            "journey: J\n  lang: {lang}\n{}stage: S\n  touchpoint: A\n    feels {who}1\n  touchpoint: B\n    feels {who}-1.5: Low\n\
             {expects}    pain major: P\n    pain major: Q\n  touchpoint: C\n    feels {who}0\n",
            if who.is_empty() { "" } else { "persona anna: Anna Keller\npersona ben: Ben\n" }
        );
        let scene = drawn(&map("headline", &text));
        all(&scene.root, "headline")[0]
            .lines()
            .map(|line| line.plain())
            .collect::<Vec<_>>()
            .join(" ")
            .replace("  ", " ")
    };
    assert_eq!(
        said("en", "anna ", "    expects anna 2\n"),
        "Worst at “B”: Low, 3.5 below what Anna Keller expected; 2 major pains have no answer"
    );
    assert_eq!(said("en", "anna ", ""), "Worst at “B”: Low (Anna Keller); 2 major pains have no answer");
    let alone = |lang| said(lang, "", "    expects 2\n");
    assert_eq!(alone("en"), "Worst at “B”: Low, 3.5 below what was expected; 2 major pains have no answer");
    assert_eq!(alone("de"), "Am schlimmsten bei „B“: Low, 3,5 unter der Erwartung; 2 erhebliche Probleme ohne Antwort");
    for lang in ["fr", "es", "ja", "ar"] {
        assert!(alone(lang).contains('B') && alone(lang).contains("Low"), "{lang}: {}", alone(lang));
    }
}

/// Labels were cut to their first word, whatever it is: "below what The expected".
#[test]
fn a_persona_is_called_by_a_name_not_by_an_article_or_a_title() {
    let told = |label: &str| {
        let text = format!(
            "journey: J\npersona p: {label}\npersona q: Bob\nstage: A\n  feels p -1: bad\n  feels q 1: x\n  expects p 1\nstage: B\n  feels 1: y\n"
        );
        let scene = drawn(&map("called", &text));
        let lines = |class| {
            all(&scene.root, class).iter().flat_map(|group| group.lines()).map(|line| line.plain()).collect::<Vec<_>>()
        };
        (lines("headline").join(" "), [lines("feelings"), lines("feeling")].concat())
    };
    for (label, called, mark) in [
        ("The patient", "the patient", "The patient"),
        ("Mrs Okafor", "Mrs Okafor", "Mrs Okafor"),
        ("Dr. Müller", "Dr. Müller", "Dr. Müller"),
        ("A first-time buyer", "a first-time buyer", "A first-time buyer"),
        ("La Toya", "La Toya", "La Toya"),
        ("Tom (receptionist)", "Tom", "Tom"),
        ("Mia, reads on the train", "Mia", "Mia"),
        ("A student who has just moved to town", "a student who has just moved to town", "A student who has…"),
    ] {
        let (headline, marks) = told(label);
        assert!(headline.ends_with(&format!("2 below what {called} expected")), "{label}: {headline}");
        assert!(marks.iter().any(|name| name == mark), "{label}: {marks:?}");
    }
}

/// In "Worst at “B”: 1; 1 critical pain", the first figure could count anything.
#[test]
fn a_lowest_point_without_a_word_says_what_its_figure_is_of() {
    let told = |scale: &str, low: &str| {
        let text = format!(
            "journey: J\nscale: {scale}\nstage: A\n  feels 2: y\nstage: B\n  feels {low}\n  pain p critical: z\n"
        );
        let scene = drawn(&map("figure", &text));
        all(&scene.root, "headline")[0].lines().map(|line| line.plain()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told("0..5", "1"), "Worst at “B”: 1 of 5; 1 critical pain has no answer");
    assert_eq!(told("-2..2", "-2"), "Worst at “B”: −2; 1 critical pain has no answer");
}

/// A card of which only the name is known took as much room as one with a quote.
#[test]
fn a_lone_name_takes_little_room() {
    let height = |line: &str| {
        let text = format!("journey: J\npersona anna: Anna\n{line}stage: S\n  touchpoint: A\n    feels 1\n");
        all(&drawn(&map("persona", &text)).root, "persona")[0].group.frame.expect("a frame").height
    };
    assert!(height("") <= 48.0, "{}", height(""));
    assert!(height("  quote: Nobody told me\n") > 80.0);
}

/// Every other stage has a tint from the chevrons to the end of the lanes, and a key moment its band, in each view.
#[test]
fn stages_are_tinted_down_through_their_columns() {
    let stage = |name: &str, moment: &str| {
        format!("stage: {name}\n  touchpoint: {name} one\n{moment}    does: Something\n    feels 1\n")
    };
    let text = format!("journey: J\n{}{}{}", stage("A", ""), stage("B", ""), stage("C", "    moment: It counts\n"));
    let map = map("tints", &text);
    for view in [View::Detail, View::Overview, View::Blueprint] {
        let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        let stripes = all(&scene.root, "stripes");
        let of = |role: Role| -> Vec<Rect> {
            let shapes = stripes[0].shapes().filter(|shape| shape.fill == Some(Fill::Solid(role)));
            shapes
                .filter_map(|shape| if let Form::Rect { rect, .. } = shape.form { Some(rect) } else { None })
                .collect()
        };
        let cards = all(&scene.root, "touchpoint");
        let middle = |index: usize| {
            let frame = cards[index].group.frame.expect("a frame").moved(cards[index].at.x, cards[index].at.y);
            (frame.x + frame.width / 2.0, frame)
        };
        for (role, column) in [(Role::Tint, 1), (Role::Moment, 2)] {
            let [stripe] = of(role)[..] else { panic!("{view:?}: {:?}", of(role)) };
            let (x, card) = middle(column);
            assert!(stripe.x < x && x < stripe.right(), "{view:?}: {stripe:?}");
            assert!(stripe.y <= card.y && stripe.bottom() > scene.height * 0.7, "{view:?}: {stripe:?}");
        }
    }
}

/// The band of a key moment at the end of a stage left a sliver of the stage's tint beside it.
#[test]
fn a_key_moments_band_leaves_no_sliver_of_a_tint() {
    let column = |name: &str, moment: &str| format!("  touchpoint: {name}\n{moment}    does: Something\n    feels 1\n");
    let (plain, moment) = ("", "    moment: It counts\n");
    let text = format!(
        "journey: J\nstage: A\n{}stage: B\n{}{}{}stage: C\n{}",
        column("One", plain),
        column("Two", moment),
        column("Three", plain),
        column("Four", moment),
        column("Five", plain),
    );
    let map = map("bands", &text);
    for view in [View::Detail, View::Overview, View::Blueprint] {
        let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        for stripes in all(&scene.root, "stripes") {
            let of = |role: Role| -> Vec<Rect> {
                let shapes = stripes.shapes().filter(|shape| shape.fill == Some(Fill::Solid(role)));
                shapes
                    .filter_map(|shape| if let Form::Rect { rect, .. } = shape.form { Some(rect) } else { None })
                    .collect()
            };
            let ([tint], [first, last]) = (&of(Role::Tint)[..], &of(Role::Moment)[..]) else {
                panic!("{view:?}: {:?} {:?}", of(Role::Tint), of(Role::Moment))
            };
            let apart = [(tint.x - first.x).abs(), (tint.right() - last.right()).abs()];
            assert!(apart.iter().all(|apart| *apart < 0.01), "{view:?}: {tint:?}, {first:?}, {last:?}");
        }
    }
}

/// A text goes on over the free columns of its stage, and over no other stage's.
#[test]
fn a_lone_text_goes_on_over_free_columns() {
    let long = "Reads through all of the small print that nobody else in the household would ever want to read";
    let lines = |other: &str| {
        let text = format!(
            "journey: J\nstage: S\n  touchpoint: A\n    needs: {long}\n  touchpoint: B\n{other}  touchpoint: C\n    does: Waits\nstage: T\n  \
             touchpoint: D\n    does: Goes\n  touchpoint: E\n    does: Goes\n  touchpoint: F\n    does: Goes\n"
        );
        all(&drawn(&map("long", &text)).root, "needs")[0].lines().count()
    };
    assert!(lines("") < lines("    needs: Something\n"), "{} {}", lines(""), lines("    needs: Something\n"));
}

/// It was as wide as the room for the text, and so reached into the column beside it.
#[test]
fn the_hatch_of_a_line_is_as_wide_as_its_text() {
    let text = "journey: J\nsource s: S\n  confidence: assumed\nstage: S\n  touchpoint: A\n    does: Asks\n      from: s\n  touchpoint: B\n    feels 1\n";
    let scene = drawn(&map("hatch", text));
    let line = all(&scene.root, "does").remove(0);
    let hatch = line.shapes().find(|shape| shape.fill == Some(Fill::Hatch)).expect("a hatch");
    let Form::Rect { rect, .. } = hatch.form else { panic!("{:?}", hatch.form) };
    let widest = line.lines().map(|line| line.ink().right()).fold(0.0, f64::max);
    assert!(rect.right() <= widest + 42.0, "{rect:?} for {widest}");
}
