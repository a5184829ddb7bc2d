//! Values of criteria without a number or without a criterion.

use super::line::Slip;
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Keyword, Value},
    parse::{head::is_name, is_blank, is_comma, show},
};

impl Slip<'_> {
    /// `priority: cost, satisfaction, volume`: each counts as much as the others.
    pub(super) fn without_weights(&self) -> Option<Diagnostic> {
        let text = self.slice(self.line.text);
        let names: Vec<&str> = text.split(is_comma).map(|name| name.trim_matches(is_blank)).collect();
        let fits = self.rule.value == Value::Weights && names.len() > 1 && names.iter().all(|name| is_name(name));
        fits.then(|| {
            let new = names.iter().map(|name| format!("{} 1", name.to_lowercase())).collect::<Vec<_>>().join(", ");
            let title = format!("The criteria of `{}` have no weights", self.word());
            Diagnostic::new(Code::BadList, title, self.line.text, "a number after each says how much it counts")
                .help(format!("if all count the same, write `{}: {new}`", self.word()))
                .fix(Fix::needs_a_look(self.line.text, new))
        })
    }

    /// `score: 3`: how people feel, not how important the column is.
    pub(super) fn feeling_for_score(&self) -> Option<Diagnostic> {
        let number = self.slice(self.line.text).parse::<f64>().ok().filter(|_| self.rule.value == Value::Scores)?;
        let feels = Keyword::Feels.word();
        let here = self.is_on_scale(&show(number)).then(|| format!("{feels} {}", show(number)));
        // Mermaid and most spreadsheets count from 1 to 5.
        let steps = number.fract() == 0.0 && (1.0..=5.0).contains(&number);
        let other = || self.score_of(number - 3.0).map(|score| format!("{feels} {score}"));
        let of_five = Some(()).filter(|()| steps && self.words.scale() != "1..5").and_then(|()| other());
        let title = format!("`{}` is a number without a criterion", self.slice(self.line.text));
        let diagnostic = Diagnostic::new(Code::BadList, title, self.line.text, "a score is one of a criterion");
        let place = self.line.keyword.to(self.line.text);
        Some(match (here, of_five) {
            (Some(here), Some(of_five)) => {
                diagnostic.help(format!("if it says how people feel, write `{here}`, or `{of_five}` if it is one of 5"))
            }
            (Some(new), None) => {
                diagnostic.help(format!("if it says how people feel, write `{new}`")).fix(Fix::needs_a_look(place, new))
            }
            (None, Some(new)) => diagnostic
                .help(format!(
                    "if it says how people feel, {number} of 5 is `{new}` on the scale {}",
                    self.words.scale()
                ))
                .fix(Fix::needs_a_look(place, new)),
            (None, None) => return None,
        })
    }
}
