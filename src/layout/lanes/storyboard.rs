//! Storyboard pictures, equally high, each as wide as its column.

use super::{Cells, Lane};
use crate::{
    lane::LaneKind,
    layout::{LayoutCtx, block::Block},
    model::PictureId,
    scene::{Group, Image, Rect},
};

const HEIGHT: f64 = 136.0;

/// The lane of the pictures; `None` if there are none.
pub fn storyboard(ctx: &mut LayoutCtx<'_>) -> Option<Lane> {
    let map = ctx.map;
    let mut cells = Cells::new(8.0);
    for (place, facts) in map.all_facts() {
        let Some(picture) = facts.image else { continue };
        let alt = map.title_of(place).to_plain();
        cells.push(place, Box::new(Still { picture, alt }));
    }
    (!cells.is_empty()).then(|| Lane { quiet: false, ..Lane::new(ctx, LaneKind::Storyboard, cells) })
}

struct Still {
    picture: PictureId,
    alt: String,
}

impl Block for Still {
    fn height(&self, _width: f64) -> f64 {
        HEIGHT
    }

    fn draw(&self, width: f64, _height: f64) -> Group {
        let rect = Rect::new(0.0, 0.0, width.min(480.0), HEIGHT);
        let image = Image { picture: self.picture.index(), rect, radius: 8.0, alt: self.alt.clone() };
        Group::new("picture").with(image)
    }
}
