//! The journey's own lines: title, state, review, scale, priorities.

use super::{known::DEFAULT_CRITERIA, resolver::Resolver};
use crate::{
    ast::{Calendar, Document, Every, NodeId, Value},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::{Criterion, CurveShape, Date, Map, Review, Scale, State, Text},
    options::Options,
    source::Sources,
    span::Span,
};

pub(super) fn empty(document: &Document, sources: &Sources, options: &Options) -> Map {
    let start = Span::new(document.file, 0, 0);
    Map {
        span: start,
        file: sources.get(document.file).name.clone(),
        title: Text::plain("", start),
        about: None,
        goals: Vec::new(),
        principles: Vec::new(),
        insights: Vec::new(),
        metrics: Vec::new(),
        state: None,
        owner: None,
        with: None,
        reviewed: None,
        scale: Scale::default(),
        curve: options.curve,
        lang: None,
        criteria: DEFAULT_CRITERIA.iter().map(|&name| Criterion { name: name.into(), weight: 1.0 }).collect(),
        personas: Vec::new(),
        teams: Vec::new(),
        channels: Vec::new(),
        sources: Vec::new(),
        lanes: Vec::new(),
        measures: Vec::new(),
        phases: Vec::new(),
        stages: Vec::new(),
        columns: Vec::new(),
        ways: Vec::new(),
        pains: Vec::new(),
        gains: Vec::new(),
        opportunities: Vec::new(),
        pictures: Vec::new(),
        notes: Vec::new(),
        asks: Vec::new(),
        results: None,
        compares: None,
        today: options.today,
        segment_of: None,
    }
}

impl Resolver<'_> {
    /// Reads the journey's own lines, so that the scale is known before the first score.
    pub(super) fn journey(&mut self) {
        for at in 0..self.own.nodes.len() {
            let node = self.node(NodeId(at as u32));
            let keyword = node.keyword();
            if node.parent.is_none() && !keyword.is_declaration() && !keyword.is_division() {
                self.journey_line(NodeId(at as u32));
            }
        }
        if !self.own.has_journey && !self.own.mistaken.contains(&Keyword::Journey) {
            self.missing_journey();
        }
    }

    /// Reads the journey's lines about sources and measures, once those are known.
    pub(super) fn journey_facts(&mut self) {
        let everybody = self.everybody();
        for at in 0..self.own.nodes.len() {
            let id = NodeId(at as u32);
            let node = self.node(id);
            match node.keyword() {
                Keyword::Metric if node.parent.is_none() => {
                    let others = std::mem::take(&mut self.map.metrics);
                    let metric = self.metric(id, node, None, &everybody, &others);
                    self.map.metrics = others;
                    self.map.metrics.extend(metric);
                }
                Keyword::Insight if node.parent.is_none() => {
                    let insight = self.insight(id, node);
                    self.map.insights.extend(insight);
                }
                _ => {}
            }
        }
    }

    fn missing_journey(&mut self) {
        // The reader looks at the first line that says something.
        let first = self.own.nodes.first().map_or(Span::new(self.own.file, 0, 0), |node| node.keyword);
        let title = "The map has no `journey` line";
        let diagnostic = Diagnostic::new(Code::MissingJourney, title, first, "the map begins here");
        // The file name is the only name that the map has.
        let name = &self.sources.get(self.own.file).name;
        let file = name.rsplit('/').next().unwrap_or(name);
        let stem = file.split('.').next().unwrap_or(file).replace(['-', '_'], " ");
        let title = stem.chars().take(1).flat_map(char::to_uppercase).chain(stem.chars().skip(1)).collect::<String>();
        self.diagnostics.push(if name.starts_with('<') || title.trim().is_empty() {
            diagnostic.help("put it at the top, for example `journey: Ordering a coffee`")
        } else {
            let line = format!("journey: {title}");
            let top = Span::new(self.own.file, 0, 0);
            let fix = Fix::needs_a_look(top, format!("{line}\n"));
            diagnostic.help(format!("put it at the top: `{line}`, or what the map is about")).fix(fix)
        });
    }

    fn journey_line(&mut self, id: NodeId) {
        let node = self.node(id);
        match (node.keyword(), &node.value) {
            (Keyword::Journey, _) => {
                self.map.span = node.span;
                self.map.title = self.title(node);
            }
            (Keyword::About, _) => self.map.about = self.prose(node),
            (Keyword::Goal, _) => {
                let goal = self.prose(node);
                self.map.goals.extend(goal);
            }
            (Keyword::Principle, _) => {
                let principle = self.prose(node);
                self.map.principles.extend(principle);
            }
            (Keyword::Owner, _) => self.map.owner = self.prose(node),
            (Keyword::With, _) => self.map.with = self.prose(node),
            (Keyword::Note, _) => {
                let note = self.prose(node);
                self.map.notes.extend(note);
            }
            (Keyword::State, Value::Choice(word)) => self.map.state = State::named(word),
            (Keyword::Curve, Value::Choice(word)) => self.map.curve = CurveShape::named(word).unwrap_or(self.map.curve),
            (Keyword::Reviewed, Value::Review(day, every)) => {
                self.map.reviewed = Some(review(node.span, day.date, *every, self.plain_every(*every)));
            }
            (Keyword::Scale, Value::Scale(written)) => {
                let crate::ast::Scale { low, high, baseline } = **written;
                let middle = low.value + (high.value - low.value) / 2.0;
                let baseline = baseline.map_or(middle, |baseline| baseline.value);
                self.map.scale = Scale { low: low.value, high: high.value, baseline };
            }
            (Keyword::Lang, Value::Language(tag)) => self.map.lang = Some(self.plain(*tag)),
            (Keyword::Priority, Value::Pairs(pairs)) => self.priority(pairs),
            _ => {}
        }
    }

    fn plain_every(&self, every: Option<Every>) -> Option<String> {
        every.map(|every| self.plain(every.span)).map(|text| match text.get(..5) {
            Some(word) if word.eq_ignore_ascii_case("every") => text[5..].trim().to_owned(),
            _ => text,
        })
    }

    fn priority(&mut self, pairs: &[(crate::ast::Ident, crate::ast::Number)]) {
        self.map.criteria.clear();
        for (name, weight) in pairs {
            if weight.value > 0.0 && weight.value <= 1_000_000.0 {
                self.map.criteria.push(Criterion { name: name.text.to_string(), weight: weight.value });
            } else {
                let title = format!("`{}` has no weight", name.text);
                self.diagnostics.push(
                    Diagnostic::new(Code::OutOfBounds, title, weight.span, "a weight is more than 0, up to 1000000")
                        .help("write a weight such as 1 or 2, or remove the criterion"),
                );
                // The name stays known, so that the scores that use it aren't reported as well.
                self.map.criteria.push(Criterion { name: name.text.to_string(), weight: 1.0 });
            }
        }
    }
}

fn review(span: Span, date: Date, every: Option<Every>, words: Option<String>) -> Review {
    let next = every.and_then(|every| {
        let count = i64::from(every.count);
        let span = match every.unit {
            Calendar::Day => jiff::Span::new().try_days(count),
            Calendar::Week => jiff::Span::new().try_weeks(count),
            Calendar::Month => jiff::Span::new().try_months(count),
            Calendar::Year => jiff::Span::new().try_years(count),
        };
        date.checked_add(span.ok()?).ok()
    });
    Review { span, date, every: words, next }
}
