//! What a reader sees: the map follows each save, and everything else stays.

use crate::{
    chromium::{Browser, Tab},
    preview::{Folder, Preview, WRONG, map, says, wait},
};
use serde_json::{Value, json};

tests![
    a_save_changes_the_map_and_nothing_else,
    what_changed_is_highlighted_for_a_moment,
    what_changed_in_a_lane_that_is_off_is_not_ringed,
    a_mistake_lies_over_the_last_good_map_until_it_is_mended,
    a_warning_waits_until_it_is_asked_for,
    a_button_applies_an_edit_and_the_map_follows,
    a_map_that_was_never_good_appears_with_the_first_good_save,
    a_click_leads_to_the_source,
    a_click_opens_the_editor_where_one_is_named,
    several_maps_have_a_tab_each,
    after_any_change_the_page_is_what_a_fresh_one_would_be,
    a_page_that_lost_its_server_catches_up,
    a_storm_of_saves_ends_on_the_right_map_in_the_browser_too,
    the_preview_passes_the_audit_and_shows_where_one_is,
];

const MAP: &str = "
journey: Coffee
persona anna: Anna
persona ben: Ben
stage: Enter
  touchpoint door: Come in
    via: shop
    thinks anna: Where is the queue?
    feels anna 1: Welcome
    feels ben 0
    pain queue minor: The queue is long
    opportunity: A second till
      answers: queue
  touchpoint order: Order
    via: app
    thinks anna: What is new today?
    feels anna -1
    feels ben 1: Quick
stage: Leave
  touchpoint out: Go
    thinks ben: Until tomorrow
    feels anna 2: Awake
    feels ben 1
";

pub fn open<'a>(browser: &'a Browser, preview: &Preview, slug: &str) -> Tab<'a> {
    let tab = browser.tab();
    tab.open(&preview.address(&format!("/map/{slug}/")));
    // The stream has told what there is.
    tab.wait_for("document.querySelector('.live-strip') && typeof leavePage === 'function'");
    tab
}

fn coffee(text: &str) -> (Folder, Preview) {
    let folder = Folder::new();
    folder.write("coffee.journey", text);
    let preview = Preview::start(&folder, &["coffee.journey"]);
    (folder, preview)
}

/// Whether the drawing says this.
fn drawn(text: &str) -> String {
    format!(
        "document.querySelector('#scroll .sheet > svg')?.textContent.replace(/\\s+/g, ' ').includes({})",
        json!(text)
    )
}

/// Waits for what a page reaches that loads itself anew meanwhile.
fn reaches(tab: &Tab<'_>, condition: &str) {
    let params = json!({ "expression": condition, "returnByValue": true });
    let holds =
        || tab.try_call("Runtime.evaluate", params.clone()).is_ok_and(|answer| answer["result"]["value"] == true);
    wait(holds, || format!("`{condition}` doesn't become true"));
}

/// The place of an element in the window.
fn place(tab: &Tab<'_>, selector: &str) -> (f64, f64) {
    tab.eval(&format!(
        "(() => {{ const box = document.querySelector({}).getBoundingClientRect();
         return [box.x + box.width / 2, box.y + box.height / 2]; }})()",
        json!(selector)
    ))
}

fn alt_click(tab: &Tab<'_>, selector: &str) {
    let (x, y) = place(tab, selector);
    for kind in ["mousePressed", "mouseReleased"] {
        let params = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1, "modifiers": 1 });
        tab.call("Input.dispatchMouseEvent", params);
    }
}

