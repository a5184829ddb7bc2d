//! The preview's own pages, and what it adds to the page of a map.

use super::shown::{MARK, Preview, PreviewedMap};
use crate::render::{Live, policy, policy_hash};
use askama::Template;

const STYLE: &str = include_str!("live.css");
const SCRIPT: &str = concat!(
    "//<![CDATA[\n'use strict';\n(() => {\n",
    include_str!("script/base.js"),
    include_str!("script/say.js"),
    include_str!("script/maps.js"),
    include_str!("script/source.js"),
    include_str!("script/patch.js"),
    include_str!("script/flash.js"),
    include_str!("script/again.js"),
    include_str!("script/news.js"),
    "})();\n//]]>",
);

/// What the page of a map has next to the map.
pub(super) fn live(shown: &PreviewedMap, editor: bool) -> Live {
    let editor = if editor { " data-editor=\"yes\"" } else { "" };
    let markup = format!("{MARK} data-slug=\"{}\"{editor}></div>", shown.slug);
    Live { markup, style: STYLE, script: SCRIPT }
}

/// The list of all maps.
pub(super) fn index(preview: &Preview) -> String {
    frame(
        "Wayline preview",
        &format!("{MARK} data-index=\"yes\" data-list=\"{}\"></div>", escaped(&preview.list().to_string())),
    )
}

/// The page of a map as it is now; if the map was never good, it only says what is wrong.
pub(super) fn map(shown: &PreviewedMap, preview: &Preview) -> String {
    let editor = if preview.editor { " data-editor=\"yes\"" } else { "" };
    let news = escaped(&shown.news("").to_string());
    let data = format!("{MARK} data-news=\"{news}\" data-list=\"{}\"", escaped(&preview.list().to_string()));
    match &shown.page {
        Some(page) => page.whole.replacen(MARK, &data, 1),
        None => frame(&shown.name, &format!("{data} data-slug=\"{}\"{editor} data-shell=\"yes\"></div>", shown.slug)),
    }
}

fn frame(title: &str, live: &str) -> String {
    let policy = policy([STYLE.into()], &[&policy_hash(SCRIPT)], true);
    let frame = Frame { title, policy, style: STYLE, script: SCRIPT, live };
    // Writing to a string never fails.
    frame.render().unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A page without a map.
#[derive(Template)]
#[template(path = "frame.html", config = "src/cli/watch/askama.toml")]
struct Frame<'a> {
    title: &'a str,
    policy: String,
    style: &'a str,
    script: &'a str,
    live: &'a str,
}
