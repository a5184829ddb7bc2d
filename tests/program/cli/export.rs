//! `wayline export`.

use super::{SHARED, WARNED, WRONG, map, sandbox::Sandbox};
use std::fs;

#[test]
fn one_file_goes_to_the_standard_output() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    let csv = sandbox.run("export a.journey --format csv").code(0).silent().out;
    assert_eq!(csv, "\u{feff}Stage,Enter,Leave\r\n,Enter,Leave\r\nFeeling,Welcome (+1),Awake (+2)\r\n");
    assert_eq!(sandbox.run_with("export - -f csv", map("A")).code(0).silent().out, csv);
    assert_eq!(sandbox.run("export a.journey -f csv -o -").code(0).silent().out, csv);
    let markdown = sandbox.run("export a.journey -f markdown").code(0).silent().out;
    assert!(markdown.starts_with("# A\n\n## The journey, stage by stage\n\n| Stage | Enter | Leave |\n"), "{markdown}");
    let json = sandbox.run("export a.journey -f json").code(0).silent().out;
    assert_eq!(json, sandbox.run("build a.journey --format json -o -").code(0).out);
    assert_eq!(sandbox.files(), ["a.journey"]);
}

#[test]
fn the_ending_says_what_to_write() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    for (file, begin) in
        [("a.csv", "\u{feff}Stage,"), ("a.md", "# A\n"), ("a.json", "{"), ("a.mmd", "journey\n    title A\n")]
    {
        sandbox.run(&format!("export a.journey -o {file}")).code(0).says(&[&format!("wrote {file}")]);
        assert!(sandbox.read(file).starts_with(begin), "{file}");
    }
    if cfg!(feature = "xlsx") {
        sandbox.run("export a.journey -o a.xlsx").code(0);
        assert!(fs::read(sandbox.path("a.xlsx")).expect("a workbook").starts_with(b"PK"));
    }
    sandbox
        .run("export a.journey -o a.csv --format json")
        .code(2)
        .says(&["a.csv has the extension of csv, but --format says json"]);
    sandbox
        .run("export a.journey -o a.docx")
        .code(2)
        .says(&["unknown file extension in a.docx", "`.csv`, `.xlsx`, `.md`"]);
    sandbox.run("export a.journey").code(2).says(&["no format given"]);
}

#[test]
fn a_spreadsheet_in_german_gets_semicolons_and_decimal_commas() {
    let text = "journey: A\nstage: S\n  feels 1\n  metric csat: 3.5 of 5, was 2.7\n  pain: One; two\n";
    let sandbox = Sandbox::new().file("a.journey", text);
    let csv = |flags: &str| sandbox.run(&format!("export a.journey -f csv {flags}")).code(0).silent().out;
    let metrics = csv("--sheet metrics --separator semicolon");
    assert!(metrics.starts_with("\u{feff}Metric;Who;Stage;") && metrics.contains(";3,5;"), "{metrics}");
    assert_eq!(metrics, csv("--sheet metrics --delimiter semicolon"));
    assert!(csv("--sheet pains --separator semicolon").contains(";\"One; two\";"));
    assert!(csv("--sheet metrics --separator tab").contains("\t3.5\t"));
    assert!(csv("--sheet metrics").contains(",3.5,"));
    sandbox.run("export a.journey -f json --separator tab").code(2).says(&["--separator applies only to csv"]);
}

#[cfg(feature = "xlsx")]
#[test]
fn the_same_day_makes_the_same_workbook() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    let book = |file: &str, day: &str| {
        sandbox.run(&format!("export a.journey -o {file} --today {day}")).code(0);
        fs::read(sandbox.path(file)).expect("a workbook")
    };
    let first = book("one.xlsx", "2026-11-21");
    // The clock of an archive has steps of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(book("two.xlsx", "2026-11-21") == first);
    assert!(book("three.xlsx", "2026-11-22") != first);
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_has_a_sheet_of_gains_where_there_are_any() {
    use std::io::Read as _;

    let sandbox = Sandbox::new().file("a.journey", map("A")).file("b.journey", map("B") + "  gain: Quiet\n");
    let chosen = |name: &str, flags: &str| {
        sandbox.run(&format!("export {name}.journey -o {name}.xlsx{flags}")).code(0);
        let book = fs::read(sandbox.path(&format!("{name}.xlsx"))).expect("a workbook");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("an archive");
        let mut text = String::new();
        archive.by_name("xl/workbook.xml").expect("a file").read_to_string(&mut text).expect("text");
        text
    };
    let sheets = |name: &str| chosen(name, "");
    assert!(!sheets("a").contains("\"Gains\""), "{}", sheets("a"));
    assert!(sheets("b").contains("\"Gains\""), "{}", sheets("b"));
    // On request it is there anyway.
    assert!(sandbox.run("export a.journey -f csv --sheet gains").code(0).out.contains("Gain"));
    let with_another = chosen("a", " --sheet pains,gains");
    assert!(with_another.contains("\"Gains\""), "{with_another}");
}

