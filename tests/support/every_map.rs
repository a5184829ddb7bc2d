//! Every map there is: the examples, each map in the documentation, and generated ones; and how a property is held
//! against all of them.

use super::{cases, generate};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, OnceLock},
};
use wayline::{
    Compilation,
    ast::Document,
    compile,
    diagnostic::{FileId, Sources},
    layout::{LayoutOptions, View, layout},
    load::Memory,
    model,
    scene::Scene,
    text::Fonts,
};

/// A map with the files that it may read.
#[derive(Debug, Clone)]
pub struct Map {
    /// Where it is from, for a person who looks for it: a path, a page and a line, or a seed.
    pub origin: String,
    /// What the compiler calls it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The files beside it.
    pub files: Memory,
    /// Whether it is right by its making: whoever wrote or generated it meant no mistake.
    pub right: bool,
    made: Arc<Made>,
}

/// What was made of a map. Copies share it, so that the tests of a program compile and draw each map once.
#[derive(Debug, Default)]
struct Made {
    compiled: OnceLock<Compilation>,
    scenes: [OnceLock<Option<Scene>>; 3],
}

impl Map {
    /// The map as text, if it is any.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The same files with something else in the map's own.
    pub fn with(&self, bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), made: Arc::default(), ..self.clone() }
    }

    /// The same with these files beside it.
    pub fn beside(self, files: Memory) -> Self {
        Self { files, made: Arc::default(), ..self }
    }

    /// What the compiler makes of it on the day of the tests.
    pub fn compiled(&self) -> &Compilation {
        self.made.compiled.get_or_init(|| self.compile())
    }

    /// What a right map says.
    pub fn model(&self) -> &model::Map {
        let Compilation { map, diagnostics, .. } = self.compiled();
        map.as_ref().unwrap_or_else(|| panic!("{} has mistakes: {diagnostics:#?}", self.origin))
    }

    /// Its drawing; none of a wrong map.
    pub fn scene(&self, view: View) -> Option<&Scene> {
        let [detail, overview, blueprint] = &self.made.scenes;
        let scene = match view {
            View::Detail => detail,
            View::Overview => overview,
            View::Blueprint => blueprint,
        };
        let options = LayoutOptions { view, ..LayoutOptions::default() };
        let draw = || Some(layout(self.compiled().map.as_ref()?, &options, &mut Fonts::new()));
        scene.get_or_init(draw).as_ref()
    }

    /// The same, compiled again.
    pub fn compile(&self) -> Compilation {
        compile(&self.name, &self.bytes, &self.files, &super::options())
    }

    /// The tree of the map's own file, unless that isn't text.
    pub fn document(&self) -> Option<(&Document, &Sources)> {
        let compiled = self.compiled();
        Some((compiled.document(FileId::default())?, &compiled.sources))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Everything below `examples`, by its path from there.
fn example_files() -> Memory {
    let mut files = Memory::default();
    let mut folders = vec![root().join("examples")];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root().join("examples")).expect("below examples");
                let name = name.to_str().expect("a name in UTF-8").replace('\\', "/");
                files.add(name, std::fs::read(&path).expect("an example"));
            }
        }
    }
    files
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path()).collect();
    paths.sort();
    paths
}

/// The maps in `examples`, shared files included.
pub fn examples() -> Vec<Map> {
    static EXAMPLES: LazyLock<Vec<Map>> = LazyLock::new(read_examples);
    EXAMPLES.clone()
}

fn read_examples() -> Vec<Map> {
    let files = example_files();
    let maps = files.iter().filter(|(name, _)| name.ends_with(".journey"));
    maps.map(|(name, bytes)| Map {
        origin: format!("examples/{name}"),
        name: name.to_owned(),
        bytes: bytes.to_vec(),
        files: files.clone(),
        right: true,
        made: Arc::default(),
    })
    .collect()
}

/// Those without the shared files.
pub fn journeys() -> Vec<Map> {
    examples().into_iter().filter(|map| !map.name.contains('/')).collect()
}

