//! Metrics and priorities.

use super::{
    known::{built_in_measure, criterion_called},
    measured::{Question, answers},
    mentions::Kind,
    resolver::Resolver,
};
use crate::{
    ast::{self, Head, Node, NodeId, Value},
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Keyword, NPS},
    model::{
        Ask, Asked, CriterionId, CriterionScore, Map, MeasureId, Metric, PersonaId, Place, Priority, Summary, Whom,
    },
    parse::{converted, is_blank, lift, nearest_name, show},
    span::Span,
};

/// Languages in which a point stands between thousands.
const POINTS_BETWEEN_THOUSANDS: [&str; 10] = ["ca", "da", "de", "el", "es", "id", "it", "nl", "pt", "tr"];

impl Resolver<'_> {
    /// A `metric` line of a place that is for `members`, unless one of `others` says the same.
    pub(super) fn metric(
        &mut self,
        id: NodeId,
        node: &Node,
        place: Option<Place>,
        members: &[PersonaId],
        others: &[Metric],
    ) -> Option<Metric> {
        let Value::Metric(written) = &node.value else { return None };
        let (measure, whom) = self.measure_and_persona(&node.head)?;
        let (Head::Name(name) | Head::Measure(name, _)) = &node.head else { return None };
        if let (Whom::One(persona), Head::Measure(_, named)) = (whom, &node.head) {
            self.member(persona, named.span, members)?;
        }
        let asked = |ask: &&Ask| ask.place == place && ask.whom == whom && ask.figure == Asked::Metric(measure);
        let known = others.iter().find(|metric| metric.measure == measure && metric.whom == whom);
        let first = known.map(|metric| metric.span).or_else(|| self.map.asks.iter().find(asked).map(|ask| ask.span));
        if let Some(first) = first {
            let title = format!("`{}` is measured twice here", name.text);
            self.diagnostics.push(
                Diagnostic::new(Code::StandsTwice, title, name.span, "the second one")
                    .and(first, "the first one")
                    .help("keep one of them; write the earlier value after `was`"),
            );
            return None;
        }
        let declared = self.map.measure(measure);
        let range = match written.of {
            Some(of) => Some((declared.range.map_or(0.0, |(low, _)| low).min(of.value), of.value)),
            None => declared.range,
        };
        let unit = written.unit.map(|unit| self.plain(unit)).or_else(|| declared.unit.clone());
        self.is_no_share(written, measure);
        self.is_no_thousand(written);
        self.is_no_unit(written);
        let [was, target, benchmark] =
            [written.was, written.target, written.benchmark].map(|of| self.in_unit(of, written, unit.as_deref()));
        let beside = [(written.was, was), (written.target, target), (written.benchmark, benchmark)];
        let beside = beside.into_iter().filter_map(|(of, value)| Some(ast::Number { value: value?, ..of?.number }));
        let figures: Vec<ast::Number> = written.value.number().into_iter().chain(beside).collect();
        self.in_range(&figures, range);
        let value = |number: Option<ast::Number>| number.map(|number| number.value);
        let name = declared_name(&self.map, measure);
        let (figure, measured) = match Self::figure_or_word(written.value) {
            Ok(number) => (number.value, None),
            Err(word) => {
                let answers = answers(&name, range, value(written.of));
                let figure = Asked::Metric(measure);
                let found = self.ask(id, word, Question { place, figure, whom, of: vec![name], answers, target });
                found.map(|(estimate, measured)| (estimate.value, Some(measured)))?
            }
        };
        let is_share = measured.is_some()
            && matches!(self.child(id, Keyword::As).map(|line| &line.value), Some(Value::Summary(Summary::Top(_))));
        let (unit, range) = if is_share { (Some("%".to_owned()), Some((0.0, 100.0))) } else { (unit, range) };
        let of = written.of.filter(|_| !is_share);
        Some(Metric {
            span: node.span,
            measure,
            whom,
            value: figure,
            unit,
            of: value(of),
            was,
            target,
            benchmark,
            range,
            from: self.evidence_of(id, measured),
            measured,
        })
    }

    /// A figure beside the value, in the value's unit.
    fn in_unit(&mut self, of: Option<ast::Amount>, written: &ast::Metric, unit: Option<&str>) -> Option<f64> {
        let of = of?;
        let Some(span) = of.unit else { return Some(of.number.value) };
        let own = self.sources.slice(span);
        match unit {
            Some(unit) if converted(of.number.value, own, unit).is_some() => converted(of.number.value, own, unit),
            Some(unit) => {
                let title = format!("`{own}` and `{unit}` are different units");
                let label = format!("the metric's value is in {unit}");
                self.diagnostics.push(
                    Diagnostic::new(Code::BadMetric, title, span, label)
                        .help(format!("write all figures of a metric in {unit}")),
                );
                None
            }
            None => {
                if let Some(number) = written.value.number() {
                    let title = format!("The value has no unit, but this figure is in {own}");
                    let mut diagnostic = Diagnostic::new(Code::BadMetric, title, span, "only this figure has a unit");
                    diagnostic.severity = Severity::Warning;
                    let value = self.sources.slice(number.span);
                    self.diagnostics.push(
                        diagnostic
                            .help(format!("write it after the value too: `{value} {own}`"))
                            .fix(Fix::needs_a_look(number.span.after(), format!(" {own}"))),
                    );
                }
                Some(of.number.value)
            }
        }
    }

    /// The measure comes first, possibly followed by a persona. If the last word is nearly a persona, that is a slip,
    /// not a new measure.
    fn measure_and_persona(&mut self, head: &Head) -> Option<(MeasureId, Whom)> {
        match head {
            Head::Measure(measure, persona) => {
                let whom = self.find(Kind::Persona, persona).map(|at| Whom::One(PersonaId::new(at)))?;
                Some((self.measure(measure)?, whom))
            }
            Head::Name(words) => {
                let nearly = self.nearly_a_persona(words);
                if let Some(slip) = nearly {
                    self.diagnostics.push(slip);
                    return None;
                }
                Some((self.measure(words)?, Whom::Everyone))
            }
            Head::None | Head::Score(..) | Head::Pain(..) | Head::Label(_) | Head::Way(..) | Head::Days(_) => None,
        }
    }

    fn nearly_a_persona(&self, words: &ast::Ident) -> Option<Diagnostic> {
        let source = self.sources.slice(words.span);
        let known = self.scope.has(Kind::Measure, &words.text);
        let at = source.rfind(is_blank).filter(|_| !known)?;
        let last = source[at..].trim_start_matches(is_blank);
        let personas = self.map.personas.iter().filter(|persona| !persona.name.is_generated());
        let meant = nearest_name(last, personas.map(|persona| persona.name.as_str()))?;
        let span = Span { start: words.span.end - last.len() as u32, ..words.span };
        let title = format!("Unknown persona `{last}`");
        Some(
            Diagnostic::new(Code::UnknownName, title, span, "a persona can follow the measure")
                .help(format!("did you mean `{meant}`?"))
                .fix(Fix::needs_a_look(span, meant)),
        )
    }

    /// `metric nps: 82 %`: a difference of two shares, from -100 to 100, which has no unit.
    fn is_no_share(&mut self, written: &ast::Metric, measure: MeasureId) {
        let declared = self.map.measure(measure);
        let nps = built_in_measure(declared.name.as_str()).is_some_and(|built_in| built_in.name == NPS);
        let unit = written.unit.filter(|unit| matches!(self.sources.slice(*unit), "%" | "％"));
        let (Some(unit), Some(number)) = (unit.filter(|_| nps && declared.unit.is_none()), written.value.number())
        else {
            return;
        };
        let title = "An NPS has no percent sign";
        let label = "the share of promoters minus the share of detractors, from -100 to 100";
        let mut diagnostic = Diagnostic::new(Code::BadMetric, title, unit, label);
        diagnostic.severity = Severity::Warning;
        let figure = self.sources.slice(number.span);
        let place = Span { start: number.span.end, ..unit };
        let help = format!("write `{figure}`; for the share of those who are satisfied, `csat` takes a percentage");
        self.diagnostics.push(diagnostic.help(help).fix(Fix::needs_a_look(place, "")));
    }

    /// `metric calls: 1'000`, `12:30`, `1e3`, `4.1 out of 5`: what is after the digits is no unit.
    fn is_no_unit(&mut self, written: &ast::Metric) {
        let (Some(unit), Some(number)) = (written.unit, written.value.number()) else { return };
        let said = self.sources.slice(unit);
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let grouped = said.strip_prefix(['\'', '’', '_']).filter(|rest| digits(rest));
        let power = said.strip_prefix(['e', 'E', 'h']).is_some_and(digits);
        let word = ["out", "target", "was", "benchmark"].contains(&said.split(is_blank).next().unwrap_or_default());
        if grouped.is_none() && !power && !word && !said.starts_with([':', '(', '±', '?', '\'', '’', '_']) {
            return;
        }
        let title = format!("`{said}` is read as the unit");
        let mut diagnostic = Diagnostic::new(Code::BadMetric, title, unit, "a unit comes after the figure");
        diagnostic.severity = Severity::Warning;
        let figure = self.sources.slice(number.span);
        self.diagnostics.push(match grouped {
            Some(rest) => {
                let all = format!("{figure}{rest}");
                let place = Span { start: number.span.start, ..unit };
                diagnostic.help(format!("write `{all}`")).fix(Fix::needs_a_look(place, all))
            }
            // `4.1 out of 5`
            None if said.eq_ignore_ascii_case("out") && written.of.is_some() => {
                let place = Span { start: number.span.end, ..unit };
                diagnostic.help(format!("write `{figure} of …`, without `{said}`")).fix(Fix::safe(place, ""))
            }
            None => diagnostic.help("write one figure, then `of` and the highest possible one, or a unit"),
        });
    }

    /// `metric calls: 1.240` in a German map, where others would write a thousand like that.
    fn is_no_thousand(&mut self, written: &ast::Metric) {
        let language = self.map.lang.as_deref().and_then(|tag| tag.split('-').next()).unwrap_or_default();
        if !POINTS_BETWEEN_THOUSANDS.iter().any(|known| known.eq_ignore_ascii_case(language)) {
            return;
        }
        for number in numbers(written) {
            let figure = self.sources.slice(number.span);
            let grouped = figure.split_once('.').filter(|(whole, part)| {
                part.len() == 3 && whole.trim_start_matches(['-', '−', '–', '+']).len() <= 3 && *whole != "0"
            });
            let Some((whole, part)) = grouped else { continue };
            let title = format!("`{figure}` is read as {}", show(number.value));
            let label = "a point is before the decimals, in every language";
            let mut diagnostic = Diagnostic::new(Code::BadNumber, title, number.span, label);
            diagnostic.severity = Severity::Warning;
            let all = format!("{whole}{part}");
            let help = format!("write `{all}` if that is meant, or else `{}`", show(number.value));
            self.diagnostics.push(diagnostic.help(help).fix(Fix::needs_a_look(number.span, all)));
        }
    }

    fn in_range(&mut self, figures: &[ast::Number], range: Option<(f64, f64)>) {
        let Some((low, high)) = range else { return };
        for number in figures {
            if !(low..=high).contains(&number.value) {
                let title = format!("{} is outside the measure's range", show(number.value));
                let label = format!("the range goes from {} to {}", show(low), show(high));
                self.diagnostics.push(Diagnostic::new(Code::MetricOutOfRange, title, number.span, label).help(
                    format!("write a figure from {} to {}, or widen the measure's `range`", show(low), show(high)),
                ));
            }
        }
    }

    /// Reads a `score` line.
    pub(super) fn score(&mut self, id: NodeId, node: &Node) -> Option<Priority> {
        let Value::Pairs(pairs) = &node.value else { return None };
        let scores: Vec<CriterionScore> =
            pairs.iter().filter_map(|(name, number)| self.criterion(name, *number)).collect();
        let value = self.map.priority(&scores)?;
        Some(Priority { span: node.span, scores, value, from: self.evidence(id) })
    }

    /// Adds the criterion to the journey's `priority` line, or that line to the journey.
    fn with_criterion(&self, diagnostic: Diagnostic, name: &str, known: &[&str]) -> Diagnostic {
        let find = |keyword| self.own.nodes.iter().find(|node| node.keyword() == keyword && node.parent.is_none());
        if let Some(priority) = find(Keyword::Priority) {
            let new = format!(", {name} 1");
            return diagnostic
                .help(format!("add it to the journey's `priority` line: `{name} 1`"))
                .fix(Fix::needs_a_look(priority.span.after(), new));
        }
        let all: Vec<String> = known.iter().copied().chain([name]).map(|name| format!("{name} 1")).collect();
        let line = format!("priority: {}", all.join(", "));
        let diagnostic = diagnostic.help(format!("name the criteria below the `journey` line: `{line}`"));
        let Some(journey) = find(Keyword::Journey) else { return diagnostic };
        let last = lift::with_continuations(&self.own.lines, journey.line as usize);
        diagnostic.fix(Fix::needs_a_look(self.own.lines[last].span.after(), format!("\n  {line}")))
    }

    fn criterion(&mut self, name: &ast::Ident, number: ast::Number) -> Option<CriterionScore> {
        let Some(index) = self.map.criteria.iter().position(|criterion| criterion.name == name.text) else {
            if self.own.mistaken.contains(&Keyword::Priority) {
                return None;
            }
            let known: Vec<&str> = self.map.criteria.iter().map(|criterion| criterion.name.as_str()).collect();
            let title = format!("`{}` is not one of the map's criteria", name.text);
            let label = format!("the criteria are {}", known.join(", "));
            let diagnostic = Diagnostic::new(Code::UnknownCriterion, title, name.span, label);
            self.diagnostics.push(match nearest_name(&name.text, known.iter().copied()) {
                Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::safe(name.span, meant)),
                None => match abbreviated(&name.text, &known).or_else(|| translated(&name.text, &known)) {
                    Some(whole) => {
                        diagnostic.help(format!("did you mean `{whole}`?")).fix(Fix::needs_a_look(name.span, whole))
                    }
                    None => self.with_criterion(diagnostic, &name.text, &known),
                },
            });
            return None;
        };
        if !(1.0..=100.0).contains(&number.value) {
            let title = format!("{} is outside 1 to 100", show(number.value));
            self.diagnostics.push(
                Diagnostic::new(Code::OutOfBounds, title, number.span, "a criterion goes from 1 to 100")
                    .help("write a number from 1 (least) to 100 (most)"),
            );
            return None;
        }
        Some(CriterionScore { criterion: CriterionId::new(index), value: number.value })
    }
}

/// Every number that a metric has.
fn numbers(written: &ast::Metric) -> impl Iterator<Item = ast::Number> {
    let beside = [written.was, written.target, written.benchmark].into_iter().flatten().map(|of| of.number);
    written.value.number().into_iter().chain(beside)
}

fn declared_name(map: &Map, measure: MeasureId) -> String {
    map.measure(measure).name.to_string()
}

/// The one of these words that `text` is in another language.
fn translated<'a>(text: &str, known: &[&'a str]) -> Option<&'a str> {
    let meant = criterion_called(text)?;
    known.iter().copied().find(|word| *word == meant)
}

/// The only one of these words that `text` is the beginning of, as `freq` is of `frequency`.
fn abbreviated<'a>(text: &str, known: &[&'a str]) -> Option<&'a str> {
    let text = text.to_lowercase();
    let mut whole = known.iter().copied().filter(|word| text.chars().count() > 2 && word.starts_with(&text));
    whole.next().filter(|_| whole.next().is_none())
}
