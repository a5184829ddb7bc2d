//! What is after the colon: figures, dates, paths, words for a choice.

use super::{map, mended, mends, offers, raised, said};
use wayline::diagnostic::{Applicability, Code, Diagnostic, Severity};

#[test]
fn a_text_that_only_marks_a_place_is_missing() {
    for text in [map("does: …"), map("pain price: ..."), map("feels 1: Fine").replace("shop: Front desk", "shop: …")]
    {
        let raised = raised(&text);
        assert!(raised.iter().any(|diagnostic| diagnostic.code == Code::MissingText), "{text}: {raised:#?}");
    }
}

#[test]
fn a_sign_of_another_language_is_told_to_be_text() {
    mends("does: Pays  # at the till", Code::OnlyText, "# at the till\ndoes: Pays");
    mends("via: web # and later the app", Code::OnlyText, "# and later the app\nvia: web");
    mends("does: Pays {", Code::OnlyText, "does: Pays");
    assert!(raised(&map("via: web # note")).iter().all(|told| told.severity == Severity::Error));
}

#[test]
fn a_sign_that_belongs_to_the_text_is_left_alone() {
    for line in [
        "does: Presses # to confirm",
        "does: Takes ticket #12",
        "thinks: We are #1",
        "does: Writes C# code",
        "does: Fills in {name}",
        "says: :-)",
        "pain: The major road is closed",
        "pain minor: Major delays",
        "via: C# forum",
    ] {
        let raised = raised(&map(line));
        assert!(raised.iter().all(|told| told.code == Code::NotDeclared), "{line}: {raised:#?}");
    }
}

#[test]
fn a_path_with_a_scheme_is_refused_everywhere() {
    for line in [
        "see: javascript:alert(1)",
        "see: JaVaScRiPt:x",
        "attach: data:text/html,x",
        "image: vbscript:x",
        "see: mailto:a@b",
    ] {
        let raised = raised(&map(line));
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::BadPath], "{line}");
    }
}

#[test]
fn a_measure_and_its_figure_in_one_are_one_mistake() {
    for (line, right) in [
        ("metric: NPS 45", "metric NPS: 45"),
        ("metric: drop-off rate = 42 %", "metric drop-off rate: 42 %"),
        ("metric: waiting time: 5 min", "metric waiting time: 5 min"),
    ] {
        let text = map(line);
        let raised = raised(&text);
        assert_eq!(raised.iter().map(|told| told.code).collect::<Vec<_>>(), [Code::BadHead], "{line}: {raised:#?}");
        assert_eq!(mended(&text, &raised[0]), map(right));
    }
}

#[test]
fn words_for_a_value_become_its_nearest() {
    let opportunity = |line: &str| format!("pain price: Price jumps\nopportunity: Say it\n  answers: price\n  {line}");
    for (line, code, right) in [
        ("due: Q3 2027", Code::BadDate, "due: 2027-09-30"),
        ("due: Feb 2027", Code::BadDate, "due: 2027-02-28"),
        ("due: end of 2027", Code::BadDate, "due: 2027-12-31"),
        ("impact: high", Code::BadNumber, "impact: 4"),
        ("impact: ★★★", Code::BadNumber, "impact: 3"),
        ("effort: 8/10", Code::BadNumber, "effort: 4"),
    ] {
        mends(&opportunity(line), code, &opportunity(right));
    }
    mends("takes: up to 3 days", Code::BadDuration, "takes: 0..3 days");
    mends("takes: 00:05:00", Code::BadDuration, "takes: 5m");
    mends("metric csat: 45 -> 60", Code::BadMetric, "metric csat: 45, target 60");
    mends("score: frequency 80%", Code::BadList, "score: frequency 80");
}

#[test]
fn a_share_behind_the_colon_goes_before_it() {
    mends("leaves: 30% give up", Code::BadHead, "leaves 30 %");
    mends("leaves anna: 12.5 %", Code::BadHead, "leaves anna 12.5 %");
}

