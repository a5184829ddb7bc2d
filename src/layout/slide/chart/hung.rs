//! What hangs on a slide: pains with their cards below the scale, gains with their words above it.

use super::shape::{Chart, GAIN, MORE, words_width};
use crate::{
    layout::{
        LayoutCtx, Words,
        chart::{
            hanging::{Cell, Hanging, Hook, Item, Origin, Passed, SHORT_FAN, Way},
            subject::Subject,
        },
        slide::{
            pick::{Cards, GAP, Pick},
            story::Story,
        },
    },
    model::{Map, PainId, Place, Severity},
    scene::{Face, Group, Node, Point, Rect, Role, Shape, Stroke, TypeSize},
};
use std::collections::BTreeMap;

/// How far the bracket of a stage ends from a stem that passes it.
const PARTED: f64 = 5.0;
/// How far a gain's words are from the middle of its letter at most, above it, and from its edge beside it.
const SHIFTED: f64 = 6.0;
const BESIDE: f64 = 6.0;

/// Pains or gains, placed.
pub struct Hung {
    /// The pick of each hook.
    order: Vec<usize>,
    hanging: Hanging,
    /// Where the scale with its labels ends.
    edge: f64,
    /// The cards of each cell, placed.
    cards: BTreeMap<usize, Cards>,
    /// From left to right, the stems that pass the edge of the scale, and the middles of all badges.
    stems: Vec<f64>,
    badges: Vec<f64>,
}

impl Hung {
    /// Hangs the picks, each in its cell.
    pub fn new(map: &Map, chart: &Chart<'_>, story: &Story<'_>, way: Way, edge: f64) -> Self {
        let picked = if way == Way::Down { &chart.pains } else { &chart.gains };
        let all_cells = chart.frame.cells();
        let mut cells: BTreeMap<usize, Vec<(usize, Origin)>> = BTreeMap::new();
        // Those in rows below the first one have no badge: their numbers are in their cards.
        let is_first = |pick: &Pick| {
            let cards = chart.shares.get(&pick.cell).filter(|_| way == Way::Down);
            cards.is_none_or(|cards| cards.place_of(pick.subject).is_some_and(|(row, _)| row == 0))
        };
        for (index, pick) in picked.shown.iter().enumerate().filter(|(_, pick)| is_first(pick)) {
            cells.entry(pick.cell).or_default().push((index, origin(map, chart, story, pick, (way, edge))));
        }
        let mut cards = if way == Way::Down { chart.shares.clone() } else { BTreeMap::new() };
        let (mut order, mut hung) = (Vec::new(), Vec::new());
        for (cell, mut own) in cells {
            let (span, subject) = (all_cells[cell], |index: usize| picked.shown[index].subject);
            aside(map, &mut own, span, subject);
            own.sort_by_key(|one| subject(one.0));
            let stem = |of: Subject| own.iter().find(|one| subject(one.0) == of).map_or(span.0, |one| one.1.at.x);
            let slots = cards.get_mut(&cell).map(|cards| {
                cards.place(stem, span);
                &*cards
            });
            let item = |&(index, mut origin): &(usize, Origin)| {
                let slot = slots.and_then(|cards| cards.slot(subject(index)));
                if let (Some(slot), Place::Stage(_)) = (slot, subject(index).place(map)) {
                    // It hangs from a bracket, which is over all of its cell.
                    origin.at.x = slot.middle();
                }
                // A single one hangs straight; if there are several, each hangs over its own card.
                let is_alone = slots.is_none_or(|cards| cards.slots.len() < 2);
                let aside = slot.filter(|_| !is_alone).map_or(0.0, |slot| slot.middle() - origin.at.x);
                Item { origin, reach: subject(index).reach(map), aside, has_card: slot.is_some() }
            };
            hung.push(Cell { span, items: own.iter().map(item).collect() });
            order.extend(own.into_iter().map(|(index, _)| index));
        }
        let hanging = Hanging::new(&hung, way, if way == Way::Up { SHORT_FAN } else { chart.fan });
        let passing = hanging.hooks.iter().filter(|hook| hook.origin.at.y < edge).map(|hook| hook.stem);
        let (mut stems, mut badges): (Vec<f64>, Vec<f64>) =
            (passing.collect(), hanging.hooks.iter().map(|hook| hook.badge).collect());
        stems.sort_by(f64::total_cmp);
        badges.sort_by(f64::total_cmp);
        Self { order, hanging, edge, cards, stems, badges }
    }

    /// The stems that pass the edge of the scale within a span.
    fn passing(&self, (left, right): (f64, f64)) -> &[f64] {
        let place = |x: f64| self.stems.partition_point(|&stem| stem < x);
        &self.stems[place(left)..place(right).max(place(left))]
    }

