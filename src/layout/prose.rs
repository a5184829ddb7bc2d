//! Text of the map that can be measured and placed: shaped once, wrapped as often as needed.

use super::LayoutCtx;
use crate::{
    model::{Mark, Piece, Text},
    scene::{Anchor, Direction, Face, Role, Run, TextLine, TypeSize},
    text::{self, Paragraph, Style},
};
use smallvec::{SmallVec, smallvec};
use std::{borrow::Cow, rc::Rc};

/// A shaped text in one size.
#[derive(Debug, Clone)]
pub struct Prose {
    size: TypeSize,
    /// Whether the whole page reads from right to left, and will be mirrored. If so, every text begins where the page's
    /// texts do.
    on_rtl_page: bool,
    /// The author's paragraphs, in order.
    paragraphs: Vec<(Rc<Paragraph>, RunStyles)>,
}

/// The style of each run of a paragraph; most have one.
type RunStyles = SmallVec<[RunStyle; 1]>;

#[derive(Debug, Clone, PartialEq)]
struct RunStyle {
    face: Face,
    role: Role,
    code: bool,
    link: Option<Box<str>>,
}

/// The runs of a paragraph.
type Runs<'t> = SmallVec<[(Cow<'t, str>, RunStyle); 1]>;

/// Appends a text, merged into the run before it if both have the same style.
fn add<'t>(runs: &mut Runs<'t>, text: &'t str, look: RunStyle) {
    match runs.last_mut() {
        Some((before, last)) if *last == look => before.to_mut().push_str(text),
        Some(_) | None => runs.push((text.into(), look)),
    }
}

fn plain(text: &str) -> Option<Piece> {
    (!text.is_empty()).then(|| Piece { text: text.to_owned(), mark: Mark::None })
}

fn style(face: Face, size: TypeSize) -> Style {
    let face = match face {
        Face::Regular => text::Face::Regular,
        Face::Semibold => text::Face::Semibold,
        Face::Italic => text::Face::Italic,
    };
    Style { face, size: size.size(), tracking: size.tracking() }
}

