//! Completions and manual pages, made from the same description as the help.

use super::Call;
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;

/// The script that completes calls in `shell`.
pub(crate) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Call::command(), "wayline", &mut script);
    script
}

/// The manual of the program and of each command, by file name.
pub(crate) fn manuals() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut root = Call::command().disable_help_subcommand(true);
    root.build();
    let commands: Vec<_> = root.get_subcommands().filter(|command| !command.is_hide_set()).cloned().collect();
    std::iter::once(root)
        .chain(commands)
        .map(|command| {
            let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
            let mut page = Vec::new();
            Man::new(command.name(name.clone()).version(env!("CARGO_PKG_VERSION"))).render(&mut page)?;
            Ok((format!("{name}.1"), page))
        })
        .collect()
}

/// All manuals behind each other.
pub(crate) fn manual() -> io::Result<Vec<u8>> {
    Ok(manuals()?.into_iter().flat_map(|(_, page)| page).collect())
}
