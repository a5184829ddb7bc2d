//! What a map declares before it tells its story.

use super::{Better, Confidence, Data, FileLink, Link, Name, PartialDate, PictureId, TeamKind, Text};
use crate::span::Span;
use serde::Serialize;

/// Who takes the journey.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Persona {
    /// The place of the declaration.
    pub span: Span,
    /// Their name in the map (`anna`).
    pub name: Name,
    /// Their label for readers (`Anna Keller`).
    pub label: Text,
    /// Their role.
    pub role: Option<Text>,
    /// The group that they represent.
    pub segment: Option<Text>,
    /// What they want from the journey.
    pub goals: Vec<Text>,
    /// What they need.
    pub needs: Vec<Text>,
    /// What they said.
    pub quotes: Vec<Text>,
    /// Their picture.
    pub image: Option<PictureId>,
    /// The path of a picture that isn't there, as written.
    #[serde(skip)]
    pub lost_image: Option<String>,
    /// More about them.
    pub about: Option<Text>,
    /// Age, place, habits, as label and text.
    pub facts: Vec<Fact>,
}

/// One fact about a persona.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// Age, place, habit.
    pub label: String,
    /// What is known about it.
    pub text: Text,
}

/// Who acts behind the journey, or owns a part of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Team {
    /// The place of the declaration.
    pub span: Span,
    /// Its name in the map.
    pub name: Name,
    /// Its label for readers.
    pub label: Text,
    /// Whose team it is, if the author said so.
    pub kind: Option<TeamKind>,
    /// More about it.
    pub about: Option<Text>,
}

/// A way in which customer and organisation meet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Channel {
    /// The place of the declaration; `None` for a built-in one.
    pub span: Option<Span>,
    /// Its name in the map.
    pub name: Name,
    /// Its label for readers.
    pub label: Text,
    /// The built-in channel whose icon it has.
    pub icon: Option<String>,
    /// More about it.
    pub about: Option<Text>,
}

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// The place of the declaration.
    pub span: Span,
    /// Its name in the map.
    pub name: Name,
    /// Its label for readers.
    pub label: Text,
    /// When it was gathered.
    pub date: Option<PartialDate>,
    /// The number of people or cases that it is based on.
    pub sample: Option<u64>,
    /// How sure it makes a claim.
    pub confidence: Option<Confidence>,
    /// The document behind it.
    pub file: Option<FileLink>,
    /// The address behind it.
    pub link: Option<Link>,
    /// The data that figures are measured from.
    pub data: Option<Data>,
    /// More about it.
    pub about: Option<Text>,
}

impl Source {
    /// Whether nobody has asked or measured: it is only assumed.
    pub fn is_assumed(&self) -> bool {
        self.confidence == Some(Confidence::Assumed)
    }
}

/// A lane of the author's own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lane {
    /// The place of the declaration.
    pub span: Span,
    /// The keyword that it adds to every column.
    pub name: Name,
    /// Its title in the drawing.
    pub label: Text,
    /// More about it.
    pub about: Option<Text>,
}

/// A metric that columns can give a value of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// The place of the declaration; `None` for a built-in one.
    pub span: Option<Span>,
    /// Its name in the map.
    pub name: Name,
    /// Its label for readers.
    pub label: Text,
    /// The unit of its figures (`%`, `min`).
    pub unit: Option<String>,
    /// The lowest and the highest value that it can have.
    pub range: Option<(f64, f64)>,
    /// Which way it should move, as declared; `lower` for times. `None` where nobody said so.
    pub better: Option<Better>,
    /// More about it.
    pub about: Option<Text>,
}
