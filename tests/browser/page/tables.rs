//! Tables: sorted, saved and copied.

use super::pages::{example, folder};
use crate::chromium::{Browser, Tab};

tests![
    tables_are_sorted_by_any_column_both_ways,
    a_table_is_saved_and_copied_as_csv,
    the_journey_is_saved_as_csv_without_what_is_faded,
];

fn tables_are_sorted_by_any_column_both_ways() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    let column = "[...document.querySelectorAll('#pains tbody tr')].map((row) => row.cells[0].textContent.trim())";
    let numbers = || tab.eval::<Vec<String>>(column);
    tab.click("#pains thead th:first-child button");
    assert_eq!(numbers(), ["1", "2", "3", "4", "5"]);
    tab.press("Enter");
    assert_eq!(numbers(), ["5", "4", "3", "2", "1"]);
    assert_eq!(tab.eval::<String>("document.querySelector('#pains th').getAttribute('aria-sort')"), "descending");
}

fn a_table_is_saved_and_copied_as_csv() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    let here = folder("downloads");
    tab.allow_downloads(&here);
    tab.allow_clipboard();
    tab.click("#actions .save");
    let saved = String::from_utf8(tab.downloaded(&here.join("actions.csv"))).expect("text");
    let saved = saved.strip_prefix('\u{feff}').expect("a mark that tells that it is UTF-8");
    assert!(saved.starts_with("\"Owner\",\"Action\",\"Status\",\"Due\""), "{saved}");
    assert!(saved.contains("\"A key in an envelope for everybody who comes after ten\""), "{saved}");
    tab.click("#actions .save + .save");
    tab.wait_for("document.querySelector('#actions .save + .save').textContent === 'Copied'");
    assert_eq!(tab.clipboard().replace("\r\n", "\n"), saved.replace("\r\n", "\n"));
    tab.expect_no_complaint();
}

fn the_journey_is_saved_as_csv_without_what_is_faded() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    let here = folder("journey-csv");
    tab.allow_downloads(&here);
    let saved = |tab: &Tab<'_>| {
        tab.click("#journey .save");
        let saved = String::from_utf8(tab.downloaded(&here.join("journey.csv"))).expect("text");
        std::fs::remove_file(here.join("journey.csv")).expect("the file");
        saved.replace('\u{feff}', "")
    };
    let all = saved(&tab);
    assert!(all.starts_with("\"Stage\",\"Where\",\"Lanes\",\"The journey, stage by stage\"\r\n\"Before\",\"Books\",\"Channels\",\"Web; E-mail\"\r\n"), "{all}");
    let rows: usize = tab.eval("document.querySelectorAll('#journey tr[data-lane]').length");
    assert_eq!(all.lines().count(), rows + 1);
    assert!(
        all.contains("\"Arrive\",\"Check-in\",\"Thinking\"")
            && all.contains("\"Doing\",\"Jonas and Lea Writes into the remarks")
    );
    tab.click("#show summary");
    for (filter, value) in [("lane", "thinking"), ("persona", "jonas")] {
        tab.click(&format!("[data-filter={filter}] [value='{value}']"));
    }
    tab.press("Escape");
    let some = saved(&tab);
    assert!(!some.contains("\"Thinking\"") && !some.contains("Jonas and Lea"), "{some}");
    tab.expect_no_complaint();
}
