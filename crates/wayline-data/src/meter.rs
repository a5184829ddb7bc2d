//! Counts the bytes that are read, for the progress bar.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    io::{self, Read},
    time::Duration,
};

/// How far reading is. On a terminal it shows a bar on standard error.
#[derive(Debug, Clone, Default)]
pub struct Meter {
    bar: Option<ProgressBar>,
}

impl Meter {
    /// A bar for `bytes` bytes; hidden where standard error isn't a terminal.
    pub fn new(what: &str, bytes: u64, quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        if target.is_hidden() {
            return Self::default();
        }
        let bar = ProgressBar::with_draw_target(Some(bytes), target).with_message(what.to_owned());
        // How large a table of a database is isn't known before it is read.
        let form =
            if bytes == 0 { "{msg} {bytes}, {elapsed}" } else { "{msg} {bar:30} {bytes} of {total_bytes}, {elapsed}" };
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar: Some(bar) }
    }

    fn add(&self, bytes: usize) {
        if let Some(bar) = &self.bar {
            bar.inc(bytes as u64);
        }
    }

    /// Takes the bar off the terminal.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A reader whose bytes are counted.
#[derive(Debug)]
pub struct Metered<R> {
    inner: R,
    meter: Meter,
}

impl<R> Metered<R> {
    pub fn new(inner: R, meter: Meter) -> Self {
        Self { inner, meter }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.add(read);
        Ok(read)
    }
}
