//! `then` and `leaves`: whom each line is for, and where it leads.
//!
//! Runs after the story, when every column is known. At its column, a line that names a persona replaces the lines that
//! name nobody, as with `feels`.

use super::{
    directory::{Called, Directory},
    measured::Question,
    naming::slug,
    resolver::Resolver,
};
use crate::{
    ast::{Figure, Head, Ident, Node, NodeId},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{Asked, ColumnId, PersonaId, Place, SourceId, Target, Text, Way, Whom},
    parse::{is_blank, means_everybody, share_of_a_hundred, show},
    span::Span,
};
use std::collections::{BTreeMap, BTreeSet};

/// More words than this aren't tried as a persona and a column.
const MOST_WORDS: usize = 16;

/// A line that has been understood.
struct Line {
    id: NodeId,
    span: Span,
    keyword: Span,
    from: ColumnId,
    to: Target,
    whom: Whom,
    share: Option<f64>,
    reason: Option<Text>,
    sources: Vec<SourceId>,
    /// Where it says `measured`.
    word: Option<Span>,
}

/// All personas and columns, by everything they may be called.
#[derive(Default)]
struct Known {
    people: Directory,
    columns: Directory,
    /// Stages with touchpoints, which can't be targets.
    stages: Directory,
    /// For each of the stages, its first column.
    firsts: Vec<usize>,
}

impl Known {
    /// The position of the persona called `text`. If there are two, that has been reported.
    fn persona(&self, text: &str) -> Option<usize> {
        self.people.find(text).map(first)
    }

    fn column(&self, text: &str) -> Option<usize> {
        self.columns.find(text).map(first)
    }

    /// The first column of the stage called `text`.
    fn stage(&self, text: &str) -> Option<usize> {
        self.stages.find(text).map(|called| self.firsts[first(called)])
    }
}

fn first(called: Called) -> usize {
    match called {
        Called::One(at) | Called::Several(at, _) => at,
    }
}

/// The persona and the column that the words before a share name.
type Named = (Option<PersonaId>, ColumnId);

