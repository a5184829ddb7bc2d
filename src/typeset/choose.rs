//! Chooses the typeface for a cluster of characters.

use super::{
    typeface::{Typeface, TypefaceId},
    typefaces::Typefaces,
};
use crate::{scene::Face, text};
use harfrust::FontRef;
use skrifa::{MetadataProvider, charmap::Charmap};

/// All typefaces, opened.
pub(super) struct FontSet<'a> {
    all: Vec<Open<'a>>,
    typefaces: &'a Typefaces,
}

/// A typeface with its parsed tables.
pub(super) struct Open<'a> {
    pub typeface: &'a Typeface,
    pub font: FontRef<'a>,
    map: Charmap<'a>,
}

impl Open<'_> {
    /// The glyph of a space.
    pub fn blank(&self) -> Option<u32> {
        self.map.map(' ').map(|id| id.to_u32())
    }
}

impl<'a> FontSet<'a> {
    pub fn new(typefaces: &'a Typefaces) -> Self {
        let open = |(_, typeface): (TypefaceId, &'a Typeface)| {
            // It was opened before when it was added, so this leaves none out and the positions stay valid.
            let font = typeface.font()?;
            Some(Open { typeface, map: font.charmap(), font })
        };
        Self { all: typefaces.all().filter_map(open).collect(), typefaces }
    }

    pub fn get(&self, id: TypefaceId) -> &Open<'a> {
        &self.all[id.0]
    }

    /// The typeface that a cluster is set in: the project's own or else the bundled one where it has all of it.
    pub fn choose(&self, cluster: &str, face: Face) -> TypefaceId {
        let own = Typefaces::of_face(face);
        let emoji = cluster.contains(EMOJI_STYLE);
        let drawn = || cluster.chars().filter(|&c| !is_ignorable(c));
        if !emoji && drawn().next().is_some() && drawn().all(|c| self.own_has(face, c)) {
            return Typefaces::own_face(face);
        }
        if !emoji && cluster.chars().all(text::covers) {
            return own;
        }
        let Some(first) = drawn().next() else { return own };
        let covers = |id: &TypefaceId| drawn().all(|c| self.has(*id, c));
        if let Some(coloured) = self.more().filter(|id| emoji && self.get(*id).typeface.coloured).find(covers) {
            return coloured;
        }
        if drawn().all(text::covers) {
            return own;
        }
        // A typeface that lacks a part of a cluster still shows the rest of it.
        let whole = self.closest(self.more().filter(covers), face);
        let part = || self.closest(self.more().filter(|id| self.has(*id, first)), face);
        whole.or_else(|| text::covers(first).then_some(own)).or_else(part).unwrap_or(own)
    }

    fn more(&self) -> impl Iterator<Item = TypefaceId> {
        (self.typefaces.more()..self.all.len()).map(TypefaceId)
    }

    fn own_has(&self, face: Face, c: char) -> bool {
        self.typefaces.own().is_some_and(|own| own.covers(measured(face), c))
    }

    fn has(&self, id: TypefaceId, c: char) -> bool {
        self.get(id).map.map(c).is_some()
    }

    /// Among several candidates the one that looks most similar; among equal ones the first.
    fn closest(&self, ids: impl Iterator<Item = TypefaceId>, face: Face) -> Option<TypefaceId> {
        ids.min_by_key(|id| {
            let typeface = self.get(*id).typeface;
            let heavy = typeface.weight >= 550.0;
            (typeface.slanted != (face == Face::Italic), heavy != (face == Face::Semibold))
        })
    }
}

fn measured(face: Face) -> text::Face {
    match face {
        Face::Regular => text::Face::Regular,
        Face::Semibold => text::Face::Semibold,
        Face::Italic => text::Face::Italic,
    }
}

/// Turns the character before it into an emoji.
const EMOJI_STYLE: char = '\u{FE0F}';

/// Joiners, selectors and direction marks control the shaper; a font doesn't need to have them.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}
