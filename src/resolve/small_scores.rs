//! Scores that are most likely meant on a smaller scale than the one from 1 to 100.

use super::resolver::Resolver;
use crate::{
    ast::{self, Value},
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::Keyword,
    parse::show,
};

impl Resolver<'_> {
    /// `score: cost 3, sales 5` in a map that has no higher figure: out of 100, that is next to nothing.
    pub(super) fn warn_of_small_scores(&mut self) {
        let lines = self.own.nodes.iter().filter(|node| node.keyword() == Keyword::Score);
        let pairs = lines.filter_map(|node| match &node.value {
            Value::Pairs(pairs) => Some(pairs),
            _ => None,
        });
        let numbers: Vec<ast::Number> = pairs.flatten().map(|(_, number)| *number).collect();
        let highest = numbers.iter().map(|number| number.value).fold(0.0, f64::max);
        let whole = if highest <= 5.0 { 5.0 } else { 10.0 };
        // One figure alone may well be that low.
        if numbers.len() < 2 || highest > whole || numbers.iter().any(|number| number.value < 1.0) {
            return;
        }
        let title = format!("No score in this map is higher than {}, out of 100", show(highest));
        let mut diagnostic = Diagnostic::new(Code::BadNumber, title, numbers[0].span, "a score goes from 1 to 100");
        diagnostic.severity = Severity::Warning;
        let scaled = |number: &ast::Number| (number.span, show(number.value / whole * 100.0));
        let (span, first) = scaled(&numbers[0]);
        let fix = numbers[1..]
            .iter()
            .map(scaled)
            .fold(Fix::needs_a_look(span, first.as_str()), |fix, (span, text)| fix.and(span, text));
        let help = format!("if they are out of {}, write `{first}` here, and convert the others too", show(whole));
        self.diagnostics.push(diagnostic.help(help).fix(fix));
    }
}
