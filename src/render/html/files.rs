//! The files that a map names, for its page: their addresses, or their contents.

use crate::{
    model::{self, FileLink, Map, Medium, Place},
    render::address,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::collections::BTreeMap;

/// Where a file is for readers of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// At this address, relative to the page.
    Address(String),
    /// In the page itself.
    Content(Vec<u8>),
}

/// Files by their paths as written in the map. One that isn't listed is where the map says.
pub type Files = BTreeMap<String, Whereabouts>;

/// What a page shows of a file, besides a link to it.
pub enum Media {
    /// A picture.
    Picture(String),
    /// Something to listen to.
    Sound(String),
    /// Nothing; the file's name if it is embedded in the page, so that it can be saved.
    Document(Option<String>),
}

/// What a page shows of a file, and the address of the link to it.
pub fn media(file: &FileLink, files: &Files, base: &str) -> Option<(String, Media)> {
    let (own, part) = file.parts();
    let (kind, medium) = model::media(own);
    let (address, name) = match files.get(&file.path) {
        Some(Whereabouts::Address(address)) => (address.clone(), None),
        Some(Whereabouts::Content(bytes)) => {
            (format!("data:{kind};base64,{}{part}", STANDARD.encode(bytes)), own.rsplit('/').next().map(str::to_owned))
        }
        None => (address::file(file, base)?, None),
    };
    let media = match medium {
        Medium::Picture => Media::Picture(address.clone()),
        Medium::Sound => Media::Sound(address.clone()),
        Medium::Film | Medium::Document | Medium::Other => Media::Document(name),
    };
    Some((address, media))
}

/// Every file that a map attaches, with where it is, and then the documents behind its sources.
pub fn attached(map: &Map) -> impl Iterator<Item = (Option<Place>, &FileLink)> {
    let facts =
        map.all_facts().flat_map(|(place, facts)| facts.attachments.iter().map(move |file| (Some(place), file)));
    facts.chain(map.sources.iter().filter_map(|source| source.file.as_ref()).map(|file| (None, file)))
}

/// Every other map that a map names.
pub fn seen(map: &Map) -> impl Iterator<Item = &FileLink> {
    map.all_facts().flat_map(|(_, facts)| facts.see.iter())
}
