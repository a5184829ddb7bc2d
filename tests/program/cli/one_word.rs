//! One word for each thing, in the drawing, the page, the terminal and the site.

use super::sandbox::Sandbox;

/// In each language: what pains are called everywhere, and words for them that nothing else may use.
const PAINS: [(&str, &str, &[&str]); 6] = [
    ("en", "pain", &[]),
    ("de", "problem", &["schmerzpunkt"]),
    ("fr", "irritant", &["problème", "douleur"]),
    ("es", "problema", &["dolor"]),
    ("ja", "不満点", &["困りごと", "問題"]),
    ("ar", "ألم", &["متاعب"]),
];

fn map(lang: &str) -> String {
    format!(
        "journey: T\n  lang: {lang}\nphase: One\nstage: A\n  touchpoint: B\n    feels -1: x\n    pain p critical: y\n    gain: g\nphase: Two\nstage: C\n  step: D\n    feels 1: z\n"
    )
}

#[test]
fn a_pain_is_called_the_same_everywhere() {
    for (lang, word, others) in PAINS {
        let sandbox = Sandbox::new().file("t.journey", map(lang));
        sandbox.run("build t.journey -o out --format svg,html").code(0);
        sandbox.run("site t.journey -o site").code(0);
        for name in ["out/t.svg", "out/t.html", "site/index.html"] {
            let output = sandbox.read(name).to_lowercase();
            assert!(output.contains(word), "{lang}: {name} has no {word}");
            for other in others {
                assert!(!output.contains(other), "{lang}: {name} has {other}");
            }
        }
    }
}

#[test]
fn a_phase_is_not_called_like_a_stage() {
    for (lang, phases, stage) in [
        ("en", "Phases:", "Stage:"),
        ("de", "Abschnitte:", "Phase:"),
        ("fr", "Phases", "Étape"),
        ("es", "Fases:", "Etapa:"),
        ("ja", "フェーズ", "段階"),
        ("ar", "الأطوار", "المرحلة"),
    ] {
        let said = Sandbox::new().file("t.journey", map(lang)).run("show t.journey").code(0).out;
        assert!(said.contains(phases), "{lang}: {said}");
        let csv = Sandbox::new().file("t.journey", map(lang)).run("export t.journey -f csv").code(0).out;
        let mut labels =
            csv.trim_start_matches('\u{feff}').lines().map(|line| line.split(',').next().unwrap_or_default());
        let (first, second) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
        assert!(phases.starts_with(first) && stage.starts_with(second), "{lang}: {csv}");
    }
}
