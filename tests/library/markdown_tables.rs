//! Tables in Markdown as maps: what an export marks comes back as it was.

use crate::support::options;
use proptest::prelude::*;
use wayline::{
    compile,
    export::{self, table::Sheet, table::table},
    import::{SpreadsheetKind, spreadsheet},
    load::NoFiles,
    model::{Map, Mark, Piece, Text},
};

fn compiled(text: &str) -> Option<Map> {
    let compilation = compile("map.journey", text.as_bytes(), &NoFiles, &options());
    let has_errors = compilation.has_errors();
    compilation.map.filter(|_| !has_errors)
}

/// A text of a map, in which much means something to Markdown, or to the language.
fn texts() -> impl Strategy<Value = String> {
    const WORDS: [&str; 40] = [
        "a",
        "Ä",
        "42",
        " ",
        " ",
        " ",
        "b c",
        "\\*",
        "\\*\\*",
        "_",
        "__",
        "\\`",
        "\\[",
        "]",
        "(",
        ")",
        "|",
        "\\\\",
        "\\\\|",
        "<b>",
        "<br>",
        "<!-- x -->",
        "<!--",
        "-->",
        "&amp;",
        "&#64;",
        "https://example.org",
        "@team",
        "#12",
        "~",
        "$",
        "1a2b3c4",
        "!",
        "-",
        ".",
        "é",
        "\"",
        "“",
        "😀",
        "©",
    ];
    const MARKED: [&str; 22] = [
        "*a*",
        "*b c*",
        "*(b)*",
        "*_*",
        "*-a-*",
        "*a]*",
        "*`*",
        "*<b>*",
        "`a`",
        "`*a*`",
        "`a|b`",
        "`\\|`",
        "`\\`",
        "`<!-- x -->`",
        "`&amp;`",
        "`[x](y)`",
        "[a](https://example.org/a)",
        "[*b* c](page.md)",
        "[<b>](mailto:a@example.org)",
        "[a|b](https://example.org/?a=1&b=2)",
        "[a_b](https://example.org/_c_)",
        "[\\](a/*b*)",
    ];
    let piece = prop_oneof![3 => prop::sample::select(WORDS.to_vec()), 2 => prop::sample::select(MARKED.to_vec())];
    prop::collection::vec(piece, 1..9).prop_map(|pieces| format!("go {}", pieces.concat().trim_end()))
}

/// What a text says and marks, with single blanks, and neighbours of one kind together.
fn said(text: &Text) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for Piece { text, mark } in &text.pieces {
        match pieces.last_mut().filter(|last| last.mark == *mark) {
            Some(last) => last.text.push_str(text),
            None => pieces.push(Piece { text: text.clone(), mark: mark.clone() }),
        }
    }
    let mut blank = false;
    for Piece { text, mark } in &mut pieces {
        let kept = |c: &char| {
            let again = blank && *c == ' ';
            blank = *c == ' ';
            !again
        };
        *text = text.chars().filter(kept).collect();
        if let Mark::Link(address) = mark {
            *address = address.replace('<', "%3C").replace('>', "%3E").replace('|', "%7C").replace('\\', "%5C");
        }
    }
    pieces
}

/// What a map says in three places: a title, what somebody does, and a pain.
fn told(map: &Map) -> [Vec<Piece>; 3] {
    let claim = map.columns.iter().flat_map(|column| &column.facts.claims).next().expect("a claim");
    [said(&map.stages[0].title), said(&claim.text), said(&map.pains[0].text)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_of_an_export_in_markdown_says_the_same_when_it_is_imported(
        title in texts(), does in texts(), pain in texts(),
    ) {
        let map = compiled(&format!("journey: A\nstage: {title}\n  does: {does}\n  pain: {pain}\n"));
        let Some(map) = map else { return Ok(()) };
        let written = export::markdown_table(&table(&map, Sheet::Journey));
        let file = ("a.md", written.as_bytes(), SpreadsheetKind::Csv);
        let made = spreadsheet(file, "a.journey", &NoFiles, &options()).expect("a table");
        prop_assert_eq!(made.maps.len(), 1, "{}", written);
        let text = &made.maps[0].text;
        let back = compiled(text).expect("no errors");
        prop_assert_eq!(told(&back), told(&map), "{}\n{}", written, text);
    }
}
