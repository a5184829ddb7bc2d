//! A `for` below a line that takes its persona in the head.

use crate::{
    ast::{self, Node, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword,
    parse::{is_blank, people::People, vocabulary::Vocabulary},
    source::Source,
    span::Span,
};

/// A `for` below a line whose head already names a persona, or that is for everybody.
pub fn for_below(source: &Source, above: &Node, line: Span, statement: Statement, words: &Vocabulary) -> Diagnostic {
    let word = &source.text[above.keyword.range()];
    let whom = &source.text[statement.text.range()];
    let title = format!("`for` is not allowed below `{word}`");
    let diagnostic = |label: &str| {
        Diagnostic::new(Code::CannotStandHere, title.clone(), statement.keyword, label)
            .and(above.keyword, "indented under this line")
    };
    let Some((place, named)) = place_of_persona(source, above, words.people()) else {
        return diagnostic("this line applies to everybody in its column")
            .help(format!("give {whom} a column of their own, or say in a `note` who the `{word}` line is about"));
    };
    let diagnostic = diagnostic("the persona goes before the colon");
    let start = Span { end: place.start, ..above.keyword };
    let example = |persona: &str| format!("{} {persona}", &source.text[start.range()]);
    if named || whom.contains(',') || whom.is_empty() {
        let first = whom.split(',').next().unwrap_or_default();
        return diagnostic.help(format!("write a line for each, for example `{}`", example(first)));
    }
    let end = (line.end as usize + 1).min(source.text.len());
    let end = if source.text[line.end as usize..].starts_with("\r\n") { end + 1 } else { end };
    let rest = &source.text[Span { start: place.start, end: above.span.end, ..place }.range()];
    let rest = rest.split([':', '：']).next().unwrap_or_default().trim_end_matches(is_blank);
    diagnostic
        .help(format!("put it before the colon: `{}{rest}`", example(whom)))
        .fix(Fix::safe(place, format!(" {whom}")).and(Span { end: end as u32, ..line }, ""))
}

/// Where the head of a line takes a persona, and whether it has one already. `None` if it takes none.
fn place_of_persona(source: &Source, line: &Node, people: &People) -> Option<(Span, bool)> {
    use keyword::Head;
    let behind_keyword = line.keyword.after();
    match (line.rule.head, &line.head) {
        (Head::OptionalPersona, ast::Head::Name(_)) | (Head::Score, ast::Head::Score(Some(_), _)) => {
            Some((behind_keyword, true))
        }
        (Head::OptionalPersona | Head::Score, _) => Some((behind_keyword, false)),
        (Head::Measure, ast::Head::Name(name)) => {
            let words = &source.text[name.span.range()];
            let mut gaps = words.char_indices().filter(|&(_, c)| is_blank(c)).map(|(at, _)| at);
            let measure = gaps.find(|&at| people.find(&words[at..]).is_some());
            let end = name.span.start + measure.unwrap_or(words.len()) as u32;
            Some((Span { start: end, end, ..name.span }, measure.is_some()))
        }
        (Head::Way | Head::Exit, ast::Head::Way(words, _)) => {
            let named = words.as_ref().is_some_and(|words| people.leading(&words.text).is_some());
            Some((behind_keyword, named))
        }
        _ => None,
    }
}
