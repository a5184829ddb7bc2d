//! Calls the core to rank many maps, and lists the words to choose among them.

use super::{choice::Choice, file_format::FileFormat};
use crate::{
    compile::Compilation,
    export::ranking::{Condition, Ranking, json, markdown, rank, text},
    render,
    theme::Theme,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ranked {
    Text,
    Markdown,
    Json,
    Html,
}

impl Choice for Ranked {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("text", Self::Text, "For people at a terminal"),
        ("markdown", Self::Markdown, "Tables for a wiki or a comment"),
        ("json", Self::Json, "One JSON document"),
        ("html", Self::Html, "A web page"),
    ];
}

impl Choice for Condition {
    const ALL: &'static [(&'static str, Self, &'static str)] = &[
        ("overdue-review", Self::OverdueReview, "A map's review is overdue"),
        ("unanswered-critical", Self::UnansweredCritical, "Nothing answers a critical pain"),
        ("past-due", Self::PastDue, "An opportunity is past its due date and not done"),
    ];
}

impl FileFormat for Ranked {}

/// Ranks the contents of these maps; compilations without a map are ignored.
pub(crate) fn ranked(maps: &[Compilation]) -> Ranking {
    rank(maps.iter().filter_map(|one| Some((one.map.as_ref()?, &one.sources))))
}

pub(crate) fn written(ranking: &Ranking, format: Ranked) -> String {
    match format {
        Ranked::Text => text(ranking),
        Ranked::Markdown => markdown(ranking),
        Ranked::Json => json(ranking),
        Ranked::Html => render::ranking(ranking, &Theme::default()),
    }
}
