//! What a real browser makes of drawings, of pages and of the live preview. Where there is no browser, these tests are ignored.

#![allow(clippy::disallowed_methods, reason = "a browser is waited for")]

/// The tests of a module. A function that isn't listed is dead code, and the compiler says so.
macro_rules! tests {
    (in $($(#[$attribute:meta])* $module:ident),* $(,)?) => {
        pub(crate) fn tests() -> Vec<libtest_mimic::Trial> {
            let mut tests = Vec::new();
            $($(#[$attribute])* tests.extend($module::tests());)*
            tests
        }
    };
    (unless $lacks:path: $($name:ident),* $(,)?) => {
        pub(crate) fn tests() -> Vec<libtest_mimic::Trial> {
            vec![$(crate::test(concat!(module_path!(), "::", stringify!($name)), $name, $lacks)),*]
        }
    };
    ($($name:ident),* $(,)?) => { tests!(unless crate::lacks_browser: $($name),*); };
}

#[path = "../support/chromium/mod.rs"]
mod chromium;
mod drawings;
mod page;
#[path = "../support/preview.rs"]
#[allow(dead_code, reason = "most of it is for the tests of the program")]
mod preview;
#[path = "../support/mod.rs"]
mod support;
mod watch;

use libtest_mimic::{Arguments, Trial, run};

tests!(in drawings, page, watch);

fn main() {
    run(&Arguments::from_args(), tests()).exit();
}

/// A test that is ignored where something is lacking, which says so.
fn test(name: &str, run: fn(), lacks: fn() -> Option<&'static str>) -> Trial {
    let name = name.trim_start_matches("browser::");
    let test = Trial::test(name, move || {
        run();
        Ok(())
    });
    match lacks() {
        None => test,
        Some(lacking) => test.with_ignored_flag(true).with_kind(lacking),
    }
}

fn lacks_browser() -> Option<&'static str> {
    chromium::program().is_none().then_some("no browser: install Chromium or name one in WAYLINE_CHROMIUM")
}
