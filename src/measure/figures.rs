//! What the rows of one source add up to, figure by figure.

use super::{
    estimate::{Estimated, mean, nps, share},
    privacy::{FEWEST, hidden, in_whole_percent},
    quantile::{Bucket, quantile},
    query::{Kind, Query, Question, ScoreFigure, Times},
    results::as_written,
    row::Row,
};
use crate::model::{Estimate, Finding, Spread};
use std::collections::BTreeMap;

/// The rows of one source by part and keys, added up.
pub struct Figures<'a> {
    query: &'a Query,
    counts: BTreeMap<(&'a str, i64, i64, i64, i64), Bucket>,
}

/// The number for each persona; at 0 that of everybody who is none of them.
type Groups = Vec<u64>;

impl<'a> Figures<'a> {
    pub fn of(query: &'a Query, rows: &[&'a Row]) -> Self {
        let mut counts: BTreeMap<(&str, i64, i64, i64, i64), Bucket> = BTreeMap::new();
        for row in rows {
            let key = (row.part.as_str(), row.a, row.b, row.bucket, row.persona);
            let bucket = Bucket { n: row.n, total: row.total, low: row.low, high: row.high };
            counts.entry(key).or_default().add(bucket);
        }
        Self { query, counts }
    }

    /// Every bucket of a part whose first two keys are these, with its third key and its persona.
    fn part(&self, part: &'static str, a: i64, b: i64) -> impl Iterator<Item = (i64, i64, Bucket)> {
        let range = (part, a, b, i64::MIN, i64::MIN)..=(part, a, b, i64::MAX, i64::MAX);
        self.counts.range(range).map(|(&(_, _, _, bucket, persona), &of)| (bucket, persona, of))
    }

    fn groups(&self, parts: &[(&'static str, usize, usize)]) -> Groups {
        let mut groups = vec![0; self.query.personas.len() + 1];
        for &(part, a, b) in parts {
            for (_, persona, of) in self.part(part, a as i64, b as i64) {
                let persona = usize::try_from(persona).ok().filter(|&at| at < groups.len()).unwrap_or(0);
                groups[persona] += of.n;
            }
        }
        groups
    }

    /// The buckets of one persona, or of everybody, in order.
    fn buckets(&self, part: &'static str, (a, b): (usize, usize), persona: usize) -> Vec<(i64, Bucket)> {
        let mut buckets: BTreeMap<i64, Bucket> = BTreeMap::new();
        let own = |of: i64| persona == 0 || of == persona as i64;
        for (at, _, of) in self.part(part, a as i64, b as i64).filter(|(_, of, _)| own(*of)) {
            buckets.entry(at).or_default().add(of);
        }
        buckets.into_iter().filter(|(_, bucket)| bucket.n > 0).collect()
    }

    /// How many answers are outside the range of their score, and one of them that is no small group's.
    pub fn out_of_range(&self, score: usize) -> Option<(u64, Option<f64>)> {
        let of = &self.query.scores[score];
        let (low, high) = of.answers?;
        let outside = |bucket: &Bucket, value: f64| {
            let ends = if of.is_short() { [value, value] } else { [bucket.low, bucket.high].map(thousandths) };
            ends.into_iter().find(|end| !(low..=high).contains(end))
        };
        let buckets = self.buckets("score", (score, 0), 0);
        let found: Vec<(&Bucket, f64)> = buckets
            .iter()
            .filter_map(|(value, bucket)| Some((bucket, outside(bucket, thousandths(*value))?)))
            .collect();
        let is_shared = |bucket: &Bucket| bucket.n >= FEWEST && (of.is_short() || bucket.low == bucket.high);
        let example = found.iter().find(|(bucket, _)| is_shared(bucket)).map(|(_, value)| *value);
        (!found.is_empty()).then(|| (found.iter().map(|(bucket, _)| bucket.n).sum(), example))
    }

    /// The result of a question; `total` says whether the same is asked for everybody.
    pub fn finding(&self, question: &Question, total: bool) -> Finding {
        let who = question.persona;
        match question.kind {
            Kind::Score(score, figure) => {
                let groups = self.groups(&[("score", score, 0)]);
                self.unless_few(&groups, who, total, |n| {
                    let buckets = self.buckets("score", (score, 0), who);
                    (self.score(score, figure, &buckets, n), None)
                })
            }
            Kind::Reach(at) => {
                let here = self.groups(&[("reach", at, 0), ("reach", at, 1)]);
                self.share(&here, &self.groups(&[("case", 0, 0)]), who, total)
            }
            Kind::Leaves(at) => {
                self.share(&self.groups(&[("last", at, 0)]), &self.groups(&[("reach", at, 1)]), who, total)
            }
            Kind::Then(from, to) => {
                let here = self.groups(&[("reach", from, 0), ("reach", from, 1)]);
                self.share(&self.groups(&[("next", from, to)]), &here, who, total)
            }
            Kind::Wait(at, times) => self.times("wait", (at, 0), times, who, total),
            Kind::Span(from, to, times) => self.times("span", (from, to), times, who, total),
        }
    }

    /// A figure, if it is based on enough people, and no difference reveals a smaller group.
    fn unless_few(
        &self,
        groups: &Groups,
        who: usize,
        total: bool,
        figure: impl Fn(u64) -> (Estimated, Option<Spread>),
    ) -> Finding {
        let n = if who == 0 { groups.iter().sum() } else { groups[who] };
        match n {
            0 => Finding::Nothing,
            1..FEWEST => Finding::Hidden,
            _ if who > 0 && hidden(groups, total)[who] => Finding::Hidden,
            _ => {
                let ((value, interval), spread) = figure(n);
                Finding::Known(as_written(&Estimate { value, interval, n, spread }))
            }
        }
    }

    /// A share. Those counted are a group themselves, and so are the others: both can be too small.
    fn share(&self, counted: &Groups, all: &Groups, who: usize, total: bool) -> Finding {
        let of = |groups: &Groups| if who == 0 { groups.iter().sum() } else { groups[who] };
        let is_few = |groups: &Groups| (1..FEWEST).contains(&of(groups)) || who > 0 && hidden(groups, total)[who];
        let others: Groups = all.iter().zip(counted).map(|(all, counted)| all.saturating_sub(*counted)).collect();
        let (count, n) = (of(counted).min(of(all)), of(all));
        let count = match (is_few(counted), is_few(&others)) {
            (true, _) => None,
            (false, true) => in_whole_percent(count, n),
            (false, false) => Some(count as f64),
        };
        let Some(count) = count.or_else(|| (n == 0).then_some(0.0)) else { return Finding::Hidden };
        self.unless_few(all, who, total, |n| (share(count, n), None))
    }

    fn score(&self, score: usize, figure: ScoreFigure, buckets: &[(i64, Bucket)], n: u64) -> Estimated {
        let answers = self.query.scores[score].answers;
        let count = |wanted: &dyn Fn(f64) -> bool| -> u64 {
            buckets.iter().filter(|(value, _)| wanted(thousandths(*value))).map(|(_, bucket)| bucket.n).sum()
        };
        match figure {
            ScoreFigure::Nps => nps(count(&|value| value >= 9.0), count(&|value| value <= 6.0), n),
            ScoreFigure::Top(top) => {
                let high = answers.map_or(f64::INFINITY, |(_, high)| high);
                share(count(&|value| value > high - f64::from(top)) as f64, n)
            }
            ScoreFigure::Mean => self.mean(buckets, n),
            ScoreFigure::Feeling(low, high) => {
                let (first, last) = answers.unwrap_or((low, high));
                let onto = |value: f64| low + (value - first) / (last - first) * (high - low);
                let (mean, interval) = self.mean(buckets, n);
                (onto(mean), interval.map(|(from, to)| (onto(from).max(low), onto(to).min(high))))
            }
        }
    }

    /// The mean of answers. Each bucket has the sum of its own answers, and is so narrow that they are nearly equal.
    fn mean(&self, buckets: &[(i64, Bucket)], n: u64) -> Estimated {
        let sum = buckets.iter().map(|(_, bucket)| bucket.total).sum::<i128>() as f64 / 1000.0;
        let square = |bucket: &Bucket| (bucket.total as f64 / 1000.0).powi(2) / bucket.n as f64;
        mean(n, sum, buckets.iter().map(|(_, bucket)| square(bucket)).sum())
    }

    fn times(&self, part: &'static str, keys: (usize, usize), times: Times, who: usize, total: bool) -> Finding {
        let groups = self.groups(&[(part, keys.0, keys.1)]);
        self.unless_few(&groups, who, total, |n| {
            let buckets: Vec<Bucket> = self.buckets(part, keys, who).into_iter().map(|(_, bucket)| bucket).collect();
            let seconds = |milliseconds: f64| milliseconds / 1000.0;
            let at = |share: f64| seconds(quantile(&buckets, share));
            let sum = seconds(buckets.iter().map(|bucket| bucket.total).sum::<i128>() as f64);
            let square = |bucket: &Bucket| seconds(bucket.total as f64).powi(2) / bucket.n as f64;
            let (mean, interval) = mean(n, sum, buckets.iter().map(square).sum());
            let ends = if times.extremes {
                let low = buckets.iter().map(|bucket| bucket.low).min();
                let high = buckets.iter().map(|bucket| bucket.high).max();
                [low, high].map(|end| seconds(end.unwrap_or_default() as f64))
            } else {
                [at(0.05), at(0.95)]
            };
            let spread = Spread { low: ends[0], p50: at(0.5), p90: at(0.9), high: ends[1], extremes: times.extremes };
            let interval = interval.map(|(low, high)| (low.max(0.0), high));
            if times.median { ((spread.p50, None), Some(spread)) } else { ((mean, interval), Some(spread)) }
        })
    }
}

fn thousandths(value: i64) -> f64 {
    value as f64 / 1000.0
}
