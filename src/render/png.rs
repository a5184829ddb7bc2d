//! PNG: the SVG of a scene, with its text as outlines, drawn by resvg.
//!
//! Input: a scene, the typefaces for its text, the colours and a scale. Output: the bytes of a PNG file, the same on
//! every machine. Text is set by [`crate::typeset`] instead of resvg, which handles neither the direction of a line nor
//! several fonts within one. Nothing is fetched: a picture that isn't data in the drawing isn't drawn.

use super::{
    pictures::{self, PictureTooLarge},
    svg::svg_outlined,
};
use crate::{
    scene::Scene,
    theme::{Colour, Theme},
    typeset::{Setter, Typefaces},
};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::Tree,
};
use std::{fmt, io::Write};

/// How to write a scene as PNG.
#[derive(Debug, Clone)]
pub struct PngOptions {
    /// The colours; a picture doesn't follow the reader's system, so its dark ones aren't used.
    pub theme: Theme,
    /// Pixels per user unit: 2 for a sharp picture on most screens.
    pub scale: f64,
    /// A picture with more pixels is refused.
    pub max_pixels: u64,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self { theme: Theme::default(), scale: 1.0, max_pixels: 400_000_000 }
    }
}

/// Why no picture was written.
#[derive(Debug, Clone, PartialEq)]
pub enum PngError {
    /// It would have too many pixels.
    TooLarge {
        /// The width and height that it would have.
        size: (u64, u64),
        /// The most pixels that it may have.
        max_pixels: u64,
        /// The largest scale that stays within the limit, rounded down to a hundredth.
        scale: f64,
    },
    /// The scale isn't a number above 0.
    Scale(f64),
    /// A picture in the drawing is too large to unpack.
    Picture(PictureTooLarge),
    /// Something that should never happen; the message says what.
    Internal(String),
}

impl fmt::Display for PngError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { size: (width, height), max_pixels, scale } => write!(
                f,
                "the picture would be {width} × {height} pixels, and more than {} million are too many; \
                 a scale of {scale} stays within",
                max_pixels / 1_000_000,
            ),
            Self::Scale(scale) => write!(f, "the scale is {scale}, but must be greater than 0"),
            Self::Picture(picture) => picture.fmt(f),
            Self::Internal(what) => write!(f, "the picture cannot be drawn: {what}"),
        }
    }
}

impl std::error::Error for PngError {}

impl From<PictureTooLarge> for PngError {
    fn from(picture: PictureTooLarge) -> Self {
        Self::Picture(picture)
    }
}

fn internal(error: impl fmt::Display) -> PngError {
    PngError::Internal(error.to_string())
}

/// Writes a scene as a PNG file, with [`PngOptions::scale`] pixels for each unit of the scene.
///
/// # Errors
///
/// The picture would be too large, the scale isn't a number above 0, or a picture in the map can't be drawn.
pub fn png(scene: &Scene, typefaces: &Typefaces, options: &PngOptions) -> Result<Vec<u8>, PngError> {
    let (width, height) = size(scene, options)?;
    pictures::check(scene)?;
    let setter = Setter::new(typefaces, scene.lang.as_deref());
    let text = svg_outlined(scene, &options.theme, &setter);
    let tree = Tree::from_str(&text, &pictures::options(typefaces)).map_err(internal)?;
    let mut file = Vec::new();
    write(&mut file, scene, options, (width, height), &tree)?;
    Ok(file)
}

/// The size in pixels.
fn size(scene: &Scene, options: &PngOptions) -> Result<(u32, u32), PngError> {
    let scale = options.scale;
    if !scale.is_finite() || scale <= 0.0 {
        return Err(PngError::Scale(scale));
    }
    let pixels = |length: f64| (length * scale).ceil().max(1.0);
    let (width, height) = (pixels(scene.width), pixels(scene.height));
    if width * height <= options.max_pixels as f64 && width.max(height) <= LONGEST {
        return Ok((width as u32, height as u32));
    }
    let by_area = (options.max_pixels as f64 / (scene.width * scene.height)).sqrt();
    let by_length = LONGEST / scene.width.max(scene.height);
    // A hundredth less, since both sides are rounded up to whole pixels.
    let fits = (by_area.min(by_length) * 100.0 - 1.0).floor().max(1.0) / 100.0;
    Err(PngError::TooLarge { size: (width as u64, height as u64), max_pixels: options.max_pixels, scale: fits })
}

/// Few programs open a picture with a longer side.
const LONGEST: f64 = 200_000.0;

/// Draws and compresses one band at a time, so that a large picture is never in memory as a whole.
fn write(
    file: &mut Vec<u8>,
    scene: &Scene,
    options: &PngOptions,
    size: (u32, u32),
    tree: &Tree,
) -> Result<(), PngError> {
    let (width, height) = size;
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    // A user unit is a 96th of an inch.
    let per_metre = (options.scale * 96.0 / 0.0254).round().clamp(1.0, f64::from(u32::MAX)) as u32;
    let dimensions = png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter };
    encoder.set_pixel_dims(Some(dimensions));
    encoder.add_itxt_chunk("Title".into(), scene.title.clone()).map_err(internal)?;
    let mut writer = encoder.write_header().map_err(internal)?;
    let mut stream = writer.stream_writer().map_err(internal)?;
    let most = (BAND / width).clamp(1, height);
    let mut band = Pixmap::new(width, most).ok_or_else(|| internal("not enough memory for the picture"))?;
    let mut colours = vec![0; 3 * (width * most) as usize];
    let Colour { red, green, blue } = options.theme.palette.ground;
    let scale = options.scale as f32;
    for top in (0..height).step_by(most as usize) {
        // The drawing's background may not cover all of the last row.
        band.fill(Color::from_rgba8(red, green, blue, 255));
        resvg::render(tree, Transform::from_row(scale, 0.0, 0.0, scale, 0.0, -(top as f32)), &mut band.as_mut());
        for (colour, pixel) in colours.chunks_exact_mut(3).zip(band.data().chunks_exact(4)) {
            colour.copy_from_slice(&pixel[..3]);
        }
        let rows = most.min(height - top);
        stream.write_all(&colours[..3 * (width * rows) as usize]).map_err(internal)?;
    }
    stream.finish().map_err(internal)?;
    writer.finish().map_err(internal)
}

/// The number of pixels drawn at once.
const BAND: u32 = 1 << 24;
