//! What comes after the colon, depending on the kind in the table.

mod data;
mod paths;
mod reader;
mod times;

use super::{
    grammar::{Match, Part, is_blank},
    head::ident,
    prose::{bad_link, check_target},
    respell::{is_hedged, is_no_language, leaves_only_average, respelt},
    severity::meant,
    suggest::misspelt,
};
use crate::{
    ast::{self, Number},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Keyword, Rule, Value},
    model::Date,
    source::Source,
    span::Span,
};
use paths::path_slip;
use reader::{Read, Reader};
use smallvec::smallvec;

pub use paths::{is_path, link_to};

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
    let dated = matches!(rule.value, Value::Date | Value::PartialDate | Value::Review);
    let other =
        other_order(&proposed.text).filter(|_| dated && certain == Applicability::Unsafe && written.contains('/'));
    // `ca. 5 min`: a value has no word for that.
    let hedged = is_figure(rule) && certain == Applicability::Unsafe && is_hedged(written);
    let hedged = hedged && !proposed.text.starts_with("0..");
    // `5m avg 7m`: one of the figures has no place in the value.
    let hedged = hedged || rule.value == Value::Takes && leaves_only_average(written, &proposed.text);
    let help = match other {
        Some(other) => format!("write `{}`, or `{other}` if the month comes first", proposed.text),
        None if certain == Applicability::Display && rule.value == Value::Metric => {
            format!("write `{}`, or with `target` instead of `was` if that year is still to come", proposed.text)
        }
        None if hedged => format!("write `{}`, and `# {written}` in a comment above", proposed.text),
        None => format!("write `{}`", proposed.text),
    };
    // The message about an ambiguous number says more.
    let said = certain == Applicability::Unsafe && diagnostic.fix.is_some();
    let diagnostic = if said { diagnostic } else { diagnostic.help(help) };
    let fix = Fix::new(certain, text, proposed.text);
    diagnostic.fix(if hedged {
        fix.and(above(source, text), format!("# {written}\n{}", margin(source, text)))
    } else {
        fix
    })
}

/// The blanks in front of the line.
fn margin(source: &Source, text: Span) -> &str {
    let before = source.before(text.start);
    &before[..before.len() - before.trim_start_matches(is_blank).len()]
}

/// Where a comment above the line is inserted.
fn above(source: &Source, text: Span) -> Span {
    let start = text.start - source.before(text.start).len() as u32 + margin(source, text).len() as u32;
    Span { start, end: start, ..text }
}

/// Whether a value is a figure, or a few of them.
fn is_figure(rule: &Rule) -> bool {
    matches!(rule.value, Value::Takes | Value::Metric | Value::Percent | Value::Sample)
}

/// `2027-04-03` for `2027-03-04`: the day as the month.
fn other_order(value: &str) -> Option<String> {
    let (date, rest) = value.split_at_checked("2027-03-04".len())?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let other = format!("{year}-{day}-{month}");
    (other.parse::<Date>().is_ok() && month != day).then(|| format!("{other}{rest}"))
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

impl Reader<'_> {
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
                format!("a pain's severity goes before the colon, as in `pain major: …`; the status is one of {list}")
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
            return Err(bad_link(target, self.text, "an address does not end in a comma")
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
            let unit = part.find(Part::figure).and_then(|figure| figure.find(Part::metric_unit)).map(|unit| unit.span);
            if let Some(first) = slot.replace(ast::Amount { number: number(part)?, unit }) {
                let title = format!("`{}` is given twice", self.slice(key));
                return Err(Diagnostic::new(Code::BadMetric, title, part.span, "given again here")
                    .and(first.number.span, "given here already")
                    .help("remove one of them"));
            }
        }
        Ok(ast::Value::Metric(Box::new(metric)))
    }
}
