//! The pictures of a drawing, for formats that unpack them: limits their size, and never fetches one.

use crate::{
    model::{MOST_PIXELS, Picture},
    scene::Scene,
    typeset::{TypefaceId, Typefaces},
};
use resvg::usvg::{self, FontResolver, FontStyle, ImageHrefResolver, Options, fontdb};
use std::{fmt, sync::Arc};

/// A picture is too large to unpack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureTooLarge {
    /// Its path as written in the map.
    pub path: String,
    /// Its width and height.
    pub size: (u32, u32),
}

impl fmt::Display for PictureTooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (width, height) = self.size;
        let most = MOST_PIXELS / 1_000_000;
        write!(f, "`{}` has {width} × {height} pixels; the limit is {most} million, so save it smaller", self.path)
    }
}

impl std::error::Error for PictureTooLarge {}

/// Whether all pictures can be unpacked.
pub(super) fn check(scene: &Scene) -> Result<(), PictureTooLarge> {
    let size = |picture: &Picture| u64::from(picture.width) * u64::from(picture.height);
    let raster = |picture: &&Picture| picture.media_type != "image/svg+xml";
    match scene.pictures.iter().filter(raster).find(|picture| size(picture) > MOST_PIXELS) {
        Some(picture) => Err(PictureTooLarge { path: picture.path.clone(), size: (picture.width, picture.height) }),
        None => Ok(()),
    }
}

/// How an SVG is read: it can only contain pictures as data, and its text uses the available typefaces.
pub(super) fn options(typefaces: &Typefaces) -> Options<'_> {
    let mut fonts = fontdb::Database::new();
    let ids: Vec<(TypefaceId, Option<fontdb::ID>)> = typefaces
        .all()
        .map(|(id, typeface)| {
            let source = fontdb::Source::Binary(Arc::new(typeface.bytes.clone()));
            (id, fonts.load_font_source(source).get(typeface.index as usize).copied())
        })
        .collect();
    let image_href_resolver = ImageHrefResolver {
        resolve_data: ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(|_, _| None),
    };
    Options {
        fontdb: Arc::new(fonts),
        font_family: "Inter".into(),
        font_resolver: resolver(ids),
        image_href_resolver,
        ..Options::default()
    }
}

/// The family name by which a drawing requests one specific typeface.
pub(super) fn family(id: TypefaceId) -> String {
    format!("wayline-{}", id.0)
}

fn resolver(ids: Vec<(TypefaceId, Option<fontdb::ID>)>) -> FontResolver<'static> {
    let all: Vec<fontdb::ID> = ids.iter().filter_map(|&(_, id)| id).collect();
    let select_font = move |font: &usvg::Font, _: &mut Arc<fontdb::Database>| {
        let named = font.families().iter().find_map(|name| {
            let usvg::FontFamily::Named(name) = name else { return None };
            ids.iter().find(|(id, _)| family(*id) == *name)?.1
        });
        // Whatever font an SVG asks for, it gets the closest of the bundled faces.
        let own = match font.style() {
            FontStyle::Normal if font.weight() >= 550 => 1,
            FontStyle::Normal => 0,
            FontStyle::Italic | FontStyle::Oblique => 2,
        };
        named.or_else(|| ids.get(own)?.1)
    };
    let select_fallback = move |c: char, used: &[fontdb::ID], fonts: &mut Arc<fontdb::Database>| {
        let has = |id: &fontdb::ID| {
            let map = |data: &[u8], index| {
                skrifa::FontRef::from_index(data, index).map(|font| covers(&font, c)).unwrap_or(false)
            };
            fonts.with_face_data(*id, map).unwrap_or(false)
        };
        all.iter().copied().find(|id| !used.contains(id) && has(id))
    };
    FontResolver { select_font: Box::new(select_font), select_fallback: Box::new(select_fallback) }
}

fn covers(font: &skrifa::FontRef<'_>, c: char) -> bool {
    skrifa::MetadataProvider::charmap(font).map(c).is_some()
}
