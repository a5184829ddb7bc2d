//! Where people go.

use super::{compiled, map, mended, offers, raised};
use wayline::diagnostic::Code;

#[test]
fn a_word_for_another_way_is_no_slip_of_a_keyword() {
    for line in ["repeat: The next day", "if: The price is too high", "branch: By phone", "goes to: X", "back to: X"] {
        let raised = raised(&map(line));
        assert_eq!(raised.len(), 1, "{raised:#?}");
        assert!(raised[0].help.as_ref().is_some_and(|help| !help.contains("did you mean")), "{raised:#?}");
    }
}

/// A `then` with only a share was dropped without a word, and `branch` with a share read as the rest of a sentence.
#[test]
fn a_way_without_a_column_or_a_colon_gets_its_edit() {
    let map = |line: &str| {
        format!(
            "journey: Coffee run\nstage: Order\n  touchpoint pay: Pay\n    feels 1: Served\n    {line}\n  touchpoint sit: Sit down\n    \
             feels 1\n  touchpoint away: Take it away\n    feels 0\n"
        )
    };
    for (line, code, right) in [
        ("then 20 %", Code::BadHead, "then sit 20 %"),
        ("then: away 30%: Not the right cup", Code::BadHead, "then away 30%: Not the right cup"),
        ("then: Take it away: Not the right cup at all", Code::BadHead, "then Take it away: Not the right cup at all"),
        ("then 20 %: In a hurry", Code::BadHead, "then sit 20 %: In a hurry"),
        ("branch away 30 %", Code::UnknownKeyword, "then away 30 %"),
        ("goto away", Code::UnknownKeyword, "then away"),
        ("repeat: pay", Code::UnknownKeyword, "then pay"),
        ("if in a hurry: away 20 %", Code::UnknownKeyword, "then away 20 %: In a hurry"),
    ] {
        let raised = compiled(&map(line)).diagnostics;
        assert_eq!(raised.first().map(|diagnostic| diagnostic.code), Some(code), "{line}: {raised:#?}");
        assert_eq!(mended(&map(line), &raised[0]), map(right));
    }
}

#[test]
fn words_for_where_people_go_become_a_way() {
    for (written, right) in [
        ("goes to: order", "then order"),
        ("back to: order", "then order"),
        ("repeat: if the cup is wrong, back to order", "then order: The cup is wrong"),
    ] {
        let text =
            format!("{}  touchpoint order: Order again\n    feels 1: Served\n    {written}\n", map("feels 0: Waits"));
        let raised = raised(&text);
        assert_eq!(
            raised.iter().map(|of| of.code).collect::<Vec<_>>(),
            [Code::UnknownKeyword],
            "{written}: {raised:#?}"
        );
        assert!(mended(&text, &raised[0]).ends_with(&format!("    {right}\n")), "{written}: {raised:#?}");
    }
}

#[test]
fn a_way_that_nobody_takes_is_removed_and_not_given_a_share() {
    for (how_many, help) in [("nobody", "remove the line"), ("most", "how many of a hundred")] {
        let told = &raised(&offers(&format!("then compare {how_many}: Again")))[0];
        assert!(told.help.as_deref().is_some_and(|said| said.contains(help)), "{told:#?}");
    }
}
