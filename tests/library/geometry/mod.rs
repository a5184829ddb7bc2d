//! Every example in every view, by the rules of the oracle; and the pages that only a test would draw.

mod cards;
mod column_pains;
mod curves;
mod damage;
mod expectations;
mod facts;
mod fair;
mod figures;
mod find;
mod first;
mod hanging;
mod heads;
mod legible;
mod long;
mod many;
mod moments;
mod numbers;
mod oracle;
mod paths;
mod reach;
mod readable;
mod red;
mod room;
mod shape;
mod slide;
mod telling;
mod times;
mod way_words;
mod ways;
mod whole;
mod words;

use crate::support::{
    every_map::{self, Map as Sample, alone},
    generate, options,
};
use oracle::check_scene;
use std::sync::LazyLock;
use wayline::{
    compile,
    layout::{LayoutOptions, Paper, View, layout, layout_pages, layout_paper},
    load::NoFiles,
    model::Map,
    scene::{Form, Node, Point, Rect, Scene},
    text::Fonts,
};

fn map(name: &str, text: &str) -> Map {
    let compilation = compile(name, text.as_bytes(), &NoFiles, &options());
    compilation.map.unwrap_or_else(|| panic!("{name} has mistakes: {:#?}", compilation.diagnostics))
}

/// The examples. Each map is laid out once for all tests.
fn examples() -> Vec<Sample> {
    every_map::journeys()
}

/// Maps at the edges of what is accepted.
fn strange() -> Vec<Sample> {
    static STRANGE: LazyLock<Vec<Sample>> =
        LazyLock::new(|| strange_texts().into_iter().map(|(name, text)| alone(name, text)).collect());
    STRANGE.clone()
}

/// Up to sixty maps that nobody would write.
fn chance(count: usize) -> Vec<Sample> {
    static CHANCE: LazyLock<Vec<Sample>> =
        LazyLock::new(|| (0..60).map(|seed| alone(format!("chance {seed}"), generate::crowded(seed))).collect());
    CHANCE[..count].to_vec()
}

fn drawn(sample: &Sample, view: View) -> &Scene {
    sample.scene(view).unwrap_or_else(|| panic!("{} has mistakes: {:#?}", sample.origin, sample.compiled().diagnostics))
}

/// A map in a view.
fn laid_out(map: &Map, view: View) -> Scene {
    layout(map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new())
}

fn complaints(sample: &Sample) -> Vec<String> {
    let mut all = Vec::new();
    for view in [View::Detail, View::Overview, View::Blueprint] {
        let wrong = check_scene(drawn(sample, view));
        all.extend(wrong.into_iter().map(|wrong| format!("{} ({view:?}): {wrong}", sample.origin)));
        let options = LayoutOptions { view, ..LayoutOptions::default() };
        let pages = layout_pages(sample.model(), &options, &mut Fonts::new());
        for page in pages.iter().filter(|_| pages.len() > 1) {
            let wrong = check_scene(page);
            all.extend(wrong.into_iter().map(|wrong| format!("{} ({view:?}): {wrong}", page.title)));
        }
    }
    all
}

