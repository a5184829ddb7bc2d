//! Horizontal positions on a slide: stages share its width, however many columns they have.

pub use super::runs::{Density, GAP};

use super::runs;
use crate::{
    layout::{ColumnBox, Page},
    model::{ColumnId, Map, Place, StageId},
};
use std::ops::Range;

/// Free space at the left and the right.
pub const MARGIN: f64 = 48.0;
/// Width of the names of the rows.
pub const GUTTER: f64 = 144.0;
/// The width of a text in it.
pub const GUTTER_TEXT: f64 = GUTTER - 24.0;
/// Half the gap between the cards of two columns.
pub const BESIDE: f64 = 4.0;
/// The least width that a column has for each of its pains with a card, and for how many of them.
const CARD: (f64, usize) = (152.0, 2);
/// If columns are narrower than this, curves through each of them would be one solid block; with many personas that
/// happens at larger widths.
const TREND: (f64, f64) = (14.0, 4.5);
/// The widest that a title makes its stage.
const WIDEST_TITLE: f64 = 300.0;

/// The narrowest column with a card, and with a title alone.
const NARROWEST: (f64, f64) = (108.0, 72.0);
/// The widest that a word makes a column with a card, and one with only a title, which may be cut.
const WIDEST_WORD: (f64, f64) = (144.0, 112.0);
/// In a column this wide, nothing is missing.
pub const COMFORTABLE: f64 = 176.0;

/// Parts that fill a room may be a hair wider together, since they are sums.
const HAIR: f64 = 0.01;

/// Adjacent stages that share a chevron: a single one, unless there are more than fit.
#[derive(Debug, Clone)]
pub struct Run {
    pub stages: Range<usize>,
    pub columns: Range<usize>,
    /// Left and right edge.
    pub span: (f64, f64),
    /// Whether one of the stages is a key moment as a whole.
    pub is_moment: bool,
}

/// The horizontal measures of a slide.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The same for code that draws on any page.
    pub page: Page,
    /// The chevrons.
    pub runs: Vec<Run>,
    /// What columns have room for.
    pub density: Density,
    /// The width of the narrowest column.
    pub narrowest: f64,
    /// Whether neighbouring columns share a point of the curve.
    pub is_trend: bool,
}

impl Frame {
    /// Divides a slide of this width, with more of it for the columns whose texts are long if `for_texts`.
    pub fn new(map: &Map, width: f64, words: &Words, for_texts: bool) -> Self {
        let (left, right) = (MARGIN + GUTTER, width - MARGIN);
        let (own, gaps) = (of_stages(map), GAP * map.stages.len().saturating_sub(1) as f64);
        let (density, mut least) = density(words, &own, right - left - gaps);
        let stages: Vec<f64> = words.stages.iter().map(|stage| stage.word).collect();
        let groups = runs::runs(&stages, density, right - left);
        let room = right - left - GAP * groups.len().saturating_sub(1) as f64;
        let columns: Vec<Range<usize>> = groups.iter().map(|group| columns(map, group)).collect();
        let shared = groups.iter().any(|group| group.len() > 1);
        let titles = match density {
            Density::Cards if for_texts => for_cards(words, (&groups, &columns), &mut least, room),
            Density::Titles => {
                let titles = titles_of(words, &groups, words.has_short_titles());
                widen((&titles, &columns), &mut least, room, (false, &|column| (words.titles[column], 0)));
                titles
            }
            Density::Cards | Density::Counts => titles_of(words, &groups, words.has_short_titles()),
        };
        let needs = needs(words, (&groups, &columns), (&titles, !shared), &least, room);
        let widths = shares(&needs, &columns.iter().map(ExactSizeIterator::len).collect::<Vec<_>>(), room);
        let (mut x, mut boxes, mut runs) = (left, Vec::with_capacity(map.columns.len()), Vec::new());
        for ((stages, columns), width) in groups.into_iter().zip(columns).zip(widths) {
            boxes.extend(pitches(&least[columns.clone()], x, width));
            let is_moment = stages.clone().any(|stage| map.stage_facts(StageId::new(stage)).moment.is_some());
            runs.push(Run { stages, columns, span: (x, x + width), is_moment });
            x += width + GAP;
        }
        let stage_borders = runs.iter().skip(1).map(|run| run.span.0 - GAP / 2.0).collect();
        let narrowest = boxes.iter().map(|place: &ColumnBox| place.pitch).fold(room, f64::min);
        let page =
            Page { width, margin: MARGIN, columns_left: left, columns_right: right, columns: boxes, stage_borders };
        let is_trend = narrowest < TREND.0.max(TREND.1 * map.personas.len() as f64);
        Self { page, runs, density, narrowest, is_trend: density == Density::Counts && is_trend }
    }

