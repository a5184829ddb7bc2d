//! The drawings next to a Markdown file: whose they are, and which of them a run leaves behind.

use crate::{
    cli::{
        access::{Scope, names},
        display_path::named,
    },
    load::EXTENSION,
    report::{uri, visible_line},
    vocabulary::LANGUAGES,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// A picture that an earlier run drew for a page, of a map that has another title now, or is gone.
#[derive(Debug)]
pub(crate) struct Leftover {
    path: PathBuf,
    /// The line of the page that still shows it, if one does.
    line: Option<usize>,
}

impl Leftover {
    /// Whether the page still shows it.
    pub fn is_shown(&self) -> bool {
        self.line.is_some()
    }

    /// What to do about it; `page` is the page.
    pub fn told(&self, page: &Path) -> String {
        let (name, page) = (visible_line(&named(&self.path)), visible_line(&named(page)));
        match self.line {
            None => format!("{name} is not shown any more: delete it unless something else shows it"),
            Some(line) => {
                format!("{page}:{line} still shows {name}, but its map is gone: delete that line, then the picture")
            }
        }
    }
}

/// The pictures of the page `target` that an earlier run drew and this one doesn't, by the texts before and after this run. One that is still
/// shown counts only if an earlier run wrote the line, and if nothing else that is here draws it.
pub(crate) fn left_behind(
    scope: &Scope,
    (earlier, now): (&str, &str),
    target: &Path,
    pictures: &[(PathBuf, String)],
) -> Vec<Leftover> {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let prefix = uri(&format!("{stem}-"));
    let own = |shown: &ImageReference<'_>| {
        shown.address.starts_with(&prefix) && shown.address.ends_with(".svg") && !shown.address.contains('/')
    };
    let before: BTreeMap<&str, ImageReference<'_>> =
        shown(earlier).filter(own).map(|shown| (shown.address, shown)).collect();
    let left = |address: &str| {
        let path = target.with_file_name(address);
        let is_drawn = pictures.iter().any(|(picture, _)| *picture == path);
        if is_drawn || scope.open(&path).is_err() || is_other(scope, &path) {
            return None;
        }
        let Some(still) = shown(now).find(|shown| shown.address == address) else {
            return Some(Leftover { path, line: None });
        };
        let name = address.trim_end_matches(".svg");
        let stale = still.is_written_by_us() && !is_of_another(scope, target, name);
        stale.then_some(Leftover { path, line: Some(still.line) })
    };
    before.into_keys().filter_map(left).collect()
}

/// A picture or a link in a page.
struct ImageReference<'a> {
    line: usize,
    /// Its alternative text; nothing for a link.
    alternative: &'a str,
    address: &'a str,
}

impl ImageReference<'_> {
    /// Whether its alternative text begins as this program's do.
    fn is_written_by_us(&self) -> bool {
        let begins =
            |described: &str| described.split("{}").next().is_some_and(|first| self.alternative.starts_with(first));
        LANGUAGES.iter().any(|(_, words)| begins(words.description))
    }
}

fn shown(markdown: &str) -> impl Iterator<Item = ImageReference<'_>> {
    markdown.lines().zip(1..).flat_map(|(text, line)| {
        let of = move |(at, sign): (usize, &str)| {
            let alternative = text[..at].rsplit_once("![").map_or("", |(_, alternative)| alternative);
            let (address, _) = text[at + sign.len()..].split_once(')')?;
            Some(ImageReference { line, alternative, address })
        };
        text.match_indices("](").filter_map(of)
    })
}

/// Whether there is a drawing of this name already that belongs to another Markdown file beside `target`, or to a map: `a.md` with the map "B C"
/// and `a-b.md` with the map "C" want the same name.
pub(crate) fn is_of_another(scope: &Scope, target: &Path, name: &str) -> bool {
    let Some(folder) = target.parent().filter(|_| scope.open(&target.with_file_name(format!("{name}.svg"))).is_ok())
    else {
        return false;
    };
    if scope.open(&folder.join(format!("{name}.{EXTENSION}"))).is_ok() {
        return true;
    }
    let shown = format!("]({})", uri(&format!("{name}.svg")));
    let here = if folder == Path::new("") { Path::new(".") } else { folder };
    let files = names(here).unwrap_or_default().into_iter().map(|file| folder.join(file)).filter(|file| file != target);
    let own = target.extension();
    let mut pages = files.filter(|file| {
        let named_after =
            file.file_stem().is_some_and(|stem| name.starts_with(&format!("{}-", stem.to_string_lossy())));
        named_after && file.extension().is_some_and(|is| Some(is) == own || is == "md" || is == "markdown")
    });
    pages.any(|page| content(scope, &page).contains(&shown))
}

/// The text of a file that is about to be replaced; nothing if there is none.
pub(crate) fn content(scope: &Scope, path: &Path) -> String {
    let mut bytes = Vec::new();
    if let Ok(mut file) = scope.open(path) {
        while let Ok(Some(part)) = file.part() {
            bytes.extend(part);
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Whether a file exists that isn't a drawing of this program.
pub(crate) fn is_other(scope: &Scope, path: &Path) -> bool {
    const MARK: &[u8] = b"class=\"wayline";
    const NEAR_START: usize = 1_000;
    let Ok(mut file) = scope.open(path) else { return false };
    let start = file.part().ok().flatten().unwrap_or_default();
    !start.windows(MARK.len()).take(NEAR_START).any(|part| part == MARK)
}
