//! What shells offer for a call that is begun.

use super::sandbox::Sandbox;
use std::{fs, process::Command};

/// What a shell says when it runs this; nothing where it isn't installed.
fn said(shell: &str, script: &str, sandbox: &Sandbox) -> Option<String> {
    let output = Command::new(shell).current_dir(sandbox.path("")).args(["-c", script]).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" "))
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new().file("a.journey", "").file("answers.csv", "").file("annex/b.journey", "");
    for shell in ["bash", "zsh", "fish"] {
        let script = sandbox.run(&format!("completions {shell}")).code(0).out;
        fs::write(sandbox.path(&format!("completions.{shell}")), script).expect("a script");
    }
    sandbox
}

/// The words of lists were offered for none of them, and behind `=` and `,` there was nothing.
#[test]
fn bash_completes_levels_lanes_and_folders() {
    let sandbox = sandbox();
    for (call, offered) in [
        ("build --lanes exp", "experience"),
        ("build --lanes=exp", "experience"),
        ("build --lanes doing,exp", "doing,experience"),
        ("check --level J50", "J501= J502= J503= J504= J505= J506= J507= J508= J509="),
        ("check --level J502=", "off warn error"),
        ("check --level J502=o", "off"),
        ("check --level=J502=w", "warn"),
        ("build --deps a", "a.journey answers.csv annex"),
        ("data sql --results ans", "answers.csv"),
        ("check --fi", "--fix"),
    ] {
        // As readline divides it.
        let line = format!(
            "source ./completions.bash; COMP_LINE='wayline {call}'; COMP_POINT=${{#COMP_LINE}}; \
             COMP_WORDS=(${{COMP_LINE//=/ = }}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             [[ $COMP_LINE == *= ]] && {{ COMP_CWORD=$((COMP_CWORD + 1)); }}; \
             _wayline_files wayline \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; \
             printf '%s\\n' \"${{COMPREPLY[@]}}\" | sort"
        );
        let Some(found) = said("bash", &line, &sandbox) else { return };
        let mut offered: Vec<&str> = offered.split(' ').collect();
        offered.sort_unstable();
        assert_eq!(found.split(' ').collect::<Vec<_>>(), offered, "{call}");
    }
    // Folders are added by bash itself.
    let script = sandbox.read("completions.bash");
    let (_, after) = script.split_once("                --root)\n").expect("a flag for a folder");
    assert!(after.lines().take(4).any(|line| line.contains("plusdirs")), "{after}");
}

#[test]
fn fish_completes_levels_lanes_and_files() {
    let sandbox = sandbox();
    for (call, offered) in [
        ("build --lanes exp", "experience"),
        ("build --lanes=exp", "--lanes=experience"),
        ("build --lanes doing,exp", "doing,experience"),
        ("check --level J502=o", "J502=off"),
        ("check --level J502=off,J503=w", "J502=off,J503=warn"),
        ("explain J50", "J501 J502 J503 J504 J505 J506 J507 J508 J509"),
        ("site -o a", "annex/"),
    ] {
        let line = format!("source ./completions.fish; complete -C 'wayline {call}' | string replace -r '\\t.*' ''");
        let Some(found) = said("fish", &line, &sandbox) else { return };
        assert_eq!(found, offered, "{call}");
    }
}

#[test]
fn zsh_is_told_of_levels_lanes_and_folders() {
    let script = Sandbox::new().run("completions zsh").code(0).out;
    for part in [
        ":LANES:_values -s , lane ways touchpoints",
        ":CODE=LEVEL:_sequence compadd - J",
        "[The folder of the site]:FOLDER:_files -/'",
        "[Read and write below this folder, instead of the project'\\''s]:FOLDER:_files -/'",
    ] {
        assert!(script.contains(part), "{part}: {script}");
    }
    let sandbox = sandbox();
    // Whether it can be read at all.
    let checked = said("zsh", "zsh -n ./completions.zsh && echo read", &sandbox);
    assert!(checked.is_none_or(|said| said == "read"));
}
