//! Pictures in a drawing: shown alike, never fetched, never larger than memory.

use super::map;
use crate::support::Memory;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use resvg::tiny_skia::{Color, Pixmap};
use wayline::{
    compile,
    layout::{LayoutOptions, layout},
    render::{PdfError, PdfOptions, PngError, PngOptions, Typefaces, pdf, png},
    scene::Scene,
    text::Fonts,
};

const MAP: &str = "\
journey: Pictures
stage: Enter
  touchpoint: Walk in
    image: picture.svg
";

/// A drawing with one picture.
pub fn with(name: &str, picture: &[u8]) -> Scene {
    let files = Memory::from_iter([(name, picture)]);
    let text = MAP.replace("picture.svg", name);
    layout(&map("map.journey", text.as_bytes(), &files), &LayoutOptions::default(), &mut Fonts::new())
}

pub fn svg(content: &str) -> Vec<u8> {
    let start = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100">"#;
    format!("{start}{content}</svg>").into_bytes()
}

fn pixels(scene: &Scene) -> Pixmap {
    let bytes = png(scene, &Typefaces::bundled(), &PngOptions::default()).expect("a picture");
    Pixmap::decode_png(&bytes).expect("a PNG file")
}

fn has(scene: &Scene, (red, green, blue): (u8, u8, u8)) -> bool {
    pixels(scene).pixels().iter().any(|pixel| (pixel.red(), pixel.green(), pixel.blue()) == (red, green, blue))
}

const PINK: (u8, u8, u8) = (255, 0, 255);

fn pink(encoded: impl FnOnce(&Pixmap) -> Vec<u8>) -> Vec<u8> {
    let mut picture = Pixmap::new(8, 8).expect("a picture");
    picture.fill(Color::from_rgba8(PINK.0, PINK.1, PINK.2, 255));
    encoded(&picture)
}

pub fn pink_png() -> Vec<u8> {
    pink(|picture| picture.encode_png().expect("a PNG file"))
}

