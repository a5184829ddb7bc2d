//! Which browser there is.

use std::{env, path::PathBuf, sync::OnceLock};

const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser of this machine. `None` where there is none and `WAYLINE_NO_BROWSER=1` says that this is meant.
#[allow(clippy::print_stderr, reason = "a skip is said aloud")]
pub fn program() -> Option<&'static PathBuf> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOUND
        .get_or_init(|| {
            let found = find();
            if found.is_none() {
                expect_to_go_without();
                eprintln!("skipped: there is no browser, and WAYLINE_NO_BROWSER=1");
            }
            found
        })
        .as_ref()
}

fn expect_to_go_without() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    assert!(
        is("WAYLINE_NO_BROWSER", "1") && !is("CI", "true"),
        "This looks at drawings and pages in Chromium, and there is none. Install it (Debian, Ubuntu: `sudo apt-get \
         install chromium fonts-noto-core`), or name one in WAYLINE_CHROMIUM. To go without, set WAYLINE_NO_BROWSER=1; \
         where CI=true, that doesn't count."
    );
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
