//! What is counted of each case, and the sums of that as rows.

use super::event::Event;
use std::collections::{BTreeMap, BTreeSet};
use wayline::measure::{self, Kind, Query, Row};

const DAY: i64 = 86_400_000;

/// What is counted of each case.
pub struct Count {
    /// A case whose last event is later isn't over.
    over_until: i64,
    /// Whether it is asked what follows what.
    needs_order: bool,
    /// Pairs of activities with the time from the first of one to the first of the other.
    spans: BTreeSet<(u16, u16)>,
    has_activities: bool,
}

impl Count {
    pub fn new(query: &Query, newest: i64) -> Self {
        let kinds = || query.questions.iter().map(|question| &question.kind);
        let span = |kind: &Kind| match kind {
            Kind::Span(from, to, _) => Some((*from as u16, *to as u16)),
            Kind::Score(..) | Kind::Reach(_) | Kind::Leaves(_) | Kind::Then(..) | Kind::Wait(..) => None,
        };
        let open = i64::from(query.open_days) * DAY;
        Self {
            over_until: if open == 0 { i64::MAX } else { newest.saturating_sub(open) },
            needs_order: kinds().any(|kind| matches!(kind, Kind::Then(..) | Kind::Wait(..))),
            spans: kinds().filter_map(span).collect(),
            has_activities: !query.bindings.is_empty(),
        }
    }

    /// Counts one case, whose events are in order.
    pub fn case(&self, events: &[Event], tally: &mut Tally) {
        let persona = events.iter().map(|event| event.persona).max().unwrap_or(0);
        let is_over = events.last().is_some_and(|last| last.t <= self.over_until);
        tally.one(Key { part: Part::Case, a: 0, b: 0, bucket: 0, persona });
        let bound: Vec<&Event> = events.iter().filter(|event| event.activity > 0).collect();
        if !self.has_activities || bound.is_empty() {
            return;
        }
        let reached: BTreeSet<u16> = bound.iter().map(|event| event.activity).collect();
        for &a in &reached {
            tally.one(Key { part: Part::Reach, a, b: u16::from(is_over), bucket: 0, persona });
        }
        if let Some(last) = bound.last().filter(|_| is_over) {
            tally.one(Key { part: Part::Last, a: last.activity, b: 0, bucket: 0, persona });
        }
        if self.needs_order {
            let pairs = || bound.windows(2).map(|pair| (pair[0], pair[1]));
            let next: BTreeSet<(u16, u16)> = pairs().map(|(event, next)| (event.activity, next.activity)).collect();
            for (a, b) in next {
                tally.one(Key { part: Part::Next, a, b, bucket: 0, persona });
            }
            for (event, next) in pairs() {
                tally.time(Part::Wait, (event.activity, 0), persona, next.t - event.t);
            }
        }
        let first = |activity: u16| bound.iter().find(|event| event.activity == activity).map(|event| event.t);
        for &(from, to) in &self.spans {
            if let (Some(start), Some(end)) = (first(from), first(to))
                && end >= start
            {
                tally.time(Part::Span, (from, to), persona, end - start);
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Case,
    Reach,
    Last,
    Next,
    Wait,
    Span,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Reach => "reach",
            Self::Last => "last",
            Self::Next => "next",
            Self::Wait => "wait",
            Self::Span => "span",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    part: Part,
    a: u16,
    b: u16,
    bucket: i64,
    persona: u16,
}

#[derive(Debug, Clone, Copy)]
struct Sum {
    n: u64,
    total: i128,
    low: i64,
    high: i64,
}

/// The sums of a part of the cases.
#[derive(Default)]
pub struct Tally {
    sums: BTreeMap<Key, Sum>,
}

impl Tally {
    fn one(&mut self, key: Key) {
        self.sums.entry(key).or_insert(Sum { n: 0, total: 0, low: 0, high: 0 }).n += 1;
    }

    fn time(&mut self, part: Part, (a, b): (u16, u16), persona: u16, time: i64) {
        let key = Key { part, a, b, bucket: measure::bucket_of(time), persona };
        let sum = self.sums.entry(key).or_insert(Sum { n: 0, total: 0, low: time, high: time });
        sum.n += 1;
        sum.total += i128::from(time);
        sum.low = sum.low.min(time);
        sum.high = sum.high.max(time);
    }

    pub fn rows(self, source: &str) -> Vec<Row> {
        let row = |(key, sum): (Key, Sum)| Row {
            a: key.a.into(),
            b: key.b.into(),
            bucket: key.bucket,
            persona: key.persona.into(),
            n: sum.n,
            total: sum.total,
            low: sum.low,
            high: sum.high,
            ..Row::of(source, key.part.name())
        };
        self.sums.into_iter().map(row).collect()
    }
}
