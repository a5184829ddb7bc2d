//! Lines with all the right words in the wrong places: after the colon instead of before it, in another order, or with
//! a meaningful word instead of a name.

use super::{
    colon::is_right,
    elsewhere::line_below,
    frame::article,
    grammar::{Part, trim},
    head::{capitalised, persona_name},
    is_blank,
    number::comma_slip,
    people::{left_out, means_nobody, means_others, other_meaning},
    scan::match_part,
    severity::{SEVERITIES, meant, severity},
    vocabulary::Vocabulary,
};
use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Named as Kind, Rule, Value},
    source::Source,
    span::Span,
};

/// What is wrong with a line that says everything it should, but in the wrong places.
pub fn slip(source: &Source, rule: &Rule, line: Statement, words: &Vocabulary) -> Option<Diagnostic> {
    let slip = Slip { source, rule, line, words };
    slip.second_colon().or_else(|| match rule.head {
        Head::Score => slip.score(),
        Head::OptionalPersona => slip.persona(),
        Head::Pain => slip.named(),
        Head::OptionalName if matches!(rule.keyword, Keyword::Gain | Keyword::Opportunity) => slip.named(),
        Head::OptionalName => slip.column(),
        Head::Name => slip.declaration(),
        Head::Way | Head::Exit => slip.share(),
        Head::None => slip.without_head(),
        Head::Measure | Head::Label | Head::Days => None,
    })
}

struct Slip<'a> {
    source: &'a Source,
    rule: &'a Rule,
    line: Statement,
    words: &'a Vocabulary,
}

impl<'a> Slip<'a> {
    fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    fn word(&self) -> &'static str {
        match self.rule.keyword {
            Keyword::Own => "",
            keyword => keyword.word(),
        }
    }

    /// The keyword as the writer wrote it.
    fn keyword(&self) -> &'a str {
        self.slice(self.line.keyword)
    }

    /// Everything after the keyword.
    fn rest(&self) -> Span {
        let end = self.line.text.end.max(self.line.head.end).max(self.line.colon.map_or(0, |colon| colon.end));
        trim(
            self.source,
            Span { start: self.line.keyword.end, end: end.max(self.line.keyword.end), ..self.line.keyword },
        )
    }

    /// From right after the keyword to the end of the line.
    fn behind_keyword(&self) -> Span {
        Span { start: self.line.keyword.end, end: self.rest().end, ..self.line.keyword }
    }

    /// The whole line from its keyword on, with other words after that.
    fn rewritten(&self, title: String, code: Code, label: &str, rest: &str) -> Diagnostic {
        let new = format!("{}{rest}", self.keyword());
        Diagnostic::new(code, title, self.rest(), label)
            .help(format!("write `{}`", shortened(&new)))
            .fix(Fix::safe(self.behind_keyword(), rest))
    }

    /// `does:: Something`.
    fn second_colon(&self) -> Option<Diagnostic> {
        let colon = self.line.colon?;
        let text = self.slice(self.line.text);
        let rest = text.strip_prefix([':', '：'])?;
        let one_too_many = colon.end == self.line.text.start || rest.starts_with(is_blank);
        if !one_too_many || rest.trim_start_matches(is_blank).is_empty() {
            return None;
        }
        let extra = Span { end: self.line.text.end - rest.trim_start_matches(is_blank).len() as u32, ..self.line.text };
        let title = "There is one colon too many".to_owned();
        Some(
            Diagnostic::new(Code::BadHead, title, extra, "this one would be part of the text")
                .help("remove it")
                .fix(Fix::safe(Span { start: colon.end, ..extra }, " ")),
        )
    }

    /// One line for each persona.
    fn several(&self, people: &[&str], line_for: impl Fn(&str) -> String) -> Diagnostic {
        self.split(people.iter().map(|persona| line_for(persona)))
    }

    /// The keyword followed by each of these.
    fn split(&self, rests: impl Iterator<Item = String>) -> Diagnostic {
        let word = self.word_or_lane();
        let lines: Vec<String> = rests.map(|rest| format!("{}{rest}", self.keyword())).collect();
        let start = self.source.line_range(self.source.line_of(self.line.keyword.start)).start;
        let margin = &self.source.text[start..self.line.keyword.start as usize];
        let whole = self.line.keyword.to(self.rest());
        let title = format!("One `{word}` line is about one persona");
        Diagnostic::new(Code::BadHead, title, self.rest(), "this names more than one")
            .help(format!("write a line for each: `{}`", shortened(&lines.join("`, `"))))
            .fix(Fix::needs_a_look(whole, lines.join(&format!("\n{margin}"))))
    }

    fn word_or_lane(&self) -> &'a str {
        if self.rule.keyword == Keyword::Own { self.keyword() } else { self.word() }
    }
}

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

    fn score(&self) -> Option<Diagnostic> {
        if self.is_plainly_scored() {
            return None;
        }
        if let Some(two) = self.two_scores() {
            return Some(two);
        }
        let head = self.line.head;
        let wrong = match match_part(self.source, head, Part::score_head) {
            Ok(found) => {
                let called = found.find(Part::called)?.span;
                return self.scored_by_many(called).or_else(|| self.scored_in_words(called));
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
        let said = Scored::read(rest, self.words);
        // `1 / 2` and `-1/5` are no scores of this scale, and nobody knows which one was meant.
        if said.word.starts_with(|c: char| matches!(c, '/' | '+' | '-' | '−' | '<' | '>') || c.is_ascii_digit())
            && (said.score.is_some() || rating(said.word).is_none())
        {
            return None;
        }
        self.in_order(said)
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
                let label = "a persona (optional), then a score go before the colon";
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
                let line = format!("{keyword}{persona} 1{word}");
                let diagnostic = Diagnostic::new(Code::BadHead, title, self.rest(), label);
                // Numbers, signs and faces may say how good it is, and a colon divides the words from the text.
                if !said.word.chars().all(is_plain) {
                    let scale = self.words.scale();
                    let help = format!("put a score before the colon: a number on the scale {scale}");
                    return Some(diagnostic.help(help));
                }
                Some(
                    diagnostic
                        .help(format!("put a score before the colon, for example `{}`", shortened(&line)))
                        .fix(Fix::for_display(self.behind_keyword(), format!("{persona} 1{word}"))),
                )
            }
        }
    }
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
        let signs = ["..", "->", "→", "=>", " to ", " then ", "…"];
        let (before, behind) = signs.iter().find_map(|sign| scores.split_once(sign))?;
        let (first, left) = leading_score(before)?;
        let (second, word) = leading_score(behind.trim_start_matches(is_blank))?;
        if !left.trim_matches(is_blank).is_empty() {
            return None;
        }
        let word = unsigned(word);
        let word = if word.is_empty() { String::new() } else { format!(": {word}") };
        let keyword = self.keyword();
        let (one, two) = (format!("{keyword}{persona} {first}"), format!("{persona} {second}{word}"));
        let title = format!("`{}` takes one score", self.word());
        Some(
            Diagnostic::new(Code::BadHead, title, self.rest(), "two scores: the curve has one point here")
                .help(format!("write `{keyword}{two}`, and `{one}` in a touchpoint of its own above"))
                .fix(Fix::needs_a_look(self.behind_keyword(), two)),
        )
    }
}

