//! The chapters of a book: their maps are compiled with positions in the chapter's file, and drawn into the page.

use super::Settings;
use crate::{
    cli::{
        display_path::short,
        drawing_options::{drawing, wrong_lane},
        loader::Files,
        markdown::{Fence, Findings, compiled, copied, is_right, journeys, slug},
        output::real,
        pipeline::{Drawing, drawn},
        project::{Project, Projects},
        work::Verdict,
    },
    options::Options,
    render::Follows,
    report::Failure,
};
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Draws the maps of a book.
pub(super) struct ChapterRenderer<'a> {
    settings: &'a Settings,
    options: Options,
    verdict: &'a mut Verdict,
    project: Arc<Project>,
    here: PathBuf,
    drawing: Drawing,
}

impl<'a> ChapterRenderer<'a> {
    pub fn new(
        settings: &'a Settings,
        projects: &mut Projects,
        options: Options,
        verdict: &'a mut Verdict,
    ) -> Result<Self, Failure> {
        let project = projects.of(&settings.root);
        verdict.report.failures.append(&mut projects.failures);
        let drawing = drawing(&settings.look, None, &project)?;
        let here = projects.here.clone();
        let options = Options { curve: project.settings.curve.unwrap_or_default(), ..options };
        Ok(Self { settings, options, verdict, project, here, drawing })
    }

    /// All chapters, with an explicit stack, because the author decides how deep they nest.
    pub fn book(&mut self, book: &mut Value) {
        let mut left: Vec<&mut Value> = Vec::new();
        // The first is the name in mdBook 0.5, the second the one before.
        for key in ["items", "sections"] {
            if book.get(key).is_some() {
                left.extend(book[key].as_array_mut().into_iter().flatten());
                break;
            }
        }
        left.reverse();
        while let Some(item) = left.pop() {
            let Some(chapter) = item.get_mut("Chapter") else { continue };
            self.chapter(chapter);
            let below = chapter.get_mut("sub_items").and_then(Value::as_array_mut).into_iter().flatten();
            let below: Vec<&mut Value> = below.collect();
            left.extend(below.into_iter().rev());
        }
    }

    fn chapter(&mut self, chapter: &mut Value) {
        let path = chapter["source_path"].as_str().or(chapter["path"].as_str()).map(PathBuf::from);
        // A draft has no file and no text.
        let (Some(path), Some(text)) = (path, chapter["content"].as_str()) else { return };
        if let Some(new) = self.drawn(&path, text) {
            chapter["content"] = Value::String(new);
        }
    }

    /// The text with drawings; `None` if there are none, or one of the maps has an error.
    fn drawn(&mut self, path: &Path, text: &str) -> Option<String> {
        let wanted = |fence: &Fence| fence.marked || !self.settings.only_marked;
        let fences: Vec<Fence> = journeys(text).into_iter().filter(wanted).collect();
        let file = self.settings.file(path);
        let name = short(&real(&self.here.join(&file)), &self.here);
        let loader = Files::new(self.project.scope.clone(), &self.here, self.options.max_bytes);
        let (mut findings, mut shown) = (Findings::new(&name, text, &fences), Vec::new());
        let mut right = findings.diagnostics.is_empty();
        for (fence, number) in fences.into_iter().zip(1..) {
            let mut compilation = compiled(&name, &fence, &loader, &self.options);
            let is_right = is_right(&compilation);
            right &= is_right || compilation.shared;
            findings.take(&fence, &mut compilation);
            if let Some(map) = compilation.map.as_ref().filter(|_| is_right) {
                if let Some(failure) = wrong_lane(map, &self.drawing, self.settings.look.lanes.is_some()) {
                    self.verdict.report.failures.push(failure);
                }
                // When a book is printed as a whole, all chapters are on one page and share its ids.
                let prefix = format!("map-{}-{number}", slug(&path.with_extension("").to_string_lossy()));
                // Links are relative to the chapter's folder, as on its page.
                let svg = drawn(map, &self.drawing, Follows::Book, (&prefix, ""));
                shown.push((fence, on_one_line(&svg)));
            }
        }
        self.verdict.file(findings.sources, findings.diagnostics);
        (right && !shown.is_empty()).then(|| copied(text, &shown, |_| false))
    }
}

/// A drawing is scaled down to the page's width, but not below this share of its own; then it scrolls.
const SMALLEST: f64 = 0.65;

/// Puts the drawing on one line, as a block of HTML that can be in a list or a quote: a blank line would end it.
fn on_one_line(svg: &str) -> String {
    let lines: Vec<&str> = svg.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let svg = lines.join(" ");
    let head = svg.split('>').next().unwrap_or_default();
    let width = head.split(" width=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<f64>().ok());
    let svg =
        width.map_or_else(|| svg.clone(), |width| svg.replacen("<svg ", &format!("<svg style=\"{}\" ", fit(width)), 1));
    format!("<div class=\"wayline-map\" style=\"overflow-x: auto\">{svg}</div>")
}

fn fit(width: f64) -> String {
    format!("width: 100%; height: auto; min-width: {:.0}px; max-width: {width:.0}px", SMALLEST * width)
}
