//! Figures from data: the lines that ask for them, the queries, what rows come to, and the file of results.
//! That databases give the right rows is for `tests/measure/compare.py` to try.

use crate::support::{Memory, options};
use wayline::{
    Compilation,
    compare::{Chance, Verdict, compare},
    compile,
    diagnostic::Code,
    layout::{LayoutOptions, layout},
    measure::{self, Finding, Fingerprint, Query, Refusal, Row, sql},
    model::{Map, Window},
    render::svg,
    text::Fonts,
};

pub const SURVEY: &str = "journey: Flight
persona ann: Ann
  segment: Loyal
persona bob: Bob
source voice: Survey
  data: voice.csv
  columns: segment type
stage: Fly
  touchpoint board: Boarding
    feels 1: Fine
    metric nps: measured
      column: recommend
    metric nps ann: measured
      column: recommend
";

pub const LOG: &str = "journey: Shop
source log: Events
  data: log.csv
  columns: case visit, event what, when at
stage: Buy
  touchpoint look: Looks
    event: look, look_*
    feels 1
    then look measured
    then pay measured
    leaves measured
  touchpoint pay: Pays
    event: it's \\*paid\\*
    feels 1
    reach: measured
    takes: measured from look
";

pub fn compiled(text: &str, results: &str) -> Compilation {
    let files = [("map.measured", results)].into_iter().filter(|(_, text)| !text.is_empty());
    compile("map.journey", text.as_bytes(), &Memory::from_iter(files), &options())
}

fn codes(compilation: &Compilation) -> Vec<Code> {
    compilation.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

pub fn map(text: &str, results: &str) -> Map {
    let compilation = compiled(text, results);
    compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics))
}

fn query(text: &str) -> Query {
    measure::queries(&map(text, "")).remove(0)
}

#[test]
fn a_column_of_the_data_may_have_blanks_and_commas_in_its_name() {
    let text = LOG.replace("case visit,", "case Visit, of the shop, Segment  Plan (new, old),");
    let data = map(&text, "").sources.remove(0).data.expect("data");
    assert_eq!(data.columns.case.as_deref(), Some("Visit, of the shop"));
    assert_eq!(data.columns.segment.as_deref(), Some("Plan (new, old)"));
    assert_eq!(data.columns.when.as_deref(), Some("at"));
}

#[test]
fn days_that_a_case_stays_open_are_before_or_behind_the_colon() {
    for line in ["open 14 days", "open: 14 days", "Open  14 days"] {
        let text = LOG.replace("stage:", &format!("  {line}\n  window: last 30 days\nstage:"));
        let data = map(&text, "").sources.remove(0).data.expect("data");
        assert_eq!((data.open_days, data.window), (Some(14), Some(Window::Last(30))), "{line}");
    }
}

#[test]
fn measured_names_nobody_and_no_column() {
    for line in ["persona measured: Ann\nstage: Buy", "stage measured: Buy", "stage: Buy\n  touchpoint measured: Look"]
    {
        let text = format!("journey: Shop\n{line}\n");
        assert_eq!(codes(&compiled(&text, "")), [Code::BadName], "{line}");
    }
}

#[test]
fn what_is_counted_by_events_needs_columns_that_have_some() {
    let without = |line: &str| LOG.replace(line, "");
    for (text, wrong) in [
        (without("    event: look, look_*\n"), 4),
        (without("    event: it's \\*paid\\*\n"), 3),
        (LOG.replace("stage: Buy", "stage: Buy\n  reach: measured"), 1),
        (LOG.replace("from look", "from nowhere"), 1),
    ] {
        let compilation = compiled(&text, "");
        let errors = compilation.diagnostics.iter().filter(|of| matches!(of.code, Code::NoData | Code::UnknownName));
        assert_eq!(errors.count(), wrong, "{text}{:#?}", compilation.diagnostics);
    }
}

