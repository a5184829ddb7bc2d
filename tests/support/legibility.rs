//! How well a map can be read on a screen, for the tests and for the table of `cargo bench --bench legibility`.
//!
//! Drawings are taken as fitted to 1400 pixels. The aims: in the detail view the median text is at least 8 pixels high for a map of up
//! to 12 columns, which is at most 2400 wide; on a slide the smallest is at least 9, and the scale has at least 35 % of the height.

use wayline::{
    layout::{LayoutOptions, View, layout},
    model::Map,
    scene::{Form, Group, Node, Scene},
    text::Fonts,
};

/// How wide a drawing is shown.
pub const SHOWN: f64 = 1400.0;
/// The aims of the detail view hold for so many columns: how wide it is at most, and how high the median text is at least.
const FEW: usize = 12;
const WIDEST: f64 = 2400.0;
const MEDIAN: f64 = 8.0;
/// Those of the overview: how high the smallest text is, and which part of the height the scale has.
pub const SMALLEST: f64 = 9.0;
pub const SCALE: f64 = 0.35;

/// The figures of a map.
#[derive(Debug)]
pub struct Legibility {
    pub columns: usize,
    /// Of the detail view.
    pub size: (f64, f64),
    /// The smallest and the median text of the detail view, and of the overview.
    pub detail: (f64, f64),
    pub overview: (f64, f64),
    /// Which part of the overview's height the scale has, if there is one.
    pub scale: Option<f64>,
}

impl Legibility {
    pub fn of(map: &Map) -> Self {
        let draw = |view| layout(map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
        let (detail, overview) = (draw(View::Detail), draw(View::Overview));
        Self {
            columns: map.columns.len(),
            size: (detail.width, detail.height),
            detail: letters(&detail),
            overview: letters(&overview),
            scale: scale(&overview),
        }
    }

    /// The aims that it misses.
    pub fn missed(&self) -> Vec<&'static str> {
        let is_short = self.columns <= FEW;
        let aims = [
            ("width", is_short && self.size.0 > WIDEST),
            ("median", is_short && self.detail.1 < MEDIAN),
            ("overview smallest", self.overview.0 < SMALLEST),
            ("scale", self.scale.is_some_and(|scale| scale < SCALE)),
        ];
        aims.into_iter().filter(|(_, is_missed)| *is_missed).map(|(aim, _)| aim).collect()
    }
}

/// The smallest text and the median one, each letter counted, in pixels.
fn letters(scene: &Scene) -> (f64, f64) {
    let mut sizes: Vec<f64> = Vec::new();
    collect(&scene.root, &mut sizes);
    sizes.sort_by(f64::total_cmp);
    let pixels = |size: Option<&f64>| size.map_or(0.0, |size| size * SHOWN / scene.width);
    (pixels(sizes.first()), pixels(sizes.get(sizes.len() / 2)))
}

fn collect(group: &Group, sizes: &mut Vec<f64>) {
    for node in &group.nodes {
        match node {
            Node::Group(inner) => collect(inner, sizes),
            Node::Text(line) => sizes.extend(std::iter::repeat_n(line.size.size(), line.plain().chars().count())),
            Node::Shape(_) | Node::Image(_) => {}
        }
    }
}

/// Which part of the height is between the highest and the lowest face of the scale.
pub fn scale(scene: &Scene) -> Option<f64> {
    let scale = find(&scene.root, "scale")?;
    let faces = scale.nodes.iter().filter_map(|node| match node {
        Node::Shape(shape) => match &shape.form {
            Form::Circle { centre, radius } if *radius > 4.0 => Some(centre.y),
            Form::Circle { .. } | Form::Rect { .. } | Form::Line { .. } | Form::Path(_) => None,
        },
        Node::Group(_) | Node::Text(_) | Node::Image(_) => None,
    });
    let faces: Vec<f64> = faces.collect();
    let (top, bottom) = (faces.iter().copied().reduce(f64::min)?, faces.iter().copied().reduce(f64::max)?);
    Some((bottom - top) / scene.height)
}

fn find<'g>(group: &'g Group, class: &str) -> Option<&'g Group> {
    if group.class == class {
        return Some(group);
    }
    group.nodes.iter().find_map(|node| match node {
        Node::Group(inner) => find(inner, class),
        Node::Shape(_) | Node::Text(_) | Node::Image(_) => None,
    })
}
