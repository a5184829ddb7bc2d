//! `wayline lsp` and `wayline mcp` on the command line.

use crate::cli::size;
use clap::Args;
use std::path::PathBuf;

#[cfg(feature = "lsp")]
#[derive(Debug, Args)]
pub(crate) struct Lsp {
    /// Let maps read files below this folder, also outside the project's own
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// The largest file to read, such as 16MiB
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    pub max_bytes: Option<u64>,
    /// Accepted, since editors pass it: standard input and output are the only way
    #[arg(long, hide = true)]
    pub stdio: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline mcp                     for the project that it is started in
  wayline mcp --root ~/maps       for another folder

In a client's settings:
  { \"mcpServers\": { \"wayline\": { \"command\": \"wayline\", \"args\": [\"mcp\", \"--root\", \"maps\"] } } }")]
pub(crate) struct Mcp {
    /// Read only files below this folder [default: the project that it is started in]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
    /// The largest map to read, such as 16MiB
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    pub max_bytes: Option<u64>,
}
