//! The lanes: the rows of a map from top to bottom, as one table.
//!
//! Drawings, pages, tables, `--lanes` and the list of lanes in messages use it. Adding a lane means adding a row here
//! and the code that builds it.

use crate::{
    keyword::Keyword,
    model::{ClaimKind, LaneId, Map},
    vocabulary::Words,
};
use serde::{Deserialize, Serialize};

/// What a lane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LaneKind {
    /// Who goes back, skips ahead, leaves.
    Ways,
    /// Cards of touchpoints and steps.
    Touchpoints,
    /// Pictures.
    Storyboard,
    /// Lines of prose.
    Claims(ClaimKind),
    /// Feelings, expectations, pains and gains.
    Experience,
    /// What has become of the compared map.
    Changes,
    /// What could be done.
    Opportunities,
    /// How long it takes.
    Time,
    /// Measured values.
    Metrics,
    /// How much it matters.
    Priority,
    /// Attachments, other maps, notes.
    Material,
}

/// The background that a lane is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The page, where it tells the story of the customers.
    Customers,
    /// The page.
    Front,
    /// Behind the line of visibility.
    Behind,
}

/// Lanes that stay together in every view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What the columns are.
    Columns,
    /// What customers do, think, say and need.
    Customers,
    /// How it feels.
    Experience,
    /// What follows from it, in figures.
    Figures,
    /// How the service works, and what it leaves behind.
    Service,
    /// The author's own lanes.
    Own,
    /// Further reading.
    Material,
}

/// Which readers a map is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Everything.
    #[default]
    Detail,
    /// A slide: header, personas, stages, columns, experience, opportunities, as much of them as fits.
    Overview,
    /// How the service works: what customers do, then what happens behind it.
    Blueprint,
}

impl View {
    /// Its name in options, pages and links.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Detail => "detail",
            Self::Overview => "overview",
            Self::Blueprint => "blueprint",
        }
    }

    /// What it shows, from top to bottom. A slide has its own layout.
    fn sections(self) -> &'static [Section] {
        use Section::{Columns, Customers, Experience, Figures, Material, Own, Service};
        match self {
            Self::Detail | Self::Overview => &[Columns, Customers, Experience, Figures, Service, Own, Material],
            Self::Blueprint => &[Columns, Customers, Service, Own, Experience, Figures, Material],
        }
    }
}

/// A word of the map's language.
type Word = fn(&Words) -> &'static str;

pub struct Lane {
    /// What it shows.
    pub kind: LaneKind,
    /// Its name in options and links.
    pub key: &'static str,
    /// The keywords of its lines; options accept them instead of the key.
    pub keywords: &'static [Keyword],
    /// Its name in the drawing; empty if its cards speak for themselves.
    pub label: Word,
    /// The section that it stays in.
    pub section: Section,
    /// The background that it is on.
    pub zone: Zone,
    /// The line above it, depending on the background of the lane before.
    pub borders: &'static [(Zone, Word)],
}

impl Lane {
    const fn new(
        kind: LaneKind,
        section: Section,
        key: &'static str,
        keywords: &'static [Keyword],
        label: Word,
    ) -> Self {
        let zone = if matches!(section, Section::Customers) { Zone::Customers } else { Zone::Front };
        Self { kind, key, keywords, label, section, zone, borders: &[] }
    }

    const fn below(self, borders: &'static [(Zone, Word)]) -> Self {
        Self { borders, ..self }
    }

    const fn behind(self, borders: &'static [(Zone, Word)]) -> Self {
        Self { zone: Zone::Behind, borders, ..self }
    }
}

