//! What all tables write in the same way: who, where, how much, and the evidence.

use super::{Cell, Heading, Sheet, Table};
use crate::{
    compare::{Changes, since},
    model::{ChannelId, Map, PersonaId, SourceId, TeamId, Whom},
    text::reads_from_right,
    vocabulary::{PageWords, Words},
};

/// A map with the words to describe it.
pub struct Teller<'a> {
    pub map: &'a Map,
    /// The words of the drawing.
    pub words: &'static Words,
    pub page: &'static PageWords,
    /// What the map changes, if it is compared with an earlier one.
    pub changes: Option<Changes>,
}

impl<'a> Teller<'a> {
    /// For a map, in its language.
    pub fn new(map: &'a Map) -> Self {
        let lang = map.lang.as_deref();
        Self { map, words: Words::for_lang(lang), page: &Words::for_lang(lang).page, changes: since(map) }
    }

    /// The label of a persona; empty for the unnamed customer.
    pub fn persona(&self, id: PersonaId) -> String {
        if self.map.is_unnamed_customer() { String::new() } else { self.map.persona(id).label.to_plain() }
    }

    /// These personas; empty if it is everybody.
    pub fn who(&self, ids: &[PersonaId]) -> String {
        if self.map.is_everybody(ids) { String::new() } else { self.list(ids.iter().map(|&id| self.persona(id))) }
    }

    /// These personas, or that it is everybody.
    pub fn whom(&self, ids: &[PersonaId]) -> String {
        if self.map.is_everybody(ids) { self.words.everyone.to_owned() } else { self.who(ids) }
    }

    /// Whom a line is about, followed by a colon; empty if it is everybody.
    pub fn speaker(&self, whom: Whom) -> String {
        match whom {
            Whom::Everyone => String::new(),
            Whom::One(id) => {
                Some(self.persona(id)).filter(|name| !name.is_empty()).map_or_else(String::new, |name| name + ":")
            }
        }
    }

    pub fn teams(&self, ids: &[TeamId]) -> String {
        self.list(ids.iter().map(|&id| self.map.team(id).label.to_plain()))
    }

    /// The label of a channel.
    pub fn channel(&self, id: ChannelId) -> String {
        self.words.channel(self.map.channel(id))
    }

    /// The sources of a claim, by number, and whether it is only assumed.
    pub fn evidence(&self, sources: &[SourceId]) -> String {
        let numbers = sources.iter().map(|id| id.label());
        let assumed = self.map.is_assumed(sources).then(|| self.words.assumed.to_owned());
        self.list(numbers.chain(assumed))
    }

    /// A score in the author's numbers, with its sign if the scale has negative scores.
    pub fn score(&self, score: f64) -> String {
        self.words.score(score, self.map.scale)
    }

    /// A share of people.
    pub fn percent(&self, share: f64) -> String {
        searchable(&self.words.share(share))
    }

    /// A table with a cell in each row for each column.
    pub fn table<R: Into<Vec<Cell>>>(
        &self,
        sheet: Sheet,
        title: &str,
        columns: impl Into<Vec<Heading>>,
        rows: impl IntoIterator<Item = R>,
    ) -> Table {
        let rtl = reads_from_right(self.map);
        let rows = rows.into_iter().map(Into::into).collect();
        Table { sheet, title: title.to_owned(), rtl, groups: Vec::new(), columns: columns.into(), rows }
    }

    fn list(&self, items: impl Iterator<Item = String>) -> String {
        items.collect::<Vec<_>>().join(self.words.comma)
    }
}

/// A text without spaces that don't break: searches of spreadsheets don't find them.
pub fn searchable(text: &str) -> String {
    text.replace('\u{A0}', " ")
}
