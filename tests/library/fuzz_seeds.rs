//! The fuzz targets of `fuzz/`, run with seeds for a few seconds: the same functions on any toolchain.

#![allow(clippy::disallowed_methods, reason = "a test that stops after some seconds looks at the clock")]

use crate::support::{Memory, every_map, generate, targets};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

/// How long each target runs at most; a busy machine tries fewer seeds, and at least the first ones.
const TIME: Duration = Duration::from_secs(2);
const SEEDS: std::ops::Range<u64> = 0..2_000;
const AT_LEAST: u64 = 20;

type Target = fn(&[u8], &Memory);

#[test]
fn parse_survives_broken_maps() {
    run(targets::parse, |seed| generate::nasty(seed).into_bytes());
}

#[test]
fn parse_survives_broken_bytes() {
    run(targets::parse, broken_bytes);
}

#[test]
fn the_pipeline_survives_broken_maps() {
    run(targets::pipeline, |seed| generate::nasty(seed).into_bytes());
}

#[test]
fn the_pipeline_survives_broken_bytes() {
    run(targets::pipeline, broken_bytes);
}

#[test]
fn diagrams_survive_broken_bytes() {
    let maps: Vec<_> = every_map::examples().iter().filter_map(|map| map.compile().map).collect();
    let diagrams: Vec<String> = maps.iter().map(|map| wayline::export::mermaid(map).text).collect();
    run(targets::mermaid, |seed| {
        let mut random = generate::Random::new(seed);
        let diagram = &diagrams[random.below(diagrams.len())];
        generate::nasty_bytes(&mut random, diagram.as_bytes())
    });
}

/// A map of the repository with some bytes changed.
fn broken_bytes(seed: u64) -> Vec<u8> {
    let maps = every_map::examples();
    let mut random = generate::Random::new(seed);
    let map = &maps[random.below(maps.len())];
    generate::nasty_bytes(&mut random, &map.bytes)
}

fn run(target: Target, bytes: impl Fn(u64) -> Vec<u8>) {
    let start = Instant::now();
    let files = generate::files();
    for seed in SEEDS.take_while(|&seed| seed < AT_LEAST || start.elapsed() < TIME) {
        let bytes = bytes(seed);
        if catch_unwind(AssertUnwindSafe(|| target(&bytes, &files))).is_err() {
            panic!("seed {seed}:\n{}", String::from_utf8_lossy(&bytes).escape_debug().to_string().replace("\\n", "\n"));
        }
    }
}
