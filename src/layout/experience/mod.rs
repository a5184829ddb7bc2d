//! The experience panel: curves, expectations, gains above neutral and pains below it.
//!
//! There are three steps, because column widths depend on the panel's texts, and the panel depends on the widths.
//! [`Experience::new`] shapes every text once; [`Experience::least_width`] and [`Experience::card_heights`] give the
//! cost of a width; [`Experience::panel`] places everything.
//!
//! Inside, heights count from neutral (the chart's `y` = 0) until the last step moves the chart into the panel.

mod hung_cards;
mod labels;
mod panel;
mod placement;
mod points;
mod scenery;
mod search;
mod shaped;
mod stack;

pub use shaped::Experience;