impl Resolver<'_> {
    /// Reads all `then` and `leaves` lines.
    pub(super) fn ways(&mut self) {
        let pending = std::mem::take(&mut self.way_lines);
        if pending.is_empty() {
            return;
        }
        let known = self.known();
        let lines: Vec<Line> = pending.into_iter().filter_map(|(from, id)| self.way_line(&known, from, id)).collect();
        for line in &lines {
            self.check_any_order(line);
        }
        let mut own: BTreeMap<ColumnId, Vec<PersonaId>> = BTreeMap::new();
        for line in &lines {
            if let Whom::One(persona) = line.whom {
                own.entry(line.from).or_default().push(persona);
            }
        }
        for line in lines {
            let own = own.get(&line.from).map_or(&[][..], Vec::as_slice);
            self.take_way(line, own);
        }
        self.check_shares();
    }

    fn known(&self) -> Known {
        let map = &self.map;
        let mut known = Known::default();
        for persona in map.personas.iter().filter(|persona| !persona.name.is_generated()) {
            known.people.add(Some(persona.name.as_str()), &persona.label.to_plain());
        }
        for column in &map.columns {
            known.columns.add(Some(column.name.as_str()), &column.title.to_plain());
        }
        for stage in map.stages.iter().filter(|stage| stage.columns.len() > 1) {
            known.stages.add(Some(stage.name.as_str()), &stage.title.to_plain());
            known.firsts.extend(stage.columns.first().map(|first| first.index()));
        }
        known
    }

    fn way_line(&mut self, known: &Known, from: ColumnId, id: NodeId) -> Option<Line> {
        let node = self.node(id);
        let Head::Way(words, share) = &node.head else { return None };
        // The replacement for another word has been reported.
        if !self.sources.slice(node.keyword).eq_ignore_ascii_case(node.keyword().word()) {
            return None;
        }
        let (whom, to) = match node.keyword() {
            Keyword::Leaves => (self.who_leaves(known, node, words.as_ref())?, Target::End),
            _ => {
                let Some(words) = words else {
                    // An empty line has been reported.
                    self.diagnostics.extend(share.as_ref().map(|share| self.share_alone(node, share.span())));
                    return None;
                };
                let (persona, column) = self.who_and_where(known, node, words)?;
                (persona, Target::Column(column))
            }
        };
        let word = share.filter(|share| share.number().is_none()).map(Figure::span);
        let share = share.and_then(Figure::number);
        if let Some(share) = share.filter(|share| !(0.0..=100.0).contains(&share.value)) {
            let title = "The share is outside 0 to 100 %";
            self.diagnostics.push(
                Diagnostic::new(Code::OutOfBounds, title, share.span, "a share of those who come to this column")
                    .help("write how many of a hundred people who come here go this way"),
            );
            return None;
        }
        let whom = match whom {
            Some(persona) => {
                self.check_members(node, words.as_ref().map_or(node.keyword, |words| words.span), persona, from, to)?;
                Whom::One(persona)
            }
            None => Whom::Everyone,
        };
        let (reason, sources) = (self.prose(node), self.evidence(id));
        let share = share.map(|share| share.value);
        Some(Line { id, span: node.span, keyword: node.keyword, from, to, whom, share, reason, sources, word })
    }

    /// If a line names a persona, both columns have to be for them.
    fn check_members(
        &mut self,
        node: &Node,
        words: Span,
        persona: PersonaId,
        from: ColumnId,
        to: Target,
    ) -> Option<()> {
        let name = self.map.persona(persona).name.to_string();
        for (column, here) in [(Some(from), true), (column_of(to), false)] {
            let Some(column) = column.map(|id| self.map.column(id)) else { continue };
            if column.facts.personas.contains(&persona) {
                continue;
            }
            let (title, label) = if here {
                (format!("The column is not for `{name}`"), "not among those that its `for` line names".to_owned())
            } else {
                let there = column.title.to_plain();
                (format!("`{there}` is not for `{name}`"), format!("leads `{name}` to a column that is for others"))
            };
            self.diagnostics.push(
                Diagnostic::new(Code::NotForPersona, title, words, label)
                    .and(column.span, "this is the column")
                    .help(format!("add `{name}` to its `for` line, or take this `{}` out", node.keyword().word())),
            );
            return None;
        }
        Some(())
    }

    /// A stage in any order is one place: no way leads from one of its columns to another.
    fn check_any_order(&mut self, line: &Line) {
        let Target::Column(to) = line.to else { return };
        let (from, to) = (self.map.column(line.from), self.map.column(to));
        let stage = self.map.stage(from.stage);
        if from.stage == to.stage && stage.any_order {
            let title = format!("`{}` has no order that a way could follow", stage.title.to_plain());
            self.diagnostics.push(
                Diagnostic::new(Code::WayInAnyOrder, title, line.span, "leads to a column of the same stage")
                    .and(stage.span, "its touchpoints come in any order")
                    .help("remove this line, or the stage's `order: any`")
                    .fix(Fix::needs_a_look(self.whole(line.id), "")),
            );
        }
    }

    fn take_way(&mut self, line: Line, own: &[PersonaId]) {
        let Line { id, span, keyword, from, to, whom, share, reason, sources, word } = line;
        let personas: Vec<PersonaId> = match whom {
            Whom::One(persona) => vec![persona],
            Whom::Everyone => {
                let there = column_of(to).map(|to| &self.map.column(to).facts.personas);
                let comes = |persona: &PersonaId| there.is_none_or(|there| there.contains(persona));
                let here = self.map.column(from).facts.personas.iter();
                here.filter(|persona| comes(persona) && !own.contains(persona)).copied().collect()
            }
        };
        if personas.is_empty() {
            return self.for_nobody(id, keyword, (from, to), own);
        }
        let (share, measured, waiting) = match word {
            None => (share, None, false),
            Some(word) => {
                let place = Place::Column(from);
                let of = column_of(to).map(|to| self.map.column(to).name.to_string()).into_iter().collect();
                let found = self.ask(id, word, Question { of, ..Question::of(place, Asked::Share(to), whom) });
                (found.map(|found| found.0.value), found.map(|found| found.1), found.is_none())
            }
        };
        let sources = if measured.is_some() { self.evidence_of(id, measured) } else { sources };
        self.map.ways.push(Way { span, from, to, whom, personas, share, reason, sources, measured, waiting });
    }

    fn for_nobody(&mut self, id: NodeId, keyword: Span, (from, to): (ColumnId, Target), own: &[PersonaId]) {
        // It may be for a persona that a wrong line declares.
        if self.scope.is_doubtful(super::mentions::Kind::Persona) {
            return;
        }
        let word = if to == Target::End { "leaves" } else { "then" };
        let title = format!("`{word}` applies to nobody");
        let comes = |column: ColumnId, persona| self.map.column(column).facts.personas.contains(persona);
        let here = own.iter().filter(|persona| comes(from, persona));
        let meant = here.filter(|persona| column_of(to).is_none_or(|to| comes(to, persona)));
        let meant: BTreeSet<&str> = meant.map(|&persona| self.map.persona(persona).name.as_str()).collect();
        let diagnostic = if let Some(name) = meant.first() {
            let behind = self.sources.slice(Span { start: keyword.end, ..self.node(id).span });
            Diagnostic::new(
                Code::WayForNobody,
                title,
                keyword,
                "every persona here has lines of their own, which replace it",
            )
            .help(format!("name the persona: `{word} {name}{}`", behind.trim_end()))
            .fix(Fix::needs_a_look(self.whole(id), self.for_each(id, keyword, &meant)))
        } else {
            Diagnostic::new(Code::WayForNobody, title, keyword, "nobody who comes here comes there")
                .help("add somebody to the `for` line of the column that it leads to, or remove this line")
                .fix(Fix::needs_a_look(self.whole(id), ""))
        };
        self.diagnostics.push(diagnostic);
    }

    /// The line with everything inside it, once for each persona.
    fn for_each(&self, id: NodeId, keyword: Span, personas: &BTreeSet<&str>) -> String {
        let whole = self.whole(id);
        let (before, behind) = (Span { end: keyword.end, ..whole }, Span { start: keyword.end, ..whole });
        let (before, behind) = (self.sources.slice(before), self.sources.slice(behind));
        personas.iter().map(|name| format!("{before} {name}{behind}")).collect()
    }
}