impl LayoutCtx<'_> {
    /// The width of `text` on one line.
    pub fn width(&mut self, text: &str, size: TypeSize, face: Face) -> f64 {
        self.fonts.width(text, style(face, size))
    }

    /// A single line that is never wrapped, with its baseline at `y`.
    #[expect(clippy::too_many_arguments, reason = "a place, a text and its look; every caller has them apart")]
    pub fn line(
        &mut self,
        x: f64,
        y: f64,
        anchor: Anchor,
        text: &str,
        size: TypeSize,
        face: Face,
        role: Role,
    ) -> TextLine {
        let width = self.width(text, size, face);
        let run = Run { text: text.to_owned(), face, role, code: false, link: None };
        let direction = match text::BaseDirection::of(text) {
            text::BaseDirection::LeftToRight => Direction::Ltr,
            text::BaseDirection::RightToLeft => Direction::Rtl,
        };
        TextLine { x, y, anchor, size, width, direction, runs: smallvec![run] }
    }

    /// A text of the map. Emphasis becomes italic, code and links are kept.
    pub fn prose(&mut self, text: &Text, size: TypeSize, face: Face, role: Role) -> Prose {
        self.pieces(&text.pieces, size, face, role)
    }

    /// A text of the map followed by a word of the drawing's own.
    pub fn prose_and(&mut self, text: &Text, after: &str, size: TypeSize, face: Face, role: Role) -> Prose {
        let pieces: Vec<_> = text.pieces.iter().cloned().chain(plain(after)).collect();
        self.pieces(&pieces, size, face, role)
    }

    /// A text of the map preceded by a word of the drawing's own.
    pub fn prose_after(&mut self, before: &str, text: &Text, size: TypeSize, role: Role) -> Prose {
        let pieces: Vec<_> = plain(before).into_iter().chain(text.pieces.iter().cloned()).collect();
        self.pieces(&pieces, size, Face::Regular, role)
    }

    /// A text of the map in quotation marks, unless it already has some.
    pub fn quoted(&mut self, text: &Text, size: TypeSize, face: Face, role: Role) -> Prose {
        let [open, close] = self.quotes_of(text);
        let pieces: Vec<_> = plain(open).into_iter().chain(text.pieces.iter().cloned()).chain(plain(close)).collect();
        self.pieces(&pieces, size, face, role)
    }

    /// The quotation marks that a text lacks.
    pub fn quotes_of(&self, text: &Text) -> [&'static str; 2] {
        let first = text.pieces.first().and_then(|piece| piece.text.chars().next());
        if first.is_none_or(|first| "\"“”„«»‹›「『‘‚".contains(first)) {
            [""; 2]
        } else {
            self.words.quotes
        }
    }

    /// Pieces of the map's text that are already marked up.
    pub fn linked(&mut self, pieces: &[Piece]) -> Prose {
        self.pieces(pieces, TypeSize::Body, Face::Regular, Role::Ink)
    }

    fn pieces(&mut self, pieces: &[Piece], size: TypeSize, face: Face, role: Role) -> Prose {
        let pieces = self.with_quotes(pieces);
        let mut paragraphs: Vec<Runs<'_>> = vec![Runs::new()];
        for piece in pieces.iter() {
            let (face, code, link) = match &piece.mark {
                Mark::None => (face, false, None),
                Mark::Emphasis => (Face::Italic, false, None),
                Mark::Code => (face, true, None),
                Mark::Link(target) => (face, false, Some(target.as_str())),
            };
            for (index, part) in piece.text.split('\n').enumerate() {
                if index > 0 {
                    paragraphs.push(Runs::new());
                }
                if let (false, Some(last)) = (part.is_empty(), paragraphs.last_mut()) {
                    add(last, part, RunStyle { face, role, code, link: link.map(Box::from) });
                }
            }
        }
        self.shape(size, paragraphs)
    }

    /// The same with the quotation marks of the language, if straight ones are around all of it.
    fn with_quotes<'t>(&self, pieces: &'t [Piece]) -> Cow<'t, [Piece]> {
        let [first, .., last] = pieces else {
            let with = |only: &Piece| match self.words.with_quotes(&only.text) {
                Cow::Owned(text) => Some(vec![Piece { text, ..only.clone() }]),
                Cow::Borrowed(_) => None,
            };
            return pieces.first().and_then(with).map_or(Cow::Borrowed(pieces), Cow::Owned);
        };
        let count = pieces.iter().map(|piece| piece.text.matches('"').count()).sum::<usize>();
        if count != 2 || !first.text.starts_with('"') || !last.text.ends_with('"') {
            return Cow::Borrowed(pieces);
        }
        let [open, close] = self.words.quotes;
        let mut said = pieces.to_vec();
        said.iter_mut().take(1).for_each(|first| first.text = first.text.replacen('"', open, 1));
        said.last_mut().into_iter().for_each(|last| last.text = last.text.replacen('"', close, 1));
        Cow::Owned(said)
    }

    /// Words of the drawing or the map, in several styles.
    pub fn runs(&mut self, size: TypeSize, runs: &[(&str, Face, Role)]) -> Prose {
        let look = |face, role| RunStyle { face, role, code: false, link: None };
        let said: SmallVec<[_; 4]> = runs.iter().map(|run| self.words.with_quotes(run.0)).collect();
        let mut joined = Runs::new();
        for (text, &(_, face, role)) in said.iter().zip(runs).filter(|(text, _)| !text.is_empty()) {
            add(&mut joined, text, look(face, role));
        }
        self.shape(size, [joined])
    }

    fn shape<'t>(&mut self, size: TypeSize, paragraphs: impl IntoIterator<Item = Runs<'t>>) -> Prose {
        let paragraphs = paragraphs.into_iter().filter(|runs| !runs.is_empty()).map(|runs| {
            let styled: SmallVec<[_; 4]> = runs.iter().map(|(text, look)| (&**text, style(look.face, size))).collect();
            let paragraph = self.fonts.hyphenated(&styled, self.hyphenation);
            drop(styled);
            (paragraph, runs.into_iter().map(|(_, look)| look).collect())
        });
        Prose { size, on_rtl_page: self.rtl, paragraphs: paragraphs.collect() }
    }
}

