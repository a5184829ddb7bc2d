//! How well the examples can be read on a screen, in one table: `cargo bench --bench legibility`.
//!
//! Drawings are taken as fitted to 1400 pixels. The aims: in the detail view the median text is at least 8 pixels high for a map of up
//! to 12 columns, which is at most 2400 wide; on a slide the smallest is at least 9, and the scale has at least 35 % of the height. The last
//! column names the aims that are missed.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use std::path::{Path, PathBuf};
use wayline::{
    Options, compile,
    folder::Folder,
    layout::{LayoutOptions, View, layout},
    model::Map,
    scene::{Form, Group, Node, Scene},
    text::Fonts,
};

/// How wide a drawing is shown.
const SHOWN: f64 = 1400.0;
/// The aims of the detail view hold for so many columns: how wide it is at most, and how high the median text is at least.
const FEW: usize = 12;
const WIDEST: f64 = 2400.0;
const MEDIAN: f64 = 8.0;
/// Those of the overview: how high the smallest text is, and which part of the height the scale has.
const SMALLEST: f64 = 9.0;
const SCALE: f64 = 0.35;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = Folder::new(&folder).expect("a folder of examples");
    println!(
        "| example | columns | width | height | smallest | median | overview smallest | overview median | scale | missed |"
    );
    println!("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --- |");
    for path in maps(&folder) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let options = Options { today: "2026-11-21".parse().ok(), ..Options::default() };
        let compilation = compile(&path.display().to_string(), &text, &files, &options);
        let map = compilation.map.unwrap_or_else(|| panic!("{name} has mistakes: {:?}", compilation.diagnostics));
        let (detail, overview) = (drawn(&map, View::Detail), drawn(&map, View::Overview));
        let ((smallest, median), (least, middle)) = (sizes(&detail), sizes(&overview));
        let scale = share(&overview);
        let few = map.columns.len() <= FEW;
        let missed = [
            ("width", few && detail.width > WIDEST),
            ("median", few && median < MEDIAN),
            ("overview smallest", least < SMALLEST),
            ("scale", scale.is_some_and(|scale| scale < SCALE)),
        ];
        let missed: Vec<_> = missed.iter().filter(|(_, is_missed)| *is_missed).map(|(aim, _)| *aim).collect();
        println!(
            "| {name} | {} | {:.0} | {:.0} | {smallest:.1} | {median:.1} | {least:.1} | {middle:.1} | {} | {} |",
            map.columns.len(),
            detail.width,
            detail.height,
            scale.map_or("none".to_owned(), |scale| format!("{:.0} %", scale * 100.0)),
            missed.join(", "),
        );
    }
}

fn maps(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the examples").flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "journey"));
    paths.sort();
    paths
}

fn drawn(map: &Map, view: View) -> Scene {
    layout(map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new())
}

/// The smallest text and the median one, each letter counted, in pixels.
fn sizes(scene: &Scene) -> (f64, f64) {
    let mut letters: Vec<f64> = Vec::new();
    collect(&scene.root, &mut letters);
    letters.sort_by(f64::total_cmp);
    let pixels = |size: Option<&f64>| size.map_or(0.0, |size| size * SHOWN / scene.width);
    (pixels(letters.first()), pixels(letters.get(letters.len() / 2)))
}

fn collect(group: &Group, letters: &mut Vec<f64>) {
    for node in &group.nodes {
        match node {
            Node::Group(inner) => collect(inner, letters),
            Node::Text(line) => letters.extend(std::iter::repeat_n(line.size.size(), line.plain().chars().count())),
            Node::Shape(_) | Node::Image(_) => {}
        }
    }
}

/// Which part of the height is between the ends of the scale.
fn share(scene: &Scene) -> Option<f64> {
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
