//! Texts that are understood as written, but may have been meant differently.

mod facts;
mod scores;
mod severities;
mod shares;
mod signs;
mod tags;
mod whose;

use super::{
    colon::{fits, is_right},
    elsewhere::line_below,
    frame::article,
    is_blank,
    vocabulary::Vocabulary,
};
use crate::{
    ast::{self, Statement},
    diagnostic::{Code, Diagnostic, Fix, Severity},
    keyword::{Head, Keyword, Rule, Value},
    source::Source,
    span::Span,
};
use facts::{only_a_sign, status_in_text};
use severities::{severity_in_text, ticket_for_name};
use shares::{share_in_reason, share_of_one, without_percent};
use signs::{brace, enclosed_behind, hash_behind, list_mark, quoted, slashes_behind, strong, trailing_comment};
use tags::tag_in_text;
use whose::{told_by, told_in_brackets, told_in_text};

pub use signs::comment;

/// What may be meant differently in a line that is understood.
pub fn doubtful(
    source: &Source,
    rule: &Rule,
    line: Statement,
    head: &ast::Head,
    words: &Vocabulary,
) -> Vec<Diagnostic> {
    if rule.value == Value::Percent {
        return share_of_one(source, line).or_else(|| without_percent(source, line)).into_iter().collect();
    }
    if !rule.is_prose() && rule.value != Value::Plain {
        return Vec::new();
    }
    let text = &source.text[line.text.range()];
    // A phone has a `#` to press, and feelings are no sentences.
    let blanks = if rule.value == Value::Title || rule.head == Head::Score { 1 } else { 2 };
    let hash = hash_behind(text, blanks).map(|at| trailing_comment(source, line, line.text, at));
    let brace = || brace(text, line.text);
    let severity = || match head {
        ast::Head::None | ast::Head::Pain(_, None) | ast::Head::Name(_) if rule.keyword == Keyword::Pain => {
            severity_in_text(source, line)
        }
        _ => None,
    };
    let share = || share_in_reason(source, rule, line, head, words);
    let slashes = || {
        let at = slashes_behind(text).filter(|_| blanks == 1).or_else(|| enclosed_behind(text));
        at.map(|at| trailing_comment(source, line, line.text, at))
    };
    let told = || {
        let told = Told { source, rule, line, words };
        ticket_for_name(&told, head)
            .or_else(|| status_in_text(&told))
            .or_else(|| told_in_text(&told, head))
            .or_else(|| told_in_brackets(&told, head))
            .or_else(|| told_by(&told))
            .or_else(|| tag_in_text(&told, head))
            .or_else(|| only_a_sign(&told))
            .or_else(|| list_mark(&told))
            .or_else(|| quoted(&told))
    };
    let strong = || strong(source, line.text);
    hash.or_else(slashes)
        .or_else(strong)
        .or_else(brace)
        .or_else(severity)
        .or_else(share)
        .or_else(told)
        .into_iter()
        .collect()
}

/// A line that is understood, with what the map declares.
struct Told<'a> {
    source: &'a Source,
    rule: &'a Rule,
    line: Statement,
    words: &'a Vocabulary,
}

impl<'a> Told<'a> {
    fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    /// Whether a value is right in a line below this one.
    fn is_right(&self, keyword: Keyword, value: &str) -> bool {
        let line = format!("{}: {value}", keyword.word());
        keyword.rule_in(self.rule.keyword).map_or_else(
            || is_right(keyword, &line),
            |rule| fits(rule, &line) && !(matches!(rule.value, Value::OneName(_)) && value.contains([',', ';'])),
        )
    }

    /// The declared sources that a text lists, where a line can be from one.
    fn sources(&self, text: &str) -> Option<String> {
        Keyword::From.rule_in(self.rule.keyword)?;
        let listed = ["source:", "sources:", "from:", "quelle:", "source", "from"]
            .iter()
            .find_map(|word| text.strip_prefix(word));
        let listed = listed.unwrap_or(text).split([',', ';', '&']).map(|name| name.trim_matches(is_blank));
        let names: Vec<&str> = listed.collect();
        names.iter().all(|name| self.words.declares(Keyword::Source, name)).then(|| names.join(", "))
    }

    fn warning(&self, title: String, label: &str, new: &str) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(Code::BadHead, title, self.line.text, label);
        diagnostic.severity = Severity::Warning;
        diagnostic.help(format!("write `{}{new}`", self.slice(self.line.keyword)))
    }

    /// The line with another head and text.
    fn rewritten(&self, title: String, label: &str, new: &str) -> Diagnostic {
        let place = Span { start: self.line.keyword.end, ..self.line.text };
        self.warning(title, label, new).fix(Fix::needs_a_look(place, new))
    }

    /// The line with another text, and what it said in lines below it. If there is such a line below already, the writer has to choose.
    fn moved(&self, title: String, text: &str, lines: &[(Keyword, &str)]) -> Diagnostic {
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
