//! A text that makes its lane too tall to read across.

use super::texts::each_text;
use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    each_text(&resolved.map, &mut |text, room| {
        let length: usize = text.pieces.iter().map(|piece| piece.text.chars().count()).sum();
        if length > room.characters {
            let title = format!("The {} is too long to read well", room.what);
            let label = format!("{length} characters; up to {} read well here", room.characters);
            diagnostics.push(
                Diagnostic::new(Code::LongText, title, text.span, label)
                    .help("shorten it, or split it into several lines"),
            );
        }
    });
}
