//! A map as text, for terminals, screen readers and comments.
//!
//! Input: the model, and the number of columns of characters. Output: lines, each made of parts with a role instead of
//! a colour. The content of the cells comes from [`super::table`], as for a spreadsheet.
//!
//! ```
//! use wayline::{Options, compile, export::text::{TextOptions, plain_text, text}, load::NoFiles};
//!
//! let source = "journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n";
//! let map = compile("coffee.journey", source.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! let lines = text(&map, &TextOptions { width: 80, side_by_side: true });
//! assert!(plain_text(&lines).contains("Welcome"));
//! ```

mod about;
mod curve;
mod head;
mod line;
mod measure;

use super::table::{Cell, Journey, Sheet, Tone, journey_of, table};
use crate::{
    model::{Map, Opportunity, Severity},
    rows::{Row, SourceColumn},
    text::reads_from_right,
    vocabulary::Words,
};
use line::part;
pub use line::{TextLine, TextPart, TextRole, plain_text};
use measure::{pad, width, wrap};

/// Options for writing a map as text.
#[derive(Debug, Clone, Copy)]
pub struct TextOptions {
    /// The most columns of characters in a line.
    pub width: usize,
    /// Whether columns of the map are side by side if there is room. Otherwise they are one after another, in the order
    /// in which they are read aloud.
    pub side_by_side: bool,
}

/// The narrowest text that can be read.
const NARROWEST: usize = 24;
/// The least width for a column's text next to another one.
const COLUMN: usize = 30;
/// The gap between two columns.
const GAP: usize = 2;
/// The widest text of a column, since longer lines are hard to read.
const WIDEST: usize = 60;

/// Writes a map as lines of text.
pub fn text(map: &Map, options: &TextOptions) -> Vec<TextLine> {
    let words = Words::for_lang(map.lang.as_deref());
    let room = options.width.max(NARROWEST);
    let mut writer = Writer { map, words, room, lines: Vec::new() };
    writer.head();
    writer.lines.extend(curve::curves(map, words, room));
    // A terminal would reverse the columns of a right-to-left line along with its text.
    let beside = options.side_by_side && !reads_from_right(map);
    writer.story(beside);
    writer.actions();
    writer.sources();
    writer.about();
    writer.lines
}

struct Writer<'a> {
    map: &'a Map,
    words: &'static Words,
    room: usize,
    lines: Vec<TextLine>,
}

