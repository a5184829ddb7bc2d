//! From a line to runs of glyphs: reordering by UAX #9, a typeface for each character, then the shaper.

use super::{choose::FontSet, line::Words, typeface::TypefaceId, typefaces::Typefaces};
use crate::scene::{Anchor, Direction, Run, TextLine};
use harfrust::{Direction as Way, Feature, Language, ShapeOptions, Tag, UnicodeBuffer};
use std::{ops::Range, str::FromStr};
use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

/// A line of set text.
pub(crate) struct SetLine<'a> {
    /// The whole line's words in reading order; glyphs refer to ranges of it.
    pub text: String,
    /// From left to right.
    pub runs: Vec<SetRun<'a>>,
}

/// Glyphs of one typeface and one style, in one direction.
pub(crate) struct SetRun<'a> {
    /// The run of the scene with these words.
    pub run: &'a Run,
    pub typeface: TypefaceId,
    /// The position of the first glyph, in user units.
    pub x: f64,
    pub width: f64,
    /// The words, as a range of the line's.
    pub words: Range<usize>,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
}

/// One glyph; lengths are in user units.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    pub id: u32,
    /// How far it moves the pen.
    pub advance: f64,
    /// Its offset from the pen: to the right, upwards.
    pub offset: (f64, f64),
    /// The characters that it shows, alone or with others, as a range of the line's words.
    pub shows: Range<usize>,
}

/// Sets the lines of one drawing.
pub(crate) struct Setter<'a> {
    pub typefaces: &'a Typefaces,
    fonts: FontSet<'a>,
    lang: Option<Language>,
}

impl<'a> Setter<'a> {
    /// `lang` is the language of the texts, a BCP 47 tag: some scripts look different in different languages.
    pub fn new(typefaces: &'a Typefaces, lang: Option<&str>) -> Self {
        let lang = lang.and_then(|lang| Language::from_str(lang).ok());
        Self { typefaces, fonts: FontSet::new(typefaces), lang }
    }

    /// Sets a line, taking its anchor into account.
    pub fn set<'l>(&self, line: &'l TextLine) -> SetLine<'l> {
        let words = Words::of(line);
        let mut runs = Vec::new();
        let mut x = 0.0;
        for (range, way) in visual(&words.text, line.direction) {
            let mut parts = parts(&words, range, line, &self.fonts);
            if way == Way::RightToLeft {
                parts.reverse();
            }
            for part in parts {
                let run = self.run(part, &words.text, line, way, x);
                x += run.width;
                runs.push(run);
            }
        }
        // Tracking is between letters, not after the last one.
        let tracked = runs.last().is_some_and(|run| !joins(script_of(&words.text[run.words.clone()])));
        let width = if tracked { x - line.size.tracking() } else { x };
        let start = match line.anchor {
            Anchor::Left => line.x,
            Anchor::Middle => line.x - width / 2.0,
            Anchor::Right => line.x - width,
        };
        runs.iter_mut().for_each(|run| run.x += start);
        SetLine { text: words.text, runs }
    }

    /// Adds a space after the last word of a left-to-right line that continues on the next line, so that the words stay
    /// separate in formats that keep them as text.
    pub fn add_blank(&self, set: &mut SetLine<'_>) {
        let Some(run) = set.runs.last_mut() else { return };
        let blank = self.fonts.get(run.typeface).blank();
        let apart = set.text.ends_with(|c: char| c.is_alphanumeric() || c.is_ascii_punctuation() && c != '-');
        let (Some(id), true, true) = (blank, apart, run.words.end == set.text.len()) else { return };
        let start = set.text.len();
        set.text.push(' ');
        run.words.end = set.text.len();
        run.glyphs.push(Glyph { id, advance: 0.0, offset: (0.0, 0.0), shows: start..set.text.len() });
    }

    fn run<'l>(&self, part: ShapeInput, text: &str, line: &'l TextLine, way: Way, x: f64) -> SetRun<'l> {
        let open = self.fonts.get(part.typeface);
        let buffer = self.buffer(&text[part.words.clone()], part.script, way);
        // A project's own font is measured letter by letter.
        let apart = line.size.tracking() != 0.0 || self.typefaces.is_own(part.typeface);
        let features = if apart { &FEATURES[..] } else { &FEATURES[..1] };
        let shaped = open.typeface.shaper(&open.font).shape(buffer, ShapeOptions::new().features(features));
        let unit = line.size.size() / open.typeface.units_per_em;
        let mut glyphs = glyphs(&shaped, part.words.clone(), unit);
        track(&mut glyphs, line.size.tracking(), part.script);
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        SetRun { run: &line.runs[part.run], typeface: part.typeface, x, width, words: part.words, glyphs }
    }

    fn buffer(&self, text: &str, script: Script, way: Way) -> UnicodeBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(way);
        if let Ok(script) = harfrust::Script::from_str(script.short_name()) {
            buffer.set_script(script);
        }
        if let Some(lang) = &self.lang {
            buffer.set_language(lang.clone());
        }
        // Whatever wasn't set is guessed.
        buffer.guess_segment_properties();
        buffer
    }
}

