//! The protocol: calls and their answers, and what the browser tells of by itself, as JSON between zero bytes.

use super::{Event, PATIENCE};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    process::{ChildStdin, ChildStdout},
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

/// The way to the browser and back.
#[derive(Debug)]
pub struct Pipe {
    to: Mutex<ChildStdin>,
    calls: AtomicU64,
    heard: Arc<Heard>,
}

#[derive(Debug, Default)]
struct Heard {
    said: Mutex<Said>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Said {
    answers: BTreeMap<u64, Value>,
    /// By session.
    events: BTreeMap<String, Vec<Event>>,
    gone: bool,
}

impl Pipe {
    /// Listens from now on, in a thread of its own.
    pub fn new(to: ChildStdin, from: ChildStdout) -> Self {
        let heard = Arc::<Heard>::default();
        let listener = heard.clone();
        thread::spawn(move || listen(from, &listener));
        Self { to: Mutex::new(to), calls: AtomicU64::new(1), heard }
    }

    /// Calls a method and waits for its answer; the browser's words where it refuses.
    pub fn call(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value, String> {
        let id = self.calls.fetch_add(1, Ordering::Relaxed);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let message = format!("{message}\0");
        lock(&self.to).write_all(message.as_bytes()).map_err(|error| format!("{method}: {error}"))?;
        let answer = self.wait(method, |said| said.answers.remove(&id))?;
        match answer.get("error") {
            Some(error) => Err(format!("{method}: {error}")),
            None => Ok(answer["result"].clone()),
        }
    }

    /// Waits for an event of a session behind the first `from` ones.
    pub fn event<T>(
        &self,
        session: &str,
        from: usize,
        what: &str,
        take: impl Fn(&Event) -> Option<T>,
    ) -> Result<T, String> {
        self.wait(what, |said| said.events.get(session)?.get(from..)?.iter().find_map(&take))
    }

    /// What is made of all events of a session so far.
    pub fn events<T>(&self, session: &str, make: impl FnOnce(&[Event]) -> T) -> T {
        make(lock(&self.heard.said).events.get(session).map_or(&[], Vec::as_slice))
    }

    /// Forgets what a session said.
    pub fn forget(&self, session: &str) {
        lock(&self.heard.said).events.remove(session);
    }

    fn wait<T>(&self, what: &str, mut ready: impl FnMut(&mut Said) -> Option<T>) -> Result<T, String> {
        let mut said = lock(&self.heard.said);
        loop {
            if let Some(found) = ready(&mut said) {
                return Ok(found);
            }
            if said.gone {
                return Err(format!("{what}: the browser is gone"));
            }
            let (next, waited) =
                self.heard.changed.wait_timeout(said, PATIENCE).unwrap_or_else(|poisoned| poisoned.into_inner());
            said = next;
            if waited.timed_out() {
                return Err(format!("{what}: nothing within {} seconds", PATIENCE.as_secs()));
            }
        }
    }
}

fn listen(from: ChildStdout, heard: &Heard) {
    for message in BufReader::new(from).split(0) {
        let message = message.ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
        let Some(mut message) = message else { break };
        let mut said = lock(&heard.said);
        if let Some(id) = message["id"].as_u64() {
            said.answers.insert(id, message);
        } else {
            let session = message["sessionId"].as_str().unwrap_or_default().to_owned();
            let method = message["method"].as_str().unwrap_or_default().to_owned();
            said.events.entry(session).or_default().push(Event { method, params: message["params"].take() });
        }
        heard.changed.notify_all();
    }
    lock(&heard.said).gone = true;
    heard.changed.notify_all();
}

/// A test that failed while it held the lock doesn't make others fail.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
