//! Every line of a map as a row, so that the map can be recreated from the table.
//!
//! What it uses from other files is included, so that the table is complete.

use super::{Cell, Sheet, Table, sheet::heading};
use crate::{
    ast::{Content, Document, Node, Value},
    compile::Compilation,
    keyword::Keyword,
    model::Map,
    parse::is_link_address,
    source::Source,
    span::Span,
};
use std::collections::BTreeSet;

/// The headings. They aren't translated: what is below them is Wayline's language.
pub const HEADINGS: [&str; 3] = ["keyword", "head", "text"];
/// The keyword of a comment's row.
pub const COMMENT: &str = "#";
/// The keyword of a row that continues the text above.
pub const CONTINUES: &str = "|";
/// The most characters of a text in one row, below the limit for a workbook's cells in any script.
const LONGEST: usize = 15_000;

/// The lines of a map that compiled without errors; only headings for any other.
pub fn lines(compilation: &Compilation) -> Table {
    Table { rows: rows(compilation), ..headings() }
}

/// The table without any line.
pub fn headings() -> Table {
    let columns = HEADINGS.iter().zip([16.0, 24.0, 80.0]).map(|(word, width)| heading(word, width)).collect();
    let title = "Lines".to_owned();
    Table { sheet: Sheet::Lines, title, rtl: false, groups: Vec::new(), columns, rows: Vec::new() }
}

fn rows(compilation: &Compilation) -> Vec<Vec<Cell>> {
    let Some((map, (own, others))) = compilation.map.as_ref().zip(compilation.documents.split_first()) else {
        return Vec::new();
    };
    let folder = folder(&compilation.sources.get(own.file).name);
    let mut writer = Writer { compilation, declared: declared(map), folder, rows: Vec::new() };
    // After these come the files of the map that this one is compared with.
    let shared = others.iter().take_while(|document| !document.has_journey);
    let at = first_declaration(own);
    writer.document(own, 0..at);
    shared.for_each(|document| writer.shared(document));
    writer.document(own, at..own.lines.len());
    let rows = writer.rows.into_iter().flat_map(short);
    rows.map(|row| row.map(Cell::plain).into()).collect()
}

/// The same as several rows, if a text is longer than a workbook's cells can be: the others continue the first.
fn short([keyword, head, mut text]: [String; 3]) -> Vec<[String; 3]> {
    let mut texts = Vec::new();
    while let Some((limit, _)) = text.char_indices().nth(LONGEST)
        && let Some(at) = text[..limit].rfind(['\n', ' '])
    {
        let rest = text.split_off(at + 1);
        text.pop();
        texts.push(std::mem::replace(&mut text, rest));
    }
    texts.push(text);
    let first = std::iter::once((keyword, head));
    let heads = first.chain(std::iter::repeat((CONTINUES.to_owned(), String::new())));
    heads.zip(texts).map(|((keyword, head), text)| [keyword, head, text]).collect()
}

/// The places of the declarations that the map has.
fn declared(map: &Map) -> BTreeSet<Span> {
    let optional = map.channels.iter().filter_map(|of| of.span).chain(map.measures.iter().filter_map(|of| of.span));
    let people = map.personas.iter().map(|of| of.span).chain(map.teams.iter().map(|of| of.span));
    let others = map.sources.iter().map(|of| of.span).chain(map.lanes.iter().map(|of| of.span));
    optional.chain(people).chain(others).collect()
}

/// The line of the first declaration, phase or stage; shared declarations go before it.
fn first_declaration(document: &Document) -> usize {
    let opens = |node: &&Node| node.keyword().is_declaration() || node.keyword().is_division();
    document.nodes.iter().find(opens).map_or(document.lines.len(), |node| node.line as usize)
}

struct Writer<'a> {
    compilation: &'a Compilation,
    declared: BTreeSet<Span>,
    /// The folder of the map.
    folder: &'a str,
    rows: Vec<[String; 3]>,
}

impl Writer<'_> {
    /// The declarations of a shared file that the map uses; those that it doesn't use are left out.
    fn shared(&mut self, document: &Document) {
        let inside = document.last_inside();
        for (node, last) in document.nodes.iter().zip(inside) {
            let last = document.last_line(last) as usize;
            if node.keyword().is_declaration() && self.declared.contains(&node.span) {
                self.document(document, node.line as usize..last + 1);
            }
        }
    }

    fn document(&mut self, document: &Document, lines: std::ops::Range<usize>) {
        let source = self.compilation.sources.get(document.file);
        for line in &document.lines[lines] {
            let node = line.node.map(|id| &document.nodes[id.index()]);
            let slice = |span: Span| source.text[span.range()].to_owned();
            match &line.content {
                // The files that it names are in the table.
                Content::Statement(_) if node.is_some_and(|node| node.keyword() == Keyword::Use) => {}
                Content::Statement(statement) => {
                    let text = node.and_then(|node| self.path(source, node)).unwrap_or_else(|| slice(statement.text));
                    self.rows.push([slice(statement.keyword), slice(statement.head), text]);
                }
                Content::Continuation(span) => {
                    if let Some([_, _, text]) = self.rows.last_mut() {
                        text.push('\n');
                        text.push_str(&source.text[span.range()]);
                    }
                }
                Content::Comment(span) => {
                    let text = source.text[span.range()].trim_start_matches('#').trim();
                    self.rows.push([COMMENT.to_owned(), String::new(), text.to_owned()]);
                }
                Content::Blank | Content::Other(_) => {}
            }
        }
    }

    /// The path in a line of a shared file, relative to the map's own folder; `None` if it is unchanged.
    fn path(&self, source: &Source, node: &Node) -> Option<String> {
        let (Value::Path(span) | Value::Link(span)) = node.value else { return None };
        let from = folder(&source.name);
        let path = &source.text[span.range()];
        (from != self.folder && !is_link_address(path)).then(|| rebased(path, from, self.folder))
    }
}

/// The folder of a file, by its name.
fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Converts a path relative to one folder to a path relative to another.
fn rebased(path: &str, from: &str, to: &str) -> String {
    let parts = |path: &str| path.split('/').filter(|part| !matches!(*part, "" | ".")).map(str::to_owned).collect();
    let (mut whole, to): (Vec<String>, Vec<String>) = (parts(from), parts(to));
    let path: Vec<String> = parts(path);
    for part in path {
        if part == ".." && whole.last().is_some_and(|last| last != "..") {
            whole.pop();
        } else {
            whole.push(part);
        }
    }
    let common = whole.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", to.len() - common);
    up.chain(whole[common..].iter().map(String::as_str)).collect::<Vec<_>>().join("/")
}
