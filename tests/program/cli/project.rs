//! Settings, and what maps may read.

use super::{WARNED, map, sandbox::Sandbox};
use std::fs;

const USER: &str = "journey: A\n  use: shared/people.journey\nstage: S\n  feels anna 1: x\n";
const PEOPLE: &str = "persona anna: Anna\n";

#[test]
fn settings_are_taken_from_the_projects_folder() {
    let sandbox = Sandbox::new()
        .file("wayline.toml", "output = \"dist\"\nformats = [\"json\"]\n[warnings]\nJ502 = \"off\"\n")
        .file("maps/deep/a.journey", WARNED);
    let ran = sandbox.run("build maps/deep/a.journey").code(0);
    assert!(!ran.err.contains("J502"), "{ran:#?}");
    assert!(sandbox.has("dist/maps/deep/a.json") && !sandbox.has("maps/deep/a.svg"), "{:?}", sandbox.files());
}

#[test]
fn flags_go_before_settings() {
    let sandbox = Sandbox::new()
        .file("wayline.toml", "output = \"dist\"\nformats = [\"json\"]\nmax-bytes = 10\n[warnings]\nJ502 = \"off\"\n")
        .file("a.journey", WARNED);
    let ran = sandbox.run("build a.journey --format svg --max-bytes 1M --level J502=warn").code(0);
    assert!(ran.err.contains("J502") && sandbox.has("dist/a.svg"), "{ran:#?}");
    sandbox.run("build a.journey -o b.svg --max-bytes 1M").code(0);
    assert!(sandbox.has("b.svg"));
    sandbox.run("build a.journey").code(1).says(&["error[J003]"]);
}

#[test]
fn every_mistake_in_the_settings_is_told_and_nothing_is_done() {
    let settings =
        "thme = \"dark\"\nview = 3\n[warnings]\nJ203 = \"off\"\nJ502 = \"wran\"\n[themes.ours]\nbase = \"lihgt\"\n";
    let sandbox = Sandbox::new().file("wayline.toml", settings).file("a.journey", map("A"));
    let parts = [
        "`thme` is not a setting",
        "did you mean `theme`?",
        "wayline.toml:1:1",
        "`view` takes `detail`, `overview` or `blueprint`",
        "this is a number",
        "J203 is an error, which has no level",
        "`wran` is not a choice for `J502`",
        "did you mean `warn`?",
        "the theme `ours` cannot be used",
        "did you mean `light`?",
    ];
    sandbox.run("build a.journey").code(2).says(&parts);
    assert_eq!(sandbox.files(), ["a.journey", "wayline.toml"]);
    let sandbox = Sandbox::new().file("wayline.toml", "theme = \n").file("a.journey", map("A"));
    sandbox.run("check").code(2).says(&["wayline.toml is not valid TOML", "wayline.toml:1:"]);
}

#[test]
fn connections_are_for_wayline_data_and_have_to_be_texts() {
    let good = "[connections]\nwarehouse = \"postgresql://reader@localhost/shop\"\n";
    let sandbox = Sandbox::new().file("wayline.toml", good).file("a.journey", map("A"));
    sandbox.run("check").code(0);
    let sandbox = Sandbox::new().file("wayline.toml", "[connections]\nwarehouse = 5432\n").file("a.journey", map("A"));
    let parts =
        ["`warehouse` takes a connection in quotes", "wayline.toml:2:13", "write warehouse = \"postgresql://...\""];
    sandbox.run("check").code(2).says(&parts);
    let sandbox = Sandbox::new().file("wayline.toml", "connections = \"x\"\n").file("a.journey", map("A"));
    sandbox.run("check").code(2).says(&["`connections` takes a table of connections by name"]);
}

