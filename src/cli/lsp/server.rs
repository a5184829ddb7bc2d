//! The loop: reads messages, sends answers and mistakes.

use super::{
    answer,
    lines::{Encoding, Lines},
    open::Open,
    symbols,
    workspace::{Workspace, path_of},
};
use crate::{
    cli::{args::Lsp, settings::FILE},
    load::EXTENSION,
    measure::RESULTS,
    report::Failure,
};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    Diagnostic, DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, FileSystemWatcher, GlobPattern, InitializeParams,
    PublishDiagnosticsParams, Range, Registration, RegistrationParams, ResourceOperationKind, Uri, WatchKind,
    notification::{
        DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
        Exit, Initialized, Notification as _, PublishDiagnostics,
    },
    request::{Completion, RegisterCapability, Request as _, Shutdown},
};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

/// How long diagnostics wait for the next message: editors ask for completions right after a change, and want that answer first.
const QUIET: Duration = Duration::from_micros(500);

pub struct Server {
    connection: Connection,
    workspace: Workspace,
    /// What was last reported, by address.
    reported: BTreeMap<String, Vec<Diagnostic>>,
    /// Whether files may have changed since.
    stale: bool,
    /// Whether the client can be asked to watch files.
    registers: bool,
}

impl Server {
    pub fn new(
        args: &Lsp,
        connection: Connection,
        encoding: Encoding,
        params: &InitializeParams,
    ) -> Result<Self, Failure> {
        let watched = params.capabilities.workspace.as_ref().and_then(|of| of.did_change_watched_files);
        let registers = watched.and_then(|of| of.dynamic_registration).unwrap_or(false);
        let edits = params.capabilities.workspace.as_ref().and_then(|of| of.workspace_edit.as_ref());
        let operations = edits.and_then(|of| of.resource_operations.as_ref());
        let creates = operations.is_some_and(|of| of.contains(&ResourceOperationKind::Create));
        let workspace = Workspace::new(args, encoding, creates)?;
        Ok(Self { connection, workspace, reported: BTreeMap::new(), stale: false, registers })
    }

    /// Answers until the client leaves. Returns whether it announced that before.
    pub fn run(mut self) -> Result<bool, Failure> {
        while let Some(message) = self.next_message() {
            match message {
                Message::Request(request) => {
                    if request.method == Shutdown::METHOD {
                        self.send(Response::new_ok(request.id, ()).into());
                        self.wait_for_exit();
                        return Ok(true);
                    }
                    let response = self.answer(request);
                    self.send(response.into());
                }
                Message::Notification(notification) => self.take(notification),
                Message::Response(_) => {}
            }
        }
        Ok(false)
    }

    /// After its farewell, a client has nothing more to ask.
    fn wait_for_exit(&self) {
        while let Ok(message) = self.connection.receiver.recv() {
            match message {
                Message::Request(Request { id, method, .. }) => {
                    let why = format!("`{method}` comes after `{}`", Shutdown::METHOD);
                    self.send(Response::new_err(id, ErrorCode::InvalidRequest as i32, why).into());
                }
                Message::Notification(of) if of.method == Exit::METHOD => return,
                Message::Notification(_) | Message::Response(_) => {}
            }
        }
    }

    /// The next message. What changed is reported before it, unless it follows at once and is further typing or asks for completions.
    fn next_message(&mut self) -> Option<Message> {
        let receiver = &self.connection.receiver;
        if !self.stale {
            return receiver.recv().ok();
        }
        let next = receiver.recv_timeout(QUIET).ok();
        if next.as_ref().is_none_or(|message| !comes_first(message)) {
            self.stale = false;
            self.report();
        }
        next.or_else(|| self.connection.receiver.recv().ok())
    }

    /// If a message can't be sent, the loop ends with the next one.
    fn send(&self, message: Message) {
        let _ = self.connection.sender.send(message);
    }

    /// If the program has a bug, only this one answer fails.
    fn answer(&mut self, request: Request) -> Response {
        let id: RequestId = request.id.clone();
        let method = request.method.clone();
        let answered = catch_unwind(AssertUnwindSafe(|| answer::answer(&mut self.workspace, request)));
        answered.unwrap_or_else(|_| {
            Response::new_err(
                id,
                ErrorCode::InternalError as i32,
                format!("wayline crashed on {method}; please report it"),
            )
        })
    }

