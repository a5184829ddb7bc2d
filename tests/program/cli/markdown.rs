//! `wayline markdown`.

use super::{map, sandbox::Sandbox};

const PAGE: &str = "\
# A guide

Text before.

```journey
journey: Coffee run
stage: Enter
  feels 1: Welcome
stage: Leave
  feels 2: Awake
```

- An item

  > ```journey
  > journey: Tea [run]
  > stage: Brew
  >   feels 1
  > ```

```journey fragment=stage
feels 1
```

```rust
fn main() {}
```
";

#[test]
fn maps_become_pictures_in_front_of_them() {
    let sandbox = Sandbox::new().file("guide.md", PAGE);
    let ran = sandbox.run("markdown guide.md").code(0);
    assert_eq!(ran.err, "wrote guide-coffee-run.svg, guide-tea-run.svg, guide.md\n");
    let page = sandbox.read("guide.md");
    let expected = PAGE
        .replace(
            "```journey\njourney: Coffee",
            "![Customer journey map. Coffee run. Stages: Enter, Leave.](guide-coffee-run.svg)\n```journey\njourney: Coffee",
        )
        .replace(
            "> ```journey\n",
            "> ![Customer journey map. Tea \\[run\\]. Stages: Brew.](guide-tea-run.svg)\n  > ```journey\n",
        );
    assert_eq!(page, expected);
    assert!(sandbox.read("guide-coffee-run.svg").contains("id=\"guide-coffee-run-title\""));
    assert!(sandbox.read("guide-tea-run.svg").contains("<svg"));
}

#[test]
fn it_can_be_run_again() {
    let sandbox = Sandbox::new().file("guide.md", PAGE);
    sandbox.run("markdown guide.md").code(0);
    // What is written above a map changes nothing in its picture.
    let page = sandbox.read("guide.md").replace("Text before.", "More\n\ntext before.");
    let sandbox = sandbox.file("guide.md", &page);
    sandbox.run("markdown guide.md").code(0).says(&["nothing changed"]);
    assert_eq!(sandbox.read("guide.md"), page);
    let sandbox = sandbox.file("guide.md", page.replace("journey: Coffee run", "journey: Coffee walk"));
    sandbox.run("markdown guide.md").code(0).says(&["wrote guide-coffee-walk.svg, guide.md"]);
    let changed = sandbox.read("guide.md");
    assert!(changed.contains("](guide-coffee-walk.svg)") && !changed.contains("guide-coffee-run"), "{changed}");
}

#[test]
fn check_changes_nothing() {
    let sandbox = Sandbox::new().file("guide.md", PAGE).file("plain.md", "# No map\n");
    let ran = sandbox.run("markdown guide.md plain.md --check").code(1).silent();
    assert_eq!(ran.out, "guide.md\n");
    assert_eq!(sandbox.read("guide.md"), PAGE);
    assert_eq!(sandbox.files(), ["guide.md", "plain.md"]);
    sandbox.run("markdown guide.md").code(0);
    sandbox.run("markdown guide.md plain.md --check").code(0).silent();
}

#[test]
fn a_copy_has_pictures_instead_of_fences() {
    let sandbox = Sandbox::new().file("docs/guide.md", PAGE).file("docs/other.md", PAGE);
    sandbox.run("markdown docs/guide.md -o site/index.md").code(0);
    let copy = sandbox.read("site/index.md");
    assert!(copy.contains("Text before.\n\n![Customer journey map. Coffee run. Stages: Enter, Leave.](index-coffee-run.svg)\n\n- An item\n\n  > ![Customer"), "{copy}");
    assert!(!copy.contains("journey: "), "{copy}");
    assert!(copy.contains("```journey fragment=stage"), "{copy}");
    assert!(sandbox.has("site/index-tea-run.svg"));
    assert_eq!(sandbox.read("docs/guide.md"), PAGE);
    sandbox.run("markdown docs/guide.md docs/other.md -o out/").code(0);
    assert!(sandbox.has("out/guide.md") && sandbox.has("out/other-coffee-run.svg"));
    sandbox
        .run("markdown docs/guide.md docs/other.md -o one.md")
        .code(2)
        .says(&["2 files cannot share the file one.md"]);
}

