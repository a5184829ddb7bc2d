//! What comes after the colon, depending on the kind in the table.

use super::{
    grammar::{Match, Mismatch, NOTHING_MORE, Part, is_blank, trim},
    head::{figure, ident},
    number::{comma_slip, number},
    prose::{bad_link, check_target},
    respell::{is_no_language, respelt},
    scan::match_part,
    severity::meant,
    suggest::{misspelt, nearest},
};
use crate::{
    ast::{self, Calendar, Day, Every, Number, Seconds},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Keyword, MEASURED, Rule, Value},
    measure::connection,
    model::{Date, PartialDate},
    source::Source,
    span::Span,
};
use smallvec::smallvec;

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
                "write `{list}` if people come to these columns in any order; otherwise take the line out: they come in the order of the file"
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

/// Data and what is measured from it.
impl Reader<'_> {
    fn percent(&self) -> Read<ast::Value> {
        let found = self.matched(Part::percent, Code::BadNumber)?;
        Ok(match figure(self.source, &found) {
            Some(ast::Figure::Measured(word)) => ast::Value::Measured(word, None),
            Some(ast::Figure::Number(number)) => ast::Value::Number(number),
            None => return self.number(None).map(ast::Value::Number),
        })
    }

    /// A path, with `*` for anything in a part of it, or the name of a connection, a colon, and a table.
    fn data(&self) -> Read<ast::Value> {
        let text = self.slice(self.text);
        if connection(text).is_some() { Ok(ast::Value::Path(self.text)) } else { self.path() }
    }

    /// A comma begins a new column only where a role follows it.
    fn columns(&self) -> Read<ast::Value> {
        let mut starts = vec![self.text.start];
        for (at, comma) in self.slice(self.text).match_indices([',', '，', '、', '،']) {
            let start = self.text.start + (at + comma.len()) as u32;
            if self.role(Span { start, ..self.text }).is_some() {
                starts.push(start);
            }
        }
        let mut columns: Vec<(ast::Role, Span)> = Vec::new();
        for (at, &start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).map_or(self.text.end, |&next| {
                let before = &self.source.text[start as usize..next as usize];
                start + before.trim_end_matches([',', '，', '、', '،']).len() as u32
            });
            let part = trim(self.source, Span { start, end, ..self.text });
            let Some((role, name)) = self.role(part) else { return Err(self.no_role(part)) };
            if let Some((_, first)) = columns.iter().find(|(other, _)| *other == role) {
                let title = format!("`{}` is given twice", role.word());
                return Err(Diagnostic::new(Code::BadColumns, title, part, "given again here")
                    .and(*first, "given here already")
                    .help("remove one of them"));
            }
            columns.push((role, name));
        }
        Ok(ast::Value::Columns(columns))
    }

    /// The role at the start of a part, and the name behind it.
    fn role(&self, part: Span) -> Option<(ast::Role, Span)> {
        let part = trim(self.source, part);
        let text = self.slice(part);
        let (word, name) = text.split_once(is_blank)?;
        let start = part.start + (text.len() - name.len()) as u32;
        let name = trim(self.source, Span { start, ..part });
        ast::Role::parse(word).filter(|_| !name.is_empty()).map(|role| (role, name))
    }

    fn no_role(&self, part: Span) -> Diagnostic {
        let text = self.slice(part);
        let word = text.split(is_blank).next().unwrap_or_default();
        let rest = text[word.len()..].trim_start_matches(is_blank);
        let roles = ast::Role::ALL.map(ast::Role::word);
        if ast::Role::parse(word).is_some() {
            let title = format!("`{word}` has no column");
            return Diagnostic::new(Code::BadColumns, title, part, "the name of the column is missing")
                .help(format!("for example: `{}`", self.rule.example));
        }
        let title = format!("`{word}` is not a role of a column");
        let label = format!("expected one of {}", roles.join(", "));
        let diagnostic = Diagnostic::new(Code::BadColumns, title, part, label);
        match nearest(word, roles).filter(|_| !rest.is_empty()) {
            Some(meant) => diagnostic
                .help(format!("write `{meant} {rest}`"))
                .fix(Fix::needs_a_look(Span { end: part.start + word.len() as u32, ..part }, meant)),
            None => diagnostic.help(format!("write the role before the column's name, for example `case {text}`")),
        }
    }

    fn window(&self) -> Read<ast::Value> {
        let found = self.matched(Part::window, Code::BadWindow)?;
        if let Some(days) = found.find(Part::days) {
            return self.count_of_days(days).map(ast::Value::LastDays);
        }
        let mut days = found.all(Part::day);
        let (first, last) = (self.day(days.next())?, self.day(days.next())?);
        if first.date > last.date {
            let title = "The window ends before it begins";
            return Err(Diagnostic::new(Code::BadWindow, title, last.span, "an earlier day than the first one")
                .and(first.span, "the first day")
                .help("write the first day, `..`, and the last one")
                .fix(Fix::needs_a_look(first.span, self.slice(last.span)).and(last.span, self.slice(first.span))));
        }
        Ok(ast::Value::Days(first, last))
    }

    fn days(&self) -> Read<ast::Value> {
        let found = self.matched(Part::days_head, Code::BadDuration)?;
        let days = found.find(Part::days);
        days.map_or_else(|| self.number(None), |days| self.count_of_days(days)).map(ast::Value::LastDays)
    }

    fn count_of_days(&self, days: &Match) -> Read<Number> {
        let number = self.number(days.find(Part::count))?;
        if (1.0..=36_600.0).contains(&number.value) {
            return Ok(number);
        }
        let title = "The number of days is out of bounds";
        Err(Diagnostic::new(Code::OutOfBounds, title, number.span, "expected 1 to 36600")
            .help(format!("for example: `{}`", self.rule.example)))
    }

    fn summary(&self) -> Read<ast::Value> {
        let found = self.matched(Part::summary, Code::BadSummary)?;
        if let Some(count) = found.find(Part::count) {
            let number = self.number(Some(count))?;
            return match number.value {
                1.0..=100.0 if self.rule.keyword == Keyword::As => {
                    Ok(ast::Value::Summary(crate::model::Summary::Top(number.value as u32)))
                }
                _ => Err(Diagnostic::new(
                    Code::OutOfBounds,
                    "The number of answers is out of bounds",
                    number.span,
                    "expected 1 to 100",
                )
                .help("for example: `as: top 2`, the two best answers")),
            };
        }
        let median = self.slice(self.text).eq_ignore_ascii_case("median");
        Ok(ast::Value::Summary(if median { crate::model::Summary::Median } else { crate::model::Summary::Mean }))
    }

    /// Texts as they stand, separated by commas. A backslash takes a comma into the text.
    fn texts(&self) -> Read<ast::Value> {
        let text = self.slice(self.text);
        let mut parts = Vec::new();
        let mut start = 0;
        let mut escaped = false;
        for (at, c) in text.char_indices().chain([(text.len(), ',')]) {
            let end = at == text.len();
            if (end || !escaped) && matches!(c, ',' | '，' | '、' | '،') {
                let part =
                    Span { start: self.text.start + start as u32, end: self.text.start + at as u32, ..self.text };
                parts.push(trim(self.source, part));
                start = at + c.len_utf8();
            }
            escaped = c == '\\' && !escaped;
        }
        if let Some(empty) = parts.iter().find(|part| part.is_empty()) {
            let title = format!("The list of `{}` has an empty part", self.rule.keyword.word());
            return Err(Diagnostic::new(
                Code::BadList,
                title,
                if parts.len() == 1 { self.text } else { *empty },
                "nothing is listed here",
            )
            .help(format!("for example: `{}`", self.rule.example)));
        }
        Ok(ast::Value::Texts(parts))
    }
}

