//! The curves of the personas drawn with characters, above the numbers of the columns.

use super::{
    line::{TextLine, TextRole, part},
    measure::{pad, width, wrap},
};
use crate::{
    model::link::{Join, Link, links, most_taken},
    model::{Map, NextKind, PersonaId, Score, Severity, Target},
    vocabulary::Words,
};

/// The number of rows on each side of neutral: least and most.
const SIDE: (usize, usize) = (3, 8);
/// The width of a map's column in characters: least and most.
const STEPS: (usize, usize) = (3, 8);
/// The mark of a feeling.
const POINT: char = '●';

/// All curves, in as many parts as the width requires; empty if nobody feels anything.
pub fn curves(map: &Map, words: &Words, room: usize) -> Vec<TextLine> {
    if map.columns.iter().all(|column| column.facts.feelings.is_empty()) {
        return Vec::new();
    }
    let chart = Chart::new(map, words, room);
    let all: Vec<usize> = (0..map.columns.len()).collect();
    let links = links(map, &map.paths());
    let title = format!("{} ({} … {})", words.experience, chart.score(map.scale.low), chart.score(map.scale.high));
    let mut lines = vec![Vec::new()];
    lines.extend(wrap(&title, room).into_iter().map(|line| vec![part(line, TextRole::Title)]));
    for band in all.chunks(chart.fit) {
        for (index, links) in links.iter().enumerate() {
            lines.extend(chart.persona(PersonaId::new(index), links, band));
        }
        lines.extend(chart.below(band));
    }
    lines
}

struct Chart<'a> {
    map: &'a Map,
    words: &'a Words,
    /// The width of the labels left of the curve.
    label: usize,
    /// The number of rows on each side of neutral, which has a row of its own.
    side: usize,
    /// The width of a column, and how many fit.
    step: usize,
    fit: usize,
}

impl<'a> Chart<'a> {
    fn new(map: &'a Map, words: &'a Words, room: usize) -> Self {
        let scale = map.scale;
        let names = [words.pains, words.ways].map(width);
        let figures = [scale.low, scale.baseline, scale.high].map(|score| width(&signed(map, words, score)));
        let label = names.into_iter().chain(figures).max().unwrap_or(0).min(room / 4) + 2;
        let room = room - label;
        let columns = map.columns.len().max(1);
        let step = (room / columns).clamp(STEPS.0, STEPS.1);
        Self { map, words, label, side: side(map), step, fit: (room / step).max(1) }
    }

    fn score(&self, score: f64) -> String {
        signed(self.map, self.words, score)
    }

    /// The row of a score, counted from the top.
    fn row(&self, score: Score) -> usize {
        row(score.normalised(self.map.scale), self.side)
    }

    fn persona(&self, persona: PersonaId, links: &[Link], band: &[usize]) -> Vec<TextLine> {
        let felt = |column: usize| self.map.columns[column].facts.feeling_of(persona).map(|of| self.row(of.score));
        if !band.iter().any(|&column| felt(column).is_some()) {
            return Vec::new();
        }
        let rows = 2 * self.side + 1;
        let mut cells = vec![vec![' '; band.len() * self.step]; rows];
        cells[self.side].fill('┈');
        let x = |column: usize| (column - band[0]) * self.step + self.step / 2;
        // Among several ways, the most taken one is drawn; the numbers below say where the others lead.
        for fork in links.chunk_by(|one, other| one.from == other.from) {
            let link = fork[most_taken(fork.iter())];
            if link.join == Join::Unordered {
                continue;
            }
            let inside = band.contains(&link.from) && band.contains(&link.to);
            if let (true, Some(from), Some(to)) = (inside, felt(link.from), felt(link.to)) {
                connect(&mut cells, (x(link.from), from), (x(link.to), to));
            }
        }
        for &column in band {
            if let Some(row) = felt(column) {
                cells[row][x(column)] = POINT;
            }
        }
        let role = TextRole::Persona(persona);
        let mut lines = Vec::new();
        if !self.map.is_unnamed_customer() {
            let name = self.map.persona(persona).label.to_plain();
            lines.extend(
                wrap(&name, self.label + band.len() * self.step).into_iter().map(|line| vec![part(line, role)]),
            );
        }
        let scale = self.map.scale;
        for (row, cells) in cells.into_iter().enumerate() {
            // A baseline at an end of the scale has its number once.
            let figure = match row {
                _ if row == self.side => self.score(scale.baseline),
                _ if row == 0 && scale.high == scale.baseline => String::new(),
                _ if row == rows - 1 && scale.low == scale.baseline => String::new(),
                0 => self.score(scale.high),
                _ if row == rows - 1 => self.score(scale.low),
                _ => String::new(),
            };
            let figure = format!("{}{figure} ", " ".repeat((self.label - 1).saturating_sub(width(&figure))));
            let mut line = vec![part(figure, TextRole::Quiet)];
            for run in cells.chunk_by(|one, other| (*one == '┈') == (*other == '┈')) {
                let role = if run[0] == '┈' { TextRole::Quiet } else { role };
                line.push(part(run.iter().collect::<String>(), role));
            }
            lines.push(line);
        }
        lines
    }

