//! The tools of the server: check, fix, draw, explain, reference, list_maps.
//!
//! Each is the command of the same name, for a text in the request or a file below the root. Mistakes in a map are a
//! result; mistakes in the request are one too, marked as an error, so that the model sees them.

use super::server::{Refusal, Server, WRONG_PARAMS};
use crate::{
    cli::{
        access::{self, is_handle},
        args::DrawingArgs,
        choice::{Choice, listed},
        commands::{explain, reference},
        display_path::named,
        drawing_options::drawing,
        input::maps_below,
        kind::Kind,
        sheet::Sheet,
        work::{Task, task},
    },
    compile::Compilation,
    diagnostic::{Applicability, fix_all},
    layout::View,
    render::HtmlFiles,
    report::{Failure, FileDiagnostics, Format, Report},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// The name for a text without a file; no file has such a name.
const UNNAMED: &str = "<text>";
/// The most maps that are listed.
const MOST: usize = 500;
/// The formats that can be drawn for a model.
const FORMATS: [Kind; 3] = [Kind::Svg, Kind::Png, Kind::Text];

/// The result of a tool.
type Done = Result<Content, Failure>;

/// The parts of a result.
struct Content {
    parts: Vec<Value>,
    /// The same as data, if there is any.
    data: Option<Value>,
}

impl Content {
    fn text(text: impl Into<String>) -> Self {
        Self { parts: vec![json!({ "type": "text", "text": text.into() })], data: None }
    }

    fn data(data: Value) -> Self {
        Self { data: Some(data.clone()), ..Self::text(data.to_string()) }
    }
}

/// A map in a request.
const TEXT: (&str, &str) = ("text", "The map. Without it, the file at `path` is read");
const PATH: (&str, &str) = (
    "path",
    "A file below the root, such as maps/checkout.journey. With `text` too: where that will be, so that the files it names are found",
);

/// The tools as clients see them.
pub fn list() -> Value {
    let text = |(name, about): (&str, &str)| (name.to_owned(), json!({ "type": "string", "description": about }));
    let choice = |name: &str, about: &str, of: Vec<&str>| {
        (name.to_owned(), json!({ "type": "string", "enum": of, "description": about }))
    };
    let flag = |name: &str, about: &str| (name.to_owned(), json!({ "type": "boolean", "description": about }));
    let tool = |name: &str, title: &str, about: &str, fields: Vec<(String, Value)>| {
        let fields: Map<String, Value> = fields.into_iter().collect();
        json!({
            "name": name,
            "title": title,
            "description": about,
            "inputSchema": { "type": "object", "properties": fields, "additionalProperties": false },
            "annotations": { "readOnlyHint": true, "idempotentHint": true, "openWorldHint": false },
        })
    };
    json!([
        tool(
            "reference",
            "The language",
            "How maps are written: the whole language on two pages with an example, or one keyword. Read it before you write a map.",
            vec![text(("keyword", "Only this keyword, such as pain"))],
        ),
        tool(
            "check",
            "Check a map",
            "Every error and warning of a map with its place, its help and, where there is one, the edit that fixes it. \
             A map with errors can't be drawn.",
            vec![text(TEXT), text(PATH)],
        ),
        tool(
            "fix",
            "Fix a map",
            "Applies the edits that are certain and gives the text, and what is left. The file stays as it is.",
            vec![text(TEXT), text(PATH), flag("unsafe", "Also apply the edits that need a look afterwards")],
        ),
        tool(
            "draw",
            "Draw a map",
            "The map as a picture (png), as SVG, or in characters (text). Look at it: is the curve what you meant, is a lane empty?",
            vec![
                text(TEXT),
                text(PATH),
                choice("format", "The format; png by default where this program has it, else svg", names(&FORMATS)),
                choice("view", "How much: all of it by default", View::words()),
            ],
        ),
        tool(
            "explain",
            "Explain a code",
            "What the code of an error or warning means, with a wrong and a right example; without a code, the list of them.",
            vec![text(("code", "The code, such as J502"))],
        ),
        tool("list_maps", "List the maps", "The maps below the root, each with its title.", Vec::new()),
    ])
}

fn names(kinds: &[Kind]) -> Vec<&'static str> {
    kinds.iter().map(|kind| kind.word()).collect()
}