#[test]
fn of_several_sources_the_line_names_one() {
    let again =
        LOG.replace("source log", "source other: More\n  data: b.csv\n  columns: case v, event w, when t\nsource log");
    for line in ["reach: measured", "metric nps: measured\n      column: recommend"] {
        let text = again.replace("    then look measured\n    then pay measured\n    leaves measured\n", "");
        let text = text.replace("    reach: measured\n    takes: measured from look\n", &format!("    {line}\n"));
        let compilation = compiled(&text, "");
        assert_eq!(codes(&compilation), [Code::NoData], "{text}");
        let help = compilation.diagnostics[0].help.as_deref().unwrap_or_default();
        assert!(help.contains("`from: other`"), "{help}");
    }
}

#[test]
fn a_figure_that_is_not_measured_yet_is_said_to_be_missing_and_never_invented() {
    let compilation = compiled(SURVEY, "");
    assert_eq!(codes(&compilation), [Code::NotMeasuredYet; 2]);
    let map = compilation.map.expect("a map");
    assert!(map.columns[0].facts.metrics.is_empty());
    let drawing = svg(&layout(&map, &LayoutOptions::default(), &mut Fonts::new()), &Default::default());
    assert!(drawing.contains("not measured yet"));
    // Nobody knows how many leave, so nobody is taken away.
    let map = self::map(LOG, "");
    let path = &map.paths()[0];
    assert!(path.steps.iter().all(|step| step.reached));
}

#[test]
fn a_measured_figure_is_drawn_with_its_sample_and_its_interval() {
    let results = "results 1\nsource voice: rows 900\n\nmetric board nps: 34.2, 28.1..40.3, n 412\nmetric board nps ann: hidden\n";
    let compilation = compiled(SURVEY, results);
    assert_eq!(codes(&compilation), []);
    let map = compilation.map.expect("a map");
    assert_eq!(map.columns[0].facts.metrics.len(), 1);
    let drawing = svg(&layout(&map, &LayoutOptions::default(), &mut Fonts::new()), &Default::default());
    for words in ["+28\u{a0}–\u{a0}+40", "412", "fewer than 5"] {
        assert!(drawing.contains(words), "{words}");
    }
}

/// The arcs had a share without its sample, and a share that is hidden was called not measured yet.
#[test]
fn a_measured_way_is_drawn_with_its_sample_and_its_interval() {
    let results = "results 1\nsource log: rows 900, cases 600\n\nleaves look: 14.7 %, 11.2..18.9, n 503\nreach pay: 80 %, 75..85, n 600\n\
                   takes pay from look: mean 2m, 1m..3m, p5 1m, p50 2m, p90 4m, p95 5m, n 400\nthen look look: 30.4 %, 26.3..34.1, n 517\nthen look pay: hidden\n";
    let map = map(&LOG.replace("then pay measured", "then pay measured: Knows it"), results);
    let options = LayoutOptions::default();
    let drawing = svg(&layout(&map, &options, &mut Fonts::new()), &Default::default()).replace('\u{A0}', " ");
    let (titles, labels): (Vec<&str>, Vec<&str>) = drawing.split('<').partition(|part| part.starts_with("title"));
    for (part, words) in [
        ("title", "30.4 %, 26.3 – 34.1, n = 517"),
        ("title", "14.7 %, 11.2 – 18.9, n = 503"),
        ("title", "hidden, group of fewer than 5"),
        ("label", "26 – 34, n = 517"),
        ("label", "11 – 19, n = 503"),
        ("label", "hidden, group of fewer than 5"),
    ] {
        let texts = if part == "title" { &titles } else { &labels };
        assert!(texts.iter().any(|text| text.contains(words)), "no {part} says {words}\n{drawing}");
    }
    assert!(!drawing.contains("not measured yet"));
}

