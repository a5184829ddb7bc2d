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
    ast::{Day, Every, Figure, Head, Ident, Metric, Number, Seconds, Statement, Value},
    keyword::Rule,
    source::Source,
    span::Span,
};
use rustc_hash::FxHashMap;

/// What lines said, by their text from the keyword on.
#[derive(Debug, Default)]
pub struct Readings {
    /// The words that the map declared at the time.
    vocabulary: Option<Vocabulary>,
    lines: FxHashMap<Box<str>, Reading>,
}

#[derive(Debug)]
struct Reading {
    rule: &'static Rule,
    continued: bool,
    /// Where the line was.
    keyword: Span,
    head: Head,
    value: Value,
}

/// More lines than those of this many versions of a map aren't kept.
const VERSIONS: usize = 2;

impl Readings {
    /// Prepares for a map with these words, whose files have this many lines.
    pub fn begin(&mut self, vocabulary: &Vocabulary, lines: usize) {
        let same = self.vocabulary.as_ref() == Some(vocabulary);
        if !same || self.lines.len() > VERSIONS * lines {
            self.lines.clear();
        }
        if !same {
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
        let known = self.lines.get(text).filter(|known| std::ptr::eq(known.rule, rule) && known.continued == continued);
        if let Some(known) = known {
            let words = known.at(line.keyword);
            debug_assert!(
                words == read(source, rule, line, continued, vocabulary),
                "the line says something else now: {text}"
            );
            return words;
        }
        let words = read(source, rule, line, continued, vocabulary);
        if words.wrong.is_empty() && words.doubtful.is_empty() {
            let (head, value) = (words.head.clone(), words.value.clone());
            self.lines.insert(text.into(), Reading { rule, continued, keyword: line.keyword, head, value });
        }
        words
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
        Value::Prose(parts) | Value::Texts(parts) => parts.iter_mut().for_each(each),
        Value::Names(names) => in_names(names, each),
        Value::Path(span) | Value::Link(span) | Value::Language(span) | Value::Plain(span) => each(span),
        Value::Review(day, every) => {
            in_days([day], each);
            every.iter_mut().for_each(|Every { span, .. }| each(span));
        }
        Value::Scale(lowest, highest, baseline) => in_numbers([lowest, highest].into_iter().chain(baseline), each),
        Value::Pairs(pairs) => pairs.iter_mut().for_each(|(name, number)| {
            each(&mut name.span);
            each(&mut number.span);
        }),
        Value::Date(day) => in_days([day], each),
        Value::Number(number) | Value::LastDays(number) => each(&mut number.span),
        Value::Takes(shortest, longest, average) => {
            shortest.iter_mut().chain(longest).chain(average).for_each(|Seconds { span, .. }| each(span));
        }
        Value::Metric(Metric { value, unit, of, was, target, benchmark }) => {
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
