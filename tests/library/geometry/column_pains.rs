//! The pains of a slide's columns: which have cards, what these say, and what is below them.

use super::{
    Sample, drawn,
    find::all,
    map,
    slide::{cards, maps, names, said, slide, texts},
};
use crate::support::{every_map::alone, legibility::scale};
use wayline::{
    layout::{LayoutOptions, View, layout, layout_pages},
    model::{Map, Severity},
    scene::{Scene, TypeSize},
    text::Fonts,
};

/// The pains with cards are the worst ones of their column; of the others, the column says how many there are.
#[test]
fn no_pain_of_a_column_is_left_out_for_a_lesser_one() {
    let mut left_out = 0;
    for sample in maps() {
        let (name, map, scene) = (&sample.origin, sample.model(), drawn(&sample, View::Overview));
        let mut shown = Vec::new();
        names(&scene.root, "pain", &mut shown);
        for missing in map.pains.iter().filter(|pain| !pain.is_solved() && !shown.contains(&pain.name.to_string())) {
            let beside =
                map.pains.iter().filter(|pain| pain.place == missing.place && shown.contains(&pain.name.to_string()));
            let lightest = beside.map(|pain| pain.severity).min();
            assert!(
                lightest.is_none_or(|least| missing.severity <= least),
                "{name}: {:?} left out for {lightest:?}",
                missing.name
            );
            let text = missing.text.to_plain();
            let is_counted = all(&scene.root, "more")
                .iter()
                .any(|more| more.group.title.as_ref().is_some_and(|all| all.contains(&text)));
            assert!(is_counted, "{name}: {:?} isn't counted in its column", missing.name);
            left_out += 1;
        }
    }
    assert!(left_out > 50, "{left_out}");
}

fn lunch() -> Map {
    map(
        "lunch",
        "journey: Lunch\npersona me: Me\nstage: Go\n  step: Walk\n    feels me 1: OK\nstage: Eat\n  step: Queue\n    feels me -2: Ugh\n    pain long critical: Too long\n    pain cold: Cold\n    \
         pain card: No card\n    pain loud major: Loud\n    pain sold: Sold out\n    pain dirty: Dirty tray\n  step: Eat\n    feels me 2: Mmm\n  step: Tray\n",
    )
}

/// Four of six short pains were numbers without a card, while the scale had more than half of the height.
#[test]
fn each_pain_of_a_small_map_has_its_card() {
    let scene = slide(&lunch());
    assert_eq!(cards(&scene.root), 6);
    assert!(scale(&scene).is_some_and(|scale| scale >= 0.35), "{:?}", scale(&scene));
}

