//! Pictures, read once and measured, so that a drawing can embed them.

use super::{Turn, intact::is_intact, picture_error::PictureError, vector::vector};
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
            (None, None) => vector(&bytes).map(|(width, height)| ("image/svg+xml", width, height))?,
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
