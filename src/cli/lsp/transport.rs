//! Messages over standard input and output.
//!
//! A message that can't be understood gets an error as its answer, and the next one is read: one bad message mustn't cost an editor its
//! server. `lsp-server` would end, or reserve as much memory as a header demands.

use lsp_server::{Connection, ErrorCode, Message};
use serde_json::{Value, json};
use std::{
    io::{self, BufRead, Read, Write},
    thread::{self, JoinHandle},
};

const LENGTH: &str = "Content-Length:";
/// A message up to this length is skipped if it is too long; a larger length is taken for garbage.
const LONGEST_SKIPPED: u64 = 1 << 30;

/// The threads that read and write.
pub struct Threads {
    reader: JoinHandle<io::Result<()>>,
    writer: JoinHandle<io::Result<()>>,
}

impl Threads {
    /// Waits until everything is written.
    pub fn join(self) -> io::Result<()> {
        for thread in [self.reader, self.writer] {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        }
        Ok(())
    }
}

/// Reads and writes messages of at most this many bytes.
pub fn stdio(limit: u64) -> (Connection, Threads) {
    let (server, client) = Connection::memory();
    let Connection { sender, receiver } = client;
    let writer =
        thread::spawn(move || receiver.into_iter().try_for_each(|message| message.write(&mut io::stdout().lock())));
    let reader = thread::spawn(move || {
        let mut reader = Reader { input: io::stdin().lock(), limit, rest: Unread::None, is_talking: false };
        while let Some(body) = reader.next()? {
            match body.and_then(|body| message(&body)) {
                Ok(Some(message)) => {
                    reader.is_talking = true;
                    let is_exit = matches!(&message, Message::Notification(of) if of.method == "exit");
                    if sender.send(message).is_err() || is_exit {
                        break;
                    }
                }
                Ok(None) => {}
                Err(refusal) => refuse(&refusal)?,
            }
        }
        Ok(())
    });
    (server, Threads { reader, writer })
}

/// Why a message isn't accepted, and its id, if that could be read.
struct Refusal {
    id: Value,
    code: ErrorCode,
    why: String,
}

impl Refusal {
    fn unreadable(why: impl Into<String>) -> Self {
        Self { id: Value::Null, code: ErrorCode::ParseError, why: why.into() }
    }
}

/// `lsp-server` has no answers to messages without an id.
fn refuse(refusal: &Refusal) -> io::Result<()> {
    let error = json!({ "code": refusal.code as i32, "message": refusal.why });
    let text = json!({ "jsonrpc": "2.0", "id": refusal.id, "error": error }).to_string();
    let mut out = io::stdout().lock();
    write!(out, "{LENGTH} {}\r\n\r\n{text}", text.len())?;
    out.flush()
}

/// The message in a body; `None` for an answer that nobody understands, which needs none itself.
fn message(body: &[u8]) -> Result<Option<Message>, Refusal> {
    let value: Value = serde_json::from_slice(body).map_err(|_| Refusal::unreadable("the message is not JSON"))?;
    let id = value.get("id").filter(|id| id.is_number() || id.is_string()).cloned().unwrap_or_default();
    let is_answer = value.get("method").is_none() && (value.get("result").is_some() || value.get("error").is_some());
    match serde_json::from_value(value) {
        Ok(message) => Ok(Some(message)),
        Err(_) if is_answer => Ok(None),
        Err(_) => {
            let why = "the message is not a request, notification or response of JSON-RPC 2.0".to_owned();
            Err(Refusal { id, code: ErrorCode::InvalidRequest, why })
        }
    }
}

/// What precedes the next message.
#[derive(Default)]
enum Unread {
    #[default]
    None,
    /// So many bytes.
    Bytes(u64),
    /// Nobody knows how many.
    Unknown,
}

struct Reader<I> {
    input: I,
    limit: u64,
    /// What is left of the message before.
    rest: Unread,
    /// Whether there has been a message.
    is_talking: bool,
}

impl<I: BufRead> Reader<I> {
    /// The body of the next message, or why there is none; `None` at the end of the input.
    fn next(&mut self) -> io::Result<Option<Result<Vec<u8>, Refusal>>> {
        let mut length = match std::mem::take(&mut self.rest) {
            Unread::None => None,
            Unread::Bytes(rest) => {
                io::copy(&mut self.input.by_ref().take(rest), &mut io::sink())?;
                None
            }
            Unread::Unknown => self.find_header()?,
        };
        loop {
            let mut line = Vec::new();
            if self.input.by_ref().take(self.limit).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            let header = line.trim_ascii();
            if header.is_empty() {
                break;
            }
            if !self.is_talking && !header.contains(&b':') {
                // Somebody types in a terminal.
                return Ok(None);
            }
            length = length_in(header).or(length);
        }
        let Some(length) = length else {
            return Ok(Some(Err(Refusal::unreadable(format!("the message has no header {LENGTH} NUMBER")))));
        };
        if length > self.limit {
            self.rest = if length <= LONGEST_SKIPPED { Unread::Bytes(length) } else { Unread::Unknown };
            let why = format!("the message is longer than {} bytes", self.limit);
            return Ok(Some(Err(Refusal { id: Value::Null, code: ErrorCode::InvalidRequest, why })));
        }
        let mut body = Vec::new();
        let read = self.input.by_ref().take(length).read_to_end(&mut body)?;
        Ok((read as u64 == length).then_some(Ok(body)))
    }

    /// Skips everything before the next header, and reads that.
    fn find_header(&mut self) -> io::Result<Option<u64>> {
        let mut found = 0;
        while found < LENGTH.len() {
            let Some(&byte) = self.input.fill_buf()?.first() else { return Ok(None) };
            self.input.consume(1);
            // No other letter of it is the first one.
            found = match byte {
                _ if byte == LENGTH.as_bytes()[found] => found + 1,
                b'C' => 1,
                _ => 0,
            };
        }
        let mut value = LENGTH.as_bytes().to_vec();
        self.input.by_ref().take(self.limit).read_until(b'\n', &mut value)?;
        Ok(length_in(&value))
    }
}

/// The length that a line announces. What precedes it there is the rest of something unreadable.
fn length_in(line: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(line).to_ascii_lowercase();
    let (_, value) = text.rsplit_once(&LENGTH.to_ascii_lowercase())?;
    value.trim().parse().ok()
}
