//! The map as meant: every name is an id, every default is filled in, every value is checked.
//!
//! Made by `resolve`; used by `check`, `layout` and `export`. Nothing here knows how a line was written, but each fact
//! keeps the [`Span`](crate::span::Span) of its line, so that a drawing, a table or a warning can point back to the source.
//!
//! ```
//! use wayline::{Options, compile, load::NoFiles, model::PersonaId};
//!
//! let text = "journey: Coffee run\nstage: Enter\n  touchpoint: Door\n    pain major: Heavy\n  touchpoint: Queue\n";
//! let map = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! for pain in &map.pains {
//!     assert_eq!((pain.severity.word(), pain.text.to_plain().as_str()), ("major", "Heavy"));
//! }
//! // Where people go: a path, not the order of the columns.
//! let path = map.path(PersonaId::new(0));
//! let door = path.start().expect("a column");
//! assert_eq!(map.column(door).title.to_plain(), "Door");
//! // Shares are in percent.
//! assert_eq!(path.step(door).and_then(|step| step.arrival).map(|arrival| arrival.percent), Some(100.0));
//! ```

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
mod lzw;
mod map;
mod mark;
mod media;
mod name;
mod order;
mod path;
mod picture;
mod picture_error;
mod place;
mod rank;
mod reach;
mod segment;
mod text;
mod time;
mod turn;
mod value;
mod vector;
mod walk;
mod way;
mod work;

// The map, and the one that it is compared with.
pub use map::{Comparison, Map};
// Its story: stages and columns, what is said of a place, and the ways between them.
pub use column::{Column, ColumnKind, Facts, Stage};
pub use place::{Place, Target, Whom};
pub use way::{Insight, Phase, Way};
// What it declares.
pub use declare::{Channel, Fact, Lane, Measure, Persona, Source, Team};
// What can be said of a place.
pub use fact::{
    Claim, ClaimKind, Duration, Expectation, Feeling, Gain, Metric, Moment, Opportunity, Pain, Priority, Reach,
};
// Words that lines choose from.
pub use crate::keyword::choice::{Better, Confidence, CurveShape, PainStatus, Severity, State, Status, TeamKind};
// Figures, days and files.
pub use value::{
    Criterion, CriterionScore, Date, FileLink, Link, PartialDate, Review, Scale, Score, Takes, parts_of_path,
};
// Figures from data.
pub use data::{
    Ask, Asked, Data, DataColumns, Estimate, Finding, Measured, Measurement, Results, Spread, Summary, Window,
};
// What follows from it: where people go, what comes first, where a curve turns.
pub use path::{Around, Arrival, Basis, Next, NextKind, Path, Step};
pub use rank::Rank;
pub use turn::Turn;
// Texts and pictures.
#[cfg(feature = "png")]
pub(crate) use picture::MOST_PIXELS;
pub use picture::Picture;
pub use picture_error::PictureError;
pub use text::{Mark, Piece, Text};
// Names, and the ids that replace them.
pub use name::{
    ChannelId, ColumnId, CriterionId, GainId, LaneId, MeasureId, Name, OpportunityId, PainId, PersonaId, PhaseId,
    PictureId, SourceId, StageId, TeamId,
};

pub(crate) use evidence::Sourced;
pub(crate) use glance::called;
pub(crate) use mark::letters;
pub(crate) use media::{Medium, media};
pub(crate) use order::longest_rise;
pub(crate) use path::SHARE_TOLERANCE;
pub(crate) use reach::Reaches;
pub(crate) use time::{DAY, HOUR, MINUTE, WEEK, seconds_in};
