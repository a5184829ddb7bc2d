//! One line of a table's cell: who, how much, what, and its evidence.

use super::{files::Media, prose::Prose};
use crate::{
    layout::{Marker, PersonaLook},
    model::Pain,
    scene::Role,
};
use askama::Template;

/// One line of a cell. What is missing isn't shown.
#[derive(Template, Default)]
#[template(path = "item.html", config = "src/render/html/askama.toml")]
pub struct Item<'a> {
    /// Whom it is about, if that isn't everybody.
    pub personas: Vec<Persona>,
    /// The number of a pain or the letter of a gain.
    pub bead: Option<Bead>,
    /// A figure, and whether it is a bad one.
    pub figure: Option<(String, bool)>,
    /// A name, in the words of the page if they have one.
    pub plain: String,
    /// What the author says.
    pub text: Option<Prose<'a>>,
    /// The same as a link to another part of the page.
    pub jump: Option<String>,
    /// The same as a link to another file.
    pub file: Option<String>,
    /// What the page shows of that file.
    pub media: Option<Media>,
    /// An explanation, on a line of its own.
    pub more: Option<Prose<'a>>,
    /// What the page adds: teams, gaps, figures.
    pub notes: Vec<Note>,
    pub evidence: Evidence,
    /// Whether it is a speaker's note.
    pub is_note: bool,
}

impl askama::filters::HtmlSafe for Item<'_> {}

/// A short remark after a line.
pub struct Note {
    /// What it says.
    pub text: String,
    /// Whether it is bad news.
    pub bad: bool,
}

impl Note {
    /// A remark.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), bad: false }
    }

    /// Bad news.
    pub fn bad(text: impl Into<String>) -> Self {
        Self { text: text.into(), bad: true }
    }
}

/// A persona's name with their mark.
#[derive(Template, Clone)]
#[template(path = "persona.html", config = "src/render/html/askama.toml")]
pub struct Persona {
    /// The name in the map.
    pub name: String,
    pub label: String,
    pub look: MarkClasses,
}

impl askama::filters::HtmlSafe for Persona {}

/// The classes of a persona's mark.
#[derive(Debug, Clone)]
pub struct MarkClasses {
    /// Its colour.
    pub hue: String,
    pub shape: &'static str,
}

impl From<PersonaLook> for MarkClasses {
    fn from(look: PersonaLook) -> Self {
        let shape = match look.marker {
            Marker::Circle => "circle",
            Marker::Diamond => "diamond",
            Marker::Square => "square",
            Marker::TriangleUp => "up",
            Marker::TriangleDown => "down",
            Marker::Hexagon => "hexagon",
            Marker::Cross => "cross",
            Marker::Star => "star",
        };
        Self { hue: Role::name(look.hue), shape }
    }
}

/// The number of a pain or the letter of a gain, as in the drawing.
#[derive(Template)]
#[template(path = "bead.html", config = "src/render/html/askama.toml")]
pub struct Bead {
    /// The class of its shape.
    pub class: &'static str,
    /// The number or letter.
    pub label: String,
}

impl Bead {
    /// The class of a pain's bead.
    pub fn class(pain: &Pain) -> &'static str {
        if pain.is_solved() { "solved" } else { pain.severity.word() }
    }
}

impl askama::filters::HtmlSafe for Bead {}

/// The evidence of something.
#[derive(Template, Default)]
#[template(path = "evidence.html", config = "src/render/html/askama.toml")]
pub struct Evidence {
    /// The sources, by number.
    pub sources: Vec<SourceLink>,
    /// The word for what is only assumed; otherwise empty.
    pub assumed: &'static str,
    /// How sure that makes it, as one of the choices. Empty if there can't be any evidence.
    pub confidence: &'static str,
}

impl askama::filters::HtmlSafe for Evidence {}

pub struct SourceLink {
    /// The id that it leads to.
    pub id: String,
    /// Its number (`S1`).
    pub number: String,
    pub label: String,
}