#[test]
fn a_mistake_is_told_at_its_place_and_nothing_is_half_done() {
    let wrong = PAGE.replace(">   feels 1\n", ">   feels 9\n");
    let sandbox = Sandbox::new().file("guide.md", &wrong).file("fine.md", PAGE);
    let ran = sandbox.run("markdown guide.md fine.md").code(1);
    let ran = ran.says(&[
        "error[J302]",
        "guide.md:18:13",
        ">   feels 9",
        "wrote fine-coffee-run.svg, fine-tea-run.svg, fine.md",
    ]);
    assert_eq!(ran.out, "");
    assert_eq!(sandbox.read("guide.md"), wrong);
    assert!(!sandbox.has("guide-coffee-run.svg"));
}

/// Both sides were drawn, and pictures put between the markers.
#[test]
fn a_page_with_a_merge_conflict_is_left_as_it_is() {
    let fence = |title: &str| format!("```journey\njourney: {title}\nstage: S\n  feels 1\n```\n");
    let sides = format!("{}=======\n{}>>>>>>> feat\n", fence("A"), fence("B"));
    for (page, line) in [(format!("# Guide\n<<<<<<< HEAD\n{sides}"), 2), (sides.clone(), 6)] {
        let sandbox = Sandbox::new().file("doc.md", &page);
        let told = ["error[J009]", "still has a git merge conflict", &format!("doc.md:{line}:1")];
        for command in ["check", "check --unsafe-fixes", "markdown", "markdown --check"] {
            sandbox.run(&format!("{command} doc.md")).code(1).says(&told);
        }
        assert_eq!((sandbox.read("doc.md"), sandbox.files().len()), (page, 1));
    }
    // A heading, a page about conflicts, and one without a map.
    let shown = format!("Guide\n=======\n\n```text\n<<<<<<< HEAD\n=======\n>>>>>>> feat\n```\n\n{}", fence("A"));
    let sandbox = Sandbox::new().file("doc.md", shown).file("plain.md", "<<<<<<< HEAD\n");
    sandbox.run("markdown doc.md plain.md").code(0).says(&["wrote doc-a.svg, doc.md"]);
}

#[test]
fn maps_in_markdown_read_the_projects_files() {
    let sandbox = Sandbox::new().file("docs/people.journey", "persona anna: Anna\n").file(
        "docs/a.md",
        "```journey\nuse: people.journey\njourney: A\nstage: S\n  feels anna 1\n```\n\n```journey\nuse: people.journey\njourney: A\nstage: T\n  feels anna 2\n```\n",
    );
    sandbox.run("markdown docs/a.md").code(0).says(&["wrote docs/a-a.svg, docs/a-a-2.svg, docs/a.md"]);
    assert!(sandbox.read("docs/a-a.svg").contains("Anna"));
    let sandbox = sandbox.file("b.md", "```journey\nuse: people.journey\njourney: A\nstage: S\n  feels 1\n```\n");
    sandbox.run("markdown b.md").code(1).says(&["error[J401]", "b.md:2:6"]);
}

#[test]
fn bytes_that_are_not_the_maps_stay_as_they_are() {
    let page = format!("\u{feff}{}", PAGE.replace('\n', "\r\n").replace("Text before.", "Straße — 日本"));
    let sandbox = Sandbox::new().file("guide.md", &page);
    sandbox.run("markdown guide.md").code(0);
    let changed = sandbox.read("guide.md");
    assert!(changed.starts_with("\u{feff}# A guide\r\n"));
    assert_eq!(changed.matches('\n').count(), changed.matches("\r\n").count());
    let without: String = changed.split_inclusive('\n').filter(|line| !line.contains("](guide-coffee")).collect();
    let without =
        without.replace("![Customer journey map. Tea \\[run\\]. Stages: Brew.](guide-tea-run.svg)\r\n  > ", "");
    assert_eq!(without, page);
}

