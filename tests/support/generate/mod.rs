//! Maps made from a seed: right ones of any size, ones that are hard to draw, wrong ones of any kind, and right ones with one slip in them.
//!
//! The same seed gives the same map on every machine, so a failure is repeated by its seed.

mod drawn;
mod felt;
mod nasty;
mod plain;
mod random;
mod slip;
mod valid;
mod words;

pub use drawn::{crowded, edges, ways};
pub use felt::felt;
pub use nasty::{PIECES, nasty, nasty_bytes};
pub use plain::plain;
pub use random::Random;
pub use slip::{Slip, slips};
pub use valid::valid;

use wayline::load::Memory;

const PEOPLE: &str = "# What several maps share.
persona carla: Carla
  role: Baker
team bakery: Bakery
channel oven: Oven
source diary: Diary
  date: 2026
";

const TODAY: &str = "journey: Today
stage: Shop
  touchpoint queue: Queue
    feels -1: Bored
  touchpoint pay: Pay
    feels 0: Fine
";

const SCENE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"48\"><rect width=\"64\" height=\"48\"/></svg>";

/// The files that generated maps name.
pub fn files() -> Memory {
    let files = [
        ("shared/people.journey", PEOPLE),
        ("today.journey", TODAY),
        ("pictures/scene.svg", SCENE),
        ("pictures/broken.svg", "<svg"),
        ("research/visits.md", "# Visits\n"),
    ];
    Memory::from_iter(files)
}