#[test]
fn nothing_overlaps_or_sticks_out_in_any_example() {
    let wrong: Vec<_> = examples().iter().flat_map(complaints).collect();
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

/// The maps that readers see first were never looked at.
#[test]
fn nothing_overlaps_in_any_documented_map() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for sample in every_map::documented() {
        for scene in [View::Detail, View::Overview].into_iter().filter_map(|view| sample.scene(view)) {
            wrong.extend(check_scene(scene).into_iter().map(|wrong| format!("{}: {wrong}", sample.origin)));
            seen += 1;
        }
    }
    assert!(wrong.is_empty() && seen > 200, "{} complaints in {seen}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What A4 and Letter have room for, with letters of 6 points.
const SHEET: (f64, f64) = (1070.0, 1460.0);

#[test]
fn nothing_overlaps_on_paper_and_each_sheet_has_room_for_it() {
    let mut wrong = Vec::new();
    for sample in examples().iter().chain(&chance(20)) {
        let Paper { overview, sheets } =
            layout_paper(sample.model(), &LayoutOptions::default(), None, &mut Fonts::new());
        for mut sheet in sheets {
            let name = format!("{}, {}", sample.origin, sheet.title);
            let size = (sheet.width, sheet.height);
            let fits = size.0 <= SHEET.0 && size.1 <= SHEET.1;
            wrong.extend((!fits).then(|| format!("{name}: {size:?} is too large")));
            // The margins are cut off; what reaches into them isn't missed.
            sheet.width -= 2.0 * sheet.root.at.x;
            sheet.height -= 1.5 * sheet.root.at.y;
            sheet.root.at = Point::default();
            wrong.extend(check_scene(&sheet).into_iter().map(|wrong| format!("{name}: {wrong}")));
        }
        let slide = overview.iter().flat_map(check_scene);
        wrong.extend(slide.map(|wrong| format!("{}, overview: {wrong}", sample.origin)));
    }
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

/// The browser cut such a lane at the end of the sheet, through its letters.
#[test]
fn a_lane_that_is_higher_than_a_sheet_is_broken_between_its_lines() {
    let words: Vec<String> = (0..3000).map(|at| format!("word{at}")).collect();
    let text = format!(
        "journey: High\nstage: One\n  touchpoint: Column\n    thinks: {}\n    feels 1\n    pain: {}\n",
        words[..1500].join(" "),
        words[1500..].join(" ")
    );
    let Paper { sheets, .. } = layout_paper(&map("high", &text), &LayoutOptions::default(), None, &mut Fonts::new());
    let mut seen = Vec::new();
    for sheet in &sheets {
        assert!(sheet.height <= SHEET.1, "{}", sheet.height);
        let mut lines = Vec::new();
        texts(&sheet.root, Point::default(), &mut lines);
        for (line, top, bottom) in lines {
            assert!(top >= 0.0 && bottom <= sheet.height, "`{line}` is cut at {top}, {bottom} of {}", sheet.height);
            seen.extend(line.split_whitespace().filter(|word| word.starts_with("word")).map(str::to_owned));
        }
    }
    assert!(sheets.len() > 3, "{} sheets", sheets.len());
    let prefixes: std::collections::BTreeSet<&str> = sheets.iter().map(|sheet| sheet.prefix.as_str()).collect();
    assert_eq!(prefixes.len(), sheets.len(), "ids of their own");
    seen.retain(|word| word.chars().all(char::is_alphanumeric));
    seen.sort();
    let count = seen.len();
    seen.dedup();
    assert_eq!((count, seen.len()), (words.len(), words.len()), "each word once");
}

fn texts(group: &wayline::scene::Group, at: Point, found: &mut Vec<(String, f64, f64)>) {
    let at = Point::new(at.x + group.at.x, at.y + group.at.y);
    for node in &group.nodes {
        match node {
            Node::Group(inner) => texts(inner, at, found),
            Node::Text(line) => {
                found.push((line.plain(), at.y + line.ink().y, at.y + line.ink().bottom()));
            }
            Node::Shape(_) | Node::Image(_) => {}
        }
    }
}

#[test]
fn nothing_overlaps_in_maps_of_any_shape() {
    let wrong: Vec<_> = strange().iter().flat_map(complaints).collect();
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

fn strange_texts() -> Vec<(&'static str, String)> {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
    let personas: String = (0..50).map(|n| format!("persona p{n}: Person number {n}\n  role: Somebody\n")).collect();
    let feels: String = (0..50).map(|n| format!("    feels p{n} {}: Word {n}\n", (n % 9) as f64 / 2.0 - 2.0)).collect();
    let columns: String = (0..120)
        .map(|n| {
            format!(
                "stage: Stage {n}\n  touchpoint: Column {n}\n    does: Something of some length\n    feels {}: Fine\n",
                n % 3 - 1
            )
        })
        .collect();
    vec![
        ("moving", include_str!("maps/moving.journey").to_owned()),
        ("newborn", include_str!("maps/newborn.journey").to_owned()),
        ("smallest", "journey: X\nstage: Y\n".to_owned()),
        ("long-word", format!("journey: {long}\n  about: {long}\n  owner: {long}\nstage: {long}\n  goal: {long}\n  touchpoint: {long}\n    does: {long}\n    feels 1: {long}\n    pain: {long}\n    gain: {long}\n    opportunity: {long}\n    metric csat: 3\n    takes: 1s..400d, average 2s\n    backstage: {long}\n")),
        ("long-name", format!("journey: X\npersona p: {long}\npersona q: Many names in a row of names {long}\nstage: One\n  feels p 1: A\n  feels q 1: A\n")),
        ("personas", format!("journey: Many\n{personas}stage: Only\n  touchpoint: One\n{feels}")),
        ("columns", format!("journey: Many\n{columns}")),
        ("one-sided", "journey: X\n  scale: 0..10, baseline 0\nstage: A\n  feels 0\nstage: B\n  feels 10: Ten\n".to_owned()),
        ("huge", "journey: X\n  scale: -100000000000..100000000000\nstage: A\n  feels 99999999999: Up\n  takes: 0s..30000d\n  metric csat: 5\n".to_owned()),
        ("stage-facts", "journey: X\npersona a: A\nsource s: S\n  confidence: assumed\nstage: One\n  does: For the whole stage\n    from: s\n  backstage: Behind all of it\n  takes: 3d\n  opportunity: O for all\n  opportunity: P for all\n  opportunity: Q for all\n  touchpoint: A\n    does: One\n    takes: 5m..10m\n  touchpoint: B\n    opportunity: Own\nstage: Two\n  touchpoint: C\n    does: Three\n".to_owned()),
    ]
}

#[test]
fn every_drawing_is_well_formed_and_the_same_each_time() {
    use wayline::{
        render::{Font, SvgOptions, svg},
        theme::{Theme, ThemeName},
    };
    for sample in examples() {
        let name = &sample.origin;
        let again = layout(sample.model(), &LayoutOptions::default(), &mut Fonts::new());
        for theme in ThemeName::ALL {
            let draw = |scene: &Scene| {
                svg(scene, &SvgOptions { theme: Theme::builtin(theme), font: Font::System, ..SvgOptions::default() })
            };
            let first = draw(drawn(&sample, View::Detail));
            let document = roxmltree::Document::parse(&first).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(document.root_element().tag_name().name(), "svg");
            // Some renderers drop blanks at the ends of a `<tspan>` elsewhere: "CSAT3.2of 5".
            let preserved = document.root_element().attribute(("http://www.w3.org/XML/1998/namespace", "space"));
            assert_eq!(preserved, Some("preserve"), "{name}");
            assert!(!first.contains("NaN") && !first.contains("inf\""), "{name} has a number that is none");
            assert_eq!(first, draw(&again), "{name} differs from one run to the next");
        }
    }
}

#[test]
fn a_word_changes_few_lines() {
    use wayline::render::{SvgOptions, svg};
    let text =
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/broadband.journey"))
            .unwrap();
    let draw = |text: &str| {
        let scene = layout(&map("broadband.journey", text), &LayoutOptions::default(), &mut Fonts::new());
        svg(&scene, &SvgOptions::default())
    };
    let (before, after) = (draw(&text), draw(&text.replace("Picks a tariff", "Takes a tariff")));
    let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after).count();
    assert_eq!(before.lines().count(), after.lines().count());
    assert!((1..=2).contains(&changed), "{changed} lines changed");
}

#[test]
fn nothing_overlaps_in_maps_made_by_chance() {
    let wrong: Vec<_> = chance(60).iter().flat_map(complaints).collect();
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

/// Names in Arabic stood at the far end of their card, beside the badge of the next persona.
#[test]
fn a_right_to_left_name_stands_beside_its_own_badge() {
    let text = "journey: Two people\npersona a: ليلى حداد\npersona b: كريم منصور\nstage: One\n  feels 1\n";
    for view in [View::Detail, View::Overview] {
        let options = LayoutOptions { view, ..LayoutOptions::default() };
        let scene = layout(&map("names", text), &options, &mut Fonts::new());
        let personas = find::all(&scene.root, "persona");
        let names: Vec<_> =
            personas.iter().flat_map(|persona| persona.lines()).filter(|line| line.plain().contains(' ')).collect();
        assert_eq!(names.len(), 2, "{view:?}");
        assert!(
            names.iter().all(|line| line.ink().x < 120.0),
            "{view:?}: {:?}",
            names.iter().map(|line| line.ink()).collect::<Vec<_>>()
        );
    }
}

/// The sample of the curve was drawn over the second line of the name.
#[test]
fn the_sample_of_a_curve_is_below_a_name_of_several_lines() {
    let mut names = 0;
    for sample in examples().iter().chain(&strange()).chain(&chance(60)) {
        for view in [View::Detail, View::Overview] {
            for persona in find::all(&drawn(sample, view).root, "persona") {
                let inks: Vec<_> = persona.lines().map(|line| line.ink()).collect();
                for shape in persona.shapes() {
                    let Form::Line { from, to } = shape.form else { continue };
                    let is_met = |ink: &Rect| {
                        ink.y < from.y
                            && from.y < ink.bottom()
                            && ink.x < from.x.max(to.x)
                            && from.x.min(to.x) < ink.right()
                    };
                    assert!(!inks.iter().any(is_met), "{} ({view:?}): {:?}", sample.origin, persona.group.name);
                    names += 1;
                }
            }
        }
    }
    assert!(names > 100);
}

/// Where a map names no language, its title says where its pages begin.
#[test]
fn a_right_to_left_title_makes_a_right_to_left_page() {
    let text = "journey: رحلة في المدينة\nstage: واحد\n  touchpoint: اثنان\n    feels 1\n";
    let scene = layout(&map("title", text), &LayoutOptions::default(), &mut Fonts::new());
    let titles = find::all(&scene.root, "title");
    let title = titles.first().and_then(|title| Some(title.lines().next()?.ink().moved(title.at.x, title.at.y)));
    assert!(title.is_some_and(|ink| ink.right() > scene.width - 60.0), "{title:?} of {}", scene.width);
}