/// Every lane except the author's own, in the order within each section.
pub const LANES: &[Lane] = {
    use LaneKind::{
        Changes, Claims, Experience, Material, Metrics, Opportunities, Priority, Storyboard, Time, Touchpoints, Ways,
    };
    use Section as In;
    &[
        Lane::new(Ways, In::Columns, "ways", &[Keyword::Then, Keyword::Leaves], |words| words.ways),
        Lane::new(Touchpoints, In::Columns, "touchpoints", &[Keyword::Touchpoint, Keyword::Step], |_| ""),
        Lane::new(Storyboard, In::Columns, "storyboard", &[Keyword::Image], |words| words.storyboard),
        Lane::new(Claims(ClaimKind::Does), In::Customers, "doing", &[Keyword::Does], |words| words.doing),
        Lane::new(Claims(ClaimKind::Thinks), In::Customers, "thinking", &[Keyword::Thinks], |words| words.thinking),
        Lane::new(Claims(ClaimKind::Says), In::Customers, "saying", &[Keyword::Says], |words| words.saying),
        Lane::new(Claims(ClaimKind::Needs), In::Customers, "needing", &[Keyword::Needs], |words| words.needing),
        Lane::new(
            Experience,
            In::Experience,
            "experience",
            &[Keyword::Feels, Keyword::Expects, Keyword::Pain, Keyword::Gain],
            |words| words.experience,
        ),
        Lane::new(Changes, In::Figures, "changes", &[], |words| words.changes),
        Lane::new(Claims(ClaimKind::Insight), In::Figures, "insights", &[Keyword::Insight], |words| words.insights),
        Lane::new(Opportunities, In::Figures, "opportunities", &[Keyword::Opportunity], |words| words.opportunities),
        Lane::new(Time, In::Figures, "time", &[Keyword::Takes], |words| words.time),
        Lane::new(Metrics, In::Figures, "metrics", &[Keyword::Metric], |words| words.metrics),
        Lane::new(Priority, In::Figures, "priority", &[Keyword::Score], |words| words.priority),
        Lane::new(Claims(ClaimKind::Frontstage), In::Service, "frontstage", &[Keyword::Frontstage], |words| {
            words.frontstage
        })
        .below(&[(Zone::Customers, |words| words.line_of_interaction)]),
        Lane::new(Claims(ClaimKind::Backstage), In::Service, "backstage", &[Keyword::Backstage], |words| {
            words.backstage
        })
        .behind(&[
            (Zone::Customers, |words| words.line_of_visibility),
            (Zone::Front, |words| words.line_of_visibility),
        ]),
        Lane::new(Claims(ClaimKind::Support), In::Service, "support", &[Keyword::Support], |words| words.support)
            .behind(&[
                (Zone::Customers, |words| words.line_of_visibility),
                (Zone::Front, |words| words.line_of_visibility),
                (Zone::Behind, |words| words.line_of_internal_interaction),
            ]),
        Lane::new(Claims(ClaimKind::Deliverable), In::Service, "deliverables", &[Keyword::Deliverable], |words| {
            words.deliverables
        }),
        Lane::new(Claims(ClaimKind::Training), In::Service, "training", &[Keyword::Training], |words| words.training),
        Lane::new(Material, In::Material, "material", &[Keyword::Attach, Keyword::See, Keyword::Note], |words| {
            words.material
        }),
    ]
};

/// The lanes of a map from top to bottom, the author's own included.
pub fn lanes(view: View, map: &Map) -> Vec<LaneKind> {
    let own = || (0..map.lanes.len()).map(|index| LaneKind::Claims(ClaimKind::Own(LaneId::new(index))));
    let of = |&section: &Section| {
        let fixed = LANES.iter().filter(move |lane| lane.section == section).map(|lane| lane.kind);
        fixed.chain(own().filter(move |_| section == Section::Own))
    };
    view.sections().iter().flat_map(of).collect()
}

/// The key of the lane that `word` names, for [`crate::layout::LayoutOptions::lanes`]: a key, or a keyword of a lane's
/// lines.
pub fn key(word: &str) -> &str {
    let named = LANES.iter().find(|lane| lane.keywords.iter().any(|keyword| keyword.word() == word));
    named.map_or(word, |lane| lane.key)
}

impl LaneKind {
    /// Its row of the table; `None` for the author's own lanes.
    pub fn lane(self) -> Option<&'static Lane> {
        LANES.iter().find(|lane| lane.kind == self)
    }

    /// Its name in options and links.
    pub fn key(self, map: &Map) -> &str {
        match (self, self.lane()) {
            (Self::Claims(ClaimKind::Own(id)), _) => map.lane(id).name.as_str(),
            (_, lane) => lane.map_or("", |lane| lane.key),
        }
    }

    /// Its name for readers.
    pub fn label(self, map: &Map, words: &Words) -> String {
        match (self, self.lane()) {
            (Self::Claims(ClaimKind::Own(id)), _) => map.lane(id).label.to_plain(),
            // A remark is nothing to read further.
            (Self::Material, _) if map.all_facts().any(|(_, facts)| !facts.notes.is_empty()) => words.notes.to_owned(),
            (_, lane) => lane.map_or("", |lane| (lane.label)(words)).to_owned(),
        }
    }

    /// The background that it is on.
    pub fn zone(self) -> Zone {
        self.lane().map_or(Zone::Front, |lane| lane.zone)
    }

    /// The name of the line between it and a lane on `zone` above, if there is one.
    pub fn border(self, zone: Zone, words: &Words) -> Option<&'static str> {
        let borders = self.lane().map_or(&[][..], |lane| lane.borders);
        borders.iter().find(|(above, _)| *above == zone).map(|(_, name)| name(words))
    }

    /// Whether it tells the story of the customers, or that of the people who serve them, which is set more quietly.
    /// The author's own lanes can be either.
    pub fn is_customers(self) -> bool {
        self.lane().is_none_or(|lane| lane.section == Section::Customers)
    }
}
