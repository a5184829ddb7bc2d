//! However a file is saved, the preview ends on the right map.

use crate::preview::{Folder, Preview, WRONG, map};
use std::fs;

fn coffee() -> (Folder, Preview) {
    let folder = Folder::new();
    folder.write("coffee.journey", map("First"));
    let preview = Preview::start(&folder, &["coffee.journey"]);
    preview.shows("coffee", "<title>First</title>");
    (folder, preview)
}

#[test]
fn a_plain_save_is_followed() {
    let (folder, preview) = coffee();
    folder.write("coffee.journey", map("Second"));
    preview.shows("coffee", "<title>Second</title>");
}

#[test]
fn a_save_in_one_step_is_followed_again_and_again() {
    let (folder, preview) = coffee();
    for title in ["Second", "Third", "Fourth"] {
        folder.replace("coffee.journey", &map(title));
        preview.shows("coffee", &format!("<title>{title}</title>"));
    }
}

#[test]
fn a_save_that_keeps_a_backup_is_followed() {
    let (folder, preview) = coffee();
    for title in ["Second", "Third"] {
        fs::rename(folder.path("coffee.journey"), folder.path("coffee.journey~")).expect("a backup");
        folder.write("coffee.journey", map(title));
        preview.shows("coffee", &format!("<title>{title}</title>"));
    }
    preview.state("coffee", "fine");
    assert!(!preview.said().contains("is gone"), "it was never gone for good: {}", preview.said());
}

#[test]
fn a_file_that_is_emptied_first_is_waited_for() {
    let (folder, preview) = coffee();
    for title in ["Second", "Third", "Fourth"] {
        let path = folder.path("coffee.journey");
        fs::write(&path, "").expect("a file");
        std::thread::sleep(std::time::Duration::from_millis(20));
        fs::write(&path, map(title)).expect("a file");
        preview.shows("coffee", &format!("<title>{title}</title>"));
    }
}

#[test]
fn a_mistake_keeps_the_last_good_map_and_goes_with_the_next_save() {
    let (folder, preview) = coffee();
    folder.write("coffee.journey", WRONG);
    preview.state("coffee", "wrong");
    preview.says("still showing the last good map");
    preview.says("coffee.journey:3:9");
    let page = preview.get("/map/coffee/").body;
    assert!(page.contains("<title>First</title>") && page.contains("coffee.journey:3:9"), "{page:.3000}");
    folder.write("coffee.journey", map("Second"));
    preview.state("coffee", "fine");
    preview.shows("coffee", "<title>Second</title>");
    assert!(!preview.get("/map/coffee/").body.contains("coffee.journey:3:9"));
}

#[test]
fn a_map_that_was_never_good_is_shown_once_it_is() {
    let folder = Folder::new();
    folder.write("coffee.journey", WRONG);
    let preview = Preview::start(&folder, &["coffee.journey"]);
    let page = preview.get("/map/coffee/").body;
    assert!(page.contains("coffee.journey:3:9") && page.contains("data-shell"), "{page}");
    folder.replace("coffee.journey", &map("First"));
    preview.shows("coffee", "<title>First</title>");
}

#[test]
fn a_file_that_is_deleted_is_gone_until_it_comes_back() {
    let (folder, preview) = coffee();
    folder.remove("coffee.journey");
    preview.state("coffee", "gone");
    preview.says("coffee.journey is gone; still showing the last map");
    assert!(preview.get("/map/coffee/").body.contains("<title>First</title>"));
    folder.write("coffee.journey", map("Second"));
    preview.state("coffee", "fine");
    preview.shows("coffee", "<title>Second</title>");
}

#[test]
fn a_renamed_file_leaves_the_map_and_another_takes_its_place() {
    let (folder, preview) = coffee();
    fs::rename(folder.path("coffee.journey"), folder.path("tea.journey")).expect("a rename");
    preview.state("coffee", "gone");
    folder.write("other.journey", map("Other"));
    fs::rename(folder.path("other.journey"), folder.path("coffee.journey")).expect("a rename");
    preview.shows("coffee", "<title>Other</title>");
}