    /// Where the badges before and after this one end and begin.
    fn badges_around(&self, hook: &Hook) -> (f64, f64) {
        let [first, next] = [
            self.badges.partition_point(|&badge| badge < hook.badge),
            self.badges.partition_point(|&badge| badge <= hook.badge),
        ];
        let apart = self.hanging.reach() + PARTED;
        let before = self.badges[..first].last().map_or(f64::NEG_INFINITY, |before| before + apart);
        (before, self.badges.get(next).map_or(f64::INFINITY, |badge| badge - apart))
    }

    /// What labels must not cover.
    pub fn boxes(&self) -> impl Iterator<Item = Rect> + '_ {
        self.hanging.hooks.iter().flat_map(|hook| self.hanging.stem_boxes(hook, self.edge))
    }

    /// Left edge and width of each card, by its pain.
    pub fn card_boxes(&self) -> Vec<(PainId, (f64, f64))> {
        let first = |cards: &Cards| cards.slots.iter().map(|slot| slot.subject).collect::<Vec<_>>();
        let rows = |cards: &Cards| std::iter::once(first(cards)).chain(cards.below.iter().cloned()).collect::<Vec<_>>();
        let mut boxes = Vec::new();
        for cards in self.cards.values() {
            for (slot, subject) in rows(cards).iter().flat_map(|row| cards.slots.iter().zip(row)) {
                boxes.extend(if let Subject::Pain(id) = *subject { Some((id, (slot.left, slot.width))) } else { None });
            }
        }
        boxes
    }

    /// All pains: stems, badges, and cards for the worst.
    pub fn draw_pains(&self, ctx: &mut LayoutCtx<'_>, chart: &Chart<'_>, passed: &Passed) -> Group {
        let boxes: BTreeMap<PainId, (f64, f64)> = self.card_boxes().into_iter().collect();
        let top = self.edge + self.hanging.height();
        let mut drawn = Vec::new();
        for (&index, hook) in self.order.iter().zip(&self.hanging.hooks) {
            let subject = chart.pains.shown[index].subject;
            let role = subject.roles(ctx.map).0;
            let mut group = subject.group(ctx);
            let place = subject.place(ctx.map);
            if let Place::Stage(stage) = place {
                let span = chart.frame.stage(ctx.map, stage);
                group.extend(bracket(span, self.edge, self.passing(span), role));
            }
            let place = if let Subject::Pain(id) = subject { boxes.get(&id).copied() } else { None };
            group.extend(self.hanging.lines(&hook.over(place), self.edge, passed, role));
            group.extend(subject.badge(ctx, hook.badge, self.hanging.badge(hook, self.edge)));
            if let (Some((x, width)), (card, _)) = (place, &chart.cards[index]) {
                group.push(card.draw(ctx, Rect::new(x, top, width, chart.rows[0])));
                let badge = Point::new(hook.badge, self.hanging.badge(hook, self.edge));
                let (before, after) = self.badges_around(hook);
                group.extend(card.beside_badge(ctx, badge, (x.max(before), (x + width).min(after))));
            }
            drawn.push((subject, group));
        }
        drawn.extend(self.stacked(ctx, chart, top));
        drawn.sort_by_cached_key(|(subject, _)| subject.order(ctx.map));
        let mut group = Group::new("pains");
        group.extend(drawn.into_iter().map(|(_, pain)| pain));
        for (&cell, rest) in &chart.pains.rest {
            group.push(more(ctx, rest, chart.frame.cells()[cell], top + chart.cards_height() - MORE));
        }
        group
    }

    /// The pains in rows below the first one, whose cards begin at a height.
    fn stacked(&self, ctx: &mut LayoutCtx<'_>, chart: &Chart<'_>, top: f64) -> Vec<(Subject, Group)> {
        let mut drawn = Vec::new();
        for (pick, (card, _)) in chart.pains.shown.iter().zip(&chart.cards) {
            let Some(cards) = self.cards.get(&pick.cell) else { continue };
            let Some((row, at)) = cards.place_of(pick.subject).filter(|(row, _)| *row > 0) else { continue };
            let above = chart.rows[..row].iter().map(|height| height + GAP).sum::<f64>();
            let slot = cards.slots[at];
            let rect = Rect::new(slot.left, top + above, slot.width, chart.rows[row]);
            drawn.push((pick.subject, pick.subject.group(ctx).with(card.draw(ctx, rect))));
        }
        drawn
    }

    /// What the words of points must not cover above the scale: the gains' letters with the stems below them, and their own words.
    pub fn gain_boxes<'h>(&'h self, map: &'h Map, chart: &'h Chart<'_>) -> impl Iterator<Item = Rect> + 'h {
        self.order.iter().zip(&self.hanging.hooks).flat_map(move |(&index, hook)| {
            let (y, reach) = (self.hanging.badge(hook, self.edge), chart.gains.shown[index].subject.reach(map));
            let (left, right) = (hook.badge.min(hook.stem) - reach, hook.badge.max(hook.stem) + reach);
            let letter = Rect::new(left, y - reach, right - left, (self.edge - y + reach).max(2.0 * reach));
            [letter, self.gain_words(map, chart, index, hook)]
        })
    }

    /// The box of a gain's words: above its letter, or where they aren't over its middle, on more lines or as one line beside it.
    fn gain_words(&self, map: &Map, chart: &Chart<'_>, index: usize, hook: &Hook) -> Rect {
        let (words, (left, right)) = &chart.words[index];
        let room = words_width((*left, *right));
        let width = (words.balanced_width(room) + 1.0).min(room).ceil();
        let x = hook.badge.clamp(left + width / 2.0, (right - width / 2.0).max(left + width / 2.0));
        let badge = self.hanging.badge(hook, self.edge);
        let (height, reach) = (words.height(width), chart.gains.shown[index].subject.reach(map));
        let apart = reach + BESIDE;
        let above = |x: f64, width: f64| {
            let height = words.height(width);
            Rect::new(x - width / 2.0, badge - reach - GAIN.0 - height, width, height)
        };
        if (x - hook.badge).abs() <= SHIFTED {
            return above(x, width);
        }
        let beside = if x < hook.badge { hook.badge - apart - width } else { hook.badge + apart };
        let is_beside = |(from, to): (f64, f64)| {
            words.line_count(width) == 1 && beside >= left.max(from) && beside + width <= right.min(to)
        };
        let stage = chart.frame.runs[chart.frame.run_of(map, chart.gains.shown[index].subject.place(map))].span;
        let narrow = 2.0 * (hook.badge - left.max(stage.0)).min(right.min(stage.1) - hook.badge);
        let is_narrow = narrow >= words.min_width() && words.height(narrow) <= chart.highest;
        if is_narrow && !is_beside(stage) {
            return above(hook.badge, (words.balanced_width(narrow) + 1.0).min(narrow).ceil());
        }
        if is_beside((*left, *right)) {
            Rect::new(beside, badge - height / 2.0, width, height)
        } else {
            above(x, width)
        }
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
            let words = self.gain_words(ctx.map, chart, index, hook);
            group.extend(chart.words[index].0.place_centred(words.x + words.width / 2.0, words.y, words.width));
            drawn.push((subject, group));
        }
        // Readers look them up by their letters.
        drawn.sort_by_key(|(subject, _)| *subject);
        let mut group = Group::new("gains");
        group.extend(drawn.into_iter().map(|(_, gain)| gain));
        group
    }
}

