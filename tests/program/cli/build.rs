//! `wayline build`.

use super::{SHARED, WARNED, WRONG, map, sandbox::Sandbox};
use std::{fs, process::Stdio};

#[test]
fn a_map_becomes_a_drawing_and_a_page_beside_it() {
    let sandbox = Sandbox::new().file("coffee.journey", map("Coffee"));
    let ran = sandbox.run("build coffee.journey").code(0).says(&["wrote coffee.svg, coffee.html"]);
    assert_eq!(ran.out, "");
    assert_eq!(sandbox.files(), ["coffee.html", "coffee.journey", "coffee.svg"]);
    assert!(sandbox.read("coffee.svg").contains("<svg"));
    assert!(sandbox.read("coffee.html").contains("<!DOCTYPE html>"));
}

#[test]
fn the_ending_of_the_output_decides_its_format() {
    let sandbox = Sandbox::new().file("coffee.journey", map("Coffee"));
    for (output, start) in [("a.svg", "<"), ("b.html", "<!DOCTYPE"), ("c.htm", "<!DOCTYPE"), ("d.json", "{")] {
        sandbox.run(&format!("build coffee.journey -o {output}")).code(0);
        assert!(sandbox.read(output).starts_with(start), "{output}");
    }
    assert_eq!(sandbox.files().len(), 5);
    sandbox.run("build coffee.journey -o e.drawing --format svg").code(0);
    assert!(sandbox.has("e.drawing"));
}

#[test]
fn contradictions_about_the_output_are_told() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("b.journey", map("B"));
    for (call, parts) in [
        (
            "build a.journey -o a.gif",
            &["unknown file extension in a.gif", "`.svg`, `.html`, `.png`, `.pdf`, `.json` or `.txt`"][..],
        ),
        ("build a.journey -o a.svg --format html", &["a.svg has the extension of svg, but --format says html"]),
        ("build a.journey -o a.svg --format svg,html", &["cannot hold 2 formats", "-o a/"]),
        ("build a.journey b.journey -o both.svg", &["2 maps cannot share the file both.svg", "-o both/"]),
        ("build a.journey b.journey -o -", &["2 maps cannot share standard output"]),
        ("build a.journey -o - --format svg,html", &["only one format"]),
        ("build a.journey --format sarif", &["--report sarif"]),
        ("build a.journey -o a.journey --format json", &["a.journey would be overwritten, but it is an input"]),
        ("build - -o out/", &["no file name", "-o out/map.svg"]),
    ] {
        assert_eq!(sandbox.run(call).code(2).says(parts).out, "", "{call}");
    }
    assert_eq!(sandbox.files(), ["a.journey", "b.journey"]);
}

#[test]
fn streams_are_named_by_a_dash() {
    let sandbox = Sandbox::new().file("coffee.journey", map("Coffee"));
    let drawn = sandbox.run_with("build -", map("Coffee")).code(0).silent().out;
    assert!(drawn.contains("<svg"));
    let json = sandbox.run_with("build - --format json", map("Coffee")).code(0).silent().out;
    assert!(json.starts_with('{'));
    assert!(sandbox.run("build coffee.journey -o -").code(0).silent().out.contains("<svg"));
    assert_eq!(sandbox.files(), ["coffee.journey"]);
    sandbox.run_with("build - -o drawn.svg", map("Coffee")).code(0);
    assert!(sandbox.has("drawn.svg"));
}

#[test]
fn a_map_with_a_mistake_is_not_drawn_and_the_last_drawing_stays() {
    let sandbox = Sandbox::new().file("coffee.journey", WRONG).file("coffee.svg", "the last good one");
    let ran = sandbox.run("build coffee.journey").code(1).says(&["error[J302]", "coffee.journey:3:9", "1 error in"]);
    assert_eq!(ran.out, "");
    assert_eq!(sandbox.read("coffee.svg"), "the last good one");
    assert_eq!(sandbox.files(), ["coffee.journey", "coffee.svg"]);
    assert_eq!(sandbox.run_with("build -", WRONG).code(1).says(&["<stdin>:3:9"]).out, "");
}

