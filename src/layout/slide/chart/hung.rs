//! What hangs on a slide: pains with their cards below the scale, gains with their words above it.

use super::{Chart, GAIN};
use crate::{
    layout::{
        LayoutCtx,
        chart::{
            hanging::{self, Cell, FAN, Hanging, Hook, Item, Origin, Passed, SHORT_FAN, Way},
            subject::Subject,
        },
        slide::{
            pick::{Cards, Pick},
            story::Story,
        },
    },
    model::{Map, PainId, Place},
    scene::{Group, Node, Point, Rect, Role, Shape, Stroke},
};
use std::collections::BTreeMap;

/// Stems further apart than this have no badges beside each other.
const NEAR: f64 = 320.0;
/// How far the bracket of a stage ends from a stem that passes it.
const PARTED: f64 = 5.0;

/// Pains or gains, placed.
pub struct Hung {
    /// The pick of each hook.
    order: Vec<usize>,
    hanging: Hanging,
    /// Where the scale with its labels ends.
    edge: f64,
    /// Where the cards of each cell begin.
    cards: BTreeMap<usize, Cards>,
}

impl Hung {
    /// Hangs the picks, each in its cell.
    pub fn new(map: &Map, chart: &Chart<'_>, story: &Story<'_>, way: Way, edge: f64) -> Self {
        let picked = if way == Way::Down { &chart.pains } else { &chart.gains };
        let all_cells = chart.frame.cells();
        let mut cells: BTreeMap<usize, Vec<(usize, Origin)>> = BTreeMap::new();
        for (index, pick) in picked.shown.iter().enumerate() {
            cells.entry(pick.cell).or_default().push((index, origin(map, chart, story, pick, (way, edge))));
        }
        let mut cards = picked.cards(chart.frame);
        let (mut order, mut hung) = (Vec::new(), Vec::new());
        for (cell, mut own) in cells {
            let (span, pick_of) = (all_cells[cell], |index: usize| &picked.shown[index]);
            aside(map, &mut own, span, |index| pick_of(index).subject);
            let own = own.into_iter().map(|(index, origin)| ((pick_of(index).subject, index), origin)).collect();
            let own = hanging::in_order(own).into_iter().map(|((_, index), origin)| (index, origin));
            let own: Vec<(usize, Origin)> = own.collect();
            let own = own.chunk_by(|a, b| a.1 == b.1).flat_map(|group| in_order(group, |one| pick_of(one.0).has_card));
            let own: Vec<(usize, Origin)> = own.collect();
            let with: Vec<f64> =
                own.iter().filter(|one| pick_of(one.0).has_card).map(|(_, origin)| origin.at.x).collect();
            let places = cards.get_mut(&cell).map(|cards| cards.place(&with, span)).unwrap_or_default();
            let mut places = places.into_iter();
            let item = |&(index, origin): &(usize, Origin)| {
                let pick = pick_of(index);
                let place = if pick.has_card { places.next() } else { None };
                // A single one hangs straight; if there are several, each hangs over its own card.
                let over_card = place.filter(|_| with.len() > 1).map_or(0.0, |middle| middle - origin.at.x);
                let has_card = place.is_some() && way == Way::Down;
                Item { origin, reach: pick.subject.reach(map), aside: over_card, has_card }
            };
            let items = own.iter().map(item).collect();
            hung.push(Cell { span, items });
            order.extend(own.into_iter().map(|(index, _)| index));
        }
        let fan = if way == Way::Up { SHORT_FAN } else { FAN };
        Self { order, hanging: Hanging::new(&hung, way, fan), edge, cards }
    }

    /// The stems that pass the edge of the scale within a span.
    fn passing(&self, (left, right): (f64, f64)) -> Vec<f64> {
        let first = self.hanging.hooks.partition_point(|hook| hook.stem < left);
        let within = self.hanging.hooks[first..].iter().take_while(|hook| hook.stem <= right);
        within.filter(|hook| hook.origin.at.y < self.edge).map(|hook| hook.stem).collect()
    }

