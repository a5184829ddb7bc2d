//! A feeling from its text.

use super::{Feeling, figure, level};
use unicode_normalization::UnicodeNormalization;

/// The feeling in a cell. Only a figure that can't be a part of what is said is its score.
pub fn feeling(text: &str) -> Feeling {
    said(text, beside_a_face)
}

/// A score, also after faces, next to which it is a score like any other: "☹ -2", "😊: 2 happy".
fn beside_a_face(text: &str) -> Option<Feeling> {
    let is_face = |c: char| c.is_whitespace() || c == '\u{fe0f}' || level::face(c).is_some();
    let behind = text.trim_start_matches(is_face);
    let after_faces = || figure::scored(behind.trim_start_matches([':', ',', ';', '=', '|', ' ']));
    (behind.len() < text.len()).then(after_faces).flatten().or_else(|| figure::scored(text))
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
