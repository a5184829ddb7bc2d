//! The examples: right, formatted, drawn, and together an example of every line that the language has.

use crate::support;
use crate::support::every_map::{Map, examples};
use std::collections::BTreeSet;
use wayline::{
    ast,
    format::format,
    keyword::{Head, RULES, Rule},
};

#[test]
fn every_example_compiles_without_a_warning() {
    for map in examples() {
        let compilation = map.compiled();
        assert!(compilation.diagnostics.is_empty(), "{}: {:#?}", map.origin, compilation.diagnostics);
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
        Head::Name => &["with a name"],
        Head::Measure => &["with a name", "with a name and a persona"],
        Head::OptionalName => &["alone", "with a name"],
        Head::OptionalPersona => &["alone", "with a persona"],
        Head::Score => &["with a score", "with a persona and a score"],
        Head::Pain => &["alone", "with a name", "with a severity", "with a name and a severity"],
        Head::Label => &["with a label"],
        Head::Way => &["with a column", "with a column and a share"],
        Head::Exit => &["with a share"],
        // Examples are of maps that are drawn, and none of them has data yet.
        Head::Days => &[],
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
        ast::Head::Measure(..) => "with a name and a persona",
        ast::Head::Score(None, _) => "with a score",
        ast::Head::Score(Some(_), _) => "with a persona and a score",
        ast::Head::Pain(Some(_), None) => "with a name",
        ast::Head::Pain(None, Some(_)) => "with a severity",
        ast::Head::Pain(Some(_), Some(_)) => "with a name and a severity",
        ast::Head::Pain(None, None) => "alone",
        ast::Head::Label(_) => "with a label",
        ast::Head::Way(None, None) => "alone",
        ast::Head::Way(None, Some(_)) => "with a share",
        ast::Head::Way(Some(_), None) => "with a column",
        ast::Head::Way(Some(_), Some(_)) => "with a column and a share",
        ast::Head::Days(_) => "with days",
    }
}
