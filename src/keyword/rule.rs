//! A row of the table: what a line takes in the blocks that it is allowed in.

use super::{Keyword, choice};

/// One row of the language: a keyword, where it is allowed, and what it takes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The word.
    pub keyword: Keyword,
    /// The blocks that it is allowed in.
    pub inside: &'static [Keyword],
    /// What comes between the word and the colon.
    pub head: Head,
    /// What comes after the colon.
    pub value: Value,
    /// How often it may occur in one block.
    pub times: Times,
    /// What it means, in one sentence.
    pub summary: &'static str,
    /// An example line.
    pub example: &'static str,
}

impl Rule {
    /// Whether the text is prose, which can continue on further lines.
    pub fn is_prose(&self) -> bool {
        self.has_title() || matches!(self.value, Value::Prose | Value::OptionalProse)
    }

    /// Whether the text is a title.
    pub fn has_title(&self) -> bool {
        matches!(self.value, Value::Title | Value::TeamTitle)
    }
}

/// What is written where a figure comes from data.
pub const MEASURED: &str = "measured";

/// The severities of pains, mildest first.
pub const SEVERITIES: [&str; 3] = choice::Severity::WORDS;

/// What comes between the keyword and the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// Nothing.
    None,
    /// `NAME`, which others refer to.
    Name,
    /// `[NAME]`.
    OptionalName,
    /// `[PERSONA]`.
    OptionalPersona,
    /// `[PERSONA] SCORE`.
    Score,
    /// `[NAME] [minor|major|critical]`.
    Pain,
    /// `MEASURE [PERSONA]`.
    Measure,
    /// `LABEL`: any words up to the colon.
    Label,
    /// `[PERSONA] COLUMN [N %]`.
    Way,
    /// `[PERSONA] [N %]`.
    Exit,
    /// `N days`.
    Days,
}

/// What comes after the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Prose, which can continue in `|` lines.
    Prose,
    /// Prose that may be left out.
    OptionalProse,
    /// Prose that may be left out if the head has a name, which is then used instead.
    Title,
    /// The same, with `, internal`, `, external` or `, partner` at the end.
    TeamTitle,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Names of these, separated by commas.
    Names(Named),
    /// One name of these.
    OneName(Named),
    /// A relative path.
    Path,
    /// An http, https or mailto address, or a relative path.
    Link,
    /// `DATE, every N months`.
    Review,
    /// `LOW..HIGH, baseline N`.
    Scale,
    /// A BCP 47 tag.
    Language,
    /// `CRITERION WEIGHT, …`.
    Weights,
    /// `CRITERION N, …`, each 1 to 100.
    Scores,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    PartialDate,
    /// A whole number.
    Sample,
    /// `N %`, 0 to 100.
    Percent,
    /// `MIN..MAX, average A`.
    Takes,
    /// `VALUE of MAX, was N, target N, benchmark N`.
    Metric,
    /// A number from 1 to 5.
    Rating,
    /// `LOW..HIGH`.
    Range,
    /// A word or two without markup.
    Plain,
    /// A file, a pattern of files, or a connection and a table.
    Data,
    /// `ROLE NAME, …`; a comma that no role follows is part of a name.
    Columns,
    /// `YYYY-MM-DD..YYYY-MM-DD` or `last N days`.
    Window,
    /// Texts separated by commas.
    Texts,
    /// Texts separated by commas, in which `*` stands for anything and `\\*` for a star.
    Patterns,
    /// `N days`, where they aren't before the colon.
    OptionalDays,
    /// `mean`, `median` or `top N`.
    Summary,
}

/// What a list of names can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Personas.
    Persona,
    /// Teams.
    Team,
    /// Channels, built-in ones included.
    Channel,
    /// Sources.
    Source,
    /// Pains of this map.
    Pain,
    /// Columns of the compared map.
    EarlierColumn,
}

/// How often a line may occur in one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Once; a second one is an error.
    Once,
    /// As often as needed.
    Many,
}