    /// The numbers of the columns, the worst pain of each, and where people go other than to the next one.
    fn below(&self, band: &[usize]) -> Vec<TextLine> {
        let mut lines = vec![self.marks("", band, |column| ((column + 1).to_string(), TextRole::Quiet))];
        let pains = |column: usize| {
            self.map.worst_open(&self.map.columns[column].facts).map_or((String::new(), TextRole::Plain), |worst| {
                let sign = match worst {
                    Severity::Minor => "!",
                    Severity::Major => "!!",
                    Severity::Critical => "!!!",
                };
                (sign.to_owned(), TextRole::Pain(worst))
            })
        };
        if band.iter().any(|&column| !pains(column).0.is_empty()) {
            lines.push(self.marks(self.words.pains, band, pains));
        }
        let paths = if self.map.ways.is_empty() { Vec::new() } else { self.map.paths() };
        let ways = |column: usize| {
            let mut signs: Vec<char> = Vec::new();
            for path in &paths {
                let here = path.steps.iter().filter(|step| step.column.index() == column).flat_map(|step| &step.next);
                for next in here.filter(|next| next.way.is_some()) {
                    let sign = match (next.kind, next.to) {
                        (NextKind::Back, _) => '↩',
                        (NextKind::Exit, _) | (_, Target::End) => '↓',
                        (NextKind::On | NextKind::Finish | NextKind::Ahead, _) => '→',
                    };
                    if !signs.contains(&sign) {
                        signs.push(sign);
                    }
                }
            }
            (signs.into_iter().collect::<String>(), TextRole::Plain)
        };
        if band.iter().any(|&column| !ways(column).0.is_empty()) {
            lines.push(self.marks(self.words.ways, band, ways));
        }
        lines
    }

    fn marks(&self, head: &str, band: &[usize], mark: impl Fn(usize) -> (String, TextRole)) -> TextLine {
        let head = wrap(head, self.label - 1).into_iter().next().unwrap_or_default();
        let mut line = vec![part(pad(&head, self.label), TextRole::Quiet)];
        for &column in band {
            let (text, role) = mark(column);
            let before = (self.step / 2).saturating_sub(width(&text) / 2);
            line.push(part(pad(&format!("{}{text}", " ".repeat(before)), self.step), role));
        }
        line
    }
}

/// The fewest rows in which different scores are distinct; if that is impossible, the number that keeps most of them
/// distinct.
fn side(map: &Map) -> usize {
    let feelings = map.columns.iter().flat_map(|column| &column.facts.feelings);
    let mut scores: Vec<f64> = feelings.map(|feeling| feeling.score.normalised(map.scale)).collect();
    scores.sort_by(f64::total_cmp);
    let apart = |side: usize| scores.chunk_by(|&one, &other| row(one, side) == row(other, side)).count();
    (SIDE.0..=SIDE.1).rev().max_by_key(|&side| apart(side)).unwrap_or(SIDE.0)
}

/// The row of a score from −1 to 1, counted from the top, with this many rows on each side of neutral.
fn row(score: f64, side: usize) -> usize {
    let middle = side as f64;
    (middle - score * middle).round().clamp(0.0, 2.0 * middle) as usize
}

fn signed(map: &Map, words: &Words, score: f64) -> String {
    words.score(score, map.scale)
}

/// Draws a line from one point to another one further right: along, up or down halfway, and along.
fn connect(cells: &mut [Vec<char>], (from_x, from_y): (usize, usize), (to_x, to_y): (usize, usize)) {
    let middle = from_x.midpoint(to_x);
    for x in from_x..=to_x {
        if x != middle || from_y == to_y {
            cells[if x < middle { from_y } else { to_y }][x] = '─';
        }
    }
    if from_y == to_y {
        return;
    }
    let (top, bottom) = (from_y.min(to_y), from_y.max(to_y));
    for row in &mut cells[top + 1..bottom] {
        row[middle] = '│';
    }
    let falls = to_y > from_y;
    cells[from_y][middle] = if falls { '╮' } else { '╯' };
    cells[to_y][middle] = if falls { '╰' } else { '╭' };
}
