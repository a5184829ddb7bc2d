//! A preview that runs: the real program in a folder of its own, asked over its own port.

use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};

/// How long anything may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(90);
const PULSE: Duration = Duration::from_millis(20);

/// A folder with maps.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty folder, which is a project of its own.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join(".git")).expect("a folder");
        Self(folder)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file as simple editors do: over what was there.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Writes a file as careful editors do: beside it, then in its place.
    pub fn replace(&self, path: &str, text: &str) {
        let beside = self.path(&format!("{path}.tmp"));
        fs::write(&beside, text).expect("a file");
        fs::rename(beside, self.path(path)).expect("a file");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file that is there");
    }
}

/// A program that watches.
pub struct Preview {
    child: Child,
    pub port: u16,
    said: Arc<Mutex<String>>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Preview {
    /// Watches in a folder, on any free port.
    pub fn start(folder: &Folder, args: &[&str]) -> Self {
        Self::start_on(folder, "0", args)
    }

    pub fn start_on(folder: &Folder, port: &str, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wayline"));
        command.args(["watch", "--today", "2026-11-21", "--port", port]).args(args);
        command.current_dir(folder.0.path()).env_remove("NO_COLOR").stdin(Stdio::null());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program");
        let said = Arc::new(Mutex::new(String::new()));
        let (heard, mut err) = (said.clone(), BufReader::new(child.stderr.take().expect("a pipe")));
        thread::spawn(move || {
            let mut line = String::new();
            while err.read_line(&mut line).is_ok_and(|read| read > 0) {
                heard.lock().expect("a log").push_str(&line);
                line.clear();
            }
        });
        let mut preview = Self { child, port: 0, said };
        preview.says("the preview is at");
        let said = preview.said();
        let port = said.split_once("http://127.0.0.1:").and_then(|(_, rest)| rest.split_once('/'));
        preview.port = port.expect("an address").0.parse().expect("a port");
        preview
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it told on the terminal so far.
    pub fn said(&self) -> String {
        self.said.lock().expect("a log").clone()
    }

    /// Waits until it has told this.
    #[track_caller]
    pub fn says(&self, part: &str) {
        wait(|| self.said().contains(part), || format!("`{part}` isn't told:\n{}", self.said()));
    }

    /// Waits until it has told this so often, and not more often.
    #[track_caller]
    pub fn says_times(&self, part: &str, times: usize) {
        let count = || self.said().matches(part).count();
        wait(|| count() >= times, || format!("`{part}` isn't told {times} times:\n{}", self.said()));
        assert_eq!(count(), times, "{}", self.said());
    }

    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What an address answers to a page of the preview's own.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("Host", &format!("127.0.0.1:{}", self.port))], "")
    }

    /// What an address answers to exactly these headers.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = self.send(method, path, headers, body);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a server");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        // The older protocol ends an answer by hanging up, and sends it in one piece.
        let mut request = format!("{method} {path} HTTP/1.0\r\n");
        headers.iter().for_each(|(name, value)| request.push_str(&format!("{name}: {value}\r\n")));
        request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        stream.write_all(request.as_bytes()).expect("a request");
        stream
    }

    /// Waits until the page of a map holds this.
    #[track_caller]
    pub fn shows(&self, slug: &str, part: &str) {
        let path = format!("/map/{slug}/");
        wait(
            || self.get(&path).body.contains(part),
            || format!("`{part}` isn't shown; the terminal says\n{}", self.said()),
        );
    }

    /// Waits until the list of maps says this of one.
    #[track_caller]
    pub fn state(&self, slug: &str, state: &str) {
        let is = || {
            let list = self.list();
            let maps = list["maps"].as_array().cloned().unwrap_or_default();
            maps.iter().any(|map| map["slug"] == slug && map["state"] == state)
        };
        wait(is, || format!("{slug} isn't {state}: {}\n{}", self.list(), self.said()));
    }

    /// The list of maps.
    pub fn list(&self) -> Value {
        let mut events = self.events("/events");
        events.wait("list")
    }

    /// A stream of events.
    pub fn events(&self, path: &str) -> Events {
        let host = format!("127.0.0.1:{}", self.port);
        let stream = self.send("GET", path, &[("Host", &host), ("Accept", "text/event-stream")], "");
        let (tell, events) = mpsc::channel();
        thread::spawn(move || {
            let mut name = String::new();
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if let Some(event) = line.strip_prefix("event: ") {
                    name = event.to_owned();
                } else if let Some(data) = line.strip_prefix("data: ")
                    && tell.send((name.clone(), data.to_owned())).is_err()
                {
                    return;
                }
            }
        });
        Events { events }
    }

    /// Asks it to end, as Ctrl-C does, and gives the exit code.
    pub fn interrupt(&mut self) -> Option<i32> {
        self.signal("INT")
    }

    pub fn signal(&mut self, name: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &pid]).status().expect("kill").success());
        let mut code = None;
        wait(
            || {
                code = self.child.try_wait().expect("a process");
                code.is_some()
            },
            || "it doesn't end".to_owned(),
        );
        code.and_then(|status| status.code())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A stream of events.
pub struct Events {
    events: mpsc::Receiver<(String, String)>,
}

impl Events {
    /// The next event of a name.
    #[track_caller]
    pub fn wait(&mut self, name: &str) -> Value {
        loop {
            let (found, data) = self.events.recv_timeout(PATIENCE).expect("an event");
            if found == name {
                return serde_json::from_str(&data).expect("JSON");
            }
        }
    }

    /// Waits until the stream ends.
    #[track_caller]
    pub fn end(&mut self) {
        while self
            .events
            .recv_timeout(PATIENCE)
            .map_err(|error| assert_eq!(error, mpsc::RecvTimeoutError::Disconnected))
            .is_ok()
        {}
    }
}

#[track_caller]
pub fn wait(mut holds: impl FnMut() -> bool, why: impl Fn() -> String) {
    for _ in 0..PATIENCE.as_millis() / PULSE.as_millis() {
        if holds() {
            return;
        }
        thread::sleep(PULSE);
    }
    panic!("{}", why());
}

/// A map without a mistake, called as it is told.
pub fn map(title: &str) -> String {
    format!("journey: {title}\nstage: Enter\n  feels 1: Welcome\nstage: Leave\n  feels 2: Awake\n")
}

/// A map with a mistake in its third line.
pub const WRONG: &str = "journey: Coffee\nstage: Enter\n  feels 9: Too much\n";

/// Whether a file is there and says this.
pub fn says(path: &Path, part: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.contains(part))
}