/// Refuses an argument that a tool doesn't have.
fn known(tool: &Value, args: &Map<String, Value>) -> Result<(), Failure> {
    let fields: Vec<&String> = tool["inputSchema"]["properties"].as_object().into_iter().flat_map(Map::keys).collect();
    let Some(unknown) = args.keys().find(|name| !fields.contains(name)) else { return Ok(()) };
    let failure = Failure::new(format!("`{}` has no argument `{unknown}`", tool["name"].as_str().unwrap_or_default()));
    Err(match fields.is_empty() {
        true => failure.help("call it without any"),
        false => failure.help(format!("use {}", listed(&fields))),
    })
}

struct Arguments<'a>(&'a Map<String, Value>);

impl Arguments<'_> {
    fn text(&self, name: &str) -> Result<Option<&str>, Failure> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Failure::new(format!("`{name}` is not a string"))),
        }
    }

    fn flag(&self, name: &str) -> Result<bool, Failure> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(Failure::new(format!("`{name}` is not a boolean"))),
        }
    }

    fn choice<T: Choice>(&self, name: &str) -> Result<Option<T>, Failure> {
        let Some(word) = self.text(name)? else { return Ok(None) };
        let chosen = T::parse(word);
        chosen.map(Some).ok_or_else(|| Failure::new(format!("unknown {name} `{word}`")).help(T::help(word)))
    }
}

impl Server {
    /// Runs the tool that a client asks for.
    pub fn call(&mut self, params: &Value) -> Result<Value, Refusal> {
        let name = params.get("name").and_then(Value::as_str).unwrap_or_default();
        let none = Map::new();
        let args = match params.get("arguments") {
            None | Some(Value::Null) => &none,
            Some(Value::Object(args)) => args,
            Some(_) => return Err((WRONG_PARAMS, "`arguments` is not an object".to_owned())),
        };
        let tools = list();
        let Some(tool) = tools.as_array().into_iter().flatten().find(|tool| tool["name"] == name) else {
            return Err((WRONG_PARAMS, format!("there is no tool `{name}`")));
        };
        let done = known(tool, args).and_then(|()| self.run(name, &Arguments(args)));
        Ok(match done {
            Ok(Content { parts, data: None }) => json!({ "content": parts, "isError": false }),
            Ok(Content { parts, data: Some(data) }) => {
                json!({ "content": parts, "structuredContent": data, "isError": false })
            }
            Err(Failure { title, help, .. }) => {
                let text = help.map_or_else(|| title.clone(), |help| format!("{title}\n{help}"));
                // A tool with the same name needs no shell.
                let text = text.replace("`wayline explain`", "`explain`").replace("`wayline reference`", "`reference`");
                json!({ "content": Content::text(text).parts, "isError": true })
            }
        })
    }

    fn run(&mut self, tool: &str, args: &Arguments<'_>) -> Done {
        match tool {
            "check" => self.check(args),
            "fix" => self.fix(args),
            "draw" => self.draw(args),
            "explain" => args.text("code").and_then(explain::text).map(Content::text),
            "reference" => args.text("keyword").and_then(reference::text).map(Content::text),
            _ => Ok(self.list_maps()),
        }
    }

    /// The map of a request: how to treat it, and its bytes.
    fn map(&mut self, args: &Arguments<'_>) -> Result<(Task, Vec<u8>), Failure> {
        let (text, path) = (args.text("text")?, args.text("path")?);
        let task = self.task(Path::new(path.unwrap_or(UNNAMED)))?;
        let bytes = match (text, path) {
            (Some(text), _) => text.as_bytes().to_vec(),
            // Reading from a pipe could block the server.
            (None, Some(path)) if matches!(access::kind(task.input.path()), Ok(access::FileKind::Other)) => {
                return Err(Failure::new(format!("cannot read {path}: it is not a regular file")));
            }
            (None, Some(_)) => task.read()?,
            (None, None) => {
                return Err(
                    Failure::new("there is no map").help("give its `text`, or the `path` of a file below the root")
                );
            }
        };
        Ok((task, bytes))
    }

    /// The map at a path below the root.
    fn task(&mut self, path: &Path) -> Result<Task, Failure> {
        let whole = self.root.join(path);
        let outside = is_handle(&whole) || self.projects.of(&self.root).scope.admit(&whole).is_err();
        if outside {
            let title = format!("{} is not below the root {}", named(path), named(&self.root));
            return Err(Failure::new(title).help("start the server with --root to let it read another folder"));
        }
        let path = if self.root == self.projects.here { path.to_owned() } else { whole };
        task(&mut self.projects, &path, Some(self.max_bytes))
    }

