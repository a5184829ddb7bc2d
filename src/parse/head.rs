//! What comes between the keyword and the colon.

use super::{
    fold::{nfc, spaced},
    grammar::{Match, Mismatch, Part, is_blank},
    number::{comma_slip, number, show},
    people::other_meaning,
    respell::respelt,
    scan::match_part,
    severity::{SEVERITIES, severity},
    suggest::{misspelt, nearest},
};
use crate::{
    ast::{self, Figure, Ident, Statement},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Head, Keyword, MEASURED, Rule, Value},
    source::Source,
    span::Span,
};
use smol_str::SmolStr;

/// Reads the head of a line by its rule.
pub fn head(source: &Source, rule: &Rule, line: Statement) -> Result<ast::Head, Diagnostic> {
    let words = line.head;
    if words.is_empty() {
        return missing(source, rule, line);
    }
    match rule.head {
        Head::None => Err(unwanted(source, rule, line)),
        Head::Name | Head::OptionalName => name_head(source, rule, words),
        Head::OptionalPersona | Head::Measure => phrase_head(source, rule, words),
        Head::Score => score_head(source, words),
        Head::Pain => pain_head(source, words),
        Head::Label => Ok(ast::Head::Label(words)),
        Head::Way | Head::Exit => way_head(source, words),
        Head::Days => days_head(source, rule, words),
    }
}

/// A matched name or phrase.
pub fn ident(source: &Source, found: &Match) -> Ident {
    Ident { span: found.span, text: phrase(&source.text[found.span.range()]) }
}

/// A name or a phrase in NFC, with single spaces between words.
pub fn phrase(text: &str) -> SmolStr {
    spaced(&nfc(text)).into()
}

fn missing(source: &Source, rule: &Rule, line: Statement) -> Result<ast::Head, Diagnostic> {
    let what = match rule.head {
        Head::None | Head::OptionalName | Head::OptionalPersona | Head::Pain | Head::Days => {
            return Ok(ast::Head::None);
        }
        Head::Exit => return Ok(ast::Head::Way(None, None)),
        Head::Way => return Err(no_target(source, line)),
        Head::Name => "a name",
        Head::Score => "a score",
        Head::Measure => "the name of a measure",
        Head::Label => "a label",
    };
    let word = rule.keyword.word();
    let title = format!("`{word}` needs {what} before the colon");
    let label = format!("{what} is missing here");
    let diagnostic = Diagnostic::new(Code::BadHead, title, line.keyword, label);
    let text = &source.text[line.text.range()];
    Err(match words_with_head(rule, text) {
        Some(words) => diagnostic
            .help(format!("write `{word} {words}`"))
            .fix(Fix::safe(Span { start: line.keyword.end, ..line.text }, format!(" {words}"))),
        None => diagnostic.help(format!("for example: `{}`", rule.example)),
    })
}

/// Whether a text is one word that can be a name.
fn is_a_name(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Head, colon and text from a text that contains both.
pub fn words_with_head(rule: &Rule, text: &str) -> Option<String> {
    match rule.head {
        // `persona: zoe: Zoe Miller`
        Head::Name
            if text.split_once([':', '：']).is_some_and(|(name, label)| is_a_name(name) && !label.is_empty()) =>
        {
            Some(text.to_owned())
        }
        Head::Name if rule.keyword == Keyword::Persona => Some(format!("{}: {text}", persona_name(text)?)),
        Head::Name => Some(format!("{}: {text}", could_be(text.split(',').next()?, rule.keyword.word())?)),
        Head::Measure => {
            let digit = text.find(|c: char| c.is_ascii_digit())?;
            let before = text[..digit].trim_end_matches(['+', '-', '−', '~', '<', '>', '≈', '€', '$', '£']);
            let name = before.trim_end_matches(|c: char| is_blank(c) || matches!(c, ':' | '=' | '-' | '–' | '—' | ','));
            let figure = &text[before.len()..];
            let part = |c: char| c.is_alphanumeric() || is_blank(c) || matches!(c, '-' | '_');
            let fits = name.starts_with(char::is_alphabetic) && name.chars().all(part);
            let figure = figure.trim_matches(is_blank);
            // `CSAT 3.2/5`
            let respelt = respelt(rule, figure).filter(|(_, certain)| *certain == Applicability::Safe);
            let value = respelt.map_or_else(|| figure.to_owned(), |(value, _)| value);
            fits.then(|| format!("{name}: {value}"))
        }
        Head::Label => {
            // `fact: Age 34`
            let digit = || text.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0).map(|at| text.split_at(at));
            let (label, text) = text.split_once(':').or_else(digit)?;
            Some(format!("{}: {}", label.trim_matches(is_blank), text.trim_matches(is_blank)))
                .filter(|_| !text.trim().is_empty())
        }
        Head::None | Head::OptionalName | Head::OptionalPersona | Head::Score | Head::Pain => None,
        Head::Way | Head::Exit | Head::Days => None,
    }
}

