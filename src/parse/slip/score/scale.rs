//! Scores on another scale, and faces and signs in place of a score.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    feeling::{LEVELS, expression},
    parse::{
        is_blank, show,
        slip::{
            Slip,
            scored::{Scored, rating, unsigned, without_odd_end},
        },
    },
};

impl Slip<'_> {
    /// `feels 😀: Great`, `feels anna +`: a face or a sign instead of a score.
    pub(super) fn expressed(&self, said: &Scored<'_>) -> Option<Diagnostic> {
        let end = said.word.find(|c: char| is_blank(c) || matches!(c, ':' | '：')).unwrap_or(said.word.len());
        let (sign, behind) = said.word.split_at(end);
        // In front of words a dash is a bullet.
        let bullet = ["-", "–", "—", "o", "~"].contains(&sign) && behind.starts_with(is_blank);
        let score =
            expression(sign).filter(|_| said.score.is_none() && !bullet).and_then(|level| self.score_of(level))?;
        let word = without_odd_end(unsigned(behind));
        let word = if word.is_empty() { String::new() } else { format!(": {word}") };
        let rests: Vec<String> = match said.people.as_slice() {
            [] => vec![format!(" {score}{word}")],
            people => people.iter().map(|persona| format!(" {persona} {score}{word}")).collect(),
        };
        let [rest] = rests.as_slice() else { return Some(self.split(rests.into_iter())) };
        let title = format!("`{sign}` is not a score");
        let label = format!("the scale of this map goes {}", self.words.scale());
        let diagnostic = self.rewritten(title, Code::BadHead, &label, rest);
        Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest.as_str())))
    }

    /// A feeling from -2 to 2 as a score of this map.
    pub(super) fn score_of(&self, level: f64) -> Option<String> {
        let (low, high) = self.scale()?;
        Some(Self::on_the_scale((low, high), (level - LEVELS.0) / (LEVELS.1 - LEVELS.0)))
    }

    /// The ends of the map's scale.
    pub(super) fn scale(&self) -> Option<(f64, f64)> {
        let (low, high) = self.words.scale().split_once("..")?;
        let end = |text: &str| text.trim().replace(['−', '–'], "-").parse::<f64>().ok();
        Some((end(low)?, end(high)?))
    }

    pub(super) fn is_on_scale(&self, score: &str) -> bool {
        let scale = self.scale().zip(score.parse::<f64>().ok());
        scale.is_some_and(|((low, high), score)| (low..=high).contains(&score))
    }

    /// A share of the scale as a score, in halves.
    fn on_the_scale((low, high): (f64, f64), share: f64) -> String {
        show(((low + share * (high - low)) * 2.0).round() / 2.0)
    }

    /// `feels 4 of 5: Fine`, converted to the scale of the map.
    pub(super) fn on_another_scale(&self, persona: &str, said: &str) -> Option<Diagnostic> {
        let (written, share, word) = rating(said)?;
        let score = Self::on_the_scale(self.scale()?, share);
        let word = if word.is_empty() { String::new() } else { format!(": {word}") };
        let title = format!("`{written}` is on another scale");
        let label = format!("the scale of this map goes {}", self.words.scale());
        let rest = format!("{persona} {score}{word}");
        let diagnostic = self.rewritten(title, Code::BadHead, &label, &rest);
        Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)))
    }
}