#[test]
fn a_figure_with_the_name_of_its_measure_is_a_metric() {
    mends("csat: 3.9 of 5", Code::UnknownKeyword, "metric csat: 3.9 of 5");
    mends("nps: 12, was 8", Code::UnknownKeyword, "metric nps: 12, was 8");
}

#[test]
fn words_for_a_figure_can_go_into_a_note() {
    for (lines, note) in [("reach: most customers", "`note: most customers`"), ("takes: a while", "`note: a while`")] {
        let raised = raised(&map(lines));
        assert_eq!(raised.len(), 1, "{lines}: {raised:#?}");
        let help = raised[0].help.as_deref().unwrap_or_default();
        assert!(help.contains(note) && help.contains("for example: "), "{help}");
    }
    let figure = raised(&map("reach: 1 in 3"));
    assert!(figure.iter().all(|one| !one.help.as_deref().unwrap_or_default().contains("note:")), "{figure:#?}");
}

#[test]
fn letters_of_other_scripts_are_no_date() {
    let raised = raised(&map("opportunity: Ask\n  due: 安娜12"));
    assert!(raised.iter().any(|diagnostic| diagnostic.code == Code::BadDate), "{raised:#?}");
}

#[test]
fn a_status_that_is_no_state_is_not_made_one() {
    let text = offers("").replace("persona anna", "  status: draft\npersona anna");
    let told = raised(&text);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(mended(&text, &told[0]), text.replace("status: draft", "# status: draft"));
}

#[test]
fn an_address_of_a_source_is_a_link() {
    let map = |line: &str| offers("").replace("team web", &format!("source a: A\n  {line}\nteam web"));
    for (line, right) in
        [("file: https://a.test/x", "link: https://a.test/x"), ("link: www.a.test/x", "link: https://www.a.test/x")]
    {
        let told: Vec<Diagnostic> =
            raised(&map(line)).into_iter().filter(|told| told.severity == Severity::Error).collect();
        assert_eq!(told.len(), 1, "{line}: {}", said(&told));
        assert_eq!(mended(&map(line), &told[0]), map(right), "{line}");
    }
}

#[test]
fn times_as_on_a_clock_and_without_a_unit_get_their_own_figures() {
    mends("takes: 1:30", Code::BadDuration, "takes: 1h 30m");
    mends("takes: 00:05:00", Code::BadDuration, "takes: 5m");
    for (lines, help) in [("takes: 3-5", "`takes: 3..5 m`"), ("takes: 15", "`takes: 15 m`")] {
        let raised = raised(&map(lines));
        assert!(raised[0].help.as_ref().unwrap().contains(help), "{raised:#?}");
    }
}

#[test]
fn a_date_without_its_year_keeps_its_day() {
    let raised = raised(&map("pain queue: Long\nopportunity: Two lines\n  answers: queue\n  due: 1 March"));
    assert!(raised[0].help.as_ref().unwrap().contains("`due: YYYY-03-01`"), "{raised:#?}");
}

#[test]
fn the_rest_after_a_complete_value_is_named() {
    let raised = raised(&map("pain queue: Long\nopportunity: Two lines\n  answers: queue\n  effort: 2 days"));
    assert_eq!(raised[0].labels[0].text, "nothing can follow `2`");
}

#[test]
fn a_review_in_a_month_was_on_its_first_day_at_the_latest_today() {
    let top = |line: &str| map("feels 1: Fine").replace("Coffee run\n", &format!("Coffee run\n{line}\n"));
    let month = raised(&top("reviewed: November 2025"));
    assert_eq!(mended(&top("reviewed: November 2025"), &month[0]), top("reviewed: 2025-11-01"));
    let ahead = raised(&top("reviewed: 2999-01-01"));
    assert_eq!((ahead.len(), ahead[0].code, ahead[0].severity), (1, Code::BadDate, Severity::Warning), "{ahead:#?}");
}

