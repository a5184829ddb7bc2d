//! What the preview shows of a map: its last good page, and what is wrong with it now.

use super::{patch::patch, tree::Tree};
use crate::cli::{access::Scope, mend::Offer, sheet::Others};
use rustc_hash::FxHasher;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, VecDeque},
    hash::{Hash, Hasher},
    path::PathBuf,
    sync::Arc,
};

/// The number of earlier pages that are kept, for readers who haven't got the last one yet.
const KEPT: usize = 6;

/// The state of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    Fine,
    /// It is drawn, with warnings.
    Warned,
    /// It can't be drawn: its last good drawing is shown, if there was one.
    Wrong,
    /// Its file doesn't exist.
    Gone,
    /// It only declares things for other maps.
    Shared,
}

/// A page, in the parts that are sent to the browser.
#[derive(Debug)]
pub(super) struct Page {
    /// All of it.
    pub whole: String,
    /// The hash of what is before its body, except for what may change with every edit.
    frame: [u8; 32],
    /// The style sheets of the drawings.
    style: String,
    /// The drawings of the other views, as they were before they became part of it.
    pub others: Others,
    /// The content of its body, without the live preview's own part.
    body: Tree,
    /// The map's title.
    pub title: String,
    /// Files that the page links to or shows, by address.
    pub attached: Arc<BTreeMap<String, Attached>>,
}

/// A file that a page links to or shows. Its target is checked when it is served.
#[derive(Debug)]
pub(super) struct Attached {
    pub path: PathBuf,
    /// Where it may be.
    pub scope: Scope,
}

/// The beginning of the live preview's own part.
pub(super) const MARK: &str = "<div id=\"live\"";

impl Page {
    /// Takes a page apart.
    pub fn new((whole, others): (String, Others), title: String, attached: Arc<BTreeMap<String, Attached>>) -> Self {
        let (head, body) = whole.split_once("<body>").unwrap_or(("", &whole));
        // It comes after the map, so search from the end.
        let body = body.rsplit_once(MARK).map_or(body, |(body, _)| body);
        let own = |line: &&str| {
            !["<meta http-equiv", "<meta name=\"description\"", "<title>"].iter().any(|start| line.starts_with(start))
        };
        let frame = Sha256::digest(head.lines().filter(own).collect::<Vec<_>>().join("\n")).into();
        let style = styles(body);
        let body = Tree::new(body.to_owned());
        Self { frame, style, others, body, title, attached, whole }
    }

    /// The changes that turn an earlier page into this one. `None` if the whole page is needed.
    fn since(&self, old: &Self) -> Option<Value> {
        if self.frame != old.frame {
            return None;
        }
        let style = (self.style != old.style).then_some(&self.style);
        Some(json!({ "title": self.title, "style": style, "steps": patch(&old.body, &self.body) }))
    }
}

/// A place that a report names.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ReportPosition {
    /// As the report writes it.
    pub label: String,
    /// The file, by its position among those of the map.
    pub file: usize,
    pub line: u32,
    pub column: u32,
}

/// A fix that a click applies.
#[derive(Debug, Clone)]
pub(super) struct Click {
    /// The place of the mistake, as the report writes it.
    pub label: String,
    /// What is changed, in words.
    pub help: String,
    /// Whether the fix is safe.
    pub safe: bool,
    pub offer: Offer,
}

/// What the preview shows of a map.
#[derive(Debug, Clone)]
pub(super) struct PreviewedMap {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in messages.
    pub name: String,
    pub state: State,
    /// The last good page.
    pub page: Option<Arc<Page>>,
    /// The pages before it, each with its version, the last one first.
    before: VecDeque<(String, Arc<Page>)>,
    /// What is wrong, in the words of the terminal.
    pub report: String,
    pub errors: usize,
    pub warnings: usize,
    pub places: Vec<ReportPosition>,
    /// The fixes that can be applied with a click.
    pub clicks: Vec<Click>,
    /// The files of the map: their names in messages and their paths.
    pub files: Vec<(String, PathBuf)>,
    /// Equal if the page looks the same.
    pub version: String,
}

impl PreviewedMap {
    /// A map about which nothing is known yet.
    pub fn new(slug: String, name: String) -> Self {
        let (report, places, files) = (String::new(), Vec::new(), Vec::new());
        let (page, before, version) = (None, VecDeque::new(), String::new());
        let clicks = Vec::new();
        Self {
            slug,
            name,
            state: State::Gone,
            page,
            before,
            report,
            errors: 0,
            warnings: 0,
            places,
            clicks,
            files,
            version,
        }
    }

