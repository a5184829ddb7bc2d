//! A change in words.

use crate::{
    compare::{Chance, Change, Kind, Value, Verdict, What, Where},
    vocabulary::Words,
};

/// A part of a line in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub text: String,
    pub look: Emphasis,
}

/// The style of a part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// What the change is about.
    Strong,
    /// Between the rest.
    Plain,
    /// An explanation.
    Soft,
    /// A value before.
    Old,
    /// A value after.
    New,
    /// Whether it is for the better.
    Judged(Verdict),
}

/// What kind of line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Added,
    Gone,
    Changed,
}

impl Sign {
    /// The sign of a change.
    pub fn of(what: &What) -> Self {
        match what {
            What::Added | What::TakesLines { .. } | What::Replaces(_) => Self::Added,
            What::Gone | What::GivesLines { .. } => Self::Gone,
            What::Moved { .. } | What::Renamed { .. } | What::Changed { .. } => Self::Changed,
        }
    }
}

/// The words of a change.
pub fn line(change: &Change) -> Vec<Part> {
    let mut line = Line::default();
    match &change.what {
        What::Added | What::Gone => line.appears(change),
        What::TakesLines { .. } => {
            line.appears(change);
            line.put(Emphasis::Plain, ", with the lines of the stage");
        }
        What::GivesLines { .. } => {
            line.appears(change);
            line.put(Emphasis::Plain, ", whose lines are in the stage now");
        }
        What::Replaces(titles) => {
            line.appears(change);
            line.put(Emphasis::Plain, format!(", in place of {}", titles.join(", ")));
        }
        What::Moved { from, to } => {
            line.subject(change);
            line.put(Emphasis::Plain, " moved ");
            line.moved(from, to);
        }
        What::Renamed { from, to } => {
            let verb = if is_point(change.kind) { " was worded as " } else { " was called " };
            line.put(Emphasis::Strong, to);
            line.whereabouts(change);
            line.put(Emphasis::Plain, verb);
            line.put(Emphasis::Old, quoted(from));
        }
        What::Changed { field, of, from, to } => {
            line.subject(change);
            line.put(Emphasis::Plain, if change.kind == Kind::Journey { "" } else { ": " });
            line.field(field, of.as_deref());
            match (field.as_str(), from, to) {
                // Without a `for`, something is for everybody.
                ("for", from, to) => line.values(Some(&everybody_or(from)), Some(&everybody_or(to)), change),
                (_, from, to) => line.values(from.as_ref(), to.as_ref(), change),
            }
        }
    }
    line.parts
}

fn everybody_or(value: &Option<Value>) -> Value {
    value.clone().unwrap_or_else(|| Value::List(vec!["everybody".to_owned()]))
}

#[derive(Default)]
struct Line {
    parts: Vec<Part>,
}

impl Line {
    fn put(&mut self, look: Emphasis, text: impl Into<String>) {
        let text = text.into().replace('\n', " ");
        if !text.is_empty() {
            self.parts.push(Part { text, look });
        }
    }

    /// What there is now, or was: its kind, and where.
    fn appears(&mut self, change: &Change) {
        self.put(Emphasis::Strong, &change.title);
        let kind = match change.severity {
            Some(severity) => format!("{} {}", severity.word(), kind(change.kind)),
            None => kind(change.kind).to_owned(),
        };
        let text = match &change.place {
            Some(place) => format!(" ({kind} in {place})"),
            None => format!(" ({kind})"),
        };
        self.put(Emphasis::Soft, text);
    }

    fn subject(&mut self, change: &Change) {
        if change.kind == Kind::Journey {
            return;
        }
        self.put(Emphasis::Strong, &change.title);
        self.whereabouts(change);
    }

    /// Where the thing is, if its own title doesn't say so.
    fn whereabouts(&mut self, change: &Change) {
        if let Some(place) = change.place.as_ref().filter(|_| is_point(change.kind)) {
            self.put(Emphasis::Soft, format!(" ({place})"));
        }
    }

    fn moved(&mut self, from: &Where, to: &Where) {
        let behind = |place: &Where| match &place.behind {
            Some(before) => format!("after {}", quoted(before)),
            None => "to the beginning".to_owned(),
        };
        if from.inside != to.inside {
            self.put(Emphasis::Plain, "from ");
            self.put(Emphasis::Old, quoted(&from.inside));
            self.put(Emphasis::Plain, " to ");
            self.put(Emphasis::New, quoted(&to.inside));
            return;
        }
        self.put(Emphasis::New, behind(to));
        if let Some(before) = &from.behind {
            self.put(Emphasis::Soft, format!(" (was after {})", quoted(before)));
        }
    }

