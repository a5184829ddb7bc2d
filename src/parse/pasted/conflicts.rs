//! Both sides of a merge conflict, or what is left of them.

use super::finder::Finder;
use crate::{
    keyword::Keyword,
    parse::is_blank,
    source::{CONFLICT, CONFLICT_HELP, ConflictMarker as Marker},
    span::Span,
};

/// So many signs are a marker of a conflict that lost some.
const FEWEST_SIGNS: usize = 3;

impl<'a> Finder<'a> {
    /// `>>>> feature/b`: a marker without all its signs.
    fn damaged_markers(&mut self) {
        let is_damaged = |at: &usize| {
            let text = self.trimmed(*at);
            let Some(sign) = text.chars().next().filter(|sign| matches!(sign, '<' | '>')) else { return false };
            let rest = text.trim_start_matches(sign);
            let words = rest.split(is_blank).filter(|word| !word.is_empty()).count();
            text.len() - rest.len() >= FEWEST_SIGNS && rest.starts_with(is_blank) && words == 1
        };
        let damaged: Vec<usize> = self.wordless.iter().copied().filter(is_damaged).collect();
        let Some(&first) = damaged.first() else { return };
        self.skip(damaged);
        self.tell(first, CONFLICT, "left over from a merge conflict".to_owned(), CONFLICT_HELP);
    }

    /// Both sides of a merge conflict: the first is read, the second isn't. Somebody may have deleted a part of its markers, so that a divider
    /// is one of them as soon as another follows.
    pub(super) fn conflicts(&mut self) {
        let marker = |at: usize| Some((at, Marker::of(self.slice(self.lines[at].span))?));
        let is_sure = |of: &(usize, Marker)| matches!(of.1, Marker::Begins | Marker::Ends);
        if !self.wordless.iter().filter_map(|&at| marker(at)).any(|of| is_sure(&of)) {
            return self.damaged_markers();
        }
        let markers: Vec<(usize, Marker)> = (0..self.lines.len()).filter_map(marker).collect();
        let Some(first) = markers.iter().position(|of| of.1 != Marker::Parts) else { return };
        // A divider right before a trace is the middle of that conflict.
        let first = first - usize::from(first > 0 && markers[first].1 == Marker::Ends);
        let markers = &markers[first..];
        let (mut skipped, mut open) = (Vec::new(), false);
        for (number, &(at, marker)) in markers.iter().enumerate() {
            let after = &markers[number + 1..];
            let is_between = matches!(marker, Marker::Base | Marker::Parts);
            open = if is_between { open } else { marker == Marker::Begins };
            let next = || after.iter().find(|of| is_sure(of));
            let is_second = is_between && (open || next().is_some_and(|of| of.1 == Marker::Ends));
            let end = if is_second { after.first().map_or(self.lines.len(), |of| of.0) } else { at + 1 };
            skipped.extend(at..end);
        }
        let at = markers[0].0;
        let begun = markers.iter().filter(|of| of.1 == Marker::Begins).count();
        let label = match begun {
            0 => "left over from a merge conflict".to_owned(),
            1 => "the conflict begins here".to_owned(),
            many => format!("the first of {many}"),
        };
        self.skip(skipped);
        self.tell(at, CONFLICT, label, CONFLICT_HELP);
    }

    /// Whether these marks are those of a patch, which is reported then: what it removes isn't read.
    pub(super) fn is_patch(&mut self, marked: &[(usize, Span)]) -> bool {
        // "+ quick" and "- slow" are a list, "+  feels 1" and "-  feels 0" a line that was changed.
        let is_line = |&&(at, mark): &&(usize, Span)| {
            let rest = Span { start: mark.end, ..self.lines[at].span };
            let word = self.slice(rest).trim_start_matches(is_blank).split([' ', '\t', ':']).next();
            word.is_some_and(|word| Keyword::in_any_case(word).is_some())
        };
        let lines: Vec<&str> = marked.iter().filter(is_line).map(|(_, mark)| self.slice(*mark)).collect();
        let has = |sign: char| lines.iter().any(|mark| mark.trim_start_matches(is_blank).starts_with(sign));
        let Some(&(first, _)) = marked.first().filter(|_| has('-') && has('+')) else { return false };
        self.skip(marked.iter().map(|(at, _)| *at).collect::<Vec<_>>());
        let label = "`-` for what it removes, `+` for what it adds".to_owned();
        let help = "apply the patch to the map, or keep the lines with `+`, without that sign";
        self.tell(first, "These lines are from a patch", label, help);
        true
    }
}
