//! Figures from data that aren't told: what becomes of them in comparisons, in exports and in advice.

use crate::{
    measured::{LOG, SURVEY, compiled, map},
    support::options,
};
use wayline::{
    compare::{Change, Value, What, compare},
    diagnostic::Code,
    export::{
        Separator, csv,
        table::{Sheet, table},
    },
    import::{SpreadsheetKind, spreadsheet},
    load::NoFiles,
    model::Map,
};

/// It was said to be removed, and with a way so was its evidence.
#[test]
fn a_figure_that_becomes_hidden_is_not_removed() {
    let survey = |nps: &str| {
        map(
            SURVEY,
            &format!("results 1\nsource voice: rows 900\n\nmetric board nps: {nps}\nmetric board nps ann: hidden\n"),
        )
    };
    let log = |share: &str| {
        let results = format!(
            "results 1\nsource log: rows 900\n\nleaves look: none\nreach pay: 50 %, 45..55, n 517\nthen look look: {share}\nthen look pay: hidden\n"
        );
        map(LOG, &results)
    };
    for (field, known, hidden) in [
        ("metric", survey("34.2, 28.1..40.3, n 412"), survey("hidden")),
        ("share", log("30.4 %, 26.3..34.1, n 517"), log("hidden")),
    ] {
        let change = |old: &Map, new: &Map| match compare(old, new).changes.as_slice() {
            [Change { what: What::Changed { field, from, to, .. }, .. }] => (field.clone(), from.clone(), to.clone()),
            changes => panic!("{changes:#?}"),
        };
        let (told, from, to) = change(&known, &hidden);
        assert!(told == field && from.is_some() && to == Some(Value::Untold("hidden")), "{told} {from:?} {to:?}");
        assert_eq!(change(&hidden, &known), (told, to, from));
    }
}

/// An edit replaced what was measured by what follows from other shares.
#[test]
fn a_measured_reach_that_contradicts_shares_lacks_a_way() {
    let text = LOG.replace("    then look measured\n    then pay measured\n    leaves measured\n", "    leaves 10 %\n");
    let found = compiled(&text, "results 1\nsource log: rows 900\n\nreach pay: 40 %, 35..45, n 517\n");
    let told = found.diagnostics.iter().find(|of| of.code == Code::ReachContradicts).expect("a contradiction");
    assert!(told.fix.is_none() && told.help.as_deref().is_some_and(|help| help.contains("way")), "{told:#?}");
}

/// Imported again, a way whose share is hidden was that of all who are left.
#[test]
fn a_hidden_way_of_an_export_is_imported_as_a_note() {
    let hidden = map(
        LOG,
        "results 1\nsource log: rows 900\n\nleaves look: 10 %, 5..15, n 500\nreach pay: 50 %, 45..55, n 517\nthen look pay: hidden\n",
    );
    let csv = csv(&table(&hidden, Sheet::Journey), Separator::Comma);
    let read = spreadsheet(("m.csv", csv.as_bytes(), SpreadsheetKind::Csv), "m.journey", &NoFiles, &options())
        .unwrap_or_else(|error| panic!("{}", error.reason));
    let text = &read.maps[0].text;
    assert!(!text.contains("    then") && text.contains("leaves 10 %") && text.contains("hidden"), "{text}");
}