#[test]
fn results_with_a_bad_line_are_refused_with_its_number() {
    for (line, at) in [
        ("metric board nps: good, n 4", 4),
        ("metric board nps: 34", 4),
        ("reach board: 134 %, n 40", 4),
        ("metric board nps: 34, n 4\nmetric board nps: 35, n 4", 5),
        ("takes board: 12, n 4", 4),
        ("<<<<<<< HEAD", 4),
        ("anything: else", 4),
    ] {
        let results = format!("# A note\nresults 1\nsource voice: rows 9\n{line}\n");
        let error = measure::read(results.as_bytes()).expect_err(line);
        assert_eq!(error.line, at, "{line}: {}", error.what);
        told_at(SURVEY, &results, at);
    }
}

/// Where bad results are reported: in their own file, on this line.
#[track_caller]
fn told_at(text: &str, results: &str, at: usize) {
    let compilation = compiled(text, results);
    assert_eq!(codes(&compilation), [Code::BadResults], "{results}");
    let told = &compilation.diagnostics[0];
    assert!(
        told.title.contains(&format!("`map.measured` cannot be read as results: line {at}")),
        "{results}\n{told:?}"
    );
    let source = compilation.sources.get(told.span().file);
    assert_eq!(
        (source.name.as_str(), source.position(told.span().start).line as usize),
        ("map.measured", at),
        "{results}"
    );
}

/// They were drawn, contradicting their own interval and their own source.
#[test]
fn results_with_impossible_figures_are_refused() {
    for lines in [
        "metric board nps: 34, 35..40, n 4",
        "metric board nps: 41, 30..40, n 4",
        "metric board nps: 34, 40..30, n 4",
        "metric board nps: 34, 30..40, n 0",
        "reach board: 98, 97..101, n 4",
        "leaves board: -1 %, n 4",
        "then board off: 134 %, n 4",
        "source voice: rows 9",
        "unbound log: n 12, Fax",
    ] {
        let results = format!("results 1\nsource voice: rows 900\n{lines}\n");
        told_at(SURVEY, &results, 3);
    }
    told_at(SURVEY, "results 1\nmetric board nps: 34, 30..40, n 400\n", 2);
    told_at(SURVEY, "results 1\nsource voice: rows 900\nmetric board nps: 34, 30..40, n 4", 3);
    told_at(SURVEY, "results 1\nsource voice: rows 90\n\nmetric board nps: 34, 30..40, n 100\n", 4);
    told_at(SURVEY, "results 1\nsource voice: rows 900\nmetric board nps: 134, 30..140, n 100\n", 3);
    for line in
        ["reach pay: 80 %, 75..85, n 601", "leaves look: 14 %, 11..18, n 601", "takes pay from look: mean 2m, n 901"]
    {
        told_at(LOG, &format!("results 1\nsource log: rows 900, cases 600\n{line}\n"), 3);
    }
    let feels = SURVEY.replace("feels 1: Fine", "feels measured: Fine\n      column: csat");
    told_at(&feels, "results 1\nsource voice: rows 900\nfeels board: 9, 8..10, n 100\n", 3);
    told_at(&feels, "results 1\nsource voice: rows 900\nfeels board: -2.1, -3..1, n 100\n", 3);
}

/// A figure of one source was shown as one of another that wasn't measured.
#[test]
fn a_figure_from_a_source_that_was_not_measured_is_missing() {
    let results =
        "results 1\nsource other: rows 900\nmetric board nps: 34, 30..40, n 400\nmetric board nps ann: hidden\n";
    assert_eq!(codes(&compiled(SURVEY, results)), [Code::NotMeasuredYet; 2]);
}

/// Advice to add a feeling put an invented figure next to a measured one.
#[test]
fn a_persona_whose_feeling_is_only_not_measured_yet_is_not_silent() {
    let of_one = SURVEY.replace("feels 1: Fine", "feels ann measured: Fine\n      column: csat\n    feels bob 1: Fine");
    let of_all = SURVEY.replace("feels 1: Fine", "feels measured: Fine\n      column: csat");
    for text in [of_one, of_all] {
        assert_eq!(codes(&compiled(&text, "")), [Code::NotMeasuredYet; 3], "{text}");
    }
    let hidden = "results 1\nsource voice: rows 9\nfeels board: hidden\nmetric board nps: hidden\nmetric board nps ann: hidden\n";
    let of_all = SURVEY.replace("feels 1: Fine", "feels measured: Fine\n      column: csat");
    assert_eq!(codes(&compiled(&of_all, hidden)), []);
}

