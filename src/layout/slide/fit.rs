//! How much of everything a slide shows, from all to the least.

use crate::layout::chart::card::Lines;

/// What a slide is for.
#[derive(Debug, Clone, Copy)]
pub struct Canvas {
    /// The most width.
    pub widest: f64,
    /// The height for each unit of the width.
    pub shape: f64,
    /// The least share of the height that the scale has.
    pub scale: f64,
}

/// A slide of 16 to 9. At 1400 pixels its smallest letters are 9 pixels high, and its curve is the first thing that is seen across a room.
pub const SCREEN: Canvas = Canvas { widest: 1864.0, shape: 9.0 / 16.0, scale: 0.35 };
/// A4 within its margins. Across 259 mm of Letter the smallest letters are 6 points high; whoever holds a sheet reads the texts too.
pub const PAPER: Canvas = Canvas { widest: 1440.0, shape: 185.0 / 277.0, scale: 0.25 };

/// How much of everything is shown.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// The most lines of a pain's card below its head, and of an opportunity's. A pain with one has no head but two lines; so has an opportunity, and
    /// with none only one.
    pub lines: (usize, usize),
    /// How many more lines a text has that would be cut.
    pub more: usize,
    /// How many rows of pains' cards there are at most.
    pub rows: usize,
    /// Whether the parts are closer together.
    pub is_close: bool,
    /// Whether gains have one line where that has room beside their own column.
    pub is_flat: bool,
    /// Whether opportunities have their texts and nothing else.
    pub is_plain: bool,
    /// How much is shown around the chart.
    pub around: Around,
    /// How many more levels ways have, and how many more lines each of them.
    pub ways: (usize, usize),
}

impl Fit {
    pub fn pain(self) -> Lines {
        Lines { most: self.lines.0, more: self.more, beside: false, headed: false }
    }

    pub fn opportunity(self) -> Lines {
        Lines { most: self.lines.1, more: self.more, beside: self.is_plain, headed: false }
    }
}

/// How much is shown around the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Around {
    /// Everything.
    Full,
    /// Stages have only their names, columns no channels, and key moments say why only where a line is free.
    Less,
    /// And the header has no principles and only badges that fit beside the title, titles two lines, and ways fewer lines.
    Least,
    /// And the parts are closer together, and quotes are shorter.
    Close,
    /// And ways have fewer levels.
    Fewest,
}

const fn fit(pain: usize, opportunity: usize, around: Around) -> Fit {
    let is_close = matches!(around, Around::Close | Around::Fewest);
    Fit {
        lines: (pain, opportunity),
        more: 0,
        rows: 1,
        is_close,
        is_flat: is_close,
        is_plain: false,
        around,
        ways: (0, 0),
    }
}

/// What is tried first, then next, until the scale is high enough.
pub const FITS: [Fit; 14] = [
    fit(4, 3, Around::Full),
    fit(3, 3, Around::Full),
    fit(3, 2, Around::Full),
    fit(3, 2, Around::Less),
    fit(2, 2, Around::Less),
    fit(2, 1, Around::Less),
    fit(3, 2, Around::Least),
    fit(2, 2, Around::Least),
    fit(2, 1, Around::Least),
    fit(1, 1, Around::Least),
    fit(1, 1, Around::Close),
    fit(1, 1, Around::Fewest),
    fit(1, 0, Around::Close),
    fit(1, 0, Around::Fewest),
];

/// The first ones of these keep all texts of a small map.
pub const ROOMY: usize = 3;

/// The first ones that have at least two lines for each text: where further rows of cards are tried.
pub const STACKED: usize = 9;

/// How many lines more a text gets at most that would be cut.
pub const MORE: usize = 4;

/// How many levels more ways get at most where one would be left out, and how many lines more where their words would be cut.
pub const MORE_WAYS: (usize, usize) = (3, 1);
