//! A line that is understood, and what can be proposed for it.

use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Keyword, Rule, Value},
    parse::{
        colon::{fits, is_right},
        elsewhere::{line_below, said_below},
        frame::article,
        is_blank,
        vocabulary::Vocabulary,
    },
    source::Source,
    span::Span,
};

/// A line that is understood, with what the map declares.
pub(super) struct ParsedLine<'a> {
    pub source: &'a Source,
    pub rule: &'a Rule,
    pub line: Statement,
    pub words: &'a Vocabulary,
}

impl<'a> ParsedLine<'a> {
    pub fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    /// Whether a value is right in a line below this one.
    pub fn is_right(&self, keyword: Keyword, value: &str) -> bool {
        let line = format!("{}: {value}", keyword.word());
        keyword.rule_in(self.rule.keyword).map_or_else(
            || is_right(keyword, &line),
            |rule| fits(rule, &line) && !(matches!(rule.value, Value::OneName(_)) && value.contains([',', ';'])),
        )
    }

    /// The declared sources that a text lists, where a line can be from one.
    pub fn sources(&self, text: &str) -> Option<String> {
        Keyword::From.rule_in(self.rule.keyword)?;
        let listed = ["source:", "sources:", "from:", "quelle:", "source", "from"]
            .iter()
            .find_map(|word| text.strip_prefix(word));
        let listed = listed.unwrap_or(text).split([',', ';', '&']).map(|name| name.trim_matches(is_blank));
        let names: Vec<&str> = listed.collect();
        names.iter().all(|name| self.words.declares(Keyword::Source, name)).then(|| names.join(", "))
    }

    pub fn warning(&self, title: String, label: &str, new: &str) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(Code::BadHead, title, self.line.text, label);
        diagnostic.severity = Severity::Warning;
        diagnostic.help(format!("write `{}{new}`", self.slice(self.line.keyword)))
    }

    /// The line with another head and text.
    pub fn rewritten(&self, title: String, label: &str, new: &str) -> Diagnostic {
        let place = Span { start: self.line.keyword.end, ..self.line.text };
        self.warning(title, label, new).fix(Fix::needs_a_look(place, new))
    }

    /// The line with another text, and what it said in lines below it. If there is such a line below already, the writer has to choose.
    pub fn moved(&self, title: String, text: &str, lines: &[(Keyword, &str)]) -> Diagnostic {
        let head = self.slice(self.line.head);
        let gap = if head.is_empty() { "" } else { " " };
        let words: Vec<String> =
            lines.iter().map(|(keyword, value)| format!("`{}: {value}`", keyword.word())).collect();
        let label = match lines {
            [(keyword, _)] => {
                format!("{} `{keyword}` line says this", article(keyword.word()), keyword = keyword.word())
            }
            _ => "each fact has a line of its own".to_owned(),
        };
        let diagnostic = self.warning(title, &label, &format!("{gap}{head}: {text}"));
        let help = diagnostic.help.clone().unwrap_or_default();
        let diagnostic = diagnostic.help(format!("{help}, and below it {}", words.join(", ")));
        // An edit that leaves an error behind is none.
        if !lines.iter().all(|(keyword, value)| self.is_right(*keyword, value)) {
            return diagnostic;
        }
        let again = |(keyword, value): &(Keyword, &str)| {
            said_below(self.source, self.line, *keyword).is_some_and(|said| self.words.means(said, value))
        };
        if lines.iter().all(again) {
            let help = format!("{help}: the line below says this already");
            return diagnostic.help(help).fix(Fix::needs_a_look(self.line.text, text));
        }
        let below = lines.iter().map(|(keyword, value)| line_below(self.source, self.line, *keyword, value));
        match below.collect::<Option<Vec<_>>>().as_deref() {
            Some(below @ [(place, _), ..]) => {
                let lines: String = below.iter().map(|(_, line)| line.as_str()).collect();
                diagnostic.fix(Fix::needs_a_look(self.line.text, text).and(*place, lines))
            }
            _ => diagnostic,
        }
    }
}