#[test]
fn results_are_read_as_they_were_written() {
    let text = "results 1
source log: rows 5442, cases 500, window 2017-01-02..2018-05-05, query 0123456789abcdef, data fedcba9876543210, date 2026-11-29
unbound log: n 12, Invoice, sent: twice
unmatched log: n 9, Guest
elsewhere log: n 8, Fax

feels board: -0.84, -1..-0.7, n 88
leaves pay: hidden
metric [] nps: 34.2, 28.1..40.1, n 412
reach pay: 98.4 %, 96.9..99.2, n 500, of cases
takes look: none
takes pay: median 9.32h, p5 1.38h, p50 9.32h, p90 3.1d, p95 5.2d, n 492
";
    let results = measure::read(text.as_bytes()).expect("results");
    let written = measure::write(&results);
    assert_eq!(written.split_once('\n').expect("a note").1, text);
}

#[test]
fn an_event_means_the_column_that_names_it_before_one_with_a_star() {
    let query =
        query(&LOG.replace("look, look_*", "look, *ook*").replace("it's \\*paid\\*", "cook, it's \\*paid\\*, c\\,d"));
    let activities =
        ["look", "booking", "cook", "it's *paid*", "it's paid", "c,d", ""].map(|event| query.activity(event, ""));
    assert_eq!(activities, [1, 1, 2, 2, 0, 2, 0]);
}

#[test]
fn texts_of_the_map_never_leave_their_quotes_in_sql() {
    let query = query(&LOG.replace("look, look_*", "a' OR '1'='1, back\\\\slash, 100%_*"));
    for (dialect, texts) in [
        (sql::Dialect::DuckDb, ["'a'' OR ''1''=''1'", "'back\\slash'", "'100\\%\\_%' ESCAPE '\\'"]),
        (sql::Dialect::Postgres, ["'a'' OR ''1''=''1'", "'back\\slash'", "'100\\%\\_%'"]),
        (sql::Dialect::BigQuery, ["'a\\' OR \\'1\\'=\\'1'", "'back\\\\slash'", "'100\\\\%\\\\_%'"]),
        (sql::Dialect::Snowflake, ["'a'' OR ''1''=''1'", "'back\\\\slash'", "'100\\\\%\\\\_%' ESCAPE '\\\\'"]),
    ] {
        let script = sql::script(&query, dialect, "t");
        for text in texts {
            assert!(script.contains(text), "{dialect:?} lacks {text}:\n{script}");
        }
    }
}

/// An answer that was cut off looked like a whole one.
#[test]
fn each_row_of_an_answer_says_how_many_there_are() {
    for dialect in sql::Dialect::ALL {
        let script = sql::script(&query(LOG), dialect, "t");
        let quote = if dialect == sql::Dialect::BigQuery { '`' } else { '"' };
        assert!(
            script.contains(&format!("SELECT answer.*, COUNT(*) OVER () AS {quote}lines{quote} FROM (")),
            "{script}"
        );
    }
}

/// Rows of answers: how often each value was given, by persona.
fn answers(counts: &[(i64, i64, u64)]) -> Vec<Row> {
    let score = |&(persona, value, n): &(i64, i64, u64)| Row {
        persona,
        bucket: value * 1000,
        n,
        total: i128::from(value * 1000) * i128::from(n),
        ..Row::of("voice", "score")
    };
    let rows = Row { n: counts.iter().map(|count| count.2).sum(), ..Row::of("voice", "rows") };
    counts.iter().map(score).chain([rows]).collect()
}

fn settled(text: &str, rows: &[Row]) -> Result<measure::Results, Vec<Refusal>> {
    measure::settle(&measure::queries(&map(text, "")), rows, &Default::default())
}

