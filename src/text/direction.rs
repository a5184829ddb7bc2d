//! The direction of a paragraph, by its first strong character (UAX #9, P2 and P3), and that of a map's pages.

use crate::{model::Map, vocabulary::is_rtl};
use unicode_bidi::BidiClass::{AL, FSI, L, LRI, PDI, R, RLI};
use unicode_bidi::bidi_class;

/// Where a text starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseDirection {
    /// At the left, as in English.
    LeftToRight,
    /// At the right, as in Arabic and Hebrew.
    RightToLeft,
}

impl BaseDirection {
    /// The direction of a paragraph; left to right if nothing in it says otherwise.
    pub fn of(text: &str) -> BaseDirection {
        if text.is_ascii() {
            return BaseDirection::LeftToRight;
        }
        let mut isolates = 0_usize;
        for c in text.chars() {
            match bidi_class(c) {
                LRI | RLI | FSI => isolates += 1,
                PDI => isolates = isolates.saturating_sub(1),
                L if isolates == 0 => return BaseDirection::LeftToRight,
                R | AL if isolates == 0 => return BaseDirection::RightToLeft,
                _ => {}
            }
        }
        BaseDirection::LeftToRight
    }
}

/// Whether drawings, pages and tables of a map begin at the right: as its language does or, if it names none, its title.
pub(crate) fn reads_from_right(map: &Map) -> bool {
    match map.lang.as_deref() {
        Some(lang) => is_rtl(Some(lang)),
        None => BaseDirection::of(&map.title.to_plain()) == BaseDirection::RightToLeft,
    }
}
