//! Pages as people use them: in a real browser, with keys and pointer, on screens and paper of several sizes.

#![allow(clippy::disallowed_methods, reason = "a browser is waited for")]

#[path = "../support/chromium/mod.rs"]
mod chromium;
mod driver;
