//! What lines said the last time, so that after a keystroke only the lines that changed are read.
//!
//! What a line says depends on its own text, on its rule, on whether it is continued, and on the words that the map declares: all of that is
//! compared. Only lines that nothing is wrong with are kept, because advice may depend on the lines around them. Debug builds read every
//! line again and panic if it says something else, so that every test of the language server also tests this file.

use super::{
    read::{Words, read},
    vocabulary::Vocabulary,
};
use crate::{
    ast::{Day, Every, Figure, Head, Ident, Metric, Number, Scale, Seconds, Statement, Takes, Value},
    keyword::Rule,
    source::Source,
    span::Span,
};
use std::collections::VecDeque;

/// What lines said, in the order in which they were read.
#[derive(Debug, Default)]
pub struct Readings {
    /// The words that the map declared at the time.
    vocabulary: Option<Vocabulary>,
    /// What lines said the last time, from the place on that this reading has come to.
    before: VecDeque<Reading>,
    /// What they say now, up to there.
    now: VecDeque<Reading>,
}

#[derive(Debug)]
struct Reading {
    /// The line from its keyword on.
    text: Box<str>,
    rule: &'static Rule,
    continued: bool,
    /// Where the line was.
    keyword: Span,
    head: Head,
    value: Value,
}

/// Where more lines than this were removed, all lines below are read.
const MOST_REMOVED: usize = 64;

impl Readings {
    /// Prepares for a map with these words.
    pub fn begin(&mut self, vocabulary: &Vocabulary) {
        self.before = std::mem::take(&mut self.now);
        if self.vocabulary.as_ref() != Some(vocabulary) {
            self.before.clear();
            self.vocabulary = Some(vocabulary.clone());
        }
    }

    /// Reads a line that ends at the byte `end`, unless it is known already.
    pub fn read(
        &mut self,
        source: &Source,
        rule: &'static Rule,
        (line, end): (Statement, u32),
        continued: bool,
        vocabulary: &Vocabulary,
    ) -> Words {
        let text = &source.text[Span { end, ..line.keyword }.range()];
        if let Some(known) = self.known(text, rule, continued) {
            let words = known.at(line.keyword);
            debug_assert!(
                words == read(source, rule, line, continued, vocabulary),
                "the line says something else now: {text}"
            );
            self.now.push_back(known);
            return words;
        }
        let words = read(source, rule, line, continued, vocabulary);
        if words.wrong.is_empty() && words.doubtful.is_empty() {
            let (text, head, value) = (text.into(), words.head.clone(), words.value.clone());
            self.now.push_back(Reading { text, rule, continued, keyword: line.keyword, head, value });
        }
        words
    }

    /// What the line said the last time. Lines come in the same order again, except those that were added or removed in between.
    fn known(&mut self, text: &str, rule: &'static Rule, continued: bool) -> Option<Reading> {
        let same =
            |known: &Reading| *known.text == *text && std::ptr::eq(known.rule, rule) && known.continued == continued;
        let removed = self.before.iter().take(MOST_REMOVED).position(same)?;
        self.before.drain(..removed);
        self.before.pop_front()
    }
}

impl Reading {
    /// The same line with its keyword in another place.
    fn at(&self, keyword: Span) -> Words {
        let by = keyword.start.wrapping_sub(self.keyword.start);
        let mut shift = |span: &mut Span| {
            let (start, end) = (span.start.wrapping_add(by), span.end.wrapping_add(by));
            *span = Span { file: keyword.file, start, end };
        };
        let (mut head, mut value) = (self.head.clone(), self.value.clone());
        in_head(&mut head, &mut shift);
        in_value(&mut value, &mut shift);
        Words { head, value, wrong: Vec::new(), doubtful: Vec::new() }
    }
}

type Each<'a> = &'a mut dyn FnMut(&mut Span);

fn in_head(head: &mut Head, each: Each<'_>) {
    match head {
        Head::None => {}
        Head::Name(name) => each(&mut name.span),
        Head::Score(name, figure) => {
            in_names(name, each);
            in_figure(figure, each);
        }
        Head::Pain(name, _) => in_names(name, each),
        Head::Label(span) => each(span),
        Head::Measure(measure, persona) => in_names([measure, persona], each),
        Head::Way(words, share) => {
            in_names(words, each);
            share.iter_mut().for_each(|figure| in_figure(figure, each));
        }
        Head::Days(number) => each(&mut number.span),
    }
}

fn in_value(value: &mut Value, each: Each<'_>) {
    match value {
        Value::None | Value::Choice(_) | Value::PartialDate(_) | Value::Summary(_) => {}
        Value::Prose(parts) => parts.iter_mut().for_each(each),
        Value::Texts(parts) => parts.iter_mut().for_each(each),
        Value::Names(names) => in_names(names, each),
        Value::Path(span) | Value::Link(span) | Value::Language(span) | Value::Plain(span) => each(span),
        Value::Review(day, every) => {
            in_days([day], each);
            every.iter_mut().for_each(|Every { span, .. }| each(span));
        }
        Value::Scale(scale) => {
            let Scale { low, high, baseline } = &mut **scale;
            in_numbers([low, high].into_iter().chain(baseline), each);
        }
        Value::Pairs(pairs) => pairs.iter_mut().for_each(|(name, number)| {
            each(&mut name.span);
            each(&mut number.span);
        }),
        Value::Date(day) => in_days([day], each),
        Value::Number(number) | Value::LastDays(number) => each(&mut number.span),
        Value::Takes(takes) => {
            let Takes { min, max, average } = &mut **takes;
            min.iter_mut().chain(max).chain(average).for_each(|Seconds { span, .. }| each(span));
        }
        Value::Metric(metric) => {
            let Metric { value, unit, of, was, target, benchmark } = &mut **metric;
            in_figure(value, each);
            unit.iter_mut().for_each(&mut *each);
            in_numbers(of.iter_mut().chain(was).chain(target).chain(benchmark), each);
        }
        Value::Measured(span, column) => {
            each(span);
            in_names(column, each);
        }
        Value::Columns(columns) => columns.iter_mut().for_each(|(_, span)| each(span)),
        Value::Days(first, last) => in_days([first, last], each),
    }
}

fn in_figure(figure: &mut Figure, each: Each<'_>) {
    match figure {
        Figure::Number(number) => each(&mut number.span),
        Figure::Measured(span) => each(span),
    }
}

fn in_names<'a>(names: impl IntoIterator<Item = &'a mut Ident>, each: Each<'_>) {
    names.into_iter().for_each(|name| each(&mut name.span));
}

fn in_numbers<'a>(numbers: impl IntoIterator<Item = &'a mut Number>, each: Each<'_>) {
    numbers.into_iter().for_each(|number| each(&mut number.span));
}

fn in_days<'a>(days: impl IntoIterator<Item = &'a mut Day>, each: Each<'_>) {
    days.into_iter().for_each(|day| each(&mut day.span));
}
