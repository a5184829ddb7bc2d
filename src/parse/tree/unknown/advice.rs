//! What is said about a line whose first word is unknown: what it may mean, and how to write it.

use super::guess::{Unknown, in_english};
use crate::{
    ast::{self, Statement},
    diagnostic::{Diagnostic, Fix},
    keyword::Keyword,
    parse::{
        colon::is_right,
        frame::Frame,
        head::{capitalised, is_name, words_with_head},
        is_blank,
        respell::respelt,
        slip::with_score,
        synonyms::is_meant_as_comment,
        tree::Builder,
        unknown_word::unknown_keyword,
        ways::{as_way, means_leaving, only_how_many, to_no_column, with_condition},
    },
    span::Span,
};

impl Builder<'_> {
    /// The diagnostic of an unknown line, with advice for what it most likely means.
    pub(super) fn advice(&self, line: &Unknown<'_>, guess: Option<Keyword>) -> Diagnostic {
        let &Unknown { statement, word, in_story, .. } = line;
        let unknown = self.keyword_advice(line, guess);
        // A sentence below a text most likely continues it.
        let goes_on = self.may_go_on(statement);
        let rewritten = self.rewritten(statement, guess);
        match guess {
            Some(keyword @ (Keyword::Then | Keyword::Leaves)) if !goes_on => {
                let whole = with_condition(&unknown, self.source, statement);
                let whole = whole.or_else(|| {
                    let then = Some(statement).filter(|_| keyword == Keyword::Then)?;
                    only_how_many(&unknown, self.source, then, self.column_name())
                });
                if let Some(told) = whole {
                    return told;
                }
                let way = as_way(unknown, self.source, keyword, statement);
                let nowhere = keyword == Keyword::Then && !self.leads_to_a_column(statement);
                if nowhere { to_no_column(way, self.source, statement) } else { way }
            }
            None if is_meant_as_comment(word) => unknown,
            None if in_story && !goes_on && rewritten.is_none() && is_lane(word, statement) => unknown.help(format!(
                "`wayline reference` lists the keywords; for a lane of your own, declare it: `lane {word}: {}`",
                capitalised(word)
            )),
            Some(Keyword::Then | Keyword::Leaves) | None
                if goes_on && rewritten.is_none() && self.says_a_fact(statement) =>
            {
                let help = "start it with a keyword and a colon; or write `|` in front if it continues the line above";
                Diagnostic { fix: None, ..unknown.help(help) }
            }
            Some(Keyword::Then | Keyword::Leaves) | None if goes_on && rewritten.is_none() => unknown
                .help("write `|` in front if it continues the line above; or start it with a keyword and a colon")
                .fix(Fix::needs_a_look(Span { end: statement.keyword.start, ..statement.keyword }, "| ")),
            _ if rewritten.is_some() => {
                let line = rewritten.unwrap_or_default();
                let end = if statement.colon.is_some() { statement.text } else { statement.head };
                let place = statement.keyword.to(end);
                unknown.help(format!("write `{line}`")).fix(Fix::needs_a_look(place, line))
            }
            Some(Keyword::Feels | Keyword::Expects) => {
                with_score(unknown, self.source, statement, guess, self.vocabulary)
            }
            Some(Keyword::Metric) if statement.head.is_empty() && statement.colon.is_some() => {
                self.metric_advice(unknown, statement)
            }
            _ => unknown,
        }
    }

    /// `optional`, `most leave`, `importance 5` below a text: as likely a fact without its keyword as the rest of the text.
    fn says_a_fact(&self, statement: Statement) -> bool {
        let (word, rest) = (self.slice(statement.keyword), self.slice(statement.head));
        let figure = rest.contains(|c: char| c.is_ascii_digit()) && !rest.contains(is_blank);
        let share = rest.trim_end_matches(is_blank).ends_with(['%', '％']);
        word.starts_with(char::is_lowercase) && (rest.is_empty() || figure || share || means_leaving(rest))
    }

    /// The name of the column that the line is in, if it has one.
    fn column_name(&self) -> Option<&str> {
        let is_column = |frame: &&Frame| frame.keyword.is_column() || frame.keyword == Keyword::Stage;
        let column = self.frames.iter().rev().find(is_column)?.node?;
        match &self.document.nodes[column.index()].head {
            ast::Head::Name(name) => Some(&name.text),
            _ => None,
        }
    }

    /// What is said about the word itself.
    fn keyword_advice(&self, line: &Unknown<'_>, guess: Option<Keyword>) -> Diagnostic {
        let lane = self.vocabulary.nearest_lane(line.word).filter(|_| guess == Some(Keyword::Own));
        let unknown = unknown_keyword(self.slice(line.statement.keyword), line.statement, guess, lane);
        match guess {
            Some(Keyword::Journey) if self.journey.is_some() => Diagnostic { fix: None, ..unknown }
                .help("the title is the text of the `journey` line; more about the map goes into its `about`"),
            Some(keyword) if line.foreign.is_some() => unknown.help(in_english(keyword)),
            _ => unknown,
        }
    }

    /// The line as another keyword has it in this block.
    fn rewritten(&self, statement: Statement, guess: Option<Keyword>) -> Option<String> {
        self.of_a_source(statement).or_else(|| {
            let line = self
                .fact(statement)
                .or_else(|| self.picture(statement))
                .or_else(|| self.address(statement))
                .or_else(|| self.metric(statement));
            line.filter(|_| guess.is_none())
        })
    }

    /// For a metric without its name.
    fn metric_advice(&self, unknown: Diagnostic, statement: Statement) -> Diagnostic {
        let place = statement.keyword.to(statement.text);
        let rule = Keyword::Metric.rules().next();
        let said = rule.and_then(|rule| words_with_head(rule, self.slice(statement.text)));
        let text = self.slice(statement.text);
        let example = format!("metric csat: {text}");
        let right = |said: &String| {
            let (measure, value) = said.split_once(": ")?;
            let respelt = respelt(rule?, value).map(|(value, _)| value);
            let lines = [Some(value.to_owned()), respelt].into_iter().flatten();
            lines.into_iter().find(|value| is_right(Keyword::Metric, &format!("metric {measure}: {value}")))
        };
        match said.filter(|said| right(said).is_some()).map(|said| format!("metric {said}")) {
            Some(line) => unknown.help(format!("write `{line}`")).fix(Fix::needs_a_look(place, line)),
            None if is_right(Keyword::Metric, &example) => unknown
                .help(format!("did you mean `metric`? Name what is measured before the colon, for example `{example}`"))
                .fix(Fix::for_display(place, example)),
            None => Diagnostic { fix: None, ..unknown }.help(format!(
                "did you mean `metric`? Its figure comes after the colon: `metric {text}: …`; if there is none, write a note: `note: {text}`"
            )),
        }
    }
}

/// Whether an unknown first word may be meant as the name of a lane.
fn is_lane(word: &str, statement: Statement) -> bool {
    statement.colon.is_some() && statement.head.is_empty() && !statement.text.is_empty() && is_name(word)
}
