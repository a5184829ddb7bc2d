//! The persona and the column that a line names.

use super::{
    super::resolver::Resolver,
    Known, MOST_WORDS, Named, joined,
    numbered::{bad_share, bare_share},
    span_of,
};
use crate::{
    ast::{Head, Ident, Node},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{ColumnId, PersonaId},
    parse::{VAGUE, is_blank, means_everybody},
    span::Span,
};
/// Finds the personas and columns in words.
impl<'a> Resolver<'a> {
    pub(super) fn who_leaves(
        &mut self,
        known: &Known,
        node: &Node,
        words: Option<&Ident>,
    ) -> Option<Option<PersonaId>> {
        let Some(words) = words else { return Some(None) };
        if let Some(persona) = known.persona(&words.text) {
            return Some(Some(PersonaId::new(persona)));
        }
        let parts = self.parts(words);
        let title = format!("Unknown persona `{}`", words.text);
        let diagnostic =
            Diagnostic::new(Code::UnknownName, title, words.span, "only the persona it is about can come here");
        let target = ["to ", "for ", "zu ", "zum ", "zur "].iter().find_map(|to| words.text.strip_prefix(to));
        let target = target.unwrap_or_default();
        let has_share = matches!(&node.head, Head::Way(_, Some(_)));
        let share = |text: &str| bare_share(text).filter(|_| !has_share);
        let vague = VAGUE.contains(&words.text.to_lowercase().as_str());
        let diagnostic = if means_everybody(&words.text) {
            let gap = Span { start: node.keyword.end, ..words.span };
            diagnostic.help("a line without a persona is for everybody: write `leaves`").fix(Fix::needs_a_look(gap, ""))
        } else if vague {
            diagnostic.help("write how many of a hundred leave, for example `leaves 10 %`, or remove the line")
        } else if let Some(share) = share(&words.text) {
            bad_share(words.span, share)
        } else if let Some((span, share)) = parts.last().and_then(|(span, last)| Some((*span, share(last)?))) {
            bad_share(span, share)
        } else if let Some(new) = parts.first().and_then(|(_, first)| share_and_reason(share(first)?.0, &parts[1..])) {
            // `leaves 15 - dear`
            let (help, fix) = (format!("write `leaves {new}`"), Fix::needs_a_look(words.span, new));
            diagnostic.help(help).fix(fix)
        } else if let Some(others) = self.all_but(known, &words.text) {
            self.line_for_each(node, words.span, &others, "")
        } else if let Some(column) =
            [&words.text, target].into_iter().find(|column| !column.is_empty() && known.column(column).is_some())
        {
            diagnostic
                .help(format!("if people go there, write `then {column}{}`", self.behind(node, words.span)))
                .fix(Fix::needs_a_look(node.keyword.to(words.span), format!("then {column}")))
        } else if let Some(meant) = known.people.nearest(&words.text) {
            diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(words.span, meant))
        } else if words.text.contains(['%', '％']) {
            // `leaves anna 10 % and carl 30 %`: as a reason, the first share would be lost.
            diagnostic.help("write a line for each persona: `leaves PERSONA 10 %`")
        } else if let Some(reason) = self.reason_behind(node, words.span) {
            let help = format!("before the colon go a persona and a share, for example `leaves 30 %{reason}`");
            diagnostic.help(help)
        } else {
            let (new, fix) = self.with_colon(node, node.keyword, &words.text);
            diagnostic.help(format!("if this is why people leave, put a colon before it: `leaves{new}`")).fix(fix)
        };
        self.tell_unless_lost(diagnostic, &words.text, &[Keyword::Persona]);
        None
    }

    /// What follows the words: a colon and a reason.
    pub(super) fn reason_behind(&self, node: &Node, words: Span) -> Option<&'a str> {
        let behind = self.behind(node, words);
        behind.find([':', '：']).map(|colon| &behind[colon..])
    }

    pub(super) fn who_and_where(&mut self, known: &Known, node: &Node, words: &Ident) -> Option<Named> {
        if let Some(column) = known.column(&words.text) {
            return self.named(words.span, ColumnId::new(column)).map(|column| (None, column));
        }
        let parts = self.parts(words);
        for at in 1..parts.len().min(MOST_WORDS) {
            let (before, behind) = (joined(&parts[..at]), joined(&parts[at..]));
            let persona = known.persona(&before);
            if let (Some(persona), Some(column)) = (persona, known.column(&behind)) {
                let column = self.named(span_of(&parts[at..]), ColumnId::new(column))?;
                return Some((Some(PersonaId::new(persona)), column));
            }
        }
        let diagnostic = self.no_such_target(known, node, words, &parts);
        self.tell_unless_lost(
            diagnostic,
            &words.text,
            &[Keyword::Touchpoint, Keyword::Step, Keyword::Stage, Keyword::Persona],
        );
        None
    }

    /// The column itself, if somebody gave it a name. A generated name changes with the text, so nothing may depend on
    /// it.
    fn named(&mut self, words: Span, id: ColumnId) -> Option<ColumnId> {
        let column = self.map.column(id);
        if !column.name.is_generated() {
            return Some(id);
        }
        let (title, name) = (column.title.to_plain(), column.name.to_string());
        let node = self.node(self.column_nodes[id.index()]);
        let keyword = node.keyword().word();
        let diagnostic =
            Diagnostic::new(Code::NamelessTarget, format!("`{title}` has no name to refer to"), words, "leads there")
                .and(node.keyword, "this one has none")
                .help(format!("name it: `{keyword} {name}: {title}`"))
                .fix(Fix::safe(words, name.clone()).and(node.keyword.after(), format!(" {name}")));
        self.diagnostics.push(diagnostic);
        None
    }

    /// The words one by one, with their places: as many as are ever tried, and one more.
    fn parts(&self, words: &Ident) -> Vec<(Span, &'a str)> {
        let text = self.sources.slice(words.span);
        let mut parts = Vec::new();
        let mut at = 0;
        for word in text.split(is_blank) {
            if !word.is_empty() {
                let start = words.span.start + at as u32;
                parts.push((Span { start, end: start + word.len() as u32, ..words.span }, word));
            }
            at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        }
        parts
    }

    /// Reports an unknown name, unless it may be declared in a wrong line, which has been reported.
    pub(super) fn tell_unless_lost(&mut self, diagnostic: Diagnostic, text: &str, declared_by: &[Keyword]) {
        let wrong = declared_by.iter().any(|keyword| self.own.mistaken.contains(keyword));
        let lost = text.split(is_blank).any(|word| self.scope.is_lost(word));
        let unnamed = matches!(diagnostic.code, Code::UnknownName | Code::MissingColon);
        if !((wrong || lost) && unnamed) {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// `15 %: dear` for `15 - dear`: the words after a share that a dash separates from them.
fn share_and_reason(share: String, behind: &[(Span, &str)]) -> Option<String> {
    let [(_, sign), reason @ ..] = behind else { return None };
    let is_reason = ["-", "–", "—"].contains(sign) && !reason.is_empty();
    is_reason.then(|| format!("{share}: {}", joined(reason)))
}
