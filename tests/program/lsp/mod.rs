//! The language server as editors use it.

mod client;
mod malformed;
mod rename;
mod session;
mod typing;

use crate::preview::Folder;

/// The address of a file in a folder.
fn uri(folder: &Folder, name: &str) -> String {
    let path = folder
        .path(name)
        .canonicalize()
        .unwrap_or_else(|_| folder.path("").canonicalize().expect("a folder").join(name));
    format!("file://{}", path.to_str().expect("a path in UTF-8"))
}
