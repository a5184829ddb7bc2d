//! Pages as the program writes them: nothing goes wrong in their scripts, and their content security policy forbids
//! nothing that they need.

use crate::{chromium::Chromium, support::every_map};
use wayline::{
    layout::{LayoutOptions, layout},
    render::{HtmlOptions, SvgOptions, html, svg},
    text::Fonts,
};

#[test]
fn no_page_complains() {
    let Some(chromium) = Chromium::find() else { return };
    let wanted =
        ["broadband", "checkout-kiosk", "mobile-plan-ar", "wardrobe"].map(|name| format!("examples/{name}.journey"));
    let maps = every_map::examples().into_iter().filter(|map| wanted.contains(&map.origin));
    let mut count = 0;
    for source in maps {
        let map = source.compile().map.expect("a map");
        let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
        let page = html(&map, &svg(&scene, &SvgOptions::default()), &HtmlOptions::default());
        let seen = chromium.read(&page, &[]);
        assert!(seen.console.is_empty(), "{}:\n{}", source.origin, seen.console.join("\n"));
        assert!(seen.document.contains("</svg>"), "{} is empty", source.origin);
        count += 1;
    }
    assert_eq!(count, wanted.len());
}

/// Were this test to fail, no page would be looked at any more.
#[test]
fn a_page_that_complains_is_noticed() {
    let Some(chromium) = Chromium::find() else { return };
    let seen = chromium.read("<!doctype html><script>nothing.here()</script>", &[]);
    assert!(seen.console.iter().any(|line| line.contains("nothing is not defined")), "{seen:?}");
}