/// Heads that are well formed, but mention everybody or several personas.
impl Slip<'_> {
    /// `feels everyone -1`, `feels anna and ben -1`.
    fn scored_by_many(&self, called: Span) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let score = self.slice(Span { start: called.end, ..self.line.head }).trim_start_matches(is_blank);
        let text = self.slice(self.line.text);
        let word = if text.is_empty() { String::new() } else { format!(": {text}") };
        let people = self.words.people();
        let whom = &head[..(called.end - self.line.head.start) as usize];
        // `feels anna 4 of 5`
        let rest = unsigned(people.leading(head).map_or(head, |(_, behind)| behind));
        if rating(rest).is_some() {
            let persona = people.leading(head).map_or(String::new(), |(persona, _)| format!(" {persona}"));
            return self.on_another_scale(&persona, &format!("{rest}{word}"));
        }
        if people.is_everybody(whom) {
            return Some(self.for_everybody(whom, &format!(" {score}{word}")));
        }
        if let Some(slip) = self.for_others(whom, |persona| format!("{persona} {score}{word}")) {
            return Some(slip);
        }
        let listed = people.listed(whom).filter(|listed| listed.len() > 1 && people.find(whom).is_none())?;
        Some(self.several(&listed, |persona| format!(" {persona} {score}{word}")))
    }

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
        let said = Scored::read(self.slice(self.rest()), self.words);
        let all = said.score.is_some() && said.word == without_odd_end(unsigned(self.slice(self.line.text)));
        if all { self.in_order(said) } else { None }
    }

    /// `feels 4 of 5: Fine`, converted to the scale of the map.
    fn on_another_scale(&self, persona: &str, said: &str) -> Option<Diagnostic> {
        let (written, share, word) = rating(said)?;
        let (low, high) = self.words.scale().split_once("..")?;
        let end = |text: &str| text.trim().replace(['−', '–'], "-").parse::<f64>().ok();
        let (low, high) = (end(low)?, end(high)?);
        let score = super::show(((low + share * (high - low)) * 2.0).round() / 2.0);
        let word = if word.is_empty() { String::new() } else { format!(": {word}") };
        let title = format!("`{written}` is on another scale");
        let label = format!("the scale of this map goes {}", self.words.scale());
        let rest = format!("{persona} {score}{word}");
        let diagnostic = self.rewritten(title, Code::BadHead, &label, &rest);
        Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)))
    }

    /// `not ben`, `nobody`, `the others`: `line_for` gives the line for one persona, or for everybody.
    fn for_others(&self, whom: &str, line_for: impl Fn(&str) -> String) -> Option<Diagnostic> {
        let people = self.words.people();
        if people.find(whom).is_some() {
            return None;
        }
        let title = format!("`{whom}` is not a persona");
        if let Some(left) = people.all_but(whom) {
            if let [only] = left.as_slice() {
                let rest = line_for(&format!(" {only}"));
                let diagnostic = self.rewritten(title, Code::BadHead, "a line names the persona it is about", &rest);
                return Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)));
            }
            return Some(self.several(&left, |persona| line_for(&format!(" {persona}"))));
        }
        if means_others(whom) {
            let rest = line_for("");
            let label = "a line without a persona is about everybody who has no line of their own";
            let diagnostic = self.rewritten(title, Code::BadHead, label, &rest);
            return Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)));
        }
        (means_nobody(whom) || left_out(whom).is_some()).then(|| {
            Diagnostic::new(Code::BadHead, title, self.line.head, "a line names the persona it is about")
                .help("name a persona, or take the line out")
        })
    }

    fn for_everybody(&self, whom: &str, rest: &str) -> Diagnostic {
        let title = format!("`{whom}` is not a persona");
        self.rewritten(title, Code::BadHead, "a line without a persona speaks of everybody", rest)
    }
}

