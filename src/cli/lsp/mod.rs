//! `wayline lsp`: a language server over standard input and output.
//!
//! A thin layer: [`crate::editor`] answers, on compilations of the files as they are in the editor; here messages are read and places
//! are turned into bytes and back. One message after the other, in one thread. Mistakes are reported once no further message comes, so
//! that fast typing costs one compilation and not one for each key, and a completion doesn't wait for one.

mod answer;
mod edits;
mod lines;
mod open;
mod server;
mod symbols;
mod transport;
mod workspace;

use super::{
    Exit,
    args::Lsp,
    console::{self, Console, reason},
};
use crate::{options::Options, report::Failure};
use lines::Encoding;
use lsp_server::{Connection, ErrorCode, Message, Request, RequestId, Response};
use lsp_types::{
    InitializeParams, InitializeResult, PositionEncodingKind, ServerInfo,
    request::{Initialize, Request as _},
};
use server::Server;

pub(crate) fn run(args: &Lsp, _: Console) -> Result<Exit, Failure> {
    let max_bytes = args.max_bytes.unwrap_or(Options::default().max_bytes);
    let (connection, threads) = transport::stdio(console::message_limit(max_bytes));
    let orderly = serve(args, connection)?;
    threads.join().map_err(|error| Failure::new(format!("lost the connection to the editor: {}", reason(&error))))?;
    Ok(if orderly { Exit::Fine } else { Exit::Failed })
}

/// Serves one client until it leaves. Returns whether it shut down properly.
fn serve(args: &Lsp, connection: Connection) -> Result<bool, Failure> {
    let (id, params) = greeting(&connection)?;
    let encoding = encoding(&params);
    let result = InitializeResult {
        capabilities: answer::capabilities(encoding),
        server_info: Some(ServerInfo { name: "wayline".into(), version: Some(env!("CARGO_PKG_VERSION").into()) }),
    };
    let _ = connection.sender.send(Response::new_ok(id, result).into());
    Server::new(args, connection, encoding, &params)?.run()
}

/// Waits until a client says who it is.
fn greeting(connection: &Connection) -> Result<(RequestId, InitializeParams), Failure> {
    loop {
        let refused = match connection.receiver.recv() {
            Ok(Message::Request(Request { id, method, params })) if method == Initialize::METHOD => {
                match serde_json::from_value(params) {
                    Ok(params) => return Ok((id, params)),
                    Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
                }
            }
            Ok(Message::Request(Request { id, method, .. })) => {
                let why = format!("`{method}` comes before `{}`", Initialize::METHOD);
                Response::new_err(id, ErrorCode::ServerNotInitialized as i32, why)
            }
            Ok(Message::Notification(_) | Message::Response(_)) => continue,
            Err(_) => return Err(broken()),
        };
        let _ = connection.sender.send(refused.into());
    }
}

fn broken() -> Failure {
    Failure::new("no language client is talking to this server")
        .help("editors start `wayline lsp` themselves; the documentation says how to set them up")
}

/// Bytes if the client supports them, which saves counting; otherwise what every client supports.
fn encoding(params: &InitializeParams) -> Encoding {
    let known = params.capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let utf8 = known.is_some_and(|known| known.contains(&PositionEncodingKind::UTF8));
    if utf8 { Encoding::Utf8 } else { Encoding::Utf16 }
}
