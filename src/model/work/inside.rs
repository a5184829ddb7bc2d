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
    // Only what is packed can be looked into.
    if !head.ends_with(";base64") {
        return if head.contains("svg") { too_much } else { 0 };
    }
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let Ok(bytes) = STANDARD.decode(packed) else { return 0 };
    if let Ok(size) = imagesize::blob_size(&bytes) {
        return pixels_cost(size.width as f64 * size.height as f64);
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) if depth < DEEPEST => work(text).unwrap_or(too_much),
        // It may be a packed SVG.
        Ok(_) | Err(_) => too_much,
    }
}
