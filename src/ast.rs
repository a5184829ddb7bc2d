//! The map as written: lines, and the tree that they make.
//!
//! Made by `parse`; used by `resolve` and `format`. Names are still words, and a value is only known to be well formed,
//! not to make sense.
//!
//! ```
//! use wayline::{Options, keyword::Keyword, load::NoFiles, parse};
//!
//! let text = "journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n";
//! let parsed = parse("coffee.journey", text.as_bytes(), &NoFiles, &Options::default());
//! let document = &parsed.documents[0];
//! let feels = document.nodes.last().expect("a line");
//! assert_eq!(feels.keyword(), Keyword::Feels);
//! // The stage that it belongs to, and its text as written.
//! assert_eq!(document.nodes[feels.parent.expect("a block").index()].keyword(), Keyword::Stage);
//! assert_eq!(&text[feels.span.range()], "feels 1: Welcome");
//! ```

mod tree;

use crate::{
    keyword::{Keyword, Rule},
    span::{FileId, Span},
};
use smallvec::SmallVec;
use smol_str::SmolStr;

/// One file.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file's id.
    pub file: FileId,
    /// Every line of it, blank ones and comments included.
    pub lines: Vec<Line>,
    /// Every understood line as a node of the tree, in source order. A node's parent comes before it.
    pub nodes: Vec<Node>,
    /// Whether the file has a `journey` line, or one that is almost that.
    pub has_journey: bool,
    /// Keywords of lines that were wrong. What such a line should have said isn't known, so nothing is reported as
    /// missing because of it.
    pub mistaken: std::collections::BTreeSet<Keyword>,
    /// The names in lines with an unknown first word, folded: one of the lines may have declared it.
    pub lost: std::collections::BTreeSet<String>,
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The whole line without its line break.
    pub span: Span,
    /// Its indentation in columns; a tab advances to the next multiple of four.
    pub indent: u32,
    /// What it contains.
    pub content: Content,
    /// The node that the line is, or that it continues.
    pub node: Option<NodeId>,
}

/// What a line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Only spaces and tabs.
    Blank,
    /// `# …`, from the hash on.
    Comment(Span),
    /// `| …`, everything after the bar, trimmed.
    Continuation(Span),
    /// `keyword head: text`.
    Statement(Statement),
    /// Something that doesn't start with a word.
    Other(Span),
}

/// A line of the one generic shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// The first word.
    pub keyword: Span,
    /// Everything between the word and the colon, trimmed.
    pub head: Span,
    /// The colon.
    pub colon: Option<Span>,
    /// Everything after the colon, trimmed.
    pub text: Span,
}

/// A node of the tree, by its position in [`Document::nodes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The position itself.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An understood line.
#[derive(Debug, Clone)]
pub struct Node {
    /// The kind of line, from the table.
    pub rule: &'static Rule,
    /// The line that it starts on, counted from zero.
    pub line: u32,
    /// From the keyword to the end of the text, continuations included.
    pub span: Span,
    /// The keyword as written.
    pub keyword: Span,
    /// The block that it belongs to; `None` for the journey's own lines, declarations and stages.
    pub parent: Option<NodeId>,
    /// Its depth in the tree, by which the formatter indents it.
    pub depth: u32,
    /// What comes before the colon.
    pub head: Head,
    /// What comes after it.
    pub value: Value,
}

impl Node {
    /// The keyword that the line is understood as.
    pub fn keyword(&self) -> Keyword {
        self.rule.keyword
    }
}

/// A name as written, in NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ident {
    /// Where it is.
    pub span: Span,
    /// The name.
    pub text: SmolStr,
}

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Where it is.
    pub span: Span,
    /// Its value; always finite.
    pub value: f64,
}

/// A number, or the word that asks the data for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Figure {
    /// A number as written.
    Number(Number),
    /// `measured`.
    Measured(Span),
}

impl Figure {
    /// Where it is.
    pub fn span(self) -> Span {
        match self {
            Self::Number(number) => number.span,
            Self::Measured(span) => span,
        }
    }

    /// The number, where one is written.
    pub fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::Measured(_) => None,
        }
    }
}

