//! A theme with a brand's colour and a font of the project's own.

use super::{map, sandbox::Sandbox};
use std::fs;

const BLOCKS: &[u8] = include_bytes!("../../fixtures/fonts/blocks.ttf");
const VARIABLE: &[u8] = include_bytes!("../../fixtures/fonts/blocks-variable.ttf");

fn settings(brand: &str) -> String {
    format!("theme = \"ours\"\n[themes.ours]\n{brand}\n")
}

fn sandbox(brand: &str) -> Sandbox {
    Sandbox::new()
        .file("wayline.toml", settings(brand))
        .file("brand/blocks.ttf", BLOCKS)
        .file("brand/variable.ttf", VARIABLE)
        .file("a.journey", map("Coffee ß"))
}

#[test]
fn a_brand_is_in_drawings_and_pages() {
    let sandbox = sandbox("accent = \"#7A1FA2\"\nfont = \"brand/blocks.ttf\"");
    sandbox.run("build a.journey --format svg --format html").code(0);
    for name in ["a.svg", "a.html"] {
        let text = sandbox.read(name);
        assert!(text.contains("font/ttf;base64,") && text.contains("format('truetype')"), "{name}");
        // The sharp s comes from the bundled font.
        assert!(text.contains("font-family: Inter") && text.contains("font-family=\"wayline-"), "{name}");
        assert!(text.to_uppercase().contains("#7A1FA2"), "{name}");
    }
    // One file serves all faces, and its name can't close the attribute that it is in.
    let svg = sandbox.read("a.svg");
    assert_eq!(svg.matches("font/ttf;base64,").count(), 1);
    assert!(svg.contains("Blocks Test b") && !svg.contains("<b>"));
    // In a reader's own fonts letters are fitted into the widths of this one.
    let plain = sandbox.run("build a.journey -o - --theme light --font system").code(0).out;
    let own = sandbox.run("build a.journey -o - --font system").code(0).out;
    assert!(!own.contains("base64") && own.contains("Blocks Test b") && own.contains("textLength"));
    assert_ne!(plain, own);
}

#[cfg(feature = "pdf")]
#[test]
fn a_brand_is_in_pictures() {
    let drawn = |brand: &str| {
        let sandbox = sandbox(brand);
        sandbox.run("build a.journey --format png --format pdf").code(0);
        ["a.png", "a.pdf"].map(|name| fs::read(sandbox.path(name)).expect("a file"))
    };
    let [plain, one, variable] =
        ["base = \"light\"", "font = \"brand/blocks.ttf\"", "font = \"brand/variable.ttf\""].map(drawn);
    for kind in 0..2 {
        assert!(plain[kind] != one[kind] && one[kind] != variable[kind], "{kind}");
    }
}

#[test]
fn what_is_wrong_with_a_font_is_told_with_its_place() {
    let cases: [(&str, &[&str]); 7] = [
        ("font = \"brand/none.ttf\"", &["cannot use the font brand/none.ttf", "no such file", "wayline.toml:3:8"]),
        ("font = \"brand\"", &["cannot use the font brand", "it is a folder"]),
        ("font = \"a.journey\"", &["it is not a font", "name a .ttf or .otf file"]),
        ("font = \"brand/cut.ttf\"", &["the font is damaged"]),
        ("font = \"brand/x.woff2\"", &["it is a WOFF2 file", "convert it to a .ttf or .otf file"]),
        (
            "font = { regular = \"brand/blocks.ttf\", semibold = \"brand/none.ttf\" }",
            &["brand/none.ttf", "wayline.toml:3:51"],
        ),
        ("font = 3", &["the theme `ours` cannot be used", "`font` takes a file"]),
    ];
    for (brand, parts) in cases {
        let sandbox =
            sandbox(brand).file("brand/cut.ttf", &BLOCKS[..BLOCKS.len() / 2]).file("brand/x.woff2", "wOF2\0\x01");
        sandbox.run("build a.journey -o a.svg").code(2).says(parts);
        assert!(!sandbox.has("a.svg"), "{brand}");
    }
}

#[test]
fn a_red_accent_and_a_colour_that_is_none_are_refused() {
    sandbox("accent = \"#E30613\"").run("check").code(2).says(&["the accent #E30613 is a red", "kept for pain"]);
    sandbox("accent = \"purple\"").run("check").code(2).says(&["`purple` is not a colour"]);
    sandbox("acent = \"#7A1FA2\"").run("check").code(2).says(&["did you mean `accent`?"]);
}

#[test]
fn a_font_outside_the_project_is_not_read() {
    let sandbox = Sandbox::new()
        .file("inner/wayline.toml", settings("font = \"../blocks.ttf\""))
        .file("inner/a.journey", map("A"))
        .file("blocks.ttf", BLOCKS);
    sandbox.run("build inner/a.journey -o a.svg").code(2).says(&["it leads outside the project"]);
    fs::write(sandbox.path("inner/wayline.toml"), settings("font = \"../none.ttf\"")).expect("a file");
    sandbox.run("build inner/a.journey -o a.svg").code(2).says(&["it leads outside the project"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../blocks.ttf", sandbox.path("inner/link.ttf")).expect("a link");
        fs::write(sandbox.path("inner/wayline.toml"), settings("font = \"link.ttf\"")).expect("a file");
        sandbox.run("build inner/a.journey -o a.svg").code(2).says(&["it leads outside the project"]);
    }
}

#[test]
fn no_output_replaces_the_font() {
    let sandbox = sandbox("font = \"a.svg\"").file("a.svg", BLOCKS);
    sandbox.run("build a.journey -o a.svg").code(2);
    assert_eq!(fs::read(sandbox.path("a.svg")).expect("a file"), BLOCKS);
}
