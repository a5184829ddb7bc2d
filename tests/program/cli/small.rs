//! The commands that only print.

use super::sandbox::Sandbox;
use wayline::{
    diagnostic::Code,
    keyword::{BUILT_IN_CHANNELS, Keyword},
};

#[test]
fn explain_prints_the_page_of_a_code() {
    let sandbox = Sandbox::new();
    for code in Code::ALL {
        let page = sandbox.run(&format!("explain {code}")).code(0).silent().out;
        assert!(page.contains(code.as_str()), "{page}");
    }
    assert_eq!(sandbox.run("explain j502").code(0).out, sandbox.run("explain J502").code(0).out);
    sandbox.run("explain J52").code(2).says(&["unknown code `J52`", "did you mean J"]);
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
        let begins =
            |line: &str| line.trim_start_matches([' ', '+']).split([' ', ':', '[']).next() == Some(keyword.word());
        assert!(whole.lines().any(begins), "{}", keyword.word());
        let one = sandbox.run(&format!("reference {}", keyword.word())).code(0).silent().out;
        for rule in keyword.rules() {
            assert!(one.contains(rule.summary) && one.contains(rule.example), "{one}");
        }
    }
    let via = sandbox.run("reference via").code(0).out;
    for channel in BUILT_IN_CHANNELS {
        assert!(via.contains(&format!("\n  {}: {}", channel.name, channel.synonyms[0])), "{via}");
    }
    sandbox.run("reference pian").code(2).says(&["unknown keyword `pian`", "did you mean `pain`?"]);
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
    sandbox.run("man -o pages").code(0).says(&["wrote 20 pages into pages"]);
    assert!(sandbox.read("pages/wayline-build.1").contains("deny\\-warnings"));
}

#[test]
fn manual_pages_have_a_day_and_no_backticks() {
    let manual = Sandbox::new().run("man").code(0).out;
    let heads: Vec<&str> = manual.lines().filter(|line| line.starts_with(".TH ")).collect();
    assert!(heads.len() > 10 && heads.iter().all(|head| head.contains(" 1 20")), "{heads:#?}");
    assert!(!manual.contains('`') && manual.contains("\\fB\\-\\-output\\fR"), "{manual}");
    assert_eq!(manual, Sandbox::new().run("man").out);
    let dated = Sandbox::new().env("SOURCE_DATE_EPOCH", "1767225600").run("man").code(0).out;
    assert!(dated.contains(".TH wayline-build 1 2026-01-01"), "{}", dated.lines().take(3).collect::<String>());
}

#[test]
fn completions_offer_themes_codes_and_keywords() {
    let sandbox = Sandbox::new();
    // The scripts for the other shells complete commands and flags only.
    for shell in ["bash", "zsh", "fish"] {
        let script = sandbox.run(&format!("completions {shell}")).code(0).out;
        for word in ["contrast", "overview", "J001", "J502", "touchpoint", "opportunity"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let zsh = sandbox.run("completions zsh").code(0).out;
    assert!(zsh.matches(":_files -g \"*.journey\"'").count() >= 8 && zsh.contains(":_files -g \"*.md\"'"), "{zsh}");
    let fish = sandbox.run("completions fish").code(0).out;
    assert!(fish.contains("(__fish_complete_suffix .journey)"));
    // They are offered; a theme of the project's settings and a code in small letters are right all the same.
    sandbox.run("explain j502").code(0);
}

/// What bash offers for a call whose last word is begun.
#[test]
fn bash_completes_themes_codes_and_maps() {
    let sandbox = Sandbox::new().file("a map.journey", "").file("a.txt", "").file("a.mmd", "").file("also/a.md", "");
    let script = sandbox.run("completions bash").code(0).out;
    std::fs::write(sandbox.path("wayline.bash"), script).expect("a script");
    for (call, offered) in [
        ("build --theme c", "contrast"),
        ("explain J50", "J501 J502 J503 J504 J505 J506 J507 J508 J509"),
        ("reference touch", "touchpoint"),
        ("export --separator s", "semicolon"),
        ("completions f", "fish"),
        ("check a", "also a map.journey"),
        ("build -o x a", "also a map.journey"),
        ("import a", "also a.mmd"),
        ("markdown also/a", "also/a.md"),
        ("build --view o", "overview"),
    ] {
        let words: Vec<&str> = call.split(' ').collect();
        let line = format!(
            "source ./wayline.bash; COMP_WORDS=(wayline {call}); COMP_CWORD={}; _wayline_files wayline '{}' '{}'; echo \"${{COMPREPLY[*]}}\"",
            words.len(),
            words[words.len() - 1],
            words.get(words.len().wrapping_sub(2)).unwrap_or(&"wayline"),
        );
        let output = std::process::Command::new("bash").current_dir(sandbox.path("")).args(["-c", &line]).output();
        // Windows has no bash of its own.
        let Ok(output) = output else { return };
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), offered, "{call}");
    }
}

