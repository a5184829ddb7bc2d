//! Both sides of a merge conflict.

use super::Finder;

impl<'a> Finder<'a> {
    /// Both sides of a merge conflict: the first is read, the second isn't.
    pub(super) fn conflicts(&mut self) {
        let mut first = None;
        let mut count = 0;
        let mut second_side = false;
        let begins = self.wordless.iter().copied().find(|&at| self.slice(self.lines[at].span).starts_with("<<<<<<<"));
        for at in begins.into_iter().flat_map(|begins| begins..self.lines.len()) {
            let line = self.slice(self.lines[at].span);
            let starts = line.starts_with("<<<<<<<");
            let parts = line.starts_with("|||||||") || line.trim_end() == "=======";
            let ends = line.starts_with(">>>>>>>");
            if starts {
                first.get_or_insert(at);
                count += 1;
                second_side = false;
            } else if parts && first.is_some() {
                second_side = true;
            }
            if first.is_some() && (starts || parts || ends || second_side) {
                self.skip([at]);
            }
            second_side &= !ends;
        }
        let Some(at) = first else { return };
        let label = if count == 1 { "the conflict begins here".to_owned() } else { format!("the first of {count}") };
        self.tell(
            at,
            "The file still has a git merge conflict",
            label,
            "keep the lines that are right, and delete the others and the lines `<<<<<<<`, `=======` and `>>>>>>>`",
        );
    }
}
