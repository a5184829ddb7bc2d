//! A picture of pixels and a browser's view of the SVG agree to the eye.

use super::{
    apart::{FAR, decoded, farthest, theirs},
    examples::Drawing,
};
use crate::chromium::Browser;
use resvg::tiny_skia::Pixmap;
use wayline::{
    render::{Font, PngOptions, Typefaces, png},
    scene::Scene,
    theme::{Theme, ThemeName},
};

tests![a_png_shows_what_a_browser_shows, a_word_that_is_missing_is_seen,];

fn a_png_shows_what_a_browser_shows() {
    let browser = Browser::shared();
    let light_and_dark = [ThemeName::Light, ThemeName::Dark].into_iter().cycle();
    for (name, theme) in ["coffee-run", "checkout-kiosk", "hotel-stay"].into_iter().zip(light_and_dark) {
        let drawing = Drawing::example(name);
        // Which font stands in for the bundled one is up to each program.
        assert!(Typefaces::bundled().missing(&drawing.scene).is_empty(), "{name}");
        let theirs = theirs(browser, &drawing.svg(theme, Font::Embed), &drawing.scene);
        let (far, at) = farthest(&ours(&drawing.scene, theme), &theirs);
        assert!(far < FAR, "{name}, {theme:?}: around {at:?} the mean colours are {far:.1} apart");
    }
}

/// Were this test to fail, the other would see nothing.
fn a_word_that_is_missing_is_seen() {
    let browser = Browser::shared();
    let drawing = Drawing::example("coffee-run");
    let svg = drawing.svg(ThemeName::Light, Font::Embed);
    let without = svg.replace(">Pleased<", "><");
    assert_ne!(svg, without);
    let (far, _) = farthest(&ours(&drawing.scene, ThemeName::Light), &theirs(browser, &without, &drawing.scene));
    assert!(far > FAR, "{far}");
}

fn ours(scene: &Scene, theme: ThemeName) -> Pixmap {
    let options = PngOptions { theme: Theme::builtin(theme), ..PngOptions::default() };
    decoded(&png(scene, &Typefaces::bundled(), &options).expect("a picture"))
}
