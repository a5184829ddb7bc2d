//! Whether the pixels of a PNG can be unpacked, looked at in small pieces: no more memory than one of them, and no more than
//! [`MOST`] bytes.

use miniz_oxide::{
    DataFormat, MZError, MZFlush, MZStatus,
    inflate::stream::{InflateState, inflate},
};

/// Past so many bytes the pixels are taken to be right: to unpack them all would take a second or more.
const MOST: u64 = 32 << 20;
/// A picture of more bytes is refused by whoever draws it, which says how large it is.
const HUGE: u64 = 1 << 30;
/// From the first pixel and line of each pass of an interlaced picture to the next ones.
const PASSES: [((u64, u64), (u64, u64)); 7] = [
    ((0, 0), (8, 8)),
    ((4, 0), (8, 8)),
    ((0, 4), (4, 8)),
    ((2, 0), (4, 4)),
    ((0, 2), (2, 4)),
    ((1, 0), (2, 2)),
    ((0, 1), (1, 2)),
];

/// The pixels of a PNG, while they are unpacked.
pub struct Pixels {
    state: Box<InflateState>,
    /// How many bytes are still to come.
    missing: u64,
    has_ended: bool,
}

impl Pixels {
    /// Nothing unpacked yet of a picture with this header.
    pub fn new(header: &[u8; 13]) -> Self {
        let expected = expected(header);
        let missing = if expected > HUGE { 0 } else { expected.min(MOST) };
        Self { state: InflateState::new_boxed(DataFormat::Zlib), missing, has_ended: false }
    }

    /// Unpacks some more; nothing where that can't be done.
    pub fn add(&mut self, mut packed: &[u8]) -> Option<()> {
        let mut pixels = [0; 16 << 10];
        while self.missing > 0 && !self.has_ended {
            let step = inflate(&mut self.state, packed, &mut pixels, MZFlush::None);
            self.missing = self.missing.saturating_sub(step.bytes_written as u64);
            packed = &packed[step.bytes_consumed..];
            match step.status {
                Ok(status) => self.has_ended = status == MZStatus::StreamEnd,
                // There is nothing left to unpack for now.
                Err(MZError::Buf) => break,
                Err(_) => return None,
            }
            if packed.is_empty() && step.bytes_written == 0 {
                break;
            }
        }
        Some(())
    }

    /// Whether all pixels were there.
    pub fn are_complete(&self) -> bool {
        self.missing == 0
    }
}

/// How many bytes the pixels are, each line with one that says how it is filtered.
fn expected(header: &[u8; 13]) -> u64 {
    let side = |at: usize| u64::from(u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]));
    let (width, height) = (side(0), side(4));
    let samples = match header[9] {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };
    let bits = u64::from(header[8]) * samples;
    let bytes = |width: u64, height: u64| match width {
        0 => 0,
        _ => height.saturating_mul(1 + (width * bits).div_ceil(8)),
    };
    if header[12] == 0 {
        return bytes(width, height);
    }
    let pass = |((x, y), (dx, dy)): ((u64, u64), (u64, u64))| {
        bytes(width.saturating_sub(x).div_ceil(dx), height.saturating_sub(y).div_ceil(dy))
    };
    PASSES.into_iter().map(pass).fold(0, u64::saturating_add)
}