#[test]
fn a_map_with_a_warning_is_drawn() {
    let sandbox = Sandbox::new().file("coffee.journey", WARNED);
    sandbox.run("build coffee.journey").code(0).says(&["warning[J502]", "1 warning in coffee.journey", "wrote"]);
    assert!(sandbox.has("coffee.svg"));
}

#[test]
fn warnings_can_be_denied_or_turned_off() {
    let sandbox = Sandbox::new().file("coffee.journey", WARNED);
    sandbox.run("build coffee.journey --deny-warnings").code(1).says(&["error[J502]"]);
    sandbox.run("build coffee.journey --level J502=error").code(1).says(&["error[J502]"]);
    assert!(!sandbox.has("coffee.svg"));
    let ran = sandbox.run("build coffee.journey --level J502=off --deny-warnings").code(0);
    assert!(!ran.err.contains("J502"), "{ran:#?}");
}

#[test]
fn a_warning_whose_code_is_also_that_of_a_mistake_has_a_level() {
    let doubt = "journey: A\npersona carer: Carer\nstage: B\n  feels 1\n  pain: Nobody tells her (carer)\n";
    let sandbox = Sandbox::new().file("a.journey", doubt);
    sandbox.run("check --deny-warnings a.journey").code(1).says(&["error[J201]"]);
    let ran = sandbox.run("check --deny-warnings --level J201=off a.journey").code(0);
    assert!(!ran.err.contains("J201"), "{ran:#?}");
    // A list of pains leaves warnings to `check`.
    assert!(!sandbox.run("report a.journey").code(0).err.contains("J201"));
    let mistake = doubt.replace("feels 1", "feels 1 2 3: x");
    Sandbox::new().file("a.journey", mistake).run("check --level J201=off a.journey").code(1).says(&["error[J201]"]);
}

#[test]
fn folders_are_looked_through_and_mirrored() {
    let sandbox = Sandbox::new()
        .file("maps/a.journey", map("A"))
        .file("maps/deep/b.journey", map("B"))
        .file("maps/deep/notes.txt", "no map")
        .file("maps/hidden/c.journey", map("C"))
        .file("maps/shared/people.journey", SHARED)
        .file(".gitignore", "hidden/\n");
    sandbox.run("build maps -o site/ --format svg").code(0).says(&["wrote site/a.svg, site/deep/b.svg"]);
    let drawn: Vec<_> = sandbox.files().into_iter().filter(|file| file.ends_with("svg")).collect();
    assert_eq!(drawn, ["site/a.svg", "site/deep/b.svg"]);
}

#[test]
fn without_a_file_the_current_folder_is_looked_through() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("b/c.journey", map("C"));
    sandbox.run("build --format json").code(0);
    assert!(sandbox.has("a.json") && sandbox.has("b/c.json"));
    Sandbox::new().run("build").code(2).says(&["no *.journey files in the current folder", "wayline new"]);
}

#[test]
fn one_bad_file_does_not_keep_others_from_being_built() {
    let mut sandbox = Sandbox::new().file("d.journey", WRONG);
    for name in ["a", "b", "c", "e", "f"] {
        sandbox = sandbox.file(&format!("{name}.journey"), map(name));
    }
    let first = sandbox.run("build").code(1).says(&["d.journey:3:9", "wrote 10 files"]);
    assert_eq!(sandbox.files().iter().filter(|file| file.ends_with(".svg")).count(), 5);
    let gone = sandbox.run("build a.journey g.journey b.journey").code(2);
    assert!(gone.err.contains("g.journey does not exist"), "{gone:#?}");
    // The same again, in whatever order the threads were.
    let report = |text: &str| text.split("wrote").next().map(str::to_owned);
    assert_eq!(report(&first.err), report(&sandbox.run("build").err.replace("10 files unchanged\n", "")));
}

