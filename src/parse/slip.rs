//! Lines with all the right words in the wrong places: after the colon instead of before it, in another order, or with
//! a meaningful word instead of a name.

use super::{
    elsewhere::for_line,
    grammar::{Part, trim},
    is_blank,
    number::comma_slip,
    scan::match_part,
    severity::{SEVERITIES, meant, severity},
    vocabulary::Vocabulary,
};
use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Rule},
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
        Head::None
        | Head::Name
        | Head::OptionalName
        | Head::Measure
        | Head::Label
        | Head::Way
        | Head::Exit
        | Head::Days => None,
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
            Ok(found) => return self.scored_by_many(found.find(Part::called)?.span),
            Err(wrong) => wrong,
        };
        if let Some(comma) = comma_slip(self.source, head, wrong.at).filter(|_| !head.is_empty()) {
            return Some(comma);
        }
        let rest = self.slice(self.rest());
        if rest.trim_matches(|c| is_blank(c) || c == ':' || c == '：').is_empty() {
            return None;
        }
        let mut said = Scored::read(rest, self.words);
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
                Some(
                    Diagnostic::new(Code::BadHead, title, self.rest(), label)
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
        let listed = people.listed(whom).filter(|listed| listed.len() > 1 && people.find(whom).is_none())?;
        Some(self.several(&listed, |persona| format!(" {persona} {score}{word}")))
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
            } else if let Some((score, behind)) = leading_score(rest).filter(|_| said.score.is_none()) {
                said.score = Some(score);
                rest = unsigned(behind);
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
    ["and ", "& ", "+ "].iter().find_map(|and| text.strip_prefix(and)).unwrap_or(text)
}

/// The text without leading spaces and separators.
fn unsigned(text: &str) -> &str {
    text.trim_start_matches(|c| is_blank(c) || matches!(c, ':' | '：' | ',' | '，' | ';' | '=' | '"' | '(' | ')'))
}

/// A score at the start of a text, with a sign that the language allows, and the rest.
fn leading_score(text: &str) -> Option<(String, &str)> {
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
            let listed = people.listed(head).filter(|listed| listed.len() > 1)?;
            return Some(self.several(&listed, |persona| format!(" {persona}: {text}")));
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
            let title = format!("`{persona}` is a persona, not the name of a {}", self.word());
            let new = shortened(&format!("{keyword}{rest}"));
            let diagnostic = Diagnostic::new(Code::BadName, title, self.rest(), "a persona cannot name it");
            if !takes_for {
                return diagnostic
                    .help(format!("write `{new}`; say in the text who it helps"))
                    .fix(Fix::needs_a_look(self.behind_keyword(), rest));
            }
            let fix = Fix::safe(self.behind_keyword(), rest);
            return match for_line(self.source, self.line, &list) {
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
            let title = format!("`{written}` says how bad something is, but a {} has no severity", self.word());
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
