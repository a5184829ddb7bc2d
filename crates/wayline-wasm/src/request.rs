//! What JavaScript asks for.

use serde::Deserialize;
use wayline::{
    Options,
    layout::{LayoutOptions, View, lane_key},
    render::Font,
    theme::{CustomTheme, Theme, ThemeName},
};

/// One call.
#[derive(Deserialize)]
pub struct Request {
    pub operation: Operation,
    /// The map.
    #[serde(default)]
    pub text: String,
    /// What messages call it, and what its other files are relative to.
    #[serde(default = "unnamed")]
    pub file: String,
    /// Today, as `YYYY-MM-DD`.
    today: Option<String>,
    /// Where the cursor is, in bytes.
    #[serde(default)]
    pub cursor: usize,
    /// Whether edits are applied that somebody has to look at.
    #[serde(default, rename = "unsafe")]
    pub risky: bool,
    #[serde(default)]
    pub look: Look,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    Check,
    Compile,
    Complete,
    Draw,
    Fix,
    Format,
    Language,
    Page,
    Preview,
}

/// How the map is drawn.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
pub struct Look {
    theme: Option<Wanted>,
    pub view: Option<View>,
    lanes: Option<Vec<String>>,
    pub personas: Option<Vec<String>>,
    id_prefix: Option<String>,
    font: Setting,
    /// Where the map's folder is, seen from the drawing.
    pub base: String,
    /// What a page has when it is dark, as a selector; the drawing follows the reader's system without it.
    pub dark: Option<String>,
    /// Whether a page has the files in it that the map attaches.
    pub embed: bool,
    /// Whether marks say which line of the text they come from.
    pub lines: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Wanted {
    Name(String),
    Custom(CustomTheme),
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Setting {
    #[default]
    Embed,
    System,
}

fn unnamed() -> String {
    "map.journey".to_owned()
}

impl Request {
    pub fn options(&self) -> Result<Options, String> {
        let date = |day: &String| day.parse().map_err(|_| format!("`{day}` is not a date; write YYYY-MM-DD"));
        Ok(Options { today: self.today.as_ref().map(date).transpose()?, ..Options::default() })
    }
}

impl Look {
    pub fn theme(&self) -> Result<Theme, String> {
        match &self.theme {
            None => Ok(Theme::default()),
            Some(Wanted::Name(name)) => {
                name.parse::<ThemeName>().map(Theme::builtin).map_err(|error| error.to_string())
            }
            Some(Wanted::Custom(theme)) if theme.font.is_some() => {
                Err("a theme's font is read by the program only; leave out `font`".to_owned())
            }
            Some(Wanted::Custom(theme)) => theme.resolve("custom"),
        }
    }

    pub fn layout(&self) -> LayoutOptions {
        let lanes = self.lanes.as_ref();
        LayoutOptions {
            view: self.view.unwrap_or_default(),
            lanes: lanes.map(|lanes| lanes.iter().map(|word| lane_key(word.trim()).to_owned()).collect()),
            id_prefix: self.id_prefix.clone(),
        }
    }

    pub fn font(&self) -> Font {
        match self.font {
            Setting::Embed => Font::Embed,
            Setting::System => Font::System,
        }
    }
}
