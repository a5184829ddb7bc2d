//! The orientation of a photo: cameras record how they were held instead of rotating the pixels.

/// How a photo's pixels have to be turned to be upright, in the numbers of Exif: from 1 (not at all) to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn(u8);

impl Turn {
    /// No turn is needed.
    pub const UPRIGHT: Self = Self(1);

    /// The orientation in a JPEG file. Browsers respect it, so everything else has to.
    pub fn of_jpeg(bytes: &[u8]) -> Self {
        let turn = exif(bytes).and_then(orientation).filter(|turn| (1..=8).contains(turn));
        turn.map_or(Self::UPRIGHT, |turn| Self(turn as u8))
    }

    /// Whether width and height are swapped.
    pub fn lies(self) -> bool {
        self.0 >= 5
    }

    /// Transforms the pixels as stored, `width` by `height`, to the upright picture: x becomes `a·x + c·y + e`, y
    /// becomes `b·x + d·y + f`, for `[a, b, c, d, e, f]`.
    pub fn matrix(self, width: f64, height: f64) -> [f64; 6] {
        match self.0 {
            2 => [-1.0, 0.0, 0.0, 1.0, width, 0.0],
            3 => [-1.0, 0.0, 0.0, -1.0, width, height],
            4 => [1.0, 0.0, 0.0, -1.0, 0.0, height],
            5 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
            6 => [0.0, 1.0, -1.0, 0.0, height, 0.0],
            7 => [0.0, -1.0, -1.0, 0.0, height, width],
            8 => [0.0, -1.0, 1.0, 0.0, 0.0, width],
            _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        }
    }
}

/// The content of the Exif segment, which comes before the pixels.
fn exif(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let &[0xFF, marker, high, low, ..] = rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..2 + length)?;
        match marker {
            0xE1 if segment.starts_with(b"Exif\0\0") => return segment.get(6..),
            // The pixels begin here.
            0xDA => return None,
            _ => rest = rest.get(2 + length..)?,
        }
    }
}

/// The value of the tag `Orientation` in the first directory.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let bytes: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let directory = if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
    let directory = usize::try_from(directory).ok()?;
    let count = usize::from(short(directory)?);
    let entry = |index: usize| directory.checked_add(2 + 12 * index);
    (0..count).filter_map(entry).find(|&at| short(at) == Some(0x0112)).and_then(|at| short(at.checked_add(8)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(order: &[u8; 2], orientation: u16) -> Vec<u8> {
        let little = order == b"II";
        let short = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
        let long = |value: u32| if little { value.to_le_bytes() } else { value.to_be_bytes() };
        let mut tiff = [&order[..], &short(42), &long(8), &short(1)].concat();
        tiff.extend([&short(0x0112)[..], &short(3), &long(1), &short(orientation), &short(0), &long(0)].concat());
        let length = (2 + 6 + tiff.len()) as u16;
        let comment = [&[0xFF, 0xFE, 0, 4, b'h', b'i'][..]].concat();
        [&[0xFF, 0xD8][..], &comment, &[0xFF, 0xE1], &length.to_be_bytes(), b"Exif\0\0", &tiff, &[0xFF, 0xDA, 0, 2]]
            .concat()
    }

    #[test]
    fn the_turn_is_read_in_either_order_of_bytes() {
        for order in [b"II", b"MM"] {
            assert_eq!(Turn::of_jpeg(&jpeg(order, 6)), Turn(6));
            assert_eq!(Turn::of_jpeg(&jpeg(order, 9)), Turn::UPRIGHT);
        }
    }

    #[test]
    fn what_is_cut_off_is_upright() {
        let whole = jpeg(b"II", 3);
        for end in 0..whole.len() {
            let turn = Turn::of_jpeg(&whole[..end]);
            assert!(turn == Turn::UPRIGHT || end > 30, "{end}");
        }
    }

    #[test]
    fn every_turn_keeps_the_picture_in_its_box() {
        for turn in (1..=8).map(Turn) {
            let (width, height) = (40.0, 30.0);
            let [a, b, c, d, e, f] = turn.matrix(width, height);
            let upright = if turn.lies() { (height, width) } else { (width, height) };
            for (x, y) in [(0.0, 0.0), (width, height)] {
                let (x, y) = (a * x + c * y + e, b * x + d * y + f);
                assert!([0.0, upright.0].contains(&x) && [0.0, upright.1].contains(&y), "{turn:?}: {x} {y}");
            }
        }
    }
}
