//! A source that is named by a Markdown link.

use super::line::Slip;
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Keyword, Named, Value},
    parse::{address::Address, head::name_for_label},
    span::Span,
};

impl Slip<'_> {
    /// `from: [Report](https://example.org)`.
    pub(super) fn linked_source(&self) -> Option<Diagnostic> {
        if self.rule.value != Value::Names(Named::Source) {
            return None;
        }
        let text = self.slice(self.line.text);
        let address = Address::read(text).filter(|_| text.starts_with('['))?;
        let name = name_for_label(Keyword::Source, &address.label, |name| self.words.declares(Keyword::Source, name))?;
        let declaration = address.declaration(&name);
        let (first, below) = declaration.split_once('\n')?;
        let title = format!("`{text}` is not the name of a source");
        let diagnostic =
            Diagnostic::new(Code::BadList, title, self.line.text, "links go below the source").help(format!(
                "declare it above the first stage, `{first}` and below it `{}`, and write `{name}` here",
                below.trim_start()
            ));
        Some(match self.above_story() {
            Some(place) => {
                let fix = Fix::needs_a_look(place, format!("{declaration}\n\n"));
                diagnostic.fix(fix.and(self.line.text, name))
            }
            None => diagnostic,
        })
    }

    /// The beginning of the first line that opens the story.
    fn above_story(&self) -> Option<Span> {
        let starts = (0..self.source.line_count()).map(|line| self.source.line_range(line).start);
        let at = starts.take_while(|&start| start < self.line.keyword.start as usize).find(|&start| {
            let word = self.source.text[start..].split([' ', ':', '\n']).next().unwrap_or_default();
            [Keyword::Phase, Keyword::Stage].iter().any(|keyword| keyword.word().eq_ignore_ascii_case(word))
        })? as u32;
        Some(Span { start: at, end: at, ..self.line.keyword })
    }
}
