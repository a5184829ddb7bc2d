//! What cards and badges are about: pains, gains and opportunities.

use crate::{
    layout::LayoutCtx,
    model::{GainId, Map, OpportunityId, PainId, PersonaId, Place, Severity},
    scene::{Anchor, Face, Group, Node, Rect, Role, Shape, Stroke, TypeSize},
};

/// What a card or a badge is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Pain(PainId),
    Gain(GainId),
    Opportunity(OpportunityId),
}

/// Half the size of a gain's letter.
pub const LETTER: f64 = 12.0;

impl Subject {
    /// Whom it concerns.
    pub fn personas(self, map: &Map) -> &[PersonaId] {
        match self {
            Self::Pain(id) => &map.pain(id).personas,
            Self::Gain(id) => &map.gain(id).personas,
            Self::Opportunity(_) => &[],
        }
    }

    /// The column or the stage that has it.
    pub fn place(self, map: &Map) -> Place {
        match self {
            Self::Pain(id) => map.pain(id).place,
            Self::Gain(id) => map.gain(id).place,
            Self::Opportunity(id) => map.opportunity(id).place,
        }
    }

    /// The reading order: column by column and then stage by stage, the worst first.
    pub fn order(self, map: &Map) -> impl Ord + use<> {
        let place = match self.place(map) {
            Place::Column(id) => (false, id.index()),
            Place::Stage(id) => (true, id.index()),
        };
        (place, std::cmp::Reverse(self.severity(map)), self)
    }

    /// How far its badge reaches from the middle: the more severe, the further.
    pub fn reach(self, map: &Map) -> f64 {
        match self {
            Self::Pain(id) if map.pain(id).is_solved() => 10.0,
            Self::Pain(id) => match map.pain(id).severity {
                Severity::Minor => 10.0,
                Severity::Major => 13.0,
                Severity::Critical => 19.0,
            },
            Self::Gain(_) | Self::Opportunity(_) => LETTER,
        }
    }

    /// How severe a pain is.
    pub fn severity(self, map: &Map) -> Option<Severity> {
        match self {
            Self::Pain(id) => Some(map.pain(id).severity),
            Self::Gain(_) | Self::Opportunity(_) => None,
        }
    }

    /// Whether it is an opportunity that is overdue.
    pub fn is_late(self, map: &Map) -> bool {
        matches!(self, Self::Opportunity(id) if map.opportunity(id).is_past_due(map.today))
    }

    /// What it is, in words.
    pub fn title(self, ctx: &LayoutCtx<'_>) -> String {
        let (map, words) = (ctx.map, ctx.words);
        match self {
            Self::Pain(id) => {
                let pain = map.pain(id);
                format!("{} {}: {}", words.severity_of(pain), id.number(), pain.text.to_plain())
            }
            Self::Gain(id) => format!("{} {}: {}", words.gain, id.letter(), map.gain(id).text.to_plain()),
            Self::Opportunity(id) => map.opportunity(id).text.to_plain(),
        }
    }

    /// Whether it is a pain that hurts more than a little, and still does.
    pub fn is_grave(self, map: &Map) -> bool {
        match self {
            Self::Pain(id) => map.pain(id).severity.is_serious() && !map.pain(id).is_solved(),
            Self::Gain(_) | Self::Opportunity(_) => false,
        }
    }

    /// The colours of its lines, of its card and of the first words in it: green for what is good or solved.
    pub fn roles(self, map: &Map) -> (Role, Role, Role) {
        match self {
            Self::Pain(id) if !map.pain(id).is_solved() => (Role::Red, Role::RedTint, Role::RedText),
            Self::Pain(_) | Self::Gain(_) => (Role::Green, Role::GreenTint, Role::GreenText),
            Self::Opportunity(_) => (Role::LineStrong, Role::Ground, Role::Soft),
        }
    }

