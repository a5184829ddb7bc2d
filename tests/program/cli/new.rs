//! `wayline new`: the map to begin with, and its templates.

use super::sandbox::Sandbox;

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
    sandbox.run("new").code(2).says(&["map.journey already exists"]);
    assert_eq!(sandbox.read("map.journey"), "mine");
    sandbox.run("new map.journey/map.journey").code(2).says(&["cannot write map.journey/map.journey: "]);
}

#[test]
fn every_template_builds_without_a_warning_and_is_formatted() {
    let sandbox = Sandbox::new();
    let list = sandbox.run("new --list").code(0).silent().out;
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 8, "{list}");
    for name in names {
        let file = if name == "starter" { "map.journey".to_owned() } else { format!("{name}.journey") };
        sandbox.run(&format!("new --template {name}")).code(0).says(&[&format!("wrote {file}")]);
        assert!(!sandbox.read(&file).contains('{'), "every date of {name} is filled in");
    }
    sandbox.run("check --deny-warnings").code(0);
    assert_eq!(sandbox.run("fmt --check").code(0).out, "", "and each is formatted");
    sandbox.run("build --format svg").code(0);
}

#[test]
fn a_template_goes_where_it_is_told_to() {
    let sandbox = Sandbox::new();
    sandbox.run("new --template training first-aid").code(0).says(&["wrote first-aid.journey"]);
    let text = sandbox.read("first-aid.journey");
    assert_eq!(sandbox.run("new -t training -").code(0).silent().out, text);
    sandbox.run("new -t training first-aid").code(2).says(&["first-aid.journey already exists"]);
}

#[test]
fn a_template_that_is_almost_right_is_proposed() {
    let sandbox = Sandbox::new();
    sandbox.run("new --template onbording").code(2).says(&["onboarding"]);
    sandbox.run("new --list map.journey").code(2);
}

/// `script` gives the program a terminal.
#[cfg(target_os = "linux")]
fn on_a_terminal(sandbox: &Sandbox, call: &str, answers: &str) -> Option<(i32, String)> {
    use std::{
        io::Write,
        process::{Command, Stdio},
    };
    let mut command = Command::new("script");
    command.args(["-qec", &format!("{} {call}", env!("CARGO_BIN_EXE_wayline")), "/dev/null"]);
    command.current_dir(sandbox.path("")).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    child.stdin.take()?.write_all(answers.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    Some((output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stdout).into_owned()))
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_new_asks_for_the_template() {
    let sandbox = Sandbox::new();
    // Where `script` (of util-linux) is missing, there is no terminal to ask on.
    let Some((code, said)) = on_a_terminal(&sandbox, "new", "nonsense\ncancelation\n2\n") else { return };
    assert_eq!(code, 0, "{said}");
    for part in ["2  retail", "no template `nonsense`", "did you mean `cancellation`?", "wrote retail.journey"] {
        assert!(said.contains(part), "`{part}` is missing in\n{said}");
    }
    assert!(sandbox.has("retail.journey"));
    let (code, said) = on_a_terminal(&sandbox, "new", "\n").expect("a terminal");
    assert_eq!(code, 0, "{said}");
    assert!(sandbox.has("map.journey"), "Enter alone takes the first: {said}");
    let (code, said) = on_a_terminal(&sandbox, "new", "\u{4}").expect("a terminal");
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("nothing is written"), "{said}");
    let (code, said) = on_a_terminal(&sandbox, "new -t training", "").expect("a terminal");
    assert_eq!(code, 0, "whoever names a template isn't asked: {said}");
}

#[test]
fn a_map_has_the_ending_of_one() {
    for name in ["x.mmd", "y.svg", "readme.html", "x.json"] {
        let sandbox = Sandbox::new();
        let ran = sandbox.run(&format!("new {name}")).code(2);
        assert!(ran.err.contains(".journey"), "{}", ran.err);
        assert!(!sandbox.has(name));
    }
}

#[test]
fn a_path_that_ends_in_a_slash_is_a_folder() {
    let sandbox = Sandbox::new();
    sandbox.run("new maps/").code(0).says(&["wrote maps/map.journey"]);
    assert_eq!(sandbox.files(), ["maps/map.journey"]);
}

/// What other programs call it.
#[test]
fn init_is_understood() {
    let sandbox = Sandbox::new();
    sandbox.run("init first.journey").code(0).says(&["first.journey"]);
    assert!(sandbox.has("first.journey"));
}
