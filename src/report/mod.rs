//! What a run reports about its input, in the requested format.
//!
//! Input: diagnostics and failures. Output: text for a person or for another program, written to any writer. Nothing
//! here decides what is wrong, reads a file or knows whether a [`TextStyle`] is for a terminal.
//!
//! ```
//! use wayline::{Options, compile, load::NoFiles, report::{FileDiagnostics, Format, Report}};
//!
//! let text = b"journey: Coffee run\nstage: Enter\n  feals 1: Welcome\n";
//! let compilation = compile("coffee.journey", text, &NoFiles, &Options::default());
//! let findings = FileDiagnostics { sources: compilation.sources, diagnostics: compilation.diagnostics };
//! let report = Report { files: vec![findings], looked_at: 1, ..Report::default() };
//! let mut out = Vec::new();
//! report.write(Format::Short, &mut out).expect("memory");
//! assert_eq!(out, b"coffee.journey:3:3: error[J004]: `feals` is not a keyword\n");
//! ```

mod changes;
#[cfg(feature = "cli")]
mod excerpt;
mod failure;
mod github;
mod json;
mod place;
mod run;
mod sarif;
mod short;
mod summary;
#[cfg(feature = "cli")]
mod text;
mod uri;
mod visible;
mod write;

pub use changes::{Changed, NotCompared, Side, changes_json, changes_markdown, changes_text, not_compared_markdown};
pub use failure::{Failure, FileRange};
pub use run::{FileDiagnostics, Format, Report, TextStyle};
pub use summary::Tally;
pub(crate) use summary::count;
pub(crate) use uri::uri;
pub(crate) use visible::{visible, visible_line, visible_words};
