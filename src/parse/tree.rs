//! Builds a tree from lines: a line belongs to the nearest open block above it that allows its keyword.
//!
//! A line closes the blocks that it leaves; a line in error closes nothing. A line whose first word is, or almost is, a
//! block's keyword opens that block even if it is in error. So one slip never makes the lines below it wrong.

use super::{
    colon::{self, is_right},
    doubt::{Doubt, first_word},
    elsewhere::{
        another_word, for_below, impact, in_columns, is_picture, of_a_persona, of_the_journey, part_of_metric,
        persona_first, phrase, severity_below, word_of_the_journey,
    },
    fold::fold,
    frame::{Frame, cannot_stand_here},
    head::capitalised,
    indentation::{Indentation, Misled, Standing, reindent},
    is_blank, lift,
    pasted::pasted,
    plural::several,
    read::read,
    readings::Readings,
    severity::SEVERITIES,
    slip::is_name,
    suggest::{keyword_for, nearest, not_a_line, unknown_keyword},
    value::is_path,
    vocabulary::Vocabulary,
    ways::as_way,
};
use crate::{
    ast::{self, Content, Document, Line, Node, NodeId, Statement},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Keyword, Rule},
    source::Source,
    span::{FileId, Span},
};

/// What a file may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A journey.
    Map,
    /// Declarations for the maps that `use` it.
    Shared,
}

/// Builds the tree of one file and reports what is wrong with its lines. Those that are known from the last time aren't read again.
pub fn tree(
    source: &Source,
    file: FileId,
    lines: Vec<Line>,
    vocabulary: &Vocabulary,
    mode: Mode,
    readings: Option<&mut Readings>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Document {
    let indented = lines.iter().any(|line| line.indent > 0 && matches!(line.content, Content::Statement(_)));
    let mut builder = Builder {
        source,
        vocabulary,
        mode,
        readings,
        diagnostics,
        document: Document {
            file,
            nodes: Vec::with_capacity(lines.len()),
            lines,
            has_journey: false,
            mistaken: Default::default(),
            lost: Default::default(),
        },
        frames: vec![Frame::new(Keyword::Journey, None)],
        indentation: Indentation::new(indented),
        indented,
        misled: Vec::new(),
        above: Above::Nothing,
        lost_indent: None,
        journey: None,
        not_shared: false,
        doubt: None,
    };
    builder.pasted();
    for at in 0..builder.document.lines.len() {
        builder.line(at);
    }
    builder.indent();
    builder.document
}

/// The line directly above, for a continuation.
#[derive(Clone, Copy)]
enum Above {
    /// Nothing that can be continued.
    Nothing,
    /// A line that was wrong: what continues it is part of the same mistake.
    Mistake,
    /// A line with something other than prose.
    NotProse(Span),
    /// Prose.
    Prose(NodeId),
}

struct Builder<'a> {
    source: &'a Source,
    vocabulary: &'a Vocabulary,
    mode: Mode,
    readings: Option<&'a mut Readings>,
    diagnostics: &'a mut Vec<Diagnostic>,
    document: Document,
    frames: Vec<Frame>,
    indentation: Indentation,
    /// Whether any line is indented at all.
    indented: bool,
    /// Lines with misleading indentation, and the diagnostic that reports the first of a run.
    misled: Vec<(NodeId, Option<usize>)>,
    above: Above,
    /// The indentation of a line with an unknown first word: deeper lines below it can't be judged.
    lost_indent: Option<u32>,
    journey: Option<Span>,
    /// Whether it has been reported that a shared file contains more than declarations.
    not_shared: bool,
    /// The lanes that wrong lines may declare, computed on demand.
    doubt: Option<Doubt>,
}