#[test]
fn a_theme_of_the_projects_own() {
    let settings = "theme = \"ours\"\n[themes.ours]\nbase = \"light\"\ncolours = { red = \"#A1B2C3\" }\n";
    let sandbox = Sandbox::new().file("wayline.toml", settings).file("a.journey", WARNED);
    sandbox.run("build a.journey -o a.svg").code(0);
    assert!(sandbox.read("a.svg").contains("#A1B2C3"));
    sandbox.run("build a.journey -o a.svg --theme light").code(0);
    assert!(!sandbox.read("a.svg").contains("#A1B2C3"));
    let sandbox = Sandbox::new().file("wayline.toml", "theme = \"contrats\"\n").file("a.journey", map("A"));
    sandbox.run("check").code(2).says(&["unknown theme `contrats`", "did you mean `contrast`?"]);
}

#[test]
fn other_files_are_read_from_the_file_that_asks() {
    let sandbox = Sandbox::new()
        .file("maps/a.journey", USER)
        .file("maps/shared/people.journey", "use: ../../teams.journey\npersona anna: Anna\n")
        .file("teams.journey", "team bar: Bar\n");
    let ran = sandbox.run("check maps/a.journey").code(0);
    assert!(!ran.err.contains("error"), "{ran:#?}");
    let text = USER.replace("shared/", "maps/shared/");
    sandbox.run_with("check -", text).code(0);
}

#[test]
fn a_missing_file_is_a_mistake_of_the_map() {
    let sandbox = Sandbox::new().file("a.journey", USER);
    sandbox.run("check").code(1).says(&["error[J401]", "a.journey:2:8"]);
}

#[test]
fn no_file_outside_the_project_is_read() {
    let sandbox = Sandbox::new().file("inner/wayline.toml", "").file("shared/people.journey", PEOPLE);
    let absolute = sandbox.path("shared/people.journey");
    for path in ["../shared/people.journey", "../shared/nothing.journey", "../../../../../../../../../etc/hosts"] {
        fs::write(sandbox.path("inner/a.journey"), USER.replace("shared/people.journey", path)).expect("a file");
        let ran = sandbox.run("check inner/a.journey").code(1).says(&["error[J403]"]);
        assert!(!ran.err.contains("J401"), "{path}: {ran:#?}");
    }
    let text = USER.replace("shared/people.journey", &absolute.to_string_lossy());
    fs::write(sandbox.path("inner/a.journey"), text).expect("a file");
    let ran = sandbox.run("check inner/a.journey").code(1);
    assert!(ran.err.contains("error[J"), "{ran:#?}");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_project_are_not_followed() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new()
        .file("inner/wayline.toml", "")
        .file("inner/a.journey", USER)
        .file("inner/real/people.journey", PEOPLE)
        .file("outside/people.journey", PEOPLE);
    let link = sandbox.path("inner/shared");
    let mut told = Vec::new();
    // Whether there is anything at the end of a link out must not be told.
    for target in ["../outside", "../nowhere"] {
        symlink(target, &link).expect("a link can be made");
        told.push(sandbox.run("check inner/a.journey").code(1).says(&["error[J403]"]).err);
        fs::remove_file(&link).expect("a link can be removed");
    }
    assert_eq!(told[0], told[1]);
    symlink("real", &link).expect("a link can be made");
    sandbox.run("check inner/a.journey").code(0);
    fs::remove_file(&link).expect("a link can be removed");
    symlink("shared", &link).expect("a link can be made");
    sandbox.run("check inner/a.journey").code(1).says(&["error[J40"]);
}

#[cfg(unix)]
#[test]
fn only_ordinary_files_are_read() {
    let sandbox = Sandbox::new().file("a.journey", USER).file("shared/people.journey/x", "a folder");
    sandbox.run("check a.journey").code(1).says(&["error[J404]", "it is a folder"]);
    fs::remove_dir_all(sandbox.path("shared/people.journey")).expect("a folder can be removed");
    let made = std::process::Command::new("mkfifo").arg(sandbox.path("shared/people.journey")).status();
    if made.is_ok_and(|status| status.success()) {
        sandbox.run("check a.journey").code(1).says(&["error[J404]", "it is not a regular file"]);
    }
}

