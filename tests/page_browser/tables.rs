//! Tables: sorted, saved and copied.

use crate::{
    chromium::Browser,
    pages::{example, folder},
};

#[test]
fn tables_are_sorted_by_any_column_both_ways() {
    let Some(browser) = Browser::shared() else { return };
    let tab = example(browser, "hotel-stay");
    let column = "[...document.querySelectorAll('#pains tbody tr')].map((row) => row.cells[0].textContent.trim())";
    let numbers = || tab.eval::<Vec<String>>(column);
    tab.click("#pains thead th:first-child button");
    assert_eq!(numbers(), ["1", "2", "3", "4", "5"]);
    tab.press("Enter");
    assert_eq!(numbers(), ["5", "4", "3", "2", "1"]);
    assert_eq!(tab.eval::<String>("document.querySelector('#pains th').getAttribute('aria-sort')"), "descending");
}

#[test]
fn a_table_is_saved_and_copied_as_csv() {
    let Some(browser) = Browser::shared() else { return };
    let tab = example(browser, "hotel-stay");
    let here = folder("downloads");
    tab.allow_downloads(&here);
    tab.allow_clipboard();
    tab.click("#actions .save");
    let saved = String::from_utf8(tab.downloaded(&here.join("actions.csv"))).expect("text");
    let saved = saved.strip_prefix('\u{feff}').expect("a mark that tells that it is UTF-8");
    assert!(saved.starts_with("\"Owner\",\"Action\",\"Due\""), "{saved}");
    assert!(saved.contains("\"A key in an envelope for everybody who comes after ten\""), "{saved}");
    tab.click("#actions .save + .save");
    tab.wait_for("document.querySelector('#actions .save + .save').textContent === 'Copied'");
    assert_eq!(tab.clipboard().replace("\r\n", "\n"), saved.replace("\r\n", "\n"));
    tab.expect_no_complaint();
}
