//! The page as a viewer: views, panning, zooming, the address, presenting, small screens, files.

use super::pages::{example, examples, folder, root, wayline};
use crate::chromium::{Browser, Tab};

tests![
    a_page_opens_on_its_overview_and_switches_views_in_place,
    the_drawing_is_dragged_and_zoomed_at_the_pointer,
    a_drag_is_its_own,
    two_fingers_move_and_zoom_the_drawing,
    a_double_click_on_the_overview_leads_into_the_detail,
    an_address_brings_back_what_was_chosen,
    lanes_that_are_not_shown_leave_no_gap,
    a_journey_is_presented_step_by_step,
    a_presentation_follows_the_way_of_a_persona,
    a_stage_is_presented_with_its_title_and_its_pains,
    a_small_screen_shows_the_journey_from_top_to_bottom,
    a_tablet_shows_the_drawing_as_wide_as_the_window,
    the_drawing_is_saved_as_it_is_shown,
    parts_are_explained_at_once_by_pointer_and_keyboard,
];

fn view(tab: &Tab<'_>) -> String {
    tab.eval("document.querySelector('.sheet').dataset.view")
}

fn a_page_opens_on_its_overview_and_switches_views_in_place() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file(&examples().join("hotel-stay.html"));
    assert_eq!(view(&tab), "overview");
    let fits: bool =
        tab.eval("document.querySelector('.sheet > svg').getBoundingClientRect().bottom <= innerHeight + 1");
    assert!(fits, "the first view is seen as a whole");
    let face = "document.fonts.check('14px Inter')";
    assert!(tab.eval::<bool>(face), "the typeface is that of the detail");
    for name in ["blueprint", "detail", "overview"] {
        tab.click(&format!("[data-look={name}]"));
        assert_eq!(view(&tab), name);
        let pressed: String = tab.eval("document.querySelector('[data-look][aria-pressed=true]').dataset.look");
        assert_eq!(pressed, name);
        let twice: usize = tab.eval(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id); return ids.length - new Set(ids).size; })()",
        );
        assert_eq!(twice, 0, "ids in {name}");
    }
    // A place that only the detail has is shown there.
    tab.run("document.querySelector('#source-account .spot').click()");
    assert_eq!(view(&tab), "detail");
    tab.run("document.querySelector('#scroll').focus()");
    tab.press("o");
    assert_eq!(view(&tab), "overview");
    tab.expect_no_complaint();
}

fn the_drawing_is_dragged_and_zoomed_at_the_pointer() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    tab.click("[data-zoom=one]");
    let at = || {
        tab.eval::<(f64, f64)>(
            "[document.querySelector('#scroll').scrollLeft, document.querySelector('#scroll').scrollTop]",
        )
    };
    let before = at();
    tab.drag((700.0, 500.0), (500.0, 400.0));
    // A busy browser moves the drawing some frames later.
    tab.wait_for(&format!("Math.abs(document.querySelector('#scroll').scrollLeft - {} - 200) < 3", before.0));
    let after = at();
    assert!(
        (after.0 - before.0 - 200.0).abs() < 3.0 && (after.1 - before.1 - 100.0).abs() < 3.0,
        "{before:?} {after:?}"
    );
    assert!(tab.eval::<bool>("document.querySelector('#chosen').hidden"), "a drag chooses nothing");
    // What is under the pointer stays there.
    let under = "(() => { const box = document.querySelector('.sheet > svg').getBoundingClientRect();
        const zoom = box.width / document.querySelector('.sheet > svg').viewBox.baseVal.width;
        return [(600 - box.left) / zoom, (450 - box.top) / zoom, zoom]; })()";
    let (x, y, zoom): (f64, f64, f64) = tab.eval(under);
    tab.wheel((600.0, 450.0), (0.0, -100.0), "Control");
    tab.wait_for("document.querySelector('#scale').textContent !== '100 %'");
    let (x2, y2, zoom2): (f64, f64, f64) = tab.eval(under);
    assert!(zoom2 > zoom && (x2 - x).abs() < 2.0 && (y2 - y).abs() < 2.0, "{x} {y} {zoom}: {x2} {y2} {zoom2}");
    let scrolled = at();
    tab.wheel((600.0, 450.0), (0.0, 100.0), "");
    tab.wait_for(&format!("document.querySelector('#scroll').scrollTop > {}", scrolled.1));
    assert!(tab.eval::<bool>("!document.querySelector('#mini').hidden && !!document.querySelector('#mini rect.view')"));
    tab.expect_no_complaint();
}

