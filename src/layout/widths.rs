//! How wide each column is: as wide as its texts need and as saves lane height, on a page whose letters can be read on
//! a screen.
//!
//! Lanes are lowered one at a time, the cheapest first: all cells that determine a lane's height are widened together,
//! since widening one of them alone saves nothing. In a small map, or one with many lanes, the extra width of the page
//! goes to the narrowest columns. The cost grows with lanes times columns, whatever the texts.

use super::{ColumnBox, beside, experience::Experience, free, lanes::Lane};
use crate::model::{ColumnId, Map};

/// The narrowest that a column can be.
const NARROWEST: f64 = 136.0;
/// The total width of all columns, if that is enough: shown as wide as a screen of 1400 pixels, body text is 8 pixels
/// high.
const READABLE: f64 = 2120.0;
/// The most of it that each of a few columns takes, and the least for each of many.
const EACH: (f64, f64) = (256.0, 164.0);
/// The widest that a column grows for its texts.
const WIDEST: f64 = 320.0;
/// The widest that one of several columns grows only to fill the page.
const FILLED: f64 = 480.0;
/// The width of a single column on the narrowest page.
const LEAST_OF_ONE: f64 = 720.0;
/// The widest that columns grow only because the map is high.
const OF_HIGH: f64 = 480.0;
/// The ratio of the total column width to the height then: together with the lane names, about a square.
const ASPECT: f64 = 0.85;
/// The extra height of a lane besides its texts, and the height of what isn't in lanes: header, stages, chart, footer.
const ROW_PADDING: f64 = 24.0;
const OTHER_HEIGHT: f64 = 960.0;
/// The share of the best offer's worth from which another one is as good.
const NEARLY: f64 = 0.85;
/// The least width that all columns and gaps of a small map fill.
const LEAST_TOTAL: f64 = 1040.0;

/// The width that a stage needs: for its title in the chevron, and for what it says as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct StageNeed {
    /// Total width of the stage.
    pub width: f64,
}

/// Heights of one lane's cells at each of the possible widths.
struct Row {
    cells: Vec<(usize, Vec<f64>)>,
}

/// One share of the page for each column; of the `room` that all have together, where that is given.
pub fn widths(
    map: &Map,
    lanes: &[&Lane],
    experience: Option<&Experience>,
    needs: &[StageNeed],
    room: Option<f64>,
) -> Vec<f64> {
    let steps = steps(map.columns.len());
    let mut least = least(map, lanes, experience);
    grow_to_stages(map, needs, &mut least);
    let mut chosen = nearest(&steps, &least);
    let room = room.map(|room| room - gaps(map));
    // Nothing can be wider then, however high the lanes are.
    if room.is_some_and(|room| least.iter().sum::<f64>() > room) {
        return wide(&steps, &chosen, &least);
    }
    let rows = rows(map, lanes, experience, &steps);
    let (floor, budget) = room.map_or_else(|| budget(map, height(&rows, &chosen)), |room| (room, room));
    let wider = for_stacks(&wishes(lanes, experience, least.len()), &least, budget);
    if let Some(wider) = wider {
        least = wider;
        chosen = nearest(&steps, &least);
    }
    // Columns for stacks may be wider than any step.
    let beyond: f64 = chosen.iter().zip(&least).map(|(&step, &least)| (least - steps[step]).max(0.0)).sum();
    lower_lanes(&rows, &steps, &mut chosen, budget - beyond);
    let mut widths = wide(&steps, &chosen, &least);
    fill(&mut widths, floor, filled(map.columns.len()));
    widths
}

/// The chosen widths, where a column may be as narrow.
fn wide(steps: &[f64], chosen: &[usize], least: &[f64]) -> Vec<f64> {
    chosen.iter().zip(least).map(|(&step, &least)| steps[step].max(least)).collect()
}

/// The step that is at least as wide as each column must be.
fn nearest(steps: &[f64], least: &[f64]) -> Vec<usize> {
    least.iter().map(|&width| steps.iter().position(|&step| step >= width).unwrap_or(steps.len() - 1)).collect()
}

/// The widest that columns grow only to fill the page; a single one fills the narrowest page alone.
fn filled(columns: usize) -> f64 {
    FILLED.max(LEAST_OF_ONE / columns.max(1) as f64)
}

/// The widths that are tried; fewer for a large map, where one column matters less.
fn steps(columns: usize) -> Vec<f64> {
    let step = match columns {
        0..=24 => 8.0,
        25..=200 => 16.0,
        201..=1000 => 40.0,
        _ => 88.0,
    };
    let count = ((WIDEST - NARROWEST) / step) as usize;
    (0..=count).map(|index| NARROWEST + step * index as f64).collect()
}

