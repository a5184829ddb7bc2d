//! A loader that hides results.

use super::RESULTS;
use crate::load::{LoadError, Loaded, Loader};

/// The files of another loader without those of results, for a program that is about to measure: results from before may be damaged, and are
/// replaced anyway.
///
/// ```
/// use wayline::{load::{Loader, Memory}, measure::WithoutResults};
///
/// let files = WithoutResults(Memory::from_iter([("shop.measured", "damaged"), ("shop.journey", "journey: Shop\n")]));
/// assert!(files.load("", "shop.measured").is_err());
/// assert!(files.load("", "shop.journey").is_ok());
/// ```
#[derive(Debug, Clone)]
pub struct WithoutResults<L>(pub L);

impl<L: Loader> Loader for WithoutResults<L> {
    fn load(&self, from: &str, path: &str) -> Result<Loaded, LoadError> {
        let is_result = path.strip_suffix(RESULTS).is_some_and(|before| before.ends_with('.'));
        if is_result { Err(LoadError::NotFound) } else { self.0.load(from, path) }
    }

    fn identify(&self, name: &str) -> String {
        self.0.identify(name)
    }

    fn exists(&self, from: &str, path: &str) -> Result<bool, LoadError> {
        self.0.exists(from, path)
    }
}
