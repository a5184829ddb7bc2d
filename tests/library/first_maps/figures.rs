//! Figures, times, shares and dates as other people and programs write them: one edit, and everything that was said stays.

use super::{helps, told};
use crate::forgiving::{map, raised};
use wayline::diagnostic::{Applicability, Code, Severity, fix_all};

/// All edits make `right` of these lines, and what is left has no error.
#[track_caller]
fn becomes(lines: &str, right: &str) {
    let fixed = fix_all(&map(lines), Applicability::Unsafe, |text| Ok::<_, ()>(told(text))).expect("no failure").0;
    let right: String = right.lines().map(|line| format!("    {line}\n")).collect();
    assert!(fixed.ends_with(&format!("  touchpoint: At the counter\n{right}")), "{fixed}{:#?}", raised(&map(lines)));
    let wrong: Vec<_> = raised(&fixed).into_iter().filter(|of| of.severity == Severity::Error).collect();
    assert!(wrong.is_empty(), "{fixed}{wrong:#?}");
}

#[test]
fn no_fix_of_a_metric_makes_the_next_error() {
    for (lines, right) in [
        ("metric: CSAT 4.4/5 (n=212)", "# n=212\nmetric CSAT: 4.4 of 5"),
        ("metric: NPS 42, n=80", "# n=80\nmetric NPS: 42"),
        ("metric: SLA 99.9% uptime", "# uptime\nmetric SLA: 99.9%"),
        ("metric: invited users 4.5 on average, was 3.9", "# on average\nmetric invited users: 4.5, was 3.9"),
        ("metric: calls 300 calls per week", "metric calls: 300 calls/week"),
        ("metric: calls per week ~300", "# ~300\nmetric calls per week: 300"),
        ("metric csat: 4.1, was 3.9/5", "metric csat: 4.1 of 5, was 3.9"),
        ("metric csat: 4 /* x */", "# x\nmetric csat: 4"),
        ("metric csat: 4.1 out of 5", "metric csat: 4.1 of 5"),
        ("metric wait: 12 min (prev. 10 min)", "metric wait: 12 min, was 10 min"),
        ("metric revenue: €1.2M", "metric revenue: 1.2 M€"),
        ("metric revenue: 1,2 Mio. €", "metric revenue: 1.2 Mio.€"),
        ("metric Wait: ca. 5 min", "# ca. 5 min\nmetric Wait: 5 min"),
        ("KPI: Check-in time < 10 min", "# < 10 min\nmetric Check-in time: 10 min"),
        ("via: web\nConversion 34%", "via: web\nmetric Conversion: 34%"),
        ("via: web\nNPS 42", "via: web\nmetric NPS: 42"),
    ] {
        becomes(lines, right);
    }
    // The help says the whole line, and only what is right.
    helps("metric: csat 12,5 (Ziel: unter 5)", "`metric csat: 12.5, target 5`");
    helps("metric csat: target 4", "`metric csat: …, target 4`");
    helps("metric csat: before 80 %", "`metric csat: …, was 80 %`");
    helps("KPI: Whether they are happy", "`note: Whether they are happy`");
    assert!(raised(&map("KPI: Whether they are happy"))[0].fix.is_none());
}

#[test]
fn the_shortest_and_the_longest_time_have_many_words() {
    for (written, right) in [
        ("10 min (up to 45 min)", "10 min..45 min"),
        ("10–15 minutes, sometimes 1 h", "10 minutes..1 h"),
        ("min 2m, max 5m", "2m..5m"),
        ("min. 2 Tage, max. 5 Tage", "2 days..5 days"),
        ("5d (2d–9d)", "2d..9d, average 5d"),
        ("two minutes or 5 minutes", "2 minutes..5 minutes"),
        ("1.5h to 2", "1.5h..2 h"),
        ("up to 2 hours", "0..2 hours"),
        ("bis zu 2 Stunden", "0..2 hours"),
        ("½ h", "0.5 h"),
        ("1½ h", "1.5 h"),
        ("1/2 Std.", "0.5 h"),
        ("1 1/2 h", "1.5 h"),
        ("eine Viertelstunde", "15m"),
        ("half a day", "12h"),
    ] {
        becomes(&format!("takes: {written}"), &format!("takes: {right}"));
    }
}