/// Whether somebody switches on with the word what is on because its line is there.
pub fn means_yes(text: &str) -> bool {
    const YES: [&str; 12] = ["yes", "true", "on", "y", "x", "1", "ja", "oui", "sí", "sim", "✓", "✔"];
    YES.iter().any(|word| word.eq_ignore_ascii_case(text))
}

fn unwanted(source: &Source, rule: &Rule, line: Statement) -> Diagnostic {
    let word = rule.keyword.word();
    let title = format!("`{word}` takes nothing before the colon");
    let words = source.text[line.head.range()].to_owned();
    let text = &source.text[line.text.range()];
    if means_yes(&words) && rule.is_prose() && !text.is_empty() {
        let place = Span { start: line.keyword.end, ..line.head };
        return Diagnostic::new(Code::BadHead, title, line.head, "the line alone says that it is so")
            .help(format!("take `{words}` out: `{word}: {text}`"))
            .fix(Fix::needs_a_look(place, ""));
    }
    // `moment!: …`
    if !words.contains(char::is_alphanumeric) && rule.is_prose() && !text.is_empty() {
        return Diagnostic::new(Code::BadHead, title, line.head, "this does not belong here")
            .help(format!("take `{words}` out: `{word}: {text}`"))
            .fix(Fix::needs_a_look(Span { start: line.keyword.end, ..line.head }, ""));
    }
    // `see https://example.org`: the colon belongs to the address.
    let gap = if text.starts_with("//") { "" } else { " " };
    let whole = if text.is_empty() { words } else { format!("{words}:{gap}{text}") };
    let edit = if whole.chars().count() > 60 {
        format!("put the colon right after `{word}`")
    } else {
        format!("put the colon right after the keyword: `{word}: {whole}`")
    };
    let diagnostic = Diagnostic::new(Code::BadHead, title, line.head, "this does not belong here").help(edit);
    let address = gap.is_empty() && rule.value == Value::Link;
    match line.colon.filter(|_| (rule.is_prose() || address) && !text.is_empty()) {
        Some(_) => {
            let place = Span { start: line.keyword.end, ..line.head };
            diagnostic.fix(Fix::needs_a_look(place, format!(": {}", &source.text[line.head.range()])))
        }
        None => diagnostic,
    }
}

fn name_head(source: &Source, rule: &Rule, words: Span) -> Result<ast::Head, Diagnostic> {
    let found =
        match_part(source, words, Part::name_head).map_err(|mismatch| bad_name(source, rule, words, &mismatch))?;
    let name = found.find(Part::name).map(|name| ident(source, name)).ok_or_else(|| no_name(rule, words))?;
    let reserved = matches!(rule.keyword, Keyword::Persona | Keyword::Touchpoint | Keyword::Step | Keyword::Stage);
    if reserved && name.text.eq_ignore_ascii_case(MEASURED) {
        return Err(means_data(rule, words));
    }
    Ok(ast::Head::Name(name))
}

/// `measured` in a line would be both the figure and the name.
fn means_data(rule: &Rule, words: Span) -> Diagnostic {
    let title = format!("A {} cannot be called `{MEASURED}`", rule.keyword.word());
    Diagnostic::new(Code::BadName, title, words, "this word asks the data for a figure")
        .help(format!("choose another name, for example `{MEASURED}-one`"))
        .fix(Fix::needs_a_look(words, format!("{MEASURED}-one")))
}

/// A persona or a measure, by name or by label.
fn phrase_head(source: &Source, rule: &Rule, words: Span) -> Result<ast::Head, Diagnostic> {
    let found =
        match_part(source, words, Part::phrase_head).map_err(|mismatch| bad_name(source, rule, words, &mismatch))?;
    found.find(Part::phrase).map(|name| ast::Head::Name(ident(source, name))).ok_or_else(|| no_name(rule, words))
}

/// A persona, a target and a share. Which words are which is only clear once names are known.
fn way_head(source: &Source, words: Span) -> Result<ast::Head, Diagnostic> {
    let found = match_part(source, words, Part::way_head).map_err(|_| bad_share(source, words))?;
    let share = found.find(Part::share).and_then(|share| figure(source, share));
    if source.text[words.range()].ends_with(['%', '％']) && share.is_none() {
        return Err(bad_share(source, words));
    }
    Ok(ast::Head::Way(found.find(Part::way_words).map(|found| ident(source, found)), share))
}

/// The number in a match, or the word that asks the data for it.
pub fn figure(source: &Source, found: &Match) -> Option<Figure> {
    let measured = found.find(Part::measured).map(|word| Figure::Measured(word.span));
    measured.or_else(|| found.find(Part::number).and_then(|it| number(source, it)).map(Figure::Number))
}

