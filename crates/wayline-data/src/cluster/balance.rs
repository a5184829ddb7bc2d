//! Whether the answer of a cluster can be true: what needs no grouping by cases is counted on this machine too and has to be equal, and what the cluster says
//! about cases has to fit to it and to itself.

use super::share::Shared;
use crate::{
    engine::{self, Engine, read_rows},
    failure::{Result, wrapped},
};
use datafusion::{
    arrow::{
        array::AsArray,
        compute::cast,
        datatypes::{DataType, Int64Type},
    },
    dataframe::DataFrame,
};
use std::collections::BTreeMap;
use wayline::measure::{Kind, Query, Row};

/// What is counted here as well.
const HERE: [&str; 3] = ["rows", "score", "bad"];
const NOT_HERE: [&str; 12] = [
    "all_cases",
    "activities",
    "ordered",
    "query",
    "case",
    "reach",
    "last",
    "next",
    "wait",
    "span",
    "segment",
    "event",
];
const EVENTS: &str = "SELECT CAST(activity AS BIGINT) AS activity, COUNT(*) AS n FROM kept_rows GROUP BY activity";

/// What a job of its own says about all cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cases {
    pub cases: u64,
    /// How many rows they have together.
    pub rows: u64,
}

/// What this machine has counted.
#[derive(Debug)]
pub struct Counted {
    rows: Vec<Row>,
    /// How many rows each activity has; 0 is none.
    events: BTreeMap<i64, u64>,
}

type Checked = std::result::Result<(), String>;

impl Counted {
    pub async fn of(query: &Query, shared: &Shared, engine: &Engine) -> datafusion::error::Result<Self> {
        let context = engine.context()?;
        shared.register(&context).await?;
        let keep = async |_, frame: DataFrame| Ok(frame.into_view());
        let answer = engine::ask(&context, query, false, &NOT_HERE, keep, DataFrame::collect).await?;
        let rows = answer.rows.iter().map(read_rows).collect::<Result<Vec<_>>>().map_err(wrapped)?;
        let mut events = BTreeMap::new();
        for batch in context.sql(EVENTS).await?.collect().await? {
            let [activity, n] = [0, 1].map(|at| cast(batch.column(at), &DataType::Int64));
            let (activity, n) = (activity?, n?);
            let pairs =
                activity.as_primitive::<Int64Type>().values().iter().zip(n.as_primitive::<Int64Type>().values());
            events.extend(pairs.map(|(&activity, &n)| (activity, u64::try_from(n).unwrap_or_default())));
        }
        Ok(Self { rows: rows.concat(), events })
    }

    /// Says what can't be, if anything.
    pub fn check(&self, query: &Query, answer: &[Row], cases: Option<Cases>) -> Checked {
        for part in HERE {
            demand(sums(&self.rows, part) == sums(answer, part), || {
                format!("it counts other `{part}` than this machine")
            })?;
        }
        let queries = answer.iter().filter(|row| row.part == "query").count();
        demand(queries == 1, || "the part `query` of its answer is missing".to_owned())?;
        let unknown = total(answer, "event", |_| true);
        demand(unknown <= self.events.get(&0).copied().unwrap_or(0), || {
            "it counts too many unknown events".to_owned()
        })?;
        if query.needs_cases() {
            self.check_cases(query, answer, cases.ok_or("it didn't count the cases")?)?;
        }
        Ok(())
    }

    fn check_cases(&self, query: &Query, answer: &[Row], counted: Cases) -> Checked {
        let rows: u64 = self.events.values().sum();
        let cases = total(answer, "case", |_| true);
        demand(counted.rows == rows, || format!("its cases have {} rows together, not {rows}", counted.rows))?;
        demand(counted.cases == cases, || format!("it counts {cases} cases, and then {}", counted.cases))?;
        demand(cases <= rows && (cases > 0) == (rows > 0), || format!("{rows} rows can't be {cases} cases"))?;
        let is_ordered =
            query.questions.iter().any(|question| matches!(question.kind, Kind::Then(..) | Kind::Wait(..)));
        for (at, _) in query.bindings.iter().enumerate() {
            self.check_activity(query, answer, at as i64 + 1, is_ordered)?;
        }
        for persona in 0..=query.personas.len() as i64 {
            let of = |part, activity| total(answer, part, |row| row.persona == persona && activity == row.a);
            let cases = of("case", 0);
            let mut activities = 1..=query.bindings.len() as i64;
            let ended: u64 = activities.clone().map(|activity| of("last", activity)).sum();
            demand(ended <= cases && activities.all(|activity| of("reach", activity) <= cases), || {
                "it counts more cases of a persona than there are".to_owned()
            })?;
        }
        Ok(())
    }

