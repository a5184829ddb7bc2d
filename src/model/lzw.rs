//! Checks whether the pixels of a GIF can be unpacked. They are only counted, so that it needs no memory for them.

/// After this many pixels the rest is taken to be intact: unpacking them all would take a second or more.
const MOST: u64 = 32 << 20;
/// Codes have at most this many bits.
const LONGEST: u32 = 12;

/// Whether the packed bytes, whose smallest codes have one bit more than `size`, have this many pixels.
pub fn has_pixels(packed: &[u8], size: u8, pixels: u64) -> bool {
    let wanted = pixels.min(MOST);
    let clear = 1_usize << size;
    // The number of pixels that each code stands for: one for a colour, and for a later code one more than for the code before it.
    let mut lengths = [1_u32; 1 << LONGEST];
    let (mut bits, mut next, mut before) = (u32::from(size) + 1, clear + 2, None);
    let (mut read, mut count_read, mut found) = (0_u32, 0, 0_u64);
    let mut bytes = packed.iter();
    while found < wanted {
        while count_read < bits {
            let Some(&byte) = bytes.next() else { return false };
            read |= u32::from(byte) << count_read;
            count_read += 8;
        }
        let code = (read & ((1 << bits) - 1)) as usize;
        (read, count_read) = (read >> bits, count_read - bits);
        if code == clear {
            (bits, next, before) = (u32::from(size) + 1, clear + 2, None);
            continue;
        }
        // A code can be the one that is only made now.
        let is_known = match before {
            _ if code == clear + 1 => false,
            None => code < clear,
            Some(_) => code < next || code == next && next < lengths.len(),
        };
        if !is_known {
            return false;
        }
        if let Some(before) = before.filter(|_| next < lengths.len()) {
            lengths[next] = lengths[before] + 1;
            next += 1;
            if next == 1 << bits && bits < LONGEST {
                bits += 1;
            }
        }
        found += u64::from(lengths[code]);
        before = Some(code);
    }
    true
}
