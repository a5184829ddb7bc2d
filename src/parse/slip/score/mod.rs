//! Scores of feelings and expectations: out of order, in words, on another scale, of several people.

mod many;
mod scale;

use super::{
    line::{Slip, shortened},
    scored::{
        Scored, head_is_number, is_plain, leading_score, number_behind, rating, score_in_words, unsigned,
        without_odd_end,
    },
};
use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix},
    feeling::feeling,
    keyword::{Keyword, MEASURED},
    parse::{grammar::Part, head::is_name, is_blank, number::comma_slip, scan::match_part, vocabulary::Vocabulary},
    source::Source,
    span::Span,
};

/// How a line with a score begins.
const ORDER: &str = "a persona, if any, comes first, then the score, then the colon";

/// What people write where there is nothing to say.
const NOTHING: [&str; 7] = ["none", "nothing", "n/a", "na", "unknown", "tbd", "?"];

/// Feelings and expectations.
impl Slip<'_> {
    /// A name or nothing, one number, and words: nearly all lines are like that, so the grammar isn't asked about them
    /// again.
    fn is_plainly_scored(&self) -> bool {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        let (whom, score) = head.rsplit_once(' ').map_or((None, head), |(whom, score)| (Some(whom), score));
        let digits = score.strip_prefix(['+', '-', '−', '–']).unwrap_or(score);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let number =
            [whole, part].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        let said = text.is_empty() || text.starts_with(char::is_alphabetic);
        number && said && whom.is_none_or(|whom| self.words.people().find(whom).is_some())
    }

    pub(super) fn score(&self) -> Option<Diagnostic> {
        if self.is_plainly_scored() {
            return None;
        }
        if let Some(face) = self.emoticon() {
            return Some(face);
        }
        if let Some(unknown) = self.unknown_with_score() {
            return Some(unknown);
        }
        if let Some(two) = self.second_score().or_else(|| self.two_scores()) {
            return Some(two);
        }
        if let Some(joined) = self.joined_score().or_else(|| self.scores_of_several()) {
            return Some(joined);
        }
        if let Some(comma) = self.comma_behind_a_persona() {
            return Some(comma);
        }
        let head = self.line.head;
        let wrong = match match_part(self.source, head, Part::score_head) {
            Ok(found) => {
                let called = found.find(Part::called)?.span;
                return self
                    .by_part_of_a_name()
                    .or_else(|| self.scored_by_many(called))
                    .or_else(|| self.scored_in_words(called));
            }
            Err(wrong) => wrong,
        };
        if let Some(comma) = comma_slip(self.source, head, wrong.at).filter(|_| !head.is_empty()) {
            return Some(comma);
        }
        let rest = self.slice(self.rest());
        if rest.trim_matches(|c| is_blank(c) || c == ':' || c == '：').is_empty() {
            return None;
        }
        if let Some(slip) = self.by_part_of_a_name() {
            return Some(slip);
        }
        let said = Scored::read(rest, self.words);
        if let Some(slip) = self.expressed(&said) {
            return Some(slip);
        }
        // `feels anna: 80 %`
        if let Some(share) = said.score.as_ref().filter(|_| said.word.starts_with(['%', '％'])) {
            let persona = said.people.first().map_or(String::new(), |persona| format!(" {persona}"));
            return self.on_another_scale(&persona, &format!("{share}{}", said.word.replace('％', "%")));
        }
        // `1 / 2` and `-1/5` are no scores of this scale, and nobody knows which one was meant.
        let of = said.word.strip_prefix("of ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if of && said.score.is_some() {
            return None;
        }
        if said.word.starts_with(|c: char| matches!(c, '/' | '+' | '-' | '−' | '<' | '>') || c.is_ascii_digit())
            && (said.score.is_some() || rating(said.word).is_none())
        {
            return None;
        }
        self.in_order(said)
    }

    /// `feels anna and carl 1`, where nobody is called carl.
    fn unknown_with_score(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let (whom, score) = head.rsplit_once(is_blank)?;
        leading_score(score).filter(|(_, rest)| rest.is_empty())?;
        self.unknown_in_list(Span { end: self.line.head.start + whom.len() as u32, ..self.line.head })
    }

    /// `feels ben -1,5: Lost`: nothing is in the wrong order, only the comma is wrong.
    fn comma_behind_a_persona(&self) -> Option<Diagnostic> {
        let head = self.line.head;
        let (_, score) = self.words.people().leading(self.slice(head))?;
        let is_score = |c: char| c.is_ascii_digit() || is_blank(c) || matches!(c, ',' | '.' | '+' | '-' | '−' | '–');
        score.chars().all(is_score).then(|| comma_slip(self.source, head, head.end)).flatten()
    }

    /// `feels Mrs Keller: -1`, where one persona is *Mrs. Anna Keller*: a name before the colon is nobody's feeling.
    fn by_part_of_a_name(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        let before = head.rsplit_once(is_blank).and_then(|(whom, score)| {
            leading_score(score).filter(|(_, rest)| rest.is_empty()).map(|(score, _)| (whom, score, text))
        });
        let (whom, score, said) =
            before.or_else(|| leading_score(text).map(|(score, rest)| (head, score, unsigned(rest))))?;
        let people = self.words.people();
        let persona =
            people.meant(whom).filter(|persona| people.find(whom).is_none() && people.find(persona).is_some())?;
        let said = said.trim_matches(|c| is_blank(c) || matches!(c, '(' | ')'));
        let word = if said.is_empty() { String::new() } else { format!(": {said}") };
        let rest = format!(" {persona} {score}{word}");
        let title = format!("`{whom}` is most likely the persona `{persona}`");
        let label = "a persona is called by name, or by the whole label";
        let diagnostic = self.rewritten(title, Code::BadHead, label, &rest);
        Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)))
    }

    /// `feels ruth-1: OK`: a persona and a score without a space between them.
    fn joined_score(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let people = self.words.people();
        if people.find(head).is_some() || head.contains(is_blank) {
            return None;
        }
        let at = head.rfind(['-', '−', '–', '+']).or_else(|| head.find(|c: char| c.is_ascii_digit()))?;
        let (persona, score) = (people.find(&head[..at])?, &head[at..]);
        leading_score(score).filter(|(_, rest)| rest.is_empty())?;
        let text = self.slice(self.line.text);
        let word = if text.is_empty() { String::new() } else { format!(": {text}") };
        Some(self.persona_alone(head, &format!(" {persona} {score}{word}")))
    }

    /// `feels: anna: 1`: what is before a colon is more likely somebody than a feeling.
    fn is_somebody(&self, said: &str) -> bool {
        let whom = self.slice(self.line.text).split_once([':', '：']).map(|(whom, _)| whom.trim_matches(is_blank));
        whom == Some(said) && is_name(said) && said.starts_with(char::is_lowercase)
    }

    /// `feels: measured`
    fn measured_score(&self, persona: &str) -> Diagnostic {
        let title = format!("`{MEASURED}` goes before the colon");
        self.rewritten(title, Code::BadHead, "in place of a score", &format!("{persona} {MEASURED}"))
    }

    /// A line with all its words in the right places, as far as they say who feels how.
    fn in_order(&self, mut said: Scored<'_>) -> Option<Diagnostic> {
        let head = self.line.head;
        let word = if said.word.is_empty() { String::new() } else { format!(": {}", said.word) };
        let keyword = self.keyword();
        if said.others.iter().all(|(_, score)| score.is_some()) && said.score.is_some() && !said.others.is_empty() {
            said.others.push((said.people, said.score));
            let of = |(people, score): &(Vec<&str>, Option<String>)| {
                format!(" {} {}{word}", people.concat(), score.as_deref().unwrap_or_default())
            };
            return Some(self.split(said.others.iter().map(of)));
        }
        match (said.score, said.people.as_slice()) {
            (Some(score), [] | [_]) => {
                let persona = said.people.first().map_or(String::new(), |persona| format!(" {persona}"));
                let title = format!("The words of this `{}` line are in the wrong order", self.word());
                let label = ORDER;
                // `feels 1 (was -1): Better`
                if said.word.matches(')').count() > said.word.matches('(').count() {
                    let rest = format!("{persona} {score}: ({}", said.word);
                    let diagnostic = self.rewritten(title, Code::BadHead, label, &rest);
                    return Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)));
                }
                Some(self.rewritten(title, Code::BadHead, label, &format!("{persona} {score}{word}")))
            }
            (Some(score), people) => Some(self.several(people, |persona| format!(" {persona} {score}{word}"))),
            (None, [] | [_]) if rating(said.word).is_some() => {
                let persona = said.people.first().map_or(String::new(), |persona| format!(" {persona}"));
                self.on_another_scale(&persona, said.word)
            }
            // A number in the wrong notation has its own message.
            (None, _) if head_is_number(self.slice(head)) => None,
            (None, people) => {
                let persona = people.first().map_or(String::new(), |persona| format!(" {persona}"));
                let title = format!("`{}` needs a score", self.word());
                let label = format!("the scale goes {}", self.words.scale());
                if said.word.eq_ignore_ascii_case(MEASURED) {
                    return Some(self.measured_score(&persona));
                }
                let felt = feeling(said.word);
                let diagnostic = Diagnostic::new(Code::BadHead, title, self.rest(), label);
                // `relieved 😊`
                let faces = felt.word.len() < said.word.len() && felt.number.is_none() && people.len() < 2;
                if let Some(score) = felt.level.filter(|_| faces).and_then(|level| self.score_of(level)) {
                    let word = if felt.word.is_empty() { String::new() } else { format!(": {}", felt.word) };
                    let rest = format!("{persona} {score}{word}");
                    let help = format!("write `{}`", shortened(&format!("{keyword}{rest}")));
                    return Some(diagnostic.help(help).fix(Fix::needs_a_look(self.behind_keyword(), rest)));
                }
                if let Some((said, score)) = number_behind(said.word).filter(|(_, score)| self.is_on_scale(score)) {
                    let somebody = persona.is_empty() && felt.level.is_none() && self.is_somebody(said);
                    let rest = if somebody { format!(" {said} {score}") } else { format!("{persona} {score}: {said}") };
                    let help = format!("write `{}`", shortened(&format!("{keyword}{rest}")));
                    return Some(diagnostic.help(help).fix(Fix::needs_a_look(self.behind_keyword(), rest)));
                }
                if NOTHING.iter().any(|word| word.eq_ignore_ascii_case(said.word)) {
                    return Some(diagnostic.help("leave the line out: the curve passes over what nobody knows"));
                }
                // Numbers, signs and faces may say how good it is, and a colon divides the words from the text.
                if !said.word.chars().all(is_plain) {
                    let scale = self.words.scale();
                    let help = format!("put a score before the colon: a number on the scale {scale}");
                    return Some(diagnostic.help(help));
                }
                Some(self.with_felt_score(diagnostic, people, &word, felt.level))
            }
        }
    }
}

