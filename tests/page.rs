//! The page says all that a map says, as text, and asks nobody for anything.
fn main() {}
