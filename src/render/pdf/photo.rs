//! Pictures: unpacked once, shown as often as the drawing needs.

use crate::{model::Picture, render::pictures, scene::Scene, typeset::Typefaces};
use krilla::{Data, image::Image};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::Tree,
};

/// Pixels per user unit for a vector picture that is drawn as pixels.
const SHARPNESS: f64 = 4.0;
/// The most pixels along a side.
const LONGEST: f64 = 2048.0;

/// The pictures of a scene by position; `None` for one that can't be read.
pub fn photos(scene: &Scene, typefaces: &Typefaces) -> Vec<Option<Image>> {
    let shown = largest(scene);
    let photos = scene.pictures.iter().zip(shown);
    photos.map(|(picture, side)| side.and_then(|side| photo(picture, side, typefaces))).collect()
}

/// The largest size at which each picture is shown, by its longer side; `None` for one that isn't shown.
fn largest(scene: &Scene) -> Vec<Option<f64>> {
    let mut sides = vec![None; scene.pictures.len()];
    let mut groups = vec![&scene.root];
    while let Some(group) = groups.pop() {
        for node in &group.nodes {
            match node {
                crate::scene::Node::Group(inner) => groups.push(inner),
                crate::scene::Node::Image(image) => {
                    if let Some(side) = sides.get_mut(image.picture) {
                        let longer = image.rect.width.max(image.rect.height);
                        *side = Some(side.map_or(longer, |other: f64| other.max(longer)));
                    }
                }
                crate::scene::Node::Shape(_) | crate::scene::Node::Text(_) => {}
            }
        }
    }
    sides
}

fn photo(picture: &Picture, side: f64, typefaces: &Typefaces) -> Option<Image> {
    let data = || Data::from(picture.bytes.to_vec());
    match picture.media_type {
        "image/png" => Image::from_png(data(), true).ok(),
        "image/jpeg" => Image::from_jpeg(data(), true).ok(),
        "image/gif" => Image::from_gif(data(), true).ok(),
        "image/webp" => Image::from_webp(data(), true).ok(),
        "image/svg+xml" => drawn(picture, side, typefaces),
        _ => None,
    }
}

/// An SVG picture, drawn as pixels.
fn drawn(picture: &Picture, side: f64, typefaces: &Typefaces) -> Option<Image> {
    let tree = Tree::from_data(&picture.bytes, &pictures::options(typefaces)).ok()?;
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    // It is cropped to fill its box, so its shorter side may be as long as the box.
    let scale = (side * SHARPNESS / width.min(height)).min(LONGEST / width.max(height));
    let (wide, high) = ((width * scale).ceil().max(1.0), (height * scale).ceil().max(1.0));
    let mut pixels = Pixmap::new(wide as u32, high as u32)?;
    let (across, down) = (wide / f64::from(tree.size().width()), high / f64::from(tree.size().height()));
    resvg::render(&tree, Transform::from_scale(across as f32, down as f32), &mut pixels.as_mut());
    let colours = pixels.pixels().iter().flat_map(|pixel| {
        let colour = pixel.demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    });
    Some(Image::from_rgba8(colours.collect(), pixels.width(), pixels.height()))
}
