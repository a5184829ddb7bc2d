//! A first map from a log alone.

use crate::support::{Folder, assert_close, known, results};

#[test]
fn a_map_of_the_log_that_can_be_measured_at_once() {
    let folder = Folder::new();
    folder.write("logs/patients.csv", include_str!("../data/patients.csv"));
    let said = folder.run(&["import", "--events", "logs/patients.csv", "--output", "maps/map.journey"]);
    assert_eq!(said.status, 2, "the folder doesn't exist yet");
    folder.write("maps/.keep", "");
    let said = folder.run(&["import", "--events", "logs/patients.csv", "--output", "maps/map.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let map = folder.read("maps/map.journey");
    assert!(map.contains("  data: ../logs/patients.csv\n"), "{map}");
    assert!(map.contains("# 492 of 500 cases (98.4 %) take one of these ways:\n"), "{map}");
    let order: Vec<&str> = map.lines().filter_map(|line| line.trim().strip_prefix("touchpoint ")).collect();
    assert_eq!(order.first(), Some(&"registration: Registration"), "{map}");
    assert_eq!(order.last(), Some(&"check-out: Check-out"), "{map}");

    // All but two of 261 cases go there, so the share is hidden; and nobody gives up where the journey ends.
    assert!(map.contains("    then discuss-results\n"), "{map}");
    assert!(map.ends_with("    reach: measured\n"), "{map}");

    let said = folder.run(&["pull", "--root", ".", "maps/map.journey"]);
    assert_eq!(said.status, 0, "{}\n{map}", said.err);
    let results = results(&folder.read("maps/map.measured"));
    assert_close("reach", known(&results, "reach x-ray").value, 52.2);
    assert_close("a way", known(&results, "then triage-and-assessment x-ray").value, 52.2);

    let said = folder.run(&["import", "--events", "logs/patients.csv", "--output", "maps/map.journey"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("maps/map.journey exists already"), "{}", said.err);
    assert_eq!(folder.read("maps/map.journey"), map);
}

#[test]
fn events_that_are_map_text_stay_events() {
    let names = ["pay, now", "stage: Buy", "a*b", "# no", "ends\\", "日本", "\"q\""];
    let mut csv = "case,activity,time\n".to_owned();
    for case in 0..10 {
        for (at, name) in names.iter().enumerate() {
            csv += &format!("{case},\"{}\",{}\n", name.replace('"', "\"\""), 1_780_000_000 + case * 1000 + at);
        }
    }
    let folder = Folder::with(&[("log.csv", &csv)]);
    let said = folder.run(&["import", "--events", "log.csv", "--output", "map.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let text = folder.pull(&[]);
    assert!(!text.contains("unbound"), "{}\n{text}", folder.read("map.journey"));
    assert_eq!(
        text.lines().filter(|line| line.starts_with("reach ") && line.contains(": 100 %")).count(),
        names.len(),
        "{text}"
    );
}
