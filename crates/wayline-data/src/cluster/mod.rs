//! Has a query answered by a cluster of [Ballista](https://datafusion.apache.org/ballista/) instead of the engine inside: the same SQL, sent to its scheduler.
//!
//! This program reads the data, whatever its format, and writes the rows of the columns that are needed into a folder that all machines see ([`share`]). The cluster
//! groups and sorts. When an executor is lost, a stage is computed again, and its readers may then be given both what the first attempt wrote and what the
//! second did, or neither. Such a job ends without an error and with wrong figures. So an answer counts only if the scheduler shows that nothing was computed twice
//! ([`scheduler`]), and if it agrees with what this machine has counted itself ([`balance`]). Otherwise everything is asked again.

mod balance;
mod scheduler;
mod share;

use crate::{
    args::Spread,
    engine::{self, Engine, read_rows},
    failure::{Failure, Result, unwrapped, wrapped},
    table::Table,
    tell, visible,
};
use balance::{Cases, Counted};
use ballista::prelude::SessionContextExt;
use ballista_core::{
    config::BALLISTA_SCHEDULER_MAX_PARTITIONS_PER_TASK, execution_plans::DistributedQueryExec,
    extension::SessionConfigExt,
};
use datafusion::{
    arrow::{
        array::{AsArray, RecordBatch},
        compute::cast,
        datatypes::{DataType, Int64Type},
    },
    dataframe::DataFrame,
    error::DataFusionError,
    execution::SessionStateBuilder,
    physical_plan,
    prelude::{SessionConfig, SessionContext},
};
use datafusion_proto::protobuf::LogicalPlanNode;
use scheduler::{Executor, Scheduler};
use share::Shared;
use std::{path::PathBuf, sync::Arc, thread, time::Duration};
use tokio::runtime::Runtime;
use wayline::measure::{Query, Row};

/// So often a query is asked before the old results stay.
const TRIES: u32 = 4;
/// What there is to wait before the second try, so that the scheduler notices who is gone.
const PAUSE: Duration = Duration::from_secs(3);
const CASES: &str = "SELECT COUNT(*) AS cases, CAST(COALESCE(SUM(n), 0) AS BIGINT) AS n \
                     FROM (SELECT case_id, COUNT(*) AS n FROM kept_rows GROUP BY case_id) x";

pub struct Cluster {
    runtime: Runtime,
    scheduler: Scheduler,
    folder: PathBuf,
}

