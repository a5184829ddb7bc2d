//! Storyboard pictures, equally high, each as wide as its column. One of another shape is shown whole, as large as it fits there.

use super::{Cells, Lane};
use crate::{
    lane::LaneKind,
    layout::{LayoutCtx, block::Block},
    model::PictureId,
    scene::{Group, Image, Rect},
};

const HEIGHT: f64 = 136.0;
const WIDEST: f64 = 480.0;
/// The least part of a picture that is shown where it is cropped.
const SHOWN: f64 = 0.5;

/// The lane of the pictures; `None` if there are none.
pub fn storyboard(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let map = ctx.map;
    let mut cells = Cells::new(8.0);
    for (place, facts) in map.all_facts() {
        let Some(picture) = facts.image else { continue };
        let (alt, of) = (map.title_of(place).to_plain(), &map.pictures[picture.index()]);
        let shape = f64::from(of.width) / f64::from(of.height).max(1.0);
        cells.push(place, Box::new(Still { picture, shape, alt }));
    }
    (!cells.is_empty()).then(|| Lane { quiet: false, ..Lane::new(ctx, LaneKind::Storyboard, cells) })
}

struct Still {
    picture: PictureId,
    /// Width by height.
    shape: f64,
    alt: String,
}

impl Block for Still {
    fn height(&self, _width: f64) -> f64 {
        HEIGHT
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let width = width.min(WIDEST);
        let shape = width / HEIGHT;
        let rect = if self.shape * SHOWN > shape {
            let height = width / self.shape;
            Rect::new(0.0, (HEIGHT - height) / 2.0, width, height)
        } else if self.shape < shape * SHOWN {
            Rect::new(0.0, 0.0, HEIGHT * self.shape, HEIGHT)
        } else {
            Rect::new(0.0, 0.0, width, HEIGHT)
        };
        let image = Image { picture: self.picture.index(), rect, radius: 8.0, alt: self.alt.clone() };
        Group::new("picture").with(image)
    }
}
