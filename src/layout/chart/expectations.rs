//! Expectations: what somebody expected, how far the feeling is from it, and where its hollow mark goes.
//!
//! A line for several personas is one mark, with a stem to each of their curves.

use super::{
    feelings::Feelings,
    heights::Heights,
    label_text::LabelText,
    stem,
    stops::{MarkBox, Stop},
};
use crate::{
    layout::{LayoutCtx, Page, PersonaLook},
    model::{Expectation, Facts},
    scene::{Face, Point, Rect, Role, TypeSize},
    vocabulary::Words,
};

/// The radius of a mark.
pub const RADIUS: f64 = 6.0;
/// From the last point of the column to the first mark, and from mark to mark.
const ASIDE: [f64; 2] = [24.0, 18.0];
/// From the edge of a feeling's mark to its stem.
const FREE: f64 = 4.0;
/// The widest that a label gets before it is broken.
pub const LABEL_WIDTH: f64 = 152.0;
/// More different gaps than this are shown as a range.
const MOST_GAPS: usize = 3;
/// After this many marks without a free place, a column gives up: each search looks at everything in it.
const MOST_FAILED: usize = 16;

/// The expectation of one line, shaped.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The expectations of the column that the line made.
    pub members: Vec<usize>,
    /// What is expected, and the gap in words.
    pub label: LabelText,
    /// The gap alone, for the title.
    pub gap: Option<String>,
    /// The colour of the persona, if there is a single one.
    pub role: Role,
}

impl Expected {
    /// The expectations of a column, one for each source line.
    pub fn all(ctx: &mut LayoutCtx<'_>, facts: &Facts, names: &[String]) -> Vec<Self> {
        let mut order: Vec<usize> = (0..facts.expectations.len()).collect();
        order.sort_by_key(|&index| facts.expectations[index].span);
        let lines = order.chunk_by(|&a, &b| facts.expectations[a].span == facts.expectations[b].span);
        let mut all: Vec<Self> = lines.map(|members| Self::new(ctx, facts, members.to_vec(), names)).collect();
        if all.len() > 1 {
            all.iter_mut().for_each(|one| one.mark(facts));
        }
        all
    }

    /// Puts the persona's mark before the text: between several, the colour alone doesn't say whose it is.
    fn mark(&mut self, facts: &Facts) {
        if let [only] = self.members.as_slice() {
            let look = PersonaLook::of(facts.expectations[*only].persona);
            self.label = self.label.clone().marked(look.marker, look.hue);
        }
    }

    /// What the line says about each of its personas.
    pub fn group<'a>(&self, facts: &'a Facts) -> Vec<&'a Expectation> {
        self.members.iter().map(|&index| &facts.expectations[index]).collect()
    }

    fn new(ctx: &mut LayoutCtx<'_>, facts: &Facts, members: Vec<usize>, names: &[String]) -> Self {
        let group: Vec<&Expectation> = members.iter().map(|&index| &facts.expectations[index]).collect();
        let role = match group.as_slice() {
            [one] => PersonaLook::of(one.persona).hue,
            _ => Role::Soft,
        };
        let gap = gap_in_words(&group, names, ctx.words).map(|gap| ctx.words.gap.replace("{}", &gap));
        let what = group.first().and_then(|expectation| expectation.what.as_ref());
        let what = what.map(|what| ctx.prose(what, TypeSize::Small, Face::Regular, Role::Soft));
        let figure = gap.as_ref().map(|gap| ctx.runs(TypeSize::Small, &[(gap.as_str(), Face::Semibold, Role::Ink)]));
        let label = LabelText::new(what.into_iter().chain(figure).map(|text| (text, TypeSize::Small)));
        Self { members, label, gap, role }
    }
}

/// `−2.5`; if personas differ `−2.5 Anna, −0.5 Ben`; if many do `−2.5 … +1`.
fn gap_in_words(group: &[&Expectation], names: &[String], words: &Words) -> Option<String> {
    let gaps: Vec<(f64, usize)> = group.iter().filter_map(|one| Some((one.gap?, one.persona.index()))).collect();
    let low = gaps.iter().map(|gap| gap.0).reduce(f64::min)?;
    let high = gaps.iter().map(|gap| gap.0).reduce(f64::max)?;
    if low == high {
        return Some(words.signed(low));
    }
    if gaps.len() > MOST_GAPS {
        return Some(format!("{} … {}", words.signed(low), words.signed(high)));
    }
    let each = |&(gap, persona): &(f64, usize)| format!("{} {}", words.signed(gap), names[persona]);
    Some(gaps.iter().map(each).collect::<Vec<_>>().join(words.comma))
}

/// A hollow mark and its stem, placed.
#[derive(Debug, Clone)]
pub struct ExpectedMark {
    /// Its middle.
    pub at: Point,
    /// The stem's dashed lines: from, to.
    pub stem: Vec<(Point, Point)>,
}