#[test]
fn pictures_of_pixels_and_of_lines_are_shown() {
    assert!(has(&with("pink.png", &pink_png()), PINK));
    assert!(has(&with("pink.svg", &svg(r##"<rect width="100" height="100" fill="#f0f"/>"##)), PINK));
}

#[test]
fn a_picture_fetches_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret.png");
    std::fs::write(&secret, pink_png()).expect("a file");
    let path = secret.display();
    for href in [format!("{path}"), format!("file://{path}"), "http://127.0.0.1:9/secret.png".to_owned()] {
        let picture = with("a.svg", &svg(&format!(r#"<image width="100" height="100" xlink:href="{href}"/>"#)));
        assert!(!has(&picture, PINK), "{href}");
        pdf(&[picture], &Typefaces::bundled(), &PdfOptions::default()).expect("a PDF file");
    }
}

/// A PNG that claims to be this many pixels wide and high.
fn claiming(mut picture: Vec<u8>, side: u32) -> Vec<u8> {
    picture[16..20].copy_from_slice(&side.to_be_bytes());
    picture[20..24].copy_from_slice(&side.to_be_bytes());
    let sum = checksum(&picture[12..29]);
    picture[29..33].copy_from_slice(&sum);
    picture
}

/// Its pixels are looked at only as far as that takes no second, which is enough for a file that lacks nearly all of them.
#[test]
fn a_large_picture_without_its_pixels_is_damaged() {
    for side in [20, 2_000, 10_000] {
        let files = Memory::from_iter([("half.png", claiming(pink_png(), side).as_slice())]);
        let text = MAP.replace("picture.svg", "half.png");
        let raised = compile("map.journey", text.as_bytes(), &files, &crate::support::options()).diagnostics;
        assert!(raised.iter().any(|of| of.title == "`half.png` is damaged"), "{side}: {raised:#?}");
    }
}

/// A picture that claims to have 3.6 milliard pixels, and has the first of them.
#[test]
fn a_picture_that_would_fill_the_memory_is_refused_by_name() {
    let small = Pixmap::new(3_000, 3_000).expect("a picture").encode_png().expect("a PNG file");
    assert_eq!(complaints("huge.png", &claiming(small.clone(), 60_000)), [("J406", 4)]);
    // A scene that somebody made, too.
    let mut scene = with("huge.png", &small);
    for picture in &mut scene.pictures {
        (picture.width, picture.height) = (60_000, 60_000);
    }
    let error = png(&scene, &Typefaces::bundled(), &PngOptions::default()).expect_err("too large");
    assert!(matches!(error, PngError::Picture(_)));
    assert!(error.to_string().starts_with("`huge.png` has 60000 × 60000 pixels"), "{error}");
    let error = pdf(&[scene], &Typefaces::bundled(), &PdfOptions::default()).expect_err("too large");
    assert!(matches!(error, PdfError::Picture(_)));
}

/// The checksum of a PNG's chunk (CRC-32).
fn checksum(bytes: &[u8]) -> [u8; 4] {
    let bit = |sum: u32| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
    let byte = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| bit(sum));
    (!bytes.iter().fold(!0, byte)).to_be_bytes()
}

#[test]
fn a_picture_of_nothing_leaves_its_place_empty() {
    let picture = with("nothing.svg", &svg(r##"<use href="#nowhere"/>"##));
    assert!(!has(&picture, PINK));
    pdf(&[picture], &Typefaces::bundled(), &PdfOptions::default()).expect("a PDF file");
}

/// Red at the left, blue at the right, sixteen by eight.
const PHOTO: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oM\
CUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAIABADAREAAhEBAxEB/8QAFQ\
ABAQAAAAAAAAAAAAAAAAAABgf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAACAb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxE\
APwCdI4kQAwhWf//Z";

/// The photo as a camera writes it that was held like this.
fn photo(orientation: u8) -> Vec<u8> {
    let plain = STANDARD.decode(PHOTO).expect("a photo");
    let mut exif = b"\xFF\xE1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    [&plain[..2], &exif, &plain[2..]].concat()
}

/// Browsers turn a photo as its camera says, so pixels and pages have to show it the same way.
#[test]
fn a_photo_stands_upright() {
    // Whether red is at the left, at the top, at the right or at the bottom.
    let sides = [(1, (-1, 0)), (2, (1, 0)), (3, (1, 0)), (6, (0, -1)), (7, (0, 1)), (8, (0, 1))];
    for (orientation, (dx, dy)) in sides {
        let scene = with("photo.jpg", &photo(orientation));
        let picture = &scene.pictures[0];
        assert_eq!((picture.width, picture.height), if dx == 0 { (8, 16) } else { (16, 8) }, "{orientation}");
        let (red, blue) = (middle(&scene, |pixel| pixel.0 > 200), middle(&scene, |pixel| pixel.2 > 200));
        let sign = |a: f64, b: f64| {
            if (a - b).abs() < 4.0 {
                0
            } else if a < b {
                -1
            } else {
                1
            }
        };
        assert_eq!((sign(red.0, blue.0), sign(red.1, blue.1)), (dx, dy), "{orientation}: {red:?} {blue:?}");
        pdf(&[scene], &Typefaces::bundled(), &PdfOptions::default()).expect("a PDF file");
    }
}

/// The middle of all pixels of a strong colour.
fn middle(scene: &Scene, is_it: impl Fn((u8, u8, u8)) -> bool) -> (f64, f64) {
    let pixels = pixels(scene);
    let found = pixels.pixels().iter().enumerate().filter(|(_, pixel)| {
        let colour = (pixel.red(), pixel.green(), pixel.blue());
        // Greys and the drawing's own pale colours have all three.
        is_it(colour) && colour.1 < 60 && colour.0.min(colour.2) < 60
    });
    let places: Vec<(f64, f64)> =
        found.map(|(at, _)| ((at as u32 % pixels.width()).into(), (at as u32 / pixels.width()).into())).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| places.iter().map(of).sum::<f64>() / places.len() as f64;
    (mean(|place| place.0), mean(|place| place.1))
}

/// Each step uses the one before ten times.
#[test]
fn a_picture_of_pictures_of_pictures_ends() {
    let mut content = String::from(r##"<g id="a0"><rect width="1" height="1" fill="#f0f"/></g>"##);
    for step in 1..12 {
        let uses = format!(r##"<use href="#a{}"/>"##, step - 1).repeat(10);
        content.push_str(&format!(r#"<g id="a{step}">{uses}</g>"#));
    }
    assert_eq!(complaints("many.svg", &svg(&content)), [("J406", 4)]);
}

/// What is wrong with a map that shows a picture, by `check`: before any format is chosen.
pub fn complaints(name: &str, picture: &[u8]) -> Vec<(&'static str, usize)> {
    let files = Memory::from_iter([(name, picture)]);
    let text = MAP.replace("picture.svg", name);
    let compilation = compile("map.journey", text.as_bytes(), &files, &wayline::Options::default());
    let line = |at: u32| text[..at as usize].matches('\n').count() + 1;
    compilation.diagnostics.iter().map(|one| (one.code.as_str(), line(one.span().start))).collect()
}

/// Nothing was said of a damaged picture until the PDF failed, by "a mistake of the program".
#[test]
fn a_damaged_picture_is_one_error_at_its_line() {
    let png = pink_png();
    let mut wrong_sum = png.clone();
    let at = wrong_sum.len() - 20;
    wrong_sum[at] ^= 0xFF;
    let gif: Vec<u8> = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;".to_vec();
    let jpeg = STANDARD.decode(JPEG).expect("a JPEG file");
    let webp = STANDARD.decode(WEBP).expect("a WebP file");
    let whole = [("a.png", &png), ("a.gif", &gif), ("a.jpg", &jpeg), ("a.webp", &webp)];
    for (name, bytes) in whole {
        assert_eq!(complaints(name, bytes), [], "{name} is whole");
        // Enough is left to know what it is.
        for left in [bytes.len() - 2, bytes.len() / 2, 26] {
            let cut = bytes.get(..left).unwrap_or(bytes);
            if cut.len() < bytes.len() {
                assert_eq!(complaints(name, cut), [("J406", 4)], "{left} of {} bytes of {name}", bytes.len());
            }
        }
    }
    let others: [(&str, &[u8]); 4] = [
        ("sum.png", &wrong_sum),
        ("head.gif", b"GIF89a\x04\x00\x04\x00\x00\x00\x00"),
        ("cut.svg", br#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect"#),
        ("scan.jpg", &[0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0xFF, 0xD9]),
    ];
    for (name, bytes) in others {
        assert_eq!(complaints(name, bytes), [("J406", 4)], "{name}");
    }
}

/// A PNG whose pixels were changed as they are packed, behind the name of their chunk, with a right checksum.
pub fn rewritten(change: &dyn Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut png = pink_png();
    let at = png.windows(4).position(|name| name == b"IDAT").expect("pixels");
    let end = at + 4 + u32::from_be_bytes(png[at - 4..at].try_into().expect("a length")) as usize;
    let mut chunk = png[at..end].to_vec();
    change(&mut chunk);
    let (length, sum) = ((chunk.len() - 4) as u32, checksum(&chunk));
    png.splice(at - 4..end + 4, [&length.to_be_bytes()[..], &chunk, &sum].concat());
    png
}

/// All checksums were right, so the pixels were only missed by the PDF.
#[test]
fn pixels_that_cannot_be_unpacked_are_one_error_at_their_line() {
    assert_eq!(complaints("same.png", &rewritten(&|_| {})), []);
    let no_block = rewritten(&|chunk| chunk[6] = 0xFF);
    let no_packing = rewritten(&|chunk| chunk[4] = 0);
    let too_few = rewritten(&|chunk| chunk.truncate(chunk.len() / 2));
    for (name, png) in [("block.png", no_block), ("packing.png", no_packing), ("few.png", too_few)] {
        assert_eq!(complaints(name, &png), [("J406", 4)], "{name}");
    }
}

/// A small square each.
const JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAIAAgDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAICf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AARwKOv/2Q==";
const WEBP: &str = "UklGRj4AAABXRUJQVlA4IDIAAAAwAgCdASoIAAgAAgA0JaACdLoB+AH4AARoAAD+6ez//aWQhXX/Qa/++gFuc/f8VAAAAA==";

/// Each layer is drawn by itself: some kilobytes took twenty seconds.
#[test]
fn a_picture_with_too_many_layers_is_refused() {
    let rect = r#"<rect width="100" height="100"/>"#;
    let nested = |group: &str, times: usize| format!("{}{rect}{}", group.repeat(times), "</g>".repeat(times));
    let masks = |count: usize, uses: usize| {
        let mask = |at: usize| format!(r##"<mask id="m{at}" mask="url(#m{})">{rect}</mask>"##, at + 1);
        let all: String = (0..count).map(mask).collect();
        svg(&format!("<defs>{all}</defs>{}", r##"<g mask="url(#m0)"/>"##.repeat(uses)))
    };
    let translucent = r#"<g opacity=".9">"#;
    let clip = format!(r#"<clipPath id="c">{rect}</clipPath>"#);
    let clipped = |times: usize| svg(&format!("{clip}{}", nested(r##"<g clip-path="url(#c)">"##, times)));
    let sheet = |style: &str| svg(&format!("<style>{style}</style>{}", nested(r#"<g class="a b">"#, 200)));
    for fine in [
        svg(&nested(translucent, 50)),
        svg(&nested(r#"<g opacity="1.0" style="mix-blend-mode: normal; fill-opacity: .5">"#, 500)),
        masks(5, 5),
        clipped(50),
        sheet(".c { opacity: .5 } .a { fill: red }"),
    ] {
        assert_eq!(complaints("a.svg", &fine), []);
    }
    for refused in [
        svg(&nested(translucent, 200)),
        svg(&format!("{translucent}{rect}</g>").repeat(200)),
        svg(&nested(r#"<g style="fill: red; mix-blend-mode: multiply">"#, 200)),
        masks(30, 20),
        clipped(200),
        sheet("g{opacity:.9}"),
        sheet("path, svg .b { mask: url(#m) }"),
    ] {
        assert_eq!(complaints("a.svg", &refused), [("J406", 4)], "{}", String::from_utf8_lossy(&refused[..200]));
    }
}

/// One kilobyte of filters took five seconds to draw.
#[test]
fn a_picture_that_takes_too_long_to_draw_is_refused() {
    let blur = r#"<feGaussianBlur stdDeviation="20"/>"#;
    let filtered = |steps: usize, on: usize| {
        let rect = r##"<rect width="100" height="100" filter="url(#f)"/>"##;
        svg(&format!(r#"<filter id="f">{}</filter>{}"#, blur.repeat(steps), rect.repeat(on)))
    };
    let part = |level: usize| {
        format!(r##"<g id="g{}">{}</g>"##, level + 1, format!(r##"<use href="#g{level}"/>"##).repeat(10))
    };
    let parts = |levels: usize| {
        let all: String = (0..levels).map(part).collect();
        svg(&format!(r##"<defs><rect id="g0" width="1" height="1"/>{all}</defs><use href="#g{levels}"/>"##))
    };
    assert_eq!(complaints("a.svg", &filtered(1, 2)), []);
    assert_eq!(complaints("a.svg", &parts(2)), []);
    for picture in [filtered(20, 1), filtered(1, 20), parts(9)] {
        assert_eq!(complaints("a.svg", &picture), [("J406", 4)]);
    }
}

/// Each element was tried against each rule: some kilobytes took minutes.
#[test]
fn the_work_that_a_style_sheet_causes_is_found_in_linear_time() {
    const MANY: usize = 10_000;
    let rules: String = (0..MANY).map(|at| format!(".c{at} {{ opacity: .5 }}")).collect();
    let drawn = r#"<rect class="x y z" width="1" height="1"/>"#.repeat(MANY);
    assert_eq!(complaints("a.svg", &svg(&format!("<style>{rules}</style>{drawn}"))), [("J406", 4)]);
    assert_eq!(complaints("a.svg", &svg(&format!("<style>.c1 {{ opacity: .5 }}</style>{drawn}"))), []);
    let first = r#"<style>rect:first-child { opacity: .5 }</style>"#;
    let nested = r#"<g><rect width="1" height="1"/></g>"#.repeat(200);
    assert_eq!(complaints("a.svg", &svg(&format!("{first}{nested}"))), [("J406", 4)]);
}
