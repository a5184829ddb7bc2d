//! A map on sheets of paper, with letters that can be read on A4: broken between stages, and inside a stage that is wider than a sheet; each
//! part of it as high as a sheet, broken between lanes. A lane that is higher than a sheet is broken between its lines.
//!
//! The sheets of a part follow each other, so two of them side by side are what a sheet of A3 on its long side holds. Each has the title
//! in one line, its part of the stage band, the titles of its columns and the names of its lanes; the last one has sources and legend.

use super::{
    LayoutOptions,
    broken::broken,
    chart::{heights, heights_within},
    describe::prefix,
    draw::{Laid, lay_out, narrowest, overview_on_paper},
    excerpt::excerpt,
    page_slice::{PageSlice, Room},
    split::{even, runs},
    whole::Whole,
};
use crate::{
    lane::{LaneKind, View},
    model::Map,
    scene::{Point, Scene},
    text::Fonts,
};
use std::{collections::BTreeSet, ops::Range};

/// What is printed of a sheet at most, in units of the drawing: 190 mm by 259 mm, which both A4 and Letter have within margins of 10 mm, with the
/// smallest letters 6 points high.
const PRINTED: (f64, f64) = (1070.0, 1460.0);
/// What the drawing leaves free around it, and paper has anyway.
const FREE: f64 = 40.0;
/// How high the lines at the end of a sheet are, with what is free below.
const END: f64 = 56.0;
/// With more columns there would be hundreds of sheets, which nobody prints.
const MOST: usize = 300;
/// How much of a sheet is left free at first, and if its lanes didn't fit: how high a lane is depends a little on which others are there.
const SLACK: [f64; 3] = [24.0, 80.0, 160.0];

/// The shares of its usual height that the scale may have. Of several that take equally many sheets the first one is used.
const SCALES: [f64; 5] = [1.0, 0.9, 0.8, 0.7, LOWEST];

/// The least of them.
const LOWEST: f64 = 0.6;

/// A map on paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The slide, for a sheet that lies on its long side; none where it would be too full to read.
    pub overview: Option<Scene>,
    /// The detail, for sheets that stand upright; none where there would be hundreds.
    pub sheets: Vec<Scene>,
}

/// Lays a map out for paper, with ids that differ from those of its other drawings on the same page. `drawn` is what
/// [`layout`](super::layout()) made of the same map with the same options, if that is there already.
pub fn layout_paper(map: &Map, options: &LayoutOptions, drawn: Option<&Scene>, fonts: &mut Fonts) -> Paper {
    let overview = overview_on_paper(map, &options.apart("slide"), fonts);
    let drawn = drawn.filter(|_| options.view != View::Overview);
    let is_small = map.columns.len() <= MOST;
    let sheets = if is_small { layout_sheets(map, &options.apart("paper"), drawn, fonts) } else { Vec::new() };
    Paper { overview, sheets }
}

