//! Maps as tables: nothing in a cell acts in the file that it is written to, and the same map makes the same bytes.

use crate::support;
use crate::support::every_map::{self, hold};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::io::Read;
use wayline::{
    compile,
    export::{
        self, Separator,
        table::{Cell, Heading, Sheet, Table, Value, table},
    },
    load::NoFiles,
    model::Map,
};

fn tables(map: &Map) -> Vec<Table> {
    Sheet::ALL.iter().map(|&sheet| table(map, sheet)).collect()
}

fn map(text: &str) -> Map {
    let compilation = compile("map.journey", text.as_bytes(), &NoFiles, &support::options());
    compilation.map.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics))
}

#[test]
fn every_row_of_every_map_is_as_long_as_its_headings() {
    hold(every_map::every_map(), |map| {
        let Some(map) = &map.compiled().map else { return Ok(()) };
        for table in tables(map) {
            let wide = table.columns.len();
            let groups = |row: &Vec<(_, usize)>| row.iter().map(|(_, wide)| wide).sum::<usize>();
            let uneven =
                table.rows.iter().any(|row| row.len() != wide) || table.groups.iter().any(|row| groups(row) != wide);
            if uneven {
                return Err(format!("{:?} is uneven", table.sheet));
            }
        }
        Ok(())
    });
}

#[test]
fn comma_separated_values_say_what_the_cells_say() {
    hold(every_map::every_map(), |map| {
        let Some(map) = &map.compiled().map else { return Ok(()) };
        for table in tables(map) {
            let text = export::csv(&table, Separator::Comma);
            let read = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let rows: Vec<csv::StringRecord> =
                read.into_records().collect::<Result<_, _>>().map_err(|error| error.to_string())?;
            let body = &rows[rows.len() - table.rows.len()..];
            for (cells, expected) in body.iter().zip(&table.rows) {
                for (cell, expected) in cells.iter().zip(expected) {
                    let expected = expected.to_plain();
                    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
                    if formula || cell != expected && cell.strip_prefix('\'') != Some(&expected) {
                        return Err(format!("{expected:?} became {cell:?}"));
                    }
                }
            }
        }
        Ok(())
    });
}

/// Only the page had one.
#[test]
fn gains_have_a_table_of_their_own() {
    let map = map(
        "journey: Coffee\npersona ann: Ann\npersona ben: Ben\nstage: Order\n  touchpoint: Counter\n    feels ann 1: Glad\n    feels ben 1: Glad\n    gain: It smells good\n    gain: Fast\n      for: ann\n",
    );
    let table = table(&map, Sheet::Gains);
    let rows = table.rows.iter().map(|row| row.iter().map(Cell::to_plain).collect::<Vec<_>>().join("|"));
    let expected = ["A|It smells good|Everyone|Order|Counter|", "B|Fast|Ann|Order|Counter|"];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
}

#[test]
fn what_a_spreadsheet_would_run_is_a_text() {
    let cells = ["=1+1", "+1 more", "-1 less", "@SUM(A1)", "＝1+1", "-2+3"];
    for text in cells {
        let map = map(&format!("journey: A\nstage: B\n  pain: {text}\n"));
        let csv = export::csv(&table(&map, Sheet::Pains), Separator::Comma);
        assert!(csv.contains(&format!(",'{text},")), "{csv}");
    }
    let map = map("journey: A\nmeasure up: Up\n  range: -9..9\nstage: B\n  metric up: -1.5, was 2\n  pain: -1.5\n");
    assert!(export::csv(&table(&map, Sheet::Metrics), Separator::Comma).contains(",-1.5,"));
    assert!(export::csv(&table(&map, Sheet::Pains), Separator::Comma).contains(",-1.5,"));
}

#[test]
fn markdown_has_the_cells_that_the_table_has() {
    hold(every_map::every_map(), |map| {
        let Some(map) = &map.compiled().map else { return Ok(()) };
        for table in tables(map) {
            let text = export::markdown_table(&table);
            let rows = table.rows.len() + 2 + table.groups.len();
            if text.lines().count() != rows {
                return Err(format!("{} lines instead of {rows}:\n{text}", text.lines().count()));
            }
            let bars = |line: &str| line.matches('|').count() - line.matches("\\|").count();
            if let Some(line) = text.lines().find(|line| bars(line) != table.columns.len() + 1) {
                return Err(format!("a row of another length: {line}"));
            }
        }
        Ok(())
    });
}

/// The parts of a workbook as text, by name.
fn parts(book: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("an archive");
    let count = archive.len();
    let read = |at: usize| {
        let mut file = archive.by_index(at).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("XML");
        (file.name().expect("a name").into_owned(), text)
    };
    (0..count).map(read).collect()
}

