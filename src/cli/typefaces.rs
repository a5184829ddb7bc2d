//! The typefaces for pictures and pages: the bundled ones, and fonts of this system for characters that those lack.
//!
//! Input: drawings. Output: typefaces, and the characters that not even the system has. The system's fonts are only
//! searched if a drawing needs them. Which one a character gets depends on the language, then on how many of the
//! characters a family has, then on its name, and never on the order in which the system lists them.

use crate::{scene::Scene, text::OwnFont, typeset::Typefaces};
use fontdb::{Database, FaceInfo, ID, Stretch, Style};
use skrifa::{FontRef, MetadataProvider};
use std::{
    cmp::Reverse,
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

/// The typefaces for drawings.
#[derive(Debug)]
pub(crate) struct Found {
    pub typefaces: Typefaces,
    /// The characters that no typeface has: they are drawn as empty boxes.
    pub missing: BTreeSet<char>,
}

/// The typefaces for these drawings, a project's own font before them.
pub(crate) fn typefaces_for(scenes: &[Scene], own: Option<OwnFont>) -> Found {
    let mut typefaces = Typefaces::with(own);
    let missing =
        |typefaces: &Typefaces| scenes.iter().flat_map(|scene| typefaces.missing(scene)).collect::<BTreeSet<_>>();
    let wanted = missing(&typefaces);
    if wanted.is_empty() {
        return Found { typefaces, missing: wanted };
    }
    let system = system();
    let lang = scenes.iter().find_map(|scene| scene.lang.as_deref()).unwrap_or_default();
    for id in chosen(system, wanted, lang) {
        let bytes = system.with_face_data(id, |bytes, index| (Arc::from(bytes), index));
        if let Some((bytes, index)) = bytes {
            // A font that can't be read is ignored.
            let _ = typefaces.add(bytes, index);
        }
    }
    let missing = missing(&typefaces);
    Found { typefaces, missing }
}

/// The fonts of this system, loaded once.
fn system() -> &'static Database {
    static SYSTEM: OnceLock<Database> = OnceLock::new();
    SYSTEM.get_or_init(|| {
        let mut system = Database::new();
        system.load_system_fonts();
        system
    })
}

/// The faces for these characters, the best first, each followed by its heavier variant.
fn chosen(system: &Database, mut wanted: BTreeSet<char>, lang: &str) -> Vec<ID> {
    let mut candidates: Vec<Candidate<'_>> =
        system.faces().filter_map(|face| Candidate::new(system, face, &wanted)).collect();
    let mut chosen = Vec::new();
    while let Some(best) = candidates.iter().min_by_key(|candidate| candidate.rank(lang)) {
        chosen.push(best.face.id);
        chosen.extend(heavier(system, best.face));
        wanted.retain(|c| !best.has.contains(c));
        for candidate in &mut candidates {
            candidate.has.retain(|c| wanted.contains(c));
        }
        candidates.retain(|candidate| !candidate.has.is_empty());
    }
    chosen
}

/// A face with some of the characters.
struct Candidate<'a> {
    face: &'a FaceInfo,
    has: BTreeSet<char>,
}

impl<'a> Candidate<'a> {
    /// `None` for a face that has none of them, or isn't meant for running text.
    fn new(system: &Database, face: &'a FaceInfo, wanted: &BTreeSet<char>) -> Option<Self> {
        let plain = face.style == Style::Normal && face.stretch == Stretch::Normal && face.weight.0 == 400;
        let covered = |bytes: &[u8], index: u32| {
            let map = FontRef::from_index(bytes, index).ok()?.charmap();
            Some(wanted.iter().copied().filter(|&c| map.map(c).is_some()).collect::<BTreeSet<_>>())
        };
        let has = if plain { system.with_face_data(face.id, covered)?? } else { return None };
        (!has.is_empty()).then_some(Self { face, has })
    }

    /// Less is better.
    fn rank(&self, lang: &str) -> impl Ord + use<> {
        let name = family(self.face).to_owned();
        let usual = USUAL.iter().position(|usual| name.starts_with(usual)).unwrap_or(USUAL.len());
        let ornate = ORNATE.iter().any(|word| name.contains(word));
        let of_language = usize::from(!suits(&name, lang));
        (ornate, of_language, usual, Reverse(self.has.len()), name, self.face.index)
    }
}

fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name)
}

/// The heavier face of the same family, for semibold text.
fn heavier(system: &Database, face: &FaceInfo) -> Option<ID> {
    let sister = |other: &&FaceInfo| {
        family(other) == family(face)
            && other.style == Style::Normal
            && other.stretch == Stretch::Normal
            && other.weight.0 > 500
    };
    // The drawing uses weight 600; the nearest above it comes before the nearest below.
    system
        .faces()
        .filter(sister)
        .min_by_key(|other| (other.weight.0 < 600, other.weight.0.abs_diff(600)))
        .map(|other| other.id)
}

/// Families that look good next to the bundled one, by the beginning of their names.
const USUAL: &[&str] = &[
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "Noto Sans",
    "Source Han Sans",
    "PingFang",
    "Hiragino Sans",
    "Hiragino Kaku",
    "Yu Gothic",
    "Meiryo",
    "Apple SD Gothic",
    "Malgun Gothic",
    "Microsoft YaHei",
    "Microsoft JhengHei",
    "Segoe UI",
    "SF Arabic",
    "Geeza Pro",
    "Arial",
    "Helvetica",
    "DejaVu Sans",
    "Liberation Sans",
    "Droid Sans",
];

/// Families that aren't meant for running text.
const ORNATE: &[&str] = &["Serif", "Mono", "Nastaliq", "Kufi", "Naskh", "Rashi", "Display", "Condensed", "Math"];

/// Whether a family that exists in variants for several countries is the one for a language. Chinese characters look
/// different in each; without a language they are taken for simplified Chinese.
fn suits(name: &str, lang: &str) -> bool {
    let lang = lang.to_ascii_lowercase();
    let traditional = ["zh-tw", "zh-hk", "zh-mo", "zh-hant"].iter().any(|tag| lang.starts_with(tag));
    let marks: &[&str] = match lang.split('-').next().unwrap_or_default() {
        "ja" => &[" JP", "Hiragino", "Yu Gothic", "Meiryo"],
        "ko" => &[" KR", " SD Gothic", "Malgun"],
        _ if traditional => &[" TC", " HK", "JhengHei"],
        _ => &[" SC", "YaHei"],
    };
    let foreign = [
        " JP",
        " KR",
        " SC",
        " TC",
        " HK",
        "Hiragino",
        "Yu Gothic",
        "Meiryo",
        "SD Gothic",
        "Malgun",
        "YaHei",
        "JhengHei",
    ];
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    has(marks) || !has(&foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_chinese_characters() {
        assert!(suits("Noto Sans CJK JP", "ja"));
        assert!(!suits("Noto Sans CJK SC", "ja-JP"));
        assert!(suits("Noto Sans CJK TC", "zh-Hant"));
        assert!(!suits("Noto Sans CJK TC", "zh"));
        assert!(suits("Noto Sans CJK SC", ""));
        assert!(suits("Noto Sans Arabic", "ja"));
    }
}
