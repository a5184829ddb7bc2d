//! `wayline check`.

use super::{SHARED, WARNED, WRONG, map, sandbox::Sandbox};

#[test]
fn a_file_may_have_a_hash_or_a_question_mark_in_its_name() {
    let attach = |path: &str| format!("journey: J\nstage: S\n  feels 1\n  attach: {path}\n");
    let sandbox = Sandbox::new()
        .file("docs/a#b?.txt", "")
        .file("docs/plain.txt", "")
        .file("whole.journey", attach("docs/a#b?.txt"))
        .file("part.journey", attach("docs/plain.txt#part"))
        .file("gone.journey", attach("docs/gone#b.txt"));
    sandbox.run("check whole.journey part.journey --deny-warnings").code(0);
    sandbox.run("check gone.journey").code(0).says(&["warning[J508]"]);
    sandbox.run("build whole.journey part.journey -o out --format html").code(0);
    assert!(sandbox.read("out/whole.html").contains("../docs/a%23b%3F.txt\""));
    assert!(!sandbox.read("out/whole.html").contains("a#b?.txt\""));
    assert!(sandbox.read("out/part.html").contains("../docs/plain.txt#part\""));
}

#[test]
fn a_good_map_is_said_to_be_good() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("shared/people.journey", SHARED);
    assert_eq!(sandbox.run("check").code(0).says(&["2 files: no mistakes"]).out, "");
}

#[test]
fn mistakes_go_to_the_standard_error() {
    let sandbox = Sandbox::new().file("a.journey", WRONG);
    let ran = sandbox.run("check a.journey").code(1).says(&["error[J302]", "a.journey:3:9"]);
    assert_eq!(ran.out, "");
    assert_eq!(sandbox.files(), ["a.journey"]);
}

#[test]
fn reports_for_programs_go_to_the_standard_output() {
    let sandbox = Sandbox::new().file("a.journey", WRONG).file("b.journey", WARNED);
    let short = sandbox.run("check --format short").code(1).silent().out;
    assert!(short.starts_with("a.journey:3:9: error[J302]: "), "{short}");
    assert!(short.contains("\nb.journey:4:"), "{short}");
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.run("check --format json").code(1).silent().out).expect("valid JSON");
    assert_eq!(json["summary"], serde_json::json!({"files": 2, "errors": 1, "warnings": 1, "failures": 0, "shown": 2}));
    let start = &json["diagnostics"][0]["labels"][0]["start"];
    assert_eq!(*start, serde_json::json!({"byte": 37, "line": 3, "column": 9}));
    let sarif: serde_json::Value =
        serde_json::from_str(&sandbox.run("check --report sarif").code(1).silent().out).expect("valid JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "J302");
    let github = sandbox.run("check --format github").code(1).silent().out;
    assert!(
        github.starts_with("::error file=a.journey,line=3,endLine=3,col=9,endColumn=10,title=J302%3A "),
        "{github}"
    );
}

#[test]
fn the_standard_input_can_be_checked() {
    let sandbox = Sandbox::new();
    sandbox.run_with("check -", map("A")).code(0);
    sandbox.run_with("check -", WRONG).code(1).says(&["<stdin>:3:9"]);
}

#[test]
fn many_mistakes_are_cut_and_counted() {
    let line = "  feels 1: Fine\n  takes: ages\nstage: Again\n";
    let sandbox = Sandbox::new().file("a.journey", format!("journey: A\nstage: B\n{}  note: x\n", line.repeat(60)));
    let ran = sandbox.run("check").code(1).says(&["... and 10 more", "60 errors in a.journey"]);
    assert_eq!(ran.err.matches("error[").count(), 50);
    assert_eq!(sandbox.run("check --max-diagnostics 0").err.matches("error[").count(), 60);
    assert_eq!(sandbox.run("check --max-diagnostics 3").err.matches("error[").count(), 3);
    assert_eq!(sandbox.run("check --format short").out.lines().count(), 60);
    assert_eq!(sandbox.run("check --format short --max-diagnostics 7").out.lines().count(), 7);
}

#[test]
fn a_mistake_in_a_shared_file_is_told_once() {
    let user = |title| format!("journey: {title}\n  use: people.journey\nstage: S\n  feels anna 1: x\n");
    let sandbox = Sandbox::new()
        .file("people.journey", "persona anna: Anna\n  rolle: Nurse\n")
        .file("a.journey", user("A"))
        .file("b.journey", user("B"));
    let ran = sandbox.run("check --format short").code(1);
    assert_eq!(ran.out.lines().count(), 1, "{ran:#?}");
    assert!(ran.out.starts_with("people.journey:2:3: error[J004]"), "{ran:#?}");
}

