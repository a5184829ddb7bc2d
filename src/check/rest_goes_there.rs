//! A share for the next column, where everybody whom no line mentions goes as well.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Map, Next, NextKind, Step, Target, Way, Whom},
    options::Options,
    parse::show,
    resolve::Resolved,
};
use std::collections::BTreeSet;

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let mut told = BTreeSet::new();
    for step in resolved.paths().iter().flat_map(|path| &path.steps) {
        let Some((way, rest)) = contradiction(map, step) else { continue };
        if told.insert(way) {
            diagnostics.extend(warning(map, &map.ways[way], rest));
        }
    }
}

/// The way with a share to the column that the rest goes on to, and how many that is.
fn contradiction(map: &Map, step: &Step) -> Option<(usize, f64)> {
    let on = step.next.iter().find(|next| next.kind == NextKind::On && next.way.is_none())?;
    let same = |next: &&Next| next.to == on.to && next.kind.takes();
    let shared =
        step.next.iter().filter(same).find_map(|next| {
            next.way.filter(|way| map.ways[*way].share.is_some() && map.ways[*way].measured.is_none())
        })?;
    // Figures are rounded.
    Some((shared, on.share.filter(|rest| *rest >= 1.0)?))
}

fn warning(map: &Map, way: &Way, rest: f64) -> Option<Diagnostic> {
    let Target::Column(to) = way.to else { return None };
    let (to, share) = (map.column(to), way.share?);
    let rounded = |share: f64| show((share * 100.0).round() / 100.0);
    let (there, rest, all) = (to.title.to_plain(), rounded(rest), rounded(share + rest));
    let title = format!("{} % go to `{there}`, and so do the other {rest} %", rounded(share));
    let whom = match way.whom {
        Whom::One(persona) => format!("{} ", map.persona(persona).name),
        Whom::Everyone => String::new(),
    };
    let name = &to.name;
    let help = format!(
        "write `then {whom}{name} {all} %` if all of them go there, or a line for the others, for example `leaves {whom}{rest} %`"
    );
    Some(
        Diagnostic::new(Code::RestGoesThere, title, way.span, "the next column, where the rest goes anyway").help(help),
    )
}
