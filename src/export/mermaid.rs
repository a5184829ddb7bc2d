//! Mermaid's user journey: stages as sections, columns as tasks with a score from 1 to 5 and the personas that give it.
//!
//! That is all that Mermaid can hold. What else the map says is named, so that nobody believes it to be there.

use crate::{
    model::{Column, Facts, Feeling, Map, PersonaId, Score, Text},
    parse::show,
};

/// A map as Mermaid's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mermaid {
    /// The diagram.
    pub text: String,
    /// What is in it in another way, a sentence each.
    pub changed: Vec<String>,
    /// What isn't in it, in a few words each.
    pub lost: Vec<String>,
}

/// The score of a column that nobody feels anything at: Mermaid draws a face at every task.
const NEUTRAL: f64 = 3.0;

/// Writes a map as a Mermaid journey.
pub fn mermaid(map: &Map) -> Mermaid {
    let mut text = format!("journey\n    title {}\n", escaped(&map.title, ""));
    if let Some(about) = &map.about {
        text.push_str(&format!("    accDescr: {}\n", escaped(about, "")));
    }
    for stage in &map.stages {
        text.push_str(&format!("    section {}\n", escaped(&stage.title, ":")));
        for column in stage.columns.iter().map(|&id| map.column(id)) {
            tasks(map, column).iter().for_each(|task| text.push_str(&format!("      {task}\n")));
        }
    }
    Mermaid { text, changed: changed(map), lost: lost(map) }
}

/// A task for each score that is felt at a column: Mermaid has one for all actors of a task.
fn tasks(map: &Map, column: &Column) -> Vec<String> {
    let title = escaped(&column.title, ":");
    let task = |score: f64, personas: &[PersonaId]| {
        let actors = if map.is_unnamed_customer() {
            String::new()
        } else {
            let names = personas.iter().map(|&id| escaped(&map.persona(id).label, ":,"));
            format!(": {}", names.collect::<Vec<_>>().join(", "))
        };
        format!("{title}: {}{actors}", show(score))
    };
    let mut scores: Vec<(f64, Vec<PersonaId>)> = Vec::new();
    for Feeling { persona, score, .. } in &column.facts.feelings {
        let score = five(map, *score);
        match scores.iter_mut().find(|(known, _)| *known == score) {
            Some((_, personas)) => personas.push(*persona),
            None => scores.push((score, vec![*persona])),
        }
    }
    if scores.is_empty() {
        return vec![task(NEUTRAL, &column.facts.personas)];
    }
    scores.iter().map(|(score, personas)| task(*score, personas)).collect()
}

/// A score on Mermaid's scale from 1 to 5, with at most two decimals; the baseline becomes 3.
fn five(map: &Map, score: Score) -> f64 {
    ((NEUTRAL + 2.0 * score.normalised(map.scale)) * 100.0).round() / 100.0
}

/// A text in which Mermaid sees neither a comment nor the end of anything. Its marks are dropped.
fn escaped(text: &Text, also: &str) -> String {
    let plain = text.to_plain().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(plain.len());
    for char in plain.chars() {
        // A percent sign could begin a comment, and a brace or a bracket a directive or an element.
        if "#;%{}<>&".contains(char) || also.contains(char) {
            out.push_str(&format!("#{};", u32::from(char)));
        } else {
            out.push(char);
        }
    }
    out
}

/// What of the map Mermaid can only tell in another way.
fn changed(map: &Map) -> Vec<String> {
    let unfelt = map.columns.iter().filter(|column| column.facts.feelings.is_empty()).count();
    let parted = map.columns.iter().filter(|column| tasks(map, column).len() > 1).count();
    let parted = match parted {
        0 => None,
        1 => Some("1 column with several scores became a task for each score".to_owned()),
        more => Some(format!("{more} columns with several scores became a task for each score")),
    };
    let unfelt = match unfelt {
        0 => None,
        1 => Some("1 column without a feeling got the neutral score, 3".to_owned()),
        more => Some(format!("{more} columns without a feeling got the neutral score, 3")),
    };
    parted.into_iter().chain(unfelt).collect()
}

/// What of the map isn't in its Mermaid text.
fn lost(map: &Map) -> Vec<String> {
    let facts = || map.places().map(|place| map.facts(place));
    let sum = |count: &dyn Fn(&Facts) -> usize| facts().map(count).sum::<usize>();
    let words = sum(&|of| of.feelings.iter().filter(|of| of.word.is_some()).count());
    let material = sum(&|of| of.notes.len() + of.attachments.len() + of.see.len()) + map.notes.len();
    let lost = [
        (words, "word for a feeling", "words for feelings"),
        (sum(&|of| of.expectations.len()), "expectation", "expectations"),
        (map.pains.len(), "pain", "pains"),
        (map.gains.len(), "gain", "gains"),
        (map.opportunities.len(), "opportunity", "opportunities"),
        (sum(&|of| of.claims.len()), "line of the lanes", "lines of the lanes"),
        (sum(&|of| of.via.len()), "channel", "channels"),
        (sum(&|of| usize::from(of.moment.is_some())), "key moment", "key moments"),
        (sum(&|of| usize::from(of.takes.is_some())), "time", "times"),
        (sum(&|of| of.metrics.len()), "metric", "metrics"),
        (sum(&|of| usize::from(of.score.is_some())), "priority", "priorities"),
        (sum(&|of| usize::from(of.reach.is_some())), "reach", "reaches"),
        (material, "note or file", "notes and files"),
        (map.sources.len(), "source", "sources"),
    ];
    let told = lost.into_iter().filter(|(count, ..)| *count > 0);
    told.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect()
}
