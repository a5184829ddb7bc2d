//! From bytes to a checked map, in one call.

use crate::{
    diagnostic::Diagnostic,
    load::Loader,
    model::{Date, Map},
    source::Sources,
};

/// What a compilation is told besides the text.
#[derive(Debug, Clone)]
pub struct Options {
    /// Today, for everything that can be overdue. Without it nothing is.
    pub today: Option<Date>,
    /// The largest file that is accepted, in bytes.
    pub max_bytes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { today: None, max_bytes: 16 << 20 }
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Compilation {
    /// Every file that was read; the map's own is the first.
    pub sources: Sources,
    /// Everything that is wrong, the map's own file first and then in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// The map, unless there is an error.
    pub map: Option<Map>,
}

/// Compiles the map that `bytes` say. `name` is what messages call it, and what its other files are relative to.
pub fn compile(name: &str, bytes: &[u8], loader: &dyn Loader, options: &Options) -> Compilation {
    let _ = (name, bytes, loader, options);
    unimplemented!()
}
