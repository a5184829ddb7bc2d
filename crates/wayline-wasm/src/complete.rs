//! What could be written where the cursor is: keywords that the open blocks take, and names that the map declares.

use crate::{files::Files, request::Request};
use serde_json::{Value, json};
use wayline::{
    Options,
    ast::{Document, Head, NodeId},
    keyword::{BUILT_IN_CHANNELS, Head as Form, Keyword, Named, Rule, Times, Value as Kind},
    parse::SEVERITIES,
    resolve::gather,
    source::Sources,
};

/// `from` and `to`, in bytes, of the word that is being written, and what could replace it.
pub fn complete(request: &Request, files: &Files, options: &Options) -> Value {
    let text = &request.text;
    let cursor = (0..=request.cursor.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = text[..cursor].rfind('\n').map_or(0, |at| at + 1);
    let end = text[cursor..].find('\n').map_or(text.len(), |at| cursor + at);
    let written = &text[start..cursor];
    // The line that is being written is half a line. Without it the others mean what they will mean.
    let others = [&text[..start], &text[end..]].concat();
    let (mut sources, mut ignored) = (Sources::default(), Vec::new());
    let gathered = gather(&request.file, others.as_bytes(), files, options, &mut sources, &mut ignored);
    let Some(gathered) = gathered else { return offer(cursor, cursor, Vec::new()) };
    let line = text[..start].matches('\n').count() as u32;
    let map = Written { own: &gathered.own, shared: &gathered.shared, line };
    let indent = written.len() - written.trim_start().len();
    let (word, rest) = match written.trim_start().split_once([' ', ':']) {
        None => return offer(start + indent, cursor, map.keywords()),
        Some((word, _)) => (word, &written[indent + word.len()..]),
    };
    let Some(rule) = map.rule(word) else { return offer(cursor, cursor, Vec::new()) };
    let options = match rest.split_once(':') {
        None => map.head(rule),
        Some(_) => map.value(rule),
    };
    let begun = written.len() - written.trim_end_matches(|c: char| !matches!(c, ' ' | ':' | ',')).len();
    offer(cursor - begun, cursor, options)
}

fn offer(from: usize, to: usize, options: Vec<Value>) -> Value {
    json!({ "from": from, "to": to, "options": options })
}

/// The map without the line that is being written.
struct Written<'a> {
    own: &'a Document,
    shared: &'a [Document],
    /// The line that is being written, counted from zero.
    line: u32,
}

impl<'a> Written<'a> {
    /// The blocks that are open at the line, from the innermost on, and what each takes; the last is the map as a whole.
    fn open(&self) -> Vec<(Option<NodeId>, Keyword)> {
        let node = |id: NodeId| &self.own.nodes[id.index()];
        let last = self.own.nodes.iter().rposition(|node| node.line < self.line).map(|at| NodeId(at as u32));
        let blocks = std::iter::successors(last, |&id| node(id).parent).map(|id| (Some(id), node(id).keyword()));
        blocks.chain([(None, Keyword::Journey)]).collect()
    }

    /// Every line that could stand here with the block that takes it, those of the innermost block first.
    fn rules(&self) -> Vec<(Option<NodeId>, &'static Rule)> {
        let mut rules: Vec<(Option<NodeId>, &Rule)> = Vec::new();
        if !self.own.has_journey {
            rules.extend(Keyword::Journey.rules().map(|rule| (None, rule)));
        }
        for (block, keyword) in self.open() {
            for rule in keyword.takes() {
                if !rules.iter().any(|(_, taken)| taken.keyword == rule.keyword) {
                    rules.push((block, rule));
                }
            }
        }
        rules
    }

