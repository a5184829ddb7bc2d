//! Instructions of a run, counted by valgrind: they don't depend on how busy a machine is.

use std::{
    env,
    ffi::OsString,
    path::Path,
    process::{Command, Stdio},
};

/// Whether valgrind is installed.
pub fn can_count() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The program that is counted: what `WAYLINE` names, such as an optimised one, which takes a fraction of the time; else the one that belongs to the test.
fn program() -> OsString {
    env::var_os("WAYLINE").unwrap_or_else(|| env!("CARGO_BIN_EXE_wayline").into())
}

/// How many instructions `wayline` takes for `call` in `folder`.
pub fn count(folder: &Path, call: &[&str]) -> u64 {
    count_reading(folder, call, Stdio::null())
}

/// The same for a call that reads from its standard input.
pub fn count_reading(folder: &Path, call: &[&str], input: Stdio) -> u64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program())
        .args(call)
        .env("RAYON_NUM_THREADS", "1")
        .env_remove("SOURCE_DATE_EPOCH")
        .current_dir(folder)
        .stdin(input)
        .output()
        .expect("valgrind");
    let said = String::from_utf8_lossy(&output.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected :"));
    collected.and_then(|(_, count)| count.trim().parse().ok()).unwrap_or_else(|| panic!("no count: {said}"))
}