/// Lays a map out on sheets, without the margins that paper has anyway. Of a slide, which is a sheet by its nature, the detail behind it.
fn layout_sheets(map: &Map, options: &LayoutOptions, drawn: Option<&Scene>, fonts: &mut Fonts) -> Vec<Scene> {
    let view = if options.view == View::Overview { View::Detail } else { options.view };
    let options = &LayoutOptions { view, ..options.clone() };
    if let Some(whole) = whole(map, options, drawn, fonts) {
        return vec![whole];
    }
    let (page, shown) = narrowest(map, options, fonts);
    let room = PRINTED.0 + 2.0 * FREE - page.margin - page.columns_left;
    let pitches: Vec<f64> = page.columns.iter().map(|column| column.pitch).collect();
    let pieces = pieces(map, &pitches, room);
    let (known, whole_map) = (Whole::new(map), map);
    let mut lay =
        |map: &Map, options: &LayoutOptions, at: usize, runs: &[Range<usize>], (room, scale): (Room<'_>, f64)| {
            let leaf =
                PageSlice { whole: &known, number: at + 1, count: runs.len(), runs, room: Some(room), scale, shown };
            lay_out(map, options, fonts, Some(leaf))
        };
    let mut measure = |pieces: &[Range<usize>], at: usize| {
        let map = excerpt(map, pieces[at].clone());
        let laid = lay(&map, options, at, pieces, (Room::Together(room), 1.0));
        Part::new(whole_map, map, pieces[at].clone(), &laid, at + 1 == pieces.len())
    };
    let mut parts: Vec<Part> = (0..pieces.len()).map(|at| measure(&pieces, at)).collect();
    scale(whole_map, &mut parts);
    let mut parts = by_stages(whole_map, parts, &pitches, measure);
    let scale = scale(whole_map, &mut parts);
    loop {
        let plans: Vec<(usize, Vec<String>)> = parts
            .iter()
            .enumerate()
            .flat_map(|(at, part)| part.plans().into_iter().map(move |lanes| (at, lanes)))
            .collect();
        let runs: Vec<_> = plans.iter().map(|(part, _)| parts[*part].columns.clone()).collect();
        let draw = |(at, (part, lanes)): (usize, &(usize, Vec<String>))| {
            let options = LayoutOptions { lanes: Some(lanes.clone()), ..options.clone() };
            let part = &parts[*part];
            sheet(lay(&part.map, &options, at, &runs, (Room::Each(&part.widths), scale)).scene)
        };
        let sheets: Vec<Scene> = plans.iter().enumerate().map(draw).collect();
        let full = sheets
            .iter()
            .zip(&plans)
            .filter(|(sheet, (_, lanes))| !fits((sheet.width, sheet.height)) && lanes.len() > 2);
        let full: BTreeSet<usize> =
            full.map(|(_, (part, _))| *part).filter(|&part| parts[part].can_have_less()).collect();
        if full.is_empty() {
            return sheets.into_iter().flat_map(|sheet| broken(sheet, PRINTED.1)).collect();
        }
        full.into_iter().for_each(|part| parts[part].tries += 1);
    }
}

/// The parts, and instead of one that takes several sheets its stages, if these take no more and the emptiest of them is fuller: a stage on one sheet
/// with all its lanes is easier to read than the last lanes of two on a sheet of their own.
fn by_stages(
    map: &Map,
    parts: Vec<Part>,
    pitches: &[f64],
    mut measure: impl FnMut(&[Range<usize>], usize) -> Part,
) -> Vec<Part> {
    let split: Vec<Vec<Range<usize>>> = parts.iter().map(|part| part.stages(pitches)).collect();
    let pieces: Vec<Range<usize>> = split.iter().flatten().cloned().collect();
    let (mut chosen, mut at) = (Vec::new(), 0);
    for (part, split) in parts.into_iter().zip(&split) {
        let mut stages: Vec<Part> = Vec::new();
        if split.len() > 1 {
            stages.extend((at..at + split.len()).map(|at| measure(&pieces, at)));
            stages.iter_mut().for_each(|stage| stage.set_scale(map, part.scale));
        }
        at += split.len();
        let fills: Vec<f64> = stages.iter().flat_map(Part::fills).collect();
        let (own, least) = (part.fills(), |fills: &[f64]| fills.iter().copied().fold(f64::INFINITY, f64::min));
        let is_better = !stages.is_empty() && fills.len() <= own.len() && least(&fills) > least(&own);
        if is_better { chosen.append(&mut stages) } else { chosen.push(part) }
    }
    chosen
}

/// The share of its usual height that the scale gets on all sheets: the highest one that takes as few of them as the lowest. The parts get the heights
/// that they have with it.
fn scale(map: &Map, parts: &mut [Part]) -> f64 {
    let mut apply = |scale: f64| {
        parts.iter_mut().for_each(|part| part.set_scale(map, scale));
        // Lanes that are higher than a sheet, then sheets.
        let high = |part: &Part| part.lanes.iter().filter(|lane| lane.1 + SLACK[0] > part.room).count();
        let sheets = |part: &Part| part.plans().len();
        (parts.iter().map(high).sum::<usize>(), parts.iter().map(sheets).sum::<usize>())
    };
    let best = SCALES.into_iter().min_by_key(|&scale| apply(scale)).unwrap_or(1.0);
    apply(best);
    best
}

/// How much lower the panel of a part is with this share of the scale's usual height.
fn lower(map: &Map, part: &Map, scale: f64) -> f64 {
    let high = |scale: f64| {
        let heights = heights_within(heights::whole(map.columns.len()) * scale, part, map);
        heights.up + heights.down
    };
    high(1.0) - high(scale)
}

