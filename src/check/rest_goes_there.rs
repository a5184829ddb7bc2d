//! A share for the next column, where everybody whom no line mentions goes as well.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::{ColumnId, Map, NextKind, Path, PersonaId, Step, Target, Way, Whom},
    options::Options,
    parse::show_share,
    resolve::Resolved,
};
use std::collections::BTreeMap;

/// What doesn't fit together for a persona.
struct Found {
    persona: PersonaId,
    /// How many go on to the same column without a line.
    rest: f64,
    /// The column after it, if lines can name it.
    beyond: Option<ColumnId>,
}

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let mut found: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for path in resolved.paths() {
        for step in &path.steps {
            let Some((way, rest)) = contradiction(map, step) else { continue };
            let beyond = beyond(map, path, step, map.ways[way].to);
            found.entry(way).or_default().push(Found { persona: path.persona, rest, beyond });
        }
    }
    diagnostics.extend(found.into_iter().filter_map(|(way, found)| warning(map, &map.ways[way], &found)));
}

/// The way with a share to the column that the rest goes on to, and how many that is.
fn contradiction(map: &Map, step: &Step) -> Option<(usize, f64)> {
    let on = step.next.iter().find(|next| next.kind == NextKind::On && next.way.is_none())?;
    let same = step.next.iter().filter(|next| next.to == on.to && next.kind.takes()).filter_map(|next| next.way);
    let shared = |way: &usize| map.ways[*way].share.is_some() && map.ways[*way].measured.is_none();
    // Figures are rounded.
    Some((same.into_iter().find(shared)?, on.share.filter(|rest| *rest >= 1.0)?))
}

/// The column that comes after the next one, unless a line leads there already.
fn beyond(map: &Map, path: &Path, step: &Step, next: Target) -> Option<ColumnId> {
    let Target::Column(next) = next else { return None };
    let at = path.position(next)?;
    let own = path.steps[at].any_order;
    let behind = path.steps[at + 1..].iter().find(|step| own.is_none() || step.any_order != own)?.column;
    let led = step.next.iter().any(|next| next.to == Target::Column(behind));
    (!led && !map.column(behind).name.is_generated()).then_some(behind)
}

fn warning(map: &Map, way: &Way, found: &[Found]) -> Option<Diagnostic> {
    let Target::Column(to) = way.to else { return None };
    let (to, share, first) = (map.column(to), way.share?, found.first()?);
    let (there, rest, all) = (to.title.to_plain(), show_share(first.rest), show_share(share + first.rest));
    let name = |persona: PersonaId| map.persona(persona).name.as_str();
    let others: Vec<PersonaId> =
        way.personas.iter().copied().filter(|persona| found.iter().all(|it| it.persona != *persona)).collect();
    let diagnostic = |title: String| {
        Diagnostic::new(Code::RestGoesThere, title, way.span, "the next column, where the rest goes anyway")
    };
    // For some of them it is another column than the next one.
    if !others.is_empty() {
        let whom: Vec<&str> = found.iter().map(|it| name(it.persona)).collect();
        let whom = whom.join("`, `");
        let title = format!("For `{whom}`, {} % go to `{there}`, and so do the other {rest} %", show_share(share));
        let line = |other: &PersonaId| format!("`then {} {} {} %`", name(*other), to.name, show_share(share));
        let lines: Vec<String> = others.iter().map(line).collect();
        let help = format!("write {} if only they have a choice, and nothing for `{whom}`", lines.join(", "));
        return Some(diagnostic(title).help(help));
    }
    let whom = match way.whom {
        Whom::One(persona) => format!("{} ", name(persona)),
        Whom::Everyone => String::new(),
    };
    let title = format!("{} % go to `{there}`, and so do the other {rest} %", show_share(share));
    let skip =
        first.beyond.map(|beyond| format!("`then {whom}{} {rest} %` if the others skip it, ", map.column(beyond).name));
    let help = match skip {
        Some(skip) => {
            format!("write {skip}`leaves {whom}{rest} %` if they leave, or `then {whom}{} {all} %` for all", to.name)
        }
        None => format!(
            "write `then {whom}{} {all} %` if all of them go there, or a line for the others, for example `leaves {whom}{rest} %`",
            to.name
        ),
    };
    Some(diagnostic(title).help(help))
}
