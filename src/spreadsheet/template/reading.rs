//! What labels mean where they are: from top to bottom, as far as it is certain.

use super::{speakers::Speakers, table::Table};
use crate::spreadsheet::{
    grid::Cell,
    labels::{Found, Label, Lane, label},
};

/// What the rows above say about the next label.
pub struct Reading {
    /// Whether there are opportunities anywhere, and how many rows of feelings.
    has_opportunities: bool,
    feelings: usize,
    /// What details are about: the last row of pains or opportunities.
    points: Option<Lane>,
    /// The part of the stage that a group of rows is called after.
    zone: Option<Lane>,
    /// What that group is called, as long as its rows are of it or not known.
    group: Option<String>,
}

impl Reading {
    pub fn new(table: &Table<'_>) -> Self {
        let rows = (0..table.grid.rows.len()).filter_map(|row| table.found(row));
        let (mut has_opportunities, mut feelings) = (false, 0);
        for found in rows {
            has_opportunities |= found.label == Label::Lane(Lane::Opportunity);
            feelings += usize::from(found.label == Label::Lane(Lane::Feels));
        }
        Self { has_opportunities, feelings, points: None, zone: None, group: None }
    }

    /// Begins rows below a heading, which is called after a part of the stage, or ends them.
    pub fn below(&mut self, zone: Option<Lane>, text: &str) {
        self.zone = zone;
        self.group = zone.map(|_| text.to_owned());
    }

    /// The label of a row that isn't known, with the group that it is in: both the frontstage and the backstage may have a row `Staff`.
    pub fn in_group(&self, text: &str) -> String {
        self.group.as_ref().map_or_else(|| text.to_owned(), |group| format!("{group}: {text}"))
    }

    /// What the next label means, if that is certain: any other words in it name somebody whom the rows tell apart, or are in
    /// brackets; the only row of feelings shows what it is. A detail of opportunities has to come after them.
    pub fn understood(&mut self, group: Option<&Cell>, found: Option<Found>, speakers: &Speakers) -> Option<Found> {
        if let Some(group) = group {
            let lane = label(&group.text).and_then(|found| lane(found.label));
            self.zone = lane.filter(|lane| is_zone(*lane));
            self.group = self.zone.map(|_| group.text.clone());
        }
        let ends = |found: &Found| !lane(found.label).is_some_and(|lane| is_zone(lane) || lane == Lane::Does);
        if found.as_ref().is_some_and(ends) {
            self.group = None;
        }
        let found = found?;
        let meant = lane(found.label);
        self.points = meant.filter(|lane| matches!(lane, Lane::Pain | Lane::Opportunity)).or(self.points);
        let is_only = meant == Some(Lane::Feels) && self.feelings == 1;
        let is_certain = found.rest.is_empty() || found.apart || is_only || speakers.of(&found).is_some();
        let is_placed = match (found.label, self.points) {
            (Label::Detail(_), None) => self.has_opportunities,
            (Label::Detail(_) | Label::Owner, Some(points)) => points == Lane::Opportunity,
            (..) => true,
        };
        // Actions in a group called "Backstage" are those of the backstage.
        let zone = self.zone.filter(|_| meant == Some(Lane::Does)).map(Label::Lane);
        let found = Found { label: zone.unwrap_or(found.label), ..found };
        (is_certain && is_placed).then_some(found)
    }
}

fn is_zone(lane: Lane) -> bool {
    matches!(lane, Lane::Frontstage | Lane::Backstage | Lane::Support)
}

impl Table<'_> {
    /// The part of the stage that a row without cells is the heading of, and whether the next row is one of customers elsewhere: a lane that is
    /// known is more likely to be just that, below another that was left empty.
    pub fn zone(&self, row: usize) -> Option<(Lane, bool)> {
        let zone = self.found(row).filter(|found| found.rest.is_empty()).and_then(|found| lane(found.label));
        let next = (row + 1..self.grid.rows.len()).find(|&row| self.cells(row).next().is_some())?;
        let below = self.found(next).map(|found| found.label);
        let is_heading = !self.label(next).is_empty() && below.is_none_or(|below| below == Label::Lane(Lane::Does));
        zone.filter(|zone| is_zone(*zone) && is_heading).map(|zone| (zone, below.is_some()))
    }
}

fn lane(label: Label) -> Option<Lane> {
    match label {
        Label::Lane(lane) => Some(lane),
        Label::Phase
        | Label::Stage
        | Label::Step
        | Label::Title
        | Label::Persona
        | Label::Owner
        | Label::About
        | Label::Goal
        | Label::Detail(_) => None,
    }
}
