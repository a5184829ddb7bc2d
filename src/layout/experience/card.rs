//! The card of a pain or a gain: its number, how bad it is, what it is, whom it concerns and how it is known.

use crate::{
    layout::chart::persona_names,
    layout::{LayoutCtx, PersonaLook, Prose},
    model::{GainId, Map, PainId, PersonaId, SourceId, Text},
    scene::{Anchor, Face, Group, Rect, Role, Shape, TypeSize},
};

/// Left and right of the text.
const PAD: f64 = 14.0;
const TOP: f64 = 10.0;
const HEAD: f64 = 20.0;
const GAP: f64 = 4.0;
/// From one persona's mark to the next.
const MARK: f64 = 13.0;
/// More marks than these say less than the words.
const MOST_MARKS: usize = 4;

/// What a card is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A pain.
    Pain(PainId),
    /// A gain.
    Gain(GainId),
}

/// The width of the rule that joins a card to what it belongs to.
pub const RULE: f64 = 3.0;

/// From the top of a card to the link to the one beside it: the middle of its head.
const LINK: f64 = TOP + HEAD / 2.0 - RULE / 2.0;

/// Where a card's rule stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// At its left, as the end of its column's stem.
    Left {
        /// How far above the card it goes on, to the next one of the stack.
        above: f64,
    },
    /// A link to the card beside it, which has a rule or is linked to one that has.
    Beside {
        /// How far away that one is.
        before: f64,
    },
    /// Along its top, over all that it spans.
    Top {
        /// How far before the card it begins, at the end of the one before it.
        before: f64,
    },
    /// Along its bottom, over all that it spans.
    Bottom {
        /// How far before the card it begins, at the end of the one before it.
        before: f64,
    },
}

impl Rule {
    fn rect(self, card: Rect) -> Option<Rect> {
        match self {
            Self::Left { above } => Some(Rect::new(card.x - RULE / 2.0, card.y - above, RULE, card.height + above)),
            Self::Beside { before } if before > 0.0 => Some(Rect::new(card.x - before, card.y + LINK, before, RULE)),
            Self::Beside { .. } => None,
            Self::Top { before } => Some(Rect::new(card.x - before, card.y, card.width + before, RULE)),
            Self::Bottom { before } => {
                Some(Rect::new(card.x - before, card.bottom() - RULE, card.width + before, RULE))
            }
        }
    }
}

/// A card whose texts are shaped, ready to be tried at any width.
#[derive(Debug, Clone)]
pub struct Card {
    /// What it is of.
    pub subject: Subject,
    head: String,
    head_width: f64,
    text: Prose,
    looks: Vec<PersonaLook>,
    caption: Prose,
    assumed: bool,
}

impl Card {
    /// The card of a pain.
    pub fn pain(ctx: &mut LayoutCtx<'_>, id: PainId, names: &[String]) -> Self {
        let map = ctx.map;
        let pain = map.pain(id);
        let severity = ctx.words.severity(pain.severity);
        // What became of it stands beside it, as far as it says anything of before.
        let head = ctx.pain_change(id).map_or_else(|| severity.to_owned(), |change| format!("{severity} · {change}"));
        Self::new(ctx, Subject::Pain(id), head, &pain.text, &pain.personas, &pain.from, names)
    }

    /// The card of a gain.
    pub fn gain(ctx: &mut LayoutCtx<'_>, id: GainId, names: &[String]) -> Self {
        let map = ctx.map;
        let gain = map.gain(id);
        let head = ctx.words.gain.to_owned();
        Self::new(ctx, Subject::Gain(id), head, &gain.text, &gain.personas, &gain.from, names)
    }

