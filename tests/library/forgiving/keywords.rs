//! First words of lines, and what blocks they belong to.

use super::{map, mended, mends, offers, raised, said};
use wayline::diagnostic::{Applicability, Code};

#[test]
fn a_word_of_another_block_becomes_the_one_of_a_column() {
    mends("quote: Never again", Code::CannotStandHere, "says: Never again");
    mends("need: A price", Code::CannotStandHere, "needs: A price");
    mends("channel: web, app", Code::CannotStandHere, "via: web, app");
    mends("measure csat: 4 of 5", Code::CannotStandHere, "metric csat: 4 of 5");
    mends("channel: web", Code::CannotStandHere, "via: web");
}

#[test]
fn a_for_below_a_line_goes_into_its_head() {
    mends("thinks: Why?\n  for: ben", Code::CannotStandHere, "thinks ben: Why?");
    mends("feels -1: Cross\n  for: ben\nvia: web", Code::CannotStandHere, "feels ben -1: Cross\nvia: web");
    mends("takes: 5m..7m\n  for: ben", Code::CannotStandHere, "takes ben: 5m..7m");
    let mut raised = raised(&map("moment: Pays\n  for: ben"));
    raised.retain(|of| of.code != Code::UnmeasuredMoment);
    assert_eq!(raised.len(), 1, "{raised:#?}");
    assert!(raised[0].fix.is_none(), "a `for` moved up would change whom the column is for: {raised:#?}");
}

#[test]
fn a_persona_before_the_keyword_goes_behind_it() {
    mends("anna thinks: Why so dear?", Code::UnknownKeyword, "thinks anna: Why so dear?");
    mends("Anna Keller feels -1: Cross", Code::UnknownKeyword, "feels anna -1: Cross");
    // Also with a word of another language.
    mends("Anna denkt: Warum so teuer?", Code::UnknownKeyword, "thinks anna: Warum so teuer?");
    mends("anna sagt: Nie wieder", Code::UnknownKeyword, "says anna: Nie wieder");
}

#[test]
fn a_lane_that_is_called_like_a_keyword_is_one_error() {
    let text = map("quote: Never again\nquote: So dear").replace("team shop: Front desk", "lane quote: Voices");
    let codes: Vec<Code> = raised(&text).iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::LaneIsKeyword]);
}

#[test]
fn a_sign_in_place_of_the_colon_is_not_part_of_the_text() {
    mends("does = Pays", Code::MissingColon, "does: Pays");
    mends("takes - 5 min", Code::MissingColon, "takes: 5 min");
    let text = map("feels 1: Fine").replace("persona anna: ", "persona anna - ");
    assert!(mended(&text, &raised(&text)[0]).contains("persona anna: Anna Keller\n"));
}

#[test]
fn two_words_for_one_keyword_become_it() {
    mends("front stage: Smiles", Code::UnknownKeyword, "frontstage: Smiles");
    let text = "journey: Coffee run\n  last reviewed: 2026-11-01\nstage: Order\n  feels 1: Served\n";
    assert!(mended(text, &raised(text)[0]).contains("  reviewed: 2026-11-01\n"));
    let text = text.replace("last reviewed: 2026-11-01", "status: current");
    assert!(mended(&text, &raised(&text)[0]).contains("  state: current\n"));
}

#[test]
fn a_heading_above_lines_of_its_kind_is_taken_out() {
    let right = map("feels 1: Fine");
    let text = right.replace("\nstage:", "\nstages:\nstage:");
    let raised_now = raised(&text);
    assert_eq!(raised_now.len(), 1, "{raised_now:#?}");
    assert_eq!(mended(&text, &raised_now[0]), right);
    let list = "journey: Coffee run\npersonas:\n  - Zoe Miller\nstage: Order\n  feels Zoe Miller 1: Served\n";
    assert_eq!(raised(list).iter().map(|told| told.code).collect::<Vec<_>>(), [Code::Pasted], "{:#?}", raised(list));
}

#[test]
fn the_number_of_a_stage_is_left_out() {
    let right = map("feels 1: Fine");
    let text = right.replace("stage: Order", "stage 1: Order");
    assert_eq!(mended(&text, &raised(&text)[0]), right);
}

#[test]
fn phases_that_hold_columns_are_stages() {
    let right = map("feels 1: Fine");
    let text = right.replace("stage: Order", "phase: Order");
    let raised = raised(&text);
    assert_eq!(raised.len(), 1, "{raised:#?}");
    assert_eq!(mended(&text, &raised[0]), right);
}

#[test]
fn a_sentence_below_a_text_goes_on_with_it() {
    mends(
        "does: Pays at the till,\n  without a word",
        Code::UnknownKeyword,
        "does: Pays at the till,\n  | without a word",
    );
}

#[test]
fn a_sentence_is_no_slip_of_a_keyword_that_a_machine_may_mend() {
    let raised = raised(&map("does: Pays\nCompares offers"));
    let safe = raised.iter().filter_map(|told| told.fix.as_ref()).any(|fix| fix.applicability == Applicability::Safe);
    assert!(!safe, "{raised:#?}");
}

#[test]
fn what_stands_below_a_line_with_another_beginning_belongs_to_it() {
    mends("front stage: Smiles\n  by: shop", Code::UnknownKeyword, "frontstage: Smiles\n  by: shop");
    let text = map("Anna pain: Nobody answers\n  status: open\ntouchpoints: Pay, Leave\n  does: Waits");
    let codes: Vec<_> = raised(&text).iter().map(|of| of.code).collect();
    assert_eq!(codes, [Code::UnknownKeyword, Code::UnknownKeyword]);
}

