//! Pictures of pixels and pages from `wayline build`.

use super::{map, sandbox::Sandbox};
use std::fs;

/// A map that is much too long for a sheet of paper.
fn long() -> String {
    let column = |n| {
        format!(
            "  touchpoint: Column {n}\n    does: Something that takes a line or two\n    feels {}: Word {n}\n",
            n % 3 - 1
        )
    };
    let stage = |s: i32| format!("stage: Stage {s}\n{}", (0..6).map(|n| column(10 * s + n)).collect::<String>());
    format!("journey: A long way\n{}", (1..7).map(stage).collect::<String>())
}

fn bytes(sandbox: &Sandbox, path: &str) -> Vec<u8> {
    fs::read(sandbox.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Width and height, as the head of a PNG file has them.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG file");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

/// How many pages a PDF file has.
fn pages(pdf: &[u8]) -> usize {
    assert!(pdf.starts_with(b"%PDF-"), "no PDF file");
    lopdf::Document::load_mem(pdf).expect("a PDF that can be read").get_pages().len()
}

#[test]
fn all_formats_are_written_beside_the_map() {
    let sandbox = Sandbox::new().file("coffee.journey", map("Coffee"));
    sandbox.run("build coffee.journey --format png,pdf").code(0).says(&["wrote coffee.png, coffee.pdf"]);
    assert_eq!(sandbox.files(), ["coffee.journey", "coffee.pdf", "coffee.png"]);
    assert_eq!(pages(&bytes(&sandbox, "coffee.pdf")), 1);
    size(&bytes(&sandbox, "coffee.png"));
    sandbox.run("build coffee.journey --format png,pdf").code(0).says(&["coffee.png, coffee.pdf unchanged"]);
    sandbox.run("build coffee.journey -o a.PNG").code(0);
    sandbox.run("build coffee.journey -o b.pdf").code(0);
    assert!(bytes(&sandbox, "a.PNG") == bytes(&sandbox, "coffee.png"));
    assert!(bytes(&sandbox, "b.pdf") == bytes(&sandbox, "coffee.pdf"));
}

#[test]
fn a_picture_has_two_pixels_for_each_unit_unless_said_otherwise() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    let drawn = |flags: &str| {
        sandbox.run(&format!("build a.journey -o a.png {flags}")).code(0);
        size(&bytes(&sandbox, "a.png"))
    };
    let (width, height) = drawn("--scale 1");
    assert_eq!(drawn(""), (2 * width, 2 * height));
    assert_eq!(drawn("--scale 0.5"), (width.div_ceil(2), height.div_ceil(2)));
    let sandbox = sandbox.file("wayline.toml", "scale = 3\nformats = [\"png\", \"svg\"]\n");
    sandbox.run("build a.journey").code(0);
    assert_eq!(size(&bytes(&sandbox, "a.png")), (3 * width, 3 * height));
    sandbox.run("build a.journey --scale 1").code(0);
    assert_eq!(size(&bytes(&sandbox, "a.png")), (width, height));
}

#[test]
fn pictures_take_the_themes_colours() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    for format in ["png", "pdf"] {
        let drawn = |theme: &str| {
            sandbox.run(&format!("build a.journey -o a.{format} --theme {theme}")).code(0);
            bytes(&sandbox, &format!("a.{format}"))
        };
        assert!(drawn("light") != drawn("dark"), "{format}");
        assert!(drawn("light") == drawn("auto"), "{format}: nobody's system is followed");
    }
}

#[test]
fn pictures_go_to_the_standard_output() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    for (call, start) in [
        ("build a.journey -o - --format png", &b"\x89PNG"[..]),
        ("build a.journey -o - --format pdf", b"%PDF"),
        ("build - --format pdf", b"%PDF"),
    ] {
        let output = sandbox.output(call, map("A").as_bytes());
        assert!(output.stdout.starts_with(start), "{call}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{call}");
    }
}

/// `script` gives a program a terminal; elsewhere than on Linux it takes other arguments.
#[cfg(target_os = "linux")]
#[test]
fn no_picture_goes_to_a_terminal() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    for format in ["png", "pdf"] {
        let call = format!("{} build a.journey -o - --format {format}", env!("CARGO_BIN_EXE_wayline"));
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &call, "/dev/null"]).current_dir(sandbox.path(""));
        let Ok(output) = script.output() else { return };
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("terminal") && said.contains(&format!("-o map.{format}")), "{said}");
        assert!(!said.contains("PNG\r") && !said.contains("%PDF"), "{said}");
    }
}

