//! `wayline import`, and Mermaid's diagrams as maps.

use super::{map, sandbox::Sandbox};

const DIAGRAM: &str = "journey\n  title Coffee\n  section Order\n    Order: 4: Anna\n";
const MAP: &str =
    "journey: Coffee\n  scale: 1..5\n\npersona anna: Anna\n\nstage: Order\n  touchpoint: Order\n    feels 4\n";
const REFUSED: &str = "journey\n  section Order\n    Order\n";

#[test]
fn a_diagram_becomes_a_map() {
    let sandbox = Sandbox::new().file("a.mmd", DIAGRAM);
    assert_eq!(sandbox.run("import a.mmd").code(0).silent().out, MAP);
    assert_eq!(sandbox.run_with("import -", DIAGRAM).code(0).silent().out, MAP);
    sandbox.run("import a.mmd -o a.journey").code(0).says(&["wrote a.journey"]);
    assert_eq!(sandbox.read("a.journey"), MAP);
    sandbox.run("check a.journey").code(0);
    sandbox.run("fmt --check a.journey").code(0);
    sandbox.run("export a.journey -f mermaid").code(0);
}

#[test]
fn nothing_is_overwritten() {
    let sandbox = Sandbox::new().file("a.mmd", DIAGRAM).file("a.journey", "mine").file("maps/a.journey", "mine too");
    sandbox.run("import a.mmd -o a.journey").code(2).says(&["a.journey already exists", "nothing was changed"]);
    sandbox.run("import a.mmd -o maps/").code(2).says(&["maps/a.journey already exists"]);
    assert_eq!((sandbox.read("a.journey").as_str(), sandbox.read("maps/a.journey").as_str()), ("mine", "mine too"));
}

#[test]
fn what_mermaid_refuses_is_not_written() {
    let sandbox = Sandbox::new().file("a.mmd", REFUSED).file("b.mmd", "flowchart TD\n  A --> B\n");
    let ran = sandbox.run("import a.mmd -o a.journey").code(1).says(&["error[J601]", "a.mmd:3:5"]);
    assert!(ran.out.is_empty() && !sandbox.has("a.journey"));
    sandbox.run("import b.mmd").code(1).says(&["error[J602]", "This is not a Mermaid journey"]);
    sandbox.run("import c.mmd").code(2).says(&["c.mmd does not exist"]);
    sandbox.run_with("import -", b"journey\n \xff: 3\n").code(2).says(&["<stdin> is not UTF-8 text"]);
    sandbox.run("import a.mmd --max-bytes 5").code(2).says(&["a.mmd is larger than 5 bytes"]);
}

#[test]
fn the_fences_of_a_page_become_maps() {
    let page = format!(
        "# Page\n\n```mermaid\n{DIAGRAM}```\n\n```mermaid\nflowchart TD\n```\n\n> - ```mermaid\n>   journey\n>     Sit: 9: Ben, \n>   ```\n"
    );
    let sandbox = Sandbox::new().file("page.md", &page);
    sandbox.run("import page.md").code(2).says(&["page.md has 2 journeys", "-o FOLDER/"]);
    sandbox.run("import page.md -o one.journey").code(2).says(&["page.md has 2 journeys", "-o one/"]);
    let ran = sandbox.run("import page.md -o maps/").code(0);
    assert!(ran.err.contains("page.md:16:12") && ran.err.contains("page.md:16:18"), "{ran:#?}");
    assert_eq!(sandbox.files(), ["maps/page-1.journey", "maps/page-2.journey", "page.md"]);
    assert_eq!(sandbox.read("maps/page-1.journey"), MAP);
    assert!(sandbox.read("maps/page-2.journey").contains("touchpoint: Sit\n"));
    let one = format!("```mermaid\n{DIAGRAM}```\n");
    assert_eq!(sandbox.run_with("import -", one).code(0).out, MAP);
    sandbox.run_with("import -", "# Nothing\n").code(2).says(&["<stdin> has no Mermaid user journey"]);
}

