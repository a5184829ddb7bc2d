//! What the preview shows of a map: its last good page, and what is wrong with it now.

use super::{patch::patch, tree::Tree};
use crate::cli::{access::Scope, mend::Offer};
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

/// How many earlier pages are kept, for readers who haven't the last one yet.
const KEPT: usize = 6;

/// How a map is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// All is well.
    Fine,
    /// It is drawn, and something could be better.
    Warned,
    /// It can't be drawn: what is shown is its last good drawing, if there was one.
    Wrong,
    /// Its file isn't there.
    Gone,
    /// It only declares things for other maps.
    Shared,
}

/// A page, in the parts that the browser is sent.
#[derive(Debug)]
pub(super) struct Page {
    /// All of it.
    pub whole: String,
    /// What is in it before its body, but for what may change with every edit.
    frame: [u8; 32],
    /// The drawings' style sheets.
    style: String,
    /// What is in its body, with the live preview's own part left out.
    body: Tree,
    /// The map's title.
    pub title: String,
    /// Files that the page links to or shows, by their addresses.
    pub attached: BTreeMap<String, Attached>,
}

/// A file that a page links to or shows. Where it leads is looked at when it is served.
#[derive(Debug)]
pub(super) struct Attached {
    pub path: PathBuf,
    /// Where it may be.
    pub scope: Scope,
}

/// What marks the beginning of the live preview's own part.
pub(super) const MARK: &str = "<div id=\"live\"";

impl Page {
    /// Takes a page apart.
    pub fn new(whole: String, title: String, attached: BTreeMap<String, Attached>) -> Self {
        let (head, body) = whole.split_once("<body>").unwrap_or(("", &whole));
        // It comes after the map, so the end is where to look for it.
        let body = body.rsplit_once(MARK).map_or(body, |(body, _)| body);
        let own = |line: &&str| {
            !["<meta http-equiv", "<meta name=\"description\"", "<title>"].iter().any(|start| line.starts_with(start))
        };
        let frame = Sha256::digest(head.lines().filter(own).collect::<Vec<_>>().join("\n")).into();
        let style = styles(body);
        let body = Tree::new(body.to_owned());
        Self { frame, style, body, title, attached, whole }
    }

    /// What makes this page of an earlier one. `None` where that needs the whole page.
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
    /// Whether it certainly says what was meant.
    pub safe: bool,
    pub offer: Offer,
}

/// What the preview shows of a map.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// What it is called in addresses.
    pub slug: String,
    /// What it is called in messages.
    pub name: String,
    pub state: State,
    /// The last good page.
    pub page: Option<Arc<Page>>,
    /// The pages before it and what each version was called, the last one first.
    before: VecDeque<(String, Arc<Page>)>,
    /// What is wrong, in the words of the terminal.
    pub report: String,
    pub errors: usize,
    pub warnings: usize,
    pub places: Vec<ReportPosition>,
    /// What of it a click fixes.
    pub clicks: Vec<Click>,
    /// The files of the map, as they are called and where they are.
    pub files: Vec<(String, PathBuf)>,
    /// The same for two that look the same.
    pub version: String,
}

impl Shown {
    /// A map that nothing is known of yet.
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

    /// The same with what came of a new build; the last good page stays where there is no new one.
    pub fn next(&self, built: Self) -> Self {
        let mut next = built;
        if next.page.is_none() {
            next.page.clone_from(&self.page);
        }
        next.before = self.earlier();
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

    /// The map's title, or its file where it has none yet.
    pub fn title(&self) -> &str {
        self.page.as_ref().map_or(&self.name, |page| &page.title)
    }

    /// What a page needs to know that has `version`, and whether it is to load itself again.
    pub fn news(&self, version: &str) -> Value {
        let before = self.before.iter().find(|(had, _)| had == version).map(|(_, before)| before);
        let page = self.page.as_ref().zip(before).and_then(|(page, before)| {
            // Where only the report is another, the page is the very same.
            if Arc::ptr_eq(before, page) {
                Some(json!({ "title": page.title, "steps": [] }))
            } else {
                page.since(before)
            }
        });
        json!({ "version": self.version, "drawn": self.page.is_some(), "page": page, "say": self.say() })
    }

    /// What is said above the map.
    pub fn say(&self) -> Value {
        let files: Vec<_> = self.files.iter().map(|(name, _)| name).collect();
        let fix = |click: &Click| json!({ "label": click.label, "help": click.help, "safe": click.safe });
        let fixes: Vec<_> = self.clicks.iter().map(fix).collect();
        json!({
            "state": self.state, "report": self.report, "errors": self.errors, "warnings": self.warnings,
            "places": self.places, "files": files, "name": self.name, "fixes": fixes,
        })
    }

    /// What the list of maps says of it.
    pub fn entry(&self) -> Value {
        json!({
            "slug": self.slug, "name": self.name, "title": self.title(), "state": self.state,
            "errors": self.errors, "warnings": self.warnings,
        })
    }
}

/// What is between the tags of all styles.
fn styles(text: &str) -> String {
    let inside = |rest: &'_ str| rest.split_once("</style>").map(|(inside, _)| inside.to_owned());
    text.split("<style>").skip(1).filter_map(inside).collect::<Vec<_>>().join("\n")
}

/// Everything that the preview shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Preview {
    /// The maps, in the order of their names.
    pub maps: Vec<Arc<Shown>>,
    /// What keeps any from being found.
    pub trouble: String,
    /// Whether the program is about to end.
    pub ends: bool,
    /// Whether there is just one map, named in the call.
    pub single: bool,
    /// Whether a click can open an editor.
    pub editor: bool,
}

impl Preview {
    /// The map of an address.
    pub fn map(&self, slug: &str) -> Option<&Arc<Shown>> {
        self.maps.iter().find(|map| map.slug == slug)
    }

    /// The list of maps, as every page shows it.
    pub fn list(&self) -> Value {
        let maps: Vec<_> = self.maps.iter().filter(|map| map.state != State::Shared).map(|map| map.entry()).collect();
        json!({ "maps": maps, "trouble": self.trouble })
    }
}
