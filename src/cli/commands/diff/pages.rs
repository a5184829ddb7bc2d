//! Maps in Markdown. They aren't compared, so each page whose maps are others now is named: silence would say that nothing changed.

use super::{
    pair::Pair,
    side::{Read, Side},
};
use crate::{
    cli::{
        markdown::{compiled, is_page, journeys},
        pipeline,
        project::Projects,
    },
    options::Options,
    report::NotCompared,
};

/// A page, if its maps are others than before, or nobody knows.
pub(super) fn left_out(page: &Pair, projects: &mut Projects, options: &Options) -> Option<NotCompared> {
    let mut maps = |side: &Option<Side>| side.as_ref().map(|side| said(side, projects, options)).unwrap_or_default();
    let why = match (maps(&page.old), maps(&page.new)) {
        (Said::Maps(old), Said::Maps(new)) if old == new => return None,
        (Said::Maps(_), Said::Maps(_)) => "it is Markdown, and its maps changed".to_owned(),
        (Said::TooLong, _) | (_, Said::TooLong) => format!("it is larger than {} bytes", options.max_bytes),
    };
    Some(NotCompared { name: page.new_name.clone(), why })
}

/// What a page says.
enum Said {
    /// The texts of its maps and of the files that they read, whatever is around them; none if it can't be read.
    Maps(Vec<String>),
    TooLong,
}

impl Default for Said {
    fn default() -> Self {
        Self::Maps(Vec::new())
    }
}

fn said(side: &Side, projects: &mut Projects, options: &Options) -> Said {
    let said = |read: &Read<'_>| {
        if read.bytes.len() as u64 > options.max_bytes {
            return Said::TooLong;
        }
        let text = String::from_utf8_lossy(read.bytes);
        let maps = match is_page(read.file, read.bytes) {
            true => {
                let fences = journeys(text.trim_start_matches('\u{feff}'));
                fences.iter().map(|fence| compiled(read.name, fence, read.loader, options)).collect()
            }
            false => vec![pipeline::compiled(read.name, read.bytes, read.loader, options)],
        };
        let texts = maps.iter().flat_map(|map| map.sources.iter());
        Said::Maps(texts.map(|(_, source)| source.text.replace("\r\n", "\n")).collect())
    };
    side.read(projects, options, |read| Ok(said(&read))).unwrap_or_default()
}
