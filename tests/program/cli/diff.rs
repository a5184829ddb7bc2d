//! `wayline diff`.

use super::{SHARED, WRONG, sandbox::Sandbox};
use serde_json::Value;

const OLD: &str = "\
journey: Coffee run
  owner: Head office
persona anna: Anna
persona ben: Ben
team bar: The bar
stage: Order
  touchpoint queue: Waits in the queue
    takes: 4m..20m, average 10m
    metric csat: 60 %
    feels anna -1: Trapped
    feels ben 0
    pain slow critical: The queue takes longer than the break
    pain: Nobody says how long it takes
    opportunity ahead: Order ahead by phone
      answers: slow
      status: planned
  touchpoint: Orders at the counter
    feels anna 1
stage: Drink
  step: Finds a seat
    does: Walks round the tables
    feels anna 0
";

const NEW: &str = "\
# A comment changes nothing.
journey: Coffee run
  owner: The shop
persona anna: Anna
persona ben: Ben
team bar: The bar
stage: Order
  touchpoint: Orders at a counter
    feels anna 1
  touchpoint queue: Stands in the queue
    takes: 2m..8m, average 4m
    metric csat: 75 %
    feels anna 1: Entertained
    feels ben -1
    pain slow minor: The queue takes longer than the break
    opportunity ahead: Order ahead by phone
      owner: bar
      answers: slow
      status: done
stage: Drink
  step: Finds a seat
    does: Walks round all the tables
    feels anna 0
  touchpoint refill: Gets a refill
    feels anna 2: Rich
    pain: The refill costs as much as the cup
";

fn both() -> Sandbox {
    Sandbox::new().file("old.journey", OLD).file("new.journey", NEW)
}

#[test]
fn two_files_are_compared_by_meaning() {
    let told = both().run("diff old.journey new.journey").code(0).silent().out;
    for line in [
        "Coffee run (old.journey → new.journey)\n",
        "stages and columns: 1 added, 1 moved, 2 renamed; feelings: 1 better, 1 worse, 1 new; pains: 1 added, 1 removed, 1 changed",
        "  ~ owner “Head office” → “The shop”\n",
        "  ~ Orders at a counter was called “Orders at the counter”\n",
        "  ~ Stands in the queue was called “Waits in the queue”\n",
        "  + Gets a refill (touchpoint in Drink)\n",
        "  ~ Stands in the queue: Anna feels −1 → 1 (+2, better)\n",
        "  ~ Stands in the queue: Ben feels 0 → −1 (−1, worse)\n",
        "  ~ Stands in the queue: feeling of Anna “Trapped” → “Entertained”\n",
        "  ~ Gets a refill: Anna feels 2 (new)\n",
        "  + The refill costs as much as the cup (minor pain in Gets a refill)\n",
        "  - Nobody says how long it takes (minor pain in Waits in the queue)\n",
        "(Stands in the queue): severity “critical” → “minor” (better)\n",
        "  ~ Order ahead by phone (Stands in the queue): status “planned” → “done”\n",
        "  ~ Order ahead by phone (Stands in the queue): owner The bar (new)\n"
            .replace("The bar", "“The bar”")
            .as_str(),
        "  ~ Stands in the queue: takes 10\u{a0}min → 4\u{a0}min (−6\u{a0}min)\n",
        " 60\u{a0}% → 75\u{a0}% (+15, better)\n",
        "  ~ Finds a seat: does “Walks round the tables” → “Walks round all the tables”\n",
    ] {
        assert!(told.contains(line), "`{line}` is missing in\n{told}");
    }
    assert!(!told.contains('\u{1b}'), "{told}");
    assert_eq!(told.matches(" moved ").count(), 1, "{told}");
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let told = both().run("diff old.journey new.journey --color always").code(0).out;
    assert!(told.contains("\u{1b}[32m (+2, better)"), "{told}");
    let sandbox = both();
    sandbox.run("diff old.journey new.journey --color always -o told.txt").code(0);
    assert!(!sandbox.read("told.txt").contains('\u{1b}'));
}

#[test]
fn what_means_the_same_is_the_same() {
    let other = format!("# Another comment\n{}", OLD.replace("\n    ", "\n      ").replace("stage:", "STAGE:"));
    let sandbox = Sandbox::new().file("a.journey", OLD).file("b.journey", other);
    let told = sandbox.run("diff a.journey b.journey --exit-code").code(0).silent().out;
    assert_eq!(told, "Coffee run (a.journey → b.journey)\nno changes in meaning\n");
    both().run("diff old.journey new.journey --exit-code").code(1).silent();
}

