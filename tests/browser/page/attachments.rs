//! Attached pictures, sounds and documents: opened in place, beside the page or inside it.

use super::pages::{folder, wayline};
use crate::chromium::{Browser, Tab};
use std::{
    fs,
    path::{Path, PathBuf},
};

tests![
    what_lies_beside_the_page_opens_in_place,
    what_is_embedded_needs_nothing_beside_the_page,
    what_is_too_large_is_linked_and_told,
    a_project_can_settle_that_attachments_are_embedded,
];

const MAP: &str = "journey: M\nstage one: One\n  touchpoint a: A\n    feels 1\n    attach: files/red.svg\n    attach: files/tone.wav\n    attach: files/notes.md\n    see: other.journey\n    see: other.journey#stage-one\n";

fn maps(name: &str) -> PathBuf {
    let here = folder(name);
    fs::create_dir(here.join("files")).expect("a folder");
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20' fill='red'/></svg>";
    let sound = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sounds/hold-tone.wav");
    fs::write(here.join("files/red.svg"), picture).expect("a picture");
    fs::copy(sound, here.join("files/tone.wav")).expect("a sound");
    fs::write(here.join("files/notes.md"), "# Notes\n").expect("notes");
    fs::write(here.join("map.journey"), MAP).expect("a map");
    fs::write(here.join("other.journey"), "journey: Other\nstage one: One\n  feels 1\n").expect("a map");
    here
}

fn opens(tab: &Tab<'_>) {
    tab.run("document.querySelector('img.media').scrollIntoView()");
    tab.wait_for("document.querySelector('img.media').naturalWidth === 40");
    tab.run("const sound = document.querySelector('audio'); sound.preload = 'auto'; sound.load()");
    tab.wait_for("document.querySelector('audio').duration > 0");
    tab.expect_no_complaint();
}

fn what_lies_beside_the_page_opens_in_place() {
    let browser = Browser::shared();
    let here = maps("beside");
    let (fine, said) = wayline(&here, &["build", ".", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.open_file(&here.join("map.html"));
    opens(&tab);
    let links: Vec<String> =
        tab.eval("[...document.querySelectorAll('#touchpoint-a a')].map((link) => link.getAttribute('href'))");
    assert_eq!(links, ["files/red.svg", "files/tone.wav", "files/notes.md", "other.html", "other.html#stage-one"]);
}

fn what_is_embedded_needs_nothing_beside_the_page() {
    let browser = Browser::shared();
    let here = maps("embedded");
    let (fine, said) = wayline(&here, &["build", "map.journey", "-f", "html", "-o", "out/", "--embed-attachments"]);
    assert!(fine && !said.contains("stays out"), "{said}");
    let alone = folder("alone").join("map.html");
    fs::rename(here.join("out/map.html"), &alone).expect("the page");
    let tab = browser.tab();
    tab.open_file(&alone);
    opens(&tab);
    assert_eq!(tab.requests().len(), 1, "{:?}", tab.requests());
    let here = alone.with_file_name("saved");
    fs::create_dir(&here).expect("a folder");
    tab.allow_downloads(&here);
    tab.click("#touchpoint-a a[download]");
    assert_eq!(tab.downloaded(&here.join("notes.md")), b"# Notes\n");
}

fn what_is_too_large_is_linked_and_told() {
    let here = maps("large");
    let (fine, said) = wayline(&here, &["build", "map.journey", "-f", "html", "--embed-attachments=1KiB"]);
    assert!(fine && said.contains("files/tone.wav is not embedded in the page") && said.contains("1 KiB"), "{said}");
    let page = fs::read_to_string(here.join("map.html")).expect("the page");
    assert!(page.contains("src=\"files/tone.wav\"") && page.contains("src=\"data:image/svg+xml;base64,"), "{page}");
    assert!(page.contains("img-src data:; media-src 'self';"), "the policy allows just that");
}

fn a_project_can_settle_that_attachments_are_embedded() {
    let here = maps("settled");
    let page = || fs::read_to_string(here.join("map.html")).expect("the page");
    let embedded = |page: &str| page.contains("data:image/svg+xml;base64,");
    for (settings, flag, expected) in [
        ("embed-attachments = true", None, true),
        ("embed-attachments = true", Some("--embed-attachments=none"), false),
        ("embed-attachments = \"10 B\"", None, false),
        ("embed-attachments = false", None, false),
        ("embed-attachments = false", Some("--embed-attachments"), true),
    ] {
        fs::write(here.join("wayline.toml"), settings).expect("settings");
        let args: Vec<_> = ["build", "map.journey", "-f", "html"].into_iter().chain(flag).collect();
        let (fine, said) = wayline(&here, &args);
        assert!(fine && embedded(&page()) == expected, "{settings} {flag:?}: {said}");
        // What was asked for and can't be had is told.
        assert_eq!(said.contains("is not embedded in the page"), settings.contains("10 B"), "{said}");
    }
}
