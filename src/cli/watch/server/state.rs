//! What every answer is made from.

use crate::cli::watch::{Editor, looked_at::LookedAt, shown::Preview};
use std::sync::Arc;
use tokio::sync::watch;

#[derive(Clone)]
pub(super) struct ServerState {
    pub previews: watch::Receiver<Arc<Preview>>,
    pub editor: Option<Arc<Editor>>,
    pub looked_at: LookedAt,
    pub port: u16,
}
