//! What every part of the layout needs: the map, the options, the fonts, the words.

use super::{LayoutOptions, Words, icons::Icons, page_slice::PageSlice, whole::Whole};
use crate::{
    compare::Changes,
    model::{Map, SourceId, Whom},
    text::{Fonts, Hyphenation},
};
use std::ops::Range;

/// What every part of the layout receives.
pub struct LayoutCtx<'a> {
    /// The map to draw.
    pub map: &'a Map,
    /// What to draw of it.
    pub options: &'a LayoutOptions,
    /// Measures text.
    pub fonts: Fonts,
    /// How words of the map's language are hyphenated.
    pub hyphenation: Option<Hyphenation>,
    /// The words that the drawing itself adds, in the map's language.
    pub words: &'static Words,
    /// Whether the page reads from right to left. It is laid out like any other, and mirrored at the end.
    pub rtl: bool,
    /// The icons of channels and files.
    pub icons: Icons,
    /// What the whole map changes compared with an earlier one.
    pub changes: Option<Changes>,
    /// The map that sums, scales and numbers come from, with what is worked out about it: the whole one, even if only a part of it is drawn.
    pub known: &'a Whole<'a>,
    /// Which page of a larger map this is; `None` if the map has one page.
    pub leaf: Option<PageSlice<'a>>,
}

/// Where a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColumnBox {
    /// Left edge of the column's share of the page.
    pub left: f64,
    /// Width of that share.
    pub pitch: f64,
}

impl ColumnBox {
    /// Half the gap between the text boxes of two columns.
    pub const PADDING: f64 = 12.0;

    /// Left edge of the box that text and cards are flush with.
    pub fn x(self) -> f64 {
        self.left + Self::PADDING
    }

    /// Width of that box.
    pub fn width(self) -> f64 {
        self.pitch - 2.0 * Self::PADDING
    }

    /// The middle.
    pub fn centre(self) -> f64 {
        self.left + self.pitch / 2.0
    }

    /// Right edge of the column's share.
    pub fn right(self) -> f64 {
        self.left + self.pitch
    }
}

/// The horizontal measures that all lanes share.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the canvas.
    pub width: f64,
    /// Free space at the left and the right.
    pub margin: f64,
    /// Where the columns begin; lane names are between the margin and 24 before this.
    pub columns_left: f64,
    /// Where they end: the canvas minus the margin.
    pub columns_right: f64,
    /// One for each of [`Map::columns`].
    pub columns: Vec<ColumnBox>,
    /// The middle of the gap after each stage but the last.
    pub stage_borders: Vec<f64>,
}

/// The length of a full bar in every column, whatever its width, so that bars can be compared.
pub const BAR: f64 = 136.0;

impl<'a> LayoutCtx<'a> {
    /// The map that sums, scales and numbers come from: the whole one, even if only a part of it is drawn.
    pub fn whole(&self) -> &'a Map {
        self.known.map
    }

    /// The columns of the whole map that this page shows.
    pub fn here(&self) -> Range<usize> {
        let first = self.map.columns.first().map(|column| &column.name);
        let start = self.whole().columns.iter().position(|column| Some(&column.name) == first).unwrap_or(0);
        start..start + self.map.columns.len()
    }
}

impl LayoutCtx<'_> {
    /// The evidence of a claim, for a caption (`S1`, `assumed, S3`).
    pub fn evidence(&self, sources: &[SourceId]) -> Option<String> {
        let numbers = self.source_numbers(sources)?;
        Some(if self.map.is_assumed(sources) { [self.words.assumed, &numbers].join(self.words.comma) } else { numbers })
    }

    /// Whose figure it is, with a colon and a space; empty if it is everybody's.
    pub fn whose(&self, whom: Whom) -> String {
        match whom {
            Whom::Everyone => String::new(),
            Whom::One(id) => format!("{}: ", self.map.persona(id).label.to_plain()),
        }
    }

    /// The numbers of these sources (`S1, S2`), as in captions and the footer.
    pub fn source_numbers(&self, sources: &[SourceId]) -> Option<String> {
        let numbers: Vec<_> = sources.iter().map(|id| id.label()).collect();
        (!numbers.is_empty()).then(|| numbers.join(self.words.comma))
    }
}

impl Page {
    /// Left and right edge of a column with its half of the gaps between stages.
    pub fn share(&self, column: usize) -> (f64, f64) {
        let before = column.checked_sub(1).map_or(self.columns_left, |before| self.columns[before].right());
        let behind = self.columns.get(column + 1).map_or(self.columns_right, |behind| behind.left);
        let place = self.columns[column];
        (f64::midpoint(before, place.left), f64::midpoint(place.right(), behind))
    }

    /// Left and right edge of each stage: from its first column to its last.
    pub fn stage_spans(&self, map: &Map) -> Vec<(f64, f64)> {
        let span = |stage: &crate::model::Stage| {
            let first = stage.columns.first().map_or(self.columns_left, |id| self.columns[id.index()].left);
            let last = stage.columns.last().map_or(self.columns_left, |id| self.columns[id.index()].right());
            (first, last)
        };
        map.stages.iter().map(span).collect()
    }
}