/// Dates and durations.
impl Reader<'_> {
    fn day(&self, found: Option<&Match>) -> Read<Day> {
        let span = found.map_or(self.text, |found| found.span);
        match self.slice(span).parse::<Date>() {
            Ok(date) => Ok(Day { span, date }),
            Err(_) => Err(no_such_day(self.slice(span), span)),
        }
    }

    fn date(&self) -> Read<ast::Value> {
        let found = self.matched(Part::date, Code::BadDate)?;
        Ok(ast::Value::Date(self.day(found.find(Part::day))?))
    }

    fn partial_date(&self) -> Read<ast::Value> {
        let found = self.matched(Part::partial_date, Code::BadDate)?;
        if found.find(Part::day).is_some() {
            return Ok(ast::Value::PartialDate(PartialDate::Day(self.day(found.find(Part::day))?.date)));
        }
        let text = self.slice(self.text);
        let year = text.get(..4).and_then(|year| year.parse().ok());
        let month = text.get(5..).map(str::parse::<i8>);
        let date = match (year, month) {
            (Some(year), None) => Some(PartialDate::Year(year)),
            (Some(year), Some(Ok(month @ 1..=12))) => Some(PartialDate::Month(year, month)),
            _ => None,
        };
        date.map(ast::Value::PartialDate).ok_or_else(|| no_such_day(text, self.text))
    }

    fn review(&self) -> Read<ast::Value> {
        let found = self.matched(Part::review, Code::BadDate)?;
        let day = self.day(found.find(Part::day))?;
        let every = found.find(Part::every).map(|every| self.every(every)).transpose()?;
        Ok(ast::Value::Review(day, every))
    }

    fn every(&self, every: &Match) -> Read<Every> {
        let count = every.find(Part::count).and_then(|count| self.slice(count.span).parse::<i32>().ok());
        let unit = every.find(Part::unit).map_or(every.span, |unit| unit.span);
        let calendar = match self.slice(unit).to_lowercase().as_str() {
            "d" | "day" | "days" => Some(Calendar::Day),
            "w" | "week" | "weeks" => Some(Calendar::Week),
            "month" | "months" => Some(Calendar::Month),
            "y" | "year" | "years" => Some(Calendar::Year),
            _ => None,
        };
        match (count, calendar) {
            (Some(count @ 1..=9999), Some(calendar)) => Ok(Every { span: every.span, count, unit: calendar }),
            (Some(1..=9999), None) => {
                let title = format!("`{}` is not a calendar unit", self.slice(unit));
                Err(Diagnostic::new(Code::BadDuration, title, unit, "expected days, weeks, months or years")
                    .help("for example: `every 6 months`"))
            }
            _ => Err(Diagnostic::new(
                Code::OutOfBounds,
                "The interval is out of bounds",
                every.span,
                "expected 1 to 9999",
            )
            .help("for example: `every 6 months`")),
        }
    }

    fn takes(&self) -> Read<ast::Value> {
        let found = self.matched(Part::takes, Code::BadDuration)?;
        if let Some(word) = found.find(Part::measured) {
            let column = found.find(Part::from_column).and_then(|from| from.find(Part::phrase));
            return Ok(ast::Value::Measured(word.span, column.map(|column| ident(self.source, column))));
        }
        let average = found.find(Part::average).and_then(|average| average.find(Part::duration));
        let average =
            average.or_else(|| found.find(Part::duration)).map(|average| self.duration(average)).transpose()?;
        let takes = |min, max| ast::Value::Takes(Box::new(ast::Takes { min, max, average }));
        let Some(range) = found.find(Part::span) else { return Ok(takes(None, None)) };
        let (min, max) = self.ends(range)?;
        if min.value > max.value {
            let diagnostic = out_of_order((min.span, "the shortest"), (max.span, "the longest is shorter"));
            // If the first end has no unit, it would get the wrong one.
            let turned = || Fix::needs_a_look(min.span, self.slice(max.span)).and(max.span, self.slice(min.span));
            let lone = |bare: &Match| {
                let quantity = range.find(Part::duration)?.find(Part::quantity)?;
                let number = quantity.find(Part::number)?.span;
                let fix = Fix::needs_a_look(bare.span, self.slice(number)).and(number, self.slice(bare.span));
                Some(fix)
                    .filter(|_| range.find(Part::duration).is_some_and(|last| last.all(Part::quantity).count() == 1))
            };
            let fix = range.find(Part::number).map_or_else(|| Some(turned()), lone);
            return Err(Diagnostic { fix, ..diagnostic });
        }
        match average {
            Some(average) if average.value < min.value => {
                Err(out_of_order((min.span, "the shortest"), (average.span, "the average is shorter")))
            }
            Some(average) if average.value > max.value => {
                Err(out_of_order((max.span, "the longest"), (average.span, "the average is longer")))
            }
            _ => Ok(takes(Some(min), Some(max))),
        }
    }

    /// Both ends of `5m..40m`. In `5..40m` the first takes the unit of the second.
    fn ends(&self, range: &Match) -> Read<(Seconds, Seconds)> {
        let mut durations = range.all(Part::duration);
        let Some(bare) = range.find(Part::number) else {
            let first = durations.next().map_or(range, |first| first);
            return Ok((self.duration(first)?, self.duration(durations.next().unwrap_or(range))?));
        };
        let last = durations.next().unwrap_or(range);
        let unit = last.all(Part::quantity).last().and_then(|quantity| quantity.find(Part::unit));
        let scale = unit.map_or(Ok(1.0), |unit| self.seconds_in(unit.span))?;
        let number = self.number(Some(bare))?;
        Ok((self.seconds(bare.span, number.value * scale)?, self.duration(last)?))
    }

    fn duration(&self, found: &Match) -> Read<Seconds> {
        let mut total = 0.0;
        for quantity in found.all(Part::quantity) {
            let unit = quantity.find(Part::unit).map_or(quantity.span, |unit| unit.span);
            total += self.number(quantity.find(Part::number))?.value * self.seconds_in(unit)?;
        }
        self.seconds(found.span, total)
    }

    /// A length of time between zero and a hundred years.
    fn seconds(&self, span: Span, value: f64) -> Read<Seconds> {
        if (0.0..=100.0 * 366.0 * 86_400.0).contains(&value) {
            return Ok(Seconds { span, value });
        }
        let title = format!("`{}` is not a length of time", self.slice(span));
        Err(Diagnostic::new(Code::BadDuration, title, span, "expected a duration of up to a hundred years")
            .help("for example: `takes: 5m..40m, average 15m`"))
    }

    fn seconds_in(&self, unit: Span) -> Read<f64> {
        let word = self.slice(unit);
        Ok(match word.to_lowercase().as_str() {
            "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
            "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
            "h" | "hr" | "hrs" | "hour" | "hours" => 3_600.0,
            "d" | "day" | "days" => 86_400.0,
            "w" | "wk" | "wks" | "week" | "weeks" => 604_800.0,
            "mo" | "month" | "months" | "y" | "year" | "years" => {
                let title = format!("`{word}` is not a fixed length of time");
                return Err(Diagnostic::new(Code::BadDuration, title, unit, "months and years differ in length")
                    .help("write weeks or days: a month is about 4w, or 30d"));
            }
            _ => {
                let title = format!("`{word}` is not a unit of time");
                return Err(Diagnostic::new(Code::BadDuration, title, unit, "expected s, m, h, d or w")
                    .help("write `m` for minutes, `h` for hours, `d` for days, `w` for weeks"));
            }
        })
    }
}