#[test]
fn words_for_a_keyword_and_several_codes_are_understood() {
    let sandbox = Sandbox::new();
    for (word, keyword) in [("feeling", "feels"), ("duration", "takes"), ("emotion", "feels")] {
        let ran = sandbox.run(&format!("reference {word}")).code(2);
        assert!(ran.err.contains(&format!("did you mean `{keyword}`?")), "{}", ran.err);
    }
    let both = sandbox.run("explain J502,J503").code(0).out;
    assert!(both.contains("J502") && both.contains("J503"), "{both}");
    assert!(sandbox.run("explain pain").code(2).err.contains("wayline reference pain"));
}

#[test]
fn a_persona_is_known_by_the_label_up_to_its_comma() {
    let map = "journey: A\npersona a: Anna Keller, nurse\nstage: S\n  feels a 1: Fine\n";
    let sandbox = Sandbox::new().file("a.journey", map);
    sandbox.run("build a.journey --personas Anna,Keller").code(1);
    sandbox.command("build a.journey --personas").arg("Anna Keller").status().expect("it runs");
    assert!(sandbox.has("a.svg") || sandbox.has("a.html"));
}

#[test]
fn small_messages_say_what_is_so() {
    let sandbox = Sandbox::new().file("m.journey", super::map("A")).file("pub/index.html", "mine");
    for command in ["site", "watch"] {
        let help = sandbox.run(&format!("{command} --help")).code(0).out;
        assert!(!help.contains("`-` for standard input"), "{help}");
    }
    sandbox.run("export m.journey -o x.html").code(2).says(&["unknown file extension in x.html"]);
    sandbox.run("site m.journey -o pub").code(2).says(&["pub/index.html would be overwritten"]);
    // `-` is no name of a folder.
    sandbox.run("site m.journey -o -").code(2).says(&["standard output", "-o public/"]);
    let sandbox = sandbox.file("m.md", "```journey\njourney: M\nstage: S\n  feels 1\n```\n");
    sandbox.run("markdown m.md -o -").code(2).says(&["standard output"]);
    assert!(!sandbox.has("-"));
    let sandbox = sandbox.file("wrong.journey", super::WRONG);
    let ran =
        sandbox.run("site wrong.journey -o new").code(1).says(&["the site is not written because of wrong.journey"]);
    assert!(!ran.err.contains("unchanged"), "{}", ran.err);
    // A repository without maps has no mistakes in them, where that is allowed.
    let empty = Sandbox::new();
    empty.run("check").code(2).says(&["no *.journey files"]);
    empty.run("check --allow-empty").code(0);
    empty.run("check --allow-empty gone").code(2).says(&["gone does not exist"]);
}

