//! The way that a persona takes through the columns: what comes next, and how many people get that far.
//!
//! [`Map::paths`](super::Map::paths) works it out. Anything else that needs to know what comes before or after a column for somebody
//! uses a [`Path`] instead of the order of the columns.
//!
//! All shares here are in percent, from 0 to 100. The share of a [`Next`] is relative to the customers of this persona
//! who ever come to the column that it leads away from; the share of an [`Arrival`] is relative to all customers of
//! this persona.

use super::{ColumnId, PersonaId, StageId, Target};
use serde::Serialize;

/// Decimals don't add up to exactly a hundred: a difference of percentages below this is none.
pub(crate) const SHARE_TOLERANCE: f64 = 1e-6;

/// One persona's way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Path {
    /// Whose way it is.
    pub persona: PersonaId,
    /// The columns that are for the persona, in the order of the story. The first one is where they start; columns that
    /// no way leads to are included.
    pub steps: Vec<Step>,
}

/// A column on somebody's way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The column.
    pub column: ColumnId,
    /// How many of all customers of this persona come here; `None` if that can't be known.
    pub arrival: Option<Arrival>,
    /// How many come here according to the shares written for earlier columns, in percent of all customers of the
    /// persona; `None` if none is written or one is unknown. Differs from `arrival` if the column says how many come.
    pub by_shares: Option<f64>,
    /// Whether no line says that anybody of the persona doesn't come here, apart from the column's own.
    #[serde(skip)]
    pub all_come: bool,
    /// Whether the way leads here at all.
    pub reached: bool,
    /// The stage that the column is in, if its touchpoints have no fixed order. Then `next` says what comes after all
    /// of them, and is the same for each except for the ways that lead away from that column.
    pub any_order: Option<StageId>,
    /// Where people go from here: first the ways that are written, in the order of their lines, then those who simply
    /// go on. Empty only if the shares leave nobody who goes on.
    pub next: Vec<Next>,
}

/// How many come to a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Arrival {
    /// A share of all customers of the persona.
    pub percent: f64,
    /// How that is known.
    pub basis: Basis,
}

/// How it is known how many come to a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Nobody is known to go another way: everybody who starts, or everybody who came to an earlier column with a
    /// written reach.
    All,
    /// From shares written for earlier columns.
    Shares,
    /// The column's own `reach` says so.
    Written,
}

/// Where some of those who come to a column go from there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Next {
    /// Where to.
    pub to: Target,
    /// The direction, in the order of the story.
    pub kind: NextKind,
    /// How many of those who come to the column; `None` if it isn't known. Shares of those who go back aren't part of
    /// the total.
    pub share: Option<f64>,
    /// The way that says so, by its position in [`Map::ways`](super::Map::ways); `None` for those who simply go on.
    pub way: Option<usize>,
}

/// The columns before and after one, on anybody's way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Around {
    /// Where people come from.
    pub from: Vec<ColumnId>,
    /// Where they go on to.
    pub to: Vec<ColumnId>,
}

/// The direction of what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NextKind {
    /// Simply on, to the next column that is for the persona.
    On,
    /// Simply on, and the journey ends here.
    Finish,
    /// By a written way, to a column further on.
    Ahead,
    /// By a written way, to the column itself or an earlier one, from where they come here again.
    Back,
    /// Out of the journey, by a written way.
    Exit,
}

impl NextKind {
    /// Whether it takes people away from the others, so that its share is part of the total.
    pub fn takes(self) -> bool {
        self != Self::Back
    }
}

impl Path {
    /// The step at a column; `None` if the column isn't for the persona.
    pub fn step(&self, column: ColumnId) -> Option<&Step> {
        self.position(column).map(|at| &self.steps[at])
    }

    /// The position of a column among the steps.
    pub fn position(&self, column: ColumnId) -> Option<usize> {
        self.steps.binary_search_by_key(&column, |step| step.column).ok()
    }

    /// Where the way starts.
    pub fn start(&self) -> Option<ColumnId> {
        self.steps.first().map(|step| step.column)
    }

    /// Whether a column comes right after another one in the order of the story, among those that are for the persona:
    /// people simply go on there if nothing else is written. A stage in any order is one place.
    pub fn is_next(&self, from: ColumnId, to: ColumnId) -> bool {
        let Some((from, to)) = self.position(from).zip(self.position(to)) else { return false };
        let own = self.steps[from].any_order;
        let behind = from + 1 + self.steps[from + 1..].partition_point(|step| own.is_some() && step.any_order == own);
        let Some(next) = self.steps.get(behind) else { return false };
        behind == to || next.any_order.is_some() && next.any_order == self.steps[to].any_order
    }

    /// How many go from a column along one of its [`Next`]s, as a share of all customers of the persona.
    pub fn flow(step: &Step, next: &Next) -> Option<f64> {
        Some(step.arrival?.percent * next.share? / 100.0)
    }
}
