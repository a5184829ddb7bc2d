//! The words that a line can start with, as data: which blocks take them, what their heads are and what their text may
//! be. The parser, the formatter, the reference and the starter map all read this one table.

mod channel;
pub(crate) mod choice;
mod foreign;
mod table;

use std::sync::LazyLock;

pub use channel::{BUILT_IN_CHANNELS, BuiltInChannel};
pub use foreign::foreign;
pub use table::RULES;

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
        matches!(self.value, Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle)
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

macro_rules! keywords {
    ($($variant:ident $word:literal;)*) => {
        /// A word that a line can start with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Keyword {
            $(#[doc = concat!("`", $word, "`.")] $variant,)*
            /// The author's own lane: the word is its name.
            Own,
        }

        impl Keyword {
            /// Every word, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word itself; for the author's own lane, what the reference calls it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* Self::Own => "LANE" }
            }

            /// The keyword that is written `word`, in lower case.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

keywords! {
    Journey "journey";
    About "about";
    Goal "goal";
    State "state";
    Owner "owner";
    With "with";
    Reviewed "reviewed";
    Scale "scale";
    Curve "curve";
    Lang "lang";
    Compares "compares";
    Priority "priority";
    Principle "principle";
    Use "use";
    Persona "persona";
    Role "role";
    Segment "segment";
    Need "need";
    Quote "quote";
    Image "image";
    Fact "fact";
    Team "team";
    Channel "channel";
    Icon "icon";
    Source "source";
    Date "date";
    Sample "sample";
    Confidence "confidence";
    File "file";
    Link "link";
    Data "data";
    Columns "columns";
    Window "window";
    Missing "missing";
    Open "open";
    Lane "lane";
    Measure "measure";
    Unit "unit";
    Range "range";
    Better "better";
    Phase "phase";
    Stage "stage";
    Order "order";
    Touchpoint "touchpoint";
    Step "step";
    For "for";
    Via "via";
    Event "event";
    Does "does";
    Thinks "thinks";
    Says "says";
    Needs "needs";
    Feels "feels";
    Expects "expects";
    Moment "moment";
    Reach "reach";
    Then "then";
    Leaves "leaves";
    Takes "takes";
    Pain "pain";
    Gain "gain";
    Metric "metric";
    Score "score";
    Opportunity "opportunity";
    Insight "insight";
    Answers "answers";
    Impact "impact";
    Effort "effort";
    Due "due";
    Status "status";
    Since "since";
    Experiment "experiment";
    Frontstage "frontstage";
    Backstage "backstage";
    Support "support";
    Deliverable "deliverable";
    Training "training";
    From "from";
    Column "column";
    Extremes "extremes";
    By "by";
    Attach "attach";
    As "as";
    Replaces "replaces";
    See "see";
    Note "note";
}

impl Keyword {
    /// The keyword that is written `word`, in upper or lower case.
    pub(crate) fn in_any_case(word: &str) -> Option<Self> {
        Self::parse(word).or_else(|| Self::parse(&word.to_lowercase()))
    }

    /// Whether the line declares a name for the whole map and may stand in a shared file.
    pub fn is_declaration(self) -> bool {
        matches!(self, Self::Persona | Self::Team | Self::Channel | Self::Source | Self::Lane | Self::Measure)
    }

    /// Whether the line divides the story at the top level: a stage, or a phase.
    pub fn is_division(self) -> bool {
        matches!(self, Self::Phase | Self::Stage)
    }

    /// Whether maps may have a lane of this name from a time when it wasn't a keyword.
    pub fn was_free(self) -> bool {
        matches!(
            self,
            Self::Principle
                | Self::Phase
                | Self::Order
                | Self::Then
                | Self::Leaves
                | Self::Insight
                | Self::Data
                | Self::Columns
                | Self::Window
                | Self::Missing
                | Self::Open
                | Self::Event
                | Self::Column
                | Self::Extremes
        )
    }

    /// Whether the line opens a column.
    pub fn is_column(self) -> bool {
        matches!(self, Self::Touchpoint | Self::Step)
    }

    /// Whether a stage with columns can't say it for all of them: each column has its own feelings and ways.
    pub fn is_of_columns_alone(self) -> bool {
        matches!(self, Self::Feels | Self::Expects | Self::Then | Self::Leaves | Self::Event)
    }

    /// Whether other lines can be inside this one.
    pub fn is_block(self) -> bool {
        self == Self::Journey || BLOCKS[self as usize]
    }

    /// Every rule for this word; several if it means different things in different blocks.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().filter(move |rule| rule.keyword == self)
    }

    /// The rule for this word inside `block`.
    pub fn rule_in(self, block: Self) -> Option<&'static Rule> {
        TAKES[block as usize][self as usize].map(|row| &RULES[usize::from(row)])
    }

    /// The words that are allowed inside this block, in the order of the reference.
    pub fn takes(self) -> impl Iterator<Item = &'static Rule> {
        TAKES[self as usize].iter().flatten().map(|&row| &RULES[usize::from(row)])
    }
}

const KEYWORDS: usize = Keyword::Own as usize + 1;

/// For each word whether other lines can be inside it.
static BLOCKS: LazyLock<[bool; KEYWORDS]> = LazyLock::new(|| TAKES.map(|takes| takes.iter().any(Option::is_some)));

/// For each block and each word the row of their rule, because the nesting asks for every line and every open block.
static TAKES: LazyLock<[[Option<u8>; KEYWORDS]; KEYWORDS]> = LazyLock::new(|| {
    let mut takes = [[None; KEYWORDS]; KEYWORDS];
    for (row, rule) in RULES.iter().enumerate() {
        for &block in rule.inside {
            takes[block as usize][rule.keyword as usize] = u8::try_from(row).ok();
        }
    }
    takes
});
