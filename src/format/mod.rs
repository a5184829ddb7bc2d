//! The one way to write a map: the formatter.
//!
//! It works on the document, not on the model, so that comments, blank lines and the author's words are kept. It
//! changes no meaning, and formatting its own output changes nothing. A file with syntax errors is refused: it is
//! unclear what its lines belong to.
//!
//! ```
//! use wayline::{Options, format::format, load::NoFiles};
//!
//! let formatted = format("coffee.journey", b"journey: Coffee run\nSTAGE:Enter\n", &NoFiles, &Options::default());
//! assert_eq!(formatted.text.as_deref(), Some("journey: Coffee run\n\nstage: Enter\n"));
//! ```

mod upgrade;
mod value;

pub use upgrade::upgrade;

use crate::{
    ast::{self, Content, Document, Node, Statement},
    diagnostic::{Diagnostic, Severity},
    keyword::{self, Keyword, MEASURED},
    load::Loader,
    mermaid::is_mermaid,
    options::Options,
    resolve::gather,
    source::{Source, Sources},
    span::Span,
};

/// The result of formatting a file.
#[derive(Debug)]
pub struct Formatted {
    /// Every file that was read; the formatted one is the first.
    pub sources: Sources,
    /// What is wrong with the lines. Warnings don't keep a file from being formatted.
    pub diagnostics: Vec<Diagnostic>,
    /// The file as it should be written; `None` if it has syntax errors, or is a Mermaid diagram, which is another
    /// language.
    pub text: Option<String>,
}

/// Formats the file in `bytes`. The files that it uses are read too, since they may declare lanes.
pub fn format(name: &str, bytes: &[u8], loader: &dyn Loader, options: &Options) -> Formatted {
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let gathered = gather(name, bytes, loader, options, None, &mut sources, &mut diagnostics);
    diagnostics.sort_by_key(|diagnostic: &Diagnostic| (diagnostic.span(), diagnostic.code));
    let broken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let ours = !broken && !is_mermaid(name);
    let text = gathered.filter(|_| ours).map(|gathered| write(sources.get(gathered.own.file), &gathered.own));
    Formatted { sources, diagnostics, text }
}

/// Writes a document that has no syntax errors.
fn write(source: &Source, document: &Document) -> String {
    let mut next: Vec<Option<&Node>> = document
        .lines
        .iter()
        .rev()
        .scan(None, |below, line| {
            let node = *below;
            *below = line.node.map(|id| &document.nodes[id.index()]).or(node);
            Some(node)
        })
        .collect();
    next.reverse();
    let mut writer =
        Writer { source, document, next, out: String::new(), comments: Vec::new(), blank: false, last: None };
    for at in 0..document.lines.len() {
        writer.line(at);
    }
    writer.comments(0, None);
    writer.out
}

/// The word as the language spells it, where `word` is that.
fn measured(word: &str) -> Option<&'static str> {
    word.eq_ignore_ascii_case(MEASURED).then_some(MEASURED)
}

struct Writer<'a> {
    source: &'a Source,
    document: &'a Document,
    /// For each line the next statement below it.
    next: Vec<Option<&'a Node>>,
    out: String,
    /// Comments before the line that they belong to, each with whether there is a blank line above it.
    comments: Vec<(Span, bool)>,
    /// Whether the line before was blank.
    blank: bool,
    /// The statement above.
    last: Option<&'a Node>,
}

impl<'a> Writer<'a> {
    fn line(&mut self, at: usize) {
        let line = &self.document.lines[at];
        let node = line.node.map(|id| &self.document.nodes[id.index()]);
        match (&line.content, node) {
            (Content::Blank, _) => self.blank = true,
            (Content::Comment(span), _) => match self.block_above(*span, at) {
                Some(depth) if self.comments.is_empty() => {
                    self.gap(self.blank);
                    self.put(depth, self.source.text[span.range()].to_owned());
                    self.blank = false;
                }
                _ => {
                    self.comments.push((*span, self.blank));
                    self.blank = false;
                }
            },
            (Content::Continuation(span), Some(node)) => {
                let text = &self.source.text[span.range()];
                self.put(node.depth + 1, if text.is_empty() { "|".into() } else { format!("| {text}") });
            }
            (Content::Statement(statement), Some(node)) => self.statement(*statement, node, at),
            (Content::Statement(_) | Content::Continuation(_) | Content::Other(_), _) => {}
        }
    }

    fn statement(&mut self, statement: Statement, node: &'a Node, at: usize) {
        let parted = self.parted(node);
        if self.comments.is_empty() {
            self.gap(parted.unwrap_or(self.blank));
        } else {
            self.comments(node.depth, parted);
            self.gap(self.blank);
        }
        let next = self.document.lines.get(at + 1).map(|next| &next.content);
        let continued = matches!(next, Some(Content::Continuation(_)));
        self.put(node.depth, self.words(statement, node, continued));
        self.blank = false;
        self.last = Some(node);
    }

