//! The fonts as they travel with a drawing: a project's own as its files are, and of the bundled one ready-made chunks by script,
//! only those that the texts need.

use crate::{
    scene,
    text::{self, Chunk, FontData, OwnFace, OwnFont},
    theme::Theme,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::{
    borrow::Cow,
    collections::BTreeSet,
    fmt::Write as _,
    sync::{Arc, LazyLock, OnceLock},
};

/// What replaces Inter, in order.
const FAMILIES: &str = "Inter, 'Inter Variable', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans CJK SC', \
                        'PingFang SC', 'Hiragino Sans', 'Microsoft YaHei', system-ui, sans-serif";

/// The families that text is set in, as CSS writes them, the first that has a character for it.
pub fn families(theme: &Theme) -> Cow<'static, str> {
    let Some(own) = &theme.font else { return FAMILIES.into() };
    let installed = if own.family().is_empty() { String::new() } else { format!("'{}', ", own.family()) };
    format!("{}, {installed}{FAMILIES}", own.name()).into()
}

/// Keeps browsers from what changes widths: ligatures, and outlines for each size.
pub const AS_MEASURED: &str = "font-variant-ligatures: none; font-optical-sizing: none";

/// Writes the fonts that `texts` need as `@font-face` rules.
pub fn faces(css: &mut String, texts: &[(scene::Face, &str)], theme: &Theme) {
    let Some(own) = &theme.font else { return bundled(css, texts.iter().copied()) };
    let mut used = BTreeSet::new();
    let mut rest: Vec<(scene::Face, String)> = Vec::new();
    for &(face, text) in texts {
        let has = |c: &char| own.covers(measured(face), *c);
        if text.chars().any(|c| has(&c)) {
            used.insert(measured(face));
        }
        rest.push((face, text.chars().filter(|c| !has(c)).collect()));
    }
    self::own(css, own, used);
    bundled(css, rest.iter().map(|(face, text)| (*face, text.as_str())));
}

fn own(css: &mut String, own: &OwnFont, used: BTreeSet<text::Face>) {
    let mut written: Vec<Arc<[u8]>> = Vec::new();
    for face in used {
        let OwnFace { file, bolder, slanted, .. } = own.face(face);
        if written.iter().any(|bytes| Arc::ptr_eq(bytes, &file.bytes)) {
            continue;
        }
        written.push(file.bytes.clone());
        let weight = match file.axis {
            Some((least, most)) => format!("{least} {most}"),
            // A browser makes bold text of a font that is known to be none.
            None => if *bolder { text::Face::Regular } else { face }.weight().to_string(),
        };
        let style = if face.is_italic() && !slanted { "italic" } else { "normal" };
        let FontData { postscript, bytes, .. } = file;
        let (kind, format) = if *postscript { ("otf", "opentype") } else { ("ttf", "truetype") };
        let _ = write!(
            css,
            "\n@font-face {{ font-family: {}; font-weight: {weight}; font-style: {style}; unicode-range: {}; \
             src: url(data:font/{kind};base64,{}) format('{format}') }}",
            own.name(),
            OwnFont::unicode_range(),
            STANDARD.encode(bytes),
        );
    }
}

fn bundled<'a>(css: &mut String, texts: impl Iterator<Item = (scene::Face, &'a str)>) {
    let chunks: Vec<&Chunk> = text::chunks_for(texts.map(|(face, text)| (measured(face), text)));
    // A string that grows is copied each time, and fonts are most of a style sheet.
    css.reserve(chunks.iter().map(|chunk| USUAL + chunk.unicode_range.len() + chunk.woff2.len().div_ceil(3) * 4).sum());
    for chunk in chunks {
        let style = if chunk.face.is_italic() { "italic" } else { "normal" };
        let _ = write!(
            css,
            "\n@font-face {{ font-family: Inter; font-weight: {}; font-style: {style}; unicode-range: {}; src: url(",
            chunk.face.weight(),
            chunk.unicode_range,
        );
        write_address(css, chunk);
        css.push_str(") format('woff2') }");
    }
}

/// More bytes than a rule for a chunk takes without its font.
const USUAL: usize = 256;

/// Writes where the font file of a chunk is: in the drawing itself if the program has it.
fn write_address(css: &mut String, chunk: &Chunk) {
    if chunk.woff2.is_empty() {
        return css.push_str(&chunk.file());
    }
    css.push_str("data:font/woff2;base64,");
    match text::chunks().iter().position(|one| std::ptr::eq(one, chunk)) {
        Some(at) => css.push_str(ENCODED[at].get_or_init(|| STANDARD.encode(chunk.woff2))),
        None => STANDARD.encode_string(chunk.woff2, css),
    }
}

/// The files of the chunks as they are embedded, each encoded when the first drawing has it: a run may make thousands.
static ENCODED: LazyLock<Vec<OnceLock<String>>> =
    LazyLock::new(|| text::chunks().iter().map(|_| OnceLock::new()).collect());

pub fn measured(face: scene::Face) -> text::Face {
    match face {
        scene::Face::Regular => text::Face::Regular,
        scene::Face::Semibold => text::Face::Semibold,
        scene::Face::Italic => text::Face::Italic,
    }
}
