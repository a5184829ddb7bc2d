//! Checks whether a picture's file is complete: all lengths, end markers and checksums of its format are right, and its pixels can be
//! unpacked. Those of a WebP are only unpacked where they are drawn, with the feature `png`.

use super::{inflate::Pixels, lzw::has_pixels};

/// Whether a picture with this media type is complete.
pub fn is_intact(media_type: &str, bytes: &[u8]) -> bool {
    let whole = match media_type {
        "image/png" => png(bytes),
        "image/jpeg" => jpeg(bytes),
        "image/gif" => gif(bytes),
        "image/webp" => webp(bytes),
        _ => Some(()),
    };
    whole.is_some()
}

/// Takes `count` bytes off the front.
fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

fn be32(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

fn le32(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// Checks every chunk and its checksum, up to the last one; the pixels must be there.
fn png(mut bytes: &[u8]) -> Option<()> {
    (take(&mut bytes, 8)? == b"\x89PNG\r\n\x1a\n").then_some(())?;
    let (mut header, mut palette, mut pixels): (Option<[u8; 13]>, _, Option<Pixels>) = (None, false, None);
    loop {
        let length = be32(take(&mut bytes, 4)?)? as usize;
        let named = bytes.get(..length.checked_add(4)?)?;
        take(&mut bytes, named.len())?;
        (be32(take(&mut bytes, 4)?)? == crc(named)).then_some(())?;
        let (name, data) = named.split_at(4);
        match name {
            b"IHDR" => header = Some(data.try_into().ok()?),
            b"PLTE" => palette = true,
            b"IDAT" => {
                let header = header.as_ref().filter(|header| is_known(header))?;
                pixels.get_or_insert_with(|| Pixels::new(header)).add(data)?;
            }
            b"IEND" => break,
            _ => {}
        }
    }
    let needs_palette = header?[9] == 3;
    (pixels?.are_complete() && (palette || !needs_palette)).then_some(())
}

/// Whether the header is a valid one.
fn is_known(header: &[u8; 13]) -> bool {
    let depths: &[u8] = match header[9] {
        0 => &[1, 2, 4, 8, 16],
        3 => &[1, 2, 4, 8],
        2 | 4 | 6 => &[8, 16],
        _ => &[],
    };
    depths.contains(&header[8]) && header[10] == 0 && header[11] == 0 && header[12] <= 1
}

/// The checksum of PNG (CRC-32).
fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let (mut table, mut index) = ([0; 256], 0);
        while index < 256 {
            let (mut value, mut bit) = (index as u32, 0);
            while bit < 8 {
                value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
                bit += 1;
            }
            table[index] = value;
            index += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |sum: u32, byte| TABLE[((sum ^ u32::from(*byte)) & 0xFF) as usize] ^ (sum >> 8))
}

/// Checks every segment up to the end marker; there must be a size and at least one scan.
fn jpeg(mut bytes: &[u8]) -> Option<()> {
    (take(&mut bytes, 2)? == [0xFF, 0xD8]).then_some(())?;
    let (mut sized, mut scanned) = (false, false);
    loop {
        (take(&mut bytes, 1)? == [0xFF]).then_some(())?;
        let mut marker = take(&mut bytes, 1)?[0];
        while marker == 0xFF {
            marker = take(&mut bytes, 1)?[0];
        }
        match marker {
            0xD9 => return (sized && scanned).then_some(()),
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(take(&mut bytes, 2)?.try_into().ok()?));
        take(&mut bytes, length.checked_sub(2)?)?;
        sized |= matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if marker == 0xDA {
            scanned = sized;
            // A scan extends to the next marker that isn't part of it.
            let is_end = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
            let end = bytes.windows(2).position(is_end)?;
            (end > 0).then_some(())?;
            take(&mut bytes, end)?;
        }
    }
}

/// Checks every block; there must be at least one picture, and the first must have all its pixels.
fn gif(mut bytes: &[u8]) -> Option<()> {
    let header = take(&mut bytes, 13)?;
    (header.starts_with(b"GIF87a") || header.starts_with(b"GIF89a")).then_some(())?;
    let has_palette = !take(&mut bytes, palette(header[10]))?.is_empty();
    let mut any = false;
    loop {
        match take(&mut bytes, 1)?[0] {
            0x3B => return any.then_some(()),
            0x21 => {
                take(&mut bytes, 1)?;
                parts(&mut bytes)?;
            }
            0x2C => {
                let picture = take(&mut bytes, 9)?;
                let has_palette = !take(&mut bytes, palette(picture[8]))?.is_empty() || has_palette;
                let size = take(&mut bytes, 1)?[0];
                (1..=11).contains(&size).then_some(())?;
                let packed = parts(&mut bytes)?;
                if !any {
                    let side = |at: usize| u64::from(u16::from_le_bytes([picture[at], picture[at + 1]]));
                    let pixels = side(4) * side(6);
                    (has_palette && pixels > 0 && has_pixels(&packed, size, pixels)).then_some(())?;
                }
                any = true;
            }
            _ => return None,
        }
    }
}

/// The number of bytes of a palette, from the flags before it.
fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) }
}

/// The parts of a GIF block, each preceded by its length, up to an empty one.
fn parts(bytes: &mut &[u8]) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    loop {
        let length = usize::from(take(bytes, 1)?[0]);
        all.extend(take(bytes, length)?);
        if length == 0 {
            return Some(all);
        }
    }
}

/// Checks every chunk; the pixels must be there.
fn webp(file: &[u8]) -> Option<()> {
    let mut bytes = file;
    (take(&mut bytes, 4)? == b"RIFF").then_some(())?;
    let length = le32(take(&mut bytes, 4)?)? as usize;
    let mut chunks = bytes.get(..length)?;
    (take(&mut chunks, 4)? == b"WEBP").then_some(())?;
    let mut any = false;
    while !chunks.is_empty() {
        let name = take(&mut chunks, 4)?;
        let length = le32(take(&mut chunks, 4)?)? as usize;
        let data = take(&mut chunks, length)?;
        // The byte that makes a length even may be missing at the end.
        let even = (length % 2).min(chunks.len());
        take(&mut chunks, even)?;
        any |= match name {
            b"VP8 " => (data.get(3..6)? == [0x9D, 0x01, 0x2A]).then_some(true)?,
            b"VP8L" => (*data.first()? == 0x2F).then_some(true)?,
            b"ANMF" => data.len() > 24,
            _ => false,
        };
    }
    any.then_some(())?;
    unpacked(file)
}

/// Unpacks the pixels of a WebP, unless that would take a second or more.
#[cfg(feature = "png")]
fn unpacked(file: &[u8]) -> Option<()> {
    const MOST: usize = 32 << 20;
    let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(file)).ok()?;
    let size = decoder.output_buffer_size()?;
    if size > MOST {
        return Some(());
    }
    decoder.read_image(&mut vec![0; size]).ok()
}

#[cfg(not(feature = "png"))]
fn unpacked(_: &[u8]) -> Option<()> {
    Some(())
}
