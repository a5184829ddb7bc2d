//! Where the preview shows the maps that a map links to.
//!
//! A page that was made before another map appeared would link to that map's text for ever. So the links of each page
//! are recorded, and compared with the maps that exist.

use super::shown::{PreviewedMap, State};
use crate::{
    cli::{output::real, work::Task},
    model::{FileLink, Map},
    render::{HtmlFiles, Whereabouts, seen},
};
use std::{collections::BTreeMap, path::PathBuf};

/// The maps that are shown: the name of each in addresses, by its file without symbolic links.
#[derive(Debug, Default)]
pub(super) struct Previews(BTreeMap<PathBuf, String>);

impl Previews {
    /// Adds a map, unless it only has declarations: then there is no drawing to link to.
    pub fn add(&mut self, task: &Task, shown: &PreviewedMap) {
        if shown.state != State::Shared {
            self.0.insert(real(&task.here.join(task.input.path())), shown.slug.clone());
        }
    }

    /// The maps that `map` links to.
    pub fn ways(&self, map: &Map, task: &Task) -> LinkPaths {
        let way = |link: &FileLink| {
            let file = real(&task.folder().join(link.parts().0));
            let slug = self.0.get(&file).cloned();
            LinkPath { path: link.path.clone(), part: link.parts().1.to_owned(), file, slug }
        };
        LinkPaths(seen(map).map(way).collect())
    }
}

/// The links of a page to other maps.
#[derive(Debug, Clone, Default)]
pub(super) struct LinkPaths(Vec<LinkPath>);

#[derive(Debug, Clone)]
struct LinkPath {
    /// The file, as written in the map.
    path: String,
    /// The part of it that the link leads to.
    part: String,
    /// The file without symbolic links.
    file: PathBuf,
    /// Its name in addresses, if it is shown.
    slug: Option<String>,
}

impl LinkPaths {
    /// The addresses, relative to a map's page.
    pub fn addresses(&self) -> HtmlFiles {
        let shown = self.0.iter().filter_map(|way| {
            let address = format!("../{}/{}", way.slug.as_deref()?, way.part);
            Some((way.path.clone(), Whereabouts::Address(address)))
        });
        shown.collect()
    }

    /// Whether they lead elsewhere by now.
    pub fn are_stale(&self, previews: &Previews) -> bool {
        self.0.iter().any(|way| previews.0.get(&way.file) != way.slug.as_ref())
    }
}
