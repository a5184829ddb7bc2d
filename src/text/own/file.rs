//! A font file: whether text can be set in it. In come bytes, out comes the file, or what is wrong with it.

use super::characters::is_set;
use skrifa::{FontRef, MetadataProvider, Tag, raw::TableProvider, string::StringId};
use std::{fmt, sync::Arc};

/// A TrueType or OpenType font that text can be set in.
#[derive(Clone)]
pub struct FontData {
    /// The whole file.
    pub bytes: Arc<[u8]>,
    /// Whether its outlines are PostScript's (OpenType) and not TrueType's.
    pub postscript: bool,
    /// The lightest and the heaviest weight of a variable font.
    pub axis: Option<(f32, f32)>,
    pub(super) family: String,
    pub(super) units_per_em: f64,
}

/// Why text can't be set in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadFont {
    /// It is a font in a format that isn't read.
    Format(&'static str),
    /// It is no font.
    NotAFont,
    /// It is a font with a part missing or damaged.
    Broken(&'static str),
    /// None of the characters that it has can be set in it.
    Empty,
}

impl BadFont {
    /// What to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::Format("a collection of fonts") => "take one font out of it, as a .ttf or .otf file",
            Self::Format(_) => "convert it to a .ttf or .otf file",
            Self::NotAFont => "name a .ttf or .otf file",
            Self::Broken(_) => "download the file again; it may be incomplete",
            Self::Empty => "name a font with letters",
        }
    }
}

impl fmt::Display for BadFont {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(format) => write!(f, "it is {format}; TrueType and OpenType can be read"),
            Self::NotAFont => f.write_str("it is not a font"),
            Self::Broken(part) => write!(f, "the font is damaged: it has no usable {part}"),
            Self::Empty => f.write_str("the font has none of the letters that drawings are set in"),
        }
    }
}

impl std::error::Error for BadFont {}

impl FontData {
    /// Looks at a file.
    ///
    /// # Errors
    ///
    /// It is no font, one in another format, damaged, or has no letters.
    pub fn new(bytes: Arc<[u8]>) -> Result<Self, BadFont> {
        let postscript = postscript(&bytes)?;
        let font = FontRef::new(&bytes).map_err(|_| BadFont::Broken("table of contents"))?;
        let units_per_em = whole(&font)?;
        let axis = font.axes().get_by_tag(Tag::new(b"wght")).map(|axis| (axis.min_value(), axis.max_value()));
        let family = family(&font);
        let letter = |(c, _)| char::from_u32(c).is_some_and(|c| is_set(c) && c.is_alphanumeric());
        if !font.charmap().mappings().any(letter) {
            return Err(BadFont::Empty);
        }
        Ok(Self { axis, family, units_per_em, postscript, bytes: bytes.clone() })
    }

    /// The parsed font.
    pub(super) fn font(&self) -> Option<FontRef<'_>> {
        FontRef::new(&self.bytes).ok()
    }
}

/// Whether the outlines are PostScript's, by the first bytes of a file.
fn postscript(bytes: &[u8]) -> Result<bool, BadFont> {
    match bytes.get(..4) {
        Some([0, 1, 0, 0] | b"true") => Ok(false),
        Some(b"OTTO") => Ok(true),
        Some(b"ttcf") => Err(BadFont::Format("a collection of fonts")),
        Some(b"wOFF") => Err(BadFont::Format("a WOFF file")),
        Some(b"wOF2") => Err(BadFont::Format("a WOFF2 file")),
        Some([0x80, 1, ..] | b"%!PS" | b"typ1") => Err(BadFont::Format("a PostScript Type 1 font")),
        Some(_) | None => Err(BadFont::NotAFont),
    }
}

/// Whether everything is there that text is measured and drawn with; the font units in one em.
fn whole(font: &FontRef<'_>) -> Result<f64, BadFont> {
    let units = font.head().map_err(|_| BadFont::Broken("header (head)"))?.units_per_em();
    if !(16..=16_384).contains(&units) {
        return Err(BadFont::Broken("header (head)"));
    }
    font.maxp().map_err(|_| BadFont::Broken("number of glyphs (maxp)"))?;
    font.hhea().and(font.hmtx()).map_err(|_| BadFont::Broken("widths (hhea, hmtx)"))?;
    if !font.charmap().has_map() {
        return Err(BadFont::Broken("list of characters (cmap)"));
    }
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    let outlines = has(b"glyf") && has(b"loca") || has(b"CFF ") || has(b"CFF2");
    if outlines { Ok(f64::from(units)) } else { Err(BadFont::Broken("outlines (glyf or CFF)")) }
}

/// Names are part of style sheets, so only what is harmless there is left of them.
fn family(font: &FontRef<'_>) -> String {
    let named = |id| font.localized_strings(id).english_or_first();
    let name = named(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| named(StringId::FAMILY_NAME));
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-');
    name.map(|name| name.chars().filter(kept).take(64).collect::<String>().trim().to_owned()).unwrap_or_default()
}
