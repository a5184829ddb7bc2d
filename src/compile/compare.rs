//! The map that this one is a future of.

use super::compile_into;
use crate::{
    ast::{Document, Ident, Node, NodeId, Value},
    diagnostic::{Code, Diagnostic, Severity},
    keyword::Keyword,
    load::Loader,
    model::{ColumnId, Comparison, Map},
    options::Options,
    parse::{fold, nearest},
    resolve::not_loaded,
    source::Sources,
};

/// Reads the map that `compares` names, and finds for each column the earlier ones that it continues.
pub fn compare(
    own: &Document,
    map: &Map,
    loader: &dyn Loader,
    options: &Options,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Comparison> {
    let line = own.nodes.iter().find(|node| node.keyword() == Keyword::Compares && node.parent.is_none());
    let Some(line) = line else {
        if own.mistaken.contains(&Keyword::Compares) {
            return None;
        }
        replaces(own).for_each(|(_, name)| diagnostics.push(nothing_compared(name)));
        return None;
    };
    let earlier = earlier_map(line, loader, options, sources, diagnostics)?;
    let by_name = |name: &str| {
        let same = |column: &crate::model::Column| column.name.as_str() == name;
        earlier.columns.iter().position(same).map(ColumnId::new)
    };
    let called = |name: &str| {
        let label = |column: &crate::model::Column| fold(&column.title.to_plain()) == fold(name);
        by_name(name).or_else(|| earlier.columns.iter().position(label).map(ColumnId::new))
    };
    for (_, name) in replaces(own).filter(|(_, name)| called(&name.text).is_none()) {
        diagnostics.push(unknown_column(name, &earlier));
    }
    let continues = map.columns.iter().map(|column| {
        let replaced: Vec<ColumnId> = column.facts.replaces.iter().filter_map(|name| called(name)).collect();
        if replaced.is_empty() { by_name(column.name.as_str()).into_iter().collect() } else { replaced }
    });
    let continues = continues.collect();
    Some(Comparison { span: line.span, map: earlier, continues })
}

fn earlier_map(
    line: &Node,
    loader: &dyn Loader,
    options: &Options,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Map> {
    let Value::Path(path) = line.value else { return None };
    let written = sources.slice(path).to_owned();
    let from = sources.get(path.file).name.clone();
    let loaded = match loader.load(&from, &written) {
        Ok(loaded) => loaded,
        Err(error) => {
            diagnostics.push(not_loaded(&written, path, &error));
            return None;
        }
    };
    let mut theirs = Vec::new();
    let map = compile_into(&loaded.name, &loaded.bytes, loader, options, sources, &mut theirs, false);
    let errors: Vec<&Diagnostic> = theirs.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
    if let (None, first) = (&map, errors.first()) {
        let title = format!("`{written}` cannot be compared with");
        let label = match errors.len() {
            0 => "has no journey".to_owned(),
            1 => "has an error".to_owned(),
            count => format!("has {count} errors"),
        };
        let diagnostic = Diagnostic::new(Code::ComparedHasErrors, title, path, label)
            .help("mend that map first; `wayline check` shows what is wrong with it");
        diagnostics.push(match first {
            Some(first) => diagnostic.and(first.span(), first.title.clone()),
            None => diagnostic,
        });
    }
    map
}

/// Every name behind a `replaces`.
fn replaces(own: &Document) -> impl Iterator<Item = (NodeId, &Ident)> {
    let lines = own.nodes.iter().enumerate().filter(|(_, node)| node.keyword() == Keyword::Replaces);
    lines.flat_map(|(at, node)| match &node.value {
        Value::Names(names) => names.iter().map(|name| (NodeId(at as u32), name)).collect::<Vec<_>>(),
        _ => Vec::new(),
    })
}

fn nothing_compared(name: &Ident) -> Diagnostic {
    let title = format!("There is no earlier `{}` to replace", name.text);
    Diagnostic::new(Code::UnknownName, title, name.span, "this map is not compared with another")
        .help("name the earlier map below the `journey` line: `compares: today.journey`")
}

fn unknown_column(name: &Ident, earlier: &Map) -> Diagnostic {
    let title = format!("The compared map has no column `{}`", name.text);
    let known = earlier.columns.iter().map(|column| column.name.as_str());
    let help = match nearest(&name.text, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write the name of a touchpoint or a step of `{}`", earlier.file),
    };
    Diagnostic::new(Code::UnknownName, title, name.span, "no column has this name there").help(help)
}