/// `4/5`, `4 of 5` or `80%` at the start of a text: as written, as a share of its scale, and the rest.
fn rating(text: &str) -> Option<(&str, f64, &str)> {
    let digits = |text: &str| text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (part, behind) = text.split_at(digits(text));
    let part = part.parse::<f64>().ok()?;
    let behind = behind.trim_start_matches(is_blank);
    let (share, behind) = if let Some(behind) = behind.strip_prefix('%') {
        (part / 100.0, behind)
    } else {
        let whole = ["/", "of ", "out of "].iter().find_map(|sign| behind.strip_prefix(sign))?;
        let whole = whole.trim_start_matches(is_blank);
        let (number, behind) = whole.split_at(digits(whole));
        let number = number.parse::<f64>().ok().filter(|number| *number > 2.0)?;
        ((part - 1.0) / (number - 1.0), behind)
    };
    let written = &text[..text.len() - behind.len()];
    (0.0..=1.0).contains(&share).then(|| (written, share, without_odd_end(unsigned(behind))))
}

/// Whether the head is meant as a number, or ends in one: `.5`, `1.2.3`.
fn head_is_number(head: &str) -> bool {
    let last = head.rsplit(is_blank).next().unwrap_or_default();
    last.chars().any(|c| c.is_ascii_digit()) && last.chars().all(|c| c.is_ascii_digit() || "+-−–.,".contains(c))
}

/// What a `feels` line says, in any order.
#[derive(Default)]
struct Scored<'a> {
    people: Vec<&'a str>,
    score: Option<String>,
    word: &'a str,
    /// Others with scores of their own, before these.
    others: Vec<(Vec<&'a str>, Option<String>)>,
}

impl<'a> Scored<'a> {
    fn read(text: &'a str, words: &'a Vocabulary) -> Self {
        let mut said = Self::default();
        let mut rest = unsigned(text);
        loop {
            if let Some((name, behind)) = words.people().leading(rest) {
                let next = unsigned(without_and(behind));
                if !said.people.is_empty() && said.score.is_some() && leading_score(next).is_some() {
                    said.others.push((std::mem::take(&mut said.people), said.score.take()));
                }
                said.people.push(name);
                rest = unsigned(without_and(behind));
                let mut fillers = FILLERS.iter().filter_map(|word| rest.strip_prefix(word));
                rest = fillers.find(|rest| leading_score(rest).is_some()).unwrap_or(rest);
            } else if let Some((score, behind)) = leading_score(rest).filter(|_| said.score.is_none()) {
                said.score = Some(score);
                let next = without_and(behind);
                rest = if words.people().leading(next).is_some() { next } else { unsigned(behind) };
            } else {
                break;
            }
        }
        if let Some((word, score)) = trailing_score(rest).filter(|_| said.score.is_none()) {
            said.score = Some(score);
            rest = word;
        }
        said.word = without_odd_end(rest);
        said
    }
}

/// Words between a persona and a score.
const FILLERS: [&str; 6] = ["is ", "was ", "at ", "feels ", "with ", "is at "];

/// `Cross (-1)`.
fn trailing_score(text: &str) -> Option<(&str, String)> {
    let (word, score) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let (score, behind) = leading_score(score.trim_start_matches(is_blank))?;
    behind.trim_matches(is_blank).is_empty().then(|| (word.trim_end_matches(is_blank), score))
}