/// Every map in the documentation. Diagrams of Mermaid's are in another language and have tests of their own.
pub fn documented() -> Vec<Map> {
    let cases = cases::pages(&root().join("docs/src"));
    let cases = cases.iter().flat_map(|page| cases::cases(page)).filter(|case| case.name == "map.journey");
    cases
        .map(|case| Map {
            origin: format!("{}:{}", case.page.display(), case.line),
            name: case.name.into(),
            bytes: case.map,
            files: case.files,
            right: false,
            made: Arc::default(),
        })
        .collect()
}

/// How many times as many generated maps as usual: `WAYLINE_TIMES=10 cargo test --release --test library properties`.
pub fn times() -> u64 {
    std::env::var("WAYLINE_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// `count` generated maps without a mistake.
pub fn valid(count: u64) -> impl Iterator<Item = Map> {
    (0..count * times()).map(|seed| {
        let columns = 1 + seed as usize * 3 % 11;
        generated(format!("valid({columns}, {seed})"), generate::valid(columns, seed), true)
    })
}

/// `count` generated maps that are wrong in many ways.
pub fn nasty(count: u64) -> impl Iterator<Item = Map> {
    (0..count * times()).map(|seed| generated(format!("nasty({seed})"), generate::nasty(seed), false))
}

/// A generated map with the files that it may read.
pub fn generated(origin: String, text: String, right: bool) -> Map {
    Map { files: generate::files(), right, ..alone(origin, text) }
}

/// A right map that needs no other file.
pub fn alone(origin: impl Into<String>, text: impl Into<String>) -> Map {
    Map {
        origin: origin.into(),
        name: "map.journey".into(),
        bytes: text.into().into_bytes(),
        files: Memory::default(),
        right: true,
        made: Arc::default(),
    }
}

/// The maps of the repository, and generated ones.
pub fn every_map() -> impl Iterator<Item = Map> {
    static MAPS: LazyLock<Vec<Map>> =
        LazyLock::new(|| examples().into_iter().chain(documented()).chain(valid(24)).chain(nasty(150)).collect());
    MAPS.iter().cloned()
}

/// Holds a property against each map. If one breaks it, the map is made as small as it goes by leaving lines out,
/// and what is left is shown.
pub fn hold(maps: impl Iterator<Item = Map>, property: impl Fn(&Map) -> Result<(), String>) {
    let mut count = 0;
    for map in maps {
        count += 1;
        if let Err(why) = attempt(&map, &property) {
            let small = shrunk(&map, |map| attempt(map, &property).is_err());
            let why_small = attempt(&small, &property).err().unwrap_or_default();
            panic!("{}: {why}\n\nThe same with less of the map: {why_small}\n{}", map.origin, shown(&small));
        }
    }
    assert!(count > 0, "no map was tried");
}

/// A map as it can stand in a message.
pub fn shown(map: &Map) -> String {
    let text = String::from_utf8_lossy(&map.bytes).escape_debug().to_string().replace("\\n", "\n");
    format!("----\n{text}\n----")
}

/// The property, where a panic breaks it too.
fn attempt(map: &Map, property: &impl Fn(&Map) -> Result<(), String>) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(|| property(map))).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        Err(format!("panicked: {}", words.or(panic.downcast_ref::<&str>().map(|s| s.to_string())).unwrap_or_default()))
    })
}

/// Leaves out runs of lines, long ones first, as long as the property stays broken.
pub fn shrunk(map: &Map, broken: impl Fn(&Map) -> bool) -> Map {
    // A map that has to be right is only smaller if it is still right.
    let still_right = |map: &Map| !map.right || !map.compiled().has_errors();
    let mut lines: Vec<Vec<u8>> = map.bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    let mut run = lines.len().div_ceil(2);
    while run > 0 {
        let mut at = 0;
        while at < lines.len() {
            let less: Vec<Vec<u8>> = lines
                .iter()
                .enumerate()
                .filter(|(line, _)| !(at..at + run).contains(line))
                .map(|(_, line)| line.clone())
                .collect();
            let candidate = map.with(less.concat());
            if still_right(&candidate) && broken(&candidate) { lines = less } else { at += run }
        }
        run /= 2;
    }
    map.with(lines.concat())
}