/// The same feelings on another scale were removed, and better by three.
#[test]
fn on_another_scale_only_what_is_felt_otherwise_has_changed() {
    let map = |scale: &str, feels: [&str; 3]| {
        let [one, two, expected] = feels;
        format!(
            "journey: A\n  scale: {scale}\nstage: s\n  feels {one}: ok\n  expects {expected}\nstage: t\n  feels {two}: bad\n"
        )
    };
    let sandbox = Sandbox::new()
        .file("old.journey", map("-2..2", ["1", "-1", "2"]))
        .file("same.journey", map("1..5", ["4", "2", "5"]))
        .file("new.journey", map("1..5", ["3", "2.5", "4"]));
    let told = sandbox.run("diff old.journey same.journey").code(0).out;
    assert_eq!(told.lines().count(), 5, "{told}");
    assert!(told.contains("\n1 change\n") && told.contains("scale “-2..2, baseline 0” → “1..5, baseline 3”"), "{told}");
    let told = sandbox.run("diff old.journey new.journey").code(0).out;
    for line in [
        "feelings: 1 better, 1 worse; 2 other changes\n",
        "~ s: feels 4 → 3 (−1, worse)\n",
        "~ t: feels 2 → 2.5 (+0.5, better)\n",
        "~ s: expects 5 → 4 (−1)\n",
    ] {
        assert!(told.contains(line), "{line} in\n{told}");
    }
}

#[test]
fn names_keep_identity_and_likeness_does_the_rest() {
    let text =
        |column: &str| format!("journey: J\nstage: S\n  touchpoint {column}\n    feels 1\n  touchpoint: Other\n");
    let told = |old: &str, new: &str| {
        let sandbox = Sandbox::new().file("a.journey", text(old)).file("b.journey", text(new));
        sandbox.run("diff a.journey b.journey").code(0).out
    };
    assert!(told("pay: Pays", "pay: Settles the bill").contains("Settles the bill was called “Pays”"));
    assert!(told(": Pays at the till", ": Pays at a till").contains("Pays at a till was called “Pays at the till”"));
    assert!(told(": Pays at the till", "till: Pays at the till").contains("no changes in meaning"));
    // Readers see the title: another name for the same thing is no change.
    assert!(told("pay: Pays at the till", "till: Pays at the till").contains("no changes in meaning"));
    let two = told("pay: Pays at the till", "till: Pays at a till");
    assert!(two.contains("1 added, 1 removed"), "{two}");
    let other = told(": Pays at the till", ": Reads a book");
    assert!(other.contains("1 added, 1 removed"), "{other}");
}

#[test]
fn columns_of_the_same_title_are_told_apart_by_what_they_say() {
    let wait = |what: &str, score: i32| format!("  step: Waits\n    does: {what}\n    feels {score}\n");
    let (tram, clerk, call) = (
        wait("Looks down the street for the tram", 1),
        wait("Takes a number for the clerk", -1),
        wait("Listens to the tape on the phone", 0),
    );
    let sandbox = Sandbox::new()
        .file("a.journey", format!("journey: J\nstage: S\n{tram}{clerk}"))
        .file("b.journey", format!("journey: J\nstage: S\n{call}{tram}{clerk}"));
    let told = sandbox.run("diff a.journey b.journey").code(0).out;
    assert!(told.contains("1 added; feelings: 1 new"), "{told}");
    assert!(!told.contains("moved"), "{told}");
}

#[test]
fn a_future_map_replaces_columns_of_the_present_one() {
    let sandbox = Sandbox::new().file("now.journey", OLD).file(
        "then.journey",
        OLD.replace("touchpoint queue: Waits in the queue", "touchpoint app: Orders ahead\n    replaces: queue")
            .replace("journey: Coffee run", "journey: Coffee run\n  compares: now.journey"),
    );
    let told = sandbox.run("diff now.journey then.journey").code(0).out;
    assert!(told.contains("  + Orders ahead (touchpoint in Order), in place of Waits in the queue\n"), "{told}");
    assert!(!told.contains("- Waits in the queue (touchpoint"), "{told}");
}

