//! A drawing looks the same opened by itself, and as a picture in a page.

use crate::{chromium::Chromium, drawings::Drawing};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use wayline::{render::Font, theme::ThemeName};

const WINDOW: (u32, u32) = (1600, 1000);

#[test]
fn a_drawing_in_an_img_is_the_same_to_the_pixel() {
    let Some(chromium) = Chromium::find() else { return };
    for name in ["coffee-run", "wardrobe"] {
        let svg = Drawing::example(name).svg(ThemeName::Light, Font::Embed);
        let img = format!("<img src=\"data:image/svg+xml;base64,{}\" style=\"display: block\">", STANDARD.encode(&svg));
        let page = format!("<!doctype html><meta charset=\"utf-8\"><style>body {{ margin: 0 }}</style>{img}");
        let (alone, within) = (chromium.picture("map.svg", &svg, WINDOW), chromium.picture("page.html", &page, WINDOW));
        assert!(alone.len() > 20_000, "an almost empty picture of {name}");
        assert!(alone == within, "{name} looks different in an img: {} and {} bytes", alone.len(), within.len());
    }
}
