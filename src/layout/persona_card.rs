//! The people who take the journey: one card each with picture or initials, name, role, quote, goals, needs, facts.

use super::{LayoutCtx, PersonaLook, Prose, block::Block, chart::has_samples, pairs::Pairs};
use crate::{
    model::{Mark, Persona, PersonaId, Piece, Text, called},
    scene::{Anchor, Face, Group, Image, Rect, Role, Shape, Stroke, TextLine, TypeSize},
    span::Span,
};

/// The size of a portrait, and of that of a persona with only a name.
const AVATAR: (f64, f64) = (88.0, 40.0);
/// From the portrait to the text, and to what is below the portrait.
const BESIDE: f64 = 20.0;
const BELOW: f64 = 16.0;
/// From a lone name to the middle of the curve's sample below it, and the sample's width.
const SAMPLE: (f64, f64) = (10.0, 56.0);
/// The longest quote in large type, in characters.
const LARGE_QUOTE: usize = 90;
/// Gap between two lots of pairs.
const BETWEEN_LOTS: f64 = 24.0;
/// Two lots of pairs are side by side from this width on.
const TWO_LOTS: f64 = 560.0;

pub struct PersonaCard {
    name: String,
    label: String,
    span: Span,
    look: PersonaLook,
    has_sample: bool,
    picture: Option<usize>,
    initials: Option<TextLine>,
    title: Prose,
    role: Roles,
    quotes: Vec<Prose>,
    /// Goals and needs; facts. And both in one, for cards too narrow to have them side by side.
    lots: [Pairs; 2],
    all: Pairs,
    about: Prose,
    /// The width of the portrait.
    avatar: f64,
}

impl PersonaCard {
    /// Shapes the card's texts.
    pub fn new(ctx: &mut LayoutCtx<'_>, id: PersonaId, persona: &Persona) -> Self {
        let look = PersonaLook::of(id);
        let (avatar, letters) =
            if says_only_its_name(persona) { (AVATAR.1, TypeSize::Head) } else { (AVATAR.0, TypeSize::Stage) };
        let lots = lots(ctx, persona);
        let size = TypeSize::Head;
        Self {
            name: persona.name.to_string(),
            label: persona.label.to_plain(),
            span: persona.span,
            look,
            has_sample: has_samples(ctx.whole()),
            picture: persona.image.map(crate::model::PictureId::index),
            initials: initials(ctx, &persona.label.to_plain(), letters, (avatar, look.on)),
            title: ctx.prose(&persona.label, size, Face::Semibold, Role::Ink),
            role: role(ctx, persona),
            quotes: quotes(ctx, persona),
            avatar,
            all: lots[0].joined(&lots[1]),
            lots,
            about: persona
                .about
                .as_ref()
                .map_or_else(Prose::empty, |about| ctx.prose(about, TypeSize::Body, Face::Regular, Role::Soft)),
        }
    }

    /// The width at which none of its texts is wrapped.
    pub fn natural_width(&self) -> f64 {
        let texts = [&self.title, &self.role.together, &self.about].into_iter().chain(&self.quotes);
        let texts = texts.map(Prose::natural_width).fold(0.0, f64::max);
        self.left() + texts.max(self.all.natural_width())
    }

    /// From the card's left edge to its text.
    fn left(&self) -> f64 {
        self.avatar + BESIDE
    }

    /// Whether it is only a portrait and a name.
    fn is_small(&self) -> bool {
        self.avatar == AVATAR.1
    }

    /// How far down the sample of the curve is: below the name in a small card, below the portrait in others.
    fn sample_y(&self, width: f64) -> f64 {
        if self.is_small() { self.title.height(width - self.left()) + SAMPLE.0 } else { self.avatar + BELOW }
    }

    /// The parts of the text column from top to bottom: the gap above, the height, and how to draw it.
    fn walk(&self, width: f64, group: Option<&mut Group>) -> f64 {
        let inner = width - self.left();
        let mut pen = Pen { x: self.left(), y: 0.0, inner, group };
        pen.text(0.0, &self.title);
        for line in self.role.lines(inner) {
            pen.text(0.0, line);
        }
        for quote in &self.quotes {
            pen.text(6.0, quote);
        }
        pen.lots(8.0, &self.lots, &self.all);
        pen.text(8.0, &self.about);
        pen.y
    }
}