/// The approximate height of the drawing with these columns.
fn height(rows: &[Row], chosen: &[usize]) -> f64 {
    OTHER_HEIGHT + rows.iter().map(|row| row.height(chosen) + ROW_PADDING).sum::<f64>()
}

/// What is between the stages.
fn gaps(map: &Map) -> f64 {
    16.0 * map.stages.len().saturating_sub(1) as f64
}

/// How much width all columns take at least, and at most: at least what fills a small page and keeps a `high` one from being a tower,
/// at most what can be read as a whole; of many columns each has a little.
fn budget(map: &Map, high: f64) -> (f64, f64) {
    let count = map.columns.len() as f64;
    let gaps = gaps(map);
    let readable = READABLE - gaps;
    let most = (count * EACH.0).min(readable).max(count * EACH.1);
    let landscape = (high * ASPECT).min(count * OF_HIGH).min(readable);
    let floor = (LEAST_TOTAL - gaps).min(count * filled(map.columns.len())).max(landscape);
    (floor, most.max(floor))
}

fn least(map: &Map, lanes: &[&Lane], experience: Option<&Experience>) -> Vec<f64> {
    let mut least = vec![NARROWEST; map.columns.len()];
    for lane in lanes {
        for (id, blocks) in &lane.cells.columns {
            let width = blocks.iter().map(|block| block.least_width()).fold(0.0, f64::max);
            raise(&mut least[id.index()], width);
        }
        // The cards of a whole stage are side by side, each as wide as a column.
        for (stage, blocks) in lane.cells.spans.iter().filter(|_| lane.cards) {
            let columns = map.stage(*stage).columns.iter().cycle();
            for (id, block) in columns.zip(blocks) {
                raise(&mut least[id.index()], block.least_width());
            }
        }
    }
    if let Some(experience) = experience {
        for (index, least) in least.iter_mut().enumerate() {
            raise(least, experience.least_width(ColumnId::new(index)));
        }
    }
    least
}

/// The width of text box that each column's stacks of cards would like, so that two fit side by side.
fn wishes(lanes: &[&Lane], experience: Option<&Experience>, columns: usize) -> Vec<Option<f64>> {
    let pains = |index| experience.and_then(|experience| experience.wished_width(ColumnId::new(index)));
    let mut wishes: Vec<Option<f64>> = (0..columns).map(pains).collect();
    for lane in lanes {
        for (id, blocks) in &lane.cells.columns {
            let own = &mut wishes[id.index()];
            *own = (*own).into_iter().chain(beside::wish(lane, blocks)).reduce(f64::max);
        }
    }
    wishes
}

/// Columns with many cards get room for two side by side, unless so many have them that no empty space is left next to
/// them, or the page is too narrow.
fn for_stacks(wishes: &[Option<f64>], least: &[f64], budget: f64) -> Option<Vec<f64>> {
    let count = wishes.iter().flatten().count();
    if count == 0 || 2 * count > least.len().max(2) {
        return None;
    }
    let wider = least.iter().zip(wishes).map(|(&least, wish)| {
        let wish = wish.map_or(0.0, |wish| ((wish + 2.0 * ColumnBox::PADDING) / 8.0).ceil() * 8.0);
        if wish <= FILLED { least.max(wish) } else { least }
    });
    let wider: Vec<f64> = wider.collect();
    (wider.iter().sum::<f64>() <= budget).then_some(wider)
}

/// A word that is wider than any column is broken, so it only counts up to that width.
fn raise(least: &mut f64, text: f64) {
    let needed = ((text + 2.0 * ColumnBox::PADDING) / 8.0).ceil() * 8.0;
    *least = least.max(needed.min(WIDEST));
}

fn grow_to_stages(map: &Map, needs: &[StageNeed], least: &mut [f64]) {
    for (stage, need) in map.stages.iter().zip(needs) {
        let has: f64 = stage.columns.iter().map(|id| least[id.index()]).sum();
        if has < need.width && !stage.columns.is_empty() {
            let more = ((need.width - has) / stage.columns.len() as f64 / 8.0).ceil() * 8.0;
            for id in &stage.columns {
                least[id.index()] += more;
            }
        }
    }
}