#[test]
fn markdown_is_for_a_pull_request() {
    let told = both().run("diff old.journey new.journey --format markdown").code(0).silent().out;
    assert!(told.starts_with("### Coffee run\n\n`old.journey` → `new.journey`: stages and columns: 1 added"), "{told}");
    for part in [
        "\n- added: **The refill costs as much as the cup** (minor pain in Gets a refill)\n",
        "\n**Pains**\n\n- **The queue takes",
        "- removed: **Nobody says how long it takes** (minor pain in Waits in the queue)\n",
        "- **Stands in the queue**: Anna feels −1 → 1 (+2, better)\n",
    ] {
        assert!(told.contains(part), "`{part}` is missing in\n{told}");
    }
    let nasty = OLD.replace("Finds a seat", "Finds <b>*a*</b> | seat_s");
    let told =
        Sandbox::new().file("a.journey", OLD).file("b.journey", nasty).run("diff a.journey b.journey -f markdown");
    assert!(told.out.contains("**Finds &lt;b&gt;a&lt;/b&gt; \\| seat\\_s**"), "{}", told.out);
}

#[test]
fn json_is_for_other_programs() {
    let told = both().run("diff old.journey new.journey --format json").code(0).silent().out;
    let document: Value = serde_json::from_str(&told).expect("JSON");
    let comparison = &document["comparisons"][0];
    assert_eq!(comparison["old"], serde_json::json!({"name": "old.journey", "title": "Coffee run"}));
    assert_eq!(comparison["same"], false);
    let changes = comparison["changes"].as_array().expect("a list");
    let find = |field: &str, of: &str| {
        let wanted = |change: &&Value| change["field"] == field && (of.is_empty() || change["of"] == of);
        changes.iter().find(wanted).unwrap_or_else(|| panic!("{field} {of}: {told}"))
    };
    let feels = find("feels", "Anna");
    assert_eq!((&feels["from"], &feels["to"], &feels["verdict"]), (&(-1.0).into(), &1.0.into(), &"better".into()));
    assert_eq!((&feels["in"], &feels["name"]), (&"Order".into(), &"queue".into()));
    assert_eq!(feels["old"], serde_json::json!({"file": "old.journey", "line": 10}));
    assert_eq!(feels["new"], serde_json::json!({"file": "new.journey", "line": 13}));
    assert_eq!(find("metric", "")["to"], serde_json::json!({"value": 75.0, "unit": "%"}));
    assert_eq!(find("takes", "")["from"], 600.0);
    let removed = changes.iter().find(|change| change["what"] == "gone").expect("a pain that is removed");
    assert_eq!(
        (&removed["kind"], &removed["severity"], &removed["new"]),
        (&"pain".into(), &"minor".into(), &Value::Null)
    );
}

#[test]
fn a_drawing_shows_both_curves() {
    let sandbox = both();
    sandbox.run("diff old.journey new.journey -o changes.svg").code(0).says(&["wrote changes.svg"]);
    let drawing = sandbox.read("changes.svg");
    assert!(drawing.contains("persona-1-pale") && drawing.contains("stroke-dasharray"), "no earlier curve");
    sandbox.run("diff old.journey new.journey -o changes.html").code(0);
    assert!(sandbox.read("changes.html").starts_with("<!DOCTYPE html>"));
    assert!(sandbox.run("diff old.journey new.journey --format svg").code(0).out.contains("<svg"));
    sandbox.run("diff old.journey /dev/null -o gone.svg").code(2).says(&["only one of the two maps exists"]);
    sandbox
        .run("diff old.journey new.journey -o changes.docx")
        .code(2)
        .says(&["unknown file extension in changes.docx"]);
    // The format won without a word, and the page was text.
    let says = "changes.html has the extension of html, but --format says text";
    sandbox.run("diff old.journey new.journey -o changes.html --format text").code(2).says(&[says]);
}