struct Pen<'a> {
    x: f64,
    y: f64,
    inner: f64,
    group: Option<&'a mut Group>,
}

impl Pen<'_> {
    fn text(&mut self, gap: f64, text: &Prose) {
        if text.is_empty() {
            return;
        }
        self.y += gap;
        if let Some(group) = &mut self.group {
            group.extend(text.place(self.x, self.y, self.inner));
        }
        self.y += text.height(self.inner);
    }

    fn lots(&mut self, gap: f64, lots: &[Pairs; 2], all: &Pairs) {
        if all.is_empty() {
            return;
        }
        self.y += gap;
        let apart = self.inner >= TWO_LOTS && lots.iter().all(|pairs| !pairs.is_empty());
        let [first, second] = widths(lots, self.inner);
        let both = lots.iter().zip([first, second]);
        let parts: Vec<_> = if apart { both.collect() } else { vec![(all, self.inner)] };
        let (mut x, mut tallest) = (self.x, 0.0_f64);
        for (pairs, width) in parts {
            if let Some(group) = &mut self.group {
                group.extend(pairs.place(x, self.y, width));
            }
            tallest = tallest.max(pairs.height(width));
            x += width + BETWEEN_LOTS;
        }
        self.y += tallest;
    }
}

/// The widths of two lots side by side: half each, unless one needs less and the other can use the rest.
fn widths(lots: &[Pairs; 2], inner: f64) -> [f64; 2] {
    let room = inner - BETWEEN_LOTS;
    let [first, second] = lots.each_ref().map(|pairs| (pairs.natural_width() + 1.0).min(room));
    let first = if first + second <= room || first < room / 2.0 { first } else { (room - second).max(room / 2.0) };
    [first, room - first]
}

impl Block for PersonaCard {
    fn height(&self, width: f64) -> f64 {
        self.walk(width, None).max(self.sample_y(width) + 8.0)
    }

    fn draw(&self, width: f64, height: f64) -> Group {
        let mut group =
            Group::new("persona").named("persona", &self.name).from_source(self.span).titled(self.label.clone());
        let radius = self.avatar / 2.0;
        match self.picture {
            Some(picture) => {
                let rect = Rect::new(0.0, 0.0, self.avatar, self.avatar);
                group.push(Image { picture, rect, radius, alt: self.label.clone() });
                group.push(Shape::circle(radius, radius, radius - 1.0).stroke(Stroke::new(self.look.hue, 2.0)));
            }
            None => {
                group.push(Shape::circle(radius, radius, radius).fill(self.look.hue));
                group.extend(self.initials.clone());
            }
        }
        let (x, long) = if self.is_small() { (self.left(), SAMPLE.1) } else { (0.0, self.avatar) };
        if self.has_sample {
            group.extend(self.look.sample(x, self.sample_y(width), long));
        }
        self.walk(width, Some(&mut group));
        group.framed(Rect::new(0.0, 0.0, width, height))
    }
}

impl PersonaLook {
    /// A piece of the persona's curve with its mark in the middle, for cards and the legend.
    pub fn sample(self, x: f64, y: f64, width: f64) -> Vec<Shape> {
        let middle = x + width / 2.0;
        let clear = 6.5 * self.marker.clearance();
        let half = width / 2.0 - clear;
        let stroke =
            |dash: &[f64]| Stroke { round: dash.first() == Some(&0.0), ..Stroke::new(self.hue, 3.0).dashed(dash) };
        // Whole dashes fit a short line best at half their length.
        let dash: Vec<f64> = self.dash.iter().map(|length| length * 0.6).collect();
        vec![
            Shape::line(middle - clear, y, middle - clear - half, y).stroke(stroke(&dash)),
            Shape::line(middle + clear, y, middle + clear + half, y).stroke(stroke(&dash)),
            self.marker.shape(middle, y, 6.5).fill(self.hue),
        ]
    }
}

