//! Lists of lines: which were added, which are gone, which were reworded.

use super::matching::{Matching, Thing};
use crate::model::{Mark, Name, Piece, Text};

/// A line before and after.
pub type Pair<T> = (Option<T>, Option<T>);

/// The words of a text, with the addresses that its links lead to.
pub fn told(text: &Text) -> String {
    let piece = |piece: &Piece| match &piece.mark {
        Mark::Link(target) => format!("{} ({target})", piece.text),
        Mark::None | Mark::Emphasis | Mark::Code => piece.text.clone(),
    };
    text.pieces.iter().map(piece).collect()
}

/// The lines that differ between the two sides: reworded ones in pairs, then those that are only new or only gone.
pub fn paired<T: Clone>(old: &[T], new: &[T], words: impl Fn(&T) -> String) -> Vec<Pair<T>> {
    let unnamed = Name::Generated(String::new());
    let things = |lines: &[T]| -> Vec<Thing<'_>> {
        lines.iter().map(|line| Thing::new(&unnamed, &words(line), "", None)).collect()
    };
    let (earlier, later) = (things(old), things(new));
    let mut known = Matching::none(old.len(), new.len());
    known.surely(&earlier, &later);
    known.likely(&earlier, &later);
    let mut pairs: Vec<Pair<T>> = Vec::new();
    for (at, line) in new.iter().enumerate() {
        match known.before[at].map(|before| &old[before]) {
            Some(before) if words(before) == words(line) => {}
            before => pairs.push((before.cloned(), Some(line.clone()))),
        }
    }
    let gone = old.iter().enumerate().filter(|(at, _)| known.after[*at].is_none());
    pairs.extend(gone.map(|(_, line)| (Some(line.clone()), None)));
    // A single line that was rewritten completely is still one change.
    match pairs.as_slice() {
        [(None, Some(to)), (Some(from), None)] => vec![(Some(from.clone()), Some(to.clone()))],
        _ => pairs,
    }
}
