//! Lines, made of parts with a role instead of a colour.

use crate::model::{PersonaId, Severity};

/// What a part of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// Prose.
    Plain,
    /// The title of the map, of a stage or of a column.
    Title,
    /// What a line is about, and lines of the chart.
    Quiet,
    /// A persona, and the persona's curve.
    Persona(PersonaId),
    /// What hurts, and how badly.
    Pain(Severity),
    /// What customers like.
    Gain,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPart {
    /// The characters.
    pub text: String,
    /// What they are.
    pub role: TextRole,
}

/// One line.
pub type TextLine = Vec<TextPart>;

/// The lines as plain text.
pub fn plain_text(lines: &[TextLine]) -> String {
    let line = |line: &TextLine| line.iter().map(|part| part.text.as_str()).collect::<String>();
    lines.iter().map(|of| format!("{}\n", line(of).trim_end())).collect()
}

pub(super) fn part(text: impl Into<String>, role: TextRole) -> TextPart {
    TextPart { text: text.into(), role }
}
