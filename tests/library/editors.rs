//! What editors know of the language is generated from `editors/keywords.json`, and that is the table of keywords.

use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::PathBuf};
use wayline::{
    keyword::{self, BUILT_IN_CHANNELS, Keyword, RULES, Rule, SEVERITIES},
    model::TeamKind,
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("editors")
}

#[test]
fn the_keywords_of_editors_are_those_of_the_table() {
    let now = serde_json::to_string_pretty(&table()).expect("JSON") + "\n";
    let file = folder().join("keywords.json");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&file, &now).expect("the file can be written");
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    assert!(
        kept == now,
        "the table of keywords has changed: run this test with INSTA_UPDATE=always, then `npm run generate` in \
         `editors` and `tree-sitter generate` in `editors/tree-sitter-journey`",
    );
}

/// The generated files are committed, so that editors need no build. One that is out of date misses a keyword.
#[test]
fn every_editor_knows_every_keyword() {
    for file in [
        "vscode/syntaxes/journey.tmLanguage.json",
        "tree-sitter-journey/src/grammar.json",
        "tree-sitter-journey/src/parser.c",
        "vim/syntax/journey.vim",
        "emacs/journey-mode.el",
    ] {
        let text = fs::read_to_string(folder().join(file)).expect("a generated file");
        let words: BTreeSet<&str> =
            text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).collect();
        let known = |word: &str| words.contains(word) || words.contains(format!("anon_sym_{word}").as_str());
        let missing: Vec<&str> =
            (Keyword::ALL.iter().map(|keyword| keyword.word())).filter(|word| !known(word)).collect();
        assert!(missing.is_empty(), "{file}: {missing:?}");
    }
}

/// Zed has its own names for what is highlighted, and the same patterns.
#[test]
fn zed_highlights_what_tree_sitter_does() {
    let patterns = |file: &str| -> Vec<String> {
        let text = fs::read_to_string(folder().join(file)).expect("queries");
        let words = text.lines().filter(|line| !line.starts_with(';')).flat_map(str::split_whitespace);
        words.map(|word| if word.starts_with('@') { "@".to_owned() } else { word.to_owned() }).collect()
    };
    let name = |word: &str| word.trim_end_matches(')').to_owned();
    let (theirs, ours) =
        (patterns("zed/languages/journey/highlights.scm"), patterns("tree-sitter-journey/queries/highlights.scm"));
    let different = theirs.iter().zip(&ours).find(|(theirs, ours)| name(theirs) != name(ours));
    assert!(
        ours.len() > 100 && theirs.len() == ours.len() && different.is_none(),
        "{different:?}: run `npm run generate`"
    );
}

fn table() -> Value {
    json!({
        "comment": "Generated from src/keyword/table by tests/library/editors.rs",
        "keywords": RULES.iter().map(row).collect::<Vec<_>>(),
        "severities": SEVERITIES,
        "teamKinds": TeamKind::WORDS,
        "channels": BUILT_IN_CHANNELS.iter().map(|channel| channel.name).collect::<Vec<_>>(),
    })
}

fn row(rule: &Rule) -> Value {
    let choices = match rule.value {
        keyword::Value::Choice(words) => words,
        _ => &[],
    };
    let kind = format!("{:?}", rule.value);
    json!({
        "word": if rule.keyword == Keyword::Own { Value::Null } else { rule.keyword.word().into() },
        "inside": rule.inside.iter().map(|block| if *block == Keyword::Own { Value::Null } else { block.word().into() }).collect::<Vec<_>>(),
        "declares": rule.keyword.is_declaration(),
        "block": rule.keyword.is_block(),
        "head": format!("{:?}", rule.head),
        "value": kind.split('(').next(),
        "choices": choices,
        "summary": rule.summary,
        "example": rule.example,
    })
}
