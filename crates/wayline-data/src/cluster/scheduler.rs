//! What the scheduler of a cluster says about its executors and about a job, by its REST API.

use crate::failure::{Failure, Result};
use serde_json::Value;
use std::{
    io::{Read, Write},
    net::{TcpStream, ToSocketAddrs},
    time::Duration,
};

const PORT: u16 = 50050;
const PATIENCE: Duration = Duration::from_secs(30);
/// More than this is no answer of a scheduler.
const MOST_BYTES: u64 = 1 << 28;
/// What the description of a stage begins with; behind it are its number and, after a full stop, how often it was tried before.
const STAGE: &str = "Stage[stage_id=";

pub struct Scheduler {
    host: String,
    port: u16,
}

/// A process that computes.
pub struct Executor {
    pub id: String,
    pub place: String,
    /// How many threads it computes with.
    pub slots: usize,
}

impl Scheduler {
    pub fn at(address: &str) -> Result<Self> {
        let bad = || {
            Failure::new(format!("`{address}` is not the address of a scheduler"))
                .help("write a host and a port, for example --cluster df://scheduler:50050")
        };
        let rest = address.split_once("://").map_or(Some(address), |(scheme, rest)| (scheme == "df").then_some(rest));
        let rest = rest.ok_or_else(bad)?.trim_end_matches('/');
        // The last colon isn't that of a port if it is inside the brackets of an IPv6 address.
        let (host, port) = match rest.rsplit_once(':').filter(|(_, port)| !port.contains(']')) {
            Some((host, port)) => (host, port.parse().map_err(|_| bad())?),
            None => (rest, PORT),
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
        if host.is_empty() || !host.chars().all(is_name) {
            return Err(bad());
        }
        Ok(Self { host: host.to_owned(), port })
    }

    pub fn url(&self) -> String {
        format!("df://{}:{}", self.host, self.port)
    }

    /// Why there are no figures.
    pub fn failure(&self, why: &str) -> Failure {
        Failure::new(format!("the cluster at {}:{} gave no answer that can be trusted: {why}", self.host, self.port))
            .help("nothing was written: when the scheduler and its executors run again, pull again")
    }

    pub fn executors(&self) -> std::result::Result<Vec<Executor>, String> {
        let answer = self.get("/api/executors")?;
        let executor = |value: &Value| -> Option<Executor> {
            let slots = value["specification"]["vcores"].as_u64().unwrap_or(1);
            Some(Executor {
                id: value["id"].as_str()?.to_owned(),
                place: format!("{}:{}", value["host"].as_str()?, value["port"].as_u64()?),
                slots: usize::try_from(slots).unwrap_or(1),
            })
        };
        let executors: Option<Vec<Executor>> = answer.as_array().and_then(|list| list.iter().map(executor).collect());
        match executors {
            Some(executors) if executors.is_empty() => Err("it has no executors".to_owned()),
            Some(executors) => Ok(executors),
            None => Err("it doesn't list its executors".to_owned()),
        }
    }

    /// Whether everything in a finished job was computed exactly once.
    pub fn undisturbed(&self, job: &str) -> std::result::Result<(), String> {
        if !job.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) {
            return Err("the scheduler gave a job a strange name".to_owned());
        }
        undisturbed(&self.get(&format!("/api/job/{job}"))?, &self.get(&format!("/api/job/{job}/stages"))?)
    }

    fn get(&self, path: &str) -> std::result::Result<Value, String> {
        let silent = |error: std::io::Error| format!("its REST API doesn't answer ({error})");
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        let mut failed = std::io::Error::other("the host has no address");
        for address in (host, self.port).to_socket_addrs().map_err(silent)? {
            match TcpStream::connect_timeout(&address, PATIENCE) {
                Ok(stream) => return self.exchange(stream, path),
                Err(error) => failed = error,
            }
        }
        Err(silent(failed))
    }

    fn exchange(&self, mut stream: TcpStream, path: &str) -> std::result::Result<Value, String> {
        let silent = |error: std::io::Error| format!("its REST API doesn't answer ({error})");
        stream.set_read_timeout(Some(PATIENCE)).map_err(silent)?;
        stream.set_write_timeout(Some(PATIENCE)).map_err(silent)?;
        // With this version the answer is neither cut into chunks nor is the connection kept.
        let request = format!("GET {path} HTTP/1.0\r\nHost: {}:{}\r\n\r\n", self.host, self.port);
        stream.write_all(request.as_bytes()).map_err(silent)?;
        let mut answer = Vec::new();
        stream.take(MOST_BYTES).read_to_end(&mut answer).map_err(silent)?;
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        match head.split(' ').nth(1) {
            Some("200") => serde_json::from_str(body).map_err(|_| format!("its REST API gave no JSON for {path}")),
            status => Err(format!("its REST API answers {} for {path}", status.unwrap_or("nothing"))),
        }
    }
}