    /// Where the badge to the right of this one begins.
    fn next_badge(&self, hook: &Hook) -> f64 {
        let first = self.hanging.hooks.partition_point(|other| other.stem < hook.stem - NEAR);
        let near = self.hanging.hooks[first..].iter().take_while(|other| other.stem < hook.stem + NEAR);
        let left = near.filter(|other| other.badge > hook.badge).map(|other| other.badge - self.hanging.reach());
        left.fold(f64::INFINITY, f64::min) - PARTED
    }

    /// What labels must not cover.
    pub fn boxes(&self) -> impl Iterator<Item = Rect> + '_ {
        self.hanging.hooks.iter().map(|hook| self.hanging.stem_box(hook, self.edge))
    }

    /// Left edge and width of each card, by its pain.
    pub fn card_boxes(&self, chart: &Chart<'_>) -> Vec<(PainId, (f64, f64))> {
        let mut boxes = Vec::new();
        let mut used: BTreeMap<usize, usize> = BTreeMap::new();
        for &index in &self.order {
            let pick = &chart.pains.shown[index];
            if let (true, Some(cards), Subject::Pain(id)) = (pick.has_card, self.cards.get(&pick.cell), pick.subject) {
                let rank = used.entry(pick.cell).or_default();
                boxes.push((id, (cards.lefts.get(*rank).copied().unwrap_or_default(), cards.width)));
                *rank += 1;
            }
        }
        boxes
    }

    /// All pains: stems, badges, and cards for the worst.
    pub fn draw_pains(&self, ctx: &mut LayoutCtx<'_>, chart: &Chart<'_>, passed: &Passed) -> Group {
        let boxes: BTreeMap<PainId, (f64, f64)> = self.card_boxes(chart).into_iter().collect();
        let top = self.edge + self.hanging.height();
        let mut drawn = Vec::new();
        for (&index, hook) in self.order.iter().zip(&self.hanging.hooks) {
            let subject = chart.pains.shown[index].subject;
            let role = subject.roles(ctx.map).0;
            let mut group = subject.group(ctx);
            let place = subject.place(ctx.map);
            if let Place::Stage(stage) = place {
                let span = chart.frame.stage(ctx.map, stage);
                group.extend(bracket(span, self.edge, &self.passing(span), role));
            }
            let place = if let Subject::Pain(id) = subject { boxes.get(&id).copied() } else { None };
            group.extend(self.hanging.lines(&hook.over(place), self.edge, passed, role));
            group.extend(subject.badge(ctx, hook.badge, self.hanging.badge(hook, self.edge)));
            if let (Some((card, _)), Some((x, width))) = (&chart.cards[index], place) {
                group.push(card.draw(ctx, Rect::new(x, top, width, chart.tallest)));
                let badge = Point::new(hook.badge, self.hanging.badge(hook, self.edge));
                group.extend(card.beside_badge(ctx, badge, (x + width).min(self.next_badge(hook))));
            }
            drawn.push((subject, group));
        }
        drawn.sort_by_cached_key(|(subject, _)| subject.order(ctx.map));
        let mut group = Group::new("pains");
        group.extend(drawn.into_iter().map(|(_, pain)| pain));
        group
    }

    /// All gains: stems, letters, and their words above those.
    pub fn draw_gains(&self, ctx: &mut LayoutCtx<'_>, chart: &Chart<'_>, passed: &Passed) -> Group {
        let mut drawn = Vec::new();
        for (&index, hook) in self.order.iter().zip(&self.hanging.hooks) {
            let subject = chart.gains.shown[index].subject;
            let role = subject.roles(ctx.map).0;
            let (mut group, y) = (subject.group(ctx), self.hanging.badge(hook, self.edge));
            group.extend(self.hanging.lines(hook, self.edge, passed, role));
            group.extend(subject.badge(ctx, hook.badge, y));
            let (words, width) = (&chart.words[index], word_width(chart, index));
            let (left, right) = chart.frame.cells()[chart.gains.shown[index].cell];
            let x = hook.badge.clamp(left + width / 2.0, (right - width / 2.0).max(left + width / 2.0));
            let top = y - subject.reach(ctx.map) - GAIN.0 - words.height(width);
            group.extend(words.place_centred(x, top, width));
            drawn.push((subject, group));
        }
        // Readers look them up by their letters.
        drawn.sort_by_key(|(subject, _)| *subject);
        let mut group = Group::new("gains");
        group.extend(drawn.into_iter().map(|(_, gain)| gain));
        group
    }
}

