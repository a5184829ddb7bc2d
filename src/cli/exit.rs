//! How the program ends.

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    Fine,
    /// A map has mistakes.
    Wrong,
    /// The command is wrong, or the system reported an error.
    Failed,
}
