//! Keeps lines as wide as they were measured, whatever font the reader's system has: letter spacing is adjusted a
//! little. Characters that the bundled font lacks are excepted: they were measured generously and would only be
//! stretched.

use crate::{
    scene::{Face, Run, TextLine, TypeSize},
    text::{BaseDirection, Fonts, Style},
};
use smallvec::SmallVec;

/// A line's runs, each with its fixed width, if any; and the fixed width of the line as a whole.
pub struct Fit<'a> {
    pub whole: Option<f64>,
    pub parts: SmallVec<[(&'a Run, &'a str, Option<f64>); 2]>,
}

impl<'a> Fit<'a> {
    /// A line that is drawn in the font that it was measured with.
    pub fn none(line: &'a TextLine) -> Self {
        Self { whole: None, parts: line.runs.iter().map(|run| (run, run.text.as_str(), None)).collect() }
    }

    /// A line that may be drawn in another font than those that it was measured in.
    pub fn of(line: &'a TextLine, fonts: &Fonts) -> Self {
        let chars = || line.runs.iter().flat_map(|run| run.text.chars());
        if chars().all(|c| fonts.is_certain(c)) {
            return Self { whole: (line.width > 0.0).then_some(line.width), ..Self::none(line) };
        }
        // Browsers don't fit parts of a line with both directions, and the widths of such scripts are generous anyway.
        if chars().any(is_rtl) {
            return Self::none(line);
        }
        let parts = line.runs.iter().flat_map(|run| {
            let width = move |part: &str| {
                (!part.trim().is_empty() && part.chars().all(|c| fonts.is_certain(c)))
                    .then(|| fonts.width(part, style(run.face, line.size)))
            };
            stretches(&run.text, fonts).into_iter().map(move |part| (run, part, width(part)))
        });
        Self { whole: None, parts: parts.collect() }
    }
}

/// A text cut where what is certain meets what isn't.
fn stretches<'a>(text: &'a str, fonts: &Fonts) -> Vec<&'a str> {
    let mut stretches = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let certain = fonts.is_certain(first);
        let end = rest.find(|c| fonts.is_certain(c) != certain).unwrap_or(rest.len());
        let (stretch, after) = rest.split_at(end);
        stretches.push(stretch);
        rest = after;
    }
    stretches
}

fn is_rtl(c: char) -> bool {
    !c.is_ascii() && BaseDirection::of(c.encode_utf8(&mut [0; 4])) == BaseDirection::RightToLeft
}

fn style(face: Face, size: TypeSize) -> Style {
    let face = super::fonts::measured(face);
    Style { face, size: size.size(), tracking: size.tracking() }
}
