//! What kind of team it is, behind its label.

use crate::model::{TeamKind, Text};

/// Takes `, internal`, `, external` or `, partner` off the end of a team's text.
pub fn team_kind(label: &mut Text) -> Option<TeamKind> {
    let last = label.pieces.last_mut()?;
    let (before, word) = last.text.rsplit_once([',', '，', '、', '،'])?;
    let kind = match word.trim().to_lowercase().as_str() {
        "internal" => TeamKind::Internal,
        "external" => TeamKind::External,
        "partner" => TeamKind::Partner,
        _ => return None,
    };
    last.text = before.trim_end().to_owned();
    label.pieces.retain(|piece| !piece.text.is_empty());
    Some(kind)
}
