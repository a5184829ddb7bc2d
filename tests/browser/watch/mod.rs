//! The live preview in a browser.

mod browser;
mod hostile;

tests!(in browser, hostile);
