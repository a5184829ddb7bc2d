//! The server of the preview, reachable from this machine only.
//!
//! It reads the current preview and serves nothing else: no address leads to a file unless the map that it belongs to
//! attaches it. The only place that knows how requests are answered.

mod files;
mod guard;
mod nothing;
mod routes;
mod state;
mod stream;

use super::{Editor, file_watcher::Heard, looked_at::LookedAt, shown::Preview};
use crate::report::Failure;
use state::ServerState;
use std::{
    future::IntoFuture,
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    sync::{Arc, mpsc::Sender},
    thread::{self, JoinHandle},
    time::Duration,
};
use tokio::{
    runtime::{Builder, Runtime},
    sync::watch,
};

/// How many ports after a taken one are tried before any free one is used.
const TRIES: u16 = 20;
/// How long an answer may take once it is time to stop.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Where the building thread publishes what the server shows.
pub(super) struct Previews(watch::Sender<Arc<Preview>>);

impl Previews {
    /// With nothing to show yet.
    pub fn new() -> Self {
        Self(watch::Sender::new(Arc::default()))
    }

    /// Shows this from now on.
    pub fn put(&self, preview: Preview) {
        self.0.send_replace(Arc::new(preview));
    }

    /// Ends all event streams, so that clients disconnect.
    pub fn end(&self) {
        self.0.send_modify(|preview| *preview = Arc::new(Preview { ends: true, ..Preview::clone(preview) }));
    }

    /// The reading end.
    pub fn reader(&self) -> watch::Receiver<Arc<Preview>> {
        self.0.subscribe()
    }
}

/// A running server.
pub(super) struct Server {
    port: u16,
    taken: Option<u16>,
    thread: JoinHandle<()>,
}

impl Server {
    /// Serves on this port, or on the next free one.
    pub fn start(
        port: u16,
        previews: watch::Receiver<Arc<Preview>>,
        (editor, looked_at): (Option<Editor>, LookedAt),
        tell: Sender<Heard>,
    ) -> Result<Self, Failure> {
        let failed = |error: io::Error| {
            Failure::new(format!("cannot serve the preview: {}", crate::cli::console::reason(&error)))
                .help("try another port; --port 0 takes any free one")
        };
        let listener = bind(port).map_err(failed)?;
        let own = listener.local_addr().map_err(failed)?.port();
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let state = ServerState { previews, editor: editor.map(Arc::new), looked_at, port: own };
        // Signals are caught before the address is printed, so that Ctrl-C never just kills the program.
        let asked = {
            let _inside = runtime.enter();
            asked_to_end()
        };
        let thread = thread::spawn(move || serve(&runtime, listener, state, (asked, tell)));
        Ok(Self { port: own, taken: Some(port).filter(|&port| port != 0 && port != own), thread })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The requested port, if another program uses it.
    pub fn taken(&self) -> Option<u16> {
        self.taken
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Waits until the last answer is sent.
    pub fn stop(self) {
        let _ = self.thread.join();
    }
}

fn bind(port: u16) -> io::Result<TcpListener> {
    let at = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    match at(port) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let next = (1..=TRIES).filter_map(|step| port.checked_add(step)).find_map(|port| at(port).ok());
            next.map_or_else(|| at(0), Ok)
        }
        bound => bound,
    }
}

fn serve(
    runtime: &Runtime,
    listener: TcpListener,
    state: ServerState,
    (asked, tell): (impl Future<Output = ()> + Send + 'static, Sender<Heard>),
) {
    runtime.block_on(async {
        let listening = listener.set_nonblocking(true).and_then(|()| tokio::net::TcpListener::from_std(listener));
        let Ok(listener) = listening else {
            let _ = tell.send(Heard::End);
            return;
        };
        tokio::spawn(async move {
            asked.await;
            let _ = tell.send(Heard::End);
        });
        let serving = axum::serve(listener, routes::routes(state.clone())).with_graceful_shutdown(ended(state.clone()));
        let late = async move {
            ended(state).await;
            tokio::time::sleep(PATIENCE).await;
        };
        let _ = futures_util::future::select(Box::pin(serving.into_future()), Box::pin(late)).await;
    });
}

/// Waits for the end of the preview.
async fn ended(mut state: ServerState) {
    let _ = state.previews.wait_for(|preview| preview.ends).await;
}

/// Waits for Ctrl-C, or a request of the system. Both are caught from this call on.
#[cfg(unix)]
fn asked_to_end() -> impl Future<Output = ()> {
    use std::task::Poll;
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [SignalKind::interrupt(), SignalKind::terminate()];
    let mut signals: Vec<_> = kinds.into_iter().filter_map(|kind| signal(kind).ok()).collect();
    std::future::poll_fn(move |context| {
        let came = signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
        if came { Poll::Ready(()) } else { Poll::Pending }
    })
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
fn asked_to_end() -> impl Future<Output = ()> {
    async {
        let _ = tokio::signal::ctrl_c().await;
    }
}