#[test]
fn a_word_is_not_mended_into_its_opposite() {
    let safe = |text: &str| {
        raised(text).into_iter().any(|told| told.fix.is_some_and(|fix| fix.applicability == Applicability::Safe))
    };
    let below = |line: &str| map(&format!("pain queue: Long\nopportunity: Two lines\n  answers: queue\n  {line}"));
    for line in ["status: unplanned", "status: undropped", "status: none", "status: gone"] {
        assert!(!safe(&below(line)), "{line}");
    }
    for line in ["status: unsolved", "status: ceased"] {
        assert!(!safe(&map(&format!("pain queue: Long\n  {line}"))), "{line}");
    }
    let source = |word: &str| {
        map("feels 1: Fine\n  from: talks")
            .replace("team shop", &format!("source talks: Talks\n  confidence: {word}\nteam shop"))
    };
    for word in ["unvalidated", "invalidated", "unreasoned"] {
        assert!(!safe(&source(word)), "{word}");
    }
    assert!(safe(&source("validatd")));
    assert!(raised(&map("pain uncritical: Long"))[0].fix.is_none());
}

#[test]
fn units_of_other_languages_are_known_and_days_stay_days() {
    mends("takes: 2 jours", Code::BadDuration, "takes: 2 days");
    mends("takes: 2-3 Tage", Code::BadDuration, "takes: 2..3 days");
    mends("takes: 5 horas", Code::BadDuration, "takes: 5 hours");
}

#[test]
fn parts_of_a_metric_go_into_its_line() {
    for (lines, right) in [
        ("metric csat: 4\n  was: 3", "metric csat: 4, was 3"),
        ("metric csat: 4\n  of: 5", "metric csat: 4 of 5"),
        ("metric csat: 4\n  ziel: 5", "metric csat: 4, target 5"),
        ("takes: 2m..5m\n  average: 3m", "takes: 2m..5m, average 3m"),
        ("takes: 2m..5m\n  median: 3m", "takes: 2m..5m, average 3m"),
    ] {
        let text = map(lines);
        let raised_now = raised(&text);
        let [told] = raised_now.as_slice() else { panic!("{lines}: {raised_now:#?}") };
        assert_eq!(mended(&text, told), map(right));
    }
    // A time has no target, and nothing is measured by this name.
    let told = &raised(&map("takes: 5m\n  target: 3m"))[0];
    assert!(!said(std::slice::from_ref(told)).contains("metric target"), "{told:#?}");
}

#[test]
fn what_belongs_to_a_figure_is_no_comment() {
    for (line, right) in [
        ("metric csat: 4.1 (of 5)", "metric csat: 4.1 of 5"),
        ("metric csat: 4.1, of 5", "metric csat: 4.1 of 5"),
        ("metric calls: 12 per day", "metric calls: 12/day"),
        ("metric calls: 12 / day", "metric calls: 12/day"),
        ("metric csat: 4.1/5 anna", "metric csat anna: 4.1 of 5"),
        ("metric csat of 5: 4.1", "metric csat: 4.1 of 5"),
        ("takes: 1 day, 2 hours", "takes: 1 day 2 hours"),
        ("takes: 1h, 30m", "takes: 1h 30m"),
        ("takes: average 15m, 5m..40m", "takes: 5m..40m, average 15m"),
        ("metric csat: anna 4.1", "metric csat anna: 4.1"),
        ("metric csat: anna: 4.1", "metric csat anna: 4.1"),
        ("metric price: EUR 12.50", "metric price: 12.50 EUR"),
    ] {
        let text = map(line);
        let raised_now = raised(&text);
        let told = raised_now.first().unwrap_or_else(|| panic!("{line}: nothing is told"));
        assert_eq!(mended(&text, told), map(right), "{told:#?}");
    }
    let told = &raised(&map("metric csat: 4.1 of five"))[0];
    assert!(told.fix.is_none(), "{told:#?}");
}

#[test]
fn a_word_that_is_near_another_word_for_a_channel_is_not_that_channel() {
    let told = &raised(&map("via: offline"))[0];
    assert!(told.help.as_deref().is_some_and(|help| !help.contains("`web`")), "{told:#?}");
}

