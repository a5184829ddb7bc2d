//! The kind of a team, given after its label.

use crate::model::{TeamKind, Text};

/// Removes `, internal`, `, external` or `, partner` from the end of a team's text.
pub fn team_kind(label: &mut Text) -> Option<TeamKind> {
    let last = label.pieces.last_mut()?;
    let (before, word) = last.text.rsplit_once([',', '，', '、', '،'])?;
    let kind = TeamKind::named(&word.trim().to_lowercase())?;
    last.text = before.trim_end().to_owned();
    label.pieces.retain(|piece| !piece.text.is_empty());
    Some(kind)
}