fn a_save_changes_the_map_and_nothing_else() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(MAP);
    let tab = open(browser, &preview, "coffee");
    tab.resize(700, 500);
    tab.run("zoomed = 0; for (let i = 0; i < 3; i++) document.querySelector('[data-zoom=in]').click()");
    tab.run(
        "document.querySelector('#show').open = true;
         document.querySelector('[data-filter=persona] input').click();
         document.querySelector('[data-filter=lane] input').click();
         document.querySelector('#scroll .w-pain').dispatchEvent(new MouseEvent('click', { bubbles: true }));
         document.querySelector('#scroll').scrollTo(120, 90);
         document.querySelector('#scroll .sheet > svg').same = true",
    );
    tab.wait_for("!document.querySelector('#chosen').hidden");
    let state = "JSON.stringify([
        document.querySelector('#scale').textContent, document.querySelector('#scroll').scrollLeft,
        document.querySelector('#scroll').scrollTop, document.querySelector('#show').open,
        [...document.querySelectorAll('#show input')].map((box) => [box.value, box.checked]),
        document.querySelector('#chosen strong').textContent, document.querySelector('#chosen').hidden,
        document.querySelectorAll('.ring').length, document.querySelectorAll('#scroll .sheet > svg .is-faded').length,
        document.querySelectorAll('.spot').length, document.querySelectorAll('.stay').length, location.hash.split('&')[0]])";
    let before: String = tab.eval(state);
    folder.replace("coffee.journey", &MAP.replace("What is new today?", "What is old today?"));
    tab.wait_for(&drawn("What is old today?"));
    tab.wait_for("document.querySelector('.tables').textContent.includes('What is old today?')");
    assert_eq!(tab.eval::<String>(state), before);
    assert!(tab.eval::<bool>("document.querySelector('#scroll .sheet > svg').same"), "the drawing is the same element");
    // The page's own parts work on the new map.
    tab.run("document.querySelector('#chosen [data-act=close]').click()");
    assert!(tab.eval::<bool>("document.querySelector('#chosen').hidden && !document.querySelector('.ring')"));
    tab.expect_no_complaint();
}

fn what_changed_is_highlighted_for_a_moment() {
    let browser = Browser::shared();
    for motion in ["no-preference", "reduce"] {
        let (folder, preview) = coffee(MAP);
        let tab = open(browser, &preview, "coffee");
        tab.prefer(&[("prefers-reduced-motion", motion)]);
        // A line further up moves all others, which is no change of theirs.
        let text = MAP.replace("persona ben: Ben", "persona ben: Ben\n\n");
        folder.replace("coffee.journey", &text.replace("Until tomorrow", "Until Monday"));
        tab.wait_for("document.querySelector('.live-flash')");
        let moving: bool = tab.eval("getComputedStyle(document.querySelector('.live-flash')).animationName !== 'none'");
        assert_eq!(moving, motion == "no-preference");
        assert_eq!(tab.eval::<usize>("document.querySelectorAll('.live-flash').length"), 1);
        let around = "(() => { const ring = document.querySelector('.live-flash').getBoundingClientRect();
            const text = [...document.querySelectorAll('#scroll .sheet > svg .w-thinks')]
              .find((group) => group.textContent.includes('Monday')).getBoundingClientRect();
            return ring.left <= text.left && ring.right >= text.right && ring.top <= text.top && ring.bottom >= text.bottom; })()";
        assert!(tab.eval::<bool>(around), "the ring is around what changed");
        tab.wait_for("!document.querySelector('.live-flash, .is-changed')");
        tab.expect_no_complaint();
    }
}

fn what_changed_in_a_lane_that_is_off_is_not_ringed() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(MAP);
    let tab = open(browser, &preview, "coffee");
    tab.run("document.querySelector('#show input[value=thinking]').click()");
    folder.replace(
        "coffee.journey",
        &MAP.replace("Until tomorrow", "Until Monday").replace("A second till", "Another till"),
    );
    tab.wait_for("document.querySelector('.live-flash')");
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.live-flash rect').length"), 1);
    tab.expect_no_complaint();
}

fn a_mistake_lies_over_the_last_good_map_until_it_is_mended() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(&map("First"));
    let tab = open(browser, &preview, "coffee");
    let hostile = "journey: First\nstage: <img src=x onerror=alert(1)>\n  feels 9: <script>alert(1)</script>\n";
    folder.replace("coffee.journey", hostile);
    tab.wait_for("!document.querySelector('.live-report').hidden");
    let report: String = tab.eval("document.querySelector('.live-report pre').textContent");
    assert!(report.contains("error[J302]") && report.contains("<script>alert(1)</script>"), "{report}");
    assert_eq!(tab.eval::<String>("document.querySelector('.live-report').getAttribute('role')"), "alert");
    assert!(
        !tab.eval::<bool>("!!document.querySelector('.live-report pre :not(button, code), .live-report pre code *')"),
        "all of it is text"
    );
    assert!(tab.eval::<bool>(&drawn("First")), "the last good map is there");
    let said: String = tab.eval("document.querySelector('.live-report').textContent");
    preview.says("error[J302]");
    assert!(said.contains("Above is the last good map"), "{said}");
    folder.replace("coffee.journey", &map("Second"));
    tab.wait_for("document.querySelector('.live-report').hidden");
    tab.wait_for(&drawn("Second"));
    folder.remove("coffee.journey");
    tab.wait_for("document.querySelector('.live-report').textContent.includes('coffee.journey is gone')");
    assert!(tab.eval::<bool>(&drawn("Second")));
    folder.write("coffee.journey", map("Third"));
    tab.wait_for("document.querySelector('.live-report').hidden");
    tab.wait_for(&drawn("Third"));
    tab.expect_no_complaint();
}