/// `emotion: happy`: a word for `feels` in a line that lacks the score, too.
pub fn with_score(
    diagnostic: Diagnostic,
    source: &Source,
    line: Statement,
    meant: Option<Keyword>,
    words: &Vocabulary,
) -> Diagnostic {
    let rule =
        meant.and_then(|keyword| keyword.rules().next()).filter(|_| line.colon.is_some() && line.head.is_empty());
    let Some(rule) = rule else { return diagnostic };
    let slip = Slip { source, rule, line, words };
    let text = slip.slice(line.text);
    let word = rule.keyword.word();
    if text.is_empty() || leading_score(text).is_some() {
        return diagnostic;
    }
    let felt = feeling(text);
    let Some(score) = felt.level.filter(|_| felt.number.is_none()).and_then(|level| slip.score_of(level)) else {
        let scale = words.scale();
        let help = format!(
            "did you mean `{word}`? It needs a score on the scale {scale} before the colon: `{word} SCORE: {text}`"
        );
        return if text.chars().all(is_plain) { Diagnostic { fix: None, ..diagnostic.help(help) } } else { diagnostic };
    };
    let said = if felt.word.is_empty() { String::new() } else { format!(": {}", felt.word) };
    let new = format!("{word} {score}{said}");
    diagnostic
        .help(format!("did you mean `{word}`? It needs a score before the colon, for example `{new}`"))
        .fix(Fix::needs_a_look(line.keyword.to(line.text), new))
}

