//! One pass gives what the SQL gives.

use super::{
    ANSWERED,
    event::{Bucket, Event},
};
use crate::{
    data_file::DataFile,
    engine::Engine,
    input::Input,
    meter::Meter,
    spool::Room,
    table::{Table, columns},
};
use std::{collections::BTreeMap, fmt::Write as _};
use wayline::{
    Options, compile,
    load::NoFiles,
    measure::{self, Row},
};

const MAP: &str = include_str!("../../tests/data/shop.journey");
/// What the log below has no column for.
const METRIC: &str = "    metric csat: measured\n      column: csat\n";

/// Cases of one and of many events, several at the same time, before 1970, with several personas in one case, and unknown events.
fn log() -> String {
    let mut seed = 7_u64;
    let mut below = |limit: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % limit
    };
    let mut text = "visit,activity,at,plan\n".to_owned();
    for visit in 0..800 {
        let mut at = below(80 * 86_400) as i64 * 1000 - 40 * 86_400_000;
        for _ in 0..1 + below(9) {
            let activity = ["look", "look_again", "pay", "wait", "unknown"][below(5) as usize];
            let plan = ["Regulars", "ben", "others", ""][below(4) as usize];
            let time = jiff::Timestamp::from_millisecond(at).expect("a time");
            writeln!(text, "v{visit},{activity},{time},{plan}").expect("memory");
            at += [0, 0, 1, 600_000, 86_400_000][below(5) as usize];
        }
    }
    text
}

/// The rows with their sums, in which the order means nothing.
fn sums(rows: Vec<Row>) -> BTreeMap<String, (u64, i128, i64, i64)> {
    let mut sums = BTreeMap::new();
    for row in rows.into_iter().filter(|row| ANSWERED.contains(&row.part.as_str())) {
        let key = format!("{} {} {} {} {}", row.part, row.a, row.b, row.bucket, row.persona);
        let sum = sums.entry(key).or_insert((0, 0, row.low, row.high));
        *sum = (sum.0 + row.n, sum.1 + row.total, sum.2.min(row.low), sum.3.max(row.high));
    }
    sums
}

#[test]
fn the_pass_gives_the_rows_of_the_sql() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("log.csv"), log()).expect("a file");
    let file = DataFile::open(&folder.path().join("log.csv"), "log.csv".to_owned()).expect("a file");
    for (from, to) in [
        ("", ""),
        ("  open 2 days\n", ""),
        (", segment plan", ""),
        ("  window: last 60 days\n", "  window: 1970-01-05..1970-01-20\n"),
    ] {
        let text = MAP.replace(METRIC, "").replace(from, to);
        let map = compile("map.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
        let query = measure::queries(&map).remove(0);
        let open =
            || Table::open(&[Input::File(file.clone())], &columns(&query), 2, &Meter::default()).expect("a table");
        let engine = Engine::new(2, 64 << 20).expect("an engine");
        let by_sql = sums(engine.by_sql(&query, &open()).expect("rows"));
        for part in ["case", "reach", "last", "next", "wait", "span"] {
            let rows = by_sql.keys().filter(|key| key.starts_with(part)).count();
            assert!(rows > 0, "no row of {part} without {from}");
        }
        assert_eq!(sums(engine.answer(&query, &open()).expect("rows")), by_sql, "without {from}");
    }
}

#[test]
fn events_that_wait_in_a_file_come_back() {
    let event = |case: u128, t: i64| Event { case, t, activity: 3, persona: 65_535 };
    let events = [event(u128::MAX, -5), event(1, i64::MIN), event(1, i64::MAX)];
    for room in [0, 1 << 20] {
        let mut bucket = Bucket::default();
        events.iter().for_each(|&event| bucket.add(vec![event], &Room::new(room)).expect("a file"));
        assert_eq!(bucket.sorted().expect("events"), [events[1], events[2], events[0]]);
    }
}
