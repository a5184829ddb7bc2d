//! The overview: a slide with the proportions 16:9 for every map, however long.
//!
//! Input: a map. Output: a scene that is never wider than [`fit::SCREEN`] says, so that its smallest letters can be read when the
//! whole slide is as wide as a screen. What doesn't fit is left out in a fixed order, and counted:
//!
//! 1. Times, metrics and everything behind the scenes are never on a slide; of expectations only those of key moments
//!    and large gaps.
//! 2. A small map gets a small slide, which makes its letters larger, as long as nothing is missing on it.
//! 3. Texts are cut to fit their cards. Pains have badges, the worst ones cards, each in its own column or below its
//!    own stage; below each of these is the opportunity that answers it. A column has words for one gain. The others
//!    are counted.
//! 4. Columns lose their channels' labels, then their channels, then their cards and expectations. Then chevrons count
//!    them, key moments are named below, and only a stage's best and worst points and each persona's lowest one have words.
//! 5. More stages than fit, or whose names would be broken, share chevrons.
//! 6. Where curves through every column would be one block, neighbouring columns share a point: their mean, with their range.
//! 7. Where nobody's score is known there is no scale, and the parts share its room.
//! 8. Where the scale would get too low, cards get fewer lines, then the header, the columns' titles and the ways get
//!    smaller, then cards have only their text, then everything is closer together, at last opportunities have one line ([`fit::FITS`]).

mod answers;
mod assembly;
mod band;
mod chart;
mod columns;
mod field;
mod fit;
mod frame;
mod gaps;
mod head;
mod label;
mod labels;
mod line;
mod names;
mod opportunities;
mod pick;
mod points;
mod row_name;
mod runs;
mod search;
mod shares;
mod story;
mod telling;
mod trend;
mod ways_row;
mod wishes;

pub use search::{on_paper, slide};
