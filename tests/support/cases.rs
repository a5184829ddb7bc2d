//! The cases that stand in the documentation. `CONTRIBUTING.md` says how they are written.

use std::path::{Path, PathBuf};
use wayline::load::Memory;

/// A map in a page, and what the page says of it.
#[derive(Debug, Clone)]
pub struct Case {
    /// The page.
    pub page: PathBuf,
    /// The line of the page that the map's fence stands on, from one.
    pub line: usize,
    /// The heading above it.
    pub heading: String,
    /// What the compiler calls it: `map.journey`, or `map.mmd` for a Mermaid diagram.
    pub name: &'static str,
    /// The map as bytes, wrapped if it is a fragment.
    pub map: Vec<u8>,
    /// Other files that the map may read.
    pub files: Memory,
    /// What it raises, as the page says.
    pub diagnostics: Vec<String>,
    /// Values of the model, as the page says: a JSON pointer and JSON.
    pub model: Vec<(String, String)>,
    /// How many lines and columns stand before the fragment itself.
    pub offset: (u32, u32),
    /// `max-bytes`, where the fence says one.
    pub max_bytes: Option<u64>,
    /// `max-columns`, where the fence says one.
    pub max_columns: Option<usize>,
    /// Whether it is wrapped.
    pub fragment: bool,
    /// What `wayline import` makes of a Mermaid diagram, as the page says.
    pub imported: Option<String>,
    /// What `wayline export` makes of it, as the page says.
    pub exports: Vec<Export>,
}

/// What one format makes of a map.
#[derive(Debug, Clone)]
pub struct Export {
    /// `csv`, `markdown` or `mermaid`.
    pub format: String,
    /// The table, where the format has several.
    pub sheet: Option<String>,
    /// The text.
    pub text: String,
}

/// Every Markdown page below a folder, in order.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of pages").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

/// The cases of one page.
pub fn cases(page: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(page).expect("a page");
    let mut cases: Vec<Case> = Vec::new();
    let mut heading = String::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if let Some(words) = line.strip_prefix('#') {
            heading = words.trim_start_matches('#').trim().to_owned();
        }
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let body: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or_default();
        let words: Vec<&str> = words.collect();
        let value = |key: &str| words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('='));
        let content = body.iter().map(|line| format!("{line}\n")).collect::<String>();
        match (value("file"), language, cases.last_mut()) {
            (Some(file), _, Some(case)) => case.files.add(file, content),
            (None, format, Some(case)) if words.contains(&"export") => {
                let sheet = value("sheet").map(str::to_owned);
                case.exports.push(Export { format: format.to_owned(), sheet, text: content });
            }
            (None, "journey", Some(case)) if words.contains(&"imported") => case.imported = Some(content),
            (None, "diagnostics", Some(case)) => case.diagnostics.extend(body.iter().map(|line| (*line).to_owned())),
            (None, "model", Some(case)) => case.model.extend(body.iter().map(|line| pointer(line))),
            (None, "journey" | "mermaid", _) => {
                let (map, offset) = match value("fragment") {
                    Some(kind) => wrap(kind, &body),
                    None => (content, (0, 0)),
                };
                let map = if words.contains(&"escaped") { unescape(&map) } else { map.into_bytes() };
                cases.push(Case {
                    page: page.to_path_buf(),
                    line: at + 1,
                    heading: heading.clone(),
                    name: if language == "mermaid" { "map.mmd" } else { "map.journey" },
                    map,
                    files: Memory::default(),
                    diagnostics: Vec::new(),
                    model: Vec::new(),
                    offset,
                    max_bytes: value("max-bytes").and_then(|number| number.parse().ok()),
                    max_columns: value("max-columns").and_then(|number| number.parse().ok()),
                    fragment: value("fragment").is_some(),
                    imported: None,
                    exports: Vec::new(),
                });
            }
            _ => {}
        }
    }
    cases
}

fn pointer(line: &str) -> (String, String) {
    let (pointer, value) = line.split_once(' ').expect("a pointer and a value");
    (pointer.to_owned(), value.to_owned())
}

const DECLARED: &str = "persona anna: Anna\npersona ben: Ben\nteam web: Web\nteam field: Field\nsource visits: Visits\n  confidence: validated\nsource workshop: Workshop\n  confidence: assumed\n";

/// Puts the lines of a fragment into the smallest map that takes them.
fn wrap(kind: &str, body: &[&str]) -> (String, (u32, u32)) {
    let (before, indent, after) = match kind {
        "journey" => ("journey: Map\n".to_owned(), 2, format!("{DECLARED}stage: Stage\n")),
        "stage" => (format!("journey: Map\n{DECLARED}stage: Stage\n"), 2, String::new()),
        "touchpoint" => (format!("journey: Map\n{DECLARED}stage: Stage\n  touchpoint: Touchpoint\n"), 4, String::new()),
        other => panic!("no fragment is called {other}"),
    };
    let margin = " ".repeat(indent);
    let lines = body.iter().map(|line| if line.is_empty() { "\n".into() } else { format!("{margin}{line}\n") });
    let offset = (before.lines().count() as u32, indent as u32);
    (before + &lines.collect::<String>() + &after, offset)
}

/// `\xHH` is a byte, `\u{H}` a character, `\t`, `\r` and `\\` what they are everywhere.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend(&rest.as_bytes()[..at]);
        rest = &rest[at + 1..];
        let kind = rest.chars().next().expect("something behind the backslash");
        rest = &rest[kind.len_utf8()..];
        match kind {
            't' => bytes.push(b'\t'),
            'r' => bytes.push(b'\r'),
            '\\' => bytes.push(b'\\'),
            'x' => {
                bytes.push(u8::from_str_radix(&rest[..2], 16).expect("two hexadecimal digits"));
                rest = &rest[2..];
            }
            'u' => {
                let (digits, behind) = rest[1..].split_once('}').expect("a closing brace");
                let code = u32::from_str_radix(digits, 16).expect("hexadecimal digits");
                let character = char::from_u32(code).expect("a character");
                bytes.extend(character.to_string().as_bytes());
                rest = behind;
            }
            other => panic!("no escape is called {other}"),
        }
    }
    bytes.extend(rest.as_bytes());
    bytes
}
