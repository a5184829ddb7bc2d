//! The attached files of a site's maps, each once.

use super::{
    folder::{Content, Folder},
    page::SitePage,
};
use crate::{
    cli::attachments,
    render::{HtmlFiles, Whereabouts, attached},
    report::{Failure, uri},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// Where each attached file is in the site.
#[derive(Default)]
pub(super) struct Attachments {
    places: BTreeMap<PathBuf, String>,
    taken: BTreeSet<String>,
}

impl Attachments {
    /// Adds a map's attachments to the site, and returns their addresses relative to the map's page.
    pub fn gather(&mut self, entry: &SitePage<'_>, folder: &mut Folder<'_>, notes: &mut Vec<Failure>) -> HtmlFiles {
        let (mut files, loader) = (HtmlFiles::new(), entry.task.loader());
        let up = "../".repeat(entry.page.matches('/').count());
        for (_, file) in attached(entry.map).filter(|(_, file)| file.exists != Some(false)) {
            if files.contains_key(&file.path) {
                continue;
            }
            let (own, part) = file.parts();
            match loader.find(&entry.map.file, own) {
                Ok(found) => {
                    let place = self.place(&found, &entry.task.project.root);
                    files.insert(file.path.clone(), Whereabouts::Address(format!("{up}{}{part}", uri(&place))));
                    folder.add(&place, Content::Of(found, entry.task.project.scope.clone()));
                }
                Err(error) => notes.push(attachments::left_out(&file.path, &entry.map.file, &error)),
            }
        }
        files
    }

    /// Where a file is in the site: as in its project, unless another project has a file of the same name there.
    fn place(&mut self, path: &Path, root: &Path) -> String {
        if let Some(place) = self.places.get(path) {
            return place.clone();
        }
        let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let mut place = format!("files/{below}");
        let mut number = 1;
        while !self.taken.insert(place.clone()) {
            number += 1;
            place = format!("files/{number}/{below}");
        }
        self.places.insert(path.to_owned(), place.clone());
        place
    }
}
