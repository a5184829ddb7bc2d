//! Turns the text of the settings file into settings, or every mistake in it with its place.

mod reader;
mod themes;

pub(crate) use reader::BadFile;
pub(crate) use themes::known_theme;

use super::{FILE, Settings};
use crate::{
    cli::{
        kind::Kind,
        level::{self, Level},
        scale, size,
    },
    parse::nearest,
    report::{Failure, count},
    source::Source,
};
use reader::{Fonts, Key, Reader, SettingsMistake, Value};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Every key of the file.
const KEYS: &[&str] = &[
    "theme",
    "view",
    "lanes",
    "curve",
    "font",
    "output",
    "formats",
    "split",
    "scale",
    "max-bytes",
    "embed-attachments",
    "warnings",
    "themes",
    "connections",
];

/// Reads the settings that `text` says; `name` is what messages call the file. Without a way to read `fonts`, themes have none.
pub(crate) fn read(name: &str, text: &str, fonts: Option<Fonts<'_>>) -> Result<Settings, Vec<Failure>> {
    let (source, settings) = (Source::new(name, text), Settings::default());
    let mut reader = Reader { settings, mistakes: Vec::new(), fonts };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let title = format!("{FILE} is not valid TOML");
        reader.mistakes.push(SettingsMistake { title, range, label: error.message().trim().to_owned(), help: None });
    }
    if reader.mistakes.is_empty() {
        for (key, value) in table.get_ref().iter() {
            reader.key(key, value);
        }
        let at = |name: &str| table.get_ref().iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value);
        reader.theme_is_known(at("theme"), at("themes"));
    }
    if reader.mistakes.is_empty() { Ok(reader.settings) } else { Err(failures(reader.mistakes, &source)) }
}

/// The first mistakes in the order of the file, and how many more there are: a file of another program can have thousands.
fn failures(mut mistakes: Vec<SettingsMistake>, source: &Source) -> Vec<Failure> {
    const MOST: usize = 20;
    mistakes.sort_by_key(|mistake| mistake.range.start);
    let more = mistakes.len().saturating_sub(MOST);
    let failure = |mistake: SettingsMistake| {
        let failure = Failure::new(mistake.title).at(source, mistake.range, mistake.label);
        match mistake.help {
            Some(help) => failure.help(help),
            None => failure,
        }
    };
    let rest = (more > 0).then(|| {
        let title = format!("{} in {}", count(more, "more mistake"), source.name);
        Failure::new(title).help("correct the first ones; the others are shown then")
    });
    mistakes.into_iter().take(MOST).map(failure).chain(rest).collect()
}

