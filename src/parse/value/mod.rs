//! What comes after the colon, depending on the kind in the table.

mod data;
mod paths;
mod times;

use super::{
    grammar::{Match, Mismatch, NOTHING_MORE, Part, is_blank},
    head::ident,
    number::{comma_slip, number},
    prose::{bad_link, check_target},
    respell::{is_no_language, respelt},
    scan::match_part,
    severity::meant,
    suggest::misspelt,
};
use crate::{
    ast::{self, Number},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Keyword, MEASURED, Rule, Value},
    model::Date,
    source::Source,
    span::Span,
};
use paths::path_slip;
use smallvec::smallvec;
use times::season_end;

pub use paths::{is_path, link_to};

type Read<T> = Result<T, Diagnostic>;

/// Reads the text of a line by its rule. `text` isn't empty, except for prose.
pub fn value(source: &Source, rule: &Rule, text: Span) -> Read<ast::Value> {
    read(source, rule, text).map_err(|diagnostic| respell(diagnostic, source, rule, text))
}

/// Proposes the value in the right notation, if it can be read then.
fn respell(diagnostic: Diagnostic, source: &Source, rule: &Rule, text: Span) -> Diagnostic {
    if diagnostic.fix.is_some() && diagnostic.code != Code::BadNumber {
        return diagnostic;
    }
    let written = &source.text[text.range()];
    if rule.value == Value::Rating
        && let Some(help) = between_ratings(written)
    {
        return without_number(diagnostic.help(help));
    }
    let Some((new, certain)) = respelt(rule, written) else { return without_number(diagnostic) };
    let proposed = Source::new("", new);
    let whole = Span { start: 0, end: proposed.text.len() as u32, ..text };
    if proposed.text == written || proposed.text.is_empty() || read(&proposed, rule, whole).is_err() {
        return without_number(diagnostic);
    }
    let dated = matches!(rule.value, Value::Date | Value::PartialDate);
    let other =
        other_order(&proposed.text).filter(|_| dated && certain == Applicability::Unsafe && written.contains('/'));
    let help = match other {
        Some(other) => format!("write `{}`, or `{other}` if the month comes first", proposed.text),
        None => format!("write `{}`", proposed.text),
    };
    // The message about an ambiguous number says more.
    let said = certain == Applicability::Unsafe && diagnostic.fix.is_some();
    let diagnostic = if said { diagnostic } else { diagnostic.help(help) };
    diagnostic.fix(Fix::new(certain, text, proposed.text))
}

/// `2027-04-03` for `2027-03-04`: the day as the month.
fn other_order(date: &str) -> Option<String> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let other = format!("{year}-{day}-{month}");
    (other.parse::<Date>().is_ok() && month != day).then_some(other)
}

/// `2,5`: ratings are whole numbers.
fn between_ratings(text: &str) -> Option<String> {
    let value: f64 = text.trim_matches(is_blank).replace(',', ".").parse().ok()?;
    let between = value.fract() != 0.0 && (1.0..=5.0).contains(&value);
    between.then(|| format!("write a whole number, `{}` or `{}`", value.floor(), value.ceil()))
}

/// Without the edit: correcting only the number would leave something else wrong.
fn without_number(diagnostic: Diagnostic) -> Diagnostic {
    let fix = diagnostic.fix.filter(|_| diagnostic.code != Code::BadNumber);
    Diagnostic { fix, ..diagnostic }
}

fn read(source: &Source, rule: &Rule, text: Span) -> Read<ast::Value> {
    let reader = Reader { source, rule, text };
    match rule.value {
        Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle => {
            Ok(if text.is_empty() { ast::Value::None } else { ast::Value::Prose(smallvec![text]) })
        }
        Value::Choice(choices) => reader.choice(choices),
        Value::Names(_) | Value::OneName(_) => reader.names(),
        Value::Path => reader.path(),
        Value::Link => reader.link(),
        Value::Review => reader.review(),
        Value::Scale => reader.scale(Part::scale),
        Value::Range => reader.scale(Part::range),
        Value::Language => reader.language(),
        Value::Weights | Value::Scores => reader.pairs(),
        Value::Date => reader.date(),
        Value::PartialDate => reader.partial_date(),
        Value::Sample => reader.amount(Part::sample, Part::count),
        Value::Rating => reader.amount(Part::amount, Part::number),
        Value::Percent => reader.percent(),
        Value::Takes => reader.takes(),
        Value::Metric => reader.metric(),
        Value::Plain => Ok(ast::Value::Plain(text)),
        Value::Data => reader.data(),
        Value::Columns => reader.columns(),
        Value::Window => reader.window(),
        Value::Texts | Value::Patterns => reader.texts(),
        Value::OptionalDays => reader.days(),
        Value::Summary => reader.summary(),
    }
}

