//! Requests and their answers.

mod actions;
mod capabilities;
mod complete;
mod format;
mod maps;
mod named;
mod rename;
mod request;
mod shape;

pub use capabilities::capabilities;

pub use request::answer;
