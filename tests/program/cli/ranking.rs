//! `wayline report`.

use super::{WRONG, map, sandbox::Sandbox};
use serde_json::Value;

const PAGE: &str = include_str!("../../../docs/src/report.md");

/// The content of the first fence of the page that is marked like this.
fn fence(mark: &str) -> &'static str {
    let start = PAGE.find(&format!("```{mark}\n")).expect("the fence") + mark.len() + 4;
    &PAGE[start..start + PAGE[start..].find("```\n").expect("its end")]
}

/// A folder with the two maps of the page.
fn documented() -> Sandbox {
    let maps = ["checkout.journey", "returns.journey"];
    maps.iter().fold(Sandbox::new(), |sandbox, name| sandbox.file(name, fence(&format!("journey ranked={name}"))))
}

const DAY: &str = "--today 2026-11-21";
const ALL: &str = "--fail-on overdue-review,unanswered-critical,past-due";

#[test]
fn the_page_shows_what_is_written() {
    let sandbox = documented();
    let text = sandbox.run(&format!("report {DAY}")).code(0).silent().out;
    assert_eq!(text, fence("text ranked"));
    let markdown = sandbox.run(&format!("report {DAY} --format markdown")).code(0).silent().out;
    let first = markdown.split("\n\n").nth(2).map(|table| format!("{table}\n")).expect("a table");
    assert_eq!(first, fence("markdown ranked"));
    let failed = sandbox.run(&format!("report {DAY} {ALL} -q")).code(1);
    assert_eq!(failed.err, fence("text conditions"));
    assert_eq!(failed.out, text);
}

#[test]
fn the_json_keeps_to_its_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../../../docs/src/schema/report.schema.json")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    for (sandbox, call) in [
        (documented(), format!("report {DAY} -f json")),
        (documented(), format!("report {DAY} -f json {examples}")),
        (Sandbox::new().file("a.journey", WRONG), "report -f json".to_owned()),
    ] {
        let out = sandbox.run(&call).out;
        let mut document: Value = serde_json::from_str(&out).expect("JSON");
        let faults: Vec<String> =
            schema.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}\n{out}");
        document["more"] = Value::Bool(true);
        assert!(!schema.is_valid(&document));
    }
    let out = documented().run(&format!("report {DAY} -f json")).code(0).out;
    let document: Value = serde_json::from_str(&out).expect("JSON");
    let found: Vec<_> =
        ["/pains/0/text", "/pains/0/owners/0", "/pains/0/reach", "/pains/0/line", "/opportunities/0/severity"]
            .iter()
            .map(|pointer| document.pointer(pointer).expect("a value").to_string())
            .collect();
    assert_eq!(found, ["\"The card is declined and nobody says why\"", "\"Web shop\"", "60.0", "12", "\"critical\""]);
}

/// The report gave a measured reach as if everybody had been asked.
#[test]
fn a_measured_reach_is_listed_with_its_sample_and_its_interval() {
    let map = "journey: Till
source log: Till
  data: till.csv
  columns: case visit, event what, when at
stage: Pay
  touchpoint pay: Pay
    event: paid
    reach: measured
    takes: measured
    feels -1: Slow
    pain queue: The queue is long
    opportunity: Open a second till
      answers: queue
";
    let results =
        "results 1\nsource log: rows 900, cases 400, date 2026-10-02\n\nreach pay: 80.1 %, 75.2..84.3, n 312\n";
    let sandbox = Sandbox::new().file("a.journey", map).file("a.measured", results);
    let out = sandbox.run(&format!("report {DAY}")).code(0).out;
    assert_eq!(out.matches("reach 75.2 – 84.3 %, n = 312").count(), 2, "{out}");
    let table = sandbox.run(&format!("report {DAY} -f markdown")).code(0).out;
    for part in ["| Reach, n | Reach, 95 % |", "| 312 | 75.2 – 84.3 % |", "| 1 of 2 figures | 2026-10-02 |"] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    let page = sandbox.run(&format!("report {DAY} -f html")).code(0).out;
    assert!(page.contains("75.2 – 84.3 %") && page.contains("1 of 2 figures"), "{page}");
    let json: Value = serde_json::from_str(&sandbox.run(&format!("report {DAY} -f json")).code(0).out).expect("JSON");
    for list in ["pains", "opportunities"] {
        assert_eq!(json[list][0]["reach_measured"], serde_json::json!({"n": 312, "interval": [75.2, 84.3]}));
    }
    assert_eq!(json["maps"][0]["measured"], serde_json::json!({"figures": 1, "of": 2, "since": "2026-10-02"}));
}

