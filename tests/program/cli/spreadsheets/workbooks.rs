//! Workbooks.

use crate::cli::sandbox::Sandbox;
use rust_xlsxwriter::{Format, Workbook};

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_workbook_of_an_export_becomes_the_same_map() {
    let map = "journey: Coffee\n\n# Why\nstage: Order\n  touchpoint: Order\n    feels 1: =Glad\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("export a.journey -o a.xlsx").code(0);
    assert_eq!(sandbox.run("import a.xlsx").code(0).silent().out, map);
    let bytes = std::fs::read(sandbox.path("a.xlsx")).expect("the workbook");
    assert_eq!(sandbox.run_with("import -", bytes).code(0).out, map);
    sandbox.run("check a.xlsx").code(2).says(&["a.xlsx is a spreadsheet, not a map"]);
}

#[test]
fn a_workbook_whose_other_sheets_were_edited_says_that_only_lines_are_read() {
    let map = "journey: Coffee\nstage: Order\n  touchpoint: Order\n    feels 1: Glad\n    pain major: Queue\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    let mut book = Workbook::new();
    let journey = [["Stage", "Order"], ["", "Order"], ["Feeling", "Furious (−2)"], ["Pains", "1 Queue (Major)"]];
    let lines = [
        ["keyword", "head", "text"],
        ["journey", "", "Coffee"],
        ["stage", "", "Order"],
        ["touchpoint", "", "Order"],
        ["feels", "1", "Glad"],
        ["pain", "major", "Queue"],
    ];
    fn fill<const WIDE: usize>(book: &mut Workbook, name: &str, rows: &[[&str; WIDE]]) {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.write(row as u32, column as u16, *text).expect("a cell");
            }
        }
    }
    fill(&mut book, "The journey", &journey);
    fill(&mut book, "Own notes", &[["Ask Sales"]]);
    fill(&mut book, "Lines", &lines);
    let sandbox = sandbox.file("b.xlsx", saved(book));
    let ran = sandbox.run("import b.xlsx").code(0);
    for said in [
        "The journey!B3: differs from the sheet `Lines`, the only one that is read",
        "Own notes: only the sheet `Lines` is read",
    ] {
        assert!(ran.err.contains(said), "{said}\n{}", ran.err);
    }
    assert_eq!((ran.err.matches("warning: ").count(), ran.out.contains("feels 1: Glad")), (2, true), "{}", ran.err);
    // Unless they were edited, nothing is said, whatever the sheets show.
    let full = "journey: Coffee\nteam web: Web\nsource s: Survey\n  date: 2026-05-01\n  sample: 12\nstage: Order\n  touchpoint: Order\n    feels 1.5: Glad\n      from: s\n    metric csat: 3.1 of 5, was 2.7, target 4\n    pain queue major: Queue\n    opportunity: Faster\n      answers: queue\n      owner: web\n      due: 2027-01-01\n";
    let sandbox = sandbox.file("full.journey", full);
    sandbox.run("export full.journey -o full.xlsx").code(0);
    sandbox.run("import full.xlsx").code(0).silent();
}

#[test]
fn merged_cells_reach_over_their_columns() {
    let mut book = Workbook::new();
    let (sheet, plain) = (book.add_worksheet(), Format::new());
    let write = |sheet: &mut rust_xlsxwriter::Worksheet, row, column, text: &str| {
        sheet.write(row, column, text).expect("a cell");
    };
    sheet.merge_range(0, 0, 0, 3, "Moving house", &plain).expect("cells");
    write(sheet, 2, 0, "Stage");
    sheet.merge_range(2, 1, 2, 2, "Prepare", &plain).expect("cells");
    write(sheet, 2, 3, "Move");
    write(sheet, 3, 0, "Steps");
    write(sheet, 3, 1, "Sort");
    write(sheet, 3, 2, "Pack");
    write(sheet, 3, 3, "Carry");
    write(sheet, 4, 0, "Thoughts");
    sheet.merge_range(4, 1, 4, 2, "So much stuff", &plain).expect("cells");
    write(sheet, 4, 3, "Careful!");
    sheet.merge_range(5, 0, 6, 0, "Pain points", &plain).expect("cells");
    write(sheet, 5, 1, "Dust");
    write(sheet, 6, 1, "No boxes");
    write(sheet, 7, 0, "Mood");
    sheet.write(7, 1, 2).expect("a figure");
    sheet.write(7, 2, 4.5).expect("a figure");
    sheet.write(7, 3, 1).expect("a figure");
    let sandbox = Sandbox::new().file("move.xlsx", saved(book));
    let expected = "journey: Moving house\n  scale: 1..5\n\nstage: Prepare\n  thinks: So much stuff\n\n  touchpoint: Sort\n    feels 2\n    pain: Dust\n    pain: No boxes\n\n  touchpoint: Pack\n    feels 4.5\n\nstage: Move\n\n  touchpoint: Carry\n    thinks: Careful!\n    feels 1\n";
    let ran = sandbox.run("import move.xlsx").code(0).says(&["no scale is named"]);
    assert_eq!(
        ran.out.replace("\n\n  touchpoint", "\n  touchpoint"),
        expected.replace("\n\n  touchpoint", "\n  touchpoint")
    );
}

