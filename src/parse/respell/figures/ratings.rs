//! Ratings from 1 to 5 and of 100, and how many were asked.

use super::{metrics::grouped, parts::bound, scales::pairs};
use crate::{
    diagnostic::Applicability::{self, Display, Safe, Unsafe},
    parse::{
        is_blank,
        respell::phrase::{Draft, NUMBERS, exact, replaced},
        show,
    },
};

/// `cost high, sales 80`: words for figures, on a scale from 0 to 100.
pub fn scores(text: String) -> Draft {
    let (text, of_hundred) = of_a_hundred(&text);
    let (text, mut certain) = pairs(text);
    certain = certain.max(of_hundred);
    let figure = |pair: &str| {
        let (criterion, word) = pair.trim().split_once(' ')?;
        let (_, rating) = RATINGS.iter().find(|(words, _)| words.contains(&&*word.trim().to_lowercase()))?;
        Some(format!("{criterion} {}", show(rating.parse::<f64>().ok()? * 20.0)))
    };
    let figures: Vec<String> = text
        .split(',')
        .map(|pair| {
            let found = figure(pair);
            certain = if found.is_some() { Unsafe } else { certain };
            found.unwrap_or_else(|| pair.trim().to_owned())
        })
        .collect();
    (figures.join(", "), certain)
}

/// `cost: 3/5, sales: 8/10` as figures from 0 to 100.
fn of_a_hundred(text: &str) -> (String, Applicability) {
    let mut certain = Safe;
    let scaled = |part: &str| {
        let (figure, whole) =
            part.trim_end().trim_end_matches(')').split_once('/').or_else(|| part.split_once(" of "))?;
        let whole: f64 = whole.trim().parse().ok().filter(|whole| [5.0, 10.0].contains(whole))?;
        let number = figure.trim_end().rsplit(|c: char| !(c.is_ascii_digit() || c == '.')).next()?;
        let before = &figure.trim_end()[..figure.trim_end().len() - number.len()];
        Some(format!("{before}{}", show(number.parse::<f64>().ok()? / whole * 100.0)))
    };
    let parts = text.split([',', ';']).map(|part| match scaled(part) {
        Some(scaled) => {
            certain = Unsafe;
            scaled
        }
        None => part.to_owned(),
    });
    let text = parts.collect::<Vec<_>>().join(",");
    (text, certain)
}

pub fn rating(mut text: String) -> Draft {
    let word = text.trim().to_lowercase();
    if let Some((_, number)) = RATINGS.iter().find(|(words, _)| words.contains(&&*word)) {
        return ((*number).to_owned(), Unsafe);
    }
    let stars = text.trim().chars().filter(|c| "★⭐*".contains(*c)).count();
    if stars > 0 && text.trim().chars().all(|c| "★⭐*☆\u{fe0f}".contains(c)) {
        return (stars.to_string(), Safe);
    }
    if let Some((of, whole)) = fraction_of(&text).filter(|(of, whole)| *whole != 5.0 && of <= whole) {
        return (show((of / whole * 5.0).round().max(1.0)), Unsafe);
    }
    replaced(&mut text, NUMBERS);
    // `3 (high)`: a word for the same rating says nothing else.
    if let Some((number, word)) = text.trim().split_once([' ', '(']) {
        let word = word.trim_matches(|c: char| is_blank(c) || matches!(c, '(' | ')')).to_lowercase();
        if RATINGS.iter().any(|(words, _)| words.contains(&&*word)) {
            return (number.trim().to_owned(), Unsafe);
        }
    }
    let number = text.split(['/', ' ']).next().unwrap_or_default().to_owned();
    let rest = text[number.len()..].trim_start_matches(['/', ' ']).trim();
    let whole = ["5", "of 5", "out of 5"].contains(&rest);
    if whole { (number, Safe) } else { (text, Safe) }
}

/// The parts of `8/10` and `80%`: how much, of how much.
fn fraction_of(text: &str) -> Option<(f64, f64)> {
    let (of, whole) = match text.trim().strip_suffix('%') {
        Some(percent) => (percent, "100"),
        None => text.split_once('/')?,
    };
    Some((of.trim().parse().ok()?, whole.trim().parse().ok().filter(|whole| *whole > 0.0)?))
}

/// Words for amounts, and the rating in the middle of what they can mean.
const RATINGS: &[(&[&str], &str)] = &[
    (&["very low", "lowest", "minimal", "none", "xs", "trivial", "tiny", "sehr niedrig", "sehr gering"], "1"),
    (&["low", "small", "minor", "s", "easy", "little"], "2"),
    (&["niedrig", "gering", "klein", "faible", "bajo", "basso", "laag", "baixo"], "2"),
    (&["medium", "middle", "moderate", "mid", "average", "normal", "m", "med"], "3"),
    (&["mittel", "moyen", "medio", "gemiddeld", "médio"], "3"),
    (&["high", "large", "big", "major", "l", "hard", "much"], "4"),
    (&["hoch", "groß", "élevé", "fort", "alto", "hoog"], "4"),
    (&["very high", "highest", "huge", "critical", "xl", "xxl", "maximal", "sehr hoch", "très élevé"], "5"),
];

pub fn sample(mut text: String) -> Draft {
    let mut certain = exact(&mut text).max(bound(&mut text));
    replaced(&mut text, NUMBERS);
    certain = certain.max(grouped(&mut text));
    let groups: Vec<&str> = text.trim().split('.').collect();
    let thousands =
        groups.len() > 1 && (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|it| it.len() == 3);
    // Nobody asks a part of a person.
    if thousands && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit())) {
        return (groups.concat(), Unsafe);
    }
    let bare = text.trim().trim_start_matches(['n', 'N', '=', ' ']).to_owned();
    let end = bare.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(bare.len());
    let (digits, rest) = bare.split_at(end);
    let (digits, rest) = match (rest.strip_prefix(['k', 'K']), digits.parse::<f64>()) {
        (Some(rest), Ok(count)) => (show(count * 1000.0), rest),
        _ => (digits.to_owned(), rest),
    };
    // `9 classes, 214 pupils`: either may be meant.
    let certain = match rest.contains(|c: char| c.is_ascii_digit()) {
        true => Display,
        false if rest.trim().is_empty() => certain,
        false => Unsafe,
    };
    (digits, certain)
}
