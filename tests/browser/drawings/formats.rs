//! A picture of pixels and a browser's view of the SVG agree to the eye.

use super::{examples::Drawing, page::picture};
use crate::chromium::Browser;
use resvg::tiny_skia::Pixmap;
use wayline::{
    render::{Font, PngOptions, png},
    scene::Scene,
    theme::{Theme, ThemeName},
    typeset::Typefaces,
};

tests![a_png_shows_what_a_browser_shows, a_word_that_is_missing_is_seen,];

/// Both pictures are compared by the mean colours of squares with this side, since no two programs smooth edges alike.
const SQUARE: u32 = 16;
/// How far apart two mean colours may be, of 255. Smoothing makes up to 12; a word that is missing or elsewhere, 30 and more.
const FAR: f64 = 20.0;

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

fn theirs(browser: &Browser, svg: &str, scene: &Scene) -> Pixmap {
    let size = (scene.width.ceil() as u32, scene.height.ceil() as u32);
    decoded(&picture(browser, "map.svg", svg, size))
}

fn decoded(bytes: &[u8]) -> Pixmap {
    Pixmap::decode_png(bytes).expect("a PNG file")
}

/// The largest difference of any square's mean colours, and where that square is.
fn farthest(one: &Pixmap, other: &Pixmap) -> (f64, (u32, u32)) {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let squares =
        (0..one.height() / SQUARE).flat_map(|y| (0..one.width() / SQUARE).map(move |x| (x * SQUARE, y * SQUARE)));
    let apart = |at| {
        let channels = mean(one, at).into_iter().zip(mean(other, at));
        channels.map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
    };
    squares.map(|at| (apart(at), at)).fold((0.0, (0, 0)), |far, next| if next.0 > far.0 { next } else { far })
}

fn mean(picture: &Pixmap, (left, top): (u32, u32)) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for y in top..top + SQUARE {
        let start = (y * picture.width() + left) as usize;
        for pixel in &picture.pixels()[start..start + SQUARE as usize] {
            for (sum, part) in sums.iter_mut().zip([pixel.red(), pixel.green(), pixel.blue()]) {
                *sum += f64::from(part);
            }
        }
    }
    sums.map(|sum| sum / f64::from(SQUARE * SQUARE))
}
