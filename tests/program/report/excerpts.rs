//! A diagnostic with the lines around it.

use super::{COFFEE, PLAIN, file, find, one, simple, text, written};
use snapbox::{assert_data_eq, str};
use wayline::{
    diagnostic::{Code, Diagnostic, Source, Span},
    report::{Format, TextStyle},
};

#[test]
fn text_shows_the_lines_around_with_labels_and_help() {
    let (sources, id) = file("coffee.journey", COFFEE);
    let (here, there) = (find(&sources, id, "ana 1").start as usize, find(&sources, id, "anna"));
    let title = "Nobody is called `ana` in this map";
    let diagnostic = Diagnostic::new(Code::UnknownName, title, Span::new(id, here, here + 3), "not declared")
        .and(there, "there is an `anna`")
        .help("did you mean `anna`?");
    assert_data_eq!(
        text(&one(sources, vec![diagnostic])),
        str![[r#"
error[J203]: Nobody is called `ana` in this map
   ╭─[coffee.journey:4:9]
 1 │ journey: Coffee run
 2 │ persona anna: Anna
   ·         ──┬─
   ·           ╰── there is an `anna`
 3 │ stage: Enter
 4 │   feels ana 1: Welcome
   ·         ─┬─
   ·          ╰── not declared
 5 │   note: x
   ╰────
  help: did you mean `anna`?

1 error in coffee.journey

"#]]
    );
}

#[test]
fn far_labels_and_other_files_have_excerpts_of_their_own() {
    let (mut sources, id) = file("a.journey", &format!("journey: A\nuse: b.journey\n{}stage: S\n", "\n".repeat(20)));
    let other = sources.add(Source::new("shared/b.journey", "# shared\n\nuse: ../a.journey\nteam x: X\n"));
    let at = find(&sources, other, "../a.journey");
    let title = "The files use each other in a circle";
    let diagnostic = Diagnostic::new(Code::CircularUse, title, at, "leads back to `a.journey`")
        .and(find(&sources, id, "b.journey"), "the circle begins here")
        .and(find(&sources, id, "stage: S"), "far below");
    assert_data_eq!(
        text(&one(sources, vec![diagnostic])),
        str![[r#"
error[J402]: The files use each other in a circle
   ╭─[shared/b.journey:3:6]
 3 │ use: ../a.journey
   ·      ──────┬─────
   ·            ╰── leads back to `a.journey`
 4 │ team x: X
   ╰────
   ╭─[a.journey:2:6]
 1 │ journey: A
 2 │ use: b.journey
   ·      ────┬────
   ·          ╰── the circle begins here
   ╰────
    ╭─[a.journey:23:1]
 23 │ stage: S
    · ────┬───
    ·     ╰── far below
    ╰────

1 error in shared/b.journey

"#]]
    );
}

#[test]
fn columns_are_right_after_wide_characters_and_tabs() {
    assert_data_eq!(
        text(&simple("journey: x\nstage: 開始\n\tfeels 日本語😀 ana: x\n", "ana")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:3:13]
 2 │ stage: 開始
 3 │     feels 日本語😀 ana: x
   ·                    ─┬─
   ·                     ╰── not declared
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn an_empty_place_at_the_end_is_shown() {
    for source in ["journey: x", "journey: x\n", ""] {
        let (sources, id) = file("x.journey", source);
        let at = Span::new(id, source.len(), source.len());
        let report = one(sources, vec![Diagnostic::new(Code::NoStage, "No stage", at, "a stage is missing here")]);
        assert!(text(&report).contains("a stage is missing here"), "{source:?}\n{}", text(&report));
    }
    let (sources, id) = file("x.journey", "journey: x\n");
    let report = one(sources, vec![Diagnostic::new(Code::NoStage, "No stage", Span::new(id, 11, 11), "missing")]);
    assert_data_eq!(
        text(&report),
        str![[r#"
error[J106]: No stage
   ╭─[x.journey:2:1]
 1 │ journey: x
 2 │ 
   · ▲
   · ╰── missing
   ╰────

1 error in x.journey

"#]]
    );
}

#[test]
fn a_very_long_line_is_cut_around_its_label() {
    let long = format!("journey: {} ana {}\n", "word ".repeat(20_000), "more ".repeat(20_000));
    assert_data_eq!(
        text(&simple(&long, "ana")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:1:100011]
 1 │ …ord word word word word word word  ana more more more more more more m…
   ·                                     ─┬─
   ·                                      ╰── not declared
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn a_long_line_of_wide_characters_fits_too() {
    let long = format!("journey: {}ana{}\n", "日本語".repeat(50), "日本語".repeat(50));
    assert_data_eq!(
        text(&simple(&long, "ana")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:1:160]
 1 │ …本語日本語日本語日本語日本語日本語ana日本語日本語日本語日本語日本語日…
   ·                                    ─┬─
   ·                                     ╰── not declared
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn a_label_over_several_lines_has_a_bracket() {
    let source = "journey: x\n  about: one\n  | two\n  | three\nstage: s\n";
    assert_data_eq!(
        text(&simple(source, "one\n  | two\n  | three")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:2:10]
 1 │     journey: x
 2 │ ╭─▶   about: one
 3 │ │     | two
 4 │ ├─▶   | three
   · ╰──── not declared
 5 │     stage: s
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn windows_line_breaks_do_not_disturb() {
    assert_data_eq!(
        text(&simple("journey: x\r\nstage: ana\r\n  note: y\r\n", "ana\r\n")),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:2:8]
 1 │ journey: x
 2 │ stage: ana
   ·        ─┬─
   ·         ╰── not declared
 3 │   note: y
   ╰────

1 error in coffee.journey

"#]]
    );
}

#[test]
fn nothing_in_the_source_acts_on_the_terminal() {
    let report = simple("journey: \u{1b}[31m\u{1b}]0;title\u{7}ana \u{9b}2J\u{202e}\n", "ana");
    assert_data_eq!(
        text(&report),
        str![[r#"
error[J203]: Nobody is called `ana`
   ╭─[coffee.journey:1:25]
 1 │ journey: ␛[31m␛]0;title␇ana �2J�
   ·                         ─┬─
   ·                          ╰── not declared
   ╰────

1 error in coffee.journey

"#]]
    );
    assert!(!text(&report).contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']));
}

#[test]
fn without_unicode_the_frame_is_ascii() {
    let look = TextStyle { unicode: false, ..PLAIN };
    assert_data_eq!(
        written(&simple(COFFEE, "ana"), Format::Text(look)),
        str![[r#"
error[J203]: Nobody is called `ana`
   ,-[coffee.journey:4:9]
 3 | stage: Enter
 4 |   feels ana 1: Welcome
   :         ^|^
   :          `-- not declared
 5 |   note: x
   `----

1 error in coffee.journey

"#]]
    );
}

#[test]
fn colours_are_there_when_asked_for() {
    let look = TextStyle { colour: true, ..PLAIN };
    assert!(written(&simple(COFFEE, "ana"), Format::Text(look)).contains("\u{1b}["));
    assert!(!text(&simple(COFFEE, "ana")).contains('\u{1b}'));
}