    /// The same with the result of a new build; without a new page, the last good one stays.
    pub fn next(&self, built: Self) -> Self {
        let mut next = built;
        if next.page.is_none() {
            next.page.clone_from(&self.page);
        }
        next.before = self.earlier();
        next.version = next.digest();
        next
    }

    /// The same with the page drawn again.
    pub fn redrawn(&self, page: Page) -> Self {
        let mut next = Self { page: Some(page.into()), before: self.earlier(), ..self.clone() };
        next.version = next.digest();
        next
    }

    fn earlier(&self) -> VecDeque<(String, Arc<Page>)> {
        let own = self.page.clone().map(|page| (self.version.clone(), page));
        own.into_iter().chain(self.before.iter().cloned()).take(KEPT).collect()
    }

    /// The same, with its file gone.
    pub fn gone(&self) -> Self {
        let report = format!("{} is gone.", self.name);
        let help = if self.page.is_some() { " This is its last version." } else { "" };
        let mut next = self.clone();
        (next.state, next.report) = (State::Gone, format!("{report}{help} The preview resumes when the file is back."));
        (next.errors, next.warnings, next.places, next.clicks) = (0, 0, Vec::new(), Vec::new());
        next.before = self.earlier();
        next.version = next.digest();
        next
    }

    /// Fast rather than cryptographic: nobody gains from a collision.
    fn digest(&self) -> String {
        let mut hasher = FxHasher::default();
        self.page.as_ref().map_or("", |page| &page.whole).hash(&mut hasher);
        (self.state as u8, &self.report).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// The map's title, or its file if it has none yet.
    pub fn title(&self) -> &str {
        self.page.as_ref().map_or(&self.name, |page| &page.title)
    }

    /// What a page with `version` needs to know, and whether it has to reload.
    pub fn news(&self, version: &str) -> Value {
        let before = self.before.iter().find(|(had, _)| had == version).map(|(_, before)| before);
        let page = self.page.as_ref().zip(before).and_then(|(page, before)| {
            // If only the report changed, the page is the same object.
            if Arc::ptr_eq(before, page) {
                Some(json!({ "title": page.title, "steps": [] }))
            } else {
                page.since(before)
            }
        });
        json!({ "version": self.version, "drawn": self.page.is_some(), "page": page, "say": self.say() })
    }

    /// The message above the map.
    pub fn say(&self) -> Value {
        let files: Vec<_> = self.files.iter().map(|(name, _)| name).collect();
        let fix = |click: &Click| json!({ "label": click.label, "help": click.help, "safe": click.safe });
        let fixes: Vec<_> = self.clicks.iter().map(fix).collect();
        json!({
            "state": self.state, "report": self.report, "errors": self.errors, "warnings": self.warnings,
            "places": self.places, "files": files, "name": self.name, "fixes": fixes,
        })
    }

    /// Its entry in the list of maps.
    pub fn entry(&self) -> Value {
        json!({
            "slug": self.slug, "name": self.name, "title": self.title(), "state": self.state,
            "errors": self.errors, "warnings": self.warnings,
        })
    }
}

/// The contents of all style elements.
fn styles(text: &str) -> String {
    let inside = |rest: &'_ str| rest.split_once("</style>").map(|(inside, _)| inside.to_owned());
    text.split("<style>").skip(1).filter_map(inside).collect::<Vec<_>>().join("\n")
}

/// Everything that the preview shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Preview {
    /// The maps, sorted by name.
    pub maps: Vec<Arc<PreviewedMap>>,
    /// What keeps maps from being found.
    pub trouble: String,
    /// Whether the program is about to end.
    pub ends: bool,
    /// Whether there is just one map, named on the command line.
    pub single: bool,
    /// Whether a click can open an editor.
    pub editor: bool,
}

impl Preview {
    /// The map at an address.
    pub fn map(&self, slug: &str) -> Option<&Arc<PreviewedMap>> {
        self.maps.iter().find(|map| map.slug == slug)
    }

    /// The list of maps, as every page shows it.
    pub fn list(&self) -> Value {
        let maps: Vec<_> = self.maps.iter().filter(|map| map.state != State::Shared).map(|map| map.entry()).collect();
        json!({ "maps": maps, "trouble": self.trouble })
    }
}
