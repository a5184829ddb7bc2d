//! Severities, priorities and ratings in lines that have none.

use crate::{
    ast::{self, Node, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Rule},
    parse::{
        colon::is_right,
        head::is_name,
        is_blank,
        respell::respelt,
        severity::{SEVERITIES, meant},
        synonyms::synonym,
        vocabulary::Vocabulary,
    },
    source::Source,
    span::Span,
};

/// `severity: major` below a pain, which has its severity in its own line.
pub fn severity_below(source: &Source, pain: &Node, whole_line: Span, statement: Statement) -> Option<Diagnostic> {
    let written = source.text[statement.text.range()].trim_end_matches(['.', ',']);
    let word = SEVERITIES[meant(written)?];
    let (name, place) = match &pain.head {
        ast::Head::None => (String::new(), pain.keyword.end),
        ast::Head::Pain(Some(name), None) => (format!(" {}", name.text), name.span.end),
        ast::Head::Pain(_, Some(graded)) => {
            return Some(severity_again(source, pain, SEVERITIES[*graded], whole_line, statement));
        }
        _ => return None,
    };
    let keyword = &source.text[statement.keyword.range()];
    let pain_word = &source.text[pain.keyword.range()];
    let place = Span { start: place, end: place, ..pain.keyword };
    let certain = if SEVERITIES.contains(&&*written.to_ascii_lowercase()) { Fix::safe } else { Fix::needs_a_look };
    Some(
        Diagnostic::new(
            Code::AlmostSeverity,
            format!("`{keyword}` has no line of its own"),
            statement.keyword,
            "a severity goes before the colon of its pain",
        )
        .and(pain.keyword, "this pain")
        .help(format!("write `{pain_word}{name} {word}: …` above, and remove this line"))
        .fix(certain(place, format!(" {word}").as_str()).and(whole_line, "")),
    )
}

/// `priority: 1` below a pain, which has a severity instead.
pub fn how_bad(written: &str, statement: Statement) -> Diagnostic {
    let title = format!("`{written}` is not allowed here");
    let label = "a pain's severity goes before the colon";
    Diagnostic::new(Code::CannotStandHere, title, statement.keyword, label)
        .help("write `pain minor: …`, `pain major: …` or `pain critical: …` above, and remove this line")
}

/// The same below a pain whose line already has a severity.
fn severity_again(source: &Source, pain: &Node, graded: &str, whole_line: Span, statement: Statement) -> Diagnostic {
    let written = &source.text[statement.text.range()];
    let title = format!("`{}` has no line of its own", &source.text[statement.keyword.range()]);
    let label = "the severity is before the colon of the pain";
    let diagnostic =
        Diagnostic::new(Code::AlmostSeverity, title, statement.keyword, label).and(pain.keyword, "this pain");
    if written.eq_ignore_ascii_case(graded) {
        return diagnostic.help("remove this line").fix(Fix::safe(whole_line, ""));
    }
    diagnostic.help(format!("the pain is `{graded}` already: remove this line, or change that to `{written}`"))
}

/// `priority: high` below an opportunity, whose weight is its `impact`.
pub fn impact(source: &Source, statement: Statement) -> Diagnostic {
    let word = Keyword::Impact.word();
    let text = &source.text[statement.text.range()];
    let value = Keyword::Impact.rules().next().and_then(|rule| respelt(rule, text)).map(|(value, _)| value);
    // The first priority is the highest, and the lowest impact is 1.
    let ranked = text.contains(|c: char| c.is_ascii_digit());
    let value = value.filter(|value| !ranked && is_right(Keyword::Impact, &format!("{word}: {value}")));
    let title = format!("`{}` is not allowed here", &source.text[statement.keyword.range()]);
    let label = "how much an opportunity would help is its `impact`, from 1 to 5";
    let diagnostic = Diagnostic::new(Code::CannotStandHere, title, statement.keyword, label);
    match value {
        Some(value) => {
            let new = format!("{word}: {value}");
            let place = statement.keyword.to(statement.text);
            diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(place, new))
        }
        None if ranked => {
            diagnostic.help(format!("write `{word}: 5` for what helps most, and `{word}: 1` for the least"))
        }
        None => diagnostic.help(format!("for example: `{word}: 4`")),
    }
}