    /// The group for everything drawn of it, with its name, source location and title.
    pub fn group(self, ctx: &LayoutCtx<'_>) -> Group {
        let (map, words) = (ctx.map, ctx.words);
        let names: Vec<&str> = self.personas(map).iter().map(|&persona| map.persona(persona).name.as_str()).collect();
        match self {
            Self::Pain(id) => {
                let pain = map.pain(id);
                let group = Group::new("pain").named("pain", pain.name.as_str()).from_source(pain.span);
                let severity = words.severity(pain.severity).to_lowercase();
                let group = group.with_data("severity", severity).with_data("persona", names.join(" "));
                group.titled(self.title(ctx))
            }
            Self::Gain(id) => {
                let gain = map.gain(id);
                let group = Group::new("gain").named("gain", gain.name.as_str()).from_source(gain.span);
                group.with_data("persona", names.join(" ")).titled(self.title(ctx))
            }
            Self::Opportunity(id) => {
                let opportunity = map.opportunity(id);
                let group = Group::new("opportunity").named("opportunity", opportunity.name.as_str());
                let group = group.from_source(opportunity.span).titled(self.title(ctx));
                let answers = opportunity.answers.iter().map(|pain| map.pain(*pain).name.to_string());
                let answers = answers.collect::<Vec<_>>().join(" ");
                if answers.is_empty() { group } else { group.with_data("answers", answers) }
            }
        }
    }

    /// The badge that it hangs by.
    pub fn badge(self, ctx: &mut LayoutCtx<'_>, x: f64, y: f64) -> Vec<Node> {
        match self {
            Self::Pain(id) => numbered(ctx, id, x, y),
            Self::Gain(id) => lettered(ctx, id, x, y),
            Self::Opportunity(_) => Vec::new(),
        }
    }

    /// The small one in a card.
    pub fn bead(self, ctx: &mut LayoutCtx<'_>, x: f64, y: f64) -> Option<Group> {
        match self {
            Self::Pain(id) => Some(ctx.pain_bead(id, x, y)),
            Self::Gain(id) => Some(ctx.gain_bead(id, x, y)),
            Self::Opportunity(_) => None,
        }
    }
}

/// The number of a pain: hollow for a minor one, full for a major one, ringed for a critical one, green for a solved one.
fn numbered(ctx: &mut LayoutCtx<'_>, pain: PainId, x: f64, y: f64) -> Vec<Node> {
    let hollow = |role| Shape::circle(x, y, 9.0).fill(Role::Ground).stroke(Stroke::new(role, 2.0));
    let (size, ink, circles) = match ctx.map.pain(pain).severity {
        _ if ctx.map.pain(pain).is_solved() => (TypeSize::Small, Role::GreenText, vec![hollow(Role::Green)]),
        Severity::Minor => (TypeSize::Small, Role::RedText, vec![hollow(Role::Red)]),
        Severity::Major => (TypeSize::Body, Role::OnRed, vec![Shape::circle(x, y, 13.0).fill(Role::Red)]),
        Severity::Critical => {
            let ring = Shape::circle(x, y, 18.0).fill(Role::Ground).stroke(Stroke::new(Role::Red, 2.0));
            (TypeSize::Head, Role::OnRed, vec![ring, Shape::circle(x, y, 14.5).fill(Role::Red)])
        }
    };
    let number = pain.number().to_string();
    // A number of three digits is set smaller.
    let room = if size == TypeSize::Head { 24.0 } else { 21.0 };
    let size = if ctx.width(&number, size, Face::Semibold) > room { TypeSize::Small } else { size };
    let label = ctx.line(x, y + size.centring(), Anchor::Middle, &number, size, Face::Semibold, ink);
    circles.into_iter().map(|circle| Node::from(circle.obstacle())).chain([Node::from(label)]).collect()
}

/// The letter of a gain, in a square.
fn lettered(ctx: &mut LayoutCtx<'_>, gain: GainId, x: f64, y: f64) -> Vec<Node> {
    let square = Rect::new(x - LETTER, y - LETTER, 2.0 * LETTER, 2.0 * LETTER);
    let letter = gain.letter();
    let size = if letter.len() > 1 { TypeSize::Small } else { TypeSize::Body };
    let label = ctx.line(x, y + size.centring(), Anchor::Middle, &letter, size, Face::Semibold, Role::OnGreen);
    vec![Shape::round_rect(square, 7.0).fill(Role::Green).obstacle().into(), label.into()]
}
