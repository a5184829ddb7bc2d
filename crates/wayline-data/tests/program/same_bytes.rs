//! The results of the same rows are the same to the byte.

use crate::support::{Folder, Random};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

const MAP: &str = include_str!("../data/shop.journey");

const HEADER: &str = "visit,activity,at,plan,csat,note\n";

/// Many events at the same second, unknown events and segments, texts with quotes.
fn rows() -> Vec<String> {
    let mut random = Random(17);
    let mut rows = Vec::new();
    for visit in 0..900 {
        let mut at = 1_780_000_000 + random.below(90 * 86_400);
        let plan = ["Regulars", "ben", "others", ""][random.below(4) as usize];
        for _ in 0..1 + random.below(6) {
            let activity = ["look", "look_again", "pay", "wait", "unknown"][random.below(5) as usize];
            let csat = if activity == "pay" { (1 + random.below(5)).to_string() } else { String::new() };
            rows.push(format!("v{visit},{activity},{at},{plan},{csat},\"said \"\"{visit}\"\", twice\""));
            at += [0, 0, 7, 600, 86_400][random.below(5) as usize];
        }
    }
    rows
}

fn whole(rows: &[String]) -> String {
    format!("{HEADER}{}\n", rows.join("\n"))
}

fn measured(files: &[(&str, Vec<u8>)], data: &str, more: &[&str]) -> String {
    let folder = Folder::with(&[("map.journey", &MAP.replace("log.csv", data))]);
    files.iter().for_each(|(name, bytes)| folder.write(name, bytes));
    // The text of the `data` line is part of the query.
    let text = folder.pull(more);
    let query = text.split("query ").nth(1).and_then(|rest| rest.split(',').next()).expect("a query").to_owned();
    text.replace(&query, "QUERY")
}

#[test]
fn any_order_of_rows_any_number_of_files_and_of_threads() {
    let mut rows = rows();
    let one = measured(&[("log.csv", whole(&rows).into_bytes())], "log.csv", &["--threads", "1"]);
    assert!(one.contains("reach look anna: ") && one.contains("then wait wait: "), "{one}");

    let eight = measured(&[("log.csv", whole(&rows).into_bytes())], "log.csv", &["--threads", "8"]);
    assert_eq!(one, eight, "eight threads");

    Random(3).shuffle(&mut rows);
    let shuffled = measured(&[("log.csv", whole(&rows).into_bytes())], "log.csv", &["--threads", "2"]);
    assert_eq!(one, shuffled, "shuffled rows");

    let parts: Vec<(String, Vec<u8>)> = rows
        .chunks(rows.len() / 6)
        .enumerate()
        .map(|(at, rows)| (format!("log/part-{at}.csv"), whole(rows).into_bytes()))
        .collect();
    let parts: Vec<(&str, Vec<u8>)> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    assert_eq!(one, measured(&parts, "log/*.csv", &["--threads", "8"]), "many files");
    assert_eq!(one, measured(&parts, "log", &["--threads", "3"]), "a folder");
}

#[test]
fn compressed_files_are_the_same_data() {
    let text = whole(&rows());
    let plain = measured(&[("log.csv", text.clone().into_bytes())], "log.csv", &[]);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(text.as_bytes()).expect("memory");
    assert_eq!(plain, measured(&[("log.csv.gz", gzip.finish().expect("memory"))], "log.csv.gz", &[]));
    let zstandard = zstd::encode_all(text.as_bytes(), 1).expect("memory");
    assert_eq!(plain, measured(&[("log.csv.zst", zstandard)], "log.csv.zst", &[]));
}

#[test]
fn what_does_not_fit_into_memory_goes_to_disk() {
    let mut random = Random(5);
    let mut text = HEADER.to_owned();
    for row in 0..400_000 {
        let activity = ["look", "pay", "wait"][random.below(3) as usize];
        text += &format!("visit-{},{activity},{},Regulars,,\n", random.below(60_000), 1_780_000_000 + row * 7);
    }
    let files = [("log.csv", text.into_bytes())];
    let large = measured(&files, "log.csv", &["--memory", "2GiB", "--threads", "2"]);
    let small = measured(&files, "log.csv", &["--memory", "64MiB", "--threads", "2"]);
    assert_eq!(large, small);
}

#[test]
fn a_check_writes_nothing_and_says_whether_anything_would_change() {
    let folder = Folder::with(&[("map.journey", MAP)]);
    let mut rows = rows();
    folder.write("log.csv", whole(&rows));
    let check = |day: &str| folder.run(&["pull", "--check", "map.journey", "--today", day]);
    let before = check("2026-11-29");
    assert_eq!((before.status, before.out.as_str()), (1, "map.measured does not exist yet\n"), "{}", before.err);
    assert!(!folder.path("map.measured").exists());

    let written = folder.pull(&[]);
    let later = check("2026-12-24");
    assert_eq!((later.status, later.out.as_str()), (0, "map.measured is current\n"), "{}", later.err);

    rows.push("new,look,1787700000,Regulars,,".to_owned());
    folder.write("log.csv", whole(&rows));
    let changed = check("2026-11-29");
    assert_eq!((changed.status, changed.out.as_str()), (1, "map.measured would change\n"), "{}", changed.err);
    assert_eq!(folder.read("map.measured"), written);
}
