//! Where the preview shows the maps that a map leads to.
//!
//! A page that was made before another map came would lead to that map's text for ever, so each page's ways are noted, and
//! compared with what there is to lead to.

use super::shown::{Shown, State};
use crate::{
    cli::{output::real, work::Task},
    model::{FileLink, Map},
    render::{HtmlFiles, Whereabouts, seen},
};
use std::{collections::BTreeMap, path::PathBuf};

/// The maps that are shown: what each is called in addresses, by its file without symbolic links.
#[derive(Debug, Default)]
pub(super) struct Previews(BTreeMap<PathBuf, String>);

impl Previews {
    /// Adds a map, unless it only has declarations: then there is no drawing to link to.
    pub fn add(&mut self, task: &Task, shown: &Shown) {
        if shown.state != State::Shared {
            self.0.insert(real(&task.here.join(task.input.path())), shown.slug.clone());
        }
    }

    /// The maps that `map` leads to.
    pub fn ways(&self, map: &Map, task: &Task) -> Ways {
        let way = |link: &FileLink| {
            let file = real(&task.folder().join(link.parts().0));
            let slug = self.0.get(&file).cloned();
            Way { path: link.path.clone(), part: link.parts().1.to_owned(), file, slug }
        };
        Ways(seen(map).map(way).collect())
    }
}

/// How a page leads to other maps.
#[derive(Debug, Default)]
pub(super) struct Ways(Vec<Way>);

#[derive(Debug)]
struct Way {
    /// The file, as the map has it.
    path: String,
    /// The part of it that the link leads to.
    part: String,
    /// The file without symbolic links.
    file: PathBuf,
    /// What it is called in addresses, if it is shown.
    slug: Option<String>,
}

impl Ways {
    /// The addresses, seen from a map's page.
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
