//! What was copied from elsewhere, and maps of before.

use super::{map, mended, mends, raised, told};
use wayline::diagnostic::Code;

#[test]
fn what_was_pasted_from_elsewhere_is_one_diagnostic() {
    let cases = [
        map("- does: Pays\n- thinks: Why?\n- feels 1"),
        map("does:\n  - Types the address\n  - Compares"),
        map("* Pays\n* Leaves"),
        format!("```journey\n{}```\n", map("feels 1")),
        map("<<<<<<< HEAD\nfeels 1: Good\n=======\nfeels -1: Bad\n>>>>>>> other")
            .replace("    <<<", "<<<")
            .replace("    ===", "===")
            .replace("    >>>", ">>>"),
        map("| Step | Feeling |\n| --- | --- |\n| Pay | -1 |"),
        map("Step,Feeling,Word\nPay,-1,Dear\nLeave,1,Glad"),
        "{\n  \"title\": \"Coffee run\",\n  \"stages\": [\n    { \"name\": \"Order\" }\n  ]\n}\n".to_owned(),
        "journey\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n".to_owned(),
        "journey: Coffee run\n\n## stage: Order\n### touchpoint: At the counter\nfeels 1: Served\n".to_owned(),
    ];
    for text in cases {
        let raised = raised(&text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::Pasted], "{text}\n{raised:#?}");
    }
}

/// Half of a conflict was a divider, which was taken out, and with it the only trace.
#[test]
fn what_is_left_of_a_merge_conflict_is_told_and_never_taken_out() {
    for (lines, at) in [
        ("feels 1: Good\n=======\nfeels 1: Good\n>>>>>>> other", 11),
        ("feels 1: Good\n>>>>>>> other\n=======", 11),
        ("feels 1: Good\n||||||| base\nfeels 0\n=======\nfeels -1: Bad\n>>>>>>> other", 11),
        ("<<<<<<< HEAD\nfeels 1: Good\n||||||| base\nfeels 0\n=======\nfeels -1: Bad\n>>>>>>> other\n=======", 10),
        ("<<<<<<< HEAD\nfeels 1: Good\n=======\nfeels -1: Bad", 10),
    ] {
        let mut text = map(lines);
        for marker in ["<<<<<<<", "|||||||", "=======", ">>>>>>>"] {
            text = text.replace(&format!("    {marker}"), marker);
        }
        let raised = raised(&text);
        let codes: Vec<_> = raised.iter().map(|told| told.code).collect();
        assert_eq!(codes, [Code::Pasted], "{text}\n{raised:#?}");
        assert!(raised[0].title.contains("merge conflict") && raised[0].fix.is_none(), "{text}\n{raised:#?}");
        let line = text[..raised[0].span().start as usize].matches('\n').count() + 1;
        assert_eq!(line, at, "{text}");
    }
    // A divider alone is one.
    mends("feels 1\n=======\nvia: web", Code::Pasted, "feels 1\nvia: web");
}

#[test]
fn marks_that_were_pasted_are_taken_away() {
    mends("- does: Pays\n- thinks: Why?", Code::Pasted, "does: Pays\nthinks: Why?");
    let text = map("does:\n  - Types\n  - Compares");
    assert!(mended(&text, &raised(&text)[0]).contains("\n    does: Types\n    does: Compares\n"));
}

#[test]
fn a_map_of_before_is_upgraded_to_what_it_meant() {
    let old = "journey: Coffee run\nlane since: Since when\nstage: Order\n  since: Monday\n  feels -1\n  pain high: No queue\n  gain major: Coffee\n  opportunity: Paint\n    answers: high\n";
    let new = wayline::format::upgrade(old);
    assert!(raised(&new).is_empty(), "{new}\n{:#?}", raised(&new));
    for line in [
        "lane since-lane: Since when",
        "since-lane: Monday",
        "pain high-pain: No queue",
        "gain major-gain: Coffee",
        "answers: high-pain",
    ] {
        assert!(new.contains(line), "{line} in\n{new}");
    }
    assert_eq!(wayline::format::upgrade(&new), new, "what is upgraded stays as it is");
    let today = map("pain prices major: Price jumps\nfeels anna 1: Fine");
    assert_eq!(wayline::format::upgrade(&today), today);
}

