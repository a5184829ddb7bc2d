//! The table `journey` of an export, imported again: what it says in a form of its own is read back in every language.

use crate::support::options;
use wayline::{
    compare::{Topic, compare},
    compile,
    export::{
        self, Separator,
        table::{Sheet, table},
    },
    import::{SpreadsheetKind, spreadsheet},
    load::NoFiles,
    model::Map,
};

const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "ja", "ar"];

const MAP: &str = "persona ann: Ann
persona ben: Ben
measure waiting-time: Waiting time
lane heard-there: Heard there

phase: Before
stage: Plan
  touchpoint search: Search
    for: ann
    reach: 80.5 %
    takes: 2m..15m, average 6m
    feels ann -1: Lost
    expects ann 1: A price within a minute
    metric waiting-time: 55 min, was 60, target 20
    heard-there ann: Doors
    leaves 15 %: Too (very) dear
  touchpoint choose: Choose
    feels ann 1: Done
    feels ben 0.5: Fine
    takes: 1.5h..3d
    metric csat ben: 3.2 of 5, target 4.3, benchmark 4
    then ann search 30 %: Wrong date; (much) too late
    then ben hand-over 20 %

phase: After
stage: Pay
  touchpoint wait: Wait
    feels ann 0: Bored
    feels ben 0: Bored
  touchpoint hand-over: Hand over
    feels ann 1: Done
    feels ben 1: Done
    takes ann: 30s
";

fn map(text: &str) -> Map {
    let compilation = compile("trip.journey", text.as_bytes(), &NoFiles, &options());
    compilation.map.unwrap_or_else(|| panic!("{:#?}\n{text}", compilation.diagnostics))
}

/// The imported map, and the remarks.
fn back(map: &Map) -> (String, Vec<String>) {
    let csv = export::csv(&table(map, Sheet::Journey), Separator::Comma);
    let read = spreadsheet(("trip.csv", csv.as_bytes(), SpreadsheetKind::Csv), "trip.journey", &NoFiles, &options());
    let read = read.unwrap_or_else(|error| panic!("{}", error.reason));
    let remarks = read.remarks.iter().map(|remark| remark.text.clone()).collect();
    (read.maps[0].text.clone(), remarks)
}

#[test]
fn reach_ways_times_expectations_and_metrics_are_read_back_in_every_language() {
    for lang in LANGUAGES {
        let before = map(&format!("journey: Trip\n  lang: {lang}\n{MAP}"));
        let (text, remarks) = back(&before);
        assert!(lang == "en" || text.contains(&format!("  lang: {lang}\n")), "{lang}: {text}");
        let told = |topic| matches!(topic, Topic::Story | Topic::Experience | Topic::Figures | Topic::Content);
        let changes: Vec<_> = compare(&before, &map(&text)).changes.into_iter().filter(|of| told(of.topic)).collect();
        assert!(changes.is_empty(), "{lang}: {changes:#?}\n{text}");
        // Only that it is a part of the map, and that the author's own lane is one.
        assert_eq!(remarks.len(), 2, "{lang}: {remarks:#?}");
    }
}

#[test]
fn phases_are_a_row_of_the_table_and_are_read_back() {
    for lang in LANGUAGES {
        let before = map(&format!("journey: Trip\n  lang: {lang}\n{MAP}"));
        let shown = table(&before, Sheet::Journey);
        let phases: Vec<(String, usize)> =
            shown.groups[0].iter().map(|(cell, wide)| (cell.to_plain(), *wide)).collect();
        assert_eq!(phases[1..], [("Before".to_owned(), 2), ("After".to_owned(), 2)], "{lang}");
        assert_ne!(phases[0].0, shown.groups[1][0].0.to_plain(), "{lang}: a phase isn't a stage");
        let (text, _) = back(&before);
        assert!(text.contains("phase: Before\n") && text.contains("phase: After\n"), "{lang}: {text}");
    }
    // Without phases there is no row of them.
    assert_eq!(table(&map("journey: T\nstage: A\n  feels 1\n"), Sheet::Journey).groups.len(), 1);
}

#[test]
fn a_priority_of_the_table_is_left_out_with_a_word() {
    let scored = "journey: T\nstage: A\n  feels 1\n  score: cost 60, sales 80, strategy 40, frequency 90\n";
    let (text, remarks) = back(&map(scored));
    assert!(
        !text.contains("lane ") && remarks.iter().any(|of| of.contains("follows from scores")),
        "{remarks:?}\n{text}"
    );
}

#[test]
fn how_long_one_waits_is_a_time_in_every_language() {
    for (label, stage) in [
        ("Wait time", "Stage"),
        ("Wartezeit", "Phase"),
        ("Temps d’attente", "Étape"),
        ("Tiempo de espera", "Etapa"),
        ("Tempo di attesa", "Fase"),
        ("Wachttijd", "Fase"),
    ] {
        let csv = format!("{stage},A,B\nFeelings,good,bad\n{label},20 min,5-10 min\n");
        let read = spreadsheet(("v.csv", csv.as_bytes(), SpreadsheetKind::Csv), "v.journey", &NoFiles, &options());
        let text = read.expect("a map").maps[0].text.clone();
        assert!(text.contains("takes: 20 min"), "{label}: {text}");
    }
}

#[test]
fn the_age_of_a_persona_is_a_fact_in_the_language_of_the_table() {
    for (table, fact) in [
        (
            "\"Persona: Herr Kaya, 67, Rentner\",,\nPhase,A,B\nGedanken,x,y\nGefühl,gut,schlecht\n",
            "  role: Rentner\n  fact Alter: 67\n",
        ),
        ("\"Persona: Mrs Okafor, 58\",,\nStage,A,B\nThoughts,x,y\nFeelings,good,bad\n", "  fact Age: 58\n"),
    ] {
        let read = spreadsheet(("v.csv", table.as_bytes(), SpreadsheetKind::Csv), "v.journey", &NoFiles, &options());
        let text = read.expect("a map").maps[0].text.clone();
        assert!(text.contains(fact), "{fact}\n{text}");
    }
}

#[test]
fn that_columns_come_in_any_order_and_where_a_journey_ends_is_read_back_in_every_language() {
    for lang in LANGUAGES {
        let before = map(&format!(
            "journey: Trip\n  lang: {lang}\nstage: Look (around)\n  order: any\n  touchpoint: Shops\n    feels 1\n  touchpoint: Friends\n    feels 0\n\
             stage: Buy\n  touchpoint: Here\n    feels 1\n    then home 20 %\n    leaves\n  touchpoint home: There\n    feels 0\n"
        ));
        let (text, _) = back(&before);
        let changes: Vec<_> = compare(&before, &map(&text)).changes;
        let changes: Vec<_> = changes.into_iter().filter(|of| of.topic == Topic::Story).collect();
        assert!(changes.is_empty() && text.contains("    leaves\n"), "{lang}: {changes:#?}\n{text}");
    }
}
