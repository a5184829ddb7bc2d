//! The head of a slide: title, the finding or otherwise what it is about, badges; the personas next to that.

use super::frame::{Frame, MARGIN};
use crate::{
    layout::{
        LayoutCtx, PersonaLook, Prose, Words,
        assumed::underline,
        chart::has_samples,
        cut::Look,
        findings::metrics,
        header::{Badge, badges},
        headline::headline,
        persona_card::initials,
    },
    model::{Persona, PersonaId},
    scene::{Face, Group, Image, Rect, Role, Shape, Stroke, TypeSize},
    span::Span,
};

const AVATAR: f64 = 44.0;
/// From a persona's left edge to the text.
const LEFT: f64 = 60.0;
const GAP: f64 = 32.0;
/// The narrowest persona.
const PERSONA: f64 = 208.0;
/// The most personas side by side, and the most rows.
const MOST: (usize, usize) = (4, 2);
/// Gap between two badges.
const APART: f64 = 24.0;
/// From the title to the badges next to it.
const BESIDE: f64 = 32.0;
/// Above and below a finding in large letters: those of some scripts are higher than their line.
const AIR: f64 = 4.0;
/// The most lines of what a persona says, and where there is least room.
const QUOTE: [usize; 2] = [2, 1];
/// The most rows of badges, and the height of each.
const ROWS: (usize, f64) = (2, 20.0);

/// The head, shaped.
pub struct Head {
    title: Vec<Line>,
    /// Each with its place next to the title, or below what the map is about.
    badges: Vec<(Badge, f64, f64)>,
    personas: Vec<Card>,
    more: Prose,
    /// Width of the title's block, and of a persona.
    widths: (f64, f64),
    per_row: usize,
    pub height: f64,
    /// Whether it includes everybody.
    pub complete: bool,
}

/// A text below the title, or the title itself.
struct Line {
    text: Prose,
    /// How much width it has.
    width: f64,
    /// Free space above and below it.
    air: f64,
    /// The line that it comes from, and whether it is assumed.
    source: Option<Span>,
    is_assumed: bool,
}

struct Card {
    group: Group,
    lines: Vec<Prose>,
}

impl Head {
    /// Shapes the head; a tight one has only the finding below the title, and a close one shorter quotes.
    pub fn new(ctx: &mut LayoutCtx<'_>, frame: &Frame, (is_tight, is_close): (bool, bool)) -> Self {
        let map = ctx.map;
        let width = frame.page.width - 2.0 * MARGIN;
        let count = if map.is_unnamed_customer() { 0 } else { map.personas.len() };
        let side = (((width * 0.55) / (PERSONA + GAP)) as usize).clamp(1, MOST.0);
        let shown = count.min(side * MOST.1);
        let per_row = shown.div_ceil(shown.div_ceil(side).max(1));
        let widest = if per_row == 0 { 0.0 } else { (width * 0.58 / per_row as f64 - GAP).min(360.0) };
        let lines = if count <= side { QUOTE[usize::from(is_close)] } else { 0 };
        let personas: Vec<Card> =
            (0..shown).map(|index| Card::new(ctx, PersonaId::new(index), widest - LEFT, lines)).collect();
        // As wide as their words: they are at the right edge, and the title gets the rest.
        let persona = personas.iter().map(|card| LEFT + card.width(widest - LEFT)).fold(0.0, f64::max).min(widest);
        let own = width - per_row as f64 * (persona + GAP);
        let more =
            if shown < count { Words::fill(ctx.words.more, &[&(count - shown).to_string()]) } else { String::new() };
        let badges = in_order(badges(ctx), metrics(ctx));
        // What is overdue has its room next to the title, where nothing may be below it.
        let late =
            badges.iter().filter(|badge| is_tight && badge.is_overdue()).map(|badge| badge.inline_width() + BESIDE);
        let beside = (own - late.sum::<f64>()).max(own / 2.0);
        let title = title(ctx, (beside, own), is_tight);
        let mut head = Self {
            badges: Vec::new(),
            title,
            personas,
            more: ctx.runs(TypeSize::Small, &[(&more, Face::Regular, Role::Soft)]),
            widths: (own, persona),
            per_row,
            height: 0.0,
            complete: shown == count,
        };
        let low = head.rows().last().map_or(0.0, |row| row.0 + row.1) + head.more.height(persona.max(1.0));
        // Below the personas, they may be as wide as the slide.
        let below = if low <= head.texts_height() { width } else { own };
        head.badges = placed(badges, &head.title, (own, below), is_tight);
        head.height = head.badges.iter().map(|badge| badge.2 + ROWS.1).fold(head.texts_height().max(low), f64::max);
        head
    }

