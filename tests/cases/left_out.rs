//! A program that was built without pictures says how to get one with them.

use crate::sandbox::Sandbox;
use libtest_mimic::Trial;

const MAP: &str = "journey: A\nstage: Enter\n  feels 1: Welcome\nstage: Leave\n  feels 2: Awake\n";

pub fn tests() -> Vec<Trial> {
    let tests: [(&str, fn()); 3] = [
        (
            "a_format_that_was_left_out_is_told_with_the_way_to_it",
            a_format_that_was_left_out_is_told_with_the_way_to_it,
        ),
        (
            "a_workbook_that_was_left_out_is_told_with_the_way_to_it",
            a_workbook_that_was_left_out_is_told_with_the_way_to_it,
        ),
        (
            "a_command_that_was_left_out_is_told_with_the_way_to_it",
            a_command_that_was_left_out_is_told_with_the_way_to_it,
        ),
    ];
    let trial = |(name, run): (&str, fn())| {
        Trial::test(format!("left_out::{name}"), move || {
            run();
            Ok(())
        })
    };
    tests.into_iter().map(trial).collect()
}

fn a_format_that_was_left_out_is_told_with_the_way_to_it() {
    let sandbox = Sandbox::new().file("a.journey", MAP);
    for format in [("png", cfg!(feature = "png")), ("pdf", cfg!(feature = "pdf"))] {
        let (format, false) = format else { continue };
        let parts = [
            format!("this wayline was built without {format}"),
            format!("cargo install --path . --locked --features {format}"),
        ];
        let parts = parts.each_ref().map(String::as_str);
        for call in [format!("build a.journey -o a.{format}"), format!("build a.journey --format svg,{format}")] {
            sandbox.run(&call).code(2).says(&parts);
        }
        let help = sandbox.run("build --help").code(0).out;
        assert!(help.contains("(not in this build)"), "{help}");
        assert_eq!(sandbox.files(), ["a.journey"]);
    }
}

fn a_workbook_that_was_left_out_is_told_with_the_way_to_it() {
    if cfg!(feature = "xlsx") {
        return;
    }
    let sandbox = Sandbox::new().file("a.journey", MAP);
    let parts = ["this wayline was built without xlsx", "cargo install --path . --locked --features xlsx"];
    for call in ["export a.journey -o a.xlsx", "export a.journey --format xlsx -o books/"] {
        sandbox.run(call).code(2).says(&parts);
    }
    assert!(sandbox.run("export --help").code(0).out.contains("(not in this build)"));
    assert_eq!(sandbox.files(), ["a.journey"]);
}

fn a_command_that_was_left_out_is_told_with_the_way_to_it() {
    let sandbox = Sandbox::new().file("a.journey", MAP);
    for (command, there) in [("lsp", cfg!(feature = "lsp")), ("watch a.journey", cfg!(feature = "watch"))] {
        let false = there else { continue };
        let word = command.split(' ').next().unwrap_or(command);
        let parts = [
            format!("this wayline was built without `{word}`"),
            format!("cargo install --path . --locked --features {word}"),
        ];
        sandbox.run(command).code(2).says(&parts.each_ref().map(String::as_str));
    }
}
