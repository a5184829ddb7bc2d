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
            let parts: Vec<&str> = link.path.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
            let help = match parts.as_slice() {
                [first, _, ..] => {
                    format!("if these are several files, give each a line of its own, the first with `{first}`")
                }
                _ => "add the file, or remove the line until there is one".to_owned(),
            };
            diagnostics
                .push(Diagnostic::new(Code::MissingAttachment, title, link.span, "no file at this path").help(help));
        }
    }
}
