//! Starts the language server of `wayline` for Zed.

use zed_extension_api as zed;

struct JourneyMap;

impl zed::Extension for JourneyMap {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let command = worktree
            .which("wayline")
            .ok_or("`wayline` was not found on the path; install it, then restart the language server")?;
        Ok(zed::Command { command, args: vec!["lsp".into()], env: worktree.shell_env() })
    }
}

zed::register_extension!(JourneyMap);
