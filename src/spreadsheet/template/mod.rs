//! The table that workshops fill in: stages across the top, lanes down the left side; or the other way round.

mod beside;
mod beside_each_other;
mod body;
mod cards;
mod drafts;
mod feelings;
mod gathered;
mod groups;
mod heads;
mod lanes;
mod marked;
mod oriented;
mod own;
mod own_rows;
mod people;
mod places;
mod reading;
mod row;
mod sheet;
mod speakers;
mod table;
mod tables;
mod whose;

pub use drafts::drafts;
