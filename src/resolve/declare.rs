//! Personas, teams, channels, sources, lanes and measures: those of the map, and those of shared files that it
//! mentions.

use super::{
    known::{built_in_channel, built_in_channel_called, built_in_channels, built_in_measure, built_in_measures},
    mentions::Kind,
    resolver::{Resolver, Tree, Unused},
    team::team_kind,
};
use crate::{
    ast::{Content, Document, Head, Ident, Node, NodeId, Statement, Value},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{BuiltInChannel, Keyword},
    model::{
        Better, Channel, ChannelId, Confidence, Fact, Lane, Link, Measure, MeasureId, Name, Persona, PersonaId, Source,
        Team, Text,
    },
    parse::{capitalised, fold, lift},
    span::Span,
};

/// A document, and the lines of one declaration in it.
struct Declared<'a> {
    node: &'a Node,
    name: Ident,
    lines: Vec<&'a Node>,
}

impl Resolver<'_> {
    /// Declares everything: first what every map knows, then the shared files, then the map itself.
    pub(super) fn declarations(&mut self, shared: &[Document]) {
        built_in_channels().for_each(|channel| self.scope.know(Kind::Channel, channel.name));
        built_in_measures().for_each(|measure| self.scope.know(Kind::Measure, measure.name));
        let somebody = shared.iter().chain([self.own]).flat_map(|document| &document.nodes).any(|node| {
            let own = node.span.file == self.own.file;
            node.keyword() == Keyword::Persona
                && (own || matches!(&node.head, Head::Name(name) if self.mentions.has(Kind::Persona, &name.text)))
        });
        let mistaken = shared.iter().chain([self.own]).flat_map(|document| &document.mistaken);
        for kind in mistaken.filter_map(|&keyword| Kind::declared_by(keyword)) {
            self.scope.doubt(kind);
        }
        shared.iter().chain([self.own]).for_each(|document| self.scope.lose(&document.lost));
        for document in shared {
            self.document(document, |resolver, kind, name| {
                resolver.mentions.has(kind, &name.text) || kind == Kind::Persona && !somebody
            });
        }
        let own = self.own;
        self.document(own, |_, _, _| true);
        if self.map.personas.is_empty() {
            self.map.personas.push(customer(self.map.span));
        }
    }

    fn document(&mut self, document: &Document, joins: impl Fn(&Self, Kind, &Ident) -> bool) {
        let tree = Tree::of(document);
        for (at, node) in document.nodes.iter().enumerate() {
            let Some(kind) = Kind::declared_by(node.keyword()) else { continue };
            let Head::Name(name) = &node.head else { continue };
            let id = NodeId(at as u32);
            let measured = kind == Kind::Source
                && self.mentions.measures()
                && tree.inside(id).any(|line| document.nodes[line.index()].keyword() == Keyword::Data);
            let used = kind == Kind::Persona || measured || self.mentions.has(kind, &name.text);
            if document.file == self.own.file && !used {
                let inside = tree.inside(NodeId(at as u32)).last().map_or(node, |last| &document.nodes[last.index()]);
                let last = lift::with_continuations(&document.lines, inside.line as usize);
                let lines = lift::place(&document.lines, node.line as usize, last);
                let alone = inside.line == node.line;
                self.unused.push(Unused { keyword: node.keyword(), name: name.clone(), lines, alone });
            }
            let lines = tree.inside(NodeId(at as u32)).map(|line| &document.nodes[line.index()]).collect();
            let declared = Declared { node, name: name.clone(), lines };
            let joins = measured || joins(self, kind, name);
            self.declare(kind, declared, joins);
        }
    }

    fn declare(&mut self, kind: Kind, declared: Declared<'_>, joins: bool) {
        if kind == Kind::Lane && Keyword::parse(&declared.name.text.to_lowercase()).is_some() {
            let diagnostic = self.lane_is_keyword(&declared.name);
            return self.diagnostics.push(diagnostic);
        }
        let index = joins.then_some(match kind {
            Kind::Persona => self.map.personas.len(),
            Kind::Team => self.map.teams.len(),
            Kind::Channel => self.map.channels.len(),
            Kind::Source => self.map.sources.len(),
            Kind::Lane => self.map.lanes.len(),
            Kind::Measure => self.map.measures.len(),
        });
        if let Err(twice) = self.scope.declare(kind, &declared.name, index) {
            return self.diagnostics.push(twice);
        }
        if !joins {
            return;
        }
        match kind {
            Kind::Persona => self.declare_persona(&declared),
            Kind::Team => self.declare_team(&declared),
            Kind::Channel => self.declare_channel(&declared),
            Kind::Source => self.declare_source(&declared),
            Kind::Lane => {
                let (name, label, about) = self.common(&declared);
                self.map.lanes.push(Lane { span: declared.node.span, name, label, about });
            }
            Kind::Measure => self.declare_measure(&declared),
        }
    }

    fn common(&mut self, declared: &Declared<'_>) -> (Name, Text, Option<Text>) {
        let label = self.title(declared.node);
        (Name::Written(declared.name.text.to_string()), label, self.line(declared, Keyword::About))
    }

    /// The prose of the line with this keyword.
    fn line(&mut self, declared: &Declared<'_>, keyword: Keyword) -> Option<Text> {
        let node = *declared.lines.iter().find(|line| line.keyword() == keyword)?;
        self.prose(node)
    }

    /// The prose of all lines with this keyword.
    fn all(&mut self, declared: &Declared<'_>, keyword: Keyword) -> Vec<Text> {
        declared.lines.iter().filter(|line| line.keyword() == keyword).filter_map(|line| self.prose(line)).collect()
    }

    fn declare_persona(&mut self, declared: &Declared<'_>) {
        let (name, label, about) = self.common(declared);
        let role = self.line(declared, Keyword::Role);
        let segment = self.line(declared, Keyword::Segment);
        let goals = self.all(declared, Keyword::Goal);
        let needs = self.all(declared, Keyword::Need);
        let quotes = self.all(declared, Keyword::Quote);
        let line = declared.lines.iter().find(|line| line.keyword() == Keyword::Image);
        let (image, lost_image) = line.map(|line| self.picture_or_path(line)).unwrap_or_default();
        let facts = declared.lines.iter().filter_map(|line| self.fact(line)).collect();
        let span = declared.node.span;
        let persona =
            Persona { span, name, label, role, segment, goals, needs, quotes, image, lost_image, about, facts };
        self.map.personas.push(persona);
    }

    fn fact(&mut self, line: &Node) -> Option<Fact> {
        let Head::Label(label) = line.head else { return None };
        Some(Fact { label: self.plain(label), text: self.prose(line)? })
    }

    fn declare_team(&mut self, declared: &Declared<'_>) {
        let (name, mut label, about) = self.common(declared);
        let kind = team_kind(&mut label);
        if label.is_empty() {
            label = Text::plain(declared.name.text.clone(), declared.name.span);
        }
        self.map.teams.push(Team { span: declared.node.span, name, label, kind, about });
    }

    fn declare_channel(&mut self, declared: &Declared<'_>) {
        let (name, label, about) = self.common(declared);
        let icon = declared.lines.iter().find(|line| line.keyword() == Keyword::Icon).and_then(|line| self.icon(line));
        let icon = icon.or_else(|| built_in_channel(name.as_str()).map(|channel| channel.name.to_owned()));
        self.map.channels.push(Channel { span: Some(declared.node.span), name, label, icon, about });
    }

    fn icon(&mut self, line: &Node) -> Option<String> {
        let Value::Plain(span) = line.value else { return None };
        let name = self.plain(span);
        if built_in_channel(&name).is_some() {
            return Some(name);
        }
        use crate::diagnostic::{Code, Diagnostic};
        let title = format!("Unknown icon `{name}`");
        let known: Vec<&str> = built_in_channels().map(|channel| channel.name).collect();
        let help = match crate::parse::nearest(&name, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write the name of a built-in channel: {}", known.join(", ")),
        };
        self.diagnostics.push(
            Diagnostic::new(Code::NotAChoice, title, span, "an icon is the name of a built-in channel").help(help),
        );
        None
    }

    fn declare_source(&mut self, declared: &Declared<'_>) {
        let (name, label, about) = self.common(declared);
        let mut source = Source {
            span: declared.node.span,
            name,
            label,
            date: None,
            sample: None,
            confidence: None,
            file: None,
            link: None,
            data: self.data(&declared.lines),
            about,
        };
        for line in &declared.lines {
            match (line.keyword(), &line.value) {
                (Keyword::Date, Value::PartialDate(date)) => source.date = Some(*date),
                (Keyword::Sample, Value::Number(sample)) => source.sample = Some(sample.value as u64),
                (Keyword::Confidence, Value::Choice(word)) => source.confidence = Confidence::named(word),
                (Keyword::File, Value::Path(path)) => {
                    source.file = Some(self.file_link(*path, None, line.rule.times));
                }
                (Keyword::Link, Value::Link(span)) => {
                    source.link = Some(Link { span: *span, target: self.seen_from_map(*span, &self.plain(*span)) })
                }
                _ => {}
            }
        }
        self.map.sources.push(source);
    }

    fn declare_measure(&mut self, declared: &Declared<'_>) {
        let (name, label, about) = self.common(declared);
        let range = built_in_measure(name.as_str()).and_then(|measure| measure.range);
        let mut measure =
            Measure { span: Some(declared.node.span), name, label, unit: None, range, better: None, about };
        for line in &declared.lines {
            match (line.keyword(), &line.value) {
                (Keyword::Unit, Value::Plain(unit)) => measure.unit = Some(self.plain(*unit)),
                (Keyword::Range, Value::Scale(scale)) => measure.range = Some((scale.low.value, scale.high.value)),
                (Keyword::Better, Value::Choice(word)) => measure.better = Better::named(word),
                _ => {}
            }
        }
        self.map.measures.push(measure);
    }

    /// A channel by its name. A built-in one is added to the map when it is first mentioned.
    pub(super) fn channel(&mut self, name: &Ident) -> Option<ChannelId> {
        if !self.scope.has(Kind::Channel, &name.text)
            && let Some(known) = built_in_channel_called(&name.text)
        {
            return Some(self.channel_in_own_words(known, name));
        }
        if let Some(index) = self.find(Kind::Channel, name) {
            return Some(ChannelId::new(index));
        }
        let known = built_in_channel(&name.text)?;
        let index = self.map.channels.len();
        self.scope.place(Kind::Channel, &name.text, index);
        let label = Text::plain(known.label, self.map.span);
        let icon = Some(known.name.to_owned());
        self.map.channels.push(Channel {
            span: None,
            name: Name::Written(known.name.into()),
            label,
            icon,
            about: None,
        });
        Some(ChannelId::new(index))
    }

    /// A measure by its name, in the same way.
    pub(super) fn measure(&mut self, name: &Ident) -> Option<MeasureId> {
        if let Some(index) = self.find(Kind::Measure, name) {
            return Some(MeasureId::new(index));
        }
        let known = built_in_measure(&name.text)?;
        let index = self.map.measures.len();
        self.scope.place(Kind::Measure, &name.text, index);
        self.map.measures.push(Measure {
            span: None,
            name: Name::Written(known.name.into()),
            label: Text::plain(known.label, self.map.span),
            unit: None,
            range: known.range,
            better: None,
            about: None,
        });
        Some(MeasureId::new(index))
    }

    /// `branch`: the built-in channel `shop` by another word, which the drawing has, with the channel's icon.
    fn channel_in_own_words(&mut self, known: &BuiltInChannel, name: &Ident) -> ChannelId {
        let key = fold(&name.text);
        if let Some(&index) = self.channels_by_word.get(&key) {
            return ChannelId::new(index);
        }
        let index = self.map.channels.len();
        let own_name = self.free_name(Kind::Channel, &name.text);
        self.scope.know(Kind::Channel, &own_name);
        self.scope.place(Kind::Channel, &own_name, index);
        self.channels_by_word.insert(key, index);
        self.map.channels.push(Channel {
            span: None,
            name: Name::Written(own_name),
            label: Text::plain(capitalised(&name.text), self.map.span),
            icon: Some(known.name.to_owned()),
            about: None,
        });
        ChannelId::new(index)
    }

    /// Adds something that a line mentions but nobody declared, labelled as written; `None` if it has to be declared.
    pub(super) fn add_undeclared(&mut self, kind: Kind, name: &str, written: &Ident) -> Option<usize> {
        let name = Name::Written(name.to_owned());
        let label = Text::plain(written.text.clone(), written.span);
        let (span, about) = (written.span, None);
        let map = &mut self.map;
        Some(match kind {
            Kind::Team => push(&mut map.teams, Team { span, name, label, kind: None, about }),
            Kind::Channel => push(&mut map.channels, Channel { span: None, name, label, icon: None, about }),
            Kind::Source => {
                let (date, sample, confidence, file, link, data) = (None, None, None, None, None, None);
                push(&mut map.sources, Source { span, name, label, date, sample, confidence, file, link, data, about })
            }
            Kind::Measure => {
                let (unit, range, better) = (None, None, None);
                push(&mut map.measures, Measure { span: None, name, label, unit, range, better, about })
            }
            Kind::Persona | Kind::Lane => return None,
        })
    }

    /// Renames a lane whose name is a keyword, along with its lines in the same file.
    fn lane_is_keyword(&self, name: &Ident) -> Diagnostic {
        let title = format!("A lane cannot be called `{}`", name.text);
        let diagnostic = Diagnostic::new(Code::LaneIsKeyword, title, name.span, "this is already a keyword");
        let new = format!("{}-lane", name.text);
        let was_free = Keyword::parse(&name.text.to_lowercase()).is_some_and(Keyword::was_free);
        if name.span.file != self.own.file {
            return diagnostic.help(format!("give the lane another name, for example `{new}`"));
        }
        if !was_free {
            return self.lane_with_its_lines(diagnostic, name, &new);
        }
        // The lane is older than the keyword, so the lines that begin with the word belong to it.
        let word = fold(&name.text);
        let uses = self.own.nodes.iter().filter(|node| node.keyword() == Keyword::Own);
        let uses = uses.filter(|node| fold(self.sources.slice(node.keyword)) == word);
        let fix = uses.fold(Fix::needs_a_look(name.span, new.clone()), |fix, node| fix.and(node.keyword, new.clone()));
        diagnostic
            .help(format!("rename the lane, and its lines: `{new}`; `wayline fmt --upgrade` does this too"))
            .fix(fix)
    }

    /// `lane quote: Voices`, and the lines of the story that begin with `quote`: the lane would be empty without them.
    fn lane_with_its_lines(&self, diagnostic: Diagnostic, name: &Ident, new: &str) -> Diagnostic {
        let lines = self.own.lines.iter().filter_map(|line| match line.content {
            Content::Statement(statement) => Some(statement),
            _ => None,
        });
        let keyword = |statement: &Statement| Keyword::in_any_case(self.sources.slice(statement.keyword));
        let lane = Keyword::in_any_case(&name.text);
        let story = lines.skip_while(|line| keyword(line) != Some(Keyword::Stage));
        let uses: Vec<Span> = story.filter(|line| keyword(line) == lane).map(|line| line.keyword).collect();
        // In a column, the word may as well be meant as the keyword.
        let apart = lane.is_some_and(|lane| lane.rule_in(Keyword::Touchpoint).is_none());
        if uses.is_empty() || !apart {
            return diagnostic.help(format!("give the lane another name, for example `{new}`"));
        }
        let fix = uses.into_iter().fold(Fix::needs_a_look(name.span, new), |fix, place| fix.and(place, new));
        diagnostic.help(format!("rename the lane, and its lines: `{new}`")).fix(fix)
    }

    /// All personas of the map.
    pub(super) fn everybody(&self) -> Vec<PersonaId> {
        (0..self.map.personas.len()).map(PersonaId::new).collect()
    }
}

/// Appends a thing and returns its position.
fn push<T>(list: &mut Vec<T>, thing: T) -> usize {
    list.push(thing);
    list.len() - 1
}

/// The only persona of a map that declares none.
fn customer(span: Span) -> Persona {
    Persona {
        span,
        name: Name::Generated("customer".into()),
        label: Text::plain("Customer", span),
        role: None,
        segment: None,
        goals: Vec::new(),
        needs: Vec::new(),
        quotes: Vec::new(),
        image: None,
        lost_image: None,
        about: None,
        facts: Vec::new(),
    }
}
