//! Feelings and expectations: who feels what. A line without a persona applies to all the others.

use super::{measured::Question, mentions::Kind, resolver::Resolver};
use crate::{
    ast::{Head, Node, NodeId, Number},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{Ask, Asked, Expectation, Facts, Feeling, Measured, PersonaId, Place, Score, SourceId, Text, Whom},
    span::Span,
};

/// A `feels` or `expects` line.
struct Line {
    span: Span,
    keyword: Span,
    persona: Option<PersonaId>,
    score: Score,
    text: Option<Text>,
    from: Vec<SourceId>,
    measured: Option<Measured>,
}

impl Resolver<'_> {
    /// Reads the feelings and expectations among the lines of a column.
    pub(super) fn feelings(&mut self, lines: &[NodeId], place: Place, facts: &mut Facts) {
        for (persona, line) in self.scores(lines, Keyword::Feels, place, &facts.personas) {
            let (span, score, word, from, measured) = (line.span, line.score, line.text, line.from, line.measured);
            facts.feelings.push(Feeling { span, persona, score, word, from, measured });
        }
        for (persona, line) in self.scores(lines, Keyword::Expects, place, &facts.personas) {
            let (span, score, what, from) = (line.span, line.score, line.text, line.from);
            let gap = facts.feeling_of(persona).map(|feeling| feeling.score.get() - score.get());
            facts.expectations.push(Expectation { span, persona, score, what, gap, from });
        }
    }

    /// One line per persona, in the order of the personas.
    fn scores(
        &mut self,
        lines: &[NodeId],
        keyword: Keyword,
        place: Place,
        members: &[PersonaId],
    ) -> Vec<(PersonaId, Line)> {
        let mut by_persona: Vec<(PersonaId, Line)> = Vec::new();
        let mut for_all: Option<Line> = None;
        for &id in lines {
            let node = self.node(id);
            if node.keyword() != keyword {
                continue;
            }
            let Some(line) = self.score_line(id, node, place, members) else { continue };
            let first = match line.persona {
                Some(persona) => by_persona.iter().find(|(other, _)| *other == persona).map(|(_, first)| first.keyword),
                None => for_all.as_ref().map(|first| first.keyword),
            };
            match (first, line.persona) {
                (Some(first), _) => self.twice(id, first),
                (None, Some(persona)) => by_persona.push((persona, line)),
                (None, None) => for_all = Some(line),
            }
        }
        if let Some(line) = for_all {
            self.share(line, keyword, members, &mut by_persona);
        }
        by_persona.sort_by_key(|&(persona, _)| persona);
        by_persona
    }

    /// A line without a persona applies to everybody who has no line of their own.
    fn share(&mut self, line: Line, keyword: Keyword, members: &[PersonaId], by_persona: &mut Vec<(PersonaId, Line)>) {
        let others: Vec<PersonaId> =
            members.iter().copied().filter(|member| by_persona.iter().all(|(persona, _)| persona != member)).collect();
        // It may be for a persona that a wrong line declares.
        if others.is_empty() && !self.scope.is_doubtful(Kind::Persona) {
            let title = format!("`{}` applies to nobody", keyword.word());
            self.diagnostics.push(
                Diagnostic::new(Code::FeelsTwice, title, line.keyword, "every persona here has their own line")
                    .help("remove this line, or one of the others"),
            );
        }
        for persona in others {
            by_persona.push((
                persona,
                Line { persona: Some(persona), text: line.text.clone(), from: line.from.clone(), ..line },
            ));
        }
    }

    fn score_line(&mut self, id: NodeId, node: &Node, place: Place, members: &[PersonaId]) -> Option<Line> {
        let Head::Score(name, figure) = &node.head else { return None };
        let persona = match name {
            Some(_) => Some(self.one_of(node, members)?),
            None => None,
        };
        let text = self.prose(node);
        let from = self.evidence(id);
        let (score, measured) = match Self::figure_or_word(*figure) {
            Ok(number) => (self.on_scale(number)?, None),
            Err(word) => self.measured_score(id, node, (place, persona), word)?,
        };
        let from = if measured.is_some() { self.evidence_of(id, measured) } else { from };
        Some(Line { span: node.span, keyword: node.keyword, persona, score, text, from, measured })
    }

    /// The score that the data says, on the map's scale.
    fn measured_score(
        &mut self,
        id: NodeId,
        node: &Node,
        (place, persona): (Place, Option<PersonaId>),
        word: Span,
    ) -> Option<(Score, Option<Measured>)> {
        if node.keyword() == Keyword::Expects {
            let title = "An expectation is not measured";
            self.diagnostics.push(
                Diagnostic::new(Code::BadHead, title, word, "expected a score")
                    .help("write the score that people expect, for example `expects 1: A price within a minute`"),
            );
            return None;
        }
        let whom = persona.map_or(Whom::Everyone, Whom::One);
        let twice = |ask: &&Ask| ask.place == Some(place) && ask.figure == Asked::Feels && ask.whom == whom;
        if let Some(first) = self.map.asks.iter().find(twice).map(|ask| ask.span) {
            self.twice(id, first);
            return None;
        }
        let answers = self.answers_of(self.answer_column(id).as_deref());
        let question = Question { answers, ..Question::of(place, Asked::Feels, whom) };
        let (estimate, measured) = self.ask(id, word, question)?;
        let scale = self.map.scale;
        let score = Score::new(estimate.value.clamp(scale.low, scale.high), scale)?;
        Some((score, Some(measured)))
    }

    fn on_scale(&mut self, number: Number) -> Option<Score> {
        let scale = self.map.scale;
        let score = Score::new(number.value, scale);
        if score.is_none() && !self.own.mistaken.contains(&Keyword::Scale) {
            self.off_scale.push(number);
        }
        score
    }

    fn twice(&mut self, id: NodeId, first: Span) {
        let node = self.node(id);
        let word = node.keyword().word();
        let (title, help) = match &node.head {
            Head::Score(Some(name), _) => (
                format!("`{}` has two scores", name.text),
                "keep one of them, or give what changes in between a column of its own",
            ),
            _ => (format!("Two `{word}` lines apply to everybody"), "keep one of them, or name a persona in each"),
        };
        let source = self.sources.get(self.own.file);
        let line = |at: usize| source.text[source.line_range(at)].trim();
        let again = line(node.line as usize) == line(source.line_of(first.start));
        let alone = self.tree.inside(id).next().is_none();
        let fix = (again && alone).then(|| Fix::safe(self.whole(id), ""));
        let diagnostic = Diagnostic::new(Code::FeelsTwice, title, node.keyword, "the second one")
            .and(first, "the first one")
            .help(help);
        self.diagnostics.push(Diagnostic { fix, ..diagnostic });
    }
}
