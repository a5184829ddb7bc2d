//! Pictures of few bytes that take gigabytes or minutes: by their size, by many points, or by what is inside them.

use super::pictures::{complaints, svg};
use base64::{Engine as _, engine::general_purpose::STANDARD};

const REFUSED: [(&str, usize); 1] = [("J406", 4)];

#[track_caller]
fn refused(content: &str) {
    let start: String = content.chars().take(120).collect();
    assert_eq!(complaints("a.svg", &svg(content)), REFUSED, "{start}");
}

#[track_caller]
fn fine(content: &str) {
    let start: String = content.chars().take(120).collect();
    assert_eq!(complaints("a.svg", &svg(content)), [], "{start}");
}

/// The head of a PNG of one bit for each pixel, with nothing behind it.
fn png(side: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(side.to_be_bytes());
    bytes.extend(side.to_be_bytes());
    bytes.extend([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

fn points(count: usize) -> String {
    (0..count).map(|at| format!("{},{} ", at % 90, at * 7 % 90)).collect()
}

#[test]
fn a_pattern_is_refused_for_its_pixels() {
    let pattern = |units: &str, size: &str| {
        let rect = r##"<rect width="60" height="60"/>"##;
        format!(
            r##"<pattern id="p" {units} width="{size}" height="{size}">{rect}</pattern><rect width="64" height="64" fill="url(#p)"/>"##
        )
    };
    let own = r#"patternUnits="userSpaceOnUse""#;
    fine(&pattern(own, "8"));
    fine(&pattern("", "0.25"));
    fine(&pattern("", "100%"));
    refused(&pattern(own, "60000"));
    refused(&pattern("", "600"));
    refused(&pattern(&format!(r#"{own} patternTransform="scale(900)""#), "40"));
}

#[test]
fn pictures_in_a_picture_are_counted() {
    let image = |bytes: &[u8], kind: &str| {
        format!(r##"<image id="i" width="9" height="9" href="data:image/{kind};base64,{}"/>"##, STANDARD.encode(bytes))
    };
    fine(&image(&png(900), "png"));
    refused(&image(&png(30_000), "png"));
    let used = |times: usize| format!("{}{}", image(&png(3_000), "png"), r##"<use href="#i"/>"##.repeat(times));
    fine(&used(5));
    refused(&used(50));
    let blurred = format!(
        r##"<filter id="f">{}</filter><rect width="9" height="9" filter="url(#f)"/>"##,
        r#"<feGaussianBlur stdDeviation="9"/>"#.repeat(20)
    );
    fine(&image(&svg(r#"<rect width="9" height="9"/>"#), "svg+xml"));
    refused(&image(&svg(&blurred), "svg+xml"));
    // However the address is written, a renderer reads it.
    let inner = String::from_utf8(svg(&blurred)).expect("text");
    let packed = STANDARD.encode(&inner);
    let bare = packed.trim_end_matches('=');
    for address in [
        format!("data:,{}", inner.replace('%', "%25").replace('#', "%23").replace('<', "%3C").replace('"', "'")),
        format!("data:text/plain;base64,{packed}"),
        format!("DATA:image/svg+xml;BASE64,{packed}"),
        format!("data:image/svg+xml; base64,{bare}"),
    ] {
        refused(&format!(r##"<image width="9" height="9" href="{address}"/>"##));
    }
    // Nothing looks into what is packed twice.
    refused(&image(&[0x1F, 0x8B, 8, 0, 0], "svg+xml"));
}

#[test]
fn many_points_wide_lines_and_short_dashes_are_counted() {
    let path = |count: usize, width: u32| {
        format!(r#"<path d="M{}" stroke="red" stroke-linejoin="round" stroke-width="{width}"/>"#, points(count))
    };
    fine(&path(20_000, 1));
    fine(&path(500, 60));
    refused(&path(60_000, 60));
    let dashed = |dash: &str| format!(r#"<line x2="64" stroke="red" stroke-dasharray="{dash}"/>"#).repeat(50);
    fine(&dashed("2 1"));
    refused(&dashed("0.0001 0.0001"));
    let marked = |parts: usize, count: usize| {
        let marker = r#"<rect width="1" height="1"/>"#.repeat(parts);
        format!(
            r##"<marker id="m">{marker}</marker><g marker-mid="url(#m)"><polyline points="{}"/></g>"##,
            points(count)
        )
    };
    fine(&marked(3, 300));
    refused(&marked(1_500, 3_000));
    let sheet = |parts: usize| {
        marked(parts, 3_000).replace(r##" marker-mid="url(#m)""##, r#" class="a""#)
            + "<style>.a { marker-mid: url(#m) }</style>"
    };
    refused(&sheet(1_500));
    let text = |parts: usize| format!("<text>{}</text>", "<tspan>x</tspan>".repeat(parts));
    fine(&text(500));
    refused(&text(30_000));
    let convolved = |order: u32| {
        format!(
            r##"<filter id="f"><feConvolveMatrix order="{order}" kernelMatrix="1"/></filter><rect width="9" height="9" filter="url(#f)"/>"##
        )
    };
    fine(&convolved(3));
    refused(&convolved(60));
}

#[test]
fn an_element_with_many_attributes_is_refused_before_it_is_read() {
    let attributes = |count: usize| -> String { (0..count).map(|at| format!(" a{at}=\">\"")).collect() };
    fine(&format!("<rect{}/>", attributes(500)));
    refused(&format!("<rect{}/>", attributes(60_000)));
    // An apostrophe in a comment begins no value.
    refused(&format!("<!-- it's --><rect{}/>", attributes(60_000)));
    fine(&"<rect a='1'/>".repeat(5_000));
}

#[test]
fn ordinary_pictures_are_drawn() {
    let squares = r#"<rect width="9" height="9"/>"#.repeat(240);
    fine(&format!(r##"{squares}<path d="M0 0H9" stroke="#000" stroke-dasharray="1"/>"##));
    let areas = |style: &str| format!(r#"<path d="M{}" {style}/>"#, points(24)).repeat(150);
    fine(&format!(r##"{}<path d="M0 0H9" stroke="#000" stroke-width="60"/>"##, areas("")));
    fine(&format!(
        r#"<g transform="scale(.01)">{}</g>"#,
        areas(r#"style="fill:red;stroke:none;stroke-width:132.292""#)
    ));
    fine(&format!(r#"<g transform="scale(.01)">{}</g>"#, areas(r#"stroke="red" stroke-width="200""#)));
    let pattern = |attributes: &str| {
        format!(r#"<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse" {attributes}/>"#)
    };
    fine(&pattern(r#"patternTransform="matrix(1 0 0 1 512 384)""#));
    fine(&pattern(r#"patternTransform="translate(300 200) scale(.5)""#));
    let whole = r#"<pattern width="1" height="1"/><rect x="300" width="100%" height="100%"/><linearGradient x2="100%"/><filter width="200%"/>"#;
    fine(whole);
    let shadow = [
        "feFlood",
        "feColorMatrix",
        "feOffset",
        "feGaussianBlur",
        "feComposite",
        "feColorMatrix",
        "feBlend",
        "feBlend",
    ];
    let shadow: String = shadow.iter().map(|step| format!("<{step}/>")).collect();
    fine(&format!(r##"<filter id="f">{shadow}</filter><rect width="9" height="9" filter="url(#f)"/>"##));
    fine(
        r#"<image href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"/><image href="data:image/png;base64,"/><a href="data:text/plain;base64,eA=="/>"#,
    );
    refused(
        r#"<image href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Cpattern id='p' width='6000000' height='6000000' patternUnits='userSpaceOnUse'/%3E%3Crect fill='url(%23p)'/%3E%3C/svg%3E"/>"#,
    );
    let pins = format!(
        r#"<style>.marker{{fill:red}}</style><marker id="m">{}</marker>"#,
        r#"<rect width="1" height="1"/>"#.repeat(9)
    );
    fine(&format!("{pins}{}", areas("")));
}

/// Illustrator, Affinity and Inkscape write the address of a document type at the head of each picture; Figma writes a shadow for each shape.
#[test]
fn what_drawing_programs_write_is_drawn() {
    let plain = String::from_utf8(svg(r#"<rect width="9" height="9"/>"#)).expect("text");
    let head = r#"<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">"#;
    assert_eq!(complaints("a.svg", format!("{head}{plain}").as_bytes()), []);
    let bomb: String =
        (1..9).map(|at| format!(r#"<!ENTITY a{at} "{}">"#, format!("&a{};", at - 1).repeat(10))).collect();
    let bomb =
        format!(r#"<!DOCTYPE svg [<!ENTITY a0 "x">{bomb}]>{}"#, plain.replace("<rect", "<text>&a8;</text><rect"));
    assert_eq!(complaints("a.svg", bomb.as_bytes()), REFUSED);
    let steps = [
        "feFlood",
        "feColorMatrix",
        "feOffset",
        "feGaussianBlur",
        "feComposite",
        "feColorMatrix",
        "feBlend",
        "feBlend",
    ];
    let steps: String = steps.iter().map(|step| format!("<{step}/>")).collect();
    let shadow = |at: usize| {
        format!(r##"<filter id="f{at}">{steps}</filter><g filter="url(#f{at})"><rect width="9" height="9"/></g>"##)
    };
    fine(&(0..3).map(shadow).collect::<String>());
}

/// Each is a picture that people put into a map.
#[test]
fn our_own_drawings_can_be_pictures() {
    let mut count = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).expect("the examples").flatten() {
        if entry.path().extension().is_some_and(|ending| ending == "svg") {
            let bytes = std::fs::read(entry.path()).expect("a drawing");
            assert_eq!(complaints("a.svg", &bytes), [], "{}", entry.path().display());
            count += 1;
        }
    }
    assert!(count > 10, "{count} drawings");
}
