//! What users read is written in everyday words.

use super::{source_code::sources, support::cases::pages};
use std::path::Path;

/// Phrases that a native reader would stumble over.
const MANNERED: &[&str] = &[
    " anew",
    " shall ",
    "parted by",
    "is told",
    "are told",
    "lies beside",
    "stands beside",
    "stands behind",
    "stands in front",
    "knows again",
    "as it stands",
    "of one's own",
    "unless said",
    "which is none",
    "all the same",
    "the ending of",
    " mend ",
    " mends ",
    "\"mend ",
    "behind the colon",
    "behind the figure",
    "behind a `",
    "behind `",
    "take it out",
    "take them out",
    "take the line out",
    "take this ",
    "takes the line out",
    "takes away",
    "taken away",
    " blanks",
    " no part of",
    "speak of",
    "speaks of",
    "speaks for",
    "behind the severity",
    "behind a keyword",
    "behind the keyword",
    "stands too",
    "is there twice",
    "is there more than once",
    "belongs into",
    "that aren't any",
    "` is no line of",
    "errors, and so has",
];

/// The same in comments, which are read by people who know the code.
const MANNERED_IN_COMMENTS: &[&str] = &[
    " anew",
    "parted by",
    "speaks for several",
    "stands behind",
    "behind the colon",
    "behind the figure",
    "behind the keyword",
    "behind the severity",
    "behind a keyword",
    "behind a number",
    "behind a name",
    "behind a blank",
    "knows again",
    "which is none",
];

/// The lines of Markdown that aren't code.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    page.lines().filter(move |line| {
        code ^= line.trim_start().starts_with("```");
        !code
    })
}

fn mannered<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    lines.filter(|line| MANNERED.iter().any(|phrase| line.contains(phrase))).map(str::to_owned).collect()
}

#[test]
fn messages_and_help_are_in_plain_words() {
    let found = |path: &str, text: &str| {
        // Doc comments of arguments are their help.
        let help = path.starts_with("cli/args");
        let lines = text.lines().filter(move |line| match line.trim_start() {
            line if line.starts_with("///") => help,
            line => !line.starts_with("//") && line.contains('"'),
        });
        mannered(lines)
    };
    assert!(!found("x.rs", "Failure::new(\"it shall be drawn anew\")").is_empty());
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |name: &str| std::fs::read_to_string(src.join(name)).expect("a source file");
    let found: Vec<_> = sources().iter().flat_map(|source| found(&source.name, &read(&source.name))).collect();
    assert!(found.is_empty(), "say it in everyday words:\n{}", found.join("\n"));
}

#[test]
fn comments_are_in_plain_words() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for source in sources() {
        let text = std::fs::read_to_string(src.join(&source.name)).expect("a source file");
        let comments = text.lines().filter(|line| line.trim_start().starts_with("//"));
        let mannered = comments.filter(|line| MANNERED_IN_COMMENTS.iter().any(|phrase| line.contains(phrase)));
        found.extend(mannered.map(|line| format!("{}: {}", source.name, line.trim())));
    }
    assert!(found.is_empty(), "say it in everyday words:\n{}", found.join("\n"));
}

#[test]
fn documents_are_in_plain_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = pages(&root.join("docs/src"));
    let own = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md"];
    let own = own.map(|name| root.join(name));
    for path in own.into_iter().chain(pages) {
        let text = std::fs::read_to_string(&path).expect("a page");
        let found = mannered(prose(&text));
        assert!(found.is_empty(), "{}: say it in everyday words:\n{}", path.display(), found.join("\n"));
    }
}
