//! What an editor needs while a map is written: completions, the meaning of a word, where a name is declared and used,
//! the outline of the file, fixes for a mistake.
//!
//! Each question is a function over a [`Compilation`](crate::Compilation) and a place in bytes; the answers are plain
//! data, independent of any protocol. The language server and the browser build use the same ones. Unfinished text is
//! the normal case: what can't be understood is left out of the answer.
//!
//! ```
//! use wayline::{Options, editor::complete, load::NoFiles};
//!
//! let text = "journey: Coffee run\nstage: Enter\n  fe";
//! let completion = complete("coffee.journey", text, text.len(), &NoFiles, &Options::default());
//! assert!(completion.options.iter().any(|option| option.label == "feels"));
//! ```

mod actions;
mod complete;
mod extract;
mod folds;
mod hints;
mod hover;
mod links;
mod outline;
mod rename;
#[cfg(feature = "cli")]
mod same_meaning;
mod select;
mod tokens;

pub use crate::names::{Declaration, Names, Origin, Thing, ThingId, Use};
pub use actions::{Action, actions};
#[cfg(feature = "cli")]
pub(crate) use complete::complete_again;
pub use complete::{Completion, ItemKind, Proposal, complete};
pub use extract::{Extraction, extract};
pub use folds::{Fold, folds};
pub use hints::{Hint, hints};
pub use hover::{Hover, hover};
pub use links::{DocumentLink, links};
pub use outline::{Entry, outline};
pub use rename::{Refused, definition, rename};
#[cfg(feature = "cli")]
pub(crate) use same_meaning::Meaning;
pub use select::select;
pub use tokens::{Token, TokenKind, tokens};
