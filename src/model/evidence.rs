//! What the lines of a place are based on.

use super::{Claim, Duration, Expectation, Facts, Feeling, Metric, Moment, Priority, Reach, SourceId, Whom};
use crate::{keyword::Keyword, span::Span};

/// A line that may name its sources.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sourced<'a> {
    Claim(&'a Claim),
    Feeling(&'a Feeling),
    Expectation(&'a Expectation),
    Moment(&'a Moment),
    Time(&'a Duration),
    Reach(&'a Reach),
    Priority(&'a Priority),
    Metric(&'a Metric),
}

impl<'a> Sourced<'a> {
    pub(crate) fn span(self) -> Span {
        match self {
            Self::Claim(of) => of.span,
            Self::Feeling(of) => of.span,
            Self::Expectation(of) => of.span,
            Self::Moment(of) => of.span,
            Self::Time(of) => of.span,
            Self::Reach(of) => of.span,
            Self::Priority(of) => of.span,
            Self::Metric(of) => of.span,
        }
    }

    /// Its keyword, and whom it is about; `None` for a claim, which is known by its text.
    pub(crate) fn known_by(self) -> Option<(Keyword, Whom)> {
        match self {
            Self::Claim(_) => None,
            Self::Feeling(of) => Some((Keyword::Feels, Whom::One(of.persona))),
            Self::Expectation(of) => Some((Keyword::Expects, Whom::One(of.persona))),
            Self::Moment(_) => Some((Keyword::Moment, Whom::Everyone)),
            Self::Time(of) => Some((Keyword::Takes, of.whom)),
            Self::Reach(of) => Some((Keyword::Reach, of.whom)),
            Self::Priority(_) => Some((Keyword::Score, Whom::Everyone)),
            Self::Metric(of) => Some((Keyword::Metric, of.whom)),
        }
    }

    pub(crate) fn sources(self) -> &'a [SourceId] {
        match self {
            Self::Claim(of) => &of.from,
            Self::Feeling(of) => &of.from,
            Self::Expectation(of) => &of.from,
            Self::Moment(of) => &of.from,
            Self::Time(of) => &of.from,
            Self::Reach(of) => &of.from,
            Self::Priority(of) => &of.from,
            Self::Metric(of) => &of.from,
        }
    }
}

impl Facts {
    /// Every line of the place itself that may name its sources. Pains, gains and opportunities are the map's.
    pub(crate) fn sourced(&self) -> impl Iterator<Item = Sourced<'_>> {
        // Taken apart, so that a new field has to be decided on.
        let Self {
            claims,
            feelings,
            expectations,
            moment,
            takes,
            reach,
            score,
            metrics,
            personas: _,
            via: _,
            events: _,
            image: _,
            lost_image: _,
            pains: _,
            gains: _,
            opportunities: _,
            attachments: _,
            see: _,
            notes: _,
            replaces: _,
        } = self;
        let claims = claims.iter().map(Sourced::Claim);
        let feelings = feelings.iter().map(Sourced::Feeling);
        let expectations = expectations.iter().map(Sourced::Expectation);
        let figures = takes.iter().map(Sourced::Time).chain(reach.iter().map(Sourced::Reach));
        let others = score.iter().map(Sourced::Priority).chain(metrics.iter().map(Sourced::Metric));
        claims
            .chain(feelings)
            .chain(expectations)
            .chain(moment.iter().map(Sourced::Moment))
            .chain(figures)
            .chain(others)
    }
}
