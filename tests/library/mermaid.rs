//! Mermaid's journeys as maps, and maps as Mermaid's journeys.
//!
//! The files below `fixtures/mermaid` record what Mermaid 11.17 itself makes of a text: `grammar.json` what its parser says,
//! `front_matter.json` the title that it draws, `exports.json` the words that it draws of a diagram that was exported.

use crate::support;
use crate::support::every_map::{self, hold, times};
use proptest::prelude::*;
use serde_json::Value;
use wayline::{
    Compilation, compile,
    diagnostic::{FileId, Severity},
    export,
    format::format,
    import::mermaid,
    load::NoFiles,
    model::{Map, Place},
};

fn compiled(text: &str) -> Compilation {
    compile("map.mmd", text.as_bytes(), &NoFiles, &support::options())
}

/// Section, task, score and actors of every task; all actors where a task has none of its own.
fn tasks(map: &Map) -> Vec<(String, String, Option<f64>, Vec<String>)> {
    let told = map.columns.iter().filter(|column| column.kind == wayline::model::ColumnKind::Touchpoint);
    let task = |column: &wayline::model::Column| {
        let personas = column.facts.personas.iter().map(|&id| map.persona(id));
        let personas = personas.filter(|_| !map.is_unnamed_customer()).map(|persona| persona.label.to_plain());
        let score = column.facts.feelings.first().map(|feeling| feeling.score.get());
        (map.stage(column.stage).title.to_plain(), column.title.to_plain(), score, personas.collect())
    };
    told.map(task).collect()
}

#[test]
fn a_diagram_means_what_it_means_to_mermaid() {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../fixtures/mermaid/grammar.json")).expect("what Mermaid says");
    assert!(cases.len() > 70);
    for case in &cases {
        let text = case["text"].as_str().expect("a diagram");
        let imported = mermaid(text, FileId::default());
        let refused = imported.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert_eq!(!refused, case["accepted"] == true, "{text:?}: {:#?}", imported.diagnostics);
        if case["accepted"] == true {
            means(text, case);
        }
    }
}

fn means(text: &str, case: &Value) {
    let tasks_there = case["tasks"].as_array().expect("tasks");
    if tasks_there.is_empty() {
        return;
    }
    let compilation = compiled(text);
    let map = compilation.map.unwrap_or_else(|| panic!("{text:?}: {:#?}", compilation.diagnostics));
    let everybody: Vec<String> = map.personas.iter().map(|persona| persona.label.to_plain()).collect();
    let everybody = if map.is_unnamed_customer() { Vec::new() } else { everybody };
    let word = |value: &Value| value.as_str().expect("a text").to_owned();
    let expected: Vec<_> = tasks_there
        .iter()
        .map(|task| {
            let mut actors: Vec<String> = task["actors"].as_array().expect("actors").iter().map(word).collect();
            if actors.is_empty() {
                actors = everybody.clone();
            }
            // An empty score is 0 to Mermaid, and none to us: nobody felt it.
            let empty = text.contains(": :") || text.contains("A: \n") || text.contains("::");
            let score = task["score"].as_f64().filter(|_| !empty);
            let section = Some(word(&task["section"])).filter(|section| !section.is_empty());
            (section.unwrap_or_else(|| "Start".into()), word(&task["task"]), score, actors)
        })
        .collect();
    assert_eq!(tasks(&map), expected, "{text:?}");
    let title = word(&case["title"]);
    assert!(title.is_empty() || map.title.to_plain() == title, "{text:?}");
    let about = map.about.map(|about| about.to_plain()).unwrap_or_default();
    assert_eq!(about, word(&case["description"]), "{text:?}");
}