impl Reader<'_> {
    fn key(&mut self, key: &Key<'_>, value: &Value<'_>) {
        match key.get_ref().as_ref() {
            "theme" => self.settings.theme = self.word(key, value),
            "view" => self.settings.view = self.choice(key, value),
            "lanes" => self.settings.lanes = self.words(key, value).map(only_words),
            "curve" => self.settings.curve = self.choice(key, value),
            "font" => self.settings.font = self.choice(key, value),
            "output" => self.settings.output = self.folder(key, value),
            "formats" => self.settings.formats = self.kinds(key, value),
            "split" => self.settings.split = self.choice(key, value),
            "scale" => self.settings.scale = self.scale(key, value),
            "max-bytes" => self.settings.max_bytes = self.bytes(key, value),
            "embed-attachments" => self.settings.embed_attachments = self.embedded(key, value),
            "warnings" => self.levels(key, value),
            "themes" => self.themes(key, value),
            "connections" => self.connections(key, value),
            unknown => self.unknown(unknown, key.span()),
        }
    }

    fn unknown(&mut self, key: &str, range: Range<usize>) {
        let help = match nearest(&key.replace('_', "-"), KEYS.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the settings are {}", KEYS.join(", ")),
        };
        self.wrong(format!("`{key}` is not a setting"), range, "unknown setting", help);
    }

    /// Only a shell knows whose folder `~` is; here it would be a folder of that name.
    fn folder(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<String> {
        let folder = self.word(key, value)?;
        if folder == "~" || folder.starts_with("~/") {
            let help = "write the folder from the project's folder on, for example output = \"dist\"";
            self.wrong("`output` does not know `~`", value.span(), "a home folder", help);
        }
        Some(folder)
    }

    fn kinds(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<Vec<Kind>> {
        let words = self.words(key, value)?;
        words.into_iter().map(|(word, range)| self.chosen(key, &word, range)).collect()
    }

    fn scale(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<f64> {
        let scale = match value.get_ref() {
            DeValue::Integer(number) => scale::parse(number.as_str()).ok(),
            DeValue::Float(number) => scale::parse(number.as_str()).ok(),
            DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                None
            }
        };
        scale.or_else(|| self.mistyped(key, value, "a number from 0.01 to 100", "scale = 2"))
    }

    fn bytes(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<u64> {
        let bytes = written(value).and_then(|text| size::parse(&text).ok());
        bytes.or_else(|| self.mistyped(key, value, "a number of bytes", "max-bytes = \"16 MiB\""))
    }

    /// `true` is the flag without a size, `false` means none.
    fn embedded(&mut self, key: &Key<'_>, value: &Value<'_>) -> Option<u64> {
        let said = value.get_ref().as_bool().map(|all| if all { "1 MiB" } else { "none" }.to_owned());
        let bytes = said.or_else(|| written(value)).and_then(|text| size::embedded(&text).ok());
        bytes.or_else(|| self.mistyped(key, value, "true, false or a number of bytes", "embed-attachments = \"1 MiB\""))
    }

    /// `wayline-data` connects; here only their form matters.
    fn connections(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            let example = "[connections] and below it warehouse = \"postgresql://...\"";
            self.mistyped::<()>(key, value, "a table of connections by name", example);
            return;
        };
        for (name, value) in table.iter().filter(|(_, value)| value.get_ref().as_str().is_none()) {
            self.mistyped::<()>(
                name,
                value,
                "a connection in quotes",
                &format!("{} = \"postgresql://...\"", name.get_ref()),
            );
        }
    }

    fn levels(&mut self, key: &Key<'_>, value: &Value<'_>) {
        let example = "[warnings] and below it J502 = \"off\"";
        let Some(table) = value.get_ref().as_table() else {
            self.mistyped::<()>(key, value, "a table of levels by code", example);
            return;
        };
        for (code, value) in table.iter() {
            match level::warning(code.get_ref()) {
                Ok(warning) => {
                    if let Some(level) = self.choice::<Level>(code, value) {
                        self.settings.levels.set(warning, level);
                    }
                }
                Err(why) => self.wrong(why.title, code.span(), why.label, why.help),
            }
        }
    }
}

/// Words without their places. Which lanes there are depends on the maps, which can have lanes of their own.
fn only_words(words: Vec<(String, Range<usize>)>) -> Vec<String> {
    words.into_iter().map(|(word, _)| word).collect()
}

/// A number or a text, as it is written.
fn written(value: &Value<'_>) -> Option<String> {
    let number = value.get_ref().as_integer().map(|number| number.as_str().replace('_', ""));
    number.or_else(|| value.get_ref().as_str().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cli::split::Split, diagnostic::Code, model::CurveShape};

    fn failures(text: &str) -> Vec<(String, String, Option<String>)> {
        let failures = read(FILE, text, None).expect_err("the settings are wrong");
        let marked = |failure: &Failure| {
            failure.place.as_ref().map_or(String::new(), |place| place.source.text[place.range.clone()].to_owned())
        };
        failures.iter().map(|failure| (failure.title.clone(), marked(failure), failure.help.clone())).collect()
    }

    #[test]
    fn everything_that_can_be_settled() {
        let text = r##"
            theme = "ours"
            view = "overview"
            lanes = ["feels", "pain"]
            curve = "steps"
            font = "system"
            output = "dist"
            formats = ["svg", "json", "pdf"]
            split = "stages"
            scale = 1.5
            max-bytes = "2 MiB"
            embed-attachments = true
            [warnings]
            J502 = "off"
            J503 = "error"
            [themes.ours]
            base = "light"
            colours = { red = "#AA0000" }
            [connections]
            warehouse = "postgresql://reader@localhost/shop"
        "##;
        let settings = read(FILE, text, None).expect("good settings");
        assert_eq!((settings.max_bytes, settings.embed_attachments), (Some(2 << 20), Some(1 << 20)));
        assert_eq!(settings.formats, Some(vec![Kind::Svg, Kind::Json, Kind::Pdf]));
        assert_eq!((settings.split, settings.scale), (Some(Split::Stages), Some(1.5)));
        assert_eq!(settings.curve, Some(CurveShape::Steps));
        assert_eq!(settings.levels.of(Code::UnansweredPain), Some(Level::Off));
        assert!(settings.themes.contains_key("ours"));
    }

    #[test]
    fn every_mistake_is_told_at_once_with_its_place() {
        let text = "thme = \"dark\"\nview = 3\nformats = [\"svgg\"]\ntheme = \"drak\"\n[warnings]\nJ203 = \"off\"\nJ999 = \"off\"\nJ502 = \"of\"\n[themes.x]\nbase = \"light\"\ncolours = { red = \"reddish\" }\n";
        let found = failures(text);
        let marked: Vec<_> = found.iter().map(|(_, marked, _)| marked.as_str()).collect();
        assert_eq!(found.len(), 8, "{found:#?}");
        for expected in ["thme", "3", "\"svgg\"", "J203", "J999", "\"of\"", "\"drak\""] {
            assert!(marked.contains(&expected), "{expected}: {found:#?}");
        }
        let help = |part: &str| found.iter().any(|(.., help)| help.as_deref().is_some_and(|help| help.contains(part)));
        assert!(help("`theme`") && help("`svg`") && help("`dark`") && help("`off`"), "{found:#?}");
    }

    #[test]
    fn a_list_names_something() {
        for (text, marked) in [("lanes = []\n", "[]"), ("formats = []\n", "[]")] {
            let found = failures(text);
            assert_eq!((found.len(), found[0].1.as_str()), (1, marked), "{found:#?}");
        }
        // A map may have a lane of this name.
        assert!(read(FILE, "lanes = [\"saving\"]\n", None).is_ok());
    }

    #[test]
    fn a_theme_with_a_mistake_is_declared_all_the_same() {
        let found = failures("theme = \"ours\"\n[themes.ours]\naccent = \"#F00\"\n");
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].0.contains("the theme `ours` cannot be used"), "{found:#?}");
    }

    #[test]
    fn attachments_are_embedded_up_to_a_size_or_not_at_all() {
        for (value, expected) in
            [("true", 1 << 20), ("false", 0), ("\"none\"", 0), ("\"64 KiB\"", 64 << 10), ("1_000", 1000)]
        {
            let settings = read(FILE, &format!("embed-attachments = {value}\n"), None).expect("good settings");
            assert_eq!(settings.embed_attachments, Some(expected), "{value}");
        }
        let found = failures("embed-attachments = \"all\"\n");
        assert_eq!(found[0].0, "`embed-attachments` takes true, false or a number of bytes");
    }

    #[test]
    fn connections_are_texts_by_name() {
        let found = failures("[connections]\nwarehouse = 5432\nother = \"postgresql://localhost\"\n");
        assert_eq!((found.len(), found[0].0.as_str()), (1, "`warehouse` takes a connection in quotes"), "{found:#?}");
        let found = failures("connections = \"postgresql://localhost\"\n");
        assert_eq!(found[0].0, "`connections` takes a table of connections by name");
    }

    #[test]
    fn what_is_not_toml_is_shown_where_it_stops() {
        assert_eq!(failures("theme = \n").len(), 1);
        assert_eq!(failures("[warnings\n").len(), 1);
    }
}