/// The last day of `spring 2027` in the north. A winter has two years.
fn season_end(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let seasons = [("spring", "05-31"), ("summer", "08-31"), ("autumn", "11-30"), ("fall", "11-30")];
    let (_, day) = seasons.iter().find(|(season, _)| lower.contains(season))?;
    let year = lower.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?;
    Some(format!("{year}-{day}"))
}

/// A link of a text to an address.
pub fn link_to(address: &str) -> Option<String> {
    let (_, place) = address.split_once("://").filter(|_| check_target(address).is_ok())?;
    let label = place.rsplit('/').find(|part| !part.is_empty())?;
    Some(format!("[{label}]({address})"))
}

/// Whether a text is a path that a loader can read.
pub fn is_path(path: &str) -> bool {
    !path.is_empty() && path_slip(path).is_none()
}

/// Why a path can't be used, and what to write instead.
fn path_slip(path: &str) -> Option<(&'static str, String)> {
    let drive = path.as_bytes().get(1) == Some(&b':');
    if path.contains("://") {
        Some(("an address is not a file", "copy the file next to the map and write its path".into()))
    } else if path.starts_with("www.") {
        Some(("an address is not a file", format!("in a text, write it as a link: `[{path}](https://{path})`")))
    } else if path.contains('\\') && !drive && !path.starts_with('\\') {
        Some(("the parts of a path are separated by `/`", format!("write `{}`", path.replace('\\', "/"))))
    } else if path.starts_with(['/', '\\']) || drive {
        let edit = "write the path relative to this file, for example `shared/people.journey`";
        Some(("a path is relative to the file it is in", edit.into()))
    } else if has_scheme(path) {
        let edit = "write a path relative to this file, for example `returns.journey`";
        Some(("the word before the colon makes it an address, and an address is not a file", edit.into()))
    } else {
        None
    }
}

/// Whether a browser would take the path as an address such as `javascript:…`. Browsers ignore tabs.
fn has_scheme(path: &str) -> bool {
    let Some((scheme, _)) = path.split_once(':') else { return false };
    let mut letters = scheme.chars().filter(|c| !c.is_control()).peekable();
    letters.peek().is_some_and(char::is_ascii_alphabetic)
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn out_of_order(first: (Span, &str), second: (Span, &str)) -> Diagnostic {
    Diagnostic::new(Code::TimesOutOfOrder, "The times are out of order", second.0, second.1)
        .and(first.0, first.1)
        .help("write the shortest, `..`, the longest, and an average between them")
}

fn no_such_day(text: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadDate, format!("`{text}` is not in the calendar"), span, "there is no such date")
        .help("write a date that exists, as year-month-day: `2026-09-30`")
}
