//! What drawings and pages call things is understood as the first word of a line, in each of their languages.

use super::{helps, told};
use crate::forgiving::{map, mended, mends, raised};
use std::fs;
use wayline::diagnostic::Code;

/// Where a label is written, as the lines above it.
const JOURNEY: &str = "journey: A\n";
const TOP: &str = "journey: A\n\n";
const PERSONA: &str = "journey: A\npersona anna: Anna\n";
const SOURCE: &str = "journey: A\nsource talks: Talks\n";
const MEASURE: &str = "journey: A\nmeasure wait: Wait\n";
const COLUMN: &str = "journey: A\nstage: S\n  touchpoint: T\n  ";
const STAGE: &str = "journey: A\nstage: S\n";
const IDEA: &str = "journey: A\nstage: S\n  feels 1: Fine\n  opportunity: Better\n  ";

/// The labels of drawings, where their lines are, and how these begin.
const DRAWING: &[(&str, &str, &str)] = &[
    ("state", JOURNEY, "state"),
    ("owner", JOURNEY, "owner"),
    ("made_with", JOURNEY, "with"),
    ("reviewed", JOURNEY, "reviewed"),
    ("about", JOURNEY, "about"),
    ("priority", JOURNEY, "priority"),
    ("goal", PERSONA, "goal"),
    ("need", PERSONA, "need"),
    ("sources", TOP, "source"),
    ("doing", COLUMN, "does"),
    ("thinking", COLUMN, "thinks"),
    ("saying", COLUMN, "says"),
    ("needing", COLUMN, "needs"),
    ("opportunities", COLUMN, "opportunity"),
    ("time", COLUMN, "takes"),
    ("metrics", COLUMN, "metric"),
    ("frontstage", COLUMN, "frontstage"),
    ("backstage", COLUMN, "backstage"),
    ("support", COLUMN, "support"),
    ("deliverables", COLUMN, "deliverable"),
    ("training", COLUMN, "training"),
    ("insights", COLUMN, "insight"),
    ("principles", JOURNEY, "principle"),
    ("reach", COLUMN, "reach"),
    ("key_moment", COLUMN, "moment"),
    ("expected", COLUMN, "expects"),
    ("pains", COLUMN, "pain"),
    ("gain", COLUMN, "gain"),
    ("gains", COLUMN, "gain"),
    ("note", COLUMN, "note"),
    ("notes", COLUMN, "note"),
    ("experience", COLUMN, "feels"),
    ("touchpoints", STAGE, "touchpoint"),
    ("answers", IDEA, "answers"),
    ("impact", IDEA, "impact"),
    ("effort", IDEA, "effort"),
];

/// The same of pages.
const PAGE: &[(&str, &str, &str)] = &[
    ("touchpoint", STAGE, "touchpoint"),
    ("step", STAGE, "step"),
    ("feeling", COLUMN, "feels"),
    ("expectation", COLUMN, "expects"),
    ("picture", COLUMN, "image"),
    ("attachments", COLUMN, "attach"),
    ("pain", COLUMN, "pain"),
    ("metric", COLUMN, "metric"),
    ("channels", COLUMN, "via"),
    ("due", IDEA, "due"),
    ("status", IDEA, "status"),
    ("range", MEASURE, "range"),
    ("unit", MEASURE, "unit"),
    ("role", PERSONA, "role"),
    ("segment", PERSONA, "segment"),
    ("goals", PERSONA, "goal"),
    ("needs", PERSONA, "need"),
    ("quotes", PERSONA, "quote"),
    ("source", TOP, "source"),
    ("date", SOURCE, "date"),
    ("sample", SOURCE, "sample"),
    ("confidence", SOURCE, "confidence"),
    ("file", SOURCE, "file"),
];

/// Labels that begin sentences in English, or mean something else there.
const OTHERWISE: [&str; 7] = ["But", "Part", "Satisfaction", "Satisfactions", "Joint", "Pour", "対象"];

#[test]
fn every_label_of_a_drawing_is_a_word_for_its_line() {
    for language in ["english", "german", "french", "spanish", "japanese", "arabic"] {
        let path = format!("{}/src/vocabulary/{language}.rs", env!("CARGO_MANIFEST_DIR"));
        let words = fs::read_to_string(path).expect("the words of a language");
        let (drawing, page) = words.split_once("page: PageWords").expect("the words of pages");
        for (words, labels) in [(drawing, DRAWING), (page, PAGE)] {
            for (field, above, keyword) in labels {
                let start = format!("    {field}: \"");
                let label = words.split_once(&start).and_then(|(_, rest)| rest.split_once('"')).expect(field).0;
                let same = label.to_lowercase() == *keyword;
                if same || OTHERWISE.contains(&label) {
                    continue;
                }
                let text = format!("{above}  {label}: x\n");
                let line = text.lines().count();
                let at = text.len() - format!("{label}: x\n").len();
                let all = told(&text);
                let known = all.iter().any(|of| {
                    let here = of.labels[0].span.start as usize == at;
                    let told = of.help.as_deref().is_some_and(|help| help.contains(&format!("`{keyword}")));
                    here && told
                });
                assert!(known, "{language}: {label} in line {line} of {text}{all:#?}");
            }
        }
    }
}

