//! Values that are one of a few words.

use serde::{Deserialize, Serialize};

/// An enum whose values are written in maps: the words, from one list, for the table of keywords, the model and its
/// JSON.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $value:ident = $word:tt,)* }) => {
        $(#[$about])*
        pub enum $name {
            $($(#[$meaning])* #[serde(rename = $word)] $value,)*
        }

        impl $name {
            /// All of them, in the order of the reference.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$value),*];
            /// Their words, in the same order.
            pub const WORDS: [&'static str; Self::ALL.len()] = [$($word),*];

            /// The word in maps.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)*
                }
            }

            /// The one with this word.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|value| value.word() == word)
            }
        }
    };
}

choice! {
    /// Whether a map shows what is or what should be.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    State {
        /// The journey as people live it today.
        Current = "current",
        /// The journey as it should be.
        Future = "future",
    }
}

choice! {
    /// How a curve goes from one feeling to the next.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
    CurveShape {
        /// Rounded, never beyond the two feelings.
        #[default]
        Smooth = "smooth",
        /// On a straight line.
        Straight = "straight",
        /// Level, then straight up or down half-way.
        Steps = "steps",
    }
}

choice! {
    /// How sure a source makes a claim, starting with the least sure.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    Confidence {
        /// Not checked yet; drawn hatched.
        Assumed = "assumed",
        /// Concluded from something known.
        Reasoned = "reasoned",
        /// Observed or measured.
        Validated = "validated",
    }
}

choice! {
    /// Whose team it is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    TeamKind {
        /// The organisation's own.
        Internal = "internal",
        /// Somebody else's.
        External = "external",
        /// Somebody else's who works with the organisation.
        Partner = "partner",
    }
}

choice! {
    /// Which way a figure should move.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    Better {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
}

choice! {
    /// How badly a pain hurts.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    Severity {
        /// Annoys.
        Minor = "minor",
        /// Costs customers time or trust.
        Major = "major",
        /// Loses customers.
        Critical = "critical",
    }
}

choice! {
    /// What has become of a pain.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    PainStatus {
        /// It hurts as it did.
        Open = "open",
        /// It hurts less.
        Eased = "eased",
        /// It no longer hurts.
        Solved = "solved",
    }
}

choice! {
    /// How far an opportunity has come.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    Status {
        /// Only an idea.
        Idea = "idea",
        /// It will be done.
        Planned = "planned",
        /// It is being done.
        Doing = "doing",
        /// It has been done.
        Done = "done",
        /// It won't be done.
        Dropped = "dropped",
    }
}
