//! A map on sheets of paper, with letters that can be read on A4: broken between stages, and inside a stage that is wider than a sheet; each
//! part of it as high as a sheet, broken between lanes. A lane that is higher than a sheet is broken between its lines.
//!
//! The sheets of a part follow each other, so two of them side by side are what a sheet of A3 on its long side holds. Each has the title
//! in one line, its part of the stage band, the titles of its columns and the names of its lanes; the last one has sources and legend.

use super::{
    LayoutOptions,
    broken::broken,
    draw::{Laid, lay_out, narrowest, overview_on_paper},
    excerpt::excerpt,
    page_slice::{PageSlice, Shown},
    split::runs,
    whole::Whole,
};
use crate::{
    lane::{LaneKind, View},
    model::Map,
    scene::{Point, Scene},
    text::Fonts,
};
use std::ops::Range;

/// What is printed of a sheet at most, in units of the drawing: 190 mm by 259 mm, which both A4 and Letter have within margins of 10 mm, with the
/// smallest letters 6 points high.
const PRINTED: (f64, f64) = (1070.0, 1460.0);
/// What the drawing leaves free around it, and paper has anyway.
const FREE: f64 = 40.0;
/// How high the lines at the end of a sheet are, with what is free below.
const END: f64 = 80.0;

/// With more columns there would be hundreds of sheets, which nobody prints.
const MOST: usize = 300;

/// The columns of a sheet and its lanes besides the titles of the columns.
type Plan = (Range<usize>, Vec<String>);

/// A map on paper.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The slide, for a sheet that lies on its long side; none where it would be too full to read.
    pub overview: Option<Scene>,
    /// The detail, for sheets that stand upright; none where there would be hundreds.
    pub sheets: Vec<Scene>,
}

/// Lays a map out for paper, with ids that differ from those of its other drawings on the same page.
pub fn layout_paper(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> Paper {
    let overview = overview_on_paper(map, &options.apart("slide"), fonts);
    let is_small = map.columns.len() <= MOST;
    let sheets = if is_small { layout_sheets(map, &options.apart("paper"), fonts) } else { Vec::new() };
    Paper { overview, sheets }
}

/// Lays a map out on sheets, without the margins that paper has anyway. Of a slide, which is a sheet by its nature, the detail behind it.
fn layout_sheets(map: &Map, options: &LayoutOptions, fonts: &mut Fonts) -> Vec<Scene> {
    let view = if options.view == View::Overview { View::Detail } else { options.view };
    let options = &LayoutOptions { view, ..options.clone() };
    let Laid { scene, shown, .. } = lay_out(map, options, fonts, None);
    let whole = sheet(scene);
    if fits(&whole) {
        return vec![whole];
    }
    let page = narrowest(map, options, fonts);
    let known = &Whole::new(map);
    let room = PRINTED.0 + 2.0 * FREE - page.margin - page.columns_left;
    let parts = parts(map, &page.columns.iter().map(|column| column.pitch).collect::<Vec<_>>(), room);
    let mut sheets: Vec<Scene> = Vec::new();
    // How high lanes are depends a little on which others are on the sheet.
    for slack in [0.0, 80.0, 160.0] {
        let plans: Vec<Plan> =
            parts.iter().flat_map(|part| rows(known, options, fonts, (part, &parts), (room, slack, shown))).collect();
        let runs: Vec<_> = plans.iter().map(|(columns, _)| columns.clone()).collect();
        let count = plans.len();
        let laid = plans.iter().enumerate().map(|(at, (columns, lanes))| {
            let leaf = PageSlice { whole: known, number: at + 1, count, runs: &runs, room: Some(room), shown };
            let options = LayoutOptions { lanes: Some(lanes.clone()), ..options.clone() };
            sheet(lay_out(&excerpt(map, columns.clone()), &options, fonts, Some(leaf)).scene)
        });
        sheets = laid.collect();
        if sheets.iter().zip(&plans).all(|(sheet, (_, lanes))| fits(sheet) || lanes.len() < 3) {
            break;
        }
    }
    sheets.into_iter().flat_map(|sheet| broken(sheet, PRINTED.1)).collect()
}

/// The scene without its margins.
fn sheet(mut scene: Scene) -> Scene {
    scene.root.at = Point::new(-FREE, -FREE);
    scene.width -= 2.0 * FREE;
    scene.height -= FREE + FREE / 2.0;
    scene
}

fn fits(sheet: &Scene) -> bool {
    sheet.width <= PRINTED.0 && sheet.height <= PRINTED.1
}

/// The columns that share sheets: those of whole stages, unless a stage is wider than a sheet.
fn parts(map: &Map, widths: &[f64], room: f64) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for stage in &map.stages {
        let Some(first) = stage.columns.first().map(|id| id.index()) else { continue };
        let own = &widths[first..first + stage.columns.len()];
        pieces.extend(runs(own, room).into_iter().map(|run| first + run.start..first + run.end));
    }
    // A stage is apart from the one before it.
    let wide: Vec<f64> = pieces.iter().map(|piece| widths[piece.clone()].iter().sum::<f64>() + 16.0).collect();
    let merged = runs(&wide, room + 16.0).into_iter();
    merged.filter_map(|run| Some(pieces.get(run.start)?.start..pieces.get(run.end - 1)?.end)).collect()
}

