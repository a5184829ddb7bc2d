//! The experience panel: curves, expectations, gains above neutral and pains below it.
//!
//! Three steps, because column widths depend on the panel's texts and the panel on the widths:
//! [`Experience::new`] shapes every text once; [`Experience::least_width`] and
//! [`Experience::card_heights`] answer what a width would cost; [`Experience::panel`] places all.

use super::{LayoutCtx, Page};
use crate::{
    model::ColumnId,
    scene::{Group, Rect},
};

/// The panel's texts, shaped.
#[derive(Debug, Clone)]
pub struct Experience {}

/// The finished panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// How much height it takes, a multiple of 8.
    pub height: f64,
    /// What it shows; its own top is y = 0, its x are those of the page. Its frame is the whole panel
    /// (the page's width), so `at` is free for the caller to set.
    pub node: Group,
}

impl Experience {
    /// Shapes the panel's texts. `None` where the map has no feelings, expectations, pains or gains at all.
    pub fn new(ctx: &mut LayoutCtx<'_>) -> Option<Self> {
        let map = ctx.map;
        let columns = map.columns.iter().map(|column| &column.facts);
        let mut facts = columns.chain(map.stages.iter().map(|stage| &stage.facts));
        let something = facts.any(|facts| {
            !(facts.feelings.is_empty()
                && facts.expectations.is_empty()
                && facts.pains.is_empty()
                && facts.gains.is_empty())
        });
        something.then_some(Self {})
    }

    /// The least width of text box ([`super::ColumnBox::width`]) that the panel needs in this column.
    pub fn least_width(&self, _column: ColumnId) -> f64 {
        0.0
    }

    /// How high the column's gain cards and pain cards are with a text box of this width. The tallest
    /// of each is what the panel takes; asked many times for each column, so it must be cheap.
    pub fn card_heights(&self, _column: ColumnId, _width: f64) -> [f64; 2] {
        [0.0, 0.0]
    }

    /// Lays the panel out over the whole width of the page, lane names in the gutter included.
    pub fn panel(&self, _ctx: &mut LayoutCtx<'_>, page: &Page) -> Panel {
        let height = 560.0;
        let node = Group::new("experience").framed(Rect::new(0.0, 0.0, page.width, height));
        Panel { height, node }
    }
}
