//! Scores on another scale, and faces and signs in place of a score.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    feeling::{LEVELS, expression},
    keyword::MEASURED,
    parse::{
        is_blank, show,
        slip::{
            Slip,
            scored::{Scored, leading_score, rating, unsigned, without_odd_end},
            shortened,
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
        // `☹️ -2`: the number is the score.
        let (score, word) = match leading_score(word).filter(|(number, _)| self.is_on_scale(number)) {
            Some((number, behind)) => (number, without_odd_end(unsigned(behind))),
            None => (score, word),
        };
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

    /// `feels :-(`, `feels anna :) Glad`: the colon belongs to the face.
    pub(super) fn emoticon(&self) -> Option<Diagnostic> {
        let rest = self.slice(self.rest());
        let (persona, behind) = self.words.people().leading(rest).map_or(("", rest), |(name, behind)| (name, behind));
        let behind = behind.trim_start_matches(is_blank);
        let behind = behind
            .strip_prefix(':')
            .filter(|rest| rest.starts_with(is_blank))
            .unwrap_or(behind)
            .trim_start_matches(is_blank);
        let (face, word) = behind.split_at(behind.find(is_blank).unwrap_or(behind.len()));
        let level = expression(face).filter(|_| face.len() > 1 && face.starts_with([':', '>']))?;
        let score = self.score_of(level)?;
        let word = word.trim_matches(is_blank);
        let gap = if persona.is_empty() { "" } else { " " };
        let word = if word.is_empty() { String::new() } else { format!(": {word}") };
        let new = format!("{gap}{persona} {score}{word}");
        let title = format!("`{face}` is not a score");
        let label = format!("the scale of this map goes {}", self.words.scale());
        let diagnostic = self.rewritten(title, Code::BadHead, &label, &new);
        Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), new)))
    }

    /// A feeling without its score, of which a word may say how good it is. `word` begins with its colon.
    pub(super) fn with_felt_score(
        &self,
        diagnostic: Diagnostic,
        people: &[&str],
        word: &str,
        level: Option<f64>,
    ) -> Diagnostic {
        let keyword = self.keyword();
        let persona = people.first().map_or(String::new(), |persona| format!(" {persona}"));
        // `feels: anna measured Relieved`
        let said = word.trim_start_matches(|c| matches!(c, ':' | '：') || is_blank(c));
        let (first, rest) = said.split_once(is_blank).unwrap_or((said, ""));
        if first.eq_ignore_ascii_case(MEASURED) && people.len() < 2 {
            let gap = if rest.is_empty() { "" } else { ": " };
            let new = format!("{persona} {MEASURED}{gap}{}", rest.trim_start_matches(is_blank));
            let diagnostic = diagnostic.help(format!("write `{keyword}{new}`"));
            return diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), new));
        }
        // Nobody knows how good an unknown word is.
        let Some(score) = level.and_then(|level| self.score_of(level)) else {
            let line = |persona: &&str| format!("`{keyword} {persona} SCORE{word}`");
            let lines = match people {
                [] | [_] => format!("`{keyword}{persona} SCORE{word}`"),
                several => several.iter().map(line).collect::<Vec<_>>().join(", "),
            };
            return diagnostic
                .help(format!("put a score on the scale {} before the colon: {lines}", self.words.scale()));
        };
        if people.len() > 1 {
            return self.several(people, |persona| format!(" {persona} {score}{word}"));
        }
        let rest = format!("{persona} {score}{word}");
        let line = format!("{keyword}{rest}");
        diagnostic
            .help(format!("put a score before the colon, for example `{}`", shortened(&line)))
            .fix(Fix::needs_a_look(self.behind_keyword(), rest))
    }

    /// A feeling from -2 to 2 as a score of this map.
    pub(in crate::parse::slip) fn score_of(&self, level: f64) -> Option<String> {
        let (low, high) = self.scale()?;
        Some(Self::on_the_scale((low, high), (level - LEVELS.0) / (LEVELS.1 - LEVELS.0)))
    }

    /// The ends of the map's scale.
    pub(super) fn scale(&self) -> Option<(f64, f64)> {
        let (low, high) = self.words.scale().split_once("..")?;
        let end = |text: &str| text.trim().replace(['−', '–'], "-").parse::<f64>().ok();
        Some((end(low)?, end(high)?))
    }

    pub(in crate::parse::slip) fn is_on_scale(&self, score: &str) -> bool {
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
