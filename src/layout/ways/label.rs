//! The words of an arc: for each of its ways who takes it, how many, and why; cut to fit the room.

use super::{
    arcs::{Arc, Kind, known_share},
    tell::{change, percent, personas},
};
use crate::{
    layout::{LayoutCtx, PersonaLook, Prose, Words, precision::Step},
    model::{Path, Way},
    scene::{Face, Group, Node, Rect, Role, TypeSize},
    vocabulary::capitalised,
};

/// Width of a persona's mark before the words, and its size.
const MARK: (f64, f64) = (14.0, 5.0);
/// More marks than this would leave no room for words: then the last of them are counted.
const MOST_MARKS: usize = 4;
/// If an arc has more ways than this, they are only counted.
const MOST_WAYS: usize = 4;
/// Between a share and how sure it is.
const BETWEEN: &str = " · ";
/// The share of everybody, in percent.
const WHOLE: f64 = 100.0;
/// With less room than this, no word is worth showing.
const LEAST: f64 = 20.0;

/// One way in words.
#[derive(Debug, Clone, Default)]
struct Entry {
    marks: Vec<PersonaLook>,
    /// How many.
    share: String,
    /// The same in more detail, for those who leave.
    head: String,
    /// How sure that is, if it is measured.
    sure: String,
    /// Why.
    reason: String,
}

/// The words of an arc before they are fitted into their room.
#[derive(Debug, Clone)]
pub struct Said {
    entries: Vec<Entry>,
    is_gone: bool,
    size: TypeSize,
    /// The width at which nothing is wrapped.
    pub natural: f64,
}

/// The words, fitted into their room.
#[derive(Debug, Clone)]
pub struct Label {
    rows: Vec<(Vec<PersonaLook>, Prose, f64)>,
    /// How many of its ways are without their words, or have a share without a sign that there is more to say.
    pub lost: usize,
    /// How many of its ways have no words at all, or none of their reason and no sign that there is one.
    pub silent: usize,
    /// How much of what there is to say of them is cut or left out; 0 if all of it is there.
    pub missing: usize,
    line: f64,
    pub width: f64,
    pub height: f64,
}

impl Said {
    /// The words of an arc, with a remark on where it leads on another page.
    pub fn new(ctx: &mut LayoutCtx<'_>, paths: &[Path], arc: &Arc, remark: &str, size: TypeSize) -> Self {
        let shown = if arc.ways.len() > MOST_WAYS { MOST_WAYS - 1 } else { arc.ways.len() };
        let mut ways = arc.ways.clone();
        if shown < ways.len() {
            let share = |at: usize| leaving(paths, arc, &arc.map(ctx).ways[at], at).unwrap_or_default();
            ways.sort_by(|&a, &b| share(b).total_cmp(&share(a)));
        }
        let mut entries: Vec<Entry> = ways[..shown].iter().map(|&way| entry(ctx, paths, arc, way)).collect();
        entries.retain(|entry| !(entry.says_nothing() && entry.marks.is_empty()));
        if arc.ways.len() > shown {
            let more = Words::fill(ctx.words.more, &[&ctx.words.number((arc.ways.len() - shown) as f64)]);
            entries.push(Entry { share: more.clone(), head: more, ..Entry::default() });
        }
        if !remark.is_empty() {
            let reason = remark.to_owned();
            match entries.as_mut_slice() {
                [only] if only.reason.is_empty() => only.reason = reason,
                _ => entries.push(Entry { reason, ..Entry::default() }),
            }
        }
        let mut said = Self { entries, is_gone: arc.is_gone, size, natural: 0.0 };
        let widths: Vec<f64> = (0..said.entries.len()).map(|at| said.natural_of(ctx, at)).collect();
        said.natural = widths.into_iter().fold(0.0, f64::max).ceil() + 1.0;
        said
    }