/// If the opening bracket or quotation mark of a text was removed, removes the closing one too.
fn without_odd_end(text: &str) -> &str {
    let closed = text.ends_with(')') && text.matches(')').count() > text.matches('(').count();
    let quoted = text.ends_with('"') && text.matches('"').count() % 2 == 1;
    if closed || quoted { text[..text.len() - 1].trim_end_matches(is_blank) } else { text }
}

fn without_and(text: &str) -> &str {
    let text = unsigned(text);
    ["and ", "& ", "+ ", "/ ", "; "].iter().find_map(|and| text.strip_prefix(and)).unwrap_or(text)
}

/// The text without leading spaces and separators.
fn unsigned(text: &str) -> &str {
    text.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：' | ',' | '，' | ';' | '=' | '"' | '(' | ')'))
}

/// A score at the start of a text, with a sign that the language allows, and the rest.
pub(super) fn leading_score(text: &str) -> Option<(String, &str)> {
    if let Some(said) = score_in_words(text) {
        return Some(said);
    }
    let (sign, digits) = match text.strip_prefix(['-', '−', '–', '—']) {
        Some(digits) => ("-", digits.trim_start_matches(is_blank)),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let end = |text: &str| text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let whole = end(digits);
    // In half of the world `-1,5` is one and a half, and nobody rates feelings in thousands.
    let decimals = digits[whole..].strip_prefix(',').map_or(0, end);
    let (number, behind) = digits.split_at(if decimals > 0 { whole + 1 + decimals } else { whole });
    let number = number.replace(',', ".");
    let ends =
        behind.chars().next().is_none_or(|c| is_blank(c) || matches!(c, ':' | '：' | ',' | ';' | '"' | '(' | ')'));
    let fine = number.starts_with(|c: char| c.is_ascii_digit()) && number.parse::<f64>().is_ok();
    let behind = behind.trim_start_matches(is_blank);
    let behind = behind.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(is_blank)).unwrap_or(behind);
    (fine && ends).then(|| (format!("{sign}{number}"), behind))
}

/// `minus 1`, `plus two`, `zero`: a score in words at the start of a text, and the rest.
fn score_in_words(text: &str) -> Option<(String, &str)> {
    let word = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(text.len());
    let first = text[..word(text)].to_ascii_lowercase();
    let sign = match first.as_str() {
        "minus" | "negative" => Some("-"),
        "plus" | "positive" => Some(""),
        _ => None,
    };
    let rest = if sign.is_some() { text[first.len()..].trim_start_matches(is_blank) } else { text };
    let (number, behind) = rest.split_at(word(rest));
    let lower = number.to_ascii_lowercase();
    let written = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let value = match written.iter().position(|written| *written == lower) {
        Some(value) => value.to_string(),
        None => number
            .parse::<f64>()
            .ok()
            .filter(|_| sign.is_some() && number.starts_with(|c: char| c.is_ascii_digit()))
            .map(|_| number.to_owned())?,
    };
    let behind = behind.trim_start_matches(is_blank);
    // `one of many` is no score.
    let ends = sign.is_some() || behind.is_empty() || behind.starts_with([':', '：']);
    ends.then(|| (format!("{}{value}", sign.unwrap_or_default()), behind))
}

/// Whether a sign is part of ordinary words.
fn is_plain(c: char) -> bool {
    c.is_alphabetic() || is_blank(c) || ".,;'’\"“”!?()&-".contains(c)
}

/// Lines with a persona in their head.
impl Slip<'_> {
    fn persona(&self) -> Option<Diagnostic> {
        let people = self.words.people();
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        if self.line.colon.is_none() {
            let (persona, behind) = people.leading(head)?;
            let text = unsigned(behind);
            let word = self.word_or_lane();
            return (!text.is_empty()).then(|| {
                let title = format!("The colon after `{word} {persona}` is missing");
                let label = "the text starts after a colon";
                self.rewritten(title, Code::MissingColon, label, &format!(" {persona}: {text}"))
            });
        }
        if !head.is_empty() {
            if people.is_everybody(head) && !text.is_empty() {
                return Some(self.for_everybody(head, &format!(": {text}")));
            }
            if let Some(slip) = self.for_others(head, |persona| format!("{persona}: {text}")) {
                return Some(slip);
            }
            let listed = people.listed(head).filter(|listed| listed.len() > 1)?;
            return Some(self.several(&listed, |persona| format!(" {persona}: {text}")));
        }
        if !self.rule.is_prose() {
            return self.figures_of();
        }
        let (whom, said) = text.split_once([':', '：'])?;
        let said = said.trim_matches(is_blank);
        let listed = people.listed(whom).filter(|_| !said.is_empty())?;
        if let [persona] = listed.as_slice() {
            let title = format!("`{persona}` goes after the colon");
            let label = "a persona goes before the colon";
            return Some(self.rewritten(title, Code::BadHead, label, &format!(" {persona}: {said}")));
        }
        Some(self.several(&listed, |persona| format!(" {persona}: {said}")))
    }
}

