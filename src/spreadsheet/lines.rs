//! The table `lines` of our own export: a row for each line of a map.

use super::{
    draft::{Draft, comment},
    grid::Grid,
    markup::line,
};
use crate::{
    export::table::{COMMENT, CONTINUES, HEADINGS},
    keyword::{Keyword, Value},
};

/// Whether a sheet is that table.
pub fn is_lines(grid: &Grid) -> bool {
    let head = grid.rows.first().map(|row| row.iter().map(|cell| cell.text.to_lowercase()).collect::<Vec<_>>());
    head.is_some_and(|head| head.starts_with(&HEADINGS.map(str::to_owned)))
}

/// The lines as they were.
pub fn draft(grid: &Grid) -> Draft {
    let mut draft = Draft::default();
    let mut last: Option<(String, String)> = None;
    for row in grid.rows.iter().skip(1) {
        let [keyword, head, text, more @ ..] = row.as_slice() else { continue };
        // What belongs to one line is on one line.
        let (keyword_text, head_text) = (keyword.text.replace('\n', " "), head.text.replace('\n', " "));
        let said = line(text.said());
        let word = keyword_text.trim_end_matches(':').trim();
        if word == CONTINUES {
            if let Some((last, _)) = &mut last {
                last.push_str(&continued(format!("{head_text} {said}").trim_start()));
            }
            continue;
        }
        flush(&mut draft, last.take());
        for cell in more.iter().filter(|cell| !cell.is_empty()) {
            draft.say(comment(&cell.text), &grid.address(cell));
            draft.remark(&grid.address(cell), "outside the three columns of the table: kept as a comment");
        }
        if word.is_empty() && head.is_empty() && text.is_empty() {
            continue;
        }
        if word == COMMENT {
            draft.put(comment(format!("{head_text} {}", text.text).trim_start()));
        } else if word.is_empty() {
            let address = grid.address(if text.is_empty() { head } else { text });
            draft.say(comment(format!("{head_text} {}", text.text).trim()), &address);
            draft.remark(&address, "no keyword in this row: kept as a comment");
        } else {
            let mut written = [word, &head_text].join(" ").trim_end().to_owned();
            let mut parts = said.split('\n');
            let first = parts.next().unwrap_or_default();
            if !text.is_empty() || !stands_alone(word) {
                written.push(':');
            }
            if !first.is_empty() {
                written.push(' ');
                written.push_str(first);
            }
            parts.for_each(|part| written.push_str(&continued(part)));
            last = Some((written, grid.address(keyword)));
        }
    }
    flush(&mut draft, last);
    draft
}

/// Whether a line of this keyword needs no text.
fn stands_alone(word: &str) -> bool {
    Keyword::parse(word).is_some_and(|keyword| keyword.rules().all(|rule| rule.value == Value::OptionalProse))
}

fn flush(draft: &mut Draft, line: Option<(String, String)>) {
    if let Some((line, place)) = line {
        draft.say(line, &place);
    }
}

/// Further lines of a text.
fn continued(text: &str) -> String {
    text.split('\n').map(|line| format!("\n| {line}").trim_end().to_owned()).collect()
}
