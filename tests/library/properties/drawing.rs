//! Whatever a map says, its drawing is one: finite, well formed, the same twice, and it leads nowhere by itself.

use crate::support::{
    every_map::{Map, every_map, examples, generated, hold, valid},
    generate::{PIECES, Random},
};
use roxmltree::{Document, Node};
use serde_json::Value;
use wayline::{layout::View, render};

/// Attributes whose value is an address.
const ADDRESSES: &[&str] = &["href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"];

/// Attributes that hold what a person reads; nothing in them is looked up.
const WORDS: &[&str] = &["aria-label", "title", "alt", "content", "label", "value", "id"];

#[test]
fn every_number_of_a_scene_is_finite() {
    hold(drawable(), |map| {
        for view in [View::Detail, View::Overview, View::Blueprint] {
            let Some(scene) = map.scene(view) else { continue };
            // JSON has no word for a number that isn't finite: serde writes `null`.
            let json = serde_json::to_value(scene).map_err(|error| error.to_string())?;
            let sizes = [scene.width, scene.height];
            if sizes.iter().any(|size| !size.is_finite() || *size <= 0.0) {
                return Err(format!("{view:?}: a canvas of {sizes:?}"));
            }
            no_null(&json, &mut String::new()).map_err(|place| format!("{view:?}: {place} is not finite"))?;
        }
        Ok(())
    });
}

#[test]
fn every_drawing_is_well_formed_and_harmless() {
    hold(drawable().chain(hostile()), |map| {
        let Some(svg) = svg(map) else { return Ok(()) };
        let document = Document::parse(&svg).map_err(|error| format!("{error}\n{svg}"))?;
        document.descendants().filter(Node::is_element).try_for_each(harmless)
    });
}

/// A page has one script, its own, and what that is may not depend on the map.
#[test]
fn every_page_is_well_formed_and_harmless() {
    let script = scripts(&page(&examples()[0]).expect("an example can be drawn")).expect("a page");
    hold(examples().into_iter().chain(valid(6)).chain(hostile()), |map| {
        let Some(page) = page(map) else { return Ok(()) };
        if scripts(&page)? != script {
            return Err(format!("a script of the map's own: {page}"));
        }
        let document = parsed(&page)?;
        let elements = document.descendants().filter(|node| node.is_element() && !is_script(node));
        elements.filter(|node| node.tag_name().name() != "link").try_for_each(harmless)
    });
}

#[test]
fn two_drawings_are_equal() {
    hold(examples().into_iter().chain(valid(6)), |map| {
        if page(map) == page(&map.with(map.bytes.clone())) { Ok(()) } else { Err("the second drawing differs".into()) }
    });
}

/// Text that would be markup elsewhere is drawn as it was written.
#[test]
fn hostile_text_stays_text() {
    hold(hostile(), |map| {
        let compilation = map.compiled();
        let model = compilation.map.as_ref().ok_or_else(|| format!("{:?}", compilation.diagnostics))?;
        let svg = svg(map).ok_or("not drawn")?;
        let document = Document::parse(&svg).map_err(|error| format!("{error}\n{svg}"))?;
        let drawn: String = document.descendants().filter_map(|node| node.text()).collect();
        let visible = |text: &str| text.chars().filter(|c| c.is_ascii_graphic()).collect::<String>();
        let title = visible(&model.title.to_plain());
        if visible(&drawn).contains(&title) { Ok(()) } else { Err(format!("{title:?} is not drawn as it was written")) }
    });
}

/// The maps that can be drawn.
fn drawable() -> impl Iterator<Item = Map> {
    every_map().filter(|map| map.compiled().map.is_some())
}

/// Right maps with markup, scripts and bidirectional controls in every text.
fn hostile() -> impl Iterator<Item = Map> {
    let pieces = PIECES.iter().filter(|piece| !piece.trim().is_empty() && !piece.contains(is_refused));
    let pieces = pieces.filter(|piece| !piece.contains("]("));
    pieces.enumerate().map(|(seed, piece)| {
        let mut random = Random::new(seed as u64);
        let text = HOSTILE.replace('§', &format!("{piece} {}", random.pick(&["x", "<b>", "&", "\"", "'"])));
        generated(format!("hostile, {piece:?}"), text, true)
    })
}

