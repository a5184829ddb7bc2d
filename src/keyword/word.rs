//! The words.

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

    /// Whether the line opens a part of the map or declares a name: what it says is called so.
    pub fn opens_part(self) -> bool {
        self == Self::Journey || self.is_declaration() || self.is_division() || self.is_column()
    }

    /// Whether the text is what somebody says or thinks, in their own words and signs.
    pub fn is_spoken(self) -> bool {
        matches!(self, Self::Says | Self::Thinks | Self::Quote)
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
}
