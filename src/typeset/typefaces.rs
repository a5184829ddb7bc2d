//! All typefaces there are: the bundled ones, a project's own, and those that were handed in.

use super::typeface::{Bytes, NotAFont, Typeface, TypefaceId};
use crate::{
    scene::{Face, Group, Node, Scene},
    text::{self, OwnFont},
};
use harfrust::FontRef;
use skrifa::{MetadataProvider, charmap::Charmap};
use std::{collections::BTreeSet, fmt, sync::Arc};

/// The bundled faces, a project's own font before them, and those that were handed in for what these lack.
pub struct Typefaces {
    all: Vec<Typeface>,
    own: Option<OwnFont>,
}

impl fmt::Debug for Typefaces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Typefaces({} bundled, {} more)", BUNDLED.len(), self.all.len() - BUNDLED.len())
    }
}

/// They are the first of all typefaces, in this order.
pub(super) const BUNDLED: [text::Face; 3] = text::Face::ALL;

impl Default for Typefaces {
    fn default() -> Self {
        Self::bundled()
    }
}

impl Typefaces {
    /// The bundled faces alone.
    pub fn bundled() -> Self {
        let all = BUNDLED.iter().filter_map(|face| Typeface::new(Bytes::Bundled(face.ttf()), 0).ok()).collect();
        Self { all, own: None }
    }

    /// The bundled faces, and a font of a project's own before them where there is one.
    pub fn with(own: Option<OwnFont>) -> Self {
        let mut typefaces = Self::bundled();
        let faces =
            |own: &OwnFont| BUNDLED.iter().map(|&face| Typeface::own(own.face(face))).collect::<Result<Vec<_>, _>>();
        // Its files were looked at when they were read, so it is there or none was named.
        if let Some(Ok(faces)) = own.as_ref().map(faces) {
            typefaces.all.extend(faces);
            typefaces.own = own;
        }
        typefaces
    }

    /// The font of a project's own.
    pub(super) fn own(&self) -> Option<&OwnFont> {
        self.own.as_ref()
    }

    /// Where those begin that were handed in.
    pub(super) fn more(&self) -> usize {
        if self.own.is_some() { 2 * BUNDLED.len() } else { BUNDLED.len() }
    }

    /// Adds a font for characters that the bundled faces lack: the file's bytes, and the index of the font in the file
    /// (0 unless it is a collection). If several fonts have a character, the first is used.
    ///
    /// # Errors
    ///
    /// The bytes are no font, or the file has no font of that index.
    pub fn add(&mut self, bytes: Arc<[u8]>, index: u32) -> Result<(), NotAFont> {
        self.all.push(Typeface::new(Bytes::Shared(bytes), index)?);
        Ok(())
    }

    /// The characters of a drawing that no typeface has, so that they would be drawn as empty boxes.
    pub fn missing(&self, scene: &Scene) -> BTreeSet<char> {
        let mut seen = BTreeSet::new();
        let mut groups: Vec<&Group> = vec![&scene.root];
        while let Some(group) = groups.pop() {
            for node in &group.nodes {
                match node {
                    Node::Group(inner) => groups.push(inner),
                    Node::Text(line) => {
                        let characters = line.runs.iter().flat_map(|run| run.text.chars());
                        let own = |c| self.own.as_ref().is_some_and(|own| own.covers(text::Face::Regular, c));
                        seen.extend(characters.filter(|&c| !text::covers(c) && !own(c)));
                    }
                    Node::Shape(_) | Node::Image(_) => {}
                }
            }
        }
        let fonts: Vec<FontRef<'_>> = self.all[self.more()..].iter().filter_map(Typeface::font).collect();
        let maps: Vec<Charmap<'_>> = fonts.iter().map(MetadataProvider::charmap).collect();
        seen.retain(|&c| maps.iter().all(|map| map.map(c).is_none()));
        seen
    }

    pub(crate) fn get(&self, id: TypefaceId) -> &Typeface {
        &self.all[id.0]
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (TypefaceId, &Typeface)> {
        self.all.iter().enumerate().map(|(index, typeface)| (TypefaceId(index), typeface))
    }

    /// The typeface of a face of the project's own font.
    pub(super) fn own_face(face: Face) -> TypefaceId {
        TypefaceId(BUNDLED.len() + Self::of_face(face).0)
    }

    /// Whether a typeface is of the project's own font.
    pub(super) fn is_own(&self, id: TypefaceId) -> bool {
        (BUNDLED.len()..self.more()).contains(&id.0)
    }

    /// The bundled typeface of a face.
    pub(crate) fn of_face(face: Face) -> TypefaceId {
        TypefaceId(match face {
            Face::Regular => 0,
            Face::Semibold => 1,
            Face::Italic => 2,
        })
    }
}
