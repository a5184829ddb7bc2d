//! Converts older maps to today's language: names that have since become words of the language are replaced.

use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Edit, apply},
    keyword::Keyword,
    parse::{self, fold, means_severity},
    source::Source,
    span::{FileId, Span},
};
use rustc_hash::{FxHashMap, FxHashSet};

/// The text as it would be written today. Its meaning doesn't change; a current text is unchanged.
pub fn upgrade(text: &str) -> String {
    let source = Source::new("", text);
    let lines = parse::lines(&source, FileId::default());
    let statements: Vec<Statement> = lines.iter().filter_map(statement).collect();
    let upgrade = Upgrade { source: &source, statements };
    let mut edits = upgrade.lanes();
    edits.extend(upgrade.names());
    apply(text, &edits)
}

fn statement(line: &Line) -> Option<Statement> {
    match line.content {
        Content::Statement(statement) => Some(statement),
        Content::Blank | Content::Comment(_) | Content::Continuation(_) | Content::Other(_) => None,
    }
}

struct Upgrade<'a> {
    source: &'a Source,
    statements: Vec<Statement>,
}

impl<'a> Upgrade<'a> {
    fn slice(&self, span: Span) -> &'a str {
        &self.source.text[span.range()]
    }

    fn keyword(&self, statement: &Statement) -> String {
        self.slice(statement.keyword).to_lowercase()
    }

    /// Lanes whose name is a keyword, where they are declared and in all of their lines.
    fn lanes(&self) -> Vec<Edit> {
        let declared = self.statements.iter().filter(|statement| self.keyword(statement) == Keyword::Lane.word());
        let declared = declared.filter(|statement| Keyword::parse(&fold(self.slice(statement.head))).is_some());
        let names: FxHashSet<String> = declared.clone().map(|statement| fold(self.slice(statement.head))).collect();
        let renamed = |span: Span| Edit { span, text: format!("{}-lane", self.slice(span)) };
        let used = self.statements.iter().filter(|statement| names.contains(&self.keyword(statement)));
        declared.map(|statement| renamed(statement.head)).chain(used.map(|of| renamed(of.keyword))).collect()
    }

    /// Pains, gains and opportunities whose name means a severity or is that of a persona.
    fn names(&self) -> Vec<Edit> {
        let people = self.statements.iter().filter(|statement| self.keyword(statement) == Keyword::Persona.word());
        let people: FxHashSet<&str> = people.map(|statement| self.slice(statement.head)).collect();
        let mut edits = Vec::new();
        let mut pains = FxHashMap::default();
        for statement in &self.statements {
            let keyword = match Keyword::parse(&self.keyword(statement)) {
                Some(keyword @ (Keyword::Pain | Keyword::Gain | Keyword::Opportunity)) => keyword,
                _ => continue,
            };
            let head = self.slice(statement.head);
            let word = head.split(parse::is_blank).next().unwrap_or_default();
            // A single word before the colon of a pain could always be one of the three severities.
            let severity =
                keyword == Keyword::Pain && crate::keyword::SEVERITIES.iter().any(|of| of.eq_ignore_ascii_case(word));
            if severity || !(means_severity(word) || people.contains(word)) {
                continue;
            }
            let name = format!("{word}-{}", keyword.word());
            let start = statement.head.start;
            edits.push(Edit { span: Span { end: start + word.len() as u32, ..statement.head }, text: name.clone() });
            if keyword == Keyword::Pain {
                pains.insert(word, name);
            }
        }
        for statement in self.statements.iter().filter(|statement| self.keyword(statement) == Keyword::Answers.word()) {
            let text = self.slice(statement.text);
            let new: Vec<&str> = text.split(',').map(str::trim).collect();
            if new.iter().any(|name| pains.contains_key(name)) {
                let new = new.iter().map(|name| pains.get(name).map_or(*name, String::as_str));
                edits.push(Edit { span: statement.text, text: new.collect::<Vec<_>>().join(", ") });
            }
        }
        edits
    }
}
