//! One place in two maps, for comparing its facts and figures.

use super::{story::Story, subject::Subject};
use crate::model::Facts;

/// One place in both maps.
pub struct PlacePair<'a> {
    pub story: &'a Story<'a>,
    pub subject: Subject,
    pub old: &'a Facts,
    pub new: &'a Facts,
}
