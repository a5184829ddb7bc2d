//! Mermaid's user journey: stages as sections, columns as tasks with a score from 1 to 5 and the personas that give it.
//!
//! Mermaid can't express more. The rest of the map is listed, so that its loss is no surprise later.

use crate::{
    mermaid::{LONGEST, NEUTRAL},
    model::{Column, Facts, Feeling, Map, Persona, PersonaId, Score, Text},
    parse::show,
};

/// A map as Mermaid's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mermaid {
    /// The diagram.
    pub text: String,
    /// What is expressed differently in it, one sentence each.
    pub changed: Vec<String>,
    /// What is missing from it, in a few words each.
    pub lost: Vec<String>,
}

/// Words that Mermaid takes as keywords at the beginning of a task's title.
const KEYWORDS: [&str; 5] = ["journey", "title", "section", "accTitle", "accDescr"];
/// Anywhere in a text, these make Mermaid take the whole as another diagram.
const OTHER_DIAGRAMS: [&str; 5] = ["C4Context", "C4Container", "C4Component", "C4Dynamic", "C4Deployment"];

/// Writes a map as a Mermaid journey.
pub fn mermaid(map: &Map) -> Mermaid {
    let mut text = format!("journey\n    title {}\n", escaped(&map.title));
    if let Some(about) = &map.about {
        text.push_str(&format!("    accDescr: {}\n", escaped(about)));
    }
    for stage in &map.stages {
        text.push_str(&format!("    section {}\n", escaped(&stage.title)));
        for column in stage.columns.iter().map(|&id| map.column(id)) {
            tasks(map, column).iter().for_each(|task| text.push_str(&format!("      {task}\n")));
        }
    }
    let mut changed = changed(map);
    if text.chars().count() > LONGEST {
        changed.push(format!("longer than {LONGEST} characters: Mermaid draws it only with a higher `maxTextSize`"));
    }
    Mermaid { text, changed, lost: lost(map) }
}

