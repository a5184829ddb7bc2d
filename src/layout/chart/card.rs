//! A card: what it is, its text, whom it concerns and its evidence. A panel shows all of it, a slide as much as fits.

use super::{
    card_content::{MARK, TO_WORD, become_of, face, heads, looks, said, severity, width_of_head},
    card_numbers::{BESIDE, and_more, answers, beads},
    card_style::{BRIEF, CardStyle, PANEL, SLIDE, STACKED},
    persona_names,
    subject::Subject,
};
use crate::{
    layout::{LayoutCtx, PersonaLook, Prose},
    model::PainId,
    scene::{Anchor, Face, Group, Node, Point, Rect, Role, Shape, Stroke, TypeSize},
};

/// The height of the first line.
const HEAD: f64 = 20.0;
/// Width of the number in the first line.
const BEAD: f64 = 26.0;
/// Corner radius of a card.
const ROUND: f64 = 6.0;

/// A card that a slide asks for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// What it is about.
    pub subject: Subject,
    /// The pain whose card is above it.
    pub under: Option<PainId>,
    pub width: f64,
    /// Whether it is below another card instead of a badge, so that it has its number itself.
    pub is_stacked: bool,
}

impl Asked {
    pub fn new(subject: Subject, under: Option<PainId>) -> Self {
        Self { subject, under, width: 1.0, is_stacked: false }
    }
}

/// The most lines of a slide's card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// Below a first line; of one line, a card has two and no first one; of none, only one.
    pub most: usize,
    /// How many more a text has that would be cut.
    pub more: usize,
    /// Whether there is no first line: what that of a pain says is beside its badge, and texts have the room.
    pub beside: bool,
    /// Whether there is a first line wherever it has something to say, although its text would have the room.
    pub headed: bool,
}

/// How much of a card's text is shown.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// The card's width.
    width: f64,
    /// The most lines.
    lines: usize,
}

/// A card whose texts are shaped. It can be measured at any width, unless it was cut to fit one.
#[derive(Debug, Clone)]
pub struct Card {
    /// What it is about.
    pub subject: Subject,
    style: &'static CardStyle,
    head: String,
    head_width: f64,
    text: Prose,
    looks: Vec<PersonaLook>,
    /// The pains that it answers, as far as they are drawn and their numbers have room, and how many more.
    answers: Vec<PainId>,
    more: usize,
    caption: Prose,
    assumed: bool,
    /// Width to the right of the text for numbers, where there is no first line.
    aside: f64,
}

impl Card {
    /// The card in a panel.
    pub fn whole(ctx: &mut LayoutCtx<'_>, subject: Subject, names: &[String]) -> Self {
        let (text, from) = said(ctx, subject);
        let (map, words) = (ctx.map, ctx.words);
        let personas = subject.personas(map);
        let who = persona_names::who(map, personas, names, words);
        let assumed = map.is_assumed(&from);
        let looks = if who.is_some() { looks(personas) } else { Vec::new() };
        // What has become of a pain may go on to a second line there, and so widens no column.
        let (head, became) = match subject {
            Subject::Pain(id) => (severity(ctx, id), become_of(ctx, id)),
            Subject::Gain(_) | Subject::Opportunity(_) => (heads(ctx, subject).swap_remove(0), Vec::new()),
        };
        let known = [ctx.source_numbers(&from), assumed.then(|| words.assumed.to_owned())];
        let said = who.into_iter().chain(became).chain(known.into_iter().flatten());
        let caption = said.collect::<Vec<_>>().join(" · ");
        Self {
            head_width: ctx.width(&head, PANEL.head, Face::Semibold),
            text: ctx.prose(&text, TypeSize::Body, Face::Regular, Role::Ink),
            caption: ctx.runs(TypeSize::Small, &[(caption.as_str(), Face::Regular, Role::Soft)]),
            style: &PANEL,
            answers: Vec::new(),
            more: 0,
            subject,
            head,
            looks,
            assumed,
            aside: 0.0,
        }
    }