#[test]
fn a_workbook_has_a_sheet_for_each_table() {
    let text = "journey: A\npersona anna: Anna\nteam web: Web\nsource visits: Visits\nstage: B\n  touchpoint: C\n    feels -1: =1+1\n    pain p critical: Bad\n      from: visits\n    opportunity: Better\n      answers: p\n      owner: web\n      due: 2026-01-31\n    metric csat: 3 of 5, was 4\n  touchpoint: D\n";
    let map = map(text);
    let book = export::xlsx(&map, &tables(&map)).expect("a workbook");
    let parts = parts(&book);
    let part =
        |name: &str| parts.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str()).expect("a part");
    for name in ["The journey", "Pains", "Gains", "Actions by owner", "Metrics", "Sources"] {
        assert!(part("xl/workbook.xml").contains(&format!("<sheet name=\"{name}\"")), "{name}");
    }
    let sheet = |number: usize| part(Box::leak(format!("xl/worksheets/sheet{number}.xml").into_boxed_str()));
    for number in 1..=6 {
        assert!(sheet(number).contains("state=\"frozen\"") && sheet(number).contains("<cols>"), "{number}");
        assert_eq!(sheet(number).contains("<autoFilter"), number > 1, "{number}");
        assert!(!sheet(number).contains("<f>"), "a cell is a formula");
    }
    assert!(sheet(1).contains("<mergeCell ref=\"B1:C1\""));
    assert!(part("xl/styles.xml").contains("B41A2A") && part("xl/styles.xml").contains("wrapText=\"1\""));
    assert!(part("docProps/core.xml").contains("2026-11-21T00:00:00Z"));
    // A day is a day, and a figure is a figure.
    assert!(sheet(4).contains("<v>46053</v>") && sheet(2).contains("<v>1</v>"));
}

#[test]
fn a_workbook_is_the_same_each_time_and_any_map_makes_one() {
    hold(every_map::examples().into_iter().chain(every_map::valid(8)), |map| {
        let Some(map) = &map.compiled().map else { return Ok(()) };
        let book = || export::xlsx(map, &tables(map)).map_err(|error| error.to_string());
        if book()? == book()? { Ok(()) } else { Err("two runs differ".into()) }
    });
}

#[test]
fn pains_come_by_priority_and_then_by_severity() {
    let text = "journey: A\nstage: B\n  pain critical: unscored\n  touchpoint: C\n    score: cost 20\n    pain major: low\n  touchpoint: D\n    score: cost 90\n    pain: high minor\n    pain critical: high critical\n";
    let table = table(&map(text), Sheet::Pains);
    let order: Vec<String> = table.rows.iter().map(|row| row[3].to_plain()).collect();
    assert_eq!(order, ["high critical", "high minor", "low", "unscored"]);
    assert_eq!(table.rows[0][1].value, Value::Number(90.0));
    assert!(table.rows[3][1].is_empty());
}

/// A table of one row, with a text of one's own between two others.
fn row_of(text: &str) -> Table {
    let cells = || ["before", text, "behind"].map(Cell::plain).to_vec();
    let columns = cells().into_iter().map(|cell| Heading { cell, width: 20.0 }).collect();
    Table { sheet: Sheet::Pains, title: "Table".into(), rtl: false, groups: Vec::new(), columns, rows: vec![cells()] }
}

/// Texts in which much means something to spreadsheets, to Markdown or to the sites that show it.
fn texts() -> impl Strategy<Value = String> {
    let pieces = [
        "=",
        "+",
        "-",
        "@",
        "@team",
        "#12",
        "org/repo#5",
        "GH-12",
        "!7",
        "&3",
        "https://example.org",
        "www.example.org",
        "a@b.org",
        "1a2b3c4",
        ":tada:",
        "'",
        "\"",
        "\"\"",
        ",",
        ";",
        "\n",
        " ",
        "|",
        "\\",
        "\\|",
        "`",
        "``",
        "*",
        "**",
        "_",
        "~~",
        "$",
        "[x](y)",
        "![x](y)",
        "<b>",
        "</td>",
        "<!--",
        "-->",
        "<!-- -->",
        "&amp;",
        "&#64;",
        "# ",
        "- ",
        "1. ",
        "> ",
        "---",
        "_x0041_",
        "_x000D_",
        "😀",
        "שלום",
        "مرحبا",
        "\u{a0}",
        "\u{200b}",
        "a",
        "Ä",
        "42",
        "＝",
        "==",
        "^x^",
        "[^1]",
        "[ ]",
        "{{x}}",
        "${x}",
    ];
    let piece = prop_oneof![4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => "\\PC{1,3}"];
    let text = prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat().trim().to_owned());
    text.prop_filter("a text", |text| !text.is_empty())
}

