//! A mistake in one line hides nothing that doesn't depend on it.

use crate::support::options;
use wayline::{compile, load::NoFiles};

/// The codes that a map raises, with their lines.
fn raised(text: &str) -> Vec<String> {
    let compilation = compile("a.journey", text.as_bytes(), &NoFiles, &options());
    let line = |of: &wayline::diagnostic::Diagnostic| {
        let source = compilation.sources.get(of.span().file);
        format!("{} {}", source.position(of.span().start).line, of.code)
    };
    compilation.diagnostics.iter().map(line).collect()
}

const MAP: &str = "journey: A
team t: Team
persona a: Ann
persona b: Ben
stage: S
  touchpoint: T
    feels a -1
    moment: Here
  touchpoint: U
    feels a 0
    pain slow major: Slow
    opportunity: Faster
      due: 2027-01-01
      owner: t
  touchpoint: V
    feels a 0
    opportunity: Nicer
";

#[test]
fn a_mistake_hides_no_warning_that_does_not_depend_on_it() {
    let all = ["4 J506", "7 J507", "8 J505", "11 J502", "17 J503"];
    assert_eq!(raised(MAP), all);
    // Each wrong line may be why one of them is raised, and no others.
    for (right, wrong, hidden) in [
        ("due: 2027-01-01", "due: soon", &[][..]),
        ("owner: t", "owner: t, t", &["17 J503"]),
        ("feels a 0\n    pain", "feels a 9\n    pain", &["4 J506", "7 J507"]),
        ("opportunity: Faster", "oportunity: Faster", &["11 J502"]),
        ("moment: Here", "moment: Here\n    metric: 5", &["8 J505"]),
    ] {
        let text = MAP.replacen(right, wrong, 1);
        let said = raised(&text);
        // A line that is put in moves those below it.
        let moved = text.lines().count() - MAP.lines().count();
        let shifted = |of: &&str| {
            let (line, code) = of.split_once(' ').expect("a line");
            let line: usize = line.parse().expect("a number");
            format!("{} {code}", if line > 8 { line + moved } else { line })
        };
        for of in all.iter().filter(|of| !hidden.contains(of)) {
            assert!(said.contains(&shifted(of)), "{wrong}: {of} is missing in {said:?}");
        }
        for of in hidden {
            assert!(!said.contains(&shifted(of)), "{wrong}: {of} in {said:?}");
        }
    }
    // A line that nobody understands may say anything.
    assert_eq!(raised(&MAP.replace("owner: t", "Somebody should do it")).len(), 1);
}

#[test]
fn a_word_of_a_wrong_pain_is_not_taken_for_its_name() {
    let text = "journey: A\nteam t: T\nstage: S\n  feels -1: x\n  pain - major: Line is always busy\n  opportunity: Book online\n    answers: line\n    owner: t\n";
    assert_eq!(raised(text), ["5 J205", "7 J203"]);
    // Whereas its name, or all of its text, may be meant.
    for (head, answer) in [("line - major", "line"), ("- major", "Line is always busy")] {
        let text = text.replace("- major", head).replace("answers: line", &format!("answers: {answer}"));
        assert_eq!(raised(&text).len(), 1, "{text}");
    }
}

#[test]
fn a_declaration_in_quotation_marks_is_no_unknown_name() {
    let quoted = MAP.replace("persona b: Ben", "\"persona b: Ben\"").replace("feels a 0", "feels b 0");
    assert_eq!(
        raised(&quoted).into_iter().filter(|of| of.ends_with("J203") || of.ends_with("J004")).collect::<Vec<_>>(),
        ["4 J004"]
    );
}

/// A damaged line made others wrong: the scale and the criteria of a map, and whoever a line without a name may be.
#[test]
fn what_a_damaged_line_said_is_missed_nowhere_else() {
    for map in [
        "journey: A\n  \"scale: 1..10\"\nstage: S\n  feels 7: Fine\n",
        "journey: A\n  \"priority: speed 2, money 1\"\nstage: S\n  feels 1: Fine\n  score: speed 50, money 20\n",
        "journey: A\npersona 2nd: Анна\nstage: S\n  feels anna 1: Fine\n",
        "journey: A\npersona 2nd: First\nstage: S\n  feels anna 1: Fine\n",
        "journey: A\nstage: S\n  touchpoint 2nd: T\n    feels 1: Fine\n    then next 64 %: Once more\n",
    ] {
        let told = compile("map.journey", map.as_bytes(), &NoFiles, &options());
        let errors = told.diagnostics.iter().filter(|of| of.severity == wayline::diagnostic::Severity::Error);
        let errors: Vec<_> = errors.map(|of| &of.title).collect();
        assert_eq!(errors.len(), 1, "{map}{errors:#?}");
    }
}

/// `https://` leads nowhere.
#[test]
fn the_beginning_of_an_address_is_no_address() {
    for address in ["http://", "https:///", "mailto:"] {
        let map = format!("journey: A\nsource s: S\n  link: {address}\nstage: B\n  feels 1: Glad\n    from: s\n");
        assert_eq!(raised(&map), ["3 J008"], "{address}");
    }
}