/// From one score to another.
impl Slip<'_> {
    /// `feels anna -1 -> 1: Scared, then proud`.
    fn two_scores(&self) -> Option<Diagnostic> {
        let rest = self.slice(self.rest());
        let (persona, scores) = match self.words.people().leading(rest) {
            Some((persona, behind)) => (format!(" {persona}"), unsigned(behind)),
            None => (String::new(), unsigned(rest)),
        };
        let signs = ["..", "->", "→", "=>", " to ", " then ", "…", " or "];
        let found = signs.iter().find_map(|sign| Some((*sign, scores.split_once(sign)?)));
        // `-1/1`: nothing is minus one out of one.
        let slash =
            || Some(("/", scores.split_once('/')?)).filter(|(_, (first, _))| first.starts_with(['-', '−', '–']));
        let (sign, (before, behind)) = found.or_else(slash)?;
        let (first, left) = leading_score(before)?;
        let (second, word) = leading_score(behind.trim_start_matches(is_blank))?;
        if !left.trim_matches(is_blank).is_empty()
            || sign == "/" && ![&first, &second].into_iter().all(|score| self.is_on_scale(score))
        {
            return None;
        }
        let word = unsigned(word);
        let word = if word.is_empty() { String::new() } else { format!(": {word}") };
        let keyword = self.keyword();
        if sign == " or " {
            let [one, other] = [first, second].map(|score| format!("{keyword}{persona} {score}{word}"));
            let title = format!("`{}` takes one score", self.word());
            let label = "two scores: the curve has one point here";
            let help = format!("write one of them: `{}` or `{}`", shortened(&one), shortened(&other));
            return Some(Diagnostic::new(Code::BadHead, title, self.rest(), label).help(help));
        }
        let (one, two) = (format!("{keyword}{persona} {first}"), format!("{persona} {second}{word}"));
        let title = format!("`{}` takes one score", self.word());
        // With an edit, one of them would be lost.
        Some(
            Diagnostic::new(Code::BadHead, title, self.rest(), "two scores: the curve has one point here")
                .help(format!("write `{keyword}{two}`, and `{one}` in a touchpoint of its own above")),
        )
    }
}

