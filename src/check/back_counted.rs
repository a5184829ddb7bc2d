//! Shares of those who go back and ahead that are everybody together, while those who go back aren't part of the sum.

use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Map, Next, NextKind, Step, Target, Way, Whom},
    options::Options,
    parse::show_share,
    resolve::Resolved,
};
use std::collections::BTreeSet;

/// Figures are rounded: this much is nobody.
const NOBODY: f64 = 0.5;

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let mut told = BTreeSet::new();
    for step in resolved.paths().iter().flat_map(|path| &path.steps) {
        let Some((ways, back)) = counted(map, step) else { continue };
        if ways.last().is_some_and(|last| told.insert(*last)) {
            diagnostics.extend(warning(map, step, &ways, back));
        }
    }
}

/// The ways ahead and out whose shares are everybody together with those who go back, and how many these are.
fn counted(map: &Map, step: &Step) -> Option<(Vec<usize>, f64)> {
    let on = step.next.iter().find(|next| next.kind == NextKind::On && next.way.is_none())?;
    let written: Vec<(&Next, usize, f64)> =
        step.next.iter().filter_map(|next| Some((next, next.way?, map.ways[next.way?].share?))).collect();
    let sum = |takes: bool| written.iter().filter(|it| it.0.kind.takes() == takes).map(|it| it.2).sum::<f64>();
    let (back, ahead) = (sum(false), sum(true));
    let leads_ahead = written.iter().any(|(next, ..)| next.kind == NextKind::Ahead);
    let elsewhere = written.iter().all(|(next, ..)| next.to != on.to);
    let guessed = written.iter().all(|&(_, way, _)| map.ways[way].measured.is_none());
    let everybody = back > 0.0 && (back + ahead - 100.0).abs() < NOBODY;
    let ways = written.iter().filter(|it| it.0.kind.takes()).map(|it| it.1).collect();
    (everybody && leads_ahead && elsewhere && guessed).then_some((ways, back))
}

fn warning(map: &Map, step: &Step, ways: &[usize], back: f64) -> Option<Diagnostic> {
    let on = step.next.iter().find(|next| next.kind == NextKind::On)?;
    let Target::Column(next) = on.to else { return None };
    let (next, rest) = (map.column(next), on.share?);
    let title =
        format!("{} % go back, so {} % go on to `{}`", show_share(back), show_share(rest), next.title.to_plain());
    let last = &map.ways[*ways.last()?];
    let label = "these add up to 100 % only with those who go back, and they come here again";
    let mut diagnostic = Diagnostic::new(Code::BackCounted, title, last.span, label);
    for way in step.next.iter().filter(|next| next.kind == NextKind::Back).filter_map(|next| next.way) {
        diagnostic = diagnostic.and(map.ways[way].span, "not part of the sum");
    }
    let line = |way: &Way, share: f64| {
        let whom = match way.whom {
            Whom::One(persona) => format!(" {}", map.persona(persona).name),
            Whom::Everyone => String::new(),
        };
        match way.to {
            Target::Column(to) => format!("`then{whom} {} {} %`", map.column(to).name, show_share(share)),
            Target::End => format!("`leaves{whom} {} %`", show_share(share)),
        }
    };
    let ahead = 100.0 - back;
    let all = ways.iter().map(|&way| &map.ways[way]).filter_map(|way| Some(line(way, way.share? * 100.0 / ahead)));
    let all: Vec<String> = all.collect();
    let help = format!("of all who come here, write {}", all.join(" and "));
    Some(diagnostic.help(match next.name.is_generated() {
        true => help,
        false => format!("{help}; or say who goes on: {}", line(&Way { to: on.to, ..last.clone() }, rest)),
    }))
}
