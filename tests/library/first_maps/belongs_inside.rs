//! Figures and words that are about the line above them, or say when: none of them becomes something else of the column.

use super::{helps, told};
use crate::forgiving::{map, mends, raised};
use wayline::diagnostic::{Applicability, Code, fix_all};

/// What all edits make of the lines of a column.
fn fixed(lines: &str, level: Applicability) -> String {
    fix_all(&map(lines), level, |text| Ok::<_, ()>(told(text))).expect("no failure").0
}

#[test]
fn a_team_s_time_does_not_become_the_customer_s() {
    for (lines, said) in [
        ("backstage: Matches the number\n  by: shop\n  takes: 3 days", "backstage: Matches the number (3 days)\n"),
        ("support: Order system\n  takes: up to 3 days", "support: Order system (up to 3 days)\n"),
        ("backstage: Packs it\n  by: shop\n  metric sla: 99 %", "backstage: Packs it (sla 99 %)\n"),
        ("opportunity: One agent\n  cost: 120,000 €", "opportunity: One agent (cost 120,000 €)\n"),
        ("pain: It fails\n  affects: 25 %", "pain: It fails (affects 25 %)\n"),
        ("pain: It fails\n  time: 15 min", "pain: It fails (time 15 min)\n"),
    ] {
        assert_eq!(fixed(lines, Applicability::Safe), map(lines), "a safe edit moves nothing");
        let text = fixed(lines, Applicability::Unsafe);
        assert!(text.contains(said), "{text}{:#?}", raised(&map(lines)));
        assert!(!text.contains("takes") && !text.contains("metric"), "{text}");
    }
    // A line that is deeper than the one above it, but about the column, only may be moved.
    let note = "pain: It fails\n  note: A third of all orders";
    assert_eq!(fixed(note, Applicability::Safe), map(note));
    mends(note, Code::MisleadingIndentation, "pain: It fails\nnote: A third of all orders");
}

#[test]
fn what_says_when_is_no_duration_and_no_way_out() {
    for text in ["12 weeks before", "6 weeks after the move", "17:40, last day of the month", "day 3", "May 2026"] {
        for word in ["time", "when"] {
            mends(&format!("{word}: {text}"), Code::UnknownKeyword, &format!("note: {text}"));
        }
    }
    mends("time: 14:30", Code::UnknownKeyword, "note: 14:30");
    mends("when: 18.30 Uhr", Code::UnknownKeyword, "note: 18.30 Uhr");
    mends("when: en septembre", Code::UnknownKeyword, "note: en septembre");
    mends("time: 3 days", Code::UnknownKeyword, "takes: 3 days");
    helps("when: too dear", "`leaves: Too dear`");
}

#[test]
fn a_clock_is_no_unit() {
    let text = fixed("metric wait: 11:40 min, target 3:00 min", Applicability::Unsafe);
    assert!(text.ends_with("    metric wait: 11.67 min, target 3 min\n"), "{text}");
    let metric = raised(&map("metric wait: 11:40"));
    assert!(metric.iter().all(|one| one.code == Code::BadMetric) && metric.len() == 1, "{metric:#?}");
}

#[test]
fn words_between_two_figures_keep_both() {
    mends("takes: 2h to 9h, median 4h", Code::BadDuration, "takes: 2h..9h, average 4h");
    mends("takes: 5m..40m, typical 20m", Code::BadDuration, "takes: 5m..40m, average 20m");
    assert_eq!(fixed("takes: 2h to 9h, median 4h", Applicability::Safe), map("takes: 2h to 9h, median 4h"));
    let source =
        |line: &str| format!("journey: A\nsource talks: Talks\n  {line}\nstage: S\n  feels 1: Fine\n    from: talks\n");
    for line in ["sample: 9 classes, 214 pupils", "date: Sept–Oct 2026"] {
        let text = source(line);
        let safe = fix_all(&text, Applicability::Safe, |text| Ok::<_, ()>(told(text))).expect("no failure").0;
        assert_eq!(safe, text);
    }
}

#[test]
fn a_figure_of_a_column_is_no_misspelt_line_of_the_journey() {
    let text = fixed("sales: 2.80 €", Applicability::Unsafe);
    assert!(text.ends_with("    metric sales: 2.80 €\n"), "{text}");
}

#[test]
fn a_number_that_another_line_names_becomes_a_name_in_both() {
    let lines = "pain 3: The queue is long\nopportunity: A second till\n  answers: 3";
    assert_eq!(fixed(lines, Applicability::Safe), map(lines));
    let text = fixed(lines, Applicability::Unsafe);
    assert!(text.contains("pain p3: The queue is long") && text.contains("answers: p3"), "{text}");
    for (head, answer) in [("#3", "#3"), ("3 major", "3"), ("(3)", "(3)")] {
        let text = fixed(
            &lines.replace("pain 3", &format!("pain {head}")).replace("answers: 3", &format!("answers: {answer}")),
            Applicability::Unsafe,
        );
        assert!(text.contains("pain p3") && text.contains("answers: p3"), "{head} {text}");
    }
    // Of two, nobody knows which.
    let twice = format!("{lines}\npain 3: The till is slow");
    assert!(fixed(&twice, Applicability::Unsafe).contains("answers: 3"), "{}", fixed(&twice, Applicability::Unsafe));
    // Nobody names this one.
    assert!(fixed("pain 3: The queue is long", Applicability::Safe).contains("pain: The queue is long"));
}

#[test]
fn what_was_removed_from_a_map_does_not_come_back() {
    for lines in [
        "%%%%%%% Changes from base to side\n-  feels 1\n+  feels 2\n+++++++ Contents of side #2\n  feels 3\n>>>>>>> Conflict 1 of 1 ends",
        "-  feels 0\n+  feels 1",
    ] {
        let text = map(lines).replace("    %", "%").replace("    +++", "+++").replace("    >", ">");
        let raised = raised(&text);
        assert!(
            !raised.is_empty() && raised.iter().all(|one| one.code == Code::Pasted && one.fix.is_none()),
            "{raised:#?}"
        );
        assert_eq!(fix_all(&text, Applicability::Safe, |text| Ok::<_, ()>(told(text))).expect("no failure").0, text);
    }
}

#[test]
fn a_list_of_what_is_good_and_bad_is_no_patch() {
    let raised = raised(&map("+ quick\n- slow"));
    assert!(raised.iter().all(|one| !one.title.contains("patch")) && !raised.is_empty(), "{raised:#?}");
}

#[test]
fn the_last_part_of_a_list_loses_its_and() {
    let text = fix_all(
        "journey: A\nchannels: web, app, and carrier\nstage: S\n  feels 1: Fine\n",
        Applicability::Unsafe,
        |text| Ok::<_, ()>(told(text)),
    );
    let text = text.expect("no failure").0;
    assert!(text.contains("channel carrier: ") && !text.to_lowercase().contains("and carrier"), "{text}");
}

#[test]
fn the_help_for_a_figure_keeps_its_unit() {
    helps("takes: 2-5 days, average 3", "average 3 days`");
    helps("metric foo: 3.5 h..4 h", "`3.75 h`");
}
