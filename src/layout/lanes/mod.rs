//! Lanes: each is one row of the map, made of cells of blocks by column, and what a stage says as a whole.
//!
//! Built from the map; used to choose column widths, and then by `assemble`.

mod change;
mod claim;
pub(super) mod column_card;
mod lane;
mod material;
mod metric;
pub(super) mod no_answer;
pub(super) mod opportunity;
mod priority;
mod storyboard;
mod time;

pub use change::changes;
pub use claim::Claims;
pub use column_card::column_cards;
pub use lane::{Cells, Lane};
pub use material::material;
pub use metric::{metrics, words as metric_words};
pub use opportunity::opportunities;
pub use priority::priorities;
pub use storyboard::storyboard;
pub use time::time;
