//! What `wayline show` writes: what a line is follows from the map, not from the words of a label.

use crate::support;
use wayline::{
    compile,
    export::text::{TextLine, TextOptions, TextRole, plain_text, text},
    load::NoFiles,
};

fn shown(map: &str, side_by_side: bool) -> Vec<TextLine> {
    let compilation = compile("map.journey", map.as_bytes(), &NoFiles, &support::options());
    let map = compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    text(&map, &TextOptions { width: 100, side_by_side })
}

/// The role of the part that contains `words`.
fn role(lines: &[TextLine], words: &str) -> TextRole {
    let part = lines.iter().flatten().find(|part| part.text.contains(words));
    part.unwrap_or_else(|| panic!("{}", plain_text(lines))).role
}

/// Lines were recognised by the label of their row, so everything in this lane was green as a gain.
#[test]
fn an_authors_lane_called_gains_has_no_gains() {
    let map = "journey: M\nlane revenue: Gains\nstage: S\n  touchpoint: T\n    feels 1\n    gain: Quick answer\n    revenue: Two new customers\n";
    for side_by_side in [false, true] {
        let lines = shown(map, side_by_side);
        assert_eq!(role(&lines, "Quick answer"), TextRole::Gain);
        assert_eq!(role(&lines, "Two new customers"), TextRole::Plain);
    }
}

#[test]
fn an_authors_lane_called_channels_keeps_its_lines() {
    let map = "journey: M\nlane paths: Channels\nstage: S\n  touchpoint: T\n    feels 1\n    paths: By train\n    paths: By bus\n";
    let lines = plain_text(&shown(map, false));
    assert!(lines.contains("Channels: By train\nChannels: By bus\n"), "{lines}");
}

#[test]
fn a_touchpoint_called_like_a_whole_stage_has_its_number() {
    let map = "journey: M\nstage: S\n  pain: Slow\n  touchpoint: The stage as a whole\n    feels 1\n  touchpoint: Last\n    feels 1\n";
    let lines = plain_text(&shown(map, false));
    let titles: Vec<&str> =
        lines.lines().filter(|line| line.ends_with("as a whole") || line.ends_with("Last")).collect();
    assert_eq!(titles, ["The stage as a whole", "1 The stage as a whole", "2 Last"], "{lines}");
}

#[test]
fn what_a_source_is_has_the_separator_of_the_language() {
    let map = "journey: M\nlang: ja\nsource visits: 訪問\n  date: 2026-01-01\n  sample: 12\nstage: S\n  touchpoint: T\n    feels 1\n      from: visits\n";
    let lines = plain_text(&shown(map, false));
    assert!(lines.contains("S1: 訪問、2026-01-01、標本 12"), "{lines}");
}
