//! Data, and what is measured from it.

use super::reader::{Read, Reader};
use crate::{
    ast::{self, Number},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    measure::connection,
    parse::{
        grammar::{Match, Part, is_blank, trim},
        head::figure,
        suggest::nearest,
    },
    span::Span,
};

/// Data and what is measured from it.
impl Reader<'_> {
    pub(super) fn percent(&self) -> Read<ast::Value> {
        let found = self.matched(Part::percent, Code::BadNumber)?;
        Ok(match figure(self.source, &found) {
            Some(ast::Figure::Measured(word)) => ast::Value::Measured(word, None),
            Some(ast::Figure::Number(number)) => ast::Value::Number(number),
            None => return self.number(None).map(ast::Value::Number),
        })
    }

    /// A path, with `*` for anything in a part of it, or the name of a connection, a colon, and a table.
    pub(super) fn data(&self) -> Read<ast::Value> {
        let text = self.slice(self.text);
        if connection(text).is_some() {
            Ok(ast::Value::Path(self.text))
        } else {
            self.table(text).map_or_else(|| self.path(), Err)
        }
    }

    /// A connection and a table whose name it can't have.
    fn table(&self, text: &str) -> Option<Diagnostic> {
        let (name, table) = text.split_once(':').filter(|(name, table)| name.len() > 1 && !table.starts_with("//"))?;
        connection(&format!("{name}:x"))?;
        let title = format!("`{}` is not the name of a table", table.trim());
        let plain: String =
            table.chars().filter(|c| !is_blank(*c) && !matches!(c, '"' | '`' | '\'' | '[' | ']')).collect();
        let right = format!("{name}:{plain}");
        let help = match connection(&right) {
            Some(_) if plain == table.trim() => format!("write `{right}`"),
            _ => format!(
                "name it without quotes, for example `{name}:my_table`; for another name, make a view in the database"
            ),
        };
        let why = "the name of a table has no spaces, and follows the colon directly";
        Some(Diagnostic::new(Code::BadPath, title, self.text, why).help(help))
    }

    /// A comma begins a new column only where a role follows it.
    pub(super) fn columns(&self) -> Read<ast::Value> {
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

    /// The role at the start of a part, and the name after it.
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

    pub(super) fn window(&self) -> Read<ast::Value> {
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

    pub(super) fn days(&self) -> Read<ast::Value> {
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

    pub(super) fn summary(&self) -> Read<ast::Value> {
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
    pub(super) fn texts(&self) -> Read<ast::Value> {
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