/// A text as people see it: runs of blanks are one.
fn seen(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn recorded(json: &str) -> Vec<Value> {
    serde_json::from_str(json).expect("what Mermaid says")
}

#[test]
fn front_matter_is_read_as_yaml_with_the_title_that_mermaid_draws() {
    for case in recorded(include_str!("../fixtures/mermaid/front_matter.json")) {
        let text = case["text"].as_str().expect("a diagram");
        let imported = mermaid(text, FileId::default());
        let refused = imported.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert_eq!(!refused, case["accepted"] == true, "{text:?}: {:#?}", imported.diagnostics);
        if !refused {
            let title = compiled(text).map.expect("a map").title.to_plain();
            let expected = seen(case["title"].as_str().expect("a title"));
            assert_eq!(if title == "Journey" { "" } else { &title }, expected, "{text:?}");
        }
    }
}

#[test]
fn a_byte_order_mark_and_lone_carriage_returns_hide_no_front_matter() {
    for text in ["\u{feff}---\ntitle: T\n---\njourney\n A: 3\n", "---\rtitle: T\r---\rjourney\r A: 3: Me\r B: 2: Me\r"]
    {
        let compilation = compiled(text);
        assert!(compilation.diagnostics.is_empty(), "{text:?}: {:#?}", compilation.diagnostics);
        assert_eq!(compilation.map.expect("a map").title.to_plain(), "T", "{text:?}");
    }
}

#[test]
fn whitespace_of_any_length_in_bytes_separates_a_keyword_from_its_text() {
    for blank in [" ", "\t", "\u{a0}", "\u{2003}", "\u{3000}", "\u{feff}"] {
        let text = format!("journey\n title{blank}Coffee )un # cut\n section{blank}Enter\n  A: 3: Me\n");
        let map = mermaid(&text, FileId::default()).text.expect("a map");
        assert!(map.starts_with("journey: Coffee )un\n") && map.contains("stage: Enter\n"), "{blank:?}: {map}");
    }
}

#[test]
fn front_matter_of_any_depth_and_size_ends_in_an_answer() {
    let deep = |open: &str, close: &str| {
        format!("---\nx: {}{}\ntitle: T\n---\njourney\n A: 3\n", open.repeat(20_000), close.repeat(20_000))
    };
    let aliases = (1..60).map(|at| format!("a{at}: &a{at} [*a{0}, *a{0}, *a{0}]\n", at - 1)).collect::<String>();
    let long = format!("---\ntitle: T\nx: {}\n---\njourney\n A: 3\n", "x".repeat(2_000_000));
    for (text, readable) in [
        (deep("[", "]"), false),
        (deep("{a: ", "}"), false),
        (deep("- ", ""), false),
        (format!("---\na0: &a0 x\n{aliases}title: T\n---\njourney\n A: 3\n"), true),
        (long, false),
    ] {
        let imported = mermaid(&text, FileId::default());
        let refused = imported.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert_eq!(refused, !readable, "{}", &text[..40]);
    }
}

/// A map in which stage, column and persona are called `words`, escaped as the language asks for.
fn called(words: &str) -> String {
    let mut text = String::new();
    for char in words.chars() {
        if "*`[]\\".contains(char) {
            text.push('\\');
        }
        text.push(char);
    }
    format!(
        "journey: {text}\n  about: {text}\n  scale: 1..5\npersona a: {text}\npersona b: Somebody else\nstage: {text}\n  touchpoint: {text}\n    for: a\n    feels 4\n  touchpoint: Another\n    feels 2\n"
    )
}

#[test]
fn mermaid_draws_the_words_of_an_exported_map() {
    for case in recorded(include_str!("../fixtures/mermaid/exports.json")) {
        let words = case["words"].as_str().expect("words");
        let map = support::compile_text(&called(words)).map.expect("a map");
        assert_eq!(export::mermaid(&map).text, case["diagram"].as_str().expect("a diagram"), "{words:?}");
        for place in ["title", "section", "task", "actor", "description"] {
            assert_eq!(case[place], words, "the {place} that Mermaid draws");
        }
    }
}

#[test]
fn a_touchpoint_that_begins_like_a_line_of_mermaids_keeps_its_title() {
    for (title, line) in [
        ("Title of the film", "#84;itle of the film: 4: Me"),
        ("Section 21 arrives", "#83;ection 21 arrives: 4: Me"),
        ("Journey planner opens", "#74;ourney planner opens: 4: Me"),
        ("journey", "#106;ourney: 4: Me"),
        ("accTitle", "#97;ccTitle: 4: Me"),
        ("Journeyman", "Journeyman: 4: Me"),
        ("Our journey", "Our journey: 4: Me"),
    ] {
        let text = format!("journey: A\n  scale: 1..5\npersona me: Me\nstage: S\n  touchpoint: {title}\n    feels 4\n");
        let there = export::mermaid(&support::compile_text(&text).map.expect("a map")).text;
        assert_eq!(there.lines().last().map(str::trim), Some(line));
    }
}

#[test]
fn an_export_that_is_too_long_for_mermaid_says_so() {
    let tasks: String =
        (0..2000).map(|at| format!("  touchpoint: The touchpoint number {at}\n    feels 1\n")).collect();
    let map = support::compile_text(&format!("journey: A\nstage: S\n{tasks}")).map.expect("a map");
    let changed = export::mermaid(&map).changed;
    assert!(changed.iter().any(|of| of.starts_with("longer than 50000 characters")), "{changed:?}");
}

#[test]
fn a_map_survives_the_way_to_mermaid_and_back() {
    hold(every_map::every_map(), |map| {
        let Some(map) = &map.compiled().map else { return Ok(()) };
        let there = export::mermaid(map).text;
        let compilation = compiled(&there);
        let Some(back) = compilation.map else { return Err(format!("{there}\n{:#?}", compilation.diagnostics)) };
        let plain = |text: &wayline::model::Text| text.to_plain().split_whitespace().collect::<Vec<_>>().join(" ");
        let stages = |map: &Map| map.stages.iter().map(|stage| plain(&stage.title)).collect::<Vec<_>>();
        if plain(&map.title) != plain(&back.title) || stages(map) != stages(&back) {
            return Err(format!("other titles:\n{there}"));
        }
        let mut columns: Vec<String> = back.columns.iter().map(|column| plain(&column.title)).collect();
        let mut expected = Vec::new();
        for place in map.places() {
            let Place::Column(id) = place else { continue };
            let column = map.column(id);
            let mut scores: Vec<f64> = column.facts.feelings.iter().map(|feeling| feeling.score.get()).collect();
            scores.sort_by(f64::total_cmp);
            scores.dedup();
            expected.extend(std::iter::repeat_n(plain(&column.title), scores.len().max(1)));
        }
        // Scores that differ by less than Mermaid's text shows are one there.
        columns.dedup();
        expected.dedup();
        if columns != expected {
            return Err(format!("{columns:?} instead of {expected:?}:\n{there}"));
        }
        let again = export::mermaid(&back).text;
        let third = compiled(&again).map.map(|map| export::mermaid(&map).text);
        if third.as_ref() == Some(&again) { Ok(()) } else { Err(format!("{again}\nbecame\n{third:?}")) }
    });
}

#[test]
fn scores_and_actors_come_back_as_they_were() {
    let text = "journey: A\n  scale: 0..10\npersona anna: Anna, 34: nurse\npersona ben: Ben #1\npersona cleo: Cleo; 5 %%\nstage: S: one\n  touchpoint: T\n    feels anna 10\n    feels ben 2.5\n    feels cleo 2.5\n  touchpoint: U\n    for: ben\n    feels 0\n";
    let map = support::compile_text(text).map.expect("a map");
    let back = compiled(&export::mermaid(&map).text).map.expect("a map");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let task = |title: &str, score, people| ("S: one".to_owned(), title.to_owned(), Some(score), names(people));
    let (anna, ben, cleo) = ("Anna, 34: nurse", "Ben #1", "Cleo; 5 %%");
    assert_eq!(tasks(&back), [task("T", 5.0, &[anna]), task("T", 2.0, &[ben, cleo]), task("U", 1.0, &[ben])]);
    assert_eq!((back.scale.low, back.scale.high, back.scale.baseline), (1.0, 5.0, 3.0));
}

#[test]
fn places_of_a_map_point_into_the_diagram() {
    let text = "---\r\ntitle: T\r\n---\r\njourney\r\n  %% c\r\n  section S\r\n    Täsk: 9: Änna: x\r\n";
    let compilation = compiled(text);
    let place = |code: &str| {
        let found = compilation.diagnostics.iter().find(|diagnostic| diagnostic.code.as_str() == code).expect("raised");
        let span = found.span();
        (compilation.sources.slice(span).to_owned(), compilation.sources.get(span.file).position(span.start).line)
    };
    assert_eq!(place("J605"), ("9".to_owned(), 7));
    assert_eq!(place("J603"), (": x".to_owned(), 7));
    let map = compilation.map.as_ref().expect("a map");
    let written = |span| compilation.sources.slice(compilation.sources.written(span)).to_owned();
    assert_eq!(written(map.columns[0].span), "Täsk: 9: Änna: x");
    assert_eq!(written(map.columns[0].title.span), "Täsk");
    assert_eq!(written(map.personas[0].label.span), "Änna");
    assert_eq!(written(map.stages[0].title.span), "S");
    assert_eq!(written(map.title.span), "T");
}

#[test]
fn a_wide_blank_is_shown_whole() {
    let text = "title \u{a0}%%{init: x}%%";
    let imported = mermaid(text, FileId::default());
    assert_eq!(text.get(imported.diagnostics[0].span().range()), Some("\u{a0}"));
}

/// Pieces that mean something to Mermaid, so that chance finds what they do to each other.
fn diagrams() -> impl Strategy<Value = String> {
    let pieces = [
        "journey",
        "\n",
        "\n",
        "\n  ",
        " ",
        "title ",
        "section ",
        "accTitle:",
        "accDescr:",
        "accDescr {",
        "}",
        ":",
        ":",
        ": 3",
        "#",
        "%%",
        "%",
        "%%{init: x}%%",
        "%%{",
        "---\n",
        "title: T\n",
        "Ä",
        "Make tea",
        "*",
        "`",
        "[x](y)",
        "\\",
        "<br>",
        "<",
        "#35;",
        "#quot;",
        "#nope;",
        "#10;",
        ";",
        ",",
        "\r",
        "\r\n",
        "\t",
        "Me",
        "5",
        "-1e3",
        "0x1",
        "\u{a0}",
        "😀",
    ];
    let body = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat());
    (any::<bool>(), body).prop_map(|(begun, body)| if begun { format!("journey\n{body}") } else { body })
}

