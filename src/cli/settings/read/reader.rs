//! What reads the settings: what it has found, and values of the usual types.

use crate::{
    cli::{
        choice::{Choice, listed},
        settings::Settings,
    },
    text::FontData,
};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeString, DeValue},
};

/// Why a font file can't be used, and what to do about it.
pub(crate) struct BadFile {
    pub why: String,
    pub help: String,
}

pub(super) type Key<'a> = Spanned<DeString<'a>>;
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// How a font file is read, by its path from the project's folder on.
pub(super) type Fonts<'a> = &'a dyn Fn(&str) -> Result<FontData, BadFile>;

pub(super) struct Reader<'f> {
    pub settings: Settings,
    pub mistakes: Vec<SettingsMistake>,
    pub fonts: Option<Fonts<'f>>,
}

/// A mistake in the file, without the file's text.
pub(super) struct SettingsMistake {
    pub title: String,
    pub range: Range<usize>,
    pub label: String,
    pub help: Option<String>,
}

impl Reader<'_> {
    pub fn wrong(&mut self, title: impl Into<String>, range: Range<usize>, label: &str, help: impl Into<String>) {
        let (title, label, help) = (title.into(), label.to_owned(), Some(help.into()));
        self.mistakes.push(SettingsMistake { title, range, label, help });
    }

    /// Reports that `value` has the wrong type, and which would be right.
    pub fn mistyped<T>(&mut self, key: &Key<'_>, value: &Value<'_>, wanted: &str, example: &str) -> Option<T> {
        let key = key.get_ref();
        let label = format!("this is {}", kind_of(value.get_ref()));
        self.wrong(format!("`{key}` takes {wanted}"), value.span(), &label, format!("write {example}"));
        None
    }

    pub fn word(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        match value.get_ref().as_str() {
            Some(word) => Some(word.to_owned()),
            None => self.mistyped(key, value, "a word in quotes", &format!("{} = \"...\"", key.get_ref())),
        }
    }

    pub fn choice<T: Choice>(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<T> {
        match value.get_ref().as_str() {
            Some(word) => self.chosen(key, word, value.span()),
            None => {
                let example = format!("{} = \"{}\"", key.get_ref(), T::ALL[0].0);
                self.mistyped(key, value, &listed(&T::words()), &example)
            }
        }
    }

    pub fn chosen<T: Choice>(&mut self, key: &Key<'_>, word: &str, range: Range<usize>) -> Option<T> {
        let chosen = T::parse(word);
        if chosen.is_none() {
            let title = format!("`{word}` is not a choice for `{}`", key.get_ref());
            self.wrong(title, range, "not one of the choices", T::help(word));
        }
        chosen
    }

    /// A list of words, each with its place.
    pub fn words(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<Vec<(String, Range<usize>)>> {
        let example = format!("{} = [\"...\", \"...\"]", key.get_ref());
        let Some(list) = value.get_ref().as_array() else {
            return self.mistyped(key, value, "a list of words", &example);
        };
        if list.is_empty() {
            let help = format!("write {example}, or remove the line");
            self.wrong(format!("`{}` is empty", key.get_ref()), value.span(), "needs at least one word", help);
            return None;
        }
        let mut words = Vec::new();
        for item in list.iter() {
            match item.get_ref().as_str() {
                Some(word) => words.push((word.to_owned(), item.span())),
                None => return self.mistyped(key, item, "a list of words", &example),
            }
        }
        Some(words)
    }
}

/// The type of a value, for messages.
fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
