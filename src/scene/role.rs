//! Colour roles: what a colour is for. A theme defines what it looks like.

use serde::{Serialize, Serializer};

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The background of the page.
    Ground,
    /// The background of the experience panel above neutral.
    Calm,
    /// Stage chevrons.
    Band,
    /// Touchpoint cards.
    Card,
    /// What is read first.
    Ink,
    /// What is read second.
    Soft,
    /// Captions.
    Faint,
    /// Hairlines.
    Line,
    /// Outlines and dotted scales.
    LineStrong,
    /// The track behind a bar.
    Track,
    /// Bars.
    Bar,
    /// The range of a time bar.
    Range,
    /// Pain: lines, points, beads.
    Red,
    /// Pain: words.
    RedText,
    /// Pain: cards.
    RedTint,
    /// The area between a curve and neutral, below it.
    RedArea,
    /// The column of a key moment.
    Moment,
    /// Pain, pale: the part of a range below neutral.
    RedPale,
    /// Drawn on [`Role::Red`].
    OnRed,
    /// Gain: lines and marks.
    Green,
    /// Gain: words.
    GreenText,
    /// Gain: cards.
    GreenTint,
    /// Drawn on [`Role::Green`].
    OnGreen,
    /// The lines of a hatch, for assumptions.
    Hatch,
    /// The background of the backstage lanes.
    Stage,
    /// The columns of every other stage.
    Tint,
    /// A persona's hue: lines, marks and words. Counts from 0; a theme has [`Role::PERSONAS`] of them.
    Persona(u8),
    /// The same, pale: the curve of the compared map.
    PersonaPale(u8),
    /// Drawn on a persona's hue.
    OnPersona(u8),
    /// The persona's words on the red area: the nearest shade of the hue that can be read there.
    PersonaOnRed(u8),
}

impl Role {
    /// The number of hues that a theme has for personas; the ninth persona gets the first one again.
    pub const PERSONAS: u8 = 8;

    /// Every role there is, in a fixed order.
    pub fn all() -> impl Iterator<Item = Self> {
        let fixed = [
            Self::Ground,
            Self::Calm,
            Self::Band,
            Self::Card,
            Self::Ink,
            Self::Soft,
            Self::Faint,
            Self::Line,
            Self::LineStrong,
            Self::Track,
            Self::Bar,
            Self::Range,
            Self::Red,
            Self::RedText,
            Self::RedTint,
            Self::RedArea,
            Self::Moment,
            Self::RedPale,
            Self::OnRed,
            Self::Green,
            Self::GreenText,
            Self::GreenTint,
            Self::OnGreen,
            Self::Hatch,
            Self::Stage,
            Self::Tint,
        ];
        let personas = (0..Self::PERSONAS).flat_map(|index| {
            [Self::Persona(index), Self::PersonaPale(index), Self::OnPersona(index), Self::PersonaOnRed(index)]
        });
        fixed.into_iter().chain(personas)
    }

    /// The same for words on the red area: a persona's are in a shade of the persona's hue, others in ink unless they are red.
    pub fn on_red_area(self) -> Self {
        if let Self::Persona(index) | Self::PersonaOnRed(index) = self {
            Self::PersonaOnRed(index)
        } else if self == Self::RedText {
            self
        } else {
            Self::Ink
        }
    }

    /// Its name in style sheets and serialised scenes (`red-text`, `persona-1`).
    pub fn name(self) -> String {
        match self {
            Self::Ground => "ground".into(),
            Self::Calm => "calm".into(),
            Self::Band => "band".into(),
            Self::Card => "card".into(),
            Self::Ink => "ink".into(),
            Self::Soft => "soft".into(),
            Self::Faint => "faint".into(),
            Self::Line => "line".into(),
            Self::LineStrong => "line-strong".into(),
            Self::Track => "track".into(),
            Self::Bar => "bar".into(),
            Self::Range => "range".into(),
            Self::Red => "red".into(),
            Self::RedText => "red-text".into(),
            Self::RedTint => "red-tint".into(),
            Self::RedArea => "red-area".into(),
            Self::Moment => "moment".into(),
            Self::RedPale => "red-pale".into(),
            Self::OnRed => "on-red".into(),
            Self::Green => "green".into(),
            Self::GreenText => "green-text".into(),
            Self::GreenTint => "green-tint".into(),
            Self::OnGreen => "on-green".into(),
            Self::Hatch => "hatch".into(),
            Self::Stage => "stage".into(),
            Self::Tint => "tint".into(),
            Self::Persona(index) => format!("persona-{}", index + 1),
            Self::PersonaPale(index) => format!("persona-{}-pale", index + 1),
            Self::OnPersona(index) => format!("on-persona-{}", index + 1),
            Self::PersonaOnRed(index) => format!("persona-{}-on-red", index + 1),
        }
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}