/// Texts in which much means something to Mermaid, to HTML or to Markdown.
fn words() -> impl Strategy<Value = String> {
    let pieces = [
        "journey",
        "Title",
        "section",
        "accTitle",
        "accDescr",
        "end",
        "%",
        "%%",
        "%%{init: x}%%",
        ":",
        ";",
        "#",
        ",",
        " ",
        " ",
        "{",
        "}",
        "<br>",
        "<",
        ">",
        "&",
        "&amp;",
        "#35;",
        "#quot;",
        "quot;",
        "---",
        "style",
        "classDef",
        "C4Context",
        "C4Container",
        "ﬂ°",
        "¶ß",
        "😀",
        "שלום",
        "مرحبا",
        "\u{a0}",
        "\u{200b}",
        "e\u{301}",
        "*",
        "`",
        "[x](y)",
        "\\",
        "\"",
        "'",
        "|",
        "@a",
        "1",
        "Ä",
        "日本",
    ];
    let piece = prop_oneof![3 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => "\\PC{1,3}"];
    let words = prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat().trim().to_owned());
    words.prop_filter("a text that the language takes", |words| {
        words.chars().any(char::is_alphanumeric) && !words.starts_with(char::is_whitespace)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300 * times() as u32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_from_mermaid(words in words()) {
        let compilation = support::compile_text(&called(&words));
        let Some(map) = compilation.map else { return Ok(()) };
        let there = export::mermaid(&map).text;
        let back = compiled(&there);
        let wrong: Vec<_> = back.diagnostics.iter().filter(|of| of.code.as_str().starts_with("J6")).collect();
        prop_assert!(wrong.is_empty(), "{there}\n{wrong:#?}");
        let back = back.map.expect("a map");
        prop_assert_eq!(seen(&map.title.to_plain()), back.title.to_plain(), "{}", there);
        let about = |map: &Map| map.about.as_ref().map(|about| seen(&about.to_plain()));
        prop_assert_eq!(about(&map), about(&back), "{}", there);
        let seen_tasks: Vec<_> = tasks(&map)
            .into_iter()
            .map(|(stage, title, score, people)| {
                (seen(&stage), seen(&title), score, people.iter().map(|name| seen(name)).collect::<Vec<_>>())
            })
            .collect();
        prop_assert_eq!(seen_tasks, tasks(&back), "{}", there);
    }

    #[test]
    fn any_text_is_read_and_what_comes_of_it_is_a_map(text in diagrams()) {
        let imported = mermaid(&text, FileId::default());
        let places = imported.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels).map(|label| label.span);
        for span in places.chain(imported.places.iter().map(|&(_, span)| span)) {
            prop_assert!(text.get(span.range()).is_some(), "{span:?} is no place of {text:?}");
        }
        let Some(map) = &imported.text else {
            prop_assert!(imported.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error));
            return Ok(());
        };
        let options = support::options();
        let formatted = format("map.journey", map.as_bytes(), &NoFiles, &options).text;
        prop_assert_eq!(formatted.as_ref(), Some(map), "{}", text);
        let compilation = compile("map.journey", map.as_bytes(), &NoFiles, &options);
        let wrong: Vec<&str> = compilation.diagnostics.iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|diagnostic| diagnostic.code.as_str())
            .filter(|code| *code != "J106")
            .collect();
        prop_assert!(wrong.is_empty(), "{wrong:?}\n{text:?}\n{map}");
    }
}

