//! A written reach that contradicts the shares before it.

use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    model::{ColumnId, Map, NextKind, PersonaId, Reach, SHARE_TOLERANCE, Target, Whom},
    options::Options,
    parse::show,
    resolve::Resolved,
};
use rustc_hash::FxHashSet;

/// Figures are rounded, and come from different counts: a difference of this many points is no contradiction.
const POINTS: f64 = 5.0;

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    if map.ways.is_empty() {
        return;
    }
    // What the shares say about each reach, over all personas that it applies to.
    let mut said: Vec<Vec<KnownShare>> = vec![Vec::new(); map.columns.len()];
    for path in resolved.paths() {
        // Where a `then` of an earlier column leads all who come there.
        let mut told: FxHashSet<ColumnId> = FxHashSet::default();
        for step in &path.steps {
            // Shares of others say nothing of those who simply go on: all of them come.
            let percent = step.by_shares.or(step.all_come.then_some(100.0));
            let shared = step.by_shares.is_some() || step.all_come && told.contains(&step.column);
            // A `then` without a share says where people go, and a `reach` behind it how many do.
            let written = |way: Option<usize>| way.is_some_and(|at| map.ways[at].share.is_some());
            let ahead = step.next.iter().filter(|next| next.kind == NextKind::Ahead && written(next.way));
            told.extend(ahead.filter_map(|next| match next.to {
                Target::Column(column) => Some(column),
                Target::End => None,
            }));
            said[step.column.index()].push(KnownShare { persona: path.persona, percent, shared });
        }
    }
    for (column, said) in map.columns.iter().zip(&said) {
        for reach in &column.facts.reach {
            let (whom, all) = (reach.whom, map.is_everybody(&column.facts.personas));
            let own = |persona: PersonaId| column.facts.reach.iter().any(|reach| reach.whom == Whom::One(persona));
            let of = said.iter().filter(|said| match whom {
                Whom::One(persona) => said.persona == persona,
                Whom::Everyone => !own(said.persona),
            });
            // Where no share is written before it, only the `reach` says how many come.
            if !of.clone().any(|said| said.shared) {
                continue;
            }
            let Some(mut percents) = of.map(|said| said.percent).collect::<Option<Vec<f64>>>() else { continue };
            // Customers for whom the column isn't meant also count as customers.
            percents.extend((whom == Whom::Everyone && !all).then_some(0.0));
            diagnostics.extend(contradiction(map, reach, &percents));
        }
    }
}

#[derive(Clone)]
struct KnownShare {
    persona: PersonaId,
    percent: Option<f64>,
    /// Whether lines before it say how many of the persona come.
    shared: bool,
}

/// The reach of several personas together is between the lowest and the highest among them.
fn contradiction(map: &Map, reach: &Reach, percents: &[f64]) -> Option<Diagnostic> {
    let least = percents.iter().copied().reduce(f64::min)?;
    let most = percents.iter().copied().reduce(f64::max)?;
    if (least - POINTS - SHARE_TOLERANCE..=most + POINTS + SHARE_TOLERANCE).contains(&reach.percent) {
        return None;
    }
    let rounded = |percent: f64| show(percent.round());
    let label = "more than five points from what the `then` and `leaves` lines before it say";
    let written = show(reach.percent);
    let warning = |said: String| {
        let title = format!("The reach is {written} %, but by the shares {said} % come here");
        Diagnostic::new(Code::ReachContradicts, title, reach.span, label)
    };
    let said = match rounded(least) == rounded(most) {
        true => rounded(most),
        false => format!("{} to {}", rounded(least), rounded(most)),
    };
    if reach.measured.is_some() {
        let help = "a way that people take is missing before it, or its share is not known: `wayline-data paths` shows what the data says";
        return Some(warning(said).help(help));
    }
    if rounded(least) != rounded(most) {
        return Some(warning(said).help("correct the reach, or the shares"));
    }
    let new = line(map, reach, &rounded(most));
    let help = format!("write `{new}`, or correct the shares");
    Some(warning(rounded(most)).help(help).fix(Fix::needs_a_look(reach.span, new)))
}

fn line(map: &Map, reach: &Reach, percent: &str) -> String {
    match reach.whom {
        Whom::Everyone => format!("reach: {percent} %"),
        Whom::One(persona) => format!("reach {}: {percent} %", map.persona(persona).name),
    }
}