struct Reader<'a> {
    source: &'a Source,
    rule: &'a Rule,
    text: Span,
}

impl Reader<'_> {
    fn slice(&self, span: Span) -> &str {
        &self.source.text[span.range()]
    }

    fn matched(&self, part: Part, code: Code) -> Read<Match> {
        match_part(self.source, self.text, part).map_err(|mismatch| self.mismatch(&mismatch, code))
    }

    /// Reports where the value stopped making sense and what was expected there.
    fn mismatch(&self, mismatch: &Mismatch, code: Code) -> Diagnostic {
        if let Some(slip) = comma_slip(self.source, self.text, mismatch.at) {
            return slip;
        }
        let rest = Span { start: mismatch.at.min(self.text.end), ..self.text };
        let span = if rest.is_empty() { self.text } else { rest };
        let title = format!("`{}` is not a valid `{}`", self.slice(self.text), self.rule.keyword.word());
        if self.is_measured(rest) {
            return Diagnostic::new(code, title, span, "no data answers this").help(format!(
                "write the figure, for example `{}`; only `feels`, `takes`, `reach`, `metric`, `then` and `leaves` can be `{MEASURED}`",
                self.rule.example
            ));
        }
        let expected = match mismatch.expected.as_slice() {
            [] => "this does not belong here".to_owned(),
            [only] if *only == NOTHING_MORE => {
                let before = self.slice(Span { end: rest.start, ..self.text });
                format!("nothing can follow `{}`", before.trim_end_matches(is_blank))
            }
            [only] => format!("expected {only}{}", if rest.is_empty() { " after it" } else { "" }),
            [rest @ .., last] => format!("expected {} or {last}", rest.join(", ")),
        };
        let example = self.completed().unwrap_or_else(|| format!("for example: `{}`", self.rule.example));
        let words = self.slice(self.text);
        let help = match self.takes_note() && !words.contains(|c: char| c.is_ascii_digit()) {
            true => format!("{example}; words can go into a note: `note: {words}`"),
            false => example,
        };
        Diagnostic::new(code, title, span, expected).help(help)
    }

    fn is_measured(&self, rest: Span) -> bool {
        let word = self.slice(rest).split(|c: char| !c.is_alphabetic()).next();
        word.is_some_and(|word| word.eq_ignore_ascii_case(MEASURED))
    }

    /// The help for a value that only lacks its last part.
    fn completed(&self) -> Option<String> {
        let (text, word) = (self.slice(self.text), self.rule.keyword.word());
        let right = |value: &str, part: Part| {
            let proposed = Source::new("", respelt(self.rule, value)?.0);
            let whole = Span { start: 0, end: proposed.text.len() as u32, ..self.text };
            match_part(&proposed, whole, part).is_ok().then_some(proposed.text)
        };
        match self.rule.value {
            Value::Takes => {
                let value = right(&format!("{text} m"), Part::takes)?;
                Some(format!("add the unit: `{word}: {value}` if it is minutes"))
            }
            // `25 customers`
            Value::Percent
                if text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(' ') && !text.contains('%') =>
            {
                let number =
                    text.split(is_blank).next().filter(|number| number.parse::<u32>().is_ok_and(|n| n <= 100))?;
                Some(format!(
                    "write `{word}: {number} %` if it is a share; a number of people can go into a note: `note: {text}`"
                ))
            }
            // `20-30 %`
            Value::Percent => {
                let (first, last) = text.trim_end_matches(['%', '％', ' ']).split_once(['-', '–', '—'])?;
                let number = |text: &str| text.trim_matches(is_blank).parse::<f64>().ok();
                let middle = (number(first.trim_end_matches(['%', '％', ' ']))? + number(last)?) / 2.0;
                Some(format!("write one number, for example `{word}: {middle} %`"))
            }
            // `5-7 min`
            Value::Metric => {
                let (first, last) = text.split_once(['-', '–', '—'])?;
                let end = last.trim_start().find(|c: char| !(c.is_ascii_digit() || c == '.'));
                let (last, unit) = last.trim_start().split_at(end.unwrap_or(last.trim_start().len()));
                let number = |text: &str| text.trim_matches(is_blank).parse::<f64>().ok();
                let middle = (number(first)? + number(last)?) / 2.0;
                Some(format!("write one figure, for example `{middle}{unit}`"))
            }
            Value::Date => {
                if let Some(day) = season_end(text) {
                    return Some(format!("write a day, for example `{word}: {day}`"));
                }
                // A year with each day of the calendar.
                let value = right(&format!("{text} 2000"), Part::date)?;
                Some(format!("add the year: `{word}: YYYY{}`", value.strip_prefix("2000")?))
            }
            _ => None,
        }
    }

    /// Whether a note can replace the line.
    fn takes_note(&self) -> bool {
        let mut homes = Keyword::Note.rules().flat_map(|rule| rule.inside);
        homes.any(|home| self.rule.inside.contains(home))
    }

    fn number(&self, found: Option<&Match>) -> Read<Number> {
        found.and_then(|found| number(self.source, found)).ok_or_else(|| {
            let label = "larger than any number in a map can be";
            Diagnostic::new(Code::BadNumber, "The number is too large", self.text, label).help("write a smaller number")
        })
    }

    fn choice(&self, choices: &'static [&'static str]) -> Read<ast::Value> {
        let word = self.slice(self.text);
        if let Some(choice) = choices.iter().find(|choice| choice.eq_ignore_ascii_case(word)) {
            return Ok(ast::Value::Choice(choice));
        }
        let title = format!("`{word}` is not a valid `{}`", self.rule.keyword.word());
        let list = choices.join(", ");
        let help = match misspelt(word, choices.iter().copied()) {
            Some((meant, _)) => format!("write `{meant}`"),
            None if self.rule.keyword == Keyword::Status && meant(word).is_some() => {
                format!("how bad a pain is goes before its colon, as in `pain major: …`; the status is one of {list}")
            }
            None if self.rule.keyword == Keyword::Order => format!(
                "write `{list}` if people come to these columns in any order; otherwise remove the line: they come in the order of the file"
            ),
            None => format!("write one of {list}"),
        };
        Err(Diagnostic::new(Code::NotAChoice, title, self.text, format!("expected one of {list}")).help(help))
    }

    fn names(&self) -> Read<ast::Value> {
        let found = self.matched(Part::names, Code::BadList)?;
        let names: Vec<ast::Ident> = found.all(Part::phrase).map(|name| ident(self.source, name)).collect();
        let mut seen = rustc_hash::FxHashMap::default();
        for name in names.iter().filter(|_| names.len() > 1) {
            if let Some(first) = seen.insert(name.text.as_str(), name.span) {
                let title = format!("`{}` is listed twice", name.text);
                return Err(Diagnostic::new(Code::ListedTwice, title, name.span, "listed again here")
                    .and(first, "listed here already")
                    .help(format!("remove the second `{}`", name.text)));
            }
        }
        Ok(ast::Value::Names(names))
    }

    fn language(&self) -> Read<ast::Value> {
        self.matched(Part::language, Code::BadLanguage)?;
        let tag = self.slice(self.text);
        if !is_no_language(tag) {
            return Ok(ast::Value::Language(self.text));
        }
        let title = format!("`{tag}` is not the tag of a language");
        Err(Diagnostic::new(Code::BadLanguage, title, self.text, "expected a tag such as en, de or pt-BR")
            .help(format!("for example: `{}`", self.rule.example)))
    }

    fn path(&self) -> Read<ast::Value> {
        let path = self.slice(self.text);
        let Some((why, edit)) = path_slip(path) else { return Ok(ast::Value::Path(self.text)) };
        let edit = self.linked(path).unwrap_or(edit);
        Err(Diagnostic::new(Code::BadPath, format!("`{path}` cannot be followed"), self.text, why).help(edit))
    }

    /// How a note links to the address that a line of a column has instead of a path.
    fn linked(&self, address: &str) -> Option<String> {
        let link = link_to(address).filter(|_| matches!(self.rule.keyword, Keyword::See | Keyword::Attach))?;
        Some(format!("copy the file next to the map and write its path, or link to it: `note: {link}`"))
    }

    fn link(&self) -> Read<ast::Value> {
        let target = self.slice(self.text);
        check_target(target).map_err(|why| bad_link(target, self.text, why))?;
        if let Some(address) = target.strip_suffix(',') {
            return Err(bad_link(target, self.text, "an address doesn't end in a comma")
                .help(format!("write `{address}`"))
                .fix(Fix::safe(self.text, address)));
        }
        Ok(ast::Value::Link(self.text))
    }

    fn scale(&self, part: Part) -> Read<ast::Value> {
        let found = self.matched(part, Code::BadScale)?;
        let mut ends = found.all(Part::number);
        let (low, high) = (self.number(ends.next())?, self.number(ends.next())?);
        let baseline =
            found.find(Part::baseline).map(|baseline| self.number(baseline.find(Part::number))).transpose()?;
        if low.value >= high.value {
            let title = format!("The scale `{}` is upside down", self.slice(self.text));
            return Err(Diagnostic::new(
                Code::BadScale,
                title,
                low.span.to(high.span),
                "the first number has to be the smaller one",
            )
            .help("write the lowest value, `..`, and the highest"));
        }
        match baseline {
            Some(middle) if middle.value < low.value || middle.value > high.value => {
                let title = "The baseline is outside the scale";
                Err(Diagnostic::new(Code::BadScale, title, middle.span, "the neutral score must be on the scale")
                    .and(low.span.to(high.span), "the scale")
                    .help(format!("write a baseline from {} to {}", self.slice(low.span), self.slice(high.span))))
            }
            _ => Ok(ast::Value::Scale(Box::new(ast::Scale { low, high, baseline }))),
        }
    }

    fn pairs(&self) -> Read<ast::Value> {
        let found = self.matched(Part::criteria, Code::BadList)?;
        let mut pairs: Vec<(ast::Ident, Number)> = Vec::new();
        for criterion in found.all(Part::criterion) {
            let Some(name) = criterion.find(Part::name).map(|name| ident(self.source, name)) else { continue };
            if let Some((first, _)) = pairs.iter().find(|(other, _)| other.text == name.text) {
                let title = format!("`{}` is given twice", name.text);
                return Err(Diagnostic::new(Code::ListedTwice, title, name.span, "given again here")
                    .and(first.span, "given here already")
                    .help(format!("remove one `{}`", name.text)));
            }
            pairs.push((name, self.number(criterion.find(Part::number))?));
        }
        Ok(ast::Value::Pairs(pairs))
    }

    fn amount(&self, whole: Part, part: Part) -> Read<ast::Value> {
        let found = self.matched(whole, Code::BadNumber)?;
        Ok(ast::Value::Number(self.number(found.find(part))?))
    }

    fn metric(&self) -> Read<ast::Value> {
        let found = self.matched(Part::metric, Code::BadMetric)?;
        let number = |found: &Match| self.number(found.find(Part::figure).and_then(|figure| figure.find(Part::number)));
        let measured = found.find(Part::measured).map(|word| ast::Figure::Measured(word.span));
        let value = measured.map_or_else(|| number(&found).map(ast::Figure::Number), Ok)?;
        let unit = found.find(Part::figure).and_then(|figure| figure.find(Part::metric_unit)).map(|unit| unit.span);
        let of = found.find(Part::of).map(|of| self.number(of.find(Part::number))).transpose()?;
        let mut metric = ast::Metric { value, unit, of, was: None, target: None, benchmark: None };
        for part in found.all(Part::metric_part) {
            let Some(key) = part.find(Part::metric_key).map(|key| key.span) else { continue };
            let slot = match self.slice(key).to_ascii_lowercase().as_str() {
                "was" => &mut metric.was,
                "target" => &mut metric.target,
                _ => &mut metric.benchmark,
            };
            if let Some(first) = slot.replace(number(part)?) {
                let title = format!("`{}` is given twice", self.slice(key));
                return Err(Diagnostic::new(Code::BadMetric, title, part.span, "given again here")
                    .and(first.span, "given here already")
                    .help("remove one of them"));
            }
        }
        Ok(ast::Value::Metric(Box::new(metric)))
    }
}