#[test]
fn what_is_no_markdown_file_is_told() {
    let sandbox = Sandbox::new().file("docs/a.md", PAGE).file("latin.md", [0xE9, b'\n']);
    sandbox.run("markdown docs").code(2).says(&["docs is a folder", "docs/*.md"]);
    sandbox.run("markdown -").code(2).says(&["cannot draw from standard input"]);
    sandbox.run("markdown nowhere.md").code(2).says(&["nowhere.md does not exist"]);
    sandbox.run("markdown latin.md").code(2).says(&["latin.md is not UTF-8 text"]);
    sandbox.run("markdown docs/a.md --max-bytes 10").code(2).says(&["docs/a.md is larger than 10 bytes"]);
    sandbox.run("markdown").code(2);
}

#[test]
fn a_picture_of_the_writer_is_neither_replaced_nor_overwritten() {
    let own = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let page = PAGE.replace("```journey\njourney: Coffee", "![Mine](guide-photo.svg)\n```journey\njourney: Coffee");
    let sandbox = Sandbox::new().file("guide.md", &page).file("guide-photo.svg", own);
    sandbox.run("markdown guide.md").code(0);
    assert!(sandbox.read("guide.md").contains("![Mine](guide-photo.svg)"));
    assert!(sandbox.read("guide.md").contains("(guide-coffee-run.svg)"));
    let sandbox = Sandbox::new().file("guide.md", PAGE).file("guide-coffee-run.svg", own);
    let ran = sandbox.run("markdown guide.md").code(2);
    assert!(ran.err.contains("guide-coffee-run.svg is not a drawing of this program"), "{}", ran.err);
    assert_eq!((sandbox.read("guide-coffee-run.svg").as_str(), sandbox.read("guide.md").as_str()), (own, PAGE));
}

#[test]
fn a_picture_of_a_map_with_another_title_is_said_to_be_left() {
    let page = |title: &str| format!("# Guide\n\n```journey\njourney: {title}\nstage: S\n  feels 1: Fine\n```\n");
    let sandbox = Sandbox::new().file("guide.md", page("Tea")).file("out/guide-mine.svg", "<svg/>");
    sandbox.run("markdown guide.md -o out/").code(0);
    sandbox.run("markdown guide.md").code(0);
    let text = sandbox.read("guide.md").replace("journey: Tea", "journey: Coffee");
    let sandbox = sandbox.file("guide.md", text);
    let told = "guide-tea.svg is not shown any more";
    sandbox.run("markdown guide.md -o out/").code(0).says(&["wrote out/guide-coffee.svg", &format!("out/{told}")]);
    sandbox.run("markdown guide.md").code(0).says(&[told]);
    assert!(sandbox.has("guide-tea.svg") && sandbox.has("out/guide-tea.svg"));
    // Nothing is said twice, and nothing about pictures of others.
    let again = sandbox.run("markdown guide.md -o out/").code(0);
    assert!(!again.err.contains("not shown"), "{}", again.err);
}

/// `a.md` with the map "B C" and `a-b.md` with the map "C" want the same name for their drawings.
#[test]
fn a_drawing_of_another_file_is_not_overwritten() {
    let page = |title: &str| format!("```journey\njourney: {title}\nstage: S\n  feels 1: Fine\n```\n");
    let sandbox = Sandbox::new().file("docs/a.md", page("B C")).file("docs/a-b.md", page("C"));
    for (first, second, other) in [("a-b", "a", "a"), ("a", "a-b", "a-b")] {
        let sandbox = Sandbox::new().file("docs/a.md", page("B C")).file("docs/a-b.md", page("C"));
        sandbox.run(&format!("markdown docs/{first}.md")).code(0);
        let drawing = sandbox.read("docs/a-b-c.svg");
        sandbox.run(&format!("markdown docs/{second}.md")).code(0);
        assert_eq!(sandbox.read("docs/a-b-c.svg"), drawing);
        assert!(sandbox.read(&format!("docs/{other}.md")).contains("(a-b-c-2.svg)"), "{}", sandbox.read("docs/a.md"));
        assert!(sandbox.has("docs/a-b-c-2.svg"));
        for file in ["a", "a-b"] {
            sandbox.run(&format!("markdown docs/{file}.md --check")).code(0);
        }
    }
    // In one run, too, nothing is lost.
    sandbox.run("markdown docs/a.md docs/a-b.md").code(2);
    assert!(!sandbox.has("docs/a-b-c.svg"));
    // Nor is the drawing of a map that is a file of its own.
    let sandbox = Sandbox::new()
        .file("guide.md", PAGE)
        .file("guide-coffee-run.journey", "journey: Another\nstage: S\n  feels 1: Fine\n");
    sandbox.run("build guide-coffee-run.journey --format svg").code(0);
    let drawing = sandbox.read("guide-coffee-run.svg");
    sandbox.run("markdown guide.md").code(0);
    assert_eq!(sandbox.read("guide-coffee-run.svg"), drawing);
    assert!(sandbox.read("guide.md").contains("(guide-coffee-run-2.svg)"));
    // A drawing of its own is drawn again, even if somebody else shows it.
    let sandbox = Sandbox::new().file("guide.md", PAGE).file("index.md", "![](guide-coffee-run.svg)\n");
    for _ in 0..2 {
        sandbox.run("markdown guide.md").code(0);
        assert!(sandbox.read("guide.md").contains("(guide-coffee-run.svg)") && !sandbox.has("guide-coffee-run-2.svg"));
    }
}

