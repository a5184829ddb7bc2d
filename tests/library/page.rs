//! The page says all that a map says, as text, and asks nobody for anything.

use crate::support;
use crate::support::Memory;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use wayline::{
    compile,
    export::table::{Sheet, table},
    layout::{LayoutOptions, View, layout, views_beside},
    model::Map,
    render::{HtmlOptions, SvgOptions, html, svg},
    text::Fonts,
};

fn page_of(map: &Map) -> String {
    let scene = layout(map, &LayoutOptions::default(), &mut Fonts::new());
    html(map, &svg(&scene, &SvgOptions::default()), &HtmlOptions::default())
}

fn map_of(name: &str, bytes: &[u8], files: &Memory) -> Map {
    let compilation = compile(name, bytes, files, &support::options());
    let titles: Vec<_> = compilation.diagnostics.iter().map(|diagnostic| diagnostic.title.clone()).collect();
    compilation.map.unwrap_or_else(|| panic!("{name}: {titles:#?}"))
}

fn map_from(text: &str) -> Map {
    map_of("map.journey", text.as_bytes(), &Memory::default())
}

/// The page with every view that the map has.
fn page_with_views(map: &Map) -> String {
    let options = LayoutOptions::default();
    let drawn = |options: &LayoutOptions| svg(&layout(map, options, &mut Fonts::new()), &SvgOptions::default());
    let others = views_beside(map, View::Detail).into_iter().map(|view| (view, drawn(&options.beside(view)))).collect();
    html(map, &drawn(&options), &HtmlOptions { others, ..HtmlOptions::default() })
}

/// Every example with all files beside it.
fn examples() -> Vec<(String, Map)> {
    let maps = support::every_map::journeys();
    maps.into_iter().map(|map| (map.name.clone(), map_of(&map.name, &map.bytes, &map.files))).collect()
}

fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).expect("a page is well-formed XML")
}

fn is_drawing(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|node| node.tag_name().name() == "svg")
}

/// What a reader reads outside the drawing, blanks as one.
fn text_of(page: &str) -> String {
    let document = parse(page);
    let body = document
        .descendants()
        .find(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "body")))
        .expect("a body");
    let texts = body.descendants().filter(|node| node.is_text() && !is_drawing(*node));
    let texts = texts.filter(|node| node.parent().is_none_or(|parent| parent.tag_name().name() != "script"));
    tidy(&texts.filter_map(|node| node.text()).collect::<String>())
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A map with everything in it, where each text is `text`.
fn full_map(text: &str) -> String {
    let lines = "journey: T
about: T
goal: T
state: current
owner: T
with: T
reviewed: 2025-01-01, every 6 months
note: T
persona anna: T
role: T
segment: T
goal: T
need: T
quote: T
about: T
fact T: T
persona ben: T
team web: T, partner
about: T
channel booth: T
about: T
source visits: T
date: 2026-09
sample: 12
confidence: assumed
file: a b#c/T.md
link: https://example.org/?a=1&b=x
about: T
lane law: T
about: T
measure calls: T
unit: min
range: 0..60
better: lower
about: T
stage one: T
goal: T
about: T
does: T
touchpoint first: T
for: anna
via: web, booth
does: T
from: visits
thinks anna: T
says: T
needs: T
law: T
feels anna -1: T
expects anna 1: T
moment: T
reach: 40 %
takes: 5m..40m, average 15m
pain hurt major: T
for: anna
from: visits
gain joy: T
metric csat: 3.1 of 5, was 2.7, target 4, benchmark 3.5
metric calls: 9 min, was 12, target 2
score: cost 60, sales 80, strategy 40, frequency 90
opportunity fix: T
answers: hurt
impact: 4
effort: 2
owner: web
due: 2026-01-01
status: planned
experiment: T
frontstage: T
by: web
backstage: T
support: T
deliverable: T
training: T
attach: T.md
as: T
see: other.journey
note: T
step second: T
pain other: T
opportunity later: T
stage alone: T
feels 1: T
";
    lines.replace('T', text)
}

/// Every element outside the drawing with the names of its attributes.
fn skeleton(page: &str) -> Vec<String> {
    let document = parse(page);
    let elements = document.descendants().filter(|node| node.is_element() && !is_drawing(*node));
    let names = |node: Node<'_, '_>| {
        node.attributes().map(|attribute| attribute.name().to_owned()).collect::<Vec<_>>().join(" ")
    };
    elements.map(|node| format!("{} {}", node.tag_name().name(), names(node))).collect()
}

