//! Applies fixes round after round, since fixes wait for each other, and reveal what is wrong next.

use super::{
    Applicability, Code, Diagnostic,
    fix::{Fix, apply, together},
};
use crate::span::FileId;

/// The most rounds.
pub const ROUNDS: usize = 50;

/// The fixes to apply at once in a round, counted from zero.
pub fn fixes_of_round(diagnostics: &[Diagnostic], round: usize, limit: Applicability) -> Vec<&Fix> {
    // What only seems unused because another fix has just renamed it would be lost.
    let is_lasting = |diagnostic: &&Diagnostic| round == 0 || diagnostic.code != Code::UnusedName;
    let fixes = diagnostics.iter().filter(is_lasting).filter_map(|diagnostic| diagnostic.fix.as_ref());
    together(fixes.filter(|fix| fix.applicability <= limit))
}

/// The text of a map with every fix that can be applied to it, and how many there were. `check` returns the
/// diagnostics of a text; those of the files that it uses are ignored.
///
/// # Errors
///
/// Where `check` fails.
pub fn fix_all<E>(
    text: &str,
    limit: Applicability,
    mut check: impl FnMut(&str) -> Result<Vec<Diagnostic>, E>,
) -> Result<(String, usize), E> {
    let (mut text, mut fixed) = (text.to_owned(), 0);
    for round in 0..ROUNDS {
        let diagnostics = check(&text)?;
        let fixes = fixes_of_round(&diagnostics, round, limit);
        let own: Vec<&Fix> = fixes.into_iter().filter(|fix| fix.file() == FileId::default()).collect();
        let new = apply(&text, own.iter().flat_map(|fix| &fix.edits));
        if new == text {
            break;
        }
        (text, fixed) = (new, fixed + own.len());
    }
    Ok((text, fixed))
}