fn a_warning_waits_until_it_is_asked_for() {
    let browser = Browser::shared();
    let (_folder, preview) = coffee(&format!("{}  pain major: Nowhere to sit\n", map("First")));
    let tab = open(browser, &preview, "coffee");
    tab.wait_for("document.querySelector('.live-status').textContent === '1 warning'");
    assert!(tab.eval::<bool>("document.querySelector('.live-report').hidden"));
    tab.click(".live-status");
    assert!(tab.eval::<bool>("document.querySelector('.live-report').textContent.includes('J502')"));
    tab.click(".live-status");
    assert!(tab.eval::<bool>("document.querySelector('.live-report').hidden"));
    tab.expect_no_complaint();
}

fn a_button_applies_an_edit_and_the_map_follows() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(&map("First"));
    let tab = open(browser, &preview, "coffee");
    folder.replace("coffee.journey", &map("Second").replace("  feels 1", "  feals 1"));
    tab.wait_for("document.querySelectorAll('.live-fixes button').length === 1");
    let said: String = tab.eval("document.querySelector('.live-fixes').textContent");
    assert!(said.contains("coffee.journey:3:3") && said.contains("feels"), "{said}");
    tab.click(".live-fixes button");
    tab.wait_for("document.querySelector('.live-notice').textContent === 'Fixed'");
    tab.wait_for("document.querySelector('.live-report').hidden && !document.querySelector('.live-fixes')");
    reaches(&tab, &drawn("Second"));
    assert!(says(&folder.path("coffee.journey"), &map("Second")), "the file has the edit");
    tab.expect_no_complaint();
}

fn a_map_that_was_never_good_appears_with_the_first_good_save() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(WRONG);
    let tab = browser.tab();
    tab.open(&preview.address("/map/coffee/"));
    tab.wait_for("document.querySelector('.live-report pre')?.textContent.includes('J302')");
    folder.replace("coffee.journey", &map("First"));
    reaches(&tab, &drawn("First"));
    tab.expect_no_complaint();
}

fn a_click_leads_to_the_source() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(&format!("{MAP}  pain major: Nothing to eat\n"));
    let tab = open(browser, &preview, "coffee");
    tab.allow_clipboard();
    let copied = |line: usize| {
        tab.wait_for(&format!("document.querySelector('.live-notice').textContent === 'Copied coffee.journey:{line}'"));
        assert_eq!(tab.clipboard(), format!("coffee.journey:{line}"));
    };
    let line = |part: &str| MAP.lines().position(|line| line.contains(part)).expect("a line") + 1;
    alt_click(&tab, "#scroll .sheet > svg .w-thinks text");
    copied(line("Where is the queue?"));
    assert!(tab.eval::<bool>("document.querySelector('#chosen').hidden"), "it isn't chosen by that");
    // Without a modifier, a click chooses, and what is chosen leads there.
    tab.click("#scroll .sheet > svg .w-pain[data-name=queue] text");
    tab.wait_for("!document.querySelector('#chosen').hidden");
    tab.click("#chosen .live-chosen");
    copied(line("pain queue"));
    tab.run("document.querySelector('#chosen [data-act=close]').click()");
    tab.click(".live-toggle");
    tab.click("#scroll .sheet > svg .w-opportunity text");
    copied(line("opportunity"));
    tab.click(".live-toggle");
    tab.click(".live-status");
    tab.run(
        "[...document.querySelectorAll('.live-place')].find((place) => place.textContent.includes(':24:')).click()",
    );
    copied(24);
    drop(folder);
    tab.expect_no_complaint();
}

#[cfg(unix)]
fn a_click_opens_the_editor_where_one_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let browser = Browser::shared();
    let folder = Folder::new();
    folder.write("people.journey", "\npersona anna: Anna\n");
    folder.write("coffee.journey", "journey: Coffee\nuse: people.journey\nstage: Enter\n  feels anna 1: Welcome\n");
    folder.write("edit", "#!/bin/sh\necho \"$1\" >> opened\n");
    std::fs::set_permissions(folder.path("edit"), std::fs::Permissions::from_mode(0o755)).expect("rights");
    let preview = Preview::start(&folder, &["coffee.journey", "--editor", "./edit {file}:{line}"]);
    let tab = open(browser, &preview, "coffee");
    for (selector, place) in [
        (".w-feeling text, .w-feeling circle, .w-feeling path", "coffee.journey:4"),
        (".w-persona text", "people.journey:2"),
    ] {
        alt_click(&tab, &format!("#scroll .sheet > svg :is({selector})"));
        wait(|| says(&folder.path("opened"), place), || format!("{place} isn't opened"));
    }
    tab.expect_no_complaint();
}

