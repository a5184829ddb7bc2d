//! Declarations with a name that says something else, of what is declared already, or of several at once.

use super::line::{Slip, shortened};
use crate::parse::head::is_name;
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{
        elsewhere::line_below,
        fold::key,
        foreign_signs::unquoted,
        head::{capitalised, name_for_label, names_and_says, persona_name},
        is_blank,
        listed::{AND, listed},
        people::other_meaning,
    },
};

impl Slip<'_> {
    /// Declarations with a name that says something else, or of what is declared already.
    pub(super) fn declaration(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        let (keyword, word) = (self.rule.keyword, self.word());
        if let Some(quoted) = self.quoted_label() {
            return Some(quoted);
        }
        if !head.is_empty() {
            if let Some(sample) = self.sample_in_name() {
                return Some(sample);
            }
            if let Some(several) = self.several_names() {
                return Some(several);
            }
            if let Some(label) = self.label_for_name() {
                return Some(label);
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
        // `source: visits: Home visits`
        let named = [":", " - ", " – ", " — ", " = "]
            .iter()
            .find_map(|sign| text.split_once(sign))
            .map(|(name, label)| (name.trim_end_matches(is_blank), label.trim_start_matches(is_blank)));
        if let Some((name, label)) = named.filter(|(name, label)| names_and_says(&format!("{name} {label}"))) {
            let title = format!("`{word}` needs a name before the colon");
            return Some(self.rewritten(title, Code::BadHead, "the name comes after it", &format!(" {name}: {label}")));
        }
        let items: Vec<&str> = text.split(',').map(|item| item.trim_matches(is_blank)).collect();
        let short = |item: &&str| !item.is_empty() && item.split(is_blank).count() <= MOST_WORDS_OF_A_CHANNEL;
        if keyword == Keyword::Channel
            && items.len() > 1
            && items.iter().all(|item| short(item) && !self.words.has_channel(item))
        {
            let name = |item: &&str| name_for_label(keyword, item, |name| self.words.declares(keyword, name));
            let rests: Vec<String> =
                items.iter().filter_map(|item| Some(format!(" {}: {item}", name(item)?))).collect();
            let diagnostic = self.split(rests.into_iter());
            return Some(Diagnostic { title: format!("One `{word}` line declares one {word}"), ..diagnostic });
        }
        if let Some(name) = self.name_in_use() {
            let title = format!("`{word}` needs a name before the colon");
            let rest = format!(" {}: {text}", name.to_lowercase());
            let diagnostic = self.rewritten(title, Code::BadHead, "other lines use this name", &rest);
            // Part of a label may be the name of something else.
            let whole = key(name) == key(text);
            return Some(if whole {
                diagnostic
            } else {
                diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest))
            });
        }
        let known = !text.is_empty() && items.iter().all(|item| self.words.declares(keyword, item));
        known.then(|| {
            let (title, label) = match items.len() {
                1 => (format!("`{text}` is declared already"), format!("each {word} has one line")),
                _ => ("These are declared already".to_owned(), format!("each {word} has a line of its own")),
            };
            Diagnostic::new(Code::BadHead, title, self.line.text, label)
                .help(format!("remove this line: a `{word}` line declares, and other lines use the name"))
        })
    }
}

/// More words than this are no list of channels.
const MOST_WORDS_OF_A_CHANNEL: usize = 3;

/// Only this many uses are looked at: no map has more of a kind that isn't declared.
const MOST_USES: usize = 1_000;

impl<'a> Slip<'a> {
    /// The name that other lines use for what is declared here without one: `guess` for `source: Our guess`.
    fn name_in_use(&self) -> Option<&'a str> {
        let users: &[Keyword] = match self.rule.keyword {
            Keyword::Source => &[Keyword::From],
            Keyword::Team => &[Keyword::By, Keyword::Owner],
            Keyword::Channel => &[Keyword::Via],
            _ => return None,
        };
        let label = key(self.slice(self.line.text));
        let said: Vec<&str> = label.split(' ').collect();
        let fits = |name: &&str| {
            is_name(name) && said.contains(&key(name).as_str()) && !self.words.declares(self.rule.keyword, name)
        };
        let uses = self.source.text.lines().filter_map(|line| {
            let (word, value) = line.split_once(':')?;
            let word = word.trim_matches(is_blank);
            users.iter().any(|user| user.word() == word).then_some(value)
        });
        let names = uses.take(MOST_USES).flat_map(|value| value.split(',')).map(|name| name.trim_matches(is_blank));
        let mut found = names.filter(fits);
        let name = found.next()?;
        found.all(|other| other == name).then_some(name)
    }
}

/// More words than this describe a persona rather than say their role.
const MOST_WORDS_OF_A_ROLE: usize = 6;

