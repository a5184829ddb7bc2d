//! The front matter of a diagram: YAML, of which a journey takes the title.

use super::{limits::LONGEST, space::is_space};
use crate::source::line_ranges;
use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span, Tag};
use std::ops::Range;

/// What opens and closes it.
const FENCE: &str = "---";

/// The front matter of a text.
#[derive(Debug)]
pub struct FrontMatter {
    /// Where what follows it begins.
    pub end: usize,
    /// The title, if there is one, and where; or what is wrong, and where.
    pub title: Result<Option<Located>, Located>,
}

/// A text with its place in the diagram.
pub type Located = (String, Range<usize>);

/// The front matter that `text` begins with.
pub fn front_matter(text: &str) -> Option<FrontMatter> {
    let start = text.len() - text.trim_start_matches(is_space).len();
    let line_start = text[..start].rfind(['\n', '\r', '\u{feff}']).map_or(0, |at| at + width(text, at));
    let mut lines = line_ranges(text, line_start);
    let first = lines.next()?;
    let indent = &text[line_start..start];
    let is_fence = |line: &Range<usize>| {
        text[line.clone()].strip_prefix(indent).is_some_and(|line| line.trim_end_matches(is_space) == FENCE)
    };
    if !is_fence(&first) {
        return None;
    }
    let mut body = Vec::new();
    for line in lines {
        if is_fence(&line) {
            // Mermaid doesn't take two fences without a line between them as front matter.
            let title = (!body.is_empty()).then(|| Body { text, lines: body }.title())?;
            return Some(FrontMatter { end: line.end, title });
        }
        let margin = if text[line.clone()].starts_with(indent) { indent.len() } else { 0 };
        body.push(line.start + margin..line.end);
    }
    None
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

/// The lines between the fences.
struct Body<'a> {
    text: &'a str,
    lines: Vec<Range<usize>>,
}

impl Body<'_> {
    fn title(&self) -> Result<Option<Located>, Located> {
        let whole = self.lines.first().map_or(0, |line| line.start)..self.lines.last().map_or(0, |line| line.end);
        if whole.len() > LONGEST {
            let first = self.lines[0].clone();
            return Err((format!("it is longer than {LONGEST} bytes"), first));
        }
        let yaml: Vec<String> = self.lines.iter().map(|line| untabbed(&self.text[line.clone()])).collect();
        let yaml = yaml.join("\n");
        let mut reader = Reader::default();
        for event in Parser::new_from_str(&yaml) {
            let (event, span) = event.map_err(|error| self.mistake(error.info(), error.marker()))?;
            reader.take(event, span).map_err(|(why, span)| (why, self.place(span)))?;
        }
        Ok(reader.title.map(|(title, span)| (title, self.place(span))))
    }

    fn place(&self, span: Span) -> Range<usize> {
        let (start, end) = (self.offset(&span.start), self.offset(&span.end));
        let written = &self.text[start..end.max(start)];
        start..start + written.trim_end_matches(is_space).len()
    }

    /// What the parser says is wrong, and where. It doesn't see that a tab is why a line isn't where it seems to be.
    fn mistake(&self, why: &str, marker: &Marker) -> Located {
        let margin = |line: &Range<usize>| {
            let text = &self.text[line.clone()];
            line.start..line.start + text.len() - text.trim_start_matches(is_space).len()
        };
        let upto = marker.line().min(self.lines.len());
        let tabbed =
            self.lines[..upto].iter().rev().map(margin).find(|margin| self.text[margin.clone()].contains('\t'));
        match tabbed {
            Some(margin) => ("indented with a tab, where YAML takes only spaces".to_owned(), margin),
            None => (why.to_owned(), self.line_at(marker)),
        }
    }

    /// The line of a mistake. One that shows only at the end is shown at the last line that says something.
    fn line_at(&self, marker: &Marker) -> Range<usize> {
        let upto = marker.line().min(self.lines.len());
        let says = |line: &&Range<usize>| !self.text[(*line).clone()].trim_matches(is_space).is_empty();
        let line = self.lines[..upto].iter().rev().find(says).or(self.lines.first()).cloned().unwrap_or(0..0);
        let text = &self.text[line.clone()];
        let start = line.start + text.len() - text.trim_start_matches(is_space).len();
        start..start + text.trim_matches(is_space).len()
    }

    fn offset(&self, marker: &Marker) -> usize {
        let Some(line) = self.lines.get(marker.line().saturating_sub(1)) else {
            return self.lines.last().map_or(0, |line| line.end);
        };
        let chars = self.text[line.clone()].char_indices();
        line.start + chars.map(|(at, _)| at).nth(marker.col()).unwrap_or(line.len())
    }
}

