//! The log of sepsis cases of a real hospital: compressed, separated by semicolons, with loops and many events at the same time. The figures were computed
//! by other code, with events at the same time in the order of the map.

use crate::support::{Folder, assert_close, known, results};
use wayline::measure::Finding;

const LOG: &[u8] = include_bytes!("../data/sepsis.csv.gz");

/// Activity, cases that reach it, cases that end with it, and the hours to the next activity: n, min, mean, median, max.
type Known = (&'static str, u64, u64, Option<(u64, f64, f64, f64, f64)>);

const KNOWN: [Known; 16] = [
    ("ER Registration", 1050, 0, Some((1050, 0.00083333, 0.17888, 0.13417, 1.4503))),
    ("ER Triage", 1050, 2, Some((1051, 0.0013889, 0.11257, 0.0083333, 32.337))),
    ("ER Sepsis Triage", 1049, 49, Some((1000, 0.0, 0.33146, 0.15972, 10.057))),
    ("Leucocytes", 1012, 5, Some((3378, 0.0, 3.0647, 0.0, 280.88))),
    ("CRP", 1007, 60, Some((3202, 0.0, 25.102, 4.8561, 458.75))),
    ("LacticAcid", 860, 43, Some((1423, 0.0, 8.3895, 3.1844, 174.0))),
    ("IV Liquid", 753, 11, Some((742, 0.0, 1.058, 0.0036111, 104.28))),
    ("IV Antibiotics", 823, 89, Some((734, 0.00027778, 1.712, 0.16931, 134.98))),
    ("Admission NC", 800, 14, Some((1168, 0.0075, 34.414, 21.553, 377.69))),
    ("Admission IC", 110, 0, Some((117, 0.0086111, 5.1007, 2.4, 22.615))),
    ("Release A", 671, 393, Some((278, 1.1833, 1962.0, 1128.4, 10014.0))),
    ("Release B", 56, 55, Some((1, 0.225, 0.225, 0.225, 0.225))),
    ("Release C", 25, 19, Some((6, 31.326, 1635.2, 1672.5, 3168.0))),
    ("Release D", 24, 14, Some((10, 28.481, 1334.4, 506.9, 4159.2))),
    ("Release E", 6, 5, Some((1, 2706.1, 2706.1, 2706.1, 2706.1))),
    ("Return ER", 294, 291, Some((3, 0.22861, 0.31037, 0.26667, 0.43583))),
];

/// How often one follows the other directly, of the cases with the first.
const WAYS: [(usize, usize, u64, u64); 5] =
    [(0, 1, 971, 1050), (1, 2, 905, 1050), (10, 15, 276, 671), (4, 4, 91, 1007), (8, 9, 20, 800)];

fn folder() -> Folder {
    let mut map = "journey: Sepsis
source log: Event log
  data: sepsis.csv.gz
  columns: case Case ID, event Activity, when Complete Timestamp
stage: Hospital
"
    .to_owned();
    for (at, (name, ..)) in KNOWN.iter().enumerate() {
        map += &format!("  touchpoint c{at}: {name}\n    event: {name}\n    reach: measured\n    takes: measured\n");
        map += "      extremes: yes\n    leaves measured\n";
        WAYS.iter().filter(|way| way.0 == at).for_each(|way| map += &format!("    then c{} measured\n", way.1));
    }
    let folder = Folder::with(&[("map.journey", &map)]);
    folder.write("sepsis.csv.gz", LOG);
    folder
}

#[test]
fn reach_ends_ways_and_times_are_those_of_other_code() {
    let results = results(&folder().pull(&[]));
    assert_eq!((results.sources["log"].rows, results.sources["log"].cases), (15_214, Some(1050)));
    let share = |key: &str, count: u64, all: u64| match (count, all - count) {
        (1..5, _) => assert_eq!(results.finding(key), Some(Finding::Hidden), "{key}"),
        (_, 1..5) if all < 500 => assert_eq!(results.finding(key), Some(Finding::Hidden), "{key}"),
        (_, 1..5) => assert_eq!(known(&results, key).value, (count as f64 * 100.0 / all as f64).round(), "{key}"),
        _ => assert_close(key, known(&results, key).value, count as f64 * 100.0 / all as f64),
    };
    for (at, (name, reached, ended, times)) in KNOWN.into_iter().enumerate() {
        share(&format!("reach c{at}"), reached, 1050);
        share(&format!("leaves c{at}"), ended, reached);
        let key = format!("takes c{at}");
        let Some((n, low, mean, median, high)) = times.filter(|times| times.0 >= 5) else {
            assert_eq!(results.finding(&key), Some(Finding::Hidden), "{name}");
            continue;
        };
        let takes = known(&results, &key);
        let spread = takes.spread.expect("a spread");
        assert_eq!(takes.n, n, "{name}");
        for (what, found, hours) in [("min", spread.low, low), ("mean", takes.value, mean), ("max", spread.high, high)]
        {
            assert_close(&format!("{what} of {name}"), found / 3600.0, hours);
        }
        // From a histogram whose buckets are 2 % wide.
        let near = (spread.p50 / 3600.0 - median).abs() <= 0.02 * median + 1e-9;
        assert!(near, "median of {name}: {} h", spread.p50 / 3600.0);
    }
    for (from, to, count, all) in WAYS {
        share(&format!("then c{from} c{to}"), count, all);
    }
}

#[test]
fn the_commonest_ways_are_those_of_other_code() {
    let said = folder().run(&["paths", "map.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().map(str::trim).collect();
    // 675 different ways, of which 23 are those of five cases or more.
    assert!(lines.contains(&"221 of 1050 cases (21.0 %) take one of these ways:"), "{}", said.out);
    for (count, way) in
        [("46", "c0 > c1 > c2 > c3 > c4"), ("35", "c0 > c1 > c2"), ("41", "c2 > c3 > c4 > c5 > c6 > c7")]
    {
        assert!(lines.iter().any(|line| line.starts_with(count) && line.ends_with(way)), "{}", said.out);
    }
}
