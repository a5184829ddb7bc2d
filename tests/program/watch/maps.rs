//! Several maps at once.

use crate::preview::{Folder, Preview, map, wait};
use std::fs;

fn slugs(preview: &Preview) -> Vec<String> {
    let list = preview.list();
    let maps = list["maps"].as_array().expect("maps").iter();
    maps.map(|map| map["slug"].as_str().expect("a slug").to_owned()).collect()
}

fn three() -> (Folder, Preview) {
    let folder = Folder::new();
    folder.write("maps/a.journey", map("Map A"));
    folder.write("maps/b.journey", map("Map B"));
    folder.write("maps/deep/c.journey", map("Map C"));
    folder.write("maps/people.journey", "persona anna: Anna\n");
    let preview = Preview::start(&folder, &["maps"]);
    (folder, preview)
}

#[test]
fn there_is_an_index_without_files_that_only_declare() {
    let (_folder, preview) = three();
    assert_eq!(slugs(&preview), ["maps-a", "maps-b", "maps-deep-c"]);
    let index = preview.get("/");
    assert_eq!(index.status, 200);
    assert!(index.body.contains("Map C"), "{}", index.body);
}

#[test]
fn a_single_map_needs_no_index() {
    let folder = Folder::new();
    folder.write("coffee.journey", map("Coffee"));
    let preview = Preview::start(&folder, &["coffee.journey"]);
    let answer = preview.get("/");
    assert!(answer.status == 303 && answer.head.contains("location: /map/coffee/"), "{answer:?}");
}

#[test]
fn only_the_map_that_changed_is_pushed() {
    let (folder, preview) = three();
    let (mut a, mut b) = (preview.events("/map/maps-a/events"), preview.events("/map/maps-b/events"));
    a.wait("map");
    b.wait("map");
    folder.replace("maps/a.journey", &map("Map A anew"));
    assert_eq!(a.wait("map")["page"]["title"], "Map A anew");
    folder.replace("maps/b.journey", &map("Map B anew"));
    // Had the other map been pushed here, it would have come first.
    assert_eq!(b.wait("map")["page"]["title"], "Map B anew");
    preview.says_times("b.journey: drawn in", 2);
}

#[test]
fn maps_and_folders_that_appear_are_shown() {
    let (folder, preview) = three();
    folder.write("maps/d.journey", map("Map D"));
    preview.shows("maps-d", "<title>Map D</title>");
    folder.write("maps/new/deeper/e.journey", map("Map E"));
    preview.shows("maps-new-deeper-e", "<title>Map E</title>");
    folder.replace("maps/new/deeper/e.journey", &map("Map E anew"));
    preview.shows("maps-new-deeper-e", "<title>Map E anew</title>");
    fs::write(folder.path("maps/.ignore"), "f.journey\n").expect("a file");
    folder.write("maps/f.journey", map("Map F"));
    folder.write("maps/g.journey", map("Map G"));
    preview.shows("maps-g", "<title>Map G</title>");
    assert!(!slugs(&preview).contains(&"maps-f".to_owned()));
}

#[test]
fn a_folder_that_isnt_there_yet_is_waited_for() {
    let folder = Folder::new();
    let preview = Preview::start(&folder, &["maps/"]);
    preview.says("maps does not exist");
    assert!(preview.get("/").body.contains("maps does not exist"));
    folder.write("maps/a.journey", map("Map A"));
    preview.shows("maps-a", "<title>Map A</title>");
    assert!(!preview.get("/").body.contains("is not there"));
}

#[test]
fn many_files_that_change_at_once_all_arrive() {
    let folder = Folder::new();
    let write = |round: &str| {
        for number in 0..25 {
            let head = format!("journey: Map {number} of {round}\nuse: people.journey\n");
            folder.replace(&format!("m{number}.journey"), &(head + "stage: Enter\n  feels anna 1: Welcome\n"));
        }
        folder.replace("people.journey", &format!("persona anna: Anna of {round}\n"));
    };
    write("today");
    let preview = Preview::start(&folder, &[]);
    for round in ["tomorrow", "next week"] {
        write(round);
        for number in 0..25 {
            preview.shows(&format!("m{number}"), &format!("Map {number} of {round}"));
            preview.shows(&format!("m{number}"), &format!("Anna of {round}"));
        }
    }
    wait(
        || preview.list()["maps"].as_array().is_some_and(|maps| maps.iter().all(|map| map["state"] == "fine")),
        || preview.list().to_string(),
    );
}

#[test]
fn a_map_that_goes_is_shown_as_gone() {
    let (folder, preview) = three();
    folder.remove("maps/b.journey");
    preview.state("maps-b", "gone");
    preview.shows("maps-b", "<title>Map B</title>");
    folder.write("maps/b.journey", map("Map B again"));
    preview.shows("maps-b", "<title>Map B again</title>");
    preview.state("maps-b", "fine");
}