/// The hollow mark of an expectation.
pub fn ring_at(at: Point) -> MarkBox {
    MarkBox { at, half: 0.0, radius: RADIUS, ring: 0.0 }
}

/// Where the marks of a column are that are exactly above or below the feelings that they are compared with: all that are on no other mark, and whose
/// stems lie on no other one's.
pub fn exact(
    facts: &Facts,
    expected: &[Expected],
    column: usize,
    heights: &Heights,
    feelings: &Feelings<'_>,
) -> Vec<Option<Point>> {
    let felt: Vec<Rect> = feelings.places(column).map(|mark| kept_free(&mark)).collect();
    let (mut found, mut others) = (Vec::with_capacity(expected.len()), Vec::<Rect>::new());
    for one in expected {
        let group = one.group(facts);
        let y = group.first().map_or(0.0, |expectation| heights.y(expectation.score));
        let is_worth = found.len() < MOST_FAILED;
        let at = common(&group, column, feelings).filter(|_| is_worth).map(|x| Point::new(x, y));
        let stems = at.map(|at| stem_of(&group, column, at, feelings)).unwrap_or_default();
        let stems: Vec<Rect> = stems.into_iter().map(|(from, to)| around_line(from, to)).collect();
        let is_free = |ring: Rect| {
            let is_met = |rect: Rect| others.iter().any(|other| other.overlaps(rect, 0.0));
            let is_on_mark = felt.iter().any(|mark| mark.overlaps(ring, 0.0));
            !(is_on_mark || is_met(ring) || stems.iter().any(|stem| is_met(*stem)))
        };
        let at = at.filter(|at| is_free(around(*at, RADIUS + 2.0)));
        if let Some(at) = at {
            others.push(around(at, RADIUS + 3.0));
            others.extend(stems);
        }
        found.push(at);
    }
    found
}

/// What no other mark may touch.
fn kept_free(mark: &MarkBox) -> Rect {
    let reach = mark.reach() + 3.0;
    Rect::new(mark.at.x - mark.half - reach, mark.at.y - reach, 2.0 * (mark.half + reach), 2.0 * reach)
}

/// Places the marks of a column: right above or below the feeling, otherwise to the side of the points and clear of
/// them. `hung` are the stems of pains and gains.
pub fn marks(
    facts: &Facts,
    expected: &[Expected],
    column: usize,
    page: &Page,
    heights: &Heights,
    feelings: &Feelings<'_>,
    hung: &[Rect],
) -> Vec<ExpectedMark> {
    let place = page.columns[column];
    let mut taken: Vec<Rect> = hung.to_vec();
    taken.extend(feelings.places(column).map(|mark| kept_free(&mark)));
    let (mut marks, mut failed) = (Vec::new(), 0);
    for (one, exact) in expected.iter().zip(exact(facts, expected, column, heights, feelings)) {
        let group = one.group(facts);
        let group = group.as_slice();
        let y = group.first().map_or(0.0, |expectation| heights.y(expectation.score));
        let candidates = sides(place.left + 10.0, place.right() - 10.0, place.centre(), feelings.half[column]);
        let free = |x: &f64| taken.iter().all(|other| !other.overlaps(around(Point::new(*x, y), RADIUS + 2.0), 0.0));
        let clear = |x: &f64| free(x) && stem_is_clear(group, column, Point::new(*x, y), feelings, &taken);
        let first = |fits: &dyn Fn(&f64) -> bool| candidates.iter().copied().find(|x| fits(x));
        let x = match (exact, failed < MOST_FAILED) {
            (Some(at), _) => Some(at.x),
            (None, true) => first(&clear).or_else(|| first(&free)),
            (None, false) => None,
        };
        failed += usize::from(x.is_none());
        let at = Point::new(x.unwrap_or(place.centre()), y);
        let stem = stem_of(group, column, at, feelings);
        if failed < MOST_FAILED {
            taken.push(around(at, RADIUS + 3.0));
            taken.extend(stem.iter().map(|&(from, to)| around_line(from, to)));
        }
        marks.push(ExpectedMark { at, stem });
    }
    marks
}

/// The shared x of the marks of all whom a line is for, if they are joined or right above each other.
fn common(group: &[&Expectation], column: usize, feelings: &Feelings<'_>) -> Option<f64> {
    let mut xs = group.iter().map(|one| feelings.stop_of(column, one.persona).map(|stop| feelings.place(stop).at.x));
    let first = xs.next()??;
    xs.all(|x| x == Some(first)).then_some(first)
}

