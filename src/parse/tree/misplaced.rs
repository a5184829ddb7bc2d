//! Lines that no open block allows, or not here.

use super::builder::Builder;
use crate::{
    ast::{Content, Line, Node, Statement},
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Head, Keyword, Named, Rule, Value},
    parse::{
        colon::fits,
        elsewhere::{
            another_word, for_below, how_bad, impact, in_columns, note_of_declaration, of_a_persona, of_the_journey,
            rated, severity_below, step, word_of_the_journey,
        },
        fold::fold,
        frame::{Frame, cannot_stand_here},
        is_blank, is_comma, lift,
        people::{bare, left_out},
    },
    span::Span,
};

impl Builder<'_> {
    /// The edit for a line that its block allows, but not here.
    pub(super) fn misplaced(
        &mut self,
        at: usize,
        depth: usize,
        rule: &'static Rule,
        statement: Statement,
        diagnostic: &Diagnostic,
    ) -> Option<Fix> {
        let other = self.source.line_of(diagnostic.labels.get(1)?.span.start);
        match diagnostic.code {
            Code::StandsTooLow if self.words(at, rule, statement, false).2 => {
                let fix = self.lifted(at, depth, rule, other)?;
                // Whether somebody is known is only asked where the line may stand.
                let known = rule.value != Value::Names(Named::Persona)
                    || self.vocabulary.people().listed(self.slice(statement.text)).is_some();
                let certain = if known { fix.applicability } else { fix.applicability.max(Applicability::Unsafe) };
                Some(Fix { applicability: certain, ..fix })
            }
            Code::StandsTooLow if statement.colon.is_none() => {
                self.lifted_with_colon(at, depth, rule, statement, other)
            }
            Code::StandsTwice => self.said_again(at, other).or_else(|| self.joined_list(at, rule, statement, other)),
            _ => None,
        }
    }

    /// `for anna` below the lines of a column: moved up, and with its colon.
    fn lifted_with_colon(
        &self,
        at: usize,
        depth: usize,
        rule: &Rule,
        statement: Statement,
        over: usize,
    ) -> Option<Fix> {
        let written = self.slice(statement.keyword.to(statement.head));
        let right = format!("{}: {}", self.slice(statement.keyword), self.slice(statement.head));
        Some(rule).filter(|rule| rule.head == Head::None && !statement.head.is_empty() && fits(rule, &right))?;
        let mut fix = self.lifted(at, depth, rule, over)?;
        let edit = fix.edits.iter_mut().find(|edit| edit.text.contains(written))?;
        edit.text = edit.text.replacen(written, &right, 1);
        Some(Fix { applicability: Applicability::Unsafe, ..fix })
    }

    /// `via: phone` below `via: web`: both in one line.
    fn joined_list(&self, at: usize, rule: &Rule, statement: Statement, first: usize) -> Option<Fix> {
        let lines = &self.document.lines;
        let Content::Statement(other) = lines[first].content else { return None };
        let alone = |at: usize| lift::with_inside(lines, at) == at && lift::with_continuations(lines, at) == at;
        let full = |line: Statement| line.head.is_empty() && !line.text.is_empty();
        let fits = matches!(rule.value, Value::Names(_)) && full(statement) && full(other) && alone(at) && alone(first);
        fits.then(|| {
            let added = format!(", {}", self.slice(statement.text));
            Fix::needs_a_look(other.text.after(), added).and(lift::place(lines, at, at), "")
        })
    }

    /// `for: everybody`, `for: anna, Ben K.` below the lines of a column: in the right place it would still be wrong.
    pub(super) fn about_whom(
        &self,
        at: usize,
        rule: &Rule,
        statement: Statement,
        diagnostic: Diagnostic,
    ) -> Diagnostic {
        if diagnostic.code != Code::StandsTooLow || rule.value != Value::Names(Named::Persona) {
            return diagnostic;
        }
        let text = self.slice(if statement.colon.is_some() { statement.text } else { statement.head });
        let people = self.vocabulary.people();
        if people.is_everybody(text) {
            let place = lift::place(&self.document.lines, at, at);
            return diagnostic
                .help("remove it: a column without it is for everybody")
                .fix(Fix::needs_a_look(place, ""));
        }
        let names = text.split(is_comma).map(|name| name.trim_matches(is_blank)).filter(|name| !name.is_empty());
        let known = |name: &str| {
            people.listed(bare(name)).is_some() || people.meant(name).is_some() || left_out(name).is_some()
        };
        let unknown: Vec<&str> = names.filter(|name| !known(name)).collect();
        let (false, false, Some(help)) = (unknown.is_empty(), self.vocabulary.is_incomplete(), &diagnostic.help) else {
            return diagnostic;
        };
        let help = format!("{help}; and no persona is called `{}`", unknown.join("` or `"));
        diagnostic.help(help)
    }

    /// Moves a line that is too low up to its block's own lines, which end above the line `over`.
    pub(super) fn lifted(&self, at: usize, depth: usize, rule: &Rule, over: usize) -> Option<Fix> {
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
        let step = step(self.source);
        let margin = own
            .iter()
            .find(statement)
            .map_or(format!("{edge}{step}"), |line| lift::margin(self.source, line).to_owned());
        // If its indentation says the same, nothing else can have been meant.
        let indent = lines[at].indent;
        let inside = frame.node.is_none() || indent > lines[block].indent;
        let certain = if inside && indent <= lines[over].indent { Applicability::Safe } else { Applicability::Unsafe };
        let last = match rule.keyword.is_block() {
            true => lift::with_inside(lines, at),
            false => lift::with_continuations(lines, at),
        };
        lift::below(self.source, lines, (at, last), below, &margin, certain)
    }

    /// Removes a line that repeats the line `first` word for word.
    pub(super) fn said_again(&self, at: usize, first: usize) -> Option<Fix> {
        let lines = &self.document.lines;
        let text = |at: usize| self.slice(lines[at].span).trim();
        let alone = |at: usize| lift::with_continuations(lines, at) == at;
        let again = text(at) == text(first) && alone(at) && alone(first);
        again.then(|| Fix::safe(lift::place(lines, at, at), ""))
    }

    /// Moves the journey line, with the lines below it, above everything that came too early.
    pub(super) fn to_the_top(&self, at: usize, early: Span) -> Fix {
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
        lift::above(self.source, lines, (lift::with_comments(lines, at), last), above, "")
    }

    /// What the line should have been here, if its keyword belongs in another place.
    pub(super) fn elsewhere(
        &self,
        at: usize,
        indent: u32,
        keyword: Keyword,
        statement: Statement,
    ) -> Option<Diagnostic> {
        if let Some(told) = self.figure_inside(at, indent, Some(keyword), statement) {
            return Some(told);
        }
        let top = self.frames.last()?;
        if keyword == Keyword::For && keyword.rule_in(top.keyword).is_none() {
            let above = &self.document.nodes[top.node?.index()];
            let under = self.document.lines[above.line as usize].indent < indent;
            return under
                .then(|| for_below(self.source, above, self.document.lines[at].span, statement, self.vocabulary));
        }
        if let Some(here) = who_does_it(keyword, top.keyword).filter(|_| indent > 0 && statement.head.is_empty()) {
            return Some(another_word(self.slice(statement.keyword), statement, here, "here"));
        }
        if keyword == Keyword::Pain && top.keyword == Keyword::Opportunity && statement.head.is_empty() {
            let above = self.document.nodes[top.node?.index()].line as usize;
            let named = self.document.lines[above].indent < indent && self.names_a_pain(self.slice(statement.text));
            return named.then(|| {
                another_word(self.slice(statement.keyword), statement, Keyword::Answers, "below an opportunity")
            });
        }
        if keyword == Keyword::Priority && top.keyword == Keyword::Opportunity && indent > 0 {
            return Some(impact(self.source, statement));
        }
        if let Some(graded) = self.graded_below(at, indent, keyword, statement) {
            return Some(graded);
        }
        if keyword == Keyword::Score
            && top.keyword == Keyword::Opportunity
            && let Some(diagnostic) = rated(self.source, statement)
        {
            return Some(diagnostic);
        }
        if keyword == Keyword::Note && Keyword::About.rule_in(top.keyword).is_some() && top.keyword.is_declaration() {
            let block = self.document.nodes[top.node?.index()].line as usize;
            let below = self.document.lines[block].indent < indent;
            return below.then(|| note_of_declaration(self.source, top.keyword, top.has(Keyword::About), statement));
        }
        let story = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
        if !keyword.is_declaration() || !story || indent == 0 && !self.is_among_facts(at, statement) {
            return None;
        }
        // `team it: IT desk` declares a team wherever it stands.
        let declares = statement.colon.is_some() && !statement.head.is_empty() && !statement.text.is_empty();
        let opportunity = self.frames.iter().any(|frame| frame.keyword == Keyword::Opportunity);
        if keyword == Keyword::Team && opportunity && !declares {
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

    /// `priority: high`, `impact: 4` below a pain, which has a severity.
    fn graded_below(&self, at: usize, indent: u32, keyword: Keyword, statement: Statement) -> Option<Diagnostic> {
        let top = self.frames.last().filter(|top| top.keyword == Keyword::Pain)?;
        Some(keyword).filter(|keyword| matches!(keyword, Keyword::Priority | Keyword::Impact))?;
        let pain = &self.document.nodes[top.node?.index()];
        let place = lift::place(&self.document.lines, at, at);
        let inside = self.document.lines[pain.line as usize].indent < indent;
        let graded = severity_below(self.source, pain, place, statement);
        let how_bad = || (keyword == Keyword::Priority).then(|| how_bad(self.slice(statement.keyword), statement));
        graded.or_else(how_bad).filter(|_| inside)
    }

    /// `Channel: LinkedIn, Google` right below a fact at the edge: a line of the same block, and no declaration, which has a name.
    fn is_among_facts(&self, at: usize, statement: Statement) -> bool {
        let lines = &self.document.lines;
        let above =
            at.checked_sub(1).and_then(|above| lines[above].node).map(|node| &self.document.nodes[node.index()]);
        let fact = above.is_some_and(|above| {
            let keyword = above.keyword();
            !keyword.opens_part()
                && keyword.rule_in(Keyword::Stage).is_some()
                && lines[above.line as usize].indent == lines[at].indent
        });
        fact && statement.head.is_empty() && statement.colon.is_some()
    }

    /// `by` right below a touchpoint: whoever is named there does what the touchpoint says, and customers see them do it.
    fn under_its_column(
        &self,
        at: usize,
        keyword: Keyword,
        statement: Statement,
        diagnostic: Diagnostic,
    ) -> Diagnostic {
        let column = self.frames.iter().rev().find(|frame| frame.keyword.is_column()).and_then(|frame| frame.node);
        let Some(column) = column.filter(|_| keyword == Keyword::By && statement.head.is_empty()) else {
            return diagnostic;
        };
        let lines = &self.document.lines;
        let Content::Statement(above) = lines[self.document.nodes[column.index()].line as usize].content else {
            return diagnostic;
        };
        let title = self.slice(above.text);
        if title.is_empty() {
            return diagnostic;
        }
        let (word, margin) = (Keyword::Frontstage.word(), lift::margin(self.source, &lines[at]));
        let start = Span { end: lines[at].span.start, ..lines[at].span };
        let step = step(self.source);
        diagnostic
            .help(format!("write above it what they do, for example: `{word}: {title}`"))
            .fix(Fix::needs_a_look(start, format!("{margin}{word}: {title}\n{step}")))
    }

    /// Whether a pain above is called so, by name or by its text.
    fn names_a_pain(&self, text: &str) -> bool {
        let called = fold(text);
        let is_it = |node: &Node| {
            let Content::Statement(line) = self.document.lines[node.line as usize].content else { return false };
            let name = self.slice(line.head).split(is_blank).next().unwrap_or_default();
            [name, self.slice(line.text)].iter().any(|known| !known.is_empty() && fold(known) == called)
        };
        !called.is_empty() && self.document.nodes.iter().filter(|node| node.keyword() == Keyword::Pain).any(is_it)
    }

    /// No open block allows the keyword. A block still opens, so that its lines have somewhere to go.
    pub(super) fn homeless(&mut self, at: usize, indent: u32, keyword: Keyword, statement: Statement, sure: bool) {
        let told = sure && self.lost_indent.is_none();
        if let Some(graded) = self.graded_below(at, indent, keyword, statement).filter(|_| told) {
            self.diagnostics.push(graded);
            return self.mistake(indent);
        }
        if sure && self.lost_indent.is_none() {
            let written = self.slice(statement.keyword);
            let team = self.frames.last().and_then(|top| who_does_it(keyword, top.keyword));
            let team = team.filter(|_| statement.head.is_empty());
            let here = in_columns(keyword).filter(|&here| self.home(here).is_some());
            let in_story = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
            let top = self.frames.last().is_some_and(|frame| frame.keyword == Keyword::Journey);
            let whole = of_the_journey(keyword).filter(|_| !in_story && self.journey.is_some());
            // The `range` of a measure may be below another declaration.
            let whole = whole.filter(|_| keyword != Keyword::Range || top);
            let persona = self.frames.last().is_some_and(|frame| frame.keyword == Keyword::Persona);
            let person = of_a_persona(keyword).filter(|_| persona && statement.head.is_empty());
            self.diagnostics.push(match (team.or(person).or(here), whole) {
                (Some(here), _) if team.is_some() => another_word(written, statement, here, "here"),
                (Some(here), _) if person.is_some() => another_word(written, statement, here, "below a persona"),
                (Some(here), _) => another_word(written, statement, here, "in a column"),
                (None, Some(here)) => word_of_the_journey(self.source, statement, here),
                (None, None) if keyword == Keyword::Link && in_story && self.address(statement).is_some() => {
                    let new = self.address(statement).unwrap_or_default();
                    let diagnostic = cannot_stand_here(keyword, written, statement.keyword, self.slice(statement.text));
                    let place = statement.keyword.to(statement.text);
                    diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(place, new))
                }
                (None, None) => {
                    let diagnostic = cannot_stand_here(keyword, written, statement.keyword, self.slice(statement.text));
                    self.beside(at, keyword, statement, &diagnostic)
                        .unwrap_or_else(|| self.under_its_column(at, keyword, statement, diagnostic))
                }
            });
            // The lines below are the persona's, too.
            if person.is_some() {
                return self.mistake(indent);
            }
        }
        let Some(rule) = keyword.rules().next().filter(|_| keyword.is_block()) else { return self.mistake(indent) };
        let (head, value, _) = self.words(at, rule, statement, false);
        let id = self.push(at, rule, statement, head, value, self.frames.len() - 1);
        self.document.nodes[id.index()].parent = None;
        self.mistake(indent);
        self.frames.push(Frame::new(keyword, Some(id)));
    }
}

/// The keyword for a team in this block, instead of the one of another block.
fn who_does_it(keyword: Keyword, block: Keyword) -> Option<Keyword> {
    match keyword {
        Keyword::By if block == Keyword::Opportunity => Some(Keyword::Owner),
        Keyword::Owner if Keyword::By.rule_in(block).is_some() => Some(Keyword::By),
        _ => None,
    }
}
