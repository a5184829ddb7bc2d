//! A named file that isn't there.

use crate::{
    diagnostic::{Code, Diagnostic},
    options::Options,
    resolve::Resolved,
};

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let map = &resolved.map;
    let stages = map.stages.iter().map(|stage| &stage.facts);
    let facts = stages.chain(map.columns.iter().map(|column| &column.facts));
    let links = facts.flat_map(|facts| facts.attachments.iter().chain(&facts.see));
    for link in links.chain(map.sources.iter().filter_map(|source| source.file.as_ref())) {
        if link.exists == Some(false) {
            let title = format!("`{}` does not exist", link.path);
            diagnostics.push(
                Diagnostic::new(Code::MissingAttachment, title, link.span, "no file at this path")
                    .help("add the file, or remove the line until there is one"),
            );
        }
    }
}
