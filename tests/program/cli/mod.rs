//! The real binary, run in folders of its own.

mod again;
#[cfg(unix)]
mod agree;
#[cfg(feature = "mdbook")]
mod book;
mod brand;
mod build;
mod check;
mod completions;
#[cfg(target_os = "linux")]
mod confine;
mod data;
mod diff;
mod export;
mod fix;
mod fmt;
#[cfg(feature = "pdf")]
mod formats;
mod handover;
mod help;
mod import;
mod markdown;
mod meaning;
mod new;
mod one_word;
#[cfg(target_os = "linux")]
mod pipes;
mod project;
mod ranking;
// The tools beside wayline are those of Linux.
#[cfg(target_os = "linux")]
mod recipes;
#[cfg(unix)]
mod repositories;
mod sandbox;
mod show;
mod small;
mod spreadsheets;
mod workshops;

/// A map without a mistake, called as it is told.
fn map(title: &str) -> String {
    format!("journey: {title}\nstage: Enter\n  feels 1: Welcome\nstage: Leave\n  feels 2: Awake\n")
}

/// A map with one mistake, in its third line.
const WRONG: &str = "journey: Coffee\nstage: Enter\n  feels 9: Too much\n";
/// A map with one warning and no mistake.
const WARNED: &str = "journey: Coffee\nstage: Enter\n  feels 1: Welcome\n  pain major: Nowhere to sit\n";
/// Declarations for other maps.
const SHARED: &str = "persona anna: Anna\nteam bar: The bar\n";
