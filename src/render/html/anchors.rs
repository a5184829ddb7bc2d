//! The ids that links lead to: kind and name (`touchpoint-compare`), different from every id of the drawing.

use crate::model::{Column, ColumnKind, Gain, Map, Measure, Opportunity, Pain, Persona, Place, Source, Stage, Team};
use memchr::memmem;
use rustc_hash::FxHashSet;
use std::fmt::Write as _;

/// Gives everything in a map its id.
#[derive(Debug)]
pub struct Anchors<'a> {
    map: &'a Map,
    /// The ids of the drawings. They have a prefix, which may look like a kind (`stage.journey`).
    taken: FxHashSet<&'a str>,
}

macro_rules! kinds {
    ($($method:ident, $of:ty;)*) => {
        $(
            #[doc = concat!("The id of a ", stringify!($method), ".")]
            pub fn $method(&self, of: &$of) -> String {
                self.id(stringify!($method), of.name.as_str())
            }
        )*
    };
}

impl<'a> Anchors<'a> {
    /// Reads the ids that the drawings have.
    pub fn new(map: &'a Map, drawings: impl IntoIterator<Item = &'a str>) -> Self {
        const ID: &str = " id=\"";
        let ids = |svg: &'a str| {
            memmem::find_iter(svg.as_bytes(), ID).filter_map(move |at| svg[at + ID.len()..].split('"').next())
        };
        Self { map, taken: drawings.into_iter().flat_map(ids).collect() }
    }

    kinds! {
        stage, Stage;
        pain, Pain;
        gain, Gain;
        opportunity, Opportunity;
        persona, Persona;
        source, Source;
        measure, Measure;
        team, Team;
    }

    /// The id of a column; if the stage is its own column, that of the stage.
    pub fn column(&self, column: &Column) -> String {
        match column.kind {
            ColumnKind::Touchpoint => self.id("touchpoint", column.name.as_str()),
            ColumnKind::Step => self.id("step", column.name.as_str()),
            ColumnKind::Stage => self.stage(self.map.stage(column.stage)),
        }
    }

    /// The id of the column or stage that something is in.
    pub fn place(&self, place: Place) -> String {
        match place {
            Place::Column(id) => self.column(self.map.column(id)),
            Place::Stage(id) => self.stage(self.map.stage(id)),
        }
    }

    fn id(&self, kind: &str, name: &str) -> String {
        let mut id = format!("{kind}-");
        for c in name.chars() {
            let plain = c.is_alphanumeric() || matches!(c, '-' | '_');
            // Marks of other scripts stay; only what ids or addresses can't contain is written as a number.
            if plain || !(c.is_ascii() || c.is_whitespace() || c.is_control()) {
                id.push(c);
            } else {
                let _ = write!(id, ".{:x}.", u32::from(c));
            }
        }
        while self.taken.contains(id.as_str()) {
            id.push('_');
        }
        id
    }
}