const RUN: &str = "```journey\njourney: Run\nstage: s\n  feels 1\n```\n";

#[test]
fn copies_of_pages_keep_their_folders_and_say_which_links_are_lost() {
    let page =
        format!("![x](img.png) and [the other](../b/index.md#top) and [out](https://example.org/img.png)\n\n{RUN}");
    let sandbox = Sandbox::new().file("a/index.md", page).file("b/index.md", RUN).file("a/img.png", "");
    let ran = sandbox.run("markdown a/index.md b/index.md -o out/").code(0);
    assert!(sandbox.has("out/a/index.md") && sandbox.has("out/b/index.md") && sandbox.has("out/a/index-run.svg"));
    assert!(ran.err.contains("out/a/index.md links to img.png, which is not next to the copy"), "{}", ran.err);
    let sandbox = sandbox.file("out/a/img.png", "");
    let ran = sandbox.run("markdown a/index.md b/index.md -o out/").code(0);
    assert!(!ran.err.contains("links to"), "{}", ran.err);
    // A page alone has no folder to keep.
    sandbox.run("markdown a/index.md -o alone/").code(0).says(&["alone/index.md links to img.png"]);
    assert!(sandbox.has("alone/index.md"));
}

#[test]
fn nothing_is_written_for_a_page_that_cannot_be() {
    let sandbox = Sandbox::new().file("a.md", RUN);
    let path = sandbox.path("a.md");
    let mut rights = std::fs::metadata(&path).expect("the page").permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).expect("rights");
    sandbox.run("markdown a.md").code(2).says(&["cannot write a.md: it is write-protected", "nothing changed"]);
    assert!(!sandbox.has("a-run.svg"));
    sandbox.run("markdown a.md -o u.svg").code(2).says(&["u.svg", "such as u.md"]);
    assert!(!sandbox.has("u.svg"));
}

/// The page was read as a map with text around it, whose edit deleted that text.
#[test]
fn only_maps_are_taken_where_a_page_of_markdown_has_no_meaning() {
    const PAGE: &str = "# Guide\n\nText.\n\n```journey\njourney: T\nstage: A\n  feels 1: x\n```\n";
    let sandbox = Sandbox::new().file("g.md", PAGE).file("map.md", "journey: T\nstage: A\n  feels 1: x\n");
    for call in ["show g.md", "build g.md", "export g.md --format csv", "report g.md", "site g.md -o out"] {
        let ran = sandbox.run(call).code(2);
        ran.says(&["g.md is a page of Markdown, not a map", "wayline markdown g.md", "wayline check g.md"]);
    }
    // A map is a map, whatever its file is called.
    sandbox.run("show map.md").code(0);
    sandbox.run("check g.md").code(0);
    assert_eq!(sandbox.read("g.md"), PAGE);
}

