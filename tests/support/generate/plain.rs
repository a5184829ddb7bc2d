//! Plain maps, for measuring: what any notation for journeys can say, and nothing else.

use super::{random::Random, words};
use std::fmt::Write as _;

/// A map of so many touchpoints, five to a stage, at each of which two personas feel something.
pub fn plain(columns: usize) -> String {
    let mut random = Random::new(1);
    let mut map = String::from("journey: A plain map\npersona anna: Anna\npersona ben: Ben\n");
    for column in 0..columns {
        if column % 5 == 0 {
            let _ = writeln!(map, "stage: Stage {}", column / 5 + 1);
        }
        let title = words::plain(&mut random, 3);
        let [anna, ben] = [random.below(5), random.below(5)].map(|score| score as i64 - 2);
        let _ = write!(
            map,
            "  touchpoint: {title}\n    feels anna {anna}: {}\n    feels ben {ben}: {}\n",
            word(anna),
            word(ben)
        );
    }
    map
}

/// A word for a feeling.
fn word(score: i64) -> &'static str {
    ["Furious", "Annoyed", "Neutral", "Pleased", "Delighted"][(score + 2) as usize]
}