/// Figures with the personas that they are about.
impl Slip<'_> {
    /// `takes: anna: 5m, ben: 7m`, `takes: anna 5m`, `takes: 5m for anna`.
    fn figures_of(&self) -> Option<Diagnostic> {
        let people = self.words.people();
        let text = self.slice(self.line.text);
        let one = |part: &'_ str| {
            let part = part.trim_matches(is_blank);
            if let Some((persona, behind)) = people.leading(part) {
                return Some(format!(" {persona}: {}", unsigned(behind)));
            }
            let (figure, persona) = part.rsplit_once(" for ")?;
            Some(format!(" {}: {figure}", people.find(persona)?))
        };
        let whole: Vec<String> = one(text).into_iter().collect();
        let parts: Option<Vec<String>> = text.split([',', ';', '/']).map(one).collect();
        let fits = |lines: &Vec<String>| {
            !lines.is_empty() && lines.iter().all(|line| is_right(self.rule.keyword, &format!("{}{line}", self.word())))
        };
        let lines = Some(whole).filter(fits).or_else(|| parts.filter(fits))?;
        if let [only] = lines.as_slice() {
            let title = "The persona goes before the colon".to_owned();
            return Some(self.rewritten(title, Code::BadHead, "this goes before the colon", only));
        }
        Some(self.split(lines.into_iter()))
    }
}

/// What comes before the colon of a pain, a gain or an opportunity.
#[derive(Default)]
struct Named<'a> {
    names: Vec<&'a str>,
    people: Vec<&'a str>,
    /// The severity, and the word for it as written.
    severity: Option<(usize, &'a str)>,
    /// Whether the severity is before the name.
    early: bool,
    /// Whether there are other signs or words.
    noise: bool,
}

/// What people write before a severity, or between it and the keyword.
const NOISE: [&str; 5] = ["severity", "priority", "prio", "level", "impact"];

impl<'a> Named<'a> {
    fn read(text: &'a str, words: &'a Vocabulary) -> Self {
        let mut named = Self::default();
        let mut rest = text.trim_matches(is_blank);
        while !rest.is_empty() {
            if let Some((name, behind)) = words.people().leading(rest).filter(|(name, behind)| {
                let written = &rest[..rest.len() - behind.len()];
                written.eq_ignore_ascii_case(name) || written.contains(char::is_uppercase)
            }) {
                named.people.push(name);
                rest = without_and(behind);
                continue;
            }
            let end = rest.find(|c: char| is_blank(c) || matches!(c, '=' | ':' | '：')).unwrap_or(rest.len());
            let (written, behind) = rest.split_at(end);
            let word =
                written.trim_matches(['(', ')', '[', ']', '{', '}', '<', '>', ',', '!', '-', '–', '—', '/', '*']);
            rest = behind.trim_start_matches(|c: char| is_blank(c) || matches!(c, '=' | ':' | '：'));
            named.noise |= word.len() < written.len() || behind.starts_with(['=', ':', '：']);
            match meant(word) {
                // With a severity after it, `big` can only be a name.
                Some(at) if severity(word).is_some() && named.is_synonym() => {
                    named.names.extend(named.severity.replace((at, word)).map(|(_, name)| name));
                }
                Some(at) if named.severity.is_none() => named.severity = Some((at, word)),
                _ if word.is_empty() => {}
                _ => {
                    named.early |= named.severity.is_some();
                    named.names.push(word);
                }
            }
        }
        if named.severity.is_some() {
            let all = named.names.len();
            named.names.retain(|name| !NOISE.iter().any(|noise| name.eq_ignore_ascii_case(noise)));
            named.noise |= named.names.len() < all;
        }
        // `pain for anna`
        if !named.people.is_empty() {
            named.names.retain(|name| !["for", "of", "to", "by"].contains(&&*name.to_lowercase()));
        }
        named
    }

    fn is_synonym(&self) -> bool {
        self.severity.is_some_and(|(_, word)| severity(word).is_none())
    }

    /// Whether a word is nothing's name, but says how bad it is or whom it affects.
    fn is_wrong(&self) -> bool {
        let names = self.names.len() < 2 && self.names.iter().all(|name| is_name(name));
        names && (!self.people.is_empty() || self.is_synonym() || self.early || self.noise)
    }
}

