//! Figures that come from data: what each `measured` asks for, and what the results next to the map answer.

use super::resolver::Resolver;
use crate::{
    ast::{self, Head, Node, NodeId, Value},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{Ask, Asked, Estimate, Finding, Measured, Place, SourceId, Summary, Whom},
    parse::fold,
    span::Span,
};

/// The lines that only a measured figure takes.
const ABOUT_ASKS: [Keyword; 3] = [Keyword::Column, Keyword::As, Keyword::Extremes];

/// What a line asks for, beyond what the lines inside it say.
pub(super) struct Question {
    pub place: Option<Place>,
    pub figure: Asked,
    pub whom: Whom,
    /// What the results call the figure, after the keyword and the place.
    pub of: Vec<String>,
    pub answers: Option<(f64, f64)>,
    pub target: Option<f64>,
}

impl Question {
    /// The question of a line that needs nothing but its place.
    pub(super) fn of(place: Place, figure: Asked, whom: Whom) -> Self {
        Self { place: Some(place), figure, whom, of: Vec::new(), answers: None, target: None }
    }
}

impl Resolver<'_> {
    /// Notes what a line asks for, and says what the results answer. `None` where there is no figure to be shown.
    pub(super) fn ask(&mut self, id: NodeId, word: Span, question: Question) -> Option<(Estimate, Measured)> {
        let node = self.node(id);
        let source = self.measured_from(id, node, question.figure)?;
        let column = match self.child(id, Keyword::Column).map(|line| &line.value) {
            Some(Value::Plain(column)) => Some(self.plain(*column)),
            _ => None,
        };
        if matches!(question.figure, Asked::Metric(_) | Asked::Feels) && column.is_none() {
            if !self.own.mistaken.contains(&Keyword::Column) {
                let title = format!("`{}` does not say which column is measured", node.keyword().word());
                self.diagnostics.push(
                    Diagnostic::new(Code::NoData, title, word, "the column with the answers is missing")
                        .help("name it on a line below, for example `column: recommend`"),
                );
            }
            return None;
        }
        let summary = match self.child(id, Keyword::As).map(|line| &line.value) {
            Some(Value::Summary(summary)) => Some(*summary),
            _ => None,
        };
        self.check_summary(id, question.figure, summary);
        let extremes = matches!(self.child(id, Keyword::Extremes).map(|line| &line.value), Some(Value::Choice("yes")));
        let key = self.key(id, node, &question);
        // What another source said when it was measured is no figure of this one.
        let from = self.map.source(source).name.as_str();
        let results = self.map.results.as_ref().filter(|results| results.sources.contains_key(from));
        let finding = results.and_then(|results| results.finding(&key));
        self.map.asks.push(Ask {
            span: node.span,
            word,
            key,
            place: question.place,
            figure: question.figure,
            whom: question.whom,
            source,
            column,
            summary,
            extremes,
            answers: question.answers,
            target: question.target,
            finding,
        });
        match finding {
            Some(Finding::Known(estimate)) => Some((estimate, Measured::of(&estimate, source))),
            Some(Finding::Hidden | Finding::Nothing) | None => None,
        }
    }

    /// The sources of a line; of a measured figure that names none, the one with its data.
    pub(super) fn evidence_of(&mut self, id: NodeId, measured: Option<Measured>) -> Vec<SourceId> {
        let named = self.evidence(id);
        if named.is_empty() { measured.map(|of| of.source).into_iter().collect() } else { named }
    }

    /// Keyword, place, what of, and whom, by their names.
    fn key(&self, id: NodeId, node: &Node, question: &Question) -> String {
        let place = match self.node(id).parent {
            None => "[]".to_owned(),
            Some(parent) if self.node(parent).keyword() == Keyword::Stage => format!("[{}]", self.naming.name(parent)),
            Some(parent) => self.naming.name(parent).to_string(),
        };
        let whom = match question.whom {
            Whom::Everyone => None,
            Whom::One(persona) => Some(self.map.persona(persona).name.to_string()),
        };
        let words =
            [node.keyword().word().to_owned(), place].into_iter().chain(question.of.iter().cloned()).chain(whom);
        words.map(|word| word.replace(' ', "-")).collect::<Vec<_>>().join(" ")
    }

    fn check_summary(&mut self, id: NodeId, figure: Asked, summary: Option<Summary>) {
        let Some(line) = self.child(id, Keyword::As).filter(|_| summary.is_some()) else { return };
        let (title, help) = match (figure, summary) {
            (Asked::Takes(_), Some(Summary::Top(_))) => {
                ("Times have no best answers", "write `as: mean` or `as: median`")
            }
            (Asked::Metric(_), Some(Summary::Median)) => {
                ("The answers of a survey have no median here", "write `as: mean`, or for example `as: top 2`")
            }
            (Asked::Metric(measure), Some(_)) if self.map.measure(measure).name.as_str() == "nps" => (
                "The NPS has one definition",
                "leave the line out, or declare a measure of your own for another figure",
            ),
            _ => return,
        };
        self.diagnostics
            .push(Diagnostic::new(Code::BadSummary, title, line.span, "does not fit the figure").help(help));
    }

    /// Lines that only a measured figure takes, below one that is written.
    pub(super) fn only_measured(&mut self) {
        for at in 0..self.own.nodes.len() {
            let node = &self.own.nodes[at];
            let Some(parent) = node.parent.filter(|_| ABOUT_ASKS.contains(&node.keyword())) else { continue };
            let above = self.node(parent);
            let unknown = above.value == Value::None && above.head == Head::None;
            if above.keyword() == Keyword::Attach || unknown || super::mentions::measured_word(above).is_some() {
                continue;
            }
            let (word, of) = (node.keyword().word(), above.keyword().word());
            let fix = Fix::needs_a_look(self.whole(NodeId(at as u32)), "");
            let title = format!("`{word}` is only for measured figures");
            self.diagnostics.push(
                Diagnostic::new(
                    Code::OnlyMeasured,
                    title,
                    node.keyword,
                    format!("this `{of}` gives its figure itself"),
                )
                .and(above.span, "the figure")
                .help(format!("write `measured` in place of the figure, or remove this `{word}`"))
                .fix(fix),
            );
        }
    }

    /// What a feeling is measured by may be a metric as well, whose answers it shares then.
    pub(super) fn share_answers(&mut self) {
        let metric = |ask: &&Ask| matches!(ask.figure, Asked::Metric(_)) && ask.answers.is_some();
        let metrics: Vec<Ask> = self.map.asks.iter().filter(metric).cloned().collect();
        for ask in self.map.asks.iter_mut().filter(|ask| ask.figure == Asked::Feels) {
            let same = metrics.iter().find(|metric| metric.source == ask.source && metric.column == ask.column);
            ask.answers = same.map_or(ask.answers, |metric| metric.answers);
        }
    }
}

