//! Pictures, read once and measured, so that a drawing can carry them inside itself.

use serde::Serialize;

/// A picture that the drawing embeds.
#[derive(Clone, PartialEq, Serialize)]
pub struct Picture {
    /// The path as written.
    pub path: String,
    /// `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/svg+xml`.
    pub media_type: &'static str,
    /// Width in pixels; positive.
    pub width: u32,
    /// Height in pixels; positive.
    pub height: u32,
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
    /// Looks at the bytes of a picture file. `None` if they are none that a drawing can carry.
    pub fn read(path: &str, bytes: Vec<u8>) -> Option<Self> {
        let media_type = match imagesize::image_type(&bytes).ok()? {
            imagesize::ImageType::Png => "image/png",
            imagesize::ImageType::Jpeg => "image/jpeg",
            imagesize::ImageType::Gif => "image/gif",
            imagesize::ImageType::Webp => "image/webp",
            _ => return None,
        };
        let size = imagesize::blob_size(&bytes).ok()?;
        let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        (width > 0 && height > 0).then(|| Self { path: path.into(), media_type, width, height, bytes: bytes.into() })
    }
}