fn days_head(source: &Source, rule: &Rule, words: Span) -> Result<ast::Head, Diagnostic> {
    let days = match_part(source, words, Part::days_head).ok();
    let count = days.as_ref().and_then(|found| found.find(Part::days)).and_then(|days| days.find(Part::count));
    count.and_then(|count| number(source, count)).map(ast::Head::Days).ok_or_else(|| {
        let title = format!("`{}` is not a number of days", &source.text[words.range()]);
        Diagnostic::new(Code::BadHead, title, words, "expected a number of days")
            .help(format!("for example: `{}`", rule.example))
    })
}

/// A share in the wrong notation.
fn bad_share(source: &Source, words: Span) -> Diagnostic {
    let text = &source.text[words.range()];
    let bare = text.trim_end_matches(['%', '％']).trim_end_matches(is_blank);
    let start = bare.rfind(is_blank).map_or(0, |at| at + bare[at..].chars().next().map_or(1, char::len_utf8));
    let share = Span { start: words.start + start as u32, ..words };
    let written = &bare[start..];
    let title = format!("`{}` is not a share", &source.text[share.range()]);
    let diagnostic = Diagnostic::new(Code::BadNumber, title, share, "how many of a hundred people go this way");
    match share_of_a_hundred(&written.replace(',', ".")) {
        Some((new, certain)) => diagnostic.help(format!("write `{new}`")).fix(Fix::new(certain, share, new)),
        None => diagnostic.help("for example: `then search 30 %: Another date`"),
    }
}

/// A number as a share of a hundred. One below 1, as `0.15`, most likely is a share of one.
pub fn share_of_a_hundred(number: &str) -> Option<(String, Applicability)> {
    let value: f64 = number.parse().ok()?;
    let of_one = value > 0.0 && value < 1.0;
    let certain = if of_one { Applicability::Unsafe } else { Applicability::Safe };
    Some((if of_one { format!("{} %", show(value * 100.0)) } else { format!("{number} %") }, certain))
}

/// A `then` without a column, which may be after the colon.
fn no_target(source: &Source, line: Statement) -> Diagnostic {
    let text = &source.text[line.text.range()];
    let title = "`then` needs a column before the colon";
    let diagnostic = Diagnostic::new(Code::BadHead, title, line.keyword, "where people go is missing here");
    let short = !text.is_empty() && text.split(is_blank).count() <= 4;
    match line.colon.filter(|_| short) {
        Some(colon) => diagnostic
            .help(format!("if it is the column, write `then {text}`"))
            .fix(Fix::needs_a_look(Span { start: line.keyword.end, ..colon.to(line.text) }, format!(" {text}"))),
        None => diagnostic.help("for example: `then search: Another date, once more`"),
    }
}

fn no_name(rule: &Rule, words: Span) -> Diagnostic {
    Diagnostic::new(Code::BadName, format!("`{}` has no name here", rule.keyword.word()), words, "this is not a name")
}

/// An invalid name, with a valid one to use instead.
fn bad_name(source: &Source, rule: &Rule, words: Span, mismatch: &Mismatch) -> Diagnostic {
    let text = &source.text[words.range()];
    let word = rule.keyword.word();
    if rule.head == Head::OptionalPersona {
        let title = format!("`{text}` is not one persona");
        return Diagnostic::new(Code::BadHead, title, words, "only a persona's name can go here, or nothing").help(
            format!("write a line for each persona, or one for everybody: `{word}: …`; the text goes after the colon"),
        );
    }
    let rest = Span { start: mismatch.at.min(words.end), ..words };
    let span = if rest.is_empty() { words } else { rest };
    let label = "a name is one word: letters first, then letters, digits, `_` and `-`";
    let diagnostic = Diagnostic::new(Code::BadName, format!("`{text}` cannot be a name"), span, label);
    if let Some(numbered) = numbered(source, word, words).filter(|_| rule.head == Head::OptionalName) {
        return numbered;
    }
    match could_be(text, word) {
        Some(name) => diagnostic.help(format!("write `{name}`")).fix(Fix::needs_a_look(words, name)),
        None => diagnostic.help(format!("for example: `{}`", rule.example)),
    }
}

