//! Lines for everybody that don't hold for a persona, since theirs replace them, though both could hold.

use super::{super::resolver::Resolver, Line, column_of};
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    model::{ColumnId, PersonaId, SHARE_TOLERANCE, Target, Whom},
    span::Span,
};
use std::collections::{BTreeMap, BTreeSet};

/// So many of the lines are shown below the message.
const MOST_SHOWN: usize = 4;

/// Where more lines than this are for everybody, nobody has overlooked one: each of them is compared with those of each persona.
const MOST_GENERAL: usize = 100;

impl Resolver<'_> {
    /// A persona's own lines replace those for everybody. Where they say of somebody nothing that contradicts these, that was most likely overlooked.
    pub(super) fn check_replaced(&mut self, lines: &[Line]) {
        let mut columns: BTreeMap<ColumnId, Vec<&Line>> = BTreeMap::new();
        for line in lines {
            columns.entry(line.from).or_default().push(line);
        }
        for here in columns.values() {
            let mut own: BTreeMap<PersonaId, Vec<&Line>> = BTreeMap::new();
            for line in here {
                if let Whom::One(persona) = line.whom {
                    own.entry(persona).or_default().push(line);
                }
            }
            let mut general: Vec<&Line> = here.iter().copied().filter(|line| line.whom == Whom::Everyone).collect();
            if general.len() > MOST_GENERAL {
                continue;
            }
            // A line that is left for nobody is an error.
            general.retain(|line| self.map.comes_to_both(line.from, line.to).any(|it| !own.contains_key(&it)));
            let mut told: BTreeMap<(Vec<usize>, bool), Vec<PersonaId>> = BTreeMap::new();
            for (persona, own) in &own {
                let lost = self.lost(*persona, own, &general);
                if !lost.0.is_empty() {
                    told.entry(lost).or_default().push(*persona);
                }
            }
            for ((lost, all_fit), whom) in told {
                let lost: Vec<&Line> = lost.into_iter().map(|at| general[at]).collect();
                let Some(first) = whom.first().and_then(|persona| own.get(persona)?.first()) else { continue };
                let diagnostic = self.replaced(first, &lost, &whom);
                let other_shares =
                    "together they are more than are left: write with their name how many go where, up to 100 %";
                self.diagnostics.push(match all_fit {
                    true => diagnostic,
                    // Only the writer knows which of them it is.
                    false => Diagnostic { fix: None, ..diagnostic }.help(other_shares),
                });
            }
        }
    }

    /// The lines for everybody, by their positions, that could hold for a persona as well as their own: of whom these say nothing could take them, or
    /// go back; and whether all of them could at once.
    fn lost(&self, persona: PersonaId, own: &[&Line], general: &[&Line]) -> (Vec<usize>, bool) {
        let ends: BTreeSet<Option<ColumnId>> = own.iter().map(|line| column_of(line.to)).collect();
        let taken = own.iter().filter(|line| !line.leads_back()).map(|line| line.share.unwrap_or(line.whole_rest()));
        let left = 100.0 - taken.sum::<f64>();
        let there = |to: ColumnId| self.map.column(to).facts.is_for(persona);
        // Within a stage in any order no way leads anywhere, which is an error of its own.
        let is_within = |line: &Line, to: ColumnId| {
            let stage = self.map.column(to).stage;
            stage == self.map.column(line.from).stage && self.map.stage(stage).any_order && to != line.from
        };
        let comes = |line: &Line| {
            let to = column_of(line.to);
            to.is_none_or(|to| there(to) && !is_within(line, to)) && !ends.contains(&to)
        };
        let fits = |line: &Line| line.leads_back() || line.share.unwrap_or(0.0) <= left + SHARE_TOLERANCE;
        // Whom their own lines don't mention, goes there anyway.
        let goes_on = |line: &Line| column_of(line.to).is_some_and(|to| self.is_next_for(persona, line.from, to));
        let lost: Vec<usize> =
            (0..general.len()).filter(|&at| comes(general[at]) && fits(general[at]) && !goes_on(general[at])).collect();
        let ahead = lost.iter().map(|&at| general[at]).filter(|line| !line.leads_back());
        let all_fit = ahead.filter_map(|line| line.share).sum::<f64>() <= left + SHARE_TOLERANCE;
        // Of a share for the next column, where the rest goes as well, another warning says all of that.
        let is_contradiction = own.iter().any(|line| line.share.is_some() && goes_on(line));
        if left > SHARE_TOLERANCE && !is_contradiction { (lost, all_fit) } else { (Vec::new(), true) }
    }

    /// Whether a column is the next one for a persona. Those of a stage in any order have the same next one.
    fn is_next_for(&self, persona: PersonaId, from: ColumnId, to: ColumnId) -> bool {
        let here = self.map.column(from).stage;
        let apart = |id: usize| {
            let column = &self.map.columns[id];
            column.facts.is_for(persona) && (column.stage != here || !self.map.stage(here).any_order)
        };
        to > from && (from.index() + 1..=to.index()).find(|&id| apart(id)) == Some(to.index())
    }

    fn replaced(&self, own: &Line, lost: &[&Line], whom: &[PersonaId]) -> Diagnostic {
        let names: Vec<&str> = whom.iter().map(|&persona| self.map.persona(persona).name.as_str()).collect();
        let title = match lost {
            [line] => format!("`{}` does not hold for `{}`", self.said(line), names.join("`, `")),
            _ => format!("{} lines for everybody do not hold for `{}`", lost.len(), names.join("`, `")),
        };
        let label = "what is said of a persona replaces what is said of everybody";
        let mut diagnostic = Diagnostic::new(Code::WayReplaced, title, own.span, label);
        for line in lost.iter().take(MOST_SHOWN) {
            diagnostic = diagnostic.and(line.span, "only for those who have no line of their own");
        }
        let first = lost.iter().zip(&names).map(|(line, name)| self.line_for(line, name)).next().unwrap_or_default();
        let example = if lost.len() * names.len() > 1 { ", and so on" } else { "" };
        let names = names.into_iter().collect();
        let mut fixes =
            lost.iter().map(|line| (self.whole(line.id).after(), self.for_each(line.id, line.keyword, &names)));
        let fix = fixes.next().map(|(place, text)| Fix::needs_a_look(place, text));
        let fix = fix.map(|fix| fixes.fold(fix, |fix, (place, text)| fix.and(place, text)));
        let help = format!("write `{first}` as well{example}; if it is not for them, say there whom it is for");
        Diagnostic { fix, ..diagnostic.help(help) }
    }

    /// The words of a line.
    fn said(&self, line: &Line) -> &str {
        self.sources.slice(line.span).lines().next().unwrap_or_default()
    }

    /// The same for one persona.
    fn line_for(&self, line: &Line, name: &str) -> String {
        let behind = self.sources.slice(Span { start: line.keyword.end, ..line.span });
        format!("{} {name}{}", self.sources.slice(line.keyword), behind.lines().next().unwrap_or_default())
    }
}

impl Line {
    fn leads_back(&self) -> bool {
        matches!(self.to, Target::Column(to) if to <= self.from)
    }

    /// How many a line without a share takes: all who are left, but of a measured one nobody knows.
    fn whole_rest(&self) -> f64 {
        if self.word.is_some() { 0.0 } else { 100.0 }
    }
}