#[test]
fn what_stands_below_a_line_that_nobody_understands_is_not_judged() {
    let below = "pain: It rains\nxyzzy call: Call after ten days\n  status: planned\n  impact: 9";
    let codes: Vec<_> = raised(&map(below)).iter().map(|of| of.code).collect();
    assert_eq!(codes, [Code::UnknownKeyword]);
}

#[test]
fn a_line_that_should_have_used_a_file_is_one_error() {
    for line in ["use:", "use shared/people.journey"] {
        let text = format!("{line}\njourney: A\nstage: S\n  feels dana 1: Fine\n  does: x\n  mood-lane: y\n");
        assert_eq!(raised(&text).len(), 1, "{line}: {:#?}", raised(&text));
    }
}

/// What such a line seems to name excused the line itself.
#[test]
fn a_line_that_says_a_word_twice_is_an_error() {
    for lines in ["hello hello", "hello world\nworld hello", "a a a a a a a a"] {
        assert!(!raised(&map(lines)).is_empty(), "{lines} was dropped without a word");
    }
}

/// "Move it below an opportunity" helps nobody who has none yet.
#[test]
fn a_line_whose_block_is_missing_says_how_the_block_begins() {
    for (lines, expected) in [
        ("pain prices: Price changes\n  impact: 4", "`opportunity: …`"),
        ("pain prices: Price changes\n  due: 2027-01-01", "`opportunity: …`"),
    ] {
        let raised = raised(&map(lines));
        assert_eq!(raised.len(), 1, "{lines}: {raised:#?}");
        let help = raised[0].help.as_deref().unwrap_or_default();
        assert!(help.contains("if there is none, write one first") && help.contains(expected), "{help}");
    }
    mends("by: shop", Code::CannotStandHere, "frontstage: At the counter\n  by: shop");
}

#[test]
fn a_line_of_a_column_below_a_persona_gets_its_word() {
    let map = |line: &str| offers("").replace("persona ben", &format!("  {line}\npersona ben"));
    for (line, right) in [
        ("needs: A lift", "need: A lift"),
        ("says: Never again", "quote: Never again"),
        ("fact: Age 34", "fact Age: 34"),
        ("goals: Save time, Save money", "goal: Save time\n  goal: Save money"),
    ] {
        let told = raised(&map(line));
        assert_eq!(told.len(), 1, "{line}: {}", said(&told));
        assert_eq!(mended(&map(line), &told[0]), map(right), "{line}");
    }
    let picture = raised(&map("photo: anna.png"));
    assert!(mended(&map("photo: anna.png"), &picture[0]).contains("  image: anna.png\n"), "{}", said(&picture));
}

#[test]
fn what_is_about_the_file_becomes_a_comment() {
    let top = |line: &str| map("feels 1: Fine").replace("Coffee run\n", &format!("Coffee run\n{line}\n"));
    let raised = raised(&top("version: 2"));
    assert_eq!(mended(&top("version: 2"), &raised[0]), top("# version: 2"));
}

#[test]
fn a_line_of_an_opportunity_in_a_column_is_shown_with_its_own_words() {
    for (lines, help) in [("experiment: A roof", "`opportunity: A roof`"), ("effort: 2", "`opportunity: …`")] {
        let raised = raised(&map(lines));
        assert!(raised[0].help.as_ref().unwrap().contains(help), "{raised:#?}");
    }
}

#[test]
fn a_comment_in_front_of_the_colon_stays_a_comment() {
    mends("feels 1 # fine", Code::OnlyText, "# fine\nfeels 1");
    mends("feels anna -1 // a guess", Code::OnlyText, "# a guess\nfeels anna -1");
}

#[test]
fn what_customers_do_is_no_misspelt_keyword() {
    mends("pays: By card", Code::UnknownKeyword, "does: Pays By card");
}

#[test]
fn words_of_other_languages_mean_lines_of_the_story_in_phases_too() {
    let text = "journey: A\nphase: Eins\n  schritt: Geht hin\n    kanal: Web\n    idee: Kürzer\n      wirkung: 4\n";
    let fixed: Vec<String> = raised(text).iter().filter(|of| of.fix.is_some()).map(|of| mended(text, of)).collect();
    for line in ["    via: Web\n", "    opportunity: Kürzer\n", "      impact: 4\n"] {
        assert!(fixed.iter().any(|text| text.contains(line)), "{line}\n{fixed:#?}");
    }
}

#[test]
fn a_line_in_marks_of_markdown_is_that_line_and_no_quotation() {
    mends("> does: Pays", Code::UnknownKeyword, "does: Pays");
    mends("`does: Pays`", Code::UnknownKeyword, "does: Pays");
    mends("> I gave up", Code::UnknownKeyword, "says: I gave up");
}

#[test]
fn a_persona_in_front_of_a_columns_title_is_whom_it_is_for() {
    let text = map("feels 1: Fine").replace("At the counter", "anna: At the counter");
    let raised_now = raised(&text);
    let [told] = raised_now.as_slice() else { panic!("{raised_now:#?}") };
    assert_eq!(
        mended(&text, told),
        map("feels 1: Fine").replace("At the counter\n", "At the counter\n    for: anna\n"),
        "{told:#?}"
    );
}