    fn texts_height(&self) -> f64 {
        self.title.iter().map(Line::height).sum()
    }

    /// Whether the finding is assumed.
    pub fn is_assumed(&self) -> bool {
        self.title.iter().any(|line| line.is_assumed)
    }

    /// Top and height of each row of personas.
    fn rows(&self) -> Vec<(f64, f64)> {
        let mut y = 0.0;
        let row = |cards: &[Card]| {
            let height = cards.iter().map(|card| card.height(self.widths.1 - LEFT)).fold(0.0, f64::max);
            let top = y;
            y += height + 8.0;
            (top, height)
        };
        self.personas.chunks(self.per_row.max(1)).map(row).collect()
    }

    /// Draws the head, starting at the top.
    pub fn draw(&self, frame: &Frame) -> Group {
        let mut group = Group::new("header");
        let mut title = Group::new("title").at(MARGIN, 0.0);
        let mut y = 0.0;
        for line in &self.title {
            title.push(line.draw(y));
            y += line.height();
        }
        let mut below = Group::new("badges").at(MARGIN, y);
        for (badge, x, top) in &self.badges {
            let is_below = *top >= y;
            let row = if is_below { &mut below } else { &mut title };
            row.push(badge.draw_inline().at(*x, if is_below { *top - y } else { *top }));
        }
        let height = if below.nodes.is_empty() { self.height } else { y };
        group.push(title.framed(Rect::new(-6.0, 0.0, self.widths.0 + 6.0, height)));
        if !below.nodes.is_empty() {
            let right = self.badges.iter().map(|(badge, x, _)| x + badge.inline_width()).fold(0.0, f64::max);
            group.push(below.framed(Rect::new(0.0, 0.0, right, self.height - y)));
        }
        let rows = self.rows();
        for (index, card) in self.personas.iter().enumerate() {
            let (row, rank) = (rows[index / self.per_row], index % self.per_row);
            let x = MARGIN + self.widths.0 + GAP + rank as f64 * (self.widths.1 + GAP);
            group.push(card.draw(self.widths.1, row.1).at(x, row.0));
        }
        if let Some(row) = rows.last().filter(|_| !self.more.is_empty()) {
            let x = MARGIN + self.widths.0 + GAP + LEFT;
            group.extend(self.more.place(x, row.0 + row.1, self.widths.1 - LEFT));
        }
        group.framed(Rect::new(0.0, 0.0, frame.page.width, self.height))
    }
}

