//! Where each word, name and expectation goes: at its point if there is a free place, otherwise near it and tied to it
//! by a line, otherwise in its column's list.

use super::{
    placement::{Label, Placement, Unplaced, What},
    scenery::{Half, Scenery},
    search::{
        MOST_UNTIED, elsewhere, fit, further, pill_wish, place_across, place_pill, place_stack, place_word, sized,
        word_wish,
    },
    shaped::Experience,
};
use crate::{
    layout::chart::{
        expectations::{self, LABEL_WIDTH},
        label_list::{EntryMark, ListedLabel},
        marks::role_of,
        obstacles::{Attribution, LabelRequest, Obstacles, Side, distance},
        pill,
        stops::Start,
        tie::{boxes, lead},
        word_request,
    },
    scene::{Rect, Role},
};
use std::collections::BTreeSet;

/// A name this near to a point may be in the way of its word, and this many are moved at most.
const BESIDE_NAME: f64 = 40.0;
const MOST_NAMES: usize = 2;

/// All labels, placed.
#[derive(Debug, Clone)]
pub struct Labels<'a> {
    /// For each stop, its emotion word.
    pub words: Vec<Placement>,
    /// For each stop, the pill with the persona's name.
    pub pills: Vec<Placement>,
    /// For each column and each of its expectations.
    pub expected: Vec<Vec<Placement>>,
    /// For each column, its list above the scale.
    pub above: Vec<Vec<ListedLabel<'a>>>,
    /// For each column, its list below the scale.
    pub below: Vec<Vec<ListedLabel<'a>>>,
    /// Those whose curves begin at one mark that has no room for their names, and all of their stops there.
    parted: Vec<Vec<usize>>,
    waiting: BTreeSet<usize>,
}

impl<'a> Labels<'a> {
    /// Places every label of the panel, column by column.
    pub fn new(experience: &'a Experience, scenery: &Scenery<'a>) -> Self {
        let count = scenery.map.columns.len();
        let stops = scenery.feelings.stops.len();
        let mut labels = Self {
            words: vec![Placement::Nowhere; stops],
            pills: vec![Placement::Nowhere; stops],
            expected: vec![Vec::new(); count],
            above: vec![Vec::new(); count],
            below: vec![Vec::new(); count],
            parted: Vec::new(),
            waiting: BTreeSet::new(),
        };
        let mut obstacles = scenery.obstacles();
        let mut loose = Vec::new();
        for column in 0..obstacles.len() {
            labels.place_stacks(experience, scenery, column, &mut obstacles);
            // A name may be left of its mark as well; a word that several share has to be near it.
            loose.extend(labels.place_words(experience, scenery, (column, true), &mut obstacles));
            loose.extend(labels.place_pills(experience, scenery, column, &mut obstacles));
            loose.extend(labels.place_words(experience, scenery, (column, false), &mut obstacles));
            loose.extend(labels.place_expected(experience, scenery, column, &mut obstacles[column]));
        }
        loose.extend(labels.place_parted(experience, scenery, &mut obstacles));
        for loose in loose {
            labels.settle(experience, scenery, &mut obstacles, loose);
        }
        labels.lead_to_words(scenery, &mut obstacles);
        labels
    }

    /// Draws lines to words that are far from their points, now that everything has its place.
    fn lead_to_words(&mut self, scenery: &Scenery<'_>, obstacles: &mut [Obstacles]) {
        for (word, stop) in self.words.iter_mut().zip(&scenery.feelings.stops) {
            let Placement::At(label) = *word else { continue };
            let (mark, around) = (scenery.feelings.place(stop), stop.column.saturating_sub(1)..stop.column + 2);
            let around = around.start..around.end.min(obstacles.len());
            let all = || Obstacles::joined(&obstacles[around.clone()]);
            if let Some(line) = lead((mark.at, mark.reach(), mark.half), label.rect, all) {
                *word = Placement::Tied(label, line);
                obstacles[around].iter_mut().for_each(|column| column.boxes.extend(boxes(line)));
            }
        }
    }

    /// Places the names of those whose curves begin at the same mark, one below another: one by one, the last of them often found no room there.
    fn place_stacks(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        obstacles: &mut [Obstacles],
    ) {
        let feelings = scenery.feelings;
        for first in feelings.columns[column].clone().filter(|&stop| feelings.is_first(stop)) {
            let stop = &feelings.stops[first];
            let begins = |stop: &&usize| feelings.stops[**stop].start == Start::First;
            let own: Vec<usize> = feelings.joined(stop).iter().filter(begins).copied().collect();
            if pill::is_stack(own.len()) && !self.place_stack(experience, scenery, &own, obstacles) {
                self.waiting.extend(&own);
                self.parted.push(own);
            }
        }
    }

