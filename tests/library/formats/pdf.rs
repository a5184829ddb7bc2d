//! Pages.

use super::{SMALL, drawn, example, lines, scene};
use crate::support::every_map;
use lopdf::{Dictionary, Document, Object};
use std::{collections::BTreeSet, sync::LazyLock};
use wayline::{
    layout::View,
    render::{PdfOptions, Typefaces, pdf},
    scene::{Group, Node, Point, Scene, Shape},
};

fn file(scenes: &[Scene]) -> Vec<u8> {
    pdf(scenes, &Typefaces::bundled(), &PdfOptions { base: "../maps/", ..PdfOptions::default() }).expect("a PDF file")
}

fn document(scenes: &[Scene]) -> Document {
    Document::load_mem(&file(scenes)).expect("a PDF that can be read")
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().expect("a number"))
}

#[test]
fn a_page_is_as_large_as_the_drawing() {
    let scene = scene(SMALL);
    let document = document(std::slice::from_ref(&scene));
    let pages = document.get_pages();
    assert_eq!(pages.len(), 1);
    let page = document.get_dictionary(pages[&1]).expect("a page");
    let media = page.get(b"MediaBox").and_then(Object::as_array).expect("a box");
    let points: Vec<f64> = media.iter().map(number).collect();
    assert_eq!(points, [0.0, 0.0, scene.width * 0.75, scene.height * 0.75]);
}

#[test]
fn a_drawing_longer_than_any_page_is_made_smaller() {
    let mut wide = scene(SMALL);
    wide.width = 200_000.0;
    let document = document(&[wide]);
    let page = document.get_dictionary(document.get_pages()[&1]).expect("a page");
    let media = page.get(b"MediaBox").and_then(Object::as_array).expect("a box");
    assert_eq!(number(&media[2]), 14_400.0);
}

/// Name, drawing and file of every example.
static EXAMPLES: LazyLock<Vec<(String, Scene, Vec<u8>)>> = LazyLock::new(|| {
    let examples = every_map::journeys().into_iter().map(|map| {
        let scene = map.scene(View::Detail).expect("an example that is right").clone();
        let bytes = file(std::slice::from_ref(&scene));
        (map.name, scene, bytes)
    });
    examples.collect()
});

#[test]
fn every_word_can_be_found() {
    for (name, scene, bytes) in EXAMPLES.iter() {
        if !Typefaces::bundled().missing(scene).is_empty() {
            continue;
        }
        let document = Document::load_mem(bytes).expect("a PDF that can be read");
        let text = dense(&document.extract_text(&[1]).expect("text"));
        let lost: Vec<String> =
            lines(scene).iter().map(|line| dense(&line.plain())).filter(|line| !text.contains(line.as_str())).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

#[test]
fn the_same_drawing_is_the_same_file_and_has_no_date() {
    let scenes = [drawn(&example("hotel-stay.journey"))];
    let bytes = file(&scenes);
    assert!(bytes == file(&scenes));
    for word in ["CreationDate", "ModDate", "CreateDate"] {
        assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
}

#[test]
fn it_promises_to_be_readable_for_everybody() {
    for (name, scene, bytes) in EXAMPLES.iter() {
        let promise = b"<pdfuaid:part>1</pdfuaid:part>";
        let promised = bytes.windows(promise.len()).any(|window| window == promise);
        // What no typeface has can't be promised to be read.
        assert_eq!(promised, Typefaces::bundled().missing(scene).is_empty(), "{name}");
    }
}

fn catalog(document: &Document) -> &Dictionary {
    document.catalog().expect("a catalogue")
}

#[test]
fn it_knows_its_title_its_language_and_its_parts() {
    let document = document(&[scene(SMALL)]);
    let catalog = catalog(&document);
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"en");
    assert!(catalog.has(b"StructTreeRoot"), "it isn't tagged");
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).expect("facts about the file");
    let title = document.get_dictionary(info).and_then(|info| info.get(b"Title")).and_then(Object::as_str);
    assert_eq!(title.expect("a title"), b"Coffee run");
    let bookmarks: BTreeSet<String> = strings(&document, b"Title").into_iter().collect();
    for name in ["Enter", "Leave", "Doing", "Experience"] {
        assert!(bookmarks.contains(name), "{name} isn't among {bookmarks:?}");
    }
    let told = strings(&document, b"Alt");
    assert!(told.iter().any(|words| words.contains("Anna Keller: starts at 1 (Welcome)")), "{told:?}");
}

/// All texts that stand under a key, anywhere in the file.
fn strings(document: &Document, key: &[u8]) -> Vec<String> {
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let values = dictionaries.filter_map(|dictionary| dictionary.get(key).ok());
    values.filter_map(|value| lopdf::decode_text_string(value).ok()).collect()
}

fn targets(document: &Document) -> Vec<String> {
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let actions = dictionaries.filter_map(|annotation| annotation.get(b"A").and_then(Object::as_dict).ok());
    let targets = actions.filter_map(|action| action.get(b"URI").and_then(Object::as_str).ok());
    targets.map(|target| String::from_utf8_lossy(target).into_owned()).collect()
}

#[test]
fn links_lead_where_they_say_and_nowhere_else() {
    assert_eq!(targets(&document(&[scene(SMALL)])), ["https://example.com/plan?a=1&b=%C3%BC"]);
    let relative = "journey: Plan\nstage: Enter\n  does: As in [the plan](papers/the-plan.pdf)\n";
    assert_eq!(targets(&document(&[scene(relative)])), ["../maps/papers/the-plan.pdf"]);
    let mut scene = scene(relative);
    hijack(&mut scene.root);
    assert!(targets(&document(&[scene])).is_empty());
}

/// Turns every link into one that nobody should follow.
fn hijack(group: &mut Group) {
    for node in &mut group.nodes {
        match node {
            Node::Group(inner) => hijack(inner),
            Node::Text(line) => {
                line.runs
                    .iter_mut()
                    .filter_map(|run| run.link.as_mut())
                    .for_each(|link| *link = "javascript:alert(1)".into());
            }
            Node::Shape(_) | Node::Image(_) => {}
        }
    }
}

/// Nothing that a scene can hold makes the writer stumble.
#[test]
fn the_emptiest_drawing_is_a_page() {
    let mut empty = scene(SMALL);
    empty.root = Group::new("map");
    assert_eq!(document(std::slice::from_ref(&empty)).get_pages().len(), 1);
    (empty.width, empty.height) = (0.0, 0.0);
    empty.root.push(Shape::path(Vec::new()).hatch());
    empty.root.push(Shape::circle(0.0, 0.0, 0.0).hatch());
    empty
        .root
        .push(Group::new("nothing").clipped(wayline::scene::Rect::default()).with(Shape::line(1.0, 1.0, 1.0, 1.0)));
    empty.root.at = Point::new(-5.0, -5.0);
    empty.title.clear();
    assert_eq!(document(std::slice::from_ref(&empty)).get_pages().len(), 1);
}
