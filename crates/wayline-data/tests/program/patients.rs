//! The log of hospital visits, whose figures were computed by other code.

use crate::support::{Folder, assert_close, known, results};

const LOG: &str = include_str!("../data/patients.csv");

/// Activity, cases that reach it, cases that end with it, and the hours to the next activity: n, min, mean, median, max.
type Known = (&'static str, u64, u64, Option<(u64, f64, f64, f64, f64)>);

const KNOWN: [Known; 7] = [
    ("Registration", 500, 0, Some((500, 0.85, 15.67, 14.49, 84.79))),
    ("Triage and Assessment", 500, 2, Some((498, 14.86, 64.87, 41.23, 388.09))),
    ("X-Ray", 261, 2, Some((259, 5.93, 33.58, 13.37, 179.01))),
    ("Blood test", 237, 1, Some((236, 6.66, 30.94, 10.47, 389.90))),
    ("MRI SCAN", 236, 0, Some((236, 6.74, 25.51, 11.84, 176.27))),
    ("Discuss Results", 495, 3, Some((492, 1.38, 34.34, 9.32, 410.90))),
    ("Check-out", 492, 492, None),
];

fn map() -> String {
    let mut map = "journey: Hospital visit
source log: Event log
  data: patients.csv
  columns: case patient, event handling+registration_type, when time
stage: Visit
"
    .to_owned();
    for (at, (name, ..)) in KNOWN.iter().enumerate() {
        map +=
            &format!("  touchpoint c{at}: {name}\n    event: {name}+start\n    reach: measured\n    takes: measured\n");
        map += "      extremes: yes\n    leaves measured\n";
    }
    map
}

#[test]
fn reach_ends_and_times_are_those_of_other_code() {
    let folder = Folder::with(&[("map.journey", &map()), ("patients.csv", LOG)]);
    let results = results(&folder.pull(&[]));
    assert_eq!(results.sources["log"].cases, Some(500));
    assert_eq!(results.sources["log"].rows, 5442);
    for (at, (name, reached, ended, times)) in KNOWN.into_iter().enumerate() {
        let reach = known(&results, &format!("reach c{at}"));
        assert_close(name, reach.value, reached as f64 / 5.0);
        assert_eq!(reach.n, 500);
        let leaves = results.finding(&format!("leaves c{at}"));
        if ended == 0 || ended >= 5 {
            let leaves = known(&results, &format!("leaves c{at}"));
            assert_close(name, leaves.value, ended as f64 * 100.0 / reached as f64);
        } else {
            assert_eq!(leaves, Some(wayline::measure::Finding::Hidden), "{name}");
        }
        let Some((n, low, mean, median, high)) = times else { continue };
        let takes = known(&results, &format!("takes c{at}"));
        assert_eq!(takes.n, n, "{name}");
        let spread = takes.spread.expect("a spread");
        for (what, found, hours) in [("min", spread.low, low), ("mean", takes.value, mean), ("max", spread.high, high)]
        {
            assert_close(&format!("{what} of {name}"), found / 3600.0, hours);
        }
        // From a histogram whose buckets are 2 % wide.
        assert!((spread.p50 / 3600.0 / median - 1.0).abs() < 0.02, "median of {name}: {} h", spread.p50 / 3600.0);
    }
}

#[test]
fn the_commonest_ways_are_those_of_other_code() {
    let folder = Folder::with(&[("map.journey", &map()), ("patients.csv", LOG)]);
    let said = folder.run(&["paths", "map.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().map(str::trim).collect();
    assert!(lines.contains(&"492 of 500 cases (98.4 %) take one of these ways:"), "{}", said.out);
    let way = |count: &str| lines.iter().find(|line| line.starts_with(count)).copied().unwrap_or_default();
    assert!(way("258").ends_with("c0 > c1 > c2 > c5 > c6"), "{}", said.out);
    assert!(way("234").ends_with("c0 > c1 > c3 > c4 > c5 > c6"), "{}", said.out);
    // Fewer than five cases take the others.
    assert!(!said.out.contains("c0 > c1 > c2\n"), "{}", said.out);
    assert!(lines.iter().any(|line| line.starts_with("then c2 measured") && line.ends_with("52.2 %")), "{}", said.out);
    // The way of all but two, and the end.
    assert!(lines.iter().any(|line| line.starts_with("then c5 ") && line.ends_with(" hidden")), "{}", said.out);
    assert!(lines.iter().any(|line| line.starts_with("leaves ") && !line.contains("measured")), "{}", said.out);
}
