//! PDF: directly from the scene, as vectors and real text.
//!
//! Input: scenes, one for each page, the typefaces for their text and the colours. Output: the bytes of a PDF file,
//! without a date and the same on every machine. Text can be selected and searched, links work, stages and lanes are
//! bookmarks, and everything is tagged, so that a reader who can't see the drawing hears it in order. The file claims
//! conformance with PDF/UA-1 unless something in the map prevents it (a character that no typeface has).

mod destinations;
mod ink;
mod options;
mod page;
mod path;
mod photo;
mod tags;
mod words;

use super::pictures;
use crate::{scene::Scene, typeset::Typefaces};
use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    error::KrillaError,
    metadata::Metadata,
    page::PageSettings,
};
pub use options::{PdfError, PdfOptions};

/// Points in a user unit: a 96th of an inch in 72nds.
const POINTS: f64 = 0.75;

/// No program is required to show a page with a longer side, so a larger drawing is scaled down.
const LONGEST: f64 = 14_400.0;

/// Writes scenes as a PDF file, each on a page of its own size: ¾ point for each unit of the scene.
///
/// # Errors
///
/// A picture in the map is too large or damaged.
pub fn pdf(scenes: &[Scene], typefaces: &Typefaces, options: &PdfOptions<'_>) -> Result<Vec<u8>, PdfError> {
    scenes.iter().try_for_each(pictures::check)?;
    match write(scenes, typefaces, options, true) {
        // The drawing matters more than the conformance.
        Err(KrillaError::Validation(_)) => write(scenes, typefaces, options, false),
        other => other,
    }
    .map_err(|error| match error {
        KrillaError::Image(.., what) => PdfError::Damaged(what),
        error => PdfError::Internal(error.to_string()),
    })
}

fn write(
    scenes: &[Scene],
    typefaces: &Typefaces,
    options: &PdfOptions<'_>,
    promise: bool,
) -> Result<Vec<u8>, KrillaError> {
    let configuration = ConfigurationBuilder::new();
    let configuration =
        if promise { configuration.with_accessibility_validator(Accessibility::UA1) } else { configuration };
    // The requested configuration exists, so the default never takes its place.
    let configuration = configuration.finish().unwrap_or_default();
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut tree = tags::Tree::default();
    let mut bookmarks = destinations::Bookmarks::default();
    let mut fonts = words::PdfFonts::new(typefaces);
    for (index, scene) in scenes.iter().enumerate() {
        let scale = scale(scene);
        let side = |length: f64| (length * scale).max(1.0) as f32;
        let Some(settings) = PageSettings::from_wh(side(scene.width), side(scene.height)) else { continue };
        let mut sheet = document.start_page_with(settings);
        tree.add(page::draw(&mut sheet, scene, scale, &mut fonts, options));
        bookmarks.add(scene, index, scale);
    }
    if let Some(first) = scenes.first() {
        let lang = language(first);
        document.set_metadata(metadata(first, lang));
        document.set_tag_tree(tree.finish(lang));
        document.set_outline(bookmarks.finish(&first.title));
    }
    document.finish()
}

/// Points of the page in a user unit of the scene.
fn scale(scene: &Scene) -> f64 {
    POINTS.min(LONGEST / scene.width.max(scene.height).max(1.0))
}

/// The drawing's own words are English if the map names no language.
fn language(scene: &Scene) -> &str {
    scene.lang.as_deref().unwrap_or("en")
}

fn metadata(scene: &Scene, lang: &str) -> Metadata {
    let program = format!("wayline {}", env!("CARGO_PKG_VERSION"));
    let title = if scene.title.trim().is_empty() { &scene.prefix } else { &scene.title };
    Metadata::new()
        .title(title.clone())
        .description(scene.description.clone())
        .language(lang.to_owned())
        .creator(program)
        // Two drawings of one map are two versions of one document.
        .document_id(scene.prefix.clone())
}