fn several_maps_have_a_tab_each() {
    let browser = Browser::shared();
    let folder = Folder::new();
    folder.write("a.journey", map("Map A"));
    folder.write("b.journey", map("Map B"));
    let preview = Preview::start(&folder, &[]);
    let index = browser.tab();
    index.open(&preview.address("/"));
    index.wait_for("document.querySelectorAll('.live-index a').length === 2");
    let tab = open(browser, &preview, "a");
    tab.wait_for("document.querySelectorAll('.live-tabs a[data-state]').length === 2");
    assert_eq!(tab.eval::<String>("document.querySelector('.live-tabs [aria-current]').textContent"), "Map A");
    tab.run("document.querySelector('#scroll .sheet > svg').same = true");
    folder.replace("b.journey", WRONG);
    tab.wait_for("document.querySelector('.live-tabs [data-state=wrong]')");
    index.wait_for("document.querySelector('.live-index [data-state=wrong]')");
    assert!(tab.eval::<bool>("document.querySelector('.live-report').hidden"), "another map's mistake");
    assert!(!tab.eval::<bool>("!!document.querySelector('.live-flash')"));
    tab.click(".live-tabs [data-state=wrong]");
    reaches(&tab, "document.title === 'Map B' && document.querySelector('.live-report')?.hidden === false");
    folder.write("c.journey", map("Map C"));
    index.wait_for("document.querySelectorAll('.live-index a').length === 3");
    index.expect_no_complaint();
    tab.expect_no_complaint();
}

/// The page with all that its scripts have added, after they have seen the last change.
const BARE: &str = "(() => {
    leavePage = begin(leavePage());
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll('script, style, #live, .live-chosen, .live-flash').forEach((element) => element.remove());
    copy.querySelectorAll('[class]').forEach((element) => {
      const own = [...element.classList].filter((name) => !name.startsWith('is-'));
      if (own.length) element.setAttribute('class', own.join(' ')); else element.removeAttribute('class');
    });
    // Views that aren't shown wait in templates, which a search doesn't go into.
    const all = (root) => [...root.querySelectorAll('*')].flatMap((element) =>
      element instanceof HTMLTemplateElement ? [element, ...all(element.content)] : [element]);
    all(copy).forEach((element) => {
      const sorted = element.getAttributeNames().sort().map((name) => [name, element.getAttribute(name)]);
      sorted.forEach(([name]) => element.removeAttribute(name));
      sorted.filter(([name]) => name !== 'data-anchor').forEach(([name, value]) => element.setAttribute(name, value));
    });
    copy.querySelectorAll('#chosen strong, #scale, #find output, .read').forEach((element) => { element.textContent = ''; element.removeAttribute('href'); });
    // How large it is shown is the reader's choice, and so whether a small map is needed.
    copy.querySelectorAll('#mini').forEach((mini) => { mini.replaceChildren(); mini.removeAttribute('hidden'); });
    copy.querySelectorAll('.sheet > svg, .stay > svg').forEach((svg) => { svg.removeAttribute('width'); svg.removeAttribute('height'); });
    copy.normalize();
    // Blanks between blocks show nothing, and how many there are isn't kept.
    return copy.innerHTML.replace(/>\\s+</g, '> <').replace(/ <\\/div>/g, '</div>').trim();
  })()";