/// As in a busy browser: timers fire late, and a pointer that is released outside the window causes no click.
fn a_drag_is_its_own() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    tab.click("[data-zoom=one]");
    let moved: f64 = tab.eval(
        "(async () => {
            const scroll = document.querySelector('#scroll'), left = scroll.scrollLeft;
            const point = (kind, clientX, buttons) =>
                scroll.dispatchEvent(new PointerEvent(kind, { clientX, clientY: 400, buttons, pointerType: 'mouse', bubbles: true }));
            point('pointerup', 700, 0);
            point('pointerdown', 700, 1);
            await new Promise((done) => setTimeout(done, 20));
            point('pointermove', 500, 1);
            point('pointerup', 500, 0);
            await new Promise((done) => setTimeout(done, 20));
            return scroll.scrollLeft - left;
        })()",
    );
    assert_eq!(moved, 200.0, "the end of the click before doesn't end the drag");
    tab.click(".w-card");
    assert!(!tab.eval::<bool>("document.querySelector('#chosen').hidden"), "the click after the drag is its own");
    tab.expect_no_complaint();
}

fn two_fingers_move_and_zoom_the_drawing() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.call("Emulation.setTouchEmulationEnabled", serde_json::json!({ "enabled": true, "maxTouchPoints": 2 }));
    tab.resize(820, 1180);
    tab.open_file_at(&examples().join("hotel-stay.html"), "view=detail");
    let under = |x: f64, y: f64| {
        tab.eval::<(f64, f64, f64)>(&format!(
            "(() => {{ const svg = document.querySelector('.sheet > svg'), box = svg.getBoundingClientRect();
               const zoom = box.width / svg.viewBox.baseVal.width; return [({x} - box.left) / zoom, ({y} - box.top) / zoom, zoom]; }})()"
        ))
    };
    let before = under(400.0, 500.0);
    tab.pinch(((400.0, 500.0), 50.0), ((380.0, 470.0), 150.0));
    tab.painted();
    let after = under(380.0, 470.0);
    assert!((after.2 / before.2 - 3.0).abs() < 0.1, "three times as large: {} {}", before.2, after.2);
    assert!((after.0 - before.0).abs() < 4.0 && (after.1 - before.1).abs() < 4.0, "{before:?} {after:?}");
    assert!(tab.eval::<bool>("visualViewport.scale === 1"), "the page itself stays as it is");
    tab.pinch(((380.0, 470.0), 150.0), ((400.0, 500.0), 100.0));
    tab.painted();
    assert!(under(400.0, 500.0).2 < after.2);
    tab.expect_no_complaint();
}

fn a_double_click_on_the_overview_leads_into_the_detail() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file(&examples().join("hotel-stay.html"));
    let card = ".sheet > svg [data-anchor=touchpoint-check-out] text";
    let (x, y): (f64, f64) = tab.eval(&format!(
        "(() => {{ const box = document.querySelector('{card}').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
    ));
    for count in [1, 2] {
        for kind in ["mousePressed", "mouseReleased"] {
            let click = serde_json::json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": count });
            tab.call("Input.dispatchMouseEvent", click);
        }
    }
    assert_eq!(view(&tab), "detail");
    assert_eq!(tab.eval::<String>("location.hash"), "#touchpoint-check-out");
    let seen = "(() => { const ring = document.querySelector('.ring').getBoundingClientRect();
        return ring.left >= 0 && ring.right <= innerWidth && ring.top >= 0 && ring.bottom <= innerHeight; })()";
    assert!(tab.eval::<bool>(seen));
    // What is chosen is there in the other drawing too.
    tab.click("[data-look=overview]");
    assert!(tab.eval::<bool>(seen));
    tab.run("document.querySelector('#scroll').focus()");
    tab.press("d");
    assert_eq!(view(&tab), "detail");
    assert!(tab.eval::<bool>(seen));
    tab.expect_no_complaint();
}