#[test]
fn what_makes_a_figure_less_certain_stays_in_a_comment() {
    for (written, right) in [
        ("takes: ca. 5 min", "# ca. 5 min\ntakes: 5 min"),
        ("takes: mind. 2 h", "# mind. 2 h\ntakes: 2 h"),
        ("takes: 5-10 Werktage", "# 5-10 Werktage\ntakes: 5..10 days"),
        ("takes: 2 jours ouvrés", "# 2 jours ouvrés\ntakes: 2 days"),
        ("takes: 10 min each", "# each\ntakes: 10 min"),
        ("reach: > 50 %", "# > 50 %\nreach: 50 %"),
        ("takes: 1 werkdag", "# 1 werkdag\ntakes: 1 day"),
        ("reach: Über 5 %", "# Über 5 %\nreach: 5 %"),
    ] {
        becomes(written, right);
    }
}

#[test]
fn a_share_can_be_said_in_words() {
    for (written, right) in [
        ("reach: forty percent", "reach: 40 %"),
        ("reach: vierzig Prozent", "reach: 40 %"),
        ("reach: ⅓", "reach: 33 %"),
        ("reach: ⅕", "reach: 20 %"),
        ("reach: every third", "reach: 33 %"),
        ("reach: 4 in 10 customers", "reach: 40 %"),
        ("60% convert, 40% leave", "leaves 40 %"),
        ("10% of customers leave", "leaves 10 %"),
        ("drop-off: 18%", "leaves 18 %"),
        ("Absprungrate: 18%", "leaves 18 %"),
        ("leaves: 12 % geben auf", "leaves 12 %"),
    ] {
        becomes(written, right);
    }
    // Who else there is would be lost.
    assert!(raised(&map("60% convert, 30% leave"))[0].fix.is_none());
}

#[test]
fn dates_of_calendars_and_programs_are_read() {
    let with = |due: &str| format!("opportunity: Show it\n  due: {due}");
    for (written, right) in [
        ("Okt. 2026", "2026-10-31"),
        ("Ende März 2027", "2027-03-31"),
        ("Anfang März 2027", "2027-03-10"),
        ("mid 2027", "2027-06-30"),
        ("KW 12 2027", "2027-03-28"),
        ("2027-W13", "2027-04-04"),
        ("Q3/27", "2027-09-30"),
        ("1. Halbjahr 2027", "2027-06-30"),
        ("31/03/27", "2027-03-31"),
        ("31-Mar-27", "2027-03-31"),
        ("1er mars 2027", "2027-03-01"),
        ("bis 31.3.2027", "2027-03-31"),
        ("2027-03-31T00:00:00Z", "2027-03-31"),
        ("2027年3月31日", "2027-03-31"),
    ] {
        becomes(&with(written), &with(right));
    }
    helps(&with("Sommer 2027"), "for example `due: 2027-08-31`");
    helps(&with("3/4/27"), "write `2027-04-03`, or `2027-03-04` if the month comes first");
}

#[test]
fn a_review_keeps_the_writers_own_dates() {
    let text = |reviewed: &str| format!("journey: A\n  {reviewed}\nstage: S\n  feels 1: Fine\n");
    for (written, right) in [
        ("every 3 months, 2025-01-01", "reviewed: 2025-01-01, every 3 months"),
        ("every 6 months, 2026-09-01", "reviewed: 2026-09-01, every 6 months"),
        ("half-yearly, 2026-09-01", "reviewed: 2026-09-01, every 6 months"),
        ("2026-09, half-yearly", "reviewed: 2026-09-01, every 6 months"),
        ("2026-09-01, vierteljährlich", "reviewed: 2026-09-01, every 3 months"),
        ("2026-09-01 by Tom", "# by Tom\n  reviewed: 2026-09-01"),
    ] {
        let written = text(&format!("reviewed: {written}"));
        let fixed = fix_all(&written, Applicability::Unsafe, |text| Ok::<_, ()>(told(text))).expect("no failure").0;
        assert_eq!(fixed, text(right), "{:#?}", raised(&written));
    }
    let both = raised(&text("reviewed: 3/1/2026"));
    let help = both[0].help.as_deref().unwrap_or_default();
    assert!(help.contains("`2026-01-03`") && help.contains("`2026-03-01`"), "{both:#?}");
}

#[test]
fn scores_of_five_are_asked_about() {
    let low = raised(&map("score: cost 3, sales 5"));
    assert_eq!(low.iter().map(|of| (of.code, of.severity)).collect::<Vec<_>>(), [(Code::BadNumber, Severity::Warning)]);
    becomes("score: cost 3, sales 5", "score: cost 60, sales 100");
    becomes("score: cost 8, sales 10", "score: cost 80, sales 100");
    becomes("score: cost: 3/5, sales: 5/5", "score: cost 60, sales 100");
    // One figure that is higher says which scale it is.
    assert!(raised(&map("score: cost 3, sales 50")).is_empty());
    becomes("score: Kosten 20, Häufigkeit 80", "score: cost 20, frequency 80");
}

