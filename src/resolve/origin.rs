//! Which source a figure is measured from.

use super::resolver::Resolver;
use crate::{
    ast::{Node, NodeId},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{Asked, SourceId},
    parse::lift,
};

impl Resolver<'_> {
    /// The source that a figure is measured from: the one that `from` names, or the only one that can be.
    pub(super) fn measured_from(&mut self, id: NodeId, node: &Node, figure: Asked) -> Option<SourceId> {
        let needs_case = !matches!(figure, Asked::Metric(_) | Asked::Feels);
        let named = self.evidence(id);
        let with_data = |id: &SourceId| self.map.source(*id).data.is_some();
        let word = node.keyword().word();
        if let Some(from) = self.child(id, Keyword::From) {
            let mut found = named.iter().copied().filter(with_data);
            return match (found.next(), found.next()) {
                (Some(only), None) => self.with_case(node, only, needs_case),
                (Some(_), Some(_)) => {
                    let title = format!("`{word}` is measured from two sources");
                    self.diagnostics.push(
                        Diagnostic::new(Code::NoData, title, from.span, "both have data")
                            .help("keep the source that the figure is measured from"),
                    );
                    None
                }
                (None, _) => {
                    let names: Vec<&str> = named.iter().map(|&id| self.map.source(id).name.as_str()).collect();
                    if !names.is_empty() && !self.own.mistaken.contains(&Keyword::Data) {
                        let title = format!("The source `{}` has no data", names.join("`, `"));
                        self.diagnostics.push(
                            Diagnostic::new(Code::NoData, title, from.span, "it has no `data` line")
                                .help("add to the source where the data is, for example `data: answers.csv`"),
                        );
                    }
                    None
                }
            };
        }
        let all: Vec<SourceId> = (0..self.map.sources.len()).map(SourceId::new).filter(with_data).collect();
        let has_case =
            |id: &SourceId| self.map.source(*id).data.as_ref().is_some_and(|data| data.columns.case.is_some());
        let mut fitting: Vec<SourceId> = all.iter().copied().filter(|id| has_case(id) == needs_case).collect();
        match (fitting.as_slice(), all.as_slice()) {
            ([only], _) => return Some(*only),
            ([], [only]) => return self.with_case(node, *only, needs_case),
            // Answers can be in a log as well.
            ([], _) if !needs_case => fitting.clone_from(&all),
            _ => {}
        }
        if self.own.mistaken.iter().any(|wrong| matches!(wrong, Keyword::Source | Keyword::Data | Keyword::Columns)) {
            return None;
        }
        let title = format!("`{word}` does not say what it is measured from");
        let diagnostic = Diagnostic::new(
            Code::NoData,
            title,
            node.span,
            match fitting.len() {
                0 if needs_case => "no source has data with a column for the case",
                0 => "no source has data",
                _ => "several sources have data",
            },
        );
        let first = fitting.first().map(|&id| self.map.source(id).name.to_string());
        self.diagnostics.push(match first {
            Some(name) => {
                let line = node.line as usize;
                let margin = lift::margin(self.sources.get(self.own.file), &self.own.lines[line]).to_owned();
                let last = self.own.lines[lift::with_continuations(&self.own.lines, line)].span;
                diagnostic
                    .help(format!("name the source on a line below: `from: {name}`"))
                    .fix(Fix::needs_a_look(last.after(), format!("\n{margin}  from: {name}")))
            }
            None if needs_case => diagnostic
                .help("declare a source with `data: events.csv` and `columns: case visit_id, event activity, when ts`, for example"),
            None => diagnostic.help("declare a source with its data, for example `data: answers.csv`"),
        });
        None
    }

    /// The source, if its columns are enough for the figure.
    fn with_case(&mut self, node: &Node, source: SourceId, needs_case: bool) -> Option<SourceId> {
        let (name, data) = (self.map.source(source).name.to_string(), self.map.source(source).data.as_ref()?);
        let columns = &data.columns;
        let roles = [("case", &columns.case), ("event", &columns.event), ("when", &columns.when)];
        let missing: Vec<&str> = roles.iter().filter(|(_, column)| column.is_none()).map(|(role, _)| *role).collect();
        if !needs_case || missing.is_empty() {
            return Some(source);
        }
        let span = data.span;
        if !self.own.mistaken.contains(&Keyword::Columns) {
            let title = format!("`{}` cannot be measured from `{name}`", node.keyword().word());
            let label = format!("needs a column for the {}", missing.join(" and the "));
            self.diagnostics.push(
                Diagnostic::new(Code::NoData, title, node.span, label).and(span, "the data").help(
                    "name the columns of the source, for example `columns: case visit_id, event activity, when ts`",
                ),
            );
        }
        None
    }
}