#[test]
fn an_actor_may_be_called_like_a_question_to_the_data() {
    let compilation = compiled("journey\n  title My day\n  section Work\n    Tea: 5: Me, measured\n    Do: 1: Me\n");
    assert!(compilation.diagnostics.is_empty(), "{:#?}", compilation.diagnostics);
    let map = compilation.map.as_ref().expect("a map");
    assert_eq!(map.personas[1].label.to_plain(), "measured");
}

#[test]
fn an_actor_whose_name_stands_for_nobody_yet_is_a_persona() {
    for actor in ["Na", "TBD", "Unknown"] {
        let back =
            compiled(&format!("journey\n  title T\n  section S\n    Pays: 4: {actor}\n    Goes: 2: {actor}, Ann\n"));
        let map = back.map.unwrap_or_else(|| panic!("{actor}: {:#?}", back.diagnostics));
        assert_eq!(map.personas[0].label.to_plain(), actor);
    }
}

/// The parser's own words were told of the line below: `did not find expected <document start>`.
#[test]
fn a_tab_in_the_indentation_of_front_matter_is_named_where_it_is() {
    let text = "---\n\ttitle: My day\nconfig:\n\ttheme: dark\n---\njourney\n  section Go\n    Tea: 5: Me\n";
    let raised = compiled(text).diagnostics;
    let labels: Vec<(&str, &str)> =
        raised.iter().map(|of| (of.labels[0].text.as_str(), &text[of.span().range()])).collect();
    assert_eq!(labels, [("indented with a tab, where YAML takes only spaces", "\t")]);
}