impl Writer<'_> {
    fn blank(&mut self) {
        self.lines.push(Vec::new());
    }

    fn wrapped(&mut self, text: &str, role: TextRole) {
        let lines = wrap(text, self.room);
        self.lines.extend(lines.into_iter().map(|line| vec![part(line, role)]));
    }

    /// A label and a text whose further lines are aligned with its first.
    fn labelled(&mut self, label: &str, text: &str, role: TextRole) {
        if text.is_empty() {
            return;
        }
        let label = format!("{label}: ");
        let indent = width(&label).min(self.room / 3);
        for (at, line) in wrap(text, self.room - indent).into_iter().enumerate() {
            let head = if at == 0 { label.clone() } else { " ".repeat(indent) };
            self.lines.push(vec![part(head, TextRole::Quiet), part(line, role)]);
        }
    }

    /// The stages, each with its columns.
    fn story(&mut self, beside: bool) {
        let journey = journey_of(self.map);
        let table = &journey.table;
        let mut column = 1;
        let mut number = 1;
        for (title, wide) in table.groups.iter().next_back().into_iter().flatten().skip(1) {
            self.blank();
            let stage = title.to_plain();
            if beside {
                let rule = "─".repeat(self.room.saturating_sub(width(&stage) + 4));
                self.lines.push(vec![
                    part("── ", TextRole::Quiet),
                    part(stage.clone(), TextRole::Title),
                    part(format!(" {rule}"), TextRole::Quiet),
                ]);
            } else {
                self.wrapped(&format!("{}: {stage}", self.words.stage), TextRole::Title);
            }
            let headings: Vec<String> = (column..column + wide)
                .map(|at| {
                    let title = table.columns[at].cell.to_plain();
                    if journey.columns[at - 1].is_none() {
                        return title;
                    }
                    number += 1;
                    // The title of a stage without touchpoints is already above.
                    if *wide == 1 && title == stage {
                        format!("{}", number - 1)
                    } else {
                        format!("{} {title}", number - 1)
                    }
                })
                .collect();
            let columns: Vec<usize> = (column..column + wide).collect();
            let band = if beside { self.columns_in_a_band() } else { 1 };
            for (at, (columns, headings)) in columns.chunks(band).zip(headings.chunks(band)).enumerate() {
                if at > 0 {
                    self.blank();
                }
                if beside {
                    self.band(&journey, (columns, headings), band.min(*wide));
                } else {
                    self.list(&journey, columns[0], &headings[0]);
                }
            }
            column += wide;
        }
    }

    fn label_width(&self) -> usize {
        const LABEL: usize = 14;
        LABEL.min(self.room / 4)
    }

    fn columns_in_a_band(&self) -> usize {
        ((self.room - self.label_width()) / (COLUMN + GAP)).max(1)
    }

    /// Columns side by side, with their lanes below.
    fn band(&mut self, journey: &Journey, (columns, headings): (&[usize], &[String]), beside: usize) {
        let label = self.label_width();
        let room = ((self.room - label) / beside - GAP).min(WIDEST);
        let cells: Vec<_> = headings.iter().map(|heading| (wrap(heading, room), TextRole::Title)).collect();
        self.beside("", label, room, &cells);
        for (of, row) in journey.rows.iter().zip(&journey.table.rows) {
            let cells: Vec<_> =
                columns.iter().map(|&at| (wrap(&row[at].to_plain(), room), role(*of, &row[at]))).collect();
            if columns.iter().any(|&at| !row[at].is_empty()) {
                self.beside(&row[0].to_plain(), label, room, &cells);
            }
        }
    }

    fn beside(&mut self, head: &str, label: usize, room: usize, cells: &[(Vec<String>, TextRole)]) {
        let head = wrap(head, label - 1);
        let height = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0).max(head.len());
        for at in 0..height {
            let text = |lines: &[String], wide: usize| pad(lines.get(at).map_or("", String::as_str), wide);
            let mut line = vec![part(text(&head, label), TextRole::Quiet)];
            line.extend(cells.iter().map(|(lines, role)| part(text(lines, room + GAP), *role)));
            self.lines.push(line);
        }
    }

    /// One column, with one line for each thing known about it.
    fn list(&mut self, journey: &Journey, column: usize, heading: &str) {
        self.wrapped(heading, TextRole::Title);
        let rows = journey.rows.iter().zip(&journey.table.rows);
        for (of, row) in rows.filter(|(_, row)| !row[column].is_empty()) {
            let (label, text) = (row[0].to_plain(), row[column].to_plain());
            let is_list = *of == Some(Row::Channels);
            let text = if is_list { text.replace('\n', self.words.comma) } else { text };
            for (at, line) in text.split('\n').enumerate() {
                let role = role(*of, &row[column]);
                if at == 0 || self.room > 2 * NARROWEST {
                    self.labelled(&label, line, role);
                } else {
                    self.wrapped(line, role);
                }
            }
        }
    }

    /// The opportunities by owner, with status and due date.
    fn actions(&mut self) {
        let map = self.map;
        if map.opportunities.is_empty() {
            return;
        }
        self.blank();
        self.wrapped(self.words.page.actions, TextRole::Title);
        for id in map.opportunities_by_owner() {
            let opportunity = map.opportunity(id);
            let owner = opportunity.owner.map(|owner| map.team(owner).label.to_plain());
            let owner = owner.unwrap_or_else(|| self.words.page.nobody.to_owned());
            let state = self.state(opportunity);
            let text = opportunity.text.to_plain();
            let text = if state.is_empty() { text } else { format!("{text} ({state})") };
            self.labelled(&owner, &text, TextRole::Plain);
            let experiment = opportunity.experiment.as_ref().map(|text| text.to_plain());
            self.each(&format!("  {}", self.words.page.experiment), experiment.into_iter());
        }
    }

    /// The status and the due date, and whether that has passed: `planned, due 2026-12-01`.
    fn state(&self, of: &Opportunity) -> String {
        let words = self.words;
        let status = of.status.map(|status| words.status(status).to_owned());
        let due = of.due.map(|day| format!("{}: {day}", words.page.due));
        let overdue = of.is_past_due(self.map.today).then(|| words.overdue.to_owned());
        status.into_iter().chain(due).chain(overdue).collect::<Vec<_>>().join(words.comma)
    }

    fn sources(&mut self) {
        let table = table(self.map, Sheet::Sources);
        if table.rows.is_empty() {
            return;
        }
        self.blank();
        self.wrapped(&table.title, TextRole::Title);
        let (columns, comma) = (SourceColumn::of(self.map), self.words.comma);
        for (source, row) in self.map.sources.iter().zip(&table.rows) {
            let cells = row.iter().zip(&columns).filter(|(cell, _)| !cell.is_empty());
            let said = |(cell, column): (&Cell, &SourceColumn)| match (column, source.sample) {
                // A figure alone doesn't say of what it is.
                (SourceColumn::Sample, Some(sample)) => {
                    Words::fill(self.words.sample, &[&self.words.number(sample as f64)])
                }
                _ => cell.to_plain().replace('\n', comma),
            };
            let cells: Vec<String> = cells.map(said).collect();
            if let Some((number, rest)) = cells.split_first() {
                self.labelled(number, &rest.join(comma), TextRole::Plain);
            }
        }
    }
}

/// What a cell is, by its tone and its row.
fn role(row: Option<Row>, cell: &Cell) -> TextRole {
    match cell.tone {
        Tone::Plain if row == Some(Row::Gains) => TextRole::Gain,
        Tone::Plain => TextRole::Plain,
        Tone::Minor => TextRole::Pain(Severity::Minor),
        Tone::Major => TextRole::Pain(Severity::Major),
        Tone::Critical => TextRole::Pain(Severity::Critical),
    }
}
