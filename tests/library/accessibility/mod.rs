//! The drawing for those who see it otherwise, or not at all: what it says in words, in which order, and what is left of
//! it without colours or with fewer.

mod order;
mod vision;
mod words;