    /// The card on a slide. The text of an answer that is whole in the first line's room, too, gets it, unless it is overdue; that of a pain never takes
    /// the place of its severity. `shown` are the pains that are drawn.
    pub fn fitted(ctx: &mut LayoutCtx<'_>, asked: &Asked, shown: &[PainId], lines: Lines) -> Self {
        let (width, is_pain) = (asked.width, matches!(asked.subject, Subject::Pain(_)));
        let is_quiet = lines.beside && !asked.is_stacked;
        let is_beside = is_pain && is_quiet;
        let has_head = !heads(ctx, asked.subject).is_empty();
        let must = is_pain && !is_beside || lines.headed && has_head || asked.subject.is_late(ctx.map);
        let tries = (lines.most..=lines.most + lines.more).flat_map(|most| {
            let headed = (must || most > 1 && !is_quiet && has_head).then_some((most.max(1), true));
            let brief = (!must && (most < 2 || !is_pain || is_beside)).then_some((most + 1, false));
            headed.into_iter().chain(brief)
        });
        let mut last = None;
        for (lines, is_headed) in tries.collect::<Vec<_>>() {
            let cut = Cut { width, lines };
            let card = if is_headed { Self::cut(ctx, asked, shown, cut) } else { Self::brief(ctx, asked, shown, cut) };
            if !card.is_cut() {
                return card;
            }
            last = Some(card);
        }
        last.unwrap_or_else(|| Self::brief(ctx, asked, shown, Cut { width, lines: 1 }))
    }

    /// The least width of a pain's card beside whose badge, above its middle, there is room for how severe it is. Whom it is for is there where it has room.
    pub fn width_beside_badge(ctx: &mut LayoutCtx<'_>, subject: Subject) -> f64 {
        let least = match subject {
            Subject::Pain(id) => width_of_head(ctx, &severity(ctx, id), 0),
            Subject::Gain(_) | Subject::Opportunity(_) => 0.0,
        };
        2.0 * (subject.reach(ctx.map) + TO_WORD + least)
    }

    /// The widths of the longest and the shortest first line; `None` if there is nothing to say there.
    pub fn head_widths(ctx: &mut LayoutCtx<'_>, subject: Subject) -> Option<[f64; 2]> {
        let heads = heads(ctx, subject);
        let mut widths = heads.iter().map(|head| ctx.width(head, SLIDE.head, Face::Semibold));
        let first = widths.next()?;
        Some(widths.fold([first, first], |[longest, shortest], width| [longest.max(width), shortest.min(width)]))
    }

    /// What a card on a slide says, shaped.
    pub fn text(ctx: &mut LayoutCtx<'_>, subject: Subject) -> Prose {
        let (text, _) = said(ctx, subject);
        ctx.runs(TypeSize::Body, &[(&text.to_plain(), face(subject), Role::Ink)])
    }

    /// Whether such a text of a pain has room in a card of a width, beside whose badge is what its first line would say.
    pub fn is_whole(text: &Prose, width: f64, lines: Lines) -> bool {
        text.line_count(width - 2.0 * BRIEF.pad) <= lines.most + 1 + lines.more
    }

    /// What the first line of a pain's card says, beside its badge, for a card without one: how severe it is and whom it is for, within these edges.
    /// It is after the badge, before it if there is more room, and without whom it is for if there is less.
    pub fn beside_badge(&self, ctx: &mut LayoutCtx<'_>, badge: Point, (first, last): (f64, f64)) -> Vec<Node> {
        if self.style.has_head {
            return Vec::new();
        }
        let (map, size) = (ctx.map, SLIDE.head);
        let personas = self.subject.personas(map);
        let all = if map.is_everybody(personas) { Vec::new() } else { looks(personas) };
        let heads = heads(ctx, self.subject);
        let from = self.subject.reach(map) + TO_WORD;
        let tries = [all.as_slice(), &[]].into_iter().flat_map(|looks| heads.iter().map(move |head| (head, looks)));
        let placed = tries.flat_map(|(head, looks)| [(head, looks, true), (head, looks, false)]);
        let found = placed.into_iter().find_map(|(head, looks, is_after)| {
            let width = width_of_head(ctx, head, looks.len());
            let left = if is_after { badge.x + from } else { badge.x - from - width };
            (first <= left && left + width <= last).then_some((head, looks, left))
        });
        let Some((head, looks, left)) = found else { return Vec::new() };
        let (y, role) = (badge.y + size.centring(), self.subject.roles(map).2);
        let line = ctx.line(left, y, Anchor::Left, head, size, Face::Semibold, role);
        let first = left + line.width + TO_WORD + MARK / 2.0;
        let mark = |(index, look): (usize, &PersonaLook)| {
            Node::from(look.marker.shape(first + index as f64 * MARK, badge.y, 4.5).fill(look.hue))
        };
        let marks = looks.iter().enumerate().map(mark);
        std::iter::once(Node::from(line)).chain(marks).collect()
    }

