//! PNG and PDF of a drawing, if the program is built with them; otherwise an error message.

use super::{pages::Pages, pipeline::Drawing, scale};
#[cfg(feature = "pdf")]
use crate::render::{PdfError, PdfOptions};
use crate::{
    render::{self, PictureTooLarge, PngError, PngOptions},
    report::Failure,
    scene::Scene,
};

/// Each page as a picture of its own.
pub(crate) fn pngs(pages: &Pages, drawing: &Drawing) -> Result<Vec<Vec<u8>>, Failure> {
    let typefaces = &pages.typefaces().typefaces;
    let picture = |scene: &Scene| {
        let scale = drawing.scale.unwrap_or_else(|| scale::usual(scene.width, scene.height));
        let options = PngOptions { theme: drawing.theme.clone(), scale, ..PngOptions::default() };
        render::png(scene, typefaces, &options).map_err(no_png)
    };
    pages.scenes.iter().map(picture).collect()
}

/// All pages in one file.
#[cfg(feature = "pdf")]
pub(crate) fn pdf(pages: &Pages, drawing: &Drawing, base: &str) -> Result<Vec<u8>, Failure> {
    let options = PdfOptions { theme: drawing.theme.clone(), base };
    render::pdf(&pages.scenes, &pages.typefaces().typefaces, &options).map_err(|error| match error {
        PdfError::Picture(picture) => too_large(&picture),
        PdfError::Damaged(_) => Failure::new(error.to_string()).help("save the map's pictures again"),
        PdfError::Internal(_) => Failure::bug(error.to_string()),
    })
}

fn no_png(error: PngError) -> Failure {
    match &error {
        PngError::TooLarge { size: (width, height), max_pixels, scale } => {
            let most = max_pixels / 1_000_000;
            let title = format!("it would have {width} × {height} pixels; the limit is {most} million");
            Failure::new(title)
                .help(format!("use --scale {scale}, or write a pdf, which has no limit; --split stages may help too"))
        }
        PngError::Picture(picture) => too_large(picture),
        PngError::Scale(_) | PngError::Internal(_) => Failure::bug(error.to_string()),
    }
}

fn too_large(picture: &PictureTooLarge) -> Failure {
    Failure::new(format!("the picture {picture}"))
}
