//! The files that have diagrams.

/// The extensions of Mermaid files.
pub(crate) const EXTENSIONS: [&str; 2] = ["mmd", "mermaid"];

/// Whether a file of this name is a Mermaid diagram.
pub fn is_mermaid(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.rsplit_once('.').is_some_and(|(_, extension)| EXTENSIONS.contains(&extension))
}
