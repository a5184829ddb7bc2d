//! The width of texts on a terminal, and their line breaks.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The number of terminal columns that a text takes: two for each wide character.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text padded with spaces to `wide` columns.
pub fn pad(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(width(text))))
}

/// The text as lines of at most `room` columns. Only a single character can be wider.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, kind) in linebreaks(text) {
        let piece = &text[start..end];
        start = end;
        let words = piece.trim_end_matches(['\n', '\r']);
        if width(&line) + width(words.trim_end()) > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for grapheme in words.graphemes(true) {
            let fits = width(&line) + width(grapheme) <= room;
            if !fits && grapheme != " " && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            if fits || grapheme != " " {
                line.push_str(grapheme);
            }
        }
        if kind == BreakOpportunity::Mandatory {
            lines.push(std::mem::take(&mut line));
        }
    }
    lines.extend(Some(line).filter(|line| !line.is_empty()));
    while lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}
