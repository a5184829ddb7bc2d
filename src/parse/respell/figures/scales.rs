//! Scales, and lists of names with numbers.

use super::parts::{listed, ranges};
use crate::{
    diagnostic::Applicability::{Safe, Unsafe},
    parse::{
        is_blank,
        respell::phrase::{Draft, replaced},
        show,
    },
};

pub fn scale(mut text: String) -> Draft {
    if let Some(ends) = short(&text) {
        return (ends, Unsafe);
    }
    replaced(&mut text, STEPS);
    // `de 0 à 10`
    replaced(&mut text, &[("de", "")]);
    replaced(&mut text, &[("neutral", "baseline"), ("middle", "baseline"), ("zero", "baseline")]);
    ranges(&mut text);
    // `0..100 %`
    text = text.replace(" %", "").replace('%', "");
    // `1..5, 3`
    if let Some((ends, middle)) = text.split_once(',').filter(|(_, middle)| middle.trim().parse::<f64>().is_ok()) {
        return (format!("{}, baseline {}", ends.trim(), middle.trim()), Unsafe);
    }
    listed(&mut text, &["baseline"]);
    // The ends are the wrong way round; nobody knows which of them is wrong.
    let (ends, rest) = text.split_once(',').map_or((&*text, None), |(ends, rest)| (ends, Some(rest)));
    let value = |end: &str| end.trim().replace(['−', '–'], "-").parse::<f64>().ok();
    let turned = ends.split_once("..").filter(|(low, high)| value(low) > value(high));
    if let Some((low, high)) = turned.filter(|(low, high)| value(low).is_some() && value(high).is_some()) {
        let turned = format!("{}..{}", high.trim(), low.trim());
        return (rest.map_or(turned.clone(), |rest| format!("{turned},{rest}")), Unsafe);
    }
    (text, Safe)
}

/// Words around the number of steps of a scale.
const STEPS: &[(&str, &str)] = &[
    ("out of", ""),
    ("of", ""),
    ("points", ""),
    ("point", ""),
    ("stars", ""),
    ("star", ""),
    ("steps", ""),
    ("likert", ""),
    ("scale", ""),
    ("punkte", ""),
    ("sterne", ""),
    ("stufen", ""),
    ("skala", ""),
    ("von", ""),
];

/// `5`, `5 stars`, `5-point scale` and `out of 5`, which most likely count from one; `±2`; `1/5`.
fn short(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(end) = ["±", "+/-", "+-", "-/+"].iter().find_map(|sign| text.strip_prefix(sign)) {
        let end = end.trim().parse::<f64>().ok().filter(|end| *end > 0.0)?;
        return Some(format!("{}..{}", show(-end), show(end)));
    }
    if let Some((low, high)) = text.split_once('/') {
        let number = |end: &str| end.trim().replace(['−', '–'], "-").parse::<f64>().ok();
        if let (Some(low), Some(high)) = (number(low), number(high)) {
            return Some(format!("{}..{}", show(low.min(high)), show(low.max(high))));
        }
    }
    let mut bare = text.to_owned();
    replaced(&mut bare, STEPS);
    let signs = |c: char| is_blank(c) || matches!(c, '/' | '★' | '⭐');
    let bare = bare.trim_start_matches(signs).trim_end_matches(|c: char| signs(c) || c == '-');
    bare.parse::<u32>().ok().filter(|high| *high > 1).map(|high| format!("1..{high}"))
}

/// `1, 2, 3, 4, 5`: each step of a scale.
pub fn steps(text: &str) -> Option<Draft> {
    let steps: Option<Vec<i32>> = text
        .split([',', '/', ';', ' '])
        .map(str::trim)
        .filter(|step| !step.is_empty())
        .map(|step| step.parse().ok())
        .collect();
    let steps = steps.filter(|steps| steps.len() > 2 && steps.windows(2).all(|pair| pair[0] + 1 == pair[1]))?;
    Some((format!("{}..{}", steps.first()?, steps.last()?), Safe))
}

pub fn pairs(text: String) -> Draft {
    let text = text.trim().trim_matches(['{', '}', '[', ']']).replace("/100", "").replace(" of 100", "");
    let text = text.replace([';', '/', '|'], ",").replace([':', '=', '(', ')', '%'], " ");
    let mut pairs: Vec<String> = Vec::new();
    for part in text.split(',') {
        let words: Vec<&str> = part.split_whitespace().filter(|word| *word != "and").collect();
        for pair in words.chunks(2) {
            // The number is before its criterion.
            let turned = pair.len() == 2 && pair[0].parse::<f64>().is_ok() && pair[1].parse::<f64>().is_err();
            pairs.push(if turned { format!("{} {}", pair[1], pair[0]) } else { pair.join(" ") });
        }
    }
    (pairs.join(", "), Safe)
}