/// How many of some pains are critical, if any are: how many more there are doesn't say that.
fn critical(ctx: &LayoutCtx<'_>, rest: &[Subject]) -> Option<String> {
    let count = rest.iter().filter(|one| one.severity(ctx.map) == Some(Severity::Critical)).count();
    (count > 0).then(|| ctx.words.so_severe(count, Severity::Critical))
}

/// How many more pains a column has, and how many of them are critical, below its cards.
fn more(ctx: &mut LayoutCtx<'_>, rest: &[Subject], (left, right): (f64, f64), top: f64) -> Group {
    let look = (TypeSize::Small, Face::Semibold, Role::RedText);
    let more = Words::fill(ctx.words.more, &[&ctx.words.number(rest.len() as f64)]);
    let critical = critical(ctx, rest);
    let both = critical.as_ref().map(|critical| format!("{more} · {critical}"));
    let fits = |said: &String, ctx: &mut LayoutCtx<'_>| ctx.width(said, look.0, look.1) <= right - left - 2.0;
    let said = both.into_iter().chain(critical).find(|said| fits(said, ctx)).unwrap_or(more);
    let said = ctx.cut(&said, look, right - left, 1);
    let mut group = Group::new("more").titled(rest.iter().map(|one| one.title(ctx)).collect::<Vec<_>>().join("\n"));
    group.extend(said.place(left + 2.0, top + 3.0, right - left));
    group
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
            known.unwrap_or_else(|| Origin::at_baseline(centre, story.marks_at(column.index()).into_iter(), way))
        }
        Place::Stage(_) => Origin::at_edge(Point::new(f64::midpoint(left, right), edge)),
    }
}

/// What spans a whole stage, interrupted where the stems of columns pass.
fn bracket((left, right): (f64, f64), y: f64, stems: &[f64], role: Role) -> Vec<Node> {
    let (left, right) = (left + 4.0, right - 4.0);
    let stems: Vec<f64> = stems.iter().copied().filter(|stem| (left..=right).contains(stem)).collect();
    let (mut lines, mut from) = (vec![[(left, y - 6.0), (left, y)], [(right, y - 6.0), (right, y)]], left);
    for stem in stems.into_iter().chain([right + PARTED]) {
        lines.push([(from, y), (stem - PARTED, y)]);
        from = stem + PARTED;
    }
    let lines = lines.into_iter().filter(|[from, to]| from.0 < to.0 || from.1 < to.1);
    lines.map(|[from, to]| Shape::line(from.0, from.1, to.0, to.1).stroke(Stroke::new(role, 1.5)).into()).collect()
}
