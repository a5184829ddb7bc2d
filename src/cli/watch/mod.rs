//! `wayline watch`: shows maps in the browser and updates them after each save.
//!
//! There are two threads. This one builds: it waits for a change in what the last build read, rebuilds what is
//! affected, and publishes it to the preview. The other one is the server, which only reads the preview. A third one,
//! of the notification library, receives changes from the system.

mod book;
mod build;
mod editor;
mod file_watcher;
mod links;
mod looked_at;
mod patch;
mod reads;
mod server;
mod shown;
mod tree;
mod view;

pub(crate) use editor::Editor;

use super::{
    Exit,
    access::here,
    args::Watch,
    console::{Console, Stream, Style, reason},
};
use crate::report::{Failure, Report, count};
use book::{Book, MapReport, Marks};
use build::Builder;
use file_watcher::{FileWatcher, Heard};
use looked_at::LookedAt;
use server::{Previews, Server};
use shown::State;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::{Duration, Instant},
};

/// When nothing has been reported for this long, a save is finished.
const QUIET: Duration = Duration::from_millis(1);
/// However much is still reported, a build starts this long after the first change.
const MOST: Duration = Duration::from_millis(50);
/// The same message about a map that isn't drawn is repeated after this long.
const AGAIN: Duration = Duration::from_secs(1);
/// The views that nobody looks at are drawn when nothing has changed for this long after a build: first the picture.
const REST: Duration = Duration::from_millis(100);
/// How long a file may be empty or gone before the preview takes that as intended.
const MOMENT: Duration = Duration::from_millis(150);

pub(crate) fn run(args: &Watch, console: Console) -> Result<Exit, Failure> {
    if args.sources.files.iter().any(|path| path == std::path::Path::new("-")) {
        let help = "name a file or a folder, such as `wayline watch checkout.journey`";
        return Err(Failure::new("standard input cannot be watched").help(help));
    }
    let here = here()?;
    let (tell, news) = channel();
    let told = args.judging.max_diagnostics;
    let limit = told.map_or(Some(50), |limit| Some(limit).filter(|&limit| limit > 0));
    let looked_at = LookedAt::default();
    let editor = args.editor.is_some();
    let builder = Builder { look: &args.look, console, limit, editor, looked_at: looked_at.clone() };
    let mut watch = Watching {
        book: Book::new(&args.sources, &args.judging, builder, here),
        watcher: FileWatcher::new(tell.clone(), args.poll),
        news,
        console,
        previews: Previews::new(),
        deaf: None,
        told: BTreeMap::new(),
    };
    let taken = Taken { started: now(), first: true };
    watch.book.find();
    watch.tell_failures();
    watch.build(taken);
    let server = Server::start(args.port, watch.previews.reader(), (args.editor.clone(), looked_at), tell)?;
    if let Some(taken) = server.taken() {
        console.status(&format!("port {taken} is taken; using {} instead", server.port()));
    }
    let files = count(watch.book.files(), "file");
    console.status(&format!("watching {files}; the preview is at {} (Ctrl-C ends it)", server.address()));
    if args.open {
        open(&server.address(), console);
    }
    watch.follow();
    watch.previews.end();
    server.stop();
    Ok(Exit::Fine)
}

#[allow(clippy::disallowed_methods, reason = "the writer wants to know how long a build takes")]
fn now() -> Instant {
    Instant::now()
}

fn open(address: &str, console: Console) {
    if let Err(error) = open::that_detached(address) {
        console.status(&format!("cannot open the browser ({}); open {address} yourself", reason(&error)));
    }
}

/// When a build began.
struct Taken {
    started: Instant,
    /// Whether nothing was shown before.
    first: bool,
}

/// What is watched, and everything needed for that.
struct Watching<'a> {
    book: Book<'a>,
    watcher: FileWatcher,
    news: Receiver<Heard>,
    console: Console,
    previews: Previews,
    /// The last message about changes that the system doesn't report.
    deaf: Option<String>,
    /// The last message about each map that isn't drawn, and when it was printed.
    told: BTreeMap<String, (String, Instant)>,
}

/// Several notifications, combined.
struct Batch {
    /// `None` for everything.
    touched: Option<BTreeSet<PathBuf>>,
}

