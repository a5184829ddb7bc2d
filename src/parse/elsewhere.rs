//! Lines for which the language has another word, or which belong in another place.

use super::{
    colon::is_right,
    head::is_name,
    is_blank,
    people::People,
    respell::respelt,
    severity::{SEVERITIES, meant},
    synonyms::synonym,
    vocabulary::Vocabulary,
};
use crate::{
    ast::{self, Node, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{self, Keyword},
    source::Source,
    span::Span,
};

/// The keyword to use in a column for a keyword of another block.
const IN_COLUMNS: &[(Keyword, Keyword)] = &[
    (Keyword::Quote, Keyword::Says),
    (Keyword::Need, Keyword::Needs),
    (Keyword::Persona, Keyword::For),
    (Keyword::Channel, Keyword::Via),
    (Keyword::Source, Keyword::From),
    (Keyword::Team, Keyword::By),
    (Keyword::Measure, Keyword::Metric),
];

/// The keyword to use below a persona for a keyword of a column.
const OF_PERSONAS: &[(Keyword, Keyword)] = &[(Keyword::Needs, Keyword::Need), (Keyword::Says, Keyword::Quote)];

/// The keyword that says about a persona what this one says in a column.
pub fn of_a_persona(keyword: Keyword) -> Option<Keyword> {
    OF_PERSONAS.iter().find(|(other, _)| *other == keyword).map(|&(_, here)| here)
}

/// Whether people call the picture of a persona so.
pub fn is_picture(word: &str) -> bool {
    ["picture", "photo", "portrait", "avatar", "photograph"].contains(&word)
}

/// What people call the lines of a source.
pub fn keyword_of_a_source(word: &str) -> Option<Keyword> {
    Some(match word {
        "n" | "participants" | "respondents" | "interviews" | "answers" | "size" => Keyword::Sample,
        "when" | "year" | "day" | "month" | "published" => Keyword::Date,
        "url" | "website" | "address" => Keyword::Link,
        "document" | "report" | "path" => Keyword::File,
        "method" | "methods" | "how" => Keyword::About,
        "certainty" | "quality" | "reliability" => Keyword::Confidence,
        _ => return None,
    })
}

/// The keyword that says in a column what this one says elsewhere.
pub fn in_columns(keyword: Keyword) -> Option<Keyword> {
    IN_COLUMNS.iter().find(|(other, _)| *other == keyword).map(|&(_, here)| here)
}

/// The keyword that says about the whole journey what this one says about a part of it.
pub fn of_the_journey(keyword: Keyword) -> Option<Keyword> {
    match keyword {
        Keyword::Status => Some(Keyword::State),
        Keyword::Date => Some(Keyword::Reviewed),
        _ => None,
    }
}

/// Phrases that mean one keyword.
const PHRASES: &[(&str, Keyword)] = &[
    ("front stage", Keyword::Frontstage),
    ("on stage", Keyword::Frontstage),
    ("back stage", Keyword::Backstage),
    ("last reviewed", Keyword::Reviewed),
    ("last review", Keyword::Reviewed),
    ("reviewed on", Keyword::Reviewed),
    ("pain points", Keyword::Pain),
    ("pain point", Keyword::Pain),
    ("moment of truth", Keyword::Moment),
    ("moments of truth", Keyword::Moment),
    ("journey map", Keyword::Journey),
    ("customer journey", Keyword::Journey),
    ("touch point", Keyword::Touchpoint),
    ("touch points", Keyword::Touchpoint),
    ("key moment", Keyword::Moment),
    ("due date", Keyword::Due),
    ("based on", Keyword::From),
    ("backed by", Keyword::From),
    ("only for", Keyword::For),
];

/// `front stage: …`: two words for what is one in the language.
pub fn phrase(source: &Source, statement: Statement) -> Option<(Keyword, Diagnostic)> {
    statement.colon.filter(|_| !statement.head.is_empty())?;
    let before = statement.keyword.to(statement.head);
    let written = &source.text[before.range()];
    let first = &source.text[statement.keyword.range()];
    let begins = |phrase: &str| {
        phrase.as_bytes().get(first.len()) == Some(&b' ') && phrase[..first.len()].eq_ignore_ascii_case(first)
    };
    let &(_, keyword) = PHRASES.iter().find(|(phrase, _)| begins(phrase) && says(written, phrase))?;
    let word = keyword.word();
    let title = format!("`{written}` is not a keyword");
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "no line starts with these words")
        .help(format!("write `{word}`"))
        .fix(Fix::safe(before, word));
    Some((keyword, diagnostic))
}

/// Whether a text consists of these words, in upper or lower case.
fn says(text: &str, words: &str) -> bool {
    let mut written = text.split(is_blank).filter(|word| !word.is_empty());
    words.split(' ').all(|word| written.next().is_some_and(|written| written.eq_ignore_ascii_case(word)))
        && written.next().is_none()
}

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
        .help(format!("write `{pain_word}{name} {word}: …` above, and take this line out"))
        .fix(certain(place, format!(" {word}").as_str()).and(whole_line, "")),
    )
}

