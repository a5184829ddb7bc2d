//! Which file a path means that leads to none: people put signs around paths, leave out the extension, or list several.

use crate::{
    diagnostic::{Diagnostic, Fix},
    keyword::{Keyword, Times},
    load::EXTENSION,
    model::parts_of_path,
    parse::{is_blank, is_path},
    source::Source,
    span::Span,
};

/// No line has so many paths; each asks for files.
const MOST: usize = 8;

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A map or a file with declarations, whose extension may be left out.
    Map,
    /// A picture or another document.
    Document,
}

/// Proposes the file that is meant, if there is one. `exists` says whether there is a file at a path; `times`, whether a
/// block can have more lines like this one.
pub fn propose_file(
    diagnostic: Diagnostic,
    source: &Source,
    (path, wanted): (Span, Wanted),
    times: Times,
    exists: impl Fn(&str) -> bool,
) -> Diagnostic {
    let parts: Vec<&str> = source.text[path.range()].split([',', ';']).filter(|part| !bare(part).is_empty()).collect();
    let found: Option<Vec<String>> = parts.iter().take(MOST).map(|part| meant(part, wanted, &exists)).collect();
    match found.filter(|found| found.len() == parts.len()).as_deref() {
        Some([only]) => {
            let diagnostic = diagnostic.help(format!("write `{only}`"));
            let label = label_of_link(&source.text[path.range()]).filter(|label| !label.is_empty());
            let fix = Fix::needs_a_look(path, only.as_str());
            // A map has a title of its own.
            let is_map = wanted == Wanted::Map || only.ends_with(&format!(".{EXTENSION}"));
            match label.filter(|_| !is_map) {
                None => diagnostic.fix(fix),
                // The words of a link would be lost.
                Some(label) => match line_for_label(source, path) {
                    Some(line) => diagnostic
                        .help(format!("write `{only}`, and below it `{}: {label}`", Keyword::As.word()))
                        .fix(fix.and(Span { start: path.end, ..path }, format!("{line}{label}"))),
                    None => diagnostic,
                },
            }
        }
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
fn meant(written: &str, wanted: Wanted, exists: impl Fn(&str) -> bool) -> Option<String> {
    let (bare, part) = parts_of_path(bare(written));
    // macOS and Windows find `Shared/people.journey` in `shared`, Linux doesn't.
    let folders = bare.rsplit_once('/').map(|(folders, file)| format!("{}/{file}", folders.to_lowercase()));
    let spelt = [Some(bare.to_owned()), folders, Some(bare.to_lowercase())].into_iter().flatten();
    let with_extension = |name: &str| (wanted == Wanted::Map).then(|| format!("{name}.{EXTENSION}"));
    let mut names = spelt.flat_map(|name| [with_extension(&name), Some(name)].into_iter().rev().flatten());
    let found = names.find(|name| !name.starts_with(&format!(".{EXTENSION}")) && is_path(name) && exists(name))?;
    // Names inside a file are told apart by their letter case.
    Some(found + part)
}

/// The beginning of the line below one with a path that says what the file is called, if such a line takes one.
fn line_for_label(source: &Source, path: Span) -> Option<String> {
    let before = source.before(path.start);
    let margin = &before[..before.len() - before.trim_start_matches(is_blank).len()];
    let word = before.trim_matches(is_blank).trim_end_matches([':', '：']).trim_end_matches(is_blank);
    Keyword::As.rule_in(Keyword::in_any_case(word)?)?;
    Some(format!("\n{margin}  {}: ", Keyword::As.word()))
}

/// What a link of Markdown calls its target: `[Report of May](report.pdf)`.
fn label_of_link(written: &str) -> Option<&str> {
    let (label, _) = written.split_once("](")?;
    label.split_once('[').map(|(_, label)| label.trim_matches(is_blank))
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
