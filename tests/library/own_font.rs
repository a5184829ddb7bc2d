//! A font of a project's own: what it measures, what it lacks, and which files are none.

use reference_shaper::{Buffer, Font, ShapeOptions, ShaperFont, shape};
use std::{fs, path::Path, sync::Arc};
use wayline::text::{BadFont, Face, FontData, Fonts, OwnFont, Style};

fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fonts").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn file(name: &str) -> FontData {
    FontData::new(bytes(name).into()).expect("a font")
}

fn own(name: &str) -> OwnFont {
    OwnFont::new(file(name), None, None)
}

fn width(fonts: &Fonts, text: &str, face: Face) -> f64 {
    fonts.width(text, Style::new(face, 40.0))
}

const TEXTS: [&str; 6] = [
    "AVATAR",
    "To Ta We VAVA WATER TeTo",
    "The parcel is late - again!",
    "V\u{2019}o \u{2014} 100 % (A/V)",
    "A",
    "~ {[]} \\|",
];

/// Kerning by pair, by class, and in the older table; PostScript's outlines and another number of units in an em.
#[test]
fn widths_are_those_of_a_shaper() {
    for (name, units) in [("blocks.ttf", 1000.0), ("blocks-kern.otf", 2048.0), ("blocks-variable.ttf", 1000.0)] {
        let fonts = Fonts::with(Some(own(name)));
        let font = Font::new(bytes(name), 0).expect("a font");
        for text in TEXTS {
            let mut buffer = Buffer::new();
            buffer.push_str(text);
            buffer.guess_segment_properties();
            shape(&ShaperFont::new(&font), &mut buffer, ShapeOptions::default()).expect("glyphs");
            let shaped: i64 = buffer.glyph_positions().iter().map(|position| i64::from(position.x_advance)).sum();
            let shaped = shaped as f64 * 40.0 / units;
            let measured = width(&fonts, text, Face::Regular);
            assert!((measured - shaped).abs() < 0.001, "{name}: `{text}` is {shaped}, measured as {measured}");
        }
    }
}

#[test]
fn a_variable_font_has_its_semibold_inside() {
    let (fixed, variable) = (Fonts::with(Some(own("blocks.ttf"))), Fonts::with(Some(own("blocks-variable.ttf"))));
    // One file without weights: made bolder, as wide as before.
    assert_eq!(width(&fixed, "mild", Face::Semibold), width(&fixed, "mild", Face::Regular));
    assert!(own("blocks.ttf").face(Face::Semibold).bolder && own("blocks.ttf").face(Face::Italic).slanted);
    // From 400 to 700 each letter grows by 0.08 em, so by two thirds of that up to 600; and AV comes closer together by 0.04 em.
    let grown = width(&variable, "mild", Face::Semibold) - width(&variable, "mild", Face::Regular);
    assert!((grown - 4.0 * 40.0 * 0.053).abs() < 0.1, "{grown}");
    let kerned = |face| width(&variable, "AV", face) - width(&variable, "A", face) - width(&variable, "V", face);
    assert!((kerned(Face::Semibold) - kerned(Face::Regular) + 40.0 * 0.04).abs() < 0.05);
    assert!(!own("blocks-variable.ttf").face(Face::Semibold).bolder);
}

#[test]
fn each_face_can_have_a_file_of_its_own() {
    let font = OwnFont::new(file("blocks.ttf"), Some(file("blocks-kern.otf")), Some(file("blocks-variable.ttf")));
    let (fonts, kern) = (Fonts::with(Some(font.clone())), Fonts::with(Some(own("blocks-kern.otf"))));
    assert_eq!(width(&fonts, "AVA", Face::Semibold), width(&kern, "AVA", Face::Regular));
    assert!(!font.face(Face::Semibold).bolder && !font.face(Face::Italic).slanted);
}

#[test]
fn what_the_font_lacks_is_measured_in_the_bundled_one() {
    let (own, bundled) = (Fonts::with(Some(own("blocks.ttf"))), Fonts::new());
    for text in ["ß", "Жаркий", "Ωμέγα", "日本語", "مرحبا", "😀"] {
        let (with, without) = (width(&own, text, Face::Regular), width(&bundled, text, Face::Regular));
        assert!((with - without).abs() < 0.1, "{text}: {with}, {without}");
    }
    // Two fonts aren't kerned across.
    let apart = width(&own, "A", Face::Regular) + width(&own, "Ж", Face::Regular);
    assert!((width(&own, "AЖ", Face::Regular) - apart).abs() < 0.001);
    // A letter that the font has only in parts is put together.
    assert_eq!(width(&own, "ü", Face::Regular), width(&own, "u", Face::Regular));
}

#[test]
fn what_is_no_font_is_refused_with_what_it_is() {
    let refused = |bytes: &[u8]| FontData::new(Arc::from(bytes)).err().expect("no font");
    let whole = bytes("blocks.ttf");
    assert_eq!(refused(b""), BadFont::NotAFont);
    assert_eq!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), BadFont::NotAFont);
    assert_eq!(refused(b"wOF2\0\x01\0\0"), BadFont::Format("a WOFF2 file"));
    assert_eq!(refused(b"wOFFOTTO"), BadFont::Format("a WOFF file"));
    assert_eq!(refused(b"ttcf\0\x01\0\0"), BadFont::Format("a collection of fonts"));
    for end in [4, 100, 400, whole.len() / 2] {
        assert!(matches!(refused(&whole[..end]), BadFont::Broken(_)), "{end} bytes: {:?}", refused(&whole[..end]));
    }
}

/// Damaged bytes are refused or measured, whatever they say.
#[test]
fn damaged_files_do_no_harm() {
    for name in ["blocks.ttf", "blocks-kern.otf", "blocks-variable.ttf"] {
        let whole = bytes(name);
        for at in (0..whole.len()).step_by(61) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xFF;
            if let Ok(file) = FontData::new(damaged.into()) {
                let fonts = Fonts::with(Some(OwnFont::new(file, None, None)));
                assert!(width(&fonts, "AVATAR Wo\u{308}", Face::Semibold).is_finite());
            }
        }
    }
}
