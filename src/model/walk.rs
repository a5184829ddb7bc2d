//! Follows a persona through the columns, node by node: what comes next, and how many come.

use super::{
    Around, Arrival, Basis, Column, ColumnId, Map, Next, NextKind, Path, PersonaId, SHARE_TOLERANCE, StageId, Step,
    Target,
};
use rustc_hash::FxHashMap;

impl Map {
    /// The way of each persona, in the order of their declaration.
    pub fn paths(&self) -> Vec<Path> {
        let by_column = self.ways_by_column();
        (0..self.personas.len()).map(|index| walk(self, &by_column, PersonaId::new(index))).collect()
    }

    /// The way of one persona.
    pub fn path(&self, persona: PersonaId) -> Path {
        walk(self, &self.ways_by_column(), persona)
    }

    /// For each column the ones that people come from, and the ones that they go on to, whoever they are. Ways back
    /// aren't included.
    pub fn around(&self) -> Vec<Around> {
        let mut around = vec![Around::default(); self.columns.len()];
        for step in self.paths().iter().flat_map(|path| &path.steps) {
            let on = step.next.iter().filter(|next| matches!(next.kind, NextKind::On | NextKind::Ahead));
            for next in on {
                let Target::Column(to) = next.to else { continue };
                around[step.column.index()].to.push(to);
                around[to.index()].from.push(step.column);
            }
        }
        for list in around.iter_mut().flat_map(|around| [&mut around.from, &mut around.to]) {
            list.sort_unstable();
            list.dedup();
        }
        around
    }

    /// Whether anything says that people don't simply go straight on.
    pub fn branches(&self) -> bool {
        !self.ways.is_empty() || self.stages.iter().any(|stage| stage.any_order)
    }

    /// The positions of the ways that lead away from each column.
    fn ways_by_column(&self) -> FxHashMap<ColumnId, Vec<usize>> {
        let mut by_column: FxHashMap<ColumnId, Vec<usize>> = FxHashMap::default();
        for (at, way) in self.ways.iter().enumerate() {
            by_column.entry(way.from).or_default().push(at);
        }
        by_column
    }
}

/// A part of the way without an order of its own: one column, or a whole stage whose touchpoints come in any order.
#[derive(Debug)]
struct Node {
    /// The positions of its steps.
    steps: std::ops::Range<usize>,
    any_order: Option<StageId>,
}

/// People who come to a node from earlier nodes.
#[derive(Debug, Clone, Copy)]
enum Inflow {
    /// This many, as far as known, and whether that comes from a written share.
    Known(f64, bool),
    /// Nobody knows how many.
    Unknown,
}

impl Inflow {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Known(one, shared), Self::Known(more, also)) => Self::Known(one + more, shared || also),
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
        }
    }
}

fn walk(map: &Map, ways: &FxHashMap<ColumnId, Vec<usize>>, persona: PersonaId) -> Path {
    let is_for = |column: &Column| column.facts.personas.binary_search(&persona).is_ok();
    let columns: Vec<ColumnId> =
        (0..map.columns.len()).map(ColumnId::new).filter(|&id| is_for(map.column(id))).collect();
    let nodes = nodes(map, &columns);
    // For each column of the way, its node.
    let mut home: FxHashMap<ColumnId, usize> = FxHashMap::default();
    for (at, node) in nodes.iter().enumerate() {
        home.extend(columns[node.steps.clone()].iter().map(|&column| (column, at)));
    }
    let walker = Walker { map, ways, persona, columns: &columns, nodes: &nodes, home: &home };
    walker.path()
}

/// Columns that belong together are adjacent, since those of a stage are.
fn nodes(map: &Map, columns: &[ColumnId]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for (at, &column) in columns.iter().enumerate() {
        let stage = map.column(column).stage;
        let any_order = map.stage(stage).any_order.then_some(stage);
        match nodes.last_mut().filter(|last| any_order.is_some() && last.any_order == any_order) {
            Some(last) => last.steps.end = at + 1,
            None => nodes.push(Node { steps: at..at + 1, any_order }),
        }
    }
    nodes
}

