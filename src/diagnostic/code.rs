//! The stable codes.
//!
//! The hundreds show the kind of mistake: `J0` the text itself, `J1` the place of a line, `J2` heads and names, `J3`
//! values, `J4` other files, `J5` warnings about what a map says, `J6` Mermaid diagrams that are read as maps. Once
//! released, a code is never used for another mistake.

use super::Severity;

macro_rules! codes {
    ($($variant:ident $code:literal $severity:ident $title:literal;)*) => {
        /// What kind of mistake a diagnostic reports.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $code, "`: ", $title, ".")] $variant,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as people write it (`J001`).
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The kind of mistake in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// Error or warning, unless settings say otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The content of the code's own page, in Markdown.
            pub fn page(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("../../docs/src/errors/", $code, ".md")),)* }
            }
        }
    };
}

/// Errors that are only warnings where the line can still be read.
const ALSO_WARNINGS: [Code; 7] = [
    Code::MissingText,
    Code::Pasted,
    Code::BadHead,
    Code::AlmostSeverity,
    Code::BadNumber,
    Code::BadDate,
    Code::BadMetric,
];

impl Code {
    /// Whether it is a warning, always or sometimes: these have a level.
    pub fn may_warn(self) -> bool {
        self.severity() == Severity::Warning || ALSO_WARNINGS.contains(&self)
    }
}

codes! {
    NotUtf8 "J001" Error "The file is not UTF-8 text";
    ControlCharacter "J002" Error "The text has a control character";
    TooLarge "J003" Error "The file is too large";
    UnknownKeyword "J004" Error "The line does not start with a keyword";
    MissingColon "J005" Error "The colon is missing";
    MissingText "J006" Error "The text is missing";
    StrayContinuation "J007" Error "The continuation has nothing to continue";
    BadLink "J008" Error "The link is not safe";
    Pasted "J009" Error "The lines are of another language";
    OnlyText "J010" Warning "The character is plain text here";
    MissingJourney "J101" Error "The journey line is missing";
    SecondJourney "J102" Error "The journey line is in the wrong place";
    CannotStandHere "J103" Error "The line is not allowed here";
    StandsTooLow "J104" Error "The line comes too late";
    StandsTwice "J105" Error "The line appears twice";
    NoStage "J106" Error "The journey has no stage";
    StageFeeling "J107" Error "The line belongs to one of the stage's touchpoints";
    NotShared "J108" Error "A shared file can only have declarations";
    EmptyPhase "J109" Error "The phase has no stage";
    OnlyMeasured "J110" Error "The line belongs to a measured figure";
    BadHead "J201" Error "The words before the colon do not fit the keyword";
    BadName "J202" Error "The name is not valid";
    UnknownName "J203" Error "The name is not declared";
    DeclaredTwice "J204" Error "The name is declared twice";
    AlmostSeverity "J205" Error "The severity is not minor, major or critical";
    LaneIsKeyword "J206" Error "The lane has the name of a keyword";
    NotForPersona "J207" Error "The column is not for this persona";
    FeelsTwice "J208" Error "The persona has two scores";
    ListedTwice "J209" Error "The list has a duplicate";
    AmbiguousName "J210" Error "The name is ambiguous";
    NamelessTarget "J211" Error "The column has no name to refer to";
    WayInAnyOrder "J212" Error "The way leads through a stage that has no order";
    WayForNobody "J213" Error "The way is for nobody";
    EventTwice "J214" Error "The event means two columns";
    NoData "J215" Error "The figure has no data to be measured from";
    BadNumber "J301" Error "The number is not written as a number";
    OffScale "J302" Error "The score is outside the scale";
    BadScale "J303" Error "The scale makes no sense";
    BadDate "J304" Error "The date does not exist";
    BadDuration "J305" Error "The duration is not valid";
    TimesOutOfOrder "J306" Error "The times are out of order";
    BadMetric "J307" Error "The metric cannot be read";
    MetricOutOfRange "J308" Error "The metric is outside its range";
    UnknownCriterion "J309" Error "The criterion is not one of the map's";
    OutOfBounds "J310" Error "The number is outside its bounds";
    NotAChoice "J311" Error "The word is not one of the choices";
    BadLanguage "J312" Error "The language is not a language tag";
    BadPath "J313" Error "The path is not valid";
    BadList "J314" Error "The list cannot be read";
    SharesOverAll "J315" Error "The shares add up to more than everybody";
    BadColumns "J316" Error "The columns of the data cannot be read";
    BadWindow "J317" Error "The window cannot be read";
    BadSummary "J318" Error "The summary does not fit the figure";
    FileNotFound "J401" Error "The file does not exist";
    CircularUse "J402" Error "The files use each other in a circle";
    OutsideRoot "J403" Error "The file is outside the project";
    Unreadable "J404" Error "The file cannot be read";
    ComparedHasErrors "J405" Error "The compared map has errors";
    NotAPicture "J406" Error "The file is not a picture that can be drawn";
    BadResults "J407" Error "The results cannot be read";
    ReviewOverdue "J501" Warning "The review is overdue";
    UnansweredPain "J502" Warning "A serious pain that nothing answers";
    NoOwner "J503" Warning "An opportunity without an owner";
    PastDue "J504" Warning "An opportunity past its due date";
    UnmeasuredMoment "J505" Warning "A key moment without a metric";
    SilentPersona "J506" Warning "A persona who never feels anything";
    UnexplainedLow "J507" Warning "A low score without an explanation";
    MissingAttachment "J508" Warning "An attached file that does not exist";
    UnusedName "J509" Warning "A declared name that is never used";
    MisleadingIndentation "J510" Warning "Indentation that misleads";
    LongText "J511" Warning "A text too long to read well";
    LargeMap "J512" Warning "A map too large to read";
    PersonalData "J513" Warning "Text that looks like personal data";
    NotDeclared "J514" Warning "A name that is not declared";
    ReachContradicts "J515" Warning "The reach contradicts the shares";
    NoWayHere "J516" Warning "A column that no way leads to";
    NothingToOrder "J517" Warning "An order with nothing to order";
    NotMeasuredYet "J518" Warning "A figure that is not measured yet";
    QueryChanged "J519" Warning "Figures measured with another query";
    DataChanged "J520" Warning "Figures measured from other data";
    MeasuredLongAgo "J521" Warning "Figures measured long ago";
    FewAnswers "J522" Warning "A figure that rests on few answers";
    WideInterval "J523" Warning "A figure too uncertain for its target";
    RestGoesThere "J524" Warning "A share for the column where the rest goes too";
    WayTwice "J525" Warning "A way that is written twice";
    NoEarlierCurve "J526" Warning "A comparison that draws no curve";
    WayReplaced "J527" Warning "A way that does not hold for a persona";
    BackCounted "J528" Warning "Shares that are 100 % only with those who go back";
    MermaidRefuses "J601" Error "Mermaid refuses the line";
    NoMermaidJourney "J602" Error "The text is not a Mermaid journey";
    MermaidDrops "J603" Warning "Mermaid drops a part of the line";
    MermaidScore "J604" Warning "The Mermaid score is not a number";
    MermaidScale "J605" Warning "The Mermaid score is not from 1 to 5";
    MermaidMisreads "J606" Warning "Mermaid misreads the line";
    MermaidHides "J607" Warning "Mermaid does not show this";
    MermaidNobody "J608" Warning "Mermaid adds an actor without a name";
}

impl Code {
    /// The code written as `text`, in upper or lower case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text))
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
