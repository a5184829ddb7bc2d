//! How cards are typeset.

use crate::scene::TypeSize;

/// How cards are typeset.
#[derive(Debug, PartialEq)]
pub struct CardStyle {
    /// Padding left and right of the text.
    pub pad: f64,
    /// Padding above and below it.
    pub top: f64,
    /// Gap between its parts.
    pub gap: f64,
    /// The type size of the first line.
    pub head: TypeSize,
    /// Whether the card repeats the number: needed where several cards hang one below another.
    pub has_bead: bool,
    /// Whether there is a first line above the text. Otherwise numbers are next to the text.
    pub has_head: bool,
    /// Whether a caption gives the personas and the evidence. Otherwise marks in the first line show the personas.
    pub has_caption: bool,
}

pub const PANEL: CardStyle = CardStyle {
    pad: 14.0,
    top: 10.0,
    gap: 4.0,
    head: TypeSize::Body,
    has_bead: true,
    has_head: true,
    has_caption: true,
};

/// On a slide, where each card is right below its number.
pub const SLIDE: CardStyle = CardStyle {
    pad: 10.0,
    top: 7.0,
    gap: 1.0,
    head: TypeSize::Small,
    has_bead: false,
    has_head: true,
    has_caption: false,
};

/// On a slide, below another card.
pub const STACKED: CardStyle = CardStyle { has_bead: true, ..SLIDE };

/// On a slide with little room: only the text.
pub const BRIEF: CardStyle = CardStyle {
    pad: 8.0,
    top: 4.0,
    gap: 0.0,
    head: TypeSize::Small,
    has_bead: false,
    has_head: false,
    has_caption: false,
};
