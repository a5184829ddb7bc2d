//! What a file is, by its extension: its media type, and how drawings and pages show it.

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    Picture,
    Sound,
    Film,
    Document,
    Other,
}

/// For files that a browser can't show, or mustn't because it might run them.
const UNKNOWN: (&str, Medium) = (DOWNLOAD, Medium::Other);
const DOWNLOAD: &str = "application/octet-stream";
const TEXT: &str = "text/plain;charset=utf-8";

const KINDS: &[(&str, &str, Medium)] = &[
    ("png", "image/png", Medium::Picture),
    ("jpg", "image/jpeg", Medium::Picture),
    ("jpeg", "image/jpeg", Medium::Picture),
    ("gif", "image/gif", Medium::Picture),
    ("webp", "image/webp", Medium::Picture),
    ("avif", "image/avif", Medium::Picture),
    ("svg", "image/svg+xml", Medium::Picture),
    ("mp3", "audio/mpeg", Medium::Sound),
    ("m4a", "audio/mp4", Medium::Sound),
    ("aac", "audio/mp4", Medium::Sound),
    ("ogg", "audio/ogg", Medium::Sound),
    ("oga", "audio/ogg", Medium::Sound),
    ("opus", "audio/ogg", Medium::Sound),
    ("wav", "audio/wav", Medium::Sound),
    ("flac", "audio/flac", Medium::Sound),
    ("mp4", "video/mp4", Medium::Film),
    ("webm", "video/webm", Medium::Film),
    ("pdf", "application/pdf", Medium::Document),
    ("doc", DOWNLOAD, Medium::Document),
    ("docx", DOWNLOAD, Medium::Document),
    ("odt", DOWNLOAD, Medium::Document),
    ("md", TEXT, Medium::Document),
    ("txt", TEXT, Medium::Document),
    ("csv", TEXT, Medium::Other),
    ("journey", TEXT, Medium::Other),
];

/// The media type of a file, and how it is shown.
pub(crate) fn media(path: &str) -> (&'static str, Medium) {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let known = KINDS.iter().find(|(known, ..)| extension.eq_ignore_ascii_case(known));
    known.map_or(UNKNOWN, |&(_, kind, medium)| (kind, medium))
}
