//! The command line: what can be said on it, and how its help says so.
//!
//! The only place that names clap. What comes out are plain structures; nothing here acts on them.

mod build;
mod call;
mod check;
mod data;
mod diff;
mod explain;
mod export;
mod fmt;
mod import;
mod later;
mod markdown;
mod new;
mod parse;
mod report;
mod serve;
mod setup;
mod shared;
mod shell;
mod show;
mod site;
mod value;
#[cfg(feature = "watch")]
mod watch;

pub(crate) use build::Build;
pub(crate) use call::Command;
pub(crate) use check::Check;
pub(crate) use data::{Data, DataCommand, DataSql, PassedOn};
pub(crate) use diff::{Diff, Shape};
pub(crate) use explain::{Explain, Reference};
pub(crate) use export::Export;
pub(crate) use fmt::Fmt;
pub(crate) use import::Import;
pub(crate) use later::Later;
pub(crate) use markdown::Markdown;
pub(crate) use new::New;
pub(crate) use parse::parse;
pub(crate) use report::Report;
#[cfg(feature = "lsp")]
pub(crate) use serve::Lsp;
pub(crate) use serve::Mcp;
pub(crate) use setup::Man;
pub(crate) use shared::{DrawingArgs, Judging, Sources};
pub(crate) use shell::{completions, manual, manuals};
pub(crate) use show::Show;
pub(crate) use site::Site;
#[cfg(feature = "watch")]
pub(crate) use watch::Watch;