    fn new(
        ctx: &mut LayoutCtx<'_>,
        subject: Subject,
        head: String,
        text: &Text,
        personas: &[PersonaId],
        from: &[SourceId],
        names: &[String],
    ) -> Self {
        let assumed = ctx.map.is_assumed(from);
        let who = persona_names::who(ctx.map, personas, names, ctx.words.both, ctx.words.everyone);
        let marked = who.is_some() && personas.len() <= MOST_MARKS;
        let said = [who, ctx.source_numbers(from), assumed.then(|| ctx.words.assumed.to_owned())];
        let caption = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Self {
            subject,
            head_width: ctx.width(&head, TypeSize::Body, Face::Semibold),
            head,
            text: ctx.prose(text, TypeSize::Body, Face::Regular, Role::Ink),
            looks: if marked { personas.iter().map(|&id| PersonaLook::of(id)).collect() } else { Vec::new() },
            caption: ctx.runs(TypeSize::Small, &[(caption.as_str(), Face::Regular, Role::Soft)]),
            assumed,
        }
    }

    /// The least width that it needs.
    pub fn least_width(&self) -> f64 {
        let caption = self.caption.min_width() + self.indent();
        2.0 * PAD + self.text.min_width().max(caption).max(26.0 + self.head_width)
    }

    /// How high it is at a width.
    pub fn height(&self, width: f64) -> f64 {
        let inner = inner(width);
        let caption = if self.caption.is_empty() { 0.0 } else { GAP + self.caption.height(inner - self.indent()) };
        TOP + HEAD + GAP + self.text.height(inner) + caption + TOP
    }

    fn indent(&self) -> f64 {
        if self.looks.is_empty() { 0.0 } else { self.looks.len() as f64 * MARK + 1.0 }
    }

    /// The card in its box, whose height is [`Card::height`].
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, rect: Rect, rule: Rule) -> Group {
        let (tint, line, ink) = match self.subject {
            Subject::Pain(id) if !ctx.map.pain(id).is_solved() => (Role::RedTint, Role::Red, Role::RedText),
            Subject::Pain(_) | Subject::Gain(_) => (Role::GreenTint, Role::Green, Role::GreenText),
        };
        let (x, y, width) = (rect.x, rect.y, rect.width);
        let mut group = Group::new("card").framed(Rect::new(x - RULE / 2.0, y, width + RULE / 2.0, rect.height));
        group.push(Shape::rect(rect).fill(tint));
        if self.assumed {
            group.push(Shape::rect(rect).hatch());
        }
        group.extend(rule.rect(rect).map(|rule| Shape::rect(rule).fill(line)));
        let middle = y + TOP + HEAD / 2.0;
        group.push(self.bead(ctx, x + PAD + 9.0, middle));
        let baseline = y + TOP + TypeSize::Body.baseline();
        group.push(ctx.line(x + PAD + 26.0, baseline, Anchor::Left, &self.head, TypeSize::Body, Face::Semibold, ink));
        let text_top = y + TOP + HEAD + GAP;
        group.extend(self.text.place(x + PAD, text_top, inner(width)));
        self.draw_caption(&mut group, x + PAD, text_top + self.text.height(inner(width)) + GAP, inner(width));
        group
    }

    fn bead(&self, ctx: &mut LayoutCtx<'_>, x: f64, y: f64) -> Group {
        match self.subject {
            Subject::Pain(id) => ctx.pain_bead(id, x, y),
            Subject::Gain(id) => ctx.gain_bead(id, x, y),
        }
    }

    fn draw_caption(&self, group: &mut Group, x: f64, top: f64, width: f64) {
        if self.caption.is_empty() {
            return;
        }
        for (index, look) in self.looks.iter().enumerate() {
            let mark = look.marker.shape(x + 4.5 + index as f64 * MARK, top + 8.0, 4.0);
            group.push(mark.fill(look.hue));
        }
        group.extend(self.caption.place(x + self.indent(), top, width - self.indent()));
    }
}

fn inner(width: f64) -> f64 {
    (width - 2.0 * PAD).max(1.0)
}

/// The pains of a list, the deepest first, then in the order of the story.
pub fn deepest_first(map: &Map, pains: &[PainId]) -> Vec<PainId> {
    let mut pains = pains.to_vec();
    pains.sort_by_key(|&id| (std::cmp::Reverse(map.pain(id).severity), id));
    pains
}