#[test]
fn an_unchanged_output_is_not_written_again() {
    let sandbox = Sandbox::new().file("coffee.journey", map("Coffee"));
    sandbox.run("build coffee.journey").code(0);
    let time = |path| fs::metadata(sandbox.path(path)).and_then(|data| data.modified()).expect("a time");
    let before = time("coffee.svg");
    sandbox.run("build coffee.journey").code(0).says(&["coffee.svg, coffee.html unchanged"]);
    assert_eq!(time("coffee.svg"), before);
}

#[test]
fn two_maps_for_one_output_are_refused_before_anything_is_written() {
    let sandbox = Sandbox::new().file("x/a.journey", map("A")).file("y/a.journey", map("B"));
    let ran = sandbox.run("build x/a.journey y/a.journey -o out/").code(2);
    assert!(ran.err.contains("x/a.journey and y/a.journey would both be written to out/a.svg"), "{ran:#?}");
    assert!(!sandbox.has("out"));
    // The same map twice is no collision.
    sandbox.run("build x/a.journey x ./x/a.journey -o out/").code(0);
}

#[test]
fn a_file_of_declarations_has_nothing_to_draw() {
    let sandbox = Sandbox::new().file("people.journey", SHARED);
    sandbox.run("build people.journey").code(0).says(&["people.journey only has declarations for other maps"]);
    assert_eq!(sandbox.files(), ["people.journey"]);
}

#[test]
fn what_cannot_be_written_is_told() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("file", "no folder");
    fs::create_dir(sandbox.path("a.svg")).expect("a folder can be made");
    let ran = sandbox.run("build a.journey").code(2).says(&["cannot write a.svg: there is a folder of that name"]);
    // The page was fine all the same.
    assert!(ran.err.contains("wrote a.html"), "{ran:#?}");
    sandbox.run("build a.journey -o file/x.svg").code(2).says(&["cannot write file/x.svg: "]);
}

#[test]
fn a_write_protected_output_stays() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("a.svg", "precious");
    let mut rights = fs::metadata(sandbox.path("a.svg")).expect("there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(sandbox.path("a.svg"), rights).expect("rights can be set");
    sandbox.run("build a.journey -o a.svg").code(2).says(&["cannot write a.svg: it is write-protected"]);
    assert_eq!(sandbox.read("a.svg"), "precious");
}

#[cfg(unix)]
#[test]
fn links_and_rights_of_an_output_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("real/a.svg", "old");
    fs::set_permissions(sandbox.path("real/a.svg"), PermissionsExt::from_mode(0o640)).expect("rights can be set");
    symlink("real/a.svg", sandbox.path("a.svg")).expect("a link can be made");
    symlink("real/new.html", sandbox.path("a.html")).expect("a link can be made");
    sandbox.run("build a.journey").code(0);
    assert!(fs::symlink_metadata(sandbox.path("a.svg")).expect("there").is_symlink());
    assert!(sandbox.read("real/a.svg").contains("<svg"));
    assert!(sandbox.read("real/new.html").contains("<!DOCTYPE"));
    let mode = |path| fs::metadata(sandbox.path(path)).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode("real/a.svg"), 0o640);
    // A new one is as readable as any file that is made here.
    fs::write(sandbox.path("plain"), "").expect("a file can be written");
    assert_eq!(mode("real/new.html"), mode("plain"));
    assert_eq!(sandbox.files().len(), 6);
}

#[cfg(unix)]
#[test]
fn devices_are_written_as_they_are() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    let ran = sandbox.run("build a.journey -o /dev/stdout --format json").code(0);
    assert!(ran.out.starts_with('{'), "{ran:#?}");
}

#[test]
fn a_reader_that_goes_away_is_no_mistake() {
    let sandbox = Sandbox::new();
    for call in ["build - --format json", "reference", "explain", "man", "completions zsh"] {
        let mut command = sandbox.command(call);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        if let Some(mut stdin) = child.stdin.take() {
            let _ = std::io::Write::write_all(&mut stdin, map("Coffee").as_bytes());
        }
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{call}: {output:?}");
        assert!(output.stderr.is_empty(), "{call}: {output:?}");
    }
}

