//! The legend: exactly what this drawing uses, nothing else.

pub use super::page_slice::Shown;
use super::{
    LayoutCtx, PersonaLook, Words,
    chart::{curves::hollow, joints::joints},
    stages,
    ways::{self, Line},
};
use crate::{
    model::{
        ColumnId, ColumnKind, Facts, Map, PersonaId, Severity, Source, Target, Way,
        link::{self, Join},
    },
    scene::{Anchor, Face, Form, Group, Node, Point, Rect, Role, Segment, Shape, Stroke, TextLine, TypeSize, polygon},
    vocabulary::capitalised,
};

/// Width of the sample before each entry's words.
const SAMPLE: f64 = 48.0;
const GAP: f64 = 12.0;
const LINE: f64 = 24.0;
/// An entry is one line; a name as long as a sentence is cut.
const WIDEST: f64 = 256.0;

/// Gaps after a sample and between two entries, when entries flow in rows.
const BEHIND: f64 = 8.0;
const APART: f64 = 28.0;
/// From one row to the next, when entries flow in rows.
const ROW: f64 = 20.0;

pub struct Legend {
    entries: Vec<(Vec<Node>, TextLine)>,
}

impl Legend {
    pub fn empty() -> Self {
        Self { entries: Vec::new() }
    }

    /// The entries for what the map has and the drawing shows.
    pub fn new(ctx: &mut LayoutCtx<'_>, shown: Shown) -> Self {
        let kinds = if shown.ways { ways::kinds(ctx) } else { Vec::new() };
        Self::with_ways(ctx, shown, &kinds)
    }

    /// The same where only ways of these kinds are shown.
    pub fn with_ways(ctx: &mut LayoutCtx<'_>, shown: Shown, kinds: &[(Line, bool)]) -> Self {
        let mut legend = Self::empty();
        let (map, words) = (ctx.map, ctx.words);
        if shown.experience {
            legend.curves(ctx, shown);
            legend.bridge(ctx, shown);
            legend.trend(ctx, shown);
            legend.marks(ctx, shown);
        }
        if facts(map).any(|facts| facts.moment.is_some()) {
            legend.moment(ctx, shown);
        }
        if shown.experience {
            legend.joined(ctx, shown);
        }
        legend.ways(ctx, shown, kinds);
        if shown.columns && map.columns.iter().any(|column| column.kind == ColumnKind::Step) {
            let rect = Rect::new(8.75, 4.75, SAMPLE - 17.5, LINE - 9.5);
            let step = Shape::round_rect(rect, 4.0).stroke(Stroke::new(Role::LineStrong, 1.5));
            legend.push(ctx, vec![step.into()], words.legend_step);
        }
        if shown.assumed && map.sources.iter().any(Source::is_assumed) {
            let hatch = Shape::round_rect(Rect::new(8.0, 4.0, SAMPLE - 16.0, LINE - 8.0), 4.0).hatch();
            legend.push(ctx, vec![hatch.into()], words.legend_assumed);
        }
        legend.bars(ctx, shown);
        legend
    }

    fn curves(&mut self, ctx: &mut LayoutCtx<'_>, shown: Shown) {
        let (map, words) = (ctx.map, ctx.words);
        let mut feels = vec![0_usize; map.personas.len()];
        for feeling in facts(map).flat_map(|facts| &facts.feelings) {
            feels[feeling.persona.index()] += 1;
        }
        let named = shown.personas && !map.is_unnamed_customer();
        for (index, persona) in map.personas.iter().enumerate().filter(|(index, _)| named && feels[*index] > 0) {
            let look = PersonaLook::of(PersonaId::new(index));
            let sample = look.sample(0.0, LINE / 2.0, SAMPLE).into_iter().map(Node::Shape);
            self.push(ctx, sample.collect(), &persona.label.to_plain());
        }
        if let Some(comparison) = map.compares.as_ref().filter(|comparison| comparison.has_curves(map)) {
            let pale = if comparison.is_everybodys(map) { Role::Faint } else { Role::PersonaPale(0) };
            let stroke = Stroke::new(pale, 3.0).dashed(&[6.0, 7.0]).rounded();
            let line = Shape::line(0.0, LINE / 2.0, SAMPLE, LINE / 2.0).stroke(stroke);
            let label = Words::fill(words.legend_before, &[&comparison.map.title.to_plain()]);
            self.push(ctx, vec![line.into()], &label);
        }
    }

