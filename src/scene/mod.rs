//! The scene: the whole drawing, laid out but not yet written in any format.
//!
//! Made by `layout`; used by every renderer. It fixes every position, size, line break and colour role, so that a
//! renderer makes no decisions, and a test can tell which of the two changed. Colours are [`Role`]s; a theme defines
//! what they look like. Numbers are user units (one unit is one CSS pixel), y grows downwards, and all of them are
//! finite.
//!
//! ```
//! use wayline::{Options, compile, layout::layout, load::NoFiles, scene::{Group, Node}, text::Fonts};
//!
//! /// Every text of a group. What is in a group is placed from its `at` on.
//! fn texts(group: &Group, all: &mut Vec<String>) {
//!     for node in &group.nodes {
//!         match node {
//!             Node::Group(group) => texts(group, all),
//!             Node::Text(line) => all.push(line.plain()),
//!             Node::Shape(_) | Node::Image(_) => {}
//!         }
//!     }
//! }
//!
//! let text = "journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n";
//! let map = compile("coffee.journey", text.as_bytes(), &NoFiles, &Options::default()).map.expect("a map");
//! let scene = layout(&map, &Default::default(), &mut Fonts::new());
//! let mut all = Vec::new();
//! texts(&scene.root, &mut all);
//! assert!(all.contains(&"Welcome".to_owned()) && scene.width > 0.0);
//! ```

mod drawing;
mod geometry;
mod group;
mod role;
mod shape;
mod text;

pub use drawing::Scene;
pub use geometry::{Point, Rect, Segment, polygon};
pub use group::{Group, Node};
pub use role::Role;
pub use shape::{Fill, Form, Image, Shape, Stroke};
pub use text::{Anchor, Direction, Face, Run, TextLine, TypeSize};
