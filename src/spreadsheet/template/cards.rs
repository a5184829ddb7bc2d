//! A list of cards, as whiteboards and databases export it: a row for each card, with a column for its type, one for its text, and one or more
//! for where it is. It becomes a list of places, with a column for each type.

use crate::{
    feeling::folded,
    spreadsheet::{
        Remark,
        grid::{Cell, Grid},
        labels::{CARDS, CardWords, Label, Lane, label},
    },
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The lists of places, one for each journey that cards are of, and which columns of the cards aren't in them.
pub struct Cards {
    pub grids: Vec<Grid>,
    pub remarks: Vec<Remark>,
}

/// A place, taken from its first card, and its cards by their types.
type Place<'a> = (&'a [Cell], Vec<Vec<&'a [Cell]>>);

/// The columns of a list of cards.
struct Columns {
    /// The row of the headings.
    head: usize,
    kind: usize,
    text: usize,
    details: Option<usize>,
    journey: Option<usize>,
    /// Phases, stages and steps, as far as there are any, in this order.
    places: Vec<usize>,
}

pub fn cards(grid: &Grid) -> Option<Cards> {
    let head = grid.rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 2)?;
    let columns = Columns::new(grid, head)?;
    let rows: Vec<&[Cell]> = grid.rows[head + 1..].iter().map(Vec::as_slice).collect();
    let mut journeys: Vec<(Option<&Cell>, Vec<&[Cell]>)> = Vec::new();
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    for row in &rows {
        let journey = columns.journey.map(|column| &row[column]).filter(|cell| !cell.is_empty());
        let at = *known.entry(journey.map_or("", |cell| cell.text.as_str())).or_insert_with(|| {
            journeys.push((journey, Vec::new()));
            journeys.len() - 1
        });
        journeys[at].1.push(row);
    }
    let list = |(journey, own): &(Option<&Cell>, Vec<&[Cell]>)| {
        let title = journey.map(|cell| vec![Cell::new("Journey", cell.at), cell.clone()]);
        let above = grid.above.iter().chain(&grid.rows[..head]).cloned().chain(title).collect();
        Grid { above, ..Grid::new(&grid.name, columns.places_of(grid, own)) }
    };
    Some(Cards { grids: journeys.iter().map(list).collect(), remarks: columns.left_out(grid, &rows) })
}

