//! Pictures that are damaged, or don't say how large they are: found by `check`, not only where they are drawn.

use super::pictures::{complaints, pink_png, rewritten, with};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use miniz_oxide::{deflate::compress_to_vec_zlib, inflate::decompress_to_vec_zlib};
use wayline::{
    compile,
    render::{PdfOptions, Typefaces, pdf},
};

/// Twelve by twelve pixels in four colours.
const GIF: &str = "R0lGODlhDAAMAIEAAAAAAP8AAAD/AAAA/ywAAAAADAAMAAACLkQ0hpqn78JwSAJxM94azLFJwTUK5emZ6QiygprCw/yawQjk+s4bdz1LKBbDQQEAOw==";

fn webp() -> Vec<u8> {
    let (mut file, pixels) = (Vec::new(), (0..16 * 16 * 3).map(|at| (at * at / 7) as u8).collect::<Vec<u8>>());
    let encoder = image_webp::WebPEncoder::new(&mut file);
    encoder.encode(&pixels, 16, 16, image_webp::ColorType::Rgb8).expect("a WebP file");
    file
}

/// The pixels of a PNG after `change`, with a right checksum.
fn with_pixels(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    rewritten(&|chunk| {
        let mut pixels = decompress_to_vec_zlib(&chunk[4..]).expect("pixels");
        change(&mut pixels);
        chunk.truncate(4);
        chunk.extend(compress_to_vec_zlib(&pixels, 6));
    })
}

/// They were taken for whole, and then the PDF failed or the picture had a hole in it.
#[test]
fn a_picture_whose_pixels_cannot_be_drawn_is_damaged() {
    assert_eq!(complaints("a.png", &with_pixels(|_| {})), []);
    // Eight lines of eight pixels of four bytes, each with its filter before it.
    for line in [0, 3, 7] {
        assert_eq!(complaints("a.png", &with_pixels(|pixels| pixels[line * 33] = 9)), [("J406", 4)], "{line}");
        assert_eq!(complaints("a.png", &with_pixels(|pixels| pixels[line * 33 + 5] = 9)), [], "{line}");
    }
    let gif = STANDARD.decode(GIF).expect("a GIF file");
    assert_eq!(complaints("a.gif", &gif), []);
    let mut few = gif.clone();
    few[32] = 13;
    assert_eq!(complaints("few.gif", &few), [("J406", 4)]);
    let mut code = gif.clone();
    code[38] = 0xFF;
    assert_eq!(complaints("code.gif", &code), [("J406", 4)]);
    let webp = webp();
    assert_eq!(complaints("a.webp", &webp), []);
    let broken = (20..webp.len()).filter(|&at| {
        let mut broken = webp.clone();
        broken[at] ^= 0xFF;
        complaints("a.webp", &broken) == [("J406", 4)]
    });
    assert!(broken.count() > 20, "hardly any damage of {} bytes is found", webp.len());
}

/// What `check` lets pass is drawn.
#[test]
fn whatever_is_damaged_in_a_picture_is_found_or_does_not_matter() {
    let typefaces = Typefaces::bundled();
    let gif = STANDARD.decode(GIF).expect("a GIF file");
    for (name, whole) in [("a.gif", gif), ("a.webp", webp()), ("a.png", pink_png())] {
        for at in (0..whole.len()).step_by(3) {
            let mut broken = whole.clone();
            broken[at] ^= 0x5A;
            if complaints(name, &broken).is_empty() {
                let drawn = pdf(&[with(name, &broken)], &typefaces, &PdfOptions::default());
                assert!(drawn.is_ok(), "byte {at} of {name}: {drawn:?}");
            }
        }
    }
}

/// The size of an SVG picture whose `svg` element has these attributes; nothing if it is refused.
fn size(attributes: &str) -> Option<(u32, u32)> {
    let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}><rect width="1" height="1"/></svg>"#);
    if !complaints("a.svg", svg.as_bytes()).is_empty() {
        return None;
    }
    with("a.svg", svg.as_bytes()).pictures.first().map(|picture| (picture.width, picture.height))
}

/// Drawing programs write sizes in all units of CSS; only pixels were understood.
#[test]
fn the_size_of_an_svg_is_understood_in_every_unit() {
    for (attributes, expected) in [
        (r#"width="300" height="200""#, (300, 200)),
        (r#"width="300px" height="200PX""#, (300, 200)),
        (r#"width="10cm" height="50mm""#, (378, 189)),
        (r#"width="2in" height="1in""#, (192, 96)),
        (r#"width="72pt" height=" 36 pt ""#, (96, 48)),
        (r#"width="10pc" height="5em""#, (160, 80)),
        (r#"width="100%" height="100%" viewBox="0 0 640 480""#, (640, 480)),
        (r#"width="100%" viewBox="0,0,640,480""#, (640, 480)),
        ("viewBox=\"0 0\n 640\t480\"", (640, 480)),
        (r#"width="5cm" viewBox="0 0 400 200""#, (189, 94)),
        (r#"width="auto" height="1e2" viewBox="0 0 400 200""#, (200, 100)),
        // What counts is how wide it is for its height.
        (r#"viewBox="0 0 1.5 1""#, (150, 100)),
        (r#"viewBox="0 0 0.2 0.1""#, (200, 100)),
        (r#"width="400000" height="200000""#, (100_000, 50_000)),
    ] {
        assert_eq!(size(attributes), Some(expected), "{attributes}");
    }
    for attributes in
        ["", r#"width="100""#, r#"width="100%" height="100%""#, r#"viewBox="0 0 0 5""#, r#"width="-1" height="2""#]
    {
        assert_eq!(size(attributes), None, "{attributes}");
    }
}

#[test]
fn what_is_wrong_with_an_svg_is_said() {
    let title = |name: &str, bytes: &[u8]| {
        let files = crate::support::Memory::from_iter([(name, bytes)]);
        let text = format!("journey: A\nstage: S\n  image: {name}\n  feels 1\n");
        let raised = compile("a.journey", text.as_bytes(), &files, &crate::support::options()).diagnostics;
        raised.iter().map(|of| of.title.clone()).collect::<Vec<_>>()
    };
    let unsized_svg = br#"<svg xmlns="http://www.w3.org/2000/svg"/>"#;
    assert_eq!(title("a.svg", unsized_svg), ["`a.svg` does not say how large it is"]);
    assert_eq!(title("a.svgz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"), ["`a.svgz` is compressed, so it cannot be drawn"]);
}
