//! Positions, mistakes and outlines in the form of the protocol.

use super::{
    lines::Lines,
    open::{Open, Part},
    workspace::Workspace,
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    editor::{Entry, TokenKind},
    keyword::Keyword,
    report::Failure,
    span::{FileId, Span},
};
use lsp_types::{
    CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, DocumentSymbol, Location, NumberOrString, Range,
    SemanticTokenType, SymbolKind, Uri,
};

/// The source of this program's messages.
pub const SOURCE: &str = "wayline";

/// A map in an open file, for converting its spans to positions.
pub struct Place<'a> {
    pub workspace: &'a Workspace,
    pub open: &'a Open,
    pub part: &'a Part,
}

impl Place<'_> {
    /// The place of a span in the file that it is in.
    pub fn range(&self, span: Span) -> Range {
        if span.file == FileId::default() {
            return self.open.lines.range(&self.open.text, self.open.bytes(self.part, span));
        }
        let text = &self.part.compilation.sources.get(span.file).text;
        self.part.lines(span.file, self.workspace.encoding).range(text, (span.start as usize, span.end as usize))
    }

    /// The file that a span is in.
    pub fn uri(&self, span: Span) -> Option<Uri> {
        if span.file == FileId::default() {
            return Some(self.open.uri.clone());
        }
        self.part.uri(span.file, |source| self.workspace.uri(source)).cloned()
    }

    pub fn location(&self, span: Span) -> Option<Location> {
        Some(Location { uri: self.uri(span)?, range: self.range(span) })
    }

    /// A mistake with its reason and what to do about it; the other places that it shows become related information.
    pub fn diagnostic(&self, of: &Diagnostic) -> Option<lsp_types::Diagnostic> {
        let related = of.labels[1..].iter().filter_map(|label| {
            Some(DiagnosticRelatedInformation { location: self.location(label.span)?, message: label.text.clone() })
        });
        let related: Vec<_> = related.collect();
        Some(lsp_types::Diagnostic {
            range: self.range(of.span()),
            severity: Some(match of.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
            }),
            code: Some(NumberOrString::String(of.code.to_string())),
            code_description: None::<CodeDescription>,
            source: Some(SOURCE.to_owned()),
            message: message(&of.title, Some(&of.labels[0].text), of.help.as_deref()),
            related_information: (!related.is_empty()).then_some(related),
            ..Default::default()
        })
    }

    /// A line of the outline, with everything inside it.
    pub fn symbol(&self, entry: &Entry) -> DocumentSymbol {
        #[allow(deprecated, reason = "the type has a field that is no longer used, and no other way to make it")]
        DocumentSymbol {
            name: if entry.label.trim().is_empty() { entry.keyword.word().to_owned() } else { entry.label.clone() },
            detail: Some(entry.keyword.word().to_owned()),
            kind: kind(entry.keyword),
            tags: None,
            deprecated: None,
            range: self.range(entry.span),
            selection_range: self.range(entry.selection),
            children: Some(entry.children.iter().map(|child| self.symbol(child)).collect()),
        }
    }
}

/// What is wrong with a settings file, whose text has these lines.
pub fn failure(lines: &Lines, text: &str, failure: &Failure) -> lsp_types::Diagnostic {
    let bytes = failure.place.as_ref().map_or((0, 0), |place| (place.range.start, place.range.end));
    let label = failure.place.as_ref().map(|place| place.label.as_str());
    lsp_types::Diagnostic {
        range: lines.range(text, bytes),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: message(&failure.title, label, failure.help.as_deref()),
        ..Default::default()
    }
}

fn message(title: &str, label: Option<&str>, help: Option<&str>) -> String {
    let reason = label.filter(|label| !label.is_empty()).map(|label| format!("\n{label}")).unwrap_or_default();
    let help = help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    format!("{title}{reason}{help}")
}

fn kind(keyword: Keyword) -> SymbolKind {
    match keyword {
        Keyword::Journey => SymbolKind::FILE,
        Keyword::Phase => SymbolKind::NAMESPACE,
        Keyword::Stage => SymbolKind::MODULE,
        Keyword::Touchpoint => SymbolKind::METHOD,
        Keyword::Step => SymbolKind::FUNCTION,
        Keyword::Persona => SymbolKind::CLASS,
        Keyword::Team => SymbolKind::INTERFACE,
        Keyword::Channel => SymbolKind::ENUM,
        Keyword::Source => SymbolKind::CONSTANT,
        Keyword::Lane => SymbolKind::ARRAY,
        Keyword::Measure => SymbolKind::NUMBER,
        Keyword::Opportunity => SymbolKind::EVENT,
        _ => SymbolKind::FIELD,
    }
}

/// The kinds of tokens, in the order of their numbers.
pub const TOKENS: [SemanticTokenType; 12] = [
    SemanticTokenType::KEYWORD,
    SemanticTokenType::COMMENT,
    SemanticTokenType::STRING,
    SemanticTokenType::NUMBER,
    SemanticTokenType::ENUM_MEMBER,
    SemanticTokenType::CLASS,
    SemanticTokenType::INTERFACE,
    SemanticTokenType::ENUM,
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::FUNCTION,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::VARIABLE,
];

/// The kind of a token, as its number in [`TOKENS`].
pub fn token(kind: TokenKind) -> u32 {
    let wanted = match kind {
        TokenKind::Keyword => SemanticTokenType::KEYWORD,
        TokenKind::Comment => SemanticTokenType::COMMENT,
        TokenKind::Text => SemanticTokenType::STRING,
        TokenKind::Number => SemanticTokenType::NUMBER,
        TokenKind::Choice => SemanticTokenType::ENUM_MEMBER,
        TokenKind::Name(Keyword::Persona) => SemanticTokenType::CLASS,
        TokenKind::Name(Keyword::Team) => SemanticTokenType::INTERFACE,
        TokenKind::Name(Keyword::Channel) => SemanticTokenType::ENUM,
        TokenKind::Name(Keyword::Source) => SemanticTokenType::NAMESPACE,
        TokenKind::Name(Keyword::Stage | Keyword::Touchpoint | Keyword::Step) => SemanticTokenType::FUNCTION,
        TokenKind::Name(Keyword::Pain | Keyword::Gain | Keyword::Opportunity) => SemanticTokenType::PROPERTY,
        TokenKind::Name(_) => SemanticTokenType::VARIABLE,
    };
    TOKENS.iter().position(|kind| *kind == wanted).unwrap_or_default() as u32
}
