//! How far two pictures of one drawing are apart.

use super::page::picture;
use crate::chromium::Browser;
use resvg::tiny_skia::Pixmap;
use wayline::scene::Scene;

/// Both pictures are compared by the mean colours of squares with this side, since no two programs smooth edges alike.
const SQUARE: u32 = 16;
/// How far apart two mean colours may be, of 255. Smoothing makes up to 12; a word that is missing or elsewhere, 30 and more.
pub const FAR: f64 = 20.0;

/// What a browser draws.
pub fn theirs(browser: &Browser, svg: &str, scene: &Scene) -> Pixmap {
    let size = (scene.width.ceil() as u32, scene.height.ceil() as u32);
    decoded(&picture(browser, "map.svg", svg, size))
}

pub fn decoded(bytes: &[u8]) -> Pixmap {
    Pixmap::decode_png(bytes).expect("a PNG file")
}

/// The largest difference of any square's mean colours, and where that square is.
pub fn farthest(one: &Pixmap, other: &Pixmap) -> (f64, (u32, u32)) {
    apart(one, other).fold((0.0, (0, 0)), |far, next| if next.0 > far.0 { next } else { far })
}

/// The share of squares whose mean colours are too far apart.
pub fn share_far(one: &Pixmap, other: &Pixmap) -> f64 {
    let (far, all) = apart(one, other).fold((0, 0), |(far, all), (by, _)| (far + u32::from(by > FAR), all + 1));
    f64::from(far) / f64::from(all)
}

/// How far apart the mean colours of each square are, and where that square is.
fn apart(one: &Pixmap, other: &Pixmap) -> impl Iterator<Item = (f64, (u32, u32))> {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let squares =
        (0..one.height() / SQUARE).flat_map(|y| (0..one.width() / SQUARE).map(move |x| (x * SQUARE, y * SQUARE)));
    squares.map(move |at| {
        let channels = mean(one, at).into_iter().zip(mean(other, at));
        (channels.map(|(one, other)| (one - other).abs()).fold(0.0, f64::max), at)
    })
}

fn mean(picture: &Pixmap, (left, top): (u32, u32)) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for y in top..top + SQUARE {
        let start = (y * picture.width() + left) as usize;
        for pixel in &picture.pixels()[start..start + SQUARE as usize] {
            for (sum, part) in sums.iter_mut().zip([pixel.red(), pixel.green(), pixel.blue()]) {
                *sum += f64::from(part);
            }
        }
    }
    sums.map(|sum| sum / f64::from(SQUARE * SQUARE))
}
