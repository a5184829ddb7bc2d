//! What the server knows, and how it refuses.

use crate::cli::project::Projects;
use std::path::PathBuf;

/// Why a request has no answer: the protocol's error number and a message.
pub(super) type Refusal = (i64, String);

pub(super) const UNREADABLE: i64 = -32700;
pub(super) const NO_REQUEST: i64 = -32600;
pub(super) const NO_METHOD: i64 = -32601;
pub(super) const WRONG_PARAMS: i64 = -32602;
pub(super) const NOT_THERE: i64 = -32002;
pub(super) const CRASHED: i64 = -32603;

pub(super) struct Server {
    pub projects: Projects,
    /// The only folder that files are read from.
    pub root: PathBuf,
    pub max_bytes: u64,
}