/// `Stage 1: Research`: the number only repeats the order of the file.
fn numbered(source: &Source, word: &str, words: Span) -> Option<Diagnostic> {
    let text = &source.text[words.range()];
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text[digits..].trim_start_matches(['.', ')']);
    // `stage 3. Use: once`
    if digits > 0 && digits + rest.len() < text.len() && rest.starts_with(is_blank) {
        let rest = rest.trim_matches(is_blank);
        let start = source.text[..words.start as usize].trim_end_matches(is_blank).len() as u32;
        let label = "a name is one word: letters first, then letters, digits, `_` and `-`";
        return Some(
            Diagnostic::new(Code::BadName, format!("`{text}` cannot be a name"), words, label)
                .help(format!("leave the number out, as in `{word}: {rest}: …`; the order of the file counts"))
                .fix(Fix::needs_a_look(Span { start, ..words }, format!(": {rest}"))),
        );
    }
    text.trim_end_matches('.').parse::<u32>().ok()?;
    let start = source.text[..words.start as usize].trim_end_matches(is_blank).len() as u32;
    let label = "a name is one word: letters first, then letters, digits, `_` and `-`";
    Some(
        Diagnostic::new(Code::BadName, format!("`{text}` cannot be a name"), words, label)
            .help(format!("leave the number out, as in `{word}: …`; the order of the file counts"))
            .fix(Fix::safe(Span { start, ..words }, "")),
    )
}

/// A name for a persona with only a label: the first name.
pub fn persona_name(label: &str) -> Option<String> {
    const TITLES: [&str; 12] = ["mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme", "sr", "sra", "señora"];
    let mut words = label.split(is_blank).filter(|word| !word.is_empty());
    const ARTICLES: [&str; 16] =
        ["the", "a", "an", "our", "my", "der", "die", "das", "le", "la", "les", "el", "los", "las", "het", "il"];
    let is_title = |word: &&str| {
        let word = word.trim_end_matches(['.', ',']).to_lowercase();
        TITLES.contains(&word.as_str()) || ARTICLES.contains(&word.as_str())
    };
    let first = words.next()?;
    let name = if is_title(&first) { words.find(|word| !is_title(word)).unwrap_or(first) } else { first };
    let word = Keyword::Persona.word();
    let fits = |name: &String| other_meaning(name).is_none();
    let first = could_be(name, word)?;
    Some(if fits(&first) { first } else { could_be(label, word).filter(fits).unwrap_or(format!("{word}-{first}")) })
}

/// A name for a declaration, from its label.
pub fn name_of(label: &str, keyword: Keyword) -> Option<String> {
    if keyword == Keyword::Persona { persona_name(label) } else { could_be(label, keyword.word()) }
}

/// A name for a declaration that nothing else of its kind has: made from the label's first words, or from all of them.
pub fn name_for_label(keyword: Keyword, label: &str, taken: impl Fn(&str) -> bool) -> Option<String> {
    let names = [name_of(label, keyword), could_be(label, keyword.word())];
    names.into_iter().flatten().find(|name| !taken(name))
}

/// Whether a word can be a name.
pub fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// The words joined by `-`, after the keyword if they would start with a digit.
fn could_be(text: &str, keyword: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let name = words.join("-").to_lowercase();
    match name.chars().next()? {
        first if first.is_alphabetic() => Some(name),
        _ => Some(format!("{keyword}-{name}")),
    }
}

fn score_head(source: &Source, words: Span) -> Result<ast::Head, Diagnostic> {
    let found = match_part(source, words, Part::score_head).map_err(|mismatch| bad_score(source, words, &mismatch))?;
    let name = found.find(Part::called).map(|name| ident(source, name));
    let score = figure(source, &found);
    score.map(|score| ast::Head::Score(name, score)).ok_or_else(|| not_a_score(source, words))
}

fn bad_score(source: &Source, words: Span, mismatch: &Mismatch) -> Diagnostic {
    comma_slip(source, words, mismatch.at).unwrap_or_else(|| not_a_score(source, words))
}

fn not_a_score(source: &Source, words: Span) -> Diagnostic {
    let text = &source.text[words.range()];
    let digits = text.trim_start_matches(['+', '-', '−', '–']);
    if digits.strip_prefix('.').is_some_and(|decimals| decimals.parse::<u64>().is_ok()) {
        let sign = if digits.len() < text.len() && !text.starts_with('+') { "-" } else { "" };
        let title = format!("`{text}` is not written as a number");
        return Diagnostic::new(Code::BadNumber, title, words, "a number needs a digit before the point")
            .help(format!("write `{sign}0{digits}`"))
            .fix(Fix::safe(words, format!("{sign}0{digits}")));
    }
    Diagnostic::new(
        Code::BadHead,
        format!("`{text}` is not a score"),
        words,
        "expected a persona's name (optional), then a score",
    )
    .help("write the score as a number, and the word for it after the colon, for example `feels -1: Left alone`")
}

fn pain_head(source: &Source, words: Span) -> Result<ast::Head, Diagnostic> {
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

/// The word with a capital first letter, as labels have. Addresses are unchanged.
pub fn capitalised(text: &str) -> String {
    if text.split(is_blank).next().is_some_and(|first| first.contains(['@', '/'])) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
