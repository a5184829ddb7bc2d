//! Reads the model of a map: every pain, where it is, and what answers it: `cargo run --example pains -- MAP`.

#![allow(clippy::print_stdout, reason = "an example that is run in a terminal")]

use std::{env, error::Error, fs};
use wayline::{Options, compile, load::NoFiles, model::Place};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).unwrap_or("examples/broadband.journey".into());
    let compilation = compile(&path, &fs::read(&path)?, &NoFiles, &Options::default());
    let Some(map) = compilation.map else { return Err("the map has errors".into()) };
    // Names are resolved: a pain knows its place by an id, and the map has what it stands for.
    for pain in &map.pains {
        let place = match pain.place {
            Place::Stage(id) => &map.stage(id).title,
            Place::Column(id) => &map.column(id).title,
        };
        println!("{:<9} {} ({})", pain.severity.word(), pain.text.to_plain(), place.to_plain());
    }
    Ok(())
}
