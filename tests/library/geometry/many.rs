//! The same rules for hundreds of small maps, each with something at the edge of what can be said. One that breaks them is made as small as it goes.

use super::oracle::check_scene;
use crate::support::{
    every_map::{Map, alone, hold, times},
    generate,
};
use std::{num::NonZero, panic::resume_unwind};
use wayline::{
    Options, compile,
    layout::{LayoutOptions, View, layout, layout_pages},
    load::Memory,
    text::Fonts,
};

/// How many maps; `WAYLINE_TIMES=10` makes them ten times as many.
const COUNT: u64 = 500;

#[test]
fn nothing_overlaps_in_hundreds_of_small_maps() {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get) as u64;
    std::thread::scope(|scope| {
        let part = |first| {
            move || {
                for seed in (first..COUNT * times()).step_by(threads as usize) {
                    hold(std::iter::once(small(seed)), |map| complaints(map, seed));
                }
            }
        };
        let parts: Vec<_> = (0..threads).map(|first| scope.spawn(part(first))).collect();
        for part in parts {
            part.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
}

/// Maps in which something did overlap once, each named for what it was.
#[test]
fn what_was_found_stays_mended() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/geometry");
    let read = |path: &std::path::Path| std::fs::read_to_string(path).expect("a readable fixture");
    let earlier = Memory::from_iter([("today.journey", read(&folder.join("today.journey")))]);
    let paths: Vec<_> =
        std::fs::read_dir(&folder).expect("fixtures").map(|entry| entry.expect("an entry").path()).collect();
    assert!(paths.len() > 3, "too few fixtures: {paths:?}");
    for path in paths {
        let compilation = compile("fixture.journey", read(&path).as_bytes(), &earlier, &Options::default());
        let map = compilation.map.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), compilation.diagnostics));
        for view in [View::Detail, View::Overview, View::Blueprint] {
            let options = LayoutOptions { view, ..LayoutOptions::default() };
            let mut scenes = vec![layout(&map, &options, &mut Fonts::new())];
            scenes.extend(layout_pages(&map, &options, &mut Fonts::new()));
            let wrong: Vec<_> = scenes.iter().flat_map(check_scene).collect();
            assert!(wrong.is_empty(), "{} ({view:?}): {}", path.display(), wrong.join("\n"));
        }
    }
}

/// Of each seventh map only a few lanes.
fn some_lanes(seed: u64) -> Option<Vec<String>> {
    let lanes =
        ["touchpoints", "doing", "experience", "changes", "opportunities", "time", "metrics", "backstage", "support"];
    let first = (seed / 7) as usize % lanes.len();
    let few = lanes.iter().cycle().skip(first).take(3).map(|lane| (*lane).to_owned());
    seed.is_multiple_of(7).then(|| few.collect())
}

/// A map at the edges of what can be said; every fifth beside an earlier one.
fn small(seed: u64) -> Map {
    let compares = if seed.is_multiple_of(5) { "  compares: earlier.journey\n" } else { "" };
    let files = Memory::from_iter([("earlier.journey", generate::edges(seed + 1, ""))]);
    alone(format!("small {seed}"), generate::edges(seed, compares)).beside(files)
}

/// One view of each map; of some the pages too, of some only a few lanes.
fn complaints(map: &Map, seed: u64) -> Result<(), String> {
    let view = [View::Detail, View::Overview, View::Blueprint][(seed % 3) as usize];
    let options = LayoutOptions { view, lanes: some_lanes(seed), ..LayoutOptions::default() };
    let mut scenes = vec![layout(map.model(), &options, &mut Fonts::new())];
    if seed.is_multiple_of(8) {
        scenes.extend(layout_pages(map.model(), &options, &mut Fonts::new()));
    }
    let wrong: Vec<String> = scenes.iter().flat_map(check_scene).collect();
    if wrong.is_empty() { Ok(()) } else { Err(format!("{view:?}: {}", wrong.join("\n"))) }
}
