//! Lines that are of use in their block with another keyword.

use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{BUILT_IN_MEASURES, Keyword},
    parse::{
        colon::is_right,
        elsewhere::{is_picture, keyword_of_a_source, of_a_persona, phrase},
        head::capitalised,
        is_blank,
        respell::{meant, respelt},
        synonyms::synonym,
        tree::Builder,
        value::{is_path, link_to},
    },
};

impl Builder<'_> {
    /// `age: 34` below a persona, rewritten as a fact.
    pub(in crate::parse::tree) fn fact(&self, statement: Statement) -> Option<String> {
        let persona = self.frames.last()?.keyword == Keyword::Persona && self.is_deeper_than_block(statement);
        let fits = persona && statement.colon.is_some() && statement.head.is_empty() && !statement.text.is_empty();
        if fits && is_picture(&self.slice(statement.keyword).to_lowercase()) && is_path(self.slice(statement.text)) {
            return Some(format!("{}: {}", Keyword::Image.word(), self.slice(statement.text)));
        }
        let text = self.slice(statement.text);
        fits.then(|| format!("{} {}: {text}", Keyword::Fact.word(), capitalised(self.slice(statement.keyword))))
    }

    /// Whether a line may be meant for the open block: in a map with indentation it is further right than that.
    fn is_deeper_than_block(&self, statement: Statement) -> bool {
        let Some(block) = self.frames.last().and_then(|top| top.node).filter(|_| self.indented) else { return true };
        let here = self.source.line_of(statement.keyword.start);
        self.document.lines[here].indent > self.indent_of(block)
    }

    /// `pain points: …`, `frustration: …`, `tools: …` below a persona: other words for lines that stand only in columns.
    pub(super) fn fact_of_persona(&self, statement: Statement) -> Option<Diagnostic> {
        let persona = self.frames.last()?.keyword == Keyword::Persona;
        let called = self.slice(statement.keyword.to(statement.head));
        let word = self.slice(statement.keyword).to_lowercase();
        if !persona || statement.colon.is_none() || statement.text.is_empty() {
            return None;
        }
        let meant = phrase(self.source, statement).map(|(keyword, _)| keyword);
        // `pain: Hates paperwork`: below a column it would be a pain.
        let own = Keyword::parse(&word)
            .filter(|keyword| matches!(keyword, Keyword::Pain | Keyword::Gain | Keyword::Does | Keyword::Thinks));
        let own = own.filter(|keyword| self.home(*keyword).is_none() && statement.head.is_empty());
        if meant.is_none() && own.is_none() && Keyword::parse(&word).is_some() {
            return None;
        }
        let meant = meant.or(own);
        let meant = meant.or_else(|| of_columns(&word).filter(|_| statement.head.is_empty()))?;
        let elsewhere = meant.rule_in(Keyword::Persona).is_none() && of_a_persona(meant).is_none();
        elsewhere.then(|| {
            let new = format!("{} {}: {}", Keyword::Fact.word(), capitalised(called), self.slice(statement.text));
            let place = statement.keyword.to(statement.text);
            let (title, code) = match own {
                Some(_) => (format!("`{called}` is not allowed here"), Code::CannotStandHere),
                None => (format!("`{called}` is not a keyword"), Code::UnknownKeyword),
            };
            Diagnostic::new(code, title, statement.keyword, "below a persona this is a fact")
                .help(format!("write `{new}`"))
                .fix(Fix::needs_a_look(place, new))
        })
    }

    /// `photo: counter.jpg` in a column.
    pub(super) fn picture(&self, statement: Statement) -> Option<String> {
        let path = self.slice(statement.text);
        let fits = is_picture(&self.slice(statement.keyword).to_lowercase()) && is_path(path);
        let home = self.home(Keyword::Image).filter(|_| fits && statement.head.is_empty());
        home.map(|_| format!("{}: {path}", Keyword::Image.word()))
    }

    /// `url: https://…` in a column, as a link in a note.
    pub(in crate::parse::tree) fn address(&self, statement: Statement) -> Option<String> {
        let word = self.slice(statement.keyword).to_lowercase();
        let fits = matches!(word.as_str(), "url" | "link" | "website" | "address") && statement.head.is_empty();
        self.home(Keyword::Note).filter(|_| fits)?;
        Some(format!("{}: {}", Keyword::Note.word(), link_to(self.slice(statement.text))?))
    }

    /// `n: 84` and `when: May 2026` below a source.
    pub(super) fn of_a_source(&self, statement: Statement) -> Option<String> {
        let word = self.slice(statement.keyword).to_lowercase();
        let keyword = keyword_of_a_source(&word)?;
        let rule = keyword.rule_in(self.frames.last().filter(|top| top.keyword == Keyword::Source)?.keyword)?;
        let text = self.slice(statement.text);
        let right = |value: &String| is_right(keyword, &format!("{}: {value}", keyword.word()));
        let respelt = || meant(rule, text).filter(right);
        let value = Some(text.to_owned()).filter(right).or_else(respelt).unwrap_or_else(|| text.to_owned());
        let fits = statement.colon.is_some() && statement.head.is_empty() && !text.is_empty();
        fits.then(|| format!("{}: {value}", keyword.word()))
    }

    /// `csat: 3.9 of 5` and `satisfaction: 4.5/5` in a column, rewritten as a metric.
    pub(in crate::parse::tree) fn metric(&self, statement: Statement) -> Option<String> {
        let (_, rule) = self.home(Keyword::Metric)?;
        let column = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
        if statement.colon.is_none() {
            return self.metric_without_colon(statement).filter(|_| column);
        }
        let text = self.slice(statement.text);
        let figure = column && text.starts_with(|c: char| c.is_ascii_digit()) && statement.colon.is_some();
        // `pass rate: 68 %`
        let called = self.slice(statement.keyword.to(statement.head));
        // They belong to another figure.
        if ["of", "average", "was", "target", "benchmark"].iter().any(|part| part.eq_ignore_ascii_case(called)) {
            return None;
        }
        let plain = called.chars().all(|c| c.is_alphabetic() || is_blank(c) || c == '-');
        let measured = statement.head.is_empty() || plain && called.split(is_blank).count() <= 3;
        let head = format!("{} {}", Keyword::Metric.word(), called.trim_end_matches(is_blank));
        let right = |value: &String| is_right(Keyword::Metric, &format!("{head}: {value}"));
        let said = || text.to_owned();
        let value = Some(said()).filter(right).or_else(|| meant(rule, text).filter(right));
        // What it means isn't sure, and is said of the metric then.
        let value = value.or_else(|| respelt(rule, text).filter(|(value, _)| right(value)).map(|_| said()));
        value.filter(|_| figure && measured).map(|value| format!("{head}: {value}"))
    }

    /// `Conversion 34 %`, `CSAT 4.2/5`: only a name and a figure with what it is of. `Waits 12 min` may be what somebody does.
    fn metric_without_colon(&self, statement: Statement) -> Option<String> {
        let words = self.slice(statement.keyword.to(statement.head));
        let at = words.find(|c: char| c.is_ascii_digit())?;
        let (called, figure) = (words[..at].trim_end_matches(is_blank), &words[at..]);
        let rule = Keyword::Metric.rules().next()?;
        let figure = meant(rule, figure).unwrap_or_else(|| figure.to_owned());
        let known = BUILT_IN_MEASURES.iter().any(|of| of.name.eq_ignore_ascii_case(called))
            || self.vocabulary.declares(Keyword::Measure, called);
        let tells = known || figure.ends_with('%') && figure.split(is_blank).count() <= 2 || figure.contains(" of ");
        let named = called.starts_with(char::is_uppercase) && called.split(is_blank).count() <= 3;
        let named = named && called.chars().all(|c| c.is_alphabetic() || is_blank(c) || c == '-');
        let line = format!("{} {called}: {figure}", Keyword::Metric.word());
        (tells && named && is_right(Keyword::Metric, &line)).then_some(line)
    }
}

/// The keyword of a column that a word below a persona means, in the singular or the plural.
fn of_columns(word: &str) -> Option<Keyword> {
    let singular = || word.strip_suffix('s').and_then(Keyword::parse);
    synonym(word).or_else(singular).filter(|keyword| keyword.rule_in(Keyword::Touchpoint).is_some())
}
