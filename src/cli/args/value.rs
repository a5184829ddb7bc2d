//! Values that several options take.

use crate::{
    cli::{
        choice::Choice,
        level::{self, Level},
    },
    diagnostic::Code,
    model::Date,
};
use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

/// A parser for the words of a choice.
pub(super) fn choice<T: Choice>() -> impl TypedValueParser<Value = T> {
    let words = T::ALL.iter().map(|&(word, _, help)| PossibleValue::new(word).help(help));
    PossibleValuesParser::new(words).try_map(|word| T::parse(&word).ok_or("not one of the choices"))
}

/// A path that may be empty.
pub(super) fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// A day, as `--today` takes it.
pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a day as YYYY-MM-DD, such as 2026-09-01".to_owned())
}

/// A warning and its level, as `--level` takes them.
pub(super) fn level(text: &str) -> Result<(Code, Level), String> {
    let (code, level) = text.split_once('=').ok_or("write a code and its level, such as J502=off")?;
    let code = level::warning(code.trim()).map_err(|why| format!("{}; {}", why.title, why.help))?;
    let level = level.trim();
    Ok((code, Level::parse(level).ok_or_else(|| format!("`{level}` is not a level; {}", Level::help(level)))?))
}
