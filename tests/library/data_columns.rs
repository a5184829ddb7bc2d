//! What the columns of data are for: events, channels, and columns that are read as one.

use crate::support::{Memory, options};
use wayline::{
    compile,
    diagnostic::{Code, Diagnostic},
    measure::{self, Query, sql},
    model::Map,
};

const LOG: &str = "journey: Tickets
source log: Sales
  data: sales.csv
  columns: case visit, event what, when at, channel device
stage: Buy
  touchpoint web: On the web
    via: web, app
    event: pay, pay_*
    reach: measured
  touchpoint counter: At the counter
    via: shop
    event: pay
    reach: measured
  touchpoint help: Asks for help
    event: help, *
    reach: measured
";

fn read(text: &str) -> (Option<Map>, Vec<Diagnostic>) {
    let compilation = compile("map.journey", text.as_bytes(), &Memory::default(), &options());
    let told = compilation.diagnostics.into_iter().filter(|told| told.code != Code::NotMeasuredYet).collect();
    (compilation.map, told)
}

fn codes(text: &str) -> Vec<Code> {
    read(text).1.iter().map(|told| told.code).collect()
}

fn query(text: &str) -> Query {
    let (map, told) = read(text);
    assert!(told.is_empty(), "{told:#?}");
    measure::queries(&map.expect("a map")).remove(0)
}

/// The column was read, and nothing came of it.
#[test]
fn the_channel_of_a_row_says_which_touchpoint_its_event_means() {
    let query = query(LOG);
    for (event, channel, activity) in [
        ("pay", "web", 1),
        ("pay", " APP ", 1),
        ("pay_again", "web", 1),
        ("pay", "Shop", 2),
        ("pay_again", "Shop", 3),
        ("pay", "fax", 3),
        ("pay", "", 3),
        ("help", "web", 3),
        ("", "web", 0),
    ] {
        assert_eq!(query.activity(event, channel), activity, "{event} by {channel}");
    }
}

#[test]
fn a_touchpoint_with_a_channel_takes_an_event_before_one_without() {
    let text = LOG.replace("    via: web, app\n    event: pay, pay_*", "    event: pay");
    let query = query(&text);
    assert_eq!(["shop", "web", ""].map(|channel| query.activity("pay", channel)), [2, 1, 1]);
}

#[test]
fn the_channel_is_in_every_dialect_of_the_query() {
    for dialect in sql::Dialect::ALL {
        let script = sql::script(&query(LOG), dialect, "t");
        for part in [
            "IN ('web', 'app') THEN 1",
            "IN ('shop') THEN 2",
            "NOT LOWER(TRIM(channel_text)) IN ('web', 'app', 'shop')",
        ] {
            assert!(script.contains(part), "{dialect:?} lacks {part}:\n{script}");
        }
    }
}

#[test]
fn two_columns_can_have_one_event_only_where_the_channel_tells_which() {
    assert_eq!(codes(LOG), []);
    for (from, to) in [
        (", channel device", ""),
        ("via: shop", "via: shop, app"),
        (
            "stage: Buy",
            "source old: Sales before\n  data: old.csv\n  columns: case visit, event what, when at\nstage: Buy",
        ),
        ("via: web, app", "note: x"),
    ] {
        let text = LOG.replacen(from, to, 1).replace("    reach: measured\n", "");
        let text = if to == "note: x" { text.replace("    via: shop\n", "") } else { text };
        assert_eq!(codes(&text), [Code::EventTwice], "{text}");
    }
    let twice = LOG.replace("event: pay, pay_*", "event: pay, pay");
    assert_eq!(codes(&twice), [Code::EventTwice]);
}

#[test]
fn a_channel_without_events_is_an_error() {
    let text = "journey: Flight
source voice: Survey
  data: voice.csv
  columns: segment kind, channel device
stage: Fly
  touchpoint board: Boarding
    metric nps: measured
      column: recommend
";
    let told = read(text).1;
    assert_eq!(told.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::NoData]);
    assert_eq!(told[0].title, "The channel needs an event");
}

#[test]
fn channels_of_no_column_are_told() {
    let results =
        "results 1\nsource log: rows 90, cases 90\nelsewhere log: n 12, Fax, old\n\nreach web: 80 %, 70..87, n 90\n";
    let files = [("map.measured", results)];
    let map = compile("map.journey", LOG.as_bytes(), &Memory::from_iter(files), &options()).map.expect("a map");
    assert_eq!(measure::remarks(&map), ["the data of `log` has channels that match no column: `Fax, old` (12)"]);
    let written = measure::write(map.results.as_ref().expect("results"));
    assert!(written.contains("elsewhere log: n 12, Fax, old\n"), "{written}");
}

/// The query asked for a column with a plus in its name.
#[test]
fn columns_with_a_plus_between_them_are_read_as_one_by_databases() {
    let text = LOG
        .replace("case visit, event what, when at, channel", "case visit, event what + state, when day+clock, channel");
    let query = query(&text);
    let script = sql::script(&query, sql::Dialect::DuckDb, "t");
    for part in [
        "(CASE WHEN TRIM(CAST(\"what\" AS VARCHAR)) <> '' THEN CAST(\"what\" AS VARCHAR) END || '+' || ",
        "CAST(\"day\" AS VARCHAR) END || ' ' || CASE",
    ] {
        assert!(script.contains(part), "{part}\n{script}");
    }
    // A program that reads files has joined them.
    let steps = sql::steps(&query, sql::Dialect::DataFusion, "t");
    assert!(steps[0].sql.contains("\"what + state\"") && !steps[0].sql.contains("||"), "{}", steps[0].sql);
}

#[test]
fn a_plus_behind_a_backslash_or_at_an_end_is_part_of_a_name() {
    for (name, columns) in [
        ("a+b", vec!["a", "b"]),
        ("a + b +c", vec!["a", "b", "c"]),
        ("a\\+b", vec!["a+b"]),
        ("a\\+b+c", vec!["a+b", "c"]),
        ("C++", vec!["C++"]),
        ("+1", vec!["+1"]),
        ("a\\b", vec!["a\\b"]),
    ] {
        assert_eq!(measure::joined(name), columns, "{name}");
    }
}

/// Rows with nothing in place of the case were one case of a database, and of a file none.
#[test]
fn an_empty_case_is_none_in_a_database_too() {
    let script = sql::script(&query(LOG), sql::Dialect::Postgres, "t");
    assert!(script.contains("case_id IS NOT NULL AND t IS NOT NULL AND TRIM(CAST(case_id AS TEXT)) <> ''"), "{script}");
    assert!(script.contains("LIKE '%' AND TRIM(CAST(\"what\" AS TEXT)) <> ''"), "{script}");
}