/// The title, which has what is beside the badges, and below it what has all the width.
fn title(ctx: &mut LayoutCtx<'_>, (beside, width): (f64, f64), is_tight: bool) -> Vec<Line> {
    let map = ctx.map;
    let title = map.title.one_line();
    let one = ctx.width(&title, TypeSize::Title, Face::Semibold) <= beside;
    let (size, lines) = if one { (TypeSize::Title, 1) } else { (TypeSize::Stage, 2) };
    let mut texts = vec![Line::new(ctx.cut(&title, (size, Face::Semibold, Role::Ink), beside, lines), beside)];
    // From a distance, the finding says more than what the map is about; then come the principles of the work. If they
    // don't all fit, the first of each is shown, with the number of the others.
    if let Some(finding) = headline(ctx) {
        let [whole, first] = [finding.text, finding.first].map(|text| and_more(ctx, text, finding.count));
        // Half a sentence is better than a cut one, and than a whole one in small letters. No line of the head stands out more than the title: below one
        // in smaller letters it is thin, and below one of two lines smaller.
        let (is_thin, is_small) = (size != TypeSize::Title, texts[0].text.line_count(beside) > 1);
        let large = (TypeSize::Stage, if is_thin { Face::Regular } else { Face::Semibold });
        let small = (TypeSize::Head, Face::Semibold);
        let tries = [(large, &whole), (large, &first), (small, &whole), (small, &first)];
        let mut tries = tries.into_iter().skip(if is_small { 2 } else { 0 });
        let fits = |&((size, face), text): &((TypeSize, Face), &String)| ctx.width(text, size, face) <= width;
        let ((size, face), text) = tries.find(fits).unwrap_or((small, &first));
        // Half a sentence has the room of a line; all of it may have two.
        let look = (size, face, finding.role);
        let both = (!is_tight && *text != whole).then(|| ctx.cut(&whole, look, width, 2)).filter(|both| !both.is_cut());
        let line = Line::new(both.unwrap_or_else(|| ctx.cut(text, look, width, 1)), width);
        let is_assumed = finding.insight.is_some_and(|insight| map.is_assumed(&insight.from));
        let source = finding.insight.map(|insight| insight.span);
        let air = if is_assumed || size == large.0 { AIR } else { 0.0 };
        texts.push(Line { source, is_assumed, air, ..line });
    } else if let Some(about) = map.about.as_ref().or(map.goals.first()) {
        let look: Look = (TypeSize::Body, Face::Regular, Role::Soft);
        texts.push(Line::new(ctx.cut(&about.to_plain(), look, width, 1), width));
    }
    if let Some(first) = map.principles.first().filter(|_| !is_tight && !map.insights.is_empty()) {
        let look: Look = (TypeSize::Small, Face::Regular, Role::Soft);
        let all: Vec<String> = map.principles.iter().map(|principle| principle.to_plain()).collect();
        let text = format!("{}: {}", ctx.words.principles, all.join(" · "));
        let whole = ctx.cut(&text, look, width, 1);
        let fits = !whole.is_cut();
        let short = format!("{}: {}", ctx.words.principles, and_more(ctx, first.to_plain(), all.len()));
        texts.push(Line::new(if fits { whole } else { ctx.cut(&short, look, width, 1) }, width));
    }
    texts
}

/// A text, and how many more there are of its kind.
fn and_more(ctx: &LayoutCtx<'_>, text: String, count: usize) -> String {
    match count {
        0 | 1 => text,
        _ => format!("{text} · {}", Words::fill(ctx.words.more, &[&ctx.words.number((count - 1) as f64)])),
    }
}

impl Line {
    fn new(text: Prose, width: f64) -> Self {
        Self { text, width, air: 0.0, source: None, is_assumed: false }
    }

    fn height(&self) -> f64 {
        self.text.height(self.width) + 2.0 * self.air
    }

    fn draw(&self, top: f64) -> Group {
        let (height, width) = (self.height(), self.width);
        let wide = self.text.balanced_width(width).min(width);
        let mut group = Group::new("line");
        group.source = self.source;
        if self.is_assumed {
            group.push(underline(Rect::new(0.0, top, wide, height)));
        }
        group.extend(self.text.place(0.0, top + self.air, width));
        group.framed(Rect::new(-6.0, top, (wide + 13.0).min(width + 6.0), height))
    }
}

/// What is overdue, then the state, then the figures, then the other badges; at last who took part, which is long.
fn in_order(badges: Vec<Badge>, figures: Vec<Badge>) -> Vec<Badge> {
    let (late, badges): (Vec<_>, Vec<_>) = badges.into_iter().partition(Badge::is_overdue);
    let (pills, badges): (Vec<_>, Vec<_>) = badges.into_iter().partition(Badge::is_pill);
    let (with, others): (Vec<_>, Vec<_>) = badges.into_iter().partition(Badge::is_with);
    late.into_iter().chain(pills).chain(figures).chain(others).chain(with).collect()
}

/// The badges next to the title if all fit there or nothing may be below it; otherwise as many as fit on one line below
/// what the map is about. Each of these places has a width.
fn placed(badges: Vec<Badge>, title: &[Line], (width, below): (f64, f64), is_tight: bool) -> Vec<(Badge, f64, f64)> {
    let (first, all) = (title.first(), title.iter().map(Line::height).sum::<f64>());
    let left = first.map_or(0.0, |title| title.text.balanced_width(title.width).ceil()) + BESIDE;
    let high = first.map_or(0.0, Line::height);
    // No row extends below the title, where other texts are.
    let rows = ((high / ROWS.1) as usize).clamp(1, ROWS.0);
    let top = ((high - rows as f64 * ROWS.1) / 2.0).max(0.0);
    let flow = |(left, width): (f64, f64), top: f64, rows: usize| {
        let (mut x, mut row, mut places) = (left, 0, Vec::new());
        for (at, badge) in badges.iter().enumerate() {
            let own = badge.inline_width();
            if x > left && x + own > width {
                (x, row) = (left, row + 1);
            }
            if row < rows && x + own <= width {
                places.push((at, x, top + row as f64 * ROWS.1));
                x += own + APART;
            }
        }
        places
    };
    let beside = flow((left, width), top, rows);
    let places = if is_tight || beside.len() == badges.len() { beside } else { flow((0.0, below), all + 4.0, 1) };
    let mut places = places.into_iter().peekable();
    let placed = |(at, badge): (usize, Badge)| places.next_if(|place| place.0 == at).map(|(_, x, y)| (badge, x, y));
    badges.into_iter().enumerate().filter_map(placed).collect()
}