fn value(results: &measure::Results, key: &str) -> (f64, (f64, f64), u64) {
    match results.finding(key) {
        Some(Finding::Known(of)) => (of.value, of.interval.expect("an interval"), of.n),
        other => panic!("{key}: {other:?}"),
    }
}

const REACH: &str = "journey: Shop
source log: Events
  data: log.csv
  columns: case visit, event what
stage: Buy
  touchpoint pay: Pay
    event: pay
    reach: measured
";

#[test]
fn the_nps_has_the_adjusted_wald_interval() {
    let results =
        settled(SURVEY, &answers(&[(1, 10, 30), (1, 9, 20), (0, 8, 30), (0, 6, 15), (1, 0, 5)])).expect("results");
    // (50 − 20) of 100; p = 50.75 of 103, d = 20.75 of 103.
    assert_eq!(value(&results, "metric board nps"), (30.0, (14.1, 44.2), 100));
    assert_eq!(value(&results, "metric board nps ann").2, 55);
}

#[test]
fn a_mean_has_students_interval() {
    let text = SURVEY.replace("nps", "ces");
    let results = settled(&text, &answers(&[(1, 3, 1), (1, 4, 2), (1, 5, 1), (1, 6, 1)])).expect("results");
    // Mean 4.4, deviation √1.3, and t of 4 degrees is 2.776.
    assert_eq!(value(&results, "metric board ces"), (4.4, (2.98, 5.82), 5));
}

#[test]
fn a_small_group_is_hidden_and_with_it_the_one_that_a_difference_would_tell_it_by() {
    let three = [(1, 9, 40), (0, 3, 3)];
    let results = settled(SURVEY, &answers(&three)).expect("results");
    assert_eq!(value(&results, "metric board nps").2, 43);
    assert_eq!(results.finding("metric board nps ann"), Some(Finding::Hidden));
    let enough = [(1, 9, 40), (0, 3, 8)];
    let results = settled(SURVEY, &answers(&enough)).expect("results");
    assert_eq!(value(&results, "metric board nps ann").2, 40);
    let few = settled(SURVEY, &answers(&[(1, 9, 4)])).expect("results");
    assert_eq!(few.finding("metric board nps"), Some(Finding::Hidden));
    assert!(!measure::write(&few).contains("n 4"));
}

/// Those who don't come are a group of people as those who do.
#[test]
fn a_share_does_not_tell_how_few_it_leaves_out() {
    let reach = |come: u64, all: u64| {
        let rows = [("rows", 0, all), ("case", 0, all), ("reach", 1, come)];
        let rows = rows.map(|(part, a, n)| Row { a, n, ..Row::of("log", part) });
        settled(REACH, &rows).expect("results").finding("reach pay")
    };
    let known = |come, all| match reach(come, all) {
        Some(Finding::Known(of)) => Some((of.value, of.interval.expect("an interval"))),
        _ => None,
    };
    assert_eq!(known(400, 400), Some((100.0, (99.0, 100.0))), "nobody is left out");
    assert_eq!(known(395, 400).expect("five are enough").0, 98.8);
    (396..400).for_each(|come| assert_eq!(reach(come, 400), Some(Finding::Hidden), "{come} of 400"));
    // Each of these is 100 %, so that the interval tells no more.
    let whole: Vec<_> = (2997..=3000).map(|come| known(come, 3000)).collect();
    assert!(whole.iter().all(|share| *share == Some((100.0, (99.9, 100.0)))), "{whole:?}");
    assert_eq!(known(496, 500).map(|share| share.0), Some(99.0));
}

#[test]
fn an_answer_outside_its_range_is_refused() {
    let refusals = settled(SURVEY, &answers(&[(1, 9, 40), (1, 11, 5)])).expect_err("a refusal");
    assert_eq!(
        refusals[0].to_string(),
        "the column `recommend` of the source `voice` has 5 answers outside 0 to 10, for example 11"
    );
    let refusals = settled(SURVEY, &answers(&[(1, 9, 40), (1, 11, 4)])).expect_err("a refusal");
    assert_eq!(refusals[0].to_string(), "the column `recommend` of the source `voice` has 4 answers outside 0 to 10");
}