impl Watching<'_> {
    /// Builds after each change, until it is time to stop.
    fn follow(&mut self) {
        while let Some(batch) = self.hear() {
            let started = now();
            self.book.come_back();
            let touched = batch.touched.as_ref();
            let mut marks = self.book.mark(touched);
            if marks.fragile {
                match self.wait(batch.touched.clone()) {
                    Some(again) => marks = again,
                    None => return,
                }
            }
            if marks.settings || (marks.any && self.book.is_another_day()) {
                self.find();
            }
            if marks.any {
                self.build(Taken { started, first: false });
            }
            // Other maps are searched for when the one that was saved is already shown.
            if self.book.may_find(touched) {
                self.find();
                if self.book.mark(Some(&BTreeSet::new())).any {
                    self.build(Taken { started: now(), first: false });
                }
            }
        }
    }

    fn find(&mut self) {
        let before: Vec<String> = self.book.failures().iter().map(|failure| failure.title.clone()).collect();
        self.book.find();
        if self.book.failures().iter().map(|failure| &failure.title).ne(&before) {
            self.tell_failures();
        }
        self.hold();
        self.previews.put(self.book.preview());
    }

    fn tell_failures(&self) {
        if !self.book.failures().is_empty() {
            let report = Report { failures: self.book.failures().to_vec(), ..Report::default() };
            let _ = self.console.report(&report, Style::Text, Stream::Err);
        }
    }

    /// Waits for the next change and for the end of the save. `None` when it is time to stop.
    fn hear(&mut self) -> Option<Batch> {
        if self.book.is_unfinished() {
            match self.news.recv_timeout(REST) {
                Ok(first) => return self.gather(first),
                Err(RecvTimeoutError::Timeout) => self.finish(),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        match self.news.recv_timeout(self.watcher.pause()) {
            Ok(first) => self.gather(first),
            Err(RecvTimeoutError::Timeout) => Some(Batch { touched: None }),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn gather(&self, first: Heard) -> Option<Batch> {
        let end = now() + MOST;
        let mut touched = Some(BTreeSet::new());
        let mut heard = first;
        loop {
            match heard {
                Heard::Paths(paths) => touched.iter_mut().for_each(|all| all.extend(paths.iter().cloned())),
                Heard::Something => touched = None,
                Heard::End => return None,
            }
            let left = end.saturating_duration_since(now()).min(QUIET);
            match self.news.recv_timeout(left) {
                Ok(more) => heard = more,
                Err(_) => return Some(Batch { touched }),
            }
        }
    }

    /// Gives a file that is empty or gone a moment to become complete again.
    fn wait(&mut self, touched: Option<BTreeSet<PathBuf>>) -> Option<Marks> {
        let end = now() + MOMENT;
        let mut touched = touched;
        loop {
            let marks = self.book.mark(touched.as_ref());
            let left = end.saturating_duration_since(now());
            if !marks.fragile || left.is_zero() {
                return Some(marks);
            }
            match self.news.recv_timeout(left.min(QUIET * 3)) {
                Ok(Heard::Paths(paths)) => touched.iter_mut().for_each(|all| all.extend(paths.iter().cloned())),
                Ok(Heard::Something) => touched = None,
                Ok(Heard::End) => return None,
                Err(_) => {}
            }
        }
    }

    /// Builds what was marked, shows it and reports it; and again, if something changed before it was watched.
    fn build(&mut self, taken: Taken) {
        let mut taken = taken;
        loop {
            let told = self.book.build();
            self.previews.put(self.book.preview());
            self.tell(told, &taken);
            if !self.hold() || !self.book.mark(None).any {
                return;
            }
            taken = Taken { started: now(), first: false };
        }
    }

    /// Draws the views that the last builds took over.
    fn finish(&mut self) {
        self.book.finish();
        self.previews.put(self.book.preview());
    }

    /// Watches the folders of what was read. Returns whether any of them is new.
    fn hold(&mut self) -> bool {
        let new = self.watcher.hold(self.book.folders());
        let deaf = self.watcher.deaf().map(str::to_owned);
        if deaf != self.deaf {
            if let Some(why) = &deaf {
                self.console.status(&format!("cannot watch all files ({why}); polling them instead"));
            }
            self.deaf = deaf;
        }
        new
    }

    /// Whether the same message was printed a moment ago: a file that changes all the time shouldn't fill the log.
    fn is_repeated(&mut self, name: &str, state: State, report: &Report) -> bool {
        let mistakes = report.files.iter().flat_map(|file| &file.diagnostics).map(|one| (one.code, &one.title));
        let failures = report.failures.iter().map(|failure| &failure.title);
        let says = format!("{state:?} {:?} {:?}", mistakes.collect::<Vec<_>>(), failures.collect::<Vec<_>>());
        let before = self.told.insert(name.to_owned(), (says.clone(), now()));
        let Some((said, time)) = before.filter(|(said, time)| *said == says && time.elapsed() < AGAIN) else {
            return false;
        };
        // Measured from when it was printed.
        self.told.insert(name.to_owned(), (said, time));
        true
    }

    fn tell(&mut self, told: Vec<MapReport>, taken: &Taken) {
        let time = taken.started.elapsed().as_secs_f64() * 1000.0;
        let time = if time < 10.0 { format!("{time:.1} ms") } else { format!("{time:.0} ms") };
        for MapReport { name, report, state, drawn } in told {
            if matches!(state, State::Wrong | State::Gone) && self.is_repeated(&name, state, &report) {
                continue;
            }
            let line = match (state, drawn) {
                (State::Fine | State::Warned, _) => format!("{name}: drawn in {time}"),
                (State::Shared, _) if taken.first => continue,
                (State::Shared, _) => format!("{name} only has declarations for other maps: nothing to draw"),
                (State::Wrong, true) => format!("{name}: not drawn, still showing the last good map ({time})"),
                (State::Wrong, false) => format!("{name}: not drawn ({time})"),
                (State::Gone, true) => format!("{name} is gone; still showing the last map"),
                (State::Gone, false) => format!("{name} is gone"),
            };
            let tally = report.tally();
            if tally.errors + tally.warnings + tally.failures > 0 {
                let _ = self.console.report(&report, Style::Text, Stream::Err);
            }
            self.console.status(&line);
        }
    }
}
