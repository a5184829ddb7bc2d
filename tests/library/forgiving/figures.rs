//! Times, dates and scales as people note them.

use super::{map, mended, mends, raised};
use wayline::diagnostic::{Applicability, Code};

fn applicability(lines: &str) -> Applicability {
    raised(&map(lines)).remove(0).fix.expect("an edit").applicability
}

/// `5m - 40m ~15m` became 55 minutes, `5/7 min` a fraction of a minute, and most others had no edit.
#[test]
fn times_get_their_shortest_longest_and_average() {
    for (written, right) in [
        ("15'", "15m"),
        ("90\"", "90s"),
        ("1h 30'", "1h 30m"),
        ("5'..10'", "5m..10m"),
        ("min 5m, avg 7m, max 20m", "5m..20m, average 7m"),
        ("max 20m, min: 5m, 7m on average", "5m..20m, average 7m"),
        ("5m..40m ⌀ 15m", "5m..40m, average 15m"),
        ("5m..40m, Ø15m", "5m..40m, average 15m"),
    ] {
        mends(&format!("takes: {written}"), Code::BadDuration, &format!("takes: {right}"));
        assert_eq!(applicability(&format!("takes: {written}")), Applicability::Safe, "{written}");
    }
    for (written, right) in [
        ("5m/7m", "5m..7m"),
        ("5/7 min", "5..7 min"),
        ("5m / 10m / 20m", "5m..20m, average 10m"),
        ("10m; min 5m; max 20m", "5m..20m, average 10m"),
        ("5m..40m, 15m", "5m..40m, average 15m"),
        ("3 h max", "0..3 h"),
        ("5m ~ 7m", "5m..7m"),
    ] {
        let line = format!("takes: {written}");
        let text = map(&line);
        let told = raised(&text);
        let [only] = told.as_slice() else { panic!("{written}: {told:#?}") };
        let mended = mended(&text, only);
        assert!(mended.contains(&format!("takes: {right}\n")), "{written}: {mended}");
        assert!(raised(&mended).is_empty(), "{mended}");
        assert_eq!(applicability(&line), Applicability::Unsafe, "{written}");
    }
}

/// What a value has no room for stays, as a comment.
#[test]
fn a_figure_that_a_time_has_no_place_for_is_kept() {
    for (written, right) in [
        ("5m avg 7m", "# 5m avg 7m\ntakes: average 7m"),
        ("15min+", "# 15min+\ntakes: 15min"),
        ("5m - 40m ~15m", "# 5m - 40m ~15m\ntakes: 5m..40m, average 15m"),
    ] {
        mends(&format!("takes: {written}"), Code::BadDuration, right);
    }
}

#[test]
fn an_average_that_does_not_fit_above_is_told_where_it_goes() {
    let told = raised(&map("takes: 5m..40m\naverage: 3m"));
    let [only] = told.as_slice() else { panic!("{told:#?}") };
    assert_eq!(only.title, "`average` has no line of its own");
    assert!(only.fix.is_none(), "{only:#?}");
}

#[test]
fn scales_of_so_many_steps_are_understood() {
    let top = |line: &str| map("").replacen('\n', &format!("\n  {line}\n"), 1);
    for (written, right) in [
        ("1/5", "1..5"),
        ("-2/+2", "-2..2"),
        ("±2", "-2..2"),
        ("1, 2, 3, 4, 5", "1..5"),
        ("1,2,3,4,5", "1..5"),
        ("5 stars", "1..5"),
        ("1-5 stars", "1..5"),
        ("5-point scale", "1..5"),
        ("out of 10", "1..10"),
    ] {
        let text = top(&format!("scale: {written}"));
        let told = raised(&text);
        let [only] = told.as_slice() else { panic!("{written}: {told:#?}") };
        assert_eq!(mended(&text, only), top(&format!("scale: {right}")), "{written}");
    }
}

#[test]
fn a_day_without_a_year_is_told_to_have_one_in_every_line() {
    let top = |line: &str| map("").replacen('\n', &format!("\n  {line}\n"), 1);
    for text in
        [top("reviewed: Sept 1st"), map("").replace("\n\nteam", "\n\nsource log: Log\n  date: Sept 1st\n\nteam")]
    {
        let told = raised(&text);
        let wrong = told.iter().find(|of| of.code == Code::BadDate).unwrap_or_else(|| panic!("{told:#?}"));
        assert!(wrong.help.as_deref().is_some_and(|help| help.starts_with("add the year")), "{wrong:#?}");
    }
}

