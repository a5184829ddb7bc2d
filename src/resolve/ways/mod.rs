//! `then` and `leaves`: whom each line is for, and where it leads.
//!
//! Runs after the story, when every column is known. At its column, a line that names a persona replaces the lines that
//! name nobody, as with `feels`.

mod before;
mod miswritten;
mod named;
mod numbered;
mod replaced;
mod shares;
mod twice;
mod unknown;

use super::{
    directory::{Called, Directory},
    measured::Question,
    resolver::Resolver,
};
use crate::{
    ast::{Figure, Head, Node, NodeId},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{Asked, ColumnId, ColumnKind, PersonaId, Place, SourceId, Stage, Target, Text, Way, Whom},
    parse::is_blank,
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
        self.check_twice(&lines);
        self.check_replaced(&lines);
        let mut own: BTreeMap<ColumnId, BTreeSet<PersonaId>> = BTreeMap::new();
        for line in &lines {
            if let Whom::One(persona) = line.whom {
                own.entry(line.from).or_default().insert(persona);
            }
        }
        let nobody = BTreeSet::new();
        for line in lines {
            let own = own.get(&line.from).unwrap_or(&nobody);
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
        let has_touchpoints = |stage: &&Stage| match stage.columns.as_slice() {
            [only] => map.column(*only).kind != ColumnKind::Stage,
            columns => !columns.is_empty(),
        };
        for stage in map.stages.iter().filter(has_touchpoints) {
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
                    self.diagnostics.extend(share.as_ref().map(|share| self.share_alone(known, node, share.span())));
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
            if column.facts.is_for(persona) {
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
                    .help(format!("add `{name}` to its `for` line, or remove this `{}`", node.keyword().word())),
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
            let title = format!(
                "The touchpoints of `{}` come in any order, so no way leads from one to another",
                stage.title.to_plain()
            );
            self.diagnostics.push(
                Diagnostic::new(Code::WayInAnyOrder, title, line.span, "leads to a column of the same stage")
                    .and(stage.span, "its touchpoints come in any order")
                    .help("write `#` in front of this line, or remove the stage's `order: any`")
                    .fix(self.as_comment(line.id)),
            );
        }
    }

    /// The line with everything inside it as a comment, which loses nothing of what it says.
    fn as_comment(&self, id: NodeId) -> Fix {
        let whole = self.whole(id);
        let mut text = String::new();
        for line in self.sources.slice(whole).split_inclusive('\n') {
            let said = line.trim_start_matches(is_blank);
            text.push_str(&line[..line.len() - said.len()]);
            text.push_str(if said.trim().is_empty() { "" } else { "# " });
            text.push_str(said);
        }
        Fix::needs_a_look(whole, text)
    }

    fn take_way(&mut self, line: Line, own: &BTreeSet<PersonaId>) {
        let Line { id, span, keyword, from, to, whom, share, reason, sources, word } = line;
        let personas: Vec<PersonaId> = match whom {
            Whom::One(persona) => vec![persona],
            Whom::Everyone => self.map.comes_to_both(from, to).filter(|persona| !own.contains(persona)).collect(),
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

    fn for_nobody(&mut self, id: NodeId, keyword: Span, (from, to): (ColumnId, Target), own: &BTreeSet<PersonaId>) {
        // It may be for a persona that a wrong line declares.
        if self.scope.is_doubtful(super::mentions::Kind::Persona) {
            return;
        }
        let word = if to == Target::End { "leaves" } else { "then" };
        let title = format!("No persona is left for this `{word}`");
        let meant = self.map.comes_to_both(from, to).filter(|persona| own.contains(persona));
        let meant: BTreeSet<&str> = meant.map(|persona| self.map.persona(persona).name.as_str()).collect();
        let diagnostic = if let Some(name) = meant.first() {
            let behind = self.sources.slice(Span { start: keyword.end, ..self.node(id).span });
            Diagnostic::new(
                Code::WayForNobody,
                title,
                keyword,
                "each persona has their own line here, which replaces it",
            )
            .help(match meant.len() {
                1 => format!("name the persona: `{word} {name}{}`", behind.trim_end()),
                _ => format!("write a line for each persona, the first of them `{word} {name}{}`", behind.trim_end()),
            })
            .fix(Fix::needs_a_look(self.whole(id), self.for_each(id, keyword, &meant)))
        } else {
            Diagnostic::new(Code::WayForNobody, title, keyword, "nobody who comes here can get there")
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