#[test]
fn a_full_disk_is_told() {
    let sandbox = Sandbox::new();
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let output = sandbox.command("explain").stdout(full).output().expect("the program ends");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to standard output"));
}

#[test]
fn quiet_tells_mistakes_and_nothing_else() {
    let sandbox = Sandbox::new().file("good.journey", map("A")).file("bad.journey", WRONG);
    sandbox.run("build good.journey -q").code(0).silent();
    sandbox.run("check good.journey --quiet").code(0).silent();
    let ran = sandbox.run("build -q").code(1).says(&["error[J302]"]);
    assert!(!ran.err.contains("wrote"), "{ran:#?}");
}

#[test]
fn reports_of_a_build_can_be_read_by_programs() {
    let sandbox = Sandbox::new().file("good.journey", map("A")).file("bad.journey", WRONG);
    let ran = sandbox.run("build --report json").code(1);
    let report: serde_json::Value = serde_json::from_str(&ran.err).expect("nothing but JSON");
    assert_eq!(report["summary"]["files"], 2);
    assert_eq!(report["diagnostics"][0]["code"], "J302");
    let ran = sandbox.run("build good.journey nowhere.journey --report json").code(2);
    let report: serde_json::Value = serde_json::from_str(&ran.err).expect("nothing but JSON");
    assert_eq!(report["failures"][0]["title"], "nowhere.journey does not exist");
}

#[test]
fn themes_and_views_are_chosen_by_flags() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    sandbox.run("build a.journey -o light.svg --theme light").code(0);
    sandbox.run("build a.journey -o dark.svg --theme dark").code(0);
    assert!(sandbox.read("light.svg") != sandbox.read("dark.svg"));
    sandbox.run("build a.journey --theme drak").code(2).says(&["unknown theme `drak`", "did you mean `dark`?"]);
    sandbox.run("build a.journey --view overwiev").code(2).says(&["a similar value exists: 'overview'"]);
    sandbox.run("build a.journey -o embed.svg --font embed").code(0);
    sandbox.run("build a.journey -o system.svg --font system").code(0);
    assert!(sandbox.read("system.svg").len() < sandbox.read("embed.svg").len());
}

#[test]
fn maps_of_one_file_name_keep_apart_by_a_prefix() {
    let sandbox = Sandbox::new().file("shop/a.journey", map("A")).file("bank/a.journey", map("B"));
    sandbox.run("build shop/a.journey -o shop.svg --id-prefix shop").code(0);
    sandbox.run("build bank/a.journey -o bank.svg").code(0);
    let ids = |file: &str| -> Vec<String> {
        let text = sandbox.read(file);
        text.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    };
    let (shop, bank) = (ids("shop.svg"), ids("bank.svg"));
    assert!(!shop.is_empty() && shop.iter().all(|id| id.starts_with("shop-a-") && !bank.contains(id)), "{shop:?}");
}

#[test]
fn lanes_are_chosen_by_name_or_keyword() {
    let sandbox = Sandbox::new().file("a.journey", format!("{}  does: Drinks\n  takes: 5m\n", map("A")));
    sandbox.run("build a.journey -o all.svg").code(0);
    sandbox.run("build a.journey -o few.svg --lanes doing,experience").code(0);
    sandbox.run("build a.journey -o same.svg --lanes does,feels").code(0);
    assert!(sandbox.read("few.svg") == sandbox.read("same.svg"));
    assert!(sandbox.read("few.svg") != sandbox.read("all.svg"));
    let call = "build a.journey -o no.svg --lanes experiense";
    sandbox.run(call).code(2).says(&["unknown lane `experiense` in a.journey", "did you mean `experience`?"]);
    sandbox.run("build a.journey -o no.svg --lanes risk").code(2).says(&["its lanes are ways, touchpoints, "]);
    assert!(!sandbox.has("no.svg"));
    let sandbox = sandbox.file("wayline.toml", "lanes = [\"experience\", \"risk\"]\n");
    sandbox.run("build a.journey").code(0);
}

