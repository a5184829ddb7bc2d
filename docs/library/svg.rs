//! Compiles a map, prints what is wrong with it, and writes its drawing: `cargo run --example svg -- MAP`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example that is run in a terminal")]

use std::{env, error::Error, fs, path::Path};
use wayline::{
    Options, compile,
    layout::{LayoutOptions, layout},
    load::NoFiles,
    render::{SvgOptions, svg},
    text::Fonts,
};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).unwrap_or("examples/coffee-run.journey".into());
    let bytes = fs::read(&path)?;
    // A map that uses other files needs a loader that finds them; this one refuses all.
    let compilation = compile(&path, &bytes, &NoFiles, &Options::default());
    for diagnostic in &compilation.diagnostics {
        let span = diagnostic.span();
        let source = compilation.sources.get(span.file);
        let place = source.position(span.start);
        let code = diagnostic.code.as_str();
        eprintln!("{}:{}:{}: {code} {}", source.name, place.line, place.column, diagnostic.title);
    }
    let Some(map) = compilation.map else { return Err("the map has errors".into()) };
    // Sizes of a scene are in pixels of CSS. The same fonts can be used for any number of maps.
    let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
    let out = Path::new(&path).with_extension("svg");
    let out = Path::new("target").join(out.file_name().unwrap_or_default());
    fs::write(&out, svg(&scene, &SvgOptions::default()))?;
    println!("{}: {} × {}", out.display(), scene.width, scene.height);
    Ok(())
}
