//! Pictures, read once and measured, so that a drawing can embed them.

use super::{
    Turn,
    intact::is_intact,
    work::{is_bearable, is_readable, read},
};
use serde::Serialize;

/// A picture with more pixels isn't unpacked: a few bytes can claim to be a picture that fills the memory.
pub(crate) const MOST_PIXELS: u64 = 100_000_000;

/// A picture that the drawing embeds.
#[derive(Clone, PartialEq, Serialize)]
pub struct Picture {
    /// The path as written.
    pub path: String,
    /// `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/svg+xml`.
    pub media_type: &'static str,
    /// Width in pixels, upright; positive.
    pub width: u32,
    /// Height in pixels, upright; positive.
    pub height: u32,
    /// How to turn it upright; browsers do so themselves.
    #[serde(skip)]
    pub turn: Turn,
    /// The file's bytes.
    #[serde(skip)]
    pub bytes: std::sync::Arc<[u8]>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} {}x{}, {} bytes)", self.path, self.width, self.height, self.bytes.len())
    }
}

impl Picture {
    /// Width and height of the pixels as they are stored.
    pub fn stored(&self) -> (u32, u32) {
        if self.turn.lies() { (self.height, self.width) } else { (self.width, self.height) }
    }

    /// Reads a picture file.
    ///
    /// # Errors
    ///
    /// If a drawing can't embed it.
    pub fn read(path: &str, bytes: Vec<u8>) -> Result<Self, PictureError> {
        let (media_type, width, height) = match (kind(&bytes), raster(&bytes)) {
            (Some(_), None) => return Err(PictureError::Damaged),
            (_, Some((_, width, height))) if u64::from(width) * u64::from(height) > MOST_PIXELS => {
                return Err(PictureError::TooManyPixels);
            }
            (_, Some(raster)) if !is_intact(raster.0, &bytes) => return Err(PictureError::Damaged),
            (_, Some(raster)) => raster,
            (None, None) => vector(&bytes)?,
        };
        let turn = if media_type == "image/jpeg" { Turn::of_jpeg(&bytes) } else { Turn::UPRIGHT };
        let (width, height) = if turn.lies() { (height, width) } else { (width, height) };
        let bytes = || bytes.into();
        match width > 0 && height > 0 {
            true => Ok(Self { path: path.into(), media_type, width, height, turn, bytes: bytes() }),
            false => Err(PictureError::Damaged),
        }
    }
}

/// Why a drawing can't embed a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureError {
    /// Its format isn't supported.
    Unknown,
    /// Its format is supported, but the file is incomplete.
    Damaged,
    /// Drawing it would take too long.
    TooMuchWork,
    /// It would fill the memory.
    TooManyPixels,
}

/// The media type of a bitmap.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match imagesize::image_type(bytes).ok()? {
        imagesize::ImageType::Png => Some("image/png"),
        imagesize::ImageType::Jpeg => Some("image/jpeg"),
        imagesize::ImageType::Gif => Some("image/gif"),
        imagesize::ImageType::Webp => Some("image/webp"),
        _ => None,
    }
}

fn raster(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    let media_type = kind(bytes)?;
    let size = imagesize::blob_size(bytes).ok()?;
    Some((media_type, u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// An SVG with a size of its own. As an image in another drawing, it can neither run scripts nor fetch anything.
fn vector(bytes: &[u8]) -> Result<(&'static str, u32, u32), PictureError> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::Unknown)?;
    let looks_like_one = text.contains("<svg") && text.contains("http://www.w3.org/2000/svg");
    let wrong = if looks_like_one { PictureError::Damaged } else { PictureError::Unknown };
    if looks_like_one && !is_readable(text) {
        return Err(PictureError::TooMuchWork);
    }
    let document = read(text).ok_or(wrong)?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some("http://www.w3.org/2000/svg") {
        return Err(PictureError::Unknown);
    }
    if !is_bearable(&document) {
        return Err(PictureError::TooMuchWork);
    }
    let length = |name: &str| root.attribute(name)?.trim_end_matches("px").trim().parse::<f64>().ok();
    let view_box = || {
        let parts = root.attribute("viewBox")?.split([' ', ',']).filter_map(|part| part.parse().ok());
        let &[_, _, width, height] = parts.collect::<Vec<f64>>().as_slice() else { return None };
        Some((width, height))
    };
    let size = length("width").zip(length("height")).or_else(view_box);
    let fine = |length: f64| (1.0..=100_000.0).contains(&length);
    let (width, height) = size.filter(|&(width, height)| fine(width) && fine(height)).ok_or(PictureError::Unknown)?;
    Ok(("image/svg+xml", width.round() as u32, height.round() as u32))
}
