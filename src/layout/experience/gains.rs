//! Gains above neutral: cards, letters in green squares, stems down to neutral.
//!
//! A stage's gains stand above those of its columns, with a rule along the whole stage instead of a stem.

use super::{
    Experience,
    card::{Card, Rule},
    stack::{self, Kind, Stack, Whole},
};
use crate::{
    layout::chart::{cubic::Cubic, stem},
    layout::{ColumnBox, LayoutCtx, Page},
    model::{GainId, Map, Place as Where},
    scene::{Anchor, Face, Group, Node, Rect, Role, Shape, Stroke, TypeSize},
};

/// The size of a letter's square, and from one to the next.
const SQUARE: [f64; 2] = [24.0, 28.0];
/// From the highest score to the middle of the squares.
const ABOVE_SCALE: f64 = 16.0;
/// Between the cards of the columns and those of the stage.
const BETWEEN: f64 = 12.0;

/// All gains, placed. Heights are those of the chart, so those of the cards are negative.
#[derive(Debug, Clone)]
pub struct Gains {
    places: Vec<(GainId, Rect, Rule)>,
    /// The middle of the lowest row of squares.
    squares: f64,
    /// Where the highest card begins.
    pub top: f64,
}

impl Gains {
    /// Places all gains above `bottom`, where the labels of the chart end; `up` is the height of the scale above neutral.
    pub fn new(map: &Map, page: &Page, experience: &Experience, up: f64, bottom: f64) -> Self {
        let mut gains = Self { places: Vec::new(), squares: -up - ABOVE_SCALE, top: bottom };
        let stacks: Vec<Vec<&Card>> =
            map.columns.iter().map(|column| experience.gain_cards(&column.facts.gains)).collect();
        let stages: Vec<Vec<&Card>> =
            map.stages.iter().map(|stage| experience.gain_cards(&stage.facts.gains)).collect();
        let whole = Whole::new(map, page, &stages, |before| Rule::Bottom { before });
        let arranged = stack::stacks(map, page, &stacks, &experience.free[Kind::Gains as usize], &whole);
        let mut tops = Vec::new();
        for ((column, place), stack) in map.columns.iter().zip(&page.columns).zip(arranged) {
            let (ids, top) = (&column.facts.gains, bottom - stack.height);
            gains.add(ids, &stack, place.x(), top);
            tops.push(if ids.is_empty() { f64::INFINITY } else { top - BETWEEN });
        }
        for (stage, (x, stack)) in map.stages.iter().zip(&whole.stages) {
            let own = stage.columns.iter().map(|column| tops[column.index()]).fold(bottom, f64::min);
            gains.add(&stage.facts.gains, stack, *x, own - stack.height);
        }
        gains.top = gains.places.iter().map(|place| place.1.y).fold(bottom, f64::min);
        gains
    }

    fn add(&mut self, ids: &[GainId], stack: &Stack, x: f64, top: f64) {
        let places = ids.iter().zip(&stack.slots).map(|(&id, &(rect, rule))| (id, rect.moved(x, top), rule));
        self.places.extend(places);
    }

    /// All gains, a group for each. `curves` are those that touch each column: stems pass beneath them.
    pub fn draw(&self, ctx: &mut LayoutCtx<'_>, page: &Page, experience: &Experience, curves: &[Vec<Cubic>]) -> Group {
        let mut group = Group::new("gains");
        let map = ctx.map;
        for (index, &(id, rect, rule)) in self.places.iter().enumerate() {
            let mut gain = titled(ctx, id);
            match map.gain(id).place {
                Where::Column(column) => {
                    let siblings = &map.column(column).facts.gains;
                    let rank = siblings.iter().position(|&other| other == id).unwrap_or(0);
                    let place = page.columns[column.index()];
                    if rank == 0 {
                        let bottom =
                            self.places.get(index + siblings.len() - 1).map_or(rect.bottom(), |last| last.1.bottom());
                        gain.extend(self.stem(place, bottom, siblings.len(), &curves[column.index()]));
                    }
                    gain.extend(self.square(ctx, id, rank, place));
                }
                Where::Stage(_) => {}
            }
            gain.push(experience.gains[id.index()].draw(ctx, rect, rule));
            group.push(gain);
        }
        group
    }

    /// The stem from the lowest card to neutral, beneath the letters and the curves.
    fn stem(&self, place: ColumnBox, top: f64, count: usize, curves: &[Cubic]) -> Vec<Node> {
        let x = place.x();
        let mut cuts = stem::crossings(x, curves);
        for row in 0..rows(count, place) {
            let middle = self.squares - row as f64 * SQUARE[1];
            cuts.push((middle - SQUARE[0] / 2.0, middle + SQUARE[0] / 2.0));
        }
        let line = |(from, to)| Shape::line(x, from, x, to).stroke(Stroke::new(Role::Green, 1.5)).obstacle().into();
        stem::parts(top, 0.0, cuts).into_iter().map(line).collect()
    }

    fn square(&self, ctx: &mut LayoutCtx<'_>, id: GainId, rank: usize, place: ColumnBox) -> Vec<Node> {
        let (row, rank) = (rank / per_row(place), rank % per_row(place));
        let (x, y) = (place.x() + rank as f64 * SQUARE[1], self.squares - row as f64 * SQUARE[1]);
        let letter = id.letter();
        let mut nodes = Vec::new();
        if rank > 0 {
            nodes.push(Shape::line(x - SQUARE[1] / 2.0, y, x, y).stroke(Stroke::new(Role::Green, 2.0)).into());
        }
        let half = SQUARE[0] / 2.0;
        nodes.push(
            Shape::round_rect(Rect::new(x - half, y - half, SQUARE[0], SQUARE[0]), 7.0)
                .fill(Role::Green)
                .obstacle()
                .into(),
        );
        let size = if letter.len() > 1 { TypeSize::Small } else { TypeSize::Body };
        let baseline = y + 0.3635 * size.size();
        nodes.push(ctx.line(x, baseline, Anchor::Middle, &letter, size, Face::Semibold, Role::OnGreen).into());
        nodes
    }
}

fn per_row(place: ColumnBox) -> usize {
    ((place.width() - SQUARE[0]).max(0.0) / SQUARE[1]).floor() as usize + 1
}

/// How much higher than one row the columns' letters are.
pub fn further_rows(map: &Map, page: &Page) -> f64 {
    let rows = map.columns.iter().zip(&page.columns).map(|(column, place)| rows(column.facts.gains.len(), *place));
    rows.max().unwrap_or(1).saturating_sub(1) as f64 * SQUARE[1]
}

fn rows(count: usize, place: ColumnBox) -> usize {
    count.div_ceil(per_row(place))
}

/// The group of a gain, with its name, place in the source and title.
pub fn titled(ctx: &LayoutCtx<'_>, id: GainId) -> Group {
    let map = ctx.map;
    let gain = map.gain(id);
    let personas: Vec<&str> = gain.personas.iter().map(|&persona| map.persona(persona).name.as_str()).collect();
    Group::new("gain")
        .named("gain", gain.name.as_str())
        .from_source(gain.span)
        .with_data("persona", personas.join(" "))
        .titled(format!("{} {}: {}", ctx.words.gain, id.letter(), gain.text.to_plain()))
}