impl Builder<'_> {
    /// Adds the edits to the reports on indentation.
    fn indent(&mut self) {
        let mut told = None;
        let mut misled = self.misled.iter().peekable();
        for (id, edits) in reindent(self.source, &self.document, &self.misled) {
            while let Some((_, at)) = misled.next_if(|(misled, _)| *misled <= id) {
                told = at.or(told);
            }
            let Some(diagnostic) = told.and_then(|at: usize| self.diagnostics.get_mut(at)) else { continue };
            let fix = diagnostic.fix.get_or_insert(Fix { edits: Vec::new(), applicability: Applicability::Safe });
            fix.edits.extend(edits);
        }
    }

    fn slice(&self, span: Span) -> &str {
        &self.source.text[span.range()]
    }

    /// Reports lines of another language, and reads them as what they are.
    fn pasted(&mut self) {
        let found = pasted(self.source, &self.document.lines, self.vocabulary);
        self.diagnostics.extend(found.diagnostics);
        self.document.mistaken.extend(found.mistaken);
        for (at, content) in found.lines {
            self.document.lines[at].content = content;
        }
        if found.whole {
            self.document.has_journey = true;
            self.document.mistaken.insert(Keyword::Stage);
            self.document.lines.iter_mut().for_each(|line| line.content = Content::Blank);
        }
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

    /// Handles a line about which nothing is known: nothing opens or closes. It may have been the map's first line, or
    /// its only stage.
    fn lost(&mut self, indent: u32) {
        self.document.mistaken.extend([Keyword::Journey, Keyword::Stage]);
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
                    Diagnostic::new(Code::StrayContinuation, title, line, "only text can continue on the next line")
                        .and(keyword, "this line takes no free text")
                        .help("put everything on one line"),
                );
                self.above = Above::Mistake;
            }
            Above::Nothing => {
                let title = "The continuation has nothing to continue";
                let mut diagnostic =
                    Diagnostic::new(Code::StrayContinuation, title, line, "there is no line of text directly above")
                        .help("move it directly below the line that it continues");
                diagnostic.fix = self.joined(at);
                self.diagnostics.push(diagnostic);
                self.above = Above::Mistake;
            }
        }
    }

    /// Removes the blank lines between a continuation and the prose above it.
    fn joined(&self, at: usize) -> Option<Fix> {
        let lines = &self.document.lines;
        let above = lines[..at].iter().rposition(|line| !matches!(line.content, Content::Blank))?;
        let node = &self.document.nodes[lines[above].node?.index()];
        let blank = (above + 1, at.checked_sub(1)?);
        (node.rule.is_prose() && blank.0 <= blank.1)
            .then(|| Fix::needs_a_look(lift::place(lines, blank.0, blank.1), ""))
    }

    fn statement(&mut self, at: usize, indent: u32, statement: Statement) {
        if let Some((keyword, diagnostic)) = self.phrase(statement) {
            self.diagnostics.push(diagnostic);
            let words = Span { start: statement.head.end, ..statement.head };
            let statement = Statement { keyword: statement.keyword.to(statement.head), head: words, ..statement };
            return self.known(at, indent, keyword, statement, false);
        }
        if let Some(keyword) = Keyword::parse(self.slice(statement.keyword)).filter(|keyword| !keyword.was_free()) {
            return self.known(at, indent, keyword, statement, true);
        }
        let word = self.slice(statement.keyword).to_lowercase();
        let phase = word == Keyword::Phase.word() && !self.vocabulary.has_lane(&word);
        if phase && self.phases_for_stages(at, indent, statement) {
            return;
        }
        let own = || self.vocabulary.has_lane(&word).then_some(Keyword::Own);
        // If the map has a lane with this name, which is reported, the lines belong to that lane.
        if let Some(keyword) = Keyword::parse(&word).filter(|keyword| keyword.was_free()) {
            return self.known(at, indent, own().unwrap_or(keyword), statement, true);
        }
        if let Some(keyword) = Keyword::parse(&word).or_else(own) {
            return self.known(at, indent, keyword, statement, true);
        }
        let (source, lines) = (self.source, &self.document.lines);
        let doubt = self.doubt.get_or_insert_with(|| Doubt::gather(source, lines));
        if doubt.may_be(&word) {
            return self.lost(indent);
        }
        let any = doubt.any();
        if let Some((keyword, diagnostic)) = persona_first(source, statement, self.vocabulary) {
            self.diagnostics.push(diagnostic);
            let nothing = Span { start: statement.head.end, ..statement.head };
            return self.known(at, indent, keyword, Statement { head: nothing, ..statement }, false);
        }
        if let Some(diagnostic) =
            self.severity_below(at, &word, statement).or_else(|| self.part_of_metric(at, &word, statement))
        {
            self.diagnostics.push(diagnostic);
            return self.mistake(indent);
        }
        if let Some((keyword, diagnostic)) = self.heading(at, &word, statement) {
            self.diagnostics.push(diagnostic);
            self.document.mistaken.insert(keyword);
            return self.mistake(indent);
        }
        let in_story = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
        if let Some((keyword, diagnostic)) =
            several(source, statement, in_story, |keyword, called| self.vocabulary.declares(keyword, called))
        {
            self.diagnostics.push(diagnostic);
            self.document.mistaken.insert(keyword);
            return self.known(at, indent, keyword, statement, false);
        }
        let guess = keyword_for(&word).or_else(|| self.vocabulary.nearest_lane(&word).map(|_| Keyword::Own));
        // A file that couldn't be read may declare this word as a lane: the missing file is the one mistake.
        if guess.is_none() && (self.vocabulary.is_incomplete() || any) {
            return self.lost(indent);
        }
        let lane = self.vocabulary.nearest_lane(&word).filter(|_| guess == Some(Keyword::Own));
        let unknown = unknown_keyword(self.slice(statement.keyword), statement, guess, lane);
        // A sentence below a text most likely continues it.
        let goes_on = self.may_go_on(statement);
        let fact = self.fact(statement).or_else(|| self.metric(statement)).filter(|_| guess.is_none());
        self.diagnostics.push(match guess {
            Some(keyword @ (Keyword::Then | Keyword::Leaves)) if !goes_on => {
                as_way(unknown, self.source, keyword, statement)
            }
            Some(Keyword::Then | Keyword::Leaves) | None if goes_on => unknown
                .help("write `|` in front if it continues the line above; or start it with a keyword and a colon")
                .fix(Fix::needs_a_look(Span { end: statement.keyword.start, ..statement.keyword }, "| ")),
            None if fact.is_some() => {
                let fact = fact.unwrap_or_default();
                let text = self.slice(statement.text);
                unknown.help(format!("write `{fact}: {text}`")).fix(Fix::needs_a_look(statement.keyword, fact))
            }
            _ => unknown,
        });
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

    /// Whether a line is a sentence that most likely continues the text above it.
    fn may_go_on(&self, statement: Statement) -> bool {
        let Above::Prose(above) = self.above else { return false };
        let above = self.document.nodes[above.index()].keyword();
        let name = matches!(above, Keyword::Journey | Keyword::Phase | Keyword::Stage) || above.is_column();
        // A share isn't part of a sentence.
        let words = self.slice(statement.head).split('%').next().unwrap_or_default().split(is_blank);
        let words = words.filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit())).count();
        let way = keyword_for(&self.slice(statement.keyword).to_lowercase()).is_some();
        statement.colon.is_none() && !name && !above.is_declaration() && (!way || words > 2)
    }

    /// `age: 34` below a persona, rewritten as a fact.
    fn fact(&self, statement: Statement) -> Option<String> {
        let persona = self.frames.last()?.keyword == Keyword::Persona;
        let fits = persona && statement.colon.is_some() && statement.head.is_empty() && !statement.text.is_empty();
        if fits && is_picture(&self.slice(statement.keyword).to_lowercase()) && is_path(self.slice(statement.text)) {
            return Some(Keyword::Image.word().to_owned());
        }
        fits.then(|| format!("{} {}", Keyword::Fact.word(), capitalised(self.slice(statement.keyword))))
    }

    /// `csat: 3.9 of 5` in a column, rewritten as a metric.
    fn metric(&self, statement: Statement) -> Option<String> {
        self.home(Keyword::Metric).filter(|_| statement.colon.is_some() && statement.head.is_empty())?;
        let text = self.slice(statement.text);
        let column = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
        let line = format!("{} {}: {text}", Keyword::Metric.word(), self.slice(statement.keyword));
        let fits = column && text.starts_with(|c: char| c.is_ascii_digit()) && is_right(Keyword::Metric, &line);
        fits.then(|| format!("{} {}", Keyword::Metric.word(), self.slice(statement.keyword)))
    }

    /// Suggests stages in a map whose columns are directly below phases.
    fn phases_for_stages(&mut self, at: usize, indent: u32, statement: Statement) -> bool {
        let keyword = |line: &Line| match &line.content {
            Content::Statement(statement) => Keyword::in_any_case(self.slice(statement.keyword)),
            _ => None,
        };
        let below = self.document.lines[at + 1..].iter().filter_map(keyword);
        let next = below
            .clone()
            .find(|keyword| *keyword == Keyword::Phase || *keyword == Keyword::Stage || keyword.is_column());
        let stages = self.document.lines.iter().filter_map(keyword).any(|keyword| keyword == Keyword::Stage);
        if stages || !next.is_some_and(|next| next.is_column()) {
            return false;
        }
        self.diagnostics.push(
            Diagnostic::new(
                Code::CannotStandHere,
                "These columns have no stage",
                statement.keyword,
                "a phase holds stages, and a stage holds columns",
            )
            .help("write `stage`")
            .fix(Fix::safe(statement.keyword, Keyword::Stage.word())),
        );
        self.known(at, indent, Keyword::Stage, statement, false);
        true
    }

    /// Two words that should be one, unless the first of them is a lane of this map.
    fn phrase(&self, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        phrase(self.source, statement).filter(|_| !self.vocabulary.has_lane(self.slice(statement.keyword)))
    }

    fn severity_below(&self, at: usize, word: &str, statement: Statement) -> Option<Diagnostic> {
        let pain = &self.document.nodes[self.frames.last()?.node?.index()];
        let severity = matches!(word, "severity" | "priority" | "prio" | "level" | "impact");
        let fits = severity && pain.keyword() == Keyword::Pain && statement.head.is_empty();
        fits.then(|| severity_below(self.source, pain, lift::place(&self.document.lines, at, at), statement))?
    }

    fn part_of_metric(&self, at: usize, word: &str, statement: Statement) -> Option<Diagnostic> {
        let metric = &self.document.nodes[self.frames.last()?.node?.index()];
        let part = matches!(word, "was" | "target" | "benchmark") && statement.head.is_empty();
        let fits = part && metric.keyword() == Keyword::Metric;
        fits.then(|| part_of_metric(self.source, metric, lift::place(&self.document.lines, at, at), statement))?
    }

    /// `stages:` above the stages: a heading that the language doesn't have.
    fn heading(&self, at: usize, word: &str, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        let keyword = Keyword::parse(word.strip_suffix('s')?)?;
        let bare = statement.colon.is_some() && statement.head.is_empty() && statement.text.is_empty();
        let below = self.document.lines[at + 1..].iter().find_map(|line| match &line.content {
            Content::Statement(below) => Some(self.slice(below.keyword)),
            _ => None,
        });
        let certain = below.and_then(|below| Keyword::parse(&below.to_lowercase())) == Some(keyword);
        let fix = if certain { Fix::safe } else { Fix::needs_a_look };
        let title = format!("`{}` is not a keyword", self.slice(statement.keyword));
        let singular = keyword.word();
        bare.then(|| {
            let diagnostic =
                Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "there are no headings in a map")
                    .help(format!("take the line out: each `{singular}` has a line of its own"))
                    .fix(fix(lift::place(&self.document.lines, at, at), ""));
            (keyword, diagnostic)
        })
    }

    /// A line whose keyword is known, or (unless `sure`) guessed and already reported.
    fn known(&mut self, at: usize, indent: u32, keyword: Keyword, statement: Statement, sure: bool) {
        // If a lane has the name of this keyword, only that is reported, not every line of the lane.
        let sure = sure && !self.vocabulary.has_lane(keyword.word());
        if self.mode == Mode::Shared && !self.may_share(keyword, statement, sure) {
            return self.mistake(indent);
        }
        if keyword == Keyword::Journey {
            return self.journey(at, indent, statement, sure);
        }
        let Some((depth, rule)) = self.home(keyword) else {
            return self.homeless(at, indent, keyword, statement, sure);
        };
        if let Some(diagnostic) = self.elsewhere(at, indent, keyword, statement) {
            if sure && self.lost_indent.is_none() {
                self.diagnostics.push(diagnostic);
            }
            return self.mistake(indent);
        }
        if let Some(diagnostic) = self.frames[depth].refuses(rule, self.slice(statement.keyword), statement.keyword) {
            self.document.mistaken.insert(keyword);
            if sure && self.lost_indent.is_none() {
                let fix = self.misplaced(at, depth, rule, statement, &diagnostic);
                self.diagnostics.push(Diagnostic { fix, ..diagnostic });
            }
            return self.mistake(indent);
        }
        // What is below a line that wasn't understood isn't meant for the block above it.
        let lost = self.lost_indent.is_some() && !keyword.is_declaration();
        let (head, value, fine) = self.words(at, rule, statement, sure && !lost);
        if !(fine && sure) || lost {
            self.damaged(keyword, statement);
        }
        if !fine && !keyword.is_block() || lost {
            return self.mistake(indent);
        }
        self.close(depth, keyword);
        self.frames[depth].remember(rule, statement.keyword);
        let id = self.push(at, rule, statement, head, value, depth);
        self.stand(id, indent, statement, sure && fine);
        self.open(keyword, id);
    }

    /// The edit for a line that its block allows, but not here.
    fn misplaced(
        &mut self,
        at: usize,
        depth: usize,
        rule: &'static Rule,
        statement: Statement,
        diagnostic: &Diagnostic,
    ) -> Option<Fix> {
        let other = self.source.line_of(diagnostic.labels.get(1)?.span.start);
        match diagnostic.code {
            Code::StandsTooLow if self.words(at, rule, statement, false).2 => self.lifted(at, depth, rule, other),
            Code::StandsTwice => self.said_again(at, other),
            _ => None,
        }
    }

    /// Moves a line that is too low up to its block's own lines, which end above the line `over`.
    fn lifted(&self, at: usize, depth: usize, rule: &Rule, over: usize) -> Option<Fix> {
        let (frame, lines) = (&self.frames[depth], &self.document.lines);
        if frame.has(rule.keyword) {
            return None;
        }
        let block = match frame.node {
            Some(id) => self.document.nodes[id.index()].line as usize,
            None => self.source.line_of(self.journey?.start),
        };
        let own = lines.get(block + 1..over)?;
        let statement = |line: &&Line| matches!(line.content, Content::Statement(_));
        let last =
            own.iter().rposition(|line| matches!(line.content, Content::Statement(_) | Content::Continuation(_)));
        let below = last.map_or(block, |last| block + 1 + last);
        let edge = lift::margin(self.source, &lines[block]);
        let step = if self.indented { "  " } else { "" };
        let margin = own
            .iter()
            .find(statement)
            .map_or(format!("{edge}{step}"), |line| lift::margin(self.source, line).to_owned());
        // If its indentation says the same, nothing else can have been meant.
        let indent = lines[at].indent;
        let inside = frame.node.is_none() || indent > lines[block].indent;
        let certain = if inside && indent <= lines[over].indent { Applicability::Safe } else { Applicability::Unsafe };
        lift::below(self.source, lines, at, below, &margin, certain)
    }

    /// Removes a line that repeats the line `first` word for word.
    fn said_again(&self, at: usize, first: usize) -> Option<Fix> {
        let lines = &self.document.lines;
        let text = |at: usize| self.slice(lines[at].span).trim();
        let alone = |at: usize| lift::with_continuations(lines, at) == at;
        let again = text(at) == text(first) && alone(at) && alone(first);
        again.then(|| Fix::safe(lift::place(lines, at, at), ""))
    }

    /// Moves the journey line, with the lines below it, above everything that came too early.
    fn to_the_top(&self, at: usize, early: Span) -> Fix {
        let lines = &self.document.lines;
        let mut last = lift::with_continuations(lines, at);
        for next in last + 1..lines.len() {
            match &lines[next].content {
                Content::Statement(line) if lines[next].indent > lines[at].indent => {
                    let keyword = Keyword::in_any_case(self.slice(line.keyword));
                    let own = keyword.filter(|keyword| keyword.rule_in(Keyword::Journey).is_some());
                    if own.is_none_or(|own| own.is_block() || own.is_declaration()) {
                        break;
                    }
                    last = next;
                }
                Content::Continuation(_) => last = next,
                Content::Blank | Content::Comment(_) => {}
                Content::Statement(_) | Content::Other(_) => break,
            }
        }
        let above = lift::with_comments(lines, self.source.line_of(early.start));
        lift::above(self.source, lines, (lift::with_comments(lines, at), last), above)
    }

    /// What the line should have been here, if its keyword belongs in another place.
    fn elsewhere(&self, at: usize, indent: u32, keyword: Keyword, statement: Statement) -> Option<Diagnostic> {
        let top = self.frames.last()?;
        if keyword == Keyword::For && keyword.rule_in(top.keyword).is_none() {
            let above = &self.document.nodes[top.node?.index()];
            let under = self.document.lines[above.line as usize].indent < indent;
            return under.then(|| for_below(self.source, above, self.document.lines[at].span, statement));
        }
        if keyword == Keyword::Priority && top.keyword == Keyword::Opportunity && indent > 0 {
            return Some(impact(self.source, statement));
        }
        let story = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
        if !keyword.is_declaration() || !story || indent == 0 {
            return None;
        }
        if keyword == Keyword::Team && self.frames.iter().any(|frame| frame.keyword == Keyword::Opportunity) {
            let diagnostic = another_word(self.slice(statement.keyword), statement, Keyword::Owner, "here");
            // An owner is one team.
            let one = statement.head.is_empty() && !self.slice(statement.text).contains(',');
            return Some(if one { diagnostic } else { Diagnostic { fix: None, ..diagnostic } });
        }
        let figure =
            keyword == Keyword::Measure && self.slice(statement.text).starts_with(|c: char| c.is_ascii_digit());
        let here = in_columns(keyword).filter(|_| statement.head.is_empty() || figure)?;
        self.home(here).map(|_| another_word(self.slice(statement.keyword), statement, here, "in a column"))
    }

    /// A line that was wrong may have declared a name: the one in its head if that can be read, otherwise any.
    fn damaged(&mut self, keyword: Keyword, statement: Statement) {
        let source = self.source;
        let head = &source.text[statement.head.range()];
        let words: Vec<&str> = head.split(is_blank).filter(|word| !word.is_empty()).collect();
        let legible = match words.as_slice() {
            [] => keyword == Keyword::Pain,
            [name] => is_name(name) && (keyword != Keyword::Pain || nearest(name, SEVERITIES).is_none()),
            [name, _] => keyword == Keyword::Pain && is_name(name),
            _ => false,
        };
        if keyword == Keyword::Pain {
            // An opportunity may refer to it by its text, with or without what is in front.
            let text = &source.text[statement.text.range()];
            let said = text.split_once([':', '：', ')', ']']).map(|(_, said)| said);
            let said = [Some(text), said].into_iter().flatten().map(|said| fold(said.trim_matches(is_blank)));
            self.document.lost.extend(said.filter(|said| !said.is_empty()));
        }
        if legible && (keyword.is_declaration() || keyword == Keyword::Pain) {
            let name = words.first().map(|name| fold(name));
            self.document.lost.extend(name);
        } else {
            self.document.mistaken.insert(keyword);
        }
    }

    /// In a shared file: whether the line is allowed. Reported once, since the mistake is the file, not its lines.
    fn may_share(&mut self, keyword: Keyword, statement: Statement, sure: bool) -> bool {
        let story = keyword == Keyword::Journey || keyword.is_division() || keyword.is_column();
        if !story {
            return !self.not_shared || keyword.is_declaration();
        }
        if !self.not_shared && sure {
            let word = keyword.word();
            let title = format!("A shared file has no `{word}`");
            self.diagnostics.push(
                Diagnostic::new(Code::NotShared, title, statement.keyword, "a file that maps `use` can only have declarations")
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
                        .help("move the second journey to its own file"),
                )
            }
            (None, Some(above)) => {
                let title = "The `journey` line comes too late";
                Some(
                    Diagnostic::new(Code::SecondJourney, title, statement.keyword, "opens the map")
                        .and(above, "only `use` lines can come before it")
                        .help("move the `journey` line to the top")
                        .fix(self.to_the_top(at, above)),
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
        let (head, value, fine) = self.words(at, rule, statement, sure);
        let id = self.push(at, rule, statement, head, value, 0);
        self.stand(id, indent, statement, sure && fine && !misplaced);
        self.above = if sure || misplaced { self.above } else { Above::Mistake };
    }

    /// The nearest open block that allows the keyword, and its rule there.
    fn home(&self, keyword: Keyword) -> Option<(usize, &'static Rule)> {
        self.frames.iter().enumerate().rev().find_map(|(at, frame)| Some((at, keyword.rule_in(frame.keyword)?)))
    }

    /// No open block allows the keyword. A block still opens, so that its lines have somewhere to go.
    fn homeless(&mut self, at: usize, indent: u32, keyword: Keyword, statement: Statement, sure: bool) {
        if sure && self.lost_indent.is_none() {
            let written = self.slice(statement.keyword);
            let here = in_columns(keyword).filter(|&here| self.home(here).is_some());
            let in_story = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
            let whole = of_the_journey(keyword).filter(|_| !in_story && self.journey.is_some());
            let persona = self.frames.last().is_some_and(|frame| frame.keyword == Keyword::Persona);
            let person = of_a_persona(keyword).filter(|_| persona && statement.head.is_empty());
            self.diagnostics.push(match (person.or(here), whole) {
                (Some(here), _) if person.is_some() => another_word(written, statement, here, "below a persona"),
                (Some(here), _) => another_word(written, statement, here, "in a column"),
                (None, Some(here)) => word_of_the_journey(self.source, statement, here),
                (None, None) => cannot_stand_here(keyword, written, statement.keyword, self.slice(statement.text)),
            });
        }
        let Some(rule) = keyword.rules().next().filter(|_| keyword.is_block()) else { return self.mistake(indent) };
        let (head, value, _) = self.words(at, rule, statement, false);
        let id = self.push(at, rule, statement, head, value, self.frames.len() - 1);
        self.document.nodes[id.index()].parent = None;
        self.mistake(indent);
        self.frames.push(Frame::new(keyword, Some(id)));
    }

    /// Head and value of the line, and whether both are fine. What is wrong is only reported if the keyword is `sure`.
    fn words(&mut self, at: usize, rule: &'static Rule, line: Statement, sure: bool) -> (ast::Head, ast::Value, bool) {
        let next = self.document.lines.get(at + 1).map(|next| &next.content);
        let next_continues = matches!(next, Some(Content::Continuation(_)));
        let end = self.document.lines[at].span.end;
        let mut words = match &mut self.readings {
            Some(readings) if sure => readings.read(self.source, rule, (line, end), next_continues, self.vocabulary),
            Some(_) | None => read(self.source, rule, line, next_continues, self.vocabulary),
        };
        let fine = words.wrong.is_empty();
        for wrong in words.wrong.iter_mut().filter(|wrong| sure && wrong.code == Code::MissingColon) {
            colon::put(self.source, rule, line, self.vocabulary.people(), wrong);
        }
        if sure {
            self.diagnostics.extend(words.wrong.into_iter().chain(words.doubtful));
        }
        (words.head, words.value, fine)
    }

    /// Closes the blocks that the line leaves. A declaration closes only a declaration.
    fn close(&mut self, depth: usize, keyword: Keyword) {
        if keyword.is_declaration() {
            while self.frames.last().is_some_and(|frame| frame.keyword.is_declaration() || self.is_of_journey(frame)) {
                self.frames.pop();
            }
        } else {
            self.frames.truncate(depth + 1);
        }
    }

    /// Whether the block is one of the journey's own lines.
    fn is_of_journey(&self, frame: &Frame) -> bool {
        let parent = frame.node.and_then(|node| self.document.nodes[node.index()].parent);
        matches!(frame.keyword, Keyword::Metric | Keyword::Insight) && parent.is_none()
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
            (keyword, None) if keyword.is_division() => 0,
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

    /// The depth of a declaration: at the top level, or inside the open line of the story that it doesn't close.
    fn depth_here(&self) -> u32 {
        let open = self.frames.last().and_then(|frame| frame.node).map(|node| &self.document.nodes[node.index()]);
        open.map_or(0, |node| node.depth + 1)
    }

    /// Checks the line's indentation and allows a continuation after it.
    fn stand(&mut self, id: NodeId, indent: u32, statement: Statement, fine: bool) {
        let node = &self.document.nodes[id.index()];
        let edge = node.parent.is_none();
        let journey = node.keyword() == Keyword::Journey;
        let standing = Standing { indent, node: if journey { None } else { Some(id) }, parent: node.parent };
        let prose = node.rule.is_prose();
        if node.keyword().is_declaration() || journey {
            self.indentation.free(standing);
        } else if fine {
            let parent = node.parent.map(|parent| &self.document.nodes[parent.index()]);
            let parent = parent.filter(|_| !edge).map(|parent| (parent.keyword, parent.keyword().word()));
            match self.indentation.line(standing, statement.keyword, parent) {
                Misled::Not => {}
                Misled::Again => self.misled.push((id, None)),
                Misled::Told(diagnostic) => {
                    self.misled.push((id, Some(self.diagnostics.len())));
                    self.diagnostics.push(diagnostic);
                }
            }
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
