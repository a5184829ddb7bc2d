//! Where arcs meet the places: side by side around the middle, in an order in which the arcs of one place don't cross.

use super::arcs::{Arc, End, Kind};
use crate::layout::ColumnBox;

/// Distance between ports where there is room, and the largest share of a place that all of them take.
pub const APART: (f64, f64) = (14.0, 0.4);
/// Width in ports of the loop of an arc that returns to its own place.
const LOOP: usize = 3;

/// Where the arcs of one place are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bundle {
    /// Where the first one is.
    pub left: f64,
    /// Where the last one is.
    pub right: f64,
    /// One more than the highest level of any; 0 if there are none.
    pub above: usize,
}

/// Where each arc begins and ends, from left to right, if that is at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Ports {
    /// One pair for each arc.
    pub ends: Vec<(Option<f64>, Option<f64>)>,
    /// One for each place.
    pub bundles: Vec<Bundle>,
}

/// An end of an arc at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Port {
    /// Arcs that go left come first, the lowest of them before the others; of those that go right the lowest comes
    /// last.
    rank: (bool, i64),
    arc: usize,
    begins: bool,
}

impl Ports {
    /// The ports of arcs on these levels.
    pub fn new(places: &[ColumnBox], arcs: &[Arc], levels: &[usize]) -> Self {
        let mut of: Vec<Vec<Port>> = vec![Vec::new(); places.len()];
        for (index, (arc, &level)) in arcs.iter().zip(levels).enumerate() {
            for (end, begins) in [(arc.from, true), (arc.to, false)] {
                if let End::Here(place) = end {
                    let goes_right = arc.goes_right(begins);
                    let height = level as i64;
                    let rank = (goes_right, if goes_right { -height } else { height });
                    of[place].push(Port { rank, arc: index, begins });
                }
            }
        }
        let mut ports = Self { ends: vec![(None, None); arcs.len()], bundles: Vec::with_capacity(places.len()) };
        for (place, mut own) in places.iter().zip(of) {
            own.sort_unstable();
            let above = own.iter().map(|port| levels[port.arc] + 1).max().unwrap_or(0);
            let (left, right) = ports.stand(*place, arcs, &own);
            ports.bundles.push(Bundle { left, right, above });
        }
        ports
    }

    /// Places the ports of one place. Returns where the first and the last one are.
    fn stand(&mut self, place: ColumnBox, arcs: &[Arc], own: &[Port]) -> (f64, f64) {
        let is_loops_tail = |port: &Port| arcs[port.arc].kind == Kind::Again && port.begins;
        let mut slot = 0;
        let slots: Vec<usize> = own
            .iter()
            .enumerate()
            .map(|(index, port)| {
                slot += if index == 0 {
                    0
                } else if is_loops_tail(port) {
                    LOOP - 1
                } else {
                    1
                };
                slot
            })
            .collect();
        let apart = APART.0.min(APART.1 * place.pitch / slot.max(1) as f64);
        let left = place.centre() - apart * slot as f64 / 2.0;
        for (port, slot) in own.iter().zip(slots) {
            let x = Some(left + apart * slot as f64);
            let (from, to) = &mut self.ends[port.arc];
            if port.begins { *from = x } else { *to = x }
        }
        (left, left + apart * slot as f64)
    }
}

impl Arc {
    /// Whether it lies to the right, seen from its beginning or from its end.
    fn goes_right(&self, begins: bool) -> bool {
        match self.kind {
            Kind::Ahead => begins,
            Kind::Back => !begins,
            Kind::Again => false,
            Kind::Exit => !self.turns_back,
        }
    }
}