#[test]
fn two_people_with_one_name_are_two_on_a_site() {
    let map = |title: &str, persona: &str| {
        let name = persona.split(':').next().expect("a name");
        format!("journey: {title}\npersona {persona}\nstage: A\n  feels {name} 1: x\n")
    };
    let sandbox = Sandbox::new()
        .file("maps/a.journey", map("Bank", "anna: Anna Keller"))
        .file("maps/b.journey", map("Hospital", "anna: Anna Schmidt"))
        .file("maps/c.journey", map("Shop", "anna: Anna Keller"));
    sandbox.run("site maps -o out").code(0);
    let people: Vec<String> = sandbox.files().into_iter().filter(|file| file.starts_with("out/people/")).collect();
    assert_eq!(people, ["out/people/anna-2.html", "out/people/anna.html"]);
    let page = |name: &str| sandbox.read(&format!("out/people/{name}.html"));
    assert!(page("anna").contains("Bank") && page("anna").contains("Shop") && !page("anna").contains("Hospital"));
    assert!(page("anna-2").contains("Anna Schmidt"));
}

#[test]
fn the_page_of_a_persona_has_only_the_pains_of_that_persona() {
    let map = "journey: Bank\npersona anna: Anna\npersona ben: Ben\nstage: A\n  feels 1: x\n  pain critical: The number is mandatory\n    for: anna\n  pain: The form is long\n";
    let sandbox = Sandbox::new().file("maps/a.journey", map);
    sandbox.run("site maps -o out").code(0);
    let page = |name: &str| sandbox.read(&format!("out/people/{name}.html"));
    assert!(page("anna").contains("The number is mandatory") && page("anna").contains("The form is long"));
    assert!(!page("ben").contains("The number is mandatory") && page("ben").contains("The form is long"));
}

/// The program ended with 2 and without a word.
#[test]
#[cfg(target_os = "linux")]
fn help_that_cannot_be_written_is_an_error_with_a_word() {
    let sandbox = Sandbox::new();
    for call in ["--help", "--version", "check --help", "help build", "man", "explain"] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("a device");
        let output = sandbox.command(call).stdout(full).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{call}");
        assert!(said.contains("cannot write to standard output: no space left on device"), "{call}: {said}");
    }
}

/// Such a file could be opened by no program that its name promises.
#[test]
fn a_file_is_not_written_in_a_format_that_contradicts_its_name() {
    let sandbox = Sandbox::new().file("a.journey", super::map("A"));
    for (call, name) in [
        ("export a.journey --format csv -o x.svg", "x.svg has the extension of svg, but --format says csv"),
        ("build a.journey --format svg -o x.csv", "x.csv has the extension of csv, but --format says svg"),
        ("report a.journey --format json -o x.html", "x.html has the extension of html, but --format says json"),
        ("report a.journey --format json -o x.csv", "x.csv has the extension of csv, but --format says json"),
        ("diff a.journey a.journey --format markdown -o x.pdf", "x.pdf has the extension of pdf"),
    ] {
        sandbox.run(call).code(2).says(&[name, "leave one of the two out"]);
    }
    assert_eq!(sandbox.files(), ["a.journey"]);
    // Any text may be in such a file, and other programs have extensions of their own.
    sandbox.run("export a.journey --format csv -o x.txt").code(0);
    sandbox.run("build a.journey --format html -o x.xhtml").code(0);
}

/// `file exists` was said of a folder that is a file, and maps were written into any file.
#[test]
fn what_cannot_be_written_somewhere_is_told_by_its_reason() {
    let sandbox =
        Sandbox::new().file("a.journey", super::map("A")).file("file", "x").file("t.csv", "Stage,A\nDoing,x\n");
    for call in ["build a.journey -o file/a.svg", "man -o file", "export a.journey -o file/deep/a.json"] {
        sandbox.run(call).code(2).says(&["file is not a folder"]);
    }
    sandbox
        .run("import t.csv -o new.svg")
        .code(2)
        .says(&["a map's file name ends in `.journey`, not `.svg`", "new.journey"]);
    assert!(sandbox.run("man -o -").code(0).out.contains(".TH wayline"));
    assert!(!sandbox.has("-") && !sandbox.has("new.svg"));
}