impl Cluster {
    /// The cluster that the command line names.
    pub fn of(arguments: &Spread) -> Result<Option<Self>> {
        let (Some(address), Some(folder)) = (&arguments.cluster, &arguments.share) else { return Ok(None) };
        let folder = folder.canonicalize().ok().filter(|folder| folder.is_dir()).ok_or_else(|| {
            Failure::new(format!("{} is not a folder", folder.display())).help(
                "--share names a folder that this machine, the scheduler and the executors see under the same path",
            )
        })?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Failure::new(format!("no threads could be started: {error}")))?;
        let scheduler = Scheduler::at(address)?;
        scheduler.executors().map_err(|why| scheduler.failure(&why))?;
        Ok(Some(Self { runtime, scheduler, folder }))
    }

    /// The rows that answer a query.
    pub fn answer(&self, query: &Query, table: &Table, engine: &Engine) -> Result<Vec<Row>> {
        let shared = self.runtime.block_on(Shared::write(&self.folder, table, engine))?;
        let counted = self.runtime.block_on(Counted::of(query, &shared, engine)).map_err(|error| unwrapped(&error))?;
        let mut why = String::new();
        for attempt in 1..=TRIES {
            let answer = self.runtime.block_on(self.ask(query, &shared));
            let checked = answer.map_err(|error| unwrapped(&error).title).and_then(|answer| {
                counted.check(query, &answer.rows, answer.cases)?;
                Ok(answer.rows)
            });
            match checked {
                Ok(rows) => return Ok(rows),
                Err(wrong) => why = wrong,
            }
            if attempt < TRIES {
                let next = attempt + 1;
                tell(&format!("note: asking the cluster again ({next} of {TRIES}): {}\n", visible(&why)));
                thread::sleep(PAUSE * attempt);
            }
        }
        Err(self.scheduler.failure(&why))
    }

    async fn ask(&self, query: &Query, shared: &Shared) -> datafusion::error::Result<Answer> {
        let failed = |why: String| wrapped(Failure::new(why));
        let before = self.scheduler.executors().map_err(failed)?;
        let context = self.context(&before).await?;
        shared.register(&context).await?;
        // Names for statements, and nothing that is kept: what an executor leaves behind when it is lost is then nobody's.
        let keep = async |_, frame: DataFrame| Ok(frame.into_view());
        let answer = engine::ask(&context, query, false, &[], keep, async |frame| self.job(frame).await).await?;
        let rows = answer.rows.iter().map(read_rows).collect::<Result<Vec<_>>>().map_err(wrapped)?.concat();
        let cases = if query.needs_cases() { Some(cases(&self.job(context.sql(CASES).await?).await?)?) } else { None };
        let after = self.scheduler.executors().map_err(failed)?;
        match before.iter().find(|old| after.iter().all(|new| new.id != old.id)) {
            Some(lost) => Err(failed(format!("the executor at {} was lost", lost.place))),
            None => Ok(Answer { rows, cases }),
        }
    }

    /// What sends statements to the scheduler.
    async fn context(&self, executors: &[Executor]) -> datafusion::error::Result<SessionContext> {
        let slots: usize = executors.iter().map(|executor| executor.slots).sum();
        let mut config = SessionConfig::new_with_ballista().with_target_partitions((2 * slots).max(2));
        // The other planner doesn't claim to know what to do when an executor is lost.
        config = config.with_ballista_adaptive_query_planner(false);
        // A task for several partitions reads too little of a table that all of them need (in version 55.0).
        config = config.set_usize(BALLISTA_SCHEDULER_MAX_PARTITIONS_PER_TASK, 1);
        config.options_mut().optimizer.prefer_hash_join = false;
        let state = SessionStateBuilder::new().with_config(config).with_default_features().build();
        SessionContext::remote_with_state(&self.scheduler.url(), state).await
    }

    /// Has one statement run, and takes its answer only if nothing was computed twice.
    async fn job(&self, frame: DataFrame) -> datafusion::error::Result<Vec<RecordBatch>> {
        let task = Arc::new(frame.task_ctx());
        let plan = frame.create_physical_plan().await?;
        let batches = physical_plan::collect(plan.clone(), task).await?;
        let job = plan.downcast_ref::<DistributedQueryExec<LogicalPlanNode>>().and_then(DistributedQueryExec::job_id);
        let undisturbed = match job {
            Some(job) => self.scheduler.undisturbed(job.as_ref()),
            None => Err("the scheduler didn't say which job it was".to_owned()),
        };
        undisturbed.map_err(|why| wrapped(Failure::new(why)))?;
        Ok(batches)
    }
}

struct Answer {
    rows: Vec<Row>,
    /// Counted in a job of its own.
    cases: Option<Cases>,
}

fn cases(batches: &[RecordBatch]) -> datafusion::error::Result<Cases> {
    let wrong = || DataFusionError::Execution("the count of the cases is no number".to_owned());
    let batch = batches.iter().find(|batch| batch.num_rows() == 1 && batch.num_columns() == 2).ok_or_else(wrong)?;
    let number = |at: usize| -> datafusion::error::Result<u64> {
        let column = cast(batch.column(at), &DataType::Int64)?;
        u64::try_from(column.as_primitive::<Int64Type>().value(0)).map_err(|_| wrong())
    };
    Ok(Cases { cases: number(0)?, rows: number(1)? })
}
