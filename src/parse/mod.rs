//! Turns text into a tree. Never fails: it returns a document and its diagnostics.
//!
//! First the lines ([`lines`]), all in the same general form; then the tree ([`tree`]), built with a stack. In between,
//! the caller collects the names of the author's own lanes, which may be in other files.

mod address;
mod asides;
mod colon;
mod columns;
mod doubt;
mod doubtful;
mod elsewhere;
mod fold;
mod foreign_signs;
mod frame;
#[allow(missing_docs, reason = "the grammar names its rules; pest's derive can't carry a comment over")]
mod grammar;
mod head;
mod indentation;
mod joined;
pub(crate) mod lift;
mod listed;
mod moment;
mod number;
mod one_line;
mod pasted;
mod people;
mod plural;
mod prose;
mod read;
mod readings;
mod respell;
mod scan;
mod severity;
mod slip;
mod suggest;
mod synonyms;
mod task;
mod tree;
mod unknown_word;
mod value;
mod vocabulary;
mod ways;

pub use address::Address;
pub use doubtful::kind_in_signs;
pub use elsewhere::step;
pub use fold::{fold, key};
pub use grammar::{is_blank, is_comma};
pub use head::is_name;
pub use head::{ARTICLES, TWO_SHARES, capitalised, phrase, share_of_a_hundred};
pub use listed::{AND, AND_OR, is_list_sign, listed, phrases};
pub use number::{part_of_hundred, show, show_share};
pub use people::{bare, can_be_declared, left_out, means_everybody, means_nobody, other_meaning};
pub use prose::{SCHEMES, check_target, is_link_address, plain, prose};
pub use read::read_path;
pub use readings::Readings;
pub use respell::{converted, is_unit_of_time, partial_date};
pub use scan::lines;
pub use severity::means_severity;
#[cfg(feature = "csv")]
pub use severity::meant as severity_meant;
pub use suggest::{Outline, is_another, near_outlines, nearest, nearest_name};
#[cfg(feature = "cli")]
pub use synonyms::keyword_for;
pub use tree::{Mode, tree};
pub use value::is_path;
pub use vocabulary::{Vocabulary, number_of};
pub use ways::VAGUE;
