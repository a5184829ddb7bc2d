//! How large an SVG picture is.

use super::{
    picture_error::PictureError,
    work::{is_bearable, is_readable, read},
};
use roxmltree::Node;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// How a file begins that was compressed with gzip.
const PACKED: &[u8] = &[0x1F, 0x8B];
/// Units of lengths, in pixels.
const UNITS: [(&str, f64); 9] = [
    ("px", 1.0),
    ("pt", 96.0 / 72.0),
    ("pc", 16.0),
    ("mm", 96.0 / 25.4),
    ("cm", 96.0 / 2.54),
    ("in", 96.0),
    ("rem", 16.0),
    ("em", 16.0),
    ("ex", 8.0),
];

/// The size of an SVG that has one. As an image in another drawing, it can neither run scripts nor fetch anything.
pub fn vector(bytes: &[u8]) -> Result<(u32, u32), PictureError> {
    if bytes.starts_with(PACKED) {
        return Err(PictureError::Packed);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::Unknown)?;
    let looks_like_one = text.contains("<svg") && text.contains(NAMESPACE);
    let wrong = if looks_like_one { PictureError::Damaged } else { PictureError::Unknown };
    if looks_like_one && !is_readable(text) {
        return Err(PictureError::TooMuchWork);
    }
    let document = read(text).ok_or(wrong)?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(NAMESPACE) {
        return Err(PictureError::Unknown);
    }
    if !is_bearable(&document) {
        return Err(PictureError::TooMuchWork);
    }
    size(&root).and_then(in_pixels).ok_or(PictureError::Unsized)
}

/// Width and height. Those that are missing, or a part of what is around the picture, follow from the `viewBox`.
fn size(root: &Node<'_, '_>) -> Option<(f64, f64)> {
    let view_box = root.attribute("viewBox").and_then(|view_box| {
        let numbers = view_box.split(|c: char| c.is_ascii_whitespace() || c == ',').filter(|part| !part.is_empty());
        let numbers: Option<Vec<f64>> = numbers.map(|part| part.parse().ok()).collect();
        let &[_, _, width, height] = numbers?.as_slice() else { return None };
        (width > 0.0 && height > 0.0).then_some((width, height))
    });
    match (root.attribute("width").and_then(length), root.attribute("height").and_then(length), view_box) {
        (Some(width), Some(height), _) => Some((width, height)),
        (Some(width), None, Some((wide, high))) => Some((width, width * high / wide)),
        (None, Some(height), Some((wide, high))) => Some((height * wide / high, height)),
        (None, None, view_box) => view_box,
        (Some(_), None, None) | (None, Some(_), None) => None,
    }
}

/// A length in pixels; `None` for a percentage, and for what is no length.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = |unit: &str| {
        let at = text.len().checked_sub(unit.len()).filter(|&at| text.is_char_boundary(at))?;
        text[at..].eq_ignore_ascii_case(unit).then_some(&text[..at])
    };
    let with_unit = UNITS.iter().find_map(|&(unit, pixels)| Some((end(unit)?, pixels)));
    let (number, pixels) = with_unit.unwrap_or((text, 1.0));
    number.trim_end().parse::<f64>().ok().map(|number| number * pixels)
}

/// The size in whole pixels. What counts is how wide it is for its height, so a size is changed where whole pixels can't say that.
fn in_pixels((width, height): (f64, f64)) -> Option<(u32, u32)> {
    const SMALL: f64 = 10.0;
    const LARGEST: f64 = 100_000.0;
    let (shorter, longer) = (width.min(height), width.max(height));
    if !(shorter > 0.0 && longer.is_finite()) {
        return None;
    }
    let is_whole = [width, height].iter().all(|side| (side - side.round()).abs() < 1e-6 && *side >= 1.0);
    let scale = if is_whole { 1.0 } else { (SMALL * SMALL / shorter).max(1.0) };
    let scale = if shorter < SMALL { scale } else { 1.0 }.min(LARGEST / longer);
    let side = |side: f64| (side * scale).round() as u32;
    (side(shorter) > 0).then(|| (side(width), side(height)))
}