/// The sheets of some columns: as few as have room for all lanes, about equally high.
fn rows(
    whole: &Whole<'_>,
    options: &LayoutOptions,
    fonts: &mut Fonts,
    (part, parts): (&Range<usize>, &[Range<usize>]),
    (room, slack, shown): (f64, f64, Shown),
) -> Vec<Plan> {
    let number = parts.iter().position(|other| other == part).map_or(1, |at| at + 1);
    let map = whole.map;
    let leaf = PageSlice { whole, number, count: parts.len(), runs: parts, room: Some(room), shown };
    let laid = lay_out(&excerpt(map, part.clone()), options, fonts, Some(leaf));
    let (ways, titles) = (LaneKind::Ways.key(map), LaneKind::Touchpoints.key(map));
    let starts = std::iter::once(laid.top).chain(laid.ends.iter().map(|(_, end)| *end));
    let all: Vec<(&str, f64)> =
        laid.ends.iter().zip(starts).map(|((key, end), top)| (key.as_str(), end - top)).collect();
    let (heads, lanes): (Vec<_>, Vec<_>) = all.iter().partition(|(key, _)| [ways, titles].contains(key));
    let height = |of: &str| heads.iter().filter(|(key, _)| *key == of).map(|(_, height)| height).sum::<f64>();
    let mut heights: Vec<f64> = lanes.iter().map(|(_, height)| *height).collect();
    // Only the first sheet has the ways, and the last one what is below.
    if let Some(first) = heights.first_mut() {
        *first += height(ways);
    }
    if let Some(last) = heights.last_mut().filter(|_| leaf.is_last()) {
        *last += laid.scene.height - laid.ends.last().map_or(0.0, |(_, end)| *end) - END;
    }
    let free = PRINTED.1 - (laid.top + height(titles) - FREE) - (END - FREE / 2.0) - slack;
    let named = |lanes: &[(&str, f64)]| lanes.iter().map(|(key, _)| (*key).to_owned()).collect::<Vec<_>>();
    let of = |(at, run): (usize, Range<usize>)| {
        let mut heads = named(&heads);
        heads.retain(|key| at == 0 || key == titles);
        (part.clone(), [heads, named(&lanes[run])].concat())
    };
    // Without lanes there are still the titles.
    let first = lanes.is_empty().then_some(0..0);
    first.into_iter().chain(runs(&heights, free.max(1.0))).enumerate().map(of).collect()
}
