//! The content of a table, and how it is written as a map.

mod channels;
mod content;
mod feelings;
mod figures;
mod own;
mod people;
mod place;
mod points;
mod severity;

pub use channels::{channel, channels};
pub use content::Story;
pub use figures::is_share;
pub use place::{CellWords, DraftColumn, DraftPlace, DraftStage, Felt};