#[test]
fn a_side_may_be_a_revision() {
    let sandbox =
        Sandbox::new().file("coffee.journey", OLD).commit("first").file("coffee.journey", NEW).commit("second");
    let files = sandbox.run("diff HEAD~1 coffee.journey").code(0).silent().out;
    assert!(files.starts_with("Coffee run (HEAD~1:coffee.journey → coffee.journey)\n"), "{files}");
    let range = sandbox.run("diff HEAD~1..HEAD coffee.journey").code(0).silent().out;
    assert!(range.starts_with("Coffee run (HEAD~1:coffee.journey → HEAD:coffee.journey)\n"), "{range}");
    let tail = |told: &str| told.lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_eq!(tail(&files), tail(&range));
    assert_eq!(tail(&sandbox.run("diff HEAD~1..").code(0).out), tail(&range));
    assert_eq!(tail(&sandbox.run("diff HEAD~1...").code(0).out), tail(&range));
    assert_eq!(
        sandbox.run("diff coffee.journey").code(0).out,
        "Coffee run (HEAD:coffee.journey → coffee.journey)\nno changes in meaning\n"
    );
    sandbox.run("diff HEAD~1 coffee.journey --exit-code -q").code(1);
    sandbox.run("diff HEAD~1 coffee.journey -o changes.svg").code(0);
    assert!(sandbox.read("changes.svg").contains("persona-1-pale"));
}

#[test]
fn without_a_name_all_maps_that_mean_something_else_are_told() {
    let sandbox = Sandbox::new()
        .file("maps/a.journey", OLD)
        .file("maps/b.journey", OLD.replace("Coffee run", "Tea run"))
        .file("maps/gone.journey", OLD.replace("Coffee run", "Milk run").replace("seat", "shelf"))
        .file("people.journey", SHARED)
        .commit("first");
    sandbox.run("diff").code(0).says(&["3 maps compared: no changes in meaning"]);
    let sandbox = sandbox.file("maps/a.journey", NEW).file("maps/new.journey", super::map("Brand new"));
    std::fs::remove_file(sandbox.path("maps/gone.journey")).expect("a file");
    let told = sandbox.run("diff").code(0).silent().out;
    for part in [
        "Coffee run (HEAD:maps/a.journey → maps/a.journey)\n",
        "Milk run (HEAD:maps/gone.journey)\nmap removed: 2 stages, 3 columns, 2 pains, 1 opportunity\n",
        "Brand new (maps/new.journey)\nnew map: 2 stages\n",
    ] {
        assert!(told.contains(part), "`{part}` is missing in\n{told}");
    }
    assert!(!told.contains("Tea run"), "{told}");
    assert_eq!(sandbox.run("diff HEAD maps").code(0).out, told);
    sandbox.run("diff HEAD -o changes.svg").code(2).says(&["a drawing shows one map, but"]);
}

#[test]
fn a_revision_uses_its_own_shared_files() {
    let text = "use: shared/people.journey\njourney: J\nstage: S\n  feels anna 1\n";
    let sandbox = Sandbox::new()
        .file("maps/shared/people.journey", "persona anna: Anna\n")
        .file("maps/j.journey", text)
        .commit("first")
        .file("maps/shared/people.journey", "persona anna: Anna Keller\n");
    let told = sandbox.run("diff HEAD maps/j.journey").code(0).silent().out;
    assert!(told.contains("Anna Keller was called “Anna”"), "{told}");
    std::fs::remove_file(sandbox.path("maps/shared/people.journey")).expect("a file");
    let sandbox = sandbox.commit("second");
    sandbox.run("diff HEAD~1 maps/j.journey").code(1).says(&["error[J401]", "maps/j.journey:1:6"]);
    sandbox.run("diff HEAD..HEAD~1 maps/j.journey").code(1).says(&["error[J401]", "HEAD:maps/j.journey:1:6"]);
    let sandbox = sandbox.file("up.journey", "use: ../../x.journey\njourney: J\nstage: S\n  feels 1\n").commit("third");
    sandbox.run("diff HEAD..HEAD up.journey").code(1).says(&["error[J403]"]);
}

#[test]
fn a_renamed_file_is_the_same_map() {
    let sandbox = Sandbox::new().file("old.journey", OLD).commit("first");
    std::fs::rename(sandbox.path("old.journey"), sandbox.path("new.journey")).expect("a file");
    let sandbox = sandbox.commit("second");
    assert_eq!(sandbox.run("diff HEAD~1..HEAD").code(0).says(&["1 map compared: no changes in meaning"]).out, "");
    let told = sandbox.run("diff HEAD~1..HEAD new.journey").code(0).out;
    assert_eq!(told, "Coffee run (HEAD~1:old.journey → HEAD:new.journey)\nno changes in meaning\n");
}

