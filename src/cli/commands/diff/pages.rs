//! Maps in Markdown. They aren't compared, so each page whose maps are others now is named: silence would say that nothing changed.

use super::{
    pair::Pair,
    side::{Read, Side},
    unread,
};
use crate::{
    cli::{
        markdown::{compiled, is_page, journeys},
        project::Projects,
    },
    options::Options,
    report::NotCompared,
};

/// What becomes of a file that is named like a page.
pub(super) enum Sorted {
    /// It is a map on both sides, as any other.
    Map(Box<Pair>),
    /// Its maps changed, or it can't be read to tell.
    NotCompared(NotCompared),
    Same,
}

pub(super) fn sorted(page: Pair, projects: &mut Projects, options: &Options) -> Sorted {
    let sides: Vec<PageContent> =
        [&page.old, &page.new].into_iter().flatten().map(|side| content(side, projects, options)).collect();
    let why = match sides.as_slice() {
        [] => return Sorted::Same,
        sides if sides.iter().all(|side| matches!(side, PageContent::Map)) => return Sorted::Map(Box::new(page)),
        sides if sides.contains(&PageContent::TooLarge) => format!("it is larger than {} bytes", options.max_bytes),
        // A page without maps comes or goes.
        [only] if only.is_without_maps() => return Sorted::Same,
        [PageContent::Unreadable(_), PageContent::Unreadable(_)] if unread::is_same_object(&page) => {
            return Sorted::Same;
        }
        // Most pages have no maps, so one that had none before, or has none any more, is taken to have none on the other side either.
        [PageContent::Unreadable(_), other] | [other, PageContent::Unreadable(_)] if other.is_without_maps() => {
            return Sorted::Same;
        }
        [PageContent::Unreadable(why), ..] | [_, PageContent::Unreadable(why)] => why.clone(),
        [old, new] if old == new => return Sorted::Same,
        _ => "it is Markdown, and its maps changed".to_owned(),
    };
    Sorted::NotCompared(NotCompared { name: page.new_name, why })
}

#[derive(PartialEq, Eq)]
enum PageContent {
    /// The texts of its maps and of the files that they read, whatever is around them.
    Page(Vec<String>),
    /// Why it can't be read.
    Unreadable(String),
    /// It is a map itself.
    Map,
    TooLarge,
}

impl PageContent {
    fn is_without_maps(&self) -> bool {
        matches!(self, Self::Page(maps) if maps.is_empty())
    }
}

fn content(side: &Side, projects: &mut Projects, options: &Options) -> PageContent {
    let content = |read: &Read<'_>| {
        if read.bytes.len() as u64 > options.max_bytes {
            return PageContent::TooLarge;
        }
        if !is_page(read.file, read.bytes) {
            return PageContent::Map;
        }
        let text = String::from_utf8_lossy(read.bytes);
        let fences = journeys(text.trim_start_matches('\u{feff}'));
        let maps = fences.iter().map(|fence| compiled(read.name, fence, read.loader, options));
        let texts =
            maps.flat_map(|map| map.sources.iter().map(|(_, of)| of.text.replace("\r\n", "\n")).collect::<Vec<_>>());
        PageContent::Page(texts.collect())
    };
    side.read(projects, options, |read| Ok(content(&read)))
        .unwrap_or_else(|failure| PageContent::Unreadable(failure.title))
}
