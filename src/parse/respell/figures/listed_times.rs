//! Three times in a list: the shortest, the longest and the average.

use super::extents::{is_average, is_range};
use crate::{
    diagnostic::Applicability::{self, Safe, Unsafe},
    parse::{
        is_blank,
        respell::phrase::{LEAST, MOST, behind},
    },
};

/// `min 5m, avg 7m, max 20m` in any order; `5m / 10m / 20m`. A figure without a word is the one in the middle.
pub fn three_times(text: &mut String) -> Applicability {
    let parts: Vec<&str> = text.split([',', ';', '/', '|']).map(str::trim).collect();
    let [_, _, _] = parts[..] else { return Safe };
    if parts.iter().any(|part| is_range(part)) {
        return Safe;
    }
    let (mut least, mut most, mut middle, mut bare) = (None, None, None, Vec::new());
    for part in parts {
        let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let signs = |text: &str| text.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | '=')).to_owned();
        let place = if let Some(figure) = behind(part, LEAST).map(signs).filter(|figure| begins(figure)) {
            least.replace(figure)
        } else if let Some(figure) = behind(part, MOST).map(signs).filter(|figure| begins(figure)) {
            most.replace(figure)
        } else if let Some(figure) = average_of(part).filter(|figure| begins(figure)) {
            middle.replace(figure)
        } else if begins(part) {
            bare.push(part.to_owned());
            None
        } else {
            return Safe;
        };
        if place.is_some() {
            return Safe;
        }
    }
    let certain = if bare.is_empty() { Safe } else { Unsafe };
    let mut bare = bare.into_iter();
    if least.is_none() && most.is_none() && middle.is_none() {
        (least, middle, most) = (bare.next(), bare.next(), bare.next());
    }
    let (Some(least), Some(middle), Some(most)) = (least, middle.or_else(|| bare.next()), most) else { return Safe };
    *text = format!("{least}..{most}, average {middle}");
    certain
}

/// `avg 7m`, `7m on average`: the figure that is called an average.
fn average_of(part: &str) -> Option<String> {
    let is_word = |word: &str| is_average(word.trim_end_matches([':', '=', '.']));
    let (word, figure) = part.split_once(is_blank)?;
    if is_word(&word.to_lowercase()) {
        return Some(figure.trim_start_matches([':', '=', ' ']).to_owned());
    }
    let (figure, word) = part.rsplit_once(is_blank)?;
    is_word(&word.to_lowercase()).then(|| figure.trim_end_matches("on").trim_end().to_owned())
}
