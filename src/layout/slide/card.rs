//! A small card: a line that says what it is, then its text in a few lines.

use crate::{
    layout::{LayoutCtx, PersonaLook, Prose},
    model::{GainId, Map, OpportunityId, PainId, PersonaId},
    scene::{Anchor, Face, Group, Node, Rect, Role, Shape, Stroke, TextLine, TypeSize},
};

const PAD: f64 = 12.0;
const HEAD: f64 = 20.0;
/// How many lines the text has at most.
const LINES: usize = 3;
/// What the bead takes before what stands beside it.
const BEAD: f64 = 26.0;
/// From one persona's mark to the next.
const MARK: f64 = 13.0;
/// More marks than these say nothing at a glance.
const MOST_MARKS: usize = 4;

/// A small card.
pub struct Card {
    look: Look,
    assumed: bool,
    /// The bead or letter before the head, or before the text where there is no head.
    bead: Option<Group>,
    /// How much of the first line the bead takes.
    indent: f64,
    head: Option<TextLine>,
    /// What stands at the right end of the head's line: marks, or the beads that are answered; and how wide.
    right: (Vec<Node>, f64),
    text: Prose,
    width: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Look {
    Pain,
    Gain,
    Opportunity,
}

impl Card {
    /// The card of a pain.
    pub fn pain(ctx: &mut LayoutCtx<'_>, id: PainId, width: f64) -> Self {
        let map = ctx.map;
        let pain = map.pain(id);
        let severity = ctx.words.severity(pain.severity);
        let words = ctx.pain_change(id).map_or_else(|| severity.to_owned(), |change| format!("{severity} · {change}"));
        let right = marks(map, &pain.personas);
        let excess = ctx.bead_excess(&id.number().to_string());
        let indent = BEAD + excess;
        let fits = ctx.width(&words, TypeSize::Small, Face::Semibold) + indent + right.1 + 2.0 * PAD <= width;
        let head = head(ctx, if fits { &words } else { severity }, Role::RedText);
        Self {
            look: Look::Pain,
            assumed: map.is_assumed(&pain.from),
            bead: Some(ctx.pain_bead(id, PAD + 9.0 + excess / 2.0, PAD - 4.0 + HEAD / 2.0)),
            indent,
            right,
            text: text(ctx, &pain.text.to_plain(), Face::Regular, width),
            head: Some(head),
            width,
        }
    }

    /// The card of a gain.
    pub fn gain(ctx: &mut LayoutCtx<'_>, id: GainId, width: f64) -> Self {
        let map = ctx.map;
        let gain = map.gain(id);
        let excess = ctx.bead_excess(&id.letter());
        let indent = BEAD + excess;
        Self {
            look: Look::Gain,
            assumed: map.is_assumed(&gain.from),
            bead: Some(ctx.gain_bead(id, PAD + 9.0 + excess / 2.0, PAD - 4.0 + HEAD / 2.0)),
            indent,
            right: (Vec::new(), 0.0),
            // Colour, letter and place say what it is; so a short card can go without a head.
            text: ctx.cut(
                &gain.text.to_plain(),
                (TypeSize::Body, Face::Regular, Role::Ink),
                width - 2.0 * PAD - indent,
                2,
            ),
            head: None,
            width,
        }
    }

    /// The card of an opportunity: how far it is and by when, and which pains it answers, those that have cards first.
    pub fn opportunity(ctx: &mut LayoutCtx<'_>, id: OpportunityId, shown: &[(PainId, f64)], width: f64) -> Self {
        let map = ctx.map;
        let opportunity = map.opportunity(id);
        let mut pains = opportunity.answers.clone();
        pains.sort_by_key(|pain| !shown.iter().any(|(other, _)| other == pain));
        let right = answers(ctx, &pains);
        let status = opportunity.status.map(|status| ctx.words.status(status).to_owned());
        let said = [status, opportunity.due.map(|due| ctx.words.date(due))];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let room = width - 2.0 * PAD - right.1 - 8.0;
        let shorter = opportunity.status.map(|status| ctx.words.status(status)).unwrap_or_default();
        let fits = ctx.width(&said, TypeSize::Small, Face::Semibold) <= room;
        let says_something = !said.is_empty() || right.1 > 0.0;
        let head = says_something.then(|| head(ctx, if fits { &said } else { shorter }, Role::Soft));
        Self {
            look: Look::Opportunity,
            assumed: map.is_assumed(&opportunity.from),
            bead: None,
            indent: 0.0,
            head,
            right,
            text: text(ctx, &opportunity.text.to_plain(), Face::Semibold, width),
            width,
        }
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        let head = if self.head.is_some() { HEAD + 2.0 } else { 0.0 };
        2.0 * (PAD - 4.0) + head + self.text.height(self.text_width())
    }

