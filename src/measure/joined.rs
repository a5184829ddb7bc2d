//! Columns of the data whose values are read as one: `handling+registration_type`.

/// Between the names of such columns.
const BETWEEN_NAMES: char = '+';
/// Between their values.
pub const BETWEEN_VALUES: &str = "+";
/// Between a day and a time of the day.
pub const BETWEEN_DAY_AND_TIME: &str = " ";

/// The columns that `name` means: several with a `+` between them, else the one that is called so. `\+` is a plus inside a name.
#[must_use]
pub fn joined(name: &str) -> Vec<String> {
    let (mut parts, mut part) = (Vec::new(), String::new());
    let mut letters = name.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.peek() == Some(&BETWEEN_NAMES) => part.extend(letters.next()),
            BETWEEN_NAMES => parts.push(std::mem::take(&mut part)),
            other => part.push(other),
        }
    }
    parts.push(part);
    let parts: Vec<String> = parts.iter().map(|part| part.trim().to_owned()).collect();
    if parts.iter().any(String::is_empty) { vec![name.to_owned()] } else { parts }
}