    /// The depth of a comment that is indented deeper than the next line, so that it belongs to the block above it.
    fn block_above(&self, comment: Span, at: usize) -> Option<u32> {
        let column = |span: Span| self.source.before(span.start).chars().count();
        let (next_column, next_depth) = self.next[at].map_or((0, 0), |next| (column(next.keyword), next.depth));
        let above = self.last.filter(|_| column(comment) > next_column)?;
        let parent = |node: &&Node| node.parent.map(|id| &self.document.nodes[id.index()]);
        let mut blocks = std::iter::successors(Some(above), parent);
        let depth = if column(comment) > column(above.keyword) {
            above.depth + 1
        } else {
            blocks.find(|node| column(node.keyword) <= column(comment))?.depth
        };
        (depth > next_depth).then_some(depth)
    }

    /// Writes the pending comments; `parted` says for the first whether there is a blank line above it.
    fn comments(&mut self, depth: u32, mut parted: Option<bool>) {
        for (span, blank) in std::mem::take(&mut self.comments) {
            self.gap(parted.take().unwrap_or(blank));
            self.put(depth, self.source.text[span.range()].to_owned());
        }
    }

    /// A blank line, except at the top of the file.
    fn gap(&mut self, wanted: bool) {
        if wanted && !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Whether there is a blank line above this line; `None` if that is up to the author.
    fn parted(&self, node: &Node) -> Option<bool> {
        let last = self.last?;
        match node.keyword() {
            Keyword::Phase => Some(true),
            Keyword::Stage => Some(last.keyword() != Keyword::Phase),
            Keyword::Touchpoint | Keyword::Step => Some(last.keyword() != Keyword::Stage),
            keyword if keyword.is_declaration() && node.depth == 0 => {
                (last.keyword() != keyword || last.depth != node.depth).then_some(true)
            }
            _ => None,
        }
    }

    fn put(&mut self, depth: u32, line: String) {
        self.out.extend(std::iter::repeat_n("  ", depth as usize));
        self.out.push_str(&line);
        self.out.push('\n');
    }

    /// What comes before the colon; a label that the author wrote is replaced by the name.
    fn head(&self, statement: Statement, node: &Node) -> String {
        let written = value::head(node.rule.head, &self.source.text[statement.head.range()]);
        match (&node.head, node.rule.head) {
            (ast::Head::Name(name), keyword::Head::OptionalPersona | keyword::Head::Measure) => name.text.to_string(),
            (ast::Head::Measure(measure, persona), _) => format!("{} {}", measure.text, persona.text),
            (ast::Head::Way(Some(words), share), _) => {
                let share = share.map(|share| match share {
                    ast::Figure::Number(number) => value::share(&self.source.text[number.span.range()]),
                    ast::Figure::Measured(_) => MEASURED.to_owned(),
                });
                std::iter::once(words.text.to_string()).chain(share).collect::<Vec<_>>().join(" ")
            }
            (ast::Head::Score(Some(name), _), _) => {
                let score = written.rsplit(' ').next().unwrap_or_default();
                format!("{} {}", name.text, measured(score).unwrap_or(score))
            }
            (ast::Head::Score(None, ast::Figure::Measured(_)), _) => MEASURED.to_owned(),
            _ => written,
        }
    }

    /// Keyword, head, colon and text.
    fn words(&self, statement: Statement, node: &Node, continued: bool) -> String {
        let slice = |span: Span| &self.source.text[span.range()];
        let mut line = match node.keyword() {
            Keyword::Own => slice(statement.keyword).to_owned(),
            keyword => keyword.word().to_owned(),
        };
        let head = self.head(statement, node);
        if !head.is_empty() {
            line.push(' ');
            line.push_str(&head);
        }
        let text = slice(statement.text);
        if !text.is_empty() {
            line.push_str(": ");
            line.push_str(&match &node.value {
                _ if node.rule.is_prose() => text.to_owned(),
                ast::Value::Names(names) => value::names(names),
                ast::Value::Measured(_, Some(column)) => format!("{MEASURED} from {}", column.text),
                ast::Value::Measured(_, None) => MEASURED.to_owned(),
                ast::Value::Columns(columns) => {
                    let column = |(role, name): &(ast::Role, Span)| format!("{} {}", role.word(), slice(*name));
                    columns.iter().map(column).collect::<Vec<_>>().join(", ")
                }
                ast::Value::Texts(texts) => texts.iter().map(|&text| slice(text)).collect::<Vec<_>>().join(", "),
                ast::Value::Metric(metric) if metric.value.number().is_none() => {
                    let behind = &text[MEASURED.len()..];
                    value::value(node.rule.value, &format!("{MEASURED}{behind}"))
                }
                _ => value::value(node.rule.value, text),
            });
        } else if continued {
            line.push(':');
        }
        line
    }
}
