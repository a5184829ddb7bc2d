//! The same map says the same, every time and on every thread.

use crate::support::every_map::{every_map, hold};

#[test]
fn two_compilations_are_equal() {
    hold(every_map(), |map| {
        let (first, second) = (map.compile(), map.compile());
        if first.diagnostics != second.diagnostics {
            return Err("the diagnostics differ".into());
        }
        if serde_json::to_string(&first.map).ok() != serde_json::to_string(&second.map).ok() {
            return Err("the maps differ".into());
        }
        Ok(())
    });
}
