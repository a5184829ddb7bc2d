//! Which browser there is.

use std::{env, path::PathBuf, sync::OnceLock};

/// The shell has the same engine without the windows around it, which cost more than most pages do.
const NAMES: [&str; 5] =
    ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/// The browser of this machine.
pub fn program() -> Option<&'static PathBuf> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOUND.get_or_init(find).as_ref()
}

fn find() -> Option<PathBuf> {
    if let Some(named) = env::var_os("WAYLINE_CHROMIUM") {
        let named = PathBuf::from(named);
        assert!(named.is_file(), "WAYLINE_CHROMIUM names {}, and there is no such file", named.display());
        return Some(named);
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}
