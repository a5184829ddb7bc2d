//! What the drawing refers to internally: the hatch and the pictures; and which of these it uses.

use super::writer::Writer;
use crate::{
    model::Turn,
    scene::{Face, Fill, Group, Node, Role, Scene},
    theme::Theme,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::collections::BTreeSet;

/// What a scene uses.
#[derive(Debug, Default)]
pub struct Use<'a> {
    /// Roles used as fills, for text too.
    pub fills: BTreeSet<Role>,
    /// Roles used for outlines.
    pub strokes: BTreeSet<Role>,
    /// Whether anything is hatched.
    pub hatch: bool,
    /// Pictures, by position.
    pub pictures: BTreeSet<usize>,
    /// All texts with their faces.
    pub texts: Vec<(Face, &'a str)>,
    /// How many groups, shapes, texts and pictures there are.
    pub nodes: usize,
}

impl<'a> Use<'a> {
    /// Collects them from the whole scene.
    pub fn of(scene: &'a Scene) -> Self {
        let mut used = Self::default();
        let mut groups: Vec<&'a Group> = vec![&scene.root];
        while let Some(group) = groups.pop() {
            used.nodes += group.nodes.len();
            for node in &group.nodes {
                match node {
                    Node::Group(inner) => groups.push(inner),
                    Node::Shape(shape) => {
                        match shape.fill {
                            Some(Fill::Solid(role)) => used.fill(role),
                            Some(Fill::Hatch) => used.hatch = true,
                            None => {}
                        }
                        if let Some(stroke) = &shape.stroke {
                            used.stroke(stroke.role);
                        }
                    }
                    Node::Text(line) => {
                        for run in &line.runs {
                            used.fill(run.role);
                            used.texts.push((run.face, run.text.as_str()));
                        }
                    }
                    Node::Image(image) => {
                        used.pictures.insert(image.picture);
                    }
                }
            }
        }
        if used.hatch {
            used.stroke(Role::Hatch);
        }
        used
    }

    fn fill(&mut self, role: Role) {
        self.fills.insert(role);
    }

    fn stroke(&mut self, role: Role) {
        self.strokes.insert(role);
    }
}

/// The definitions of a drawing. Browsers rotate photos by their metadata; for other renderers, `turned` does it here.
pub fn definitions(writer: &mut Writer<'_>, scene: &Scene, used: &Use<'_>, theme: &Theme, turned: bool) {
    writer.open("defs");
    if !used.hatch && used.pictures.is_empty() {
        return writer.close_empty();
    }
    writer.children();
    if used.hatch {
        hatch(writer, theme);
    }
    for &index in &used.pictures {
        let Some(picture) = scene.pictures.get(index) else { continue };
        let (width, height) = if turned { picture.stored() } else { (picture.width, picture.height) };
        writer.open("image");
        writer.attribute("height", &height.to_string());
        writer.attribute("href", &format!("data:{};base64,{}", picture.media_type, STANDARD.encode(&picture.bytes)));
        writer.id("id", &picture_name(index));
        if turned && picture.turn != Turn::UPRIGHT {
            let matrix = picture.turn.matrix(width.into(), height.into()).map(|part| part.to_string());
            writer.attribute("transform", &format!("matrix({})", matrix.join(" ")));
        }
        writer.attribute("width", &width.to_string());
        writer.close_empty();
    }
    writer.close("defs");
}

fn hatch(writer: &mut Writer<'_>, theme: &Theme) {
    writer.open("pattern");
    writer.number("height", 8.0);
    writer.id("id", "hatch");
    writer.attribute("patternTransform", "rotate(45)");
    writer.attribute("patternUnits", "userSpaceOnUse");
    writer.number("width", 8.0);
    writer.children();
    writer.open("line");
    if theme.dark.is_some() {
        writer.attribute("class", "s-hatch");
    }
    writer.attribute("stroke", &theme.colour(Role::Hatch).to_string());
    writer.numbers(&[("stroke-width", 1.5), ("x1", 1.0), ("x2", 1.0), ("y1", 0.0), ("y2", 8.0)]);
    writer.close_empty();
    writer.close("pattern");
}

/// The id of a picture's definition.
pub fn picture_name(index: usize) -> String {
    format!("picture-{}", index + 1)
}