const HOSTILE: [&str; 4] = [
    "x\"><script>alert(1)</script><img src=x onerror=alert(2)>",
    "x' onmouseover='alert(3)' style='x",
    "</style></title></svg><iframe src=//e.example> ]]> --> &lt;b&gt;",
    "javascript&#58;alert(4) {{ 7 * 7 }} {% raw %} ${1}",
];

#[test]
fn hostile_text_stays_text() {
    let harmless = skeleton(&page_of(&map_from(&full_map("harmless words"))));
    for hostile in HOSTILE {
        // A label runs to the colon, and a path may not hold everything that a text may.
        let map = full_map("\u{1}").replace("fact \u{1}:", "fact Label:").replace("/\u{1}.md", "/x.md");
        let map = map.replace("attach: \u{1}.md", "attach: x.md").replace('\u{1}', hostile);
        let page = page_of(&map_from(&map));
        assert_eq!(skeleton(&page), harmless, "{hostile}");
        assert!(text_of(&page).contains(&tidy(hostile)), "{hostile} isn't there as text");
        let document = parse(&page);
        for node in document.descendants().filter(Node::is_element) {
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(!name.starts_with("on") && name != "style", "{name} on {}", node.tag_name().name());
            }
        }
    }
}

#[test]
fn links_lead_only_where_links_may() {
    let map = "journey: M [a](https://example.org/?x=\"><b>) [b](docs/a.md) [c](mailto:a@example.org)\nstage: S\n  does: D\n  attach: a b%.md#one\n";
    let page = page_of(&map_from(map));
    let document = parse(&page);
    let targets: BTreeSet<_> =
        document.descendants().filter(|node| !is_drawing(*node)).filter_map(|node| node.attribute("href")).collect();
    let outside: Vec<_> = targets.into_iter().filter(|target| !target.starts_with(['#', 'd'])).collect();
    assert_eq!(outside, ["a%20b%25.md#one"]);

    // Links in texts of tables.
    let map =
        map.replace("does: D", "does: [a](https://example.org/?x=\"><b>) [b](docs/a.md) [c](mailto:a@example.org)");
    let page = page_of(&map_from(&map));
    let document = parse(&page);
    let links = document
        .descendants()
        .filter(|node| !is_drawing(*node) && node.attribute("rel") == Some("noopener noreferrer"));
    let targets: Vec<_> = links.filter_map(|node| node.attribute("href")).collect();
    assert_eq!(targets, ["https://example.org/?x=\"><b>", "docs/a.md", "mailto:a@example.org", "a%20b%25.md#one"]);
}

