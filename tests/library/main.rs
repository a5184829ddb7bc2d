//! The library through its public interface, without the program.

mod accessibility;
mod architecture;
mod belongs;
mod broken_lines;
mod changed_alone;
mod changes;
mod circles;
mod compared_names;
mod data_columns;
mod documents;
mod editors;
mod examples;
mod experience;
mod facts;
mod first_maps;
mod forgiving;
#[cfg(feature = "pdf")]
mod formats;
mod fuzz_seeds;
mod geometry;
mod hidden_mistakes;
mod hostile;
mod keeps_what_is_said;
mod loaders;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod markdown_tables;
mod measured;
mod mermaid;
mod names;
mod one_answer;
mod one_path;
mod own_font;
mod own_journey;
mod page;
mod pasted_lines;
mod plain_words;
mod properties;
mod public;
mod same_rows;
mod same_words;
mod schema;
mod shown_text;
mod sizes;
mod small_diffs;
mod snapshots;
mod source_code;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod spreadsheets;
#[path = "../support/mod.rs"]
mod support;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod tables;
mod text;
mod themes;
mod unanswered;
mod untold;
mod whom;
