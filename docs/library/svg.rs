//! Compiles a map, prints what is wrong with it, and writes its drawing: `cargo run --example svg -- MAP`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example that is run in a terminal")]

use std::{env, error::Error, fs, path::Path};
use wayline::{
    Folder, Options, compile,
    layout::{LayoutOptions, layout},
    render::{SvgOptions, svg},
    text::Fonts,
};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).unwrap_or("examples/coffee-run.journey".into());
    let path = Path::new(&path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // The map can use files that are next to it or further down, and no others.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let compilation = compile(&name, &fs::read(path)?, &Folder::new(folder)?, &Options::default());
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
    let out = Path::new("target").join(Path::new(&*name).with_extension("svg"));
    fs::write(&out, svg(&scene, &SvgOptions::default()))?;
    println!("{}: {} × {}", out.display(), scene.width, scene.height);
    Ok(())
}
