//! `wayline explain`: a code's page, or all codes.

use crate::{
    cli::{Exit, args::Explain, console::Console},
    diagnostic::{Code, Severity},
    keyword::Keyword,
    parse::nearest,
    report::Failure,
};
use std::fmt::Write;

pub(crate) fn run(args: &Explain, console: Console) -> Result<Exit, Failure> {
    console.result(text(args.code.as_deref())?.as_bytes()).map(|()| Exit::Fine)
}

/// The page of a code, or the list of all codes.
pub(crate) fn text(code: Option<&str>) -> Result<String, Failure> {
    code.map_or_else(|| Ok(list()), page)
}

/// The pages of one code or of several, separated by commas.
fn page(text: &str) -> Result<String, Failure> {
    let codes = text.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let pages: Vec<String> = codes.map(one).collect::<Result<_, _>>()?;
    if pages.is_empty() { one(text) } else { Ok(pages.join("\n")) }
}

fn one(text: &str) -> Result<String, Failure> {
    let code = Code::parse(text.trim()).ok_or_else(|| {
        let failure = Failure::new(format!("unknown code `{text}`"));
        match nearest(text, Code::ALL.iter().map(|code| code.as_str())) {
            Some(near) => failure.help(format!("did you mean {near}? `wayline explain` lists all of them")),
            None if Keyword::in_any_case(text).is_some() => {
                failure.help(format!("it is a keyword, which `wayline reference {}` explains", text.to_lowercase()))
            }
            None => failure.help("codes look like J502; `wayline explain` lists all of them"),
        }
    })?;
    Ok(format!("{}\n", code.page().trim_end()))
}

fn list() -> String {
    let mut text = String::new();
    for (head, severity) in
        [("Errors: the map is not drawn", Severity::Error), ("\nWarnings: the map is still drawn", Severity::Warning)]
    {
        let _ = writeln!(text, "{head}");
        for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            let _ = writeln!(text, "  {code}  {}", code.title());
        }
    }
    let also = Code::ALL.iter().filter(|code| code.may_warn() && code.severity() == Severity::Error);
    let also: Vec<_> = also.map(|code| code.as_str()).collect();
    let _ = writeln!(text, "\nThese errors are only warnings where the line can still be read: {}", also.join(", "));
    text
}
