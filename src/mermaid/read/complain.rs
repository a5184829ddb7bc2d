//! What is reported about a diagram that Mermaid refuses, drops or misreads.

use super::Reader;
use crate::{
    diagnostic::{Code, Diagnostic},
    mermaid::{chart::dropped, lex::Token, space::is_space},
};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn no_journey(&mut self, range: Range<usize>) {
        let (title, label) = match range.is_empty() {
            true => ("There is no Mermaid journey here", "nothing but spaces and comments"),
            false => ("This is not a Mermaid journey", "a journey begins with the word `journey`"),
        };
        let help = match self.clean.text[range.clone()].trim_start_matches(is_space).starts_with("---") {
            true => {
                "begin the file with the front matter, and close it with a line of `---` that is indented like the first"
            }
            false => "put `journey` into the first line; other diagrams of Mermaid have no place in a map",
        };
        let span = self.clean.place(range);
        self.diagnostics.push(Diagnostic::new(Code::NoMermaidJourney, title, span, label).help(help));
    }

    /// Mermaid detects the type of a diagram before it parses it, and then knows one spelling only.
    pub(super) fn keyword(&mut self, token: &Token) {
        let written = &self.clean.text[token.range.clone()];
        if written != "journey" {
            let title = format!("Mermaid does not know `{written}`");
            self.refused(token.range.clone(), &title, "Mermaid is case-sensitive here", "write `journey`");
        }
    }

    /// Something above `journey` that isn't a comment there.
    pub(super) fn comment_above(&mut self, token: &Token) {
        let written = &self.clean.text[token.range.clone()];
        if !written.starts_with("%%") {
            let comment = written.trim_start_matches(['%', '#']).trim();
            let title = "Mermaid finds no journey below this comment";
            let label = "above `journey`, only `%%` begins a comment";
            let help = format!("write `{}`", format!("%% {comment}").trim_end());
            self.refused(token.range.clone(), title, label, &help);
        }
    }

    pub(super) fn refused(&mut self, range: Range<usize>, title: &str, label: &str, help: &str) {
        let span = self.clean.place(self.line(range));
        self.diagnostics.push(Diagnostic::new(Code::MermaidRefuses, title, span, label).help(help));
    }

    pub(super) fn second_journey(&mut self, range: Range<usize>) {
        self.refused(
            range,
            "A line cannot begin with `journey`",
            "Mermaid reads it as the keyword",
            "begin the line with another word",
        );
        self.skip_line();
    }

    pub(super) fn semicolon(&mut self, range: Range<usize>) {
        let span = self.clean.place(range);
        let title = "Mermaid journeys cannot contain semicolons";
        let refused = Diagnostic::new(Code::MermaidRefuses, title, span, "Mermaid refuses the diagram because of it");
        self.diagnostics.push(refused.help("write `#59;` for a literal semicolon, and each task on its own line"));
        self.skip_line();
    }

    pub(super) fn cut(&mut self, token: &Token) {
        let span = self.clean.place(self.line(token.range.clone()));
        let text = &self.clean.text[token.range.clone()];
        let (title, help) = match text.chars().next() {
            Some('#') => {
                ("`#` cuts this line off", "write `#35;` for a literal `#`, or put the comment on its own line")
            }
            Some('%') => ("`%` cuts this line off", "put the comment on its own line"),
            Some(_) | None => ("Mermaid reads this line as a comment", "put a space before `%%`, or remove it"),
        };
        self.diagnostics.push(dropped(title, span, help));
    }

    /// A keyword without a text takes the next line as its text.
    pub(super) fn one_line(&mut self, token: &Token, keyword: &str) {
        let before = &self.clean.text[..token.range.start];
        let blanks = &before[before.trim_end_matches(is_space).len()..];
        if !blanks.contains('\n') || self.words(token.range.clone()).text.is_empty() {
            return;
        }
        let span = self.words(token.range.clone()).span;
        let title = format!("Mermaid reads this line as the text of `{keyword}`");
        let diagnostic = Diagnostic::new(Code::MermaidMisreads, title, span, "should this be its own line?");
        self.diagnostics.push(diagnostic.help(format!("write the text after `{keyword}`, on the same line")));
    }

    /// Mermaid doesn't take a comment after something else as a comment.
    pub(super) fn comment_as_text(&mut self, range: &Range<usize>) {
        let Some(at) = self.clean.text[range.clone()].find("%%") else { return };
        let span = self.clean.place(self.line(range.start + at..range.end));
        let diagnostic = Diagnostic::new(
            Code::MermaidMisreads,
            "Mermaid reads this comment as text",
            span,
            "part of what comes before it",
        );
        self.diagnostics.push(diagnostic.help("put the comment on its own line"));
    }
}
