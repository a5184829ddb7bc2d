//! `wayline build`, run again and in parts: what is still as it was drawn last, what files are made of, shares of the maps.

use super::{WARNED, map, sandbox::Sandbox};

fn cached() -> Sandbox {
    Sandbox::new().env("WAYLINE_CACHE", "cache")
}

const KEPT: &str = "(1 map unchanged)";

#[test]
fn what_did_not_change_is_not_drawn_again() {
    let sandbox = cached().file("a.journey", map("A"));
    let first = sandbox.run("build a.journey").code(0);
    assert!(!first.err.contains("as it was"), "{first:#?}");
    sandbox.run("build a.journey").code(0).says(&["a.svg, a.html unchanged", KEPT]);
    // Whether it is so for a long time doesn't count where nothing falls due.
    sandbox.run("build a.journey --today 2031-01-01").code(0).says(&[KEPT]);
    assert!(!sandbox.run("build a.journey --force").code(0).err.contains("as it was"));
    assert!(!sandbox.run("build a.journey --theme dark").code(0).err.contains("as it was"));
    assert!(!sandbox.run("build a.journey --view overview").code(0).err.contains("as it was"));
    sandbox.run("build a.journey --view overview").code(0).says(&[KEPT]);
    let sandbox = sandbox.file("a.journey", map("B"));
    assert!(!sandbox.run("build a.journey").code(0).err.contains("as it was"));
}

#[test]
fn what_was_changed_or_taken_away_is_drawn_again() {
    let sandbox = cached().file("a.journey", map("A"));
    sandbox.run("build a.journey").code(0);
    let drawn = sandbox.read("a.svg");
    let sandbox = sandbox.file("a.svg", drawn.replace("Welcome", "Edited"));
    sandbox.run("build a.journey").code(0).says(&["wrote a.svg; 1 unchanged"]);
    assert_eq!(sandbox.read("a.svg"), drawn);
    std::fs::remove_file(sandbox.path("a.html")).expect("a file");
    sandbox.run("build a.journey").code(0).says(&["wrote a.html; 1 unchanged"]);
    // The notes may go at any time.
    std::fs::remove_dir_all(sandbox.path("cache")).expect("a folder");
    let ran = sandbox.run("build a.journey").code(0).says(&["unchanged"]);
    assert!(!ran.err.contains("as it was"), "{ran:#?}");
}

#[test]
fn everything_that_a_map_reads_counts() {
    let text = "use: people.journey\njourney: J\nstage: S\n  feels anna 1\n";
    let sandbox = cached().file("people.journey", "persona anna: Anna\n").file("j.journey", text);
    sandbox.run("build j.journey").code(0);
    sandbox.run("build j.journey").code(0).says(&[KEPT]);
    let sandbox = sandbox.file("people.journey", "persona anna: Anna Keller\n");
    sandbox.run("build j.journey").code(0).says(&["wrote j.svg, j.html"]);
    let sandbox = sandbox.file("wayline.toml", "theme = \"dark\"\n");
    sandbox.run("build j.journey").code(0).says(&["wrote j.svg, j.html"]);
    let due = format!("{text}  opportunity: Later\n    due: 2027-01-01\n    owner: bar\n");
    let due = due.replace("stage: S", "team bar: Bar\nstage: S");
    let sandbox = sandbox.file("j.journey", due);
    sandbox.run("build j.journey --today 2026-12-31").code(0);
    sandbox.run("build j.journey --today 2026-12-31").code(0).says(&[KEPT]);
    sandbox.run("build j.journey --today 2027-01-02").code(0).says(&["wrote j.svg, j.html"]);
}

#[test]
fn warnings_are_told_all_the_same() {
    let sandbox = cached().file("a.journey", WARNED);
    sandbox.run("build").code(0).says(&["warning[J502]"]);
    sandbox.run("build").code(0).says(&["warning[J502]", KEPT]);
    sandbox.run("build --deny-warnings").code(1).says(&["error[J502]"]);
}

#[test]
fn rules_for_make_say_what_files_are_made_of() {
    let sandbox = Sandbox::new()
        .file("my maps/shared/people.journey", "persona anna: Anna\n")
        .file(
            "my maps/a$b.journey",
            "use: shared/people.journey\njourney: J\nstage: S\n  feels anna 1\n  attach: notes.txt\n",
        )
        .file("my maps/notes.txt", "x")
        .file("b.journey", map("B"))
        .file("wayline.toml", "");
    sandbox.run("build -o out/ --deps out/maps.d --format svg").code(0);
    let rules = sandbox.read("out/maps.d");
    assert_eq!(
        rules,
        "out/b.svg: b.journey wayline.toml\n\
         out/my\\ maps/a$$b.svg: my\\ maps/a$$b.journey my\\ maps/notes.txt my\\ maps/shared/people.journey wayline.toml\n\
         \nb.journey:\n\nmy\\ maps/a$$b.journey:\n\nmy\\ maps/notes.txt:\n\nmy\\ maps/shared/people.journey:\n\nwayline.toml:\n"
    );
    sandbox.run("build b.journey -o - --deps x.d").code(2).says(&["--deps needs output files", "-o"]);
}

