//! The severity band: numbered beads on stems that hang from neutral, deeper the more severe.
//!
//! Comes in: the pains of each column and stage. Goes out: where each bead stands and where the cards
//! begin. Levels that nothing reaches aren't drawn. Beads on the emotion scale itself would read as feelings.

use super::card::deepest_first;
use crate::{
    layout::Page,
    model::{Map, PainId, Severity},
    scene::Point,
};

/// The severities from shallow to deep.
pub const SEVERITIES: [Severity; 3] = [Severity::Minor, Severity::Major, Severity::Critical];
/// From what is above to the first level, and from level to level.
const LEVEL: f64 = 40.0;
/// From the deepest bead to the cards.
const TO_CARDS: f64 = 40.0;

/// A bead, placed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bead {
    /// Whose.
    pub pain: PainId,
    /// Where.
    pub at: Point,
    /// Whether it stands on the stem, or beside one that does.
    pub on_stem: bool,
}

/// The band, placed. Heights count from its own top.
#[derive(Debug, Clone, Default)]
pub struct Band {
    /// The height of each level that is drawn, from shallow to deep.
    pub levels: Vec<(Severity, f64)>,
    /// The beads of each column, deepest first.
    pub columns: Vec<Vec<Bead>>,
    /// The beads of each stage as a whole, deepest first.
    pub stages: Vec<Vec<Bead>>,
    /// Where the cards begin.
    pub height: f64,
}

/// How far a bead stands from its neighbour, side by side and one below another.
pub fn step(severity: Severity) -> f64 {
    match severity {
        Severity::Minor => 24.0,
        Severity::Major => 30.0,
        Severity::Critical => 48.0,
    }
}

/// How far a bead reaches from its middle.
pub fn reach(severity: Severity) -> f64 {
    match severity {
        Severity::Minor => 10.0,
        Severity::Major => 13.0,
        Severity::Critical => 22.0,
    }
}

impl Band {
    /// Places every pain of the map.
    pub fn new(map: &Map, page: &Page) -> Self {
        let mut band = Self {
            levels: Vec::new(),
            columns: vec![Vec::new(); map.columns.len()],
            stages: vec![Vec::new(); map.stages.len()],
            height: 0.0,
        };
        let Some(deepest) = map.pains.iter().map(|pain| pain.severity).max() else { return band };
        let mut y = 4.0;
        for severity in SEVERITIES.into_iter().filter(|&severity| severity <= deepest) {
            y += LEVEL;
            band.levels.push((severity, y));
            let rows = band.add_columns(map, page, severity, y);
            // What holds for a stage as a whole has rows of its own, so that its bar meets no column's bead.
            let own = if rows == 0 { y } else { y + (rows - 1) as f64 * step(severity) + step(severity).max(36.0) };
            let own_rows = band.add_stages(map, page, severity, own);
            let last = if own_rows > 0 {
                own + (own_rows - 1) as f64 * step(severity)
            } else {
                y + (rows.max(1) - 1) as f64 * step(severity)
            };
            y = last;
        }
        band.height = y + TO_CARDS;
        let deepest_first =
            |beads: &mut Vec<Bead>| beads.sort_by_key(|bead| std::cmp::Reverse(map.pain(bead.pain).severity));
        band.columns.iter_mut().chain(&mut band.stages).for_each(deepest_first);
        band
    }

    /// Places the columns' pains of one severity; how many rows they take.
    fn add_columns(&mut self, map: &Map, page: &Page, severity: Severity, y: f64) -> usize {
        let mut rows = 0;
        for (column, place) in page.columns.iter().enumerate() {
            let pains = of(map, &map.columns[column].facts.pains, severity);
            let per_row = per_row(place.width(), severity);
            for (rank, &pain) in pains.iter().enumerate() {
                let (row, rank) = (rank / per_row, rank % per_row);
                let at = Point::new(place.x() + rank as f64 * step(severity), y + row as f64 * step(severity));
                self.columns[column].push(Bead { pain, at, on_stem: rank == 0 });
                rows = rows.max(row + 1);
            }
        }
        rows
    }

    /// The same for the stages', from the right: at the left edges stand the columns' stems.
    fn add_stages(&mut self, map: &Map, page: &Page, severity: Severity, y: f64) -> usize {
        let mut rows = 0;
        for (index, stage) in map.stages.iter().enumerate() {
            let Some(place) = stage.columns.last().map(|column| page.columns[column.index()]) else { continue };
            let pains = of(map, &stage.facts.pains, severity);
            let per_row = per_row(place.width() - 2.0 * reach(severity), severity);
            for (rank, &pain) in pains.iter().enumerate() {
                let (row, rank) = (rank / per_row, rank % per_row);
                let right = place.x() + place.width() - reach(severity) - 12.0;
                let at = Point::new(right - rank as f64 * step(severity), y + row as f64 * step(severity));
                self.stages[index].push(Bead { pain, at, on_stem: rank == 0 });
                rows = rows.max(row + 1);
            }
        }
        rows
    }
}

fn of(map: &Map, pains: &[PainId], severity: Severity) -> Vec<PainId> {
    deepest_first(map, pains).into_iter().filter(|&pain| map.pain(pain).severity == severity).collect()
}

fn per_row(width: f64, severity: Severity) -> usize {
    ((width - reach(severity)).max(0.0) / step(severity)).floor() as usize + 1
}
