//! Measures and breaks text. Input: strings with a face and a size. Output: widths in px, lines of text, and the font
//! chunks that a drawing of it needs.
//!
//! Everything is measured in the very font that is drawn: Inter with its kerning, from a flat table
//! that `assets/fonts/make.py` derives from it, or a font of a project's own, from its file. Tests compare both with a real shaper. A text is
//! measured once, as a [`Paragraph`], and can then be broken at many widths. Lines follow UAX #14, never cut
//! a grapheme, and are balanced. A word that is wider than its line is hyphenated by the rules of its language. Widths are summed as integers, so that they are the same on every machine.
//!
//! Text is read the way SVG draws it: runs of spaces and tabs collapse to one, spaces at the ends of a line vanish,
//! characters that XML forbids are dropped. A newline always ends a line.
//!
//! Drawing, colours and heights are deliberately not here. Baselines depend on size alone.
//!
//! ```
//! use wayline::text::{Face, Fonts, Style};
//!
//! let fonts = Fonts::new();
//! let style = Style::new(Face::Regular, 14.0);
//! // In CSS pixels.
//! assert!(fonts.width("Welcome", style) > fonts.width("Well", style));
//! let paragraph = fonts.paragraph(&[("A line that is broken where there is no more room for it", style)]);
//! assert!(paragraph.lines(120.0).iter().all(|line| line.width <= 120.0));
//! ```

mod arabic;
mod blanks;
mod chunk;
mod chunk_table;
mod chunks;
mod direction;
mod fallback;
mod figures;
mod fonts;
mod glyph;
mod greedy;
mod hyphenation;
mod line;
mod measure;
mod measured;
mod metrics;
mod own;
mod paragraph;
mod segment;
mod style;

pub use chunk::Chunk;
pub use chunks::{chunks, chunks_for};
pub use direction::BaseDirection;
pub(crate) use direction::reads_from_right;
pub use fonts::{Fonts, covers};
pub use hyphenation::Hyphenation;
pub use line::{Line, Piece};
pub use own::{BadFont, FontData, OwnFace, OwnFont};
pub use paragraph::Paragraph;
pub use style::{Face, Style};
