//! Wayline: a compiler for customer journey maps.
//!
//! Text goes in, a drawing comes out, and every step on the way is a module:
//!
//! 1. [`parse`] reads the text into an [`ast`], line by line by the table in [`keyword`]. It never fails.
//! 2. [`resolve`] turns names into ids: the [`model`] of the map, as meant.
//! 3. [`check`] looks for what readers will stumble over.
//! 4. [`layout`] decides every place, size and line break, with [`text`] to measure: the [`scene`].
//! 5. [`render`] writes the scene as a file, in the colours of a [`theme`].
//!
//! [`compile()`] does the first three at once, and keeps the documents and the [`names`]: where each thing is declared and used. [`mod@format`] writes a map back as text, [`export`] as data, [`mermaid`] reads
//! another tool's, and [`report`] tells what is wrong with it. Nothing here knows a file, a clock or a terminal but `cli`, the program; other
//! files come through a [`load::Loader`]: from memory, or with the feature `files` from a folder.
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
#![allow(clippy::result_large_err, reason = "a diagnostic is large, and an error is rare")]

pub mod ast;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
pub mod compile;
pub mod diagnostic;
pub mod editor;
pub mod export;
#[cfg(feature = "files")]
pub mod folder;
pub mod format;
pub mod keyword;
pub mod lane;
pub mod layout;
pub mod load;
pub mod mermaid;
pub mod model;
pub mod names;
pub mod options;
pub mod parse;
pub mod render;
pub mod report;
pub mod resolve;
pub(crate) mod rows;
pub mod scene;
pub mod source;
pub mod span;
pub mod text;
pub mod theme;
#[cfg(feature = "png")]
pub mod typeset;
pub mod vocabulary;

pub use compile::{Compilation, compile};
pub use options::Options;