impl Prose {
    /// Nothing to read, and no height.
    pub fn empty() -> Self {
        Self { size: TypeSize::Body, on_rtl_page: false, paragraphs: Vec::new() }
    }

    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// Whether it was shortened: it ends in an ellipsis.
    pub fn is_cut(&self) -> bool {
        self.place(0.0, 0.0, self.natural_width() + 1.0).last().is_some_and(|line| line.plain().ends_with('…'))
    }

    /// The width of the longest part that can't be broken.
    pub fn min_width(&self) -> f64 {
        self.paragraphs.iter().map(|(paragraph, _)| paragraph.min_width()).fold(0.0, f64::max)
    }

    /// The width at which nothing is wrapped.
    pub fn natural_width(&self) -> f64 {
        self.paragraphs.iter().map(|(paragraph, _)| paragraph.natural_width()).fold(0.0, f64::max)
    }

    /// The width of its longest line when it is wrapped to fit into `width`.
    pub fn balanced_width(&self, width: f64) -> f64 {
        if self.natural_width() <= width {
            return self.natural_width();
        }
        self.paragraphs.iter().map(|(paragraph, _)| paragraph.widest_line(width)).fold(0.0, f64::max)
    }

    /// The number of lines at `width`.
    pub fn line_count(&self, width: f64) -> usize {
        self.paragraphs.iter().map(|(paragraph, _)| paragraph.line_count(width)).sum()
    }

    /// Its height at `width`.
    pub fn height(&self, width: f64) -> f64 {
        self.line_count(width) as f64 * self.size.line()
    }

    /// Its lines at `width`, with the first line box at `top`. Right-to-left lines are flush right, where the widest of
    /// them ends: the text as a whole begins where all others on the page do, next to what it belongs to.
    pub fn place(&self, x: f64, top: f64, width: f64) -> Vec<TextLine> {
        let mut lines: Vec<TextLine> = Vec::new();
        for (paragraph, looks) in &self.paragraphs {
            let rtl = paragraph.direction() == text::BaseDirection::RightToLeft;
            for line in paragraph.lines(width) {
                let y = top + lines.len() as f64 * self.size.line() + self.size.baseline();
                let pieces = line.pieces.into_iter();
                let mut runs: SmallVec<_> = pieces.map(|piece| looks[piece.run].run(piece.text)).collect();
                free_blanks(&mut runs);
                let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
                let anchor = if rtl && !self.on_rtl_page { Anchor::Right } else { Anchor::Left };
                lines.push(TextLine { x, y, anchor, size: self.size, width: line.width, direction, runs });
            }
        }
        if let [only] = lines.as_mut_slice() {
            only.anchor = Anchor::Left;
        }
        let right = |line: &&mut TextLine| line.anchor == Anchor::Right;
        let widest = lines.iter_mut().filter(right).map(|line| line.width).fold(0.0, f64::max);
        lines.iter_mut().filter(right).for_each(|line| line.x += widest);
        lines
    }

    /// Its lines in `width`, centred around `x`.
    pub fn place_centred(&self, x: f64, top: f64, width: f64) -> Vec<TextLine> {
        let mut lines = self.place(x, top, width);
        for line in &mut lines {
            (line.x, line.anchor) = (x, Anchor::Middle);
        }
        lines
    }
}

/// The space after a link isn't part of it; otherwise it would be underlined.
fn free_blanks(runs: &mut [Run]) {
    for index in 1..runs.len() {
        let (before, behind) = runs.split_at_mut(index);
        if let (Some(link), Some(next)) = (before.last_mut().filter(|run| run.link.is_some()), behind.first_mut())
            && link.text.ends_with(' ')
        {
            link.text.pop();
            next.text.insert(0, ' ');
        }
    }
}

impl RunStyle {
    fn run(&self, text: String) -> Run {
        Run { text, face: self.face, role: self.role, code: self.code, link: self.link.clone() }
    }
}
