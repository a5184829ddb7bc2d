//! A scheduler or an executor of a Ballista cluster that only this machine can reach, and that notices soon when another one is gone. For `tests/cluster.py`; what
//! people run are `ballista-scheduler` and `ballista-executor`.

use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::{cluster::BallistaCluster, config::SchedulerConfig, scheduler_process::start_server};
use std::{env, error::Error, sync::Arc};

const HOST: &str = "127.0.0.1";
const USAGE: &str = "node scheduler PORT | node executor SCHEDULER_PORT PORT GRPC_PORT FOLDER";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    // Plans are walked by recursion.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(32 << 20).build()?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["scheduler", port] => runtime.block_on(scheduler(port.parse()?)),
        ["executor", scheduler, port, grpc_port, folder] => {
            let config = ExecutorProcessConfig {
                bind_host: HOST.to_owned(),
                external_host: Some(HOST.to_owned()),
                port: port.parse()?,
                grpc_port: grpc_port.parse()?,
                scheduler_host: HOST.to_owned(),
                scheduler_port: scheduler.parse()?,
                scheduler_connect_timeout_seconds: 30,
                vcores: 2,
                work_dir: Some(folder.to_owned()),
                executor_heartbeat_interval_seconds: 1,
                memory_pool_size: Some(1 << 30),
                ..ExecutorProcessConfig::default()
            };
            Ok(runtime.block_on(start_executor_process(Arc::new(config)))?)
        }
        _ => Err(USAGE.into()),
    }
}

async fn scheduler(port: u16) -> Result<(), Box<dyn Error>> {
    let config = SchedulerConfig {
        bind_host: HOST.to_owned(),
        external_host: HOST.to_owned(),
        bind_port: port,
        executor_timeout_seconds: 5,
        expire_dead_executor_interval_seconds: 1,
        no_executors_grace_period_seconds: 10,
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    Ok(start_server(cluster, (HOST.parse::<std::net::IpAddr>()?, port).into(), Arc::new(config)).await?)
}