    /// Whether its text is shortened.
    pub fn is_cut(&self) -> bool {
        self.text.is_cut()
    }

    /// The card on a slide. Of the pains that this one answers, it lists those that are `shown`.
    fn cut(ctx: &mut LayoutCtx<'_>, asked: &Asked, shown: &[PainId], cut: Cut) -> Self {
        let &Asked { subject, under, is_stacked, .. } = asked;
        let (text, from) = said(ctx, subject);
        let map = ctx.map;
        let personas = subject.personas(map);
        let inner = cut.width - 2.0 * SLIDE.pad;
        let (answers, more) = answers(ctx, (subject, under), shown, inner);
        let mut card = Self {
            looks: if map.is_everybody(personas) { Vec::new() } else { looks(personas) },
            text: ctx.cut(&text.to_plain(), (TypeSize::Body, face(subject), Role::Ink), inner, cut.lines),
            assumed: map.is_assumed(&from),
            caption: Prose::empty(),
            head: String::new(),
            head_width: 0.0,
            style: if is_stacked { &STACKED } else { &SLIDE },
            subject,
            answers,
            more,
            aside: 0.0,
        };
        let before = if is_stacked { BEAD } else { 0.0 };
        let heads: Vec<(String, f64)> = heads(ctx, subject)
            .into_iter()
            .map(|head| {
                let width = ctx.width(&head, SLIDE.head, Face::Semibold);
                (head, width)
            })
            .collect();
        let fitting = |room: f64| heads.iter().find(|(_, width)| before + width <= room).cloned();
        let mut head = fitting(inner - card.right(ctx));
        if head.is_none() && subject.severity(map).is_some() {
            // How severe it is counts more than whom it is for.
            card.looks.clear();
            head = fitting(inner);
        }
        (card.head, card.head_width) = head.unwrap_or_default();
        card
    }

    /// The card where there is little room: what it says, as far as that fits.
    fn brief(
        ctx: &mut LayoutCtx<'_>,
        &Asked { subject, under, .. }: &Asked,
        shown: &[PainId],
        Cut { width, lines }: Cut,
    ) -> Self {
        let (text, from) = said(ctx, subject);
        let look = (TypeSize::Body, face(subject), Role::Ink);
        let (answers, more) = answers(ctx, (subject, under), shown, (width - 2.0 * BRIEF.pad) / 2.0);
        let aside = beads(ctx, &answers, more);
        Self {
            text: ctx.cut(&text.to_plain(), look, width - 2.0 * BRIEF.pad - aside, lines),
            aside,
            assumed: ctx.map.is_assumed(&from),
            caption: Prose::empty(),
            head: String::new(),
            head_width: 0.0,
            style: &BRIEF,
            looks: Vec::new(),
            answers,
            more,
            subject,
        }
    }

    /// Whether it has a first line, or `None` if it has nothing to say there or has to say it.
    pub fn has_head(&self, ctx: &LayoutCtx<'_>) -> Option<bool> {
        let is_free = !self.subject.is_late(ctx.map) && !heads(ctx, self.subject).is_empty();
        is_free.then_some(self.style.has_head)
    }

    /// Whether its text is cut, and whether its first line is shorter than it could be.
    pub fn lack(&self, ctx: &LayoutCtx<'_>) -> (bool, bool) {
        let is_short = self.style.has_head && heads(ctx, self.subject).first().is_some_and(|head| *head != self.head);
        (self.is_cut(), is_short)
    }

    /// Whether what it says is assumed.
    pub fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// The least width that it needs.
    pub fn least_width(&self) -> f64 {
        let caption = self.caption.min_width() + self.indent();
        2.0 * self.style.pad + self.text.min_width().max(caption).max(BEAD + self.head_width)
    }

    /// Its height at a width.
    pub fn height(&self, width: f64) -> f64 {
        let inner = self.inner(width);
        let caption =
            if self.caption.is_empty() { 0.0 } else { self.style.gap + self.caption.height(inner - self.indent()) };
        2.0 * self.style.top + self.head_height() + self.text.height(inner) + caption
    }

    fn head_height(&self) -> f64 {
        let is_empty = self.head.is_empty() && self.answers.is_empty() && !self.style.has_bead;
        if is_empty || !self.style.has_head { 0.0 } else { HEAD + self.style.gap }
    }

    fn inner(&self, width: f64) -> f64 {
        (width - 2.0 * self.style.pad - self.aside).max(1.0)
    }