    /// The chevron that a place belongs to.
    pub fn run_of(&self, map: &Map, place: Place) -> usize {
        let stage = match place {
            Place::Column(id) => map.column(id).stage,
            Place::Stage(id) => id,
        };
        self.runs.partition_point(|run| run.stages.end <= stage.index())
    }

    /// Left and right edge of a stage's columns.
    pub fn stage(&self, map: &Map, id: StageId) -> (f64, f64) {
        let columns = &map.stage(id).columns;
        let edge = |id: Option<&ColumnId>| id.map(|id| self.page.columns[id.index()]);
        let (first, last) = (edge(columns.first()), edge(columns.last()));
        (
            first.map_or(self.page.columns_left, |place| place.left),
            last.map_or(self.page.columns_left, |place| place.right()),
        )
    }

    /// Left and right edge of each cell in which items hang with their cards: the columns if cards fit there, otherwise
    /// the chevrons.
    pub fn cells(&self) -> Vec<(f64, f64)> {
        match self.density {
            Density::Cards => {
                self.page.columns.iter().map(|place| (place.left + BESIDE, place.right() - BESIDE)).collect()
            }
            Density::Titles | Density::Counts => self.runs.iter().map(|run| run.span).collect(),
        }
    }

    /// The cell that a place belongs to; what applies to a whole stage is in the middle one.
    pub fn cell_of(&self, map: &Map, place: Place) -> usize {
        self.cells_of(map, place).first().copied().unwrap_or_default()
    }

    /// The cells that a place belongs to; of a whole stage the middle one first, then those closest to it.
    pub fn cells_of(&self, map: &Map, place: Place) -> Vec<usize> {
        match (self.density, place) {
            (Density::Cards, Place::Column(id)) => vec![id.index()],
            (Density::Cards, Place::Stage(id)) => {
                let columns = &map.stage(id).columns;
                let mut cells: Vec<usize> = (0..columns.len()).collect();
                cells.sort_by_key(|at| at.abs_diff(columns.len() / 2));
                cells.into_iter().map(|at| columns[at].index()).collect()
            }
            (Density::Titles | Density::Counts, _) => vec![self.run_of(map, place)],
        }
    }
}

/// The column that a card of a place is in: of a whole stage, the middle one.
pub fn middle(map: &Map, place: Place) -> Option<ColumnId> {
    match place {
        Place::Column(id) => Some(id),
        Place::Stage(id) => map.stage(id).columns.get(map.stage(id).columns.len() / 2).copied(),
    }
}

/// The widths that a stage's title needs, including what is next to it.
#[derive(Debug, Clone, Copy)]
pub struct TitleWidths {
    /// On one line in large letters.
    pub whole: f64,
    /// On one line in smaller ones.
    pub smaller: f64,
    /// Its longest word in the smallest.
    pub word: f64,
}

/// The widths of the longest words, which shouldn't be broken.
#[derive(Debug, Clone)]
pub struct Words {
    pub stages: Vec<TitleWidths>,
    /// Each column's longest word including what is next to it, in a card and as only a title.
    pub columns: Vec<(f64, f64)>,
    /// Whether each column is a key moment, whose title is whole.
    pub moments: Vec<bool>,
    /// The number of open pains in each column.
    pub pains: Vec<usize>,
    /// The width at which each column's title has few lines and names have room, the one at which its cards are whole, the one at which answers say when
    /// they are due, too, and the one at which cards are low.
    pub wishes: Vec<[f64; 4]>,
    /// The width at which each column's title in small letters has few lines.
    pub titles: Vec<f64>,
    /// How severe the worst open pain of each column is, from 0.
    pub worst: Vec<usize>,
}

