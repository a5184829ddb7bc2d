//! What all tables write in the same way: who, where, how much, and how it is known.

use crate::{
    model::{ChannelId, Map, PersonaId, Place, SourceId, Stage, TeamId, Text, Whom},
    vocabulary::{PageWords, Words},
};

/// The map and the words to tell it with.
pub struct Teller<'a> {
    /// The map.
    pub map: &'a Map,
    /// The words of the drawing.
    pub words: &'static Words,
    /// The words of the page.
    pub page: &'static PageWords,
}

impl<'a> Teller<'a> {
    /// In the language of the map.
    pub fn new(map: &'a Map) -> Self {
        let lang = map.lang.as_deref();
        Self { map, words: Words::for_lang(lang), page: &Words::for_lang(lang).page }
    }

    /// What people call a persona; nothing for the unnamed customer.
    pub fn persona(&self, id: PersonaId) -> String {
        if self.map.is_unnamed_customer() { String::new() } else { self.map.persona(id).label.to_plain() }
    }

    /// These personas; nothing where it is everybody.
    pub fn who(&self, ids: &[PersonaId]) -> String {
        if ids.len() == self.map.personas.len() { String::new() } else { self.everyone(ids) }
    }

    /// These personas, all of them included.
    pub fn everyone(&self, ids: &[PersonaId]) -> String {
        self.list(ids.iter().map(|&id| self.persona(id)))
    }

    /// Who a line is about, with the colon behind it; nothing where it is everybody.
    pub fn speaker(&self, whom: Whom) -> String {
        match whom {
            Whom::Everyone => String::new(),
            Whom::One(id) => {
                Some(self.persona(id)).filter(|name| !name.is_empty()).map_or_else(String::new, |name| name + ":")
            }
        }
    }

    /// These teams.
    pub fn teams(&self, ids: &[TeamId]) -> String {
        self.list(ids.iter().map(|&id| self.map.team(id).label.to_plain()))
    }

    /// What people call a channel.
    pub fn channel(&self, id: ChannelId) -> String {
        self.words.channel(self.map.channel(id))
    }

    /// What the column or stage is called.
    pub fn place(&self, place: Place) -> &'a Text {
        match place {
            Place::Column(id) => &self.map.column(id).title,
            Place::Stage(id) => &self.map.stage(id).title,
        }
    }

    /// The stage that it is, or is in.
    pub fn stage(&self, place: Place) -> &'a Stage {
        match place {
            Place::Column(id) => self.map.stage(self.map.column(id).stage),
            Place::Stage(id) => self.map.stage(id),
        }
    }

    /// The sources that a claim is known from, by number, and whether they are only assumed.
    pub fn evidence(&self, sources: &[SourceId]) -> String {
        let numbers = sources.iter().map(|id| number(*id));
        let assumed = self.map.is_assumed(sources).then(|| self.words.assumed.to_owned());
        self.list(numbers.chain(assumed))
    }

    /// A score in the author's figures, with its sign where the scale has both.
    pub fn score(&self, score: f64) -> String {
        if self.map.scale.low < 0.0 { self.words.signed(score) } else { self.words.number(score) }
    }

    fn list(&self, items: impl Iterator<Item = String>) -> String {
        items.collect::<Vec<_>>().join(self.words.comma)
    }
}

/// What a source is called elsewhere in the map (`S1`).
pub fn number(id: SourceId) -> String {
    id.label()
}
