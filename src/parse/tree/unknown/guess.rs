//! Which keyword an unknown first word most likely means.

use crate::{
    ast::Statement,
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Keyword, foreign},
    parse::{
        colon::is_right,
        elsewhere::{in_columns, of_a_persona},
        fold::fold,
        head::names_and_says,
        is_blank,
        moment::{is_clock, is_moment},
        plural::plural,
        respell::{meant, partial_date},
        synonyms::{declaration_for, keyword_for, says_an_action, synonym},
        tree::Builder,
        ways::leaves_by_share,
    },
};

/// Help for a word of another language.
pub(super) fn in_english(keyword: Keyword) -> String {
    format!("keywords are English in every language: write `{}`", keyword.word())
}

/// Words in front of the date by which something is to be done.
const BY_WHEN: [&str; 11] =
    ["until", "till", "when", "before", "by", "end", "ends", "finish", "finished", "target", "launch"];
/// Words for a column in which somebody waits, and also for how long.
const WAITING: [&str; 3] = ["wait", "waits", "waiting"];

/// Whether a text is a value of this keyword, perhaps in another notation.
fn can_be(keyword: Keyword, text: &str) -> bool {
    let right = |value: &str| is_right(keyword, &format!("{}: {value}", keyword.word()));
    let rule = keyword.rules().next();
    right(text) || rule.and_then(|rule| meant(rule, text)).is_some_and(|value| right(&value))
}

/// A line whose first word is unknown.
pub(super) struct Unknown<'a> {
    pub(super) statement: Statement,
    /// Its first word, in lower case.
    pub(super) word: &'a str,
    pub(super) in_story: bool,
    /// The keyword that the word is in another language.
    pub(super) foreign: Option<Keyword>,
    /// Whether it is a word of another language in a sentence that continues the text above: `bis der Kaffee kommt`.
    goes_on: bool,
}

impl<'a> Unknown<'a> {
    pub(super) fn new(builder: &Builder<'_>, word: &'a str, statement: Statement) -> Self {
        // People also call their stages phases.
        let in_story = builder.is_in_story();
        let meant = foreign(word);
        let goes_on = statement.colon.is_none() && meant.is_some() && builder.may_go_on(statement);
        // `über: Webseite` in a touchpoint, which has no `about`; a stage has one.
        let depth = |keyword: Keyword| builder.home(keyword).map(|(depth, _)| depth);
        let is_channel = word == "über" && depth(Keyword::Via) > depth(Keyword::About);
        let meant = meant.map(|keyword| if is_channel { Keyword::Via } else { keyword });
        let foreign = meant.filter(|_| !goes_on).map(|keyword| builder.in_this_block(keyword, in_story, statement));
        // What an effect is, only an opportunity says.
        let foreign = foreign.filter(|keyword| *keyword != Keyword::Impact || builder.home(*keyword).is_some());
        Self { statement, word, in_story, foreign, goes_on }
    }
}

