//! Scales, and lists of names with numbers.

use super::parts::{listed, ranges};
use crate::{
    diagnostic::Applicability::{Safe, Unsafe},
    parse::respell::phrase::{Draft, replaced},
};

pub fn scale(mut text: String) -> Draft {
    // `scale: 5` most likely counts from one.
    if text.trim().parse::<u32>().is_ok_and(|high| high > 1) {
        return (format!("1..{}", text.trim()), Unsafe);
    }
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
