//! Tables in pages of Markdown, as people and as our own export write them.

use super::page_holds;
use crate::cli::sandbox::Sandbox;

/// Asterisks, brackets and a comment were drawn, though Markdown shows none of them, and escaped asterisks were left out.
#[test]
fn markup_in_a_table_of_markdown_is_that_of_the_map() {
    page_holds(
        "| Stage | A | B |\n| --- | --- | --- |\n| Actions | Goes *faster* to [shop](https://x.org \"Shop\") <!-- todo --> | 2 \\*\\* 3 |\n\
         | Thoughts | Is `a\\|b` **really** a_b_c? | See <https://x.org>&mdash;&lt;now&gt; |\n| *Feelings* | *happy* | __sad__ |\n",
        &[
            "  does: Goes *faster* to [shop](https://x.org)\n",
            "  does: 2 \\*\\* 3\n",
            "  thinks: Is `a|b` really a_b_c?\n",
            "  thinks: See [https://x.org](https://x.org)—<now>\n",
            "  feels 1: happy\n",
            "  feels -1: sad\n",
        ],
        &[],
    );
}

/// Our own export keeps mentions and addresses of a text from acting with empty comments, which were read as text; its links and its code were
/// escaped, and a link in the table of lines led to `https:<!--%20-->//`.
#[test]
fn what_our_own_export_escapes_in_markdown_comes_back() {
    let map = "journey: A\n\nstage: B\n  does: Go to [shop](https://x.org/a) and `git` it\n  does: See https://x.org/a with @anna, #12\n  feels 1: *Really* glad\n  pain: *Nowhere* to plug in\n";
    for sheet in ["journey", "lines"] {
        let sandbox = Sandbox::new().file("a.journey", map);
        sandbox.run(&format!("export a.journey --format markdown --sheet {sheet} -o a.md")).code(0);
        let ran = sandbox.run("import a.md").code(0);
        for line in map.lines().skip(2) {
            let line = line.replace("pain:", if sheet == "journey" { "pain minor:" } else { "pain:" });
            assert!(ran.out.contains(&format!("{line}\n")), "{line}\n---- is missing in\n{}", ran.out);
        }
    }
}

/// A line below the heading, or in the first row, was the title of the map.
#[test]
fn a_fact_above_the_table_is_no_title() {
    const TABLE: &str = "\n| Stage | A |\n|---|---|\n| Actions | a |\n";
    let fact = ["`Version: 1.0` is not in the table of stages and lanes: kept as a note"];
    page_holds(
        &format!("# Customer Journey Map\n\n**Version:** 1.0\n{TABLE}"),
        &["journey: Board\n", "note: Version: 1.0\n"],
        &fact,
    );
    page_holds(&format!("# Hotel: a night away\n{TABLE}"), &["journey: Hotel: a night away\n"], &[]);
    super::holds("Version: 1.0,,\nStage,A,B\nActions,a,b\n", &["journey: Board\n", "note: Version: 1.0\n"], &fact);
    let paragraph = "What we know of guests who stay for a night, from the interviews in spring and from what the front desk wrote down in a year";
    super::holds(
        &format!("\"{paragraph}\",,\nStage,A,B\nActions,a,b\n"),
        &["journey: Board\n", &format!("note: {paragraph}\n")],
        &["is not in the table of stages and lanes"],
    );
}

/// Every bracket was a comma: "Likes tea, green, and cake, dark, ."
#[test]
fn brackets_in_what_is_said_of_a_persona_stay() {
    const TABLE: &str = "\n\n| Stage | A |\n|---|---|\n| Actions | a |\n";
    for (persona, lines) in [
        (
            "Dana (34), buyer. Likes tea (green, hot) and cake (dark).",
            "persona dana: Dana\n  role: buyer. Likes tea (green, hot) and cake (dark).\n  fact Age: 34\n",
        ),
        ("Dana, buyer (34)", "persona dana: Dana\n  role: buyer\n  fact Age: 34\n"),
        ("Dana (buyer, 34)", "persona dana: Dana\n  role: buyer\n  fact Age: 34\n"),
        ("Dana, (34), buyer", "persona dana: Dana\n  role: buyer\n  fact Age: 34\n"),
    ] {
        page_holds(&format!("**Persona:** {persona}{TABLE}"), &[lines], &[]);
    }
}

/// The Japanese word for expectation is a lane, and a feeling: it turned the table around, and the stages were notes.
#[test]
fn a_feeling_with_the_name_of_a_lane_turns_no_table() {
    page_holds(
        "| 段階 | 感情 | 強度 |\n|---|---|---|\n| 認知 | 期待 | 中 |\n| 検討 | 楽しい | 高 |\n",
        &["stage: 認知\n  feels 1: 期待\n", "stage: 検討\n  feels 1: 楽しい\n"],
        &["`強度` is not a lane that Wayline knows"],
    );
}

/// The number of lines that were left out was told, but not which.
#[test]
fn lines_outside_the_table_are_named() {
    page_holds(
        "# Tea\n\nA\n\n<!-- not shown -->\n\n| Stage | A |\n|---|---|\n| Actions | a |\n\nB\nC\nD\nE\nF\n",
        &["journey: Tea\n"],
        &["text outside the table is left out: lines 3, 11, 12, 13, 14 and 1 more"],
    );
}
