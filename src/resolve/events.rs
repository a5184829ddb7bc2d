//! What the events of data mean, for the figures that are counted by them.

use super::resolver::Resolver;
use crate::{
    ast::{Ident, NodeId, Value},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{Asked, ColumnId, Place, Target},
    span::Span,
};
use rustc_hash::FxHashMap;

impl Resolver<'_> {
    /// The column that a time begins at, once all of them are known.
    pub(super) fn join_times(&mut self) {
        for (at, name) in std::mem::take(&mut self.times_from) {
            let found = self.map.columns.iter().position(|column| column.name.as_str() == name.text);
            match (found, at) {
                (Some(column), Some(at)) => self.map.asks[at].figure = Asked::Takes(Some(ColumnId::new(column))),
                // What else is wrong with the line has been told.
                (Some(_), None) => {}
                (None, _) => self.unknown_column(&name),
            }
        }
    }

    /// Reach, times and ways are counted by events, so each column that they speak of needs some.
    pub(super) fn check_asks_have_events(&mut self) {
        if self.own.mistaken.contains(&Keyword::Event) {
            return;
        }
        let mut wrong = Vec::new();
        for ask in &self.map.asks {
            let other = match ask.figure {
                Asked::Metric(_) | Asked::Feels => continue,
                Asked::Takes(from) => from,
                Asked::Share(Target::Column(to)) => Some(to),
                Asked::Reach | Asked::Share(Target::End) => None,
            };
            let here = match ask.place {
                Some(Place::Column(column)) => Some(column),
                Some(Place::Stage(_)) | None => None,
            };
            let Some(here) = here else {
                let diagnostic = Diagnostic::new(
                    Code::NoData,
                    "A stage as a whole has no events",
                    ask.word,
                    "an event belongs to a touchpoint or a step",
                );
                wrong.push(diagnostic.help("move the line below the touchpoint that it is about"));
                continue;
            };
            let other = other.filter(|other| *other != here);
            for column in [Some(here), other].into_iter().flatten().map(|id| self.map.column(id)) {
                if column.facts.events.is_empty() {
                    let title = format!("No event belongs to `{}`", column.title.to_plain());
                    let diagnostic =
                        Diagnostic::new(Code::NoData, title, ask.word, "counted by the events of the data");
                    wrong.push(
                        diagnostic
                            .and(column.span, "this one has no `event` line")
                            .help("say which events mean it, for example `event: add_to_basket`"),
                    );
                }
            }
        }
        self.diagnostics.extend(wrong);
    }

    fn unknown_column(&mut self, name: &Ident) {
        let wrong =
            [Keyword::Touchpoint, Keyword::Step, Keyword::Stage].iter().any(|it| self.own.mistaken.contains(it));
        if wrong || self.scope.is_lost(&name.text) {
            return;
        }
        let title = format!("There is no column `{}`", name.text);
        let diagnostic = Diagnostic::new(Code::UnknownName, title, name.span, "no touchpoint or step is called this");
        let columns = self.map.columns.iter().filter(|column| !column.name.is_generated());
        let meant =
            crate::parse::nearest_name(&name.text, columns.map(|column| column.name.as_str())).map(str::to_owned);
        self.diagnostics.push(match meant {
            Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(name.span, meant)),
            None => diagnostic.help(format!(
                "give the column that the time begins at a name, for example `touchpoint {}: …`",
                super::naming::slug(&name.text, "start")
            )),
        });
    }

    /// An event that two columns bind means neither of them for sure, unless the channel tells which.
    pub(super) fn check_events(&mut self) {
        let mut seen: FxHashMap<String, Vec<(Span, NodeId)>> = FxHashMap::default();
        for at in 0..self.own.nodes.len() {
            let node = &self.own.nodes[at];
            let (Keyword::Event, Value::Texts(texts), Some(parent)) = (node.keyword(), &node.value, node.parent) else {
                continue;
            };
            for &text in texts {
                let pattern = self.plain(text);
                let others = seen.entry(pattern.clone()).or_default();
                let Some(&(first, home)) = others.iter().find(|(_, home)| !self.are_told_apart(*home, parent)) else {
                    others.push((text, parent));
                    continue;
                };
                let (title, help) = if home == parent {
                    (format!("`{pattern}` is listed twice"), "remove one of them")
                } else {
                    (format!("The event `{pattern}` is used for two columns"), "remove it from one of them")
                };
                let diagnostic = Diagnostic::new(Code::EventTwice, title, text, "used again here")
                    .and(first, "first used here")
                    .help(help);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Whether the channel of a row tells which of two columns its event means: they have no channel in common, and all data
    /// with events says the channel.
    fn are_told_apart(&self, one: NodeId, other: NodeId) -> bool {
        let column = |id: NodeId| self.column_nodes.iter().position(|node| *node == id).map(ColumnId::new);
        let (Some(one), Some(other)) = (column(one), column(other)) else { return false };
        let via = |id: ColumnId| &self.map.column(id).facts.via;
        let is_apart = via(one).iter().all(|channel| !via(other).contains(channel));
        let is_told = is_apart && !(via(one).is_empty() && via(other).is_empty()) && one != other;
        let mut logs = self.map.sources.iter().filter_map(|source| source.data.as_ref()).map(|data| &data.columns);
        is_told && logs.all(|columns| columns.event.is_none() || columns.channel.is_some())
    }
}