#[test]
fn each_condition_is_told_and_none_that_was_not_asked_for() {
    let sandbox = documented();
    for (condition, part) in [
        ("overdue-review", "checkout.journey:3: overdue-review: the review has been overdue since 2026-07-10"),
        (
            "unanswered-critical",
            "returns.journey:7: unanswered-critical: nothing answers “The label cannot be printed”",
        ),
        ("past-due", "checkout.journey:16: past-due: “Say what the bank said” was due on 2026-10-01"),
    ] {
        let ran =
            sandbox.run(&format!("report {DAY} --fail-on {condition}")).code(1).says(&[part, "failed: 1 finding"]);
        assert_eq!(ran.err.lines().count(), 2, "{ran:#?}");
    }
    sandbox.run("report --today 2026-06-01 --fail-on overdue-review,past-due").code(0).silent();
    sandbox.run("report --fail-on overdue").code(2).says(&["a similar value exists: 'overdue-review'"]);
    let fine = Sandbox::new().file("a.journey", map("A"));
    fine.run(&format!("report {ALL}")).code(0).silent();
}

#[test]
fn a_map_with_a_mistake_is_told_and_the_others_are_ranked() {
    let sandbox = documented().file("wrong.journey", WRONG).file("wayline.toml", "[warnings]\nJ501 = \"error\"\n");
    let ran = sandbox.run(&format!("report {DAY}")).code(1).says(&["error[J302]", "wrong.journey:3:9"]);
    // A warning that the project takes for an error keeps no map out.
    assert!(ran.out.contains("The card is declined") && !ran.err.contains("J501"), "{ran:#?}");
    sandbox.run("report nowhere.journey").code(2).says(&["nowhere.journey does not exist"]);
}