#[test]
fn the_whole_and_the_bound_of_a_metric_are_read_in_any_brackets() {
    mends("metric csat: 4.1 [of 5]", Code::BadMetric, "metric csat: 4.1 of 5");
    mends("metric csat: 4.1 of 5, target max 3", Code::BadMetric, "metric csat: 4.1 of 5, target 3");
}

/// `does:` with only a separator of lines or a joiner behind it was taken for a text.
#[test]
fn a_text_that_nobody_sees_is_missing() {
    for text in ["\u{2028}", "\u{200B}", "\u{2060}\u{AD}", "\u{3164}", "\u{2800} \u{2800}"] {
        for line in [format!("does: {text}"), format!("pain: {text}")] {
            let told = raised(&map(&line));
            assert!(matches!(told.as_slice(), [only] if only.code == Code::MissingText), "{line:?}: {told:#?}");
        }
    }
    assert!(raised(&map("does: Zeile\u{2028}eins")).is_empty());
}

#[test]
fn a_channel_in_a_store_is_the_store() {
    for line in ["via: in store", "via: in-store", "via: in shop"] {
        assert!(raised(&map(line)).is_empty(), "{line}: {:#?}", raised(&map(line)));
    }
}

/// An added line was indented like those of a map in the usual form: in a flat map, that made all others wrong.
#[test]
fn an_added_line_has_the_margin_of_its_map() {
    let told = |text: &str| {
        let told = super::compiled(text).diagnostics;
        let joined = told.into_iter().find(|of| of.code == Code::UnansweredPain).expect("a pain without an answer");
        mended(text, &joined)
    };
    let usual = "journey: A\nteam t: T\nstage: S\n  touchpoint: P\n    feels 1\n    pain p major: X\n    opportunity: Y\n      answers: p\n      owner: t\n";
    let flat: String = usual.lines().map(|line| format!("{}\n", line.trim_start())).collect();
    for right in [usual.to_owned(), usual.replace("  ", "\t"), usual.replace("  ", "    "), flat] {
        let margin: String = right.lines().find(|line| line.contains("answers")).map(str::to_owned).unwrap_or_default();
        let text = right.replace(&format!("{margin}\n"), "");
        assert_eq!(told(&text), right);
    }
    let tabs = map("pain anna: Too dear").replace("  ", "\t");
    let raised = raised(&tabs);
    assert_eq!(mended(&tabs, &raised[0]), map("pain: Too dear\n  for: anna").replace("  ", "\t"));
}

/// `leaves: Too dear 10 %` was read as all who are left.
#[test]
fn a_share_at_the_end_of_a_reason_goes_before_the_colon() {
    for reason in ["Too dear 10 %", "Too dear, 10 %", "Too dear - 10%", "Too dear (10 %)"] {
        mends(&format!("leaves: {reason}"), Code::BadHead, "leaves 10 %: Too dear");
    }
    for reason in ["The price rose by 10 %", "Only 10 %", "leaves 20 %: Too dear, 10 %"] {
        let line = if reason.starts_with("leaves") { reason.to_owned() } else { format!("leaves: {reason}") };
        let told = raised(&map(&line));
        assert!(told.is_empty(), "{line}: {told:#?}");
    }
}

#[test]
fn a_moment_that_is_none_is_told() {
    mends("moment: no\nmetric csat: 4 of 5", Code::OnlyText, "metric csat: 4 of 5");
    mends("moment: of truth\nmetric csat: 4 of 5", Code::OnlyText, "moment\nmetric csat: 4 of 5");
    let top = |line: &str| map("").replacen('\n', &format!("\n  {line}\n"), 1);
    for (line, right) in [("scale (1-5):", "scale: 1..5"), ("state (future):", "state: future")] {
        let told = raised(&top(line));
        let [only] = told.as_slice() else { panic!("{line}: {told:#?}") };
        assert_eq!(mended(&top(line), only), top(right));
    }
    mends("frontstage: Greets (by shop)", Code::BadHead, "frontstage: Greets\n  by: shop");
}
