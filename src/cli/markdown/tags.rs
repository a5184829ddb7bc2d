//! Tags that pages put diagrams into.

use crate::source::line_ranges;
use std::ops::Range;

/// Elements that pages put diagrams into.
pub const ELEMENTS: [&str; 3] = ["pre", "div", "code"];

/// More lines than these are no tag.
const MOST: usize = 10;

/// The lines of a text, where a line that begins with such a tag goes on to the end of the tag.
pub fn lines_of_whole_tags(text: &str) -> Vec<Range<usize>> {
    let lines: Vec<Range<usize>> = line_ranges(text, 0).collect();
    let (mut whole, mut at) = (Vec::with_capacity(lines.len()), 0);
    while let Some(line) = lines.get(at) {
        at += 1;
        let more = if opens(&text[line.clone()]) { until_end(text, &lines[at..]) } else { 0 };
        at += more;
        whole.push(line.start..lines[at - 1].end);
    }
    whole
}

fn opens(line: &str) -> bool {
    let Some(tag) = line.trim_start().strip_prefix('<').filter(|tag| !tag.contains('>')) else { return false };
    let name = tag.split_whitespace().next().unwrap_or_default();
    ELEMENTS.iter().any(|element| name.eq_ignore_ascii_case(element))
}

/// How many lines it takes until a tag is closed; none if it isn't.
fn until_end(text: &str, lines: &[Range<usize>]) -> usize {
    for (count, line) in (1..=MOST).zip(lines) {
        let said = text[line.clone()].trim();
        if said.contains('>') {
            return count;
        }
        if said.is_empty() || said.starts_with("```") || said.starts_with("~~~") {
            return 0;
        }
    }
    0
}