/// What all columns have room for, and the least width of each. `stages` are the columns of each stage.
fn density(words: &Words, stages: &[Range<usize>], room: f64) -> (Density, Vec<f64>) {
    let has_chevrons = |least: &[f64]| {
        stages.iter().map(|own| least[own.clone()].iter().sum::<f64>().max(runs::STAGE)).sum::<f64>() <= room
    };
    // Columns with pains are wider, as long as all others have room, and the chevron of each stage.
    for most in (0..=CARD.1).rev() {
        let least = |(word, pains): (&(f64, f64), &usize)| {
            word.0.min(WIDEST_WORD.0).max(NARROWEST.0).max(CARD.0 * *pains.min(&most) as f64)
        };
        let cards: Vec<f64> = words.columns.iter().zip(&words.pains).map(least).collect();
        if cards.iter().sum::<f64>() <= room && (most == 0 || has_chevrons(&cards)) {
            return (Density::Cards, cards);
        }
    }
    let title = |(word, is_moment): (&(f64, f64), &bool)| {
        let widest = if *is_moment { WIDEST_WORD.0 } else { WIDEST_WORD.1 };
        word.1.min(widest).max(NARROWEST.1)
    };
    let titles: Vec<f64> = words.columns.iter().zip(&words.moments).map(title).collect();
    if titles.iter().sum::<f64>() <= room {
        (Density::Titles, titles)
    } else {
        (Density::Counts, vec![0.0; words.columns.len()])
    }
}

impl Words {
    /// Whether all titles may be in large letters: those of all stages are equally large.
    fn has_short_titles(&self) -> bool {
        self.stages.iter().all(|stage| stage.whole <= WIDEST_TITLE)
    }
}

/// The width of each chevron for its title, in large letters or in smaller ones.
fn titles_of(words: &Words, runs: &[Range<usize>], are_large: bool) -> Vec<f64> {
    let title = |stage: &TitleWidths| if are_large { stage.whole } else { stage.smaller };
    let need = |run: &Range<usize>| words.stages[run.clone()].iter().map(title).fold(0.0, f64::max);
    runs.iter().map(|run| need(run).min(WIDEST_TITLE).max(runs::least(run))).collect()
}

/// Widens columns with cards for what they say. Returns the width of each chevron's title: where more of the texts of grave pains have room besides
/// smaller ones, those.
fn for_cards(
    words: &Words,
    (runs, columns): (&[Range<usize>], &[Range<usize>]),
    least: &mut Vec<f64>,
    room: f64,
) -> Vec<f64> {
    let widened = |are_large: bool| {
        let (titles, mut least) = (titles_of(words, runs, are_large), least.clone());
        for kind in 0..4 {
            let wish = |column: usize| (words.wishes[column][kind], if kind > 0 { words.worst[column] } else { 0 });
            widen((&titles, columns), &mut least, room, (kind > 0, &wish));
        }
        (titles, least)
    };
    let without_room = |least: &[f64]| {
        let grave = (0..least.len()).filter(|&column| words.worst[column] > 0);
        grave.filter(|&column| least[column] + 0.5 < words.wishes[column][1]).count()
    };
    let large = words.has_short_titles().then(|| widened(true));
    let is_full = large.as_ref().is_none_or(|(_, least)| without_room(least) > 0);
    let smaller = is_full.then(|| widened(false));
    let tried = large.into_iter().chain(smaller).min_by_key(|(_, least)| without_room(least));
    let (titles, widths) = tried.unwrap_or_default();
    *least = widths;
    titles
}

/// The width that a column would like to have, and how much that counts.
type Wish<'w> = &'w dyn Fn(usize) -> (f64, usize);

