//! File names as addresses.

/// A file's name as a relative reference: everything except letters, digits and a few other characters is
/// percent-encoded.
pub fn uri(name: &str) -> String {
    let name = name.replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    name.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        assert_eq!(uri("maps/über uns.journey"), "maps/%C3%BCber%20uns.journey");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
