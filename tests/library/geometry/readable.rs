//! What a reader of a picture looks for and has to find: whose a piece of a curve is, how bad a pain is, what a number stands for.

use super::{
    drawn, examples,
    find::{Found, all, texts},
    laid_out, map,
};
use wayline::{
    layout::View,
    scene::{Fill, Form, Rect, Role, TextLine, TypeSize},
};

const BOTH: [View; 2] = [View::Detail, View::Overview];

const THREE: &str = "journey: Three\npersona a: The regular\npersona b: The newcomer\npersona c: The family account\n";

/// The third name of three that begin at one mark was at a later one.
#[test]
fn the_names_of_all_whose_curves_begin_at_a_mark_are_there() {
    let column = |at: usize, score: f64| format!("  touchpoint c{at}: Step {at}\n    feels {score}: Word {at}\n");
    let steps: String =
        [0.5, 1.0, -0.5, 1.0, 0.5, 1.5].iter().enumerate().map(|(at, score)| column(at, *score)).collect();
    let map = map("three", &format!("{THREE}stage: S\n{steps}"));
    for view in BOTH {
        let scene = laid_out(&map, view);
        let feelings = all(&scene.root, "feeling");
        let first: Vec<String> =
            feelings.iter().filter(|one| one.data("column") == Some("c0")).flat_map(|one| texts(one.group)).collect();
        for name in ["The regular", "The newcomer", "The family account"] {
            assert!(first.iter().any(|text| text == name), "{view:?}: {first:?}");
        }
    }
}

/// Pieces of a curve that is interrupted could be anybody's on a slide.
#[test]
fn every_loose_piece_of_a_curve_has_a_name() {
    let text = "journey: J\npersona a: Anna\npersona b: Ben\nstage: S\n  touchpoint: A\n    feels a 1: Fine\n    feels b -1: Low\n  \
                touchpoint: B\n    feels a 1.5: Good\n  touchpoint: C\n    feels a 1: Well\n    feels b -1.5: Lower\n";
    let scene = laid_out(&map("loose", text), View::Overview);
    let named =
        all(&scene.root, "feeling").iter().filter(|one| texts(one.group).iter().any(|text| text == "Ben")).count();
    assert_eq!(named, 2);
}

