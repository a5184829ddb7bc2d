//! Two maps in one page don't touch each other: neither by ids nor by style sheets.

use super::{examples::Drawing, page};
use crate::chromium::Browser;
use serde::Deserialize;
use serde_json::json;
use wayline::{
    render::{SvgOptions, svg},
    theme::{CustomTheme, Theme},
};

tests![two_maps_in_one_page_look_as_they_do_alone,];

#[derive(Debug, Deserialize)]
struct Answer {
    elements: usize,
    changed: Vec<String>,
    twice: Vec<String>,
    astray: Vec<String>,
}

/// One in the colours of a house, one in the usual ones, for readers who prefer dark.
fn two_maps_in_one_page_look_as_they_do_alone() {
    let browser = Browser::shared();
    let house = r##"{ "dark": { "ink": "#FFEE00", "ground": "#001100", "persona-1": "#FF00FF", "red": "#FF7700" } }"##;
    let house: CustomTheme = serde_json::from_str(house).expect("a theme");
    let first = drawn("broadband", house.resolve("house").expect("its colours"));
    let second = drawn("hotel-stay", Theme::default());
    for (first, second) in [(&first, &second), (&second, &first)] {
        let data = json!({ "first": first, "second": second });
        let answer: Answer = page::run(browser, include_str!("sharing.js"), &data, "dark");
        assert!(answer.elements > 1000, "{answer:?}");
        assert!(answer.changed.is_empty() && answer.twice.is_empty() && answer.astray.is_empty(), "{answer:#?}");
    }
}

fn drawn(name: &str, theme: Theme) -> String {
    svg(&Drawing::example(name).scene, &SvgOptions { theme, ..SvgOptions::default() })
}
