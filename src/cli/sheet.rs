//! A map on its way to files: laid out once, however many of them show its drawing.
//!
//! Input: a map without errors. Output: the contents of files, and the characters that no typeface has.

use super::{kind::Kind, pages::Pages, pipeline::Drawing};
use crate::{
    export::json,
    layout::{Paper, View, layout, layout_pages, layout_paper, views_beside},
    model::Map,
    render::{Follows, Font, HtmlFiles, HtmlOptions, HtmlPaper, Live, SvgOptions, html, live_html, svg},
    report::Failure,
    scene::Scene,
    source::Sources,
};
use std::{cell::OnceCell, collections::BTreeSet};

/// The views of a page next to its own, as SVG.
pub(crate) type Others = Vec<(View, String)>;

/// One map, drawn on first use.
pub(crate) struct Sheet<'a> {
    map: &'a Map,
    sources: &'a Sources,
    drawing: &'a Drawing,
    whole: OnceCell<Pages>,
    split: OnceCell<Pages>,
}

impl<'a> Sheet<'a> {
    pub fn new(map: &'a Map, sources: &'a Sources, drawing: &'a Drawing) -> Self {
        Self { map, sources, drawing, whole: OnceCell::new(), split: OnceCell::new() }
    }

    /// The map as files of one kind: one file, or one for each page if it is split and one file can't hold them all.
    /// `base` leads from their folder to the map's own; `files` says where readers of a page find files.
    pub fn files(&self, kind: Kind, split: bool, base: String, files: HtmlFiles) -> Result<Vec<Vec<u8>>, Failure> {
        let pages = || self.pages(split);
        Ok(match kind {
            Kind::Svg => pages().scenes.iter().map(|scene| self.svg(scene, &base).into_bytes()).collect(),
            Kind::Html => vec![self.html(base, files).into_bytes()],
            Kind::Png => self.png(pages()).map_err(|failure| self.about(kind, failure))?,
            Kind::Pdf => vec![self.pdf(pages(), &base).map_err(|failure| self.about(kind, failure))?],
            Kind::Json => vec![json(self.map, self.sources).into_bytes()],
            Kind::Text => vec![super::commands::show::plain(self.map).into_bytes()],
        })
    }

    /// The characters that no typeface has had so far; they are drawn as empty boxes.
    #[cfg(feature = "png")]
    pub fn unset(&self) -> BTreeSet<char> {
        let found = [&self.whole, &self.split].into_iter().filter_map(|pages| pages.get()?.found());
        found.flat_map(|found| &found.missing).copied().collect()
    }

    /// None: a browser draws every text.
    #[cfg(not(feature = "png"))]
    pub fn unset(&self) -> BTreeSet<char> {
        BTreeSet::new()
    }

    fn pages(&self, split: bool) -> &Pages {
        let (options, theme) = (&self.drawing.layout, &self.drawing.theme);
        let fonts = &mut theme.fonts();
        if split {
            self.split.get_or_init(|| Pages::new(layout_pages(self.map, options, fonts), theme))
        } else {
            self.whole.get_or_init(|| Pages::new(vec![layout(self.map, options, fonts)], theme))
        }
    }

    fn svg(&self, scene: &Scene, base: &str) -> String {
        svg(scene, &options(self.drawing, self.sources, base))
    }

    /// The map as a page; `base` leads from it to the map's folder, `files` says where its readers find files.
    pub fn html(&self, base: String, files: HtmlFiles) -> String {
        let paper = self.paper(&base);
        let options = HtmlOptions { paper, story: self.drawing.story, ..self.options(base, files, &[]) };
        html(self.map, &self.whole_svg(&options.base), &options)
    }