/// `was: 3` below a metric, whose own line says it.
pub fn part_of_metric(source: &Source, metric: &Node, whole_line: Span, statement: Statement) -> Option<Diagnostic> {
    let word = source.text[statement.keyword.range()].to_lowercase();
    let value = &source.text[statement.text.range()];
    let line = source.line_range(source.line_of(metric.keyword.start));
    let end = line.start + source.text[line.clone()].trim_end().len();
    let said = source.text[metric.keyword.start as usize..end].trim_end();
    let new = format!("{said}, {word} {value}");
    is_right(Keyword::Metric, &new).then(|| {
        let title = format!("`{word}` has no line of its own");
        let label = "this goes behind the figure of its metric";
        Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, label)
            .and(metric.keyword, "this metric")
            .help(format!("write `{new}` above, and take this line out"))
            .fix(Fix::safe(Span::new(metric.keyword.file, end, end), format!(", {word} {value}")).and(whole_line, ""))
    })
}

/// The same below a pain whose line already has a severity.
fn severity_again(source: &Source, pain: &Node, graded: &str, whole_line: Span, statement: Statement) -> Diagnostic {
    let written = &source.text[statement.text.range()];
    let title = format!("`{}` has no line of its own", &source.text[statement.keyword.range()]);
    let label = "the severity is before the colon of the pain";
    let diagnostic =
        Diagnostic::new(Code::AlmostSeverity, title, statement.keyword, label).and(pain.keyword, "this pain");
    if written.eq_ignore_ascii_case(graded) {
        return diagnostic.help("take this line out").fix(Fix::safe(whole_line, ""));
    }
    diagnostic.help(format!("the pain is `{graded}` already: take this line out, or change that to `{written}`"))
}

