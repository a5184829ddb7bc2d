//! Data that is wrong, cut off, elsewhere or hostile: a clear message, and nothing is written.

use crate::support::Folder;
use std::fs;

const MAP: &str = "journey: Shop
source log: Events
  data: log.csv
  columns: case visit, event activity, when at
stage: Buy
  touchpoint look: Look
    event: look
    reach: measured
";

const SURVEY: &str = "journey: Shop
source voice: Survey
  data: answers.csv
stage: Buy
  touchpoint pay: Pay
    metric csat: measured
      column: csat
";

/// What is said of a log.
fn of_log(bytes: &[u8]) -> String {
    of("log.csv", bytes)
}

fn of(name: &str, bytes: &[u8]) -> String {
    let folder = Folder::with(&[("map.journey", &MAP.replace("log.csv", name))]);
    folder.write(name, bytes);
    folder.refused()
}

#[track_caller]
fn assert_says(said: &str, parts: &[&str]) {
    parts.iter().for_each(|part| assert!(said.contains(part), "`{part}` is not in\n{said}"));
}

#[test]
fn a_time_that_cannot_be_read_with_its_file_line_and_column() {
    let said = of_log(b"visit,activity,at\n1,look,2026-07-01\n2,look,2026-07-01\n3,look,soon\n");
    assert_says(&said, &["error: log.csv, line 4, column `at`: this is not a time", "help: "]);
    let said = of_log(b"visit,activity,at\n1,look,13/04/2026\n2,look,03/04/2026\n");
    assert_says(&said, &["log.csv, line 3, column `at`: `03/04/2026` could be one of two days", "year first"]);
}

#[test]
fn the_line_of_a_row_after_blank_lines_and_line_breaks_in_values() {
    let said = of_log(b"visit,activity,at\n\n\r\n1,look,2026-07-01\n\n2,look,soon\n3,look,2026-07-01\n");
    assert_says(&said, &["log.csv, line 6, column `at`: this is not a time"]);
    let said = of_log(b"visit,activity,at\n1,\"look\nat\",2026-07-01\n\n\"2\n\",look,soon");
    assert_says(&said, &["log.csv, line 5, column `at`: this is not a time"]);
}

#[test]
fn rows_that_do_not_fit_the_header() {
    let said = of_log(b"visit,activity,at\n1,look,2026-07-01\n2,look\n");
    assert_says(&said, &["log.csv, line 3: 2 fields, but the first line names 3 columns", "quotes"]);
    let said = of_log(b"visit,activity,at\n1,look, out,2026-07-01\n");
    assert_says(&said, &["log.csv, line 2: 4 fields"]);
}

#[test]
fn text_that_is_not_utf8() {
    let said = of_log(b"visit,activity,at\n1,look,2026-07-01\n2,caf\xe9,2026-07-01\n");
    assert_says(&said, &["log.csv, line 3, column `activity`: this is not UTF-8", "Latin-1", "iconv"]);
    let said = of_log(b"\xff\xfev\0i\0");
    assert_says(&said, &["log.csv is UTF-16 text"]);
    // A column that nobody reads may have anything.
    let folder = Folder::with(&[("map.journey", MAP)]);
    folder.write("log.csv", b"visit,activity,at,note\n1,look,2026-07-01,caf\xe9\n");
    folder.pull(&[]);
}

#[test]
fn columns_that_are_missing_or_there_twice() {
    let said = of_log(b"Visit,activity,at\n1,look,2026-07-01\n");
    assert_says(&said, &["log.csv has no column `visit`", "write `Visit`"]);
    let said = of_log(b"id,activity,at\n1,look,2026-07-01\n");
    assert_says(&said, &["log.csv has no column `visit`", "it has `id`, `activity`, `at`"]);
    let said = of_log(b"visit,activity,at,at\n1,look,2026-07-01,2026-07-01\n");
    assert_says(&said, &["log.csv has two columns `at`"]);
    let said = of("log.jsonl", b"{\"id\":1,\"activity\":\"look\",\"at\":1780000000}\n");
    assert_says(&said, &["log.jsonl has no column `visit`", "`activity`, `at`, `id`"]);
}

#[test]
fn answers_outside_the_range_with_the_first_row() {
    let folder = Folder::with(&[("map.journey", SURVEY), ("answers.csv", "csat\n4\n5\n9\n3\n9\n")]);
    let said = folder.refused();
    assert_says(&said, &["`csat`", "2 answers outside 1 to 5 (answers.csv, line 4)", "`missing`"]);
}

