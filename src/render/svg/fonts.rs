//! The font as it travels with a drawing: ready-made chunks by script, only those that the texts need.

use crate::{scene, text};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::fmt::Write as _;

/// Writes the chunks that `texts` need as `@font-face` rules.
pub fn faces(css: &mut String, texts: &[(scene::Face, &str)]) {
    let texts = texts.iter().map(|&(face, text)| (measured(face), text));
    for chunk in text::chunks_for(texts) {
        let style = if chunk.face.is_italic() { "italic" } else { "normal" };
        let _ = write!(
            css,
            "\n@font-face {{ font-family: Inter; font-weight: {}; font-style: {style}; unicode-range: {}; \
             src: url(data:font/woff2;base64,{}) format('woff2') }}",
            chunk.face.weight(),
            chunk.unicode_range,
            STANDARD.encode(chunk.woff2),
        );
    }
}

/// The face as it is measured.
pub fn measured(face: scene::Face) -> text::Face {
    match face {
        scene::Face::Regular => text::Face::Regular,
        scene::Face::Semibold => text::Face::Semibold,
        scene::Face::Italic => text::Face::Italic,
    }
}
