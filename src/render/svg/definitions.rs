//! What the drawing refers to internally: the hatch and the pictures; and which of these it uses.

use super::writer::clean;
use crate::{
    model::Turn,
    scene::{Face, Fill, Group, Node, Role, Scene},
    theme::Theme,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::collections::BTreeSet;
use svg::node::element::{Definitions, Element, Line, Pattern};

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
}

impl<'a> Use<'a> {
    /// Collects them from the whole scene.
    pub fn of(scene: &'a Scene) -> Self {
        let mut used = Self::default();
        let mut groups: Vec<&'a Group> = vec![&scene.root];
        while let Some(group) = groups.pop() {
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
pub fn definitions(scene: &Scene, used: &Use<'_>, theme: &Theme, turned: bool) -> Definitions {
    let mut definitions = Definitions::new();
    if used.hatch {
        definitions = definitions.add(hatch(scene, theme));
    }
    for &index in &used.pictures {
        let Some(picture) = scene.pictures.get(index) else { continue };
        let data = format!("data:{};base64,{}", picture.media_type, STANDARD.encode(&picture.bytes));
        let mut image = Element::new("image");
        let attributes = image.get_attributes_mut();
        attributes.insert("id".into(), format!("{}-{}", scene.prefix, picture_name(index)).into());
        let (width, height) = if turned { picture.stored() } else { (picture.width, picture.height) };
        attributes.insert("width".into(), width.into());
        attributes.insert("height".into(), height.into());
        if turned && picture.turn != Turn::UPRIGHT {
            let matrix = picture.turn.matrix(width.into(), height.into()).map(|part| part.to_string());
            attributes.insert("transform".into(), format!("matrix({})", matrix.join(" ")).into());
        }
        attributes.insert("href".into(), clean(&data).into());
        definitions = definitions.add(image);
    }
    definitions
}

fn hatch(scene: &Scene, theme: &Theme) -> Pattern {
    let line = Line::new().set("x1", 1).set("y1", 0).set("x2", 1).set("y2", 8).set("stroke-width", 1.5);
    let line = line.set("stroke", theme.colour(Role::Hatch).to_string());
    let line = if theme.dark.is_some() { line.set("class", "s-hatch") } else { line };
    Pattern::new()
        .set("id", format!("{}-hatch", scene.prefix))
        .set("width", 8)
        .set("height", 8)
        .set("patternUnits", "userSpaceOnUse")
        .set("patternTransform", "rotate(45)")
        .add(line)
}

/// The id of a picture's definition.
pub fn picture_name(index: usize) -> String {
    format!("picture-{}", index + 1)
}
