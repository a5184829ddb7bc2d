//! The commands that only print, or write a file to begin with.

use super::sandbox::Sandbox;
use wayline::{diagnostic::Code, keyword::Keyword};

#[test]
fn new_writes_a_map_that_builds_without_a_warning() {
    let sandbox = Sandbox::new();
    sandbox.run("new").code(0).says(&["wrote map.journey; draw it with: wayline build map.journey"]);
    sandbox.run("check --deny-warnings").code(0);
    sandbox.run("build map.journey").code(0);
    assert_eq!(sandbox.run("fmt --check").code(0).out, "", "and it is formatted");
    sandbox.run("new other").code(0);
    assert_eq!(sandbox.read("other.journey"), sandbox.read("map.journey"));
    assert_eq!(sandbox.run("new -").code(0).silent().out, sandbox.read("map.journey"));
    sandbox.run_with("check - --deny-warnings", sandbox.read("map.journey")).code(0);
}

#[cfg(unix)]
#[test]
fn the_command_that_new_proposes_survives_a_shell() {
    let sandbox = Sandbox::new();
    let output = sandbox.command("new").arg("It's my Map (v2).journey").output().expect("the program ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.ends_with("draw it with: wayline build 'It'\\''s my Map (v2).journey'\n"), "{said}");
}

#[test]
fn new_never_overwrites() {
    let sandbox = Sandbox::new().file("map.journey", "mine");
    sandbox.run("new").code(2).says(&["map.journey is already there"]);
    assert_eq!(sandbox.read("map.journey"), "mine");
    sandbox.run("new nowhere/map.journey").code(2).says(&["nowhere/map.journey cannot be written: "]);
}

#[test]
fn explain_prints_the_page_of_a_code() {
    let sandbox = Sandbox::new();
    for code in Code::ALL {
        let page = sandbox.run(&format!("explain {code}")).code(0).silent().out;
        assert!(page.contains(code.as_str()), "{page}");
    }
    assert_eq!(sandbox.run("explain j502").code(0).out, sandbox.run("explain J502").code(0).out);
    sandbox.run("explain J52").code(2).says(&["there is no code `J52`", "did you mean J"]);
    sandbox.run("explain everything").code(2).says(&["codes look like J502"]);
}

#[test]
fn explain_lists_all_codes() {
    let list = Sandbox::new().run("explain").code(0).silent().out;
    for code in Code::ALL {
        assert!(list.contains(&format!("  {code}  {}\n", code.title())), "{code}");
    }
}

#[test]
fn the_reference_holds_every_keyword() {
    let sandbox = Sandbox::new();
    let whole = sandbox.run("reference").code(0).silent().out;
    for keyword in Keyword::ALL {
        let begins = |line: &str| line.trim_start().split([' ', ':', '[']).next() == Some(keyword.word());
        assert!(whole.lines().any(begins), "{}", keyword.word());
        let one = sandbox.run(&format!("reference {}", keyword.word())).code(0).silent().out;
        for rule in keyword.rules() {
            assert!(one.contains(rule.summary) && one.contains(rule.example), "{one}");
        }
    }
    sandbox.run("reference pian").code(2).says(&["there is no keyword `pian`", "did you mean `pain`?"]);
    assert_eq!(sandbox.run("reference Pain:").code(0).out, sandbox.run("reference pain").code(0).out);
}

#[test]
fn the_example_of_the_reference_is_a_good_map() {
    let sandbox = Sandbox::new();
    let whole = sandbox.run("reference").out;
    let example: Vec<_> = whole.lines().skip_while(|line| *line != "An example:").skip(1).collect();
    sandbox.run_with("check - --today 2026-09-02 --deny-warnings", example.join("\n")).code(0);
}

#[test]
fn completions_and_manuals_are_there() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = sandbox.run(&format!("completions {shell}")).code(0).silent().out;
        assert!(script.contains("wayline") && script.contains("max-bytes"), "{shell}");
    }
    sandbox.run("completions tcsh").code(2).says(&["possible values: bash"]);
    let manual = sandbox.run("man").code(0).silent().out;
    for name in ["wayline", "wayline-build", "wayline-check", "wayline-fmt"] {
        assert!(manual.contains(&format!(".TH {name} 1")), "{name}");
    }
    sandbox.run("man -o pages").code(0).says(&["wrote 16 pages into pages"]);
    assert!(sandbox.read("pages/wayline-build.1").contains("deny\\-warnings"));
}
