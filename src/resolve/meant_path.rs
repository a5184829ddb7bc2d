//! Which file a path means that leads to none: people put signs around paths, leave out the extension, or list several.

use crate::{
    diagnostic::{Diagnostic, Fix},
    keyword::Times,
    load::EXTENSION,
    parse::{is_blank, is_path},
    source::Source,
    span::Span,
};

/// No line has so many paths; each asks for files.
const MOST: usize = 8;

/// Proposes the file that is meant, if there is one. `exists` says whether there is a file at a path; `times`, whether a
/// block can have more lines like this one.
pub fn propose_file(
    diagnostic: Diagnostic,
    source: &Source,
    path: Span,
    times: Times,
    exists: impl Fn(&str) -> bool,
) -> Diagnostic {
    let parts: Vec<&str> = source.text[path.range()].split([',', ';']).filter(|part| !bare(part).is_empty()).collect();
    let found: Option<Vec<String>> = parts.iter().take(MOST).map(|part| meant(part, &exists)).collect();
    match found.filter(|found| found.len() == parts.len()).as_deref() {
        Some([only]) => diagnostic.help(format!("write `{only}`")).fix(Fix::needs_a_look(path, only.as_str())),
        Some(files @ [_, _, ..]) if times == Times::Many => {
            let before = source.before(path.start);
            let word = before.trim_matches(is_blank).trim_end_matches([':', '：']).trim_end_matches(is_blank);
            let files = files.join(&format!("\n{before}"));
            diagnostic.help(format!("each `{word}` line names one file")).fix(Fix::needs_a_look(path, files))
        }
        _ => diagnostic,
    }
}

/// The path of the file that exists.
fn meant(written: &str, exists: impl Fn(&str) -> bool) -> Option<String> {
    let bare = bare(written);
    // macOS and Windows find `Shared/people.journey` in `shared`, Linux doesn't.
    let folders = bare.rsplit_once('/').map(|(folders, file)| format!("{}/{file}", folders.to_lowercase()));
    let spelt = [Some(bare.to_owned()), folders, Some(bare.to_lowercase())].into_iter().flatten();
    let mut names = spelt.flat_map(|name| [name.clone(), format!("{name}.{EXTENSION}")]);
    names.find(|name| !name.starts_with(&format!(".{EXTENSION}")) && is_path(name) && exists(name))
}

/// A path without quotation marks, brackets, the mark of a list, or what ends an item of one.
fn bare(written: &str) -> &str {
    let target = written.split_once("](").map_or(written, |(_, target)| target);
    let text = target.trim_start_matches(is_blank);
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')']);
    let text = numbered.filter(|rest| rest.starts_with(is_blank)).unwrap_or(text);
    let is_around = |c: char| !c.is_alphanumeric() && c != '_';
    text.trim_start_matches(|c| is_around(c) && !matches!(c, '.' | '/')).trim_end_matches(is_around)
}