impl Columns {
    /// The columns, if at least one is of types of which most are lanes.
    fn new(grid: &Grid, head: usize) -> Option<Self> {
        let headings: Vec<String> = grid.rows[head].iter().map(|cell| folded(&cell.text)).collect();
        let called = |of: fn(&CardWords) -> &'static str| {
            let words: Vec<String> = CARDS.iter().flat_map(|words| of(words).split('|')).map(folded).collect();
            headings.iter().enumerate().filter(move |(_, heading)| words.contains(heading)).map(|(at, _)| at)
        };
        let mean = |wanted: &[Label]| -> Vec<usize> {
            let is = |cell: &Cell| label(&cell.text).is_some_and(|of| of.rest.is_empty() && wanted.contains(&of.label));
            grid.rows[head].iter().enumerate().filter(|(_, cell)| is(cell)).map(|(at, _)| at).collect()
        };
        let kinds = |column: usize| -> BTreeSet<&str> {
            let cells = grid.rows[head + 1..].iter().map(|row| &row[column]);
            cells.filter(|cell| !cell.is_empty()).map(|cell| cell.text.as_str()).collect()
        };
        let lanes = |column: usize| {
            let kinds = kinds(column);
            let is_lane = |text: &&&str| label(text).is_some_and(|of| matches!(of.label, Label::Lane(_) | Label::Goal));
            let lanes = kinds.iter().filter(is_lane).count();
            if 2 * lanes > kinds.len() { lanes } else { 0 }
        };
        let kind = called(|words| words.types)
            .max_by_key(|&at| (lanes(at), std::cmp::Reverse(at)))
            .filter(|&at| lanes(at) > 0)?;
        let texts: Vec<usize> = called(|words| words.texts).collect();
        let text = *texts.first()?;
        let mut places: Vec<usize> =
            [&[Label::Phase][..], &[Label::Stage], &[Label::Step, Label::Lane(Lane::Touchpoints)]]
                .into_iter()
                .filter_map(|wanted| mean(wanted).first().copied())
                .collect();
        // On a whiteboard the stages are frames.
        places.extend(called(|words| words.frames).next().filter(|_| places.is_empty()));
        // More lanes in columns of their own than among the types: it is a list of touchpoints, whatever their types.
        let is_lane = |cell: &&Cell| label(&cell.text).is_some_and(|of| matches!(of.label, Label::Lane(_)));
        let others =
            grid.rows[head].iter().enumerate().filter(|(at, cell)| !places.contains(at) && is_lane(cell)).count();
        if others > lanes(kind) {
            return None;
        }
        // A name next to a text is one of the card.
        let journey = mean(&[Label::Title]).into_iter().find(|at| !texts.contains(at));
        (!places.is_empty() && !places.contains(&kind)).then(|| Self {
            head,
            kind,
            text,
            details: called(|words| words.details).next(),
            journey,
            places,
        })
    }

    /// The list of places of some cards: those of a phase and of a stage next to each other, in the order of their first cards.
    fn places_of(&self, grid: &Grid, rows: &[&[Cell]]) -> Vec<Vec<Cell>> {
        let mut kinds: Vec<Cell> = Vec::new();
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        let mut seen: FxHashMap<Vec<&str>, usize> = FxHashMap::default();
        let mut places: BTreeMap<Vec<usize>, Place<'_>> = BTreeMap::new();
        // What a list written by hand doesn't repeat is that of the row above.
        let mut place: &[Cell] = &[];
        for row in rows.iter().copied().filter(|row| !self.card(row).is_empty()) {
            if place.is_empty() || self.places.iter().any(|&column| !row[column].is_empty()) {
                place = row;
            }
            let heads: Vec<&str> = self.places.iter().map(|&column| place[column].text.as_str()).collect();
            let nth = |end: usize| {
                let next = seen.len();
                *seen.entry(heads[..end].to_vec()).or_insert(next)
            };
            let order: Vec<usize> = (1..=heads.len()).map(nth).collect();
            let kind = &row[self.kind];
            let at = *known.entry(kind.text.as_str()).or_insert_with(|| {
                kinds.push(if kind.is_empty() { Cell::new("Notes", kind.at) } else { kind.clone() });
                kinds.len() - 1
            });
            let (_, cards) = places.entry(order).or_insert((place, Vec::new()));
            cards.resize(cards.len().max(at + 1), Vec::new());
            cards[at].push(row);
        }
        let titled = |&column: &usize| {
            let cell = grid.rows[self.head][column].clone();
            if label(&cell.text).is_some() { cell } else { Cell { text: "Stage".to_owned(), ..cell } }
        };
        let heads = self.places.iter().map(titled).chain(kinds);
        let filled = |(place, cards): Place<'_>| {
            let texts = cards.into_iter().map(|cards| {
                let at = cards.first().map_or((0, 0), |row| row[self.text].at);
                Cell::marked(&cards.into_iter().map(|row| self.card(row)).collect::<Vec<_>>().join("\n"), at)
            });
            self.places.iter().map(|&column| place[column].clone()).chain(texts).collect()
        };
        std::iter::once(heads.collect()).chain(places.into_values().map(filled)).collect()
    }

    /// A card in one line.
    fn card(&self, row: &[Cell]) -> String {
        let parts =
            [Some(self.text), self.details].into_iter().flatten().map(|column| row[column].said().replace('\n', " "));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
    }

    /// The columns that say more about cards.
    fn left_out(&self, grid: &Grid, rows: &[&[Cell]]) -> Vec<Remark> {
        let is_read = |column: usize| {
            let others = [Some(self.kind), Some(self.text), self.details, self.journey];
            others.contains(&Some(column)) || self.places.contains(&column)
        };
        let says = |column: &usize| rows.iter().any(|row| !row[*column].is_empty());
        let columns = (0..grid.width()).filter(|column| !is_read(*column)).filter(says);
        let remark = |column: usize| {
            let cell = &grid.rows[self.head][column];
            let text =
                format!("`{}` says more about cards, which a map has no place for: the column is left out", cell.text);
            Remark { place: grid.address(cell), text }
        };
        columns.map(remark).collect()
    }
}
