//! What can be read: on a screen, as a thumbnail, across a room; and what has a place in the header.

use super::{
    Sample, chance, drawn, examples,
    find::{Found, all, joined, lines},
    laid_out, map, strange,
};
use crate::support::{
    Memory,
    every_map::valid,
    legibility::{Legibility, SCALE, scale},
    options,
};
use wayline::{
    compile,
    layout::{LayoutOptions, View, layout_paper},
    scene::{Fill, Form, Image, Node, Role, Scene, TypeSize},
    text::Fonts,
};

/// The aims were only printed by a bench, so that nobody was told that one was missed.
#[test]
fn every_example_can_be_read_on_a_screen() {
    let missed = |sample: &Sample| {
        let of = Legibility::of(sample.model());
        let missed = of.missed();
        (!missed.is_empty()).then(|| format!("{}: {}: {of:?}", sample.origin, missed.join(", ")))
    };
    let missed: Vec<String> = examples().iter().filter_map(missed).collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// What the scale has at least where a slide shows as little as it may, and still has ways on several levels, long titles and cards with answers.
const LEAST: f64 = 0.33;
/// How many of the maps below are that full.
const FULL: usize = 2;

/// Only the examples were looked at.
#[test]
fn the_scale_of_any_slide_is_high() {
    let maps: Vec<Sample> = strange().into_iter().chain(chance(60)).chain(valid(24)).collect();
    let scales = maps.iter().filter_map(|sample| Some((&sample.origin, scale(drawn(sample, View::Overview))?)));
    let low: Vec<_> = scales.filter(|(_, scale)| *scale < SCALE).collect();
    assert!(low.len() <= FULL && low.iter().all(|(_, scale)| *scale >= LEAST), "{low:?}");
}

/// On a sheet of paper columns are narrower, and only the lowest and the highest point of each stage had their words, with free room around the others.
#[test]
fn slides_on_paper_have_the_words_that_there_is_room_for() {
    let outpatient = examples().into_iter().find(|sample| sample.name.starts_with("outpatient")).expect("an example");
    let paper = layout_paper(outpatient.model(), &LayoutOptions::default(), None, &mut Fonts::new());
    let slide = paper.overview.expect("a slide");
    let said = joined(&slide.root);
    let words =
        outpatient.model().all_facts().flat_map(|(_, facts)| &facts.feelings).filter_map(|one| one.word.as_ref());
    let missing: Vec<String> = words.map(|word| word.to_plain()).filter(|word| !said.contains(word.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// How high the scale and the letters of the finding are where a drawing is shown 400 pixels wide.
fn thumbnail(scene: &Scene) -> (f64, f64) {
    let shown = 400.0 / scene.width;
    let found = ["headline", "insight", "principle", "line"].map(|class| all(&scene.root, class));
    let finding = found.iter().flatten().flat_map(|one| lines(one.group)).map(|line| line.size.size());
    (scale(scene).unwrap_or_default() * scene.height * shown, finding.fold(0.0, f64::max) * shown)
}

/// Nobody had compared them: as a thumbnail the overview has to tell the story better than the detail view.
#[test]
fn as_a_thumbnail_an_overview_has_a_larger_curve_and_finding_than_the_detail_view() {
    let mut wrong = Vec::new();
    let long = |sample: &Sample| sample.model().columns.len() > 4;
    for sample in examples().into_iter().filter(long) {
        let [detail, overview] = [View::Detail, View::Overview].map(|view| thumbnail(drawn(&sample, view)));
        // Few drawings are so narrow that their scale is as high.
        let is_better = overview.0 >= 0.95 * detail.0 && overview.1 > detail.1;
        wrong.extend((!is_better).then(|| format!("{}: {overview:?}, detail {detail:?}", sample.origin)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Only the tables of hyphens were tested, and no drawing that has one.
#[test]
fn a_long_word_is_hyphenated_in_the_maps_language() {
    let word = "Kundenzufriedenheitsbefragungsergebnisse";
    let drawn = |lang: &str| {
        let column = |name: &str| format!("  touchpoint: {name}\n    does: Liest {word} durch\n    feels 1\n");
        let columns: String = ["A", "B", "C", "D", "E", "F", "G", "H"].iter().map(|name| column(name)).collect();
        let scene =
            laid_out(&map("hyphens", &format!("journey: J\n  lang: {lang}\nstage: S\n{columns}")), View::Detail);
        all(&scene.root, "does")[0].lines().map(|line| line.plain()).collect::<Vec<_>>()
    };
    let lines = drawn("de");
    let parts: Vec<&str> = lines.iter().filter_map(|line| line.strip_suffix(['-', '‐'])).collect();
    assert!(!parts.is_empty() && lines.concat().replace(['-', '‐'], "").contains(word), "{lines:?}");
    let ends = ["Kunden", "zufrieden", "heits", "heit", "be", "fra", "befra", "gungs", "gung", "er", "geb", "nis"];
    assert!(parts.iter().all(|part| ends.iter().any(|end| part.ends_with(end))), "{parts:?}");
}

fn images<'a>(found: &Found<'a>) -> Vec<&'a Image> {
    let nodes = found.group.nodes.iter();
    nodes.filter_map(|node| if let Node::Image(image) = node { Some(image) } else { None }).collect()
}

/// Only the stored drawings of the examples showed them.
#[test]
fn the_state_is_a_badge_and_personas_have_portraits_and_quotes_in_large_type() {
    let face =
        br#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80"/></svg>"#;
    let files = Memory::from_iter([("anna.svg", face.as_slice())]);
    let text = "journey: J\n  state: future\npersona anna: Anna Keller\n  image: anna.svg\n  quote: Just tell me\n  goal: To know\npersona ben: Ben Ott\n  \
                quote: Later\n  goal: To know\nstage: S\n  touchpoint: A\n    feels anna 1\n    feels ben -1\n";
    let compiled = compile("map.journey", text.as_bytes(), &files, &options());
    let map = compiled.map.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    for (view, least) in [(View::Detail, 64.0), (View::Overview, 40.0)] {
        let scene = laid_out(&map, view);
        let state = all(&scene.root, "state").remove(0);
        assert_eq!(joined(state.group), "Future", "{view:?}");
        let pill = state.shapes().find(|shape| shape.fill == Some(Fill::Solid(Role::Band))).expect("its ground");
        assert!(matches!(pill.form, Form::Rect { radius, .. } if radius > 6.0), "{view:?}: {pill:?}");
        let [anna, ben] = &all(&scene.root, "persona")[..] else { panic!("{view:?}: two personas") };
        let [portrait] = images(anna)[..] else { panic!("{view:?}: one portrait") };
        assert!(portrait.rect.width >= least && portrait.radius * 2.0 == portrait.rect.width, "{view:?}: {portrait:?}");
        let is_round = |form: &Form| matches!(form, Form::Circle { radius, .. } if radius * 2.0 >= least);
        assert!(ben.shapes().any(|shape| is_round(&shape.form)), "{view:?}");
        assert!(ben.lines().any(|line| line.plain() == "BO"), "{view:?}");
        let quote = anna.lines().find(|line| line.plain() == "“Just tell me”").expect("her quote");
        assert!(view == View::Overview || quote.size.size() > TypeSize::Body.size(), "{:?}", quote.size);
    }
}

/// Of a word mark in the storyboard only three letters were to be seen.
#[test]
fn pictures_of_another_shape_are_whole_in_the_storyboard() {
    let shown = |width: u32, height: u32| {
        let picture = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>"#);
        let files = Memory::from_iter([("it.svg", picture.into_bytes())]);
        let text = "journey: J\nstage: S\n  touchpoint: A\n    image: it.svg\n    feels 1\n";
        let map = compile("map.journey", text.as_bytes(), &files, &options()).map.expect("a map");
        let scene = laid_out(&map, View::Detail);
        images(&all(&scene.root, "picture")[0])[0].rect
    };
    let usual = shown(800, 300);
    assert!((shown(800, 400).height, shown(400, 200).width) == (usual.height, usual.width), "cropped a little");
    for (width, height) in [(5120, 86), (60, 900)] {
        let rect = shown(width, height);
        let is_whole = (rect.width / rect.height / (f64::from(width) / f64::from(height)) - 1.0).abs() < 0.01;
        let is_inside = rect.width <= usual.width && rect.y >= usual.y && rect.bottom() <= usual.bottom() + 0.01;
        assert!(is_whole && is_inside, "{width} × {height}: {rect:?}");
    }
}