/// Pains, gains and opportunities.
impl Slip<'_> {
    fn named(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        if let Some(slip) = self.named_like_a_value() {
            return Some(slip);
        }
        if !head.is_empty() {
            let named = Named::read(head, self.words);
            let graded = self.rule.keyword != Keyword::Pain && named.severity.is_some() && named.names.len() < 2;
            let told = self.line.colon.is_some()
                || named.names.is_empty() && named.severity.is_some_and(|_| named.people.is_empty());
            let signs = named.severity.is_none() && named.people.is_empty();
            if let Some(slip) = signs.then(|| self.named_in_text(&named.names)).flatten() {
                return Some(slip);
            }
            if told && (named.is_wrong() || graded) {
                return Some(self.mended(&named, self.slice(self.line.text)));
            }
            return None;
        }
        self.named_in_text(&[])
    }

    /// The words before a second colon, which belong before the first.
    fn named_in_text(&self, names: &[&str]) -> Option<Diagnostic> {
        let (before, text) = self.slice(self.line.text).split_once([':', '：', ']', ')'])?;
        let before = before.trim_start_matches(['[', '(']);
        let text = text.trim_start_matches([':', '：']).trim_matches(is_blank);
        let mut named = Named::read(before, self.words);
        named.names.extend(names.iter().filter(|name| !NOISE.iter().any(|noise| name.eq_ignore_ascii_case(noise))));
        let says = named.severity.is_some() || !named.people.is_empty();
        let fits = says && named.names.len() < 2 && named.names.iter().all(|name| is_name(name)) && !text.is_empty();
        fits.then(|| self.mended(&named, text))
    }

    fn mended(&self, named: &Named<'_>, text: &str) -> Diagnostic {
        let pain = self.rule.keyword == Keyword::Pain;
        let severity_word = named.severity.filter(|_| pain).map(|(at, _)| SEVERITIES[at]);
        let words =
            named.names.iter().copied().chain(severity_word).fold(String::new(), |all, word| format!("{all} {word}"));
        let rest = if text.is_empty() { words.clone() } else { format!("{words}: {text}") };
        let keyword = self.keyword();
        let takes_for = self.rule.keyword != Keyword::Opportunity;
        if let Some(persona) = named.people.first() {
            let list = named.people.join(", ");
            let title = format!("`{persona}` is a persona, not the name of {} {}", article(self.word()), self.word());
            let new = shortened(&format!("{keyword}{rest}"));
            let diagnostic = Diagnostic::new(Code::BadName, title, self.rest(), "a persona cannot name it");
            if !takes_for {
                return diagnostic
                    .help(format!("write `{new}`; say in the text who it helps"))
                    .fix(Fix::needs_a_look(self.behind_keyword(), rest));
            }
            // For a column it changes who comes here.
            let column = self.rule.keyword.is_column() || self.rule.keyword.is_division();
            let fix = if column { Fix::needs_a_look } else { Fix::safe };
            let fix = fix(self.behind_keyword(), rest.as_str());
            return match line_below(self.source, self.line, Keyword::For, &list) {
                Some((place, line)) => {
                    diagnostic.help(format!("write `{new}`, and below it `for: {list}`")).fix(fix.and(place, line))
                }
                None => diagnostic.help(format!("write `{new}`; say who it hurts in a `for` line")).fix(fix),
            };
        }
        let new = shortened(&format!("{keyword}{rest}"));
        let Some((at, written)) = named.severity else {
            return self.rewritten("The words are in the wrong order".into(), Code::BadHead, "out of order", &rest);
        };
        if !pain {
            let title = format!(
                "`{written}` says how bad something is, but {} {} has no severity",
                article(self.word()),
                self.word()
            );
            return Diagnostic::new(Code::AlmostSeverity, title, self.rest(), "this word cannot name it")
                .help(format!("write `{new}`"))
                .fix(Fix::needs_a_look(self.behind_keyword(), rest));
        }
        let exact = severity(written).is_some();
        let title = match exact {
            true => format!("The severity `{}` is in the wrong place", SEVERITIES[at]),
            false => format!("`{written}` says how bad it is, but is not a severity"),
        };
        let label = match exact {
            true => "a severity goes right before the colon, without signs",
            false => "the severities are minor, major and critical, and a word like them cannot be a name",
        };
        let fix = if exact { Fix::safe } else { Fix::needs_a_look };
        Diagnostic::new(Code::AlmostSeverity, title, self.rest(), label)
            .help(format!("write `{new}`"))
            .fix(fix(self.behind_keyword(), rest.as_str()))
    }
}

