//! Wayline: a compiler for customer journey maps.
//!
//! Text goes in, a drawing comes out:
//!
//! ```
//! use wayline::{Options, compile, layout::layout, load::NoFiles, render, text::Fonts};
//!
//! let text = "journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n";
//! let compilation = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default());
//! let map = compilation.map.expect("a map without mistakes");
//! let scene = layout(&map, &Default::default(), &mut Fonts::new());
//! assert!(render::svg(&scene, &Default::default()).contains("Coffee run"));
//! ```
//!
//! | to | there is |
//! | --- | --- |
//! | compile a map | [`compile()`] with [`Options`] gives a [`Compilation`]: the [`model`], or every [`diagnostic`] |
//! | let it use other files | a [`load::Loader`]: from memory, or with the feature `files` from a folder (`Folder`) |
//! | draw it | [`layout::layout`] gives a [`scene`], in which everything has a position and size in CSS pixels; [`text::Fonts`] measures text |
//! | write the drawing | [`render`]: SVG and HTML, PNG and PDF with their features; in the colours of a [`theme`] |
//! | use it as data | [`export`]: JSON, tables, Mermaid |
//! | measure figures from data | [`measure`]: what a map asks for, the SQL that counts it, the results |
//! | compare two maps | [`compare::compare`] |
//! | format a map | [`mod@format`] |
//! | make maps of diagrams and spreadsheets | [`mod@import`]: Mermaid's journeys; spreadsheets with the features `csv` and `xlsx` |
//! | tell people what is wrong | [`report`]: text, JSON, SARIF, annotations |
//! | build an editor | [`editor`] answers the requests of language servers; a compilation keeps the [`ast`] and the [`Names`](editor::Names); [`parse()`] only parses; [`keyword`] has the words of the language |
//!
//! Nothing here accesses files, the clock or a terminal, except the loader for a folder.
#![allow(clippy::result_large_err, reason = "a diagnostic is large, and an error is rare")]
#![cfg_attr(
    not(all(feature = "cli", feature = "lsp", feature = "watch")),
    allow(
        dead_code,
        unused_imports,
        reason = "the program and its servers use parts of the library that aren't public"
    )
)]

pub mod ast;
mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod compare;
mod compile;
pub mod diagnostic;
pub mod editor;
pub mod export;
mod feeling;
#[cfg(feature = "files")]
mod folder;
pub mod format;
pub mod import;
pub mod keyword;
mod lane;
pub mod layout;
pub mod load;
pub mod measure;
mod mermaid;
pub mod model;
mod names;
mod options;
mod parse;
pub mod render;
pub mod report;
mod resolve;
mod rows;
pub mod scene;
mod source;
mod span;
#[cfg(feature = "csv")]
mod spreadsheet;
pub mod text;
pub mod theme;
#[cfg(feature = "png")]
mod typeset;
mod vocabulary;

pub use compile::{Compilation, Parsed, compile, parse};
#[cfg(feature = "files")]
pub use folder::Folder;
pub use options::Options;
