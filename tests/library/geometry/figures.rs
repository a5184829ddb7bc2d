//! Metrics and what has become of pains: what their bars and words say.

use super::{
    find::{Found, all, joined},
    laid_out, map,
};
use wayline::{
    layout::View,
    scene::{Fill, Form, Role, Scene},
};

fn drawn(text: &str) -> Scene {
    laid_out(&map("figures", text), View::Detail)
}

/// How long the bars of a metric are that have a colour.
fn long(metric: &Found<'_>, role: Role) -> f64 {
    let own = metric.shapes().filter(|shape| shape.fill == Some(Fill::Solid(role)));
    let bars = own.filter_map(|shape| if let Form::Rect { rect, .. } = shape.form { Some(rect.width) } else { None });
    bars.fold(0.0, f64::max)
}

/// What each metric says, and which share of its bar is full.
fn bars(lines: &str) -> Vec<(String, f64)> {
    let scene = drawn(&format!("journey: J\nstage: S\n  touchpoint: A\n{lines}"));
    let bar = |metric: &Found<'_>| (joined(metric.group), long(metric, Role::Bar) / long(metric, Role::Track));
    all(&scene.root, "metric").iter().map(bar).collect()
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.02
}

/// The bar of `8 of 100` was as good as full, with a small `10` at its end.
#[test]
fn the_bar_of_one_figure_is_its_share_of_the_whole() {
    let all = bars("    metric rate: 8 of 100\n    metric trust: 2.1 of 5\n    metric other: 3 of 1000\n");
    for ((said, share), (expected, of)) in
        all.iter().zip([("8 of 100", 0.08), ("2.1 of 5", 0.42), ("3 of 1000", 0.015)])
    {
        assert!(said.ends_with(expected) && is_near(*share, of), "{said}: {share}");
    }
    let twice = bars("    metric rate: 8 of 100\n  touchpoint: B\n    metric rate: 12 of 100\n");
    assert!(is_near(twice[0].1, 0.08) && is_near(twice[1].1, 0.12), "{twice:?}");
}

/// A bar without a range ended somewhere, and nothing said at which figure.
#[test]
fn a_bar_that_ends_at_no_known_figure_says_where() {
    let all = bars(
        "    metric late: 12 %, was 9 %\n    metric completion: 41 %, target 75 %\n    metric wait: 9 days, target 1 day\n    metric cost: 14.20 €, target 12.50 €\n",
    );
    let ends = [("15 %", 0.8), ("100 %", 0.41), ("15", 0.6), ("20 €", 0.71)];
    for ((said, share), (end, of)) in all.iter().zip(ends) {
        assert!(said.contains(&format!("{end} ")) && is_near(*share, of), "{said}: {share}");
    }
    let bar = bars("    metric calls: 12\n").remove(0);
    assert!(bar.1.is_nan(), "nothing to compare: {bar:?}");
}

/// `14.20 €` was drawn as `14.2 €`, beside `12.50 €`.
#[test]
fn amounts_of_money_have_all_cents_or_none() {
    let said = |line: &str| bars(&format!("    metric cost: {line}\n")).remove(0).0;
    assert!(said("14.20 €, was 15 €, target 12.50 €").contains("14.20 €"));
    assert!(said("14.20 €, was 15 €, target 12.50 €").contains("was 15.00 €, down 0.80 · target 12.50 €"));
    assert!(said("14 €, target 12 €").contains("14 €") && said("14 €, target 12 €").contains("target 12 €"));
    assert!(said("3.50 %, target 4 %").contains("3.5 %"), "only money has cents");
    assert!(said("230/month").contains("230/month"));
    // What is less than a cent was drawn as nothing.
    assert!(said("0.004 €, was 0.006 €").contains("was 0.006 €, down 0.002"), "{}", said("0.004 €, was 0.006 €"));
    assert!(said("0.125 €").contains("0.125 €"));
    assert!(said("2.5 €M").contains("2.5 €M"), "{}", said("2.5 €M"));
    assert!(said("0.0004").contains("0.0004"));
}

/// Two days were a short bar beside ninety minutes, with an end in nobody's unit.
#[test]
fn bars_in_different_units_have_scales_of_their_own() {
    let text = |first: &str, second: &str| {
        format!("    metric wait: {first}\n  touchpoint: Second\n    feels 1\n    metric wait: {second}\n")
    };
    let alone = bars("    metric wait: 2 days, target 1\n").remove(0).1;
    assert_eq!(bars(&text("2 days, target 1", "90 min, target 60")).remove(0).1, alone);
}

/// The header said nothing but the target.
#[test]
fn figures_of_the_whole_journey_say_what_they_are_compared_with() {
    let text = "journey: J\n  metric nps: 11.5, was 4.25, target 20.5, benchmark 7.75\nstage: S\n  feels 1\n";
    for view in [View::Detail, View::Overview] {
        let scene = laid_out(&map("whole", text), view);
        let badge = all(&scene.root, "journey-metric").remove(0);
        let said = joined(badge.group);
        assert!(said.contains("was +4.25, up 7.25 · target +20.5 · "), "{view:?}: {said}");
    }
}

const BECAME: &str = "journey: J\nstage: S\n  touchpoint: A\n    feels -1\n    pain p major: It hurts\n      status: eased\n      since: 2026-03\n    \
                      opportunity: Mend it\n      answers: p\n  touchpoint: B\n    feels -1\n    pain q major: Still\n      since: 2025\n    opportunity: Help\n      \
                      answers: q\n  touchpoint: C\n    feels 1\n";

/// That a pain is eased, and since when it hurts, was in tables only.
#[test]
fn a_pains_card_says_what_has_become_of_it_and_since_when() {
    for view in [View::Detail, View::Overview] {
        let scene = laid_out(&map("became", BECAME), view);
        let pains = all(&scene.root, "pain");
        let said: Vec<String> = pains
            .iter()
            .map(|pain| format!("{} {}", joined(pain.group), pain.group.title.as_deref().unwrap_or_default()))
            .collect();
        let [eased, still] = &said[..] else { panic!("{said:?}") };
        // On a slide, where the word is beside a badge, there is less room; the title has all of it.
        let least = if view == View::Detail { 2 } else { 1 };
        assert!(eased.matches("eased").count() == 2 && eased.contains("Major"), "{view:?}: {eased}");
        assert!(eased.matches("eased · Mar 2026").count() >= least, "{view:?}: {eased}");
        assert!(still.matches("since 2025").count() >= least, "{view:?}: {still}");
    }
}

/// Slides leave solved pains out, but their legend explained them.
#[test]
fn the_legend_of_a_slide_explains_no_solved_pain() {
    let text = BECAME.replace("status: eased", "status: solved");
    let legend = |view| joined(all(&laid_out(&map("solved", &text), view).root, "legend")[0].group);
    assert!(legend(View::Detail).contains("Solved pain") && !legend(View::Overview).contains("Solved pain"));
}
