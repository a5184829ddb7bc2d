//! A drawing looks the same opened by itself, and as a picture in a page.

use super::{examples::Drawing, page::picture};
use crate::chromium::Browser;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use wayline::{render::Font, theme::ThemeName};

tests![a_drawing_in_an_img_is_the_same_to_the_pixel,];

const WINDOW: (u32, u32) = (1600, 1000);

fn a_drawing_in_an_img_is_the_same_to_the_pixel() {
    let browser = Browser::shared();
    for name in ["coffee-run", "wardrobe"] {
        let svg = Drawing::example(name).svg(ThemeName::Light, Font::Embed);
        let img = format!("<img src=\"data:image/svg+xml;base64,{}\" style=\"display: block\">", STANDARD.encode(&svg));
        let page = format!("<!doctype html><meta charset=\"utf-8\"><style>body {{ margin: 0 }}</style>{img}");
        let (alone, within) = (picture(browser, "map.svg", &svg, WINDOW), picture(browser, "page.html", &page, WINDOW));
        assert!(alone.len() > 20_000, "an almost empty picture of {name}");
        assert!(alone == within, "{name} looks different in an img: {} and {} bytes", alone.len(), within.len());
    }
}
