//! What the compiler says and draws, for small maps of one idea each. A snapshot shows its input, so that it can be
//! judged alone. After a change that is meant: `INSTA_UPDATE=always cargo test --test library snapshots`, then read the diff.

use crate::support;
use crate::support::Memory;
use std::{
    fmt::Write,
    path::{Path, PathBuf},
};
use wayline::{
    Compilation, compile,
    layout::layout,
    render::{self, Font, SvgOptions},
    report::{FileDiagnostics, Format, Report, TextStyle},
    scene::{Group, Node, Scene},
    text::Fonts,
};

#[test]
fn diagnostics() {
    each("diagnostics", |name, bytes, files| {
        let short = reported(compiled(name, bytes, files), Format::Short);
        let look = TextStyle { colour: false, unicode: true, width: 100 };
        let text = reported(compiled(name, bytes, files), Format::Text(look));
        format!("{short}----\n{text}")
    });
}

/// Where everything stands and what it is, before any format is involved.
#[test]
fn scenes() {
    each("drawings", |name, bytes, files| {
        let scene = scene(name, bytes, files);
        let mut listing = format!("{} × {}\n", scene.width, scene.height);
        list(&scene.root, &mut listing);
        listing
    });
}

#[test]
fn drawings() {
    each("drawings", |name, bytes, files| {
        // The font would be most of the snapshot, and is the same in all.
        let options = SvgOptions { font: Font::System, ..SvgOptions::default() };
        render::svg(&scene(name, bytes, files), &options)
    });
}

/// Takes a snapshot of what `says` makes of each map in a folder of fixtures.
fn each(folder: &str, says: impl Fn(&str, &[u8], &Memory) -> String) {
    let files = files(folder);
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let test = test.rsplit("::").next().unwrap_or_default();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        let maps = files.iter().filter(|(name, _)| !name.contains('/'));
        for (name, bytes) in maps {
            let input = String::from_utf8_lossy(bytes).replace('\u{1b}', "␛");
            let snapshot = format!("{input}----\n{}", says(name, bytes, &files));
            insta::assert_snapshot!(format!("{test}-{}", name.trim_end_matches(".journey")), snapshot);
        }
    });
}

fn files(folder: &str) -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let (mut files, mut folders) = (Memory::default(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(folder).expect("a folder of fixtures");
        let (below, here): (Vec<PathBuf>, Vec<PathBuf>) = entries.flatten().map(|e| e.path()).partition(|p| p.is_dir());
        folders.extend(below);
        for path in here {
            let name = path.strip_prefix(&root).expect("a fixture").display().to_string().replace('\\', "/");
            files.add(name, std::fs::read(&path).expect("a fixture"));
        }
    }
    files
}

fn compiled(name: &str, bytes: &[u8], files: &Memory) -> Compilation {
    compile(name, bytes, files, &support::options())
}

fn reported(compilation: Compilation, format: Format) -> String {
    let findings = FileDiagnostics { sources: compilation.sources, diagnostics: compilation.diagnostics };
    let report = Report { files: vec![findings], looked_at: 1, ..Report::default() };
    let mut out = Vec::new();
    report.write(format, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn scene(name: &str, bytes: &[u8], files: &Memory) -> Scene {
    let compilation = compiled(name, bytes, files);
    layout(&compilation.map.expect("a map that can be drawn"), &Default::default(), &mut Fonts::new())
}

/// One line for each thing in the group, what is inside a group further right. Groups are listed with a stack of their
/// own, because a scene nests as it likes.
fn list(root: &Group, listing: &mut String) {
    let mut open = vec![(0, root, root.nodes.iter())];
    head(0, root, listing);
    while let Some((depth, _, nodes)) = open.last_mut() {
        let depth = *depth + 1;
        match nodes.next() {
            None => drop(open.pop()),
            Some(Node::Group(group)) => {
                head(depth, group, listing);
                open.push((depth, group, group.nodes.iter()));
            }
            Some(node) => line(depth, &json(node), listing),
        }
    }
}

/// A group without what is in it.
fn head(depth: usize, group: &Group, listing: &mut String) {
    line(depth, &json(&Group { nodes: Vec::new(), ..group.clone() }).replace(",\"nodes\":[]", ""), listing);
}

fn line(depth: usize, words: &str, listing: &mut String) {
    writeln!(listing, "{}{words}", "  ".repeat(depth)).expect("a string takes everything");
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("a scene can be written")
}