/// Whether nothing is known of somebody but a name, and perhaps a picture.
fn says_only_its_name(persona: &Persona) -> bool {
    let Persona { role, segment, about, goals, needs, quotes, facts, .. } = persona;
    let lists = [goals, needs, quotes].iter().all(|list| list.is_empty()) && facts.is_empty();
    lists && role.is_none() && segment.is_none() && about.is_none()
}

/// The first quote in large type, if it is short enough for that.
fn quotes(ctx: &mut LayoutCtx<'_>, persona: &Persona) -> Vec<Prose> {
    let large = |index: usize, text: &Text| index == 0 && text.to_plain().chars().count() <= LARGE_QUOTE;
    let size = |index, text| if large(index, text) { TypeSize::Stage } else { TypeSize::Head };
    let quotes = persona.quotes.iter().enumerate();
    quotes.map(|(index, quote)| ctx.quoted(quote, size(index, quote), Face::Regular, Role::Ink)).collect()
}

/// As many of the initials as fit into a picture's circle, in its middle: some letters are as wide as words.
pub fn initials(ctx: &mut LayoutCtx<'_>, label: &str, size: TypeSize, (circle, on): (f64, Role)) -> Option<TextLine> {
    let both = letters(label);
    let first: String = both.chars().take(1).collect();
    let mut fits = |text: &String| !text.is_empty() && ctx.width(text, size, Face::Semibold) <= circle - 6.0;
    let text = [both, first].into_iter().find(|text| fits(text))?;
    let (middle, baseline) = (circle / 2.0, circle / 2.0 + size.centring());
    Some(ctx.line(middle, baseline, Anchor::Middle, &text, size, Face::Semibold, on))
}

/// The first letters of the first and the last word of what somebody is called.
fn letters(label: &str) -> String {
    let mut words = called(label).split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// Role and segment: on one line if both fit, otherwise one below the other.
struct Roles {
    together: Prose,
    apart: [Prose; 2],
}

impl Roles {
    fn lines(&self, width: f64) -> impl Iterator<Item = &Prose> {
        let fits = self.together.natural_width() <= width;
        let (one, two) = if fits { (Some(&self.together), None) } else { (None, Some(&self.apart)) };
        one.into_iter().chain(two.into_iter().flatten())
    }
}

fn role(ctx: &mut LayoutCtx<'_>, persona: &Persona) -> Roles {
    let mut set = |text: Option<&Text>| {
        text.map_or_else(Prose::empty, |text| ctx.prose(text, TypeSize::Body, Face::Regular, Role::Soft))
    };
    let (role, segment) = (persona.role.as_ref(), persona.segment.as_ref());
    let together = match (role, segment) {
        (Some(role), Some(segment)) => {
            let between = Piece { text: " · ".to_owned(), mark: Mark::None };
            let pieces = role.pieces.iter().cloned().chain([between]).chain(segment.pieces.iter().cloned());
            set(Some(&Text { span: role.span, pieces: pieces.collect() }))
        }
        (only, None) | (None, only) => set(only),
    };
    Roles { together, apart: [set(role), set(segment)] }
}

fn lots(ctx: &mut LayoutCtx<'_>, persona: &Persona) -> [Pairs; 2] {
    let (mut wants, mut facts) = (Pairs::default(), Pairs::default());
    for (label, texts) in [(ctx.words.goal, &persona.goals), (ctx.words.need, &persona.needs)] {
        for (index, text) in texts.iter().enumerate() {
            let text = ctx.prose(text, TypeSize::Body, Face::Regular, Role::Ink);
            wants.push(ctx, if index == 0 { label } else { "" }, text);
        }
    }
    for fact in &persona.facts {
        let text = ctx.prose(&fact.text, TypeSize::Body, Face::Regular, Role::Ink);
        facts.push(ctx, &fact.label, text);
    }
    [wants, facts]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        let cases = [
            ("Anna Keller", "AK"),
            ("Anna", "A"),
            ("Mara van der Berg", "MB"),
            ("Mia, reads on the train", "M"),
            ("Tom (receptionist)", "T"),
            ("", ""),
            ("“Ö” x", "ÖX"),
            ("张伟", "张"),
        ];
        for (label, expected) in cases {
            assert_eq!(letters(label), expected);
        }
    }
}