fn rows(map: &Map, lanes: &[&Lane], experience: Option<&Experience>, steps: &[f64]) -> Vec<Row> {
    let boxes: Vec<f64> = steps.iter().map(|step| step - 2.0 * ColumnBox::PADDING).collect();
    let mut rows: Vec<Row> = lanes.iter().map(|lane| lane_row(map, lane, &boxes)).collect();
    if let Some(experience) = experience {
        for kind in 0..2 {
            let heights =
                |index| boxes.iter().map(|&width| experience.card_heights(ColumnId::new(index), width)[kind]).collect();
            rows.push(Row { cells: (0..map.columns.len()).map(|index| (index, heights(index))).collect() });
        }
    }
    rows
}

fn lane_row(map: &Map, lane: &Lane, boxes: &[f64]) -> Row {
    let cells = lane.cells.columns.iter().zip(free::to_the_right(map, lane)).map(|((id, blocks), right)| {
        let heights = boxes.iter().map(|&width| beside::height(lane, blocks, right, width));
        (id.index(), heights.collect())
    });
    Row { cells: cells.collect() }
}

/// Lowers lanes as long as that saves more height than it costs in width.
fn lower_lanes(rows: &[Row], steps: &[f64], chosen: &mut [usize], budget: f64) {
    let mut total: f64 = chosen.iter().map(|&step| steps[step]).sum();
    // Each round widens at least one column by a step, so it ends; the bound makes that obvious.
    for _ in 0..rows.len() * steps.len() * 4 {
        let offers =
            rows.iter().filter_map(|row| row.offer(steps, chosen)).filter(|offer| total + offer.cost <= budget);
        let offers: Vec<Offer> = offers.collect();
        let most = offers.iter().map(Offer::worth).fold(0.0, f64::max);
        // Of nearly equal ones the first lane is lowered: otherwise a line more somewhere would choose other widths.
        let Some(best) = offers.into_iter().find(|offer| offer.worth() >= most * NEARLY) else { break };
        for (column, step) in best.widen {
            chosen[column] = step;
        }
        total += best.cost;
    }
}

/// The cost of lowering a lane to its next height.
struct Offer {
    gain: f64,
    cost: f64,
    widen: Vec<(usize, usize)>,
}

impl Offer {
    fn worth(&self) -> f64 {
        self.gain / self.cost
    }
}

impl Row {
    fn height(&self, chosen: &[usize]) -> f64 {
        self.cells.iter().map(|(column, heights)| heights[chosen[*column]]).fold(0.0, f64::max)
    }

    fn offer(&self, steps: &[f64], chosen: &[usize]) -> Option<Offer> {
        let now = |&(column, ref heights): &(usize, Vec<f64>)| heights[chosen[column]];
        let height = self.height(chosen);
        let (mut widen, mut cost, mut next) = (Vec::new(), 0.0, 0.0_f64);
        for cell in &self.cells {
            let (column, heights) = (cell.0, &cell.1);
            if now(cell) < height - 0.5 {
                next = next.max(now(cell));
                continue;
            }
            let step = (chosen[column] + 1..steps.len()).find(|&step| heights[step] < height - 0.5)?;
            cost += steps[step] - steps[chosen[column]];
            next = next.max(heights[step]);
            widen.push((column, step));
        }
        (cost > 0.0 && height > next).then_some(Offer { gain: height - next, cost, widen })
    }
}

/// Gives the rest of the budget to the narrowest columns, in steps of 8.
fn fill(widths: &mut [f64], budget: f64, widest: f64) {
    let total = |level: f64| widths.iter().map(|&width| width.max(level)).sum::<f64>();
    let (mut low, mut high) = (0_u32, (widest / 8.0) as u32);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if total(f64::from(middle) * 8.0) <= budget { low = middle } else { high = middle - 1 }
    }
    let level = f64::from(low) * 8.0;
    for width in widths {
        *width = width.max(level);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_goes_to_the_narrowest() {
        let mut widths = [208.0, 240.0, 296.0];
        fill(&mut widths, 776.0, FILLED);
        assert_eq!(widths, [240.0, 240.0, 296.0]);
    }

    #[test]
    fn a_lane_is_lowered_only_as_a_whole() {
        let steps = [208.0, 216.0];
        let row = |second: Vec<f64>| Row { cells: vec![(0, vec![60.0, 40.0]), (1, second)] };
        assert!(row(vec![60.0, 60.0]).offer(&steps, &[0, 0]).is_none());
        let offer = row(vec![60.0, 40.0]).offer(&steps, &[0, 0]).unwrap();
        assert_eq!((offer.gain, offer.cost), (20.0, 16.0));
    }
}
