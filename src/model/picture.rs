//! Pictures, read once and measured, so that a drawing can carry them inside itself.

use super::Turn;
use serde::Serialize;

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
    /// What makes it upright; browsers do so of their own accord.
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

    /// Looks at the bytes of a picture file. `None` if they are none that a drawing can carry.
    pub fn read(path: &str, bytes: Vec<u8>) -> Option<Self> {
        let (media_type, width, height) = raster(&bytes).or_else(|| vector(&bytes))?;
        let turn = if media_type == "image/jpeg" { Turn::of_jpeg(&bytes) } else { Turn::UPRIGHT };
        let (width, height) = if turn.lies() { (height, width) } else { (width, height) };
        let bytes = || bytes.into();
        (width > 0 && height > 0).then(|| Self { path: path.into(), media_type, width, height, turn, bytes: bytes() })
    }
}

fn raster(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    let media_type = match imagesize::image_type(bytes).ok()? {
        imagesize::ImageType::Png => "image/png",
        imagesize::ImageType::Jpeg => "image/jpeg",
        imagesize::ImageType::Gif => "image/gif",
        imagesize::ImageType::Webp => "image/webp",
        _ => return None,
    };
    let size = imagesize::blob_size(bytes).ok()?;
    Some((media_type, u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// An SVG with a size of its own. As an image of another drawing, it can neither run a script nor fetch anything.
fn vector(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    let document = roxmltree::Document::parse(std::str::from_utf8(bytes).ok()?).ok()?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some("http://www.w3.org/2000/svg") {
        return None;
    }
    let length = |name: &str| root.attribute(name)?.trim_end_matches("px").trim().parse::<f64>().ok();
    let view_box = || {
        let parts = root.attribute("viewBox")?.split([' ', ',']).filter_map(|part| part.parse().ok());
        let &[_, _, width, height] = parts.collect::<Vec<f64>>().as_slice() else { return None };
        Some((width, height))
    };
    let (width, height) = length("width").zip(length("height")).or_else(view_box)?;
    let fine = |length: f64| (1.0..=100_000.0).contains(&length);
    (fine(width) && fine(height)).then_some(("image/svg+xml", width.round() as u32, height.round() as u32))
}
