//! Signs of other languages around and behind a text, in all lines.

use super::wrapped::{SAFE, UNSAFE, becomes};
use crate::forgiving::{map, mends, raised};
use wayline::diagnostic::Code;

#[test]
fn a_remark_behind_a_text_is_found_in_all_lines() {
    for line in [
        "does: Pays",
        "pain: Slow",
        "note: Ask Tom",
        "opportunity: Show prices\n  owner: shop",
        "says: Never",
        "moment: The first one\nmetric csat: 4",
    ] {
        let (first, rest) =
            line.split_once('\n').map_or((line, String::new()), |(first, rest)| (first, format!("\n{rest}")));
        mends(&format!("{first} # check this{rest}"), Code::OnlyText, &format!("# check this\n{line}"));
    }
    let text = |hash: &str| {
        let head =
            format!("journey: T{hash}\n  about: All of it{hash}\n  goal: Be fast{hash}\npersona anna: Anna{hash}\n");
        format!("{head}  role: Nurse{hash}\nstage: S{hash}\n  feels anna 1: Fine{hash}\n")
    };
    assert_eq!(raised(&text(" # so far")).len(), 7, "{:#?}", raised(&text(" # so far")));
    // A key may be meant, and a number.
    for line in [
        "does: Presses # to confirm",
        "does: Types the # key",
        "does: Waits in room # 3",
        "does: Uses #shop and # once",
        "does: Searches for the hashtag # love",
        "does: Refers to ticket # ABC-12",
    ] {
        assert!(raised(&map(line)).is_empty(), "{line}: {:#?}", raised(&map(line)));
    }
}

#[test]
fn every_quoted_text_of_a_file_is_found() {
    let text = |quoted: &dyn Fn(&str) -> String| {
        format!(
            "journey: {}\n  goal: {}\npersona anna: {}\nstage: {}\n  touchpoint: {}\n    feels anna 1: {}\n    pain: {}\n",
            quoted("T"),
            quoted("Be fast"),
            quoted("Anna"),
            quoted("Book"),
            quoted("Shop"),
            quoted("Fine"),
            quoted("Slow till")
        )
    };
    let bare = text(&|text| text.to_owned());
    for (open, close) in [
        ("\"", "\""),
        ("'", "'"),
        ("“", "”"),
        ("„", "“"),
        ("„", "”"),
        ("„", "\""),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("‚", "‘"),
        ("\"", "\";"),
    ] {
        becomes(&text(&|text| format!("{open}{text}{close}")), UNSAFE, &bare);
    }
    // What somebody says may have its marks.
    for line in [
        "says: \"Never again\"",
        "thinks: “Why?”",
        "pain: \"Nobody tells me when they come\"",
        "pain: \"Why?\"",
        "does: Asks for the \"form\"",
        "does: \"Log in\"",
    ] {
        assert!(raised(&map(line)).is_empty(), "{line}: {:#?}", raised(&map(line)));
    }
}

#[test]
fn brackets_of_blocks_are_found_in_all_lines() {
    let right = "journey: T\nstage: Book\n  feels 1: Fine\nstage: Pay\n  feels 1: Fine\n";
    for (open, close) in [(" {", "}"), (" (", ")"), (" [", "]"), ("{", "};")] {
        becomes(
            &format!(
                "journey: T\nstage: Book{open}\n  feels 1: Fine\n{close}\nstage: Pay{open}\n  feels 1: Fine\n{close}\n"
            ),
            SAFE,
            right,
        );
    }
    becomes("journey: T\nstage: Book {\n  feels 1: Fine }\nstage: Pay {\n  feels 1: Fine }\n", SAFE, right);
    becomes("journey: T;\nstage: Book;\n  feels 1: Fine;\nstage: Pay;\n  feels 1: Fine;\n", SAFE, right);
    for line in [
        "does: Pays (by card)",
        "says: Fine :)",
        "says: Well ;)",
        "says: Oh no :-(",
        "gain: None :(",
        "note: Grr >:(",
        "says: ok :{",
        "says: ok :}",
        "says: まあまあ(^^;",
        "note: From AT&amp;T&trade;",
        "does: Pays (\n| by card)",
        "does: Pays;\n| then goes",
    ] {
        assert!(raised(&map(line)).is_empty(), "{line}: {:#?}", raised(&map(line)));
    }
}

#[test]
fn a_comment_in_front_of_a_fact_goes_above_it() {
    becomes(
        "/* my map */ journey: T\nstage: A\n  <!-- ask --> feels 1: x\n",
        SAFE,
        "# my map\njourney: T\nstage: A\n  # ask\n  feels 1: x\n",
    );
    // An empty one is nothing to keep.
    let empty = raised(&map("/**/ does: Pays"));
    assert_eq!(empty[0].help.as_deref(), Some("remove it"), "{empty:#?}");
    mends("/**/ does: Pays", Code::Pasted, "does: Pays");
}

#[test]
fn scissors_are_a_divider() {
    becomes("journey: T\nstage: A\n-----8<-----\n  feels 1: x\n", SAFE, "journey: T\nstage: A\n  feels 1: x\n");
}

#[test]
fn what_is_joined_to_its_keyword_is_a_word_of_its_own() {
    let text = |line: &str| {
        format!(
            "journey: T\nstage: A\n  touchpoint: Start\n    feels 0\n    then wait 30 %\n  {line}: Waits\n    feels 0\n"
        )
    };
    let right = text("touchpoint wait");
    for line in [
        "touchpoint(wait)",
        "touchpoint.wait",
        "touchpoint_wait",
        "touchpoint-wait",
        "touchpoint[wait]",
        "wait touchpoint",
    ] {
        let fixed = super::wrapped::fixed(&text(line), UNSAFE);
        assert_eq!(fixed, right, "{line}");
    }
    mends("feels_anna -1: Cross", Code::UnknownKeyword, "feels anna -1: Cross");
    mends("leaves_10 %: Too dear", Code::UnknownKeyword, "leaves 10 %: Too dear");
    // A lane may have such a name.
    let lane = "journey: T\nlane touchpoint-notes: Notes\nstage: A\n  touchpoint-notes: x\n  feels 0\n";
    assert!(raised(lane).is_empty(), "{:#?}", raised(lane));
}

#[test]
fn a_keyword_in_signs_is_one() {
    for line in ["[note] Ask", "<note> Ask", "@note Ask", "{note}: Ask"] {
        mends(line, Code::UnknownKeyword, "note: Ask");
    }
}

#[test]
fn the_sign_of_a_figure_is_no_mark_of_a_list() {
    for line in ["gain: + 5 % sales", "gain: - 5 minutes"] {
        let told = raised(&map(line));
        assert!(told.is_empty(), "{line}: {told:#?}");
    }
}
