//! Lines whose first word is no keyword: what was meant.

mod advice;
mod edge;
mod guess;
mod reworded;
mod slip;

use super::{Above, Builder};
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::Keyword,
    parse::{
        colon::is_right,
        doubt::{LaneDoubt, first_word},
        elsewhere::phrase,
        fold::fold,
        head::{begins_like_a_value, names_and_says},
        is_blank,
        severity::severity,
        synonyms::{keyword_for, says_an_action, synonym},
    },
    span::Span,
};
use guess::Unknown;
use slip::Meant;

impl Builder<'_> {
    pub(super) fn statement(&mut self, at: usize, indent: u32, statement: Statement) {
        if let Some(diagnostic) = self.fact_of_persona(statement) {
            self.diagnostics.push(diagnostic);
            return self.mistake(indent);
        }
        if let Some((keyword, diagnostic)) = self.phrase(statement) {
            self.diagnostics.push(diagnostic);
            let words = Span { start: statement.head.end, ..statement.head };
            let statement = Statement { keyword: statement.keyword.to(statement.head), head: words, ..statement };
            return self.known(at, indent, keyword, statement, false);
        }
        if self.is_rest_of_a_list(at, statement) {
            let word = self.slice(statement.keyword);
            let title = format!("`{word}` most likely continues the text above");
            let diagnostic =
                Diagnostic::new(Code::MissingColon, title, statement.keyword, "no colon, and the line above goes on")
                    .help("write `|` in front if it continues the line above; or put a colon after the keyword")
                    .fix(Fix::needs_a_look(Span { end: statement.keyword.start, ..statement.keyword }, "| "));
            self.diagnostics.push(diagnostic);
            // So may the next line.
            let above = self.above;
            self.mistake(indent);
            self.above = above;
            return;
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
        let doubt = self.doubt.get_or_insert_with(|| LaneDoubt::gather(source, lines));
        if doubt.may_be(&word) {
            return self.lost(indent);
        }
        let any = doubt.any();
        match self.slip(at, indent, &word, statement) {
            Some((meant, diagnostic)) => {
                self.diagnostics.push(diagnostic);
                self.take(at, indent, meant, statement);
            }
            None => self.unknown(at, indent, &Unknown::new(self, &word, statement), any),
        }
    }

    /// Puts a line with a slip where it was meant to be.
    fn take(&mut self, at: usize, indent: u32, meant: Meant, statement: Statement) {
        match meant {
            Meant::Line(keyword) => self.known(at, indent, keyword, statement, false),
            Meant::Bare(keyword) => {
                // The name may be among its words.
                let words = self.slice(statement.keyword.to(statement.head)).split(['_', '-', '.', ' ']);
                let names: Vec<String> = words.filter(|word| !word.is_empty()).map(fold).collect();
                self.document.lost.extend(names);
                self.known(at, indent, keyword, without_head(statement), false);
            }
            Meant::Several(keyword) => {
                self.document.mistaken.insert(keyword);
                self.known(at, indent, keyword, statement, false);
            }
            Meant::Heading(keyword) => {
                self.document.mistaken.insert(keyword);
                self.headed = Some((indent, keyword));
                self.mistake(indent);
            }
            Meant::Nothing => self.mistake(indent),
        }
    }

    /// Reports a line whose first word nobody knows, and treats it as what it was most likely meant to be. `any`: whether a
    /// damaged line may declare this word as a lane.
    fn unknown(&mut self, at: usize, indent: u32, line: &Unknown<'_>, any: bool) {
        let statement = line.statement;
        let guess = self.guess(line).filter(|guess| !self.is_wrapped(at, statement, *guess));
        // A file that couldn't be read may declare this word as a lane: the missing file is the one mistake.
        if guess.is_none() && (self.vocabulary.is_incomplete() || any) {
            return self.lost(indent);
        }
        // `benefit: 200 EUR` is no gain of the customer's.
        let figure = match guess {
            None | Some(Keyword::Gain) => self.metric(statement).is_some(),
            guess => guess == Some(Keyword::Takes),
        };
        if let Some(told) = self.figure_inside(at, indent, None, statement).filter(|_| figure) {
            self.diagnostics.push(told);
            return self.mistake(indent);
        }
        let diagnostic = self.advice(line, guess);
        self.diagnostics.push(diagnostic);
        match guess {
            Some(keyword) if keyword.is_block() || keyword == Keyword::Journey => {
                // The words after a verb name nobody.
                let says_an_action = says_an_action(line.word, statement);
                let statement = if says_an_action { without_head(statement) } else { statement };
                self.known(at, indent, keyword, statement, false);
            }
            Some(keyword) => {
                self.document.mistaken.insert(keyword);
                self.mistake(indent);
            }
            None => {
                self.may_say_any_fact();
                let name = first_word(self.slice(statement.head)).map(fold);
                let title = Some(fold(self.slice(statement.text))).filter(|title| !title.is_empty());
                self.document.lost.extend(name.into_iter().chain(title));
                self.lost(indent);
            }
        }
    }

    /// What a line without a keyword may have been called: it may be the title of a column, or a declaration in quotation marks.
    pub(super) fn lose_names(&mut self, line: Span) {
        let title = self.slice(line).trim_start_matches(|c: char| !c.is_alphabetic());
        let said = title.trim_end_matches(|c: char| !c.is_alphanumeric());
        let mut lost = vec![fold(title), fold(said)];
        if let Some((head, text)) = said.split_once([':', '：']) {
            lost.extend(head.split(is_blank).skip(1).chain([text]).map(fold).filter(|name| !name.is_empty()));
        }
        // `"scale: 1..10"`: the scale isn't the usual one.
        let word = said.split(|c: char| is_blank(c) || matches!(c, ':' | '：')).next().unwrap_or_default();
        let fact = Keyword::in_any_case(word).filter(|keyword| !keyword.is_declaration() && !keyword.is_column());
        let fact = fact.filter(|_| said.contains([':', '：']));
        self.document.lost.extend(lost);
        self.document.mistaken.extend(fact);
    }

    /// A line of a declaration that isn't understood may say what is missing there.
    pub(super) fn may_say_any_fact(&mut self) {
        let Some(block) = self.frames.last().map(|top| top.keyword).filter(|top| top.is_declaration()) else { return };
        let facts = Keyword::ALL.iter().copied().filter(|keyword| keyword.rule_in(block).is_some());
        self.document.mistaken.extend(facts);
    }

    /// Whether a line without a colon is most likely the rest of the line above, and no misspelt keyword: it is deeper, and nothing
    /// with this keyword can be below that line.
    fn is_wrapped(&self, at: usize, statement: Statement, guess: Keyword) -> bool {
        let Some(above) = at.checked_sub(1).map(|above| &self.document.lines[above]) else { return false };
        let Content::Statement(written) = above.content else { return false };
        let Some(keyword) = Keyword::in_any_case(self.slice(written.keyword)) else { return false };
        let rest = self.slice(statement.head);
        let like_a_line = rest.starts_with(begins_like_a_value) || names_and_says(rest);
        let deeper = self.document.lines[at].indent > above.indent;
        statement.colon.is_none() && deeper && !like_a_line && guess.rule_in(keyword).is_none()
    }

    /// Whether a line can only be words of a sentence: it begins with a small letter, has no colon, and says nothing without one.
    pub(in crate::parse::tree) fn is_sentence(&self, statement: Statement) -> bool {
        let word = self.slice(statement.keyword);
        if statement.colon.is_some() || statement.head.is_empty() || !word.starts_with(char::is_lowercase) {
            return false;
        }
        let line = format!("{word} {}", self.slice(statement.head));
        Keyword::parse(word).is_none_or(|keyword| !is_right(keyword, &line))
    }

    /// `compares prices` below `does: Opens tabs;`: a sentence that begins with a keyword.
    fn is_rest_of_a_list(&self, at: usize, statement: Statement) -> bool {
        let Above::Prose(above) = self.above else { return false };
        let text = &self.document.nodes[above.index()];
        let goes_on = at.checked_sub(1).map(|above| self.slice(self.document.lines[above].span));
        let goes_on = goes_on.is_some_and(|text| text.trim_end_matches(is_blank).ends_with([';', ',']));
        // `pain major Two prices`, `feels anna`: a line with a head of its own.
        let head = self.slice(statement.head);
        let first = head.split(is_blank).next().unwrap_or_default();
        let people = self.vocabulary.people();
        if severity(first).is_some() || people.leading(head).is_some() || people.find(head).is_some() {
            return false;
        }
        let fact = !text.keyword().is_declaration() && !text.keyword().is_column() && !text.keyword().is_division();
        fact && goes_on && Keyword::parse(self.slice(statement.keyword)).is_some() && self.is_sentence(statement)
    }

    /// Whether a line is a sentence that most likely continues the text above it.
    pub(super) fn may_go_on(&self, statement: Statement) -> bool {
        let Above::Prose(above) = self.above else { return false };
        let text = &self.document.nodes[above.index()];
        let here = self.source.line_of(statement.keyword.start);
        // The rest of a text isn't further left.
        if self.document.lines[here].indent < self.document.lines[text.line as usize].indent {
            return false;
        }
        let above = text.keyword();
        let name = matches!(above, Keyword::Journey | Keyword::Phase | Keyword::Stage) || above.is_column();
        // A share isn't part of a sentence.
        let words = self.slice(statement.head).split('%').next().unwrap_or_default().split(is_blank);
        let words = words.filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit())).count();
        let share = self.slice(statement.head).contains(['%', '％']);
        let meant = keyword_for(&self.slice(statement.keyword).to_lowercase());
        let way = share || meant.is_some();
        // `loops back to search 5 %`
        let leads = share && meant == Some(Keyword::Then) && self.leads_to_a_column(statement);
        statement.colon.is_none() && !name && !above.is_declaration() && (!way || words > 2) && !leads
    }

    /// Suggests stages in a map that has phases only, with columns or facts directly below them.
    pub(super) fn phases_for_stages(&mut self, at: usize, indent: u32, statement: Statement) -> bool {
        // Looked for once: a map may have many phases.
        if !*self.phases_are_stages.get_or_init(|| self.are_phases_stages()) {
            return false;
        }
        self.diagnostics.push(
            Diagnostic::new(
                Code::CannotStandHere,
                "What is below this phase has no stage",
                statement.keyword,
                "a phase holds stages, and a stage holds columns",
            )
            .help("write `stage`")
            .fix(Fix::safe(statement.keyword, Keyword::Stage.word())),
        );
        self.known(at, indent, Keyword::Stage, statement, false);
        true
    }

    /// Whether no stage is in the file, and a phase has lines below it that only a stage takes, also in other words.
    fn are_phases_stages(&self) -> bool {
        let keyword = |line: &Line| {
            let Content::Statement(statement) = line.content else { return None };
            let word = self.slice(statement.keyword).to_lowercase();
            let known = Keyword::parse(&word).or_else(|| synonym(&word));
            known.or_else(|| Some(phrase(self.source, statement)?.0))
        };
        let (mut below_phase, mut found) = (false, false);
        for keyword in self.document.lines.iter().filter_map(keyword) {
            match keyword {
                Keyword::Stage => return false,
                Keyword::Phase => below_phase = true,
                keyword if keyword.is_declaration() => {}
                keyword => {
                    // What the whole journey may say, too, needs no stage.
                    let of_all = [Keyword::Phase, Keyword::Journey];
                    let of_stages = keyword.is_column() || keyword.rule_in(Keyword::Stage).is_some();
                    found |= below_phase && of_stages && of_all.iter().all(|of| keyword.rule_in(*of).is_none());
                }
            }
        }
        found
    }

    /// Two words that should be one, unless the first of them is a lane of this map.
    pub(super) fn phrase(&self, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        let meant = phrase(self.source, statement).or_else(|| self.foreign_phrase(statement));
        meant.filter(|_| !self.vocabulary.has_lane(self.slice(statement.keyword)))
    }
}

fn without_head(statement: Statement) -> Statement {
    Statement { head: Span { start: statement.head.end, ..statement.head }, ..statement }
}
