//! The options of a compilation.

use crate::model::{CurveShape, Date};

/// The options of a compilation.
#[derive(Debug, Clone)]
pub struct Options {
    /// Today, for everything that can be overdue. Without it nothing is.
    pub today: Option<Date>,
    /// The largest file that is accepted, in bytes.
    pub max_bytes: u64,
    /// How many columns a map may have before a warning says that it is too large to read.
    pub max_columns: usize,
    /// The shape of curves if the map doesn't say.
    pub curve: CurveShape,
    /// Whether data that figures were measured from is read, where the loader has it, to see if it has changed since.
    pub looks_at_data: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { today: None, max_bytes: 16 << 20, max_columns: 100, curve: CurveShape::default(), looks_at_data: true }
    }
}
