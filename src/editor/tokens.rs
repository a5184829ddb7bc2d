//! The kind of each piece of a file, for syntax colours.

use crate::{
    Compilation,
    ast::{Content, Document, Head, Node, Number, Statement, Value},
    keyword::Keyword,
    names::ThingId,
    span::{FileId, Span},
};

/// A coloured piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The piece; within one line.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it is the name in a declaration.
    pub declares: bool,
}

/// What a piece of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// The first word of a line.
    Keyword,
    /// A comment.
    Comment,
    /// Prose, a path or an address.
    Text,
    /// A figure, a day, a span of time.
    Number,
    /// One of the words that a line offers.
    Choice,
    /// The name of something of this kind.
    Name(Keyword),
}

/// The pieces of a file in order. They don't overlap; what couldn't be understood is left out.
pub fn tokens(compilation: &Compilation, file: FileId) -> Vec<Token> {
    let Some(document) = compilation.document(file) else { return Vec::new() };
    let mut tokens = names(compilation, file);
    for line in &document.lines {
        match &line.content {
            Content::Blank | Content::Other(_) => {}
            Content::Comment(span) => tokens.push(plain(*span, TokenKind::Comment)),
            Content::Continuation(span) if line.node.is_some() => tokens.push(plain(*span, TokenKind::Text)),
            Content::Continuation(_) => {}
            Content::Statement(statement) => {
                if let Some(id) = line.node {
                    statement_tokens(&mut tokens, document, &document.nodes[id.index()], statement);
                }
            }
        }
    }
    tokens.retain(|token| !token.span.is_empty());
    tokens.sort_by_key(|token| (token.span.start, std::cmp::Reverse(token.span.end)));
    // Names come first, and win over the text that they are in.
    let mut end = 0;
    tokens.retain(|token| {
        let free = token.span.start >= end;
        end = if free { token.span.end } else { end };
        free
    });
    tokens
}

fn plain(span: Span, kind: TokenKind) -> Token {
    Token { span, kind, declares: false }
}

/// Every name in the file, where it is declared and where it is used.
fn names(compilation: &Compilation, file: FileId) -> Vec<Token> {
    let names = &compilation.names;
    let kind = |thing: ThingId| TokenKind::Name(names.get(thing).keyword);
    let uses = names.uses().iter().map(|used| Token { span: used.span, kind: kind(used.thing), declares: false });
    let declared = names.things().filter_map(|(id, thing)| Some((thing.declaration()?.name?, id)));
    let declared = declared.map(|(span, id)| Token { span, kind: kind(id), declares: true });
    declared.chain(uses).filter(|token| token.span.file == file).collect()
}

fn statement_tokens(tokens: &mut Vec<Token>, document: &Document, node: &Node, statement: &Statement) {
    debug_assert!(document.file == node.span.file);
    tokens.push(plain(statement.keyword, TokenKind::Keyword));
    match &node.head {
        Head::Score(_, figure) | Head::Way(_, Some(figure)) => {
            let kind = if figure.number().is_some() { TokenKind::Number } else { TokenKind::Choice };
            tokens.push(plain(figure.span(), kind));
        }
        Head::Days(number) => tokens.push(plain(number.span, TokenKind::Number)),
        Head::Label(span) => tokens.push(plain(*span, TokenKind::Text)),
        Head::Pain(name, Some(_)) => {
            let start = name.as_ref().map_or(statement.head.start, |name| name.span.end);
            let severity = Span { start, ..statement.head };
            // The space between the two isn't coloured.
            let severity = if name.is_some() { Span { start: start + 1, ..severity } } else { severity };
            tokens.extend((severity.start < severity.end).then(|| plain(severity, TokenKind::Choice)));
        }
        _ => {}
    }
    let number = |number: &Number| plain(number.span, TokenKind::Number);
    match &node.value {
        Value::None | Value::Names(_) => {}
        Value::Pairs(pairs) => tokens.extend(pairs.iter().map(|(_, value)| number(value))),
        Value::Choice(_) | Value::Summary(_) => tokens.push(plain(statement.text, TokenKind::Choice)),
        Value::Measured(word, _) => tokens.push(plain(*word, TokenKind::Choice)),
        Value::Texts(texts) => tokens.extend(texts.iter().map(|&text| plain(text, TokenKind::Text))),
        Value::Columns(columns) => tokens.extend(columns.iter().map(|&(_, name)| plain(name, TokenKind::Text))),
        Value::Prose(_) | Value::Path(_) | Value::Link(_) | Value::Plain(_) | Value::Language(_) => {
            tokens.push(plain(statement.text, TokenKind::Text));
        }
        Value::Review(..)
        | Value::Scale(..)
        | Value::Date(_)
        | Value::PartialDate(_)
        | Value::Number(_)
        | Value::Takes(..)
        | Value::Days(..)
        | Value::LastDays(_)
        | Value::Metric(_) => tokens.push(plain(statement.text, TokenKind::Number)),
    }
}
