//! Pictures inside an SVG picture, as data.

use super::shapes::{MOST, pixels_cost};
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// Pictures in pictures in pictures are deep enough.
pub const DEEPEST: usize = 3;

/// What it costs to unpack and draw the picture in an address, in elements; nothing where the address is none of data. `work` tells the work
/// of an SVG; `depth` says in how many others this one is.
pub fn cost(address: &str, depth: usize, work: impl Fn(&str) -> Option<u64>) -> u64 {
    let Some(data) = address.trim_start().strip_prefix("data:") else { return 0 };
    let too_much = MOST + 1;
    let Some((head, text)) = data.split_once(',') else { return 0 };
    let bytes = if head.trim_end().ends_with(";base64") {
        let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        STANDARD.decode(packed).unwrap_or_default()
    } else {
        unescaped(text)
    };
    if let Ok(size) = imagesize::blob_size(&bytes) {
        return pixels_cost(size.width as f64 * size.height as f64);
    }
    if bytes.is_empty() || !head.contains("svg") {
        return 0;
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) if depth < DEEPEST => work(text).unwrap_or(too_much),
        // It may be a packed SVG.
        Ok(_) | Err(_) => too_much,
    }
}

/// The bytes of a text with `%3C` for those that an address can't have.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = |byte: u8| char::from(byte).to_digit(16);
        let escaped = match behind {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        bytes.push(escaped.map_or(*first, |(high, low)| (high * 16 + low) as u8));
        rest = &behind[if escaped.is_some() { 2 } else { 0 }..];
    }
    bytes
}
