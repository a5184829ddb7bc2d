//! The project's own themes, and the one that it draws with.

use super::reader::{BadFile, Key, Reader, SettingsMistake, Value};
use crate::{
    cli::{
        choice::listed,
        settings::{FILE, Settings},
    },
    parse::nearest,
    text::{FontData, OwnFont},
    theme::{CustomTheme, FontFiles, ThemeName},
};
use serde::Deserialize;
use std::ops::Range;
use toml::de::ValueDeserializer;

impl Reader<'_> {
    /// Takes in every theme.
    pub(super) fn themes(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let example = "[themes.NAME] and below it base = \"light\"";
        let Some(table) = value.get_ref().as_table() else {
            self.mistyped::<()>(key, value, "tables, one for each theme", example);
            return;
        };
        for (name, value) in table.iter() {
            let range = value.span();
            let theme = CustomTheme::deserialize(ValueDeserializer::from(value.clone()));
            match theme {
                Ok(theme) => match theme.resolve(name.get_ref()) {
                    Ok(mut resolved) => {
                        resolved.font = theme.font.as_ref().and_then(|files| self.font(value, files));
                        self.settings.themes.insert(name.get_ref().to_string(), resolved);
                    }
                    Err(why) => self.theme(name, range, &why),
                },
                Err(error) => self.theme(name, error.span().unwrap_or(range), error.message()),
            }
        }
    }

    /// Reads the files of a font; says what is wrong with each.
    fn font(&mut self, theme: &Value<'_>, files: &FontFiles) -> Option<OwnFont> {
        let (regular, semibold, italic) = files.faces();
        let place = part(theme, "font")?;
        let mut file = |face, path| {
            let place = part(place, face).unwrap_or(place);
            self.file(path, place.span())
        };
        let regular = file("regular", regular);
        let semibold = semibold.map(|path| file("semibold", path));
        let italic = italic.map(|path| file("italic", path));
        Some(OwnFont::new(regular?, semibold.flatten(), italic.flatten()))
    }

    fn file(&mut self, path: &str, range: Range<usize>) -> Option<FontData> {
        let read = self.fonts?(path);
        self.settings.fonts.push(path.to_owned());
        match read {
            Ok(file) => Some(file),
            Err(BadFile { why, help }) => {
                self.wrong(format!("cannot use the font {}", crate::report::visible(path)), range, &why, help);
                None
            }
        }
    }

    /// Reports what is wrong with a theme. If serde doesn't know a word, its message becomes a suggestion.
    fn theme(&mut self, name: &Key<'_>, range: Range<usize>, why: &str) {
        let title = format!("the theme `{}` cannot be used", name.get_ref());
        let mut words = why.split('`').skip(1).step_by(2);
        let known: Vec<_> = words.by_ref().skip(1).collect();
        let (label, help) = match why.split('`').nth(1).filter(|_| why.starts_with("unknown") && !known.is_empty()) {
            Some(word) => {
                let near = nearest(word, known.iter().copied());
                let help = near.map_or(format!("write {}", listed(&known)), |near| format!("did you mean `{near}`?"));
                ("unknown".to_owned(), Some(help))
            }
            None => (why.trim().to_owned(), None),
        };
        self.mistakes.push(SettingsMistake { title, range, label, help });
    }

    /// Reports if the theme to draw with doesn't exist. What is wrong with one that is among `declared` was said there.
    pub(super) fn theme_is_known(&mut self, place: Option<&Value<'_>>, declared: Option<&Value<'_>>) {
        let (Some(theme), Some(place)) = (self.settings.theme.clone(), place) else { return };
        if declared.is_some_and(|themes| part(themes, &theme).is_some()) {
            return;
        }
        if let Err(help) = known_theme(&theme, &self.settings) {
            self.wrong(format!("unknown theme `{theme}`"), place.span(), "not a theme", help);
        }
    }
}

/// What a table says at a key.
fn part<'v, 'a>(table: &'v Value<'a>, key: &str) -> Option<&'v Value<'a>> {
    table.get_ref().as_table()?.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
}

/// Whether a theme is built in or the project's own; what to write instead otherwise.
pub(crate) fn known_theme(theme: &str, settings: &Settings) -> Result<(), String> {
    let names = || ThemeName::ALL.iter().map(|name| name.as_str()).chain(settings.themes.keys().map(String::as_str));
    if names().any(|name| name == theme) {
        return Ok(());
    }
    Err(match nearest(theme, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}, or declare [themes.{theme}] in {FILE}", listed(&names().collect::<Vec<_>>())),
    })
}
