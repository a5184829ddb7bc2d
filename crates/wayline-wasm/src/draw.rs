//! Drawings and pages, the same bytes as the program's.

use crate::{
    files::{Files, font},
    request::{Look, Operation},
};
use wayline::{
    diagnostic::Sources,
    layout::{Paper, layout, layout_paper, views_beside},
    load::Loader,
    model::Map,
    render::{
        Follows, Font, HtmlFiles, HtmlOptions, HtmlPaper, Live, SvgOptions, Whereabouts, attached, html, live_html, svg,
    },
    scene::Scene,
    text::Fonts,
};

/// What is before the name of a font's file.
const SOURCE: &str = "src: url(";

/// A page in the playground says where it was scrolled to, and which line was clicked.
const PREVIEW: &str = include_str!("preview.js");

/// The map as SVG, as a page, or as the page of a preview.
pub fn draw(map: &Map, sources: &Sources, operation: Operation, look: &Look) -> Result<String, String> {
    let theme = look.theme()?;
    let (options, fonts) = (look.layout(), &mut Fonts::new());
    let lines = look.lines.unwrap_or(true).then_some(sources);
    let written = |scene: &Scene, font: Font, sources| {
        let theme = theme.clone();
        let follows = look.dark.as_deref().map_or(Follows::Reader, Follows::Selector);
        with_fonts(&svg(scene, &SvgOptions { theme, font, sources, base: &look.base, follows }))
    };
    let scene = layout(map, &options, fonts);
    let drawing = written(&scene, look.font(), lines);
    let files = || if look.embed { embedded(map) } else { HtmlFiles::new() };
    let others = || {
        let drawn = |view| (view, written(&layout(map, &options.beside(view), &mut Fonts::new()), Font::System, lines));
        views_beside(map, options.view).into_iter().map(drawn).collect()
    };
    let page = |paper, opens| HtmlOptions {
        theme: theme.clone(),
        base: look.base.clone(),
        paper,
        files: files(),
        view: options.view,
        others: others(),
        opens,
        story: false,
    };
    Ok(match operation {
        Operation::Page => {
            let Paper { overview, sheets } = layout_paper(map, &options, Some(&scene), fonts);
            let printed = |scene: &Scene| written(scene, Font::System, None);
            let overview = overview.as_ref().map(printed);
            let paper = HtmlPaper { overview, sheets: sheets.iter().map(printed).collect() };
            html(map, &drawing, &page(paper, look.view))
        }
        Operation::Preview => {
            let live = Live { script: PREVIEW, ..Live::default() };
            live_html(map, &drawing, &page(HtmlPaper::default(), Some(options.view)), &live)
        }
        _ => drawing,
    })
}

/// A drawing with the addresses of its fonts, of which it has the names. They are in its style sheet; no text of a map looks like one, since
/// its `<` is escaped.
fn with_fonts(drawing: &str) -> String {
    let start = drawing.find("<style").unwrap_or(drawing.len());
    let end = drawing[start..].find("</style>").map_or(start, |length| start + length);
    let mut written = drawing[..start].to_owned();
    for (at, part) in drawing[start..end].split(SOURCE).enumerate() {
        match part.split_once(')') {
            Some((name, behind)) if at > 0 => written.extend([SOURCE, &font(name), ")", behind]),
            _ => written.push_str(part),
        }
    }
    written + &drawing[end..]
}

/// What is in the files that a map attaches, as far as the caller has them.
fn embedded(map: &Map) -> HtmlFiles {
    let content = |path: &str| Files.load(&map.file, path).ok().map(|loaded| Whereabouts::Content(loaded.bytes));
    attached(map).filter_map(|(_, file)| Some((file.path.clone(), content(file.parts().0)?))).collect()
}
