//! Finding one's way in a large drawing: headers that stay, zoom, find, links, choices.

use super::pages::{example, examples};
use crate::chromium::Browser;

tests![
    headers_stay_in_view_both_ways,
    what_stays_has_the_colours_of_the_drawing,
    what_is_found_or_chosen_is_not_behind_what_stays,
    a_link_is_copied_where_the_browser_gives_no_clipboard,
    zoom_and_fit_work_with_pointer_and_keys,
    find_goes_from_place_to_place,
    a_pain_shows_what_answers_it_and_the_other_way_round,
    a_link_opens_at_its_place_and_can_be_copied,
    what_is_not_chosen_fades,
    a_column_shows_what_leads_to_it_and_where_it_leads,
    a_chosen_persona_has_only_their_own_ways,
    hiding_the_lane_of_ways_hides_its_rows,
];

const VISIBLE: &str = "(selector) => [...document.querySelectorAll(selector)].some((element) => {
  const box = element.getBoundingClientRect(), outer = document.querySelector('#scroll').getBoundingClientRect();
  return box.width > 0 && getComputedStyle(element).visibility === 'visible'
    && box.right > outer.left && box.left < outer.right && box.bottom > outer.top && box.top < outer.bottom;
})";

fn headers_stay_in_view_both_ways() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    tab.run("document.querySelector('[data-zoom=one]').click()");
    tab.run("const s = document.querySelector('#scroll'); s.scrollLeft = 700; s.scrollTop = 900");
    tab.wait_for("document.querySelectorAll('.stay.is-on').length === 2");
    let top: String = tab.eval("document.querySelector('.stay.top').textContent");
    assert!(top.contains("Arrive") && top.contains("Check-in"), "stages and columns: {top}");
    let side: String = tab.eval("document.querySelector('.stay.side').textContent");
    assert!(side.contains("Doing") && side.contains("Experience"), "{side}");
    for part in [".stay.top svg", ".stay.side svg"] {
        assert!(tab.eval::<bool>(&format!("({VISIBLE})('{part}')")), "{part}");
    }
    // Each title stays above its own column.
    let apart: f64 = tab.eval(
        "(() => { const x = (root) => [...document.querySelectorAll(root + ' text')]
           .find((text) => text.textContent === 'Breakfast').getBoundingClientRect().left;
           return Math.abs(x('.stay.top') - x('.sheet > svg .w-touchpoint')); })()",
    );
    assert!(apart < 1.0, "{apart} pixels apart");
    tab.expect_no_complaint();
}

fn what_stays_has_the_colours_of_the_drawing() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    for colours in ["light", "dark"] {
        tab.prefer(&[("prefers-color-scheme", colours)]);
        // In a strip there is no lane around a name.
        for (strip, part, whole) in [
            ("top", ".w-stages", ".w-stages"),
            ("side", ".w-lane-name", ".w-lane-name"),
            ("side", ".w-title", ".w-experience > .w-title"),
        ] {
            let paints = |root: &str, part: &str| {
                tab.eval::<Vec<String>>(&format!(
                    "[...document.querySelectorAll('{root} {part} :is(text, path, rect)')].map((of) => getComputedStyle(of).fill)"
                ))
            };
            let (copy, own) = (paints(&format!(".stay.{strip} svg"), part), paints(".sheet > svg", whole));
            assert!(!copy.is_empty() && copy == own, "{part} in {colours}: {copy:?}, {own:?}");
        }
    }
}

fn what_is_found_or_chosen_is_not_behind_what_stays() {
    let browser = Browser::shared();
    for (name, places) in [
        ("hotel-stay", ["pain-cot", "pain-bill", "opportunity-unplug"]),
        ("mobile-plan-ar", ["pain-too-hard", "step-decide", "opportunity-chat"]),
    ] {
        for width in [390, 1280] {
            let tab = browser.tab();
            tab.resize(width, 800);
            tab.open_file_at(&examples().join(format!("{name}.html")), "view=detail");
            let known: Vec<String> =
                tab.eval("[...document.querySelectorAll('[data-anchor]')].map((group) => group.dataset.anchor)");
            let places: Vec<&String> = known.iter().filter(|id| places.contains(&id.as_str())).collect();
            assert!(places.len() > 1, "{name} has {known:?}");
            tab.click("[data-zoom=one]");
            for place in places {
                tab.run(&format!("location.hash = ''; document.querySelector('.spot').focus(); document.getElementById('{place}').querySelector('.spot').click()"));
                tab.painted();
                let (free, ring): ([f64; 4], [f64; 4]) = tab.eval(
                    "(() => {
                       const box = (of) => { const { left, top, right, bottom } = of.getBoundingClientRect(); return [left, top, right, bottom]; };
                       const free = box(document.querySelector('#scroll'));
                       const top = document.querySelector('.stay.top.is-on svg'), side = document.querySelector('.stay.side.is-on svg');
                       if (top) free[1] = box(top)[3];
                       if (side) document.documentElement.dir === 'rtl' ? free[2] = box(side)[0] : free[0] = box(side)[2];
                       return [free, box(document.querySelector('.ring'))];
                     })()",
                );
                let fits = |at: usize| ring[at + 2] - ring[at] < free[at + 2] - free[at] - 20.0;
                for at in [0, 1] {
                    let beginning = if at == 0 && name.ends_with("-ar") {
                        free[2] >= ring[2] - 1.0
                    } else {
                        free[at] <= ring[at] + 1.0
                    };
                    let whole = free[at] <= ring[at] + 1.0 && ring[at + 2] <= free[at + 2] + 1.0;
                    assert!(
                        if fits(at) { whole } else { beginning },
                        "{place} of {name} at {width}: {ring:?} in {free:?}"
                    );
                }
            }
        }
    }
}

