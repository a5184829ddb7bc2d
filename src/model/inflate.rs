//! Checks whether the pixels of a PNG can be unpacked, in small pieces: it needs no more memory than one piece, and
//! unpacks no more than [`MOST`] bytes.

use miniz_oxide::{
    DataFormat, MZError, MZFlush, MZStatus,
    inflate::stream::{InflateState, inflate},
};

/// After this many bytes the pixels are taken to be intact: unpacking them all would take a second or more.
const MOST: u64 = 32 << 20;
/// For each pass of an interlaced picture: the first pixel and line, and the distance to the next ones.
const PASSES: [((u64, u64), (u64, u64)); 7] = [
    ((0, 0), (8, 8)),
    ((4, 0), (8, 8)),
    ((0, 4), (4, 8)),
    ((2, 0), (4, 4)),
    ((0, 2), (2, 4)),
    ((1, 0), (2, 2)),
    ((0, 1), (1, 2)),
];

/// The pixels of a PNG while they are unpacked.
pub struct Pixels {
    state: Box<InflateState>,
    /// The number of bytes still to come.
    missing: u64,
    has_ended: bool,
    lines: Lines,
}

/// The lines of a PNG, each of which begins with its filter.
struct Lines {
    /// For each pass, the bytes of a line and the number of lines, last first.
    passes: Vec<(u64, u64)>,
    /// The bytes until the next line begins.
    left: u64,
}

/// Filters are numbered from 0 to this.
const LAST_FILTER: u8 = 4;

impl Lines {
    /// Looks at the filters in the next unpacked bytes; `None` if there is no such filter.
    fn add(&mut self, unpacked: &[u8]) -> Option<()> {
        let mut at = self.left;
        while let Some(&filter) = usize::try_from(at).ok().and_then(|at| unpacked.get(at)) {
            let Some((length, count)) = self.passes.last_mut() else { return Some(()) };
            (filter <= LAST_FILTER).then_some(())?;
            at += *length;
            *count -= 1;
            if *count == 0 {
                self.passes.pop();
            }
        }
        self.left = at - unpacked.len() as u64;
        Some(())
    }
}

impl Pixels {
    /// Nothing unpacked yet, for a picture with this header.
    pub fn new(header: &[u8; 13]) -> Self {
        let mut passes = passes(header);
        let missing = passes.iter().map(|(length, count)| length.saturating_mul(*count)).fold(0, u64::saturating_add);
        passes.reverse();
        let (state, lines) = (InflateState::new_boxed(DataFormat::Zlib), Lines { passes, left: 0 });
        Self { state, missing: missing.min(MOST), has_ended: false, lines }
    }

    /// Unpacks some more; `None` if that fails.
    pub fn add(&mut self, mut packed: &[u8]) -> Option<()> {
        let mut pixels = [0; 16 << 10];
        while self.missing > 0 && !self.has_ended {
            let step = inflate(&mut self.state, packed, &mut pixels, MZFlush::None);
            self.missing = self.missing.saturating_sub(step.bytes_written as u64);
            self.lines.add(&pixels[..step.bytes_written])?;
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

/// For each pass over a picture with pixels in it, the bytes of a line, with one extra for its filter, and the number of lines.
fn passes(header: &[u8; 13]) -> Vec<(u64, u64)> {
    let side = |at: usize| u64::from(u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]));
    let (width, height) = (side(0), side(4));
    let samples = match header[9] {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };
    let bits = u64::from(header[8]) * samples;
    let lines = |width: u64, height: u64| {
        (width > 0 && height > 0).then(|| (1 + width.saturating_mul(bits).div_ceil(8), height))
    };
    if header[12] == 0 {
        return lines(width, height).into_iter().collect();
    }
    let pass = |((x, y), (dx, dy)): ((u64, u64), (u64, u64))| {
        lines(width.saturating_sub(x).div_ceil(dx), height.saturating_sub(y).div_ceil(dy))
    };
    PASSES.into_iter().filter_map(pass).collect()
}
