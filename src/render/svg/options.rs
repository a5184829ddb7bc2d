//! How a scene is written as SVG.

use crate::{source::Sources, theme::Theme};

/// How to write a scene as SVG.
#[derive(Debug, Clone, Default)]
pub struct SvgOptions<'a> {
    /// The colours.
    pub theme: Theme,
    /// Whether the font is embedded.
    pub font: Font,
    /// The files that spans point into, for `data-line`; without them it isn't written.
    pub sources: Option<&'a Sources>,
    /// The path from the drawing to the map's folder: empty, or with a slash at its end. Relative links start there.
    pub base: &'a str,
    /// What decides between light and dark, if the theme has dark colours.
    pub follows: Follows<'a>,
}

/// What decides between light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Follows<'a> {
    /// The reader's system, unless the page says otherwise with `data-theme`.
    #[default]
    Reader,
    /// The theme that the reader has chosen in an mdBook book.
    Book,
    /// The page: it is dark if this selector matches an element around the drawing, such as `.dark`. The selector never
    /// comes from the text of a map.
    Selector(&'a str),
}

/// Whether the font is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Font {
    /// As chunks by script, only those that the texts need. Needs the feature `fonts`; without it a drawing has the names of
    /// their files in place of them.
    #[default]
    Embed,
    /// Not embedded: the reader's system has it, or a similar one.
    System,
}