#[test]
fn answers_that_are_no_numbers_with_the_first_row() {
    let folder = Folder::with(&[("map.journey", SURVEY), ("answers.csv", "csat\n4\ngood\n3\n")]);
    let said = folder.refused();
    assert_says(&said, &["1 answer that is not a number (answers.csv, line 3)"]);
}

/// A message quoted what one person had written.
#[test]
fn a_value_is_quoted_only_if_five_rows_or_more_have_it() {
    let said = |answers: &[&str]| {
        let text = format!("csat\n4\n{}\n", answers.join("\n"));
        Folder::with(&[("map.journey", SURVEY), ("answers.csv", &text)]).refused()
    };
    let few = said(&["Ann Keller", "ann@mail.example", "Bo Lind", "Bo Lind", "Bo Lind", "Bo Lind"]);
    assert_says(&few, &["6 answers that are not numbers (answers.csv, line 3)"]);
    assert!(["Ann", "mail", "Lind"].iter().all(|text| !few.contains(text)), "{few}");
    assert_says(
        &said(&["Ann Keller", "n/a", "n/a", "n/a", "n/a", "n/a"]),
        &["6 answers", "for example `n/a`", "line 3"],
    );
    assert!(!said(&["77", "77", "77", "77"]).contains("77"));
    assert_says(&said(&["66", "77", "77", "77", "77", "77"]), &["6 answers outside 1 to 5, for example 77", "line 3"]);
    let said = of_log(b"visit,activity,at\n1,look,Ann Keller\n");
    assert!(said.contains("column `at`: this is not a time") && !said.contains("Ann"), "{said}");
}

#[test]
fn files_that_are_empty_missing_or_of_no_known_format() {
    assert_says(&of_log(b""), &["log.csv is empty"]);
    assert_says(&of_log(b"\xef\xbb\xbf\n"), &["log.csv is empty"]);
    assert_says(&of("log.docx", b"x"), &["unknown file extension `.docx`", ".csv"]);
    assert_says(&of("log.sqlite", b"SQLite format 3\0"), &["SQLite", "OCEL 2.0 JSON or XML"]);
    assert_says(&of("log.xlsx", b"PK"), &["workbook", "CSV"]);
    let folder = Folder::with(&[("map.journey", MAP)]);
    assert_says(&folder.refused(), &["log.csv does not exist", "from the map's folder"]);
    folder.write("map.journey", MAP.replace("log.csv", "logs/*.csv"));
    assert_says(&folder.refused(), &["no file matches `logs/*.csv`"]);
    folder.write("logs/readme.md", "nothing");
    folder.write("map.journey", MAP.replace("log.csv", "logs"));
    assert_says(&folder.refused(), &["the folder logs has no data"]);
}

#[test]
fn files_that_are_cut_off_or_something_else() {
    let gzip = {
        use std::io::Write;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for visit in 0..20_000 {
            writeln!(gzip, "{visit},look,2026-07-01").expect("memory");
        }
        gzip.finish().expect("memory")
    };
    assert_says(&of("log.csv.gz", &gzip[..gzip.len() / 2]), &["log.csv.gz"]);
    assert_says(&of("log.csv.gz", b"visit,activity,at\n"), &["cannot read log.csv.gz"]);
    assert_says(&of("log.csv.zst", b"visit,activity,at\n"), &["cannot read log.csv.zst"]);
    assert_says(&of("log.parquet", b"PAR1 or not"), &["cannot read log.parquet as Parquet"]);
    let open = b"{\"visit\":1,\"activity\":\"look\",\"at\":1780000000}\n{\"visit\":2,";
    assert_says(&of("log.jsonl", open), &["log.jsonl, line 2: this object is never closed"]);
    let wrong = b"{\"visit\":1,\"activity\":\"look\",\"at\":1780000000}\n{\"visit\" 2}";
    assert_says(&of("log.jsonl", wrong), &["log.jsonl, line 2: this is not JSON"]);
    assert_says(&of("log.jsonl", b"1\n2\n"), &["log.jsonl, line 1: here an object in braces should begin"]);
    let map = MAP.replace("case visit, event activity, when at", "case case:visit, event activity, when at");
    let xes = |text: &str| {
        let folder = Folder::with(&[("map.journey", &map.replace("log.csv", "log.xes")), ("log.xes", text)]);
        folder.refused()
    };
    assert_says(&xes("<log><trace><event><string key=\"activity\""), &["log.xes"]);
    assert_says(&xes("<log><trace></log>"), &["log.xes, byte", "this is not XML"]);
}