    /// The hollow line over columns that aren't for a curve's persona.
    fn bridge(&mut self, ctx: &mut LayoutCtx<'_>, shown: Shown) {
        if shown.trend || !has_bridges(ctx.map) {
            return;
        }
        let mark = |x: f64| Shape::circle(x, LINE / 2.0, 4.0).fill(Role::Ink);
        let line = |stroke| Node::from(Shape::line(8.0, LINE / 2.0, SAMPLE - 8.0, LINE / 2.0).stroke(stroke));
        let lines = hollow(Role::Ink, 0.0, &[]).map(line);
        self.push(
            ctx,
            lines.into_iter().chain([mark(8.0), mark(SAMPLE - 8.0)].map(Node::from)).collect(),
            ctx.words.legend_bridge,
        );
    }

    /// Marks in one frame: several personas feel the same.
    fn joined(&mut self, ctx: &mut LayoutCtx<'_>, shown: Shown) {
        let (map, y) = (ctx.map, LINE / 2.0);
        if shown.trend || !facts(map).any(|facts| joints(map, &facts.feelings).iter().any(|members| members.len() > 1))
        {
            return;
        }
        let frame = Rect::new(SAMPLE / 2.0 - 19.0, y - 9.0, 38.0, 18.0);
        let frame = Shape::round_rect(frame, 9.0).fill(Role::Ground).stroke(Stroke::new(Role::LineStrong, 1.5));
        let mark = |index: usize, x: f64| {
            let look = PersonaLook::of(PersonaId::new(index));
            look.marker.shape(SAMPLE / 2.0 + x, y, 5.0).fill(look.hue).into()
        };
        self.push(ctx, vec![frame.into(), mark(0, -9.0), mark(1, 9.0)], ctx.words.legend_joined);
    }

    /// The star at a column's title, and the ring around its feelings.
    fn moment(&mut self, ctx: &mut LayoutCtx<'_>, shown: Shown) {
        let (map, words, y) = (ctx.map, ctx.words, LINE / 2.0);
        let star = |x: f64| Node::from(super::Marker::Star.shape(x, y, 7.5).fill(Role::Ink));
        let mut felt = (0..map.columns.len()).filter(|&at| !map.columns[at].facts.feelings.is_empty());
        let ringed = shown.experience && !shown.trend && felt.any(|at| map.is_moment(ColumnId::new(at)));
        let sample = if ringed {
            let ring = Shape::circle(SAMPLE - 10.0, y, 8.5).stroke(Stroke::new(Role::Ink, 1.5));
            vec![star(10.0), Shape::circle(SAMPLE - 10.0, y, 4.5).fill(Role::Ink).into(), ring.into()]
        } else {
            vec![star(SAMPLE / 2.0)]
        };
        self.push(ctx, sample, words.key_moment);
    }

    /// The arcs, by where they lead, and the sign for any order.
    fn ways(&mut self, ctx: &mut LayoutCtx<'_>, shown: Shown, kinds: &[(Line, bool)]) {
        let words = ctx.words;
        let mut exits = ctx.whole().ways.iter().filter(|way| way.to == Target::End);
        let ends = capitalised(words.ends_here);
        let out = if exits.all(Way::is_end) { ends.as_str() } else { words.legend_out };
        for &(line, is_exit) in kinds {
            let label = match (line, is_exit) {
                (Line::Gone, _) => words.legend_gone,
                (Line::Back, _) => words.legend_back,
                (Line::On, true) => out,
                (Line::On, false) => words.legend_ahead,
            };
            self.push(ctx, ways::sample(line, is_exit, SAMPLE, LINE / 2.0), label);
        }
        if shown.ways && ctx.whole().ways.iter().any(|way| way.share.is_some()) {
            let lines = [(LINE / 2.0 - 5.0, 1.5), (LINE / 2.0 + 3.0, 4.5)];
            let line = |(y, width)| Shape::line(6.0, y, SAMPLE - 6.0, y).stroke(Stroke::new(Role::Soft, width)).into();
            self.push(ctx, lines.map(line).into(), words.legend_share);
        }
        if ctx.map.stages.iter().any(|stage| stage.any_order) {
            let sign = stages::any_order(SAMPLE / 2.0 - 13.0, LINE / 2.0).map(Node::from);
            self.push(ctx, sign.collect(), words.any_order);
        }
    }

