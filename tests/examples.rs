//! The examples: right, formatted, drawn, and together an example of every line that the language has.

mod support;

use std::{collections::BTreeSet, path::Path, process::Command};
use support::every_map::{Map, examples};
use wayline::{
    ast,
    format::format,
    keyword::{Head, RULES, Rule},
};

/// Maps whose point is what they are warned of, and the codes.
const WARNED: &[(&str, &[&str])] = &[];

#[test]
fn every_example_raises_what_it_should() {
    for map in examples() {
        let expected = WARNED.iter().find(|(name, _)| map.name == *name).map_or(&[][..], |(_, codes)| codes);
        let compilation = map.compile();
        let found: Vec<&str> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
        assert_eq!(found, expected, "{}: {:#?}", map.origin, compilation.diagnostics);
    }
}

#[test]
fn every_example_is_formatted() {
    for map in examples() {
        let formatted =
            format(&map.name, &map.bytes, &map.files, &support::options()).text.expect("an example is right");
        assert!(map.text() == Some(formatted.as_str()), "{}: run `wayline fmt examples`", map.origin);
    }
}

/// A row of the table, by its keyword and the first block that takes it, and what stands before the colon.
type Form = (&'static str, &'static str, &'static str);

fn form(rule: &Rule, head: &'static str) -> Form {
    (rule.keyword.word(), rule.inside.first().map_or("file", |block| block.word()), head)
}

#[test]
fn every_line_of_the_language_has_an_example() {
    let used: BTreeSet<Form> = examples().iter().flat_map(forms).collect();
    let there = RULES.iter().flat_map(|rule| possible(rule).iter().map(move |head| form(rule, head)));
    let missing: Vec<String> = there
        .filter(|form| !used.contains(form))
        .map(|(keyword, block, head)| format!("`{keyword}` of a `{block}`, {head}"))
        .collect();
    assert!(missing.is_empty(), "no example has\n{}", missing.join("\n"));
}

fn possible(rule: &Rule) -> &'static [&'static str] {
    match rule.head {
        Head::None => &["alone"],
        Head::Name | Head::Measure => &["with a name"],
        Head::OptionalName => &["alone", "with a name"],
        Head::OptionalPersona => &["alone", "with a persona"],
        Head::Score => &["with a score", "with a persona and a score"],
        Head::Pain => &["alone", "with a name", "with a severity", "with a name and a severity"],
        Head::Label => &["with a label"],
    }
}

fn forms(map: &Map) -> Vec<Form> {
    let Some((document, _)) = map.document() else { return Vec::new() };
    document.nodes.iter().map(|node| form(node.rule, written(&node.head, node.rule))).collect()
}

fn written(head: &ast::Head, rule: &Rule) -> &'static str {
    match head {
        ast::Head::None => "alone",
        ast::Head::Name(_) if rule.head == Head::OptionalPersona => "with a persona",
        ast::Head::Name(_) => "with a name",
        ast::Head::Score(None, _) => "with a score",
        ast::Head::Score(Some(_), _) => "with a persona and a score",
        ast::Head::Pain(Some(_), None) => "with a name",
        ast::Head::Pain(None, Some(_)) => "with a severity",
        ast::Head::Pain(Some(_), Some(_)) => "with a name and a severity",
        ast::Head::Pain(None, None) => "alone",
        ast::Head::Label(_) => "with a label",
    }
}

/// The drawings that lie beside the maps are those that the program draws now. To draw them anew:
/// `cargo run --release -- build examples --format svg --today 2026-11-21`.
#[cfg(feature = "cli")]
#[test]
fn every_drawing_is_current() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in &examples()[0].files.0 {
        let path = folder.path().join("examples").join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a copy");
    }
    let program = Path::new(env!("CARGO_BIN_EXE_wayline"));
    let call = ["build", "examples", "--format", "svg", "--quiet", "--today", support::TODAY];
    let status = Command::new(program).args(call).current_dir(folder.path()).status().expect("the program");
    assert!(status.success());
    for map in examples().iter().filter(|map| !map.compile().shared) {
        let drawing = map.name.replace(".journey", ".svg");
        let new = std::fs::read(folder.path().join("examples").join(&drawing)).expect("a drawing");
        let old = map.files.0.get(&drawing);
        assert!(
            old == Some(&new),
            "examples/{drawing} is not current: cargo run --release -- build examples --format svg --today {}",
            support::TODAY
        );
    }
}