#[test]
fn comments_of_other_languages_become_comments() {
    mends("// later\nvia: web", Code::UnknownKeyword, "# later\nvia: web");
    mends("<!-- later -->\nvia: web", Code::UnknownKeyword, "# later\nvia: web");
    mends("via: web // main channel", Code::OnlyText, "# main channel\nvia: web");
}

#[test]
fn what_stands_before_every_line_is_taken_away() {
    let right = map("feels 1: Fine");
    let with = |mark: &dyn Fn(usize) -> String| -> String {
        right.lines().enumerate().map(|(at, line)| format!("{}{line}\n", mark(at + 1))).collect()
    };
    for text in
        [with(&|_| "> ".into()), with(&|_| "+ ".into()), with(&|at| format!("{at}: ")), with(&|at| format!("{at:3} "))]
    {
        let raised = raised(&text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::Pasted], "{text}\n{raised:#?}");
        assert_eq!(mended(&text, &raised[0]).trim_end(), right.trim_end());
    }
    let text = right.replace("stage:", "**stage:**").replace("    feels 1:", "    **feels 1**:");
    assert_eq!(mended(&text, &raised(&text)[0]), right);
}

#[test]
fn files_of_other_languages_are_one_diagnostic() {
    for text in [
        "<html><body><h1>Journey</h1></body></html>\n",
        "<?xml version=\"1.0\"?>\n<journey/>\n",
        "@startuml\nactor Anna\n@enduml\n",
        "title = \"Coffee run\"\n[[stage]]\nname = \"Order\"\n",
        "title: Coffee run\nstages:\n  - name: Order\n    channel: web\n  - name: Drink\n",
        "--- a/map\n+++ b/map\n@@ -1,2 +1,2 @@\n journey: Coffee run\n-stage: A\n+stage: B\n",
        "```mermaid\njourney\n    title My day\n```\n",
    ] {
        let raised = raised(text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::Pasted], "{text}\n{raised:#?}");
    }
}

const DENTIST: &str = "journey: Dentist visit\nstage: Book\n  touchpoint: Call the practice\n    feels -1: Annoyed\n";

#[test]
fn sentences_around_a_map_are_one_diagnostic() {
    let before = "Sure! Here is a customer journey map for a dentist visit.\nIt follows the patient from booking to recall.\nThey call the practice first, and wait.\n\n";
    let behind = "\n---\n\nLet me know if you would like me to add more stages\nor change the personas!\nNote that the scores are only assumptions.\n";
    told(&format!("{before}{DENTIST}"), &["J009"], &[]);
    told(&format!("Here is your map:\n\n{DENTIST}"), &["J009"], &[]);
    told(&format!("{DENTIST}{behind}"), &["J009", "J009"], &[]);
    told(&format!("{before}{DENTIST}{behind}"), &["J009", "J009", "J009"], &[]);
}

#[test]
fn a_map_in_a_fence_with_text_around_it_is_one_diagnostic() {
    let map = format!("```journey\n{DENTIST}```\n");
    let front = "---\ntitle: Dentist visit\ntags: [health, phone]\n---\n\n";
    let before = "# A map\n\nHere is **your** map:\n\n- from booking\n- to recall\n\n| who | what |\n| --- | --- |\n";
    let behind = "\n## Some notes\n\n1. The scores are assumptions.\n2. **Pains** come from reviews.\n\nLet me know!\n\n```sh\nwayline check\n```\n";
    told(&map, &["J009"], &[]);
    for text in [format!("{front}{map}"), format!("{before}{map}"), format!("{map}{behind}")] {
        told(&text, &["J009"], &[]);
    }
    told(&format!("{front}{before}{map}{behind}"), &["J009"], &[]);
    // An answer that was cut off.
    told(&format!("{before}```\n{DENTIST}"), &["J009"], &[]);
}

#[test]
fn front_matter_is_one_diagnostic() {
    told(&format!("---\ntitle: Dentist\nauthor: Somebody\n\ndate: 2026-01-01\n---\n\n{DENTIST}"), &["J009"], &[]);
}

#[test]
fn a_text_that_goes_on_without_marks_is_one_diagnostic() {
    let text = DENTIST.replacen(
        "visit\n",
        "visit\n  about: From the first call\n    to the day on which the reminder comes\n    and nobody thinks of teeth.\n",
        1,
    );
    told(&text, &["J009"], &[]);
}