    /// Handles a notification from the client.
    fn take(&mut self, notification: Notification) {
        match notification.method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(DidOpenTextDocumentParams { text_document: of }) = params(notification) {
                    let (path, encoding) = (path_of(&of.uri), self.workspace.encoding);
                    let open = Open::new(of.uri.clone(), of.version, &of.language_id, path, of.text, encoding);
                    self.workspace.open.insert(of.uri.as_str().to_owned(), open);
                    self.changed(&of.uri);
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Some(DidChangeTextDocumentParams { text_document: of, content_changes }) = params(notification)
                    && let Some(open) = self.workspace.open.get_mut(of.uri.as_str())
                {
                    open.change(of.version, content_changes);
                    self.changed(&of.uri);
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(DidCloseTextDocumentParams { text_document: of }) = params(notification) {
                    self.workspace.open.remove(of.uri.as_str());
                    self.workspace.forget();
                    self.stale = true;
                }
            }
            DidSaveTextDocument::METHOD => {
                self.workspace.forget();
                self.stale = true;
            }
            DidChangeWatchedFiles::METHOD => {
                if let Some(DidChangeWatchedFilesParams { changes }) = params(notification) {
                    self.stale |= changes.iter().any(|of| self.workspace.forget_file(&of.uri));
                }
            }
            Initialized::METHOD => self.watch_files(),
            // Other notifications aren't needed.
            _ => {}
        }
    }

    fn changed(&mut self, uri: &Uri) {
        self.workspace.touch(uri);
        self.stale = true;
    }

    /// Asks the client to report when files change outside the editor.
    fn watch_files(&self) {
        if !self.registers {
            return;
        }
        // Of other files, such as attachments, it only matters whether they exist.
        let coming_and_going = Some(WatchKind::Create | WatchKind::Delete);
        let watchers = [
            (format!("**/*.{EXTENSION}"), None),
            (format!("**/{FILE}"), None),
            (format!("**/*.{RESULTS}"), None),
            ("**/*".to_owned(), coming_and_going),
        ]
        .map(|(glob, kind)| FileSystemWatcher { glob_pattern: GlobPattern::String(glob), kind });
        let options = DidChangeWatchedFilesRegistrationOptions { watchers: watchers.into() };
        let registration = Registration {
            id: "files".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let params = RegistrationParams { registrations: vec![registration] };
        let id = RequestId::from("files".to_owned());
        self.send(Request::new(id, RegisterCapability::METHOD.to_owned(), params).into());
    }

    /// Reports what is wrong with everything that is open and the files that it reads, if it differs from the last
    /// report.
    fn report(&mut self) {
        let mut found = self.findings();
        let gone: Vec<String> = self.reported.keys().filter(|uri| !found.contains_key(*uri)).cloned().collect();
        found.extend(gone.into_iter().map(|uri| (uri, Vec::new())));
        for (uri, diagnostics) in found {
            let before = self.reported.get(&uri);
            if before == Some(&diagnostics) {
                continue;
            }
            let version = self.workspace.open.get(&uri).map(|open| open.version);
            let Ok(address) = uri.parse::<Uri>() else { continue };
            let params = PublishDiagnosticsParams { uri: address, diagnostics, version };
            self.send(Notification::new(PublishDiagnostics::METHOD.to_owned(), &params).into());
            if params.diagnostics.is_empty() && !self.workspace.open.contains_key(&uri) {
                self.reported.remove(&uri);
            } else {
                self.reported.insert(uri, params.diagnostics);
            }
        }
        self.workspace.open.values_mut().for_each(|open| open.outdated = None);
    }

    /// What is wrong, by address: each mistake once, however many maps read the file.
    fn findings(&mut self) -> BTreeMap<String, Vec<Diagnostic>> {
        let uris: Vec<Uri> = self.workspace.open.values().map(|open| open.uri.clone()).collect();
        let mut found: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        // Several maps can report the same diagnostic in a file that they share.
        let mut shared: FxHashMap<(String, Range), Vec<usize>> = FxHashMap::default();
        for uri in uris {
            self.workspace.parts(&uri);
            let Some(open) = self.workspace.open.get(uri.as_str()) else { continue };
            let own = found.entry(uri.as_str().to_owned()).or_default();
            own.extend(open.failures().iter().map(|failure| symbols::failure(&open.lines, &open.text, failure)));
            for part in open.checked.iter().flatten() {
                for diagnostic in &part.compilation.diagnostics {
                    let place = symbols::Place { workspace: &self.workspace, open, part };
                    let Some(converted) = place.diagnostic(diagnostic) else { continue };
                    let Some(target) = place.uri(diagnostic.span()) else { continue };
                    let there = found.entry(target.as_str().to_owned()).or_default();
                    let told = shared.entry((target.as_str().to_owned(), converted.range)).or_default();
                    if !told.iter().any(|&at| there[at] == converted) {
                        told.push(there.len());
                        there.push(converted);
                    }
                }
            }
        }
        // Settings that can't be read count for the maps that are open, whether they are open themselves or not.
        for (uri, failure) in self.workspace.settings_failures() {
            let Some(place) = &failure.place else { continue };
            let lines = Lines::new(&place.source.text, self.workspace.encoding);
            found.entry(uri).or_default().push(symbols::failure(&lines, &place.source.text, failure));
        }
        found
    }
}

/// Whether a message is handled before diagnostics are reported.
fn comes_first(message: &Message) -> bool {
    match message {
        Message::Request(request) => request.method == Completion::METHOD,
        Message::Notification(_) | Message::Response(_) => true,
    }
}

fn params<T: DeserializeOwned>(notification: Notification) -> Option<T> {
    serde_json::from_value(notification.params).ok()
}
