//! `wayline build`, run again: what is unchanged, and what files are made of.

use super::{map, sandbox::Sandbox};

#[test]
fn a_file_that_would_be_the_same_is_not_written_again() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    sandbox.run("build a.journey").code(0);
    let drawn = sandbox.read("a.svg");
    sandbox.run("build a.journey").code(0).says(&["a.svg, a.html unchanged"]);
    let sandbox = sandbox.file("a.svg", drawn.replace("Welcome", "Edited"));
    sandbox.run("build a.journey").code(0).says(&["wrote a.svg; 1 unchanged"]);
    assert_eq!(sandbox.read("a.svg"), drawn);
    std::fs::remove_file(sandbox.path("a.html")).expect("a file");
    sandbox.run("build a.journey").code(0).says(&["wrote a.html; 1 unchanged"]);
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
        // The second time nothing is written.
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
fn rules_for_make_may_go_to_the_standard_output() {
    let text = "journey: A\nstage: S\n  feels 1: X\n  attach: note.txt\n  see: other.journey\n";
    let sandbox = Sandbox::new().file("a.journey", text).file("note.txt", "mine").file("other.journey", map("Other"));
    let rules = sandbox.run("build a.journey -o a.svg --deps -").code(0).out;
    assert!(rules.starts_with("a.svg: a.journey note.txt\n"), "{rules}");
    assert!(sandbox.run("site a.journey -o s --deps -").code(0).out.contains("s/index.html"));
    assert!(!sandbox.has("-"));
}

/// What is in the name of a file was run by make, or the rules couldn't be read.
#[test]
#[cfg(target_os = "linux")]
fn make_reads_every_sign_of_a_name_as_a_name() {
    use std::{
        fs,
        time::{Duration, SystemTime},
    };
    let signs = (b'!'..=b'~').map(char::from).filter(|sign| !sign.is_ascii_alphanumeric() && *sign != '/');
    for sign in signs.filter(|sign| *sign != '\\') {
        let (map, attached) = (format!("{sign}a{sign}b.journey"), format!("{sign}c{sign}d.txt"));
        let sandbox = Sandbox::new()
            .file("Makefile", "out.svg:\n\t@false\n-include out.d\n")
            .file(&map, format!("journey: J\nstage: S\n  feels 1: Word\n  attach: {attached}\n"))
            .file(&attached, "x");
        let ran = sandbox.run(&format!("build ./{map} -o out.svg --deps out.d"));
        if [';', '|'].contains(&sign) {
            ran.code(2).says(&["make", "rename it"]);
            continue;
        }
        ran.code(0);
        let rules = sandbox.read("out.d");
        let question = || {
            let output = sandbox.shell("make --question").output().expect("make is there");
            (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
        };
        // Nothing is in the future, of which make warns.
        let drawn = fs::metadata(sandbox.path("out.svg")).and_then(|of| of.modified()).expect("a time");
        let drawn = drawn - Duration::from_secs(60);
        let date = |file: &str, time: SystemTime| {
            let file = fs::File::options().append(true).open(sandbox.path(file)).expect("a file");
            file.set_modified(time).expect("a time");
        };
        let inputs = [map, attached];
        inputs.iter().for_each(|input| date(input, drawn - Duration::from_secs(9)));
        date("out.svg", drawn);
        assert_eq!(question(), (Some(0), String::new()), "{rules}");
        for input in &inputs {
            date(input, drawn + Duration::from_secs(9));
            assert_eq!(question(), (Some(1), String::new()), "{input} was touched: {rules}");
            date(input, drawn - Duration::from_secs(9));
            assert_eq!(question(), (Some(0), String::new()), "{rules}");
        }
        for input in inputs {
            fs::remove_file(sandbox.path(&input)).expect("a file");
            assert_eq!(question(), (Some(1), String::new()), "{input} is gone: {rules}");
            fs::write(sandbox.path(&input), "x").expect("a file");
            date(&input, drawn - Duration::from_secs(9));
        }
    }
}