    /// How many of its ways say anything in words.
    pub fn worded(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.says_nothing()).count()
    }

    fn natural_of(&self, ctx: &mut LayoutCtx<'_>, at: usize) -> f64 {
        let entry = &self.entries[at];
        entry.before() + self.set(ctx, entry, (&entry.head, &entry.sure), &entry.reason).natural_width()
    }

    fn set(&self, ctx: &mut LayoutCtx<'_>, entry: &Entry, (head, sure): (&str, &str), reason: &str) -> Prose {
        let role = if self.is_gone { Role::Soft } else { Role::Ink };
        let between = |before: &str, after: &str, text| if before.is_empty() || after.is_empty() { "" } else { text };
        let before_reason = if reason == ELLIPSIS { "" } else { before_reason(head, sure) };
        let quiet = if entry.head.is_empty() && !self.is_gone { Role::Ink } else { Role::Soft };
        let runs = [
            (head, Face::Semibold, role),
            (between(head, sure, BETWEEN), Face::Regular, Role::Soft),
            (sure, Face::Regular, Role::Soft),
            (between(&[head, sure].concat(), reason, before_reason), Face::Regular, quiet),
            (reason, Face::Regular, quiet),
        ];
        ctx.runs(self.size, &runs)
    }

    /// The words in a room of this width, with at most this many lines for each way; `None` if no word fits.
    pub fn fit(&self, ctx: &mut LayoutCtx<'_>, room: f64, lines: usize) -> Option<Label> {
        let mut rows = Vec::with_capacity(self.entries.len());
        let (mut lost, mut silent, mut missing) = (self.entries.len(), self.worded(), 0);
        for entry in &self.entries {
            let width = room - entry.before();
            if width < LEAST {
                continue;
            }
            let (prose, told) = self.fitting(ctx, entry, width, lines);
            lost -= usize::from(told < Told::Share);
            missing += told as usize;
            if !prose.is_empty() && prose.min_width() <= width + 0.01 {
                silent -= usize::from(!entry.says_nothing() && told < Told::Mute);
                let width = prose.balanced_width(width).ceil() + 0.5;
                rows.push((entry.marks.clone(), prose, width));
            }
        }
        let width = rows.iter().map(|row| before(&row.0) + row.2).fold(0.0, f64::max);
        let height = rows.iter().map(|row| row.1.height(row.2)).sum();
        let label = Label { rows, lost, silent, missing: missing + silent, line: self.size.line(), width, height };
        (!label.rows.is_empty() && width <= room + 1.5).then_some(label)
    }

    /// The words of a way in a room, and how much of them there is. What is left out of a reason leaves an ellipsis, where that has room.
    fn fitting(&self, ctx: &mut LayoutCtx<'_>, entry: &Entry, width: f64, lines: usize) -> (Prose, Told) {
        let fits = |prose: &Prose| prose.line_count(width) <= lines && prose.min_width() <= width;
        let whole = self.set(ctx, entry, (&entry.head, &entry.sure), &entry.reason);
        if fits(&whole) {
            return (whole, Told::Whole);
        }
        // A whole reason says more than how sure the share is, which the whole map says, too.
        let without = self.set(ctx, entry, (&entry.head, ""), &entry.reason);
        if !entry.reason.is_empty() && fits(&without) {
            return (without, Told::Whole);
        }
        let [head, share, sure] = [&entry.head, &entry.share, &entry.sure].map(String::as_str);
        let said = [(head, sure), (share, sure), (head, ""), (share, "")];
        let told = |said: &str| if said == head { Told::Part } else { Told::Share };
        // The beginning of a reason alone doesn't say how many go.
        let says_how_many = |said: &str| !said.is_empty() || head.is_empty();
        for (head, sure) in said.into_iter().filter(|(said, _)| !entry.reason.is_empty() && says_how_many(said)) {
            let reason = self.shortened(ctx, entry, (head, sure), width, lines);
            let prose = self.set(ctx, entry, (head, sure), &reason);
            if !reason.is_empty() && fits(&prose) {
                return (prose, told(head));
            }
            let prose = self.set(ctx, entry, (head, sure), ELLIPSIS);
            if !head.is_empty() && fits(&prose) {
                return (prose, told(head).max(Told::Figures));
            }
        }
        let told = |said: &str| if entry.reason.is_empty() { told(said) } else { Told::Mute };
        let bare = said.into_iter().find_map(|(head, sure)| {
            let prose = self.set(ctx, entry, (head, sure), "");
            fits(&prose).then(|| (prose, told(head)))
        });
        let none = if entry.reason.is_empty() { Told::Share } else { Told::Mute };
        bare.unwrap_or_else(|| (self.set(ctx, entry, (share, ""), ""), none))
    }

    /// The beginning of a reason that has room after the figures; empty if that says nothing.
    fn shortened(
        &self,
        ctx: &mut LayoutCtx<'_>,
        entry: &Entry,
        (head, sure): (&str, &str),
        width: f64,
        lines: usize,
    ) -> String {
        // Bold letters are wider, so what fits in bold fits.
        let look = (self.size, Face::Semibold, Role::Ink);
        let said: Vec<&str> = [head, sure].into_iter().filter(|text| !text.is_empty()).collect();
        let said = said.join(BETWEEN);
        let plain = [said.as_str(), entry.reason.as_str()].join(before_reason(head, sure)).replace('\u{A0}', " ");
        let text = ctx.shortened_at_words(&plain, look, width, lines);
        let start = said.replace('\u{A0}', " ");
        let Some(rest) = text.trim_start().strip_prefix(start.as_str()).map(str::trim_start) else {
            return String::new();
        };
        let rest = rest.strip_prefix(before_reason(head, sure).trim_start()).unwrap_or(rest);
        // A word or less of a longer reason says nothing.
        let is_fragment = rest.ends_with('…') && rest.split_whitespace().count() < 2;
        if is_fragment { String::new() } else { rest.to_owned() }
    }
}

