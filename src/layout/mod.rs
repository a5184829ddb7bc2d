//! Layout: from the map to the scene.
//!
//! Input: a checked `Map`, what to show of it, and fonts to measure with. Output: a [`crate::scene::Scene`] in which
//! every position, size, line break and colour role is decided. Colours and file formats aren't known here.
//!
//! ```
//! use wayline::{Options, compile, layout::{LayoutOptions, View, layout}, load::NoFiles, text::Fonts};
//!
//! let text = "journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n";
//! let map = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! let slide = LayoutOptions { view: View::Overview, ..LayoutOptions::default() };
//! let scene = layout(&map, &slide, &mut Fonts::new());
//! // In CSS pixels.
//! assert!(scene.width > scene.height);
//! ```

mod assemble;
mod assumed;
mod badge;
pub(crate) mod bead;
mod beside;
mod block;
mod broken;
pub(crate) mod chart;
mod confidence;
mod context;
mod cut;
mod describe;
mod draw;
mod excerpt;
mod experience;
mod findings;
mod flow;
mod footer;
mod free;
mod glance;
mod header;
mod headline;
mod icons;
mod lane_name;
mod lanes;
mod legend;
mod mirror;
mod options;
mod page_slice;
mod pairs;
mod persona;
mod persona_card;
mod phases;
mod precision;
mod prose;
mod sheets;
mod slide;
mod split;
mod stages;
mod stripes;
mod time_scale;
mod ways;
mod whole;
mod widths;

pub use crate::lane::{View, key as lane_key};
pub use chart::curves_in_words;
pub(crate) use context::{BAR, ColumnBox, LayoutCtx, Page};
pub use draw::layout;
pub use options::{LayoutOptions, views_beside};
pub use persona::{Marker, PersonaLook};
pub(crate) use prose::Prose;
pub use sheets::{Paper, layout_paper};
pub use split::layout_pages;

use crate::vocabulary::Words;