/// As browsers have it: neighbouring brackets and stops of Chinese and Japanese share their space, and letters that
/// are set apart don't join.
const FEATURES: [Feature; 4] = [feature(b"chws", 1), feature(b"liga", 0), feature(b"clig", 0), feature(b"calt", 0)];

const fn feature(tag: &[u8; 4], value: u32) -> Feature {
    Feature { tag: Tag::new(tag), value, start: 0, end: u32::MAX }
}

/// The stretches of a line from left to right, each with its direction.
fn visual(text: &str, direction: Direction) -> Vec<(Range<usize>, Way)> {
    if text.is_empty() {
        return Vec::new();
    }
    if direction == Direction::Ltr && text.chars().all(|c| c < '\u{590}') {
        return vec![(0..text.len(), Way::LeftToRight)];
    }
    let base = match direction {
        Direction::Ltr => Level::ltr(),
        Direction::Rtl => Level::rtl(),
    };
    let info = BidiInfo::new(text, Some(base));
    let mut stretches = Vec::new();
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        let way = |run: &Range<usize>| if levels[run.start].is_ltr() { Way::LeftToRight } else { Way::RightToLeft };
        stretches.extend(runs.into_iter().map(|run| (run.clone(), way(&run))));
    }
    stretches
}

/// The input of one call of the shaper.
struct ShapeInput {
    run: usize,
    typeface: TypefaceId,
    script: Script,
    words: Range<usize>,
}

/// Splits a stretch wherever the style, the typeface or the script changes, in reading order.
fn parts(words: &Words, stretch: Range<usize>, line: &TextLine, fonts: &FontSet<'_>) -> Vec<ShapeInput> {
    let mut parts: Vec<ShapeInput> = Vec::new();
    for (index, range) in words.runs.iter().enumerate() {
        let (start, end) = (range.start.max(stretch.start), range.end.min(stretch.end));
        if start >= end {
            continue;
        }
        let mut first = true;
        for (at, cluster) in words.text[start..end].grapheme_indices(true) {
            let (at, script) = (start + at, script_of(cluster));
            let typeface = fonts.choose(cluster, line.runs[index].face);
            match parts.last_mut() {
                Some(part) if !first && part.typeface == typeface && fits(part.script, script) => {
                    part.words.end = at + cluster.len();
                    if is_neutral(part.script) {
                        part.script = script;
                    }
                }
                _ => parts.push(ShapeInput { run: index, typeface, script, words: at..at + cluster.len() }),
            }
            first = false;
        }
    }
    parts
}

fn script_of(text: &str) -> Script {
    text.chars().map(|c| c.script()).find(|&script| !is_neutral(script)).unwrap_or(Script::Common)
}

fn is_neutral(script: Script) -> bool {
    matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

fn fits(before: Script, script: Script) -> bool {
    before == script || is_neutral(before) || is_neutral(script)
}

/// Whether the letters of a script are joined, so that nothing can come between them.
fn joins(script: Script) -> bool {
    use Script::{Adlam, Arabic, Hanifi_Rohingya, Mandaic, Mongolian, Nko, Phags_Pa, Sogdian, Syriac};
    matches!(script, Arabic | Syriac | Nko | Mandaic | Mongolian | Phags_Pa | Hanifi_Rohingya | Sogdian | Adlam)
}

fn glyphs(shaped: &harfrust::GlyphBuffer, words: Range<usize>, unit: f64) -> Vec<Glyph> {
    let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let end_of = |start: usize| starts.get(starts.partition_point(|&other| other <= start)).copied();
    let glyph = |(info, position): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| {
        let start = info.cluster as usize;
        Glyph {
            id: info.glyph_id,
            advance: f64::from(position.x_advance) * unit,
            offset: (f64::from(position.x_offset) * unit, f64::from(position.y_offset) * unit),
            shows: words.start + start..end_of(start).map_or(words.end, |end| words.start + end),
        }
    };
    shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(glyph).collect()
}

/// Adds tracking to the clusters of a run.
fn track(glyphs: &mut [Glyph], tracking: f64, script: Script) {
    if tracking == 0.0 || joins(script) {
        return;
    }
    for at in 0..glyphs.len() {
        let ends = glyphs.get(at + 1).is_none_or(|next| next.shows.start != glyphs[at].shows.start);
        if ends {
            glyphs[at].advance += tracking;
        }
    }
}