    fn check_activity(&self, query: &Query, answer: &[Row], activity: i64, is_ordered: bool) -> Checked {
        let events = self.events.get(&activity).copied().unwrap_or(0);
        let of = |part| total(answer, part, |row| row.a == activity);
        let (reached, last) = (of("reach"), of("last"));
        let cant =
            |what: &str| format!("{what} of activity {activity} can't be: it has {events} events in {reached} cases");
        demand(reached <= events && (reached > 0) == (events > 0), || cant("the reach"))?;
        demand(last <= reached, || cant("the ends"))?;
        for row in answer.iter().filter(|row| row.part == "span" && row.a == activity) {
            let other = total(answer, "reach", |other| other.a == row.b);
            let n = total(answer, "span", |other| (other.a, other.b) == (row.a, row.b));
            demand(n <= reached.min(other), || cant("the spans"))?;
        }
        if !is_ordered {
            return Ok(());
        }
        // Each event is followed by another one, but for the last one of a case. Where every case is over, it is known how many those are.
        let followed = of("wait");
        let next = of("next");
        let most = if query.open_days == 0 { last } else { reached };
        demand(followed + last <= events && followed + most >= events, || cant("what follows the events"))?;
        demand(next <= followed && (next > 0) == (followed > 0), || cant("what follows"))
    }
}

fn demand(holds: bool, why: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(why()) }
}

fn total(rows: &[Row], part: &str, which: impl Fn(&Row) -> bool) -> u64 {
    rows.iter().filter(|row| row.part == part && which(row)).map(|row| row.n).sum()
}

type Key = (i64, i64, i64, i64);

/// The sums of a part, in which the order of the rows means nothing.
fn sums(rows: &[Row], part: &str) -> BTreeMap<Key, (u64, i128, i64, i64)> {
    let mut sums = BTreeMap::new();
    for row in rows.iter().filter(|row| row.part == part) {
        let sum = sums.entry((row.a, row.b, row.bucket, row.persona)).or_insert((0, 0, row.low, row.high));
        *sum = (sum.0 + row.n, sum.1 + row.total, sum.2.min(row.low), sum.3.max(row.high));
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data_file::DataFile,
        input::Input,
        meter::Meter,
        table::{Table, columns},
    };
    use wayline::{Options, compile, load::NoFiles, measure};

    const MAP: &str = "journey: Shop
persona anna: Anna
  segment: Regulars
source log: Shop events
  data: log.csv
  columns: case visit, event activity, when at, segment plan
stage: Buy
  touchpoint look: Look
    event: look
    reach anna: measured
    takes: measured
  touchpoint pay: Pay
    event: pay
    takes: measured from look
    leaves measured
";

    const LOG: &str = "visit,activity,at,plan
1,look,2026-07-01,Regulars
1,pay,2026-07-02,Regulars
2,look,2026-07-01,others
2,look,2026-07-03,others
3,other,2026-07-01,Regulars
";

    /// What this machine counts, and the answer that the SQL gives.
    fn answer() -> (Query, Counted, Vec<Row>) {
        let compiled = compile("map.journey", MAP.as_bytes(), &NoFiles, &Options::default());
        let query = measure::queries(compiled.map.as_ref().expect("a map")).remove(0);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log.csv");
        std::fs::write(&path, LOG).expect("a file");
        let engine = Engine::new(2, 256 << 20).expect("an engine");
        let inputs = [Input::File(DataFile::open(&path, "log.csv".to_owned()).expect("a file"))];
        let open = || Table::open(&inputs, &columns(&query), 1, &Meter::default()).expect("a table");
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let counted = runtime.block_on(async {
            let shared = Shared::write(folder.path(), &open(), &engine).await.expect("Parquet");
            Counted::of(&query, &shared, &engine).await.expect("counts")
        });
        let rows = engine.by_sql(&query, &open()).expect("rows");
        (query, counted, rows)
    }

    #[test]
    fn a_wrong_answer_is_refused() {
        let (query, counted, rows) = answer();
        let cases = Some(Cases { cases: 3, rows: 5 });
        assert_eq!(counted.check(&query, &rows, cases), Ok(()));
        assert!(counted.check(&query, &rows, None).is_err(), "no count");
        assert!(counted.check(&query, &rows, Some(Cases { cases: 0, rows: 0 })).is_err(), "no cases");
        assert!(counted.check(&query, &rows, Some(Cases { cases: 3, rows: 6 })).is_err(), "a row twice");
        for part in ["query", "rows", "case", "reach", "last", "next", "wait"] {
            let without: Vec<Row> = rows.iter().filter(|row| row.part != part).cloned().collect();
            assert!(without.len() < rows.len(), "{part}");
            assert!(counted.check(&query, &without, cases).is_err(), "without {part}");
            let twice: Vec<Row> = rows.iter().filter(|row| row.part == part).chain(&rows).cloned().collect();
            assert!(counted.check(&query, &twice, cases).is_err(), "{part} twice");
        }
    }
}