#[test]
fn links_of_a_page_lead_to_the_maps_own_folder() {
    let text = format!("{}  pain: As [the notes](notes.md) say\n", map("A"));
    let sandbox = Sandbox::new().file("my maps/a.journey", &text).file("b.journey", &text);
    let links = |page: &str, address: &str| {
        let page = sandbox.read(page);
        assert!(page.contains(&format!("href=\"{address}\"")), "{address}");
    };
    sandbox.run("build").code(0);
    links("my maps/a.html", "notes.md");
    sandbox.run("build -o out/pages/").code(0);
    links("out/pages/my maps/a.html", "../../../my%20maps/notes.md");
    links("out/pages/b.html", "../../notes.md");
    let page = sandbox.run("build b.journey -o - --format html").code(0).out;
    assert!(page.contains("href=\"notes.md\""));
}

/// A segment has its own map, and nothing of the others is on it.
#[test]
fn a_map_of_some_personas_says_nothing_of_the_others() {
    let text = "journey: Two\npersona anna: Anna\npersona ben: Benjamin\nstage: Shop\n  touchpoint a: Looks\n    feels 1\n    \
                then anna c: Knows it\n  touchpoint b: Asks\n    for: ben\n    feels 0\n    says ben: Hello\n  touchpoint c: Pays\n    \
                feels 1\n";
    let sandbox = Sandbox::new().file("two.journey", text);
    sandbox.run("build two.journey -o anna.svg --personas anna").code(0);
    let drawing = sandbox.read("anna.svg");
    for (word, there) in
        [("Anna (1 / 2)", true), ("Knows it", true), ("Benjamin", false), ("Hello", false), ("Asks", false)]
    {
        assert_eq!(drawing.contains(word), there, "{word}");
    }
    let table = sandbox.run("export two.journey -f csv --personas Benjamin").code(0).out;
    assert!(table.contains("Asks") && !table.contains("Knows it"), "{table}");
    sandbox.run("build two.journey --personas bem").code(1).says(&["There is no persona `bem`", "did you mean `ben`?"]);
}

#[test]
fn a_page_says_nothing_of_the_folder_that_its_project_is_in() {
    let sandbox = Sandbox::new().file("maps/coffee.journey", map("Coffee"));
    let whole = sandbox.path("maps/coffee.journey");
    sandbox.run(&format!("build {} -o page.html", whole.display())).code(0);
    let folder = sandbox.path("");
    let page = sandbox.read("page.html");
    assert!(!page.contains(folder.to_str().expect("UTF-8").trim_end_matches('/')), "{}", folder.display());
}

#[test]
fn a_blueprint_of_a_map_without_a_backstage_is_told() {
    let sandbox =
        Sandbox::new().file("a.journey", map("A")).file("b.journey", format!("{}  backstage: Grinds\n", map("B")));
    sandbox.run("build a.journey --view blueprint -o a.svg").code(0).says(&["its blueprint is the same as the detail"]);
    assert!(
        !sandbox.run("build b.journey --view blueprint -o b.svg").code(0).err.contains("is the same as the detail")
    );
}

#[test]
fn every_doubt_about_a_line_can_be_turned_off() {
    for (line, code) in
        [("pain: Major delays", "J205"), ("reach: 25", "J301"), ("note: TBD", "J006"), ("leaves: anna 15 %", "J201")]
    {
        let map = format!("journey: A\npersona anna: Anna\nstage: B\n  touchpoint: C\n    feels 1\n    {line}\n");
        let sandbox = Sandbox::new().file("a.journey", map);
        sandbox.run("check a.journey").says(&[&format!("warning[{code}]")]);
        let ran = sandbox.run(&format!("check --level {code}=off a.journey"));
        assert!(!ran.err.contains(code), "{line}: {}", ran.err);
    }
}
