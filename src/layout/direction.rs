//! Where a map's pages begin.

use crate::{model::Map, text::Direction, vocabulary::is_rtl};

/// Whether a map reads from right to left: as its language does, or where it names none, its title.
pub fn reads_from_right(map: &Map) -> bool {
    match map.lang.as_deref() {
        Some(lang) => is_rtl(Some(lang)),
        None => Direction::of(&map.title.to_plain()) == Direction::RightToLeft,
    }
}
