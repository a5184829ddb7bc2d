//! Badges of the header: a label over a value.

use super::{LayoutCtx, Prose};
use crate::{
    rows::{HeadFact, HeadLine, head},
    scene::{Face, Group, Rect, Role, Shape, TypeSize},
    span::Span,
};

/// The widest that a badge gets before its text is wrapped.
const BADGE: f64 = 320.0;
/// Extra width for a badge whose letters may come out wider than measured, because nothing around it would hide that.
const WIDER: f64 = 1.06;

/// Gap between a label and its value on one line, and where both are one text.
const INLINE: f64 = 6.0;
const BETWEEN: &str = "\u{a0}\u{a0}";
/// Padding left and right of a pill's word, and the pill's height in a row of badges and next to a title.
const PILL: (f64, f64, f64) = (12.0, 20.0, 28.0);

/// What a badge in red is called, and one that says who took part.
const OVERDUE: &str = "overdue";
const WITH: &str = "with";

/// A label over a value.
pub struct Badge {
    class: &'static str,
    label: Prose,
    value: Prose,
    /// Both as one text: where letters may come out narrower than measured, they would part.
    both: Prose,
    /// Whether it fits in any font: it is measured with some room to spare.
    fits_any_font: bool,
    /// The line of the map that it comes from.
    source: Option<Span>,
    is_assumed: bool,
    /// Whether it is a single word on a filled background, without a label.
    is_pill: bool,
}

impl Badge {
    pub fn new(ctx: &mut LayoutCtx<'_>, class: &'static str, label: &str, value: &str, role: Role) -> Self {
        Self {
            class,
            label: ctx.runs(TypeSize::Small, &[(label, Face::Regular, Role::Faint)]),
            fits_any_font: label.chars().chain(value.chars()).all(|c| ctx.fonts.is_certain(c)),
            value: ctx.runs(TypeSize::Body, &[(value, Face::Semibold, role)]),
            both: ctx.runs(
                TypeSize::Body,
                &[(label, Face::Regular, Role::Faint), (BETWEEN, Face::Regular, role), (value, Face::Semibold, role)],
            ),
            source: None,
            is_assumed: false,
            is_pill: false,
        }
    }

    /// A single word on a filled background.
    pub fn pill(ctx: &mut LayoutCtx<'_>, class: &'static str, value: &str) -> Self {
        let badge = Self::new(ctx, class, "", value, Role::Ink);
        Self { is_pill: true, ..badge }
    }

    pub fn is_pill(&self) -> bool {
        self.is_pill
    }

    pub fn is_overdue(&self) -> bool {
        self.class == OVERDUE
    }

    pub fn is_with(&self) -> bool {
        self.class == WITH
    }

    /// Links the badge to a line of the map, which may be an assumption.
    pub fn of(self, line: Span, is_assumed: bool) -> Self {
        Self { source: Some(line), is_assumed, ..self }
    }

    pub fn width(&self) -> f64 {
        if self.is_pill {
            return self.inline_width();
        }
        // A hair more than measured, so that rounding never breaks the line.
        let width = self.label.natural_width().max(self.value.balanced_width(BADGE)).min(BADGE);
        (if self.fits_any_font { width } else { width * WIDER }).ceil()
    }

    pub fn height(&self) -> f64 {
        if self.is_pill {
            return PILL.2;
        }
        self.label.height(self.width()) + self.value.height(self.width())
    }

    /// Its width on one line.
    pub fn inline_width(&self) -> f64 {
        if self.is_pill {
            let wider = if self.fits_any_font { 1.0 } else { WIDER };
            return (self.value.natural_width() * wider).ceil() + 2.0 * PILL.0;
        }
        if !self.fits_any_font {
            return (self.both.natural_width() * WIDER).ceil() + 1.0;
        }
        (self.label.natural_width() + INLINE + self.value.natural_width()).ceil() + 1.0
    }

