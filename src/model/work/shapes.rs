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
/// How a shape's line is drawn: by itself, by what it is in, or by a style sheet.
#[derive(Clone, Copy)]
struct Line {
    /// Whether there is one.
    is_drawn: bool,
    /// Its width, in the units of the element.
    width: f64,
    /// A dash with its gap; 0 if it is whole.
    dash: f64,
    /// How much larger than the picture's units those of the element are.
    scale: f64,
}

/// What the costs of a picture's parts depend on.
pub struct Extents {
    /// The longer side of what is shown, in the picture's units.
    view: f64,
    /// The longest side of any shape, and at least what is shown.
    largest: f64,
    /// By the positions of the elements.
    lines: Vec<Line>,
}

impl Extents {
    /// `parents` are the positions of the elements around each.
    pub fn new(nodes: &[Node<'_, '_>], parents: &[Option<usize>], sheets: &[&str]) -> Self {
        let view = view(nodes.first());
        let shapes = nodes.iter().filter(|node| points(node) > 0 || matches!(node.tag_name().name(), "image" | "use"));
        let sides = ["width", "height", "r", "rx", "ry"];
        let lengths = shapes.flat_map(|node| sides.iter().filter_map(|side| node.attribute(*side)));
        let lengths = lengths.filter(|text| !text.contains('%')).filter_map(|text| numbers(text).next());
        let largest = lengths.fold(view, |most, length| most.max(length.abs()));
        let start = of_sheets(sheets, view);
        let mut lines: Vec<Line> = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            let around = parents[at].map_or(start, |parent| lines[parent]);
            lines.push(of_element(node, around, view));
        }
        Self { view, largest, lines }
    }

    /// What the element at a position costs by its own form.
    pub fn cost(&self, at: usize, node: &Node<'_, '_>) -> u64 {
        match node.tag_name().name() {
            "pattern" => self.tile(node),
            // Each part of a text is placed after all others.
            "text" => (node.descendants().count() as u64).pow(2) / 100,
            _ => self.line(points(node), node, self.lines[at]),
        }
    }

    fn line(&self, points: u64, node: &Node<'_, '_>, line: Line) -> u64 {
        let part = (line.width * line.scale / self.view).min(1.0);
        let wide = if line.is_drawn { WIDE * part * part } else { 0.0 };
        let side = |name: &str| node.attribute(name).and_then(|text| length(text, self.view)).unwrap_or(0.0);
        let around = match node.tag_name().name() {
            "rect" => 2.0 * (side("width") + side("height")),
            "circle" => 6.3 * side("r"),
            "ellipse" => 6.3 * side("rx").max(side("ry")),
            "path" => way(node.attribute("d")),
            "polyline" | "polygon" => way(node.attribute("points")),
            _ => self.view,
        };
        let dashes = if line.is_drawn && line.dash > 0.0 && points > 0 { around / line.dash } else { 0.0 };
        (points as f64 * (1.0 / POINTS + wide) + dashes / POINTS) as u64
    }

    /// A pattern is drawn once, with all its pixels.
    fn tile(&self, node: &Node<'_, '_>) -> u64 {
        let own = node.attribute("patternUnits") == Some("userSpaceOnUse");
        let side = |name: &str| {
            let text = node.attribute(name)?;
            let number = numbers(text).next()?.abs() / if text.contains('%') { 100.0 } else { 1.0 };
            Some(match (own, text.contains('%')) {
                (true, false) => number,
                (true, true) => number * self.view,
                (false, _) => number * self.largest,
            })
        };
        let larger = node.attribute("patternTransform").map_or(1.0, enlarged).max(1.0);
        let scale = larger * DRAWN / self.view;
        pixels_cost(side("width").unwrap_or(0.0) * side("height").unwrap_or(0.0) * scale * scale)
    }
}

/// What a style sheet says of some lines may hold for each of them.
fn of_sheets(sheets: &[&str], view: f64) -> Line {
    let said = |name: &'static str| sheets.iter().flat_map(move |sheet| values(sheet, name));
    let dashes = said("stroke-dasharray").map(|text| numbers(text).sum::<f64>()).filter(|sum| *sum > 0.0);
    Line {
        is_drawn: said("stroke").any(|value| value.trim() != "none"),
        width: said("stroke-width").filter_map(|text| length(text, view)).fold(1.0, f64::max),
        dash: dashes.min_by(f64::total_cmp).unwrap_or(0.0),
        scale: 1.0,
    }
}

/// The line of an element in one with the line `around`.
fn of_element(node: &Node<'_, '_>, around: Line, view: f64) -> Line {
    let own = |name: &str| {
        let style = node.attribute("style").and_then(|style| values(style, name).last());
        style.or_else(|| node.attribute(name))
    };
    Line {
        is_drawn: own("stroke").map_or(around.is_drawn, |value| value.trim() != "none"),
        width: own("stroke-width").and_then(|text| length(text, view)).unwrap_or(around.width),
        dash: own("stroke-dasharray").map_or(around.dash, |text| numbers(text).sum()),
        scale: around.scale * node.attribute("transform").map_or(1.0, enlarged),
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

/// About how long an outline is: its numbers are places, or steps from one to the next.
fn way(outline: Option<&str>) -> f64 {
    let all: Vec<f64> = numbers(outline.unwrap_or_default()).collect();
    let steps: f64 = all.iter().map(|number| number.abs()).sum();
    let between: f64 = all.windows(3).map(|three| (three[2] - three[0]).abs()).sum();
    steps.min(between)
}

/// The values of a property in a style sheet or in the style of an element.
fn values<'a>(style: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    style.split(['{', '}', ';']).filter_map(move |one| {
        let (property, value) = one.split_once(':')?;
        (property.trim() == name).then_some(value)
    })
}

/// A length, of which percents are those of the picture.
fn length(text: &str, view: f64) -> Option<f64> {
    let number = numbers(text).next()?.abs();
    Some(if text.contains('%') { number / 100.0 * view } else { number })
}

/// How much larger a transformation makes things at most.
fn enlarged(transform: &str) -> f64 {
    let of = |step: &str| {
        let (name, arguments) = step.split_once('(')?;
        let most = match name.trim_matches(|c: char| !c.is_alphabetic()) {
            "scale" => 2,
            "matrix" => 4,
            _ => return None,
        };
        Some(numbers(arguments).take(most).fold(0.0, |most: f64, number| most.max(number.abs())))
    };
    transform.split(')').filter_map(of).product()
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
