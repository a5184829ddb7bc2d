//! What lines said the last time, so that after a keystroke only the lines that changed are read.
//!
//! What a line says depends on its own text, on its rule, on whether it is continued, and on the words that the map declares: all of that is
//! compared, the text by what is the same at the beginning and at the end of the file. Only lines that nothing is wrong with are kept, because
//! advice may depend on the lines around them. Debug builds read every line again and panic if it says something else, so that every test of
//! the language server also tests this file.

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

/// What lines said.
#[derive(Debug, Default)]
pub struct Readings {
    /// The words that the map declared at the time.
    vocabulary: Option<Vocabulary>,
    /// The files that were read the last time, in their order, from the one on that is read next.
    before: VecDeque<FileReadings>,
    /// Those that were read since, the one that is being read last.
    now: VecDeque<FileReadings>,
    /// What is left of the file's readings from the last time.
    known: Known,
}

/// What the lines of one file said.
#[derive(Debug, Default)]
struct FileReadings {
    text: String,
    /// In their order, without the lines that something was wrong with. They move from one list to the next at each keystroke.
    lines: VecDeque<Box<Reading>>,
}

/// What the lines of a file said the last time, and which part of it is the same: a keystroke changes one place.
#[derive(Debug, Default)]
struct Known {
    lines: VecDeque<Box<Reading>>,
    /// Up to this byte the file is as it was.
    same_to: usize,
    /// From this byte on it is as it was, too.
    same_from: usize,
    /// How far the bytes from there on have moved.
    moved: isize,
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

impl Readings {
    /// Prepares for a map with these words.
    pub fn begin(&mut self, vocabulary: &Vocabulary) {
        self.before = std::mem::take(&mut self.now);
        if self.vocabulary.as_ref() != Some(vocabulary) {
            self.before.clear();
            self.vocabulary = Some(vocabulary.clone());
        }
    }

    /// Prepares for the next file of the map.
    pub fn begin_file(&mut self, text: &str) {
        let before = self.before.pop_front().unwrap_or_default();
        self.known = Known::of(before, text);
        self.now
            .push_back(FileReadings { text: text.to_owned(), lines: VecDeque::with_capacity(self.known.lines.len()) });
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
        let known = self.known.take(line.keyword.start as usize, end as usize);
        let known = known.filter(|known| std::ptr::eq(known.rule, rule) && known.continued == continued);
        let (reading, words) = match known {
            Some(mut known) => {
                let words = known.moved_to(line.keyword);
                debug_assert!(
                    words == read(source, rule, line, continued, vocabulary),
                    "the line at {:?} says something else now",
                    line.keyword
                );
                (Some(known), words)
            }
            None => {
                let words = read(source, rule, line, continued, vocabulary);
                let fine = words.wrong.is_empty() && words.doubtful.is_empty();
                let (head, value) = (&words.head, &words.value);
                let reading = fine.then(|| {
                    let (head, value) = (head.clone(), value.clone());
                    Box::new(Reading { rule, continued, keyword: line.keyword, head, value })
                });
                (reading, words)
            }
        };
        if let Some(file) = self.now.back_mut() {
            file.lines.extend(reading);
        }
        words
    }
}

impl Known {
    fn of(FileReadings { text: before, lines }: FileReadings, text: &str) -> Self {
        let same_to = same_before(before.as_bytes(), text.as_bytes());
        let most = before.len().min(text.len()) - same_to;
        let same_behind = same_behind(before.as_bytes(), text.as_bytes()).min(most);
        let moved = text.len() as isize - before.len() as isize;
        Self { lines, same_to, same_from: text.len() - same_behind, moved }
    }

    /// What a line said that has its keyword at the byte `start`, and ends before the byte `end`.
    fn take(&mut self, start: usize, end: usize) -> Option<Box<Reading>> {
        // Before the change, the byte after a line has to be the same too: it shows that the line ended there.
        let was = if end < self.same_to {
            start
        } else if start >= self.same_from {
            start.checked_add_signed(-self.moved)?
        } else {
            return None;
        };
        while self.lines.front()?.keyword.start < was as u32 {
            self.lines.pop_front();
        }
        if self.lines.front()?.keyword.start == was as u32 { self.lines.pop_front() } else { None }
    }
}

/// So many bytes are compared at once.
const CHUNK: usize = 1024;

/// How many bytes are the same at the beginning of both.
fn same_before(before: &[u8], now: &[u8]) -> usize {
    let chunks = before.chunks_exact(CHUNK).zip(now.chunks_exact(CHUNK)).take_while(|(before, now)| before == now);
    let whole = chunks.count() * CHUNK;
    let rest = before[whole..].iter().zip(&now[whole..]).take_while(|(before, now)| before == now);
    whole + rest.count()
}

/// How many bytes are the same at the end of both.
fn same_behind(before: &[u8], now: &[u8]) -> usize {
    let chunks = before.rchunks_exact(CHUNK).zip(now.rchunks_exact(CHUNK)).take_while(|(before, now)| before == now);
    let whole = chunks.count() * CHUNK;
    let (before, now) = (&before[..before.len() - whole], &now[..now.len() - whole]);
    whole + before.iter().rev().zip(now.iter().rev()).take_while(|(before, now)| before == now).count()
}

impl Reading {
    /// What the line says with its keyword in this place.
    fn moved_to(&mut self, keyword: Span) -> Words {
        let by = keyword.start.wrapping_sub(self.keyword.start);
        if by != 0 || keyword.file != self.keyword.file {
            let mut shift = |span: &mut Span| {
                let (start, end) = (span.start.wrapping_add(by), span.end.wrapping_add(by));
                *span = Span { file: keyword.file, start, end };
            };
            in_head(&mut self.head, &mut shift);
            in_value(&mut self.value, &mut shift);
            self.keyword = keyword;
        }
        Words { head: self.head.clone(), value: self.value.clone(), wrong: Vec::new(), doubtful: Vec::new() }
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
            in_numbers(of, each);
            for amount in was.iter_mut().chain(target).chain(benchmark) {
                each(&mut amount.number.span);
                amount.unit.iter_mut().for_each(&mut *each);
            }
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
