//! The formats of a report, from diagnostics made by hand.

use snapbox::{assert_data_eq, str};
use wayline::{
    diagnostic::{Code, Diagnostic},
    report::{Failure, Findings, Format, Report, TextStyle},
    source::{Source, Sources},
    span::{FileId, Span},
};

const PLAIN: TextStyle = TextStyle { colour: false, unicode: true, width: 80 };
const COFFEE: &str = "journey: Coffee run\npersona anna: Anna\nstage: Enter\n  feels ana 1: Welcome\n  note: x\n";

/// Where `part` first stands in the file.
fn find(sources: &Sources, file: FileId, part: &str) -> Span {
    let start = sources.get(file).text.find(part).expect("the part stands in the file");
    Span::new(file, start, start + part.len())
}

fn text(report: &Report) -> String {
    written(report, Format::Text(PLAIN))
}

fn written(report: &Report, format: Format) -> String {
    let mut out = Vec::new();
    report.write(format, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn one(sources: Sources, diagnostics: Vec<Diagnostic>) -> Report {
    Report { files: vec![Findings { sources, diagnostics }], looked_at: 1, ..Report::default() }
}

fn file(name: &str, text: &str) -> (Sources, FileId) {
    let mut sources = Sources::default();
    let id = sources.add(Source::new(name, text));
    (sources, id)
}

/// One mistake at `part` of `text`.
fn simple(source: &str, part: &str) -> Report {
    let (sources, id) = file("coffee.journey", source);
    let at = find(&sources, id, part);
    one(sources, vec![Diagnostic::new(Code::UnknownName, "Nobody is called `ana`", at, "not declared")])
}

#[test]
fn text_shows_the_lines_around_with_labels_and_help() {
    let (sources, id) = file("coffee.journey", COFFEE);
    let (here, there) = (find(&sources, id, "ana 1").start as usize, find(&sources, id, "anna"));
    let title = "Nobody is called `ana` in this map";
    let diagnostic = Diagnostic::new(Code::UnknownName, title, Span::new(id, here, here + 3), "not declared")
        .and(there, "there is an `anna`")
        .help("did you mean `anna`?");
    assert_data_eq!(
        text(&one(sources, vec![diagnostic])),
        str![[r#"
error[J203]: Nobody is called `ana` in this map
   ╭─[coffee.journey:4:9]
 1 │ journey: Coffee run
 2 │ persona anna: Anna
   ·         ──┬─
   ·           ╰── there is an `anna`
 3 │ stage: Enter
 4 │   feels ana 1: Welcome
   ·         ─┬─
   ·          ╰── not declared
 5 │   note: x
   ╰────
  help: did you mean `anna`?

1 error in coffee.journey

"#]]
    );
}

#[test]
fn far_labels_and_other_files_have_excerpts_of_their_own() {
    let (mut sources, id) = file("a.journey", &format!("journey: A\nuse: b.journey\n{}stage: S\n", "\n".repeat(20)));
    let other = sources.add(Source::new("shared/b.journey", "# shared\n\nuse: ../a.journey\nteam x: X\n"));
    let at = find(&sources, other, "../a.journey");
    let title = "The files use each other in a circle";
    let diagnostic = Diagnostic::new(Code::CircularUse, title, at, "leads back to `a.journey`")
        .and(find(&sources, id, "b.journey"), "the circle begins here")
        .and(find(&sources, id, "stage: S"), "far below");
    assert_data_eq!(
        text(&one(sources, vec![diagnostic])),
        str![[r#"
error[J402]: The files use each other in a circle
   ╭─[shared/b.journey:3:6]
 3 │ use: ../a.journey
   ·      ──────┬─────
   ·            ╰── leads back to `a.journey`
 4 │ team x: X
   ╰────
   ╭─[a.journey:2:6]
 1 │ journey: A
 2 │ use: b.journey
   ·      ────┬────
   ·          ╰── the circle begins here
   ╰────
    ╭─[a.journey:23:1]
 23 │ stage: S
    · ────┬───
    ·     ╰── far below
    ╰────

1 error in shared/b.journey

"#]]
    );
}

#[test]
fn columns_are_right_after_wide_characters_and_tabs() {
    assert_data_eq!(
        text(&simple("journey: x\nstage: 開始\n\tfeels 日本語😀 ana: x\n", "ana")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:3:13]
 2 │ stage: 開始
 3 │     feels 日本語😀 ana: x
   ·                    ─┬─
   ·                     ╰── not declared
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn an_empty_place_at_the_end_is_shown() {
    for source in ["journey: x", "journey: x\n", ""] {
        let (sources, id) = file("x.journey", source);
        let at = Span::new(id, source.len(), source.len());
        let report = one(sources, vec![Diagnostic::new(Code::NoStage, "No stage", at, "a stage is missing here")]);
        assert!(text(&report).contains("a stage is missing here"), "{source:?}\n{}", text(&report));
    }
    let (sources, id) = file("x.journey", "journey: x\n");
    let report = one(sources, vec![Diagnostic::new(Code::NoStage, "No stage", Span::new(id, 11, 11), "missing")]);
    assert_data_eq!(
        text(&report),
        str![[r#"
error[J106]: No stage
   ╭─[x.journey:2:1]
 1 │ journey: x
 2 │ 
   · ▲
   · ╰── missing
   ╰────

1 error in x.journey

"#]]
    );
}

#[test]
fn a_very_long_line_is_cut_around_its_label() {
    let long = format!("journey: {} ana {}\n", "word ".repeat(20_000), "more ".repeat(20_000));
    assert_data_eq!(
        text(&simple(&long, "ana")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:1:100011]
 1 │ …ord word word word word word word  ana more more more more more more m…
   ·                                     ─┬─
   ·                                      ╰── not declared
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn a_long_line_of_wide_characters_fits_too() {
    let long = format!("journey: {}ana{}\n", "日本語".repeat(50), "日本語".repeat(50));
    assert_data_eq!(
        text(&simple(&long, "ana")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:1:160]
 1 │ …本語日本語日本語日本語日本語日本語ana日本語日本語日本語日本語日本語日…
   ·                                    ─┬─
   ·                                     ╰── not declared
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn a_label_over_several_lines_has_a_bracket() {
    let source = "journey: x\n  about: one\n  | two\n  | three\nstage: s\n";
    assert_data_eq!(
        text(&simple(source, "one\n  | two\n  | three")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:2:10]
 1 │     journey: x
 2 │ ╭─▶   about: one
 3 │ │     | two
 4 │ ├─▶   | three
   · ╰──── not declared
 5 │     stage: s
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn windows_line_breaks_do_not_disturb() {
    assert_data_eq!(
        text(&simple("journey: x\r\nstage: ana\r\n  note: y\r\n", "ana\r\n")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:2:8]
 1 │ journey: x
 2 │ stage: ana
   ·        ─┬─
   ·         ╰── not declared
 3 │   note: y
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn nothing_in_the_source_acts_on_the_terminal() {
    let report = simple("journey: \u{1b}[31m\u{1b}]0;title\u{7}ana \u{9b}2J\u{202e}\n", "ana");
    assert_data_eq!(
        text(&report),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:1:25]
 1 │ journey: ␛[31m␛]0;title␇ana �2J�
   ·                         ─┬─
   ·                          ╰── not declared
   ╰────

1 error in coffee.journey

"#]]
    );
    assert!(!text(&report).contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']));
}

#[test]
fn without_unicode_the_frame_is_ascii() {
    let look = TextStyle { unicode: false, ..PLAIN };
    assert_data_eq!(
        written(&simple(COFFEE, "ana"), Format::Text(look)),
        str![[r#"
error[J203]: Nobody is called `ana`
   ,-[coffee.journey:4:9]
 3 | stage: Enter
 4 |   feels ana 1: Welcome
   :         ^|^
   :          `-- not declared
 5 |   note: x
   `----

1 error in coffee.journey

"#]]
    );
}

#[test]
fn colours_are_there_when_asked_for() {
    let look = TextStyle { colour: true, ..PLAIN };
    assert!(written(&simple(COFFEE, "ana"), Format::Text(look)).contains("\u{1b}["));
    assert!(!text(&simple(COFFEE, "ana")).contains('\u{1b}'));
}

/// A thousand warnings and then an error, in a file of 4 MB.
fn thousand() -> Report {
    let line = format!("  note: {}\n", "x".repeat(4000));
    let (sources, id) = file("big.journey", &line.repeat(1001));
    let at = |number: usize| Span::new(id, number * line.len() + 2, number * line.len() + 6);
    let warning = |number| Diagnostic::new(Code::LongText, format!("Long {number}"), at(number), "here");
    let mut diagnostics: Vec<_> = (0..1000).map(warning).collect();
    diagnostics.push(Diagnostic::new(Code::StandsTwice, "Twice", at(1000), "here"));
    one(sources, diagnostics)
}

#[test]
fn what_is_not_shown_is_counted_and_errors_come_before_warnings() {
    let report = Report { limit: Some(2), ..thousand() };
    assert_data_eq!(
        text(&report).replace(&"x".repeat(100), ""),
        str![[r#"
warning[J511]: Long 0
   ╭─[big.journey:1:3]
 1 │   note: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
   ·   ──┬─
   ·     ╰── here
 2 │   note: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
   ╰────

error[J105]: Twice
      ╭─[big.journey:1001:3]
 1000 │   note: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
 1001 │   note: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ·   ──┬─
      ·     ╰── here
      ╰────

... and 999 more, not shown here; --max-diagnostics 0 shows all of them
1 error, 1000 warnings in big.journey

"#]]
    );
}

#[test]
fn a_thousand_mistakes_in_a_big_file_are_all_shown() {
    let shown = text(&thousand());
    assert_eq!(shown.matches("warning[J511]").count(), 1000);
    assert_eq!(shown.matches("error[").count(), 1);
}

#[test]
fn short_is_a_line_for_each() {
    assert_data_eq!(
        written(&simple(COFFEE, "ana 1"), Format::Short),
        str![[r#"
coffee.journey:4:9: error[J203]: Nobody is called `ana`

"#]]
    );
}

/// Two files, two labels, signs that need care, failures and a note.
fn rich() -> Report {
    let (mut sources, id) = file("maps/my map.journey", "journey: 日😀 ana: x, 50 %\nstage: s\n");
    let other = sources.add(Source::new("shared.journey", "persona anna: Anna\n"));
    let title = "Nobody is called `ana`: not one, not 50 %";
    let diagnostic = Diagnostic::new(Code::UnknownName, title, find(&sources, id, "ana"), "not\ndeclared")
        .and(find(&sources, other, "anna"), "there is an `anna`")
        .help("write `anna`");
    let warning = Diagnostic::new(Code::NoOwner, "Nobody owns this", find(&sources, id, "stage: s\n"), "");
    let mut report = one(sources, vec![diagnostic, warning]);
    let settings = Source::new("wayline.toml", "thme = \"dark\"\n");
    let wrong = Failure::new("`thme` is not a setting").at(&settings, 0..4, "unknown").help("did you mean `theme`?");
    report.failures.push(wrong);
    report.failures.push(Failure::new("cannot write out.svg: it is a folder"));
    report.notes.push(Failure::new("no font on this system has 茶 (U+8336)").help("install a font that has it"));
    report
}

#[test]
fn failures_and_diagnostics_stand_together() {
    assert_data_eq!(
        text(&rich()),
        str![[r#"
error[J203]: Nobody is called `ana`: not one, not 50 %
   ╭─[maps/my map.journey:1:13]
 1 │ journey: 日😀 ana: x, 50 %
   ·               ─┬─
   ·                ╰── not declared
 2 │ stage: s
   ╰────
   ╭─[shared.journey:1:9]
 1 │ persona anna: Anna
   ·         ──┬─
   ·           ╰── there is an `anna`
   ╰────
  help: write `anna`

warning[J503]: Nobody owns this
   ╭─[maps/my map.journey:2:1]
 1 │ journey: 日😀 ana: x, 50 %
 2 │ stage: s
   · ────────
   ╰────

error: `thme` is not a setting
   ╭─[wayline.toml:1:1]
 1 │ thme = "dark"
   · ──┬─
   ·   ╰── unknown
   ╰────
  help: did you mean `theme`?

error: cannot write out.svg: it is a folder

warning: no font on this system has 茶 (U+8336)
  help: install a font that has it

1 error, 1 warning in maps/my map.journey

"#]]
    );
    assert_data_eq!(
        written(&rich(), Format::Short),
        str![[r#"
wayline.toml:1:1: error: `thme` is not a setting
error: cannot write out.svg: it is a folder
warning: no font on this system has 茶 (U+8336)
maps/my map.journey:1:13: error[J203]: Nobody is called `ana`: not one, not 50 %
maps/my map.journey:2:1: warning[J503]: Nobody owns this

"#]]
    );
}

#[test]
fn github_annotations_are_escaped() {
    assert_data_eq!(
        written(&rich(), Format::Github),
        str![[r#"
::error file=wayline.toml,line=1,col=1,title=wayline::`thme` is not a setting%0Ahelp: did you mean `theme`?
::error title=wayline::cannot write out.svg: it is a folder
::warning title=wayline::no font on this system has 茶 (U+8336)%0Ahelp: install a font that has it
::error file=maps/my map.journey,line=1,endLine=1,col=13,endColumn=16,title=J203%3A Nobody is called `ana`%3A not one%2C not 50 %25::not%0Adeclared%0Ahelp: write `anna`
::warning file=maps/my map.journey,line=2,endLine=3,title=J503%3A Nobody owns this::Nobody owns this

"#]]
    );
}

fn json(report: &Report, format: Format) -> serde_json::Value {
    serde_json::from_str(&written(report, format)).expect("valid JSON")
}

#[test]
fn json_keeps_to_its_schema() {
    let schema =
        serde_json::from_str(include_str!("../../docs/src/schema/diagnostics.schema.json")).expect("valid JSON");
    let schema = jsonschema::validator_for(&schema).expect("a valid schema");
    for report in [rich(), thousand(), Report::default(), Report { limit: Some(1), ..rich() }] {
        let document = json(&report, Format::Json);
        let wrong: Vec<_> = schema.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    assert_data_eq!(
        written(&rich(), Format::Json),
        str![[r#"
{
  "version": 1,
  "diagnostics": [
    {
      "code": "J203",
      "severity": "error",
      "title": "Nobody is called `ana`: not one, not 50 %",
      "file": "maps/my map.journey",
      "labels": [
        {
          "file": "maps/my map.journey",
          "start": {
            "byte": 17,
            "line": 1,
            "column": 13
          },
          "end": {
            "byte": 20,
            "line": 1,
            "column": 16
          },
          "text": "not/ndeclared"
        },
        {
          "file": "shared.journey",
          "start": {
            "byte": 8,
            "line": 1,
            "column": 9
          },
          "end": {
            "byte": 12,
            "line": 1,
            "column": 13
          },
          "text": "there is an `anna`"
        }
      ],
      "help": "write `anna`",
      "fix": null
    },
    {
      "code": "J503",
      "severity": "warning",
      "title": "Nobody owns this",
      "file": "maps/my map.journey",
      "labels": [
        {
          "file": "maps/my map.journey",
          "start": {
            "byte": 30,
            "line": 2,
            "column": 1
          },
          "end": {
            "byte": 39,
            "line": 3,
            "column": 1
          },
          "text": ""
        }
      ],
      "help": null,
      "fix": null
    }
  ],
  "failures": [
    {
      "title": "`thme` is not a setting",
      "label": {
        "file": "wayline.toml",
        "start": {
          "byte": 0,
          "line": 1,
          "column": 1
        },
        "end": {
          "byte": 4,
          "line": 1,
          "column": 5
        },
        "text": "unknown"
      },
      "help": "did you mean `theme`?"
    },
    {
      "title": "cannot write out.svg: it is a folder",
      "label": null,
      "help": null
    }
  ],
  "notes": [
    {
      "title": "no font on this system has 茶 (U+8336)",
      "label": null,
      "help": "install a font that has it"
    }
  ],
  "summary": {
    "files": 1,
    "errors": 1,
    "warnings": 1,
    "failures": 2,
    "shown": 2
  }
}

"#]]
    );
}

#[test]
fn sarif_has_what_the_standard_asks_for() {
    let document = json(&rich(), Format::Sarif);
    assert_eq!(document["version"], "2.1.0");
    assert_eq!(document["$schema"], "https://json.schemastore.org/sarif-2.1.0.json");
    let run = &document["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["tool"]["driver"]["name"], "wayline");
    assert_eq!(run["artifacts"][0]["location"]["uri"], "maps/my%20map.journey");
    assert_eq!(run["artifacts"][1]["location"]["uri"], "shared.journey");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().map(Vec::len), Some(3));
    for result in run["results"].as_array().expect("results") {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().expect("an index") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| text.ends_with('.')));
        assert!(rule["fullDescription"]["text"].as_str().is_some_and(|text| text.len() > 20 && !text.contains("##")));
        assert!(rule["help"]["text"].is_string() && rule["help"]["markdown"].is_string());
        let page = format!("/docs/src/errors/{}.md", rule["id"].as_str().expect("a code"));
        let leads = |uri: &str| uri.starts_with(env!("CARGO_PKG_REPOSITORY")) && uri.ends_with(&page);
        assert!(rule["helpUri"].as_str().is_some_and(leads), "{}", rule["helpUri"]);
        assert!(result["message"]["text"].is_string());
    }
    let first = &run["results"][0];
    assert_eq!(first["level"], "error");
    // The emoji counts twice in UTF-16.
    let region = serde_json::json!({ "startLine": 1, "startColumn": 14, "endLine": 1, "endColumn": 17 });
    assert_eq!(first["locations"][0]["physicalLocation"]["region"], region);
    assert_eq!(first["relatedLocations"][0]["id"], 1);
    assert_eq!(first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["index"], 1);
    assert_eq!(run["results"][1]["level"], "warning");
}
