//! What comparing maps says, whatever they are: nothing of a map and itself; of two, a line for each change.

use crate::support::every_map::{every_map, hold};
use wayline::{
    compare::{Kind, What, compare},
    report::{Changed, Side, changes_json, changes_markdown, changes_text},
};

#[test]
fn a_map_means_what_it_means() {
    hold(every_map(), |map| {
        let Some(map) = &map.compiled().map else { return Ok(()) };
        let changes = compare(map, map).changes;
        if changes.is_empty() { Ok(()) } else { Err(format!("compared with itself: {changes:#?}")) }
    });
}

/// Each map is compared with the one before it, which has little to do with it.
#[test]
fn any_two_maps_can_be_compared_and_told() {
    let before = std::sync::Mutex::new(None);
    hold(every_map(), |map| {
        let compilation = map.compiled();
        let (sources, Some(new)) = (&compilation.sources, &compilation.map) else { return Ok(()) };
        let mut before = before.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let Some((old_sources, old)) = before.replace((sources.clone(), new.clone())) else { return Ok(()) };
        let there = compare(&old, new);
        let pains = |wanted: What| there.changes.iter().filter(|of| of.kind == Kind::Pain && of.what == wanted).count();
        if new.pains.len() - pains(What::Added) != old.pains.len() - pains(What::Gone) {
            return Err("a pain is another one's twice".into());
        }
        if there.continues.len() != new.columns.len() {
            return Err("not every column is told what it continues".into());
        }
        let changed = Changed {
            old_name: "old".into(),
            new_name: "new".into(),
            old: Some(Side { map: &old, sources: &old_sources }),
            new: Some(Side { map: new, sources }),
            difference: there,
        };
        let lines = changes_text(&changed).lines().filter(|line| line.starts_with("  ")).count();
        if lines != changed.difference.changes.len() {
            return Err("a change isn't one line of text".into());
        }
        let items = changes_markdown(&changed).lines().filter(|line| line.starts_with("- ")).count();
        if items != changed.difference.changes.len() {
            return Err("a change isn't one item of Markdown".into());
        }
        let json: Result<serde_json::Value, _> = serde_json::from_str(&changes_json(&[changed], &[]));
        json.map(drop).map_err(|error| error.to_string())
    });
}