/// Heads that hold something else than a name, where a line below says it.
impl Slip<'_> {
    /// `touchpoint anna: Pays`.
    fn column(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let persona = self.words.people().find(head)?;
        Keyword::For.rule_in(self.rule.keyword).filter(|_| self.line.colon.is_some())?;
        let named = Named { people: vec![persona], ..Named::default() };
        Some(self.mended(&named, self.slice(self.line.text)))
    }

    /// `opportunity done: …`, `pain solved: …`, `opportunity web: …`.
    fn named_like_a_value(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        if head.is_empty() || text.is_empty() {
            return None;
        }
        let status = || match Keyword::Status.rule_in(self.rule.keyword)?.value {
            Value::Choice(choices) => choices.iter().copied().find(|choice| choice.eq_ignore_ascii_case(head)),
            _ => None,
        };
        let owner = || Keyword::Owner.rule_in(self.rule.keyword).and_then(|_| self.words.teams().find(head));
        let (keyword, value, what) = match status() {
            Some(status) => (Keyword::Status, status, "status"),
            None => (Keyword::Owner, owner()?, "team"),
        };
        let title = format!("`{head}` is a {what}, not the name of {} {}", article(self.word()), self.word());
        Some(self.moved_below(Code::BadName, title, (keyword, value)))
    }

    /// The line without its head, which becomes a line below it.
    fn moved_below(&self, code: Code, title: String, (keyword, value): (Keyword, &str)) -> Diagnostic {
        let word = keyword.word();
        let label = format!("a `{word}` line below says this");
        let rest = format!(": {}", self.slice(self.line.text));
        let new = shortened(&format!("{}{rest}", self.keyword()));
        let diagnostic = Diagnostic::new(code, title, self.line.head, label)
            .help(format!("write `{new}`, and below it `{word}: {value}`"));
        match line_below(self.source, self.line, keyword, value) {
            Some((place, line)) => diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest).and(place, line)),
            None => diagnostic,
        }
    }

    /// `note anna: …`, `frontstage shop: …`: lines that take nothing before the colon.
    fn without_head(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        if self.rule.value == Value::Names(Kind::Persona) && head.is_empty() {
            return self.members();
        }
        if head.is_empty() {
            return self.address();
        }
        let figures = matches!(self.rule.value, Value::Scores | Value::Weights);
        let pair = format!(": {head} {text}");
        if figures && is_right(self.rule.keyword, &format!("{}{pair}", self.word())) {
            let title = format!("The colon comes right after `{}`", self.word());
            return Some(self.rewritten(title, Code::BadHead, "this goes after the colon", &pair));
        }
        let colon = self.line.colon.is_some();
        // Without a colon, `Anna` may be the first word of the text.
        let first = |(name, behind): (&'_ str, &'_ str)| {
            let written = &head[..head.len() - behind.len()];
            (written == name && !behind.is_empty()).then(|| written.to_owned())
        };
        let (people, teams) = (self.words.people(), self.words.teams());
        let one = |known: &super::people::People| match colon {
            true => known.listed(head).map(|listed| listed.join(", ")),
            false => known.leading(head).and_then(first),
        };
        if Keyword::By.rule_in(self.rule.keyword).is_some()
            && let Some(list) = one(teams).filter(|_| colon && !text.is_empty())
        {
            let title = format!("`{}` takes nothing before the colon", self.word());
            return Some(self.moved_below(Code::BadHead, title, (Keyword::By, &list)));
        }
        let list = one(people)?;
        let title = format!("`{}` takes no persona", self.word());
        Some(Diagnostic::new(Code::BadHead, title, self.line.head, "such a line is not about one persona").help(
            format!(
                "take `{list}` out; if this is only true for {list}, give them a column of their own with `for: {list}`"
            ),
        ))
    }

    /// `file: https://…` of a source, which has a keyword for addresses.
    fn address(&self) -> Option<Diagnostic> {
        let text = self.slice(self.line.text);
        let word = Keyword::Link.word();
        let fits = self.rule.keyword == Keyword::File && (text.contains("://") || text.starts_with("www."));
        fits.then(|| {
            Diagnostic::new(Code::BadPath, format!("`{text}` is not a file"), self.line.text, "this is an address")
                .help(format!("write `{word}: {text}`"))
                .fix(Fix::needs_a_look(self.line.keyword, word))
        })
    }

    /// `for: not ben`.
    fn members(&self) -> Option<Diagnostic> {
        let text = self.slice(self.line.text);
        let people = self.words.people();
        if people.find(text).is_some() || left_out(text).is_none() {
            return None;
        }
        let title = format!("`{text}` names nobody");
        let diagnostic = Diagnostic::new(Code::BadList, title, self.line.text, "a list names those who are meant");
        Some(match people.all_but(text) {
            Some(left) => {
                let list = left.join(", ");
                diagnostic.help(format!("write `{list}`")).fix(Fix::needs_a_look(self.line.text, list))
            }
            None => diagnostic.help("name everybody who is meant, with commas between the names"),
        })
    }

    /// Declarations with a name that says something else, or of what is declared already.
    fn declaration(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        let (keyword, word) = (self.rule.keyword, self.word());
        if !head.is_empty() {
            if let Some(several) = self.several_names() {
                return Some(several);
            }
            let meaning = other_meaning(head).filter(|_| keyword == Keyword::Persona)?;
            let label = if text.is_empty() { head } else { text };
            let name = persona_name(label)?;
            let title = format!("`{head}` cannot name a persona");
            return Some(Diagnostic::new(Code::BadName, title, self.line.head, meaning).help(format!(
                "choose another name, for example `{}`",
                shortened(&format!("{word} {name}: {}", capitalised(label)))
            )));
        }
        let items: Vec<&str> = text.split(',').map(|item| item.trim_matches(is_blank)).collect();
        let known = !text.is_empty() && items.iter().all(|item| self.words.declares(keyword, item));
        known.then(|| {
            let (title, label) = match items.len() {
                1 => (format!("`{text}` is declared already"), format!("each {word} has one line")),
                _ => ("These are declared already".to_owned(), format!("each {word} has a line of its own")),
            };
            Diagnostic::new(Code::BadHead, title, self.line.text, label)
                .help(format!("take this line out: a `{word}` line declares, and other lines use the name"))
        })
    }
}

