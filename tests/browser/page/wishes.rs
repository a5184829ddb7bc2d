//! What readers wish: their colours, less movement, keys instead of a pointer, no script.

use super::pages::{example, examples};
use crate::chromium::{Browser, Tab};

tests![
    colours_follow_the_system_and_a_switch_that_is_remembered,
    nothing_moves_for_those_who_wish_so,
    keys_reach_everything_and_focus_is_seen,
    without_script_everything_is_there,
];

const GROUND: &str = "getComputedStyle(document.documentElement).backgroundColor";

fn colours_follow_the_system_and_a_switch_that_is_remembered() {
    let browser = Browser::shared();
    let tab = example(browser, "wardrobe");
    let ground = || tab.eval::<String>(GROUND);
    tab.prefer(&[("prefers-color-scheme", "light")]);
    let light = ground();
    tab.prefer(&[("prefers-color-scheme", "dark")]);
    let dark = ground();
    assert_ne!(light, dark);
    let choose = |value: &str| {
        tab.run(&format!(
            "const s = document.querySelector('#theme'); s.value = '{value}'; s.dispatchEvent(new Event('change'))"
        ));
    };
    choose("light");
    assert_eq!(ground(), light);
    tab.reload();
    assert_eq!(ground(), light, "remembered");
    choose("");
    tab.reload();
    assert_eq!(ground(), dark, "the system again");
}

fn nothing_moves_for_those_who_wish_so() {
    let browser = Browser::shared();
    let tab = example(browser, "wardrobe");
    tab.prefer(&[("prefers-reduced-motion", "reduce")]);
    let moving: usize = tab.eval(
        "[...document.querySelectorAll('*')].filter((element) => { const s = getComputedStyle(element);
           return s.animationName !== 'none' || s.scrollBehavior === 'smooth' || /[1-9]/.test(s.transitionDuration); }).length",
    );
    assert_eq!(moving, 0);
}

fn keys_reach_everything_and_focus_is_seen() {
    let browser = Browser::shared();
    for width in [1280, 390] {
        let tab = example(browser, "coffee-run");
        tab.resize(width, 844);
        reaches_everything(&tab);
    }
}

fn reaches_everything(tab: &Tab<'_>) {
    let wanted: usize = tab.eval(
        "[...document.querySelectorAll('a[href], button, select, input, summary, [tabindex=\"0\"], audio')]
           .filter((element) => element.checkVisibility() && !element.closest('svg')).length",
    );
    let mut seen = 0;
    let mut order = Vec::new();
    for _ in 0..wanted + 40 {
        tab.press("Tab");
        let (name, outlined, top, seen_at): (String, bool, f64, bool) = tab.eval(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);
               return [e.id || e.getAttribute('class') || e.textContent.slice(0, 20), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
                 e === document.body ? -1 : e.getBoundingClientRect().top + scrollY,
                 e.getBoundingClientRect().right > 0 && e.getBoundingClientRect().left < innerWidth]; })()",
        );
        if top < 0.0 && !name.contains("skip") {
            break;
        }
        assert!(outlined && seen_at, "the focus on {name} isn't seen");
        order.push(name);
        seen += 1;
    }
    assert!(seen >= wanted, "{seen} of {wanted}: {order:?}");
    assert_eq!(order[0], "skip", "the first thing skips the drawing: {order:?}");
    let scroll = order.iter().position(|name| name == "scroll").expect("the drawing");
    let show = order.iter().position(|name| name.contains("Show")).expect("the menu");
    assert!(show < scroll, "in reading order: {order:?}");
}

fn without_script_everything_is_there() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.allow_scripts(false);
    tab.open_file(&examples().join("hotel-stay.html"));
    let visible =
        |selector: &str| tab.eval::<bool>(&format!("document.querySelector('{selector}')?.checkVisibility() ?? false"));
    for part in [".sheet > svg", "#journey table", "#pains table", "#actions table", "#sources table", ".menu summary"]
    {
        assert!(visible(part), "{part}");
    }
    for part in ["#find", "#theme", ".zoom", "#show", "#chosen"] {
        assert!(!visible(part), "{part} does nothing without a script");
    }
    tab.click(".menu summary");
    assert!(visible(".menu nav a"));
    tab.open_file_at(&examples().join("hotel-stay.html"), "pain-ice");
    let colour = "getComputedStyle(document.querySelector('#pain-ice > td')).backgroundColor";
    assert_ne!(tab.eval::<String>(colour), "rgba(0, 0, 0, 0)", "the row that a link leads to is marked");
    tab.expect_no_complaint();
}
