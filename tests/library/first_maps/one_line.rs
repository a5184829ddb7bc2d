//! Several lines that are written as one.

use super::wrapped::{UNSAFE, becomes};
use crate::forgiving::{map, mends, raised};
use wayline::diagnostic::{Code, Severity};

#[test]
fn facts_in_one_line_get_a_line_each() {
    for (wrong, right) in [
        ("does: Pays; pain: Slow", "does: Pays\npain: Slow"),
        ("does: Pays, pain: Slow, gain: Friendly", "does: Pays\npain: Slow\ngain: Friendly"),
        ("feels 1: Fine | pain: Slow", "feels 1: Fine\npain: Slow"),
        ("does: Pays feels 1: Fine", "does: Pays\nfeels 1: Fine"),
        ("pain: Slow pain minor: Dear", "pain: Slow\npain minor: Dear"),
    ] {
        mends(wrong, Code::OnlyText, right);
    }
    for (wrong, right) in [
        ("stage: A; feels 1: Fine; gain: Fast", "stage: A\n  feels 1: Fine\n  gain: Fast"),
        ("stage: A, feels 1: Fine, gain: Fast", "stage: A\n  feels 1: Fine\n  gain: Fast"),
        ("stage: A feels 1: Fine", "stage: A\n  feels 1: Fine"),
        ("stage: A { feels 1: Fine }", "stage: A\n  feels 1: Fine"),
        (
            "stage: A\n  touchpoint: X | via: web | feels 1: Fine",
            "stage: A\n  touchpoint: X\n    via: web\n    feels 1: Fine",
        ),
    ] {
        becomes(&format!("journey: T\n{wrong}\n"), UNSAFE, &format!("journey: T\n{right}\n"));
    }
}

#[test]
fn a_whole_map_in_one_line_is_one_mistake() {
    let text = "journey: T; persona anna: Anna; stage: A; touchpoint: X; feels anna 1: Good; gain: Fast\n";
    let told = raised(text);
    let [only] = told.as_slice() else { panic!("{told:#?}") };
    assert_eq!((only.code, only.severity), (Code::Pasted, Severity::Error));
    becomes(
        text,
        UNSAFE,
        "journey: T\npersona anna: Anna\nstage: A\n  touchpoint: X\n    feels anna 1: Good\n    gain: Fast\n",
    );
    let lines = "journey: T\nstage: A; touchpoint: X; feels 1: Good\nstage: B; touchpoint: Y; feels 1: Good\n";
    assert_eq!(raised(lines).len(), 1, "{:#?}", raised(lines));
    becomes(
        lines,
        UNSAFE,
        "journey: T\nstage: A\n  touchpoint: X\n    feels 1: Good\nstage: B\n  touchpoint: Y\n    feels 1: Good\n",
    );
}

#[test]
fn words_of_a_sentence_are_no_lines() {
    for text in [
        "What she needs: a price",
        "Two things matter here: the goal and the pain",
        "Reads (pain: none; need: a price)",
        "Reads `pain: Slow; gain: none`",
        "Says \"pain: Slow, need: a price\"",
        "Sees for: and via: somewhere",
        "This is the weakest touchpoint: billing",
        "One single touchpoint: the app",
        "New product, stage: pilot",
        "Two parts | phase: rollout",
        "Chooses size, order: 2 pieces",
        "Looks around, then asks: is it free?",
        "Scans the code, then payment: contactless",
        "Reads the sign, goal: none",
        "Talks to staff, role: nurse",
        "Pays 5 EUR, status: open",
    ] {
        for keyword in ["does", "says", "note"] {
            let text = map(&format!("{keyword}: {text}"));
            assert!(raised(&text).is_empty(), "{text}{:#?}", raised(&text));
        }
    }
    let title = "journey: T\nstage: S\n  touchpoint: Waits, then goes: home\n    feels 1: Fine\n";
    for text in [title, &map("gain: Gets what she asks for: a price")] {
        assert!(raised(text).is_empty(), "{text}{:#?}", raised(text));
    }
}

/// Brackets were counted from the start of the text for each word: some kilobytes took minutes.
#[test]
fn lines_in_a_long_text_are_found_in_linear_time() {
    let text = map(&format!("does: Reads ({}", "a, note: x ".repeat(60_000)));
    assert!(raised(&text).iter().all(|of| of.severity != Severity::Error));
}