#[test]
fn today_is_told_or_taken_from_the_environment() {
    let text = format!("{}\n", map("A").replacen('\n', "\n  reviewed: 2020-01-01, every 1 months\n", 1));
    let sandbox = Sandbox::new().file("a.journey", &text);
    let overdue = |call: &str| sandbox.run(call).code(0).err.contains("J501");
    assert!(!overdue("check --today 2020-01-02"));
    assert!(overdue("check --today 2020-02-02"));
    assert!(overdue("check"), "whatever the day is, it is after 2020");
    let sandbox = sandbox.env("SOURCE_DATE_EPOCH", "1577836800");
    assert!(!sandbox.run("check").code(0).err.contains("J501"));
    assert!(sandbox.run("check --today 2020-02-02").code(0).err.contains("J501"), "the flag goes first");
    let sandbox = sandbox.env("SOURCE_DATE_EPOCH", "yesterday");
    sandbox.run("check").code(2).says(&["SOURCE_DATE_EPOCH is `yesterday`", "seconds since 1970"]);
    sandbox.run("check --today tomorrow").code(2).says(&["write a day as YYYY-MM-DD"]);
}

#[test]
fn large_files_and_strange_bytes_are_mistakes_of_the_map() {
    let sandbox = Sandbox::new().file("large.journey", map(&"x".repeat(2000))).file("odd.journey", b"journey: \xff\n");
    sandbox.run("check large.journey --max-bytes 1k").code(1).says(&["error[J003]"]);
    sandbox.run("check large.journey --max-bytes 1MiB").code(0);
    sandbox.run("check odd.journey").code(1).says(&["error[J001]"]);
    sandbox.run("check odd.journey --max-bytes lots").code(2).says(&["write a number of bytes"]);
}

#[test]
fn a_missing_file_is_told_with_its_neighbour() {
    let sandbox = Sandbox::new().file("checkout.journey", map("A"));
    sandbox
        .run("check chekout.journey")
        .code(2)
        .says(&["chekout.journey does not exist", "did you mean checkout.journey?"]);
    sandbox.run("check checkout").code(2).says(&["did you mean checkout.journey?"]);
    sandbox.run("check nowhere/a.journey").code(2).says(&["the folder nowhere does not exist either"]);
}

#[test]
fn colours_come_and_go() {
    let sandbox = || Sandbox::new().file("a.journey", WRONG);
    let coloured = |sandbox: &Sandbox, call: &str| sandbox.run(call).err.contains('\u{1b}');
    assert!(!coloured(&sandbox(), "check"), "a pipe is no terminal");
    assert!(coloured(&sandbox(), "check --color always"));
    assert!(coloured(&sandbox().env("CLICOLOR_FORCE", "1"), "check"));
    assert!(!coloured(&sandbox().env("CLICOLOR_FORCE", "1"), "check --color never"));
    assert!(!coloured(&sandbox().env("NO_COLOR", "1"), "check"));
    assert!(coloured(&sandbox().env("NO_COLOR", "1"), "check --color=always"), "the flag goes first");
    assert!(sandbox().run("check").err.is_ascii(), "a pipe gets frames that anything can show");
    assert!(coloured(&sandbox(), "chekc --color always"), "messages about the call too");
}

/// `docs/*.md` names pages without a map, too.
#[test]
fn among_several_files_a_page_without_a_map_has_nothing_wrong() {
    let page = format!("# One\n\n```journey\n{}```\n", map("One"));
    let sandbox = Sandbox::new().file("plain.md", "# Just text\n").file("one.md", page);
    sandbox.run("check plain.md one.md").code(0).says(&["2 files: no mistakes"]);
    sandbox.run("check plain.md one.md --fix").code(0).says(&["no mistakes"]);
    sandbox.run("check plain.md one.md --format json").code(0);
    sandbox.run("check plain.md").code(2).says(&["plain.md has no map"]);
}

/// They were left out without a word, and their pages taken off the site.
#[test]
fn a_map_that_a_link_no_longer_leads_to_is_told() {
    let sandbox = Sandbox::new().file("maps/c.journey", map("C"));
    std::os::unix::fs::symlink("../real/a.journey", sandbox.path("maps/a.journey")).expect("a link");
    std::os::unix::fs::symlink("b.journey", sandbox.path("maps/b.journey")).expect("a link");
    for command in ["check", "check maps", "site maps -o pub"] {
        sandbox.run(command).code(2).says(&[
            "cannot read maps/a.journey: it is a link to a file that does not exist",
            "cannot read maps/b.journey: ",
            "repair the link, or delete it",
        ]);
    }
    assert!(!sandbox.has("pub"));
}