#[test]
fn it_works_from_a_folder_below() {
    let sandbox = Sandbox::new().file("maps/a.journey", OLD).commit("first").file("maps/a.journey", NEW);
    let mut command = sandbox.command("diff HEAD a.journey");
    let output = command.current_dir(sandbox.path("maps")).output().expect("the program ends");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.starts_with("Coffee run (HEAD:maps/a.journey → a.journey)\n"), "{told}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let sandbox = Sandbox::new().file("a.journey", OLD).file("bad.journey", WRONG);
    sandbox
        .run("diff HEAD a.journey")
        .code(2)
        .says(&["this folder is not in a git repository", "wayline diff OLD NEW"]);
    let neither = "`tody.journey` is neither a revision nor a file or folder";
    sandbox.run("diff a.journey tody.journey").code(2).says(&[neither]);
    sandbox.run("diff tody.journey a.journey").code(2).says(&[neither]);
    sandbox.run("diff a.journey bad.journey").code(1).says(&["error[J302]", "bad.journey:3:9"]);
    let sandbox = sandbox.commit("first");
    sandbox.run("diff a.journey tody.journey").code(2).says(&[neither]);
    sandbox.run("diff HAED a.journey").code(2).says(&["`HAED` is neither a revision nor", "did you mean `HEAD`?"]);
    sandbox.run("diff HEAD~7 a.journey").code(2).says(&["`HEAD~7` is neither a revision nor"]);
    sandbox.run("diff HAED.. a.journey").code(2).says(&["unknown revision `HAED`"]);
    sandbox.run("diff HEAD nowhere.journey").code(2).says(&["`nowhere.journey` is neither a revision nor"]);
    sandbox.run("diff HEAD ../elsewhere.journey").code(2).says(&["not in a git repository"]);
    sandbox.run("diff a.journey a.journey a.journey").code(2).says(&["more than two files"]);
    sandbox.run("diff -- --output=x a.journey").code(2).says(&["`--output=x` is neither a revision nor"]);
    // What was wrong before and still is was not asked about; what is new and wrong is.
    sandbox.run("diff").code(0).says(&["bad.journey is not compared: it has the same errors as HEAD:bad.journey"]);
    let sandbox = sandbox.file("bad.journey", format!("{WRONG}  feels 1\n"));
    sandbox.run("diff").code(1).says(&["bad.journey:3:9", "bad.journey is not compared"]);
    let sandbox = sandbox.file("bad.journey", super::map("Good"));
    sandbox.run("diff").code(0).says(&["bad.journey is not compared: HEAD:bad.journey has errors"]);
    sandbox.run("diff --exit-code").code(1);
}

/// Only the file on disk can be fixed, which was right already.
#[test]
fn what_is_wrong_in_a_commit_is_not_said_to_be_fixable() {
    let wrong = super::map("A").replacen("feels 1", "feels 1,5", 1);
    assert_ne!(wrong, super::map("A"));
    let sandbox = Sandbox::new().file("a.journey", &wrong).commit("first");
    let now = sandbox.run("check a.journey").code(1).err;
    assert!(now.contains("1 can be fixed with `wayline check --fix a.journey`"), "{now}");
    let sandbox = sandbox.file("a.journey", super::map("A"));
    let told = sandbox.run("diff a.journey").code(1).says(&["HEAD:a.journey"]).err;
    assert!(!told.contains("can be fixed"), "{told}");
    let sandbox = sandbox.file("a.journey", format!("# A comment\n{wrong}"));
    sandbox.run("diff a.journey").code(1).says(&["1 can be fixed with `wayline check --fix a.journey`"]);
}

#[test]
fn markdown_and_json_name_what_was_not_compared() {
    let sandbox = Sandbox::new().file("bad.journey", WRONG).file("good.journey", super::map("Good")).commit("first");
    let sandbox = sandbox.file("bad.journey", super::map("Mended"));
    let told = sandbox.run("diff --format markdown").code(0).out;
    assert!(told.starts_with("### Not compared\n") && told.contains("HEAD:bad.journey has errors"), "{told}");
    sandbox.run("diff -o changes.md").code(0);
    assert_eq!(sandbox.read("changes.md"), told);
    let json: Value = serde_json::from_str(&sandbox.run("diff --format json").code(0).out).expect("JSON");
    let expected = serde_json::json!([{"name": "bad.journey", "why": "HEAD:bad.journey has errors"}]);
    assert_eq!(json["not_compared"], expected);
    // Below what changed elsewhere, and where the later side is broken.
    let sandbox = sandbox.commit("second").file("bad.journey", WRONG);
    let sandbox = sandbox.file("good.journey", super::map("Better"));
    let told = sandbox.run("diff --format markdown").code(1).out;
    assert!(told.starts_with("### Better\n") && told.contains("\n\n### Not compared\n"), "{told}");
    assert!(told.ends_with("- `bad.journey`: it has errors\n"), "{told}");
    sandbox.run("diff -o changes.txt").code(1);
    assert!(sandbox.read("changes.txt").ends_with("bad.journey is not compared: it has errors\n"));
}

