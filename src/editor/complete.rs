//! Completions at the cursor: keywords that the open blocks allow, names that the map declares, words that a line
//! offers.

use crate::{
    Options,
    ast::{Document, Head, NodeId, Role, Value},
    keyword::{BUILT_IN_CHANNELS, Head as Form, Keyword, MEASURED, Named, Rule, SEVERITIES, Times, Value as Kind},
    load::Loader,
    model::Scale,
    parse::Readings,
    resolve,
    source::Sources,
    vocabulary::LANGUAGES,
};
use serde::Serialize;
use std::collections::BTreeSet;

/// What can replace the word that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// The byte that the word begins at.
    pub from: usize,
    /// The byte after it, where the cursor is.
    pub to: usize,
    /// What could be there, the most likely first.
    pub options: Vec<Proposal>,
}

/// Something that could be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The text that people see and choose.
    pub label: String,
    /// The text to insert.
    pub apply: String,
    /// A few words about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// The line of the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub info: Option<&'static str>,
    /// An example line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<&'static str>,
    /// What it is.
    pub kind: ItemKind,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    /// The first word of a line.
    Keyword,
    /// Something with a name.
    Name,
    /// One of the words that a line offers.
    Choice,
}

/// Completions at the byte `cursor` of the map `text`, which is called `name` and whose other files come from `loader`.
pub fn complete(name: &str, text: &str, cursor: usize, loader: &dyn Loader, options: &Options) -> Completion {
    complete_again(name, (text, cursor), loader, options, None)
}

/// The same, where lines that are known from the last time aren't read again.
pub(crate) fn complete_again(
    name: &str,
    (text, cursor): (&str, usize),
    loader: &dyn Loader,
    options: &Options,
    readings: Option<&mut Readings>,
) -> Completion {
    let cursor = (0..=cursor.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = text[..cursor].rfind('\n').map_or(0, |at| at + 1);
    let end = text[cursor..].find('\n').map_or(text.len(), |at| cursor + at);
    let written = &text[start..cursor];
    let indent = written.len() - written.trim_start().len();
    // The line being written is incomplete. Without it, the others mean what they will mean in the end.
    let others = [&text[..start], &text[end..]].concat();
    let nothing = |from| Completion { from, to: cursor, options: Vec::new() };
    if written.trim_start().starts_with(['#', '|']) {
        return nothing(cursor);
    }
    let (mut sources, mut ignored) = (Sources::default(), Vec::new());
    let Some(read) = resolve::written(name, others.as_bytes(), loader, options, readings, &mut sources, &mut ignored)
    else {
        return nothing(cursor);
    };
    let line = text[..start].matches('\n').count() as u32;
    let map = Written { own: &read.own, shared: &read.shared, sources: &sources, line, indented: indent > 0 };
    let (word, rest) = match written.trim_start().split_once([' ', ':']) {
        None => {
            // What comes after the word may be there already.
            let alone = text[cursor..end].trim().is_empty();
            return Completion { from: start + indent, to: cursor, options: map.keywords(alone) };
        }
        Some((word, _)) => (word, &written[indent + word.len()..]),
    };
    let Some(rule) = map.rule(word) else { return nothing(cursor) };
    let options = match rest.split_once(':') {
        None => map.head(rule, begun_words(rest)),
        Some(_) => map.value(rule),
    };
    let begun = written.len() - written.trim_end_matches(|c: char| !matches!(c, ' ' | ':' | ',')).len();
    Completion { from: cursor - begun, to: cursor, options }
}

/// The map without the line that is being written.
struct Written<'a> {
    own: &'a Document,
    shared: &'a [Document],
    sources: &'a Sources,
    /// The line that is being written, counted from zero.
    line: u32,
    /// Whether it is indented. Indentation has no meaning in the language, but it shows the intention: such a line
    /// belongs to a block.
    indented: bool,
}

impl<'a> Written<'a> {
    /// The blocks that are open at the line, innermost first. The last is the map as a whole, unless the line is
    /// indented in another block.
    fn open(&self) -> Vec<(Option<NodeId>, Keyword)> {
        let node = |id: NodeId| &self.own.nodes[id.index()];
        let last = self.own.nodes.iter().rposition(|node| node.line < self.line).map(|at| NodeId(at as u32));
        let blocks = std::iter::successors(last, |&id| node(id).parent).map(|id| (Some(id), node(id).keyword()));
        let mut open: Vec<_> = blocks.filter(|(_, keyword)| keyword.is_block()).collect();
        if open.is_empty() || !self.indented {
            open.push((None, Keyword::Journey));
        }
        open
    }

