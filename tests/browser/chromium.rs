//! The browser: found, started with an empty profile, and asked for what a page has become.

use crate::find;
use std::{
    ffi::OsString,
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, OnceLock},
    thread,
    time::{Duration, Instant},
};

/// How long one page may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(300);
const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    // The clock of a page stands still while something loads, and jumps on where nothing does.
    "--virtual-time-budget=60000",
];

/// A Chromium that can be run.
#[derive(Debug)]
pub struct Chromium(PathBuf);

/// What became of a page.
#[derive(Debug)]
pub struct Seen {
    /// The document, once its scripts have run.
    pub document: String,
    /// What the page told the console.
    pub console: Vec<String>,
}

impl Chromium {
    /// The browser of this machine. `None` where there is none and `WAYLINE_NO_BROWSER=1` says that this is meant.
    pub fn find() -> Option<&'static Self> {
        static FOUND: OnceLock<Option<Chromium>> = OnceLock::new();
        FOUND.get_or_init(|| find::program().cloned().map(Self)).as_ref()
    }

    /// Opens a page, lets its scripts run, and reads it.
    pub fn read(&self, page: &str, flags: &[&str]) -> Seen {
        let folder = tempfile::tempdir().expect("a folder for the page");
        let file = folder.path().join("page.html");
        std::fs::write(&file, page).expect("the page");
        let (out, err) = self.run(folder.path(), &file, &[flags, &["--dump-dom"]].concat());
        Seen {
            document: out,
            console: err.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect(),
        }
    }

    /// The picture of a file in a window of this size, as PNG.
    pub fn picture(&self, name: &str, content: &str, size: (u32, u32)) -> Vec<u8> {
        let folder = tempfile::tempdir().expect("a folder for the page");
        let (file, picture) = (folder.path().join(name), folder.path().join("picture.png"));
        std::fs::write(&file, content).expect("the page");
        let flags = [format!("--screenshot={}", picture.display()), format!("--window-size={},{}", size.0, size.1)];
        let (_, err) = self.run(folder.path(), &file, &flags.each_ref().map(String::as_str));
        std::fs::read(&picture).unwrap_or_else(|error| panic!("no picture of {name}: {error}\n{err}"))
    }

    /// One at a time: a browser alone takes all that there is of a small machine.
    fn run(&self, folder: &Path, file: &Path, flags: &[&str]) -> (String, String) {
        static TURN: Mutex<()> = Mutex::new(());
        let _turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut profile = OsString::from("--user-data-dir=");
        profile.push(folder.join("profile"));
        let mut command = Command::new(&self.0);
        command.args(FLAGS).args(flags).arg(profile).arg(format!("file://{}", file.display()));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{} doesn't start: {error}", self.0.display()));
        let out = reader(child.stdout.take());
        let err = reader(child.stderr.take());
        wait(&mut child);
        (out.join().expect("the document"), err.join().expect("the log"))
    }
}

fn reader(stream: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            let _ = stream.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn wait(child: &mut Child) {
    let end = Instant::now() + PATIENCE;
    while child.try_wait().expect("a process of ours").is_none() {
        if Instant::now() > end {
            let _ = child.kill();
            panic!("Chromium didn't finish a page within {} seconds", PATIENCE.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    }
}
