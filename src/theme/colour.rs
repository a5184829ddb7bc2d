//! A colour, and the contrast between two.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Weaker colours are greys to the eye.
const STRONG: f64 = 0.3;
/// Hues that are fewer degrees apart have one name.
const ONE_NAME: f64 = 20.0;

/// An opaque colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// The colour written as a number like `0x2A62E0`.
    pub const fn hex(value: u32) -> Self {
        Self { red: (value >> 16) as u8, green: (value >> 8) as u8, blue: value as u8 }
    }

    /// `share` of this colour over `ground`.
    pub fn over(self, ground: Self, share: f64) -> Self {
        let mix = |top: u8, below: u8| (f64::from(top) * share + f64::from(below) * (1.0 - share)).round() as u8;
        Self { red: mix(self.red, ground.red), green: mix(self.green, ground.green), blue: mix(self.blue, ground.blue) }
    }

    /// The contrast of two colours by WCAG 2: from 1 (the same) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Whether people would call both by the same name: they are strong, and of one hue.
    pub(super) fn is_near(self, other: Self) -> bool {
        let ((hue, strength), (its_hue, its_strength)) = (self.hue(), other.hue());
        let apart = (hue - its_hue).abs();
        strength.min(its_strength) >= STRONG && apart.min(360.0 - apart) < ONE_NAME
    }

    /// How far apart two colours are, for comparing.
    pub(super) fn distance(self, other: Self) -> u32 {
        let channels = [(self.red, other.red), (self.green, other.green), (self.blue, other.blue)];
        channels.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).iter().sum()
    }

    /// The angle on the colour wheel, and how far it is from grey: from 0 to 1.
    fn hue(self) -> (f64, f64) {
        let [red, green, blue] = [self.red, self.green, self.blue].map(|channel| f64::from(channel) / 255.0);
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let range = most - least;
        if range == 0.0 {
            return (0.0, 0.0);
        }
        let sextant = if most == red {
            ((green - blue) / range).rem_euclid(6.0)
        } else if most == green {
            (blue - red) / range + 2.0
        } else {
            (red - green) / range + 4.0
        };
        (sextant * 60.0, range / (1.0 - (most + least - 1.0).abs()))
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |half: u8| if half < 10 { b'0' + half } else { b'A' + half - 10 };
        // Each drawing and page says some hundred colours, and formatting the numbers takes several times as long.
        let mut text = [b'#'; 7];
        for (at, channel) in [self.red, self.green, self.blue].into_iter().enumerate() {
            (text[1 + 2 * at], text[2 + 2 * at]) = (digit(channel >> 4), digit(channel & 15));
        }
        f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

/// What was written isn't a colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAColour(String);

impl fmt::Display for NotAColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a colour; write one like `#2A62E0`", self.0)
    }
}

impl std::error::Error for NotAColour {}

impl FromStr for Colour {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits =
            text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        value.map(Self::hex).ok_or_else(|| NotAColour(text.to_owned()))
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
