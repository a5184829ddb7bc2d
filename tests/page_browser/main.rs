//! Pages as people use them: in a real browser, with keys and pointer, on screens and paper of several sizes.

#![allow(clippy::disallowed_methods, reason = "a browser is waited for")]

mod attachments;
#[path = "../support/chromium/mod.rs"]
mod chromium;
mod driver;
mod hostile;
#[path = "../support/hostile.rs"]
#[allow(dead_code, reason = "links are for the test of the compiler")]
mod hostile_map;
mod pages;
mod paper;
mod quiet;
mod reading;
mod site;
mod tables;
mod wishes;