#[test]
fn a_picture_of_a_map_that_is_gone_is_still_shown() {
    let map = |title: &str| format!("```journey\njourney: {title}\nstage: S\n  feels 1: Fine\n```\n");
    let sandbox = Sandbox::new().file("g.md", format!("{}\n{}", map("One"), map("Two")));
    sandbox.run("markdown g.md").code(0);
    let text = sandbox.read("g.md");
    let sandbox = sandbox.file("g.md", text.replace(&map("Two"), ""));
    let told = "g.md:8 still shows g-two.svg, but its map is gone";
    sandbox.run("markdown g.md").code(0).says(&[told]);
    sandbox.run("markdown g.md --check").code(1).says(&[told]);
    // A picture that the writer put there, or that another map draws, is theirs.
    let mine = sandbox.read("g.md").replace("![Customer journey map. Two", "![Two");
    for sandbox in [sandbox.file("g-two.journey", ""), Sandbox::new().file("g.md", text).file("later.md", mine)] {
        if sandbox.has("later.md") {
            sandbox.run("markdown g.md").code(0);
            std::fs::rename(sandbox.path("later.md"), sandbox.path("g.md")).expect("a page");
        }
        let ran = sandbox.run("markdown g.md --check").code(0);
        assert!(!ran.err.contains("g-two.svg"), "{}", ran.err);
    }
}

/// `check` took it for a page, `fmt` and `build` for a map with text around it.
#[test]
fn a_page_whose_text_begins_like_a_map_is_a_page_for_every_command() {
    let page = "# Guide\n\nJourney: how our customers buy.\n\n```journey\njourney: A\nstage: S\n  feels 1\n```\n";
    let sandbox = Sandbox::new().file("g.md", page).file("old.md", page);
    sandbox.run("check g.md").code(0);
    sandbox.run("fmt g.md").code(2).says(&["only maps can be formatted"]);
    sandbox.run("build g.md").code(2).says(&["g.md is a page of Markdown, not a map"]);
    sandbox.run("diff old.md g.md").code(2).says(&["only maps can be compared"]);
    sandbox.run("markdown g.md").code(0);
}

/// Only fences marked with nothing but `{.journey}` were found.
#[test]
fn a_fence_with_attributes_in_brackets_is_drawn() {
    for info in ["{.journey #fig width=50%}", "{journey} How people get their coffee", "{#fig .journey}"] {
        let page = format!("```{info}\njourney: A\nstage: S\n  feels 1\n```\n");
        let sandbox = Sandbox::new().file("g.md", &page);
        sandbox.run("check g.md").code(0);
        sandbox.run("markdown g.md").code(0);
        assert!(sandbox.has("g-a.svg") && sandbox.read("g.md").ends_with(&page), "{info}: {}", sandbox.read("g.md"));
    }
}

#[test]
fn a_map_is_no_page() {
    let sandbox = Sandbox::new().file("a.journey", map("A"));
    let says = ["a.journey is a map, not a Markdown file", "wayline build a.journey"];
    sandbox.run("markdown a.journey").code(2).says(&says);
}

#[test]
fn a_page_with_a_byte_order_mark_is_not_written_over() {
    let page = format!("\u{feff}```journey\n{}```\n", map("A"));
    let sandbox = Sandbox::new().file("a.journey", map("A")).file("notes.md", page.as_str());
    sandbox.run("export a.journey --format markdown -o notes.md").code(2).says(&["there are maps in it"]);
    assert_eq!(sandbox.read("notes.md"), page);
}

/// The picture was next to the link, and the page showed one that isn't there; called by its own name, the page got a second picture.
#[test]
#[cfg(unix)]
fn a_page_that_a_link_leads_to_has_its_pictures_next_to_itself() {
    let sandbox = Sandbox::new().file("maps/guide.md", RUN);
    std::os::unix::fs::symlink("maps/guide.md", sandbox.path("guidelink.md")).expect("a link");
    std::os::unix::fs::symlink("maps", sandbox.path("other")).expect("a link");
    sandbox.run("markdown guidelink.md").code(0).says(&["maps/guide-run.svg"]);
    let page = sandbox.read("maps/guide.md");
    assert!(page.contains("](guide-run.svg)") && !sandbox.has("guidelink-run.svg"), "{page}");
    for name in ["maps/guide.md", "other/guide.md", "guidelink.md"] {
        sandbox.run(&format!("markdown --check {name}")).code(0);
    }
}
