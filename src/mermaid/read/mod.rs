//! Interprets tokens like Mermaid; what it refuses, drops or misreads is reported.

mod complain;

use super::{
    chart::{Chart, Score, Section, Task, Words, dropped},
    clean::Clean,
    lex::{Kind, Token, tokens},
    score::score,
    space::is_space,
};
use crate::diagnostic::{Code, Diagnostic, Severity};
use std::{collections::VecDeque, ops::Range};

/// The journey that a clean text describes; `None` if it describes none.
pub fn read(clean: &Clean, diagnostics: &mut Vec<Diagnostic>) -> Option<Chart> {
    let tokens = tokens(&clean.text);
    let mut reader = Reader {
        clean,
        tokens: tokens.into(),
        waiting: clean.comments.iter().cloned().collect(),
        comments: Vec::new(),
        chart: Chart { title: clean.title.clone(), ..Chart::default() },
        own_title: false,
        diagnostics,
    };
    reader.begin()?;
    while let Some(token) = reader.take() {
        reader.statement(token);
    }
    Some(reader.end())
}

struct Reader<'a> {
    clean: &'a Clean,
    tokens: VecDeque<Token>,
    /// Comments that were removed before, with their places.
    waiting: VecDeque<(usize, String)>,
    /// Comments for the next item.
    comments: Vec<String>,
    chart: Chart,
    /// Whether the title is the diagram's own, not from the front matter.
    own_title: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The keyword that makes it a journey.
    fn begin(&mut self) -> Option<()> {
        while let Some(token) = self.take() {
            match token.kind {
                Kind::Newline => {}
                Kind::Comment => {
                    self.comment_above(&token);
                    self.comment(&token);
                }
                Kind::Journey => {
                    self.keyword(&token);
                    self.chart.span = self.clean.place(token.range);
                    self.chart.comments = std::mem::take(&mut self.comments);
                    return Some(());
                }
                Kind::Title
                | Kind::Section
                | Kind::AccTitle
                | Kind::AccDescr
                | Kind::Unclosed
                | Kind::Name
                | Kind::Data
                | Kind::Colon
                | Kind::Cut
                | Kind::Invalid => {
                    self.no_journey(self.line(token.range));
                    return None;
                }
            }
        }
        self.no_journey(0..0);
        None
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.pop_front()?;
        while let Some((at, _)) = self.waiting.front() {
            if *at > token.range.start {
                break;
            }
            self.comments.extend(self.waiting.pop_front().map(|(_, comment)| comment));
        }
        Some(token)
    }

    fn comment(&mut self, token: &Token) {
        let text = self.clean.text[token.range.clone()].trim_start_matches(['%', '#']);
        self.comments.push(text.trim().to_owned());
    }

    fn words(&self, range: Range<usize>) -> Words {
        let text = &self.clean.text[range.clone()];
        let start = range.start + text.len() - text.trim_start_matches(is_space).len();
        let text = text.trim_matches(is_space);
        let end = (start + text.len()).min(range.end);
        Words { text: text.to_owned(), span: self.clean.place(start.min(end)..end) }
    }

    /// The rest of the line that a place is on, without trailing whitespace.
    fn line(&self, range: Range<usize>) -> Range<usize> {
        let end = self.clean.text[range.start..].find('\n').map_or(range.end, |end| range.start + end);
        let line = &self.clean.text[range.start..end];
        // A line of only whitespace is shown by its first character.
        let first = line.chars().next().map_or(0, char::len_utf8);
        range.start..range.start + line.trim_end_matches(is_space).len().max(first)
    }

    fn statement(&mut self, token: Token) {
        match token.kind {
            Kind::Newline => {}
            Kind::Comment => self.comment(&token),
            Kind::Cut => self.cut(&token),
            Kind::Title => self.title(token),
            Kind::Section => self.section(token),
            Kind::AccTitle => {
                self.one_line(&token, "accTitle");
                self.chart.acc_title = Some(self.words(token.range)).filter(|words| !words.text.is_empty());
            }
            Kind::AccDescr => {
                self.chart.acc_descr = Some(self.words(token.range)).filter(|words| !words.text.is_empty());
            }
            Kind::Name => self.name(token),
            Kind::Unclosed => self.refused(
                token.range,
                "This `accDescr {` is never closed",
                "there is no `}` below",
                "close it with `}`",
            ),
            Kind::Journey => self.second_journey(token.range),
            Kind::Data => self.refused(
                token.range,
                "There is no task before this colon",
                "this score belongs to no task",
                "write a task's name before it; in a section's name, write a colon as `#58;`",
            ),
            Kind::Colon => self.refused(token.range, "This colon is on its own", "nothing is around it", "remove it"),
            Kind::Invalid => self.semicolon(token.range),
        }
    }

    /// Continues with the next line, if one mistake would become several.
    fn skip_line(&mut self) {
        while self.tokens.front().is_some_and(|token| token.kind != Kind::Newline) {
            self.tokens.pop_front();
        }
    }

    fn title(&mut self, token: Token) {
        self.one_line(&token, "title");
        self.comment_as_text(&token.range);
        let words = self.words(token.range);
        if let (Some(earlier), true) = (&self.chart.title, self.own_title) {
            let diagnostic = Diagnostic::new(
                Code::MermaidHides,
                "This title is not shown",
                earlier.span,
                "a later one takes its place",
            );
            self.diagnostics.push(diagnostic.and(words.span, "the one that is shown").help("keep one of the two"));
        }
        self.own_title = true;
        self.chart.title = Some(words);
    }

    fn section(&mut self, token: Token) {
        self.one_line(&token, "section");
        self.comment_as_text(&token.range);
        let title = Some(self.words(token.range));
        let comments = std::mem::take(&mut self.comments);
        self.chart.sections.push(Section { title, tasks: Vec::new(), comments });
    }

    /// A name, which must be followed by a score.
    fn name(&mut self, token: Token) {
        let next = self.tokens.front().map(|token| token.kind);
        if next == Some(Kind::Data) {
            self.task(token);
        } else if next == Some(Kind::Cut) {
            let line = self.line(token.range);
            let title = "`#` cuts this task off before its score";
            let help = "write `#35;` for a literal `#`";
            self.refused(line, title, "a comment begins at `#`", help);
            self.skip_line();
        } else if next != Some(Kind::Invalid) {
            let name = self.words(token.range.clone()).text;
            let help = format!("write a score after it: `{name}: 3`");
            self.refused(token.range, "This task has no score", "Mermaid refuses the diagram because of it", &help);
            self.skip_line();
        }
    }

    fn task(&mut self, name: Token) {
        let Some(data) = self.tokens.pop_front() else { return };
        self.comment_as_text(&(name.range.start..data.range.end));
        let inside = data.range.start + 1..data.range.end;
        let mut parts = split(&self.clean.text, inside, ':');
        let (figure, people) = (parts.next().unwrap_or(0..0), parts.next());
        if let Some(lost) = parts.next() {
            let span = self.clean.place(self.line(lost.start - 1..data.range.end));
            let help = "Mermaid reads only a score and actors; write `#58;` for a literal colon";
            self.diagnostics.push(dropped("The text after this colon is lost", span, help));
        }
        let score = self.score(figure);
        let actors = people.map(|people| self.actors(people)).unwrap_or_default();
        let span = self.clean.place(name.range.start..data.range.end);
        let comments = std::mem::take(&mut self.comments);
        let name = self.words(name.range);
        let task = Task { span, name, score, actors, comments };
        match self.chart.sections.last_mut() {
            Some(section) => section.tasks.push(task),
            None => self.chart.sections.push(Section { title: None, tasks: vec![task], comments: Vec::new() }),
        }
    }

    fn score(&mut self, range: Range<usize>) -> Score {
        let words = self.words(range.clone());
        if let Some(number) = score(&words.text) {
            return Score::Number(number, words.span);
        }
        let (title, label) = match words.text.as_str() {
            "" => ("The score is missing".to_owned(), "Mermaid reads it as 0, below its scale"),
            text => (format!("`{text}` is not a score"), "Mermaid draws no face for it"),
        };
        let span = if words.text.is_empty() {
            self.clean.place(range.start.saturating_sub(1)..range.start)
        } else {
            words.span
        };
        let diagnostic = Diagnostic::new(Code::MermaidScore, title, span, label);
        self.diagnostics.push(diagnostic.help("write a number from 1 to 5"));
        Score::Other(words)
    }

    /// The actors of a task, each once, in the order written.
    fn actors(&mut self, range: Range<usize>) -> Vec<Words> {
        let parts: Vec<Range<usize>> = split(&self.clean.text, range, ',').collect();
        let names: Vec<Words> = parts.iter().map(|part| self.words(part.clone())).collect();
        if let Some(nobody) = names.iter().position(|name| name.text.is_empty()) {
            // The colon or comma before the empty place can be seen.
            let span = self.clean.place(parts[nobody].start - 1..parts[nobody].start);
            let title = "An actor has no name";
            let diagnostic = Diagnostic::new(Code::MermaidNobody, title, span, "Mermaid draws an extra actor");
            self.diagnostics.push(diagnostic.help("remove the colon or comma that nothing follows"));
        }
        names.into_iter().filter(|name| !name.text.is_empty()).collect()
    }

    fn end(mut self) -> Chart {
        self.comments.extend(self.waiting.drain(..).map(|(_, comment)| comment));
        self.chart.last_comments = self.comments;
        // A section may be empty because of a mistake.
        let refused = self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        if self.chart.sections.is_empty() && !refused {
            let title = "This journey has no task";
            let diagnostic =
                Diagnostic::new(Code::MermaidHides, title, self.chart.span, "Mermaid draws at most its title");
            self.diagnostics.push(diagnostic.help("write a task below it, such as `Pay: 3: Customer`"));
        }
        for section in self.chart.sections.iter().filter(|_| !refused) {
            if let (Some(title), true) = (&section.title, section.tasks.is_empty()) {
                let diagnostic =
                    Diagnostic::new(Code::MermaidHides, "This section is not shown", title.span, "it has no task");
                self.diagnostics.push(diagnostic.help("write a task below it, such as `Pay: 3: Customer`"));
            }
        }
        self.chart
    }
}

/// The parts of a place between separators.
fn split(text: &str, range: Range<usize>, separator: char) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = Some(range.start);
    std::iter::from_fn(move || {
        let start = at?;
        let end = text[start..range.end].find(separator).map(|end| start + end);
        at = end.map(|end| end + separator.len_utf8());
        Some(start..end.unwrap_or(range.end))
    })
}