/// A map that leads to others.
fn leading(to: &[&str]) -> String {
    let see: String = to.iter().map(|path| format!("  see: {path}\n")).collect();
    format!("journey: Start\nstage one: One\n  feels 1\n{see}")
}

#[test]
fn a_link_to_another_map_leads_to_its_preview_as_soon_as_there_is_one() {
    let folder = Folder::new();
    folder.write("maps/people.journey", "persona anna: Anna\n");
    folder.write("maps/deep/near.journey", map("Near"));
    folder.write("elsewhere.journey", map("Elsewhere"));
    let links =
        ["deep/near.journey", "deep/near.journey#stage-one", "later.journey", "people.journey", "../elsewhere.journey"];
    folder.write("maps/start.journey", leading(&links[..4]));
    let preview = Preview::start(&folder, &["maps"]);
    // What only declares has no page to lead to, and what isn't there none yet.
    preview.shows("maps-start", "<a class=\"prose\" href=\"../maps-deep-near/\"");
    preview.shows("maps-start", "<a href=\"../maps-deep-near/\"");
    preview.shows("maps-start", "<a class=\"prose\" href=\"../maps-deep-near/#stage-one\"");
    for path in ["files/maps/later.journey", "files/maps/people.journey"] {
        preview.shows("maps-start", &format!("<a class=\"prose\" href=\"{path}\""));
    }
    folder.write("maps/later.journey", map("Later"));
    preview.shows("maps-start", "<a class=\"prose\" href=\"../maps-later/\"");
    folder.write("maps/people.journey", map("A map after all"));
    preview.shows("maps-start", "<a class=\"prose\" href=\"../maps-people/\"");
    // A map that is gone is still shown as it was last, so that the link still leads there.
    folder.remove("maps/later.journey");
    preview.state("maps-later", "gone");
    preview.shows("maps-start", "<a class=\"prose\" href=\"../maps-later/\"");
    preview.shows("maps-later", "<title>Later</title>");
    // One outside of what is watched is served as the text that it is.
    folder.replace("maps/start.journey", &leading(&links));
    preview.shows("maps-start", "<a class=\"prose\" href=\"files/maps/../elsewhere.journey\"");
}

#[test]
fn pages_that_lead_to_a_mistaken_map_are_built_once() {
    let folder = Folder::new();
    folder.write("a.journey", leading(&["b.journey"]));
    let preview = Preview::start(&folder, &[]);
    folder.write("a.journey", crate::preview::WRONG);
    preview.says("a.journey: not drawn, still showing the last good map");
    folder.write("b.journey", map("Map B"));
    preview.shows("b", "<title>Map B</title>");
    folder.replace("b.journey", &map("Map B anew"));
    preview.shows("b", "<title>Map B anew</title>");
    preview.says_times("a.journey: not drawn", 1);
    folder.replace("a.journey", &leading(&["b.journey"]));
    preview.shows("a", "href=\"../b/\"");
}

#[test]
fn a_mermaid_journey_is_shown_and_followed() {
    let folder = Folder::new();
    let diagram = "journey\n    title My day\n    section Go to work\n      Make tea: 5: Me\n";
    folder.write("day.mmd", diagram);
    let preview = Preview::start(&folder, &["day.mmd"]);
    preview.shows("day-mmd", "<title>My day</title>");
    folder.replace("day.mmd", &diagram.replace("Make tea", "Make coffee"));
    preview.shows("day-mmd", "Make coffee");
    // Places are those of the diagram, in the drawing and in what is said of it.
    preview.shows("day-mmd", "data-line=\"4\"");
    folder.replace("day.mmd", &diagram.replace(": 5:", ": 9:"));
    preview.state("day-mmd", "warned");
    preview.shows("day-mmd", "&quot;label&quot;:&quot;day.mmd:4:17&quot;");
    folder.replace("day.mmd", &diagram.replace("journey", "jurney"));
    preview.state("day-mmd", "wrong");
    preview.says("day.mmd: not drawn, still showing the last good map");
}

/// The help of J403 says so.
#[test]
fn settings_that_appear_further_up_widen_the_project() {
    let folder = Folder::new();
    fs::remove_dir(folder.path(".git")).expect("a folder");
    folder.write("notes.txt", "notes");
    folder.write("sub/b.journey", "journey: B\nstage: One\n  feels 1\n  attach: ../notes.txt\n");
    let preview = Preview::start(&folder, &["."]);
    preview.state("sub-b", "wrong");
    folder.write("wayline.toml", "");
    preview.state("sub-b", "fine");
}