/// Those of one mark: badges without a card are between those with several cards, so that these can be above their own.
fn in_order<T: Copy>(group: &[T], has_card: impl Fn(&T) -> bool) -> Vec<T> {
    let (with, without): (Vec<T>, Vec<T>) = group.iter().copied().partition(|one| has_card(one));
    if with.len() < 2 {
        return group.to_vec();
    }
    let (first, others) = with.split_at(with.len().min(1));
    [first, &without, others].concat()
}

/// Moves what hangs from a stage's bracket aside where a column has something in the same cell, so that its stem is apart from theirs: to the
/// left if its number comes first.
fn aside(map: &Map, own: &mut [(usize, Origin)], (left, right): (f64, f64), subject: impl Fn(usize) -> Subject) {
    let is_column = |index: usize| matches!(subject(index).place(map), Place::Column(_));
    let Some(first) = own.iter().map(|one| one.0).filter(|&index| is_column(index)).map(&subject).min() else { return };
    for (index, origin) in own.iter_mut().filter(|one| !is_column(one.0)) {
        let share = if subject(*index) < first { 0.25 } else { 0.75 };
        origin.at.x = left + (right - left) * share;
    }
}

/// Where the stem of a pick starts: at a mark, or in the middle of its stage's bracket.
fn origin(map: &Map, chart: &Chart<'_>, story: &Story<'_>, pick: &Pick, (way, edge): (Way, f64)) -> Origin {
    let (left, right) = chart.frame.cells()[pick.cell];
    match pick.subject.place(map) {
        Place::Column(column) => {
            let known = story.origin(column.index(), pick.subject.personas(map), way);
            let centre = chart.frame.page.columns[column.index()].centre().clamp(left, right.max(left));
            known.unwrap_or(Origin::at_baseline(centre))
        }
        Place::Stage(_) => Origin { at: Point::new(f64::midpoint(left, right), edge), radius: 0.0, leans: false },
    }
}

/// The width of a gain's words.
fn word_width(chart: &Chart<'_>, index: usize) -> f64 {
    let room = chart.gains.shown[index].room(chart.frame);
    (chart.words[index].balanced_width(room) + 1.0).min(room).ceil()
}

/// What spans a whole stage, parted where the stems of columns pass.
fn bracket((left, right): (f64, f64), y: f64, stems: &[f64], role: Role) -> Vec<Node> {
    let (left, right) = (left + 4.0, right - 4.0);
    let mut stems: Vec<f64> = stems.iter().copied().filter(|stem| (left..=right).contains(stem)).collect();
    stems.sort_by(f64::total_cmp);
    let (mut lines, mut from) = (vec![[(left, y - 6.0), (left, y)], [(right, y - 6.0), (right, y)]], left);
    for stem in stems.into_iter().chain([right + PARTED]) {
        lines.push([(from, y), (stem - PARTED, y)]);
        from = stem + PARTED;
    }
    let lines = lines.into_iter().filter(|[from, to]| from.0 < to.0 || from.1 < to.1);
    lines.map(|[from, to]| Shape::line(from.0, from.1, to.0, to.1).stroke(Stroke::new(role, 1.5)).into()).collect()
}