/// A line with spaces instead of tabs, except in its indentation: the parser refuses a tab after a colon, which YAML
/// allows.
fn untabbed(line: &str) -> String {
    let words = line.trim_start();
    format!("{}{}", &line[..line.len() - words.len()], words.replace('\t', " "))
}

/// What comes next in the outermost mapping.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Turn {
    #[default]
    Key,
    Title,
    OtherValue,
}

/// Handles the events of the YAML parser and looks for the title. Nothing is built from the rest, so it may be nested
/// and refer to itself as much as it likes.
#[derive(Default)]
struct Reader {
    documents: usize,
    /// Whether each open collection is a mapping.
    open: Vec<bool>,
    turn: Turn,
    anchors: FxHashMap<usize, Option<String>>,
    /// The content of a title that is a list, and where it begins.
    list: Option<(Vec<String>, Span)>,
    titled: bool,
    title: Option<(String, Span)>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), (String, Span)> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(("it is more than one document".into(), span));
                }
            }
            Event::MappingStart(..) => self.opens(true, span)?,
            Event::SequenceStart(..) => self.opens(false, span)?,
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
                if self.is_top() {
                    let list = self.list.take().map(|(parts, span)| (parts.join(","), span));
                    self.node(list, span)?;
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                let value = value(&text, style, tag.as_deref());
                if anchor > 0 {
                    self.anchors.insert(anchor, value.clone());
                }
                // A key is its text, even if the same text as a value would be a number.
                let key = self.is_top() && self.turn == Turn::Key;
                self.leaf(if key { Some(text.into_owned()) } else { value }, span)?;
            }
            Event::Alias(anchor) => self.leaf(self.anchors.get(&anchor).cloned().flatten(), span)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    /// Whether the innermost open mapping is the one with the title.
    fn is_top(&self) -> bool {
        self.open == [true]
    }

    fn opens(&mut self, mapping: bool, span: Span) -> Result<(), (String, Span)> {
        let in_title = self.turn == Turn::Title && !self.open.is_empty();
        if in_title && mapping {
            return Err(("the title is not a text".into(), span));
        }
        if in_title && self.is_top() {
            self.list = Some((Vec::new(), span));
        }
        self.open.push(mapping);
        Ok(())
    }

    fn leaf(&mut self, text: Option<String>, span: Span) -> Result<(), (String, Span)> {
        if self.is_top() {
            return self.node(text.map(|text| (text, span)), span);
        }
        if let Some((parts, _)) = &mut self.list {
            parts.push(text.unwrap_or_default());
        }
        Ok(())
    }

    /// A whole key or value of the outermost mapping.
    fn node(&mut self, node: Option<(String, Span)>, span: Span) -> Result<(), (String, Span)> {
        self.turn = match self.turn {
            Turn::Key if node.as_ref().is_some_and(|(key, _)| key == "title") => {
                if std::mem::replace(&mut self.titled, true) {
                    return Err(("`title` appears twice".into(), span));
                }
                Turn::Title
            }
            Turn::Key => Turn::OtherValue,
            Turn::Title => {
                self.title = node.filter(|(text, _)| !text.is_empty());
                Turn::Key
            }
            Turn::OtherValue => Turn::Key,
        };
        Ok(())
    }
}

/// A scalar as Mermaid shows it; `None` if it doesn't count as a title.
fn value(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Option<String> {
    if style != ScalarStyle::Plain || tag.is_some_and(|tag| tag.suffix == "str") {
        return Some(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" | "false" | "False" | "FALSE" => None,
        "true" | "True" | "TRUE" => Some("true".to_owned()),
        _ => match super::score::score(text) {
            Some(0.0) => None,
            Some(number) => Some(crate::parse::show(number)),
            None => Some(text.to_owned()),
        },
    }
}