/// The whole map, if one sheet has room for it.
fn whole(map: &Map, options: &LayoutOptions, drawn: Option<&Scene>, fonts: &mut Fonts) -> Option<Scene> {
    let scene = match drawn {
        // Most maps need more sheets: then nothing is copied.
        Some(scene) if !fits(within(scene)) => return None,
        Some(scene) => Scene { prefix: prefix(map, options.id_prefix.as_deref()), ..scene.clone() },
        None => lay_out(map, options, fonts, None).scene,
    };
    fits(within(&scene)).then(|| sheet(scene))
}

/// The scene without its margins.
fn sheet(mut scene: Scene) -> Scene {
    scene.root.at = Point::new(-FREE, -FREE);
    (scene.width, scene.height) = within(&scene);
    scene
}

/// How large a scene is without its margins.
fn within(scene: &Scene) -> (f64, f64) {
    (scene.width - 2.0 * FREE, scene.height - FREE - FREE / 2.0)
}

fn fits((width, height): (f64, f64)) -> bool {
    width <= PRINTED.0 && height <= PRINTED.1
}

/// The columns that share sheets: those of whole stages, unless a stage is wider than a sheet.
fn pieces(map: &Map, widths: &[f64], room: f64) -> Vec<Range<usize>> {
    let mut short: Vec<Range<usize>> = Vec::new();
    for stage in &map.stages {
        let Some(first) = stage.columns.first().map(|id| id.index()) else { continue };
        let own = &widths[first..first + stage.columns.len()];
        short.extend(runs(own, room).into_iter().map(|run| first + run.start..first + run.end));
    }
    // A stage is apart from the one before it.
    let wide: Vec<f64> = short.iter().map(|piece| widths[piece.clone()].iter().sum::<f64>() + 16.0).collect();
    let merged = runs(&wide, room + 16.0).into_iter();
    merged.filter_map(|run| Some(short.get(run.start)?.start..short.get(run.end - 1)?.end)).collect()
}

/// Columns that share sheets, measured with all their lanes. They are as wide on each sheet, so that sheets can be read one below the other.
struct Part {
    /// These columns as a map of their own.
    map: Map,
    columns: Range<usize>,
    widths: Vec<f64>,
    /// The lane of titles, which each sheet has; empty if there is none.
    titles: Vec<String>,
    /// The lane of ways, which the first one has together with its first lane, unless that is too high.
    ways: Vec<String>,
    /// The other lanes, each with its height and what goes with it; the panel as high as with this share of the scale's usual height.
    lanes: Vec<(String, f64)>,
    scale: f64,
    /// What lanes have of a sheet.
    room: f64,
    /// Which of [`SLACK`].
    tries: usize,
}

impl Part {
    /// Measures a part of a map.
    fn new(whole: &Map, map: Map, columns: Range<usize>, laid: &Laid, is_last: bool) -> Self {
        let starts = std::iter::once(laid.top).chain(laid.ends.iter().map(|(_, end)| *end));
        let all = laid.ends.iter().zip(starts).map(|((key, end), top)| (key.clone(), end - top));
        let [titles, ways, panel] =
            [LaneKind::Touchpoints, LaneKind::Ways, LaneKind::Experience].map(|kind| kind.key(&map).to_owned());
        let (heads, mut lanes): (Vec<_>, Vec<_>) = all.partition(|(key, _)| [&titles, &ways].contains(&key));
        let height = |heads: &[(String, f64)]| heads.iter().map(|(_, high)| high).sum::<f64>();
        let (mut ways, heads): (Vec<_>, Vec<_>) = heads.into_iter().partition(|(key, _)| *key == ways);
        let room = PRINTED.1 - (laid.top + height(&heads) - FREE) - (END - FREE / 2.0);
        if let Some(first) = lanes.first_mut() {
            let least = first.1 + height(&ways) - if first.0 == panel { lower(whole, &map, LOWEST) } else { 0.0 };
            // A card that is cut is worse than a sheet with little on it.
            if least + SLACK[0] > room {
                lanes.splice(0..0, std::mem::take(&mut ways));
            } else {
                first.1 += height(&ways);
            }
        }
        // Only the last sheet has what is below.
        if let Some((_, last)) = lanes.last_mut().filter(|_| is_last) {
            *last += laid.scene.height - laid.ends.last().map_or(0.0, |(_, end)| *end) - END;
        }
        let keys = |lanes: Vec<(String, f64)>| lanes.into_iter().map(|(key, _)| key).collect();
        Self {
            columns,
            widths: laid.page.columns.iter().map(|column| column.pitch).collect(),
            titles: keys(heads),
            ways: keys(ways),
            room,
            lanes,
            scale: 1.0,
            tries: 0,
            map,
        }
    }