struct Walker<'a> {
    map: &'a Map,
    ways: &'a FxHashMap<ColumnId, Vec<usize>>,
    persona: PersonaId,
    columns: &'a [ColumnId],
    nodes: &'a [Node],
    home: &'a FxHashMap<ColumnId, usize>,
}

impl Walker<'_> {
    fn path(&self) -> Path {
        let next: Vec<Vec<(ColumnId, Next)>> = (0..self.nodes.len()).map(|at| self.next(at)).collect();
        let reached = self.reached(&next);
        let arrivals = self.arrivals(&next, &reached);
        let mut steps = Vec::with_capacity(self.columns.len());
        for (at, node) in self.nodes.iter().enumerate() {
            for index in node.steps.clone() {
                let column = self.columns[index];
                let own = |(from, next): &(ColumnId, Next)| (next.way.is_none() || *from == column).then_some(*next);
                let written = self.written(column).map(|percent| Arrival { percent, basis: Basis::Written });
                let shared = arrivals[at].filter(|arrival| arrival.basis == Basis::Shares);
                steps.push(Step {
                    column,
                    arrival: written.or(arrivals[at]),
                    by_shares: shared.map(|arrival| arrival.percent),
                    all_come: arrivals[at].is_some_and(|it| it.basis == Basis::All && it.percent >= 100.0),
                    reached: reached[at],
                    any_order: node.any_order,
                    next: next[at].iter().filter_map(own).collect(),
                });
            }
        }
        Path { persona: self.persona, steps }
    }

    /// Where people go from a node, each with the column whose line says so.
    fn next(&self, at: usize) -> Vec<(ColumnId, Next)> {
        let columns = &self.columns[self.nodes[at].steps.clone()];
        let mut all: Vec<(ColumnId, Next)> = Vec::new();
        for &column in columns {
            let ways = self.ways.get(&column).map_or(&[][..], Vec::as_slice).iter();
            let own = ways.filter(|&&way| self.map.ways[way].personas.binary_search(&self.persona).is_ok());
            all.extend(own.filter_map(|&way| Some((column, self.along(at, way)?))));
        }
        let taken: f64 = all.iter().filter(|(_, next)| next.kind.takes()).filter_map(|(_, next)| next.share).sum();
        let rest = (100.0 - taken).max(0.0);
        let open: Vec<usize> =
            (0..all.len()).filter(|&it| all[it].1.kind.takes() && all[it].1.share.is_none()).collect();
        // Of a way that isn't measured yet nobody knows how many take it: the others go on.
        let waiting = |it: &usize| all[*it].1.way.is_some_and(|way| self.map.ways[way].waiting);
        let waits = open.iter().any(waiting);
        match open.as_slice() {
            _ if waits && open.iter().all(waiting) => {
                if let (Some(&from), Some(node)) = (columns.first(), self.nodes.get(at + 1)) {
                    let to = Target::Column(self.columns[node.steps.start]);
                    if all.iter().all(|(_, next)| next.to != to) {
                        all.push((from, Next { to, kind: NextKind::On, share: None, way: None }));
                    }
                }
            }
            [] if rest > 0.0 => {
                let to = self.nodes.get(at + 1).map(|node| self.columns[node.steps.start]);
                let (to, kind) = to.map_or((Target::End, NextKind::Finish), |to| (Target::Column(to), NextKind::On));
                if let Some(&from) = columns.first() {
                    all.push((from, Next { to, kind, share: Some(rest), way: None }));
                }
            }
            // A single way without a share takes everybody who is left; several do so in unknown proportions.
            [only] => all[*only].1.share = Some(rest),
            _ => {}
        }
        all
    }

    /// A written way as what comes next; `None` if it leads to a column that isn't for the persona.
    fn along(&self, at: usize, index: usize) -> Option<Next> {
        let way = &self.map.ways[index];
        let kind = match way.to {
            Target::End => NextKind::Exit,
            Target::Column(to) if *self.home.get(&to)? > at => NextKind::Ahead,
            Target::Column(_) => NextKind::Back,
        };
        Some(Next { to: way.to, kind, share: way.share, way: Some(index) })
    }

    /// Which nodes some way leads to.
    fn reached(&self, next: &[Vec<(ColumnId, Next)>]) -> Vec<bool> {
        let mut reached = vec![false; self.nodes.len()];
        let mut open: Vec<usize> = if self.nodes.is_empty() { Vec::new() } else { vec![0] };
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut reached[at], true) {
                continue;
            }
            // `leaves 100 %` leaves nobody for a way without a share.
            let taken = next[at].iter().filter(|(_, next)| !(next.kind.takes() && next.share == Some(0.0)));
            open.extend(taken.filter_map(|(_, next)| self.node_of(next.to)));
        }
        reached
    }

    fn node_of(&self, to: Target) -> Option<usize> {
        match to {
            Target::Column(column) => self.home.get(&column).copied(),
            Target::End => None,
        }
    }

    /// How many come to each node by the ways ahead, which lead to later nodes only.
    fn arrivals(&self, next: &[Vec<(ColumnId, Next)>], reached: &[bool]) -> Vec<Option<Arrival>> {
        let mut inflow: Vec<Option<Inflow>> = vec![None; self.nodes.len()];
        if let Some(first) = inflow.first_mut() {
            *first = Some(Inflow::Known(100.0, false));
        }
        let mut arrivals = Vec::with_capacity(self.nodes.len());
        for (at, node) in self.nodes.iter().enumerate() {
            let come = inflow[at];
            arrivals.push(match come.filter(|_| reached[at]) {
                Some(Inflow::Known(percent, shared)) => {
                    let basis = if shared { Basis::Shares } else { Basis::All };
                    // Because of rounding, decimals don't add up to exactly a hundred.
                    Some(Arrival { percent: percent.clamp(0.0, 100.0), basis })
                }
                Some(Inflow::Unknown) | None => None,
            });
            // People who are here only because they came back are counted further on.
            let Some(base) = self.base(node, come).filter(|_| reached[at]) else { continue };
            for (_, next) in next[at].iter().filter(|(_, next)| next.kind.takes()) {
                let Some(to) = self.node_of(next.to) else { continue };
                let flow = match (base, next.share) {
                    (Inflow::Known(people, shared), Some(share)) => {
                        let says = shared || share < 100.0;
                        Inflow::Known(people * share / 100.0, says)
                    }
                    _ => Inflow::Unknown,
                };
                inflow[to] = Some(inflow[to].map_or(flow, |before| before.and(flow)));
            }
        }
        arrivals
    }

    /// How many go on from a node: what its columns say themselves, or else those who come. Where a column says that fewer are here than come by all
    /// lines before it, the others may have left, or only pass it by (`8 % call the hotline`): then nobody knows.
    fn base(&self, node: &Node, come: Option<Inflow>) -> Option<Inflow> {
        let written = self.columns[node.steps.clone()].iter().filter_map(|&column| self.written(column));
        let most = written.reduce(f64::max);
        match (most, come) {
            (None, come) => come,
            // Each of its columns may be left out; the stage isn't.
            (Some(_), Some(all @ Inflow::Known(..))) if node.any_order.is_some() => Some(all),
            (Some(most), Some(Inflow::Known(all, false))) if most + SHARE_TOLERANCE < all => Some(Inflow::Unknown),
            (Some(most), _) => Some(Inflow::Known(most, false)),
        }
    }

    /// The reach that a column's own lines give the persona.
    fn written(&self, column: ColumnId) -> Option<f64> {
        self.map.column(column).facts.reach_of(self.persona).map(|reach| reach.percent)
    }
}
