//! Bookmarks: the stages, then the lanes of each page.

use crate::scene::{Group, Node, Point, Scene, TypeSize};
use krilla::{
    destination::XyzDestination,
    geom::Point as PdfPoint,
    outline::{Outline, OutlineNode},
};

/// The bookmarks of all pages.
#[derive(Default)]
pub struct Bookmarks {
    pages: Vec<Marks>,
}

/// The bookmarks of a page.
#[derive(Default)]
struct Marks {
    stages: Vec<OutlineNode>,
    lanes: Vec<OutlineNode>,
}

impl Bookmarks {
    /// Adds those of a page.
    pub fn add(&mut self, scene: &Scene, page: usize, scale: f64) {
        let mut marks = Marks::default();
        for (class, name, at) in places(&scene.root) {
            let place = PdfPoint::from_xy((at.x * scale) as f32, (at.y * scale) as f32);
            let node = OutlineNode::new(name, XyzDestination::new(page, place));
            if class == STAGE { marks.stages.push(node) } else { marks.lanes.push(node) }
        }
        self.pages.push(marks);
    }

    /// All of them, under the drawing's name. If there are several pages, the lanes of each are left out: they would
    /// only be in the way.
    pub fn finish(mut self, title: &str) -> Outline {
        if self.pages.len() > 1 {
            self.pages.iter_mut().for_each(|page| page.lanes.clear());
        }
        let start = XyzDestination::new(0, PdfPoint::from_xy(0.0, 0.0));
        let mut root = OutlineNode::new(title.to_owned(), start).with_open(true);
        let nodes = self.pages.into_iter().flat_map(|page| page.stages.into_iter().chain(page.lanes));
        nodes.for_each(|node| root.push_child(node));
        let mut outline = Outline::new();
        outline.push_child(root);
        outline
    }
}

const STAGE: &str = "stage";

/// Stages and lanes in order, with their places on the page.
fn places(root: &Group) -> Vec<(&'static str, String, Point)> {
    let (mut found, mut groups) = (Vec::new(), vec![(root, Point::default())]);
    while let Some((group, at)) = groups.pop() {
        let at = Point::new(at.x + group.at.x, at.y + group.at.y);
        if group.class == STAGE || names_a_lane(group) {
            let corner = group.frame.map_or(at, |frame| Point::new(at.x + frame.x, at.y + frame.y));
            let name = heading(group);
            if !name.is_empty() {
                found.push((group.class, name, corner));
            }
        }
        let inner =
            group.nodes.iter().rev().filter_map(|node| if let Node::Group(inner) = node { Some(inner) } else { None });
        groups.extend(inner.map(|inner| (&**inner, at)));
    }
    found
}

/// Whether a group is a lane's name. The experience panel has a title instead, as the map itself does.
pub fn names_a_lane(group: &Group) -> bool {
    let first = group.nodes.iter().find_map(|node| if let Node::Text(line) = node { Some(line) } else { None });
    group.class == "lane-name" || (group.class == "title" && first.is_some_and(|line| line.size == TypeSize::Head))
}

/// The words of a group's first and largest text.
pub fn heading(group: &Group) -> String {
    let lines = || group.nodes.iter().filter_map(|node| if let Node::Text(line) = node { Some(line) } else { None });
    let Some(first) = lines().next() else { return String::new() };
    let same = lines().take_while(|line| {
        line.size == first.size && line.runs.first().map(|run| run.face) == first.runs.first().map(|run| run.face)
    });
    same.map(|line| line.plain().trim().to_owned()).collect::<Vec<_>>().join(" ")
}
