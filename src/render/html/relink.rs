//! The drawing's links to files, as the page has them.

use super::{Context, Whereabouts, files};
use crate::render::address::address;
use std::collections::BTreeMap;

/// The same drawing with links that lead where the page's own do. To what is in the page itself, a browser follows no
/// link; the drawing leads to the table that shows it.
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

/// As the drawing writes attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
