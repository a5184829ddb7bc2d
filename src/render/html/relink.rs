//! Adapts the drawing's links to files for the page.

use super::{Context, Whereabouts, files};
use crate::render::address::address;
use std::collections::BTreeMap;

/// The same drawing with links to the addresses that the page uses. A browser follows no link to what is in the page
/// itself, so there the drawing links to the table that shows it.
pub fn relink(svg: &str, ctx: &Context<'_>) -> String {
    let mut svg = svg.to_owned();
    let links = files::attached(ctx.map).map(|(_, file)| file).chain(files::seen(ctx.map));
    let targets: BTreeMap<&str, String> = links.map(|file| (file.path.as_str(), file.address())).collect();
    for (path, place) in ctx.files {
        let Some(old) = address(targets.get(path.as_str()).unwrap_or(path), ctx.base) else { continue };
        let new = match place {
            Whereabouts::Address(address) => address.clone(),
            Whereabouts::Content(_) => {
                let place = files::attached(ctx.map).find(|(_, file)| file.path == *path).and_then(|(place, _)| place);
                place.map_or_else(|| "#sources".to_owned(), |place| format!("#{}", ctx.anchors.place(place)))
            }
        };
        svg = svg.replace(&format!("<a href=\"{}\"", escape(&old)), &format!("<a href=\"{}\"", escape(&new)));
    }
    svg
}

/// Escapes a text like the drawing's attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
