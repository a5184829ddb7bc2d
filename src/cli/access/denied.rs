//! Why a file can't be accessed.

use crate::cli::console::reason;
use std::io;

/// What is wrong with a link whose target is gone.
pub(crate) const LOST: &str = "it is a link to a file that does not exist";

/// Why a file can't be accessed.
#[derive(Debug)]
pub(crate) enum Denied {
    /// It is outside, perhaps behind a symbolic link.
    Outside,
    /// It is a folder, a pipe or a device.
    Irregular(&'static str),
    /// An error from the operating system.
    System(io::Error),
}

impl Denied {
    /// The reason, as the second half of a sentence.
    pub fn reason(&self) -> String {
        match self {
            Self::Outside => "it leads outside the project".to_owned(),
            Self::Irregular(what) => (*what).to_owned(),
            Self::System(error) => reason(error),
        }
    }

    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::System(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory))
    }
}

impl From<io::Error> for Denied {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}