    /// Width of the marks before the caption.
    fn indent(&self) -> f64 {
        let count = if self.style.has_caption { self.looks.len() } else { 0 };
        if count == 0 { 0.0 } else { count as f64 * MARK + 1.0 }
    }

    /// What is at the right end of the first line: marks, or the numbers of the pains it answers.
    fn right(&self, ctx: &mut LayoutCtx<'_>) -> f64 {
        let marks = if self.style.has_caption { 0 } else { self.looks.len() } as f64 * MARK;
        match beads(ctx, &self.answers, self.more) {
            0.0 if marks > 0.0 => marks + 6.0,
            beads => marks + beads,
        }
    }

    /// The card in its box, which may be higher than [`Card::height`].
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, rect: Rect) -> Group {
        let mut group = Group::new("card").framed(rect);
        self.draw_box(ctx, &mut group, rect);
        let CardStyle { pad, top, gap, .. } = *self.style;
        let (x, inner) = (rect.x + pad, self.inner(rect.width));
        self.draw_head(ctx, &mut group, x, rect.y + top);
        self.draw_right(ctx, &mut group, rect.right() - pad, rect.y + top);
        let text_top = rect.y + top + self.head_height();
        group.extend(self.text.place(x, text_top, inner));
        if !self.caption.is_empty() {
            let y = text_top + self.text.height(inner) + gap;
            for (index, look) in self.looks.iter().enumerate() {
                let mark = look.marker.shape(x + 4.5 + index as f64 * MARK, y + 8.0, 4.0);
                group.push(mark.fill(look.hue));
            }
            group.extend(self.caption.place(x + self.indent(), y, inner - self.indent()));
        }
        group
    }

    fn draw_box(&self, ctx: &LayoutCtx<'_>, group: &mut Group, rect: Rect) {
        let (line, tint, _) = self.subject.roles(ctx.map);
        match self.subject {
            Subject::Pain(_) | Subject::Gain(_) => {
                group.push(Shape::round_rect(rect, ROUND).fill(tint));
                group.extend(self.assumed.then(|| Shape::round_rect(rect, ROUND).hatch()));
                // A pale card on the band of a key moment would be the palest of all.
                let edge = Shape::round_rect(rect.inset(0.5), ROUND).stroke(Stroke::new(line, 1.0));
                group.extend(self.subject.is_grave(ctx.map).then_some(edge));
            }
            Subject::Opportunity(_) => {
                let edge = Shape::round_rect(rect.inset(0.5), ROUND);
                group.push(edge.clone().fill(Role::Ground));
                group.extend(self.assumed.then(|| edge.clone().hatch()));
                group.push(edge.stroke(Stroke::new(line, 1.0)));
            }
        }
    }

    fn draw_head(&self, ctx: &mut LayoutCtx<'_>, group: &mut Group, x: f64, top: f64) {
        let ink = if self.subject.is_late(ctx.map) { Role::RedText } else { self.subject.roles(ctx.map).2 };
        let size = self.style.head;
        let mut before = 0.0;
        if self.style.has_bead {
            group.extend(self.subject.bead(ctx, x + 9.0, top + HEAD / 2.0));
            before = BEAD;
        }
        if !self.head.is_empty() {
            let baseline = top + (HEAD - size.line()) / 2.0 + size.baseline();
            group.push(ctx.line(x + before, baseline, Anchor::Left, &self.head, size, Face::Semibold, ink));
        }
    }

    fn draw_right(&self, ctx: &mut LayoutCtx<'_>, group: &mut Group, right: f64, top: f64) {
        let mut x = right - self.right(ctx) + 6.0;
        if self.style.has_caption || x >= right + 6.0 {
            return;
        }
        let middle = top + HEAD / 2.0;
        let mut whom = Group::new("whom");
        for look in &self.looks {
            whom.push(Node::from(look.marker.shape(x + MARK / 2.0, middle, 4.5).fill(look.hue)));
            x += MARK;
        }
        for &pain in &self.answers {
            let excess = ctx.bead_excess(&pain.number().to_string());
            whom.push(ctx.pain_bead(pain, x + BESIDE / 2.0 + excess / 2.0, middle));
            x += BESIDE + excess;
        }
        if self.more > 0 {
            let (more, size) = (and_more(ctx, self.more), TypeSize::Small);
            let y = middle + size.centring();
            whom.push(ctx.line(x + 2.0, y, Anchor::Left, &more, size, Face::Semibold, Role::Soft));
        }
        group.push(whom);
    }
}
