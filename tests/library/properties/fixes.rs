//! The safe edits of any damaged map remove what they mend, bring nothing new, and change no line elsewhere.

use crate::support::{
    every_map::{Map, examples, nasty, shown, shrunk, times, valid},
    generate::{Random, Slip, slips},
};
use std::collections::{BTreeMap, BTreeSet};
use wayline::{
    Compilation,
    ast::Document,
    diagnostic::{Applicability, Diagnostic, FileId, Fix, apply, together},
};

/// How many lines of each map are damaged, one after the other, in every way; `WAYLINE_TIMES=10` makes them ten times as many.
const LINES: u64 = 1;
/// Fixes that wait for each other get this many turns.
const TURNS: usize = 20;

#[test]
fn safe_fixes_mend_and_do_nothing_else() {
    let (mut tried, mut fixed) = (0, 0);
    let mut failures = BTreeMap::new();
    for map in examples().into_iter().chain(valid(20)) {
        let mut random = Random::new(map.bytes.len() as u64 + 7);
        let lines = map.text().map_or(0, |text| text.lines().count());
        let Some((document, _)) = map.document() else { continue };
        let before = told(map.compiled());
        for _ in 0..LINES * times() {
            for slip in slips(map.text().unwrap_or_default(), document, random.below(lines)) {
                let damaged = map.with(slip.map.as_str());
                tried += 1;
                fixed += usize::from(damaged.compiled().diagnostics.iter().any(|of| of.fix.is_some()));
                if let Err(why) = holds(&damaged, &before, &slip) {
                    failures.entry((slip.kind, slip.keyword)).or_insert((damaged, before.clone(), slip, why));
                }
            }
        }
    }
    assert!(tried > 300 && fixed > 150, "only {tried} slips were tried, and {fixed} had a fix");
    let explained = |(damaged, before, slip, why): &(Map, Told, Slip, String)| {
        let small = shrunk(damaged, |map| holds(map, before, slip).is_err());
        let why = holds(&small, before, slip).err().unwrap_or_else(|| why.clone());
        format!("{}: {}: {why}\n{}", damaged.origin, slip.kind, shown(&small))
    };
    let failures: Vec<String> = failures.values().map(explained).collect();
    assert!(failures.is_empty(), "{} kinds of slips:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn safe_fixes_of_two_slips_bring_nothing_new() {
    let mut failures = BTreeMap::new();
    let mut tried = 0;
    for map in examples().into_iter().chain(valid(10)) {
        let mut random = Random::new(map.bytes.len() as u64 + 11);
        let Some((document, _)) = map.document() else { continue };
        let before = told(map.compiled());
        for _ in 0..6 * times() {
            let Some((one, first)) = slipped(&map, document, &mut random) else { continue };
            let Some((document, _)) = one.document() else { continue };
            let Some((both, second)) = slipped(&one, document, &mut random) else { continue };
            // What is behind the second colon is only read without it.
            if [first.kind, second.kind].contains(&"the colon is doubled") && first.line == second.line {
                continue;
            }
            tried += 1;
            let mut known = told(one.compiled());
            known.extend(before.clone());
            let slips = format!("{} of `{}`, {} of `{}`", first.kind, first.keyword, second.kind, second.keyword);
            if let Err(why) = brings_nothing_together(&both, &known) {
                failures.entry((first.kind, second.kind)).or_insert(format!("{}: {slips}: {why}", map.origin));
            }
        }
    }
    assert!(tried > 50, "only {tried} pairs were tried");
    let failures: Vec<String> = failures.into_values().collect();
    assert!(failures.is_empty(), "{} pairs of slips:\n{}", failures.len(), failures.join("\n"));
}

/// The map with one slip that isn't a value in the right form, which may be wrong in another way.
fn slipped(map: &Map, document: &Document, random: &mut Random) -> Option<(Map, Slip)> {
    let text = map.text()?;
    let slips = slips(text, document, random.below(text.lines().count().max(1)).min(document.lines.len() - 1));
    let slips: Vec<&Slip> = slips.iter().filter(|slip| slip.kind != "the value is wrong").collect();
    let slip = (!slips.is_empty()).then(|| slips[random.below(slips.len())].clone())?;
    Some((map.with(slip.map.as_str()), slip))
}

/// Whether the safe fixes of a map, one after the other, report nothing that isn't known.
fn brings_nothing_together(damaged: &Map, known: &Told) -> Result<(), String> {
    let was = told(damaged.compiled());
    let (mended, _) = mended(damaged)?;
    let is = told(mended.compiled());
    brings_nothing(&was, &is, known, false)
        .map_err(|new| format!("brings {new}\nfrom\n{}\nto\n{}", changed(damaged, &mended), changed(&mended, damaged)))
}

/// The lines of a map that another one doesn't have.
fn changed(map: &Map, other: &Map) -> String {
    let lines = |map: &Map| map.text().unwrap_or_default().lines().map(str::to_owned).collect::<Vec<_>>();
    let others: BTreeSet<String> = lines(other).into_iter().collect();
    lines(map).into_iter().filter(|line| !others.contains(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn edits_lie_inside_the_text_and_apart() {
    for map in nasty(150) {
        if let Err(why) = each_fix(map.compiled(), sound) {
            panic!("{}: {why}\n{}", map.origin, shown(&map));
        }
    }
}

/// Code and title of each diagnostic, and how often it is reported.
type Told = BTreeMap<String, usize>;

fn told(compilation: &Compilation) -> Told {
    compilation.diagnostics.iter().fold(Told::new(), |mut told, of| {
        *told.entry(said(of)).or_default() += 1;
        told
    })
}

fn said(diagnostic: &Diagnostic) -> String {
    format!("{} {}", diagnostic.code, diagnostic.title)
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

fn holds(damaged: &Map, before: &Told, slip: &Slip) -> Result<(), String> {
    // Another value in the right form may still be wrong in this map: no such file, a score outside the scale.
    let value = slip.kind == "the value is wrong";
    let compilation = damaged.compiled();
    let was = told(compilation);
    for diagnostic in &compilation.diagnostics {
        let Some(fix) = diagnostic.fix.as_ref().filter(|fix| is_safe(fix)) else { continue };
        let text = apply(&compilation.sources.get(FileId::default()).text, &fix.edits);
        let is = told(&damaged.with(text.as_str()).compile());
        let own = said(diagnostic);
        if is.get(&own) >= was.get(&own) {
            return Err(format!("the edit of {own} leaves it\n{text}"));
        }
        brings_nothing(&was, &is, before, value).map_err(|new| format!("the edit of {own} brings {new}\n{text}"))?;
    }
    let (mended, touched) = mended(damaged)?;
    let text = mended.text().unwrap_or_default();
    brings_nothing(&was, &told(mended.compiled()), before, value).map_err(|new| format!("brings {new}\n{text}"))?;
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

/// Whether nothing is reported that wasn't before, for the damaged map or for the right one.
fn brings_nothing(was: &Told, is: &Told, before: &Told, value: bool) -> Result<(), String> {
    let known = |said: &String| was.contains_key(said) || before.contains_key(said);
    let new: Vec<_> = is.keys().filter(|said| !known(said)).collect();
    if new.is_empty() || value { Ok(()) } else { Err(format!("{new:?}")) }
}

fn is_safe(fix: &Fix) -> bool {
    fix.applicability == Applicability::Safe && fix.file() == FileId::default()
}

/// The map with its safe fixes applied, and how many lines they touch. Each removes what it was for.
fn mended(damaged: &Map) -> Result<(Map, usize), String> {
    let (mut map, mut touched) = (damaged.clone(), 0);
    for _ in 0..TURNS {
        let compilation = map.compiled();
        each_fix(compilation, sound)?;
        let fixes =
            together(compilation.diagnostics.iter().filter_map(|of| of.fix.as_ref()).filter(|fix| is_safe(fix)));
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
