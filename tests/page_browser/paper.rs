//! On paper: A3 on its long side, broken between stages, with the headers again on each sheet.

use crate::{
    chromium::Browser,
    pages::{example, long_map, wayline},
};
use lopdf::Document;

fn pages(pdf: &[u8]) -> Vec<(f64, f64)> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let size = |id| {
        let page = document.get_dictionary(id).expect("a page");
        let media = page.get(b"MediaBox").and_then(|media| media.as_array()).expect("its size").clone();
        let number = |at: usize| f64::from(media[at].as_float().expect("a number"));
        (number(2) - number(0), number(3) - number(1))
    };
    document.get_pages().into_values().map(size).collect()
}

#[test]
fn sheets_are_a3_on_the_long_side() {
    let Some(browser) = Browser::shared() else { return };
    let tab = example(browser, "broadband");
    let pages = pages(&tab.pdf());
    assert!((2..10).contains(&pages.len()), "{pages:?}");
    assert!(
        pages.iter().all(|(width, height)| (width - 1191.0).abs() < 2.0 && (height - 842.0).abs() < 2.0),
        "{pages:?}"
    );
}

#[test]
fn a_long_map_is_broken_between_stages_with_its_headers_on_each_sheet() {
    let Some(browser) = Browser::shared() else { return };
    let folder = long_map("paper");
    let (fine, said) = wayline(&folder, &["build", "long.journey", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.open_file(&folder.join("long.html"));
    let visible = |selector: &str| {
        tab.eval::<usize>(&format!(
            "[...document.querySelectorAll('{selector}')].filter((e) => e.checkVisibility()).length"
        ))
    };
    assert_eq!((visible(".paper svg"), visible(".sheet > svg")), (0, 1), "on the screen");
    tab.show_as_print(true);
    let sheets = visible(".paper svg");
    assert!(sheets > 1 && visible(".sheet > svg") == 0 && visible(".bar") == 0, "{sheets}");
    let stages: Vec<(usize, bool, bool)> = tab.eval(
        "[...document.querySelectorAll('.paper svg')].map((svg) => [svg.querySelectorAll('.stages .stage').length,
           svg.querySelectorAll('.touchpoint').length === 6 * svg.querySelectorAll('.stages .stage').length,
           [...svg.querySelectorAll('.lane-name')].some((name) => name.textContent.includes('Doing'))])",
    );
    assert_eq!(stages.iter().map(|(count, ..)| count).sum::<usize>(), 6, "each stage on one sheet: {stages:?}");
    assert!(stages.iter().all(|(_, whole, named)| *whole && *named), "{stages:?}");
    tab.show_as_print(false);
    assert!(pages(&tab.pdf()).len() > sheets);
    tab.expect_no_complaint();
}