    /// Places a stack of the names of these stops at their mark.
    fn place_stack(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        own: &[usize],
        obstacles: &mut [Obstacles],
    ) -> bool {
        let stops = &scenery.feelings.stops;
        let name = |&stop: &usize| experience.names[stops[stop].feeling.persona.index()].width;
        let widths: Vec<f64> = own.iter().map(name).collect();
        let labels = place_stack(scenery, &stops[own[0]], &widths, obstacles);
        for ((&stop, width), label) in own.iter().zip(&widths).zip(&labels) {
            self.pills[stop] = Placement::At(Label { wrap: *width, ..*label });
        }
        !labels.is_empty()
    }

    /// Places the stacks that found no room where their curves begin, at the next mark that all of them share; without such a mark, each name for
    /// itself. All words have their places by then.
    fn place_parted(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        obstacles: &mut [Obstacles],
    ) -> Vec<Unplaced<'a>> {
        let mut loose = Vec::new();
        for own in std::mem::take(&mut self.parted) {
            let mut marks = pill::shared(scenery.feelings, &own).into_iter();
            if !marks.any(|members| self.place_stack(experience, scenery, &members, obstacles)) {
                own.iter().for_each(|stop| _ = self.waiting.remove(stop));
                let column = scenery.feelings.stops[own[0]].column;
                loose.extend(self.place_pills(experience, scenery, column, obstacles));
            }
        }
        loose
    }

    fn place_pills(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        obstacles: &mut [Obstacles],
    ) -> Vec<Unplaced<'a>> {
        let mut loose = Vec::new();
        if scenery.map.personas.len() < 2 {
            return loose;
        }
        for index in scenery.feelings.columns[column].clone() {
            let stop = &scenery.feelings.stops[index];
            let is_named = self.pills[index] != Placement::Nowhere || self.waiting.contains(&index);
            if stop.start == Start::Not || is_named {
                continue;
            }
            let name = &experience.names[stop.feeling.persona.index()];
            let wish = pill_wish(scenery, stop, name.width);
            self.pills[index] = match place_pill(scenery, stop, &wish, obstacles) {
                Some(placed) => Placement::At(Label::new(placed, name.width)),
                // Where a curve starts again, the dashes, the mark and the hue have to be enough.
                None if stop.start == Start::Again => Placement::Nowhere,
                None => {
                    let entry =
                        ListedLabel { mark: EntryMark::Persona(stop.look(), stop.look().hue), text: &name.block };
                    let (what, wraps, list) = (What::Pill(index), vec![name.width], Half::of(stop.at.y));
                    loose.push(Unplaced { what, column, wish, may_cross: false, wraps, entry, list });
                    Placement::Nowhere
                }
            };
        }
        loose
    }

    /// Places the words of a column that several personas share, or the others.
    fn place_words(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        (column, shared): (usize, bool),
        obstacles: &mut [Obstacles],
    ) -> Vec<Unplaced<'a>> {
        let mut loose = Vec::new();
        let range = scenery.feelings.columns[column].clone();
        let all = &scenery.feelings.stops;
        let ends = word_request::ends(&all[range.clone()]);
        let is_shared = |stop: &usize| scenery.feelings.joined(&all[*stop]).len() > 1;
        let mut order: Vec<usize> = range.filter(|stop| is_shared(stop) == shared).collect();
        order.sort_by(|&a, &b| all[a].at.y.total_cmp(&all[b].at.y).then(a.cmp(&b)));
        for index in order {
            let (stop, list) = (&all[index], Half::of(all[index].at.y));
            let block = &experience.words[column][stop.index];
            let placed = place_word(scenery, stop, ends, &mut obstacles[column], block)
                .or_else(|| place_across(scenery, stop, ends, obstacles, block));
            if let Some((placed, wrap)) = placed {
                self.words[index] = Placement::At(Label::new(placed, wrap));
            } else if !block.is_empty() {
                let role = role_of(scenery.map, stop);
                let looks = || scenery.feelings.joined(stop).iter().map(|&one| all[one].look()).collect();
                let mark = if shared { EntryMark::Joined(looks()) } else { EntryMark::Persona(stop.look(), role) };
                let entry = ListedLabel { mark, text: block };
                let (wish, wraps) = sized(block, &word_wish(scenery, stop, ends), f64::INFINITY);
                // Red is only below neutral.
                let (what, may_cross) = (What::Word(index), role != Role::Red);
                loose.push(Unplaced { what, column, wish, may_cross, wraps, entry, list });
            }
        }
        loose
    }

    fn place_expected(
        &mut self,
        experience: &'a Experience,
        scenery: &Scenery<'_>,
        column: usize,
        obstacles: &mut Obstacles,
    ) -> Vec<Unplaced<'a>> {
        let mut loose = Vec::new();
        let all = &experience.expected[column];
        for (index, (expected, mark)) in all.iter().zip(&scenery.marks[column]).enumerate() {
            let facts = &scenery.map.columns[column].facts;
            let group = expected.group(facts);
            let felt = group.first().and_then(|one| scenery.feelings.stop_of(column, one.persona));
            // On the side away from the feeling.
            let up = felt.map_or(mark.at.y <= 0.0, |stop| mark.at.y < stop.at.y);
            let side = if up { Side::Above } else { Side::Below };
            let room = scenery.room(column, None);
            let radius = expectations::RADIUS;
            let wish = LabelRequest {
                anchor: mark.at,
                radius,
                half: 0.0,
                room,
                side,
                is_among: false,
                attribution: Attribution::Position,
                sizes: Vec::new(),
            };
            let placed = fit(obstacles, &expected.label, &wish, LABEL_WIDTH);
            self.expected[column]
                .push(placed.map_or(Placement::Nowhere, |(placed, wrap)| Placement::At(Label::new(placed, wrap))));
            if placed.is_none() && !expected.label.is_empty() {
                let entry = ListedLabel { mark: EntryMark::Hollow(expected.role), text: &expected.label };
                let (wish, wraps) = sized(&expected.label, &wish, LABEL_WIDTH);
                let (what, list) = (What::Expected(index), Half::of(mark.at.y));
                loose.push(Unplaced { what, column, wish, may_cross: false, wraps, entry, list });
            }
        }
        loose
    }

    /// Ties a label to its point, or adds it to its column's list. A name may be at another of its persona's points.
    fn settle(
        &mut self,
        experience: &Experience,
        scenery: &Scenery<'_>,
        obstacles: &mut [Obstacles],
        loose: Unplaced<'a>,
    ) {
        let beside = self.beside_moved_name(experience, scenery, obstacles, &loose);
        let further = beside.or_else(|| further(scenery, obstacles, &loose));
        if let (None, What::Pill(stop)) = (further, loose.what)
            && let Some((other, label)) = elsewhere(scenery, stop, loose.wraps[0], obstacles)
        {
            self.pills[other] = Placement::At(label);
            return;
        }
        let placement = further.unwrap_or_else(|| self.list(loose.list, loose.column, loose.entry));
        match loose.what {
            What::Word(stop) => self.words[stop] = placement,
            What::Pill(stop) => self.pills[stop] = placement,
            What::Expected(index) => self.expected[loose.column][index] = placement,
        }
    }

    /// Places a word at its point where a persona's name was in the way: the name has more places to choose from.
    fn beside_moved_name(
        &mut self,
        experience: &Experience,
        scenery: &Scenery<'_>,
        obstacles: &mut [Obstacles],
        loose: &Unplaced<'a>,
    ) -> Option<Placement> {
        if !matches!(loose.what, What::Word(_)) || obstacles[loose.column].untied >= MOST_UNTIED {
            return None;
        }
        let around = loose.column.saturating_sub(1)..(loose.column + 2).min(obstacles.len());
        let name = |index: usize| match self.pills[index] {
            Placement::At(name) if distance(name.rect, loose.wish.anchor) < BESIDE_NAME => Some((index, name)),
            Placement::At(_) | Placement::Nowhere | Placement::Tied(..) | Placement::Listed(..) => None,
        };
        let names: Vec<_> = scenery.feelings.columns[loose.column].clone().filter_map(name).take(MOST_NAMES).collect();
        for (index, name) in names {
            let (stop, before) = (&scenery.feelings.stops[index], obstacles[around.clone()].to_vec());
            obstacles[around.clone()].iter_mut().for_each(|column| column.labels.retain(|label| *label != name.rect));
            let width = experience.names[stop.feeling.persona.index()].width;
            let word = obstacles[loose.column].place(&loose.wish);
            let moved = word.and_then(|word| {
                let wish = pill_wish(scenery, stop, width);
                Some((word, place_pill(scenery, stop, &wish, obstacles)?))
            });
            if let Some((word, moved)) = moved {
                self.pills[index] = Placement::At(Label::new(moved, width));
                return Some(Placement::At(Label::new(word, loose.wraps[word.size])));
            }
            obstacles[around.clone()].clone_from_slice(&before);
        }
        None
    }

    fn list(&mut self, list: Half, column: usize, entry: ListedLabel<'a>) -> Placement {
        let entries = match list {
            Half::Upper => &mut self.above[column],
            Half::Lower => &mut self.below[column],
        };
        entries.push(entry);
        Placement::Listed(list, entries.len() - 1)
    }

    /// The boxes of all labels at their points.
    pub fn boxes(&self) -> Vec<Rect> {
        let at = |placement: &Placement| match *placement {
            Placement::At(label) | Placement::Tied(label, _) => Some(label.rect),
            Placement::Nowhere | Placement::Listed(..) => None,
        };
        self.words.iter().chain(&self.pills).chain(self.expected.iter().flatten()).filter_map(at).collect()
    }
}