#[test]
fn services_get_paths_from_the_top_of_the_repository() {
    let sandbox = Sandbox::new().file("maps/m.journey", WRONG);
    let run = |format: &str, workspace: &std::path::Path| {
        let mut command = sandbox.command(&format!("check m.journey --format {format}"));
        let output = command.current_dir(sandbox.path("maps")).env("GITHUB_WORKSPACE", workspace).output();
        String::from_utf8(output.expect("the program starts").stdout).expect("UTF-8")
    };
    let elsewhere = tempfile::tempdir().expect("a folder can be made");
    for workspace in [sandbox.path(""), elsewhere.path().to_owned()] {
        let github = run("github", &workspace);
        assert!(github.contains("::error file=maps/m.journey,line=3"), "{github}");
    }
    // A checkout in a folder of the workspace.
    let above = sandbox.path("").parent().expect("a folder").to_owned();
    let name = sandbox.path("").file_name().expect("a name").to_string_lossy().into_owned();
    assert!(run("github", &above).contains(&format!("file={name}/maps/m.journey,")));
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif", elsewhere.path())).expect("valid JSON");
    let uri = |location: &serde_json::Value| location["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert_eq!(uri(&sarif["runs"][0]["results"][0]["locations"][0]), "maps/m.journey");
    // The place of a mistake in the settings isn't lost.
    std::fs::write(sandbox.path("maps/wayline.toml"), "theme = \"nope\"\n").expect("a file can be written");
    assert!(run("github", elsewhere.path()).contains("::error file=maps/wayline.toml,line=1"));
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif", elsewhere.path())).expect("valid JSON");
    let settings = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["locations"][0];
    assert_eq!(uri(settings), "maps/wayline.toml");
    assert_eq!(settings["physicalLocation"]["region"]["startLine"], 1);
}

#[test]
fn a_folder_that_only_has_maps_in_markdown_says_so() {
    let page = "# Guide\n\n```{journey}\njourney: T\nstage: A\n  feels 1: x\n```\n";
    let sandbox = Sandbox::new().file("docs/README.md", "# Words\n").file("docs/g.md", page);
    for command in ["check docs", "report docs", "site docs -o out"] {
        sandbox.run(command).code(2).says(&[
            "no *.journey files in docs",
            "docs/g.md has maps",
            "`wayline check docs/g.md`",
        ]);
    }
    sandbox.run("check docs/g.md").code(0).says(&["1 file: no mistakes"]);
    let wrong = Sandbox::new().file("g.md", page.replace("feels 1", "feels 9"));
    wrong.run("check g.md").code(1).says(&["9 is outside the scale"]);
}

#[test]
fn a_map_that_uses_itself_is_one_mistake() {
    let sandbox = Sandbox::new().file("a.journey", "journey: A\n  use: a.journey\nstage: S\n  feels 1\n");
    let ran = sandbox.run("check a.journey").code(1).says(&["`a.journey` is this file itself", "remove the line"]);
    assert!(!ran.err.contains("J108"), "{}", ran.err);
}

#[test]
fn a_used_file_is_found_whatever_the_case_of_its_folder() {
    let map = "journey: A\n  use: Shared/people.journey\nstage: S\n  feels anna 1\n";
    let sandbox = Sandbox::new().file("shared/people.journey", SHARED).file("a.journey", map);
    sandbox.run("check a.journey").code(1).says(&["write `shared/people.journey`"]);
    sandbox.run("check --unsafe-fixes a.journey");
    assert!(sandbox.read("a.journey").contains("use: shared/people.journey\n"));
}

#[test]
fn what_is_behind_a_story_in_a_shared_file_is_checked() {
    let shared = "persona anna: Anna\nstage: X\n  feels 9\nsource talks: Talks\n  date: 1.2.2026\n";
    let map = "journey: A\n  use: shared.journey\nstage: S\n  feels anna 1\n    from: talks\n";
    let ran = Sandbox::new().file("shared.journey", shared).file("a.journey", map).run("check a.journey").code(1);
    let ran = ran.says(&["A shared file has no `stage`", "`1.2.2026` is not a valid `date`"]);
    assert!(!ran.err.contains("9 is outside"), "{}", ran.err);
}

#[test]
fn a_map_whose_extension_is_in_capitals_is_found() {
    let sandbox = Sandbox::new().file("maps/UPPER.JOURNEY", "journey: A\nstage: B\n  feels 9: x\n");
    sandbox.run("check maps/").code(1).says(&["UPPER.JOURNEY"]);
}