    /// The map as a page of the live preview. Of the views next to its own, those in `drawn` aren't drawn again.
    pub fn live(&self, base: String, files: HtmlFiles, live: &Live, drawn: &[(View, String)]) -> (String, Others) {
        let options = self.options(base, files, drawn);
        // Somebody who writes a map wants to see what they write.
        let options = HtmlOptions { opens: options.opens.or(Some(options.view)), ..options };
        let page = live_html(self.map, &self.whole_svg(&options.base), &options, live);
        (page, options.others)
    }

    fn options(&self, base: String, files: HtmlFiles, drawn: &[(View, String)]) -> HtmlOptions {
        let Drawing { theme, layout, opens, .. } = self.drawing;
        let (others, theme, view, opens) = (self.others(&base, drawn), theme.clone(), layout.view, *opens);
        HtmlOptions { theme, base, files, view, others, opens, ..HtmlOptions::default() }
    }

    /// The other views of the same page, in the font that the page has anyway.
    fn others(&self, base: &str, drawn: &[(View, String)]) -> Others {
        let (map, drawing, sources) = (self.map, self.drawing, self.sources);
        let draw = |view: View| {
            let scene = layout(map, &drawing.layout.beside(view), &mut drawing.theme.fonts());
            (view, svg(&scene, &SvgOptions { font: Font::System, ..options(drawing, sources, base) }))
        };
        let kept = |view: View| drawn.iter().find(|(other, _)| *other == view).cloned();
        let (draw, kept) = (&draw, &kept);
        // Each in its own thread.
        std::thread::scope(|scope| {
            let views = views_beside(map, drawing.layout.view);
            let one = |view| kept(view).ok_or_else(|| scope.spawn(move || draw(view)));
            let running: Vec<_> = views.into_iter().map(one).collect();
            running.into_iter().filter_map(|other| other.or_else(|thread| thread.join()).ok()).collect()
        })
    }

    fn whole_svg(&self, base: &str) -> String {
        self.pages(false).scenes.iter().map(|scene| self.svg(scene, base)).collect()
    }

    /// The map on paper, in the font that the page has anyway.
    fn paper(&self, base: &str) -> HtmlPaper {
        let options = SvgOptions { font: Font::System, sources: None, ..options(self.drawing, self.sources, base) };
        let fonts = &mut self.drawing.theme.fonts();
        let drawn = self.pages(false).scenes.first();
        let Paper { overview, sheets } = layout_paper(self.map, &self.drawing.layout, drawn, fonts);
        let drawn = |scene: &Scene| svg(scene, &options);
        HtmlPaper { overview: overview.as_ref().map(drawn), sheets: sheets.iter().map(drawn).collect() }
    }

    #[cfg(feature = "png")]
    fn png(&self, pages: &Pages) -> Result<Vec<Vec<u8>>, Failure> {
        super::pictures::pngs(pages, self.drawing)
    }

    #[cfg(not(feature = "png"))]
    fn png(&self, _: &Pages) -> Result<Vec<Vec<u8>>, Failure> {
        Err(Kind::Png.left_out())
    }

    #[cfg(feature = "pdf")]
    fn pdf(&self, pages: &Pages, base: &str) -> Result<Vec<u8>, Failure> {
        super::pictures::pdf(pages, self.drawing, base)
    }

    #[cfg(not(feature = "pdf"))]
    fn pdf(&self, _: &Pages, _: &str) -> Result<Vec<u8>, Failure> {
        Err(Kind::Pdf.left_out())
    }

    /// The same failure, with the name of its map.
    fn about(&self, kind: Kind, failure: Failure) -> Failure {
        use super::choice::Choice;
        let title = format!("cannot draw {} as {}: {}", self.map.file, kind.word(), failure.title);
        Failure { title, ..failure }
    }
}

/// How a scene of a map is written as SVG.
fn options<'a>(drawing: &'a Drawing, sources: &'a Sources, base: &'a str) -> SvgOptions<'a> {
    let Drawing { theme, font, .. } = drawing;
    SvgOptions { theme: theme.clone(), font: *font, sources: Some(sources), base, follows: Follows::Reader }
}
