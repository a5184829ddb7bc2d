//! What every table of the page needs: the map, the words, the ids, the addresses.

use super::{
    anchors::Anchors,
    files::Files,
    item::{Evidence, Persona, SourceLink},
    prose::Prose,
};
use crate::{
    compare::Changes,
    layout::PersonaLook,
    model::{ChannelId, Map, PersonaId, Place, SourceId, TeamId, Text, Whom},
    vocabulary::{PageWords, Words},
};

/// What every table receives.
pub struct Context<'a> {
    /// The map of the page.
    pub map: &'a Map,
    /// The words of the drawing.
    pub words: &'static Words,
    pub page: &'static PageWords,
    /// The ids that links lead to.
    pub anchors: Anchors<'a>,
    /// The path from the page to the map's folder.
    pub base: &'a str,
    /// Where the files are that the map names.
    pub files: &'a Files,
    /// What has become of the compared map.
    pub changes: Option<Changes>,
    /// The way of each persona.
    pub paths: Vec<crate::model::Path>,
}

/// A link to another part of the page.
pub struct Jump {
    /// The id that it leads to.
    pub id: String,
    /// What it says.
    pub label: String,
}

impl<'a> Context<'a> {
    /// A text, with its markup.
    pub fn prose(&self, text: &'a Text) -> Prose<'a> {
        Prose::new(text, self.base)
    }

    /// A text, if there is one.
    pub fn maybe(&self, text: &'a Option<Text>) -> Option<Prose<'a>> {
        text.as_ref().map(|text| self.prose(text))
    }

    /// Several texts.
    pub fn each(&self, texts: &'a [Text]) -> Vec<Prose<'a>> {
        texts.iter().map(|text| self.prose(text)).collect()
    }

    /// The evidence of a claim.
    pub fn evidence(&self, sources: &[SourceId]) -> Evidence {
        let link = |id: &SourceId| SourceLink {
            id: self.anchors.source(self.map.source(*id)),
            number: id.label(),
            label: self.map.source(*id).label.to_plain(),
        };
        let assumed = self.map.is_assumed(sources);
        let confidence = match self.map.confidence(sources) {
            Some(confidence) => confidence.word(),
            None if self.map.sources.is_empty() => "",
            None => "none",
        };
        let assumed = if assumed { self.words.assumed } else { "" };
        Evidence { sources: sources.iter().map(link).collect(), assumed, confidence }
    }

    /// A persona's name with their mark. `None` for the unnamed customer.
    pub fn persona(&self, id: PersonaId) -> Option<Persona> {
        if self.map.is_unnamed_customer() {
            return None;
        }
        let persona = self.map.persona(id);
        Some(Persona {
            name: persona.name.to_string(),
            label: persona.label.to_plain(),
            look: PersonaLook::of(id).into(),
        })
    }

    /// Whom a line is about; empty if it is everybody.
    pub fn whom(&self, whom: Whom) -> Vec<Persona> {
        match whom {
            Whom::Everyone => Vec::new(),
            Whom::One(id) => self.persona(id).into_iter().collect(),
        }
    }

    /// These personas by name, also if it is everybody.
    pub fn personas(&self, ids: &[PersonaId]) -> Vec<Persona> {
        ids.iter().filter_map(|&id| self.persona(id)).collect()
    }

    /// The teams that do something, by name.
    pub fn teams(&self, teams: &[TeamId]) -> Vec<String> {
        teams.iter().map(|&id| self.map.team(id).label.to_plain()).collect()
    }

    /// A link to the column or stage that something is in.
    pub fn place(&self, place: Place) -> Jump {
        Jump { id: self.anchors.place(place), label: self.map.title_of(place).to_plain() }
    }

    /// The label of a channel: for a built-in one in the map's language, for any other as declared.
    pub fn channel(&self, id: ChannelId) -> String {
        self.words.channel(self.map.channel(id))
    }

    /// A score in the author's numbers, with its sign if the scale has negative scores.
    pub fn score(&self, score: f64) -> String {
        self.words.score(score, self.map.scale)
    }
}
