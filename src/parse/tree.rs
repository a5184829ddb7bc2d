//! Lines become a tree: a line belongs to the nearest open block above it that takes its keyword.
//!
//! A line closes the blocks that it leaves; a line in error closes nothing; one whose first word is, or almost is, a
//! block's keyword opens that block all the same. So one slip never makes the lines below it wrong.

use super::{
    head::head,
    indentation::{Indentation, Standing},
    suggest::{keyword_for, nearest},
    value::value,
};
use crate::{
    ast::{self, Content, Document, Line, Node, NodeId, Statement},
    diagnostic::{Code, Diagnostic},
    keyword::{Head, Keyword, RULES, Rule, Times, Value},
    source::Source,
    span::{FileId, Span},
};

/// The names of the author's own lanes, from every file of the map.
#[derive(Debug, Clone)]
pub struct Lanes {
    /// In lower case and in order.
    names: std::collections::BTreeSet<String>,
    incomplete: bool,
}

impl Lanes {
    /// No lanes yet; `incomplete` if a file that could declare some couldn't be read.
    pub fn new(incomplete: bool) -> Self {
        Self { names: Default::default(), incomplete }
    }

    /// Gathers the lanes that these lines declare.
    pub fn gather(&mut self, source: &Source, lines: &[Line]) {
        for line in lines {
            let Content::Statement(statement) = &line.content else { continue };
            if source.text[statement.keyword.range()].eq_ignore_ascii_case("lane") && !statement.head.is_empty() {
                self.names.insert(fold(&source.text[statement.head.range()]));
            }
        }
    }

    fn contains(&self, word: &str) -> bool {
        !self.names.is_empty() && self.names.contains(&fold(word))
    }
}

/// How names of lanes are compared as keywords: in NFC and in lower case.
pub fn fold(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.nfc().collect::<String>().to_lowercase() }
}

/// What a file may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A journey.
    Map,
    /// Declarations for the maps that `use` it.
    Shared,
}

/// Builds the tree of one file and tells what is wrong with its lines.
pub fn tree(
    source: &Source,
    file: FileId,
    lines: Vec<Line>,
    lanes: &Lanes,
    mode: Mode,
    diagnostics: &mut Vec<Diagnostic>,
) -> Document {
    let indented = lines.iter().any(|line| line.indent > 0 && matches!(line.content, Content::Statement(_)));
    let mut builder = Builder {
        source,
        lanes,
        mode,
        diagnostics,
        document: Document { file, lines, nodes: Vec::new(), has_journey: false, mistaken: Default::default(), lost: Default::default() },
        frames: vec![Frame::new(Keyword::Journey, None)],
        indentation: Indentation::new(indented),
        above: Above::Nothing,
        lost_indent: None,
        journey: None,
        not_shared: false,
        doubted: None,
    };
    for at in 0..builder.document.lines.len() {
        builder.line(at);
    }
    builder.document
}

/// An open block.
struct Frame {
    keyword: Keyword,
    node: Option<NodeId>,
    /// The lines that may stand once, and where they stand.
    seen: Vec<(Keyword, Span)>,
    /// The line that ended the block's own lines.
    own_over: Option<Span>,
    /// The first line in it that can hold lines.
    first_block: Option<Span>,
}

impl Frame {
    fn new(keyword: Keyword, node: Option<NodeId>) -> Self {
        Self { keyword, node, seen: Vec::new(), own_over: None, first_block: None }
    }
}

/// What the line directly above is, for a continuation.
#[derive(Clone, Copy)]
enum Above {
    /// Nothing that can be continued.
    Nothing,
    /// A line that was wrong: what continues it is part of the same mistake.
    Mistake,
    /// A line of something else than prose.
    NotProse(Span),
    /// Prose.
    Prose(NodeId),
}

struct Builder<'a> {
    source: &'a Source,
    lanes: &'a Lanes,
    mode: Mode,
    diagnostics: &'a mut Vec<Diagnostic>,
    document: Document,
    frames: Vec<Frame>,
    indentation: Indentation,
    above: Above,
    /// The indent of a line with an unknown first word: what stands deeper below it can't be judged.
    lost_indent: Option<u32>,
    journey: Option<Span>,
    /// Whether a shared file was already told that it holds more than declarations.
    not_shared: bool,
    /// The lanes that wrong lines may declare, once somebody asks.
    doubted: Option<Doubted>,
}