#[test]
fn labels_in_other_forms_are_known_too() {
    for (wrong, right) in [
        ("Denken: Hm", "thinks: Hm"),
        ("Sagen: Hallo", "says: Hallo"),
        ("Brauchen: Ruhe", "needs: Ruhe"),
        ("Gewinne: Kaffee", "gain: Kaffee"),
        ("Schlüsselmoment: Hier", "moment: Hier\nmetric csat: 4"),
        ("Unterstützung: System", "support: System"),
        ("Hinterbühne: Kocht", "backstage: Kocht"),
        ("Vor den Kulissen: Lächelt", "frontstage: Lächelt"),
        ("Hinter den Kulissen: Kocht", "backstage: Kocht"),
        ("En coulisses: Prépare", "backstage: Prépare"),
        ("Ante el cliente: Saluda", "frontstage: Saluda"),
        ("Moment clé: Ici", "moment: Ici\nmetric csat: 4"),
    ] {
        let more = if right.contains('\n') { "\nmetric csat: 4" } else { "" };
        mends(&format!("{wrong}{more}"), Code::UnknownKeyword, right);
    }
    for line in ["Fühlen -1: Schlecht", "Erleben anna -1: Schlecht"] {
        let all = raised(&map(line));
        assert!(mended(&map(line), &all[0]).contains("feels "), "{all:#?}");
    }
    mends("backstage: Kocht\n  durch: shop", Code::UnknownKeyword, "backstage: Kocht\n  by: shop");
    mends("Kennzahlen CSAT: 4 von 5", Code::UnknownKeyword, "metric CSAT: 4 of 5");
}

#[test]
fn one_word_is_the_state_of_a_map_and_the_status_of_an_idea() {
    let idea = |line: &str| format!("opportunity: Ein Preis\n  owner: shop\n  {line}");
    mends(&idea("Stand: geplant"), Code::UnknownKeyword, &idea("status: planned"));
    let top = |line: &str| format!("journey: A\n  {line}\nstage: S\n  feels 1: Fine\n");
    for (wrong, right) in [("Stand: Heute", "state: current"), ("Stand: 2026-09-01", "reviewed: 2026-09-01")] {
        let all = told(&top(wrong));
        assert_eq!(mended(&top(wrong), &all[0]), top(right), "{all:#?}");
    }
}

#[test]
fn an_earlier_figure_and_a_target_are_known_in_german() {
    mends("metrik csat: 12,5 %, war 15 %, Soll 8 %", Code::UnknownKeyword, "metric csat: 12.5 %, was 15 %, target 8 %");
}

#[test]
fn other_words_for_ideas_and_pains_are_known() {
    for word in ["opp", "recommendation", "how might we", "suggestion"] {
        mends(&format!("{word}: One price"), Code::UnknownKeyword, "opportunity: One price");
    }
    for word in ["barrier", "obstacle", "challenge"] {
        mends(&format!("{word}: Two prices"), Code::UnknownKeyword, "pain: Two prices");
    }
    mends("actors: anna, ben", Code::UnknownKeyword, "for: anna, ben");
}

#[test]
fn criteria_without_numbers_count_the_same() {
    let text =
        |line: &str| format!("journey: A\n  {line}\nstage: S\n  score: cost 80, joy 90, volume 60\n  feels 1: Fine\n");
    let all = told(&text("priority: cost, joy, volume"));
    assert_eq!(mended(&text("priority: cost, joy, volume"), &all[0]), text("priority: cost 1, joy 1, volume 1"));
}

#[test]
fn a_score_without_a_criterion_is_a_feeling() {
    mends("score: -2", Code::BadList, "feels -2");
    mends("score: 4", Code::BadList, "feels 1");
    helps("score: 2", "`feels 2`, or `feels -1` if it is one of 5");
}

#[test]
fn a_sentence_may_go_on_with_a_keyword() {
    for sign in [";", ","] {
        let lines = format!("does: Opens tabs{sign}\ncompares prices{sign}\ngives up");
        let all = raised(&map(&lines));
        assert!(all.len() == 2 && all.iter().all(|of| of.fix.is_some()), "{all:#?}");
        let edits = all.iter().filter_map(|of| of.fix.as_ref()).flat_map(|fix| &fix.edits);
        let right = format!("does: Opens tabs{sign}\n| compares prices{sign}\n| gives up");
        assert_eq!(wayline::diagnostic::apply(&map(&lines), edits), map(&right));
        assert!(raised(&map(&right)).is_empty(), "{:#?}", raised(&map(&right)));
    }
}

#[test]
fn those_who_leave_come_first_with_a_reason() {
    for line in ["30% leave: take a place elsewhere", "30 % leaves: take a place elsewhere"] {
        mends(line, Code::UnknownKeyword, "leaves 30 %: take a place elsewhere");
    }
}