    /// Explains a point over several columns, and the bar through it.
    fn trend(&mut self, ctx: &mut LayoutCtx<'_>, shown: Shown) {
        let (words, x, y) = (ctx.words, SAMPLE / 2.0, LINE / 2.0);
        if shown.trend {
            let bar = |top: f64| Shape::round_rect(Rect::new(x - 2.5, top, 5.0, LINE - 2.0), 2.5);
            let line = Shape::line(x - 20.0, y, x + 20.0, y).stroke(Stroke::new(Role::Persona(0), 3.0));
            let mark = Shape::circle(x, y, 4.75).fill(Role::Persona(0));
            self.push(ctx, vec![line.into(), mark.into()], words.legend_mean);
            self.push(ctx, vec![bar(1.0).fill(Role::PersonaPale(0)).into()], words.legend_range);
        }
    }

    fn marks(&mut self, ctx: &mut LayoutCtx<'_>, shown: Shown) {
        let (map, words) = (ctx.map, ctx.words);
        let severities = [
            (Severity::Minor, words.legend_minor),
            (Severity::Major, words.legend_major),
            (Severity::Critical, words.legend_critical),
        ];
        for (severity, label) in severities {
            if map.pains.iter().any(|pain| pain.severity == severity && !pain.is_solved()) {
                let bead = super::bead::pain_dot(severity, SAMPLE / 2.0, LINE / 2.0);
                self.push(ctx, bead, label);
            }
        }
        if shown.solved && map.pains.iter().any(|pain| pain.is_solved()) {
            let bead = super::bead::solved_dot(SAMPLE / 2.0, LINE / 2.0);
            self.push(ctx, bead, words.legend_solved);
        }
        if shown.gains && !map.gains.is_empty() {
            let mark =
                Shape::round_rect(Rect::new(SAMPLE / 2.0 - 8.0, LINE / 2.0 - 8.0, 16.0, 16.0), 5.0).fill(Role::Green);
            self.push(ctx, vec![mark.into()], words.gain);
        }
        if shown.expectations && facts(map).any(|facts| !facts.expectations.is_empty()) {
            let stem =
                Shape::line(4.0, LINE / 2.0, 28.0, LINE / 2.0).stroke(Stroke::new(Role::Soft, 1.5).dashed(&[3.0, 4.0]));
            let mark = Shape::circle(36.0, LINE / 2.0, 6.0).fill(Role::Ground).stroke(Stroke::new(Role::Soft, 2.0));
            self.push(ctx, vec![stem.into(), mark.into()], words.legend_expected);
        }
    }

    fn bars(&mut self, ctx: &mut LayoutCtx<'_>, shown: Shown) {
        let (map, words, y) = (ctx.map, ctx.words, LINE / 2.0);
        if shown.time {
            let range = Shape::round_rect(Rect::new(4.0, y - 4.0, 40.0, 8.0), 4.0).fill(Role::Range);
            let tick = Shape::line(20.0, y - 8.0, 20.0, y + 8.0).stroke(Stroke::new(Role::Ink, 3.0));
            self.push(ctx, vec![range.into(), tick.into()], words.legend_average);
        }
        if !shown.metrics {
            return;
        }
        let track = || Node::from(Shape::rect(Rect::new(4.0, y - 5.0, 40.0, 10.0)).fill(Role::Track));
        let metrics = || facts(map).flat_map(|facts| &facts.metrics);
        if metrics().any(|metric| metric.target.is_some()) {
            let tick = Shape::line(32.0, y - 8.0, 32.0, y + 8.0).stroke(Stroke::new(Role::Ink, 3.0));
            self.push(ctx, vec![track(), tick.into()], words.legend_target);
        }
        if metrics().any(|metric| metric.was.is_some()) {
            let wedge = [Point::new(20.0, y + 4.0), Point::new(24.0, y + 9.0), Point::new(16.0, y + 9.0)];
            let bar = Shape::rect(Rect::new(4.0, y - 6.0, 40.0, 10.0)).fill(Role::Track);
            self.push(
                ctx,
                vec![bar.into(), Shape::path(polygon(&wedge, true)).fill(Role::Ink).into()],
                words.legend_was,
            );
        }
        if metrics().any(|metric| metric.benchmark.is_some()) {
            let ring = Shape::circle(26.0, y, 3.5).fill(Role::Ground).stroke(Stroke::new(Role::Ink, 1.5));
            self.push(ctx, vec![track(), ring.into()], words.legend_benchmark);
        }
    }

    fn push(&mut self, ctx: &mut LayoutCtx<'_>, sample: Vec<Node>, label: &str) {
        let size = TypeSize::Small;
        let baseline = (LINE - size.line()) / 2.0 + size.baseline();
        let label = ctx.shortened(label, (size, Face::Regular, Role::Soft), WIDEST, 1);
        let line = ctx.line(SAMPLE + GAP, baseline, Anchor::Left, &label, size, Face::Regular, Role::Soft);
        self.entries.push((sample, line));
    }

