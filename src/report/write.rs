//! Writes a report in the requested format.

#[cfg(feature = "cli")]
use super::text;
use super::{Format, Report, github, json, sarif, short};
use std::io;

impl Report {
    /// Writes the report.
    ///
    /// # Errors
    ///
    /// Only where `out` fails.
    pub fn write(&self, format: Format, out: &mut dyn io::Write) -> io::Result<()> {
        match format {
            #[cfg(feature = "cli")]
            Format::Text(look) => text::write(self, look, out),
            Format::Short => short::write(self, out),
            Format::Json => json::write(self, out),
            Format::Sarif => sarif::write(self, out),
            Format::Github => github::write(self, out),
        }
    }
}