fn an_address_brings_back_what_was_chosen() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    tab.click("[data-zoom=one]");
    tab.run("document.querySelector('#scroll').scrollTo(600, 500)");
    tab.run("document.querySelector('[data-filter=persona] [value=mara]').click(); document.querySelector('[data-filter=lane] [value=thinking]').click()");
    tab.run("const s = document.querySelector('#theme'); s.value = 'dark'; s.dispatchEvent(new Event('change'))");
    tab.wait_for("location.hash.includes('at=') && location.hash.includes('off=')");
    // The place is written once scrolling has ended.
    tab.wait_for(
        "window.seen === location.hash ? performance.now() - window.since > 1500 : (window.seen = location.hash, window.since = performance.now(), false)",
    );
    let state = "[document.querySelector('#scale').textContent, document.querySelector('.sheet').dataset.view,
        [...document.querySelectorAll('#show input:not(:checked)')].map((box) => box.value).join(), document.documentElement.dataset.theme]";
    let (hash, kept): (String, Vec<String>) = (tab.eval("location.hash"), tab.eval(state));
    assert_eq!(kept[2], "mara,thinking", "{hash}");
    let other = browser.tab();
    other.open_file_at(&examples().join("hotel-stay.html"), hash.trim_start_matches('#'));
    assert_eq!(other.eval::<Vec<String>>(state), kept, "{hash}");
    let place = |tab: &Tab<'_>| {
        tab.eval::<(f64, f64)>(
            "[document.querySelector('#scroll').scrollLeft, document.querySelector('#scroll').scrollTop]",
        )
    };
    let (was, is) = (place(&tab), place(&other));
    assert!((was.0 - is.0).abs() < 8.0 && (was.1 - is.1).abs() < 8.0, "{was:?} {is:?}");
    other.expect_no_complaint();
}

fn lanes_that_are_not_shown_leave_no_gap() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    tab.click("[data-zoom=one]");
    let top = |lane: &str| {
        tab.eval::<f64>(&format!("document.querySelector('.w-lane[data-name={lane}]').getBoundingClientRect().top - document.querySelector('.sheet').getBoundingClientRect().top"))
    };
    let height = || tab.eval::<f64>("document.querySelector('.sheet').getBoundingClientRect().height");
    let (doing, time, whole) = (top("doing"), top("time"), height());
    tab.run("for (const lane of ['thinking', 'saying', 'experience']) document.querySelector(`[data-filter=lane] [value=${lane}]`).click()");
    assert_eq!(top("doing"), doing);
    let moved = time - top("time");
    assert!(moved > 800.0 && (whole - height() - moved).abs() < 2.0, "{moved}, {whole} became {}", height());
    let over: f64 = tab.eval(
        "Math.max(...[...document.querySelectorAll('.sheet .w-map > .w-stripes > rect')].map((rect) => rect.getBoundingClientRect().bottom))
         - document.querySelector('.sheet .w-footer').getBoundingClientRect().top",
    );
    assert!(over.abs() < 1.0, "the stages' tints end at the footer, not {over} below it");
    // The line of visibility goes with everything behind it.
    tab.run("for (const lane of ['backstage', 'support']) document.querySelector(`[data-filter=lane] [value=${lane}]`).click()");
    assert_eq!(
        tab.eval::<usize>(
            "[...document.querySelectorAll('.sheet > svg .w-border')].filter((line) => getComputedStyle(line).display !== 'none').length"
        ),
        0
    );
    tab.run("document.querySelector('#show .filters > button').click()");
    assert_eq!((top("time"), height()), (time, whole));
    tab.expect_no_complaint();
}

fn a_journey_is_presented_step_by_step() {
    let browser = Browser::shared();
    let folder = folder("story");
    let out = folder.to_str().expect("a path that is text");
    let (fine, said) =
        wayline(&root().join("examples"), &["build", "hotel-stay.journey", "-f", "html", "-o", out, "--story"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.prefer(&[("prefers-reduced-motion", "reduce")]);
    tab.open_file(&folder.join("hotel-stay.html"));
    tab.wait_for("document.documentElement.dataset.mode === 'story'");
    let says = || tab.eval::<String>("document.querySelector('#story .says').innerText");
    assert!(says().starts_with("One night in a city hotel"), "{}", says());
    for (key, expected, seen) in [
        ("ArrowRight", "Before", ".w-feeling[data-column=book]"),
        ("PageDown", "Arrive", ".w-feeling[data-column=check-in]"),
        ("Space", "What was written in the booking", "[data-anchor=pain-remark]"),
        ("ArrowRight", "Remarks on the day", "[data-anchor=opportunity-board]"),
        ("PageUp", "What was written in the booking", "[data-anchor=pain-remark]"),
    ] {
        tab.press(key);
        assert!(says().contains(expected), "{key}: {}", says());
        let inside: bool = tab.eval(&format!(
            "(() => {{ const box = document.querySelector('.sheet > svg {seen}').getBoundingClientRect();
               return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= document.querySelector('#story').getBoundingClientRect().top + 1; }})()"
        ));
        assert!(inside, "{key}: the camera shows {seen}");
        // The severity stood in another column of the table.
        let of_pain = expected == "What was written in the booking";
        assert_eq!(of_pain, says().starts_with("Arrive · Critical"), "{key}: {}", says());
    }
    assert_eq!(tab.eval::<String>("location.hash"), "#story=4");
    tab.reload();
    tab.wait_for("document.documentElement.dataset.mode === 'story'");
    assert!(says().contains("What was written"), "{}", says());
    tab.press("End");
    let (at, all): (usize, usize) =
        tab.eval("document.querySelector('#story output').textContent.match(/\\d+/g).map(Number)");
    assert!(at == all && all > 8, "{at} of {all}");
    tab.press("Escape");
    assert_eq!(
        tab.eval::<(String, String, bool)>(
            "[document.documentElement.dataset.mode, location.hash, document.querySelector('#story').hidden]"
        ),
        ("drawing".into(), String::new(), true)
    );
    tab.expect_no_complaint();
}