/// A share of 80 % was 0.8, and thirty hours were a day in 1900.
#[test]
fn percentages_and_hours_are_read_as_they_are_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Stage", "Find", "Buy", "Use"],
        ["Actions", "a", "b", "c"],
        ["CSAT", "", "", ""],
        ["Conversion", "", "", ""],
        ["Feelings", "", "", ""],
        ["Duration", "", "", ""],
    ];
    for (at, row) in (0..).zip(rows) {
        sheet.write_row(at, 0, row).expect("a row");
    }
    let [whole, part, hours] = ["0%", "0.0\\ %", "[h]:mm"].map(|code| Format::new().set_num_format(code));
    for (row, format, values) in
        [(2, &whole, [0.8, 0.7, 1.0]), (3, &part, [1.0, 0.625, 0.333_333]), (4, &whole, [0.8, 0.2, 1.0])]
    {
        for (column, value) in (1..).zip(values) {
            sheet.write_with_format(row, column, value, format).expect("a cell");
        }
    }
    for (column, hour) in (1..).zip([30.0, 1.5, 0.75]) {
        sheet.write_with_format(5, column, hour / 24.0, &hours).expect("a cell");
    }
    let sandbox = Sandbox::new().file("shares.xlsx", saved(book));
    let ran = sandbox.run("import shares.xlsx -o shares.journey").code(0);
    let map = sandbox.read("shares.journey");
    for line in [
        "metric csat: 80%\n",
        "conversion: 100%\n",
        "conversion: 62.5%\n",
        "conversion: 33.3%\n",
        "scale: 0..100\n",
        "feels 80\n",
        "feels 20\n",
        "takes: 30h\n",
        "takes: 1h30m\n",
        "takes: 45m\n",
    ] {
        assert!(map.contains(line), "{line}\n{map}{}", ran.err);
    }
}

#[test]
fn each_sheet_becomes_a_map_and_others_are_named() {
    let mut book = Workbook::new();
    for name in ["Anna", "Ben & Co"] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in
            [["Phase", "A", "B"], ["Actions", "a", "b"], ["Emotions", "happy", "sad"]].iter().enumerate()
        {
            for (column, text) in cells.iter().enumerate() {
                sheet.write(row as u32, column as u16, *text).expect("a cell");
            }
        }
    }
    book.add_worksheet().set_name("Prices").expect("a name").write(0, 0, "Tea").expect("a cell");
    let sandbox = Sandbox::new().file("two.xlsx", saved(book));
    sandbox.run("import two.xlsx").code(2).says(&["two.xlsx has 2 journeys", "-o FOLDER/"]);
    sandbox
        .run("import two.xlsx -o maps/")
        .code(0)
        .says(&["two.xlsx: Prices: no journey found", "maps/two-ben-co.journey"]);
    assert!(sandbox.read("maps/two-anna.journey").starts_with("journey: Anna\n"));
    sandbox.run("check maps").code(0);
}

#[test]
fn a_broken_workbook_is_refused() {
    let sandbox = Sandbox::new().file("a.xlsx", "not a workbook").file("b.xlsx", b"PK\x03\x04 and nothing more");
    sandbox.run("import a.xlsx").code(2).says(&["cannot import a.xlsx: it is not a workbook, or it is damaged"]);
    sandbox.run("import b.xlsx").code(2).says(&["damaged", "save it as .xlsx or as CSV"]);
}
