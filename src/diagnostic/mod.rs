//! What is wrong with a map, as plain data that doesn't depend on any renderer.
//!
//! The title says what is wrong in the reader's words, the first label says why here, further labels show other places,
//! and the help is one concrete edit. Each mistake is one diagnostic.
//!
//! ```
//! use wayline::{Options, compile, diagnostic::apply, load::NoFiles};
//!
//! let text = "journey: Coffee run\nstage: Enter\n  feals 1: Welcome\n";
//! let compilation = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default());
//! let mistake = &compilation.diagnostics[0];
//! assert_eq!((mistake.code.as_str(), mistake.title.as_str()), ("J004", "`feals` is not a keyword"));
//! let fix = mistake.fix.as_ref().expect("an edit");
//! assert_eq!(apply(text, &fix.edits), text.replace("feals", "feels"));
//! ```

mod code;
mod fix;
mod mistake;
mod rounds;
mod severity;

pub use crate::{
    source::{Places, Position, Source, Sources},
    span::{FileId, Span},
};
pub use code::Code;
pub use fix::{Applicability, Edit, Fix, apply, together};
pub use mistake::{Diagnostic, Label};
pub use rounds::{ROUNDS, fix_all, fixes_of_round};
pub use severity::Severity;
