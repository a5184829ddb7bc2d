//! Files that are something other than a map: JSON, a diagram, a page of Markdown.

use super::finder::Finder;
use crate::{
    ast::{Content, Line},
    diagnostic::Fix,
    keyword::Keyword,
    parse::{
        foreign_signs::{behind_list_mark, is_template_tag},
        grammar::trim,
    },
    source::is_lfs_pointer,
};

/// What files of other formats begin with, in lower case.
const OTHERS: &[(&str, &[&str])] = &[
    ("HTML", &["<!doctype", "<html", "<body", "<div"]),
    ("XML", &["<?xml", "<journey", "<map"]),
    ("a PlantUML diagram", &["@startuml", "@startmindmap", "@startsalt"]),
    ("TOML", &["[[", "title = \""]),
];

/// How list items begin in YAML that describes a journey.
const YAML_ITEMS: [&str; 4] = ["- name:", "- id:", "- title:", "- label:"];

impl Finder<'_> {
    /// JSON, or a Mermaid diagram.
    pub(super) fn whole_file(&mut self) -> bool {
        let Some(first) = (0..self.lines.len()).find(|&at| !self.trimmed(at).is_empty()) else { return false };
        let text = self.trimmed(first);
        if is_lfs_pointer(text.as_bytes()) {
            let help = "fetch the file itself with `git lfs pull`";
            self.tell(first, "This is only Git LFS's pointer to the map", "begins here".into(), help);
            self.found.whole = true;
            return true;
        }
        if self.line_ends_in_words(first) {
            return true;
        }
        let has = |words: &[&str]| {
            (first + 1..self.lines.len()).any(|at| words.iter().any(|word| self.trimmed(at).starts_with(word)))
        };
        let json =
            !is_template_tag(text) && text.starts_with(['{', '[']) && (text.contains('"') || has(&["\"", "{", "}"]));
        let diagram = text == "```mermaid"
            || text == "journey" && has(&["title ", "section "])
            || ["flowchart ", "graph ", "sequenceDiagram", "gantt", "timeline"]
                .iter()
                .any(|word| text.starts_with(word))
                && !text.contains(':');
        let other = OTHERS.iter().find(|(_, signs)| signs.iter().any(|sign| text.to_lowercase().starts_with(sign)));
        let patch = self.wordless.iter().any(|&at| self.trimmed(at).starts_with("@@ -"));
        let items =
            self.wordless.iter().filter(|&&at| YAML_ITEMS.iter().any(|item| self.trimmed(at).starts_with(item)));
        let other = match (other, patch, items.count() > 1) {
            (Some((what, _)), ..) => Some(*what),
            (None, true, _) => Some("the output of `diff`"),
            (None, false, true) => Some("YAML"),
            (None, false, false) => None,
        };
        if let Some(what) = other.filter(|_| !json && !diagram) {
            let help = "write each fact as a line `keyword: text`; `wayline new` makes a map to begin with";
            let help = if patch { "copy the file itself, or apply the patch to it" } else { help };
            self.tell(first, &format!("This is {what}, not a map"), "begins here".into(), help);
            self.found.whole = true;
            return true;
        }
        if json {
            self.tell(
                first,
                "This is JSON, not a map",
                "begins here".into(),
                "write each fact as a line `keyword: text`; `wayline new` writes a map to start from",
            );
        } else if diagram && let Some(map) = self.map_below(first) {
            let label = format!("{} lines", map - first);
            let help = "remove them; `wayline import` makes a map of a Mermaid diagram in a file of its own";
            self.tell(first, "A Mermaid diagram is not part of a map", label, help);
            self.found.mistaken.push(Keyword::Journey);
            self.skip(first..map);
            return false;
        } else if diagram {
            self.tell(
                first,
                "This is a Mermaid diagram, not a map",
                "begins here".into(),
                "name the file `*.mmd` to draw it, or convert it to a map with `wayline import`",
            );
        }
        self.found.whole = json || diagram || self.is_markdown();
        self.found.whole
    }

    /// `journey: T\nstage: A\n`: a map in a string of a program.
    fn line_ends_in_words(&mut self, first: usize) -> bool {
        let text = self.trimmed(first);
        let said = text.trim_matches(['"', '\'', '`', ',', ';']);
        let joined = ["\\nstage", "\\n  ", "\\npersona", "\\n\\n"].iter().any(|sign| said.contains(sign));
        let map = Keyword::in_any_case(said.split([':', ' ']).next().unwrap_or_default()) == Some(Keyword::Journey);
        let alone = (first + 1..self.lines.len()).all(|at| self.trimmed(at).is_empty());
        if !(joined && map && alone) {
            return false;
        }
        let lines = said.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"");
        let lines = lines.trim_end_matches('\n');
        let place = trim(self.source, self.lines[first].span);
        let help = "write each `\\n` as the end of a line";
        self.tell(first, "The ends of the lines are written as `\\n`", "a map in one line".to_owned(), help).fix =
            Some(Fix::needs_a_look(place, lines));
        self.found.whole = true;
        true
    }

    /// The first line of a map below a diagram. A task of a diagram has a score after its colon.
    fn map_below(&self, diagram: usize) -> Option<usize> {
        let is_map = |at: &usize| match &self.lines[*at].content {
            Content::Statement(line) => {
                let story = matches!(self.keyword(*at), Some(Keyword::Stage | Keyword::Persona | Keyword::Touchpoint));
                story && !self.slice(line.text).starts_with(|c: char| c.is_ascii_digit())
            }
            _ => false,
        };
        (diagram + 1..self.lines.len()).find(is_map)
    }

    /// Lists and tables without any line of a map: a page of Markdown.
    fn is_markdown(&mut self) -> bool {
        let mark = |text: &'_ str| {
            let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
            let numbered = digits.len() < text.len() && digits.starts_with([')', '.']);
            numbered || text.starts_with('|') || behind_list_mark(text).is_some()
        };
        let all = self.wordless.iter().all(|&at| mark(self.trimmed(at)));
        let line = |at: &usize| match &self.lines[*at].content {
            Content::Statement(line) => Keyword::in_any_case(self.slice(line.keyword)).is_some(),
            Content::Other(span) => {
                let text = self.slice(*span).trim_start_matches(|c: char| !c.is_alphabetic());
                let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                matches!(Keyword::in_any_case(word), Some(Keyword::Journey | Keyword::Stage | Keyword::Touchpoint))
            }
            Content::Blank | Content::Comment(_) | Content::Continuation(_) => false,
        };
        let continued = |line: &Line| matches!(line.content, Content::Continuation(_));
        let rows = self.wordless.len() + self.lines.iter().filter(|line| continued(line)).count();
        if rows < 2 || !all || (0..self.lines.len()).any(|at| line(&at)) {
            return false;
        }
        let first = (0..self.lines.len()).find(|&at| !self.trimmed(at).is_empty()).unwrap_or_default();
        let help =
            "write each fact as a line `keyword: text`; `wayline import` makes a map of a table of stages and lanes";
        self.tell(first, "This is Markdown, not a map", "begins here".into(), help);
        true
    }
}
