//! The built-in themes.

use super::{Colour, Hue, Palette, Theme};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The name of a built-in theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// Light, or dark for readers who prefer it; a host page may decide.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black, greys and one spot red, for paper.
    Print,
    /// The greatest contrast.
    Contrast,
}

impl ThemeName {
    /// All of them, for help and completion.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Light, Self::Dark, Self::Print, Self::Contrast];

    /// What it is called.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
            Self::Contrast => "contrast",
        }
    }
}

impl fmt::Display for ThemeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// There is no built-in theme with this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTheme(pub String);

impl fmt::Display for UnknownTheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown theme `{}`; the themes are {}", self.0, ThemeName::ALL.map(ThemeName::as_str).join(", "))
    }
}

impl std::error::Error for UnknownTheme {}

impl FromStr for ThemeName {
    type Err = UnknownTheme;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|name| name.as_str() == text).ok_or_else(|| UnknownTheme(text.to_owned()))
    }
}

impl Theme {
    /// A built-in theme.
    pub fn builtin(name: ThemeName) -> Self {
        theme(name)
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::builtin(ThemeName::Auto)
    }
}

pub(super) fn theme(name: ThemeName) -> Theme {
    let (palette, dark) = match name {
        ThemeName::Auto => (light(), Some(dark())),
        ThemeName::Light => (light(), None),
        ThemeName::Dark => (dark(), None),
        ThemeName::Print => (print(), None),
        ThemeName::Contrast => (contrast(), None),
    };
    Theme { name: name.as_str().to_owned(), palette, dark, font: None }
}

const fn c(value: u32) -> Colour {
    Colour::hex(value)
}

fn hues(hues: [u32; 8], on: u32) -> [Hue; 8] {
    hues.map(|hue| Hue { hue: c(hue), on: c(on) })
}

fn light() -> Palette {
    Palette {
        ground: c(0xFFFFFF),
        calm: c(0xF9FAFC),
        band: c(0xE2E7EE),
        card: c(0xE9EEF5),
        ink: c(0x14181F),
        soft: c(0x454D5B),
        faint: c(0x606978),
        line: c(0xE1E5EA),
        line_strong: c(0xB3BBC7),
        track: c(0xE1E5EA),
        bar: c(0x6B7482),
        range: c(0xA9B1BD),
        red: c(0xCF1B2B),
        red_text: c(0xB01020),
        red_tint: c(0xFCEFEE),
        red_area: c(0xF7DBDD),
        moment: c(0xFBF6E6),
        on_red: c(0xFFFFFF),
        green: c(0x1A7A48),
        green_text: c(0x15693D),
        green_tint: c(0xEBF6F0),
        on_green: c(0xFFFFFF),
        hatch: c(0xDBE0E7),
        stage: c(0xF8F9FB),
        tint: c(0xF3F6FA),
        personas: hues([0x2A62E0, 0x5E2098, 0xA848A6, 0x59636F, 0x0B7285, 0x6B5B00, 0x7A52D1, 0x1E2F5C], 0xFFFFFF),
    }
}

fn dark() -> Palette {
    Palette {
        ground: c(0x12151B),
        calm: c(0x14181F),
        band: c(0x2A3341),
        card: c(0x232B37),
        ink: c(0xF2F4F7),
        soft: c(0xBCC4CF),
        faint: c(0x9AA4B2),
        line: c(0x272D37),
        line_strong: c(0x4A5361),
        track: c(0x272D37),
        bar: c(0x8A94A3),
        range: c(0x5C6675),
        red: c(0xFF5C63),
        red_text: c(0xFF8F92),
        red_tint: c(0x2B171A),
        red_area: c(0x4B262C),
        moment: c(0x221E12),
        on_red: c(0x1B0507),
        green: c(0x4CC38A),
        green_text: c(0x6FD3A3),
        green_tint: c(0x13251C),
        on_green: c(0x1B0507),
        hatch: c(0x2C333E),
        stage: c(0x151920),
        tint: c(0x191E27),
        personas: hues([0x5C8BFF, 0xA878C8, 0xF8B0F8, 0x9EA9AD, 0x3FB8CE, 0xCDB94A, 0xA68BFF, 0xB7D3FF], 0x0E1116),
    }
}

/// Paper: personas differ by dash pattern and marker, red is the only colour, and backgrounds are white or nearly so,
/// to save ink.
fn print() -> Palette {
    Palette {
        ground: c(0xFFFFFF),
        calm: c(0xFFFFFF),
        band: c(0xDADADA),
        card: c(0xE2E2E2),
        ink: c(0x000000),
        soft: c(0x2E2E2E),
        faint: c(0x555555),
        line: c(0xCCCCCC),
        line_strong: c(0x8C8C8C),
        track: c(0xDDDDDD),
        bar: c(0x555555),
        range: c(0x999999),
        red: c(0xC4001A),
        red_text: c(0xA80016),
        red_tint: c(0xFBF0F1),
        red_area: c(0xF6D9DB),
        moment: c(0xF2F2F2),
        on_red: c(0xFFFFFF),
        green: c(0x333333),
        green_text: c(0x000000),
        green_tint: c(0xF5F5F5),
        on_green: c(0xFFFFFF),
        hatch: c(0xD5D5D5),
        stage: c(0xFFFFFF),
        tint: c(0xF7F7F7),
        personas: hues([0x000000, 0x4A4A4A, 0x262626, 0x5E5E5E, 0x111111, 0x555555, 0x333333, 0x666666], 0xFFFFFF),
    }
}

fn contrast() -> Palette {
    Palette {
        ground: c(0xFFFFFF),
        calm: c(0xFFFFFF),
        band: c(0xDCE1E8),
        card: c(0xE3E8EF),
        ink: c(0x000000),
        soft: c(0x1C2027),
        faint: c(0x343A45),
        line: c(0x7A828F),
        line_strong: c(0x4A5160),
        track: c(0xC4CAD3),
        bar: c(0x343A45),
        range: c(0x6B7482),
        red: c(0xB00014),
        red_text: c(0x8A0010),
        red_tint: c(0xFDF0F1),
        red_area: c(0xF9DDE0),
        moment: c(0xFFF9E0),
        on_red: c(0xFFFFFF),
        green: c(0x00592B),
        green_text: c(0x004D25),
        green_tint: c(0xEEF6F1),
        on_green: c(0xFFFFFF),
        hatch: c(0xC4CAD3),
        stage: c(0xFFFFFF),
        tint: c(0xF2F4F8),
        personas: hues([0x1B44C6, 0x541780, 0xA846A4, 0x37404B, 0x00505E, 0x4D4100, 0x5430A8, 0x101F45], 0xFFFFFF),
    }
}
