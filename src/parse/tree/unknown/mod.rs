//! Lines whose first word is no keyword: what was meant.

mod reworded;

use super::{Above, Builder};
use crate::{
    ast::{Content, Line, Statement},
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Keyword, foreign},
    parse::{
        colon::is_right,
        doubt::{Doubt, first_word},
        elsewhere::{
            in_columns, joined_severity, part_of_metric, persona_alone, persona_first, phrase, severity_below,
            severity_first, subject_first,
        },
        fold::fold,
        head::{capitalised, words_with_head},
        is_blank, lift,
        plural::several,
        slip::{is_name, with_score},
        synonyms::{declaration_for, is_meant_as_comment, keyword_for, says_an_action},
        unknown_word::unknown_keyword,
        ways::as_way,
    },
    span::Span,
};

/// Only this many columns are compared with a line that may lead to one.
const MOST_COLUMNS: usize = 1_000;

impl Builder<'_> {
    pub(super) fn statement(&mut self, at: usize, indent: u32, statement: Statement) {
        if let Some(diagnostic) = self.fact_of_persona(indent, statement) {
            self.diagnostics.push(diagnostic);
            return self.mistake(indent);
        }
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
        if let Some((keyword, diagnostic)) = self.below_heading(indent, statement) {
            self.diagnostics.push(diagnostic);
            return self.known(at, indent, keyword, statement, false);
        }
        if let Some((keyword, diagnostic)) = subject_first(source, statement) {
            self.diagnostics.push(diagnostic);
            let nothing = Span { start: statement.head.end, ..statement.head };
            return self.known(at, indent, keyword, Statement { head: nothing, ..statement }, false);
        }
        if let Some((keyword, diagnostic)) = persona_first(source, statement, self.vocabulary) {
            self.diagnostics.push(diagnostic);
            let nothing = Span { start: statement.head.end, ..statement.head };
            return self.known(at, indent, keyword, Statement { head: nothing, ..statement }, false);
        }
        if let Some(diagnostic) = joined_severity(source, statement).or_else(|| severity_first(source, statement)) {
            self.diagnostics.push(diagnostic);
            return self.known(at, indent, Keyword::Pain, statement, false);
        }
        if let Some(diagnostic) = persona_alone(source, statement, self.vocabulary) {
            self.diagnostics.push(diagnostic);
            return self.mistake(indent);
        }
        if let Some(diagnostic) =
            self.severity_below(at, &word, statement).or_else(|| self.part_of_metric(at, &word, statement))
        {
            self.diagnostics.push(diagnostic);
            return self.mistake(indent);
        }
        if let Some(diagnostic) = self.titled(at, indent, &word, statement) {
            self.diagnostics.push(diagnostic);
            return self.mistake(indent);
        }
        if let Some(diagnostic) = self.end(at, &word, statement) {
            self.diagnostics.push(diagnostic);
            return self.mistake(indent);
        }
        if let Some((keyword, diagnostic)) = self.heading(at, &word, statement) {
            self.diagnostics.push(diagnostic);
            self.document.mistaken.insert(keyword);
            self.headed = Some((indent, keyword));
            return self.mistake(indent);
        }
        let in_story = self.frames.iter().any(|frame| frame.keyword == Keyword::Stage);
        let in_column = self.frames.iter().any(|frame| frame.keyword.is_column());
        if let Some((keyword, diagnostic)) = several(source, statement, (in_story, in_column), |keyword, called| {
            self.vocabulary.declares(keyword, called)
        }) {
            self.diagnostics.push(diagnostic);
            self.document.mistaken.insert(keyword);
            return self.known(at, indent, keyword, statement, false);
        }
        let person = self.frames.last().is_some_and(|top| top.keyword == Keyword::Persona) && word == "title";
        // `quelle` is a source in front of the story, and `from` in it.
        // `bis der Kaffee kommt` goes on with the text above.
        let goes_on = statement.colon.is_none() && foreign(&word).is_some() && self.may_go_on(statement);
        let foreign =
            foreign(&word).filter(|_| !goes_on).map(|keyword| match in_columns(keyword).filter(|_| in_story) {
                Some(here) if keyword.is_declaration() || self.home(keyword).is_none() => here,
                _ => keyword,
            });
        let whom = || {
            let listed = self.vocabulary.people().listed(self.slice(statement.text)).is_some();
            (matches!(word.as_str(), "to" | "only") && listed && statement.head.is_empty()).then_some(Keyword::For)
        };
        let guess = foreign
            .or_else(whom)
            .or_else(|| keyword_for(&word))
            .or_else(|| self.vocabulary.nearest_lane(&word).map(|_| Keyword::Own));
        let guess = match guess {
            Some(meant) if foreign.is_some() || meant == Keyword::For => Some(meant),
            Some(_) if goes_on => None,
            // `actor: Anna` in a column is whom it is for.
            Some(meant)
                if in_story
                    && meant.is_declaration()
                    && in_columns(meant).is_some_and(|here| self.home(here).is_some())
                    && statement.head.is_empty() =>
            {
                in_columns(meant)
            }
            // What somebody is at work.
            _ if person => Some(Keyword::Role),
            _ if says_an_action(&word, statement) && !self.leads_to_a_column(statement) => Some(Keyword::Does),
            // `evidence visits: Home visits` among the declarations.
            Some(_) | None if !in_story && !statement.head.is_empty() && statement.colon.is_some() => {
                declaration_for(&word).or(guess)
            }
            // `Moments later she leaves` is a sentence.
            Some(_)
                if statement.colon.is_none()
                    && word.ends_with('s')
                    && self.slice(statement.head).contains(is_blank)
                    && Keyword::parse(word.trim_end_matches('s')).is_some() =>
            {
                None
            }
            // `or order 20 %` below another way.
            None if word == "or" && self.slice(statement.head).contains(['%', '％']) => Some(Keyword::Then),
            guess => guess,
        };
        // Nobody goes anywhere in a declaration.
        let guess = guess.filter(|keyword| in_story || !matches!(keyword, Keyword::Then | Keyword::Leaves));
        // A file that couldn't be read may declare this word as a lane: the missing file is the one mistake.
        if guess.is_none() && (self.vocabulary.is_incomplete() || any) {
            return self.lost(indent);
        }
        let lane = self.vocabulary.nearest_lane(&word).filter(|_| guess == Some(Keyword::Own));
        let unknown = unknown_keyword(self.slice(statement.keyword), statement, guess, lane);
        let unknown = match guess {
            Some(Keyword::Journey) if self.journey.is_some() => Diagnostic { fix: None, ..unknown }
                .help("the title is the text of the `journey` line; more about the map goes into its `about`"),
            Some(keyword) if foreign.is_some() => {
                unknown.help(format!("keywords are English in every language: write `{}`", keyword.word()))
            }
            _ => unknown,
        };
        // A sentence below a text most likely continues it.
        let goes_on = self.may_go_on(statement);
        let fact = self.of_a_source(statement).or_else(|| {
            let fact = self
                .fact(statement)
                .or_else(|| self.picture(statement))
                .or_else(|| self.address(statement))
                .or_else(|| self.metric(statement));
            fact.filter(|_| guess.is_none())
        });
        self.diagnostics.push(match guess {
            Some(keyword @ (Keyword::Then | Keyword::Leaves)) if !goes_on => {
                as_way(unknown, self.source, keyword, statement)
            }
            None if is_meant_as_comment(&word) => unknown,
            None if in_story && !goes_on && fact.is_none() && is_lane(&word, statement) => unknown.help(format!(
                "`wayline reference` lists the keywords; for a lane of your own, declare it: `lane {word}: {}`",
                capitalised(&word)
            )),
            Some(Keyword::Then | Keyword::Leaves) | None if goes_on => unknown
                .help("write `|` in front if it continues the line above; or start it with a keyword and a colon")
                .fix(Fix::needs_a_look(Span { end: statement.keyword.start, ..statement.keyword }, "| ")),
            _ if fact.is_some() => {
                let fact = fact.unwrap_or_default();
                let place = statement.keyword.to(statement.text);
                unknown.help(format!("write `{fact}`")).fix(Fix::needs_a_look(place, fact))
            }
            Some(Keyword::Feels | Keyword::Expects) => {
                with_score(unknown, self.source, statement, guess, self.vocabulary)
            }
            Some(Keyword::Metric) if statement.head.is_empty() && statement.colon.is_some() => {
                let place = statement.keyword.to(statement.text);
                let rule = Keyword::Metric.rules().next();
                let said = rule.and_then(|rule| words_with_head(rule, self.slice(statement.text)));
                let named = said.map(|said| format!("metric {said}")).filter(|line| is_right(Keyword::Metric, line));
                let example = format!("metric csat: {}", self.slice(statement.text));
                match named {
                    Some(line) => unknown.help(format!("write `{line}`")).fix(Fix::needs_a_look(place, line)),
                    None => unknown
                        .help(format!(
                            "did you mean `metric`? Name what is measured before the colon, for example `{example}`"
                        ))
                        .fix(Fix::for_display(place, example)),
                }
            }
            _ => unknown,
        });
        match guess {
            Some(keyword) if keyword.is_block() || keyword == Keyword::Journey => {
                // The words behind a verb name nobody.
                let nothing = Span { start: statement.head.end, ..statement.head };
                let head = if says_an_action(&word, statement) { nothing } else { statement.head };
                self.known(at, indent, keyword, Statement { head, ..statement }, false);
            }
            Some(keyword) => {
                self.document.mistaken.insert(keyword);
                self.mistake(indent);
            }
            None => {
                let name = first_word(self.slice(statement.head)).map(fold);
                let title = Some(fold(self.slice(statement.text))).filter(|title| !title.is_empty());
                self.document.lost.extend(name.into_iter().chain(title));
                self.lost(indent);
            }
        }
    }

    /// Whether a line names a column of this map behind its first word: `Goes to payment`.
    fn leads_to_a_column(&self, statement: Statement) -> bool {
        let is_column = |line: &Line| match &line.content {
            Content::Statement(column) => Keyword::in_any_case(self.slice(column.keyword))
                .filter(|keyword| keyword.is_column() || *keyword == Keyword::Stage)
                .map(|_| (fold(self.slice(column.head)), fold(self.slice(column.text)))),
            _ => None,
        };
        // Looked for once: a map may have many lines like this one.
        let columns =
            self.columns.get_or_init(|| self.document.lines.iter().filter_map(is_column).take(MOST_COLUMNS).collect());
        let said = fold(self.slice(statement.head.to(statement.text)));
        let has = |called: &str| !called.is_empty() && said.contains(called);
        columns.iter().any(|(name, title)| has(name) || has(title))
    }

    /// Whether a line is a sentence that most likely continues the text above it.
    pub(super) fn may_go_on(&self, statement: Statement) -> bool {
        let Above::Prose(above) = self.above else { return false };
        let above = self.document.nodes[above.index()].keyword();
        let name = matches!(above, Keyword::Journey | Keyword::Phase | Keyword::Stage) || above.is_column();
        // A share isn't part of a sentence.
        let words = self.slice(statement.head).split('%').next().unwrap_or_default().split(is_blank);
        let words = words.filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit())).count();
        let way = keyword_for(&self.slice(statement.keyword).to_lowercase()).is_some();
        statement.colon.is_none() && !name && !above.is_declaration() && (!way || words > 2)
    }

    /// Suggests stages in a map whose columns are directly below phases.
    pub(super) fn phases_for_stages(&mut self, at: usize, indent: u32, statement: Statement) -> bool {
        let keyword = |line: &Line| match &line.content {
            Content::Statement(statement) => Keyword::in_any_case(self.slice(statement.keyword)),
            _ => None,
        };
        let below = self.document.lines[at + 1..].iter().filter_map(keyword);
        let next = below
            .clone()
            .find(|keyword| *keyword == Keyword::Phase || *keyword == Keyword::Stage || keyword.is_column());
        // Looked for once: a map may have many phases.
        let stages = || self.document.lines.iter().filter_map(keyword).any(|keyword| keyword == Keyword::Stage);
        if !next.is_some_and(|next| next.is_column()) || *self.has_stages.get_or_init(stages) {
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
    pub(super) fn phrase(&self, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        phrase(self.source, statement).filter(|_| !self.vocabulary.has_lane(self.slice(statement.keyword)))
    }

    pub(super) fn severity_below(&self, at: usize, word: &str, statement: Statement) -> Option<Diagnostic> {
        let pain = &self.document.nodes[self.frames.last()?.node?.index()];
        let severity = matches!(word, "severity" | "priority" | "prio" | "level" | "impact");
        let fits = severity && pain.keyword() == Keyword::Pain && statement.head.is_empty();
        fits.then(|| severity_below(self.source, pain, lift::place(&self.document.lines, at, at), statement))?
    }

    pub(super) fn part_of_metric(&self, at: usize, word: &str, statement: Statement) -> Option<Diagnostic> {
        let metric = &self.document.nodes[self.frames.last()?.node?.index()];
        let part = matches!(word, "was" | "target" | "benchmark") && statement.head.is_empty();
        let fits = part && metric.keyword() == Keyword::Metric;
        fits.then(|| part_of_metric(self.source, metric, lift::place(&self.document.lines, at, at), statement))?
    }

    /// `web: Web shop` below a heading `teams:`: a declaration whose keyword is above.
    fn below_heading(&mut self, indent: u32, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        let (above, keyword) = self.headed.filter(|(_, keyword)| keyword.is_declaration())?;
        let fits = statement.colon.is_some() && statement.head.is_empty() && !statement.text.is_empty();
        if indent <= above || !fits {
            return None;
        }
        let written = self.slice(statement.keyword);
        let new = format!("{} {written}", keyword.word());
        let title = format!("`{written}` is not a keyword");
        let diagnostic =
            Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "no line starts with this word")
                .help(format!("write `{new}: {}`", self.slice(statement.text)))
                .fix(Fix::safe(statement.keyword, new));
        Some((keyword, diagnostic))
    }

    /// `end` alone, which ends a block in other languages.
    fn end(&self, at: usize, word: &str, statement: Statement) -> Option<Diagnostic> {
        let alone = statement.head.is_empty() && statement.text.is_empty();
        (alone && matches!(word, "end" | "endif" | "fin")).then(|| {
            let title = format!("`{}` is not a keyword", self.slice(statement.keyword));
            Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "blocks need no line that ends them")
                .help("remove the line: a line belongs to the nearest block above that takes it")
                .fix(Fix::needs_a_look(lift::place(&self.document.lines, at, at), ""))
        })
    }

    /// `stages:` above the stages: a heading that the language doesn't have.
    pub(super) fn heading(&self, at: usize, word: &str, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        let keyword = Keyword::parse(word.strip_suffix('s')?)?;
        let bare = statement.head.is_empty() && statement.text.is_empty();
        let below = self.document.lines[at + 1..].iter().find_map(|line| match &line.content {
            Content::Statement(below) => Some(self.slice(below.keyword)),
            _ => None,
        });
        let indented = self.document.lines.get(at + 1).is_some_and(|line| line.indent > self.document.lines[at].indent);
        let below = below.map(|below| Keyword::parse(&below.to_lowercase()));
        let certain = below == Some(Some(keyword)) || below == Some(None) && indented && keyword.is_declaration();
        let fix = if certain { Fix::safe } else { Fix::needs_a_look };
        let title = format!("`{}` is not a keyword", self.slice(statement.keyword));
        let singular = keyword.word();
        bare.then(|| {
            let diagnostic =
                Diagnostic::new(Code::UnknownKeyword, title, statement.keyword, "there are no headings in a map")
                    .help(format!("remove the line: each `{singular}` has a line of its own"))
                    .fix(fix(lift::place(&self.document.lines, at, at), ""));
            (keyword, diagnostic)
        })
    }
}

/// Whether an unknown first word may be meant as the name of a lane.
fn is_lane(word: &str, statement: Statement) -> bool {
    statement.colon.is_some() && statement.head.is_empty() && !statement.text.is_empty() && is_name(word)
}
