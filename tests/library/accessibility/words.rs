//! Names, descriptions, and the curves in words.

use crate::support::{compile_text, every_map};
use roxmltree::{Document, Node};
use wayline::{
    layout::{View, curves_in_words},
    render::{SvgOptions, svg},
};

#[test]
fn a_drawing_has_a_role_a_title_and_a_description_that_tells_each_curve() {
    for source in every_map::examples() {
        let (Some(map), Some(scene)) = (&source.compiled().map, source.scene(View::Detail)) else { continue };
        let drawing = svg(scene, &SvgOptions::default());
        let document = Document::parse(&drawing).expect("a drawing");
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{}", source.origin);
        let told: Vec<String> =
            root.attribute("aria-labelledby").unwrap_or_default().split(' ').map(|id| text(&document, id)).collect();
        assert_eq!(told[0], map.title.to_plain().replace('\n', " "), "{}", source.origin);
        let curves = curves_in_words(map);
        assert!(curves.iter().all(|(_, curve)| told[1].contains(curve.as_str())), "{}: {}", source.origin, told[1]);
        assert_eq!(root.attribute("lang"), map.lang.as_deref(), "{}", source.origin);
    }
}

/// Every link, picture and named part says what it is.
#[test]
fn what_has_a_name_has_words() {
    for source in every_map::examples() {
        let Some(scene) = source.scene(View::Detail) else { continue };
        let drawing = svg(scene, &SvgOptions::default());
        let document = Document::parse(&drawing).expect("a drawing");
        for node in document.descendants().filter(|node| node.attribute("role") == Some("img")) {
            let named = node.attribute("aria-label").or(node.attribute("aria-labelledby"));
            assert!(named.is_some_and(|name| !name.is_empty()), "{}: a picture without words", source.origin);
        }
        let of =
            |class: &'static str| document.descendants().filter(move |node| node.attribute("class") == Some(class));
        for node in ["touchpoint", "step", "pain", "gain", "opportunity", "curve"].into_iter().flat_map(of) {
            assert!(has_title(node), "{}: {:?} has no title", source.origin, node.attribute("id"));
        }
    }
}

fn has_title(node: Node<'_, '_>) -> bool {
    node.children().any(|child| child.has_tag_name((node.tag_name().namespace().unwrap_or_default(), "title")))
}

fn text(document: &Document<'_>, id: &str) -> String {
    let node = document.descendants().find(|node| node.attribute("id") == Some(id));
    node.and_then(|node| node.text()).unwrap_or_else(|| panic!("nothing has the id {id}")).to_owned()
}

#[test]
fn curves_are_told_in_the_maps_language() {
    let cases = [
        ("en", "Anna: starts at 0.5 (Oh) at “A”, falls to −2 at “B”, rises to 1 at “C”, ends at 0 (Ah) at “D”."),
        (
            "de",
            "Anna: beginnt mit 0,5 (Oh) bei „A“, fällt auf −2 bei „B“, steigt auf 1 bei „C“, endet mit 0 (Ah) bei „D“.",
        ),
        ("fr", "Anna\u{a0}: commence à 0,5 (Oh) lors de «\u{a0}A\u{a0}»"),
        ("es", "Anna: empieza en 0,5 (Oh) en «A», baja a −2 en «B», sube a 1 en «C», termina en 0 (Ah) en «D»."),
        ("ja", "Anna：0.5 (Oh)で始まる（「A」）、−2に下がる（「B」）、1に上がる（「C」）、0 (Ah)で終わる（「D」）。"),
        ("ar", "Anna: يبدأ عند 0.5 (Oh) في «\u{2068}A\u{2069}»، ينخفض إلى \u{2066}−2\u{2069} في «\u{2068}B\u{2069}»"),
    ];
    for (lang, expected) in cases {
        let text = format!(
            "journey: J\n  lang: {lang}\npersona anna: Anna\nstage: A\n  feels anna 0.5: Oh\nstage: B\n  feels anna -2\n\
             stage: C\n  feels anna 1\nstage: D\n  feels anna 0: Ah\n"
        );
        let map = compile_text(&text).map.expect("a map");
        let told = curves_in_words(&map);
        assert!(told[0].1.starts_with(expected), "{lang}: {}", told[0].1);
    }
}