    /// Its height when entries flow in rows.
    pub fn flowing_height(&self, width: f64) -> f64 {
        self.flow(width).last().map_or(0.0, |&(_, row)| LINE + row as f64 * ROW)
    }

    /// Draws it with one entry after another, each as wide as it needs to be.
    pub fn draw_flowing(&self, width: f64) -> Group {
        let mut group = Group::new("legend");
        for ((sample, line), (x, row)) in self.entries.iter().zip(self.flow(width)) {
            let (left, right) = span(sample);
            let mut entry = Group::new("entry").at(x, row as f64 * ROW);
            let mut signs = Group::new("sample").at(-left, 0.0);
            signs.nodes.extend(sample.iter().cloned());
            entry.push(signs);
            entry.push(line.moved(right - left + BEHIND - line.x, 0.0));
            group.push(entry);
        }
        group.framed(Rect::new(0.0, 0.0, width, self.flowing_height(width)))
    }

    /// Left edge and row of each entry.
    fn flow(&self, width: f64) -> Vec<(f64, usize)> {
        let (mut x, mut row) = (0.0, 0);
        let place = |(sample, line): &(Vec<Node>, TextLine)| {
            let (left, right) = span(sample);
            let own = right - left + BEHIND + line.width;
            if x > 0.0 && x + own > width {
                (x, row) = (0.0, row + 1);
            }
            let place = (x, row);
            x += own + APART;
            place
        };
        self.entries.iter().map(place).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn pitch(&self) -> f64 {
        self.entries.iter().map(|(_, line)| SAMPLE + GAP + line.width).fold(0.0, f64::max) + 24.0
    }

    fn columns(&self, width: f64) -> usize {
        ((width / self.pitch().max(1.0)) as usize).clamp(1, self.entries.len().max(1)).min(6)
    }

    /// Its height at `width`, in columns.
    pub fn height(&self, width: f64) -> f64 {
        self.entries.len().div_ceil(self.columns(width)) as f64 * LINE
    }

    /// Draws it in columns.
    pub fn draw(&self, width: f64) -> Group {
        let columns = self.columns(width);
        let rows = self.entries.len().div_ceil(columns).max(1);
        let mut group = Group::new("legend");
        for (index, (sample, line)) in self.entries.iter().enumerate() {
            let (x, y) = ((index / rows) as f64 * self.pitch(), (index % rows) as f64 * LINE);
            let mut entry = Group::new("entry").at(x, y);
            entry.nodes.extend(sample.iter().cloned());
            entry.push(line.clone());
            group.push(entry);
        }
        group.framed(Rect::new(0.0, 0.0, width, self.height(width)))
    }
}

/// From the leftmost to the rightmost of a sample's forms.
fn span(sample: &[Node]) -> (f64, f64) {
    let shapes = sample.iter().filter_map(|node| match node {
        Node::Shape(shape) => Some(shape),
        Node::Group(_) | Node::Text(_) | Node::Image(_) => None,
    });
    let spans = shapes.map(|shape| {
        let half = shape.stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
        let (left, right) = extent(&shape.form);
        (left - half, right + half)
    });
    spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0.0, 0.0))
}

fn extent(form: &Form) -> (f64, f64) {
    let around = |xs: &mut dyn Iterator<Item = f64>| {
        xs.fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), x| (left.min(x), right.max(x)))
    };
    match form {
        Form::Rect { rect, .. } => (rect.x, rect.right()),
        Form::Line { from, to } => (from.x.min(to.x), from.x.max(to.x)),
        Form::Circle { centre, radius } => (centre.x - radius, centre.x + radius),
        Form::Path(segments) => around(&mut segments.iter().filter_map(|segment| match segment {
            Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to.x),
            Segment::Close => None,
        })),
    }
}

/// Whether a curve continues past columns that aren't for its persona.
fn has_bridges(map: &Map) -> bool {
    // Most maps have no such column, and then nobody's way has to be known.
    if map.columns.iter().all(|column| map.is_everybody(&column.facts.personas)) {
        return false;
    }
    let felt = |column: usize, persona| map.columns[column].facts.feeling_of(PersonaId::new(persona)).is_some();
    let mut links = link::links(map, &map.paths()).into_iter().enumerate();
    links.any(|(persona, links)| {
        let mut bridges = links.iter().filter(|link| link.join == Join::Bridge);
        bridges.any(|link| felt(link.from, persona) && felt(link.to, persona))
    })
}

fn facts(map: &Map) -> impl Iterator<Item = &Facts> {
    map.all_facts().map(|(_, facts)| facts)
}