/// The badge of the worst pain was the only one without its word, where others were close to it.
#[test]
fn each_critical_pain_says_that_it_is() {
    let mut seen = 0;
    for sample in maps().filter(|sample| sample.model().lang.as_deref().is_none_or(|lang| lang == "en")) {
        let critical = |name: &str| {
            sample
                .model()
                .pains
                .iter()
                .any(|pain| pain.name.as_str() == name && pain.severity == Severity::Critical && !pain.is_solved())
        };
        for found in all(&drawn(&sample, View::Overview).root, "pain") {
            if found.group.name.as_deref().is_some_and(critical) {
                let mut said = Vec::new();
                texts(found.group, &mut said);
                assert!(said.iter().any(|(_, text)| text.starts_with("Critical")), "{}: {said:?}", sample.origin);
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

/// The headline counted it, and a reader had to look for it among the numbers.
#[test]
fn a_grave_pain_without_an_answer_has_an_empty_place_for_one() {
    for view in [View::Detail, View::Overview] {
        let scene = layout(&lunch(), &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        let empty = all(&scene.root, "unanswered");
        let pains: Vec<_> = empty.iter().filter_map(|found| found.data("pain")).collect();
        assert_eq!(pains, ["long"], "{view:?}");
        assert_eq!(said(&scene, "unanswered"), ["No answer yet"], "{view:?}");
    }
}

/// Each page of a split drawing had places for the pains of all others.
#[test]
fn each_page_has_the_empty_places_of_its_own_pains() {
    let stage = |name: &str| format!("stage: {name}\n  feels -1: Sad\n  pain {name} critical: It hurts\n");
    let text = format!("journey: Three\n{}", ["one", "two", "three"].map(stage).concat());
    let pages = layout_pages(&map("three", &text), &LayoutOptions::default(), &mut Fonts::new());
    let places = |page: &Scene| {
        all(&page.root, "unanswered")
            .iter()
            .filter_map(|found| found.data("pain").map(str::to_owned))
            .collect::<Vec<_>>()
    };
    assert_eq!(pages.iter().flat_map(places).collect::<Vec<_>>(), ["one", "two", "three"]);
}

/// Without cards, only the number of opportunities was told.
#[test]
fn what_is_overdue_is_counted_without_cards() {
    let text = "journey: A\nstage: B\n  feels -1: Sad\n  opportunity: Change it\n    due: 2020-02-01\n";
    let options = LayoutOptions {
        view: View::Overview,
        lanes: Some(vec!["opportunities".to_owned()]),
        ..LayoutOptions::default()
    };
    let mut found = Vec::new();
    texts(&layout(&map("late", text), &options, &mut Fonts::new()).root, &mut found);
    assert!(found.iter().any(|(_, text)| text.to_lowercase().contains("overdue")), "{found:?}");
}

/// Neither the review nor the opportunity that is overdue said so on a slide.
#[test]
fn what_is_overdue_is_on_a_slide() {
    let late = |more: &str| {
        format!(
            "journey: A journey with a title that is so long that it takes two lines of a slide and has no room beside it at all\n  reviewed: 2020-01-01, every 3 months\n  lang: en\npersona a: Anna\n  quote: Nobody told me\nstage: One\n  \
             touchpoint: Here\n    feels -1: Sad\n    pain p major: It hurts\n    opportunity: Mend it\n      answers: p\n      due: 2020-02-01\n      status: planned\n{more}"
        )
    };
    for (more, count) in
        [(String::new(), 2), ("    opportunity: And that\n      answers: p\n      due: 2020-03-01\n".to_owned(), 3)]
    {
        let mut found = Vec::new();
        texts(&slide(&map("late", &late(&more))).root, &mut found);
        let overdue = found.iter().filter(|(_, text)| text.contains("overdue")).count();
        assert_eq!(overdue, count, "{found:?}");
    }
}

/// Three answers that are due, one of them of so many words.
fn one_long_answer(words: usize) -> Sample {
    let column = |at: usize| {
        let answer = "Say again what will be done ".repeat(5);
        let answer = answer.split(' ').take(if at == 1 { words } else { 4 }).collect::<Vec<_>>().join(" ");
        format!(
            "  touchpoint: Column {at}\n    feels -1: Sad\n    pain p{at} major: It hurts\n    opportunity: {answer}\n      answers: p{at}\n      due: 2030-02-01\n"
        )
    };
    let columns: String = (0..7).map(column).collect();
    alone(format!("{words} words"), format!("journey: Answers\npersona a: Anna\nstage: S\n{columns}"))
}

/// One card had its date, and those beside it none, as if nobody had set one.
#[test]
fn opportunities_of_a_slide_have_their_dates_all_but_one_or_none() {
    let (mut with, mut without, mut but_one) = (0, 0, 0);
    for sample in maps().chain((4..40).map(one_long_answer)) {
        let map = sample.model();
        let mut dated = Vec::new();
        for found in all(&drawn(&sample, View::Overview).root, "opportunity") {
            let name = found.group.name.as_deref().unwrap_or_default();
            let Some(one) = map.opportunities.iter().find(|one| one.name.as_str() == name) else { continue };
            let says = one.status.is_some() || one.due.is_some();
            if says && !one.is_past_due(map.today) {
                let card = all(found.group, "card");
                dated.extend(card.iter().map(|card| card.lines().any(|line| line.size == TypeSize::Small)));
            }
        }
        // One that is too long for its date takes it from no other.
        let count = dated.iter().filter(|has_date| **has_date).count();
        assert!(
            count == 0 || count == dated.len() || count > 1 && count + 1 == dated.len(),
            "{}: {dated:?}",
            sample.origin
        );
        with += usize::from(count > 0);
        without += usize::from(count == 0 && !dated.is_empty());
        but_one += usize::from(count > 1 && count < dated.len());
    }
    assert!(with > 3 && without > 3 && but_one > 0, "{with} {without} {but_one}");
}

/// Where the mark of whom one pain is for had no room beside its badge, all cards had their severity in a first line, and one line for what hurts.
#[test]
fn one_narrow_column_does_not_shorten_the_pains_of_the_others() {
    let pains = [
        "Nine days until a confirmation",
        "26 coats, 4 hooks",
        "Shop is between the workshop and the exit",
        "Nothing for the lesson",
    ];
    let mut text = "journey: J\npersona a: Anna\npersona b: Ben\n".to_owned();
    for at in 0..12 {
        let start = if at % 5 == 0 { format!("stage: Stage {at}\n") } else { String::new() };
        text += &format!("{start}  touchpoint: Column {at}\n    feels a {}\n    feels b 0\n", at as i32 % 3 - 1);
        if at % 3 == 0 && at / 3 < pains.len() {
            text += &format!(
                "    pain p{at} major: {}\n      for: a\n    opportunity: Mend it\n      answers: p{at}\n",
                pains[at / 3]
            );
        }
    }
    let scene = slide(&map("narrow", &text));
    let found = all(&scene.root, "pain");
    assert_eq!(found.len(), 4);
    for pain in found {
        let beside: Vec<String> = pain.lines().map(|line| line.plain()).collect();
        assert!(beside.contains(&"Major".to_owned()), "{beside:?}");
    }
}
