//! How long each step takes, for maps of 12, 36, 300 and 4,000 columns: `cargo bench --bench pipeline`.

#[path = "../tests/support/generate/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the tests use the rest of it")]
mod generate;

use divan::{Bencher, black_box, counter::ItemsCount};
use wayline::{Options, compile, layout::layout, model::Map, parse, render, scene::Scene, text::Fonts};

/// Columns.
const SIZES: [usize; 4] = [12, 36, 300, 4_000];

fn main() {
    divan::main();
}

fn text(columns: usize) -> String {
    generate::valid(columns, 3)
}

fn options() -> Options {
    Options { today: "2026-11-21".parse().ok(), ..Options::default() }
}

fn map(columns: usize) -> Map {
    let compilation = compile("map.journey", text(columns).as_bytes(), &generate::files(), &options());
    compilation.map.expect("a generated map has no mistakes")
}

fn scene(map: &Map) -> Scene {
    layout(map, &Default::default(), &mut Fonts::new())
}

#[divan::bench(name = "parse", args = SIZES)]
fn parsed(bencher: Bencher<'_, '_>, columns: usize) {
    let (text, files, options) = (text(columns), generate::files(), options());
    bencher
        .counter(ItemsCount::new(columns))
        .bench(|| parse("map.journey", black_box(text.as_bytes()), &files, &options));
}

#[divan::bench(name = "compile", args = SIZES)]
fn compiled(bencher: Bencher<'_, '_>, columns: usize) {
    let (text, files, options) = (text(columns), generate::files(), options());
    bencher
        .counter(ItemsCount::new(columns))
        .bench(|| compile("map.journey", black_box(text.as_bytes()), &files, &options));
}

#[divan::bench(name = "layout", args = SIZES)]
fn laid_out(bencher: Bencher<'_, '_>, columns: usize) {
    let map = map(columns);
    bencher.counter(ItemsCount::new(columns)).bench(|| scene(black_box(&map)));
}

#[divan::bench(args = SIZES)]
fn svg(bencher: Bencher<'_, '_>, columns: usize) {
    let scene = scene(&map(columns));
    bencher.counter(ItemsCount::new(columns)).bench(|| render::svg(black_box(&scene), &Default::default()));
}

#[divan::bench(args = SIZES)]
fn text_to_svg(bencher: Bencher<'_, '_>, columns: usize) {
    let (text, files, options) = (text(columns), generate::files(), options());
    bencher.counter(ItemsCount::new(columns)).bench(|| {
        let compilation = compile("map.journey", black_box(text.as_bytes()), &files, &options);
        let scene = scene(&compilation.map.expect("a generated map has no mistakes"));
        render::svg(&scene, &Default::default())
    });
}
