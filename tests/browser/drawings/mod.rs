//! What a real browser draws: the drawings of every example and of generated maps, measured by scripts in a page.

#[cfg(feature = "png")]
mod apart;
mod colours;
mod examples;
mod expected;
#[cfg(feature = "png")]
mod formats;
#[cfg(feature = "png")]
mod librsvg;
mod page;
mod pictures;
mod sharing;
mod texts;

tests!(in colours, pictures, sharing, texts, #[cfg(feature = "png")] formats, #[cfg(feature = "png")] librsvg);