    fn rule(&self, word: &str) -> Option<&'static Rule> {
        let keyword = Keyword::parse(&word.to_lowercase()).or_else(|| self.is_lane(word).then_some(Keyword::Own))?;
        self.rules()
            .into_iter()
            .map(|(_, rule)| rule)
            .find(|rule| rule.keyword == keyword)
            .or_else(|| keyword.rules().next())
    }

    fn is_lane(&self, word: &str) -> bool {
        self.named(&[Keyword::Lane]).iter().any(|(name, _)| name == word)
    }

    fn keywords(&self) -> Vec<Value> {
        let has = |block: Option<NodeId>, keyword: Keyword| {
            self.own.nodes.iter().any(|node| node.parent == block && node.keyword() == keyword)
        };
        let mut options = Vec::new();
        for (block, rule) in self.rules() {
            let taken = rule.times == Times::Once && has(block, rule.keyword);
            match rule.keyword {
                _ if taken => {}
                Keyword::Own => {
                    for (name, label) in self.named(&[Keyword::Lane]) {
                        options.push(
                            json!({ "label": name, "apply": format!("{name}: "), "detail": label, "kind": "keyword" }),
                        );
                    }
                }
                keyword => options.push(json!({
                    "label": keyword.word(),
                    "apply": format!("{}{}", keyword.word(), after(rule.head)),
                    "info": rule.summary,
                    "example": rule.example,
                    "kind": "keyword",
                })),
            }
        }
        options
    }

    fn head(&self, rule: &Rule) -> Vec<Value> {
        let things = match rule.head {
            Form::OptionalPersona | Form::Score => self.named(&[Keyword::Persona]),
            Form::Measure => self.named(&[Keyword::Measure, Keyword::Persona]),
            Form::Way => self.named(&[Keyword::Touchpoint, Keyword::Step, Keyword::Stage, Keyword::Persona]),
            Form::Exit => self.named(&[Keyword::Persona]),
            Form::Pain => SEVERITIES.iter().map(|word| ((*word).to_owned(), String::new())).collect(),
            Form::None | Form::Name | Form::OptionalName | Form::Label => Vec::new(),
        };
        names(things)
    }

    fn value(&self, rule: &Rule) -> Vec<Value> {
        match rule.value {
            Kind::Choice(words) => names(words.iter().map(|word| ((*word).to_owned(), String::new())).collect()),
            Kind::Names(of) | Kind::OneName(of) => names(match of {
                Named::Persona => self.named(&[Keyword::Persona]),
                Named::Team => self.named(&[Keyword::Team]),
                Named::Source => self.named(&[Keyword::Source]),
                Named::Pain => self.named(&[Keyword::Pain]),
                Named::Channel => {
                    let usual = BUILT_IN_CHANNELS.iter().map(|of| (of.name.to_owned(), of.label.to_owned()));
                    self.named(&[Keyword::Channel]).into_iter().chain(usual).collect()
                }
                Named::EarlierColumn => Vec::new(),
            }),
            _ => Vec::new(),
        }
    }

    /// The names that lines of these keywords declare.
    fn named(&self, keywords: &[Keyword]) -> Vec<(String, String)> {
        let documents = self.shared.iter().chain([self.own]);
        let nodes = documents.flat_map(|document| &document.nodes).filter(|node| keywords.contains(&node.keyword()));
        let mut named: Vec<(String, String)> = Vec::new();
        for node in nodes {
            if let Head::Name(name) | Head::Pain(Some(name), _) = &node.head
                && !named.iter().any(|(taken, _)| *taken == name.text)
            {
                named.push((name.text.clone(), node.keyword().word().to_owned()));
            }
        }
        named
    }
}

fn names(things: Vec<(String, String)>) -> Vec<Value> {
    things.into_iter().map(|(name, detail)| json!({ "label": name, "detail": detail, "kind": "name" })).collect()
}

/// What comes after a keyword before its text can begin.
fn after(head: Form) -> &'static str {
    match head {
        Form::None | Form::OptionalName | Form::OptionalPersona | Form::Pain | Form::Exit => ": ",
        Form::Name | Form::Score | Form::Measure | Form::Label | Form::Way => " ",
    }
}
