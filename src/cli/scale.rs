//! Pixels per unit of a drawing.

/// Sharp on most screens, and in documents.
const USUAL: f64 = 2.0;
/// Browsers show no picture with a longer side, in pixels.
const LONGEST: f64 = 32_767.0;

/// The default scale of a drawing of this size, in units: the usual one, or less if the picture would be too long to be
/// shown.
#[cfg_attr(not(feature = "png"), allow(dead_code, reason = "nothing else has pixels"))]
pub(crate) fn usual(width: f64, height: f64) -> f64 {
    // Rounded down to a hundredth, minus one, since sides are rounded up to whole pixels.
    let fits = (LONGEST / width.max(height) * 100.0 - 1.0).floor() / 100.0;
    fits.clamp(0.01, USUAL)
}

pub(crate) fn parse(text: &str) -> Result<f64, String> {
    let scale = text.trim().parse().ok().filter(|scale| (0.01..=100.0).contains(scale));
    scale.ok_or_else(|| "write a number from 0.01 to 100, such as 2".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_drawing_has_fewer_pixels_for_each_unit() {
        for (width, height, expected) in
            [(2400.0, 1350.0, 2.0), (1.0, 1.0, 2.0), (66_336.0, 2900.0, 0.48), (1e9, 1.0, 0.01)]
        {
            assert_eq!(usual(width, height), expected, "{width} × {height}");
            assert!(expected == 0.01 || (width * expected).ceil() <= LONGEST);
        }
    }

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
