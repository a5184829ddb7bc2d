//! Pains, gains and opportunities, whose head has a name and a severity.

use super::{
    line::{Slip, shortened},
    scored::without_and,
};
use crate::parse::head::{NAME, is_name};
use crate::{
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{
        elsewhere::{line_below, said_below},
        foreign_signs::unquoted,
        frame::article,
        head::name_of,
        is_blank,
        listed::{AND, listed},
        one_line::lines_in,
        severity::{NOISE, SEVERITIES, exclaimed, meant, severity},
        vocabulary::{Vocabulary, number_of},
    },
    span::Span,
};

/// Signs around a word.
const MARKS: [char; 17] = ['(', ')', '[', ']', '{', '}', '<', '>', ',', '!', '-', '–', '—', '/', '*', '.', '_'];

/// What comes before the colon of a pain, a gain or an opportunity.
#[derive(Default)]
pub(super) struct Named<'a> {
    pub names: Vec<&'a str>,
    pub people: Vec<&'a str>,
    /// The severity, and the word for it as written.
    pub severity: Option<(usize, &'a str)>,
    /// Whether the severity is before the name.
    early: bool,
    /// Whether there are other signs or words.
    noise: bool,
}

impl<'a> Named<'a> {
    /// Only a persona.
    pub(super) fn of(persona: &'a str) -> Self {
        Self { people: vec![persona], ..Self::default() }
    }

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
            // `prices(major)`: a bracket begins another word.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let sign = |c: char| is_blank(c) || matches!(c, '=' | ':' | '：' | '(' | '[');
            let end = if rest.starts_with(['=', ':', '：']) {
                Some(0)
            } else {
                rest[first..].find(sign).map(|at| first + at)
            };
            let end = end.unwrap_or(rest.len());
            let (written, behind) = rest.split_at(end);
            let bare = |word: &'a str| word.trim_matches(MARKS);
            let word = bare(written);
            // `sehr hoch`, `very high`
            let next = behind.trim_start_matches(is_blank);
            let next = &next[..next.find(sign).unwrap_or(next.len())];
            if let Some(at) = meant(&format!("{word}-{}", bare(next))).filter(|_| named.severity.is_none()) {
                let both = &rest[..rest.len() - behind.trim_start_matches(is_blank).len() + next.len()];
                named.severity = Some((at, both));
                rest = rest[both.len()..].trim_start_matches(|c: char| is_blank(c) || matches!(c, '=' | ':' | '：'));
                continue;
            }
            rest = behind.trim_start_matches(|c: char| is_blank(c) || matches!(c, '=' | ':' | '：'));
            named.noise |= word.len() < written.len() || behind.starts_with(['=', ':', '：', '(', '[']);
            if let Some(at) = exclaimed(written).filter(|_| named.severity.is_none()) {
                named.severity = Some((at, written));
                continue;
            }
            // `pain (anna)`
            if let Some(name) = words.people().find(word).filter(|_| word.len() < written.len()) {
                named.people.push(name);
                continue;
            }
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
    /// `pain 3: Slow`, `pain #3 major: Slow`, which `answers: 3` names: both get a name.
    fn answered_number(&self, head: &str) -> Option<Diagnostic> {
        let written = head.split(is_blank).next().filter(|_| self.rule.keyword == Keyword::Pain)?;
        let number = number_of(written)?;
        let (places, is_only) = self.words.answers_by_number(number);
        let first = places.first()?;
        let name = format!("p{number}");
        let place = Span { end: self.line.head.start + written.len() as u32, ..self.line.head };
        let line = self.source.position(first.start).line;
        let title = format!("`{written}` cannot be a name");
        let help = format!("name it `{} {name}`, and write `{name}` where it is meant, as in line {line}", self.word());
        let diagnostic = Diagnostic::new(Code::BadName, title, place, NAME).help(help);
        // Which of several is meant, nobody knows.
        if !is_only || self.words.has_pain(&name) {
            return Some(diagnostic);
        }
        let mut places: Vec<Span> = places.iter().copied().chain([place]).collect();
        places.sort_by_key(|place| place.start);
        let (first, others) = places.split_first()?;
        let fix =
            others.iter().fold(Fix::needs_a_look(*first, name.as_str()), |fix, place| fix.and(*place, name.as_str()));
        Some(diagnostic.fix(fix))
    }