impl Slip<'_> {
    /// `persona Anna Keller: Nurse`, `team Web Shop: The people`: the words before the colon are a label.
    fn label_for_name(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        let (keyword, word) = (self.rule.keyword, self.word());
        let persona = keyword == Keyword::Persona;
        let letters = |part: &str| {
            part.starts_with(char::is_alphabetic) && part.chars().all(|c| c.is_alphanumeric() || "-'’.&".contains(c))
        };
        // `persona Anna (34): Nurse`, `persona Anna, 34: Nurse`, `persona Anna 34: Nurse`
        let called = head.split(['(', '[', ',']).next().unwrap_or(head).trim_matches(is_blank);
        let called = called.trim_end_matches(|c: char| c.is_ascii_digit() || is_blank(c));
        let more = head.len() > called.len() && (head.starts_with(char::is_uppercase) || head.contains(['(', '[']));
        let words: Vec<&str> = called.split(is_blank).filter(|part| !part.is_empty()).collect();
        let fits = (words.len() > 1 || more && called.chars().count() > 1) && words.iter().all(|part| letters(part));
        let fits = fits && !text.is_empty();
        if !fits || !(persona || head.starts_with(char::is_uppercase)) {
            return None;
        }
        let taken = |name: &str| self.words.declares(keyword, name);
        // The one that other lines already use.
        let known = self.words.people().find(called).filter(|name| persona && !taken(name)).map(str::to_owned);
        let name = known.or_else(|| name_for_label(keyword, called, taken))?;
        let title = format!("`{head}` cannot be a name");
        let diagnostic = |label: &str| Diagnostic::new(Code::BadName, title.clone(), self.line.head, label);
        let label = "a name is one word, and a label can be any words";
        let said = key(text).contains(&key(head));
        let new = format!(" {name}: {}", if said { text.to_owned() } else { capitalised(head) });
        let fix = Fix::needs_a_look(self.behind_keyword(), new.as_str());
        if said || key(head).contains(&key(text)) {
            return Some(diagnostic(label).help(format!("write `{}`", shortened(&format!("{word}{new}")))).fix(fix));
        }
        let role = persona && text.split(is_blank).count() <= MOST_WORDS_OF_A_ROLE && !text.ends_with('.');
        let below = if role { Keyword::Role } else { Keyword::About };
        below.rule_in(keyword)?;
        let help = format!("write `{word}{new}`, and below it `{}: {}`", below.word(), shortened(text));
        let diagnostic = diagnostic(label).help(help);
        Some(match line_below(self.source, self.line, below, text) {
            Some((place, line)) => diagnostic.fix(fix.and(place, line)),
            None => diagnostic,
        })
    }

    /// `persona anna "Anna Keller": Nurse`.
    pub(super) fn quoted_label(&self) -> Option<Diagnostic> {
        let (head, text) = (self.slice(self.line.head), self.slice(self.line.text));
        let (name, rest) = head.split_once(is_blank).filter(|(name, _)| is_name(name))?;
        let label = unquoted(rest.trim_start_matches(is_blank))?.trim_matches(is_blank);
        if label.is_empty() {
            return None;
        }
        let said = text.is_empty() || key(label).contains(&key(text));
        let new = if said { format!(" {name}: {label}") } else { format!(" {name}: {label}, {text}") };
        let title = format!("`{head}` cannot be a name");
        let diagnostic = Diagnostic::new(Code::BadName, title, self.line.head, "a label goes after the colon");
        let help = format!("write `{}`", shortened(&format!("{}{new}", self.keyword())));
        Some(diagnostic.help(help).fix(Fix::needs_a_look(self.behind_keyword(), new)))
    }

    /// `source survey (n=120): The survey`.
    fn sample_in_name(&self) -> Option<Diagnostic> {
        let (name, sample) = self.slice(self.line.head).split_once(['(', '['])?;
        let name = name.trim_matches(is_blank);
        let sample = sample.trim_end_matches([')', ']']).trim_start_matches(|c: char| "nN= ".contains(c));
        let text = self.slice(self.line.text);
        let fits = self.rule.keyword == Keyword::Source && is_name(name) && sample.parse::<u32>().is_ok();
        if !fits || text.is_empty() {
            return None;
        }
        let rest = format!(" {name}: {text}");
        let word = Keyword::Sample.word();
        let title = format!("`{}` cannot be a name", self.slice(self.line.head));
        let label = format!("how many were asked is a `{word}` line below");
        let help =
            format!("write `{}`, and below it `{word}: {sample}`", shortened(&format!("{}{rest}", self.keyword())));
        let diagnostic = Diagnostic::new(Code::BadName, title, self.line.head, label).help(help);
        Some(match line_below(self.source, self.line, Keyword::Sample, sample) {
            Some((place, line)) => diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest).and(place, line)),
            None => diagnostic,
        })
    }

    /// `persona carl, dora: Both`.
    fn several_names(&self) -> Option<Diagnostic> {
        let names = listed(self.slice(self.line.head), AND);
        if names.len() < 2 || !names.iter().all(|name| is_name(name)) {
            return None;
        }
        let labels = listed(self.slice(self.line.text), AND);
        let paired = labels.len() == names.len();
        let label = |at: usize| if paired { labels[at].to_owned() } else { capitalised(names[at]) };
        let rests: Vec<String> = names.iter().enumerate().map(|(at, name)| format!(" {name}: {}", label(at))).collect();
        let word = self.word();
        let diagnostic = self.split(rests.into_iter());
        // Otherwise the text would be lost.
        let fix = diagnostic.fix.clone().filter(|_| paired);
        let title = format!("One `{word}` line declares one {word}");
        Some(Diagnostic { fix, title, ..diagnostic })
    }
}
