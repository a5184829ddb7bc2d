//! A font of a project's own. In come the bytes of its files, out comes what text is measured and drawn with.
//!
//! One file is enough. A variable one has its semibold inside; without one the semibold is the regular face made bolder, and
//! without an italic the regular face is slanted, as browsers do it. Neither changes a width. What the font lacks is measured and
//! drawn in the bundled one. Letters that join or stack (Arabic, Indic scripts, Thai) are left to fonts of the reader's system
//! even where it has them: their widths aren't a sum.

mod characters;
mod file;
mod kerning;
mod metrics;

pub use file::{BadFont, FontData};
pub(super) use metrics::OwnMetrics;

use super::style::Face;
use sha2::{Digest, Sha256};
use std::{fmt, fmt::Write as _, sync::Arc};

/// A font of a project's own, in the faces that drawings are set in. Cheap to copy.
#[derive(Clone)]
pub struct OwnFont(Arc<Faces>);

struct Faces {
    name: String,
    family: String,
    faces: [OwnFace; Face::ALL.len()],
}

/// One face of a font of a project's own.
pub struct OwnFace {
    /// The file that it is drawn from.
    pub file: FontData,
    /// Where on the file's weight axis it is; none for a file without one.
    pub weight: Option<f32>,
    /// Whether its strokes are made bolder.
    pub bolder: bool,
    /// Whether it is slanted.
    pub slanted: bool,
    metrics: Arc<OwnMetrics>,
}

impl OwnFace {
    fn new(file: FontData, face: Face) -> Self {
        let weight = file.axis.map(|(least, most)| f32::from(face.weight()).clamp(least, most));
        let metrics = Arc::new(OwnMetrics::of(&file, weight));
        Self { file, weight, bolder: false, slanted: false, metrics }
    }

    /// Another face drawn from the same outlines.
    fn again(&self) -> Self {
        let Self { file, weight, bolder, slanted, metrics } = self;
        Self { file: file.clone(), weight: *weight, bolder: *bolder, slanted: *slanted, metrics: metrics.clone() }
    }
}

impl OwnFont {
    /// The font of these files.
    pub fn new(regular: FontData, semibold: Option<FontData>, italic: Option<FontData>) -> Self {
        let name = name(&regular, semibold.as_ref(), italic.as_ref());
        let family = regular.family.clone();
        // A variable file that goes far enough has the semibold inside.
        let heavy = regular.axis.is_some_and(|(_, most)| most >= BOLD).then(|| regular.clone());
        let regular = OwnFace::new(regular, Face::Regular);
        let semibold = match semibold.or(heavy) {
            Some(file) => OwnFace::new(file, Face::Semibold),
            None => OwnFace { bolder: true, ..regular.again() },
        };
        let italic = match italic {
            Some(file) => OwnFace::new(file, Face::Italic),
            None => OwnFace { slanted: true, ..regular.again() },
        };
        Self(Arc::new(Faces { name, family, faces: [regular, semibold, italic] }))
    }

    /// What style sheets call it: a name that no other font has.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// What its makers call it: letters, digits, blanks and hyphens.
    pub fn family(&self) -> &str {
        &self.0.family
    }

    /// One of its faces.
    pub fn face(&self, face: Face) -> &OwnFace {
        &self.0.faces[face as usize]
    }

    /// Whether it has the character, and text with it is set in this font.
    pub fn covers(&self, face: Face, c: char) -> bool {
        self.metrics(face).glyph(c).is_some()
    }

    /// The characters that it may be used for, as CSS writes them; what of these it lacks, a browser takes from the next font.
    pub fn unicode_range() -> String {
        characters::unicode_range()
    }

    pub(super) fn metrics(&self, face: Face) -> &Arc<OwnMetrics> {
        &self.face(face).metrics
    }
}

/// From this weight on text counts as bold.
const BOLD: f32 = 550.0;

/// A name made from what is in the files.
fn name(regular: &FontData, semibold: Option<&FontData>, italic: Option<&FontData>) -> String {
    let mut hash = Sha256::new();
    for (index, file) in [Some(regular), semibold, italic].into_iter().enumerate() {
        if let Some(file) = file {
            hash.update([index as u8]);
            hash.update(&file.bytes);
        }
    }
    let mut name = "wayline-".to_owned();
    for byte in hash.finalize().iter().take(4) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

impl PartialEq for OwnFont {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl fmt::Debug for OwnFont {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OwnFont({})", self.0.family)
    }
}
