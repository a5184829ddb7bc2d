//! Words that a flag or a setting can be: one table for both.

use crate::parse::nearest;

/// A choice between a few named values.
pub(crate) trait Choice: Copy + PartialEq + Send + Sync + 'static {
    /// Every value with the word for it and what it does.
    const ALL: &'static [(&'static str, Self, &'static str)];

    /// The value for `word`.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, ..)| *name == word).map(|&(_, value, _)| value)
    }

    /// The word for this value.
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, value, _)| value == self).map_or("", |(name, ..)| name)
    }

    fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(|(name, ..)| *name).collect()
    }

    /// A suggestion for `word`, which isn't one of the choices.
    fn help(word: &str) -> String {
        match nearest(word, Self::words()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", listed(&Self::words())),
        }
    }
}

/// `a`, `b` or `c`, each in code marks.
pub(crate) fn listed(words: &[impl AsRef<str>]) -> String {
    let marked: Vec<_> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match marked.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
