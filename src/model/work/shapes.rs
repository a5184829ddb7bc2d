//! What the lines, areas and texts of an SVG picture cost, in elements.

use roxmltree::Node;

/// More work than this takes too long: six steps of filters, 125 layers, or as many elements.
pub const MOST: u64 = 50_000;
/// A picture is hardly drawn larger than this, in pixels.
const DRAWN: f64 = 1000.0;
/// As many pixels cost as much as an element.
const PIXELS: f64 = 2_500.0;
/// A part that is drawn by itself has no more pixels.
const LARGEST: f64 = 16_000_000.0;
/// As many points of an outline, or dashes of a line, cost as much as an element.
const POINTS: f64 = 16.0;
/// What a point costs whose line is as wide as the picture.
const WIDE: f64 = 40.0;
/// A line crosses a picture this often at most.
const CROSSINGS: u64 = 20;

/// What the costs of a picture's parts depend on.
pub struct Extents {
    /// The longer side of what is shown, in the picture's units.
    view: f64,
    /// The farthest number of any shape.
    farthest: f64,
    /// The widest line, as a part of the picture.
    stroke: f64,
    /// The shortest dash with its gap, as a part of the picture.
    dash: Option<f64>,
}

impl Extents {
    pub fn new(nodes: &[Node<'_, '_>], sheets: &[&str]) -> Self {
        let view = view(nodes.first());
        let said = |name: &str| declared(nodes, sheets, name);
        let geometry = ["x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "x2", "y1", "y2"];
        let far =
            nodes.iter().flat_map(|node| geometry.iter().filter_map(|name| numbers(node.attribute(*name)?).next()));
        let part = |text: &str, number: f64| if text.contains('%') { number / 100.0 } else { number / view };
        let widths = said("stroke-width").into_iter().filter_map(|text| Some(part(text, numbers(text).next()?)));
        let dashes = said("stroke-dasharray").into_iter().map(|text| part(text, numbers(text).sum()));
        Self {
            view,
            farthest: far.fold(view, |most, number| most.max(number.abs())),
            stroke: widths.fold(1.0 / view, f64::max),
            dash: dashes.filter(|sum| *sum > 0.0).min_by(f64::total_cmp),
        }
    }

    /// What an element costs by its own form.
    pub fn cost(&self, node: &Node<'_, '_>) -> u64 {
        match node.tag_name().name() {
            "pattern" => self.tile(node),
            // Each part of a text is placed behind all others.
            "text" => (node.descendants().count() as u64).pow(2) / 100,
            _ => self.line(points(node)),
        }
    }

    fn line(&self, points: u64) -> u64 {
        let dashes = self.dash.map_or(0.0, |dash| points.min(CROSSINGS) as f64 / dash);
        let wide = WIDE * self.stroke.min(1.0).powi(2);
        (points as f64 * (1.0 / POINTS + wide) + dashes / POINTS) as u64
    }

    /// A pattern is drawn once, with all its pixels.
    fn tile(&self, node: &Node<'_, '_>) -> u64 {
        let own = node.attribute("patternUnits") == Some("userSpaceOnUse");
        let length = |name: &str| {
            let text = node.attribute(name)?;
            let number = numbers(text).next()?.abs();
            Some(match (text.contains('%'), own) {
                (true, true) => number / 100.0 * self.view,
                (true, false) => number / 100.0 * self.farthest,
                (false, true) => number,
                (false, false) => number * self.farthest,
            })
        };
        let turned =
            node.attribute("patternTransform").filter(|text| text.contains("scale") || text.contains("matrix"));
        let larger = turned.map_or(1.0, |text| numbers(text).fold(1.0, |most: f64, number| most.max(number.abs())));
        let scale = larger * DRAWN / self.view;
        let pixels = length("width").unwrap_or(0.0) * length("height").unwrap_or(0.0) * scale * scale;
        pixels_cost(pixels)
    }
}

/// What so many pixels cost that are unpacked or drawn by themselves.
pub fn pixels_cost(pixels: f64) -> u64 {
    if pixels > LARGEST { MOST + 1 } else { (pixels / PIXELS) as u64 }
}

/// The points of a shape, as far as they can be told from its numbers.
pub fn points(node: &Node<'_, '_>) -> u64 {
    let listed = |name: &str| node.attribute(name).map_or(0, |text| numbers(text).count() as u64 / 2);
    match node.tag_name().name() {
        "path" => listed("d"),
        "polyline" | "polygon" => listed("points"),
        "line" => 2,
        "rect" | "circle" | "ellipse" => 8,
        _ => 0,
    }
}

/// Every value that a property gets anywhere in a picture.
fn declared<'a>(nodes: &[Node<'a, '_>], sheets: &[&'a str], name: &str) -> Vec<&'a str> {
    let attributes = nodes.iter().filter_map(|node| node.attribute(name));
    let styles = nodes.iter().filter_map(|node| node.attribute("style")).chain(sheets.iter().copied());
    let in_style = styles.flat_map(|style| style.split(['{', '}', ';'])).filter_map(|one| {
        let (property, value) = one.split_once(':')?;
        (property.trim() == name).then_some(value)
    });
    attributes.chain(in_style).collect()
}

/// The longer side of what is shown.
fn view(root: Option<&Node<'_, '_>>) -> f64 {
    let sides = |text: &str| numbers(text).skip(2).fold(0.0, f64::max);
    let side = |name: &str| root.and_then(|root| numbers(root.attribute(name)?).next());
    let shown = root.and_then(|root| root.attribute("viewBox")).map(sides);
    let longest = shown.unwrap_or_else(|| side("width").unwrap_or(0.0).max(side("height").unwrap_or(0.0)));
    if longest > 0.0 { longest } else { 100.0 }
}

/// The numbers of a text, whatever is between them.
fn numbers(text: &str) -> impl Iterator<Item = f64> + '_ {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    text.split(move |c: char| !is_part(c)).flat_map(|run| {
        // `1-2` and `1.5.5` are two numbers each.
        let mut parts = Vec::new();
        let (mut start, mut dots) = (0, 0);
        for (at, c) in run.char_indices() {
            let sign = matches!(c, '-' | '+') && at > start && !run[..at].ends_with(['e', 'E']);
            dots += usize::from(c == '.');
            if sign || dots > 1 {
                parts.push(&run[start..at]);
                (start, dots) = (at, usize::from(c == '.'));
            }
        }
        parts.push(&run[start..]);
        parts.into_iter().filter_map(|part| part.parse::<f64>().ok()).filter(|number| number.is_finite())
    })
}