    pub(super) fn named(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        if let Some(slip) = self.named_like_a_value().or_else(|| self.line_in_head()) {
            return Some(slip);
        }
        if let Some(slip) = self.answers_in_text(head).or_else(|| self.answered_number(head)) {
            return Some(slip);
        }
        if let Some(slip) = self.graded_before_label(head) {
            return Some(slip);
        }
        let graded = head.split(is_blank).filter(|word| severity(word).is_some()).count();
        if graded > 1 && self.rule.keyword == Keyword::Pain {
            let title = "A pain has one severity".to_owned();
            let diagnostic = Diagnostic::new(Code::BadHead, title, self.line.head, "more than one");
            return Some(diagnostic.help("keep one of them"));
        }
        if self.line.colon.is_none()
            && let Some((severity, text)) = graded_without_colon(head)
        {
            return Some(self.mended(&Named { severity: Some(severity), ..Named::default() }, text));
        }
        // `gain anna Fast`
        let bare = self.words.people().leading(head).filter(|(name, behind)| {
            let (written, said) = (&head[..head.len() - behind.len()], behind.trim_start_matches(is_blank));
            self.line.colon.is_none() && written == *name && said.starts_with(char::is_uppercase)
        });
        if let Some((persona, said)) = bare {
            return Some(self.mended(&Named::of(persona), said.trim_start_matches(is_blank)));
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

    /// `pain critical "Opening hours": Closed`: a label in quotation marks is what other lines call it.
    fn graded_before_label(&self, head: &str) -> Option<Diagnostic> {
        let (graded, label) = head.split_once(is_blank).filter(|(first, _)| severity(first).is_some())?;
        let label = unquoted(label.trim_matches(is_blank)).filter(|_| self.rule.keyword == Keyword::Pain)?;
        let name = name_of(label, Keyword::Pain).filter(|_| self.line.colon.is_some())?;
        let title = "The severity is before the name".to_owned();
        let rest = format!(" {name} {}: {}", graded.to_lowercase(), self.slice(self.line.text));
        let diagnostic = self.rewritten(title, Code::BadHead, "a name, then a severity, then the colon", &rest);
        Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)))
    }

    /// `opportunity Show prices answers price`.
    fn answers_in_text(&self, head: &str) -> Option<Diagnostic> {
        let word = Keyword::Answers.word();
        let (said, pain) = head.split_once(&format!(" {word} "))?;
        let (said, pain) = (said.trim_matches(is_blank), pain.trim_matches(is_blank));
        if self.rule.keyword != Keyword::Opportunity || self.line.colon.is_some() || said.is_empty() || pain.is_empty()
        {
            return None;
        }
        let title = format!("The colon after `{}` is missing", self.word());
        let label = format!("a `{word}` line below says which pain it is about");
        let help = format!("write `{}: {said}`, and below it `{word}: {pain}`", self.keyword());
        let diagnostic = Diagnostic::new(Code::BadHead, title, self.line.head, label).help(help);
        Some(match line_below(self.source, self.line, Keyword::Answers, pain) {
            Some((place, line)) => {
                diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), format!(": {said}")).and(place, line))
            }
            None => diagnostic,
        })
    }

    /// The words before a second colon, which belong before the first.
    fn named_in_text(&self, names: &[&str]) -> Option<Diagnostic> {
        // `Slow pain minor: Dear` is two lines.
        let text = Some(self.slice(self.line.text)).filter(|text| lines_in(self.rule.keyword, text).is_none())?;
        // `Slow (high) for us` is a sentence, and `(high) Slow` none.
        let enclosed = || text.starts_with(['[', '(']).then(|| text.split_once([']', ')']))?;
        let (before, text) = enclosed().or_else(|| text.split_once([':', '：']))?;
        let before = before.trim_start_matches(['[', '(']);
        let text = text.trim_start_matches([':', '：']).trim_matches(is_blank);
        let mut named = Named::read(before, self.words);
        named.names.extend(names.iter().filter(|name| !NOISE.iter().any(|noise| name.eq_ignore_ascii_case(noise))));
        let says = named.severity.is_some() || !named.people.is_empty();
        let fits = says && named.names.len() < 2 && named.names.iter().all(|name| is_name(name)) && !text.is_empty();
        fits.then(|| self.mended(&named, text))
    }

    pub(super) fn mended(&self, named: &Named<'_>, text: &str) -> Diagnostic {
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
            if let Some(named) = self.answered(persona, words.trim(), text) {
                return named;
            }
            // For a column it changes who comes here.
            let column = self.rule.keyword.is_column() || self.rule.keyword.is_division();
            let fix = if column { Fix::needs_a_look } else { Fix::safe };
            let fix = fix(self.behind_keyword(), rest.as_str());
            return match line_below(self.source, self.line, Keyword::For, &list) {
                Some((place, line)) => {
                    diagnostic.help(format!("write `{new}`, and below it `for: {list}`")).fix(fix.and(place, line))
                }
                None => self.said_for_others(diagnostic, &named.people, &new, fix),
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

impl Slip<'_> {
    /// `pain anna: Two prices` above a `for` line, which may say something else.
    fn said_for_others(&self, diagnostic: Diagnostic, people: &[&str], new: &str, fix: Fix) -> Diagnostic {
        let said = said_below(self.source, self.line, Keyword::For).unwrap_or_default();
        let mut all: Vec<&str> = listed(said, AND);
        let missing: Vec<&str> =
            people.iter().copied().filter(|name| !all.iter().any(|said| self.words.means(said, name))).collect();
        if missing.is_empty() {
            return diagnostic.help(format!("write `{new}`: the `for` line below says who it is for")).fix(fix);
        }
        all.splice(0..0, missing);
        let start = (said.as_ptr() as usize - self.source.text.as_ptr() as usize) as u32;
        let place = Span { start, end: start + said.len() as u32, ..self.line.keyword };
        let list = all.join(", ");
        let help = format!(
            "write `{new}`, and below it `for: {list}`, or what the `for` line says now if only they are meant"
        );
        let fix = Fix { applicability: Applicability::Unsafe, ..fix };
        diagnostic.help(help).fix(fix.and(place, list))
    }

    /// `pain anna: Two prices` where an opportunity says `answers: anna`: the pain needs another name.
    fn answered(&self, persona: &str, severity: &str, text: &str) -> Option<Diagnostic> {
        let fits = self.rule.keyword == Keyword::Pain && self.words.answers(persona) && is_one_word_at_most(severity);
        let short: Vec<&str> = text.split(is_blank).take(WORDS_OF_A_NAME).collect();
        let name = name_of(&short.join(" "), Keyword::Pain).filter(|_| fits)?;
        let gap = if severity.is_empty() { "" } else { " " };
        let rest = format!(" {name}{gap}{severity}: {text}");
        let new = shortened(&format!("{}{rest}", self.keyword()));
        let title = format!("`{persona}` is a persona, not the name of a pain");
        let diagnostic = Diagnostic::new(Code::BadName, title, self.rest(), "a persona cannot name it");
        let diagnostic = diagnostic
            .help(format!("write `{new}`, below it `for: {persona}`, and `answers: {name}` where it is answered"));
        let fix = Fix::needs_a_look(self.behind_keyword(), rest);
        Some(match line_below(self.source, self.line, Keyword::For, persona) {
            Some((place, line)) => diagnostic.fix(fix.and(place, line)),
            None => diagnostic.fix(fix),
        })
    }
}

/// A name that is made from a text has so many of its words.
const WORDS_OF_A_NAME: usize = 2;

fn is_one_word_at_most(words: &str) -> bool {
    words.is_empty() || severity(words).is_some()
}

/// `(high) Nobody answers`, `high Nobody answers`: a severity in front of a text that begins without a colon.
fn graded_without_colon(head: &str) -> Option<((usize, &str), &str)> {
    let (first, text) = head.split_once(is_blank)?;
    let word = first.trim_matches(['(', ')', '[', ']', '*', '-', '–', '!', ',']);
    let text = text.trim_matches(is_blank);
    let apart = word.len() < first.len() || severity(word).is_none() && text.starts_with(char::is_uppercase);
    let at = meant(word).filter(|_| apart && text.contains(is_blank))?;
    Some(((at, word), text))
}
