//! What a run says when it can't go on, and how it gets through the engine.

use datafusion::error::DataFusionError;
use std::{error::Error, fmt};
pub use wayline::report::Failure;

pub type Result<T> = std::result::Result<T, Failure>;

/// A failure as an error, for code that passes errors on.
#[derive(Debug, Clone)]
pub struct Refused(pub Failure);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.title)
    }
}

impl Error for Refused {}

/// A failure for the engine to pass on.
pub fn wrapped(failure: Failure) -> DataFusionError {
    DataFusionError::External(Box::new(Refused(failure)))
}

/// The failure inside an error of the engine, else the engine's own words.
pub fn unwrapped(error: &DataFusionError) -> Failure {
    let mut at: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = at {
        if let Some(Refused(failure)) = error.downcast_ref::<Refused>() {
            return failure.clone();
        }
        at = error.source();
    }
    match error.find_root() {
        DataFusionError::ResourcesExhausted(why) => Failure::new(format!("out of memory: {why}"))
            .help("give it more, for example with --memory 4GiB, or fewer threads, for example with --threads 1"),
        other => Failure::new(format!("the query engine stopped: {other}")),
    }
}
