//! Pictures inside an SVG picture, as data.

use super::shapes::{MOST, pixels_cost};
use data_url::DataUrl;

/// Pictures in pictures in pictures are deep enough.
pub const DEEPEST: usize = 3;

/// What a packed SVG begins with: nothing looks into it.
const PACKED: &[u8] = &[0x1F, 0x8B];

/// What it costs to unpack and draw the picture in an address, in elements; nothing where the address is none of data. `work` tells the work
/// of an SVG; `depth` says in how many others this one is.
pub fn cost(address: &str, depth: usize, work: impl Fn(&str) -> Option<u64>) -> u64 {
    let Some((bytes, kind)) = DataUrl::process(address).ok().and_then(|url| {
        let kind = (url.mime_type().type_.clone(), url.mime_type().subtype.clone());
        Some((url.decode_to_vec().ok()?.0, kind))
    }) else {
        return 0;
    };
    if let Ok(size) = imagesize::blob_size(&bytes) {
        return pixels_cost(size.width as f64 * size.height as f64);
    }
    // Those who draw SVGs also look for one in plain text, which an address is that doesn't say what it has.
    let is_sure = kind == ("image".to_owned(), "svg+xml".to_owned());
    if bytes.is_empty() || !is_sure && kind != ("text".to_owned(), "plain".to_owned()) {
        return 0;
    }
    let too_much = MOST + 1;
    match std::str::from_utf8(&bytes) {
        Ok(text) if !is_sure && !text.contains("<svg") => 0,
        Ok(text) if depth < DEEPEST => work(text).unwrap_or(too_much),
        Err(_) if !is_sure && !bytes.starts_with(PACKED) => 0,
        Ok(_) | Err(_) => too_much,
    }
}