/// The text of a cell that has been read, and each of its runs that nothing interrupts; or what else is in it.
fn from_markdown(markdown: &str) -> Result<(String, Vec<String>), String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_MATH;
    let (mut cell, mut text, mut runs) = (0, String::new(), vec![String::new()]);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::TableCell) => cell += 1,
            Event::Text(words) if cell == 5 => {
                text.push_str(&words);
                runs.last_mut().expect("a run").push_str(&words);
            }
            Event::InlineHtml(html) if cell == 5 && ["<br>", "<!-- -->"].contains(&&*html) => {
                text.push_str(if &*html == "<br>" { "\n" } else { "" });
                runs.push(String::new());
            }
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow) | Event::End(_) => {}
            Event::Text(_) | Event::InlineHtml(_) if cell != 5 => {}
            other => return Err(format!("{other:?}")),
        }
    }
    if cell == 6 { Ok((text, runs)) } else { Err(format!("{cell} cells")) }
}

/// What sites make a mention, a reference or a link of.
fn acts(run: &str) -> bool {
    let before = |sign: char, next: fn(char) -> bool| run.split(sign).skip(1).any(|rest| rest.starts_with(next));
    before('@', char::is_alphanumeric)
        || before('#', |c| c.is_ascii_digit())
        || run.contains("://")
        || run.contains("www.")
}

fn seen(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_from_separated_values(text in texts()) {
        for (separator, byte) in [(Separator::Comma, b','), (Separator::Semicolon, b';'), (Separator::Tab, b'\t')] {
            let written = export::csv(&row_of(&text), separator);
            let read = csv::ReaderBuilder::new().delimiter(byte).from_reader(written.trim_start_matches('\u{feff}').as_bytes());
            let row = read.into_records().next().expect("a row").expect("values");
            let formula = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            prop_assert!(!formula(&row[1]) || row[1].parse::<f64>().is_ok(), "{:?}", &row[1]);
            let inside = row[1].strip_prefix('\'').filter(|rest| formula(rest.trim_start_matches('\'')));
            prop_assert_eq!(inside.unwrap_or(&row[1]), &text);
            prop_assert_eq!((&row[0], &row[2]), ("before", "behind"));
        }
    }

    #[test]
    fn any_text_comes_back_from_a_workbook(text in texts()) {
        let map = map("journey: A\nstage: B\n");
        let book = export::xlsx(&map, &[row_of(&text)]).expect("a workbook");
        let parts = parts(&book);
        let part = |name: &str| &parts.iter().find(|(known, _)| known == name).expect("a part").1;
        prop_assert!(!part("xl/worksheets/sheet1.xml").contains("<f>"));
        let strings = roxmltree::Document::parse(part("xl/sharedStrings.xml")).expect("XML");
        let strings: Vec<String> = strings.descendants().filter(|node| node.has_tag_name("t")).map(|node| node.text().unwrap_or_default().to_owned()).collect();
        // Excel reads `_x0041_` as the character of that number.
        let escaped = text.replace("_x0041_", "_x005F_x0041_").replace("_x000D_", "_x005F_x000D_");
        prop_assert!(strings.contains(&escaped) , "{strings:?}");
    }

    #[test]
    fn any_text_comes_back_from_markdown_and_acts_on_nobody(text in texts()) {
        let written = export::markdown_table(&row_of(&text));
        let (read, runs) = from_markdown(&written).map_err(|why| TestCaseError::fail(format!("{why}: {written}")))?;
        prop_assert_eq!(seen(&read), seen(&text), "{}", written);
        prop_assert!(!runs.iter().any(|run| acts(run)), "{runs:?}\n{written}");
    }
}

/// A measure that nobody declared counted as one of which more is better: a wait of 55 minutes had "reached" a target of 20, and "better" was
/// what had grown.
#[test]
fn nothing_is_better_or_reached_where_nobody_said_which_way() {
    let said = |declared: &str, metric: &str| {
        let text = format!("journey: J\n{declared}stage: S\n  feels 1\n  metric up: {metric}\n");
        let table = table(&map(&text), Sheet::Metrics);
        let at = |head: &str| table.columns.iter().position(|column| column.cell.to_plain() == head);
        let cell = |head| at(head).map(|at| table.rows[0][at].to_plain()).unwrap_or_default();
        [cell("better / worse"), cell("To target")]
    };
    let declared = |better: &str| format!("measure up: Up\n{better}");
    for (declared, metric, expected) in [
        (String::new(), "55 visits, was 20, target 20", ["", "-35"]),
        (String::new(), "20 visits, was 55, target 20", ["", "reached"]),
        (String::new(), "55 min, was 20, target 20", ["worse", "-35"]),
        (String::new(), "55 Minuten, was 60, target 60", ["better", "reached"]),
        (declared("  unit: min\n"), "55, was 20, target 20", ["worse", "-35"]),
        (declared("  unit: min\n  better: higher\n"), "55, was 20, target 20", ["better", "reached"]),
        (declared("  unit: m\n"), "55, was 20, target 60", ["", "5"]),
        (declared(""), "55 %, was 20, target 60", ["", "5"]),
    ] {
        assert_eq!(said(&declared, metric), expected, "{declared}{metric}");
    }
}

