//! A number of bytes as people write it.

/// Parses `16777216`, `16 MiB` or `500k`; units are always powers of 1024.
pub(crate) fn parse(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let digits = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let shift = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 10,
        "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        _ => return Err("write a number of bytes, such as 1000000 or 16MiB".to_owned()),
    };
    let number: u64 = number.parse().map_err(|_| "write a number of bytes, such as 1000000 or 16MiB".to_owned())?;
    number.checked_mul(1 << shift).filter(|&bytes| bytes > 0).ok_or_else(|| "that number is too large".to_owned())
}

/// Parses the largest size of a file to embed in a page: a number of bytes, or `none`, which is 0.
pub(crate) fn embedded(text: &str) -> Result<u64, String> {
    let help = |why| format!("{why}, or none");
    if text.trim() == "none" { Ok(0) } else { parse(text).map_err(help) }
}

/// A number of bytes for people, in the largest unit that divides it.
pub(crate) fn name(bytes: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let fits = units.iter().find(|(shift, _)| bytes > 0 && bytes.is_multiple_of(1 << shift));
    fits.map_or_else(|| format!("{bytes} bytes"), |(shift, unit)| format!("{} {unit}", bytes >> shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, expected) in [("100", Some(100)), ("16 MiB", Some(16 << 20)), ("2k", Some(2048)), ("0", None)] {
            assert_eq!(parse(text).ok(), expected, "{text}");
        }
        assert_eq!([name(1 << 20), name(1536), name(10)], ["1 MiB", "1536 bytes", "10 bytes"]);
        assert_eq!([embedded("none"), embedded("2k")], [Ok(0), Ok(2048)]);
        assert!(embedded("nothing").is_err());
        for text in ["", "MiB", "-1", "1.5M", "12 lots", "99999999999999999999", "99999999999g"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
