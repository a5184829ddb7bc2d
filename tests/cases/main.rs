//! Tests that are made of something else: the maps in the documentation, the table of the language, and what a build leaves out.

mod growth;
#[path = "../support/instructions.rs"]
mod instructions;
mod left_out;
#[path = "../program/cli/sandbox.rs"]
#[allow(dead_code, reason = "most of it is for the tests of the whole program")]
mod sandbox;
#[cfg(feature = "csv")]
mod specification;
#[path = "../support/mod.rs"]
#[cfg(feature = "csv")]
mod support;

use libtest_mimic::{Arguments, run};

fn main() {
    let mut tests = growth::tests();
    tests.extend(left_out::tests());
    #[cfg(feature = "csv")]
    tests.extend(specification::tests());
    run(&Arguments::from_args(), tests).exit();
}