/// Heads that are well formed, but mention everybody or several personas.
impl Slip<'_> {
    /// `feels anna minus 1: OK`, `feels anna is -1`, `feels anna 1 ben 1`: a head that reads as the name of somebody
    /// and a score, but begins with a persona.
    fn scored_in_words(&self, called: Span) -> Option<Diagnostic> {
        let whom = self.slice(Span { start: self.line.head.start, ..called });
        let people = self.words.people();
        if people.find(whom).is_some()
            || people.leading(whom).is_none() && score_in_words(self.slice(self.line.head)).is_none()
        {
            return None;
        }
        if let Some(slip) = self.score_behind_words() {
            return Some(slip);
        }
        let said = Scored::read(self.slice(self.rest()), self.words);
        let all = said.score.is_some() && said.word == without_odd_end(unsigned(self.slice(self.line.text)));
        if all { self.in_order(said) } else { None }
    }

    /// `feels anna cross -1`, `feels anna 1 of 2: Fine`.
    fn score_behind_words(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let (persona, behind) = self.words.people().leading(head)?;
        let behind = unsigned(behind);
        let text = self.slice(self.line.text);
        if let Some((word, score)) =
            number_behind(behind).filter(|(word, score)| word.chars().all(is_plain) && self.is_on_scale(score))
        {
            // `is`, `at` and numbers in words are read elsewhere.
            if Scored::read(head, self.words).score.is_none() && self.words.people().leading(word).is_none() {
                let text = if text.is_empty() { String::new() } else { format!(": {text}") };
                let rest = format!(" {persona} {score}: {word}{text}");
                let title = format!("The words of this `{}` line are in the wrong order", self.word());
                let label = ORDER;
                let diagnostic = self.rewritten(title, Code::BadHead, label, &rest);
                return Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)));
            }
        }
        let (score, rest) = leading_score(behind)?;
        rest.starts_with("of ").then(|| {
            let word = if text.is_empty() { String::new() } else { format!(": {text}") };
            let title = format!("`{behind}` is not a score");
            let label = format!("the scale goes {}", self.words.scale());
            Diagnostic::new(Code::BadHead, title, self.line.head, label)
                .help(format!("write one number, for example `{} {persona} {score}{word}`", self.keyword()))
        })
    }
}