#[test]
fn what_flags_cannot_mean_is_told() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    for (call, parts) in [
        ("build a.journey --scale 3", &["--scale applies only to png", "--format png"][..]),
        ("build a.journey -o a.pdf --scale 3", &["--scale applies only to png"]),
        ("build a.journey -o a.png --scale 0", &["write a number from 0.01 to 100, such as 2"]),
        ("build a.journey -o a.png --scale 2x", &["write a number from 0.01 to 100"]),
        (
            "build a.journey --format html --split stages",
            &["html, which has no pages", "choose svg, png or pdf instead of html"],
        ),
        ("build a.journey -o a.html --split stages", &["html, which has no pages"]),
        ("build a.journey --format pdf,json --split stages", &["json, which has no pages"]),
        ("build a.journey -o a.svg --split stages", &["a.svg is one file", "-o pages/", "pdf"]),
        ("build a.journey -o a.png --split stages", &["a.png is one file"]),
        ("build a.journey -o - --split stages", &["only one drawing can go to standard output", "pdf"]),
        ("build a.journey --split stage", &["a similar value exists: 'stages'"]),
        ("build a.journey --format pfd", &["svg, html, png, pdf, json"]),
    ] {
        assert_eq!(sandbox.run(call).code(2).says(parts).out, "", "{call}");
    }
    assert_eq!(sandbox.files(), ["a.journey"]);
}

#[test]
fn a_picture_that_is_too_large_is_told_with_a_scale_that_works() {
    let sandbox = Sandbox::new().file("long.journey", long()).file("a.journey", map("A")).file("long.png", "before");
    let ran = sandbox.run("build long.journey a.journey --format png,svg --scale 100").code(2);
    let ran = ran.says(&["cannot draw long.journey as png: it would have", "the limit is"]);
    // The drawings that can be made are there all the same.
    assert!(sandbox.has("long.svg") && sandbox.has("a.svg"), "{ran:#?}");
    assert_eq!(sandbox.read("long.png"), "before");
    let scale = ran.err.split("--scale ").nth(1).and_then(|rest| rest.split([' ', ',']).next()).expect("a scale");
    assert!((2.0..100.0).contains(&scale.parse::<f64>().expect("a number")), "{scale}");
}

#[test]
fn a_long_map_becomes_pages() {
    let sandbox = Sandbox::new().file("long.journey", long());
    sandbox.run("build long.journey --format svg,png,pdf --split stages --scale 0.5").code(0);
    let count = pages(&bytes(&sandbox, "long.pdf"));
    assert!(count > 1);
    let mut files: Vec<String> =
        (1..=count).flat_map(|page| [format!("long-{page}.png"), format!("long-{page}.svg")]).collect();
    files.extend(["long.journey", "long.pdf"].map(str::to_owned));
    assert_eq!(sandbox.files(), files);
    assert!(sandbox.read("long-1.svg").contains("Stage 1") && !sandbox.read("long-1.svg").contains("Stage 6"));
    let last = sandbox.read(&format!("long-{count}.svg"));
    assert!(last.contains("Stage 6") && !last.contains("Stage 1<") && last.contains("A long way"));
    for page in 1..=count {
        let (width, height) = size(&bytes(&sandbox, &format!("long-{page}.png")));
        assert!(width < 3 * height, "page {page}: {width} by {height}");
    }
    sandbox.run("build long.journey -o one.pdf --split stages").code(0);
    assert_eq!(pages(&bytes(&sandbox, "one.pdf")), count);
    sandbox.run("build long.journey -o one.pdf").code(0);
    assert_eq!(pages(&bytes(&sandbox, "one.pdf")), 1);
}

#[test]
fn pages_stay_whole_where_nobody_asked_for_more() {
    let settings = "split = \"stages\"\nformats = [\"svg\", \"html\", \"json\"]\n";
    let sandbox = Sandbox::new().file("long.journey", long()).file("short.journey", map("A"));
    let sandbox = sandbox.file("wayline.toml", settings);
    sandbox.run("build").code(0);
    // A page scrolls, and data has no paper; of a map that fits there is a first page and no more.
    assert!(sandbox.has("long.html") && sandbox.has("long.json") && sandbox.has("long-2.svg"));
    assert!(sandbox.has("short-1.svg") && !sandbox.has("short-2.svg") && !sandbox.has("short.svg"));
    sandbox.run("build short.journey --format svg --split never").code(0);
    assert!(sandbox.has("short.svg"));
    // Who names one file gets one.
    sandbox.run("build long.journey -o one.svg").code(0);
    assert!(sandbox.read("one.svg").contains("Stage 6"));
    sandbox.run("build long.journey -o one.pdf").code(0);
    assert!(pages(&bytes(&sandbox, "one.pdf")) > 1);
}