/// Widens columns for what they say, as long as all others have the least width that they need: those of the worst pains first, and what takes least
/// before what takes more. A wish that is more than there is room for gets what there is, if it may be granted in part.
fn widen(
    (titles, columns): (&[f64], &[Range<usize>]),
    least: &mut [f64],
    room: f64,
    (in_part, wish): (bool, Wish<'_>),
) {
    let mut sums: Vec<f64> = columns.iter().map(|own| least[own.clone()].iter().sum()).collect();
    let mut total: f64 = titles.iter().zip(&sums).map(|(title, sum)| title.max(*sum)).sum();
    let mut all: Vec<(usize, usize)> =
        columns.iter().enumerate().flat_map(|(run, own)| own.clone().map(move |column| (run, column))).collect();
    let more = |least: &[f64], column: usize| (wish(column).0 - least[column]).max(0.0);
    let rank = |column: usize| std::cmp::Reverse(wish(column).1);
    all.sort_by(|&(_, a), &(_, b)| rank(a).cmp(&rank(b)).then(more(least, a).total_cmp(&more(least, b))));
    for (run, column) in all {
        // What the title of its stage leaves free is for it alone.
        let (more, free) = (more(least, column), room - total + (titles[run] - sums[run]).max(0.0));
        let more = if in_part { more.min(free) } else { more };
        if more > 0.0 && more <= free {
            total += titles[run].max(sums[run] + more) - titles[run].max(sums[run]);
            (sums[run], least[column]) = (sums[run] + more, least[column] + more);
        }
    }
}

/// The width that each chevron and its columns need: for its title as it is, if there is room and stages don't share chevrons, otherwise for its
/// longest word.
fn needs(
    words: &Words,
    (runs, columns): (&[Range<usize>], &[Range<usize>]),
    (titles, are_single): (&[f64], bool),
    least: &[f64],
    room: f64,
) -> Vec<f64> {
    let sums: Vec<f64> = columns.iter().map(|own| least[own.clone()].iter().sum()).collect();
    let word: Vec<f64> = words.stages.iter().map(|stage| stage.word).collect();
    let named: Vec<f64> =
        runs.iter().map(|run| runs::need(run, &word).min(WIDEST_TITLE).max(runs::least(run))).collect();
    let bare: Vec<f64> = runs.iter().map(runs::least).collect();
    let mut tried = [titles, &named, &bare]
        .into_iter()
        .skip(usize::from(!are_single))
        .map(|titles| -> Vec<f64> { titles.iter().zip(&sums).map(|(title, sum)| title.max(*sum)).collect() });
    let fitting = tried.find(|needs| needs.iter().sum::<f64>() <= room + HAIR);
    // If all stages are too narrow for their columns, they are equally narrow.
    fitting.unwrap_or_else(|| vec![room / runs.len().max(1) as f64; runs.len()])
}

/// The boxes of a run's columns, starting at `x`.
fn pitches(least: &[f64], mut x: f64, width: f64) -> Vec<ColumnBox> {
    let fits = least.iter().sum::<f64>() <= width + HAIR;
    let least = if fits { least.to_vec() } else { vec![0.0; least.len()] };
    let place = |pitch: f64| {
        let left = x;
        x += pitch;
        ColumnBox { left, pitch }
    };
    shares(&least, &vec![1; least.len()], width).into_iter().map(place).collect()
}

fn of_stages(map: &Map) -> Vec<Range<usize>> {
    (0..map.stages.len()).map(|stage| columns(map, &(stage..stage + 1))).collect()
}

fn columns(map: &Map, stages: &Range<usize>) -> Range<usize> {
    let mut ids = map.stages[stages.clone()].iter().flat_map(|stage| &stage.columns).map(|id| id.index());
    let first = ids.next().unwrap_or(0);
    first..ids.next_back().unwrap_or(first) + 1
}

/// Divides `room` in proportion to the number of columns, with each share at least as large as needed.
fn shares(needs: &[f64], counts: &[usize], room: f64) -> Vec<f64> {
    let widths = |unit: f64| needs.iter().zip(counts).map(move |(&need, &count)| need.max(count as f64 * unit));
    let (mut low, mut high) = (0.0, room);
    // Forty halvings find the unit to less than a millionth.
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if widths(middle).sum::<f64>() <= room { low = middle } else { high = middle }
    }
    widths(low).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_share_by_columns_but_none_is_too_narrow() {
        let widths = shares(&[100.0, 100.0], &[1, 9], 1000.0);
        assert!((widths[0] - 100.0).abs() < 0.01 && (widths[1] - 900.0).abs() < 0.01, "{widths:?}");
        let widths = shares(&[100.0, 100.0], &[1, 1], 1000.0);
        assert!((widths[0] - 500.0).abs() < 0.01, "{widths:?}");
    }
}
