//! Which ways the cases of a log take: from one activity to the next, out of the journey, and as a whole.

use crate::{
    args::Machine,
    engine::{Engine, Sequence},
    failure::{Failure, Result},
    input::Input,
    pull::with_table,
};
use wayline::{
    measure::{self, About, Binding, FEWEST, Finding, Kind, Query, Question, Results, Row},
    model::DataColumns,
};

/// The ways of a log.
pub struct Ways {
    results: Results,
    rows: Vec<Row>,
    /// The sequences that several cases share, the commonest first.
    pub sequences: Vec<Sequence>,
    pub cases: u64,
}

/// A query for every way between activities.
pub fn query(source: &str, columns: DataColumns, bindings: Vec<Binding>) -> Query {
    let activities = 1..=bindings.len();
    let from = |from: usize| {
        let then = (1..=bindings.len()).map(move |to| (then_key(from, to), Kind::Then(from, to)));
        then.chain([(leaves_key(from), Kind::Leaves(from)), (reach_key(from), Kind::Reach(from))])
    };
    let questions = activities.flat_map(from).map(|(key, kind)| Question { key, persona: 0, kind });
    Query {
        source: source.to_owned(),
        location: String::new(),
        is_table: false,
        columns,
        window: None,
        missing: Vec::new(),
        open_days: 0,
        questions: questions.collect(),
        bindings,
        personas: Vec::new(),
        scores: Vec::new(),
    }
}

/// How many take a way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Taken {
    /// This share of the cases, in percent.
    By(f64),
    /// All cases, or all but so few that the share is hidden.
    ByNearlyAll,
    /// No case, or so few that the share is hidden.
    ByFewOrNone,
}

fn then_key(from: usize, to: usize) -> String {
    format!("then {from} {to}")
}

fn leaves_key(at: usize) -> String {
    format!("leaves {at}")
}

fn reach_key(at: usize) -> String {
    format!("reach {at}")
}

impl Ways {
    pub fn of(query: &Query, inputs: &[Input], machine: &Machine, engine: &Engine) -> Result<Self> {
        let (rows, sequences) = with_table(inputs, query, machine, engine, |table| engine.sequences(query, table))?;
        let settled = measure::settle(std::slice::from_ref(query), &rows, &About::default());
        let results = settled.map_err(|refusals| {
            let why: Vec<String> = refusals.iter().map(ToString::to_string).collect();
            Failure::new(why.join("\n"))
        })?;
        let cases = results.sources.get(&query.source).and_then(|source| source.cases).unwrap_or_default();
        Ok(Self { results, rows, sequences, cases })
    }

    /// The share of the cases that have an activity, in percent.
    pub fn reach(&self, at: usize) -> Option<f64> {
        self.share(&reach_key(at))
    }

    /// In how many of the cases with an activity another follows at once.
    pub fn then(&self, from: usize, to: usize) -> Taken {
        self.taken(&then_key(from, to), ("next", from, to))
    }

    /// How many of the cases with an activity end there.
    pub fn leaves(&self, at: usize) -> Taken {
        self.taken(&leaves_key(at), ("last", at, 0))
    }

    fn taken(&self, key: &str, (part, a, b): (&str, usize, usize)) -> Taken {
        if let Some(share) = self.share(key) {
            return Taken::By(share);
        }
        // Which of both groups is the small one isn't hidden from those who have the rows.
        let count = |part: &str, b: Option<usize>| -> u64 {
            let own = |row: &&Row| row.part == part && row.a == a as i64 && b.is_none_or(|b| row.b == b as i64);
            self.rows.iter().filter(own).map(|row| row.n).sum()
        };
        let all = count("reach", None);
        if all >= FEWEST && count(part, Some(b)) * 2 > all { Taken::ByNearlyAll } else { Taken::ByFewOrNone }
    }

    fn share(&self, key: &str) -> Option<f64> {
        match self.results.finding(key)? {
            Finding::Known(estimate) => Some(estimate.value),
            Finding::Hidden | Finding::Nothing => None,
        }
    }

    /// The activities so that as few cases as possible go back: by how many come before and after what is left, one by one.
    pub fn order(&self, activities: usize) -> Vec<usize> {
        let count = |from: usize, to: usize| -> i128 {
            let same = |row: &&Row| row.part == "next" && (row.a, row.b) == (from as i64, to as i64);
            self.rows.iter().filter(same).map(|row| i128::from(row.n)).sum()
        };
        let mut left: Vec<usize> = (1..=activities).collect();
        let mut order = Vec::new();
        while !left.is_empty() {
            // What nothing that is left leads to comes first.
            let before = |at: usize| -> i128 { left.iter().filter(|&&o| o != at).map(|&other| count(other, at)).sum() };
            let after = |at: usize| -> i128 { left.iter().filter(|&&o| o != at).map(|&other| count(at, other)).sum() };
            let rank = |at: usize| (before(at) == 0, after(at) - before(at));
            let next = left.iter().rev().max_by_key(|&&at| rank(at)).copied().unwrap_or_default();
            left.retain(|&at| at != next);
            order.push(next);
        }
        order
    }

    /// The commonest whole ways as text, and how many of the cases take one of them.
    pub fn described(&self, names: &[String], most: usize) -> String {
        let share = |n: u64| if self.cases == 0 { 0.0 } else { n as f64 * 100.0 / self.cases as f64 };
        let shown: Vec<&Sequence> = self.sequences.iter().take(most).collect();
        let covered = shown.iter().map(|(_, n)| n).sum();
        let mut lines =
            vec![format!("{covered} of {} cases ({:.1} %) take one of these ways:", self.cases, share(covered))];
        lines.extend(shown.iter().map(|(activities, n)| {
            let way: Vec<&str> = activities.iter().filter_map(|&at| names.get(at - 1)).map(String::as_str).collect();
            format!("{n:>8}  {:>5.1} %  {}", share(*n), way.join(" > "))
        }));
        lines.join("\n")
    }
}