#[test]
fn slips_in_the_settings_are_answered() {
    let settings = "formats = [\"pfd\"]\nsplit = \"stage\"\nscale = \"big\"\n";
    let sandbox = Sandbox::new().file("wayline.toml", settings).file("a.journey", map("A"));
    sandbox.run("build").code(2).says(&[
        "`pfd` is not a choice for `formats`",
        "did you mean `pdf`?",
        "did you mean `stages`?",
        "`scale` takes a number from 0.01 to 100",
        "write scale = 2",
    ]);
    let sandbox = sandbox.file("wayline.toml", "scale = 0\nspilt = \"never\"\n");
    sandbox.run("build").code(2).says(&["`scale` takes a number", "did you mean `split`?"]);
}

/// What is for private use has no letter in any font.
const LOST: &str = "\u{F1234}";

#[test]
fn what_no_font_has_is_named() {
    let sandbox = Sandbox::new().file("a.journey", map(&format!("Tea {LOST}")));
    let help = ["install a font that has them", "svg or html"];
    sandbox.run("build a.journey -o a.png").code(0).says(&[
        "warning: no font on this system has",
        "U+F1234",
        "wrote a.png",
    ]);
    sandbox.run("build a.journey -o a.pdf").code(0).says(&help);
    let ran = sandbox.run("build a.journey -o a.svg").code(0);
    assert!(!ran.err.contains("warning"), "a reader may have a font for it: {ran:#?}");
    let ran = sandbox.run("build a.journey -o a.png --report json").code(0);
    let report: serde_json::Value = serde_json::from_str(&ran.err).expect("nothing but JSON");
    assert!(report["notes"][0]["title"].as_str().is_some_and(|title| title.contains("a.journey")), "{report}");
    for style in ["short", "sarif", "github"] {
        sandbox.run(&format!("build a.journey -o a.png --report {style}")).code(0).says(&["warning", "U+F1234"]);
    }
}

#[test]
fn links_of_a_pdf_lead_to_the_maps_own_folder() {
    let sandbox = Sandbox::new().file("maps/a.journey", format!("{}  pain: As [the notes](notes.md) say\n", map("A")));
    let has = |address: &str| {
        let pdf = bytes(&sandbox, "out/a.pdf");
        pdf.windows(address.len()).any(|window| window == address.as_bytes())
    };
    sandbox.run("build maps/a.journey -o out/a.pdf").code(0);
    assert!(has("../maps/notes.md"));
}

#[test]
fn what_to_do_is_a_sentence_of_its_own_in_sarif() {
    let map = "journey: A\nstage: B\n  feels 1\n  opportunity: C\n";
    let ran = Sandbox::new().file("a.journey", map).run("check --report sarif").code(0);
    let sarif: serde_json::Value = serde_json::from_str(&ran.out).expect("valid JSON");
    let text = sarif["runs"][0]["results"][0]["message"]["text"].as_str();
    assert_eq!(text, Some("This opportunity has no owner. Add the team that does it: `owner: TEAM`"));
}

/// A format is known by every extension that its files have, and named where the file has none of them.
#[test]
fn a_format_is_known_by_each_of_its_extensions() {
    for (call, file, begin) in [
        ("build a.journey -o", "a.htm", "<!"),
        ("build a.journey -o", "a.SVG", "<svg"),
        ("export a.journey -o", "a.markdown", "# A"),
        ("export a.journey -o", "a.mermaid", "journey\n"),
        ("export a.journey -o", "b.mmd", "journey\n"),
        ("build a.journey --format svg -o", "a.xyz", "<svg"),
        ("export a.journey --format json -o", "a.xyz", "{"),
        ("report a.journey -o", "a.txt", ""),
    ] {
        let sandbox = Sandbox::new().file("a.journey", map("A"));
        sandbox.run(&format!("{call} {file}")).code(0);
        let written = sandbox.read(file);
        assert!(
            !written.is_empty() && written.starts_with(begin),
            "{call} {file}: {}",
            &written[..written.len().min(80)]
        );
    }
}