#[test]
fn diagrams_are_checked_and_drawn_as_they_are() {
    let lossy = "journey\n  section Order\n    Order: 2: Anna: lost\n";
    let sandbox = Sandbox::new().file("a.mmd", lossy).file("b.mmd", REFUSED).file("c.journey", MAP);
    sandbox.run("build a.mmd").code(0).says(&["warning[J603]", "a.mmd:3:19", "wrote a.svg, a.html"]);
    assert!(sandbox.read("a.svg").contains("Order"));
    assert!(sandbox.read("a.svg").contains("data-line=\"3\""));
    sandbox.run("check a.mmd --deny-warnings").code(1).says(&["error[J603]"]);
    sandbox.run("check a.mmd --level J603=off").code(0).says(&["1 file: no mistakes"]);
    sandbox.run("check b.mmd --format short").code(1);
    // A folder is looked through for maps only: most diagrams are none.
    sandbox.run("check").code(0).says(&["1 file: no mistakes"]);
    let ran = sandbox.run("fmt a.mmd").code(2).says(&["a.mmd is a Mermaid diagram", "wayline import a.mmd"]);
    assert_eq!((ran.out.as_str(), sandbox.read("a.mmd").as_str()), ("", lossy));
    sandbox.run("export a.mmd -f csv").code(0);
    sandbox.run("export a.mmd -o a.mmd").code(2).says(&["a.mmd would be overwritten, but it is an input"]);
}

#[test]
fn diagrams_are_found_in_every_kind_of_markdown() {
    for page in [
        format!("::: mermaid\n{DIAGRAM}:::\n"),
        format!("<pre class=\"mermaid\">\n{DIAGRAM}</pre>\n"),
        format!("<div class=\"mermaid\">\n{DIAGRAM}</div>\n"),
        format!("!!! note\n    ```mermaid\n    {}```\n", DIAGRAM.replace('\n', "\n    ")),
        format!("1. First\n   ~~~mermaid\n   {}~~~\n", DIAGRAM.replace('\n', "\n   ")),
        format!("```{{mermaid}}\n:align: center\n\n{DIAGRAM}```\n"),
        format!("{{{{< mermaid >}}}}\n{DIAGRAM}{{{{< /mermaid >}}}}\n"),
    ] {
        let sandbox = Sandbox::new().file("page.md", format!("# A page\n\n{page}"));
        assert_eq!(sandbox.run("import page.md").code(0).silent().out, MAP, "{page}");
    }
}

#[test]
fn mistakes_in_any_kind_of_markdown_are_at_their_place_there() {
    let page = "Ä\n\n> ```mermaid\n> ---\n> title: Coffee\n> ---\n> journey\n>   Order: 9: Anna\n> ```\n";
    let sandbox = Sandbox::new().file("page.md", page);
    let ran = sandbox.run("import page.md").code(0).says(&["J605", "page.md:8:12"]);
    assert!(ran.out.starts_with("journey: Coffee\n"), "{}", ran.out);
}

#[test]
fn a_diagram_is_read_the_same_by_import_and_build() {
    for (text, title) in [
        ("journey\r  title Coffee\r  section Order\r    Order: 4: Anna\r", Some("Coffee")),
        ("\u{feff}---\r\ntitle: >-\r\n  Cof\r\n  fee\r\n---\r\njourney\r\n  Order: 4: Anna\r\n", Some("Cof fee")),
        ("journey\n  Order: 4: Anna\n", Some("Journey")),
        ("journey\n  title Coffee\n", Some("Coffee")),
        ("JOURNEY\n  Order: 4: Anna\n", None),
        ("# note\njourney\n  Order: 4: Anna\n", None),
    ] {
        let sandbox = Sandbox::new().file("a.mmd", text);
        let code = if title.is_some() { 0 } else { 1 };
        let imported = sandbox.run("import a.mmd -o a.journey").code(code);
        let built = sandbox.run("build a.mmd -o a.json").code(code);
        match title {
            Some(title) => {
                assert_eq!(imported.err.contains("J607"), built.err.contains("J607"), "{text:?}");
                sandbox.run("check a.journey").code(0);
                assert!(sandbox.read("a.journey").starts_with(&format!("journey: {title}\n")), "{text:?}");
                assert!(sandbox.read("a.json").contains(title), "{text:?}");
            }
            None => assert!(imported.err.contains("J601") && built.err.contains("J601"), "{}", imported.err),
        }
    }
}

#[test]
fn a_page_that_has_maps_is_not_read_as_a_table() {
    let page = format!("# Guide\n\nOur maps, and two words.\n\n```journey\n{}```\n", map("A"));
    Sandbox::new().run_with("import -", &page).code(2).says(&["wayline check -"]);
    let sandbox = Sandbox::new().file("guide.md", page);
    let ran = sandbox.run("import guide.md").code(2).says(&["guide.md has maps already", "wayline check guide.md"]);
    assert_eq!(ran.out, "");
}
