//! A row of the map, and its cells.

use crate::{
    lane::LaneKind,
    layout::{LayoutCtx, block::Block},
    model::{ColumnId, Place, StageId},
};

/// One row of the map.
pub struct Lane {
    pub kind: LaneKind,
    /// Its name in the drawing.
    pub label: String,
    /// Its explanation, below the label.
    pub hint: String,
    pub cells: Cells,
    /// What is below the columns, by stage: sums.
    pub below: Vec<(StageId, Box<dyn Block>)>,
    /// Free space above and below.
    pub padding: f64,
    /// Whether the blocks are cards: then the first ones of all columns are equally high, and so on.
    pub cards: bool,
    /// Whether the cards of one stage may be lower than those of another, if that avoids empty space.
    pub by_stage: bool,
    /// How narrow blocks that aren't cards may be, to go side by side in a wide column; `None` if they never do.
    pub least_beside: Option<f64>,
    /// Whether texts spread over the free columns of their stage.
    pub runs_on: bool,
    /// Whether a hairline separates it from what is above.
    pub ruled: bool,
    /// Whether it is about what customers don't see, or has figures: then its name is quieter than those of the story.
    pub quiet: bool,
}

impl Lane {
    pub fn new(ctx: &LayoutCtx<'_>, kind: LaneKind, cells: Cells) -> Self {
        Self {
            kind,
            label: kind.label(ctx.map, ctx.words),
            hint: String::new(),
            cells,
            below: Vec::new(),
            padding: 10.0,
            cards: false,
            by_stage: false,
            least_beside: None,
            runs_on: false,
            ruled: true,
            quiet: true,
        }
    }
}

/// The blocks of a lane.
pub struct Cells {
    /// What a stage says as a whole, in the order of the stages.
    pub spans: Vec<(StageId, Vec<Box<dyn Block>>)>,
    /// What the columns say, in their order; only those that say anything.
    pub columns: Vec<(ColumnId, Vec<Box<dyn Block>>)>,
    /// Gap between two blocks of a cell.
    pub gap: f64,
}

impl Cells {
    /// No cells yet; blocks will be `gap` apart.
    pub fn new(gap: f64) -> Self {
        Self { spans: Vec::new(), columns: Vec::new(), gap }
    }

    /// Adds a block below those that the place already has. Places come in the order of the story.
    pub fn push(&mut self, place: Place, block: Box<dyn Block>) {
        match place {
            Place::Column(id) => push(&mut self.columns, id, block),
            Place::Stage(id) => push(&mut self.spans, id, block),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.spans.is_empty() && self.columns.is_empty()
    }
}

fn push<Id: PartialEq>(cells: &mut Vec<(Id, Vec<Box<dyn Block>>)>, id: Id, block: Box<dyn Block>) {
    match cells.last_mut() {
        Some((last, blocks)) if *last == id => blocks.push(block),
        Some(_) | None => cells.push((id, vec![block])),
    }
}