/// The answers that a survey can give for a measure.
pub(super) fn answers(name: &str, range: Option<(f64, f64)>, of: Option<f64>) -> Option<(f64, f64)> {
    match name {
        "nps" => Some((0.0, 10.0)),
        "csat" => range.or(Some((1.0, of.unwrap_or(5.0)))),
        _ => range,
    }
}

impl Resolver<'_> {
    /// The answers that a column can have: those of the measure that is called like it, else those of a satisfaction score.
    pub(super) fn answers_of(&self, column: Option<&str>) -> Option<(f64, f64)> {
        let column = column.unwrap_or_default();
        let own = self
            .map
            .measures
            .iter()
            .find(|of| fold(of.name.as_str()) == fold(column) || fold(&of.label.to_plain()) == fold(column));
        let range = own.map_or_else(
            || super::known::built_in_measure(&fold(column)).and_then(|of| answers(of.name, of.range, None)),
            |of| answers(of.name.as_str(), of.range.filter(|_| of.name.as_str() != "csat"), None),
        );
        range.or(Some((1.0, 5.0)))
    }

    /// The column that a line's answers are in.
    pub(super) fn answer_column(&self, id: NodeId) -> Option<String> {
        match self.child(id, Keyword::Column).map(|line| &line.value) {
            Some(Value::Plain(column)) => Some(self.plain(*column)),
            _ => None,
        }
    }

    /// The number of a figure that is written.
    pub(super) fn figure_or_word(figure: ast::Figure) -> Result<ast::Number, Span> {
        match figure {
            ast::Figure::Number(number) => Ok(number),
            ast::Figure::Measured(word) => Err(word),
        }
    }
}
