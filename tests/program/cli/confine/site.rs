//! What a site removes and replaces.

use super::{house, link};
use crate::cli::{map, sandbox::Sandbox};
use std::fs;

#[test]
fn a_site_removes_only_what_it_can_prove_to_be_its_own() {
    let sandbox = house().file("p/b.journey", map("Tea")).file("p/note.txt", "mine");
    sandbox.run("site p/a.journey p/b.journey -o p/s").code(0);
    let list = sandbox.read("p/s/.wayline-site");
    let own =
        list.split("\"maps/b.html\": \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a hash").to_owned();
    // A folder that became a link, a file that became a link, names that lead elsewhere, a page that somebody changed.
    fs::create_dir(sandbox.path("p/else")).expect("a folder");
    fs::copy(sandbox.path("p/s/maps/b.html"), sandbox.path("p/else/b.html")).expect("a copy");
    fs::copy(sandbox.path("p/s/maps/b.html"), sandbox.path("out/b.html")).expect("a copy");
    link(&sandbox, "../else", "p/s/door");
    link(&sandbox, "../../out/b.html", "p/s/soft.html");
    fs::write(sandbox.path("p/s/mine.html"), "mine").expect("a file");
    let names = [
        "door/b.html",
        "soft.html",
        "../else/b.html",
        "mine.html",
        "../../out/b.html",
        "maps",
        "x\\n../else/b.html",
        "",
    ];
    let extra: String = names.iter().map(|name| format!("\"{name}\": \"{own}\", ")).collect();
    fs::write(sandbox.path("p/s/.wayline-site"), list.replacen("{\n    \"", &format!("{{ {extra} \""), 1))
        .expect("a file");
    assert!(sandbox.read("p/s/.wayline-site").contains("door/b.html"), "{}", sandbox.read("p/s/.wayline-site"));
    sandbox.run("site p/a.journey -o p/s").code(0);
    for kept in ["p/else/b.html", "out/b.html", "p/s/mine.html", "p/s/door", "p/s/maps/a.html"] {
        assert!(sandbox.has(kept), "{kept}");
    }
    assert!(fs::symlink_metadata(sandbox.path("p/s/soft.html")).is_ok());
    assert!(!sandbox.has("p/s/maps/b.html"), "its own page is gone");
    // A page that was changed since, and the list of an earlier version.
    sandbox.run("site p/a.journey p/b.journey -o p/s").code(0);
    fs::write(sandbox.path("p/s/maps/b.html"), "changed by hand").expect("a file");
    sandbox.run("site p/a.journey -o p/s").code(0);
    assert_eq!(sandbox.read("p/s/maps/b.html"), "changed by hand");
    fs::write(sandbox.path("p/s/.wayline-site"), "index.html\nmine.html\n").expect("a file");
    sandbox.run("site p/a.journey -o p/s").code(0);
    assert_eq!(sandbox.read("p/s/mine.html"), "mine");
}

#[test]
fn a_site_names_what_it_takes_away() {
    let sandbox = house().file("p/b.journey", map("Tea"));
    sandbox.run("site p/a.journey p/b.journey -o p/s").code(0);
    sandbox.run("site p/a.journey -o p/s").code(0).says(&["; removed maps/b.html"]);
}

/// Pages of maps that were gone stayed for ever.
#[test]
fn a_list_of_pages_that_is_damaged_is_told() {
    let sandbox = house().file("p/b.journey", map("Tea"));
    sandbox.run("site p/a.journey p/b.journey -o p/s").code(0);
    let list = sandbox.read("p/s/.wayline-site");
    fs::write(sandbox.path("p/s/.wayline-site"), format!("<<<<<<< HEAD\n{list}")).expect("a file");
    sandbox
        .run("site p/a.journey -o p/s")
        .code(0)
        .says(&["warning: p/s/.wayline-site is damaged", "may be left in p/s"]);
    assert!(sandbox.has("p/s/maps/b.html"), "nobody knows whose it is");
    assert!(!sandbox.run("site p/a.journey -o p/s").code(0).err.contains("damaged"));
}

#[test]
fn a_site_replaces_no_page_that_somebody_else_wrote() {
    let sandbox = house().file("p/docs/index.html", "<p>By hand");
    sandbox.run("site p/a.journey -o p/docs").code(2).says(&["index.html would be overwritten", "move it"]);
    assert_eq!(sandbox.read("p/docs/index.html"), "<p>By hand");
    assert!(!sandbox.has("p/docs/maps"), "nothing is written before it is clear that everything can be");
}

#[test]
fn a_site_replaces_no_attachment_that_somebody_else_put_there() {
    let map = "journey: A\nstage: S\n  feels 1: X\n  attach: att.txt\n  attach: doc.html\n";
    let sandbox = Sandbox::new()
        .file("m/a.journey", map)
        .file("m/att.txt", "mine")
        .file("m/doc.html", "<p>mine</p>")
        .file("s/files/m/att.txt", "somebody else's");
    sandbox.run("site m -o s").code(2).says(&["files/m/att.txt would be overwritten, and is another file"]);
    assert_eq!(sandbox.read("s/files/m/att.txt"), "somebody else's");
    // What an interrupted run has copied is the same, and so one's own.
    let sandbox = sandbox.file("s/files/m/att.txt", "mine").file("s/files/m/doc.html", "<p>mine</p>");
    sandbox.run("site m -o s").code(0);
    let sandbox = sandbox.file("m/att.txt", "newer");
    sandbox.run("site m -o s").code(0);
    assert_eq!(sandbox.read("s/files/m/att.txt"), "newer");
}

#[test]
fn a_site_never_writes_behind_a_link_in_its_folder() {
    let sandbox = house();
    fs::create_dir_all(sandbox.path("p/s")).expect("a folder");
    fs::create_dir_all(sandbox.path("p/own")).expect("a folder");
    link(&sandbox, "../own", "p/s/maps");
    // It isn't the project that they are outside of.
    let ran = sandbox.run("site p/a.journey -o p/s").code(2).says(&["leads outside the folder ", "/p/s"]);
    assert!(!ran.err.contains("project"), "{ran:#?}");
    assert_eq!(fs::read_dir(sandbox.path("p/own")).expect("a folder").count(), 0);
    assert!(!sandbox.has("p/s/index.html"), "nothing is written at all");
}
