//! What labels can mean.

/// What a label says about the cells of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Groups of stages.
    Phase,
    /// Stages.
    Stage,
    /// Columns below their stages.
    Step,
    /// The title of the map.
    Title,
    /// Who goes through it.
    Persona,
    /// The owner of the map.
    Owner,
    /// A description of the map.
    About,
    /// The goals of a stage, or of the map.
    Goal,
    /// What is known about an opportunity.
    Detail(Detail),
    /// One of the lanes.
    Lane(Lane),
}

/// A detail of an opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Detail {
    Owner,
    Impact,
    Effort,
    Due,
    Status,
}

impl Detail {
    /// The keyword of its line.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Impact => "impact",
            Self::Effort => "effort",
            Self::Due => "due",
            Self::Status => "status",
        }
    }
}

/// A lane of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    Does,
    Thinks,
    Says,
    Needs,
    Feels,
    Touchpoints,
    Channels,
    Takes,
    Reach,
    Leaves,
    Pain,
    Severity,
    Gain,
    Opportunity,
    Insight,
    Frontstage,
    Backstage,
    Support,
    Metric,
    Moment,
    Deliverable,
    Training,
    Note,
}

impl Lane {
    /// Whether a line of it can be one persona's.
    pub fn can_be_somebodys(self) -> bool {
        matches!(self, Self::Does | Self::Thinks | Self::Says | Self::Needs | Self::Feels | Self::Pain | Self::Gain)
    }

    /// Whether its lines are text, not values or names.
    pub fn is_prose(self) -> bool {
        !matches!(
            self,
            Self::Feels
                | Self::Touchpoints
                | Self::Channels
                | Self::Takes
                | Self::Reach
                | Self::Leaves
                | Self::Severity
                | Self::Metric
                | Self::Moment
        )
    }
}

impl Label {
    /// Whether what is said below it is text, not a value or a name.
    pub fn is_prose(self) -> bool {
        match self {
            Self::Lane(lane) => lane.is_prose(),
            Self::Owner | Self::Detail(_) | Self::Persona => false,
            Self::Phase | Self::Stage | Self::Step | Self::Title | Self::About | Self::Goal => true,
        }
    }

    /// Whether a row with both in its label says one thing, as in "Touchpoints / Channels".
    pub fn goes_with(self, other: Self) -> bool {
        use Lane::{Backstage, Channels, Does, Frontstage, Pain, Severity, Support, Touchpoints};
        const SAME: [&[Label]; 5] = [
            &[Label::Lane(Touchpoints), Label::Lane(Channels)],
            &[Label::Lane(Does), Label::Lane(Backstage), Label::Lane(Frontstage), Label::Lane(Support)],
            &[Label::Lane(Pain), Label::Lane(Severity)],
            &[Label::Lane(Does), Label::Step],
            &[Label::Phase, Label::Stage, Label::Step, Label::Title],
        ];
        self == other || SAME.iter().any(|same| same.contains(&self) && same.contains(&other))
    }
}
