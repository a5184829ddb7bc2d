//! What a real browser draws. Comes in: the drawings of every example and of generated maps. A page measures them in
//! Chromium, which is started once a page and reached through nothing but the page that it leaves behind.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a browser that hangs is stopped by the clock, and a skip is said aloud"
)]

mod chromium;
mod colours;
mod drawings;
mod expected;
#[path = "../support/chromium/find.rs"]
mod find;
#[cfg(feature = "png")]
mod formats;
mod page;
mod pages;
mod pictures;
mod sharing;
#[path = "../support/mod.rs"]
mod support;
mod texts;