/// What comes before the colon.
#[derive(Debug, Clone, PartialEq)]
pub enum Head {
    /// Nothing, or nothing that could be understood.
    None,
    /// A name: of the thing itself, of a persona, or of a measure.
    Name(Ident),
    /// `[PERSONA] SCORE`.
    Score(Option<Ident>, Figure),
    /// `[NAME] [SEVERITY]`, the severity as its position among minor, major and critical.
    Pain(Option<Ident>, Option<usize>),
    /// Any words.
    Label(Span),
    /// `MEASURE PERSONA`.
    Measure(Ident, Ident),
    /// `[PERSONA] [COLUMN] [N %]`: the words before the share, and the share.
    Way(Option<Ident>, Option<Figure>),
    /// `N days`.
    Days(Number),
}

/// What comes after the colon.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, or nothing that could be understood.
    None,
    /// Prose: its parts line by line; an empty part starts a new paragraph.
    Prose(SmallVec<[Span; 1]>),
    /// One of the words that the rule allows, as the table of keywords spells it.
    Choice(&'static str),
    /// Names separated by commas.
    Names(Vec<Ident>),
    /// A relative path.
    Path(Span),
    /// An address or a path.
    Link(Span),
    /// A day, and what follows `every`.
    Review(Day, Option<Every>),
    /// The lowest and the highest score, and the baseline.
    Scale(Box<Scale>),
    /// A BCP 47 tag.
    Language(Span),
    /// Names with a number each.
    Pairs(Vec<(Ident, Number)>),
    /// A day.
    Date(Day),
    /// A day, a month or a year.
    PartialDate(crate::model::PartialDate),
    /// A plain number: a share, a rating, a sample.
    Number(Number),
    /// How long something takes.
    Takes(Box<Takes>),
    /// A figure and what it is compared with.
    Metric(Box<Metric>),
    /// Words without markup.
    Plain(Span),
    /// A figure that comes from data, and the column that a time begins at.
    Measured(Span, Option<Ident>),
    /// What each column of a table holds: the role, and the column's name.
    Columns(Vec<(Role, Span)>),
    /// The first and the last day.
    Days(Day, Day),
    /// The last days up to the newest row, or how many days something stays open.
    LastDays(Number),
    /// How answers become one figure.
    Summary(crate::model::Summary),
    /// Words without marks, separated by commas.
    Texts(Vec<Span>),
}

/// What a column of a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Which rows belong together: one visit, one customer.
    Case,
    /// What happened, or where the answer was given.
    Event,
    /// When.
    When,
    /// Which group of customers.
    Segment,
    /// Through which channel.
    Channel,
}

impl Role {
    /// Every role, in the order of the reference.
    pub const ALL: [Self; 5] = [Self::Case, Self::Event, Self::When, Self::Segment, Self::Channel];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Event => "event",
            Self::When => "when",
            Self::Segment => "segment",
            Self::Channel => "channel",
        }
    }

    /// The role that is written `word`, whatever its capitals.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word().eq_ignore_ascii_case(word))
    }
}

/// A day that exists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day {
    /// Where it is.
    pub span: Span,
    /// The day.
    pub date: crate::model::Date,
}

/// `every N months`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Every {
    /// Where the number and the unit are.
    pub span: Span,
    /// How many of the unit.
    pub count: i32,
    /// Which unit.
    pub unit: Calendar,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A duration as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seconds {
    /// Where it is.
    pub span: Span,
    /// How long it is.
    pub value: f64,
}

/// `LOW..HIGH, baseline N`.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The lowest score.
    pub low: Number,
    /// The highest score.
    pub high: Number,
    /// The score of a feeling that is neither good nor bad.
    pub baseline: Option<Number>,
}

/// `MIN..MAX, average A`.
#[derive(Debug, Clone, PartialEq)]
pub struct Takes {
    /// The shortest time.
    pub min: Option<Seconds>,
    /// The longest time.
    pub max: Option<Seconds>,
    /// The time on average.
    pub average: Option<Seconds>,
}

/// `VALUE of MAX, was N, target N, benchmark N`.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// The value now.
    pub value: Figure,
    /// What it is in.
    pub unit: Option<Span>,
    /// The highest possible value.
    pub of: Option<Number>,
    /// The earlier value.
    pub was: Option<Amount>,
    /// The value to reach.
    pub target: Option<Amount>,
    /// The value that others have.
    pub benchmark: Option<Amount>,
}

/// A figure with the unit after it, if there is one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The figure.
    pub number: Number,
    /// What it is in.
    pub unit: Option<Span>,
}
