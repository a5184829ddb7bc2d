//! The map as meant: every name is an id, every default is filled in, every value is checked.
//!
//! Made by `resolve`; used by `check`, `layout` and `export`. Nothing here knows how a line was written, but each fact
//! keeps the [`Span`](crate::span::Span) of its line, so that a drawing, a table or a warning can point back to the source.

mod answers;
mod column;
mod comparison;
mod data;
mod declare;
mod evidence;
mod fact;
mod glance;
mod inflate;
mod intact;
pub(crate) mod link;
mod map;
mod mark;
mod media;
mod name;
mod order;
mod path;
mod picture;
mod place;
mod rank;
mod reach;
mod segment;
mod text;
mod time;
mod turn;
mod value;
mod walk;
mod way;
mod work;

pub use crate::keyword::choice::{Better, Confidence, CurveShape, PainStatus, Severity, State, Status, TeamKind};
pub use column::*;
pub use data::*;
pub use declare::*;
pub(crate) use evidence::Sourced;
pub use fact::*;
pub(crate) use glance::called;
pub use map::*;
pub(crate) use mark::letters;
pub(crate) use media::{Medium, media};
pub use name::*;
pub(crate) use order::longest_rise;
pub use path::*;
pub use picture::*;
pub use place::*;
pub use rank::Rank;
pub(crate) use reach::Reaches;
pub use text::*;
pub(crate) use time::{DAY, HOUR, MINUTE, WEEK, seconds_in};
pub use turn::*;
pub use value::*;
pub use way::*;