/// The diagnostic for a line that needs another keyword here.
pub fn another_word(written: &str, statement: Statement, here: Keyword, place: &str) -> Diagnostic {
    let title = format!("`{written}` is not allowed here");
    let word = here.word();
    Diagnostic::new(Code::CannotStandHere, title, statement.keyword, format!("{place} the word is `{word}`"))
        .help(format!("write `{word}`"))
        .fix(Fix::safe(statement.keyword, word))
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

/// `note: …` below a declaration, which says more about what it declares in its `about`.
pub fn note_of_declaration(source: &Source, block: Keyword, has_about: bool, statement: Statement) -> Diagnostic {
    let written = &source.text[statement.keyword.range()];
    let diagnostic = another_word(written, statement, Keyword::About, &format!("below a `{}`", block.word()));
    if has_about || !statement.head.is_empty() {
        let help = format!("add it to the `about` of the `{}`, or to its text", block.word());
        return Diagnostic { fix: None, ..diagnostic.help(help) };
    }
    diagnostic
}

/// `status: draft` of a journey, which has a `state`: there is only an edit if the value fits the other keyword.
pub fn word_of_the_journey(source: &Source, statement: Statement, here: Keyword) -> Diagnostic {
    let diagnostic = another_word(&source.text[statement.keyword.range()], statement, here, "of the journey");
    let text = &source.text[statement.text.range()];
    let Some(rule) = here.rules().next() else { return diagnostic };
    let fits = is_right(here, &format!("{}: {text}", here.word()));
    if fits || respelt(rule, text).is_some_and(|(value, _)| is_right(here, &format!("{}: {value}", here.word()))) {
        return diagnostic;
    }
    let help =
        format!("the word is `{}`, but `{text}` is not what it takes; for example: `{}`", here.word(), rule.example);
    Diagnostic { fix: None, ..diagnostic.help(help) }
}

/// `anna thinks: …`: a persona before the keyword.
pub fn persona_first(source: &Source, statement: Statement, words: &Vocabulary) -> Option<(Keyword, Diagnostic)> {
    let before = statement.keyword.to(statement.head);
    let (persona, behind) = words.people().leading(&source.text[before.range()])?;
    let behind = behind.trim_start_matches(is_blank);
    let word = behind.split(is_blank).next().filter(|word| !word.is_empty())?;
    let keyword = Keyword::parse(&word.to_lowercase())?;
    let rest = &behind[word.len()..];
    let title = format!("The line starts with `{persona}` instead of `{}`", keyword.word());
    let diagnostic = |label: &str| Diagnostic::new(Code::UnknownKeyword, title, before, label);
    let head = keyword.rules().next().map(|rule| rule.head)?;
    let diagnostic = match head {
        keyword::Head::OptionalPersona | keyword::Head::Score | keyword::Head::Way | keyword::Head::Exit => {
            let new = format!("{} {persona}{rest}", keyword.word());
            let diagnostic = diagnostic("a persona goes after the keyword");
            diagnostic.help(format!("write `{new}`")).fix(Fix::safe(before, new))
        }
        keyword::Head::Measure => {
            let new = format!("{}{rest} {persona}", keyword.word());
            let diagnostic = diagnostic("a persona goes after the measure");
            diagnostic.help(format!("write `{new}`")).fix(Fix::safe(before, new))
        }
        _ if matches!(keyword, Keyword::Pain | Keyword::Gain) => {
            let new = format!("{}{rest}", keyword.word());
            let fix = Fix::safe(before, new.as_str());
            let (place, line) = line_below(source, statement, Keyword::For, persona)?;
            let diagnostic = diagnostic("a line below says whose it is");
            diagnostic.help(format!("write `{new}`, and below it `for: {persona}`")).fix(fix.and(place, line))
        }
        _ => return None,
    };
    Some((keyword, diagnostic))
}

/// What people call those whose journey it is, and those who serve them.
const CUSTOMERS: [&str; 18] = [
    "customer",
    "customers",
    "user",
    "users",
    "client",
    "clients",
    "guest",
    "guests",
    "patient",
    "patients",
    "visitor",
    "visitors",
    "buyer",
    "he",
    "she",
    "they",
    "we",
    "i",
];
const STAFF: [&str; 8] = ["staff", "employee", "employees", "agent", "agents", "clerk", "company", "backoffice"];

/// `she says: …`, `staff does: …`: who it is, before the keyword. What staff do is a line of its own.
pub fn subject_first(source: &Source, statement: Statement) -> Option<(Keyword, Diagnostic)> {
    statement.colon?;
    let subject = source.text[statement.keyword.range()].to_lowercase();
    let staff = STAFF.contains(&subject.as_str());
    if !staff && !CUSTOMERS.contains(&subject.as_str()) {
        return None;
    }
    let word = source.text[statement.head.range()].to_lowercase();
    let keyword = Keyword::parse(&word).or_else(|| synonym(&word))?;
    let said = matches!(
        keyword,
        Keyword::Does | Keyword::Says | Keyword::Thinks | Keyword::Needs | Keyword::Pain | Keyword::Gain
    );
    let meant = if staff && matches!(keyword, Keyword::Does | Keyword::Says) { Keyword::Frontstage } else { keyword };
    let before = statement.keyword.to(statement.head);
    let (written, new) = (&source.text[before.range()], meant.word());
    let title = format!("`{written}` is not a keyword");
    let hidden = Keyword::Backstage.word();
    let help = match meant {
        Keyword::Frontstage => format!("write `{new}`, or `{hidden}` if customers don't see it"),
        _ => format!("write `{new}`: a line without a persona speaks of everybody"),
    };
    said.then(|| {
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "a line starts with its keyword");
        (meant, diagnostic.help(help).fix(Fix::needs_a_look(before, new)))
    })
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

/// `anna: Why so dear?`: a persona where the keyword should be.
pub fn persona_alone(source: &Source, statement: Statement, words: &Vocabulary) -> Option<Diagnostic> {
    let before = statement.keyword.to(statement.head);
    let (persona, behind) = words.people().leading(&source.text[before.range()])?;
    let text = &source.text[statement.text.range()];
    if statement.colon.is_none() || !behind.trim_matches(is_blank).is_empty() || text.is_empty() {
        return None;
    }
    let title = format!("`{persona}` is a persona, not a keyword");
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "a line starts with its keyword");
    // `anna: feels -1: Cross`
    let word = text.split([' ', ':', '：']).next().unwrap_or_default();
    if let Some(keyword) = Keyword::in_any_case(word) {
        let behind = text[word.len()..].trim_matches(is_blank);
        let said = behind.trim_start_matches([':', '：']).trim_matches(is_blank);
        let scored = keyword.rules().next().is_some_and(|rule| rule.head == keyword::Head::Score);
        let gap = if scored { " " } else { ": " };
        let new = format!("{} {persona}{gap}{said}", keyword.word());
        if !said.is_empty() && is_right(keyword, &new) {
            return Some(diagnostic.help(format!("write `{new}`")).fix(Fix::safe(before.to(statement.text), new)));
        }
    }
    let keyword = if text.ends_with('?') { Keyword::Thinks } else { Keyword::Says };
    let new = format!("{} {persona}", keyword.word());
    Some(
        diagnostic
            .help(format!("write what {persona} does, for example `{new}: {text}`"))
            .fix(Fix::for_display(before, new)),
    )
}

/// Where a line with this keyword goes below a line, unless there is one already, and the text to insert.
pub fn line_below(source: &Source, line: Statement, keyword: Keyword, value: &str) -> Option<(Span, String)> {
    let word = keyword.word();
    let at = source.line_of(line.keyword.start);
    let start = source.line_range(at).start;
    let margin = &source.text[start..line.keyword.start as usize];
    let mut last = at;
    let below = |line: usize| (line < source.line_count()).then(|| source.text[source.line_range(line)].trim_start());
    while below(last + 1).is_some_and(|line| line.starts_with('|')) {
        last += 1;
    }
    for line in last + 1..source.line_count() {
        let text = &source.text[source.line_range(line)];
        let indent = text.len() - text.trim_start().len();
        if text.trim().is_empty() || indent <= margin.len() {
            break;
        }
        if text.trim_start().strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(':')) {
            return None;
        }
    }
    let end = source.line_range(last).end;
    let place = Span::new(line.keyword.file, end, end);
    Some((place, format!("\n{margin}  {word}: {value}")))
}

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