/// A map where one persona skips a column, and a speaker has something to say.
const WAYS: &str = "journey: Ways
  note: Begin with a smile
persona anna: Anna
persona ben: Ben
stage one: One
  touchpoint door: The door
    feels anna 1
    feels ben 1
    note: Wait for a laugh
    pain: Narrow
      for: anna
stage two: Two
  for: anna
  feels anna -1
  pain: Loud
stage three: Three
  feels anna 1
  feels ben 1
";

fn a_presentation_follows_the_way_of_a_persona() {
    let browser = Browser::shared();
    let folder = folder("story-way");
    std::fs::write(folder.join("ways.journey"), WAYS).expect("a map");
    let (fine, said) = wayline(&folder, &["build", "ways.journey", "-f", "html"]);
    assert!(fine, "{said}");
    for (of, expected) in [("", "Ways|One|Narrow|Two|Loud|Three"), ("&of=ben", "Ways|One|Three")] {
        let tab = browser.tab();
        tab.open_file_at(&folder.join("ways.html"), &format!("story=1{of}"));
        tab.wait_for("document.documentElement.dataset.mode === 'story'");
        let mut told = Vec::new();
        for _ in expected.split('|') {
            told.push(tab.eval::<String>(
                "document.querySelector('#story .says .big').textContent.replace(/^\\s*\\d+\\s+/, '')",
            ));
            tab.press("ArrowRight");
        }
        assert_eq!(told.join("|"), expected, "{of}");
        tab.expect_no_complaint();
    }
    // Where no second window opens, notes are shown below.
    let tab = browser.tab();
    tab.open_file_at(&folder.join("ways.html"), "story=2");
    tab.wait_for("document.documentElement.dataset.mode === 'story'");
    tab.run("window.open = () => null");
    tab.press("n");
    assert_eq!(tab.eval::<String>("document.querySelector('#story .notes').textContent"), "Wait for a laugh");
    tab.press("ArrowLeft");
    assert_eq!(tab.eval::<String>("document.querySelector('#story .notes').textContent"), "Begin with a smile");
}

fn a_stage_is_presented_with_its_title_and_its_pains() {
    let browser = Browser::shared();
    let folder = folder("story-titles");
    std::fs::write(folder.join("ways.journey"), WAYS).expect("a map");
    let (fine, said) = wayline(&folder, &["build", "ways.journey", "-f", "html"]);
    assert!(fine, "{said}");
    let tab = browser.tab();
    tab.prefer(&[("prefers-reduced-motion", "reduce")]);
    tab.open_file_at(&folder.join("ways.html"), "story=2");
    tab.wait_for("document.documentElement.dataset.mode === 'story'");
    for part in ["[data-anchor=stage-one]", "[data-anchor^=pain-]"] {
        let inside: bool = tab.eval(&format!(
            "(() => {{ const box = document.querySelector('.sheet > svg {part}').getBoundingClientRect();
               return box.top >= 0 && box.bottom <= document.querySelector('#story').getBoundingClientRect().top + 1; }})()"
        ));
        assert!(inside, "{part} is out of sight");
    }
}

