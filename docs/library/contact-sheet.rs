//! Draws a contact sheet: every example, light and dark, in one picture.
//!
//! Run it from the project's folder: `cargo run --release --features png --example contact-sheet`. It is a program of
//! its own that does what any other could do with the library: compile, lay out, render; and it builds the sheet as a
//! scene as well. Fonts for scripts that the bundled one lacks are asked for with `fc-match`, so the sheet differs a
//! little from one machine to another.

#![allow(clippy::print_stderr, reason = "it tells the person who started it")]

use std::{
    error::Error,
    path::{Path, PathBuf},
    process::Command,
};
use wayline::{
    Folder, Options, compile,
    layout::{LayoutOptions, layout},
    model::Picture,
    render::{PngOptions, Typefaces, png},
    scene::{Anchor, Direction, Face, Group, Image, Rect, Role, Run, Scene, Shape, Stroke, TextLine, TypeSize},
    text::Fonts,
    theme::{Theme, ThemeName},
};

const SHEET: &str = "target/contact-sheet.png";
const TODAY: &str = "2026-11-21";
const THEMES: [ThemeName; 2] = [ThemeName::Light, ThemeName::Dark];

/// The sheet in its own units, which are pixels. Each example has two drawings, and this many examples are side by side.
const ACROSS: usize = 2;
const DRAWING: f64 = 400.0;
const MARGIN: f64 = 24.0;
const GAP: f64 = 8.0;
const CAPTION: f64 = 24.0;
/// Pixels in a unit of the sheet. Drawings are made in just that size, so that they stay sharp.
const SCALE: f64 = 1.4;

fn main() -> Result<(), Box<dyn Error>> {
    let typefaces = typefaces()?;
    let mut examples = Vec::new();
    for path in maps(Path::new("examples"))? {
        examples.push(Example::draw(&path, &typefaces)?);
    }
    let sheet = sheet(&examples)?;
    let options = PngOptions { theme: Theme::builtin(ThemeName::Light), scale: SCALE, ..PngOptions::default() };
    let bytes = png(&sheet, &typefaces, &options)?;
    std::fs::create_dir_all(Path::new(SHEET).parent().unwrap_or(Path::new(".")))?;
    std::fs::write(SHEET, &bytes)?;
    eprintln!("wrote {SHEET}: {} examples, {} KB", examples.len(), bytes.len() / 1024);
    Ok(())
}

/// An example as it is shown.
struct Example {
    name: String,
    /// One for each theme.
    drawings: Vec<Picture>,
}

impl Example {
    fn draw(path: &Path, typefaces: &Typefaces) -> Result<Self, Box<dyn Error>> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let options = Options { today: Some(TODAY.parse()?), ..Options::default() };
        let compilation = compile(&name, &std::fs::read(path)?, &Folder::new("examples")?, &options);
        let map = compilation.map.ok_or_else(|| format!("{} has mistakes", path.display()))?;
        let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
        let missing = typefaces.missing(&scene);
        if !missing.is_empty() {
            eprintln!("{}: no font has {}", path.display(), missing.iter().collect::<String>());
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut drawings = Vec::new();
        for theme in THEMES {
            let scale = SCALE * DRAWING / scene.width;
            let options = PngOptions { theme: Theme::builtin(theme), scale, ..PngOptions::default() };
            let picture = Picture::read(&name, png(&scene, typefaces, &options)?);
            drawings.push(picture.map_err(|_| "a drawing that can't be read again")?);
        }
        Ok(Self { name, drawings })
    }

    /// How high its drawings are on the sheet.
    fn height(&self) -> f64 {
        let heights =
            self.drawings.iter().map(|drawing| f64::from(drawing.height) * DRAWING / f64::from(drawing.width));
        heights.fold(0.0, f64::max).floor()
    }
}

/// All examples in columns, each in the one that is the shortest so far.
fn sheet(examples: &[Example]) -> Result<Scene, Box<dyn Error>> {
    let each = THEMES.len() as f64 * (DRAWING + GAP) - GAP;
    let width = 2.0 * MARGIN + ACROSS as f64 * (each + MARGIN) - MARGIN;
    let mut root = Group::new("sheet");
    let (mut ends, mut pictures) = ([MARGIN; ACROSS], Vec::new());
    for example in examples {
        let column = (0..ACROSS).reduce(|a, b| if ends[b] < ends[a] { b } else { a }).unwrap_or(0);
        let (x, y) = (MARGIN + column as f64 * (each + MARGIN), ends[column]);
        root.push(caption(&example.name, x, y));
        for (index, drawing) in example.drawings.iter().enumerate() {
            let rect = Rect::new(x + index as f64 * (DRAWING + GAP), y + CAPTION, DRAWING, example.height());
            root.push(Image { picture: pictures.len(), rect, radius: 0.0, alt: example.name.clone() });
            root.push(Shape::rect(rect).stroke(Stroke::new(Role::Line, 1.0)));
            pictures.push(drawing.clone());
        }
        ends[column] += CAPTION + example.height() + MARGIN;
    }
    let height = ends.into_iter().fold(0.0, f64::max);
    let ground = Shape::rect(Rect::new(0.0, 0.0, width, height)).fill(Role::Ground);
    root.nodes.insert(0, ground.into());
    let title = "Every example, light and dark".to_owned();
    Ok(Scene { width, height, prefix: "sheet".into(), title, description: String::new(), lang: None, pictures, root })
}

fn caption(name: &str, x: f64, y: f64) -> TextLine {
    let run = Run { text: name.into(), face: Face::Semibold, role: Role::Ink, code: false, link: None };
    TextLine {
        x,
        y: y + TypeSize::Body.size(),
        anchor: Anchor::Left,
        size: TypeSize::Body,
        width: 0.0,
        direction: Direction::Ltr,
        runs: [run].into(),
    }
}

fn maps(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries: Result<Vec<_>, _> = std::fs::read_dir(folder)?.collect();
    let mut paths: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "journey"));
    paths.sort();
    Ok(paths)
}

/// The bundled faces, and what this machine has for the scripts of the examples.
fn typefaces() -> Result<Typefaces, Box<dyn Error>> {
    let mut typefaces = Typefaces::bundled();
    for lang in ["ja", "ar"] {
        let asked =
            Command::new("fc-match").args(["--format=%{file}\n%{index}", &format!("sans-serif:lang={lang}")]).output();
        let Ok(answer) = asked else {
            eprintln!("there is no fc-match to ask for a font for `{lang}`");
            continue;
        };
        let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
        let Some((file, index)) = answer.split_once('\n') else { continue };
        typefaces.add(std::fs::read(file)?.into(), index.trim().parse().unwrap_or(0))?;
    }
    Ok(typefaces)
}
