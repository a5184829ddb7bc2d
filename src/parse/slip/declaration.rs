//! Declarations with a name that says something else, of what is declared already, or of several at once.

use super::{Slip, is_name, shortened};
use crate::{
    diagnostic::{Code, Diagnostic},
    keyword::Keyword,
    parse::{
        head::{capitalised, persona_name},
        is_blank,
        people::other_meaning,
    },
};

impl Slip<'_> {
    /// Declarations with a name that says something else, or of what is declared already.
    pub(super) fn declaration(&self) -> Option<Diagnostic> {
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