/// Of a reason that has no room, after the last word: on a line of its own, nobody would know what it belongs to.
const ELLIPSIS: &str = "\u{A0}…";

/// How much of what there is to say of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Whole,
    /// The figures and the beginning of the reason.
    Part,
    /// The figures, with a sign that there is a reason.
    Figures,
    /// The share in its shortest form.
    Share,
    /// The figures, and no sign that there is a reason.
    Mute,
}

/// What is between the figures and the reason: after words, a blank would make one sentence of them ("8 % leave short-term care").
fn before_reason(head: &str, sure: &str) -> &'static str {
    match (sure, head.contains(char::is_alphabetic)) {
        ("", false) => " ",
        ("", true) => ": ",
        _ => BETWEEN,
    }
}

impl Entry {
    fn says_nothing(&self) -> bool {
        [&self.head, &self.sure, &self.reason].into_iter().all(String::is_empty)
    }

    fn before(&self) -> f64 {
        before(&self.marks)
    }
}

fn before(marks: &[PersonaLook]) -> f64 {
    MARK.0 * marks.len() as f64
}

/// How many take a way: as written, or else as follows from the others.
fn leaving(paths: &[Path], arc: &Arc, way: &Way, at: usize) -> Option<f64> {
    if arc.is_gone { way.share } else { known_share(paths, way, at) }
}

fn entry(ctx: &LayoutCtx<'_>, paths: &[Path], arc: &Arc, at: usize) -> Entry {
    let (words, map) = (ctx.words, arc.map(ctx));
    let way = &map.ways[at];
    let step = Step::of_percent(way.measured.as_ref());
    let share = way.share.map(|share| percent(words, step.round(share))).unwrap_or_default();
    let leaving = leaving(paths, arc, way, at);
    let head = match (arc.kind == Kind::Exit, leaving.filter(|_| arc.kind == Kind::Exit)) {
        (_, Some(share)) if way.is_end() && share < WHOLE => {
            format!("{}: {}", percent(words, step.round(share)), words.ends_here)
        }
        _ if way.is_end() => capitalised(words.ends_here),
        (true, Some(share)) => Words::fill(words.leave, &[&words.number(step.round(share))]),
        (true, None) => words.some_leave.to_owned(),
        (false, _) => share.clone(),
    };
    let change = change(ctx, arc, at);
    let personas = personas(ctx, arc, map.only_for(way).to_vec());
    let shown = if personas.len() > MOST_MARKS { MOST_MARKS - 1 } else { personas.len() };
    let others = (shown < personas.len()).then(|| format!("+{}", words.number((personas.len() - shown) as f64)));
    let with_change = |said: String| {
        let parts: Vec<String> =
            [Some(said).filter(|said| !said.is_empty()), change.clone()].into_iter().flatten().collect();
        let said = parts.join(words.comma);
        let parts: Vec<String> = others.iter().cloned().chain((!said.is_empty()).then_some(said)).collect();
        parts.join(BETWEEN)
    };
    let marks = personas[..shown].iter().copied().map(PersonaLook::of).collect();
    let reason = way.reason.as_ref().map(|reason| reason.one_line()).unwrap_or_default();
    let measured = way.measured.as_ref().map(|it| step.words(words, it, |share| words.number(share)));
    let sure = measured.or_else(|| words.how_sure(map, way)).unwrap_or_default();
    Entry { marks, share: with_change(share), head: with_change(head), sure, reason }
}

impl Label {
    /// How much it lacks: all words of a way, then a sign that there are more, then the ends of words.
    pub fn lack(&self) -> (usize, usize, usize) {
        (self.silent, self.lost, self.missing)
    }

    /// The words, with their top left corner at this position.
    pub fn draw(&self, x: f64, top: f64) -> Group {
        let mut group = Group::new("way-label");
        let mut y = top;
        for (marks, prose, width) in &self.rows {
            for (index, look) in marks.iter().enumerate() {
                let mark = look.marker.shape(x + MARK.0 * index as f64 + MARK.1, y + self.line / 2.0, MARK.1 - 0.5);
                group.push(Node::Shape(mark.fill(look.hue)));
            }
            group.extend(prose.place(x + before(marks), y, *width));
            y += prose.height(*width);
        }
        group.framed(Rect::new(x - 1.0, top, self.width + 2.0, self.height))
    }
}