    fn field(&mut self, field: &str, of: Option<&str>) {
        let words = match (field, of) {
            ("feels" | "expects", Some(who)) => format!("{who} {field} "),
            ("feeling" | "expectation", Some(who)) => format!("{field} of {who} "),
            ("metric", Some(metric)) => format!("{metric} "),
            ("target" | "benchmark", Some(metric)) => format!("{metric}, {field} "),
            ("was", Some(metric)) => format!("{metric}, before "),
            ("of", Some(metric)) => format!("{metric}, at most "),
            ("p50", Some(time)) => format!("{time}, half take at most "),
            ("p90", Some(time)) => format!("{time}, 90 % take at most "),
            ("column" | "as" | "extremes" | "measured" | "measured from" | "answers" | "interval" | "n", Some(of)) => {
                format!("{of}, {field} ")
            }
            ("score", Some(criterion)) => format!("score for {criterion} "),
            ("from", Some(what)) => format!("evidence for {what}: "),
            ("from", None) => "evidence ".to_owned(),
            (field, Some(who)) => format!("{field}, {who} "),
            (field, None) => format!("{field} "),
        };
        self.put(Emphasis::Plain, words);
    }

    fn values(&mut self, from: Option<&Value>, to: Option<&Value>, change: &Change) {
        match (from, to) {
            (Some(from), Some(to)) => {
                self.put(Emphasis::Old, shown(from));
                self.put(Emphasis::Plain, " → ");
                self.put(Emphasis::New, shown(to));
                self.judgement(by(from, to), change);
            }
            (None, Some(to)) => {
                self.put(Emphasis::New, shown(to));
                self.put(Emphasis::Soft, " (new)");
            }
            (Some(from), None) => {
                self.put(Emphasis::Old, shown(from));
                self.put(Emphasis::Soft, " (removed)");
            }
            (None, None) => {}
        }
    }

    fn judgement(&mut self, by: Option<String>, change: &Change) {
        let verdict = change.verdict;
        let chance = change.chance.map(|chance| match chance {
            Chance::Within => "could be chance".to_owned(),
            Chance::Beyond => "more than chance".to_owned(),
        });
        let word = verdict.map(|verdict| match verdict {
            Verdict::Better => "better".to_owned(),
            Verdict::Worse => "worse".to_owned(),
        });
        let told: Vec<String> = by.into_iter().chain(word).chain(chance).collect();
        if !told.is_empty() {
            self.put(verdict.map_or(Emphasis::Soft, Emphasis::Judged), format!(" ({})", told.join(", ")));
        }
    }
}

/// Whether it has a text and belongs to a place.
fn is_point(kind: Kind) -> bool {
    match kind {
        Kind::Pain | Kind::Gain | Kind::Opportunity => true,
        Kind::Journey | Kind::Persona | Kind::Team | Kind::Channel | Kind::Source | Kind::Lane | Kind::Metric => false,
        Kind::Stage | Kind::Touchpoint | Kind::Step | Kind::Way => false,
    }
}

/// The word for a kind.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Journey => "journey",
        Kind::Persona => "persona",
        Kind::Team => "team",
        Kind::Channel => "channel",
        Kind::Source => "source",
        Kind::Lane => "lane",
        Kind::Metric => "metric",
        Kind::Stage => "stage",
        Kind::Touchpoint => "touchpoint",
        Kind::Step => "step",
        Kind::Way => "way",
        Kind::Pain => "pain",
        Kind::Gain => "gain",
        Kind::Opportunity => "opportunity",
    }
}

/// The verb of a change. What a map no longer mentions is removed; a comparison of two maps can't know whether it was
/// solved.
pub fn verb(sign: Sign) -> &'static str {
    match sign {
        Sign::Added => "added",
        Sign::Gone => "removed",
        Sign::Changed => "changed",
    }
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}

fn words() -> &'static Words {
    Words::for_lang(None)
}

fn shown(value: &Value) -> String {
    let words = words();
    match value {
        Value::Text(text) => quoted(text),
        Value::Score(score) => words.number(*score),
        Value::Figure(figure, unit) => with_unit(words.number(*figure), unit.as_deref()),
        Value::OutOf(figure, of) => format!("{} of {}", words.number(*figure), words.number(*of)),
        Value::Percent(percent) => with_unit(words.number(*percent), Some("%")),
        Value::Seconds(seconds) => words.duration(*seconds),
        Value::Range(low, high) => words.duration_range(*low, *high),
        Value::Between(low, high) => format!("{} – {}", words.number(*low), words.number(*high)),
        Value::Day(day) => words.date(*day),
        Value::List(list) => list.join(", "),
        Value::Untold(why) => (*why).to_owned(),
    }
}

fn with_unit(figure: String, unit: Option<&str>) -> String {
    unit.map_or(figure.clone(), |unit| format!("{figure}\u{A0}{unit}"))
}

/// By how much a figure changed.
fn by(from: &Value, to: &Value) -> Option<String> {
    let words = words();
    match (from, to) {
        (Value::Score(from), Value::Score(to)) | (Value::Percent(from), Value::Percent(to)) => {
            Some(words.signed(to - from))
        }
        (Value::Figure(from, one), Value::Figure(to, other)) if one == other => Some(words.signed(to - from)),
        (Value::Seconds(from), Value::Seconds(to)) => {
            let sign = if to < from { "−" } else { "+" };
            Some(format!("{sign}{}", words.duration((to - from).abs())))
        }
        (_, _) => None,
    }
}