fn undisturbed(job: &Value, stages: &Value) -> std::result::Result<(), String> {
    let unknown = || "the scheduler doesn't say how the job went".to_owned();
    let count = job["num_stages"].as_u64().ok_or_else(unknown)?;
    let described = job["stage_plan"].as_str().ok_or_else(unknown)?;
    let tries = described.match_indices(STAGE).map(|(at, _)| {
        let number = described[at + STAGE.len()..].split([',', ']']).next().unwrap_or_default();
        number.split_once('.').is_some_and(|(_, before)| before == "0")
    });
    let tries: Vec<bool> = tries.collect();
    let stages = stages["stages"].as_array().ok_or_else(unknown)?;
    if count == 0 || tries.len() as u64 != count || stages.len() as u64 != count {
        return Err(unknown());
    }
    if tries.contains(&false) {
        return Err("a stage of a job was computed twice".to_owned());
    }
    stages.iter().try_for_each(once)
}

/// Whether each part of a stage was computed by one task, which succeeded.
fn once(stage: &Value) -> std::result::Result<(), String> {
    let unknown = || "the scheduler doesn't say how a stage went".to_owned();
    if stage["stage_status"] != "Successful" {
        return Err("a stage of a job isn't finished".to_owned());
    }
    let mut parts = Vec::new();
    for task in stage["tasks"].as_array().ok_or_else(unknown)? {
        if task["status"] != "Successful" {
            return Err("a task of a job failed".to_owned());
        }
        parts.extend(task["partition_id"].as_array().ok_or_else(unknown)?.iter().map(Value::as_u64));
    }
    let all = parts.len() as u64;
    parts.sort_unstable();
    parts.dedup();
    match parts.last() {
        Some(&Some(last)) if all == parts.len() as u64 && last + 1 == all => Ok(()),
        _ => Err("a part of a stage is missing or was computed twice".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn task(parts: &[u64]) -> Value {
        json!({"status": "Successful", "partition_id": parts})
    }

    fn stage(tasks: &[Value]) -> Value {
        json!({"stage_status": "Successful", "tasks": tasks})
    }

    fn job(attempts: &[u64]) -> Value {
        let plan = |(at, attempt): (usize, &u64)| {
            format!(
                "=========SuccessfulStage[stage_id={}.{attempt}, partitions=2]=========\nShuffleWriterExec\n",
                at + 1
            )
        };
        let plan: String = attempts.iter().enumerate().map(plan).collect();
        json!({"num_stages": attempts.len(), "stage_plan": format!("ExecutionGraph[job_id=a]\n{plan}")})
    }

    fn stages(first: Value) -> Value {
        json!({"stages": [first, stage(&[task(&[0])])]})
    }

    #[test]
    fn a_job_in_which_everything_is_computed_once_counts() {
        let fine = stages(stage(&[task(&[1]), task(&[0, 2])]));
        assert_eq!(undisturbed(&job(&[0, 0]), &fine), Ok(()));
    }

    #[test]
    fn a_job_in_which_something_is_computed_twice_does_not_count() {
        let fine = stages(stage(&[task(&[0]), task(&[1])]));
        assert!(undisturbed(&job(&[1, 0]), &fine).is_err(), "a second attempt");
        assert!(undisturbed(&job(&[0]), &fine).is_err(), "a stage that isn't described");
        assert!(undisturbed(&json!({}), &fine).is_err(), "nothing is said");
        let failed = json!({"status": {"Failed": {"reason": "ExecutorLost", "error": ""}}, "partition_id": [0]});
        let wrong = [
            stage(&[task(&[0]), task(&[0, 1])]),
            stage(&[task(&[0]), task(&[2])]),
            stage(&[failed, task(&[0])]),
            stage(&[Value::Null]),
            stage(&[]),
            json!({"stage_status": "Running", "tasks": [task(&[0])]}),
        ];
        for first in wrong {
            assert!(undisturbed(&job(&[0, 0]), &stages(first.clone())).is_err(), "{first}");
        }
    }

    #[test]
    fn addresses() {
        let url = |address: &str| Scheduler::at(address).map(|scheduler| scheduler.url()).ok();
        assert_eq!(url("df://node-1:5000").as_deref(), Some("df://node-1:5000"));
        assert_eq!(url("node-1").as_deref(), Some("df://node-1:50050"));
        assert_eq!(url("df://[::1]:7/").as_deref(), Some("df://[::1]:7"));
        for wrong in ["", "http://node", "node:port", "df://", "a b", "node/path", "df://user@node"] {
            assert_eq!(url(wrong), None, "{wrong}");
        }
    }
}