impl Slip<'_> {
    /// `persona carl, dora: Both`.
    fn several_names(&self) -> Option<Diagnostic> {
        let listed = |text: &'_ str| -> Vec<String> {
            let parts = text.split([',', '，', ';', '&']).flat_map(|part| part.split(" and "));
            parts.map(|part| part.trim_matches(is_blank).to_owned()).filter(|part| !part.is_empty()).collect()
        };
        let names = listed(self.slice(self.line.head));
        if names.len() < 2 || !names.iter().all(|name| is_name(name)) {
            return None;
        }
        let labels = listed(self.slice(self.line.text));
        let paired = labels.len() == names.len();
        let label = |at: usize| if paired { labels[at].clone() } else { capitalised(&names[at]) };
        let rests: Vec<String> = names.iter().enumerate().map(|(at, name)| format!(" {name}: {}", label(at))).collect();
        let word = self.word();
        let diagnostic = self.split(rests.into_iter());
        // Otherwise the text would be lost.
        let fix = diagnostic.fix.clone().filter(|_| paired);
        let title = format!("One `{word}` line declares one {word}");
        Some(Diagnostic { fix, title, ..diagnostic })
    }
}

/// Shares of those who go a way.
impl Slip<'_> {
    /// `then compare (30%): …`, `then 30 % compare`, `leaves 15 percent`: a share in another place or notation.
    fn share(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        let (before, number, behind, plain) = share_in(head)?;
        let colon = self.line.colon.is_some();
        let persona = self.words.people().find(behind).is_some();
        let moves = match self.rule.head {
            Head::Exit => persona,
            _ => behind.split(is_blank).count() <= 6 && (colon || before.is_empty() || persona),
        };
        let text = self.slice(self.line.text);
        let reason = if text.is_empty() { String::new() } else { format!(": {text}") };
        let spaced = |word: &str| if word.is_empty() { String::new() } else { format!(" {word}") };
        let rest = match (behind.is_empty(), moves) {
            // Only the figure may be wrong then.
            (true, _) if plain || before.is_empty() && head.trim_end().ends_with('%') => return None,
            (false, false) if colon || before.is_empty() && self.rule.head == Head::Way => return None,
            (false, false) => format!("{} {number} %: {behind}", spaced(before)),
            (..) => format!("{}{} {number} %{reason}", spaced(before), spaced(behind)),
        };
        let title = "The share is in the wrong place or form".to_owned();
        let label = "a share goes right before the colon, as `30 %`";
        Some(self.rewritten(title, Code::BadHead, label, &rest))
    }
}

/// The only share in the words of a way: what is before it, its number, what follows, and whether it is written right.
fn share_in(head: &str) -> Option<(&str, String, &str, bool)> {
    let signs = ["%", "％", "percent", "per cent", "pct"];
    let lower = head.to_ascii_lowercase();
    let (at, sign) = signs.iter().filter_map(|sign| Some((lower.find(sign)?, *sign))).min()?;
    let behind = &head[at + sign.len()..];
    let number = head[..at].trim_end_matches(is_blank);
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let number = &number[before.len()..];
    let apart = before.is_empty() || before.ends_with(|c: char| is_blank(c) || matches!(c, '(' | '[' | ',' | ':'));
    let bare = before.trim_end_matches(|c: char| is_blank(c) || matches!(c, '(' | '[' | ',' | ':'));
    let bracketed = before.ends_with(['(', '[']);
    let behind = behind.strip_prefix(['.', ')', ']', ',']).unwrap_or(behind).trim_matches(is_blank);
    let more = |text: &str| text.contains('%') || text.contains(|c: char| c.is_ascii_digit());
    let range = bare.ends_with(['-', '–', '<', '>', '~']) || more(behind);
    let value = number.replace(',', ".");
    let fits = apart && !range && value.parse::<f64>().is_ok() && value.starts_with(|c: char| c.is_ascii_digit());
    let plain = sign == "%" && !bracketed && bare.len() == before.trim_end_matches(is_blank).len() && value == number;
    fits.then_some((bare, value, behind, plain))
}

/// Whether a word can be a name.
pub fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// The line as shown in a message.
fn shortened(line: &str) -> String {
    const LONGEST: usize = 90;
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