fn a_small_screen_shows_the_journey_from_top_to_bottom() {
    let browser = Browser::shared();
    for scripts in [true, false] {
        let tab = browser.tab();
        tab.resize(390, 844);
        tab.allow_scripts(scripts);
        tab.open_file(&examples().join("hotel-stay.html"));
        let wide: f64 = tab.eval("document.documentElement.scrollWidth");
        assert!(wide <= 390.0, "{wide}");
        // The parts of the curves meet where their columns do, and each is beside its column's card.
        let (first, meet): (f64, f64) = tab.eval(
            "(() => { const parts = [...document.querySelectorAll('[data-turned=column]')].map((part) => part.getBoundingClientRect());
               const bodies = [...document.querySelectorAll('#journey tbody')].map((body) => body.getBoundingClientRect());
               return [document.querySelector('#journey').getBoundingClientRect().top + scrollY,
                 Math.max(...parts.map((part, at) => Math.abs(part.top - bodies[at].top) + Math.abs(part.bottom - bodies[at].bottom)))]; })()",
        );
        assert!(first < 300.0 && meet < 2.0, "{first}, {meet}");
        let parts: usize = tab.eval("document.querySelectorAll('[data-turned=column] [data-curve]').length");
        assert!(parts > 20, "{parts}");
    }
    let tab = browser.tab();
    tab.resize(390, 844);
    tab.open_file(&examples().join("hotel-stay.html"));
    let drawing = || tab.eval::<bool>("document.querySelector('.sheet > svg').checkVisibility()");
    assert!(!drawing());
    // What the map says and whom it is about come first, and all tools can be seen.
    let seen: bool = tab.eval(
        "[...document.querySelectorAll('.lead p, .lead .who')].every((part) => part.checkVisibility() && part.getBoundingClientRect().bottom < 400)
         && document.querySelectorAll('.lead p').length === 1
         && [...document.querySelector('.tools').children].every((tool) => tool.getBoundingClientRect().right <= 390)",
    );
    assert!(seen);
    tab.run("document.querySelector('[data-look=detail]').click()");
    assert!(drawing());
    tab.expect_no_complaint();
}

fn a_tablet_shows_the_drawing_as_wide_as_the_window() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.resize(768, 1024);
    tab.open_file_at(&examples().join("bank-onboarding.html"), "view=detail");
    let wide: bool = tab.eval("document.querySelector('.sheet > svg').getBoundingClientRect().right <= innerWidth");
    assert!(wide);
    tab.click("[data-zoom=one]");
    tab.run("document.querySelector('#scroll').scrollTo(0, 1e6)");
    let free: bool = tab.eval(
        "document.querySelector('.sheet > svg').getBoundingClientRect().bottom <= document.querySelector('#mini').getBoundingClientRect().top",
    );
    assert!(free, "what the small map covers can be scrolled free");
    tab.expect_no_complaint();
}

fn the_drawing_is_saved_as_it_is_shown() {
    let browser = Browser::shared();
    let tab = example(browser, "coffee-run");
    let folder = folder("saved");
    tab.allow_downloads(&folder);
    tab.run("document.querySelector('[data-act=svg]').click()");
    let svg = String::from_utf8(tab.downloaded(&folder.join("coffee-run.svg"))).expect("text");
    assert!(svg.contains("@font-face") && svg.contains("Coffee") && !svg.contains("tabindex"), "{}", &svg[..400]);
    tab.run("document.querySelector('[data-act=png]').click()");
    let png = tab.downloaded(&folder.join("coffee-run.png"));
    assert!(png.starts_with(b"\x89PNG") && png.len() > 20_000, "{} bytes", png.len());
    tab.expect_no_complaint();
}

fn parts_are_explained_at_once_by_pointer_and_keyboard() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    let tip = || {
        tab.eval::<Option<String>>(
            "document.querySelector('#tip').hidden ? null : document.querySelector('#tip').textContent",
        )
    };
    tab.hover(".sheet > svg .w-touchpoint[data-name=check-in]");
    assert_eq!(tip().as_deref(), Some("Check-in"));
    assert_eq!(
        tab.eval::<usize>("document.querySelectorAll('.sheet > svg > title').length"),
        0,
        "the browser adds no tip of its own"
    );
    tab.press("Escape");
    assert_eq!(tip(), None);
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.sheet > svg > title').length"), 1);
    tab.run("document.querySelector('#scroll').focus()");
    tab.press("Tab");
    let first = tip();
    assert!(first.is_some());
    tab.press("ArrowRight");
    assert!(tip().is_some() && tip() != first);
    tab.press("Enter");
    assert!(!tab.eval::<bool>("document.querySelector('#chosen').hidden"));
    tab.expect_no_complaint();
}
