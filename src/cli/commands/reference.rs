//! `wayline reference`: the language on one screen, or one keyword of it.

use crate::{
    cli::{Exit, args::Reference, console::Console, reference, templates::STARTER},
    keyword::Keyword,
    parse::keyword_for,
    report::Failure,
};
use jiff::civil::{Date, date};

/// A fixed day for the example, which should be the same on any day.
const DAY: Date = date(2026, 9, 1);

pub(crate) fn run(args: &Reference, console: Console) -> Result<Exit, Failure> {
    console.result(text(args.keyword.as_deref())?.as_bytes()).map(|()| Exit::Fine)
}

/// The whole language, or one keyword of it.
pub(crate) fn text(keyword: Option<&str>) -> Result<String, Failure> {
    Ok(match keyword {
        None => reference::whole(&STARTER.text(DAY)),
        Some(word) => reference::keyword(known(word)?),
    })
}

fn known(word: &str) -> Result<Keyword, Failure> {
    Keyword::parse(&word.trim().trim_end_matches(':').to_lowercase()).ok_or_else(|| {
        let failure = Failure::new(format!("unknown keyword `{word}`"));
        match keyword_for(&word.trim().to_lowercase()) {
            Some(near) => failure.help(format!("did you mean `{}`?", near.word())),
            None => failure.help("`wayline reference` lists all of them"),
        }
    })
}
