//! How a `data` line names a table of a database.

/// The connection and the table of `warehouse:marts.events`; `None` if a `data` line with this text means files.
#[must_use]
pub fn connection(text: &str) -> Option<(&str, &str)> {
    let (name, table) = text.split_once(':')?;
    let named = name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    (named && !table.is_empty() && !table.starts_with('/') && !table.contains(char::is_whitespace))
        .then_some((name, table))
}
