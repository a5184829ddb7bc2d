//! The query engine: DataFusion inside this program. It runs the SQL that the library writes and nothing else, so that a cluster can run
//! the same.

use crate::{
    cases,
    failure::{Failure, Result, unwrapped},
    profile::FEWEST,
    spool::{Room, Spool},
    table::Table,
};
use datafusion::{
    arrow::{
        array::{Array, ArrayRef, AsArray, RecordBatch},
        compute::cast,
        datatypes::DataType,
    },
    catalog::TableProvider,
    dataframe::DataFrame,
    execution::{memory_pool::FairSpillPool, runtime_env::RuntimeEnvBuilder},
    prelude::{SessionConfig, SessionContext},
};
use std::sync::Arc;
use tokio::runtime::Runtime;
use wayline::measure::{
    Query, Row,
    sql::{self, Dialect},
};

/// What the source's table is called in SQL.
pub const TABLE: &str = "source_rows";
/// Steps that are only names for a statement. The others are computed once and kept.
const VIEWS: [&str; 2] = ["kept_rows", "activities"];

pub struct Engine {
    runtime: Runtime,
    threads: usize,
    memory: usize,
}

impl Engine {
    /// An engine with `threads` threads that keeps at most `memory` bytes in memory and the rest in temporary files.
    pub fn new(threads: usize, memory: usize) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).build();
        let runtime = runtime.map_err(|error| Failure::new(format!("no threads could be started: {error}")))?;
        Ok(Self { runtime, threads, memory })
    }

    pub fn threads(&self) -> usize {
        self.threads
    }

    /// The rows that answer a query.
    pub fn answer(&self, query: &Query, table: &Table) -> Result<Vec<Row>> {
        Ok(self.with_sequences(query, table, false)?.0)
    }

    /// The rows that answer a query, and how many cases have each sequence of activities: those that at least a few have, the commonest first.
    pub fn sequences(&self, query: &Query, table: &Table) -> Result<(Vec<Row>, Vec<Sequence>)> {
        self.with_sequences(query, table, true)
    }

    fn with_sequences(&self, query: &Query, table: &Table, wanted: bool) -> Result<(Vec<Row>, Vec<Sequence>)> {
        let answer = self.runtime.block_on(self.run(query, table, wanted)).map_err(|error| unwrapped(&error))?;
        let mut rows = answer.of_cases;
        for batch in &answer.rows {
            rows.extend(read_rows(batch)?);
        }
        let sequences = answer.sequences.iter().map(read_sequences).collect::<Result<Vec<_>>>()?;
        Ok((rows, sequences.concat()))
    }

    async fn run(&self, query: &Query, table: &Table, sequences: bool) -> datafusion::error::Result<Answer> {
        let here = self.context()?;
        here.register_table(TABLE, table.provider.clone())?;
        let room = Room::new(self.memory / 2);
        let keep = async |_, frame| kept(frame, &room).await;
        let answer = ask(&here, query, sequences, &cases::ANSWERED, keep, DataFrame::collect).await?;
        // Nothing is sorted or grouped at the same time, so that its half of the memory is free.
        let of_cases = if query.needs_cases() {
            cases::rows(&here, query, self.threads, self.memory / 2).await?
        } else {
            Vec::new()
        };
        Ok(Answer { of_cases, ..answer })
    }

    /// The rows that the SQL alone gives.
    #[cfg(test)]
    pub fn by_sql(&self, query: &Query, table: &Table) -> Result<Vec<Row>> {
        let ask = async {
            let here = self.context()?;
            here.register_table(TABLE, table.provider.clone())?;
            let room = Room::new(self.memory / 2);
            ask(&here, query, false, &[], async |_, frame| kept(frame, &room).await, DataFrame::collect).await
        };
        let answer = self.runtime.block_on(ask).map_err(|error| unwrapped(&error))?;
        Ok(answer.rows.iter().map(read_rows).collect::<Result<Vec<_>>>()?.concat())
    }

    /// What runs statements on this machine.
    pub fn context(&self) -> datafusion::error::Result<SessionContext> {
        // Half for what is kept between steps, half for sorting and grouping.
        let pool = Arc::new(FairSpillPool::new(self.memory / 2));
        let environment = RuntimeEnvBuilder::new().with_memory_pool(pool).build_arc()?;
        let mut config = SessionConfig::new().with_target_partitions(self.threads);
        // A hash join keeps one of its tables in memory, however large it is.
        config.options_mut().optimizer.prefer_hash_join = false;
        // A view of a text keeps the whole batch that it came with.
        config.options_mut().sql_parser.map_string_types_to_utf8view = false;
        // What a sort keeps back for merging what it has spilled, so that a small limit is enough for it.
        let reserved = &mut config.options_mut().execution.sort_spill_reservation_bytes;
        *reserved = (*reserved).min(self.memory / 16 / self.threads);
        Ok(SessionContext::new_with_config_rt(config, environment))
    }
}

