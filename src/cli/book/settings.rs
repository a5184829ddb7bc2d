//! What a book sets for its maps, under `[preprocessor.wayline]`.

use crate::{
    cli::{args::DrawingArgs, choice::Choice, pipeline::Font},
    layout::View,
    report::Failure,
};
use serde_json::Value;
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub(super) struct Settings {
    /// The book's folder.
    pub root: PathBuf,
    /// The folder of its chapters, relative to that.
    pub source: PathBuf,
    /// Whether only fences marked `draw` are drawn.
    pub only_marked: bool,
    /// How maps are drawn.
    pub look: DrawingArgs,
}

/// The keys that mdBook itself uses.
const MDBOOK: &[&str] = &["command", "renderers", "renderer", "before", "after", "optional"];

impl Settings {
    /// Reads them from the context of a run.
    pub fn new(context: &Value) -> Result<Self, Failure> {
        let root = context["root"].as_str().map_or_else(|| PathBuf::from("."), PathBuf::from);
        let config = &context["config"];
        let source = config["book"]["src"].as_str().map_or_else(|| PathBuf::from("src"), PathBuf::from);
        let look = DrawingArgs { theme: None, view: None, lanes: None, personas: None, id_prefix: None, font: None };
        let mut settings = Self { root, source, only_marked: false, look };
        let own = config["preprocessor"]["wayline"].as_object();
        for (key, value) in own.into_iter().flatten().filter(|(key, _)| !MDBOOK.contains(&key.as_str())) {
            settings.set(key, value)?;
        }
        Ok(settings)
    }

    fn set(&mut self, key: &str, value: &Value) -> Result<(), Failure> {
        let wrong = |expected: &str| {
            let title = format!("`{key}` under [preprocessor.wayline] of the book is {value}");
            Failure::new(title).help(format!("it takes {expected}"))
        };
        let word = value.as_str();
        match key {
            "fences" => match word {
                Some("all") => self.only_marked = false,
                Some("marked") => self.only_marked = true,
                _ => return Err(wrong("\"all\", or \"marked\" for those that say `journey draw`")),
            },
            "theme" => self.look.theme = Some(word.ok_or_else(|| wrong("the name of a theme"))?.to_owned()),
            "view" => {
                let view = word.and_then(View::parse);
                self.look.view = Some(view.ok_or_else(|| wrong("\"detail\", \"overview\" or \"blueprint\""))?);
            }
            "font" => {
                let font = word.and_then(Font::parse);
                self.look.font = Some(font.ok_or_else(|| wrong("\"embed\" or \"system\""))?);
            }
            "lanes" => {
                let words =
                    value.as_array().map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect());
                self.look.lanes =
                    Some(words.ok_or_else(|| wrong("a list of lanes, such as [\"doing\", \"experience\"]"))?);
            }
            _ => {
                let title = format!("`{key}` under [preprocessor.wayline] of the book is not a setting");
                return Err(Failure::new(title).help("the settings are fences, theme, view, lanes and font"));
            }
        }
        Ok(())
    }

    pub fn file(&self, chapter: &Path) -> PathBuf {
        self.root.join(&self.source).join(chapter)
    }
}
