//! GNOME, Wikipedia and many converters draw SVG with librsvg, and it shows what a browser shows.

use super::{
    apart::{FAR, decoded, farthest, share_far, theirs},
    examples::Drawing,
};
use crate::chromium::Browser;
use resvg::tiny_skia::Pixmap;
use std::{
    io::Write,
    process::{Command, Stdio},
};
use wayline::{render::Font, theme::ThemeName};

tests![unless lacks: the_shapes_are_those_of_a_browser, a_shape_that_is_missing_is_seen,];

const PROGRAM: &str = "rsvg-convert";

fn lacks() -> Option<&'static str> {
    let runs = Command::new(PROGRAM).arg("--version").stdout(Stdio::null()).status().is_ok();
    crate::lacks_browser().or((!runs).then_some("no librsvg: install rsvg-convert"))
}

/// librsvg doesn't read the fonts in a drawing, so its letters are those of the system.
fn the_shapes_are_those_of_a_browser() {
    let browser = Browser::shared();
    for (name, theme) in [("broadband", ThemeName::Light), ("wardrobe", ThemeName::Dark)] {
        let drawing = Drawing::example(name);
        let svg = drawing.svg(theme, Font::Embed);
        let shapes = without_texts(&svg);
        let (far, at) = farthest(&librsvg(&shapes), &theirs(browser, &shapes, &drawing.scene));
        assert!(far < FAR, "{name}, {theme:?}: around {at:?} the mean colours are {far:.1} apart");
        let share = share_far(&librsvg(&svg), &theirs(browser, &svg, &drawing.scene));
        assert!(share < 0.02, "{name}, {theme:?}: {:.1} % of the drawing is elsewhere", share * 100.0);
    }
}

/// Were this test to fail, the one above would see nothing.
fn a_shape_that_is_missing_is_seen() {
    let browser = Browser::shared();
    let drawing = Drawing::example("coffee-run");
    let shapes = without_texts(&drawing.svg(ThemeName::Light, Font::Embed));
    let bare = shapes.replace("<path", "<unknown");
    assert_ne!(shapes, bare);
    let (far, _) = farthest(&librsvg(&bare), &theirs(browser, &shapes, &drawing.scene));
    assert!(far > FAR, "{far}");
}

fn without_texts(svg: &str) -> String {
    let mut parts = svg.split("<text");
    let mut shapes = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shapes += part.split_once("</text>").expect("the end of a text").1;
    }
    assert!(shapes.len() < svg.len(), "a drawing without texts");
    shapes
}

fn librsvg(svg: &str) -> Pixmap {
    let mut command = Command::new(PROGRAM).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("librsvg");
    let mut input = command.stdin.take().expect("its input");
    input.write_all(svg.as_bytes()).expect("what it reads");
    drop(input);
    let output = command.wait_with_output().expect("a picture");
    assert!(output.status.success());
    decoded(&output.stdout)
}