#[test]
fn facts_beside_a_figure_are_told_in_plain_words() {
    let text = "\
journey: J
persona anna: Anna
  image: one.svg
stage: S
  touchpoint pay: Pays
    feels anna 1
    metric csat: 3.1 of 5, was 2.7
    attach: p.svg
      as: Plan
";
    let picture =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"><rect width=\"4\" height=\"3\"/></svg>";
    for (from, to, words) in [
        ("was 2.7", "was 1.7", "Pays: CSAT, before 2.7 → 1.7"),
        (", was 2.7", "", "Pays: CSAT, before 2.7 (removed)"),
        ("of 5", "of 7", "Pays: CSAT 3.1 of 5 → 3.1 of 7 (worse)"),
        ("touchpoint pay", "step pay", "Pays: kind “touchpoint” → “step”"),
        ("one.svg", "two.svg", "Anna: image “one.svg” → “two.svg”"),
        ("as: Plan", "as: Contract", "Pays: attach p.svg as Plan → p.svg as Contract"),
    ] {
        let sandbox = Sandbox::new().file("one.svg", picture).file("two.svg", picture).file("p.svg", picture);
        let sandbox = sandbox.file("old.journey", text).file("new.journey", text.replace(from, to));
        let told = sandbox.run("diff old.journey new.journey --exit-code").code(1).out;
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn without_git_two_files_can_still_be_compared() {
    let sandbox = both();
    let run = |call: &str| {
        let output = sandbox.command(call).env("PATH", sandbox.path("nowhere")).output().expect("the program ends");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert_eq!(run("diff old.journey new.journey").0, Some(0));
    let (code, said) = run("diff HEAD old.journey");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("`git` was not found; comparing revisions needs it"), "{said}");
}

#[test]
fn copies_that_git_makes_read_the_projects_files() {
    let text = "use: shared/people.journey\njourney: J\nstage: S\n  feels anna 1\n";
    let sandbox = Sandbox::new()
        .file("maps/shared/people.journey", "persona anna: Anna\n")
        .file("maps/j.journey", text.replace("feels anna 1", "feels anna 2"))
        .file("elsewhere/copy.journey", text);
    let told = sandbox.run("diff --path maps/j.journey elsewhere/copy.journey maps/j.journey").code(0).silent().out;
    assert!(told.contains("Anna feels 1 → 2") || told.contains("feels 1 → 2"), "{told}");
    sandbox.run("diff elsewhere/copy.journey maps/j.journey").code(1).says(&["error[J401]"]);
    let told = sandbox.run("diff --path maps/j.journey /dev/null maps/j.journey").code(0).out;
    assert!(told.contains("new map: 1 stage"), "{told}");
}

#[test]
fn markdown_for_a_pull_request_mentions_nobody() {
    let nasty = OLD.replace("Finds a seat", "Asks @team, see #12, org/repo#5, GH-7, https://example.org :tada:");
    let sandbox = Sandbox::new().file("a.journey", OLD).file("b.journey", nasty);
    let told = sandbox.run("diff a.journey b.journey -f markdown").code(0).silent().out;
    let inert = "Asks @<!-- -->team, see #<!-- -->12, org/repo#<!-- -->5, GH-<!-- -->7, https:<!-- -->//example.org \
                 :<!-- -->tada:";
    assert!(told.contains(inert), "{told}");
}

#[test]
fn a_title_is_no_command_for_a_ci_job() {
    let title = |text: &str| OLD.replace("Coffee run", text);
    let sandbox = Sandbox::new()
        .file("a.journey", title("::add-mask::Coffee"))
        .file("b.journey", title("::add-mask::Tea ##[error]x"));
    let told = sandbox.run("diff a.journey b.journey").code(0).silent().out;
    assert!(told.starts_with("\\::add-mask::Tea #\\#[error]x ("), "{told}");
}