/// The texts in a serialised model.
fn texts_in(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::Array(pieces)) = fields.get("pieces") {
                let words = pieces.iter().filter_map(|piece| piece["text"].as_str());
                found.insert(tidy(&words.collect::<String>()));
                return;
            }
            // What every map knows (a channel) has no place in the source, and another name in each language.
            if fields.get("span").is_some_and(Value::is_null) {
                return;
            }
            // Of the map that this one is compared with, the columns that it continues are shown.
            fields.iter().filter(|(key, _)| *key != "compares").for_each(|(_, value)| texts_in(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| texts_in(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_text_of_the_model_is_in_the_tables() {
    let full = ("full".to_owned(), map_from(&full_map("some words")));
    for (name, map) in examples().into_iter().chain([full]) {
        let (page, mut texts) = (text_of(&page_of(&map)), BTreeSet::new());
        texts_in(&serde_json::to_value(&map).expect("a model is JSON"), &mut texts);
        if map.is_unnamed_customer() {
            texts.remove(&map.personas[0].label.to_plain());
        }
        for text in texts {
            assert!(page.contains(&text), "{name} doesn't say: {text}");
        }
    }
}

/// The page once went by severity first, the workbook and the report by priority.
#[test]
fn the_page_and_the_tables_rank_pains_alike() {
    let column = |name: &str, score: &str, pains: &str| format!("  touchpoint: {name}\n    feels 1\n{score}{pains}");
    let text = [
        "journey: J\n  priority: cost 1\nstage: S\n".to_owned(),
        column("One", "", "    pain: Alpha\n    pain critical: Beta\n"),
        column("Two", "    score: cost 20\n", "    pain critical: Gamma\n    pain: Delta\n"),
        column("Three", "    score: cost 90\n", "    pain: Epsilon\n"),
        column("Four", "    score: cost 20\n    reach: 40 %\n", "    pain critical: Zeta\n"),
    ];
    let map = map_from(&text.concat());
    let order = ["Epsilon", "Zeta", "Gamma", "Delta", "Beta", "Alpha"];
    let table = table(&map, Sheet::Pains);
    let at = table.rows[0].iter().position(|cell| cell.to_plain() == "Epsilon").expect("a column of pains");
    assert_eq!(table.rows.iter().map(|row| row[at].to_plain()).collect::<Vec<_>>(), order);
    let page = page_of(&map);
    let (_, rows) = page.split_once("id=\"pains-title\"").expect("a table of pains");
    let places: Vec<_> = order.iter().map(|pain| rows.find(pain).expect("its row")).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn figures_are_told_in_words() {
    let page = text_of(&page_of(&map_from(&full_map("some words"))));
    let facts = [
        "1 Jan 2025",
        "1 Jul 2025, overdue",
        "−1 some words",
        "gap −2",
        "40 %",
        "5 – 40 min 15 min on average",
        "3.1 of 5",
        "+0.4 better",
        "−3 better",
        "+0.9",
        "Critical",
        "1 Jan 2026, overdue",
        "Planned",
        "Sep 2026",
        "assumed",
        "cost 60",
        "partner",
        "lower is better",
        "nothing yet",
        "nobody yet",
        "not there",
        "weight 1",
        "−2 to +2, neutral at 0",
    ];
    for fact in facts.into_iter().filter(|fact| *fact != "Critical") {
        assert!(page.contains(fact), "the page doesn't say {fact}: {page}");
    }
}

fn contents<'a>(page: &'a str, tag: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    page.split(&open).skip(1).map(|rest| rest.split(&close).next().expect("an end")).collect()
}

#[test]
fn the_policy_names_exactly_what_is_inside() {
    for (name, map) in examples() {
        let page = page_with_views(&map);
        let document = parse(&page);
        let policy =
            document.descendants().find(|node| node.attribute("http-equiv") == Some("Content-Security-Policy"));
        let policy = policy.and_then(|node| node.attribute("content")).expect("a policy");
        assert!(!policy.contains("unsafe") && policy.starts_with("default-src 'none'; "), "{policy}");
        let inside: Vec<&str> = [contents(&page, "style"), contents(&page, "script")].concat();
        let elements =
            document.descendants().filter(|node| matches!(node.tag_name().name(), "style" | "script")).count();
        assert_eq!(inside.len(), elements, "{name}: a style or a script bears attributes");
        for content in &inside {
            assert!(!content.contains("&gt;"), "the browser would read {content} otherwise");
            let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())));
            assert!(policy.contains(&hash), "{name}: {hash} is missing");
        }
        assert_eq!(policy.matches("sha256-").count(), inside.len(), "{name}: {policy}");
    }
}

#[test]
fn nothing_is_asked_of_anybody() {
    for (name, map) in examples() {
        let page = page_of(&map);
        for node in parse(&page).descendants().filter(Node::is_element) {
            let tag = node.tag_name().name();
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                let inside = value.starts_with("data:") || value.starts_with('#');
                assert!(!matches!(key, "srcset" | "poster" | "action" | "ping" | "background"), "{name}: {tag} {key}");
                // What is attached lies beside the map.
                let beside = !value.contains(':') && !value.starts_with('/');
                assert!(key != "src" || beside || inside, "{name}: {tag} asks for {value}");
                assert!(key != "href" || tag == "a" || inside, "{name}: {tag} asks for {value}");
            }
        }
        for style in contents(&page, "style") {
            assert!(
                !style.contains("@import") && style.matches("url(").count() == style.matches("url(data:").count(),
                "{name}"
            );
        }
    }
}

#[test]
fn ids_are_unique_and_links_inside_lead_somewhere() {
    // The prefix of this drawing looks like the kind of a stage, and its ids like those of the page.
    let clash = map_of(
        "stage.journey",
        b"journey: M\nstage title: T\n  feels 1\nstage \xc3\xa9tape: S\n  feels -1: w\n",
        &Memory::default(),
    );
    for (name, map) in
        examples().into_iter().chain([("clash".into(), clash), ("full".into(), map_from(&full_map("words")))])
    {
        let page = page_with_views(&map);
        let document = parse(&page);
        let mut ids = BTreeSet::new();
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id), "{name}: two are called {id}");
            assert!(!id.contains(char::is_whitespace), "{name}: {id}");
        }
        for node in document.descendants().filter(Node::is_element) {
            let target = node.attribute("href").and_then(|target| target.strip_prefix('#'));
            let labels = node.attribute("aria-labelledby").into_iter().flat_map(str::split_whitespace);
            for target in target.into_iter().chain(labels) {
                assert!(ids.contains(target), "{name}: nothing is called {target}");
            }
        }
        for stage in &map.stages {
            let anchor = format!("stage-{}", stage.name);
            assert!(ids.contains(anchor.as_str()), "{name}: {anchor}");
        }
    }
}

