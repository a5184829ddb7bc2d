//! Scores outside the scale of the map: a single one is a slip, several are meant on another scale.

use super::resolver::Resolver;
use crate::{
    ast::{Content, Figure, Head, Line, Number, Value},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    model::Scale,
    parse::show,
};

/// The scales that people rate on, the narrowest first.
const USUAL: [(f64, f64); 9] = [
    (1.0, 5.0),
    (0.0, 5.0),
    (-3.0, 3.0),
    (1.0, 7.0),
    (-5.0, 5.0),
    (1.0, 10.0),
    (0.0, 10.0),
    (-10.0, 10.0),
    (0.0, 100.0),
];

impl Resolver<'_> {
    pub(super) fn warn_off_scale(&mut self) {
        let off = std::mem::take(&mut self.off_scale);
        let other = if off.len() > 1 { self.other_scale() } else { None };
        let unread = !off.is_empty() && self.may_have_other_scale();
        let other = other.filter(|_| !unread);
        let new: Vec<Diagnostic> = match (off.as_slice(), other) {
            ([first, rest @ ..], Some(scale)) => vec![self.meant_on(scale, *first, rest)],
            (off, _) => {
                off.iter().map(|number| off_scale(*number, self.map.scale, off.len() == 1 && !unread)).collect()
            }
        };
        self.diagnostics.extend(new);
    }

    /// Whether a line above the story that couldn't be read may be the scale: then the scores may be right.
    fn may_have_other_scale(&self) -> bool {
        let story = self.own.nodes.iter().find(|node| node.keyword().is_division());
        let above = story.map_or(self.own.lines.len(), |story| story.line as usize);
        let figures = |line: &Line| {
            let text = self.sources.slice(line.span);
            text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count() > 1
        };
        let is_unread = |line: &&Line| {
            line.node.is_none() && matches!(line.content, Content::Statement(_) | Content::Other(_)) && figures(line)
        };
        self.own.mistaken.contains(&Keyword::Scale) || self.own.lines[..above].iter().any(|line| is_unread(&line))
    }

    /// The usual scale that has room for every score of the map, if its scale isn't written.
    fn other_scale(&self) -> Option<(f64, f64)> {
        if self.own.nodes.iter().any(|node| node.keyword() == Keyword::Scale) {
            return None;
        }
        let score = |head: &Head| match head {
            Head::Score(_, Figure::Number(number)) => Some(number.value),
            _ => None,
        };
        let scores: Vec<f64> = self.own.nodes.iter().filter_map(|node| score(&node.head)).collect();
        let fits = |(low, high): &(f64, f64)| scores.iter().all(|score| (low..=high).contains(&score));
        USUAL.into_iter().find(fits)
    }

    fn meant_on(&self, (low, high): (f64, f64), first: Number, rest: &[Number]) -> Diagnostic {
        let scale = self.map.scale;
        let title = format!("{} scores are outside the scale", rest.len() + 1);
        let label = format!("the first; the scale goes from {} to {}", show(scale.low), show(scale.high));
        let line = format!("{}: {}..{}", Keyword::Scale.word(), show(low), show(high));
        let diagnostic = Diagnostic::new(Code::OffScale, title, first.span, label)
            .and(rest.last().unwrap_or(&first).span, "the last")
            .help(format!("if they are meant so, write `{line}` below the `journey` line"));
        let journey = self.own.nodes.iter().find(|node| node.keyword() == Keyword::Journey);
        match journey.filter(|journey| matches!(journey.value, Value::Prose(_))) {
            Some(journey) => diagnostic.fix(Fix::needs_a_look(journey.span.after(), format!("\n  {line}"))),
            None => diagnostic,
        }
    }
}

/// One score outside the scale. Several have no edit, because they would all become the same.
fn off_scale(number: Number, scale: Scale, alone: bool) -> Diagnostic {
    let (low, high) = (show(scale.low), show(scale.high));
    let title = format!("{} is outside the scale", show(number.value));
    let diagnostic =
        Diagnostic::new(Code::OffScale, title, number.span, format!("the scale goes from {low} to {high}"))
            .help(format!("write a score from {low} to {high}, or widen the map's `scale`"));
    let near = if number.value < scale.low { low } else { high };
    let fix = alone.then(|| Fix::needs_a_look(number.span, near));
    Diagnostic { fix, ..diagnostic }
}