impl Card {
    fn new(ctx: &mut LayoutCtx<'_>, id: PersonaId, width: f64, lines: usize) -> Self {
        let (look, persona) = (PersonaLook::of(id), ctx.map.persona(id));
        let mut group = Group::new("persona").named("persona", persona.name.as_str()).from_source(persona.span);
        group = group.titled(persona.label.to_plain());
        let radius = AVATAR / 2.0;
        match persona.image {
            Some(picture) => {
                let rect = Rect::new(0.0, 0.0, AVATAR, AVATAR);
                group.push(Image { picture: picture.index(), rect, radius, alt: persona.label.to_plain() });
                group.push(Shape::circle(radius, radius, radius - 1.0).stroke(Stroke::new(look.hue, 2.0)));
            }
            None => {
                group.push(Shape::circle(radius, radius, radius).fill(look.hue));
                group.extend(initials(ctx, &persona.label.to_plain(), TypeSize::Head, (AVATAR, look.on)));
            }
        }
        if has_samples(ctx.map) {
            group.extend(look.sample(0.0, AVATAR + 12.0, AVATAR));
        }
        Self { group, lines: said(ctx, persona, width, lines) }
    }

    /// The width of its widest line.
    fn width(&self, most: f64) -> f64 {
        self.lines.iter().map(|line| line.balanced_width(most).min(most).ceil() + 1.0).fold(0.0, f64::max)
    }

    fn height(&self, width: f64) -> f64 {
        self.lines.iter().map(|line| line.height(width)).sum::<f64>().max(AVATAR + 24.0)
    }

    fn draw(&self, width: f64, height: f64) -> Group {
        let mut group = self.group.clone();
        let text: f64 = self.lines.iter().map(|line| line.height(width - LEFT)).sum();
        // A short text is vertically centred next to the picture.
        let mut y = ((AVATAR - text) / 2.0).max(0.0);
        for line in &self.lines {
            group.extend(line.place(LEFT, y, width - LEFT));
            y += line.height(width - LEFT);
        }
        group.framed(Rect::new(0.0, 0.0, width, height))
    }
}

/// Name, role, and what they say or want, in at most this many lines: what is whole comes before the beginning of a quote.
fn said(ctx: &mut LayoutCtx<'_>, persona: &Persona, width: f64, lines: usize) -> Vec<Prose> {
    let mut said = vec![ctx.cut(&persona.label.to_plain(), (TypeSize::Head, Face::Semibold, Role::Ink), width, 1)];
    if let Some(role) = persona.role.as_ref().or(persona.segment.as_ref()) {
        said.push(ctx.cut(&role.to_plain(), (TypeSize::Small, Face::Regular, Role::Soft), width, 1));
    }
    if lines > 0 {
        let look = (TypeSize::Body, Face::Regular, Role::Ink);
        let quotes: Vec<Prose> = persona.quotes.iter().map(|quote| ctx.quoted(quote, look.0, look.1, look.2)).collect();
        let goals = persona.goals.iter().map(|goal| ctx.cut(&goal.to_plain(), look, width, lines));
        let mut goals = goals.collect::<Vec<_>>().into_iter();
        let quote = quotes.into_iter().find(|quote| quote.line_count(width) <= lines);
        let whole = quote.or_else(|| goals.clone().find(|goal| !goal.is_cut()));
        let cut = |quote| ctx.cut_quote(quote, look, width, lines);
        said.extend(whole.or_else(|| persona.quotes.first().map(cut)).or_else(|| goals.next()));
    }
    said
}
