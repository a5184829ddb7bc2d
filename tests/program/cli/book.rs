//! `mdbook-wayline`, as mdBook runs it: a book as JSON comes in, a book goes out.

use super::{
    map,
    sandbox::{Ran, Sandbox},
};
use serde_json::{Value, json};
use std::{
    io::Write,
    process::{Command, Stdio},
};

fn run(sandbox: &Sandbox, args: &[&str], input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdbook-wayline"));
    command.args(args).current_dir(sandbox.path("")).env("NO_COLOR", "1").env_remove("SOURCE_DATE_EPOCH");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

fn chapter(path: &str, content: &str, below: Value) -> Value {
    json!({"Chapter": {
        "name": path, "content": content, "number": [1], "sub_items": below, "path": path, "source_path": path,
        "parent_names": [], "something new": {"that": ["mdBook", "may add"]},
    }})
}

/// What mdBook sends, for these items and settings.
fn book(sandbox: &Sandbox, items: Value, settings: &Value) -> String {
    let context = json!({
        "root": sandbox.path(""), "renderer": "html", "mdbook_version": "0.5.1",
        "config": {"book": {"src": "src", "title": "A book"}, "preprocessor": {"wayline": settings}},
    });
    json!([context, {"items": items, "__non_exhaustive": null}]).to_string()
}

fn fence(map: &str) -> String {
    format!("```journey\n{map}```\n")
}

#[test]
fn maps_become_drawings_in_the_page() {
    let two = format!(
        "# One\n\n{}\nText.\n\n- item\n\n  {}",
        fence(&map("Coffee")),
        fence(&map("Tea")).replace('\n', "\n  ")
    );
    let sandbox = Sandbox::new().file("src/one.md", &two).file("src/deep/two.md", fence(&map("Milk")));
    let below = json!([chapter("deep/two.md", &fence(&map("Milk")), json!([]))]);
    let items = json!([chapter("one.md", &two, below), "Separator", {"PartTitle": "More"}, chapter("plain.md", "# No map\n", json!([]))]);
    let input = book(&sandbox, items.clone(), &json!({"command": "mdbook-wayline"}));
    let ran = run(&sandbox, &[], &input).code(0).silent();
    let out: Value = serde_json::from_str(&ran.out).expect("a book");
    let content = |pointer: &str| out.pointer(pointer).and_then(Value::as_str).expect("a text").to_owned();
    let page = content("/items/0/Chapter/content");
    assert!(page.starts_with("# One\n\n<div class=\"wayline-map\""), "{page}");
    assert_eq!(page.matches("<svg").count(), 2);
    assert!(!page.contains("```"), "{page}");
    assert_eq!(page.matches("<svg style=\"width: 100%; height: auto; min-width: ").count(), 2, "{page}");
    // Each is one line, so that neither a blank line nor a list ends it.
    assert!(page.lines().filter(|line| line.contains("<svg")).all(|line| line.trim_end().ends_with("</svg></div>")));
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let once: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), once.len(), "an id stands twice");
    assert!(ids.iter().any(|id| id.starts_with("map-one-1-")) && ids.iter().any(|id| id.starts_with("map-one-2-")));
    assert!(content("/items/0/Chapter/sub_items/0/Chapter/content").contains("id=\"map-deep-two-1-title\""));
    // Light and dark are the book's to say.
    assert!(page.contains("html:is(.coal, .navy, .ayu) .wayline-map-one-1"), "{page}");
    assert!(!page.contains("prefers-color-scheme"));
    // All else is as it was.
    let mut expected: Value = json!({"items": items, "__non_exhaustive": null});
    for pointer in ["/items/0/Chapter/content", "/items/0/Chapter/sub_items/0/Chapter/content"] {
        *expected.pointer_mut(pointer).expect("a chapter") = json!(content(pointer));
    }
    assert_eq!(out, expected);
}

#[test]
fn a_mistake_ends_the_build_at_its_place_in_the_chapter() {
    let text = format!("# One\n\n> {}", fence(super::WRONG).replace('\n', "\n> "));
    let sandbox = Sandbox::new().file("src/one.md", &text);
    let ran = run(&sandbox, &[], &book(&sandbox, json!([chapter("one.md", &text, json!([]))]), &json!({})));
    let ran = ran.code(1).says(&["error[J302]", "src/one.md:6:11", "feels 9: Too much"]);
    assert_eq!(ran.out, "");
}

