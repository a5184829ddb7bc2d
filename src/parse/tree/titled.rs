//! `title: Paying` below a touchpoint, whose title is the text of its own line.

use super::builder::Builder;
use crate::{
    ast::{Content, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{head::is_name, lift, pasted::TITLES},
    span::Span,
};

impl Builder<'_> {
    /// What another language would call the text of the block above.
    pub(super) fn titled(&self, at: usize, indent: u32, word: &str, statement: Statement) -> Option<Diagnostic> {
        let top = self.frames.last().filter(|_| TITLES.contains(&word) && !self.vocabulary.has_lane(word))?;
        let block = &self.document.nodes[top.node?.index()];
        let lines = &self.document.lines;
        let Content::Statement(above) = lines[block.line as usize].content else { return None };
        let titled = block.rule.has_title();
        let text = self.slice(statement.text);
        let fits = titled && statement.head.is_empty() && statement.colon.is_some() && !text.is_empty();
        // The title of a person is what they are.
        let person = top.keyword == Keyword::Persona && word == "title";
        if !fits || person || self.indented && lines[block.line as usize].indent >= indent {
            return None;
        }
        let written = self.slice(statement.keyword);
        let (head, old) = (self.slice(above.head), self.slice(above.text));
        let name = Some(old).filter(|old| head.is_empty() && is_name(old)).map(str::to_lowercase);
        let head = name.as_deref().unwrap_or(head);
        let gap = if head.is_empty() { "" } else { " " };
        let rest = format!("{gap}{head}: {text}");
        let title = format!("`{written}` is not a keyword");
        let label = format!("the title of a `{}` is the text of its line", top.keyword.word());
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, label)
            .and(above.keyword, "this line")
            .help(format!("write `{}{rest}` above, and remove this line", self.slice(above.keyword)));
        // Otherwise one of the two titles would be lost.
        let whole = Span { start: above.keyword.end, ..block.span };
        let alone =
            !lines.get(block.line as usize + 1).is_some_and(|next| matches!(next.content, Content::Continuation(_)));
        let keeps = alone && (old.is_empty() || name.is_some() || old == text);
        let fix = keeps.then(|| Fix::needs_a_look(whole, rest).and(lift::place(lines, at, at), ""));
        Some(Diagnostic { fix, ..diagnostic })
    }
}
