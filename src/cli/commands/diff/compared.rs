//! Two sides of a map, compiled and compared.

use super::pair::Pair;
use crate::{
    compare::Difference,
    compile::Compilation,
    report::{Changed, Side},
};

/// A pair, compiled. A side that doesn't exist is `None`.
pub(super) struct Compared {
    pub(super) pair: Pair,
    pub(super) old: Option<Compilation>,
    pub(super) new: Option<Compilation>,
    pub(super) difference: Difference,
}

impl Compared {
    pub(super) fn changed(&self) -> Changed<'_> {
        Changed {
            old_name: self.pair.old_name.clone(),
            new_name: self.pair.new_name.clone(),
            old: self.old.as_ref().and_then(side),
            new: self.new.as_ref().and_then(side),
            difference: self.difference.clone(),
        }
    }
}

fn side(compilation: &Compilation) -> Option<Side<'_>> {
    Some(Side { map: compilation.map.as_ref()?, sources: &compilation.sources })
}