    /// The badge on one line, starting at the origin.
    pub fn draw_inline(&self) -> Group {
        if self.is_pill {
            return self.draw_pill(PILL.1);
        }
        let (size, label) = (TypeSize::Body.line(), self.label.natural_width() + 1.0);
        let mut group = Group::new(self.class);
        if !self.fits_any_font {
            group.extend(self.both.place(0.0, 0.0, self.inline_width()));
            return group.framed(Rect::new(0.0, 0.0, self.inline_width(), size));
        }
        // Both share a baseline.
        let lower = TypeSize::Body.baseline() - TypeSize::Small.baseline();
        group.extend(self.label.place(0.0, lower, label));
        group.extend(self.value.place(label - 1.0 + INLINE, 0.0, self.value.natural_width() + 1.0));
        group.framed(Rect::new(0.0, 0.0, self.inline_width(), size))
    }

    fn draw_pill(&self, height: f64) -> Group {
        let width = self.inline_width();
        let mut group = Group::new(self.class);
        group.push(Shape::round_rect(Rect::new(0.0, 0.0, width, height), height / 2.0).fill(Role::Band));
        let top = (height - TypeSize::Body.line()) / 2.0;
        group.extend(self.value.place_centred(width / 2.0, top, width));
        group.framed(Rect::new(0.0, 0.0, width, height))
    }

    /// The badge, starting at the origin.
    pub fn draw(&self) -> Group {
        if self.is_pill {
            return self.draw_pill(PILL.2);
        }
        let width = self.width();
        let mut group = Group::new(self.class);
        group.source = self.source;
        if self.is_assumed {
            let height = self.value.height(width);
            let hatch = Rect::new(-4.0, self.label.height(width) - 1.0, width + 8.0, height + 2.0);
            group.push(Shape::round_rect(hatch, 4.0).hatch());
        }
        group.extend(self.label.place(0.0, 0.0, width));
        group.extend(self.value.place(0.0, self.label.height(width), width));
        let around = if self.is_assumed { 4.0 } else { 0.0 };
        group.framed(Rect::new(0.0 - around, 0.0, width + 2.0 * around, self.height() + around / 4.0))
    }
}

/// The badges for state, the compared map, owner and reviews.
pub fn badges(ctx: &mut LayoutCtx<'_>) -> Vec<Badge> {
    let (map, words) = (ctx.map, ctx.words);
    let mut badges = Vec::new();
    if let Some(all) = map.segment_of.filter(|&all| all > map.personas.len()) {
        let names: Vec<String> = map.personas.iter().map(|persona| persona.label.to_plain()).collect();
        let value = format!("{} ({} / {all})", names.join(words.comma), names.len());
        badges.push(Badge::new(ctx, "segment", words.personas, &value, Role::Ink));
    }
    let lines = head(map, words);
    let (state, rest) = lines.split_at(lines.iter().take_while(|line| line.fact == HeadFact::State).count());
    badges.extend(state.iter().map(|line| badge(ctx, line)));
    // Otherwise the legend says it by the title.
    let namesake = ctx.whole().compares.as_ref().filter(|other| other.map.title.to_plain() == map.title.to_plain());
    if let Some(comparison) = namesake {
        badges.push(Badge::new(ctx, "compares", words.page.compares, &comparison.map.file, Role::Ink));
    }
    badges.extend(rest.iter().map(|line| badge(ctx, line)));
    badges
}

fn badge(ctx: &mut LayoutCtx<'_>, line: &HeadLine<'_>) -> Badge {
    let value = line.to_plain();
    if !line.wrong.is_empty() {
        return Badge::new(ctx, OVERDUE, line.label, &format!("{value} · {}", line.wrong), Role::RedText);
    }
    let class = match line.fact {
        HeadFact::State => return Badge::pill(ctx, "state", &value),
        HeadFact::Owner => "owner",
        HeadFact::MadeWith => WITH,
        HeadFact::Reviewed => "reviewed",
        HeadFact::NextReview => "next-review",
    };
    Badge::new(ctx, class, line.label, &value, Role::Ink)
}
