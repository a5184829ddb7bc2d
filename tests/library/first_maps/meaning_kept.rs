//! Lines whose edit lost a word or a figure, or gave them another meaning.

use super::{helps, told, told_apart::fixed};
use crate::forgiving::{map, mended, mends, raised};
use wayline::diagnostic::{Applicability, Code, fix_all};

/// With every edit, these lines become `right`.
#[track_caller]
fn becomes(lines: &str, right: &str) {
    let (fixed, _) = fix_all(&map(lines), Applicability::Unsafe, |text| Ok::<_, ()>(raised(text))).expect("no failure");
    assert_eq!(fixed, map(right), "{:#?}", raised(&map(lines)));
}

#[track_caller]
fn has_no_edit(text: &str) {
    let all = raised(text);
    assert!(!all.is_empty() && all.iter().all(|of| of.fix.is_none()), "{text}: {all:#?}");
}

#[test]
fn a_full_width_point_is_the_point_of_a_number() {
    mends("metric csat: ３．２ / ５", Code::BadNumber, "metric csat: 3.2 of 5");
    let text = map("metric csat: 3．2 of 5");
    assert!(
        raised(&text).iter().any(|of| of.code == Code::BadMetric || of.code == Code::BadNumber),
        "{:#?}",
        raised(&text)
    );
}

#[test]
fn severities_of_other_languages_are_no_names_of_pains() {
    for (word, severity) in [
        ("mineure", "minor"),
        ("低", "minor"),
        ("majeure", "major"),
        ("Média", "major"),
        ("erheblich", "major"),
        ("ernstig", "major"),
        ("高", "major"),
        ("重大", "critical"),
        ("sev1", "critical"),
        ("top", "critical"),
    ] {
        becomes(&format!("pain {word}: Slow"), &format!("pain {severity}: Slow"));
    }
    // Who names a pain so answers it.
    let text = map("pain top: Slow at the top\nopportunity: Faster\n  answers: top");
    assert!(raised(&text).is_empty(), "{:#?}", raised(&text));
}

#[test]
fn scores_are_left_alone_while_the_scale_cannot_be_read() {
    for (line, new) in [
        ("échelle: de 0 à 10", "scale"),
        ("range: 0..10", "scale"),
        ("mood scale: 0 to 10", "scale"),
        ("how it is felt: 0 to 10", ""),
    ] {
        let text = format!("journey: X\n  {line}\n\nstage: A\n  feels 9: Fine\n");
        let all = told(&text);
        let off = all.iter().filter(|of| of.code == Code::OffScale);
        assert!(off.into_iter().all(|of| of.fix.is_none()), "{line}: {all:#?}");
        assert!(fixed(&text, Applicability::Unsafe).contains("feels 9: Fine"), "{line}");
        let unread = all.iter().find(|of| of.labels[0].span.start < 40).unwrap_or_else(|| panic!("{line}: {all:#?}"));
        assert!(new.is_empty() || mended(&text, unread).contains("  scale: "), "{line}: {all:#?}");
    }
}

#[test]
fn all_who_are_told_to_go_somewhere_contradict_a_smaller_reach() {
    let text = |way: &str, reach: &str| {
        format!("journey: X\nstage: A\n  feels 1\n  {way}\nstage claim: B\n  reach: {reach} %\n  feels 1\n")
    };
    let all = told(&text("then claim 100 %", "10"));
    assert!(matches!(&all[..], [only] if only.code == Code::ReachContradicts), "{all:#?}");
    assert!(told(&text("then claim 100 %", "100")).is_empty(), "{:#?}", told(&text("then claim 100 %", "100")));
    // Without a share, the reach is what is known.
    for way in ["then claim", "does: Waits"] {
        assert!(told(&text(way, "10")).is_empty(), "{way}");
    }
}

#[test]
fn each_persona_keeps_their_share_of_those_who_leave() {
    becomes("leaves anna 10% and ben 30%", "leaves anna 10 %\nleaves ben 30 %");
    becomes("leaves Anna 10%, Ben 30%: Dear", "leaves anna 10 %: Dear\nleaves ben 30 %: Dear");
    becomes("leaves Anna Keller 10 % / Ben Okafor 30 %", "leaves anna 10 %\nleaves ben 30 %");
    has_no_edit(&map("leaves anna 10% and carl 30%"));
}

#[test]
fn a_german_word_is_a_channel_in_a_column_and_says_more_above_it() {
    becomes("über: web, mail", "via: web, mail");
    becomes("feels 1: Fine\nüber: web, mail", "feels 1: Fine\nvia: web, mail");
    let text = "journey: X\n  über: Von A nach B\nstage: A\n  feels 1\n";
    assert!(mended(text, &told(text)[0]).contains("  about: Von A"), "{:#?}", told(text));
}

#[test]
fn an_effect_is_no_effort() {
    for word in ["effect", "Effekt", "effet", "efecto"] {
        becomes(
            &format!("opportunity: Faster\n  owner: shop\n  {word}: 3"),
            "opportunity: Faster\n  owner: shop\n  impact: 3",
        );
    }
    // Where nothing has an impact, it isn't one.
    let all = raised(&map("effect: Everybody waits"));
    assert!(all.iter().all(|of| of.fix.is_none()) && all.len() == 1, "{all:#?}");
}

#[test]
fn how_long_somebody_waits_is_no_column() {
    becomes("wait: 3 weeks", "takes: 3 weeks");
    let text = map("wait: For the letter");
    assert!(mended(&text, &raised(&text)[0]).contains("step: For the letter"), "{:#?}", raised(&text));
}