#[test]
fn hostile_structures_end_in_a_message() {
    // Entities aren't expanded, whether they are large or files.
    let bomb = "<!DOCTYPE log [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>
<log><trace><string key=\"visit\" value=\"&b;&f;\"/><event><string key=\"activity\" value=\"look\"/><date key=\"at\" value=\"2026-07-01\"/></event></trace></log>";
    let map = MAP.replace("case visit", "case case:visit").replace("log.csv", "log.xes");
    let folder = Folder::with(&[("map.journey", &map), ("log.xes", bomb)]);
    let said = folder.refused();
    assert_says(&said, &["log.xes, byte", "this is not XML"]);
    assert!(!said.contains("root:"), "{said}");
    let deep = format!("{{\"visit\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_says(&of("log.jsonl", deep.as_bytes()), &["log.jsonl, line 1: this is not JSON: recursion limit exceeded"]);
    // A quote that is never closed.
    let mut open = b"visit,activity,at\n1,\"look,2026-07-01\n".to_vec();
    open.resize(70 << 20, b'x');
    assert_says(&of_log(&open), &["log.csv has a row of more than 64 MiB", "never closed"]);
    // What a terminal would act on.
    let said = of_log(b"visit,activity,at\n1,look,\x1b[31mred\n");
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn data_outside_the_project_unless_it_is_widened() {
    let folder = Folder::with(&[
        ("maps/wayline.toml", ""),
        ("maps/map.journey", &MAP.replace("log.csv", "../log.csv")),
        ("log.csv", "visit,activity,at\n1,look,2026-07-01\n"),
    ]);
    let said = folder.run(&["pull", "maps/map.journey"]);
    assert_eq!(said.status, 2);
    assert_says(&said.err, &["is outside the project", "--root"]);
    // Whether something is there at all isn't said.
    folder.write("maps/map.journey", MAP.replace("log.csv", "../nothing.csv"));
    assert_says(&folder.run(&["pull", "maps/map.journey"]).err, &["is outside the project"]);
    folder.write("maps/map.journey", MAP.replace("log.csv", "../log.csv"));
    let said = folder.run(&["pull", "--root", ".", "maps/map.journey"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(folder.path("maps/map.measured").exists());
}

#[cfg(unix)]
#[test]
fn symbolic_links_that_lead_out_of_the_project() {
    let folder = Folder::with(&[("maps/wayline.toml", ""), ("maps/map.journey", MAP)]);
    folder.write("log.csv", "visit,activity,at\n1,look,2026-07-01\n");
    std::os::unix::fs::symlink(folder.path("log.csv"), folder.path("maps/log.csv")).expect("a link");
    let said = folder.run(&["pull", "maps/map.journey"]);
    assert_eq!(said.status, 2);
    assert_says(&said.err, &["is outside the project"]);
    // Results neither.
    fs::remove_file(folder.path("maps/log.csv")).expect("a link");
    folder.write("maps/log.csv", "visit,activity,at\n1,look,2026-07-01\n");
    folder.write("other.txt", "keep");
    std::os::unix::fs::symlink(folder.path("other.txt"), folder.path("maps/map.measured")).expect("a link");
    let said = folder.run(&["pull", "maps/map.journey"]);
    assert_eq!((said.status, folder.read("other.txt").as_str()), (2, "keep"), "{}", said.err);
}

#[test]
fn a_failed_run_keeps_the_last_results() {
    let folder = Folder::with(&[("map.journey", MAP), ("log.csv", "visit,activity,at\n1,look,2026-07-01\n")]);
    let good = folder.pull(&[]);
    folder.write("log.csv", "visit,activity,at\n1,look,never\n");
    assert_eq!(folder.run(&["pull", "map.journey"]).status, 2);
    assert_eq!(folder.read("map.measured"), good);
    let left: Vec<_> =
        fs::read_dir(folder.path("")).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn maps_with_errors_and_maps_that_measure_nothing() {
    let folder = Folder::with(&[("map.journey", "journey: Shop\nstag: Buy\n")]);
    let said = folder.run(&["pull", "map.journey"]);
    assert_eq!(said.status, 1);
    assert_says(&said.err, &["map.journey:2:1: error", "wayline check"]);
    folder.write("map.journey", "journey: Shop\nstage: Buy\n  feels 1: Fine\n");
    assert_says(&folder.refused(), &["nothing in map.journey is `measured`", "`measured`"]);
}

#[test]
fn help_of_every_command() {
    let folder = Folder::new();
    for command in ["pull", "paths", "import", "sources"] {
        let said = folder.run(&[command, "--help"]);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(said.out.contains("Usage: wayline-data") && said.out.contains("--memory"), "{}", said.out);
    }
    assert_eq!(folder.run(&["pull", "map.journey", "--memory", "1"]).status, 2);
}
