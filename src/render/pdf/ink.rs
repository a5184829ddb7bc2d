//! Colours, fills and outlines.

use crate::{
    scene::{Role, Stroke},
    theme::Theme,
};
use krilla::{
    color::rgb,
    num::NormalizedF32,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke as PdfStroke, StrokeDash},
};

pub fn fill(theme: &Theme, role: Role) -> Fill {
    Fill { paint: colour(theme, role).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// How an outline is drawn, with the same defaults as SVG.
pub fn stroke(theme: &Theme, stroke: &Stroke) -> PdfStroke {
    let dash = StrokeDash { array: stroke.dash.iter().map(|&length| length.max(0.0) as f32).collect(), offset: 0.0 };
    let dashed = dash.array.iter().sum::<f32>() > 0.0;
    PdfStroke {
        paint: colour(theme, stroke.role).into(),
        width: stroke.width.max(0.0) as f32,
        miter_limit: 4.0,
        line_cap: if stroke.round { LineCap::Round } else { LineCap::Butt },
        line_join: if stroke.round { LineJoin::Round } else { LineJoin::Miter },
        opacity: NormalizedF32::ONE,
        dash: dashed.then_some(dash),
    }
}

fn colour(theme: &Theme, role: Role) -> rgb::Color {
    let colour = theme.colour(role);
    rgb::Color::new(colour.red, colour.green, colour.blue)
}