/// Has the statements of a query run one after the other, but for those that are answered elsewhere. What comes of a step is kept by `keep`, and the
/// parts of the answer are collected by `collect`.
pub async fn ask(
    context: &SessionContext,
    query: &Query,
    sequences: bool,
    elsewhere: &[&str],
    keep: impl AsyncFn(&'static str, DataFrame) -> datafusion::error::Result<Arc<dyn TableProvider>>,
    collect: impl AsyncFn(DataFrame) -> datafusion::error::Result<Vec<RecordBatch>>,
) -> datafusion::error::Result<Answer> {
    let is_here = |name: &str| !elsewhere.contains(&name);
    for step in sql::steps(query, Dialect::DataFusion, TABLE).iter().filter(|step| is_here(step.name)) {
        let frame = context.sql(&step.sql).await?;
        let kept = if VIEWS.contains(&step.name) { frame.into_view() } else { keep(step.name, frame).await? };
        context.register_table(step.name, kept)?;
    }
    let mut rows = Vec::new();
    for part in sql::parts(query, Dialect::DataFusion).iter().filter(|part| is_here(part.name)) {
        rows.extend(collect(context.sql(&part.sql).await?).await?);
    }
    let sequences = if sequences { collect(context.sql(&sequences_sql()).await?).await? } else { Vec::new() };
    Ok(Answer { rows, sequences, of_cases: Vec::new() })
}

/// What cases have in common: the activities in their order, by number, and how many cases that are.
pub type Sequence = (Vec<usize>, u64);

pub struct Answer {
    pub rows: Vec<RecordBatch>,
    sequences: Vec<RecordBatch>,
    /// The rows that no statement gave.
    of_cases: Vec<Row>,
}

fn sequences_sql() -> String {
    format!(
        "SELECT activities, COUNT(*) AS n FROM (\n  \
         SELECT case_id, STRING_AGG(CAST(activity AS VARCHAR), ' ' ORDER BY t, activity) AS activities\n  \
         FROM kept_rows WHERE activity > 0 GROUP BY case_id\n) x\n\
         GROUP BY activities HAVING COUNT(*) >= {FEWEST} ORDER BY n DESC, activities"
    )
}

fn read_sequences(batch: &RecordBatch) -> Result<Vec<Sequence>> {
    let texts = as_texts(batch)?;
    let sequence = |at: usize| {
        let numbers = texts[0].as_string::<i32>().value(at).split(' ').filter_map(|number| number.parse().ok());
        (numbers.collect(), texts[1].as_string::<i32>().value(at).parse().unwrap_or_default())
    };
    Ok((0..batch.num_rows()).map(sequence).collect())
}

fn as_texts(batch: &RecordBatch) -> Result<Vec<ArrayRef>> {
    let texts = batch.columns().iter().map(|column| cast(column, &DataType::Utf8));
    texts.collect::<std::result::Result<_, _>>().map_err(|error| wrong(&error))
}

fn wrong(what: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("the query engine gave a wrong answer: {what}"))
}

async fn kept(frame: DataFrame, room: &Room) -> datafusion::error::Result<Arc<dyn TableProvider>> {
    let schema = Arc::new(frame.schema().as_arrow().clone());
    let streams = frame.execute_stream_partitioned().await?;
    let fill = |stream| tokio::spawn(Spool::fill(stream, room.clone()));
    let tasks: Vec<_> = streams.into_iter().map(fill).collect();
    let mut spools = Vec::new();
    for task in tasks {
        let spool = task.await.map_err(|error| datafusion::error::DataFusionError::External(Box::new(error)))?;
        spools.push(spool?);
    }
    crate::spool::table(schema, spools)
}

/// The rows of a part, whose columns are those of [`Row::COLUMNS`].
pub fn read_rows(batch: &RecordBatch) -> Result<Vec<Row>> {
    let texts = as_texts(batch)?;
    let schema = batch.schema();
    let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    let row = |at: usize| {
        let field = |column: &ArrayRef| match column.as_string_opt::<i32>() {
            Some(texts) if texts.is_valid(at) => texts.value(at).to_owned(),
            _ => String::new(),
        };
        let fields: Vec<String> = texts.iter().map(field).collect();
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        Row::parse(&names, &fields).map_err(|bad| wrong(&bad.what))
    };
    (0..batch.num_rows()).map(row).collect()
}
