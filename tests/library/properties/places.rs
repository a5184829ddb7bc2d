//! Every place that the compiler names is one in the text.

use crate::support::{
    every_map::{every_map, hold},
    spans,
};
use wayline::{
    ast::{self, Document, Node},
    diagnostic::{Sources, Span},
};

#[test]
fn the_tree_lies_inside_its_text() {
    hold(every_map(), |map| {
        let Some((document, sources)) = map.document() else { return Ok(()) };
        tiled(document, sources)?;
        document.nodes.iter().enumerate().try_for_each(|(at, node)| nested(document, sources, at, node))
    });
}

#[test]
fn diagnostics_point_into_their_text_in_order() {
    hold(every_map(), |map| {
        let compilation = map.compiled();
        for diagnostic in &compilation.diagnostics {
            let words = diagnostic.labels.iter().map(|label| label.text.as_str());
            for words in words.chain([diagnostic.title.as_str()]).chain(diagnostic.help.as_deref()) {
                ensure(!words.is_empty() && !words.contains('\n'), || format!("not a line of words: {words:?}"))?;
            }
            ensure(diagnostic.help.is_some(), || format!("{} has no help", diagnostic.title))?;
            diagnostic.labels.iter().try_for_each(|label| inside(&compilation.sources, label.span))?;
        }
        let order: Vec<_> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.span()).collect();
        ensure(order.is_sorted(), || format!("not in the order of the source: {order:?}"))
    });
}

#[test]
fn the_model_points_into_its_text() {
    hold(every_map(), |map| {
        let compilation = map.compiled();
        let Some(model) = &compilation.map else { return Ok(()) };
        let model = serde_json::to_value(model).map_err(|error| error.to_string())?;
        let spans = spans(&model);
        ensure(!spans.is_empty(), || "a model without a place".into())?;
        spans.into_iter().try_for_each(|span| inside(&compilation.sources, span))
    });
}

fn ensure(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

/// Whether the span is a piece of its file, between characters.
fn inside(sources: &Sources, span: Span) -> Result<(), String> {
    ensure((span.file.0 as usize) < sources.iter().count(), || format!("{span:?} is in no file"))?;
    let text = &sources.get(span.file).text;
    ensure(text.get(span.range()).is_some(), || format!("{span:?} is no piece of a text of {} bytes", text.len()))
}

/// Every byte of the file is in exactly one line, or is a line break.
fn tiled(document: &Document, sources: &Sources) -> Result<(), String> {
    let text = &sources.get(document.file).text;
    let mut at = 0;
    for line in &document.lines {
        inside(sources, line.span)?;
        let between = &text[at..line.span.start as usize];
        ensure(matches!(between, "" | "\n" | "\r\n") || between.trim_matches('\r') == "\n", || {
            format!("{between:?} stands between two lines")
        })?;
        at = line.span.end as usize;
    }
    let rest = &text[at..];
    ensure(rest.trim_matches('\r').is_empty(), || format!("{rest:?} stands behind the last line"))
}

/// A node holds what is its own, and stands below its parent, which takes it.
fn nested(document: &Document, sources: &Sources, at: usize, node: &Node) -> Result<(), String> {
    inside(sources, node.span)?;
    ensure(document.lines[node.line as usize].node.is_some_and(|id| id.index() == at), || {
        format!("line {} doesn't know its node", node.line)
    })?;
    let mut own = vec![node.keyword];
    own.extend(head_spans(&node.head));
    if let ast::Value::Prose(parts) = &node.value {
        own.extend(parts.iter().filter(|part| !part.is_empty()));
    }
    for span in own {
        ensure(node.span.contains(span), || format!("{span:?} is outside of its line's {:?}", node.span))?;
    }
    let Some(parent) = node.parent else { return Ok(()) };
    ensure(parent.index() < at, || "a parent stands below its line".into())?;
    let parent = &document.nodes[parent.index()];
    ensure(parent.span.end <= node.span.start, || "a line begins inside its parent".into())?;
    ensure(node.rule.inside.contains(&parent.keyword()), || {
        format!("`{}` can't stand in `{}`", node.keyword().word(), parent.keyword().word())
    })
}

fn head_spans(head: &ast::Head) -> Vec<Span> {
    match head {
        ast::Head::None => Vec::new(),
        ast::Head::Name(name) => vec![name.span],
        ast::Head::Score(name, score) => name.iter().map(|name| name.span).chain([score.span()]).collect(),
        ast::Head::Pain(name, _) => name.iter().map(|name| name.span).collect(),
        ast::Head::Label(span) => vec![*span],
        ast::Head::Days(number) => vec![number.span],
        ast::Head::Measure(measure, persona) => vec![measure.span, persona.span],
        ast::Head::Way(words, share) => {
            words.iter().map(|words| words.span).chain(share.iter().map(|share| share.span())).collect()
        }
    }
}