/// Finds the personas and columns in words.
impl<'a> Resolver<'a> {
    fn who_leaves(&mut self, known: &Known, node: &Node, words: Option<&Ident>) -> Option<Option<PersonaId>> {
        let Some(words) = words else { return Some(None) };
        if let Some(persona) = known.persona(&words.text) {
            return Some(Some(PersonaId::new(persona)));
        }
        let parts = self.parts(words);
        let behind = Span { start: node.keyword.end, ..words.span };
        let title = format!("Unknown persona `{}`", words.text);
        let diagnostic =
            Diagnostic::new(Code::UnknownName, title, words.span, "whom `leaves` speaks of may stand here");
        let vague = VAGUE.contains(&words.text.to_lowercase().as_str());
        let diagnostic = if means_everybody(&words.text) {
            let gap = Span { start: node.keyword.end, ..words.span };
            diagnostic.help("a line without a persona is for everybody: write `leaves`").fix(Fix::needs_a_look(gap, ""))
        } else if vague {
            diagnostic.help("write how many of a hundred leave, for example `leaves 10 %`, or take the line out")
        } else if let Some(share) = bare_share(&words.text) {
            bad_share(words.span, share)
        } else if let Some((span, share)) = parts.last().and_then(|(span, last)| Some((*span, bare_share(last)?))) {
            bad_share(span, share)
        } else if known.column(&words.text).is_some() {
            diagnostic
                .help(format!("if people go there, write `then {}`", words.text))
                .fix(Fix::needs_a_look(node.keyword.to(words.span), format!("then {}", words.text)))
        } else if let Some(meant) = known.people.nearest(&words.text) {
            diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(words.span, meant))
        } else {
            diagnostic
                .help(format!("if this is why people leave, put a colon before it: `leaves: {}`", words.text))
                .fix(Fix::needs_a_look(behind, format!(": {}", words.text)))
        };
        self.tell_unless_lost(diagnostic, &words.text, &[Keyword::Persona]);
        None
    }

    fn who_and_where(&mut self, known: &Known, node: &Node, words: &Ident) -> Option<Named> {
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

    /// What is wrong with words that contain no column, and the line as it could be meant.
    fn no_such_target(&self, known: &Known, node: &Node, words: &Ident, parts: &[(Span, &str)]) -> Diagnostic {
        let text = &words.text;
        let unknown = |span: Span, text: &str| {
            let title = format!("There is no column `{text}`");
            Diagnostic::new(
                Code::UnknownName,
                title,
                span,
                "no touchpoint, and no stage without touchpoints, is called this",
            )
        };
        if let Some(persona) = known.persona(text) {
            return self.persona_alone(node, words.span, persona);
        }
        if let Some((span, last)) = parts.last()
            && let Some(share) = bare_share(last)
            && parts.len() > 1
        {
            return bad_share(*span, share);
        }
        if LEAVING.contains(&text.to_lowercase().as_str()) {
            return unknown(words.span, text)
                .help("where the journey ends, the keyword is `leaves`")
                .fix(Fix::needs_a_look(node.keyword.to(words.span), "leaves"));
        }
        if let Some(column) = self.beside(node, text) {
            return self.next_to(unknown(words.span, text), words.span, column);
        }
        if let Some(first) = known.stage(text) {
            return self.leads_to_stage(words.span, text, first);
        }
        if let Some(columns) = self.listed(known, text) {
            let gap = format!("\n{}", self.margin(node.keyword));
            let lines = columns.iter().map(|name| format!("then {name}")).collect::<Vec<_>>();
            return unknown(words.span, text)
                .help(format!("each way has a line of its own: `{}`", lines.join("`, `")))
                .fix(Fix::needs_a_look(node.keyword.to(words.span), lines.join(&gap)));
        }
        for at in 1..parts.len().min(MOST_WORDS) {
            let (before, behind) = (joined(&parts[..at]), joined(&parts[at..]));
            let filler = parts[..at].iter().all(|(_, word)| FILLERS.contains(&word.to_lowercase().as_str()));
            if filler && known.column(&behind).is_some() {
                return unknown(words.span, text)
                    .help(format!("write `then {behind}`"))
                    .fix(Fix::safe(words.span, behind));
            }
            if let (Some(column), Some(persona)) = (known.column(&before), known.persona(&behind)) {
                let (column, persona) =
                    (self.map.columns[column].name.as_str(), self.map.personas[persona].name.as_str());
                let new = format!("{persona} {column}");
                return Diagnostic::new(
                    Code::BadHead,
                    "The persona comes first",
                    words.span,
                    "the column, then the persona",
                )
                .help(format!("write `then {new}`"))
                .fix(Fix::safe(words.span, new));
            }
        }
        self.almost(known, node, words, parts, unknown)
    }

    fn almost(
        &self,
        known: &Known,
        node: &Node,
        words: &Ident,
        parts: &[(Span, &str)],
        unknown: impl Fn(Span, &str) -> Diagnostic,
    ) -> Diagnostic {
        for at in 1..parts.len().min(MOST_WORDS) {
            let (before, behind) = (joined(&parts[..at]), joined(&parts[at..]));
            let (first, rest) = (span_of(&parts[..at]), span_of(&parts[at..]));
            if known.persona(&before).is_some() {
                return self.meant_column(known, unknown(rest, &behind), rest, &behind);
            }
            if known.column(&behind).is_some() {
                let title = format!("Unknown persona `{before}`");
                let diagnostic = Diagnostic::new(Code::UnknownName, title, first, "not declared anywhere");
                return match known.people.nearest(&before) {
                    Some(meant) => {
                        diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(first, meant))
                    }
                    None => diagnostic
                        .help(format!("for everybody, write `then {behind}`"))
                        .fix(Fix::needs_a_look(words.span, behind)),
                };
            }
        }
        // A column and a reason without the colon between them: the longest run of words that is a column.
        let behind = self.sources.slice(Span { start: words.span.end, ..node.span });
        let has_colon = behind.contains([':', '：']);
        for at in (1..parts.len().min(MOST_WORDS)).rev() {
            let (before, behind) = (joined(&parts[..at]), joined(&parts[at..]));
            let figure = behind.contains(|c: char| c.is_ascii_digit() || c == '%');
            if known.column(&before).is_some() && !has_colon && !figure {
                let title = "The colon after `then` is missing";
                let rest = span_of(&parts[at..]);
                let gap = Span { start: span_of(&parts[..at]).end, ..rest };
                return Diagnostic::new(Code::MissingColon, title, rest, "the text starts after a colon")
                    .help(format!("write `then {before}: {behind}`"))
                    .fix(Fix::needs_a_look(gap, format!(": {behind}")));
            }
        }
        self.meant_column(known, unknown(words.span, &words.text), words.span, &words.text)
    }

    fn meant_column(&self, known: &Known, diagnostic: Diagnostic, span: Span, text: &str) -> Diagnostic {
        let meant = known.columns.nearest(text);
        let written =
            |name: &&str| self.map.columns.iter().any(|it| it.name.as_str() == *name && !it.name.is_generated());
        match meant.filter(written) {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(span, meant)),
            None => diagnostic.help(format!(
                "give the column where people go a name, for example `touchpoint {}: …`",
                slug(text, "next")
            )),
        }
    }

    /// Only a share: proposes the next column that has a name.
    fn share_alone(&self, node: &Node, share: Span) -> Diagnostic {
        let title = "`then` does not say where to";
        let diagnostic = Diagnostic::new(Code::BadHead, title, share, "a share; the column is missing before it");
        let mut below = self.map.columns.iter().filter(|column| column.span.start > node.span.start);
        match below.find(|column| !column.name.is_generated()) {
            Some(next) => {
                let meant = format!("{} {}", next.name, self.sources.slice(share));
                diagnostic
                    .help(format!("name the column, for example `then {meant}`"))
                    .fix(Fix::needs_a_look(share, meant))
            }
            None => diagnostic.help("name the column before the share; if people leave here, write `leaves`"),
        }
    }

    /// Only a persona: proposes the next column that is for them.
    fn persona_alone(&self, node: &Node, words: Span, persona: usize) -> Diagnostic {
        let name = self.map.personas[persona].name.as_str();
        let title = format!("`then {name}` does not say where to");
        let diagnostic = Diagnostic::new(Code::BadHead, title, words, "a persona; the column is missing after it");
        let below = self.map.columns.iter().find(|column| {
            column.span.start > node.span.start
                && !column.name.is_generated()
                && column.facts.personas.contains(&PersonaId::new(persona))
        });
        match below {
            Some(next) => diagnostic
                .help(format!("name the column, for example `then {name} {}`", next.name))
                .fix(Fix::needs_a_look(words, format!("{name} {}", next.name))),
            None => diagnostic.help(format!(
                "name the column behind the persona; if the journey ends for them here, write `leaves {name}`"
            )),
        }
    }

    fn leads_to_stage(&self, words: Span, text: &str, first: usize) -> Diagnostic {
        let title = format!("`{text}` is a stage with touchpoints");
        let diagnostic =
            Diagnostic::new(Code::UnknownName, title, words, "which of its touchpoints people come to isn't said");
        self.next_to(diagnostic, words, first)
    }

    /// The column after or before this one, for `then next` and `then back`.
    fn beside(&self, node: &Node, text: &str) -> Option<usize> {
        let below = self.map.columns.iter().position(|column| column.span.start > node.span.start);
        let next = below.unwrap_or(self.map.columns.len());
        match text.to_lowercase().as_str() {
            "next" | "on" | "onwards" | "continue" => below,
            "back" | "previous" | "before" => next.checked_sub(2),
            _ => None,
        }
    }

    /// Proposes a column, which gets a name if it has none.
    fn next_to(&self, diagnostic: Diagnostic, words: Span, column: usize) -> Diagnostic {
        let (name, title) = (self.map.columns[column].name.to_string(), self.map.columns[column].title.to_plain());
        let fix = Fix::needs_a_look(words, name.clone());
        if !self.map.columns[column].name.is_generated() {
            return diagnostic.help(format!("if that is `{title}`, write `then {name}`")).fix(fix);
        }
        let node = self.node(self.column_nodes[column]);
        let keyword = node.keyword().word();
        diagnostic
            .help(format!("if that is `{title}`, name it and write that: `{keyword} {name}: {title}`, `then {name}`"))
            .fix(fix.and(node.keyword.after(), format!(" {name}")))
    }

    /// The columns that the words list, if they list nothing else.
    fn listed(&self, known: &Known, text: &str) -> Option<Vec<String>> {
        let text = text.replace(" and ", ",").replace(" or ", ",");
        let parts: Vec<&str> =
            text.split([',', '，', '、', '،', '/', '|', '&', ';']).map(|part| part.trim_matches(is_blank)).collect();
        if parts.len() < 2 {
            return None;
        }
        parts.iter().map(|part| Some(self.map.columns[known.column(part)?].name.to_string())).collect()
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

    fn margin(&self, keyword: Span) -> String {
        let text = &self.sources.get(keyword.file).text[..keyword.start as usize];
        text[text.rfind('\n').map_or(0, |at| at + 1)..].to_owned()
    }

    /// Reports an unknown name, unless it may be declared in a wrong line, which has been reported.
    fn tell_unless_lost(&mut self, diagnostic: Diagnostic, text: &str, declared_by: &[Keyword]) {
        let wrong = declared_by.iter().any(|keyword| self.own.mistaken.contains(keyword));
        let lost = text.split(is_blank).any(|word| self.scope.is_lost(word));
        let unnamed = matches!(diagnostic.code, Code::UnknownName | Code::MissingColon);
        if !((wrong || lost) && unnamed) {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// Shares.
impl Resolver<'_> {
    /// Those who continue and those who leave are together at most everybody, at each column and for each persona.
    fn check_shares(&mut self) {
        // Columns of a stage in any order are one place.
        let place = |column: ColumnId| {
            let stage = self.map.column(column).stage;
            if self.map.stage(stage).any_order { (Some(stage), None) } else { (None, Some(column)) }
        };
        let mut sums: BTreeMap<_, (f64, Vec<usize>)> = BTreeMap::new();
        for (at, way) in self.map.ways.iter().enumerate() {
            let ahead = column_of(way.to).is_none_or(|to| to > way.from && place(to) != place(way.from));
            // Measured shares are rounded, and a case can take two ways.
            let Some(share) = way.share.filter(|_| ahead && way.measured.is_none()) else { continue };
            for &persona in &way.personas {
                let (sum, ways) = sums.entry((place(way.from), persona)).or_insert((0.0, Vec::new()));
                *sum += share;
                ways.push(at);
            }
        }
        let mut told: Vec<Vec<usize>> = Vec::new();
        for (sum, ways) in sums.into_values().filter(|(sum, _)| *sum > 100.0 + 1e-6) {
            if !told.contains(&ways) {
                let diagnostic = self.too_many(sum, &ways);
                self.diagnostics.extend(diagnostic);
                told.push(ways);
            }
        }
    }

    /// Where the share of the way at `span` is.
    fn share_of(&self, span: Span) -> Option<Span> {
        let range = number_before_percent(self.sources.slice(span))?;
        Some(Span { start: span.start + range.start as u32, end: span.start + range.end as u32, ..span })
    }

    fn too_many(&self, sum: f64, ways: &[usize]) -> Option<Diagnostic> {
        let (last, rest) = ways.split_last()?;
        let last = &self.map.ways[*last];
        let title = format!("{} % go on from here or leave", show((sum * 100.0).round() / 100.0));
        let mut diagnostic =
            Diagnostic::new(Code::SharesOverAll, title, last.span, "more than everybody, with this one");
        for &way in rest.iter().take(4) {
            diagnostic = diagnostic.and(self.map.ways[way].span, "counted as well");
        }
        let left = 100.0 - (sum - last.share.unwrap_or_default());
        let left_over = show((left * 100.0).round() / 100.0);
        Some(if left > 0.0 {
            let diagnostic = diagnostic.help(format!("the shares of those who go ahead and those who leave add up to 100 % at most: the last one can be {left_over} %"));
            let fix = self.share_of(last.span).map(|share| Fix::needs_a_look(share, left_over));
            Diagnostic { fix, ..diagnostic }
        } else {
            diagnostic
                .help("the shares of those who go ahead and those who leave add up to 100 % at most: lower one of them")
        })
    }
}

/// The number before the first `%` of a line.
fn number_before_percent(line: &str) -> Option<std::ops::Range<usize>> {
    let before = line[..line.find('%')?].trim_end_matches(is_blank);
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    (digits.len() < before.len()).then_some(digits.len()..before.len())
}

const FILLERS: &[&str] = &["to", "back", "go", "goes", "on", "the", "return", "returns", "->", "→", "again"];

fn column_of(to: Target) -> Option<ColumnId> {
    match to {
        Target::Column(column) => Some(column),
        Target::End => None,
    }
}

fn joined(parts: &[(Span, &str)]) -> String {
    parts.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

fn span_of(parts: &[(Span, &str)]) -> Span {
    let (first, last) = (parts.first().map(|part| part.0), parts.last().map(|part| part.0));
    first.zip(last).map_or_else(Span::default, |(first, last)| first.to(last))
}

/// `30` where `30 %` is meant.
fn bare_share(word: &str) -> Option<(String, Applicability)> {
    let digits = word.chars().all(|c| c.is_ascii_digit() || c == '.') && word.starts_with(|c: char| c.is_ascii_digit());
    digits.then(|| share_of_a_hundred(word))?
}

/// Words for some of those who come here.
const VAGUE: [&str; 9] = ["nobody", "none", "no one", "some", "many", "most", "few", "a few", "others"];

/// Words for the end of a journey.
const LEAVING: [&str; 9] = ["exit", "end", "the end", "leaves", "leave", "quit", "quits", "out", "stop"];

fn bad_share(span: Span, (share, certain): (String, Applicability)) -> Diagnostic {
    let title = "The share has no percent sign";
    Diagnostic::new(Code::BadNumber, title, span, "a share is written in percent")
        .help(format!("write `{share}`"))
        .fix(Fix::new(certain, span, share))
}
