//! How many pixels a picture has for each of its drawing's units.

/// Sharp on most screens, and in a document.
pub(crate) const USUAL: f64 = 2.0;

/// The scale that `text` says.
pub(crate) fn parse(text: &str) -> Result<f64, String> {
    let scale = text.trim().parse().ok().filter(|scale| (0.01..=100.0).contains(scale));
    scale.ok_or_else(|| "write a number from 0.01 to 100, such as 2".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_a_sensible_number() {
        for (text, expected) in [("2", Some(2.0)), (" 1.5 ", Some(1.5)), (".25", Some(0.25)), ("100", Some(100.0))] {
            assert_eq!(parse(text).ok(), expected, "{text}");
        }
        for text in ["", "0", "-1", "2x", "nan", "inf", "1e300", "1,5"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
