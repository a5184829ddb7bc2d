//! The tables of a map.

use super::{Cell, Journey, Sheet, Table, actions, gains, journey, lines, metrics, pains, sources, tell::Teller};
use crate::model::Map;

/// The metrics of the journey as a whole, as the cells of a column say its own.
pub(crate) fn metrics_of_the_journey(map: &Map) -> Vec<String> {
    let tell = Teller::new(map);
    map.metrics.iter().map(|of| Cell::from(journey::metric(&tell, of)).to_plain()).collect()
}

/// The table of the journey, and what its rows and columns are.
pub(crate) fn journey_of(map: &Map) -> Journey {
    journey::journey(&Teller::new(map))
}

/// One table of a map. For [`Sheet::Lines`] only the headings: the written lines are in a compilation, and [`lines`]
/// makes the table.
pub fn table(map: &Map, sheet: Sheet) -> Table {
    let tell = Teller::new(map);
    match sheet {
        Sheet::Journey => journey::journey(&tell).table,
        Sheet::Pains => pains::pains(&tell),
        Sheet::Gains => gains::gains(&tell),
        Sheet::Actions => actions::actions(&tell),
        Sheet::Metrics => metrics::metrics(&tell),
        Sheet::Sources => sources::sources(&tell),
        Sheet::Lines => lines::headings(),
    }
}