fn a_link_is_copied_where_the_browser_gives_no_clipboard() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file_at(&examples().join("hotel-stay.html"), "pain-bill");
    tab.wait_for("!document.querySelector('#chosen').hidden");
    // As on a page that came over plain HTTP.
    tab.run("Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.addEventListener('copy', () => { copied = getSelection().toString() || document.activeElement.value; })");
    tab.click("[data-act=copy]");
    tab.wait_for("document.querySelector('[data-act=copy]').textContent === 'Copied'");
    let copied: String = tab.eval("copied");
    assert!(copied.ends_with("hotel-stay.html#pain-bill"), "{copied}");
    assert_eq!(tab.eval::<String>("document.activeElement.dataset.act"), "copy", "the focus stays");
    tab.expect_no_complaint();
}

fn zoom_and_fit_work_with_pointer_and_keys() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    let width = || tab.eval::<f64>("document.querySelector('.sheet > svg').getBoundingClientRect().width");
    let room: f64 = tab.eval("document.querySelector('#scroll').clientWidth");
    assert!((width() - room).abs() < 2.0, "it begins as wide as the window: {} of {room}", width());
    tab.click("[data-zoom=one]");
    let whole = width();
    assert!(whole > room * 1.5, "{whole}");
    tab.run("document.querySelector('#scroll').focus()");
    tab.press("-");
    assert!(width() < whole);
    tab.press("+");
    tab.press("+");
    assert!(width() > whole);
    tab.press("1");
    assert!((width() - room).abs() < 2.0);
    tab.press("2");
    let height: f64 = tab.eval("document.querySelector('.sheet > svg').getBoundingClientRect().height");
    let below: f64 = tab.eval("innerHeight - document.querySelector('.bar').offsetHeight");
    assert!(height <= below + 1.0 && width() <= room + 1.0, "{height} of {below}");
    tab.press("0");
    assert!((width() - whole).abs() < 1.0);
}

fn find_goes_from_place_to_place() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    tab.press("/");
    tab.type_text("cot");
    tab.wait_for("document.querySelectorAll('.ring.hit').length > 1");
    let found = || tab.eval::<String>("document.querySelector('.find output').textContent");
    assert!(found().starts_with("1 "), "{}", found());
    tab.press("Enter");
    assert!(found().starts_with("2 "), "{}", found());
    assert!(tab.eval::<bool>(&format!("({VISIBLE})('.ring.hit.is-current')")));
}

fn a_pain_shows_what_answers_it_and_the_other_way_round() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    let other = |id: &str| tab.eval::<usize>(&format!("document.querySelectorAll('{id}.is-pale').length"));
    for (chosen, lit, pale) in
        [("pain-line", "opportunity-key", "opportunity-board"), ("opportunity-key", "pain-line", "pain-cot")]
    {
        tab.run(&format!("document.querySelector('[data-anchor={chosen}]').dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))"));
        assert_eq!(tab.eval::<String>("location.hash"), format!("#{chosen}"));
        assert_eq!(tab.eval::<usize>("document.querySelectorAll('.ring.also').length"), 1);
        assert_eq!((other(&format!("[data-anchor={lit}]")), other(&format!("[data-anchor={pale}]"))), (0, 1));
    }
    tab.press("Escape");
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.ring, .is-pale').length"), 0);
}

fn a_link_opens_at_its_place_and_can_be_copied() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.allow_clipboard();
    for place in ["stage-leave", "touchpoint-check-out", "pain-bill", "opportunity-unplug"] {
        tab.open("about:blank");
        tab.open_file_at(&examples().join("hotel-stay.html"), place);
        tab.wait_for("!document.querySelector('#chosen').hidden");
        assert!(tab.eval::<bool>(&format!("({VISIBLE})('.ring')")), "{place}");
        assert!(tab.eval::<bool>("!!document.querySelector('.is-target')"), "{place} in the tables");
        tab.click("[data-act=copy]");
        tab.wait_for("document.querySelector('[data-act=copy]').textContent === 'Copied'");
        assert!(tab.clipboard().ends_with(&format!("hotel-stay.html#{place}")), "{}", tab.clipboard());
    }
    tab.expect_no_complaint();
}

const STRONG: &str = "[...document.querySelectorAll('.sheet > svg .w-way:not(.is-pale)')]
  .map(({ dataset: { from, to } }) => from + '>' + to).sort().join(' ')";