#[test]
fn a_chapter_may_have_no_file_and_a_book_no_map() {
    let sandbox = Sandbox::new();
    let draft =
        json!({"Chapter": {"name": "Draft", "content": "", "sub_items": [], "path": null, "source_path": null}});
    let input = book(&sandbox, json!([draft]), &Value::Null);
    let out: Value = serde_json::from_str(&run(&sandbox, &[], &input).code(0).out).expect("a book");
    assert_eq!(out["items"], json!([draft]));
    // What mdBook sent before 0.5.
    let text = fence(&map("Coffee"));
    let old = json!([{"root": sandbox.path(""), "config": {}}, {"sections": [chapter("one.md", &text, json!([]))]}]);
    assert!(run(&sandbox, &[], &old.to_string()).code(0).out.contains("<svg"));
}

#[test]
fn the_books_settings_count() {
    let marked = fence(&map("Tea")).replace("```journey", "```journey draw");
    let text = format!("{}\n{marked}\n```journey fragment=stage\nfeels 1\n```\n", fence(&map("Coffee")));
    let sandbox = Sandbox::new().file("src/one.md", &text);
    let drawn = |settings: Value| {
        let ran = run(&sandbox, &[], &book(&sandbox, json!([chapter("one.md", &text, json!([]))]), &settings));
        let out: Value = serde_json::from_str(&ran.code(0).out).expect("a book");
        out["items"][0]["Chapter"]["content"].as_str().expect("a text").to_owned()
    };
    assert_eq!(drawn(json!({"fences": "all"})).matches("<svg").count(), 2);
    let page = drawn(json!({"fences": "marked", "font": "system", "theme": "light", "after": ["links"]}));
    assert!(page.matches("<svg").count() == 1 && page.contains("Tea") && page.contains("```journey\njourney: Coffee"));
    assert!(!page.contains("@font-face") && !page.contains(".navy"), "{page}");
    for (settings, said) in [
        (json!({"fences": "some"}), "`fences` under [preprocessor.wayline] of the book is \"some\""),
        (json!({"colour": "red"}), "`colour` under [preprocessor.wayline] of the book is not a setting"),
        (json!({"theme": "drak"}), "unknown theme `drak`"),
        (json!({"lanes": ["experiense"]}), "unknown lane `experiense`"),
    ] {
        let ran = run(&sandbox, &[], &book(&sandbox, json!([chapter("one.md", &text, json!([]))]), &settings));
        assert_eq!(ran.code(2).says(&[said]).out, "");
    }
}

#[test]
fn html_is_what_it_draws_for() {
    let sandbox = Sandbox::new();
    run(&sandbox, &["supports", "html"], "").code(0).silent();
    run(&sandbox, &["supports", "epub"], "").code(1).silent();
    assert!(run(&sandbox, &["--help"], "").code(0).out.contains("mdbook-wayline install"));
    assert!(run(&sandbox, &["--version"], "").code(0).out.starts_with("mdbook-wayline "));
    run(&sandbox, &["draw"], "").code(2).says(&["unknown command `draw`"]);
    run(&sandbox, &[], "").code(2).says(&["standard input is not a book from mdBook", "mdbook-wayline install"]);
    run(&sandbox, &[], "{}").code(2).says(&["standard input is not a book from mdBook"]);
}

#[test]
fn install_keeps_what_is_there() {
    let toml = "# Our book\n[book]\ntitle   = \"A book\" # so far\n\n[output.html]\n";
    let sandbox = Sandbox::new().file("docs/book.toml", toml);
    run(&sandbox, &["install", "docs"], "").code(0).says(&["wrote docs/book.toml"]);
    let installed = sandbox.read("docs/book.toml");
    assert_eq!(installed, format!("{toml}\n[preprocessor.wayline]\ncommand = \"mdbook-wayline\"\n"));
    run(&sandbox, &["install", "docs"], "").code(0).says(&["docs/book.toml is already set up"]);
    assert_eq!(sandbox.read("docs/book.toml"), installed);
    run(&sandbox, &["install"], "").code(2).says(&["cannot read book.toml", "mdbook-wayline install docs"]);
    let sandbox = sandbox.file("docs/book.toml", "[book\n");
    run(&sandbox, &["install", "docs"], "").code(2).says(&["docs/book.toml is not TOML", "nothing was changed"]);
    assert_eq!(sandbox.read("docs/book.toml"), "[book\n");
}

#[test]
fn the_projects_own_book_uses_it() {
    let book = include_str!("../../../docs/book.toml");
    assert!(book.contains("[preprocessor.wayline]\ncommand = \"mdbook-wayline\"\nfences = \"marked\"\n"));
}