/// A task for each score that is felt at a column: in Mermaid all actors of a task share one score.
fn tasks(map: &Map, column: &Column) -> Vec<String> {
    let title = task_title(&column.title);
    let task = |score: f64, personas: &[PersonaId]| {
        let actors = if map.is_unnamed_customer() {
            String::new()
        } else {
            let names = personas.iter().map(|&id| actor(&map.persona(id).label));
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

/// How many lines say something about the whole, but for its description, which the diagram has.
fn said_of_the_whole(map: &Map) -> usize {
    let one = [map.owner.is_some(), map.with.is_some(), map.reviewed.is_some(), map.state.is_some()];
    let lists = map.goals.len() + map.principles.len() + map.insights.len();
    lists + one.into_iter().filter(|&is_said| is_said).count()
}

/// How many lines say something about a persona; their picture is counted with the others.
fn said_of(persona: &Persona) -> usize {
    let Persona {
        span: _,
        name: _,
        label: _,
        role,
        segment,
        goals,
        needs,
        quotes,
        image: _,
        lost_image: _,
        about,
        facts,
    } = persona;
    let one = [role.is_some(), segment.is_some(), about.is_some()];
    goals.len() + needs.len() + quotes.len() + facts.len() + one.into_iter().filter(|&is_said| is_said).count()
}

/// A score on Mermaid's scale from 1 to 5, with at most two decimals; the baseline becomes 3.
fn five(map: &Map, score: Score) -> f64 {
    ((NEUTRAL + 2.0 * score.normalised(map.scale)) * 100.0).round() / 100.0
}

/// A task's title, which Mermaid doesn't take as a keyword.
fn task_title(text: &Text) -> String {
    let escaped = escaped(text);
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let begins = |keyword: &&str| {
        let start = escaped.get(..keyword.len()).is_some_and(|start| start.eq_ignore_ascii_case(keyword));
        start && !escaped[keyword.len()..].starts_with(is_word)
    };
    match escaped.chars().next() {
        Some(first) if KEYWORDS.iter().any(begins) => entity(first) + &escaped[first.len_utf8()..],
        Some(_) | None => escaped,
    }
}

/// An actor's name without commas, which would end it.
fn actor(label: &Text) -> String {
    escaped(label).replace(',', &entity(','))
}

/// A text in which Mermaid sees neither a comment nor the end of anything. Its markup is dropped.
fn escaped(text: &Text) -> String {
    let plain = text.to_plain();
    let words = plain.split(|c: char| c.is_control() || matches!(c, ' ' | '\u{2028}' | '\u{2029}' | '\u{feff}'));
    let plain = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    // Mermaid refuses a task without a name.
    let plain = if plain.trim_matches(is_blank).is_empty() { "–".to_owned() } else { plain };
    let mut out = String::with_capacity(plain.len());
    for char in plain.trim_matches(is_blank).chars() {
        if is_special(char) {
            out.push_str(&entity(char));
        } else {
            out.push(char);
        }
    }
    OTHER_DIAGRAMS.iter().fold(out, |out, other| out.replace(other, &(entity('C') + &other[1..])))
}

/// What JavaScript trims.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}

/// Whether Mermaid, or the page that it draws into, could misunderstand a character: a percent sign could begin a
/// comment, a brace a directive, an angle bracket an element; a colon between `style` and a number sign makes Mermaid
/// lose a semicolon; the ligature and the pilcrow are how it marks entities for itself.
fn is_special(char: char) -> bool {
    "#;:%{}<>&ﬂ¶".contains(char)
}

/// A character as Mermaid's entity.
fn entity(char: char) -> String {
    format!("#{};", u32::from(char))
}

/// What Mermaid can only express differently.
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

/// What is missing from the map's Mermaid text.
fn lost(map: &Map) -> Vec<String> {
    let facts = || map.places().map(|place| map.facts(place));
    let sum = |count: &dyn Fn(&Facts) -> usize| facts().map(count).sum::<usize>();
    let words = sum(&|of| of.feelings.iter().filter(|of| of.word.is_some()).count());
    let material = sum(&|of| of.notes.len() + of.attachments.len() + of.see.len()) + map.notes.len();
    let lost = [
        (said_of_the_whole(map), "line about the whole", "lines about the whole"),
        (map.personas.iter().map(said_of).sum(), "line about a persona", "lines about personas"),
        (
            map.stages.iter().map(|stage| stage.goals.len() + usize::from(stage.about.is_some())).sum(),
            "goal or description of a stage",
            "goals and descriptions of stages",
        ),
        (words, "word for a feeling", "words for feelings"),
        (sum(&|of| of.expectations.len()), "expectation", "expectations"),
        (map.ways.len(), "way back, ahead or out", "ways back, ahead or out"),
        (map.stages.iter().filter(|stage| stage.any_order).count(), "stage in any order", "stages in any order"),
        (map.phases.len(), "phase", "phases"),
        (map.pains.len(), "pain", "pains"),
        (map.gains.len(), "gain", "gains"),
        (map.opportunities.len(), "opportunity", "opportunities"),
        (sum(&|of| of.claims.len()), "line of the lanes", "lines of the lanes"),
        (sum(&|of| of.via.len()), "channel", "channels"),
        (sum(&|of| usize::from(of.moment.is_some())), "key moment", "key moments"),
        (sum(&|of| of.takes.len()), "time", "times"),
        (sum(&|of| of.metrics.len()) + map.metrics.len(), "metric", "metrics"),
        (sum(&|of| usize::from(of.score.is_some())), "priority", "priorities"),
        (sum(&|of| of.reach.len()), "reach", "reaches"),
        (map.pictures.len(), "picture", "pictures"),
        (sum(&|of| of.replaces.len()), "replaced column", "replaced columns"),
        (material, "note or file", "notes and files"),
        (map.sources.len(), "source", "sources"),
    ];
    let told = lost.into_iter().filter(|(count, ..)| *count > 0);
    told.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many })).collect()
}