/// The table of one kind, as lines of cells.
fn rows(text: &str, sheet: Sheet) -> Vec<String> {
    let table = table(&map(text), sheet);
    table.rows.iter().map(|row| row.iter().map(Cell::to_plain).collect::<Vec<_>>().join(" | ")).collect()
}

#[test]
fn a_metric_says_whose_it_is_and_the_journey_has_its_own() {
    let found = rows(
        "journey: Who\n  metric nps: -12, was -20\npersona anna: Anna\npersona ben: Ben\nstage: A\n  touchpoint a: Ask\n    feels 1: x\n    \
         metric csat: 3.1 of 5\n    metric csat ben: 4.2 of 5\n",
        Sheet::Metrics,
    );
    let begins = ["NPS | Everyone |  | Who | -12", "CSAT | Everyone | A | Ask | 3.1", "CSAT | Ben | A | Ask | 4.2"];
    assert_eq!(found.len(), begins.len(), "{found:#?}");
    assert!(found.iter().zip(begins).all(|(row, begin)| row.starts_with(begin)), "{found:#?}");
}

#[test]
fn figures_in_several_units_of_time_are_compared_as_times() {
    let found = rows(
        "journey: M\nmeasure wait: Wait\n  unit: min\nstage: A\n  feels 1: a\n  metric wait: 90 s, was 2 min\nstage: B\n  feels 1: b\n  \
         metric wait: 1 h, was 45 min, target 30 min\n",
        Sheet::Metrics,
    );
    assert!(found[0].contains("| 90 | s |  | 120 | -30 | better |"), "{found:#?}");
    assert!(found[1].contains("| 1 | h |  | 0.75 | 0.25 | worse | 0.5 | -0.5 |"), "{found:#?}");
}

#[test]
fn pains_are_ranked_by_those_who_come_there() {
    let by_shares = rows(
        "journey: Bank\nstage: Start\n  touchpoint visit: Visits the site\n    feels 0: z\n    leaves 20 %\n    then branch 30 %\n  \
         touchpoint form: Fills the form\n    feels 0: y\n    leaves 50 %\n  touchpoint upload: Uploads papers\n    feels 0: ok\n    \
         pain up major: Upload fails\n  touchpoint branch: At the branch\n    feels 1: Fine\n    pain wait major: Long wait\n",
        Sheet::Pains,
    );
    assert!(by_shares[0].contains("Long wait") && by_shares[0].contains("55 %"), "{by_shares:#?}");
    assert!(by_shares[1].contains("Upload fails") && by_shares[1].contains("25 %"), "{by_shares:#?}");
    let of_one = rows(
        "journey: P\npersona anna: Anna\npersona ben: Ben\nstage: A\n  touchpoint: X\n    feels 0: z\n    reach: 50 %\n    reach ben: 20 %\n    \
         pain x: Bad for Ben\n      for: ben\n",
        Sheet::Pains,
    );
    assert!(of_one[0].contains("20 %"), "{of_one:#?}");
    // Where no line says how many go where, nobody knows.
    let silent = rows("journey: P\nstage: A\n  feels -1: z\n  pain x: Slow\n", Sheet::Pains);
    assert!(!silent[0].contains('%'), "{silent:#?}");
}

#[test]
fn whoever_has_a_way_of_their_own_is_not_given_the_way_of_all() {
    let map = map(
        "journey: P\npersona anna: Anna\npersona ben: Ben\npersona cem: Cem\nstage: S\n  touchpoint a: A\n    feels 1\n    then c 25 %\n    leaves 10 %\n    leaves ben 40 %\n  touchpoint b: B\n    feels 1\n  touchpoint c: C\n    feels 1\n",
    );
    let journey = table(&map, Sheet::Journey);
    let ways: Vec<String> =
        journey.rows.iter().map(|row| row[1].to_plain()).filter(|cell| cell.contains("40")).collect();
    assert_eq!(ways, ["Anna, Cem: 25\u{a0}% go to “C”\nAnna, Cem: 10\u{a0}% leave\nBen: 40\u{a0}% leave"]);
}

/// The table of pains said "Answered by" about what was dropped, beside a warning that nothing answers the pain.
#[test]
fn what_was_dropped_answers_no_pain() {
    let text = |status: &str| {
        format!(
            "journey: J\nstage: S\n  feels -1\n  pain p: Slow\n  opportunity: A till\n    answers: p\n    status: {status}\n"
        )
    };
    let answers = |status: &str| rows(&text(status), Sheet::Pains).concat().contains("A till");
    assert_eq!(["planned", "done", "dropped"].map(answers), [true, true, false]);
}