/// The titles of the columns with a ring around them.
const RINGED: &str = "(() => {
  const rings = [...document.querySelectorAll('.ring.near')].map((ring) => ring.getBoundingClientRect());
  return [...document.querySelectorAll('.sheet > svg .w-touchpoint, .sheet > svg .w-step')].filter((card) => {
    const box = card.getBoundingClientRect();
    return rings.some((ring) => ring.left <= box.left && ring.right >= box.right && ring.top <= box.top && ring.bottom >= box.bottom);
  }).map((card) => card.dataset.name).join(' ');
})()";

/// With the pointer, by the keyboard in the tables, and when it is chosen there.
fn a_column_shows_what_leads_to_it_and_where_it_leads() {
    let browser = Browser::shared();
    let tab = example(browser, "subscription");
    let all: String = tab.eval(STRONG);
    let lit = || (tab.eval::<String>(STRONG), tab.eval::<String>(RINGED));
    let bill = ("bill> bill>cancel bill>watch".to_owned(), "watch pause cancel".to_owned());
    assert!(all.len() > bill.0.len());
    // Not in the corner with the small map.
    let hover = |column: &str| {
        let card = format!(".sheet > svg .w-touchpoint[data-name={column}]");
        tab.run(&format!("document.querySelector('{card}').scrollIntoView({{ block: 'center', inline: 'center' }})"));
        tab.hover(&card);
    };
    hover("bill");
    assert_eq!(lit(), bill);
    tab.hover("#bar, header");
    assert_eq!(lit(), (all.clone(), String::new()));
    tab.run("document.querySelector('#touchpoint-bill .spot').focus()");
    assert_eq!(lit(), bill);
    tab.press("Enter");
    assert_eq!(tab.eval::<String>("location.hash.split('&')[0]"), "#touchpoint-bill");
    assert_eq!(lit(), bill);
    hover("letter");
    assert_eq!(lit().0, "letter>");
    tab.press("Escape");
    assert_eq!(lit(), (all, String::new()));
    tab.expect_no_complaint();
}

fn a_chosen_persona_has_only_their_own_ways() {
    let browser = Browser::shared();
    let tab = example(browser, "subscription");
    tab.run("document.querySelector('#persona-newcomer .spot').click()");
    let ways: String = tab.eval(STRONG);
    assert!(ways.contains("bill>cancel") && ways.contains("catalogue>"), "{ways}");
    assert!(!ways.contains("plan>plan") && !ways.contains("pause>watch"), "{ways}");
    let pale = |of: &str| {
        tab.eval::<bool>(&format!("!!document.querySelector('.sheet > svg .w-curve[data-persona={of}].is-pale')"))
    };
    assert!(!pale("newcomer") && pale("regular") && pale("family"));
    tab.press("Escape");
    assert_eq!(tab.eval::<usize>("document.querySelectorAll('.is-pale').length"), 0);
}

fn hiding_the_lane_of_ways_hides_its_rows() {
    let browser = Browser::shared();
    let tab = example(browser, "subscription");
    let rows = |off: &str| tab.eval::<usize>(&format!("document.querySelectorAll('tr[data-lane=ways]{off}').length"));
    assert!(rows("") > 5 && rows(".is-off") == 0);
    tab.click("#show summary");
    tab.click("[data-filter=lane] [value=ways]");
    assert_eq!(rows(".is-off"), rows(""));
    assert!(tab.eval::<bool>("document.querySelector('.w-lane[data-name=ways]').classList.contains('is-gone')"));
}

fn what_is_not_chosen_fades() {
    let browser = Browser::shared();
    let tab = example(browser, "hotel-stay");
    tab.click("#show summary");
    let faded = |selector: &str| {
        tab.eval::<(usize, usize)>(&format!(
            "[document.querySelectorAll('.sheet > svg {selector}.is-faded').length, document.querySelectorAll('.sheet > svg {selector}').length]"
        ))
    };
    let choice = |filter: &str, value: &str| tab.click(&format!("[data-filter={filter}] [value='{value}']"));
    for (filter, value, fading, staying) in [
        ("persona", "mara", ".w-curve[data-persona=mara]", ".w-curve[data-persona=ruth]"),
        ("channel", "web", ".nothing", ".w-cell[data-column=check-in]"),
        ("confidence", "assumed", "[data-confidence=assumed]", "[data-confidence=reasoned]"),
    ] {
        choice(filter, value);
        let (gone, all) = faded(fading);
        assert_eq!(gone, all, "{filter}: all {fading}");
        assert_eq!(faded(staying).0, 0, "{filter}: none of {staying}");
        assert!(faded(staying).1 > 0, "{filter}: {staying}");
        choice(filter, value);
        assert_eq!(faded("g").0, 0, "{filter}");
    }
    // A column fades only with all of its channels.
    choice("channel", "web");
    assert_eq!(faded(".w-cell[data-column=book]").0, 0);
    choice("channel", "email");
    let (gone, all) = faded(".w-cell[data-column=book]");
    assert!(gone == all && all > 0);
    tab.click("#show .filters > button");
    tab.wait_for("!document.querySelector('.is-faded, .is-off')");
}
