//! HTML: one page with a map's drawing, and the same content as tables to read, search and print.
//!
//! Input: the model and its finished SVG. Output: one self-contained file. Its content security policy only allows the
//! styles, the script, the fonts and the pictures inside it, so it makes no requests. It is also well-formed XML.
//! Everything can be read without the script, which only adds features: sticky headers, zoom, choices, links into the
//! drawing, sorting.
//!
//! Not here: positions, sizes and colours (they come with the drawing), and any fact that the model doesn't have.

mod actions;
mod anchors;
mod clean;
mod colours;
mod context;
mod files;
mod head;
mod item;
mod lean;
mod metrics;
mod pains;
mod people;
mod pictures;
mod policy;
mod prose;
#[cfg(feature = "cli")]
mod ranking;
mod relink;
#[cfg_attr(not(feature = "cli"), allow(unused_imports, dead_code, reason = "only the program makes sites"))]
mod site;
mod story;
mod turned;

#[cfg(feature = "cli")]
pub use files::seen;
pub use files::{Files, Whereabouts, attached};
#[cfg(feature = "cli")]
pub use policy::{hash as policy_hash, policy};
#[cfg(feature = "cli")]
pub use ranking::ranking;
#[cfg(feature = "cli")]
pub use site::{SiteMap, SiteOptions, people as site_people, site_index, site_person};

use crate::{
    layout::View,
    model::Map,
    rows::{ActionColumn, GainColumn, MetricColumn, PainColumn, SourceColumn, finding},
    text::reads_from_right,
    theme::Theme,
    vocabulary::{PageWords, Words},
};
use anchors::Anchors;
use askama::Template;
use context::Context;
use item::Persona;
use memchr::memmem;
use pictures::Pictures;
use std::borrow::Cow;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How to write a map as a page.
#[derive(Debug, Clone, Default)]
pub struct HtmlOptions {
    /// The colours; those of the drawing.
    pub theme: Theme,
    /// The path from the page to the map's folder: empty, or with a slash at its end. Relative links start there.
    pub base: String,
    /// Where the files are that the map names, by their paths as written in the map; others are where the map says.
    pub files: Files,
    /// What is printed; without any sheets, what the screen shows.
    pub paper: Paper,
    /// What the drawing shows.
    pub view: View,
    /// The same map in other views, each as SVG with ids of its own ([`crate::layout::LayoutOptions::beside`]): readers can switch to them.
    pub others: Vec<(View, String)>,
    /// The view that the page opens with; without its script it shows the drawing. The overview by default, if there is
    /// one.
    pub opens: Option<View>,
    /// Whether the page opens as a presentation, stage by stage.
    pub story: bool,
}

/// The drawing on paper, as SVG ([`crate::layout::layout_paper`]).
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// The slide.
    pub overview: Option<String>,
    /// The detail behind it.
    pub sheets: Vec<String>,
}

impl Paper {
    fn all(&self) -> impl Iterator<Item = &String> {
        self.overview.iter().chain(&self.sheets)
    }
}

/// What a live page has in addition to the map's own: it asks its server for changes.
#[derive(Debug, Clone, Default)]
pub struct Live {
    /// Markup after the map's. It is inserted unchanged.
    pub markup: String,
    /// Styles, after the page's.
    pub style: &'static str,
    /// A script that runs before the page's.
    pub script: &'static str,
}

/// Writes a map and its drawing as a page. `svg` is what [`crate::render::svg`] made of the same map.
pub fn html(map: &Map, svg: &str, options: &HtmlOptions) -> String {
    page(map, svg, options, None)
}

/// The same as a live page.
pub fn live_html(map: &Map, svg: &str, options: &HtmlOptions, live: &Live) -> String {
    page(map, svg, options, Some(live))
}

