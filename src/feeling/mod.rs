//! Feelings as people write them, in the cells of a spreadsheet or in a line of a map: numbers, words, faces, signs.

mod figure;
mod level;
mod range;

pub use level::expression;
pub use range::{LEVELS, Range, highest_in, range_in};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feeling {
    /// The figure.
    pub number: Option<f64>,
    /// The highest possible one, if it is given, as in 3/5.
    pub of: Option<f64>,
    /// Whether the figure has a sign, so that others may be below zero.
    pub signed: bool,
    /// How good it is from -2 to 2, from words, faces or signs.
    pub level: Option<f64>,
    /// The words.
    pub word: String,
    /// The words before the figure; they are also in `word`.
    pub before: String,
}

/// The feeling in a cell. Only a figure that can't be a part of what is said is its score.
pub fn feeling(text: &str) -> Feeling {
    said(text, figure::scored)
}

/// The feeling in a cell of our own export, in which a score is between its persona and its word: "Anna −1 Glad".
pub fn exported(text: &str) -> Feeling {
    said(text, figure::figure)
}

fn said(text: &str, figure: fn(&str) -> Option<Feeling>) -> Feeling {
    let text: String = text.nfkc().collect::<String>().replace(['−', '–'], "-");
    let text = text.trim();
    let mut said = figure(text).unwrap_or_else(|| Feeling { word: text.to_owned(), ..Feeling::default() });
    if said.number.is_some() && said.word.is_empty() {
        return said;
    }
    if let Some(level) = level::sign(&said.word) {
        return Feeling { level: said.number.is_none().then_some(level), word: String::new(), ..said };
    }
    let faces: Vec<f64> = said.word.chars().filter_map(level::face).collect();
    if !faces.is_empty() {
        said.word = said
            .word
            .chars()
            .filter(|c| level::face(*c).is_none() && *c != '\u{fe0f}')
            .collect::<String>()
            .trim()
            .to_owned();
    }
    let stars = said.word.matches('★').count();
    if stars > 0 && said.word.chars().all(|c| matches!(c, '★' | '☆' | ' ')) {
        let all = stars + said.word.matches('☆').count();
        return Feeling { number: Some(stars as f64), of: Some(all.max(5) as f64), word: String::new(), ..said };
    }
    said.level = level::mean(&faces).or_else(|| level::level(&said.word));
    said
}

/// Lower case, without accents, with single spaces between words.
pub fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && *c != '\u{640}').collect::<String>().to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