#[test]
fn the_same_map_is_the_same_page() {
    for (name, map) in examples() {
        assert_eq!(page_of(&map), page_of(&map), "{name}");
    }
}

#[test]
fn the_language_and_its_direction_are_told() {
    let page = page_of(&map_from("journey: M\n  lang: ar\nstage: S\n  feels 1\n"));
    let document = parse(&page);
    let root = document.root_element();
    assert_eq!((root.attribute("lang"), root.attribute("dir")), (Some("ar"), Some("rtl")));
}

/// The classes of what stands in the drawing, and of everything else on the page.
fn classes(page: &str) -> [BTreeSet<String>; 2] {
    let document = parse(page);
    let mut classes = [BTreeSet::new(), BTreeSet::new()];
    for node in document.descendants().filter(Node::is_element) {
        let own = node.attribute("class").unwrap_or_default().split_ascii_whitespace().map(str::to_owned);
        classes[usize::from(!is_drawing(node))].extend(own);
    }
    classes
}

/// `.curves { display: none }` was meant for a list of the page, and took every curve off printed paper.
#[test]
fn page_and_drawing_share_no_class() {
    const DRAWING: [&str; 4] = ["w-", "f-", "s-", "wayline"];
    let is_drawings = |class: &str| DRAWING.iter().any(|prefix| class.starts_with(prefix));
    for (name, map) in examples() {
        for view in [View::Detail, View::Overview, View::Blueprint] {
            let scene = layout(&map, &LayoutOptions { view, ..LayoutOptions::default() }, &mut Fonts::new());
            let page = html(&map, &svg(&scene, &SvgOptions::default()), &HtmlOptions::default());
            let [drawing, rest] = classes(&page);
            assert!(drawing.contains("w-curve") && rest.contains("bar"), "{name}");
            let strange: Vec<_> = drawing.iter().filter(|class| !is_drawings(class)).collect();
            assert!(strange.is_empty(), "{name}: the drawing has {strange:?}");
            let borrowed: Vec<_> = rest.iter().filter(|class| is_drawings(class)).collect();
            assert!(borrowed.is_empty(), "{name}: the page has {borrowed:?}");
            // No rule of the page names a class of the drawing, either: its first style sheet is the page's own.
            let style =
                page.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).expect("a style").0;
            let named = DRAWING.iter().find(|prefix| style.contains(&format!(".{prefix}")));
            assert_eq!(named, None, "{name}");
        }
    }
}

/// Three views are three drawings and no more: a page grows with its map as a drawing does.
#[test]
fn a_page_has_each_view_once() {
    for (name, map) in examples() {
        let page = page_with_views(&map);
        let views = views_beside(&map, View::Detail);
        assert_eq!(page.matches("<template data-view=").count(), views.len(), "{name}");
        assert!(page.len() < 4 * page_of(&map).len(), "{name}: {} bytes", page.len());
    }
}

/// Lanes were listed by hand, and two of them were missing.
#[test]
fn a_map_with_any_lane_of_the_service_has_a_blueprint() {
    for keyword in ["frontstage", "backstage", "support", "deliverable", "training"] {
        let map = map_from(&format!("journey: M\nstage: S\n  touchpoint: T\n    feels 1\n    {keyword}: Something\n"));
        assert!(views_beside(&map, View::Detail).contains(&View::Blueprint), "{keyword}");
    }
    let map = map_from("journey: M\nlane own: Own\nstage: S\n  touchpoint: T\n    feels 1\n    own: Something\n");
    assert!(!views_beside(&map, View::Detail).contains(&View::Blueprint));
}

/// Its address is escaped by hand, and a browser says nothing about an icon that it can't read.
#[test]
fn the_icon_of_a_page_is_a_picture() {
    let page = page_of(&map_from("journey: A\nstage: S\n  feels 1\n"));
    let icon =
        page.split_once("<link rel=\"icon\" href=\"").expect("an icon").1.split('"').next().expect("its address");
    let url = data_url::DataUrl::process(icon).expect("an address of data");
    let mime = url.mime_type();
    assert_eq!((mime.type_.as_str(), mime.subtype.as_str()), ("image", "svg+xml"));
    let (bytes, fragment) = url.decode_to_vec().expect("its content");
    assert!(fragment.is_none(), "a number sign of a colour would end it");
    let text = String::from_utf8(bytes).expect("text");
    let picture = Document::parse(&text).expect("a picture");
    let strokes: Vec<_> = picture.descendants().filter_map(|node| node.attribute("stroke")).collect();
    assert_eq!(strokes, ["#2A62E0", "#CF1B2B"]);
}