fn page(map: &Map, svg: &str, options: &HtmlOptions, live: Option<&Live>) -> String {
    let svg = &inline(svg);
    let others: Vec<_> = options.others.iter().map(|(view, svg)| (*view, inline(svg))).collect();
    let drawings = || std::iter::once(svg).chain(others.iter().map(|(_, svg)| svg)).map(AsRef::as_ref);
    let ctx = Context {
        map,
        words: Words::for_lang(map.lang.as_deref()),
        page: &Words::for_lang(map.lang.as_deref()).page,
        anchors: Anchors::new(map, drawings()),
        base: &options.base,
        files: &options.files,
        changes: crate::compare::since(map),
        paths: map.paths(),
    };
    let pictures = Pictures::of(drawings().chain(options.paper.all().map(String::as_str)));
    let ready = |svg: &str| pictures.named(&relink::relink(svg, &ctx));
    let svg = &ready(svg);
    let style = format!("\n{}{}", colours::rules(&options.theme), lean::style());
    let printed = |svg: &String| ready(&inline(svg));
    let Paper { overview, sheets } = &options.paper;
    let paper = Paper { overview: overview.as_ref().map(printed), sheets: sheets.iter().map(printed).collect() };
    let others: Vec<_> = others.iter().map(|(view, svg)| (view.word(), ready(svg))).collect();
    let drawings = std::iter::once(svg).chain(others.iter().map(|(_, svg)| svg)).chain(paper.all()).map(String::as_str);
    let styles = std::iter::once(style.as_str().into()).chain(drawings.flat_map(policy::styles));
    let styles = styles.chain(live.map(|live| live.style.into()));
    let [early, late] = lean::scripts();
    let live_hash = live.map(|live| policy::hash(live.script));
    let scripts: Vec<&str> = [&early.hash, &late.hash].into_iter().chain(&live_hash).map(String::as_str).collect();
    let page = Page {
        policy: policy::policy_with(styles, &scripts, &policy::Media::of(&ctx, live.is_some())),
        live,
        style: &style,
        early: &early.text,
        late: &late.text,
        svg,
        pictures: pictures.shared,
        paper,
        view: options.view.word(),
        opens: opens(options).word(),
        views: views(options, ctx.page),
        others,
        story: options.story,
        scheme: colours::scheme(&options.theme),
        switches: options.theme.dark.is_some(),
        lang: map.lang.as_deref().unwrap_or("en"),
        dir: if reads_from_right(map) { "rtl" } else { "ltr" },
        version: VERSION,
        drawn_by: Words::fill(Words::for_lang(map.lang.as_deref()).drawn_by, &[VERSION]),
        title: map.title.one_line(),
        description: head::description(map),
        badges: head::badges(&ctx),
        curves: people::curves(&ctx),
        finding: finding(map, ctx.words),
        stages: story::stages(&ctx),
        pain_columns: PainColumn::ALL.into_iter().filter(|column| column.is_on_page()).collect(),
        pains: pains::pains(&ctx),
        gain_columns: GainColumn::ALL.into_iter().filter(|column| column.is_on_page()).collect(),
        gains: pains::gains(&ctx),
        action_columns: ActionColumn::ALL.into_iter().filter(|column| column.is_on_page()).collect(),
        actions: actions::actions(&ctx),
        metric_columns: MetricColumn::on_page(map),
        metrics: metrics::metrics(&ctx),
        personas: people::personas(&ctx),
        source_columns: SourceColumn::of(map).into_iter().filter(|column| column.is_on_page()).collect(),
        sources: people::sources(&ctx),
        about: people::about(&ctx),
        stories: head::stories(&ctx),
        choices: head::personas(&ctx),
        channels: head::channels(&ctx),
        confidences: head::confidences(&ctx),
        words: ctx.words,
        page: ctx.page,
    };
    let mut out = String::with_capacity(svg.len() + style.len() + late.text.len() + (64 << 10));
    // Writing to a string never fails.
    let _ = page.render_into(&mut out);
    clean::clean(out)
}

/// The view that a page shows first.
fn opens(options: &HtmlOptions) -> View {
    let has = |view: View| view == options.view || options.others.iter().any(|(other, _)| *other == view);
    options.opens.or(Some(View::Overview)).filter(|&view| has(view)).unwrap_or(options.view)
}

/// The views that a reader can switch between; empty if there is no choice.
fn views(options: &HtmlOptions, words: &'static PageWords) -> Vec<(&'static str, &'static str)> {
    let all = [(View::Overview, words.overview), (View::Detail, words.detail), (View::Blueprint, words.blueprint)];
    let has = |view: View| view == options.view || options.others.iter().any(|(other, _)| *other == view);
    all.into_iter().filter(|(view, _)| has(*view)).map(|(view, word)| (view.word(), word)).collect()
}

/// The drawing as it is embedded in a page: without what only a separate file needs. If it has links, its role isn't a
/// picture but a group; otherwise assistive technology would hide the links.
fn inline(svg: &str) -> Cow<'_, str> {
    let svg = svg.find("<svg").map_or("", |at| svg[at..].trim_end());
    if memmem::find(svg.as_bytes(), b"<a ").is_some() {
        svg.replacen("role=\"img\"", "role=\"group\"", 1).into()
    } else {
        svg.into()
    }
}

/// Everything that the page's template needs.
#[derive(Template)]
#[template(path = "page.html", config = "src/render/html/askama.toml")]
struct Page<'a> {
    policy: String,
    live: Option<&'a Live>,
    style: &'a str,
    early: &'a str,
    late: &'a str,
    svg: &'a str,
    /// What several drawings show.
    pictures: Vec<String>,
    paper: Paper,
    /// What the drawing shows.
    view: &'a str,
    /// The view that the page opens with.
    opens: &'a str,
    /// What there is to choose from, each with its name.
    views: Vec<(&'a str, &'a str)>,
    /// The drawings of the other views.
    others: Vec<(&'a str, String)>,
    /// Whether it opens as a presentation.
    story: bool,
    scheme: &'a str,
    /// Whether there are light and dark colours to choose from.
    switches: bool,
    lang: &'a str,
    dir: &'a str,
    version: &'a str,
    drawn_by: String,
    title: String,
    description: String,
    badges: Vec<head::Badge<'a>>,
    curves: Vec<String>,
    /// The map's main finding.
    finding: Option<String>,
    stages: Vec<story::StageTable<'a>>,
    pain_columns: Vec<PainColumn>,
    pains: Vec<pains::PainRow<'a>>,
    gain_columns: Vec<GainColumn>,
    gains: Vec<pains::GainRow<'a>>,
    action_columns: Vec<ActionColumn>,
    actions: Vec<actions::ActionRow<'a>>,
    metric_columns: Vec<MetricColumn>,
    metrics: Vec<metrics::MetricCells<'a>>,
    personas: Vec<people::PersonaRow<'a>>,
    source_columns: Vec<SourceColumn>,
    sources: Vec<people::SourceRow<'a>>,
    about: Vec<people::AboutRow<'a>>,
    stories: Vec<head::Story>,
    choices: Vec<Persona>,
    channels: Vec<head::Choice>,
    confidences: Vec<head::Choice>,
    words: &'static Words,
    page: &'static PageWords,
}
