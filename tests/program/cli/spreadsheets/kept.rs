//! What a table of our own export keeps.

use crate::cli::sandbox::Sandbox;

/// A map, exported as one of its tables and imported again.
fn again(map: &str, table: &str) -> (String, String) {
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run(&format!("export a.journey {table}")).code(0);
    let name = table.rsplit(' ').next().unwrap_or_default();
    let ran = sandbox.run(&format!("import {name} -o b.journey")).code(0);
    (sandbox.read("b.journey"), ran.err)
}

#[test]
fn a_lane_called_like_metrics_does_not_hide_that_the_table_is_an_export() {
    for label in ["KPI", "Emotions", "Ideas"] {
        let map = format!(
            "journey: X\n\nlane own: {label}\n\nstage: A\n  touchpoint: B\n    feels 1\n    pain: Fees hidden\n    own: 12 of 20\n"
        );
        let (read, said) = again(&map, "--sheet journey --format csv -o a.csv");
        assert!(read.contains("pain minor: Fees hidden\n") && read.contains(": 12 of 20\n"), "{read}");
        assert!(
            read.contains(&format!(": {label}\n")) && said.contains("this is the table `journey` of an export"),
            "{read}{said}"
        );
    }
}

#[test]
fn the_table_of_the_journey_says_on_which_scale_feelings_are() {
    for scale in ["1..6", "-5..5", "0..10"] {
        let map = format!(
            "journey: X\n  scale: {scale}\n\nstage: A\n  touchpoint: B\n    feels 1: Dull\n\n  touchpoint: C\n    feels 5\n"
        );
        for table in ["csv -o a.csv", "xlsx -o a.xlsx", "markdown -o a.md"] {
            let (read, said) = again(&map, &format!("--sheet journey --format {table}"));
            assert!(read.contains(&format!("  scale: {scale}\n")) && !said.contains("no scale"), "{read}{said}");
            assert!(read.contains("feels 1: Dull\n") && read.contains("feels 5\n"), "{read}");
        }
    }
}

#[test]
fn a_table_of_lines_keeps_signs_that_spreadsheets_escape_or_hide() {
    let map = "journey: A _x000D_\n\nstage: _x000D_\n  touchpoint: B\u{feff}C\n    does: a_x000D_b\u{2028}c\n";
    for table in ["csv -o a.csv", "xlsx -o a.xlsx", "markdown -o a.md"] {
        let (read, said) = again(map, &format!("--sheet lines --format {table}"));
        for text in ["journey: A _x000D_\n", "stage: _x000D_\n", "B\u{feff}C", "a_x000D_b\u{2028}c"] {
            assert!(read.contains(text), "{table} loses {text:?}\n{read}{said}");
        }
    }
}
