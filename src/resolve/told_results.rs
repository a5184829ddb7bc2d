//! What is wrong with the results next to a map, told in their own file.

use crate::{
    diagnostic::{Code, Diagnostic},
    measure::BadLine,
    source::{Source, Sources},
    span::Span,
};

/// The results of a map, as far as something is wrong with them.
#[derive(Debug, Default)]
pub struct ToldResults {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) wrong: Vec<BadLine>,
}

impl ToldResults {
    /// Tells what is wrong, in the file itself.
    pub fn tell(self, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) {
        if self.wrong.is_empty() {
            return;
        }
        let file = sources.add(Source::new(self.name, self.text));
        let source = sources.get(file);
        let name = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
        for BadLine { line, what } in self.wrong {
            let range = source.line_range(line - 1);
            let span = Span { file, start: range.start as u32, end: range.end as u32 };
            let title = format!("`{name}` cannot be read as results: line {line}");
            diagnostics.push(
                Diagnostic::new(Code::BadResults, title, span, what)
                    .help("measure again, or restore the file from git: it is written by `wayline data`"),
            );
        }
    }
}
