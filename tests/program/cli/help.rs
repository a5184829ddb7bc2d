//! What the program says about itself, and where the call is wrong.

use super::sandbox::Sandbox;

const COMMANDS: &[&str] = &[
    "build",
    "site",
    "check",
    "show",
    "fmt",
    "export",
    "import",
    "report",
    "diff",
    "markdown",
    "explain",
    "reference",
    "mcp",
    "new",
    "completions",
    "man",
];

#[test]
fn every_command_has_help_with_examples() {
    let sandbox = Sandbox::new();
    let whole = sandbox.run("--help").code(0).silent().out;
    assert!(whole.contains("Exit codes:\n  0  ") && whole.contains("\n  1  ") && whole.contains("\n  2  "));
    for command in COMMANDS {
        assert!(whole.contains(&format!("\n  {command} ")), "{command}");
        for flag in ["--help", "-h"] {
            let help = sandbox.run(&format!("{command} {flag}")).code(0).silent().out;
            assert!(help.contains("\nExamples:\n  "), "{help}");
            assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
            // None is broken into a second line, which would look like another example.
            let examples = help.lines().skip_while(|line| *line != "Examples:").skip(1);
            let broken = |line: &&str| !["  wayline ", "  cat "].iter().any(|begins| line.starts_with(begins));
            let broken = examples.take_while(|line| !line.is_empty()).find(broken);
            assert_eq!(broken, None, "{command}: {help}");
        }
    }
}

#[test]
fn every_flag_stands_in_the_documents() {
    let sandbox = Sandbox::new();
    let pages = include_str!("../../../docs/src/command-line.md");
    for command in COMMANDS {
        assert!(pages.contains(&format!("## `wayline {command}")), "{command}");
        let help = sandbox.run(&format!("{command} --help")).code(0).out;
        let flags = help.split_whitespace().filter(|word| word.starts_with("--"));
        let flags = flags.map(|word| word.split('[').next().unwrap_or(word));
        let flags = flags.map(|word| word.trim_end_matches(|char: char| !char.is_ascii_alphanumeric()));
        for flag in flags.filter(|flag| flag.len() > 2) {
            assert!(pages.contains(&format!("`{flag}")), "{command}: {flag} isn't in command-line.md");
        }
    }
}

#[test]
fn every_lane_is_in_the_documents_in_its_order() {
    let sandbox = Sandbox::new().file("a.journey", super::map("A"));
    let said = sandbox.run("build a.journey --lanes nothing").code(2).err;
    let (_, said) = said.split_once("its lanes are ").expect("a list of the lanes");
    let lanes: Vec<String> = said.split(',').map(|lane| format!("`{}`", lane.trim())).collect();
    assert!(lanes.len() > 15, "{lanes:?}");
    let pages = include_str!("../../../docs/src/command-line.md");
    assert!(pages.contains(&lanes.join(", ")), "command-line.md has to list {}", lanes.join(", "));
}

#[test]
fn every_setting_stands_in_the_documents() {
    let pages = include_str!("../../../docs/src/command-line.md");
    for setting in [
        "theme",
        "view",
        "lanes",
        "font",
        "output",
        "formats",
        "split",
        "scale",
        "max-bytes",
        "embed-attachments",
        "[warnings]",
        "[themes.NAME]",
    ] {
        assert!(pages.contains(&format!("| `{setting}` |")), "{setting}");
    }
}

#[test]
fn the_version_is_told() {
    let version = format!("wayline {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Sandbox::new().run("--version").code(0).silent().out, version);
}

#[test]
fn without_a_command_there_is_help() {
    assert_eq!(Sandbox::new().run("").code(2).says(&["Usage: wayline", "Examples:"]).out, "");
}

#[test]
fn slips_in_the_call_are_answered_with_what_was_meant() {
    let sandbox = Sandbox::new().file("coffee.journey", "journey: x\n");
    for (call, part) in [
        ("biuld coffee.journey", "a similar subcommand exists: 'build'"),
        ("build --fromat svg", "a similar argument exists: '--format'"),
        ("build --format svgg", "a similar value exists: 'svg'"),
        ("build --font imbed", "a similar value exists: 'embed'"),
        ("check --format svg", "check draws nothing; to draw svg: wayline build --format svg"),
        ("export --format svg", "export draws nothing; to draw svg: wayline build --format svg"),
        ("export --format sarif", "for mistakes as sarif: wayline check --format sarif"),
        ("diff --format github", "for mistakes as github: wayline check --format github"),
        ("report --format sarif", "for mistakes as sarif: wayline check --format sarif"),
        ("build --format sarif", "for mistakes as sarif: --report sarif"),
        ("build --format xlsx", "to write xlsx: wayline export --format xlsx"),
        ("check --level J502", "write a code and its level, such as J502=off"),
        ("check --level J592=off", "did you mean `J502`?"),
        ("check --level J203=off", "J203 is an error, which has no level"),
        ("check --level J502=wran", "did you mean `warn`?"),
        ("coffee.journey", "to draw it: wayline build coffee.journey"),
        ("other.journey", "to check it: wayline check other.journey"),
    ] {
        assert_eq!(sandbox.run(call).code(2).says(&[part]).out, "", "{call}");
    }
}

#[test]
fn the_exit_codes_of_each_command_are_its_own() {
    let sandbox = Sandbox::new();
    let watch = sandbox.run("watch --help").code(0).out;
    assert!(watch.contains("0  ended with Ctrl-C") && !watch.contains("a map has errors"), "{watch}");
    for (command, code) in [
        ("build", "a map has errors"),
        ("check", "a map has errors, or with --diff: something can be fixed"),
        ("diff", "a map has errors, or with --exit-code: something changed"),
        ("fmt", "a map has errors, or with --check or --diff: is not formatted"),
        ("markdown", "a map has errors, or with --check: a picture is out of date"),
        ("report", "a map has errors, or with --fail-on: a condition is true"),
    ] {
        let help = sandbox.run(&format!("{command} --help")).code(0).out;
        assert!(help.contains(&format!("\n  1  {code}\n")), "{help}");
    }
}
