//! What Show has hidden leaves no trace on paper, in tables and in saved drawings; and what a search shows.

use super::pages::{examples, folder, wayline};
use crate::chromium::Browser;
use std::fs;

tests![
    a_lane_that_is_off_is_on_no_sheet,
    a_label_without_a_line_left_goes_too,
    a_saved_drawing_keeps_faded_what_is_faded,
    a_search_in_the_overview_finds_what_only_the_detail_says,
];

const OFF: &str = "view=detail&off=lane.experience,persona.anna";

fn a_lane_that_is_off_is_on_no_sheet() {
    let browser = Browser::shared();
    let tab = browser.tab();
    let page = examples().join("broadband.html");
    let display = "getComputedStyle(document.querySelector('.paper.across')).display";
    for lane in ["thinking", "ways"] {
        tab.open_file_at(&page, &format!("view=detail&off=lane.{lane}"));
        tab.reload();
        let other: String = tab.eval("document.querySelector('.paper.across').className");
        assert!(!other.contains("is-gone"), "the overview has no lane of {lane}");
    }
    tab.open_file_at(&page, OFF);
    tab.reload();
    assert_eq!(tab.eval::<String>(display), "none", "the overview shows the lane");
    tab.click("#show summary");
    tab.run("document.querySelector('#show button').click()");
    assert!(!tab.eval::<bool>("document.querySelector('.paper.across').matches('.is-gone')"));
    tab.expect_no_complaint();
}

fn a_label_without_a_line_left_goes_too() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file_at(&examples().join("broadband.html"), OFF);
    let bare: Vec<String> = tab.eval(
        "[...document.querySelectorAll('#journey tr[data-lane]')]
           .filter((row) => row.checkVisibility() && row.querySelector('li') && ![...row.querySelectorAll('li')].some((line) => line.checkVisibility()))
           .map((row) => row.textContent)",
    );
    assert!(bare.is_empty(), "{bare:?}");
    assert!(tab.eval::<bool>("!!document.querySelector('#journey tr.is-off li.is-off')"), "some had only hers");
}

fn a_saved_drawing_keeps_faded_what_is_faded() {
    let browser = Browser::shared();
    let tab = browser.tab();
    let here = folder("saved");
    tab.open_file_at(&examples().join("broadband.html"), OFF);
    let faded: usize = tab.eval(
        "[...document.querySelectorAll('.sheet > svg .is-faded')].filter((of) => !of.closest('.is-gone')).length",
    );
    tab.allow_downloads(&here);
    tab.run("document.querySelector('[data-act=svg]').click()");
    let saved = String::from_utf8(tab.downloaded(&here.join("broadband.svg"))).expect("text");
    assert!(faded > 0);
    let opacity: String = tab.eval("getComputedStyle(document.documentElement).getPropertyValue('--faded').trim()");
    assert_eq!(saved.matches(&format!("opacity=\"{opacity}\"")).count(), faded);
}

fn a_search_in_the_overview_finds_what_only_the_detail_says() {
    let here = folder("found");
    let map = "journey: T\nmeasure wait: Waiting calls\nstage: One\n  feels -2: Bad\n  does: Opens the Türe\n  metric wait: 1200\n";
    fs::write(here.join("m.journey"), map).expect("a map");
    assert!(wayline(&here, &["build", "m.journey"]).0);
    let browser = Browser::shared();
    for (word, view) in [("1200", "detail"), ("opens", "detail"), ("ture", "detail"), ("-2", ""), ("bad", "overview")] {
        let tab = browser.tab();
        tab.open_file(&here.join("m.html"));
        tab.press("/");
        tab.type_text(word);
        tab.wait_for("/^1 /.test(document.querySelector('#find output').textContent)");
        let shown: String = tab.eval("document.querySelector('.sheet').dataset.view");
        assert!(view.is_empty() || shown == view, "{word}: {shown}");
        assert!(tab.eval::<bool>("!!document.querySelector('.sheet > svg .ring.hit')"), "{word}");
        tab.expect_no_complaint();
    }
}
