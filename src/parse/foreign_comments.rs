//! How comments begin in other languages.

/// Up to the end of the line.
pub const TO_LINE_END: [&str; 4] = ["//", "%%", ";", "--"];

/// Between two signs.
pub const ENCLOSED: [(&str, &str); 2] = [("<!--", "-->"), ("/*", "*/")];
