//! Names, and the ids that replace them once they are resolved.

use serde::Serialize;

/// The name of a thing in links, ids and comparisons.
///
/// A written name can be referred to; a generated one (made from the text) can't.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub enum Name {
    /// As the author wrote it, in NFC.
    Written(String),
    /// Made from the text: lower case, words joined by `-`, numbered if two would be equal.
    Generated(String),
}

impl Name {
    /// The name itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Written(name) | Self::Generated(name) => name,
        }
    }

    /// Whether the name was generated.
    pub fn is_generated(&self) -> bool {
        matches!(self, Self::Generated(_))
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        match name {
            Name::Written(name) | Name::Generated(name) => name,
        }
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
            #[serde(transparent)]
            pub struct $name(pub u32);

            impl $name {
                /// The id of the item at `index` of its list.
                pub fn new(index: usize) -> Self {
                    Self(index as u32)
                }

                /// The position in the list that the id belongs to.
                pub fn index(self) -> usize {
                    self.0 as usize
                }
            }
        )*
    };
}

ids! {
    /// One of [`crate::model::Map::personas`].
    PersonaId;
    /// One of [`crate::model::Map::teams`].
    TeamId;
    /// One of [`crate::model::Map::channels`].
    ChannelId;
    /// One of [`crate::model::Map::sources`].
    SourceId;
    /// One of [`crate::model::Map::lanes`].
    LaneId;
    /// One of [`crate::model::Map::measures`].
    MeasureId;
    /// One of [`crate::model::Map::criteria`].
    CriterionId;
    /// One of [`crate::model::Map::stages`].
    StageId;
    /// One of [`crate::model::Map::phases`].
    PhaseId;
    /// One of [`crate::model::Map::columns`].
    ColumnId;
    /// One of [`crate::model::Map::pains`].
    PainId;
    /// One of [`crate::model::Map::gains`].
    GainId;
    /// One of [`crate::model::Map::opportunities`].
    OpportunityId;
    /// One of [`crate::model::Map::pictures`].
    PictureId;
}