/// `score: impact 3, effort 2` below an opportunity, which has a line for each.
pub fn rated(source: &Source, statement: Statement) -> Option<Diagnostic> {
    let pairs = source.text[statement.text.range()].split([',', ';']);
    let line = |pair: &str| {
        let (word, value) = pair.trim_matches(is_blank).split_once(|c: char| is_blank(c) || matches!(c, ':' | '='))?;
        let keyword = Keyword::parse(&word.to_lowercase())?;
        let line =
            format!("{}: {}", keyword.word(), value.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '=')));
        (matches!(keyword, Keyword::Impact | Keyword::Effort) && is_right(keyword, &line)).then_some(line)
    };
    let lines: Vec<String> = pairs.map(line).collect::<Option<_>>()?;
    let margin = source.before(statement.keyword.start);
    let title = format!("`{}` is not allowed here", &source.text[statement.keyword.range()]);
    let label = "an opportunity has a line for each of its figures";
    Some(
        Diagnostic::new(Code::CannotStandHere, title, statement.keyword, label)
            .help(format!("write `{}`", lines.join("`, `")))
            .fix(Fix::safe(statement.keyword.to(statement.text), lines.join(&format!("\n{margin}")))),
    )
}

/// `pain-major: …`, `pain_major: …`: a severity that is joined to its keyword.
pub fn joined_severity(source: &Source, statement: Statement) -> Option<Diagnostic> {
    let written = &source.text[statement.keyword.range()];
    let (word, severity) = written.split_once(['-', '_', '.'])?;
    let severity = SEVERITIES[meant(severity)?];
    let fits = word.eq_ignore_ascii_case(Keyword::Pain.word()) && statement.colon.is_some();
    let new = format!("{word} {severity}");
    let title = format!("`{written}` is not a keyword");
    fits.then(|| {
        Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "the severity is a word of its own")
            .help(format!("write `{new}`"))
            .fix(Fix::safe(statement.keyword, new))
    })
}

/// `touchpoint_wait: Waits`, `feels_ben -1: Cross`: what belongs after the keyword is joined to it.
pub fn joined_head(source: &Source, statement: Statement, words: &Vocabulary) -> Option<(Keyword, Diagnostic)> {
    let written = &source.text[statement.keyword.range()];
    let (word, name) = written.split_once(['_', '-', '.'])?;
    let keyword = Keyword::in_any_case(word).filter(|_| !name.is_empty())?;
    let rest = &source.text[statement.keyword.to(statement.text).range()][written.len()..];
    let new = format!("{word} {name}");
    let takes = |rule: &Rule| match rule.head {
        Head::None => false,
        Head::OptionalPersona => words.people().find(name).is_some(),
        _ => true,
    };
    let fits = is_right(keyword, &format!("{new}{rest}")) && keyword.rules().any(takes);
    let title = format!("`{written}` is not a keyword");
    fits.then(|| {
        let label = "there is a space after a keyword";
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, label);
        (keyword, diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(statement.keyword, new)))
    })
}

/// `wait touchpoint: Waits`: the name in front of its keyword.
pub fn name_first(source: &Source, statement: Statement) -> Option<(Keyword, Diagnostic)> {
    let (written, head) = (&source.text[statement.keyword.range()], &source.text[statement.head.range()]);
    let keyword = Keyword::parse(head).filter(|keyword| keyword.is_column() || keyword.is_declaration())?;
    let new = format!("{head} {written}");
    let fits = statement.colon.is_some() && is_name(written) && written.starts_with(char::is_lowercase);
    let title = format!("`{written}` is not a keyword");
    fits.then(|| {
        let diagnostic =
            Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "a line starts with its keyword");
        let place = statement.keyword.to(statement.head);
        (keyword, diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(place, new)))
    })
}

/// `major pain: …`, `critical pain price: …`: a severity in front of the keyword.
pub fn severity_first(source: &Source, statement: Statement) -> Option<Diagnostic> {
    let written = &source.text[statement.keyword.range()];
    let head = &source.text[statement.head.range()];
    let (word, name) = head.split_once(is_blank).map_or((head, ""), |(word, name)| (word, name.trim_matches(is_blank)));
    let at = meant(written)?;
    let pain = Keyword::in_any_case(word).or_else(|| synonym(&word.to_lowercase())) == Some(Keyword::Pain);
    let one = name.is_empty() || is_name(name) && meant(name).is_none();
    (pain && one && statement.colon.is_some()).then(|| {
        let gap = if name.is_empty() { "" } else { " " };
        let new = format!("{}{gap}{name} {}", Keyword::Pain.word(), SEVERITIES[at]);
        let place = statement.keyword.to(statement.head);
        let fix = if SEVERITIES[at].eq_ignore_ascii_case(written) { Fix::safe } else { Fix::needs_a_look };
        let title = format!("`{written}` is not a keyword");
        Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "a severity goes right before the colon")
            .help(format!("write `{new}: {}`", &source.text[statement.text.range()]))
            .fix(fix(place, new.as_str()))
    })
}
