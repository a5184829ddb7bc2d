//! The safe edits of any damaged map remove what they mend, bring nothing new, and change no line elsewhere.

use crate::support::{
    every_map::{Map, examples, nasty, shown, shrunk, valid},
    generate::{Random, slips},
};
use std::collections::BTreeSet;
use wayline::{
    Compilation,
    diagnostic::{Applicability, Fix, apply, together},
    span::FileId,
};

/// How many lines of each map are damaged, one after the other.
const LINES: usize = 8;
/// Fixes that wait for each other get this many turns.
const TURNS: usize = 20;

#[test]
fn safe_fixes_mend_and_do_nothing_else() {
    let (mut tried, mut fixed) = (0, 0);
    for map in examples().into_iter().chain(valid(12)) {
        let mut random = Random::new(map.bytes.len() as u64 + 7);
        let lines = map.text().map_or(0, |text| text.lines().count());
        let before = told(&map.compile());
        for _ in 0..LINES {
            let Some((document, _)) = map.document() else { break };
            let mut slips = slips(map.text().unwrap_or_default(), &document, random.below(lines));
            // Another value in the right form may still be wrong in this map: no such file, a score outside the scale.
            slips.retain(|slip| slip.kind != "the value is wrong");
            if slips.is_empty() {
                continue;
            }
            let slip = &slips[random.below(slips.len())];
            let damaged = map.with(slip.map.as_str());
            tried += 1;
            fixed += usize::from(damaged.compile().diagnostics.iter().any(|of| of.fix.is_some()));
            if let Err(why) = holds(&damaged, &before) {
                let small = shrunk(&damaged, |map| holds(map, &before).is_err());
                let why = holds(&small, &before).err().unwrap_or(why);
                panic!("{}: {}: {why}\n{}", map.origin, slip.kind, shown(&small));
            }
        }
    }
    assert!(tried > 100 && fixed > 20, "only {tried} slips were tried, and {fixed} had a fix");
}

#[test]
fn edits_lie_inside_the_text_and_apart() {
    for map in nasty(150) {
        if let Err(why) = each_fix(&map.compile(), sound) {
            panic!("{}: {why}\n{}", map.origin, shown(&map));
        }
    }
}

/// Code and title of everything that is told.
fn told(compilation: &Compilation) -> BTreeSet<String> {
    compilation.diagnostics.iter().map(|of| format!("{} {}", of.code, of.title)).collect()
}

fn each_fix(
    compilation: &Compilation,
    property: impl Fn(&Compilation, &Fix) -> Result<(), String>,
) -> Result<(), String> {
    let fixes = compilation.diagnostics.iter().filter_map(|of| of.fix.as_ref());
    fixes.into_iter().try_for_each(|fix| property(compilation, fix))
}

/// Whether the edits are places of one file, in order, on the borders of characters.
fn sound(compilation: &Compilation, fix: &Fix) -> Result<(), String> {
    let text = &compilation.sources.get(fix.file()).text;
    let mut last = 0;
    if fix.edits.is_empty() {
        return Err(format!("a fix without an edit: {fix:?}"));
    }
    for edit in &fix.edits {
        let range = edit.span.range();
        let apart = range.start >= last && edit.span.file == fix.file();
        if !apart || text.get(range.clone()).is_none() {
            return Err(format!("edits that overlap or lie outside: {fix:?}"));
        }
        last = range.end;
    }
    Ok(())
}

fn holds(damaged: &Map, before: &BTreeSet<String>) -> Result<(), String> {
    let (mended, touched) = mended(damaged)?;
    let (was, is) = (told(&damaged.compile()), told(&mended.compile()));
    let new: Vec<_> = is.difference(&was).filter(|told| !before.contains(*told)).collect();
    if !new.is_empty() {
        return Err(format!("brings {new:?}\n{}", mended.text().unwrap_or_default()));
    }
    let lines =
        |map: &Map| map.text().unwrap_or_default().lines().map(|line| line.trim().to_owned()).collect::<BTreeSet<_>>();
    let (old, new) = (lines(damaged), lines(&mended));
    let lost = old.difference(&new).count();
    if lost > touched {
        return Err(format!(
            "{lost} lines are others, and only {touched} were to be\n{}",
            mended.text().unwrap_or_default()
        ));
    }
    Ok(())
}

/// The map with its safe fixes applied, and how many lines they touch. Each removes what it was for.
fn mended(damaged: &Map) -> Result<(Map, usize), String> {
    let (mut map, mut touched) = (damaged.clone(), 0);
    for _ in 0..TURNS {
        let compilation = map.compile();
        each_fix(&compilation, sound)?;
        let safe = |fix: &&Fix| fix.applicability == Applicability::Safe && fix.file() == FileId::default();
        let fixes = together(compilation.diagnostics.iter().filter_map(|of| of.fix.as_ref()).filter(safe));
        if fixes.is_empty() {
            return Ok((map, touched));
        }
        let source = compilation.sources.get(FileId::default());
        let edits: Vec<_> = fixes.iter().flat_map(|fix| &fix.edits).collect();
        touched += edits.iter().map(|edit| source.text[edit.span.range()].lines().count().max(1)).sum::<usize>();
        let text = apply(&source.text, edits);
        if text == source.text {
            return Err("fixes that change nothing".to_owned());
        }
        map = map.with(text);
    }
    Err(format!("fixes that never end\n{}", map.text().unwrap_or_default()))
}