impl Builder<'_> {
    /// The keyword that says here what a word of another language says: `quelle` is a source in front of the story, and `from` in it.
    fn in_this_block(&self, keyword: Keyword, in_story: bool, statement: Statement) -> Keyword {
        let top = self.frames.last().map_or(Keyword::Journey, |top| top.keyword);
        let takes = |keyword: Keyword| keyword.rule_in(top).is_some();
        match keyword {
            // `Stand: geplant` of an opportunity, `Stand: 2026-09-01` of the map.
            Keyword::State if takes(Keyword::Status) => Keyword::Status,
            Keyword::State if partial_date(self.slice(statement.text)).is_some() => Keyword::Reviewed,
            Keyword::Owner if takes(Keyword::By) && !takes(Keyword::Owner) => Keyword::By,
            Keyword::By if takes(Keyword::Owner) && !takes(Keyword::By) => Keyword::Owner,
            _ if top == Keyword::Persona && !takes(keyword) => of_a_persona(keyword).unwrap_or(keyword),
            _ => match in_columns(keyword).filter(|_| in_story) {
                Some(here) if keyword.is_declaration() || self.home(keyword).is_none() => here,
                _ => keyword,
            },
        }
    }

    /// `Vor den Kulissen: …`: what drawings in another language call a line, in several words.
    pub(super) fn foreign_phrase(&self, statement: Statement) -> Option<(Keyword, Diagnostic)> {
        if statement.head.is_empty() || statement.colon.is_none() {
            return None;
        }
        // Nearly all lines begin with a keyword.
        let first = self.slice(statement.keyword);
        let known = Keyword::parse(first).is_some();
        let before = statement.keyword.to(statement.head);
        let words = || self.slice(before).split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let meant = Some(()).filter(|()| !known).and_then(|()| foreign(&words().to_lowercase()))?;
        let keyword = self.in_this_block(meant, self.is_in_story(), statement);
        let title = format!("`{}` is not a keyword", self.slice(before));
        let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, before, "no line starts with these words")
            .help(in_english(keyword))
            .fix(Fix::safe(before, keyword.word()));
        Some((keyword, diagnostic))
    }

    fn is_in_story(&self) -> bool {
        self.frames.iter().any(|frame| frame.keyword.is_division() || frame.keyword.is_column())
    }

    /// What the first word of a line most likely means.
    pub(super) fn guess(&self, line: &Unknown<'_>) -> Option<Keyword> {
        let &Unknown { statement, word, in_story, foreign, goes_on } = line;
        let whom = || {
            let listed = self.vocabulary.people().listed(self.slice(statement.text)).is_some();
            (matches!(word, "to" | "only") && listed && statement.head.is_empty()).then_some(Keyword::For)
        };
        let guess = foreign
            .or_else(whom)
            .or_else(|| self.leaves_by(statement, word))
            .or_else(|| keyword_for(word))
            .or_else(|| plural(word))
            .or_else(|| self.vocabulary.nearest_lane(word).map(|_| Keyword::Own));
        let guess = match guess {
            Some(Keyword::For) if self.is_owner(statement) => Some(Keyword::Owner),
            Some(meant) if foreign.is_some() || meant == Keyword::For => Some(meant),
            Some(_) if goes_on => None,
            guess => self.guess_here(line, guess),
        };
        // Nobody goes anywhere in a declaration.
        guess.filter(|keyword| in_story || !matches!(keyword, Keyword::Then | Keyword::Leaves))
    }

    /// `lost 10 %`, `drop off: 12 %`: words that begin sentences, too, but not with only a share after them.
    fn leaves_by(&self, statement: Statement, word: &str) -> Option<Keyword> {
        leaves_by_share(word, self.slice(statement.head), self.slice(statement.text)).then_some(Keyword::Leaves)
    }

    /// `who: Front desk` below an opportunity.
    fn is_owner(&self, statement: Statement) -> bool {
        let opportunity = self.frames.last().is_some_and(|top| top.keyword == Keyword::Opportunity);
        opportunity && self.vocabulary.people().listed(self.slice(statement.text)).is_none()
    }

    /// The guess for a word, corrected by where its line is and how it is written.
    fn guess_here(&self, line: &Unknown<'_>, guess: Option<Keyword>) -> Option<Keyword> {
        let &Unknown { statement, word, in_story, .. } = line;
        let person = self.frames.last().is_some_and(|top| top.keyword == Keyword::Persona) && word == "title";
        match guess {
            // `actor: Anna` in a column is whom it is for.
            Some(meant)
                if in_story
                    && meant.is_declaration()
                    && in_columns(meant).is_some_and(|here| self.home(here).is_some())
                    && statement.head.is_empty() =>
            {
                in_columns(meant)
            }
            Some(_) | None if self.says_by_when(word, statement) => Some(Keyword::Due),
            // `wait: 3 weeks`
            Some(Keyword::Step) if WAITING.contains(&word) && self.says_how_long(statement) => Some(Keyword::Takes),
            // What an effect is, only an opportunity says.
            Some(Keyword::Impact | Keyword::Effort)
                if synonym(word) == Some(Keyword::Impact) && self.home(Keyword::Impact).is_none() =>
            {
                None
            }
            // `time: 12 weeks before`, `when: day 3`
            Some(Keyword::Takes | Keyword::Then) if self.says_when(word, statement) => Some(Keyword::Note),
            // What somebody is at work.
            _ if person => Some(Keyword::Role),
            _ if says_an_action(word, statement) && !self.leads_to_a_column(statement) => Some(Keyword::Does),
            // `evidence visits: Home visits` among the declarations.
            Some(_) | None if !in_story && !statement.head.is_empty() && statement.colon.is_some() => {
                declaration_for(word).or(guess)
            }
            // `Moments later she leaves` is a sentence.
            Some(_)
                if statement.colon.is_none()
                    && word.ends_with('s')
                    && self.slice(statement.head).contains(is_blank)
                    && !names_and_says(self.slice(statement.head))
                    && Keyword::parse(word.trim_end_matches('s')).is_some() =>
            {
                None
            }
            // `or order 20 %` below another way.
            None if word == "or" && self.slice(statement.head).contains(['%', '％']) => Some(Keyword::Then),
            // `sales: 2.80 €` in a column is no misspelt `scale`, which is a line of the journey.
            Some(near) if in_story && synonym(word).is_none() && self.metric(statement).is_some() => {
                Some(near).filter(|near| self.home(*near).is_some_and(|(depth, _)| depth > 0))
            }
            guess => guess,
        }
    }

    /// Whether a line says when something happens, and not how long it takes or where people go then.
    fn says_when(&self, word: &str, statement: Statement) -> bool {
        let text = self.slice(statement.text);
        let lasts = || can_be(Keyword::Takes, text);
        // `2 evenings` is how long, in a unit that is none.
        let counts = text.split_once(is_blank).is_some_and(|(count, unit)| {
            count.bytes().all(|byte| byte.is_ascii_digit()) && unit.chars().all(char::is_alphabetic)
        });
        let says = statement.head.is_empty() && is_moment(text) && !counts;
        match word {
            "time" => says && (is_clock(text) || !lasts()),
            "when" => says && !self.leads_to_a_column(statement),
            _ => false,
        }
    }

    /// `until: 2027-02-01` below an opportunity.
    fn says_by_when(&self, word: &str, statement: Statement) -> bool {
        let opportunity = self.frames.last().is_some_and(|top| top.keyword == Keyword::Opportunity);
        opportunity
            && statement.head.is_empty()
            && BY_WHEN.contains(&word)
            && can_be(Keyword::Due, self.slice(statement.text))
    }

    /// Whether a column is open, and the text of the line is a duration.
    fn says_how_long(&self, statement: Statement) -> bool {
        let column = self.home(Keyword::Takes).is_some();
        column && statement.head.is_empty() && can_be(Keyword::Takes, self.slice(statement.text))
    }

    /// Whether a line names a column of this map after its first word: `Goes to payment`.
    pub(in crate::parse::tree) fn leads_to_a_column(&self, statement: Statement) -> bool {
        let said = fold(self.slice(statement.head.to(statement.text)));
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let has = |called: &str| {
            let apart =
                |at: usize| edge(said[..at].chars().next_back()) && edge(said[at + called.len()..].chars().next());
            !called.is_empty() && said.match_indices(called).any(|(at, _)| apart(at))
        };
        self.columns().called().any(has)
    }
}
