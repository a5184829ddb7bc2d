//! Whether a map's pages begin at the left or at the right.

use crate::{model::Map, text::BaseDirection, vocabulary::is_rtl};

/// Whether a map reads from right to left: as its language does or, if it names none, its title.
pub fn reads_from_right(map: &Map) -> bool {
    match map.lang.as_deref() {
        Some(lang) => is_rtl(Some(lang)),
        None => BaseDirection::of(&map.title.to_plain()) == BaseDirection::RightToLeft,
    }
}
