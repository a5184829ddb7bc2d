//! `wayline diff` in repositories of every kind, called in every way.

mod calls;
mod contents;
mod files;
mod partial;
mod safety;

use crate::cli::{
    map,
    sandbox::{Ran, Sandbox},
};
use std::path::Path;

/// Three commits of one map: the feeling at the entrance is 1, then 2, then 0.
fn three() -> Sandbox {
    let felt = |score: i32| map("Coffee").replace("feels 1", &format!("feels {score}"));
    Sandbox::new()
        .file("maps/a.journey", felt(1))
        .commit("one")
        .file("maps/a.journey", felt(2))
        .commit("two")
        .file("maps/a.journey", felt(0))
        .commit("three")
}

fn run_in(sandbox: &Sandbox, folder: &str, args: &str, variables: &[(&str, &Path)]) -> Ran {
    let mut command = sandbox.command(args);
    let output = command.current_dir(sandbox.path(folder)).envs(variables.iter().copied()).output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

fn run_git(folder: &Path, args: &[&str]) {
    let status = std::process::Command::new("git").args(args).current_dir(folder).status().expect("git is there");
    assert!(status.success(), "git {args:?}");
}
