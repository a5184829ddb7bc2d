//! Heads of pains: a name and a severity.

use super::{
    matched::ident,
    names::{could_be, numbered},
};
use crate::{
    ast::{self, Ident},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{
        grammar::{Part, is_blank},
        scan::match_part,
        severity::{SEVERITIES, severity},
        suggest::{misspelt, nearest},
    },
    source::Source,
    span::Span,
};

pub(super) fn pain_head(source: &Source, words: Span) -> Result<ast::Head, Diagnostic> {
    let found = match_part(source, words, Part::pain_head).map_err(|_| bad_pain(source, words))?;
    let names: Vec<Ident> = found.all(Part::name).map(|name| ident(source, name)).collect();
    let severity = |name: &Ident| severity(&name.text);
    match names.as_slice() {
        [only] => match severity(only) {
            Some(severity) => Ok(ast::Head::Pain(None, Some(severity))),
            None => almost_severity(only).map_or_else(|| Ok(ast::Head::Pain(Some(only.clone()), None)), Err),
        },
        [name, second] => match severity(second) {
            Some(severity) => Ok(ast::Head::Pain(Some(name.clone()), Some(severity))),
            None => Err(almost_severity(second).unwrap_or_else(|| not_a_severity(second))),
        },
        _ => Err(bad_pain(source, words)),
    }
}

/// More words than this are a text, not a name.
const MOST_WORDS: usize = 3;

fn bad_pain(source: &Source, words: Span) -> Diagnostic {
    let text = &source.text[words.range()];
    if let Some(numbered) = numbered(source, Keyword::Pain.word(), words) {
        return numbered;
    }
    let label = "expected a name (optional), then minor, major or critical";
    let diagnostic = Diagnostic::new(Code::BadHead, format!("`{text}` is neither a name nor a severity"), words, label);
    let (said, graded) = match text.rsplit_once(is_blank).filter(|(_, last)| severity(last).is_some()) {
        Some((said, last)) => (said, format!(" {last}")),
        None => (text, String::new()),
    };
    // `pain prices major Two prices: one`: the text begins after the severity.
    let mut gaps = text.char_indices().filter(|&(_, c)| is_blank(c)).map(|(at, _)| at).take(2);
    let behind = gaps.find(|&at| severity(text[..at].rsplit(is_blank).next().unwrap_or_default()).is_some());
    // `pain critical Opening hours: Closed`: a name, or the text with the colon in the wrong place.
    let colon = source.text[words.end as usize..].trim_start_matches(is_blank).starts_with([':', '：']);
    if let Some((at, name)) = behind.filter(|at| colon && severity(&text[..*at]).is_some()).and_then(|at| {
        let label = text[at..].trim_matches(is_blank);
        Some((at, could_be(label, Keyword::Pain.word()).filter(|_| label.split(is_blank).count() <= MOST_WORDS)?))
    }) {
        let (graded, label) = (&text[..at], text[at..].trim_matches(is_blank));
        return diagnostic.help(format!(
            "if `{label}` is its name, write `pain {name} {graded}: …`; if it is what hurts, `pain {graded}: {label} …`"
        ));
    }
    if let Some(at) = behind {
        let new = format!("{}: {}", &text[..at], text[at..].trim_start_matches(is_blank));
        return diagnostic
            .help(format!("the colon is missing after the severity: write `{} {new}: …`", Keyword::Pain.word()))
            .fix(Fix::needs_a_look(words, new));
    }
    match could_be(said, Keyword::Pain.word()) {
        Some(name) => diagnostic
            .help(format!("what hurts goes after the colon; if this is its name, write `{name}{graded}`"))
            .fix(Fix::needs_a_look(words, format!("{name}{graded}"))),
        None => diagnostic.help("put what hurts after the colon, for example `pain major: Nobody answers`"),
    }
}

fn almost_severity(name: &Ident) -> Option<Diagnostic> {
    // A word that says the opposite is as easily misread, but isn't meant as the severity.
    nearest(&name.text, SEVERITIES)?;
    let meant = misspelt(&name.text, SEVERITIES);
    let title = format!("`{}` is almost a severity", name.text);
    let label = "a name this close to a severity would be misread";
    let diagnostic = Diagnostic::new(Code::AlmostSeverity, title, name.span, label);
    Some(match meant {
        Some((meant, _)) => {
            diagnostic.help(format!("write `{meant}`, or choose another name")).fix(Fix::needs_a_look(name.span, meant))
        }
        None => diagnostic.help("choose another name"),
    })
}

fn not_a_severity(name: &Ident) -> Diagnostic {
    let title = format!("`{}` is not a severity", name.text);
    Diagnostic::new(Code::AlmostSeverity, title, name.span, "expected minor, major or critical")
        .help("write `minor`, `major` or `critical`; what hurts goes after the colon")
}