    fn check(&mut self, args: &Arguments<'_>) -> Done {
        let (task, bytes) = self.map(args)?;
        let checked = task.checked(&bytes, &task.loader())?;
        Ok(Content::data(diagnostics(checked)?))
    }

    fn fix(&mut self, args: &Arguments<'_>) -> Done {
        let limit = if args.flag("unsafe")? { Applicability::Unsafe } else { Applicability::Safe };
        let (task, bytes) = self.map(args)?;
        let text = String::from_utf8(bytes).map_err(|_| Failure::new("the map is not UTF-8 text"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let check = |text: &str| Ok::<_, Failure>(task.checked(text.as_bytes(), &task.loader())?.diagnostics);
        let (text, fixed) = fix_all(text, limit, check)?;
        let left = diagnostics(task.checked(text.as_bytes(), &task.loader())?)?;
        Ok(Content::data(json!({ "fixed": fixed, "text": text, "left": left })))
    }

    fn draw(&mut self, args: &Arguments<'_>) -> Done {
        let usual = if Kind::Png.is_built_in() { Kind::Png } else { Kind::Svg };
        let kind = match args.text("format")? {
            Some(word) => FORMATS.into_iter().find(|kind| kind.word() == word).ok_or_else(|| {
                let help = format!("use {}", listed(&names(&FORMATS)));
                Failure::new(format!("`draw` cannot return `{word}` to a model")).help(help)
            })?,
            None => usual,
        };
        let (task, bytes) = self.map(args)?;
        let view = args.choice::<View>("view")?;
        let look = DrawingArgs { theme: None, view, lanes: None, personas: None, id_prefix: None, font: None };
        let drawing = drawing(&look, Some(1.0), &task.project)?;
        let compiled = task.judge_with(&bytes, &task.loader());
        if compiled.shared && !compiled.has_errors() {
            let help = "draw a map that uses it, or add a `journey` line and stages";
            return Err(Failure::new("this only has declarations for other maps: there is nothing to draw").help(help));
        }
        let Some(map) = compiled.map.as_ref().filter(|_| !compiled.has_errors()) else {
            let errors = Content::data(diagnostics(compiled)?);
            return Err(Failure::new("the map has errors and cannot be drawn")
                .help(errors.data.unwrap_or_default().to_string()));
        };
        let files = Sheet::new(map, &compiled.sources, &drawing).files(kind, false, String::new(), HtmlFiles::new())?;
        let bytes = files.into_iter().next().unwrap_or_default();
        Ok(match kind {
            Kind::Png => {
                let part = json!({ "type": "image", "data": STANDARD.encode(bytes), "mimeType": "image/png" });
                Content { parts: vec![part], data: None }
            }
            Kind::Svg | Kind::Html | Kind::Pdf | Kind::Json | Kind::Text => {
                Content::text(String::from_utf8_lossy(&bytes).into_owned())
            }
        })
    }

    fn list_maps(&mut self) -> Content {
        let paths = maps_below(&self.root);
        let more = paths.len().saturating_sub(MOST);
        let mut maps = Vec::new();
        for path in paths.into_iter().take(MOST) {
            let below: PathBuf = path.strip_prefix(&self.root).unwrap_or(&path).to_owned();
            let judged = self.task(&below).and_then(|task| task.judge());
            let (title, errors) = match &judged {
                Ok(judged) => (judged.map.as_ref().map(|map| map.title.to_plain()), judged.has_errors()),
                Err(_) => (None, true),
            };
            let path = below.to_string_lossy();
            maps.push(json!({ "path": path, "title": title, "errors": errors }));
        }
        Content::data(json!({ "maps": maps, "more": more }))
    }
}

/// What is wrong with a map, as `check --format json` prints it.
fn diagnostics(compiled: Compilation) -> Result<Value, Failure> {
    let Compilation { sources, diagnostics, .. } = compiled;
    let files = if diagnostics.is_empty() { Vec::new() } else { vec![FileDiagnostics { sources, diagnostics }] };
    let report = Report { looked_at: 1, files, ..Report::default() };
    let mut json = Vec::new();
    let failed = |error: &dyn std::fmt::Display| Failure::new(format!("cannot write the report: {error}"));
    report.write(Format::Json, &mut json).map_err(|error| failed(&error))?;
    serde_json::from_slice(&json).map_err(|error| failed(&error))
}
