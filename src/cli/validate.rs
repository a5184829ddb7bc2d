//! What flags require of the formats, and which combinations are impossible.
//!
//! What the command line says has to be possible. What the project's settings say applies to many maps and formats, and
//! is ignored where it isn't possible.

use super::{
    args::Build,
    choice::Choice,
    display_path::named,
    kind::Kind,
    output::{Destination, Output},
    split::Split,
};
use crate::report::Failure;

/// Why the command can't be run, if it can't. `outputs` is everything that should be written, `seen` says whether
/// standard output is a terminal.
pub(crate) fn refused(args: &Build, to: &Destination, outputs: &[&Output], seen: bool) -> Option<Failure> {
    let missing = outputs.iter().find(|output| !output.kind.is_built_in()).map(|output| output.kind.left_out());
    missing.or_else(|| noise(to, seen)).or_else(|| scale(args, outputs)).or_else(|| split(args, to, outputs))
}

fn noise(to: &Destination, seen: bool) -> Option<Failure> {
    let Destination::Stdout(kind) = to else { return None };
    let word = kind.word();
    (seen && kind.is_binary()).then(|| {
        let title = format!("cannot write {word} to the terminal");
        Failure::new(title).help(format!("name a file, such as -o map.{word}"))
    })
}

fn scale(args: &Build, outputs: &[&Output]) -> Option<Failure> {
    let useless = args.scale.is_some() && outputs.iter().all(|output| output.kind != Kind::Png) && !outputs.is_empty();
    useless.then(|| {
        let title = "--scale applies only to png, and no png is written";
        Failure::new(title).help("add --format png, or leave --scale out; the other formats scale without loss")
    })
}

fn split(args: &Build, to: &Destination, outputs: &[&Output]) -> Option<Failure> {
    if args.split != Some(Split::Stages) {
        return None;
    }
    let single = match to {
        Destination::Usual | Destination::Folder(_) => None,
        Destination::File(_, kind) | Destination::Stdout(kind) => Some(*kind),
    };
    let pageless = args.format.iter().copied().chain(single).find(|kind| !kind.has_pages());
    if let Some(kind) = pageless {
        return Some(without_pages(kind));
    }
    if outputs.iter().all(|output| !output.kind.has_pages()) {
        return outputs.first().map(|output| without_pages(output.kind));
    }
    let several = |what: String| {
        let title = format!("{what}, and --split makes one for each page");
        Failure::new(title).help("name a folder, such as -o pages/, or write pdf, which holds all pages in one file")
    };
    match (to, single) {
        (Destination::File(path, _), Some(Kind::Svg | Kind::Png)) => {
            Some(several(format!("{} is one file", named(path))))
        }
        (Destination::Stdout(_), Some(Kind::Svg | Kind::Png)) => {
            Some(several("only one drawing can go to standard output".to_owned()))
        }
        (_, _) => None,
    }
}

fn without_pages(kind: Kind) -> Failure {
    let word = kind.word();
    Failure::new(format!("--split does not apply to {word}, which has no pages"))
        .help(format!("choose svg, png or pdf instead of {word}, or leave --split out"))
}
