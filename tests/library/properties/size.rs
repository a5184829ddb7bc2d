//! Long files, long lines and deep ones: nothing needs a stack that grows with the map.

use crate::support::{Memory, generate::files, options, targets};
use wayline::compile;

/// A thread of the standard library has eight times as much, and this is an unoptimised build.
const STACK: usize = 256 << 10;

#[test]
fn a_deep_map_needs_no_deep_stack() {
    let map = "journey: A\nstage: B\n  feels 1: C\n";
    let line = |text: String| format!("{map}  does: {text}\n");
    let indented: String = (0..2_000).map(|depth| format!("{}does: D\n", " ".repeat(depth))).collect();
    let maps = [
        ("indented", format!("{map}{indented}")),
        ("continued", format!("{map}  does: D\n{}", "  | and on\n".repeat(20_000))),
        ("paragraphs", format!("{map}  does: D\n{}", "  |\n  | x\n".repeat(2_000))),
        ("open brackets", line("[".repeat(20_000))),
        ("links", line("[a](b) ".repeat(2_000))),
        ("stars", line("*".repeat(20_000))),
        ("ticks", line("`a".repeat(20_000))),
        ("backslashes", line("\\".repeat(20_000))),
        ("one word", line("W".repeat(20_000))),
        ("bidirectional controls", line("\u{2067}".repeat(5_000))),
        ("marks", line("e".to_owned() + &"\u{301}".repeat(5_000))),
        ("names", format!("{map}  via: {}\n", "web, ".repeat(5_000))),
        ("a long name", format!("journey: A\nstage {}: B\n  feels 1\n", "n".repeat(20_000))),
        ("a long number", format!("{map}  reach: {}\n", "9".repeat(20_000))),
        ("a long duration", format!("{map}  takes: {}\n", "1h ".repeat(5_000))),
        ("a long metric", format!("{map}  metric csat: 1{}\n", ", was 1".repeat(5_000))),
        ("colons", format!("{map}{}\n", ":".repeat(20_000))),
    ];
    for (what, map) in maps {
        on_a_small_stack(what, move || targets::pipeline(map.as_bytes(), &files()));
    }
}

#[test]
fn a_chain_of_shared_files_needs_no_deep_stack() {
    const LENGTH: usize = 2_000;
    let link =
        |at: usize| (format!("f{at}.journey"), format!("use: f{}.journey\nteam t{at}: T\n", at + 1).into_bytes());
    let mut files = Memory::from_iter((0..LENGTH).map(link));
    files.add(format!("f{LENGTH}.journey"), b"persona anna: Anna\n".to_vec());
    let map = "use: f0.journey\njourney: A\nstage: B\n  feels anna 1: C\n";
    on_a_small_stack("a chain", move || {
        let compilation = compile("map.journey", map.as_bytes(), &files, &options());
        assert!(compilation.map.is_some(), "{:?}", compilation.diagnostics);
    });
}

fn on_a_small_stack(what: &str, run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().name(what.to_owned()).stack_size(STACK).spawn(run).expect("a thread");
    assert!(thread.join().is_ok(), "{what}");
}
