//! Why a file can't be drawn as a picture.

/// Why a drawing can't embed a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureError {
    /// Its format isn't supported.
    Unknown,
    /// Its format is supported, but the file is incomplete.
    Damaged,
    /// It is compressed as a whole, as an `.svgz` is.
    Packed,
    /// It is an SVG that says neither how wide nor how high it is.
    Unsized,
    /// Drawing it would take too long.
    TooMuchWork,
    /// It would fill the memory.
    TooManyPixels,
}