#[test]
fn rules_name_every_page_of_a_drawing() {
    let stages: String =
        (1..=30).map(|at| format!("stage s{at}: Stage {at}\n  feels 1: Word\n  does: Something\n")).collect();
    let sandbox = Sandbox::new().file("a.journey", format!("journey: A\n{stages}"));
    for _ in 0..2 {
        // The second time nothing is drawn.
        sandbox.run("build a.journey --format svg --split stages --deps a.d").code(0);
        let pages: Vec<_> = sandbox.files().into_iter().filter(|file| file.ends_with(".svg")).collect();
        assert!(pages.len() > 1, "{pages:?}");
        assert!(
            sandbox.read("a.d").starts_with(&format!("{}: a.journey\n", pages.join(" "))),
            "{}",
            sandbox.read("a.d")
        );
    }
}

#[test]
fn rules_for_a_site_name_its_files_and_all_that_they_are_made_of() {
    let sandbox = Sandbox::new()
        .file("people.journey", "persona anna: Anna\n")
        .file("a.journey", "use: people.journey\njourney: A\nstage: S\n  feels anna 1\n  attach: notes.txt\n")
        .file("b.journey", map("B"))
        .file("notes.txt", "x");
    let made_of = "a.journey b.journey notes.txt people.journey\n";
    sandbox.run("site -o out --deps site.d").code(0);
    let site = "out/files/notes.txt out/index.html out/maps/a.html out/maps/b.html out/people/anna.html";
    assert!(sandbox.read("site.d").starts_with(&format!("{site}: {made_of}")), "{}", sandbox.read("site.d"));
    let sandbox = sandbox.file("b.journey", "journey: B\nnonsense\n");
    sandbox.run("site -o out --deps site.d").code(1);
    assert!(sandbox.read("site.d").starts_with(&format!("out/index.html: {made_of}")), "{}", sandbox.read("site.d"));
}

#[test]
fn a_map_with_a_mistake_has_its_rule_too() {
    let sandbox = Sandbox::new()
        .file("people.journey", "persona anna: Anna\n")
        .file("a.journey", "use: people.journey\njourney: J\nstage: S\n  feels anna 9\n");
    sandbox.run("build a.journey --deps a.d").code(1);
    assert!(sandbox.read("a.d").starts_with("a.svg a.html: a.journey people.journey\n"));
}

#[test]
fn parts_of_the_maps_are_drawn_by_several_machines() {
    let sandbox = Sandbox::new();
    let sandbox = (1..=5).fold(sandbox, |sandbox, number| sandbox.file(&format!("{number}.journey"), map("M")));
    sandbox.run("build --shard 1/2 -o one/ --format svg").code(0);
    sandbox.run("build --shard 2/2 -o two/ --format svg").code(0);
    let drawn = |folder: &str| sandbox.files().into_iter().filter(|file| file.starts_with(folder)).collect::<Vec<_>>();
    assert_eq!(drawn("one/"), ["one/1.svg", "one/3.svg", "one/5.svg"]);
    assert_eq!(drawn("two/"), ["two/2.svg", "two/4.svg"]);
    sandbox.run("build --shard 7/9 -o seven/").code(0);
    assert!(!sandbox.has("seven"));
    sandbox.run("check --shard 2/2").code(0).says(&["2 files: no mistakes"]);
    sandbox.run("build --shard 3/2").code(2).says(&["there are only 2 parts"]);
    sandbox.run("build --shard half").code(2).says(&["such as 1/3"]);
    // Maps that would be written over each other are told, whichever parts they are in.
    let sandbox = Sandbox::new().file("x/a.journey", map("A")).file("y/a.journey", map("B"));
    sandbox
        .run("build x/a.journey y/a.journey -o out/ --shard 1/2")
        .code(2)
        .says(&["would both be written to out/a.svg"]);
}

#[test]
fn rules_for_make_may_go_to_the_standard_output() {
    let text = "journey: A\nstage: S\n  feels 1: X\n  attach: note.txt\n  see: other.journey\n";
    let sandbox = Sandbox::new().file("a.journey", text).file("note.txt", "mine").file("other.journey", map("Other"));
    let rules = sandbox.run("build a.journey -o a.svg --deps -").code(0).out;
    assert!(rules.starts_with("a.svg: a.journey note.txt\n"), "{rules}");
    assert!(sandbox.run("site a.journey -o s --deps -").code(0).out.contains("s/index.html"));
    assert!(!sandbox.has("-"));
}
