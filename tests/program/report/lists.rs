//! Many diagnostics and failures.

use super::{COFFEE, rich, simple, text, thousand, written};
use snapbox::{assert_data_eq, str};
use wayline::report::{Format, Report};

#[test]
fn what_is_not_shown_is_counted_and_errors_come_before_warnings() {
    let report = Report { limit: Some(2), ..thousand() };
    assert_data_eq!(
        text(&report).replace(&"x".repeat(100), ""),
        str![[r#"
warning[J511]: Long 0
   ╭─[big.journey:1:3]
 1 │   note: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
   ·   ──┬─
   ·     ╰── here
 2 │   note: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
   ╰────

error[J105]: Twice
      ╭─[big.journey:1001:3]
 1000 │   note: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
 1001 │   note: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      ·   ──┬─
      ·     ╰── here
      ╰────

... and 999 more, not shown here; --max-diagnostics 0 shows all of them
1 error, 1000 warnings in big.journey

"#]]
    );
}

#[test]
fn a_thousand_mistakes_in_a_big_file_are_all_shown() {
    let shown = text(&thousand());
    assert_eq!(shown.matches("warning[J511]").count(), 1000);
    assert_eq!(shown.matches("error[").count(), 1);
}

#[test]
fn short_is_a_line_for_each() {
    assert_data_eq!(
        written(&simple(COFFEE, "ana 1"), Format::Short),
        str![[r#"
coffee.journey:4:9: error[J203]: Nobody is called `ana`

"#]]
    );
}

#[test]
fn failures_and_diagnostics_stand_together() {
    assert_data_eq!(
        text(&rich()),
        str![[r#"
error[J203]: Nobody is called `ana`: not one, not 50 %
   ╭─[maps/my map.journey:1:13]
 1 │ journey: 日😀 ana: x, 50 %
   ·               ─┬─
   ·                ╰── not declared
 2 │ stage: s
   ╰────
   ╭─[shared.journey:1:9]
 1 │ persona anna: Anna
   ·         ──┬─
   ·           ╰── there is an `anna`
   ╰────
  help: write `anna`

warning[J503]: Nobody owns this
   ╭─[maps/my map.journey:2:1]
 1 │ journey: 日😀 ana: x, 50 %
 2 │ stage: s
   · ────────
   ╰────

error: `thme` is not a setting
   ╭─[wayline.toml:1:1]
 1 │ thme = "dark"
   · ──┬─
   ·   ╰── unknown
   ╰────
  help: did you mean `theme`?

error: cannot write out.svg: it is a folder

warning: no font on this system has 茶 (U+8336)
  help: install a font that has it

1 error, 1 warning in maps/my map.journey

"#]]
    );
    assert_data_eq!(
        written(&rich(), Format::Short),
        str![[r#"
wayline.toml:1:1: error: `thme` is not a setting
error: cannot write out.svg: it is a folder
warning: no font on this system has 茶 (U+8336)
maps/my map.journey:1:13: error[J203]: Nobody is called `ana`: not one, not 50 %
maps/my map.journey:2:1: warning[J503]: Nobody owns this

"#]]
    );
}