/// Lanes that a wrong line may have meant to declare: nobody is blamed for speaking of them.
struct Doubted {
    names: std::collections::BTreeSet<String>,
    /// Whether a lane's name itself is wrong, so that any word may be what it should have been.
    any: bool,
}

impl Doubted {
    fn gather(source: &Source, lines: &[Line]) -> Self {
        let mut doubted = Self { names: Default::default(), any: false };
        for line in lines {
            let Content::Statement(statement) = &line.content else { continue };
            let word = source.text[statement.keyword.range()].to_lowercase();
            let keyword = Keyword::parse(&word);
            let name = first_word(&source.text[statement.head.range()]);
            match keyword.or_else(|| keyword_for(&word)) {
                Some(Keyword::Lane) => {
                    doubted.any |= keyword.is_some() && head(source, lane_rule(), *statement).is_err();
                    doubted.names.extend(name.map(fold));
                }
                None => doubted.names.extend(name.map(fold)),
                Some(_) => {}
            }
        }
        doubted
    }
}

fn lane_rule() -> &'static Rule {
    Keyword::Lane.rules().next().unwrap_or(&RULES[0])
}

fn first_word(head: &str) -> Option<&str> {
    head.split(super::is_blank).next().filter(|word| !word.is_empty())
}

impl Builder<'_> {
    fn slice(&self, span: Span) -> &str {
        &self.source.text[span.range()]
    }

    fn line(&mut self, at: usize) {
        let line = &self.document.lines[at];
        let (indent, content) = (line.indent, line.content.clone());
        match content {
            Content::Blank | Content::Comment(_) => self.above = Above::Nothing,
            Content::Continuation(text) => self.continuation(at, text),
            Content::Other(span) => {
                self.lost(indent);
                self.diagnostics.push(not_a_line(self.slice(span), span));
            }
            Content::Statement(statement) => {
                if self.lost_indent.is_some_and(|lost| indent <= lost) {
                    self.lost_indent = None;
                }
                self.statement(at, indent, statement);
            }
        }
    }

    /// Nothing is known of the line; nothing opens or closes.
    fn lost(&mut self, indent: u32) {
        self.lost_indent = Some(self.lost_indent.map_or(indent, |lost| lost.min(indent)));
        self.mistake(indent);
    }

    fn mistake(&mut self, indent: u32) {
        self.above = Above::Mistake;
        self.indentation.skip(indent);
    }

    fn continuation(&mut self, at: usize, text: Span) {
        let line = self.document.lines[at].span;
        match self.above {
            Above::Prose(id) => {
                self.document.lines[at].node = Some(id);
                let node = &mut self.document.nodes[id.index()];
                node.span = node.span.to(text);
                match &mut node.value {
                    ast::Value::Prose(parts) => parts.push(text),
                    other => *other = ast::Value::Prose(vec![text]),
                }
            }
            Above::Mistake => {}
            Above::NotProse(keyword) => {
                let title = format!("`{}` cannot be continued", self.slice(keyword));
                self.diagnostics.push(
                    Diagnostic::new(Code::StrayContinuation, title, line, "only prose goes on in further lines")
                        .and(keyword, "this line is no prose")
                        .help("put everything on one line"),
                );
                self.above = Above::Mistake;
            }
            Above::Nothing => {
                let title = "The continuation has nothing to continue";
                self.diagnostics.push(
                    Diagnostic::new(Code::StrayContinuation, title, line, "directly above there is no line of prose")
                        .help("move it directly below the line that it continues"),
                );
                self.above = Above::Mistake;
            }
        }
    }

    fn statement(&mut self, at: usize, indent: u32, statement: Statement) {
        let word = self.slice(statement.keyword).to_lowercase();
        let own = || self.lanes.contains(&word).then_some(Keyword::Own);
        if let Some(keyword) = Keyword::parse(&word).or_else(own) {
            return self.known(at, indent, keyword, statement, true);
        }
        let (source, lines) = (self.source, &self.document.lines);
        let doubted = self.doubted.get_or_insert_with(|| Doubted::gather(source, lines));
        if doubted.names.contains(&fold(&word)) {
            return self.lost(indent);
        }
        let any = doubted.any;
        let lane = nearest(&word, self.lanes.names.iter().map(String::as_str)).map(|_| Keyword::Own);
        let guess = keyword_for(&word).or(lane);
        // A file that couldn't be read may declare this word as a lane: the missing file is the one mistake.
        if guess.is_none() && (self.lanes.incomplete || any) {
            return self.lost(indent);
        }
        self.diagnostics.push(self.unknown_keyword(statement, &word, guess));
        match guess {
            Some(keyword) if keyword.is_block() || keyword == Keyword::Journey => {
                self.known(at, indent, keyword, statement, false);
            }
            Some(keyword) => {
                self.document.mistaken.insert(keyword);
                self.mistake(indent);
            }
            None => {
                let name = first_word(self.slice(statement.head)).map(fold);
                self.document.lost.extend(name);
                self.lost(indent);
            }
        }
    }

    fn unknown_keyword(&self, statement: Statement, word: &str, guess: Option<Keyword>) -> Diagnostic {
        let written = self.slice(statement.keyword);
        let title = match statement.colon {
            Some(_) => format!("`{written}` is not a keyword"),
            None => "The line does not start with a keyword".to_owned(),
        };
        let label = "no line starts with this word";
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, label);
        match guess {
            Some(Keyword::Own) => {
                let lane = nearest(word, self.lanes.names.iter().map(String::as_str)).unwrap_or_default();
                diagnostic.help(format!("did you mean `{lane}`?"))
            }
            Some(keyword) => diagnostic.help(format!("did you mean `{}`?", keyword.word())),
            None if statement.colon.is_none() => {
                diagnostic.help("start it with a keyword and a colon, with `|` if it goes on from the line above, or with `#` if it is a comment")
            }
            None => diagnostic.help("`wayline reference` lists the keywords; a lane of your own is declared with `lane NAME: …`"),
        }
    }

    /// A line whose keyword is known, or (unless `sure`) guessed and already told.
    fn known(&mut self, at: usize, indent: u32, keyword: Keyword, statement: Statement, sure: bool) {
        if self.mode == Mode::Shared && !self.may_share(keyword, statement, sure) {
            return self.mistake(indent);
        }
        if keyword == Keyword::Journey {
            return self.journey(at, indent, statement, sure);
        }
        let Some((depth, rule)) = self.home(keyword) else {
            return self.homeless(at, indent, keyword, statement, sure);
        };
        let misplaced = self.misplaced(depth, rule, statement);
        if let Some(diagnostic) = misplaced {
            self.document.mistaken.insert(keyword);
            if sure && self.lost_indent.is_none() {
                self.diagnostics.push(diagnostic);
            }
            return self.mistake(indent);
        }
        let (head, value, fine) = self.read(at, rule, statement, sure);
        // What stands under a line that nobody understands isn't said of the block above it.
        let lost = self.lost_indent.is_some() && !keyword.is_declaration();
        if !(fine && sure) || lost {
            self.document.mistaken.insert(keyword);
        }
        if !fine && !keyword.is_block() || lost {
            return self.mistake(indent);
        }
        self.close(depth, keyword);
        self.remember(depth, rule, statement);
        let id = self.push(at, rule, statement, head, value, depth);
        self.stand(id, indent, statement, sure && fine);
        self.open(keyword, id);
    }

    /// In a shared file: whether the line may stand there. Told once, since the slip is the file, not its lines.
    fn may_share(&mut self, keyword: Keyword, statement: Statement, sure: bool) -> bool {
        let story = matches!(keyword, Keyword::Journey | Keyword::Stage | Keyword::Touchpoint | Keyword::Step);
        if !story {
            return !self.not_shared || keyword.is_declaration();
        }
        if !self.not_shared && sure {
            let word = keyword.word();
            let title = format!("A shared file has no `{word}`");
            self.diagnostics.push(
                Diagnostic::new(Code::NotShared, title, statement.keyword, "a file that maps `use` only declares")
                    .help("keep the personas, teams, channels, sources, lanes and measures in this file, and move the journey out"),
            );
        }
        self.not_shared = true;
        self.frames.truncate(1);
        false
    }

    fn journey(&mut self, at: usize, indent: u32, statement: Statement, sure: bool) {
        let first = self.journey.replace(statement.keyword);
        let too_late = self.document.nodes.iter().find(|node| node.keyword() != Keyword::Use).map(|node| node.keyword);
        let wrong = match (first, too_late) {
            (Some(first), _) => {
                self.journey = Some(first);
                let title = "A map has one `journey` line";
                Some(
                    Diagnostic::new(Code::SecondJourney, title, statement.keyword, "a second one")
                        .and(first, "the first one")
                        .help("put the second journey into a file of its own"),
                )
            }
            (None, Some(above)) => {
                let title = "The `journey` line comes too late";
                Some(
                    Diagnostic::new(Code::SecondJourney, title, statement.keyword, "opens the map")
                        .and(above, "only `use` may stand above it")
                        .help("move the `journey` line to the top"),
                )
            }
            (None, None) => None,
        };
        self.document.has_journey = true;
        let misplaced = wrong.is_some();
        if sure {
            self.diagnostics.extend(wrong);
        }
        if first.is_some() {
            return self.mistake(indent);
        }
        let Some(rule) = Keyword::Journey.rules().next() else { return };
        let (head, value, fine) = self.read(at, rule, statement, sure);
        let id = self.push(at, rule, statement, head, value, 0);
        self.stand(id, indent, statement, sure && fine && !misplaced);
        self.above = if sure || misplaced { self.above } else { Above::Mistake };
    }

    /// The nearest open block that takes the keyword, and its rule there.
    fn home(&self, keyword: Keyword) -> Option<(usize, &'static Rule)> {
        self.frames.iter().enumerate().rev().find_map(|(at, frame)| Some((at, keyword.rule_in(frame.keyword)?)))
    }

    /// No open block takes the keyword. A block opens all the same, so that its lines have somewhere to go.
    fn homeless(&mut self, at: usize, indent: u32, keyword: Keyword, statement: Statement, sure: bool) {
        if sure && self.lost_indent.is_none() {
            self.diagnostics.push(cannot_stand_here(keyword, self.slice(statement.keyword), statement.keyword));
        }
        let Some(rule) = keyword.rules().next().filter(|_| keyword.is_block()) else { return self.mistake(indent) };
        let (head, value, _) = self.read(at, rule, statement, false);
        let id = self.push(at, rule, statement, head, value, self.frames.len() - 1);
        self.document.nodes[id.index()].parent = None;
        self.mistake(indent);
        self.frames.push(Frame::new(keyword, Some(id)));
    }

    /// Whether the line stands below the place where its block's own lines end, or stands a second time.
    fn misplaced(&self, depth: usize, rule: &'static Rule, statement: Statement) -> Option<Diagnostic> {
        let frame = &self.frames[depth];
        let word = rule.keyword.word();
        let own = !(rule.keyword.is_declaration() || rule.keyword == Keyword::Stage || rule.keyword.is_column());
        let over = match rule.keyword {
            Keyword::For => frame
                .own_over
                .or(frame.first_block.filter(|_| frame.keyword != Keyword::Pain && frame.keyword != Keyword::Gain)),
            _ => frame.own_over.filter(|_| own),
        };
        if let Some(over) = over {
            // The word means something else in another block, and that is the block that isn't open here.
            if rule.keyword.rules().count() > 1 {
                return Some(cannot_stand_here(rule.keyword, self.slice(statement.keyword), statement.keyword));
            }
            let block = frame.keyword.word();
            let title = format!("`{word}` stands too low");
            let label = format!("belongs to the `{block}`, whose own lines end above");
            return Some(
                Diagnostic::new(Code::StandsTooLow, title, statement.keyword, label)
                    .and(over, "they end here")
                    .help(format!("move it up, directly below the `{block}` line")),
            );
        }
        let first = frame.seen.iter().find(|(seen, _)| *seen == rule.keyword).map(|&(_, span)| span)?;
        let title = format!("`{word}` stands twice in this `{}`", frame.keyword.word());
        Some(
            Diagnostic::new(Code::StandsTwice, title, statement.keyword, "a second one")
                .and(first, "the first one")
                .help("keep one of them, or write both facts on one line"),
        )
    }

    /// Head and value of the line, and whether both are fine. What is wrong is told only if the keyword is `sure`.
    fn read(&mut self, at: usize, rule: &'static Rule, line: Statement, sure: bool) -> (ast::Head, ast::Value, bool) {
        let continued =
            matches!(self.document.lines.get(at + 1).map(|next| &next.content), Some(Content::Continuation(_)));
        let missing = self.missing(rule, line, continued);
        let head = if matches!(missing, Some(Diagnostic { code: Code::MissingColon, .. })) {
            Ok(ast::Head::None)
        } else {
            head(self.source, rule, line)
        };
        let value = if line.text.is_empty() && !is_prose(rule) {
            Ok(ast::Value::None)
        } else {
            value(self.source, rule, line.text)
        };
        let wrong: Vec<Diagnostic> =
            missing.into_iter().chain(head.as_ref().err().cloned()).chain(value.as_ref().err().cloned()).collect();
        let fine = wrong.is_empty();
        if sure {
            self.diagnostics.extend(wrong);
        }
        (head.unwrap_or(ast::Head::None), value.unwrap_or(ast::Value::None), fine)
    }

    /// Whether the colon or the text is missing. They may be where the head alone says enough.
    fn missing(&self, rule: &'static Rule, line: Statement, continued: bool) -> Option<Diagnostic> {
        let word = self.slice(line.keyword);
        let words = self.slice(line.head);
        let enough = match rule.value {
            Value::OptionalProse => {
                rule.head != Head::Score || line.colon.is_some() || head(self.source, rule, line).is_ok()
            }
            Value::Title | Value::TeamTitle => match head(self.source, rule, line) {
                Ok(ast::Head::Name(_) | ast::Head::Pain(Some(_), _)) => true,
                Ok(_) => false,
                Err(_) => line.colon.is_some(),
            },
            _ => false,
        };
        if enough || !line.text.is_empty() || continued && line.colon.is_some() {
            return None;
        }
        if line.colon.is_none() && !words.is_empty() {
            let title = format!("The colon behind `{word}` is missing");
            let help = match rule.head {
                Head::None => format!("write `{word}: {words}`"),
                _ => match words
                    .split_once(' ')
                    .filter(|_| rule.head != Head::OptionalPersona && rule.head != Head::OptionalName)
                {
                    Some((first, rest)) => format!("write `{word} {first}: {rest}`"),
                    None => format!("write `{word}: {words}`"),
                },
            };
            return Some(
                Diagnostic::new(Code::MissingColon, title, line.head, "a colon ends the words before the text")
                    .help(help),
            );
        }
        let title = format!("`{word}` says nothing");
        let place = line.colon.unwrap_or(line.keyword);
        let what = if is_prose(rule) { "the text is missing" } else { "the value is missing" };
        Some(
            Diagnostic::new(Code::MissingText, title, place, what)
                .help(format!("write it like this: `{}`", rule.example)),
        )
    }

    /// Closes the blocks that the line leaves. A declaration closes only a declaration.
    fn close(&mut self, depth: usize, keyword: Keyword) {
        if keyword.is_declaration() {
            while self.frames.last().is_some_and(|frame| frame.keyword.is_declaration()) {
                self.frames.pop();
            }
        } else {
            self.frames.truncate(depth + 1);
        }
    }

    /// Notes in the line's block what stands in it now.
    fn remember(&mut self, depth: usize, rule: &'static Rule, statement: Statement) {
        let frame = &mut self.frames[depth];
        if rule.times == Times::Once {
            frame.seen.push((rule.keyword, statement.keyword));
        }
        let ends_own = match frame.keyword {
            Keyword::Journey => rule.keyword == Keyword::Stage || rule.keyword.is_declaration(),
            _ => rule.keyword.is_column(),
        };
        if ends_own {
            frame.own_over.get_or_insert(statement.keyword);
        }
        if rule.keyword.is_block() {
            frame.first_block.get_or_insert(statement.keyword);
        }
    }

    fn push(
        &mut self,
        at: usize,
        rule: &'static Rule,
        statement: Statement,
        head: ast::Head,
        value: ast::Value,
        depth: usize,
    ) -> NodeId {
        let id = NodeId(self.document.nodes.len() as u32);
        let parent = self.frames[depth.min(self.frames.len() - 1)].node;
        let depth = match (rule.keyword, parent) {
            (Keyword::Journey, _) => 0,
            (keyword, _) if keyword.is_declaration() => self.depth_here(),
            (_, Some(parent)) => self.document.nodes[parent.index()].depth + 1,
            (Keyword::Stage, None) => 0,
            (_, None) => u32::from(self.document.has_journey),
        };
        let parent = parent.filter(|_| !rule.keyword.is_declaration());
        let end = if statement.text.is_empty() { statement.colon.unwrap_or(statement.head) } else { statement.text };
        self.document.nodes.push(Node {
            rule,
            line: at as u32,
            span: statement.keyword.to(end),
            keyword: statement.keyword,
            parent,
            depth,
            head,
            value,
        });
        self.document.lines[at].node = Some(id);
        id
    }

    /// How deep a declaration stands: at the edge, or under the open line of the story that it doesn't close.
    fn depth_here(&self) -> u32 {
        let open = self.frames.last().and_then(|frame| frame.node).map(|node| &self.document.nodes[node.index()]);
        open.map_or(0, |node| node.depth + 1)
    }

    /// Looks at the line's indentation and lets a continuation follow it.
    fn stand(&mut self, id: NodeId, indent: u32, statement: Statement, fine: bool) {
        let node = &self.document.nodes[id.index()];
        let edge = node.parent.is_none();
        let journey = node.keyword() == Keyword::Journey;
        let standing = Standing { indent, node: if journey { None } else { Some(id) }, parent: node.parent };
        let prose = is_prose(node.rule);
        if node.keyword().is_declaration() || journey {
            self.indentation.free(standing);
        } else if fine {
            let parent = node.parent.map(|parent| &self.document.nodes[parent.index()]);
            let parent = parent.filter(|_| !edge).map(|parent| (parent.keyword, parent.keyword().word()));
            self.diagnostics.extend(self.indentation.line(standing, statement.keyword, parent));
        } else {
            self.indentation.skip(indent);
        }
        self.above = match (fine, prose) {
            (_, true) => Above::Prose(id),
            (true, false) => Above::NotProse(statement.keyword),
            (false, false) => Above::Mistake,
        };
    }

    fn open(&mut self, keyword: Keyword, id: NodeId) {
        if keyword.is_block() {
            self.frames.push(Frame::new(keyword, Some(id)));
        }
    }
}

