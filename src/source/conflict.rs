//! The markers that git leaves in a file with a merge conflict.

/// What is wrong with a text that has them.
pub(crate) const CONFLICT: &str = "The file still has a git merge conflict";
/// What to do about it.
pub(crate) const CONFLICT_HELP: &str =
    "keep the lines that are right, and delete the others and the lines `<<<<<<<`, `=======` and `>>>>>>>`";

/// What a line of a merge conflict is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConflictMarker {
    Begins,
    /// What both sides came from follows, or, of jj, the changes of one side or the other side.
    Base,
    Parts,
    Ends,
}

impl ConflictMarker {
    /// What a whole line is, without its line feed. A divider alone can also underline a heading.
    pub(crate) fn of(line: &str) -> Option<Self> {
        let line = line.trim_end();
        // What follows names the side.
        let is = |sign: &str| line.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        match () {
            () if is("<<<<<<<") => Some(Self::Begins),
            () if is("|||||||") => Some(Self::Base),
            () if ["%%%%%%% ", "+++++++ ", "------- "].iter().any(|sign| line.starts_with(sign)) => Some(Self::Base),
            () if line == "=======" => Some(Self::Parts),
            () if is(">>>>>>>") => Some(Self::Ends),
            () => None,
        }
    }
}
