//! What every page of a site has: colours, fonts, scripts, words.

use super::site_map::{OTHERWISE, words_of};
use crate::{
    model::Map,
    render::{
        html::{colours, lean, policy::policy},
        svg::fonts::faces,
    },
    scene::Face,
    theme::Theme,
    vocabulary::{PageWords, Words, is_rtl},
};

/// What all pages of a site have in common.
#[derive(Debug, Clone, Default)]
pub struct SiteOptions {
    /// The title of the site; "Maps" by default.
    pub title: Option<String>,
    /// The colours.
    pub theme: Theme,
}

/// What every page of a site needs.
pub(super) struct Frame<'a> {
    pub policy: String,
    pub style: String,
    pub early: &'static str,
    pub late: &'static str,
    pub scheme: &'static str,
    pub switches: bool,
    pub lang: &'a str,
    pub dir: &'static str,
    pub title: String,
    pub drawn_by: String,
    pub words: &'static Words,
    pub page: &'static PageWords,
}

impl<'a> Frame<'a> {
    /// In the language that most of these maps have.
    pub fn new(maps: impl IntoIterator<Item = &'a Map> + Clone, options: &SiteOptions) -> Self {
        let text = maps.clone().into_iter().map(words_of).collect::<Vec<_>>().concat();
        let lang = usual_lang(maps);
        let (words, page) = (Words::for_lang(lang), &Words::for_lang(lang).page);
        let mut style = format!("\n{}{}", colours::rules(&options.theme), lean::site_style());
        faces(&mut style, &[Face::Regular, Face::Semibold].map(|face| (face, text.as_str())), &options.theme);
        let [early, late] = lean::site_scripts();
        let styles = std::iter::once(style.as_str().into());
        let policy = policy(styles, &[&early.hash, &late.hash], false);
        Self {
            policy,
            style,
            early: &early.text,
            late: &late.text,
            scheme: colours::scheme(&options.theme),
            switches: options.theme.dark.is_some(),
            lang: lang.unwrap_or(OTHERWISE),
            dir: dir(lang),
            title: options.title.clone().unwrap_or_else(|| page.maps.to_owned()),
            drawn_by: Words::fill(words.drawn_by, &[env!("CARGO_PKG_VERSION")]),
            words,
            page,
        }
    }
}

/// The language that most maps have; among equals that of the first.
fn usual_lang<'a>(maps: impl IntoIterator<Item = &'a Map>) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for lang in maps.into_iter().map(|map| map.lang.as_deref().unwrap_or(OTHERWISE)) {
        match counts.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, count)) => *count += 1,
            None => counts.push((lang, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(lang, _)| lang)
}

/// The direction in which a language is read.
fn dir(lang: Option<&str>) -> &'static str {
    if is_rtl(lang) { "rtl" } else { "ltr" }
}
