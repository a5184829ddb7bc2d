//! One slip is one error, on the line where it happened: a slip never makes another line wrong.

use crate::support::{
    every_map::{Map, examples, shown, shrunk, times, valid},
    generate::{Random, Slip, slips},
};
use std::collections::BTreeMap;
use wayline::diagnostic::Severity;

/// How many lines of each map slip, one after the other; `WAYLINE_TIMES=10` makes them ten times as many.
const LINES: u64 = 6;

/// What the lines and slips are chosen by; `WAYLINE_SEED=7 cargo test --test library slips` tries others.
fn seed() -> u64 {
    std::env::var("WAYLINE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0)
}

#[test]
fn one_slip_is_one_error() {
    let mut failures = BTreeMap::new();
    let mut tried = 0;
    for map in examples().into_iter().chain(valid(40)) {
        let mut random = Random::new(map.bytes.len() as u64 ^ seed() << 32);
        let lines = map.text().map_or(0, |text| text.lines().count());
        for _ in 0..LINES * times() {
            let slips = slips_at(&map, random.below(lines));
            if slips.is_empty() {
                continue;
            }
            tried += 1;
            let slip = &slips[random.below(slips.len())];
            if !is_one_error(&map, slip) {
                failures.entry((slip.kind, slip.keyword)).or_insert_with(|| (map.clone(), slip.clone()));
            }
        }
    }
    assert!(tried > 200, "only {tried} slips were tried");
    let failures: Vec<String> = failures.into_values().map(|(map, slip)| explained(&map, &slip)).collect();
    assert!(failures.is_empty(), "{} kinds of slips are not one error\n{}", failures.len(), failures.join("\n"));
}

fn slips_at(map: &Map, line: usize) -> Vec<Slip> {
    match (map.text(), map.document()) {
        (Some(text), Some((document, _))) => slips(text, document, line),
        _ => Vec::new(),
    }
}

/// Line, code and title of every error.
fn errors(map: &Map) -> Vec<(usize, String)> {
    let compilation = map.compiled();
    let errors = compilation.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors
        .map(|error| {
            let at = compilation.sources.get(error.span().file).position(error.span().start);
            (at.line as usize - 1, format!("{} {} {}", at.line, error.code, error.title))
        })
        .collect()
}

fn is_one_error(map: &Map, slip: &Slip) -> bool {
    matches!(errors(&map.with(slip.map.as_str())).as_slice(), [(line, _)] if *line == slip.line)
}

/// The slip in a map that is as small as it goes.
fn explained(map: &Map, slip: &Slip) -> String {
    let find = |map: &Map| {
        let lines = map.text()?.lines().count();
        let slips = (0..lines).flat_map(|line| slips_at(map, line));
        slips
            .filter(|other| other.kind == slip.kind && other.written == slip.written)
            .find(|other| !is_one_error(map, other))
    };
    let small = shrunk(map, |map| find(map).is_some());
    let slip = find(&small).unwrap_or_else(|| slip.clone());
    let small = small.with(slip.map.as_str());
    format!("{}: {} in line {}: {:#?}\n{}", map.origin, slip.kind, slip.line + 1, errors(&small), shown(&small))
}