#[test]
fn files_that_the_map_uses_are_followed_even_into_a_folder_that_appears_later() {
    let folder = Folder::new();
    let text = "journey: Coffee\nuse: shared/people.journey\nstage: Enter\n  feels anna 1: Welcome\n";
    folder.write("coffee.journey", text);
    let preview = Preview::start(&folder, &["coffee.journey"]);
    preview.state("coffee", "wrong");
    fs::create_dir(folder.path("shared")).expect("a folder");
    folder.write("shared/people.journey", "persona anna: Anna Berg\n");
    preview.shows("coffee", "Anna Berg");
    folder.replace("shared/people.journey", "persona anna: Anna Keller\n");
    preview.shows("coffee", "Anna Keller");
    fs::remove_dir_all(folder.path("shared")).expect("a folder");
    preview.state("coffee", "wrong");
    folder.write("shared/people.journey", "persona anna: Anna Lind\n");
    preview.shows("coffee", "Anna Lind");
    preview.state("coffee", "fine");
}

#[test]
fn an_attached_file_and_the_settings_count_too() {
    let folder = Folder::new();
    folder.write("coffee.journey", format!("{}  attach: notes.txt\n", map("Coffee")));
    let preview = Preview::start(&folder, &["coffee.journey"]);
    preview.state("coffee", "warned");
    folder.write("notes.txt", "heard");
    preview.state("coffee", "fine");
    folder.remove("notes.txt");
    preview.state("coffee", "warned");
    folder.write("wayline.toml", "[warnings]\nJ508 = \"error\"\n");
    preview.state("coffee", "wrong");
    folder.write("wayline.toml", "theme = \"purple\"\n");
    preview.shows("coffee", "wayline.toml:1:9");
    folder.replace("wayline.toml", "theme = \"dark\"\n");
    preview.shows("coffee", "name=\"color-scheme\" content=\"dark\"");
    folder.remove("wayline.toml");
    preview.shows("coffee", "name=\"color-scheme\" content=\"light dark\"");
    preview.state("coffee", "warned");
}

#[test]
fn a_storm_of_saves_ends_on_the_right_map() {
    let (folder, preview) = coffee();
    for round in 0..60 {
        let text = map(&format!("Round {round}"));
        match round % 6 {
            0 | 1 => folder.replace("coffee.journey", &text),
            2 => {
                let _ = fs::remove_file(folder.path("coffee.journey"));
                folder.write("coffee.journey", text);
            }
            3 => folder.write("coffee.journey", &text[..text.len() / 2]),
            4 => {
                fs::rename(folder.path("coffee.journey"), folder.path("coffee.journey~")).expect("a backup");
                folder.write("coffee.journey", text);
            }
            _ => folder.write("coffee.journey", WRONG),
        }
    }
    folder.remove("coffee.journey");
    folder.replace("coffee.journey", &map("The last one"));
    preview.shows("coffee", "<title>The last one</title>");
    preview.state("coffee", "fine");
}

#[test]
fn what_is_saved_unchanged_or_not_read_changes_nothing() {
    let (folder, preview) = coffee();
    let mut events = preview.events("/map/coffee/events");
    assert!(events.wait("map")["page"].is_null(), "who has nothing loads the page");
    folder.replace("coffee.journey", &map("First"));
    folder.write("coffee.svg", "<svg/>");
    folder.write(".coffee.journey.swp", "x");
    folder.write("coffee.journey", map("Second"));
    // Were there an event for any of the others, it would come first.
    assert_eq!(events.wait("map")["page"]["title"], "Second");
    preview.says_times("coffee.journey: drawn in", 2);
}

#[test]
fn where_the_system_tells_nothing_files_are_looked_at() {
    let folder = Folder::new();
    folder.write("coffee.journey", map("First"));
    let preview = Preview::start(&folder, &["coffee.journey", "--poll"]);
    folder.replace("coffee.journey", &map("Second"));
    preview.shows("coffee", "<title>Second</title>");
    folder.remove("coffee.journey");
    preview.state("coffee", "gone");
    folder.write("coffee.journey", map("Third"));
    preview.shows("coffee", "<title>Third</title>");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere_is_followed() {
    let folder = Folder::new();
    folder.write("one.journey", map("One"));
    folder.write("deep/two.journey", map("Two"));
    std::os::unix::fs::symlink(folder.path("one.journey"), folder.path("map.journey")).expect("a link");
    let preview = Preview::start(&folder, &["map.journey"]);
    preview.shows("map", "<title>One</title>");
    std::os::unix::fs::symlink(folder.path("deep/two.journey"), folder.path("next")).expect("a link");
    fs::rename(folder.path("next"), folder.path("map.journey")).expect("a rename");
    preview.shows("map", "<title>Two</title>");
    folder.replace("deep/two.journey", &map("Three"));
    preview.shows("map", "<title>Three</title>");
}