#[test]
fn tables_are_chosen_and_parted() {
    let sandbox = Sandbox::new().file("a.journey", WARNED);
    let pains = sandbox.run("export a.journey -f csv --sheet pains").code(0).out;
    assert!(pains.contains("Nowhere to sit") && !pains.contains("Welcome"), "{pains}");
    let markdown = sandbox.run("export a.journey -f markdown --sheet pains").code(0).out;
    assert!(markdown.contains("\n## Pains\n") && !markdown.contains("stage by stage"), "{markdown}");
    let call = "export a.journey -f csv --sheet pains,actions,pains";
    sandbox.run(call).code(2).says(&["2 tables cannot share standard output", "-o FOLDER/"]);
    sandbox.run(&format!("{call} -o a.csv")).code(2).says(&["2 tables cannot share the file a.csv", "-o a/"]);
    sandbox.run(&format!("{call} -o tables/")).code(0).says(&["wrote tables/a-pains.csv, tables/a-actions.csv"]);
    assert_eq!(sandbox.read("tables/a-pains.csv"), pains);
    sandbox.run("export a.journey -f json --sheet pains").code(2).says(&["this format has none"]);
    sandbox.run("export a.journey -f csv --sheet pians").code(2).says(&["a similar value exists: 'pains'"]);
}

#[test]
fn many_maps_go_into_a_folder() {
    let sandbox = Sandbox::new().file("maps/a.journey", map("A")).file("maps/deep/b.journey", map("B"));
    sandbox.run("export maps -f markdown").code(2).says(&["2 maps cannot share standard output"]);
    sandbox.run("export maps -f markdown -o out/").code(0).says(&["wrote out/a.md, out/deep/b.md"]);
    sandbox.run_with("export - -f csv -o out/", map("A")).code(2).says(&["standard input has no file name"]);
    let sandbox = Sandbox::new().file("x/a.journey", map("A")).file("y/a.journey", map("B"));
    sandbox.run("export x/a.journey y/a.journey -f csv -o out/").code(2).says(&["would both be written to out/a.csv"]);
    assert!(!sandbox.has("out"));
}

#[test]
fn a_map_with_a_mistake_is_not_exported_and_the_others_are() {
    let sandbox = Sandbox::new().file("a.journey", WRONG).file("b.journey", map("B")).file("out/a.csv", "precious");
    let ran = sandbox.run("export -f csv -o out/").code(1).says(&["error[J302]", "wrote out/b.csv"]);
    assert_eq!((ran.out.as_str(), sandbox.read("out/a.csv").as_str()), ("", "precious"));
    assert_eq!(sandbox.run("export a.journey -f csv").code(1).out, "");
    sandbox.run("export nowhere.journey -f csv").code(2).says(&["nowhere.journey does not exist"]);
    sandbox
        .run("export a.journey -o a.journey -f csv")
        .code(2)
        .says(&["a.journey would be overwritten, but it is an input"]);
}

#[test]
fn declarations_have_nothing_to_export() {
    let sandbox = Sandbox::new().file("people.journey", SHARED);
    let ran = sandbox.run("export people.journey -f csv").code(0);
    assert!(ran.err.contains("only has declarations for other maps: nothing to write"), "{ran:#?}");
    assert_eq!(ran.out, "");
}

#[test]
fn what_mermaid_has_no_place_for_is_told() {
    let sandbox = Sandbox::new().file("a.journey", WARNED);
    let ran = sandbox.run("export a.journey -f mermaid").code(0);
    assert!(ran.err.contains("a.journey: Mermaid has no place for 1 word for a feeling, 1 pain"), "{ran:#?}");
    assert_eq!(ran.out, "journey\n    title Coffee\n    section Enter\n      Enter: 4\n");
    assert!(!sandbox.run("export a.journey -f mermaid -q").code(0).err.contains("no place"));
}

/// A proposed command has to be one that a shell understands.
#[test]
fn a_proposed_folder_is_quoted_where_it_has_to_be() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("b.journey", map("B"));
    for (call, name) in [("build a.journey b.journey -o", "x y.html"), ("export a.journey b.journey -o", "x y.json")] {
        let mut command = sandbox.command(call);
        let said = command.arg(name).output().expect("the program").stderr;
        let said = String::from_utf8_lossy(&said).into_owned();
        assert!(said.contains("-o 'x y/'"), "{said}");
    }
}
