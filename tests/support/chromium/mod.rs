//! A Chromium without a window that tests and benchmarks drive as a reader would: with its keys, its pointer and its
//! wishes. One browser a test program, a [`Tab`] with a profile of its own for each test.
//!
//! It is driven by the DevTools protocol through a pipe, so there is no port to find and the browser ends when the
//! program does, however that ends. To use it in a test or a benchmark:
//!
//! ```ignore
//! #[path = "../support/chromium/mod.rs"]
//! mod chromium;
//!
//! let browser = chromium::Browser::shared();
//! let tab = browser.tab();
//! tab.resize(1280, 800);
//! tab.open_file(Path::new("map.html"));
//! tab.press("Control+f");
//! let title: String = tab.eval("document.title");
//! tab.expect_no_complaint();
//! ```

#![allow(dead_code, unused_imports, reason = "each program uses its own part of this")]

mod events;
mod find;
mod input;
mod output;
mod pipe;
mod process;
mod tab;

pub use events::Event;
pub use find::program;
pub use process::Browser;
pub use tab::Tab;

use std::time::Duration;

/// How long anything may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(90);
