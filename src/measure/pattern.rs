//! Events as `event` lines write them: a star is anything.

use serde::Serialize;

/// An event, or a pattern of events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Pattern(pub Vec<Piece>);

/// A piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Piece {
    /// These characters.
    Text(String),
    /// Anything, or nothing.
    Anything,
}

impl Pattern {
    /// Parses a pattern: `*` is anything, a backslash takes the next character literally.
    pub fn parse(text: &str) -> Self {
        let (mut pieces, mut piece) = (Vec::new(), String::new());
        let mut letters = text.chars();
        while let Some(c) = letters.next() {
            match c {
                '*' => {
                    if !piece.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut piece)));
                    }
                    if pieces.last() != Some(&Piece::Anything) {
                        pieces.push(Piece::Anything);
                    }
                }
                '\\' => match letters.clone().next() {
                    Some(next) if matches!(next, '*' | '\\' | ',') => {
                        piece.push(next);
                        letters.next();
                    }
                    _ => piece.push('\\'),
                },
                _ => piece.push(c),
            }
        }
        if !piece.is_empty() || pieces.is_empty() {
            pieces.push(Piece::Text(piece));
        }
        Self(pieces)
    }

    /// Whether it matches everything.
    pub(super) fn is_anything(&self) -> bool {
        self.0 == [Piece::Anything]
    }

    /// The one text that matches, if the pattern has no star.
    pub fn text(&self) -> Option<&str> {
        match self.0.as_slice() {
            [Piece::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Whether the text matches.
    pub fn fits(&self, text: &str) -> bool {
        let mut rest = text;
        let mut anywhere = false;
        for (at, piece) in self.0.iter().enumerate() {
            match piece {
                Piece::Anything => anywhere = true,
                Piece::Text(wanted) => {
                    let last = at + 1 == self.0.len();
                    let found = match (anywhere, last) {
                        (false, _) => rest.starts_with(wanted.as_str()).then_some(0),
                        (true, true) => rest.ends_with(wanted.as_str()).then(|| rest.len() - wanted.len()),
                        (true, false) => rest.find(wanted.as_str()),
                    };
                    let Some(start) = found else { return false };
                    rest = &rest[start + wanted.len()..];
                    anywhere = false;
                }
            }
        }
        anywhere || rest.is_empty()
    }
}