#[test]
fn a_target_on_the_other_side_asks_which_way_is_better() {
    let doubts = |metric: &str| {
        let told = raised(&map(metric));
        told.iter().filter(|of| of.code == Code::BadMetric && of.severity == Severity::Warning).count()
    };
    assert_eq!(doubts("metric ces: 3, was 5, target 2"), 1);
    // The target of a time is mostly a limit: slower than before, and still within it.
    assert_eq!(doubts("metric response: 20 h, was 18 h, target 24 h"), 0);
    assert_eq!(doubts("metric wait: 3 min, was 5 min, target 2 min"), 0);
    // Nobody wants less of it: the target was only exceeded by more.
    assert_eq!(doubts("metric csat: 4.5, was 4.6, target 4.2"), 0);
    assert_eq!(doubts("metric ces: 3, was 5, target 4"), 0);
    let declared =
        map("metric ces: 3, was 5, target 2").replace("team shop", "measure ces: CES\n  better: higher\n\nteam shop");
    assert!(raised(&declared).iter().all(|of| of.code != Code::BadMetric));
}

#[test]
fn a_figure_of_a_year_may_be_still_to_come() {
    for line in ["metric nps: 12, 2030: 30", "metric nps: 12 (2030: 30)", "csat: 12, 2030: 30"] {
        let is_applied = |told: &wayline::diagnostic::Diagnostic| {
            told.fix.as_ref().is_some_and(|fix| fix.applicability != Applicability::Display)
        };
        assert!(!raised(&map(line)).iter().any(is_applied), "{line}: {:#?}", raised(&map(line)));
    }
    helps("metric nps: 12, 2030: 30", "write `12, was 30`, or with `target`");
}

#[test]
fn a_season_is_known_in_each_language() {
    let since = |season: &str| format!("pain: Slow\n  status: eased\n  since: {season}");
    for season in ["summer 2025", "Sommer 2025", "été 2025", "hiver 2025"] {
        becomes(&since(season), &since("2025"));
    }
    helps("opportunity: Show it\n  due: Herbst 2027", "for example `due: 2027-11-30`");
}

#[test]
fn what_nobody_can_know_gets_no_edit() {
    for line in [
        "metric share: 1.2 of 3 million",
        "takes: 5 min or less",
        "opportunity: Show prices\n  due: 2nd week of March 2027",
        "opportunity: Show prices\n  due: March 2027 week 2",
        "opportunity: Show prices\n  due: early Q3 2027",
    ] {
        let told = raised(&map(line));
        assert!(told.iter().any(|of| of.severity == Severity::Error), "{line}: {told:#?}");
        assert!(told.iter().all(|of| of.severity != Severity::Error || of.fix.is_none()), "{line}: {told:#?}");
    }
}

#[test]
fn only_an_edit_that_loses_nothing_is_safe() {
    let safe = |lines: &str| {
        let told = raised(&map(lines));
        let mut fixes = told.iter().filter_map(|of| of.fix.as_ref());
        fixes.next().expect("an edit").applicability == Applicability::Safe
    };
    for (line, is_safe) in [
        ("takes: half an hour", true),
        ("takes: half a day", false),
        ("takes: ⅕ h", true),
        ("takes: ⅓ h", false),
        ("opportunity: Show prices\n  due: 2027-03-31T00:00:00Z", true),
        ("opportunity: Show prices\n  due: 2027-03-31 17:00", false),
    ] {
        assert_eq!(safe(line), is_safe, "{line}: {:#?}", raised(&map(line)));
    }
}

/// Somebody's name was looked for behind each sign, up to the end of the text: some kilobytes took minutes.
#[test]
fn whose_a_long_value_is_is_found_in_linear_time() {
    for keyword in ["takes", "reach", "metric csat"] {
        for sign in ["- ", ", ", "(", "{ "] {
            let text = map(&format!("{keyword}: A {}", sign.repeat(30_000)));
            assert!(raised(&text).iter().any(|of| of.severity == Severity::Error), "{keyword} {sign}");
        }
    }
}

#[test]
fn a_range_of_months_becomes_days() {
    for (lines, right) in [
        ("takes: 2 months..9 months", "takes: 60d..270d"),
        ("takes: 2 months - 9 months, average 3 months", "takes: 60d..270d, average 90d"),
        ("takes: 2..9 months", "takes: 60d..270d"),
        ("takes: 1 month..1 year", "takes: 30d..365d"),
    ] {
        becomes(lines, right);
    }
}
