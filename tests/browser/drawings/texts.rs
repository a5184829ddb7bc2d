//! No text is wider than it was measured, and none leaves its box: in the bundled font, and in what stands in for it.

use super::{
    examples::{Drawing, sample},
    expected::{Promise, promises},
    page,
};
use crate::chromium::Browser;
use serde::Deserialize;
use serde_json::json;
use std::{fs, path::Path};
use wayline::{
    render::{Font, SvgOptions, svg},
    text::{FontData, OwnFont},
    theme::{Theme, ThemeName},
};

tests![
    texts_in_the_bundled_font_are_as_wide_as_measured_and_stay_in_their_boxes,
    texts_in_other_fonts_stay_in_their_boxes,
    texts_in_a_projects_own_font_are_as_wide_as_measured,
];

/// How much wider than measured a text may come out: what rounding may hide.
const WIDER: f64 = 0.5;
/// How far the letters may reach over the edge of their box, as a share of their size: some lean over their own width (the J of Noto Sans by
/// 0.145 to the left), and those of some scripts reach far below the line.
const OUTSIDE: f64 = 0.15;
const BELOW: f64 = 0.15;
/// The first character of the scripts of East Asia.
const FIRST_CJK: char = '\u{2E80}';
/// What stands in for the bundled font on machines that lack it.
const FALLBACKS: [&str; 4] = ["Noto Sans", "DejaVu Sans", "Liberation Sans", "sans-serif"];

#[derive(Debug, Deserialize)]
struct Answer {
    families: Vec<Option<String>>,
    /// For each drawing, for each family, every text.
    texts: Vec<Vec<Vec<Text>>>,
}

/// Length, left, right, top, bottom.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Text(f64, f64, f64, f64, f64);

fn measured(browser: &Browser, drawings: &[Drawing], font: Font, families: &[Option<&str>]) -> Answer {
    let sources: Vec<String> = drawings.iter().map(|drawing| drawing.svg(ThemeName::Light, font)).collect();
    let data = json!({ "drawings": sources, "families": families });
    page::run(browser, include_str!("measure.js"), &data, "light")
}

/// Holds every text against what the scene says of it.
fn held(drawings: &[Drawing], answer: &Answer, complaint: impl Fn(&Promise, Text) -> Option<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (drawing, passes) in drawings.iter().zip(&answer.texts) {
        let promises = promises(&drawing.scene);
        for (family, texts) in answer.families.iter().zip(passes) {
            assert_eq!(promises.len(), texts.len(), "{}: a text is missing, or there is one too many", drawing.name);
            let complaints = promises.iter().zip(texts).filter_map(|(promise, &text)| {
                let complaint = complaint(promise, text)?;
                let family = family.as_deref().unwrap_or("the bundled font");
                Some(format!("{}, {family}: `{}` {complaint}; {text:?}, {promise:?}", drawing.name, promise.plain))
            });
            wrong.extend(complaints);
        }
    }
    wrong
}

fn told(wrong: &[String]) {
    let first: Vec<&str> = wrong.iter().take(60).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), first.join("\n"));
}

fn too_wide(promise: &Promise, text: Text) -> Option<String> {
    (text.0 > promise.width + WIDER).then(|| format!("is {:.2} wide, measured as {:.2}", text.0, promise.width))
}

fn outside(promise: &Promise, Text(_, left, right, top, bottom): Text) -> Option<String> {
    let (frame, holder) = (promise.frame, &promise.holder);
    let over = [frame.x - left, right - frame.right(), frame.y - top, bottom - frame.bottom()];
    let sides = [("left", OUTSIDE), ("right", OUTSIDE), ("top", BELOW), ("bottom", BELOW)];
    let mut too_far = sides.iter().zip(over).filter(|((_, most), over)| *over > most * promise.size);
    let ((side, _), over) = too_far.next()?;
    Some(format!("sticks out of {holder} by {over:.2} at the {side}"))
}

fn texts_in_the_bundled_font_are_as_wide_as_measured_and_stay_in_their_boxes() {
    let browser = Browser::shared();
    let drawings = sample();
    let answer = measured(browser, drawings, Font::Embed, &[None]);
    let complaint = |promise: &Promise, text| too_wide(promise, text).or_else(|| outside(promise, text));
    told(&held(drawings, &answer, complaint));
}

fn texts_in_other_fonts_stay_in_their_boxes() {
    let browser = Browser::shared();
    let drawings = sample();
    let answer = measured(browser, drawings, Font::System, &FALLBACKS.map(Some));
    assert!(answer.families.len() > 1, "none of {FALLBACKS:?} is installed; install fonts-noto-core");
    told(&held(drawings, &answer, outside));
}

/// Neither wider nor narrower, though a browser makes bold and slanted text of the one face; and what the font lacks comes from the bundled one.
fn texts_in_a_projects_own_font_are_as_wide_as_measured() {
    let browser = Browser::shared();
    for name in ["blocks.ttf", "blocks-kern.otf", "blocks-variable.ttf"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fonts").join(name);
        let file = FontData::new(fs::read(file).expect("a file").into()).expect("a font");
        let theme = Theme { font: Some(OwnFont::new(file, None, None)), ..Theme::builtin(ThemeName::Light) };
        let drawings: Vec<Drawing> = ["broadband", "subscription", "ryokan-stay"]
            .iter()
            .filter_map(|name| Drawing::in_fonts(name, &theme))
            .collect();
        let written =
            |drawing: &Drawing| svg(&drawing.scene, &SvgOptions { theme: theme.clone(), ..SvgOptions::default() });
        let sources: Vec<String> = drawings.iter().map(written).collect();
        let data = json!({ "drawings": sources, "families": [None::<&str>] });
        let answer: Answer = page::run(browser, include_str!("measure.js"), &data, "light");
        // A browser also sets the space that tracking puts behind the last letter; and Chromium doesn't kern by the old table, of which
        // the widest pair is 0.09 em.
        let wider = if name == "blocks-kern.otf" { WIDER + 0.09 * 12.0 } else { WIDER };
        let differs = |promise: &Promise, text: Text| {
            // Both fonts lack these characters: a font of the machine has them, or a box stands for them, and may be narrower.
            let foreign = promise.plain.contains(|c: char| c >= FIRST_CJK);
            let narrower = if foreign { f64::INFINITY } else { 2.0 * WIDER };
            let is_right = (-narrower..=wider).contains(&(text.0 - promise.width));
            (!is_right).then(|| format!("is {:.2} wide, measured as {:.2}", text.0, promise.width))
        };
        told(&held(&drawings, &answer, differs));
    }
}
