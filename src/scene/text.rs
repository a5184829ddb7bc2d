//! Lines of text, broken and measured.

use super::{Rect, Role};
use serde::Serialize;
use smallvec::SmallVec;

/// One line of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextLine {
    /// The x of the anchor.
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// Which point of the line is at `x`.
    pub anchor: Anchor,
    /// How large it is.
    pub size: TypeSize,
    /// The measured width.
    pub width: f64,
    /// Which way it reads.
    pub direction: Direction,
    /// What it says, in reading order.
    pub runs: SmallVec<[Run; 1]>,
}

/// A part of a line in one style.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Which cut of the font.
    pub face: Face,
    /// The colour.
    pub role: Role,
    /// Whether it is set as code.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub code: bool,
    /// The target of a link: an http, https or mailto address, or a relative path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<str>>,
}

/// Which point of a line of text is at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// The left end, whichever way the text reads.
    #[default]
    Left,
    /// The middle.
    Middle,
    /// The right end, whichever way the text reads.
    Right,
}

/// Which way a line reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// Which cut of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// For reading text.
    #[default]
    Regular,
    /// Titles, labels, figures.
    Semibold,
    /// Emphasis.
    Italic,
}

/// The five sizes of the type scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TypeSize {
    /// 12 on 16: who, source, channel, axis.
    Small,
    /// 14 on 20: all reading text.
    Body,
    /// 16 on 24: column titles, emotion words, personas.
    Head,
    /// 24 on 32: stages.
    Stage,
    /// 40 on 48: the map's title.
    Title,
}

impl TypeSize {
    /// The font size.
    pub const fn size(self) -> f64 {
        match self {
            Self::Small => 12.0,
            Self::Body => 14.0,
            Self::Head => 16.0,
            Self::Stage => 24.0,
            Self::Title => 40.0,
        }
    }

    /// The height of a line.
    pub const fn line(self) -> f64 {
        match self {
            Self::Small => 16.0,
            Self::Body => 20.0,
            Self::Head => 24.0,
            Self::Stage => 32.0,
            Self::Title => 48.0,
        }
    }

    /// The extra space between two letters.
    pub const fn tracking(self) -> f64 {
        match self {
            Self::Small | Self::Body | Self::Head => 0.0,
            Self::Stage => -0.4,
            Self::Title => -0.9,
        }
    }

    /// How far below a middle the baseline of capitals is that are to be centred on it, in px.
    pub fn centring(self) -> f64 {
        0.3635 * self.size()
    }

    /// The distance from the top of the line box to the baseline, chosen so that capitals are in the middle.
    pub fn baseline(self) -> f64 {
        self.line() / 2.0 + self.centring()
    }
}

impl TextLine {
    /// The box of the line: its measured width, and the height of its line box.
    pub fn bounds(&self) -> Rect {
        let x = match self.anchor {
            Anchor::Left => self.x,
            Anchor::Middle => self.x - self.width / 2.0,
            Anchor::Right => self.x - self.width,
        };
        Rect::new(x, self.y - self.size.baseline(), self.width, self.size.line())
    }

    /// The box of the letters alone: from the top of the capitals to below the descenders.
    pub fn ink(&self) -> Rect {
        let bounds = self.bounds();
        let size = self.size.size();
        Rect::new(bounds.x, self.y - 0.76 * size, bounds.width, size)
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}