/// Control characters are an error of their own.
fn is_refused(c: char) -> bool {
    c.is_control()
}

/// A map with a place for a text in every kind of line that takes prose.
const HOSTILE: &str = include_str!("../../fixtures/hostile.journey");

fn svg(map: &Map) -> Option<String> {
    Some(render::svg(map.scene(View::Detail)?, &Default::default()))
}

fn page(map: &Map) -> Option<String> {
    Some(render::html(map.compiled().map.as_ref()?, &svg(map)?, &Default::default()))
}

fn parsed(page: &str) -> Result<Document<'_>, String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    Document::parse_with_options(page, options).map_err(|error| format!("{error}\n{page}"))
}

fn is_script(node: &Node<'_, '_>) -> bool {
    node.tag_name().name() == "script"
}

fn scripts(page: &str) -> Result<Vec<String>, String> {
    let document = parsed(page)?;
    let scripts = document.descendants().filter(is_script);
    Ok(scripts.map(|script| script.text().unwrap_or_default().to_owned()).collect())
}

/// Fields of a scene that may be missing, and then are `null`.
const OPTIONAL: &[&str] = &["lang"];

fn no_null(value: &Value, place: &mut String) -> Result<(), String> {
    let fields: Vec<(String, &Value)> = match value {
        Value::Null => return Err(place.clone()),
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => return Ok(()),
    };
    for (key, value) in fields.into_iter().filter(|(key, _)| !OPTIONAL.contains(&key.as_str())) {
        let length = place.len();
        place.push('/');
        place.push_str(&key);
        no_null(value, place)?;
        place.truncate(length);
    }
    Ok(())
}

/// No script, nothing foreign, no address but those that a person may follow, nothing that is fetched.
fn harmless(element: Node<'_, '_>) -> Result<(), String> {
    let name = element.tag_name().name();
    if matches!(
        name.to_ascii_lowercase().as_str(),
        "script" | "foreignobject" | "iframe" | "object" | "embed" | "set" | "animate" | "handler"
    ) {
        return Err(format!("an element <{name}>"));
    }
    for attribute in element.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        if key.to_ascii_lowercase().starts_with("on") {
            return Err(format!("an attribute {key}={value:?}"));
        }
        let fetched =
            !WORDS.contains(&key) && !key.starts_with("data-") && value.contains("url(") && !value.contains("url(#");
        let address = ADDRESSES.contains(&key) && !is_safe(name, value);
        if fetched || address {
            return Err(format!("<{name} {key}={value:?}>"));
        }
    }
    let css = if name == "style" {
        element.text().unwrap_or_default()
    } else {
        element.attribute("style").unwrap_or_default()
    };
    let fetches = css.contains("@import") || css.replace("url(data:", "").replace("url(\"data:", "").contains("url(");
    if fetches { Err(format!("a style that fetches: {css}")) } else { Ok(()) }
}

/// A link leads to a page, a file beside the map or a place in the drawing; a picture brings its own bytes along. What is attached to a
/// map is shown from there, or brings its own bytes along as well.
fn is_safe(element: &str, address: &str) -> bool {
    if address.starts_with('#') {
        return true;
    }
    let scheme = address.split(['/', '?', '#']).next().and_then(|part| part.split_once(':')).map(|(scheme, _)| scheme);
    match (element, scheme) {
        ("image", Some("data")) => address.starts_with("data:image/"),
        ("a", Some(scheme)) => matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "mailto"),
        ("img", Some("data")) => address.starts_with("data:image/"),
        ("audio", Some("data")) => address.starts_with("data:audio/"),
        ("a" | "img" | "audio", None) => !address.starts_with("//"),
        _ => false,
    }
}
