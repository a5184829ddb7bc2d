//! `wayline completions` and `wayline man` on the command line.

use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline completions bash > ~/.local/share/bash-completion/completions/wayline
  wayline completions zsh > ~/.zfunc/_wayline
  wayline completions fish > ~/.config/fish/completions/wayline.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  wayline man | man -l -                        read them
  wayline man -o ~/.local/share/man/man1        install them, one page a command")]
pub(crate) struct Man {
    /// Write one page for each command into this folder
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}
