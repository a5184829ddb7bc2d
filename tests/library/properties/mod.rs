//! What holds for every map: the examples, the maps of the documentation, right ones and broken ones made from seeds.

mod by_hand;
mod compare;
mod drawing;
mod fixes;
mod format;
mod line_ends;
mod lines;
mod mistakes;
mod places;
mod repetition;
mod silent;
mod size;
mod slips;
mod truncation;
mod ways;
