//! The browser's process, which ends with the program that began it.

use super::{find, pipe::Pipe, tab::Tab};
use serde_json::{Value, json};
use std::{
    path::Path,
    process::{Command, Stdio},
    sync::OnceLock,
};

/// The browser reads and writes two channels that a program can't hand on by itself, so a shell puts them there. It
/// lives as long as the browser, clears up behind it, and leaves it to the closing pipe to end the browser.
const SHELL: &str = r#"trap "" INT; "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null; rm -rf -- "$0""#;

const FLAGS: [&str; 15] = [
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    // Letters as wide as in a window, where they stand between pixels.
    "--font-render-hinting=none",
    // Each window would prepare the list of its address field, in a process of its own.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
];

/// A Chromium that runs.
#[derive(Debug)]
pub struct Browser {
    pipe: Pipe,
}

impl Browser {
    /// The one browser of this test program. [`find::program`] says whether there is one.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Browser> = OnceLock::new();
        SHARED.get_or_init(|| {
            Self::start(find::program().expect("Chromium, or another browser named in WAYLINE_CHROMIUM"))
        })
    }

    #[expect(clippy::zombie_processes, reason = "it ends when this process closes the pipe, by ending")]
    fn start(program: &Path) -> Self {
        let profile = tempfile::Builder::new().prefix("wayline-browser-").tempdir().expect("a profile").keep();
        let mut command = Command::new("sh");
        command.args(["-c", SHELL]).arg(&profile).arg(program).args(FLAGS);
        command.arg(format!("--user-data-dir={}", profile.display())).arg("about:blank");
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{} doesn't start: {error}", program.display()));
        let pipe = Pipe::new(child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let browser = Self { pipe };
        browser.pipe.call(None, "Browser.getVersion", json!({})).unwrap_or_else(|error| {
            panic!("{} ends at once ({error}); try `{0} --headless --no-sandbox about:blank`", program.display())
        });
        browser
    }

    /// An empty tab that shares nothing with others: no storage, no clipboard rights, no downloads.
    pub fn tab(&self) -> Tab<'_> {
        Tab::new(self)
    }

    pub(super) fn pipe(&self) -> &Pipe {
        &self.pipe
    }

    /// Calls a method of the browser itself.
    pub fn call(&self, method: &str, params: Value) -> Value {
        self.pipe.call(None, method, params).unwrap_or_else(|error| panic!("{error}"))
    }
}
