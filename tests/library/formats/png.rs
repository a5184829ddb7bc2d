//! Pictures of pixels.

use super::{SMALL, drawn, example, scene};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use std::sync::Arc;
use wayline::{
    render::{Font, PngError, PngOptions, SvgOptions, Typefaces, png, svg},
    scene::Scene,
    text::Face,
    theme::{Theme, ThemeName},
};

fn options(scale: f64) -> PngOptions {
    PngOptions { scale, ..PngOptions::default() }
}

fn picture(scene: &Scene, scale: f64) -> Pixmap {
    let bytes = png(scene, &Typefaces::bundled(), &options(scale)).expect("a picture");
    Pixmap::decode_png(&bytes).expect("a PNG file")
}

#[test]
fn it_is_as_large_as_asked_for() {
    let scene = scene(SMALL);
    for scale in [0.25, 0.333, 1.0] {
        let picture = picture(&scene, scale);
        let expected = [scene.width, scene.height].map(|length| (length * scale).ceil() as u32);
        assert_eq!([picture.width(), picture.height()], expected, "at a scale of {scale}");
    }
}

#[test]
fn it_says_how_large_it_is_in_print() {
    let bytes = png(&scene(SMALL), &Typefaces::bundled(), &options(0.5)).expect("a picture");
    let file = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG file");
    // 48 pixels for each inch.
    assert_eq!(file.info().pixel_dims.map(|dimensions| dimensions.xppu), Some(1890));
}

#[test]
fn the_same_drawing_is_the_same_file() {
    let scene = drawn(&example("hotel-stay.journey"));
    let bytes = || png(&scene, &Typefaces::bundled(), &options(0.25)).expect("a picture");
    assert!(bytes() == bytes());
}

/// Text is set as outlines here and by the renderer itself there: if the two differ, one of them is wrong.
#[test]
fn it_shows_what_the_svg_shows() {
    for name in ["coffee-run.journey", "checkout-kiosk.journey"] {
        let scene = drawn(&example(name));
        let scale = 0.5;
        let ours = picture(&scene, scale);
        let theirs = svg_by_another(&scene, (ours.width(), ours.height()), scale as f32);
        let differs = |(a, b): (&u8, &u8)| a.abs_diff(*b) > 96;
        let different = ours.data().iter().zip(theirs.data()).filter(|pair| differs(*pair)).count();
        let share = different as f64 / ours.data().len() as f64;
        assert!(share < 0.000_5, "{name}: {:.3} % of the picture differs", share * 100.0);
    }
}

/// The SVG with its text as text, in the very same fonts.
fn svg_by_another(scene: &Scene, (width, height): (u32, u32), scale: f32) -> Pixmap {
    let theme = Theme::builtin(ThemeName::Light);
    let text = svg(scene, &SvgOptions { theme, font: Font::Embed, ..SvgOptions::default() });
    let mut options = Options::default();
    let fonts = Arc::make_mut(&mut options.fontdb);
    Face::ALL.iter().for_each(|face| fonts.load_font_data(face.ttf().to_vec()));
    let tree = Tree::from_str(&text, &options).expect("an SVG");
    let mut picture = Pixmap::new(width, height).expect("a picture");
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture
}

#[test]
fn each_theme_has_its_own_ground() {
    let scene = scene(SMALL);
    for name in ThemeName::ALL {
        let theme = Theme::builtin(name);
        let ground = theme.palette.ground;
        let bytes = png(&scene, &Typefaces::bundled(), &PngOptions { theme, ..options(0.1) }).expect("a picture");
        let corner = Pixmap::decode_png(&bytes).expect("a PNG file").pixel(0, 0).expect("a pixel").demultiply();
        assert_eq!([corner.red(), corner.green(), corner.blue()], [ground.red, ground.green, ground.blue], "{name}");
    }
}

#[test]
fn too_large_a_picture_is_refused_with_a_scale_that_works() {
    let scene = scene(SMALL);
    let small = |scale| PngOptions { max_pixels: 200_000, ..options(scale) };
    let error = png(&scene, &Typefaces::bundled(), &small(4.0)).expect_err("too large");
    let PngError::TooLarge { scale, .. } = error else { panic!("{error}") };
    let picture = png(&scene, &Typefaces::bundled(), &small(scale)).expect("a picture");
    let pixels = Pixmap::decode_png(&picture).expect("a PNG file");
    let area = u64::from(pixels.width()) * u64::from(pixels.height());
    assert!((150_000..=200_000).contains(&area), "{area} pixels at a scale of {scale}");
    assert!(error.to_string().contains(&format!("a scale of {scale} stays within")), "{error}");
}

#[test]
fn no_scale_is_too_strange_to_be_answered() {
    let scene = scene(SMALL);
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = png(&scene, &Typefaces::bundled(), &options(scale)).expect_err("no scale");
        assert!(matches!(error, PngError::Scale(_)), "{scale}: {error}");
    }
    for scale in [1e6, 1e300] {
        let error = png(&scene, &Typefaces::bundled(), &options(scale)).expect_err("too large");
        assert!(matches!(error, PngError::TooLarge { .. }), "{scale}: {error}");
    }
    assert_eq!(picture(&scene, 1e-9).width(), 1);
}

#[test]
fn what_no_typeface_has_is_named_and_still_takes_its_place() {
    let with = scene("journey: Tea 茶 and \u{200F}עברית\nstage: Enter\n");
    let missing = Typefaces::bundled().missing(&with);
    assert_eq!(missing.iter().collect::<String>(), "ביערת茶");
    assert!(Typefaces::bundled().missing(&scene("journey: Ĳsland → ä ½ Ωμέγα Юг\nstage: Enter\n")).is_empty());
    // An empty box is drawn instead of nothing.
    let ink = |scene: &Scene| picture(scene, 0.5).pixels().iter().filter(|pixel| pixel.red() < 64).count();
    let without = scene("journey: Tea and\nstage: Enter\n");
    assert!(ink(&with) > ink(&without) + 100);
}

#[test]
fn only_a_font_is_taken_for_a_font() {
    let mut typefaces = Typefaces::bundled();
    assert!(typefaces.add(Arc::from(&b"no font"[..]), 0).is_err());
    assert!(typefaces.add(Arc::from(Face::Regular.ttf()), 1).is_err());
    assert!(typefaces.add(Arc::from(Face::Regular.ttf()), 0).is_ok());
}