#[test]
fn a_fact_without_a_colon_is_not_made_a_part_of_the_text_above() {
    let text = "journey: X\nstage: A\n  touchpoint a: T\n    feels 1\n    loops back to a 5%\n";
    let all = told(text);
    assert!(mended(text, &all[0]).contains("    then a 5%\n"), "{all:#?}");
    becomes("does: Waits\nlasts 3 weeks", "does: Waits\ntakes: 3 weeks");
    for line in ["most leave", "optional", "importance 5"] {
        let all = raised(&map(&format!("does: Waits\n{line}")));
        assert!(matches!(&all[..], [only] if only.fix.is_none()), "{line}: {all:#?}");
    }
}

#[test]
fn an_age_in_the_name_of_a_persona_stays_in_the_label() {
    for (head, label) in [("Anna (34)", "Anna (34)"), ("Anna, 34", "Anna, 34"), ("Anna 34", "Anna 34")] {
        let text = format!("journey: X\npersona {head}: nurse\nstage: A\n  feels 1\n");
        let all = told(&text);
        let right = format!("journey: X\npersona anna: {label}\n  role: nurse\nstage: A\n  feels 1\n");
        assert_eq!(mended(&text, &all[0]), right, "{all:#?}");
    }
}

#[test]
fn lanes_in_a_list_have_a_line_each() {
    let text = "journey: X\n\nlanes: weather, news\n\nstage: A\n  feels 1\n  weather: Rain\n  news: None\n";
    let all = told(text);
    let right = text.replace("lanes: weather, news", "lane weather: weather\nlane news: news");
    assert_eq!(mended(text, &all[0]), right, "{all:#?}");
}

#[test]
fn a_number_behind_hours_is_minutes() {
    for (written, right) in [("2 h 30", "2h 30m"), ("2 hrs 15", "2hrs 15m"), ("5 min 30", "5min 30s")] {
        let all = raised(&map(&format!("takes: {written}")));
        let fix = all[0].fix.as_ref().unwrap_or_else(|| panic!("{written}: {all:#?}"));
        let said: String = fix.edits[0].text.chars().filter(|c| *c != ' ').collect();
        assert!(said.ends_with(&right.replace(' ', "")), "{written}: {all:#?}");
    }
    let all = raised(&map("takes: 1 day 4"));
    assert!(all[0].fix.is_none() && !all[0].help.as_deref().unwrap_or_default().contains("4 day"), "{all:#?}");
    // Months, or minutes.
    let all = raised(&map("takes: 3M"));
    assert!(matches!(&all[..], [only] if only.code == Code::BadDuration), "{all:#?}");
}

#[test]
fn a_pain_keeps_the_label_behind_its_severity() {
    becomes("pain critical \"Opening hours\": Closed", "pain opening-hours critical: Closed");
    helps("pain critical Opening hours: Closed", "write `pain opening-hours critical: …`");
}

#[test]
fn a_stage_in_japanese_is_no_fact_of_the_persona_above() {
    let text = "journey: X\n\npersona m: M\n\nステージ：準備\n  タッチポイント：予約\n    feels 1: Fine\n";
    let all = told(text);
    let right = text.replace("ステージ：", "stage：").replace("タッチポイント：", "touchpoint：");
    assert_eq!(mended(&mended(text, &all[1]), &all[0]), right, "{all:#?}");
    // A word that nobody knows isn't about the persona if it isn't below them.
    has_no_edit("journey: X\n\npersona m: M\n  goal: Rest\n\nfoobar: Once\n\nstage: A\n  feels 1: Fine\n");
}

#[test]
fn neither_of_two_scores_is_lost() {
    for line in ["feels -1 to 1: Slow", "feels 0..1", "feels anna -1 -> 1: Scared, then proud"] {
        let all = raised(&map(line));
        assert!(matches!(&all[..], [only] if only.fix.is_none()), "{line}: {all:#?}");
    }
}

#[test]
fn the_kind_of_a_team_follows_a_comma_and_is_no_part_of_its_label() {
    let text = |label: &str| {
        format!("journey: X\nteam nurses: {label}\nstage: A\n  feels 1\n  backstage: b\n    by: travel nurses\n")
    };
    for label in ["Travel nurses (internal)", "Travel nurses - internal", "Travel nurses [Internal]"] {
        let all = told(&text(label));
        let [only] = all.as_slice() else { panic!("{label}: {all:#?}") };
        assert_eq!(only.fix.as_ref().map(|fix| fix.applicability), Some(Applicability::Safe), "{all:#?}");
        assert_eq!(mended(&text(label), only), text("Travel nurses, internal"));
    }
}

#[test]
fn a_date_says_by_when_an_opportunity_is_due() {
    for word in ["until", "when", "before"] {
        becomes(
            &format!("opportunity: Faster\n  owner: shop\n  {word}: 2027-02-01"),
            "opportunity: Faster\n  owner: shop\n  due: 2027-02-01",
        );
    }
}

#[test]
fn a_map_in_french_is_no_file_of_declarations() {
    let text =
        "parcours: X\n\npersona l: L\n\nétape: A\n  point de contact: B\n    canal: site web\n    feels 1: Fine\n";
    let all = told(text);
    let canal = all.iter().find(|of| of.title.contains("canal")).unwrap_or_else(|| panic!("{all:#?}"));
    assert!(mended(text, canal).contains("    via: site web\n"), "{all:#?}");
    assert!(all.iter().all(|of| of.code == Code::UnknownKeyword), "{all:#?}");
}
