//! Formats for programs.

use super::{rich, thousand, written};
use snapbox::{assert_data_eq, str};
use wayline::report::{Format, Report};

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
        serde_json::from_str(include_str!("../../../docs/src/schema/diagnostics.schema.json")).expect("valid JSON");
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