#[test]
fn a_sign_that_ends_lines_in_other_languages_is_told_at_the_end_of_a_title() {
    let right = map("feels 1: Fine");
    for (title, sign) in [("At the counter", ":"), ("At the counter", ","), ("Order", ":"), ("Coffee run", ":")] {
        let text = right.replace(title, &format!("{title}{sign}"));
        let raised_now = raised(&text);
        let [told] = raised_now.as_slice() else { panic!("{text}{raised_now:#?}") };
        assert_eq!((told.code, mended(&text, told)), (Code::OnlyText, right.clone()), "{told:#?}");
    }
    for fine in ["says: Well,", "does: Pays as follows:", "does: Pays at the till,"] {
        assert!(raised(&map(fine)).is_empty(), "{fine}");
    }
}

#[test]
fn a_language_has_a_tag() {
    let top = |tag: &str| map("feels 1: Fine").replace("Coffee run\n", &format!("Coffee run\nlang: {tag}\n"));
    for (written, tag) in [("German", "de"), ("deutsch", "de"), ("jp", "ja")] {
        let raised = raised(&top(written));
        assert_eq!(mended(&top(written), &raised[0]), top(tag));
    }
    assert!(!raised(&top("klingon")).is_empty());
    assert!(raised(&top("zh-Hant-TW")).is_empty());
}

/// `-١` was told to be no score, and `١٠٪` to be a persona.
#[test]
fn digits_of_other_scripts_become_digits() {
    for (line, right) in [
        ("feels -١: x", "feels -1: x"),
        ("feels anna ١٫٥", "feels anna 1.5"),
        ("takes: ٤٥ min", "takes: 45 min"),
        ("takes: ٤٥ دقيقة", "takes: 45 minutes"),
        ("takes: ２..５ h", "takes: 2..5 h"),
        ("leaves ١٠٪: تغادر", "leaves 10%: تغادر"),
        ("leaves anna ۱۰ %", "leaves anna 10 %"),
        ("reach: १०٪", "reach: 10%"),
        ("metric csat: ٤٫٢ of ٥", "metric csat: 4.2 of 5"),
    ] {
        mends(line, Code::BadNumber, right);
        let fix = raised(&map(line)).remove(0).fix.expect("an edit");
        assert_eq!(fix.applicability, Applicability::Safe, "{line}");
    }
    for line in ["does: ٤٥", "feels 1: ٤٥", "leaves 10 %: ١٠٪"] {
        assert!(raised(&map(line)).is_empty(), "{line}: {:#?}", raised(&map(line)));
    }
}

/// The edit made a list of the owner, which takes one name.
#[test]
fn facts_in_brackets_become_lines_that_are_right() {
    let below = |text: &str, lines: &str| format!("pain queue: Queues\nopportunity: {text}\n  answers: queue{lines}");
    mends(
        &below("Self check-in (owner: Front desk, due Q2 2027)", ""),
        Code::OnlyText,
        "pain queue: Queues\nopportunity: Self check-in\n  owner: Front desk\n  due: 2027-06-30\n  answers: queue",
    );
    let text = map(&below("Self check-in (owner: Front desk, IT or who knows)", ""));
    let [only] = &raised(&text)[..] else { panic!("{:#?}", raised(&text)) };
    assert!(only.fix.is_none() && only.severity == Severity::Warning, "{only:#?}");
}

#[test]
fn a_table_that_can_not_be_named_is_no_path_to_a_map() {
    for (data, help) in
        [("warehouse:\"My Table\"", "`warehouse:my_table`"), ("warehouse: events", "`warehouse:events`")]
    {
        let text = format!(
            "journey: M\nsource log: Log\n  data: {data}\n  columns: case v, event a, when t\nstage: S\n  touchpoint a: A\n    feels 1\n"
        );
        let raised = raised(&text);
        let wrong = raised.iter().find(|of| of.code == Code::BadPath).unwrap_or_else(|| panic!("{raised:#?}"));
        assert!(
            wrong.title.ends_with("is not the name of a table")
                && wrong.help.as_ref().is_some_and(|of| of.contains(help)),
            "{wrong:#?}"
        );
    }
}