    /// Every line that is allowed here with the block that allows it, those of the innermost block first.
    fn rules(&self) -> Vec<(Option<NodeId>, &'static Rule)> {
        let mut seen = BTreeSet::new();
        let mut rules = Vec::new();
        if !self.own.has_journey {
            rules.extend(Keyword::Journey.rules().map(|rule| (None, rule)));
        }
        for (block, keyword) in self.open() {
            rules.extend(keyword.takes().filter(|rule| seen.insert(rule.keyword)).map(|rule| (block, rule)));
        }
        rules
    }

    fn rule(&self, word: &str) -> Option<&'static Rule> {
        let keyword = Keyword::parse(&word.to_lowercase()).or_else(|| self.is_lane(word).then_some(Keyword::Own))?;
        let here = self.rules().into_iter().map(|(_, rule)| rule).find(|rule| rule.keyword == keyword);
        here.or_else(|| keyword.rules().next())
    }

    fn is_lane(&self, word: &str) -> bool {
        self.named(&[Keyword::Lane]).iter().any(|lane| lane.label == word)
    }

    fn keywords(&self, alone: bool) -> Vec<Proposal> {
        let with = |word: &str, after: &str| if alone { format!("{word}{after}") } else { word.to_owned() };
        let written: BTreeSet<_> = self.own.nodes.iter().map(|node| (node.parent, node.keyword())).collect();
        let mut options = Vec::new();
        for (block, rule) in self.rules() {
            match rule.keyword {
                keyword if rule.times == Times::Once && written.contains(&(block, keyword)) => {}
                Keyword::Own => {
                    let lanes = self.named(&[Keyword::Lane]).into_iter();
                    options.extend(lanes.map(|lane| Proposal {
                        apply: with(&lane.label, ": "),
                        kind: ItemKind::Keyword,
                        ..lane
                    }));
                }
                keyword => options.push(Proposal {
                    label: keyword.word().to_owned(),
                    apply: with(keyword.word(), after(rule.head)),
                    detail: String::new(),
                    info: Some(rule.summary),
                    example: Some(rule.example),
                    kind: ItemKind::Keyword,
                }),
            }
        }
        options
    }

    /// What can follow the words of a head that are there already.
    fn head(&self, rule: &Rule, words: &str) -> Vec<Proposal> {
        let personas = || self.named(&[Keyword::Persona]);
        let words: Vec<&str> = words.split_whitespace().collect();
        let has = |list: &[Proposal]| list.iter().any(|of| words.contains(&of.label.as_str()));
        let is_scored = words
            .iter()
            .any(|word| *word == MEASURED || word.starts_with(|c: char| c.is_ascii_digit() || "+-−–".contains(c)));
        match rule.head {
            Form::Score | Form::Exit | Form::Way if is_scored => Vec::new(),
            Form::OptionalPersona if !words.is_empty() => Vec::new(),
            Form::OptionalPersona => personas(),
            Form::Score if words.is_empty() => with_measured(personas().into_iter().chain(self.scores())),
            Form::Score => with_measured(self.scores()),
            Form::Exit if words.is_empty() => with_measured(personas()),
            Form::Exit => with_measured([]),
            Form::Measure if words.is_empty() => {
                let usual = resolve::built_in_measures().map(|of| named(of.name, of.label));
                self.named(&[Keyword::Measure, Keyword::Persona]).into_iter().chain(usual).collect()
            }
            Form::Measure if has(&personas()) => Vec::new(),
            Form::Measure => personas(),
            Form::Way => {
                let columns = self.named(&[Keyword::Touchpoint, Keyword::Step, Keyword::Stage]);
                let people = if has(&personas()) { Vec::new() } else { personas() };
                let columns = if has(&columns) { Vec::new() } else { columns };
                with_measured(columns.into_iter().chain(people))
            }
            Form::Pain => SEVERITIES.iter().map(|word| choice(word)).collect(),
            Form::None | Form::Name | Form::OptionalName | Form::Label | Form::Days => Vec::new(),
        }
    }

    /// The whole scores of the map's scale, if there are few.
    fn scores(&self) -> Vec<Proposal> {
        const MOST: f64 = 11.0;
        let written = self.own.nodes.iter().find_map(|node| match &node.value {
            Value::Scale(scale) if node.keyword() == Keyword::Scale => Some((scale.low.value, scale.high.value)),
            _ => None,
        });
        let usual = Scale::default();
        let (low, high) = written.unwrap_or((usual.low, usual.high));
        if high - low >= MOST {
            return Vec::new();
        }
        (low.ceil() as i64..=high.floor() as i64).map(|score| choice(&score.to_string())).collect()
    }

    fn value(&self, rule: &Rule) -> Vec<Proposal> {
        match rule.value {
            Kind::Choice(words) => words.iter().map(|word| choice(word)).collect(),
            Kind::Names(of) | Kind::OneName(of) => match of {
                Named::Persona => self.named(&[Keyword::Persona]),
                Named::Team => self.named(&[Keyword::Team]),
                Named::Source => self.named(&[Keyword::Source]),
                Named::Pain => self.named(&[Keyword::Pain]).into_iter().chain(self.pains_without_names()).collect(),
                Named::Channel => {
                    let usual = BUILT_IN_CHANNELS.iter().map(|of| named(of.name, of.label));
                    self.named(&[Keyword::Channel]).into_iter().chain(usual).collect()
                }
                Named::EarlierColumn => Vec::new(),
            },
            Kind::Language => LANGUAGES.iter().map(|(tag, _)| choice(tag)).collect(),
            _ if rule.keyword == Keyword::Icon => BUILT_IN_CHANNELS.iter().map(|of| named(of.name, of.label)).collect(),
            Kind::Percent | Kind::Takes | Kind::Metric => vec![choice(MEASURED)],
            Kind::Columns => Role::ALL.iter().map(|role| choice(role.word())).collect(),
            Kind::Scores | Kind::Weights => self.criteria(),
            Kind::Window => vec![choice("last 90 days")],
            Kind::Summary => ["mean", "median", "top 2"].iter().map(|word| choice(word)).collect(),
            _ => Vec::new(),
        }
    }

    /// The criteria of the map's priority, or the usual ones.
    fn criteria(&self) -> Vec<Proposal> {
        let weights = self.own.nodes.iter().find_map(|node| match &node.value {
            Value::Pairs(pairs) if node.keyword() == Keyword::Priority => Some(pairs),
            _ => None,
        });
        match weights {
            Some(pairs) => pairs.iter().map(|(name, _)| choice(&name.text)).collect(),
            None => resolve::DEFAULT_CRITERIA.iter().map(|name| choice(name)).collect(),
        }
    }

    /// Pains that can only be meant by their words, without a comma, which would separate two.
    fn pains_without_names(&self) -> Vec<Proposal> {
        let nodes = self.own.nodes.iter().filter(|node| node.keyword() == Keyword::Pain);
        let unnamed = nodes.filter(|node| !matches!(node.head, Head::Pain(Some(_), _)));
        let texts = unnamed.filter_map(|node| match &node.value {
            Value::Prose(parts) if parts.len() == 1 => Some(self.sources.slice(parts[0])),
            _ => None,
        });
        texts.filter(|text| !text.contains(',')).map(|text| named(text, Keyword::Pain.word())).collect()
    }

    /// The names declared by lines with these keywords.
    fn named(&self, keywords: &[Keyword]) -> Vec<Proposal> {
        let documents = self.shared.iter().chain([self.own]);
        let nodes = documents.flat_map(|document| &document.nodes).filter(|node| keywords.contains(&node.keyword()));
        let mut seen = BTreeSet::new();
        let names = nodes.filter_map(|node| match &node.head {
            Head::Name(name) | Head::Pain(Some(name), _) => Some(named(&name.text, node.keyword().word())),
            _ => None,
        });
        names.filter(|name| seen.insert(name.label.clone())).collect()
    }
}

/// The words of a head that are complete: all but the one at the cursor.
fn begun_words(head: &str) -> &str {
    head.rfind(' ').map_or("", |at| &head[..at])
}

fn with_measured(names: impl IntoIterator<Item = Proposal>) -> Vec<Proposal> {
    names.into_iter().chain([choice(MEASURED)]).collect()
}

fn named(name: &str, detail: &str) -> Proposal {
    Proposal { kind: ItemKind::Name, detail: detail.to_owned(), ..choice(name) }
}

fn choice(word: &str) -> Proposal {
    let (label, apply) = (word.to_owned(), word.to_owned());
    Proposal { label, apply, detail: String::new(), info: None, example: None, kind: ItemKind::Choice }
}

/// What follows a keyword before its text can begin.
fn after(head: Form) -> &'static str {
    match head {
        Form::None | Form::OptionalName | Form::OptionalPersona | Form::Pain | Form::Exit => ": ",
        Form::Name | Form::Score | Form::Measure | Form::Label | Form::Way | Form::Days => " ",
    }
}
