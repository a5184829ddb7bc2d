//! One typeface: the bytes of a font file and what is needed to set text with it.

use crate::text::OwnFace;
use harfrust::{FontRef, ShaperData, ShaperInstance};
use skrifa::{MetadataProvider, Tag, attribute::Style, instance::Location, raw::TableProvider};
use std::{fmt, sync::Arc};

/// Its position in [`super::Typefaces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TypefaceId(pub usize);

/// A font file's bytes, bundled or added; cheap to copy.
#[derive(Clone)]
pub(crate) enum Bytes {
    Bundled(&'static [u8]),
    Shared(Arc<[u8]>),
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Bundled(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// These bytes aren't a font that text can be set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAFont;

impl fmt::Display for NotAFont {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("these bytes are no TrueType or OpenType font, or the file has no face of this number")
    }
}

impl std::error::Error for NotAFont {}

/// How the outlines of a face are made from another one's, as browsers do it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Made {
    /// Whether its strokes are bolder.
    pub bolder: bool,
    /// Whether it is slanted.
    pub slanted: bool,
    /// The weight of a variable font.
    pub weight: Option<f32>,
}

impl Made {
    /// How wide the outline is drawn around its letters, in ems.
    pub fn outline(self) -> Option<f64> {
        self.bolder.then_some(1.0 / 28.0)
    }

    /// How far a point moves to the right for each unit above the baseline.
    pub fn slant(self) -> f64 {
        if self.slanted { 0.25 } else { 0.0 }
    }
}

/// A font that text can be set in.
pub(crate) struct Typeface {
    /// The whole file.
    pub bytes: Bytes,
    /// The index of the font in a file with several.
    pub index: u32,
    /// Font units in one em.
    pub units_per_em: f64,
    /// Its weight as a CSS number.
    pub weight: f32,
    /// Whether it is slanted.
    pub slanted: bool,
    /// Whether its glyphs are pictures in colours of their own, as emoji are.
    pub coloured: bool,
    /// Position and thickness of an underline: font units above the baseline, font units.
    pub underline: (f64, f64),
    /// What it lacks of the face that it is used for.
    pub made: Made,
    /// Where it is on the axes of a variable font.
    pub location: Location,
    instance: Option<ShaperInstance>,
    shaper: ShaperData,
}

impl Typeface {
    /// A face of a project's own font.
    pub fn own(face: &OwnFace) -> Result<Self, NotAFont> {
        let typeface = Self::new(Bytes::Shared(face.file.bytes.clone()), 0)?;
        let weight = face.weight.map(|weight| (Tag::new(b"wght"), weight));
        let font = typeface.font().ok_or(NotAFont)?;
        let (location, instance) = (font.axes().location(weight), ShaperInstance::from_variations(&font, weight));
        let made = Made { bolder: face.bolder, slanted: face.slanted, weight: face.weight };
        // The glyphs of emoji in colours are left to other fonts.
        Ok(Self { made, location, instance: Some(instance), coloured: false, ..typeface })
    }

    pub fn new(bytes: Bytes, index: u32) -> Result<Self, NotAFont> {
        let font = FontRef::from_index(bytes.as_ref(), index).map_err(|_| NotAFont)?;
        let units_per_em = f64::from(font.head().map_err(|_| NotAFont)?.units_per_em());
        if units_per_em < 16.0 || !font.charmap().has_map() {
            return Err(NotAFont);
        }
        let attributes = font.attributes();
        let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
        let underline =
            font.post().map(|post| (post.underline_position(), post.underline_thickness())).unwrap_or_default();
        Ok(Self {
            index,
            units_per_em,
            weight: attributes.weight.value(),
            slanted: attributes.style != Style::Normal,
            coloured: [b"CBDT", b"COLR", b"sbix", b"SVG "].into_iter().any(has),
            underline: (f64::from(underline.0.to_i16()), f64::from(underline.1.to_i16())),
            made: Made::default(),
            location: Location::default(),
            instance: None,
            shaper: ShaperData::new(&font),
            bytes,
        })
    }

    /// The parsed font; `None` only if the bytes aren't those that it was made from.
    pub fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.bytes.as_ref(), self.index).ok()
    }

    pub fn shaper<'a>(&'a self, font: &FontRef<'a>) -> harfrust::Shaper<'a> {
        self.shaper.shaper(font).instance(self.instance.as_ref()).build()
    }
}
