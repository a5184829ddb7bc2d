//! What a real browser draws: the drawings of every example and of generated maps, measured by scripts in a page.

mod colours;
mod examples;
mod expected;
#[cfg(feature = "png")]
mod formats;
mod page;
mod pictures;
mod sharing;
mod texts;

tests!(in colours, pictures, sharing, texts, #[cfg(feature = "png")] formats);
