//! Hostile text in the live preview: in a map that is good, in one that becomes so by a save, and in what is said of a mistake.

use super::browser::open;
use crate::{
    chromium::{Browser, Tab},
    preview::{Folder, Preview, wait},
    support::hostile::{HARMLESS, HOSTILE, HostileMap, hostile_map},
};

tests![hostile_text_arrives_as_text, a_mistake_quotes_a_hostile_line_as_text,];

/// What was run, and every element with the names of its attributes that isn't part of a drawing.
const FORM: &str = "[!!window.harmed, [...document.querySelectorAll('main *')].filter((of) => !of.namespaceURI.endsWith('/svg'))
    .map((of) => of.localName + ' ' + [...of.attributes].map(({ name }) => name).filter((name) => name !== 'class').sort().join(' '))]";

fn write(folder: &Folder, map: &HostileMap) {
    map.files.iter().for_each(|(name, text)| folder.write(name, text));
    folder.replace("map.journey", &map.text);
}

/// The form of a page once it is quiet again.
fn form(tab: &Tab<'_>) -> Vec<String> {
    tab.wait_for("!document.querySelector('.live-flash, .is-changed')");
    let (harmed, form): (bool, Vec<String>) = tab.eval(FORM);
    assert!(!harmed, "something has run");
    form
}

fn hostile_text_arrives_as_text() {
    let browser = Browser::shared();
    let folder = Folder::new();
    let harmless = hostile_map(HARMLESS);
    write(&folder, &harmless);
    let preview = Preview::start(&folder, &["map.journey"]);
    let tab = open(browser, &preview, "map");
    let usual = form(&tab);
    for hostile in HOSTILE {
        let map = hostile_map(hostile);
        write(&folder, &map);
        let (title, _) = &map.said[0];
        tab.wait_for(&format!("document.title === {}", serde_json::json!(title)));
        let changed = form(&tab);
        let differs = changed.iter().zip(&usual).find(|(is, usual)| is != usual);
        assert!(changed.len() == usual.len() && differs.is_none(), "{hostile} by a save: {differs:?}");
        tab.reload();
        assert_eq!(form(&tab), usual, "{hostile} from the start");
        tab.expect_no_complaint();
    }
}

fn a_mistake_quotes_a_hostile_line_as_text() {
    let browser = Browser::shared();
    let folder = Folder::new();
    folder.write("map.journey", crate::preview::map("Fine"));
    let preview = Preview::start(&folder, &["map.journey"]);
    let tab = open(browser, &preview, "map");
    for hostile in HOSTILE {
        let wrong = format!("journey: Wrong\nstage one: {hostile}\n  feels 9: {hostile}\n{hostile}\n");
        folder.replace("map.journey", &wrong);
        let report = || tab.eval::<String>("document.querySelector('.live-report pre')?.textContent ?? ''");
        // What would turn the line around is shown as what it is: unreadable.
        let shown = hostile.replace(['\u{202E}', '\u{2066}'], "\u{FFFD}");
        wait(|| report().contains(&shown), || format!("{hostile} isn't quoted: {}", report()));
        let (harmed, others): (bool, usize) =
            tab.eval("[!!window.harmed, document.querySelectorAll('.live-report pre :not(button.live-place, code:not([class], [id], [style]))').length]");
        assert!(!harmed && others == 0, "{hostile}: {others} elements");
    }
    tab.expect_no_complaint();
}
