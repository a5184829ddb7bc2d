//! An open block: what it contains so far, and what is still allowed.

use crate::{
    ast::NodeId,
    diagnostic::{Code, Diagnostic},
    keyword::{Keyword, Rule, Times},
    span::Span,
};

/// An open block.
pub struct Frame {
    /// The kind of block.
    pub keyword: Keyword,
    /// The line that opened it; `None` for the journey.
    pub node: Option<NodeId>,
    /// The lines that are allowed once, and where they are.
    seen: Vec<(Keyword, Span)>,
    /// The line that ended the block's own lines.
    own_over: Option<Span>,
    /// The first line in it that can have lines inside.
    first_block: Option<Span>,
}

impl Frame {
    /// An empty block.
    pub fn new(keyword: Keyword, node: Option<NodeId>) -> Self {
        Self { keyword, node, seen: Vec::new(), own_over: None, first_block: None }
    }

    /// Why the line isn't allowed here: after the block's own lines have ended, or a second time.
    pub fn refuses(&self, rule: &'static Rule, written: &str, span: Span) -> Option<Diagnostic> {
        match self.over_for(rule.keyword) {
            // The word means something else in another block, and that block isn't open here.
            Some(_) if rule.keyword.rules().count() > 1 => Some(cannot_stand_here(rule.keyword, written, span, "")),
            Some(over) => Some(self.too_low(rule, span, over)),
            None => self.twice(rule, span),
        }
    }

    /// The line above which a line of this keyword should be.
    fn over_for(&self, keyword: Keyword) -> Option<Span> {
        let column = !matches!(self.keyword, Keyword::Pain | Keyword::Gain);
        match keyword {
            Keyword::For => self.own_over.or(self.first_block.filter(|_| column)),
            _ => self.own_over.filter(|_| !keyword.opens_part()),
        }
    }

    fn too_low(&self, rule: &Rule, span: Span, over: Span) -> Diagnostic {
        let (word, block) = (rule.keyword.word(), self.keyword.word());
        let label = format!("belongs to the `{block}`");
        Diagnostic::new(Code::StandsTooLow, format!("`{word}` comes too late"), span, label)
            .and(over, "its own lines end here")
            .help(format!("move it up, directly below the `{block}` line"))
    }

    fn twice(&self, rule: &Rule, span: Span) -> Option<Diagnostic> {
        let first = self.seen.iter().find(|(seen, _)| *seen == rule.keyword).map(|&(_, span)| span)?;
        let title = format!("`{}` appears twice in this `{}`", rule.keyword.word(), self.keyword.word());
        Some(
            Diagnostic::new(Code::StandsTwice, title, span, "a second one")
                .and(first, "the first one")
                .help("keep one of them, or write both facts on one line"),
        )
    }

    /// Whether it already has a line of this keyword, which is allowed once.
    pub fn has(&self, keyword: Keyword) -> bool {
        self.seen.iter().any(|(seen, _)| *seen == keyword)
    }

    /// Remembers a line of the block.
    pub fn remember(&mut self, rule: &'static Rule, span: Span) {
        if rule.times == Times::Once {
            self.seen.push((rule.keyword, span));
        }
        let ends_own = match self.keyword {
            Keyword::Journey => rule.keyword.is_division() || rule.keyword.is_declaration(),
            _ => rule.keyword.is_column(),
        };
        if ends_own {
            self.own_over.get_or_insert(span);
        }
        if rule.keyword.is_block() {
            self.first_block.get_or_insert(span);
        }
    }
}

/// The article before a keyword: those with a `u` are read as in `unit`.
pub fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

/// The diagnostic for a line that no open block allows; `text` is what it says.
pub fn cannot_stand_here(keyword: Keyword, written: &str, span: Span, text: &str) -> Diagnostic {
    let homes: Vec<Keyword> = keyword.rules().flat_map(|rule| rule.inside).copied().collect();
    // The journey is always above: its own line would come too late.
    let homes: Vec<Keyword> = match homes.len() {
        ..=1 => homes,
        _ => homes.into_iter().filter(|home| *home != Keyword::Journey).collect(),
    };
    let idea = homes.contains(&Keyword::Opportunity).then(|| keyword.rules().any(Rule::is_prose));
    // Beginners often have no such block yet.
    let example = homes
        .iter()
        .find(|home| **home != Keyword::Journey)
        .and_then(|home| home.rules().next())
        .map(|rule| rule.example);
    let homes: Vec<&str> = homes.iter().map(|home| home.word()).collect();
    let list = match homes.as_slice() {
        [only] => format!("{} `{only}`", article(only)),
        [first, second, third, rest @ ..] if rest.len() > 1 => {
            format!("{} `{first}`, `{second}`, `{third}` or another such line", article(first))
        }
        [rest @ .., last] => format!("{} `{}` or `{last}`", article(homes[0]), rest.join("`, `")),
        [] => "another line".to_owned(),
    };
    let title = format!("`{written}` is not allowed here");
    Diagnostic::new(Code::CannotStandHere, title, span, format!("belongs inside {list}, and there is none above")).help(
        match (idea, example) {
            (Some(says), _) => {
                let idea = if says && !text.is_empty() { text } else { "…" };
                format!(
                    "move it below {list}, the one that it is about; if there is none, write one first: `opportunity: {idea}`"
                )
            }
            (None, Some(example)) => {
                format!("move it below {list}; if there is none, write one first, for example: `{example}`")
            }
            (None, None) => format!("move it below {list}"),
        },
    )
}
