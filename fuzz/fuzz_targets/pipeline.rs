//! Any bytes, through `pipeline` in `tests/support/targets.rs`.

#![no_main]

#[path = "../../tests/support/targets.rs"]
#[allow(dead_code, reason = "the other target uses the rest of it")]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::pipeline(bytes, &wayline::load::Memory::default()));