    /// Gives the panel the height that it has with this share of the scale's usual height.
    fn set_scale(&mut self, whole: &Map, scale: f64) {
        let panel = LaneKind::Experience.key(&self.map);
        let less = lower(whole, &self.map, scale) - lower(whole, &self.map, self.scale);
        self.lanes.iter_mut().filter(|(key, _)| key == panel).for_each(|(_, high)| *high -= less);
        self.scale = scale;
    }

    /// Its stages, in as many runs as it has sheets, or fewer.
    fn stages(&self, pitches: &[f64]) -> Vec<Range<usize>> {
        let mut start = self.columns.start;
        let stage = |columns: usize| {
            start += columns;
            start - columns..start
        };
        let stages: Vec<Range<usize>> = self.map.stages.iter().map(|one| one.columns.len()).map(stage).collect();
        let widths: Vec<f64> = stages.iter().map(|own| pitches[own.clone()].iter().sum()).collect();
        let runs = even(&widths, self.plans().len(), widths.iter().sum());
        runs.into_iter().map(|run| stages[run.start].start..stages[run.end - 1].end).collect()
    }

    /// How high the lanes of each of its sheets are.
    fn fills(&self) -> Vec<f64> {
        let high =
            |lanes: &Vec<String>| self.lanes.iter().filter(|(key, _)| lanes.contains(key)).map(|lane| lane.1).sum();
        self.plans().iter().map(high).collect()
    }

    fn can_have_less(&self) -> bool {
        self.tries + 1 < SLACK.len()
    }

    /// The lanes of each of its sheets: as few sheets as have room for all, about equally high. Pains and what answers them share one if that takes no
    /// more sheets.
    fn plans(&self) -> Vec<Vec<String>> {
        let heights: Vec<f64> = self.lanes.iter().map(|(_, height)| *height).collect();
        let room = (self.room - SLACK[self.tries]).max(1.0);
        let (apart, together) = (runs(&heights, room), self.together(room));
        let fewest = together.filter(|together| together.len() <= apart.len()).unwrap_or(apart);
        // Without lanes there are still the titles.
        let none = heights.is_empty().then_some(0..0);
        let sheets = none.into_iter().chain(fewest);
        let lanes = |run: Range<usize>| self.lanes[run].iter().map(|(key, _)| key.clone());
        let plan = |(at, run)| {
            let ways: &[String] = if at == 0 { &self.ways } else { &[] };
            ways.iter().chain(&self.titles).cloned().chain(lanes(run)).collect()
        };
        sheets.enumerate().map(plan).collect()
    }

    /// The lanes of each sheet where the panel with the pains and the opportunities aren't parted; `None` if they aren't next to each other, or one
    /// sheet doesn't have room for both.
    fn together(&self, room: f64) -> Option<Vec<Range<usize>>> {
        let [panel, answers] =
            [LaneKind::Experience, LaneKind::Opportunities].map(|kind| kind.key(&self.map).to_owned());
        let first = self.lanes.windows(2).position(|two| two[0].0 == panel && two[1].0 == answers)?;
        let mut heights: Vec<f64> = self.lanes.iter().map(|(_, height)| *height).collect();
        heights[first] += heights.remove(first + 1);
        let lane = |at: usize| if at > first { at + 1 } else { at };
        let sheets = || {
            runs(&heights, room)
                .into_iter()
                .map(|run| lane(run.start)..lane(run.end - 1) + 1 + usize::from(run.end - 1 == first))
        };
        (heights[first] <= room).then(|| sheets().collect())
    }
}