#[test]
fn without_a_mark_the_maps_own_folder_is_the_project() {
    let sandbox = Sandbox::new().file("maps/a.journey", USER.replace("shared/", "../shared/"));
    let sandbox = sandbox.file("shared/people.journey", PEOPLE);
    sandbox.run("check maps/a.journey").code(0);
    fs::remove_dir(sandbox.path(".git")).expect("a folder can be removed");
    sandbox.run("check maps/a.journey").code(1).says(&["error[J403]"]);
}

#[test]
fn a_wrong_lane_in_the_settings_is_wrong_for_every_drawing() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("wayline.toml", "lanes = []\n");
    for call in ["check", "build", "site -o pub"] {
        sandbox.run(call).code(2).says(&["`lanes` is empty", "wayline.toml:1:"]);
    }
    let sandbox = sandbox.file("wayline.toml", "lanes = [\"experience\", \"opportunites\"]\n");
    for call in ["build", "site -o pub"] {
        sandbox.run(call).code(2).says(&["unknown lane `opportunites` in a.journey", "did you mean `opportunities`?"]);
    }
    // A lane of another map; but nothing would be left of this one.
    let sandbox = sandbox.file("wayline.toml", "lanes = [\"risk\"]\n");
    for call in ["build a.journey", "site -o pub"] {
        sandbox.run(call).code(2).says(&["unknown lane `risk` in a.journey, which `lanes` in wayline.toml asks for"]);
    }
    Sandbox::new()
        .file("a.journey", map("A"))
        .file("wayline.toml", "formats = []\n")
        .run("build")
        .code(2)
        .says(&["`formats` is empty"]);
}

/// Settings refused `saving`, since it resembles `saying`.
#[test]
fn a_lane_of_the_maps_own_in_the_settings_may_resemble_a_built_in_one() {
    let sandbox = Sandbox::new()
        .file("a.journey", "journey: A\nlane saving: Savings\nstage: S\n  feels 1\n  saving: Much\n")
        .file("wayline.toml", "lanes = [\"experience\", \"saving\"]\n");
    for call in ["check", "build", "site -o pub"] {
        sandbox.run(call).code(0);
    }
    assert!(sandbox.read("a.svg").contains("Savings"));
}

#[test]
fn a_site_of_a_persona_leaves_out_the_maps_of_others() {
    let two = "journey: A\npersona anna: Anna\npersona ben: Ben\nstage: S\n  feels anna 1\n  feels ben 1\n";
    let one = "journey: B\npersona anna: Anna\nstage: S\n  feels anna 1\n";
    let sandbox = Sandbox::new().file("a.journey", two).file("b.journey", one);
    sandbox.run("site . -o pub --personas ben").code(0).says(&["b.journey is left out: not about ben"]);
    assert!(sandbox.has("pub/maps/a.html") && !sandbox.has("pub/maps/b.html"));
    sandbox.run("site . -o pub --personas eva").code(1).says(&["There is no persona `eva`"]);
}

/// `~` made a folder of that name in the project, which is dangerous to remove.
#[test]
fn a_home_folder_is_no_folder_of_a_project() {
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("wayline.toml", "output = \"~/x\"\n");
    sandbox.run("build a.journey").code(2).says(&["`output` does not know `~`", "output = \"dist\""]);
    assert!(!sandbox.has("~"));
}

/// Each was told with a page of its own, and each of those had a copy of the file.
#[test]
fn of_very_many_mistakes_in_the_settings_the_first_are_told() {
    for text in ["key{at} = {at}\n", "= {at}\n", "[themes.t{at}]\nwrong = 1\n"] {
        let settings: String = (0..20_000).map(|at| text.replace("{at}", &at.to_string())).collect();
        let sandbox = Sandbox::new().file("a.journey", map("A")).file("wayline.toml", settings);
        let ran = sandbox.run("check").code(2);
        assert!(ran.err.lines().count() < 300, "{text}: {}", ran.err.lines().count());
        if text.starts_with("key") {
            ran.says(&["`key0` is not a setting", "`key19` is not a setting", "19980 more mistakes in wayline.toml"]);
        }
    }
}
