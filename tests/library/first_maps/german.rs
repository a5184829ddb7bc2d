//! Maps in German and other languages: keywords stay English, and the words of the writer are understood.

use super::{helps, told};
use crate::{
    forgiving::{map, mended, mends, raised},
    support,
};
use wayline::{
    compile,
    diagnostic::{Applicability, Code},
    load::NoFiles,
};

#[test]
fn values_in_german_are_chosen_from_the_list() {
    let idea = |line: &str| format!("opportunity: Ein Preis\n  {line}");
    for (wrong, right) in [
        ("status: geplant", "status: planned"),
        ("status: In Arbeit", "status: doing"),
        ("status: en cours", "status: doing"),
    ] {
        mends(&idea(wrong), Code::NotAChoice, &idea(right));
    }
    for (wrong, right) in [("impact: hoch", "impact: 4"), ("effort: niedrig", "effort: 2")] {
        mends(&idea(wrong), Code::BadNumber, &idea(right));
    }
    mends(&idea("due: 1. Juni 2027"), Code::BadDate, &idea("due: 2027-06-01"));
    mends("pain schwer: Zwei Preise", Code::AlmostSeverity, "pain major: Zwei Preise");
    mends(
        "metric csat: 3,4 von 5, vorher 3,8, Ziel 4,5",
        Code::BadNumber,
        "metric csat: 3.4 of 5, was 3.8, target 4.5",
    );
}

#[test]
fn a_source_in_german_keeps_its_facts() {
    let text = |line: &str| {
        format!("journey: A\nsource talks: Talks\n  {line}\nstage: S\n  does: Pays\n    from: talks\n  feels 1: Fine\n")
    };
    for (wrong, right) in [
        ("confidence: validiert", "confidence: validated"),
        ("confidence: angenommen", "confidence: assumed"),
        ("sample: zwölf", "sample: 12"),
        ("date: März 2027", "date: 2027-03"),
        ("date: 01.03.2027", "date: 2027-03-01"),
    ] {
        let raised_now = raised(&text(wrong));
        let [only] = raised_now.as_slice() else { panic!("{wrong}: {raised_now:#?}") };
        assert_eq!(mended(&text(wrong), only), text(right), "{only:#?}");
    }
}

#[test]
fn the_journey_and_measures_speak_german_too() {
    let text = |line: &str| format!("journey: A\n  {line}\nstage: S\n  feels 1: Fine\n");
    for (wrong, right) in [
        ("state: Ist", "state: current"),
        ("state: Soll", "state: future"),
        ("reviewed: 01.03.2027, alle 6 Monate", "reviewed: 2027-03-01, every 6 months"),
        ("reviewed: 2026-11-30, 6 months", "reviewed: 2026-11-30, every 6 months"),
        ("reviewed: 2026-11-30, twice a year", "reviewed: 2026-11-30, every 6 months"),
        ("reviewed: 2026-11-30, every two quarters", "reviewed: 2026-11-30, every 6 months"),
    ] {
        let raised_now = raised(&text(wrong));
        let [only] = raised_now.as_slice() else { panic!("{wrong}: {raised_now:#?}") };
        assert_eq!(mended(&text(wrong), only), text(right), "{only:#?}");
    }
    let measure = |better: &str| {
        format!("journey: A\nmeasure wait: Wait\n  better: {better}\nstage: S\n  metric wait: 5\n  feels 1: Fine\n")
    };
    let raised_now = raised(&measure("niedriger"));
    assert_eq!(mended(&measure("niedriger"), &raised_now[0]), measure("lower"));
}

#[test]
fn built_in_channels_are_known_in_the_languages_of_drawings() {
    for lang in ["en", "de", "fr", "es", "ja", "ar"] {
        let text = format!("journey: A\n  lang: {lang}\nstage: S\n  feels 1: Fine\n");
        let options = support::options();
        assert!(compile("map.journey", text.as_bytes(), &NoFiles, &options).diagnostics.is_empty());
    }
    for channel in [
        "Suche",
        "Fernsehen",
        "Messe",
        "Gerät",
        "Automat",
        "Geschäft",
        "Druck",
        "Veranstaltung",
        "Appli",
        "Boutique",
        "Borne",
        "Recherche",
        "Événement",
        "Presse",
        "Appareil",
        "Correo postal",
        "Quiosco",
        "Búsqueda",
        "Anuncio",
        "Televisión",
        "Impreso",
        "Dispositivo",
        "電話",
        "検索",
        "الهاتف",
        "negozio",
        "winkel",
        "persoonlijk",
    ] {
        assert!(
            raised(&map(&format!("via: {channel}"))).is_empty(),
            "{channel}: {:#?}",
            raised(&map(&format!("via: {channel}")))
        );
    }
}

#[test]
fn keywords_of_other_languages_lead_to_the_english_ones() {
    for (wrong, right) in [
        ("denkt anna: Warum?", "thinks anna: Warum?"),
        ("sagt: Nie wieder", "says: Nie wieder"),
        ("fühlt anna 1: Gut", "feels anna 1: Gut"),
        ("schmerz: Zwei Preise", "pain: Zwei Preise"),
        ("zitat: Nie wieder", "says: Nie wieder"),
        ("kanal: web", "via: web"),
        ("chance: Ein Preis", "opportunity: Ein Preis"),
        ("dauer: 5 min", "takes: 5 min"),
        ("pense: Trop cher", "thinks: Trop cher"),
    ] {
        mends(wrong, Code::UnknownKeyword, right);
        helps(wrong, "keywords are English in every language");
    }
    let text = "journey: A\nquelle talks: Gespräche\nstage: S\n  feels 1: Gut\n";
    let all = told(text);
    let unknown = all.iter().find(|of| of.code == Code::UnknownKeyword).expect("a diagnostic");
    assert_eq!(mended(text, unknown), text.replace("quelle", "source"));
}

/// Months were taken for misspelt minutes.
#[test]
fn months_and_years_are_days_in_every_language() {
    for (wrong, right) in [
        ("2 Monate", "60d"),
        ("2–6 Monate", "60d..180d"),
        ("1 Monat", "30d"),
        ("3 Mon.", "90d"),
        ("2 Jahre", "730d"),
        ("3 mths", "90d"),
        ("2 mois", "60d"),
        ("2 maanden", "60d"),
        ("6 meses", "180d"),
        ("1 Quartal", "91d"),
    ] {
        let line = format!("takes: {wrong}");
        mends(&line, Code::BadDuration, &format!("takes: {right}"));
        let raised = raised(&map(&line));
        let [only] = raised.as_slice() else { panic!("{wrong}: {raised:#?}") };
        assert_eq!(only.fix.as_ref().map(|fix| fix.applicability), Some(Applicability::Unsafe), "{wrong}");
    }
}