    fn text_width(&self) -> f64 {
        self.width - 2.0 * PAD - if self.head.is_some() { 0.0 } else { self.indent }
    }

    /// The card in a box of its width.
    pub fn draw(&self, x: f64, y: f64, height: f64) -> Group {
        let rect = Rect::new(0.0, 0.0, self.width, height);
        let mut group = Group::new("card").at(x, y).framed(rect);
        match self.look {
            Look::Pain => self.ground(&mut group, rect, Role::RedTint, Role::Red),
            Look::Gain => self.ground(&mut group, rect, Role::GreenTint, Role::Green),
            Look::Opportunity => {
                let edge = Shape::round_rect(rect.inset(0.5), 8.0);
                if self.assumed {
                    group.push(edge.clone().hatch());
                }
                group.push(edge.stroke(Stroke::new(Role::LineStrong, 1.0)));
            }
        }
        let top = PAD - 4.0;
        let indent = self.indent;
        group.nodes.extend(self.bead.clone().map(Node::from));
        let mut right = Group::new("whom").at(self.width - PAD - self.right.1, top);
        right.nodes.extend(self.right.0.iter().cloned());
        group.push(right);
        match &self.head {
            Some(head) => {
                group.push(head.moved(PAD + indent, top));
                group.extend(self.text.place(PAD, top + HEAD + 2.0, self.text_width()));
            }
            None => group.extend(self.text.place(PAD + indent, top, self.text_width())),
        }
        group
    }

    fn ground(&self, group: &mut Group, rect: Rect, tint: Role, rule: Role) {
        group.push(Shape::rect(rect).fill(tint));
        if self.assumed {
            group.push(Shape::rect(rect).hatch());
        }
        group.push(Shape::rect(Rect { width: 3.0, ..rect }).fill(rule));
    }
}

fn head(ctx: &mut LayoutCtx<'_>, words: &str, role: Role) -> TextLine {
    let y = (HEAD - TypeSize::Small.line()) / 2.0 + TypeSize::Small.baseline();
    ctx.line(0.0, y, Anchor::Left, words, TypeSize::Small, Face::Semibold, role)
}

fn text(ctx: &mut LayoutCtx<'_>, text: &str, face: Face, width: f64) -> Prose {
    ctx.cut(text, (TypeSize::Body, face, Role::Ink), width - 2.0 * PAD, LINES)
}

/// Whose it is, where it isn't everybody's.
fn marks(map: &Map, personas: &[PersonaId]) -> (Vec<Node>, f64) {
    if personas.len() >= map.personas.len() || personas.len() > MOST_MARKS {
        return (Vec::new(), 0.0);
    }
    let mark = |(index, &id): (usize, &PersonaId)| {
        let look = PersonaLook::of(id);
        look.marker.shape(5.0 + index as f64 * MARK, HEAD / 2.0, 4.5).fill(look.hue).into()
    };
    (personas.iter().enumerate().map(mark).collect(), personas.len() as f64 * MARK)
}

fn answers(ctx: &mut LayoutCtx<'_>, pains: &[PainId]) -> (Vec<Node>, f64) {
    let (mut x, mut beads) = (0.0, Vec::new());
    for &pain in pains.iter().take(MOST_MARKS) {
        let excess = ctx.bead_excess(&pain.number().to_string());
        beads.push(ctx.pain_bead(pain, x + 10.0 + excess / 2.0, HEAD / 2.0).into());
        x += 22.0 + excess;
    }
    (beads, x)
}
