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
mod workspace;

use super::{
    Exit,
    args::Lsp,
    console::{Console, reason},
};
use crate::report::Failure;
use lines::Encoding;
use lsp_server::Connection;
use lsp_types::{InitializeParams, InitializeResult, PositionEncodingKind, ServerInfo};
use server::Server;

pub(crate) fn run(args: &Lsp, _: Console) -> Result<Exit, Failure> {
    let (connection, threads) = Connection::stdio();
    let orderly = serve(args, connection)?;
    threads.join().map_err(|error| Failure::new(format!("the connection broke: {}", reason(&error))))?;
    Ok(if orderly { Exit::Fine } else { Exit::Failed })
}

/// Serves one client until it leaves. Returns whether it shut down properly.
fn serve(args: &Lsp, connection: Connection) -> Result<bool, Failure> {
    let (id, params) = connection.initialize_start().map_err(|error| broken(&error.to_string()))?;
    let params: InitializeParams = serde_json::from_value(params).map_err(|error| broken(&error.to_string()))?;
    let encoding = encoding(&params);
    let result = InitializeResult {
        capabilities: answer::capabilities(encoding),
        server_info: Some(ServerInfo { name: "wayline".into(), version: Some(env!("CARGO_PKG_VERSION").into()) }),
    };
    let result = serde_json::to_value(result).map_err(|error| broken(&error.to_string()))?;
    connection.initialize_finish(id, result).map_err(|error| broken(&error.to_string()))?;
    Server::new(args, connection, encoding, &params)?.run()
}

fn broken(why: &str) -> Failure {
    Failure::new(format!("no language client is talking to this server: {why}"))
        .help("editors start `wayline lsp` themselves; the documentation says how to set them up")
}

/// Bytes if the client supports them, which saves counting; otherwise what every client supports.
fn encoding(params: &InitializeParams) -> Encoding {
    let known = params.capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let utf8 = known.is_some_and(|known| known.contains(&PositionEncodingKind::UTF8));
    if utf8 { Encoding::Utf8 } else { Encoding::Utf16 }
}