/// Whether the rule's text is prose, which can go on in further lines.
pub fn is_prose(rule: &Rule) -> bool {
    matches!(rule.value, Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle)
}

fn not_a_line(text: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnknownKeyword,
        "The line does not start with a keyword",
        span,
        "no line starts like this",
    );
    match text.chars().next() {
        Some('/' | ';' | '%' | '<') => diagnostic.help("a comment starts with `#`"),
        Some('-' | '*' | '•') => diagnostic.help("there are no list marks: start the line with its keyword"),
        _ => diagnostic.help("write `keyword: text`, or start the line with `#` if it is a comment"),
    }
}

fn cannot_stand_here(keyword: Keyword, written: &str, span: Span) -> Diagnostic {
    let mut homes: Vec<&str> = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.keyword == keyword) {
        homes.extend(rule.inside.iter().map(|home| home.word()));
    }
    let list = match homes.as_slice() {
        [only] => format!("a `{only}`"),
        many if many.len() > 4 => "a line that says something of a stage or a column".to_owned(),
        [rest @ .., last] => format!("a `{}` or `{last}`", rest.join("`, `")),
        [] => "another line".to_owned(),
    };
    let title = format!("`{written}` cannot stand here");
    Diagnostic::new(Code::CannotStandHere, title, span, format!("belongs inside {list}, and none is open here"))
        .help(format!("move it below {list}"))
}
