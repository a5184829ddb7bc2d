//! Completions and manual pages, made from the same description as the help.

use super::call::Call;
use crate::{
    cli::{choice::Choice, level::Level},
    diagnostic::Code,
    keyword::Keyword,
    lane::LANES,
    load::EXTENSION,
    mermaid,
    model::Date,
    spreadsheet::SpreadsheetKind,
    theme::ThemeName,
};
use clap::{Arg, Command, CommandFactory, ValueHint, builder::PossibleValuesParser};
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;

/// The script that completes calls in `shell`.
pub(crate) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    let mut call = Call::command();
    call.build();
    let completed = |command: Command| command.mut_args(offered).mut_subcommands(|inner| inner.mut_args(offered));
    let mut call = call.mut_subcommands(completed);
    clap_complete::generate(shell, &mut call, "wayline", &mut script);
    match shell {
        Shell::Bash => {
            let extensions = imported().collect::<Vec<_>>().join("\n");
            let more = include_str!("files.bash").replace("{import}", &extensions);
            let more = more.replace("{lanes}", &lanes().join(" ")).replace("{warnings}", &warnings().join(" "));
            script.extend(more.replace("{levels}", &Level::words().join(" ")).into_bytes());
        }
        Shell::Fish => {
            let suffixes = imported().map(|extension| format!("__fish_complete_suffix .{extension}"));
            let suffixes = suffixes.collect::<Vec<_>>().join("; ");
            let more = include_str!("files.fish").replace("{import}", &suffixes);
            let more = more.replace("{lanes}", &lanes().join(" ")).replace("{levels}", &levels().join(" "));
            script.extend(more.into_bytes());
            script
                .extend(words_of_fish("explain", "code").bytes().chain(words_of_fish("reference", "keyword").bytes()));
        }
        Shell::Zsh => script = with_files(&String::from_utf8_lossy(&script)).into_bytes(),
        _ => {}
    }
    script
}

/// The extensions of files that `wayline import` reads.
fn imported() -> impl Iterator<Item = &'static str> {
    SpreadsheetKind::EXTENSIONS.into_iter().map(|(extension, _)| extension).chain(mermaid::EXTENSIONS).chain(["md"])
}

/// The script for zsh, in which arguments that are files of a kind offer those and folders.
fn with_files(script: &str) -> String {
    let (maps, imports) = (format!("*.{EXTENSION}"), format!("*.({})", imported().collect::<Vec<_>>().join("|")));
    let line = |line: &str| {
        let wanted = match line {
            line if line.contains(":LANES:") => {
                return line.replace(":LANES:_default", &format!(":LANES:_values -s , lane {}", lanes().join(" ")))
                    + "\n";
            }
            line if line.contains(":CODE=LEVEL:") => {
                let levels = format!(":CODE=LEVEL:_sequence compadd - {}", levels().join(" "));
                return line.replace(":CODE=LEVEL:_default", &levels) + "\n";
            }
            line if line.contains("files -- Maps") || line.contains("what -- Two maps") => &maps,
            line if line.contains("file -- A spreadsheet") => &imports,
            line if line.contains("files -- Markdown") => "*.md",
            line => return format!("{line}\n"),
        };
        line.replace(":_files'", &format!(":_files -g \"{wanted}\"'")) + "\n"
    };
    script.lines().map(line).collect()
}

/// The keys of the lanes that every map can have.
fn lanes() -> Vec<&'static str> {
    LANES.iter().map(|lane| lane.key).collect()
}

/// The codes that have a level.
fn warnings() -> Vec<&'static str> {
    Code::ALL.iter().filter(|code| code.may_warn()).map(|code| code.as_str()).collect()
}

/// Every level of every warning, as `--level` takes them.
fn levels() -> Vec<String> {
    let of = |code: &'static str| Level::words().into_iter().map(move |level| format!("{code}={level}"));
    warnings().into_iter().flat_map(of).collect()
}

/// The words that an argument is usually given, where others are possible too.
fn usual_words(arg: &str) -> Option<Vec<&'static str>> {
    match arg {
        "theme" => Some(ThemeName::ALL.iter().map(|name| name.as_str()).collect()),
        "code" => Some(Code::ALL.iter().map(|code| code.as_str()).collect()),
        "keyword" => Some(Keyword::ALL.iter().map(|keyword| keyword.word()).collect()),
        _ => None,
    }
}

fn offered(arg: Arg) -> Arg {
    let is_folder = arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == "FOLDER"));
    match (usual_words(arg.get_id().as_str()), arg.get_id().as_str()) {
        (Some(words), _) => arg.value_parser(PossibleValuesParser::new(words)),
        (None, _) if is_folder => arg.value_hint(ValueHint::DirPath),
        (None, "events" | "path" | "args") => arg.value_hint(ValueHint::AnyPath),
        (None, "personas" | "today" | "max_bytes") => arg.value_hint(ValueHint::Other),
        (None, _) => arg,
    }
}

/// The line for fish that offers the words of an argument without a flag, which the generated script leaves out.
fn words_of_fish(command: &str, arg: &str) -> String {
    let words = usual_words(arg).unwrap_or_default().join(" ");
    format!("complete -c wayline -n \"__fish_wayline_using_subcommand {command}\" -f -a \"{words}\"\n")
}

/// The manual of the program and of each command, by file name, for a version of this day.
pub(crate) fn manuals(day: Date) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut root = Call::command().disable_help_subcommand(true);
    root.build();
    let commands: Vec<_> = root.get_subcommands().filter(|command| !command.is_hide_set()).cloned().collect();
    std::iter::once(root).chain(commands).map(|command| page(command, day)).collect()
}

fn page(command: Command, day: Date) -> io::Result<(String, Vec<u8>)> {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let mut page = Vec::new();
    let command = command.name(name.clone()).version(env!("CARGO_PKG_VERSION"));
    Man::new(command).date(day.to_string()).manual("Wayline").render(&mut page)?;
    let page = strong(&String::from_utf8_lossy(&page));
    Ok((format!("{name}.1"), page.into_bytes()))
}

/// The page with bold words in the place of those between backticks.
fn strong(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for (at, part) in page.split('`').enumerate() {
        out.push_str(match at {
            0 => "",
            at if at % 2 == 1 => "\\fB",
            _ => "\\fR",
        });
        out.push_str(part);
    }
    out
}

/// All manuals one after the other.
pub(crate) fn manual(day: Date) -> io::Result<Vec<u8>> {
    Ok(manuals(day)?.into_iter().flat_map(|(_, page)| page).collect())
}