/// "Overdue or without an answer: nothing" was said of maps that nobody had read.
#[test]
fn what_could_not_be_read_is_named_in_every_format() {
    let sandbox = Sandbox::new().file("a.journey", WRONG).file("b.journey", map("B"));
    let text = sandbox.run("report").code(1).out;
    assert!(text.starts_with("Not reported\n  a.journey: it has errors\n\nPains\n"), "{text}");
    let markdown = sandbox.run("report -f markdown").code(1).out;
    assert!(
        markdown.contains("## Not reported\n\n| File | Why |\n| --- | --- |\n| a.journey | it has errors |\n"),
        "{markdown}"
    );
    let page = sandbox.run("report -f html").code(1).out;
    for part in ["<h2 id=\"not-reported\">Not reported</h2>", "<bdi>it has errors</bdi>", ", 1 not reported"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let json = |call: &str| -> Value { serde_json::from_str(&sandbox.run(call).out).expect("JSON") };
    let missing = serde_json::json!([{"name": "a.journey", "why": "it has errors"}]);
    assert_eq!(json("report -f json")["not_reported"], missing);
    // Also if no other map is left, and for what isn't there.
    assert_eq!(json("report -f json a.journey")["not_reported"], missing);
    let gone = serde_json::json!([{"name": null, "why": "gone.journey does not exist"}]);
    assert_eq!(json("report -f json b.journey gone.journey")["not_reported"], gone);
    assert!(!sandbox.run("report b.journey").code(0).out.contains("Not reported"));
}

#[test]
fn the_page_asks_nobody_for_anything() {
    let hostile = "journey: <script>alert(1)</script>\nstage: A & B\n  pain critical: \"quotes\" </td>\n";
    let sandbox = documented().file("hostile.journey", hostile);
    sandbox.run(&format!("report {DAY} -o report.html")).code(0).says(&["wrote report.html"]);
    let page = sandbox.read("report.html");
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(&page, options).expect("a well-formed page");
    let elements = |name: &str| document.descendants().filter(|node| node.has_tag_name(name)).count();
    assert_eq!((elements("script"), elements("link"), elements("img"), elements("table")), (0, 0, 0, 4));
    assert!(page.contains("default-src 'none'") && page.contains("class=\"critical\""));
    assert!(!page.contains("http://") || page.matches("http://").count() == 1, "only the name of XHTML");
}

#[test]
fn the_ending_says_what_to_write() {
    let sandbox = documented();
    for (file, begin) in [("a.md", "# Pains and"), ("a.json", "{"), ("a.txt", "Pains\n"), ("a.html", "<!DOCTYPE html>")]
    {
        sandbox.run(&format!("report {DAY} -o {file}")).code(0);
        assert!(sandbox.read(file).starts_with(begin), "{file}");
    }
    sandbox.run("report -o a.pdf").code(2).says(&["unknown file extension in a.pdf"]);
    sandbox.run("report -o a.md -f json").code(2).says(&["a.md has the extension of markdown, but --format says json"]);
}

#[test]
fn a_report_of_nothing_that_could_be_read_is_none_at_all() {
    let sandbox = documented().file("empty/note.txt", "").file("list.md", "the last good one");
    for call in
        ["report nosuch.journey", "report empty", "report nosuch.journey -f json", "report nosuch.journey -o list.md"]
    {
        assert_eq!(sandbox.run(call).code(2).out, "", "{call}");
    }
    assert_eq!(sandbox.read("list.md"), "the last good one");
}

#[test]
fn the_reach_of_one_persona_is_not_everybodys() {
    let map = |reach: &str| {
        format!(
            "journey: A\npersona anna: Anna\npersona ben: Ben\nstage: B\n  feels 1\n  reach{reach}: 40 %\n  pain slow: Slow\n"
        )
    };
    let sandbox = Sandbox::new().file("one.journey", map(" anna")).file("all.journey", map(""));
    assert!(!sandbox.run("report one.journey").code(0).out.contains("40 %"));
    assert!(sandbox.run("report all.journey").code(0).out.contains("40 %"));
}

/// Of the pain of everybody the report listed all personas, where exports and pages say that it is everybody's.
#[test]
fn a_pain_of_everybody_is_everybodys_in_reports_too() {
    let map = "journey: A\npersona anna: Anna\npersona ben: Ben\nstage: S\n  touchpoint: T\n    feels -1\n    pain: Both\n    pain: One\n      for: ben\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    let report = sandbox.run("report a.journey --format markdown").code(0).out;
    assert!(report.contains("| Both | Everyone |") && report.contains("| One | Ben |"), "{report}");
    let json = sandbox.run("report a.journey --format json").code(0).out;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["pains"][0]["who"], serde_json::json!(["Anna", "Ben"]));
}

/// A pain that is solved made what answers it as urgent as it had been.
#[test]
fn a_solved_pain_makes_no_opportunity_urgent() {
    let pains = "    pain old critical: Old\n      status: solved\n    pain new minor: New\n";
    let head = "journey: A\nstage: S\n  touchpoint: T\n    feels -1\n";
    let map = format!("{head}{pains}    opportunity: Both\n      answers: old, new\n");
    let json = Sandbox::new().file("a.journey", map).run("report a.journey --format json").code(0).out;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["opportunities"][0]["severity"], "minor");
}