#[test]
fn a_way_in_the_words_of_diagrams_names_its_column() {
    let text = |line: &str| {
        format!(
            "journey: A\nstage: S\n  touchpoint list: List\n    feels 1: A\n  touchpoint stock: Stock\n    feels 1: B\n    {line}\n"
        )
    };
    for line in ["if 40 %: goto list", "if 40 %: back to list", "stock --> list: 40 %", "Stock -> list: 40 %"] {
        let all = told(&text(line));
        assert_eq!(mended(&text(line), &all[0]), text("then list 40 %"), "{line}");
    }
    let all = told(&text("list --> stock: 40 %"));
    assert!(all[0].help.as_deref().is_some_and(|help| help.contains("in the column `list`")), "{all:#?}");
    let all = told(&text("if 40 %: give up"));
    assert_eq!(mended(&text("if 40 %: give up"), &all[0]), text("leaves 40 %"));
}

#[test]
fn a_slash_behind_a_negative_score_is_a_second_one() {
    helps("feels -1/1: Better", "write `feels 1: Better`, and `feels -1` in a touchpoint of its own");
}

#[test]
fn a_list_of_prose_leaves_the_lists_of_lines_alone() {
    let text = "journey: A\n\nOur personas:\n- Ruth, daughter\n\npersona ruth: Ruth\n  goals:\n    - Find a place\n\nstage: S\n  feels -1: A\n  pains:\n    - Too far\n";
    let lists: Vec<_> = told(text).into_iter().filter(|of| of.code == Code::Pasted).collect();
    assert_eq!(lists.len(), 2, "{lists:#?}");
    let after = mended(text, lists.iter().find(|of| of.fix.is_some()).expect("an edit"));
    assert!(after.contains("  goal: Find a place\n") && after.contains("  pain: Too far\n"), "{after}");
    assert!(after.contains("- Ruth, daughter\n"), "{after}");
}

#[test]
fn lists_of_one_kind_in_two_lines_are_joined() {
    mends("via: web\nvia: phone", Code::StandsTwice, "via: web, phone");
}

#[test]
fn a_late_line_without_its_colon_is_moved_with_one() {
    let text = |lines: &str| {
        format!(
            "journey: A\npersona anna: Anna\npersona ben: Ben\nstage: S\n  touchpoint: T\n{lines}  touchpoint: U\n    feels 1: B\n"
        )
    };
    let late = text("    feels 1: A\n    for anna\n");
    let all = told(&late);
    let of = all.iter().find(|of| of.code == Code::StandsTooLow).expect("a diagnostic");
    assert_eq!(mended(&late, of), text("    for: anna\n    feels 1: A\n"));
}

#[test]
fn an_average_and_a_longest_time_lack_the_shortest() {
    helps("takes: 10 min (avg), max 1 h", "`takes: SHORTEST..1 h, average 10 min`");
}

#[test]
fn a_count_of_evenings_is_no_moment() {
    let all = raised(&map("time: 2 evenings"));
    assert!(all[0].help.as_deref().is_some_and(|help| help.contains("`takes`")), "{all:#?}");
    mends("time: 12 weeks before", Code::UnknownKeyword, "note: 12 weeks before");
}

#[test]
fn a_team_that_others_name_is_declared_in_small_letters() {
    let text =
        |line: &str| format!("journey: A\n{line}\nstage: S\n  feels 1: Fine\n  backstage: Checks\n    by: Growth\n");
    let all = told(&text("team: Growth"));
    assert_eq!(mended(&text("team: Growth"), &all[0]), text("team growth: Growth"));
    assert!(told(&text("team growth: Growth")).is_empty());
}

#[test]
fn a_channel_with_a_bracket_keeps_its_icon() {
    let of = raised(&map("via: web (Google)"));
    let right = mended(&map("via: web (Google)"), &of[0]);
    assert!(right.contains("channel web-google: Web (Google)\n  icon: web\n"), "{right}");
    assert!(raised(&right).is_empty(), "{:#?}", raised(&right));
    let of = raised(&map("via: Hotline (phone)"));
    assert!(mended(&map("via: Hotline (phone)"), &of[0]).contains("  icon: phone\n"), "{of:#?}");
}

#[test]
fn a_currency_behind_thousands_is_one_unit() {
    mends("metric csat: 4.5k EUR, was 4k EUR", Code::BadMetric, "metric csat: 4.5kEUR, was 4kEUR");
}

#[test]
fn a_unit_of_several_words_is_kept_as_one() {
    for (wrong, right) in [
        ("2300 per month, target 1000 per month", "2300/month, target 1000/month"),
        ("12 orders per hour", "12 orders/hour"),
        ("12 Anrufe pro Tag", "12 Anrufe/Tag"),
    ] {
        mends(&format!("metric csat: {wrong}"), Code::BadMetric, &format!("metric csat: {right}"));
    }
}