fn after_any_change_the_page_is_what_a_fresh_one_would_be() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(MAP);
    let example = |name: &str| {
        let path = format!("{}/examples/{name}.journey", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("an example")
    };
    let texts = [
        [&MAP[..MAP.find("  touchpoint order").expect("a part")], &MAP[MAP.find("stage: Leave").expect("a part")..]]
            .concat(),
        MAP.replace("stage: Leave", "stage: Sit\n  feels anna 1\n  pain: \"Loud\" & <small>\nstage: Leave"),
        // Letters that the first drawing's font doesn't bring.
        MAP.replace("Until tomorrow", "До завтра, Ελλάδα"),
        MAP.replace("persona anna: Anna", "persona anna: Anna\n  role: Regular\n  goal: *Wake* up"),
        MAP.lines().filter(|line| !line.contains("ben")).collect::<Vec<_>>().join("\n"),
        example("broadband"),
        example("outpatient-visit"),
        MAP.to_owned(),
    ];
    let tab = open(browser, &preview, "coffee");
    for (index, text) in texts.iter().enumerate() {
        let sign = format!("Change {index}");
        let first = text.lines().find(|line| line.starts_with("journey:")).expect("a title");
        folder.replace("coffee.journey", &text.replace(first, &format!("journey: {sign}")));
        tab.wait_for(&format!("document.title === '{sign}'"));
        tab.painted();
        let fresh = open(browser, &preview, "coffee");
        let (live, fresh): (Value, Value) = (tab.eval(BARE), fresh.eval(BARE));
        let (live, fresh) = (live.as_str().expect("a page"), fresh.as_str().expect("a page"));
        let at = live.bytes().zip(fresh.bytes()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| {
            text.chars().skip(text[..at].chars().count().saturating_sub(100)).take(300).collect::<String>()
        };
        assert!(live == fresh, "{sign}\nlive:  {}\nfresh: {}", near(live), near(fresh));
        tab.run("leavePage = begin()");
    }
    tab.expect_no_complaint();
}

fn a_page_that_lost_its_server_catches_up() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(MAP);
    let port = preview.port.to_string();
    let tab = open(browser, &preview, "coffee");
    drop(preview);
    tab.wait_for("document.querySelector('.live-link').textContent === 'Not connected'");
    folder.replace("coffee.journey", &MAP.replace("Until tomorrow", "Until Monday"));
    let _preview = Preview::start_on(&folder, &port, &["coffee.journey"]);
    reaches(&tab, &drawn("Until Monday"));
    reaches(&tab, "document.querySelector('.live-link')?.textContent === ''");
}

fn a_storm_of_saves_ends_on_the_right_map_in_the_browser_too() {
    let browser = Browser::shared();
    let (folder, preview) = coffee(MAP);
    let tab = open(browser, &preview, "coffee");
    for round in 0..40 {
        let text = MAP.replace("Until tomorrow", &format!("Until round {round}"));
        match round % 4 {
            0 => folder.replace("coffee.journey", &text),
            1 => folder.write("coffee.journey", WRONG),
            2 => folder.remove("coffee.journey"),
            _ => folder.write("coffee.journey", &text),
        }
    }
    folder.replace("coffee.journey", &MAP.replace("Until tomorrow", "Until the very end"));
    tab.wait_for(&drawn("Until the very end"));
    tab.wait_for("document.querySelector('.live-report').hidden");
    tab.expect_no_complaint();
}

/// The audit (axe-core), from its makers' package.
const AXE: &str = include_str!("../../assets/axe-core/axe.min.js");

fn the_preview_passes_the_audit_and_shows_where_one_is() {
    let browser = Browser::shared();
    let folder = Folder::new();
    (0..12).for_each(|at| folder.write(&format!("m{at:02}.journey"), map(&format!("A map with a long title {at}"))));
    folder.write("m12.journey", "journey: Wrong\nstage one: One\n".to_owned() + &"  feels 9: Too much\n".repeat(30));
    let preview = Preview::start(&folder, &[]);
    let mut wrong = Vec::new();
    for (width, colours) in [(1280, "light"), (390, "dark")] {
        for path in ["/", "/map/m11/", "/map/m12/"] {
            let tab = browser.tab();
            tab.resize(width, 844);
            tab.prefer(&[("prefers-color-scheme", colours)]);
            tab.open(&preview.address(path));
            tab.wait_for("document.querySelectorAll('.live-index a, .live-tabs a').length >= 13");
            if path != "/" {
                tab.wait_for(
                    "(() => { const box = (of) => of.getBoundingClientRect();
                       const here = box(document.querySelector('.live-tabs [aria-current]')), tabs = box(document.querySelector('.live-tabs'));
                       return here.left >= tabs.left - 1 && here.right <= tabs.right + 1 || here.width > tabs.width; })()",
                );
            }
            assert!(
                tab.eval::<bool>("document.documentElement.scrollWidth <= innerWidth"),
                "{path} at {width} is too wide"
            );
            let _: Value = tab.eval(&format!("{AXE}; null"));
            let found: Vec<String> = tab.eval(
                "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations.map((rule) =>
                   rule.id + ' ' + rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary).join('; ')))",
            );
            wrong.extend(found.into_iter().map(|found| format!("{path} in {colours} at {width}: {found}")));
        }
    }
    assert!(wrong.is_empty(), "{} violations:\n{}", wrong.len(), wrong.join("\n"));
}