/// A word stood above neutral at the end of a line from its point below.
#[test]
fn no_line_leads_a_word_across_neutral() {
    let mut wrong = Vec::new();
    for sample in examples() {
        let scene = drawn(&sample, View::Overview);
        let neutral = all(&scene.root, "feelings").first().map_or(0.0, |feelings| feelings.at.y);
        for feeling in all(&scene.root, "feeling") {
            let across = feeling.shapes().filter(|shape| match shape.form {
                Form::Line { from, to } => {
                    let down = feeling.at.y - neutral;
                    shape.stroke.as_ref().is_some_and(|stroke| stroke.width == 1.25)
                        && (from.x - to.x).hypot(from.y - to.y) > 18.0
                        && (from.y + down) * (to.y + down) < 0.0
                }
                Form::Rect { .. } | Form::Circle { .. } | Form::Path(_) => false,
            });
            wrong.extend(across.map(|_| format!("{}: {:?}", sample.origin, feeling.group.name)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A long text took the place of the word that says how bad a pain is.
#[test]
fn every_card_of_a_pain_says_how_severe_it_is() {
    let mut wrong = Vec::new();
    for sample in examples().iter().filter(|sample| sample.model().lang.as_deref().is_none_or(|lang| lang == "en")) {
        for pain in all(&drawn(sample, View::Overview).root, "pain") {
            let said = texts(pain.group);
            let is_said =
                ["Minor", "Major", "Critical"].iter().any(|word| said.iter().any(|text| text.starts_with(word)));
            let has_card = !all(pain.group, "card").is_empty();
            wrong.extend((has_card && !is_said).then(|| format!("{}: {said:?}", sample.origin)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A number hung on the curve without a card: nobody could look it up.
#[test]
fn each_number_on_the_curve_has_a_card() {
    for sample in examples() {
        let scene = drawn(&sample, View::Overview);
        let bare = all(&scene.root, "pain").iter().filter(|pain| all(pain.group, "card").is_empty()).count();
        assert_eq!(bare, 0, "{}", sample.origin);
    }
    let pains: String =
        (0..8).map(|at| format!("    pain p{at}: It hurts in a way that takes long to tell\n")).collect();
    let columns: String = (0..9)
        .map(|at| {
            format!("  touchpoint: Column number {at}\n    feels -1\n{pains}")
                .replace("pain p", &format!("pain p{at}x"))
        })
        .collect();
    let scene = laid_out(&map("bare", &format!("journey: J\nstage: S\n{columns}")), View::Overview);
    let said: Vec<String> = all(&scene.root, "experience").iter().flat_map(|panel| texts(panel.group)).collect();
    let pains = all(&scene.root, "pain");
    assert!(pains.iter().all(|pain| !all(pain.group, "card").is_empty()));
    assert!(pains.len() < 72 && said.contains(&format!("+ {} more", 72 - pains.len())), "{}: {said:?}", pains.len());
}

/// A hatch behind the largest letters made them hard to read.
#[test]
fn no_hatch_is_behind_the_headline() {
    let text = "journey: J\n  insight: They come back\n    from: s\nsource s: S\n  confidence: assumed\nstage: S\n  feels -1: Sad\n";
    for view in BOTH {
        let scene = laid_out(&map("hatch", text), view);
        let class = if view == View::Detail { "insight" } else { "line" };
        let found = all(&scene.root, class);
        let head = found
            .iter()
            .find(|one| texts(one.group).iter().any(|text| text.contains("They come")))
            .expect("a headline");
        let hatch = head.shapes().find(|shape| shape.fill == Some(Fill::Hatch)).expect("it is assumed");
        let Form::Rect { rect, .. } = hatch.form else { panic!("{:?}", hatch.form) };
        let ink = head
            .lines()
            .map(TextLine::ink)
            .reduce(|a, b| if a.bottom() > b.bottom() { a } else { b })
            .unwrap_or_default();
        assert!(rect.y >= ink.bottom() - 2.0, "{view:?}: {rect:?} {ink:?}");
    }
}

/// The title of a key moment was cut where the star is beside it.
#[test]
fn titles_of_key_moments_are_whole() {
    for sample in examples() {
        let (map, scene) = (sample.model(), drawn(&sample, View::Overview));
        let moments =
            map.columns.iter().filter(|column| column.facts.moment.is_some()).map(|column| column.name.as_str());
        for name in moments {
            let cards = ["touchpoint", "step"].into_iter().flat_map(|class| all(&scene.root, class));
            let cut = cards
                .filter(|card| card.data("column") == Some(name))
                .any(|card| card.lines().any(|line| line.plain().ends_with('…')));
            assert!(!cut, "{}: {name}", sample.origin);
        }
    }
}

/// A map on which nothing is bad had no headline.
#[test]
fn every_example_has_a_headline() {
    for sample in examples() {
        let scene = drawn(&sample, View::Overview);
        let lines = all(&scene.root, "line");
        let is_large =
            |found: &Found<'_>| found.lines().any(|line| line.size >= TypeSize::Stage || line.size == TypeSize::Head);
        assert!(lines.get(1).is_some_and(is_large), "{}", sample.origin);
    }
    let text = |expects: &str| {
        format!(
            "journey: J\nstage: S\n  touchpoint: A\n    feels 1: Calm\n{expects}  touchpoint: B\n    feels 0.5: Fine\n  touchpoint: C\n    feels 0\n"
        )
    };
    let said = |expects: &str| {
        texts(all(&laid_out(&map("good", &text(expects)), View::Detail).root, "headline")[0].group).concat()
    };
    assert_eq!(said(""), "Best at “A”: Calm");
    assert_eq!(said("    expects 0: A wait\n"), "Best at “A”: Calm, 1 above what was expected");
}

/// The pale curve of the earlier map had no name but in the legend.
#[test]
fn the_earlier_curve_of_a_slide_has_a_name() {
    let named = |name: &str| {
        let found = examples().into_iter().find(|sample| sample.origin.contains(name)).expect("the example");
        all(&drawn(&found, View::Overview).root, "compared-name")
            .iter()
            .flat_map(|one| texts(one.group))
            .collect::<Vec<_>>()
    };
    assert_eq!(named("checkout-kiosk"), ["The checkout today, before"]);
    assert!(named("checkout-today").is_empty());
}

/// "Not for this persona" and "few people" were the same thin line.
#[test]
fn a_curve_over_columns_of_others_is_hollow_and_keeps_its_dashes() {
    let text = "journey: J\npersona anna: Anna\npersona ben: Ben\nstage: S\n  touchpoint: A\n    feels anna 2\n    feels ben 1\n  \
                touchpoint: B\n    for: anna\n    feels -1\n  touchpoint: C\n    feels anna 1\n    feels ben 1.5\n";
    for view in BOTH {
        let scene = laid_out(&map("hollow", text), view);
        let curves = all(&scene.root, "curve");
        let ben = curves.iter().find(|curve| curve.data("persona") == Some("ben")).expect("his curve");
        let strokes: Vec<_> =
            ben.shapes().filter_map(|shape| shape.stroke.clone()).filter(|stroke| !stroke.dash.is_empty()).collect();
        let [outer, inner] = strokes.as_slice() else { panic!("{view:?}: {strokes:?}") };
        assert!(
            outer.width > inner.width && inner.role == Role::Calm && outer.dash == inner.dash,
            "{view:?}: {strokes:?}"
        );
    }
}

/// The lowest point was told of the first of those who share it.
#[test]
fn the_lowest_point_is_of_all_who_share_it() {
    let text = |third: &str| {
        format!(
            "journey: J\n  insight: Ask once\npersona a: Anna\npersona b: Ben\n{third}stage: S\n  touchpoint: A\n    \
                feels a -1: Sad\n    feels b -1: Sad\n  touchpoint: B\n    feels a 1\n  touchpoint: C\n    feels a 1\n"
        )
    };
    let said =
        |text: &str| texts(all(&laid_out(&map("lowest", text), View::Detail).root, "lowest-point")[0].group).join(" ");
    assert!(said(&text("")).contains("Both · Sad · A"), "{}", said(&text("")));
    let three = said(&text("persona c: Cora\n"));
    assert!(three.contains("Anna, Ben · Sad · A"), "{three}");
}

/// Bars of small shares were as good as empty: each went to a hundred.
#[test]
fn a_bar_ends_a_little_beyond_the_highest_figure_of_its_measure() {
    let text = "journey: J\nmeasure churn: Churn\n  unit: %\n  range: 0..100\nstage: S\n  touchpoint: A\n    metric churn: 4.5 %\n  \
                touchpoint: B\n    metric churn: 22 %\n";
    let scene = laid_out(&map("bar", text), View::Detail);
    let bars: Vec<f64> = all(&scene.root, "metric")
        .iter()
        .filter_map(|metric| metric.shapes().find(|shape| shape.fill == Some(Fill::Solid(Role::Bar))))
        .filter_map(|shape| if let Form::Rect { rect, .. } = shape.form { Some(rect.width) } else { None })
        .collect();
    let ends =
        all(&scene.root, "metric").iter().filter(|one| texts(one.group).iter().any(|text| text == "30 %")).count();
    assert!(bars.len() == 2 && bars[1] > 60.0 && ends == 2, "{bars:?} {ends}");
}

/// A map that only lists what was earlier lost the picture of it.
#[test]
fn a_map_without_feelings_shows_those_of_the_compared_one() {
    let found = examples().into_iter().find(|sample| sample.origin.contains("checkout-kiosk")).expect("the example");
    let text = found.text().expect("text");
    let dropped = ["feels", "expects", "pain", "gain", "opportunity"];
    let (mut kept, mut inside) = (Vec::new(), None);
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if inside.is_some_and(|outer| indent > outer) {
            continue;
        }
        inside = dropped.iter().any(|word| line.trim_start().starts_with(word)).then_some(indent);
        kept.extend(inside.is_none().then_some(line));
    }
    let sample = found.with(kept.join("\n"));
    let Some(map) = sample.compiled().map.as_ref() else { panic!("{:#?}", sample.compiled().diagnostics) };
    for view in BOTH {
        let scene = laid_out(map, view);
        assert!(!all(&scene.root, "compared-curve").is_empty(), "{view:?}");
    }
}

/// Words of the other direction reordered the sentence around them.
#[test]
fn titles_of_the_other_direction_are_isolated_in_a_sentence() {
    let text = "journey: J\npersona a: رنا\npersona b: Ben\nstage: S\n  touchpoint: التسجيل\n    feels a -1: حزينة\n    \
                feels b 1\n  touchpoint: B\n    feels 1\n  touchpoint: C\n    feels 1\n";
    let scene = laid_out(&map("two directions", text), View::Detail);
    let said = texts(all(&scene.root, "headline")[0].group).concat();
    for word in ["التسجيل", "حزينة", "رنا"] {
        assert!(said.contains(&format!("\u{2068}{word}\u{2069}")), "{said:?}");
    }
}

/// Figures from a hundred answers had three digits.
#[test]
fn figures_from_data_have_no_more_digits_than_are_known() {
    let found = examples().into_iter().find(|sample| sample.origin.contains("parcel-return")).expect("the example");
    let said = texts(&drawn(&found, View::Detail).root);
    for wrong in ["20.9", "7.97", "92.2", "0.305", "57 min 12", "4.43"] {
        assert!(!said.iter().any(|text| text.replace('\u{a0}', " ").contains(wrong)), "{wrong}");
    }
    assert!(said.iter().any(|text| text.replace('\u{a0}', " ").starts_with("92 % come here · 89 – 95")), "{said:?}");
}

/// A map of seventeen short columns was so wide that its letters had less than six pixels on a screen.
#[test]
fn a_long_map_of_short_texts_is_no_wider_than_it_needs() {
    let found = examples().into_iter().find(|sample| sample.origin.contains("outpatient")).expect("the example");
    let scene = drawn(&found, View::Detail);
    assert!(TypeSize::Body.size() * 1400.0 / scene.width > 6.2, "{}", scene.width);
}

/// The piece that leads from "Restless" to "Reassured" had no name, since its first mark has no room for one.
#[test]
fn a_piece_of_a_curve_has_its_name_at_one_of_its_marks() {
    let found = examples().into_iter().find(|sample| sample.origin.contains("outpatient")).expect("the example");
    let scene = drawn(&found, View::Overview);
    let names = texts(&scene.root).iter().filter(|text| *text == "Nadia").count();
    assert!(names >= 5, "{names}");
}

/// The box of a group on the page.
fn frame(found: &Found<'_>) -> Option<Rect> {
    found.group.frame.map(|frame| frame.moved(found.at.x, found.at.y))
}

/// An answer was in a column without any of the pains that it answers.
#[test]
fn an_answer_is_in_the_column_of_its_pain() {
    let text = "journey: J\nstage: S\n  touchpoint: A\n    feels -1\n    pain late: It comes late\n  touchpoint: B\n    feels 1\n    \
                opportunity: Say when it comes\n      answers: late\n";
    let scene = laid_out(&map("moved", text), View::Detail);
    let [pain, answer] = ["pain", "opportunity"].map(|class| all(&scene.root, class).remove(0));
    let card = all(pain.group, "card").remove(0);
    let (pain, own) = (card.group.frame.expect("a card"), frame(&answer).expect("a card"));
    assert!((pain.x - own.x).abs() < 2.0, "{pain:?} {own:?}");
    assert!(texts(answer.group).iter().any(|text| text == "at B"), "it says where it takes place");
}

/// Cards below each other were in another order than the badges above them.
#[test]
fn stacked_cards_are_in_the_order_of_their_numbers() {
    let text = "journey: J\nstage: S\n  touchpoint: A\n    feels -1\n    pain: It comes late\n    pain critical: It never comes\n  \
                touchpoint: B\n    feels 1\n";
    let scene = laid_out(&map("order", text), View::Detail);
    let tops: Vec<f64> = all(&scene.root, "pain")
        .iter()
        .filter_map(|pain| all(pain.group, "card").first()?.group.frame)
        .map(|frame| frame.y)
        .collect();
    assert!(tops.len() == 2 && tops[0] <= tops[1], "{tops:?}");
}

/// A text that somebody pasted with straight quotes stood beside one that had been given those of the language.
#[test]
fn straight_quotes_around_a_text_become_those_of_the_language() {
    let text = "journey: J\n  lang: de\n  insight: \"Nie wieder\"\nstage: S\n  touchpoint: A\n    says: \"Warum *ich*?\"\n    says: Warum nicht\n    \
                feels -1: \"Ich saß da\"\n    pain major: \"Keiner sagt was\"\n  touchpoint: B\n    feels 1: Der \"Profi\" kam\n    opportunity: \"A\" oder \"B\"\n";
    let detail = super::find::joined(&laid_out(&map("quotes", text), View::Detail).root);
    for said in [
        "„Nie wieder“",
        "„Warum ich?“",
        "„Warum nicht“",
        "„Ich saß da“",
        "„Keiner sagt was“",
        "Der \"Profi\" kam",
        "\"A\" oder \"B\"",
    ] {
        assert!(detail.contains(said), "{said}: {detail}");
    }
    let slide = super::find::joined(&laid_out(&map("quotes", text), View::Overview).root);
    for said in ["„Nie wieder“", "„Ich saß da“", "„Keiner sagt was“"] {
        assert!(slide.contains(said), "{said}: {slide}");
    }
    let plain = text.replacen("  insight: \"Nie wieder\"\n", "", 1);
    let finding = super::find::joined(&laid_out(&map("quotes", &plain), View::Detail).root);
    assert!(finding.contains("Am schlimmsten bei „A“: „Ich saß da“"), "{finding}");
}

/// "target 8" and "was 31" left it to the reader of what.
#[test]
fn figures_that_a_metric_is_compared_with_have_its_unit() {
    let text = "journey: J\n  metric drop: 12 %, target 8 %\nstage: S\n  feels 1\n  metric call: 9 min, was 12 min, target 2 min\n";
    let said = super::find::joined(&laid_out(&map("units", text), View::Detail).root);
    for figure in ["target 8 %", "was 12 min", "target 2 min"] {
        assert!(said.contains(figure), "{figure}: {said}");
    }
}

/// Between +1 and +2 there was a third of the height that other points of score have, and no sign of that.
#[test]
fn a_scale_that_is_shortened_has_the_sign_of_a_break_there() {
    let breaks = |high: &str, low: &str| {
        let text =
            format!("journey: J\nstage: S\n  touchpoint: A\n    feels {high}\n  touchpoint: B\n    feels {low}\n");
        BOTH.map(|view| {
            let scene = laid_out(&map("scale", &text), view);
            let scale = all(&scene.root, "scale").remove(0);
            scale.shapes().filter(|shape| matches!(shape.form, Form::Line { .. })).count() / 2
        })
    };
    assert_eq!(breaks("2", "-2"), [0, 0]);
    assert_eq!(breaks("1", "-2"), [1, 1]);
    assert_eq!(breaks("1", "-1"), [2, 2]);
    assert_eq!(breaks("2", "1"), [1, 0], "the end has no label on a small slide");
}
