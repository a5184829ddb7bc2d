//! Writes a Mermaid journey in the language of maps.

use super::{
    chart::{Chart, Score, Section, Task, Words},
    limits::NEUTRAL,
    names::Names,
    prose::{prose, shown},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    parse::show,
    span::Span,
};
use rustc_hash::FxHashMap;

/// Mermaid's lowest and highest score.
const SCALE: (f64, f64) = (1.0, 5.0);
/// The title of a journey that has none.
const UNTITLED: &str = "Journey";
/// The stage for the tasks before the first section.
const FIRST: &str = "Start";

/// Writes the map, in its canonical form, with the places that its pieces come from.
pub fn write(chart: &Chart, diagnostics: &mut Vec<Diagnostic>) -> (String, Vec<(u32, Span)>) {
    let mut writer = Writer { out: String::new(), places: Vec::new(), people: People::of(chart) };
    writer.head(chart, diagnostics);
    writer.personas();
    chart.sections.iter().for_each(|section| writer.section(section));
    if chart.sections.is_empty() {
        writer.out.push('\n');
        writer.line(0, chart.span, "stage", FIRST, chart.span);
    }
    if !chart.last_comments.is_empty() {
        writer.out.push('\n');
        writer.comments(0, &chart.last_comments);
    }
    (writer.out, writer.places)
}

/// The actors of a journey, in the order in which they first appear.
struct People<'a> {
    list: Vec<(String, &'a Words)>,
    by_text: FxHashMap<&'a str, usize>,
}

impl<'a> People<'a> {
    fn of(chart: &'a Chart) -> Self {
        let (mut names, mut people) = (Names::default(), Self { list: Vec::new(), by_text: FxHashMap::default() });
        for actor in chart.sections.iter().flat_map(|section| &section.tasks).flat_map(|task| &task.actors) {
            people.by_text.entry(&actor.text).or_insert_with(|| {
                people.list.push((names.name(&shown(actor), "actor"), actor));
                people.list.len() - 1
            });
        }
        people
    }

    /// The names of a task's actors, each once; empty if it is all of them.
    fn of_task(&self, task: &Task) -> Vec<&str> {
        let mut found: Vec<usize> =
            task.actors.iter().filter_map(|of| self.by_text.get(of.text.as_str()).copied()).collect();
        let order = found.clone();
        found.sort_unstable();
        found.dedup();
        if found.len() == self.list.len() {
            return Vec::new();
        }
        let mut seen = rustc_hash::FxHashSet::default();
        order.into_iter().filter(|at| seen.insert(*at)).map(|at| self.list[at].0.as_str()).collect()
    }
}

struct Writer<'a> {
    out: String,
    places: Vec<(u32, Span)>,
    people: People<'a>,
}

impl Writer<'_> {
    /// From here on the text comes from `span`.
    fn from(&mut self, span: Span) {
        self.places.push((self.out.len() as u32, span));
    }

    /// A line written for `whole`, whose value comes from `span`.
    fn line(&mut self, depth: usize, whole: Span, head: &str, value: &str, span: Span) {
        self.from(whole);
        self.out.extend(std::iter::repeat_n("  ", depth));
        self.out.push_str(head);
        if !value.is_empty() {
            self.out.push_str(": ");
            self.from(span);
            self.out.push_str(value);
        }
        self.out.push('\n');
    }

    fn words(&mut self, depth: usize, keyword: &str, words: &Words) {
        self.line(depth, words.span, keyword, &prose(words), words.span);
    }

    fn comments(&mut self, depth: usize, comments: &[String]) {
        for comment in comments {
            self.out.extend(std::iter::repeat_n("  ", depth));
            let text: String = comment.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.out.push_str(format!("# {text}").trim_end());
            self.out.push('\n');
        }
    }

    fn head(&mut self, chart: &Chart, diagnostics: &mut Vec<Diagnostic>) {
        self.comments(0, &chart.comments);
        let title = chart.title.as_ref().or(chart.acc_title.as_ref()).filter(|title| !title.text.is_empty());
        match title {
            Some(title) => self.line(0, chart.span, "journey", &prose(title), title.span),
            None => self.line(0, chart.span, "journey", UNTITLED, chart.span),
        }
        if let Some(about) = &chart.acc_descr {
            self.words(1, "about", about);
        }
        let scale = scale(chart, diagnostics);
        self.line(1, chart.span, "scale", &scale, chart.span);
        let shown = title.map(|title| title.text.as_str());
        if let Some(other) = chart.acc_title.as_ref().filter(|other| Some(other.text.as_str()) != shown) {
            self.words(1, "note", other);
        }
    }

    fn personas(&mut self) {
        let people = std::mem::take(&mut self.people.list);
        if !people.is_empty() {
            self.out.push('\n');
        }
        for (name, label) in &people {
            self.words(0, &format!("persona {name}"), label);
        }
        self.people.list = people;
    }

    fn section(&mut self, section: &Section) {
        self.out.push('\n');
        self.comments(0, &section.comments);
        match (&section.title, section.tasks.first()) {
            (Some(title), _) => self.words(0, "stage", title),
            (None, Some(task)) => self.line(0, task.span, "stage", FIRST, task.span),
            (None, None) => {}
        }
        for (at, task) in section.tasks.iter().enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            self.task(task);
        }
    }

    fn task(&mut self, task: &Task) {
        self.comments(1, &task.comments);
        self.line(1, task.span, "touchpoint", &prose(&task.name), task.name.span);
        let actors = self.people.of_task(task).join(", ");
        if !actors.is_empty() {
            let span = task.actors.first().map_or(task.span, |first| first.span);
            self.line(2, span, "for", &actors, span);
        }
        match &task.score {
            Score::Number(score, span) => self.line(2, *span, &format!("feels {}", show(*score)), "", *span),
            Score::Other(words) if words.text.is_empty() => {}
            Score::Other(words) => {
                let text = format!("Score in the Mermaid diagram: {}", prose(words));
                self.line(2, words.span, "note", &text, words.span);
            }
        }
    }
}

/// The scale that includes every score of the journey. One that is wider than Mermaid's gives a warning.
fn scale(chart: &Chart, diagnostics: &mut Vec<Diagnostic>) -> String {
    let (mut low, mut high) = SCALE;
    let tasks = chart.sections.iter().flat_map(|section| &section.tasks);
    let scores = tasks.filter_map(|task| match &task.score {
        Score::Number(score, span) => Some((*score, *span)),
        Score::Other(_) => None,
    });
    for (score, span) in scores {
        if !(SCALE.0..=SCALE.1).contains(&score) {
            let label = "Mermaid draws its face outside the diagram's scale";
            let title = format!("The score {} is not from 1 to 5", show(score));
            let help = "write a score from 1 to 5; until then, the map's scale is as wide as the scores";
            diagnostics.push(Diagnostic::new(Code::MermaidScale, title, span, label).help(help));
        }
        (low, high) = (low.min(score), high.max(score));
    }
    let range = format!("{}..{}", show(low), show(high));
    if (low, high) == SCALE { range } else { format!("{range}, baseline {}", show(NEUTRAL)) }
}