#[test]
fn rows_of_another_query_are_refused() {
    let mut rows = answers(&[(1, 9, 40)]);
    rows.push(Row { word: "0123456789abcdef".into(), ..Row::of("voice", "query") });
    assert_eq!(settled(SURVEY, &rows).expect_err("a refusal"), [Refusal::OtherQuery { source: "voice".into() }]);
    assert_eq!(settled(SURVEY, &[]).expect_err("a refusal"), [Refusal::NoRows { source: "voice".into() }]);
}

#[test]
fn rows_may_come_in_any_order_and_in_pieces() {
    let counts = [(1, 10, 30), (0, 2, 20), (1, 7, 30)];
    let whole = settled(SURVEY, &answers(&counts)).expect("results");
    let mut pieces: Vec<Row> = answers(&[(1, 7, 12), (1, 10, 29), (0, 2, 1), (1, 10, 1), (0, 2, 19), (1, 7, 18)]);
    pieces.reverse();
    assert_eq!(measure::write(&settled(SURVEY, &pieces).expect("results")), measure::write(&whole));
}

#[test]
fn measured_shares_of_more_than_everybody_are_no_mistake() {
    let results = "results 1\nsource log: rows 900, cases 500\n\nleaves look: 40 %, 35..45, n 500\nreach pay: 80 %, 75..85, n 500\n\
                   takes pay from look: mean 2m, 1m..3m, p5 1m, p50 2m, p90 4m, p95 5m, n 400\nthen look look: 30 %, 25..35, n 500\nthen look pay: 80 %, 75..85, n 500\n";
    assert_eq!(codes(&compiled(LOG, results)), []);
}

#[test]
fn changed_lines_of_a_source_are_told() {
    let results = "results 1\nsource voice: rows 90, query 0123456789abcdef\n\nmetric board nps: 1, 0..2, n 90\nmetric board nps ann: 1, 0..2, n 90\n";
    assert_eq!(codes(&compiled(SURVEY, results)), [Code::QueryChanged]);
    let right = results.replace("0123456789abcdef", &query(SURVEY).fingerprint());
    assert_eq!(codes(&compiled(SURVEY, &right)), []);
    // Where the map's other lines change, the query is the same.
    assert_eq!(codes(&compiled(&SURVEY.replace("Fine", "Well"), &right)), []);
}

#[test]
fn data_has_one_fingerprint_whatever_its_order_and_its_files() {
    let of = |files: &[&str]| {
        let mut fingerprint = Fingerprint::default();
        files.iter().for_each(|file| fingerprint.text(file.as_bytes(), true));
        fingerprint.to_string()
    };
    let whole = of(&["a,b\n1,2\n3,4\n5,6\n"]);
    assert_eq!(whole, of(&["a,b\n5,6\n1,2\n3,4"]));
    assert_eq!(whole, of(&["a,b\r\n3,4\r\n", "a,b\n5,6\n1,2\n"]));
    assert_ne!(whole, of(&["a,b\n1,2\n3,4\n5,7\n"]));
    assert_ne!(whole, of(&["a,b\n1,2\n3,4\n5,6\n5,6\n"]));
}

#[test]
fn a_difference_says_whether_it_can_be_chance() {
    let results = |value: &str| {
        format!("results 1\nsource voice: rows 900\n\nmetric board nps: {value}, n 400\nmetric board nps ann: hidden\n")
    };
    let said = |to: &str| {
        let (old, new) = (map(SURVEY, &results("30, 24..36")), map(SURVEY, &results(to)));
        let changes = compare(&old, &new).changes;
        assert_eq!(changes.len(), 1);
        (changes[0].chance, changes[0].verdict)
    };
    assert_eq!(said("34, 28..40"), (Some(Chance::Within), None));
    assert_eq!(said("41, 35..47"), (Some(Chance::Beyond), Some(Verdict::Better)));
}