/// Places to try, the nearest first, right before left.
fn sides(left: f64, right: f64, centre: f64, half: f64) -> Vec<f64> {
    let steps = (0..12).map(|step| half + ASIDE[0] + f64::from(step) * ASIDE[1]);
    let both = steps.flat_map(|aside| [centre + aside, centre - aside]);
    both.filter(|x| (left..=right).contains(x)).chain([right, left]).collect()
}

fn around(at: Point, radius: f64) -> Rect {
    Rect::new(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius)
}

/// The box of a stem's line with the space kept free around it.
pub fn around_line(from: Point, to: Point) -> Rect {
    let (x, y) = (from.x.min(to.x), from.y.min(to.y));
    Rect::new(x - 1.5, y - 1.5, (from.x - to.x).abs() + 3.0, (from.y - to.y).abs() + 3.0)
}

/// Whether the upright part of a stem runs into nothing but the marks that it leads to.
fn stem_is_clear(group: &[&Expectation], column: usize, at: Point, feelings: &Feelings<'_>, taken: &[Rect]) -> bool {
    let joints = joints(group, column, at, feelings);
    let (top, bottom) = reach(&joints, at);
    let stem = Rect::new(at.x - 2.0, top, 4.0, (bottom - top).max(0.0));
    taken.iter().all(|other| !other.overlaps(stem, 0.0))
}

/// Where a stem leaves its upright for a feeling's mark, and where it ends there.
struct Joint {
    leaves: Point,
    ends: Point,
}

/// How each mark is reached, joined ones once: straight where it is above or below, else over a slope.
fn joints(group: &[&Expectation], column: usize, at: Point, feelings: &Feelings<'_>) -> Vec<Joint> {
    let mut stops: Vec<&Stop<'_>> = group.iter().filter_map(|one| feelings.stop_of(column, one.persona)).collect();
    stops.sort_by_key(|stop| stop.joint);
    stops.dedup_by_key(|stop| stop.joint);
    let joint = |stop: &Stop<'_>| {
        let mark = feelings.place(stop);
        let to = Point::new(at.x.clamp(mark.at.x - mark.half, mark.at.x + mark.half), mark.at.y);
        let (aside, down, free) = (to.x - at.x, to.y - at.y, mark.reach() + FREE);
        if down.hypot(aside) < RADIUS + free {
            return None;
        }
        if aside == 0.0 {
            let ends = towards(to, at, free);
            return Some(Joint { leaves: ends, ends });
        }
        // As steep as half a right angle, or straight at it from a mark that is too near.
        let upright = down.abs() - aside.abs();
        let leaves = if upright > RADIUS + 1.0 {
            Point::new(at.x, at.y + upright.copysign(down))
        } else {
            towards(at, to, RADIUS + 1.0)
        };
        Some(Joint { leaves, ends: towards(to, leaves, free) })
    };
    stops.into_iter().filter_map(joint).collect()
}

/// The point so far from one on the way to another.
fn towards(from: Point, to: Point, distance: f64) -> Point {
    let length = (to.x - from.x).hypot(to.y - from.y).max(1e-6);
    let share = distance / length;
    Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
}

/// How far up and down the upright part goes.
fn reach(joints: &[Joint], at: Point) -> (f64, f64) {
    let upright = joints.iter().filter(|joint| joint.leaves.x == at.x).map(|joint| joint.leaves.y);
    upright.fold((at.y, at.y), |(top, bottom), y| (top.min(y), bottom.max(y)))
}

fn stem_of(group: &[&Expectation], column: usize, at: Point, feelings: &Feelings<'_>) -> Vec<(Point, Point)> {
    let joints = joints(group, column, at, feelings);
    let (top, bottom) = reach(&joints, at);
    let cut = if feelings.is_crowded(column) { &[] } else { feelings.touching[column].as_slice() };
    let curves = cut.iter().flat_map(|&index| feelings.stretches[index].drawn.cubics());
    let mut cuts = stem::crossings(at.x, curves);
    // Marks that it passes on its way; at those that it leads to it ends.
    let passed =
        |mark: &MarkBox| (mark.at.x - at.x).abs() < mark.half + mark.reach() && (top..=bottom).contains(&mark.at.y);
    let whole = |mark: MarkBox| (mark.at.y - mark.reach() - FREE, mark.at.y + mark.reach() + FREE);
    cuts.extend(feelings.places(column).filter(passed).map(whole));
    let upright = |from: f64, to: f64| {
        let parts = stem::parts(from, to, cuts.clone()).into_iter();
        parts.map(|(from, to)| (Point::new(at.x, from), Point::new(at.x, to))).collect::<Vec<_>>()
    };
    let mut lines = upright(top, at.y - RADIUS - 1.0);
    lines.extend(upright(at.y + RADIUS + 1.0, bottom));
    let slopes = joints.iter().filter(|joint| joint.ends.x != at.x);
    lines.extend(slopes.map(|joint| (joint.leaves, joint.ends)));
    lines
}
