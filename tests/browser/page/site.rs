//! A site: found, read, and never half written.

use super::pages::{folder, site, wayline};
use crate::chromium::Browser;
use std::fs;

tests![
    the_index_finds_maps_and_shows_how_they_are,
    maps_lead_to_each_other_and_personas_to_their_maps,
    a_wrong_map_leaves_the_site_as_it_was,
    a_card_is_read_in_the_direction_of_its_map,
];

fn the_index_finds_maps_and_shows_how_they_are() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file(&site().join("index.html"));
    let shown = || {
        tab.eval::<Vec<String>>(
            "[...document.querySelectorAll('.card:not([hidden]) h2')].map((title) => title.textContent)",
        )
    };
    assert_eq!(shown().len(), 15);
    let curves: usize = tab.eval("document.querySelectorAll('.sketch g path').length");
    assert!(curves >= 12, "{curves}");
    // As on maps: red below neutral where there is one persona, and a mark of the persona's where a point is alone.
    let looks = |map: &str, of: &str| {
        tab.eval::<usize>(&format!(
            "document.querySelectorAll('.card:has([href$=\"{map}.html\"]) .sketch {of}').length"
        ))
    };
    assert_eq!((looks("coffee-run", ".below"), looks("hotel-stay", ".below")), (1, 0));
    assert_eq!((looks("outpatient-visit", "[stroke=none]"), looks("insurance-claim", "[stroke=none]")), (1, 0));
    tab.press("/");
    tab.type_text("hotel");
    assert_eq!(shown(), ["One night in a city hotel"]);
    // A word that stands deep in one map.
    tab.run("const find = document.querySelector('#find input'); find.value = 'minibar'; find.dispatchEvent(new Event('input'))");
    assert_eq!(shown(), ["One night in a city hotel"]);
    let elsewhere = "[...document.querySelectorAll('.wide tbody tr:not([hidden]) th a')].filter((link) => !link.href.includes('hotel-stay')).length";
    assert_eq!(tab.eval::<usize>(elsewhere), 0, "the ranking is that of the maps that fit");
    // What the cards show, and how bad a pain is.
    for word in ["Next review", "critical"] {
        tab.run(&format!("document.querySelector('#find input').value = '{word}'; document.querySelector('#find input').dispatchEvent(new Event('input'))"));
        assert!(!shown().is_empty(), "{word}");
    }
    tab.run("document.querySelector('#find input').value = ''; document.querySelector('#find input').dispatchEvent(new Event('input'))");
    assert!(
        tab.eval::<bool>("document.fonts.check('14px Inter') && [...document.fonts].length > 1"),
        "the maps' typeface"
    );
    let ranked: Vec<String> =
        tab.eval("[...document.querySelectorAll('.wide tbody th a')].map((link) => link.getAttribute('href'))");
    assert!(ranked.len() > 20 && ranked.iter().any(|link| link.contains("hotel-stay.html#pain-")), "{ranked:?}");
    let edges: Vec<f64> = tab.eval(
        "[...document.querySelectorAll('.wide tbody td:first-child .bead')].map((bead) => bead.getBoundingClientRect().left)",
    );
    assert!(
        edges.len() > 20 && edges.iter().all(|edge| (edge - edges[0]).abs() < 0.5),
        "badges stand in one column: {edges:?}"
    );
    assert!(tab.eval::<bool>(
        "[...document.querySelectorAll('.owners dt')].some((owner) => owner.textContent === 'House management')"
    ));
    tab.type_text("zzz");
    assert!(shown().is_empty() && tab.eval::<bool>("document.querySelector('#none').textContent !== ''"));
    tab.run("document.querySelector('#find input').value = ''");
    tab.reload();
    tab.click(".card .pains a");
    tab.wait_for("location.hash.startsWith('#pain-') && document.querySelector('#chosen')?.hidden === false");
    tab.expect_no_complaint();
}

fn maps_lead_to_each_other_and_personas_to_their_maps() {
    let browser = Browser::shared();
    let tab = browser.tab();
    tab.open_file(&site().join("maps/wardrobe.html"));
    let link: String = tab.eval("document.querySelector('#journey a[href*=checkout]').href");
    tab.open(&link);
    assert!(tab.eval::<String>("document.title").contains("checkout"));
    // The two maps of the store share the file that declares its personas.
    tab.open_file(&site().join("people/dana.html"));
    let maps: Vec<String> = tab.eval("[...document.querySelectorAll('.card h2')].map((title) => title.textContent)");
    assert_eq!(maps, ["The checkout with kiosks", "The checkout today"]);
    tab.expect_no_complaint();
}

fn a_wrong_map_leaves_the_site_as_it_was() {
    let here = folder("half");
    let good = "journey: Good\n  owner: Us\nstage one: One\n  feels 1\n";
    fs::write(here.join("a.journey"), good).expect("a map");
    fs::write(here.join("b.journey"), good.replace("Good", "Other")).expect("a map");
    assert!(wayline(&here, &["site", ".", "-o", "out"]).0);
    let read = |name: &str| fs::read_to_string(here.join("out").join(name)).ok();
    let (index, page) = (read("index.html"), read("maps/a.html"));
    fs::write(here.join("a.journey"), good.replace("Us", "Them")).expect("a map");
    fs::write(here.join("b.journey"), "journey: B\nnonsense\n").expect("a map");
    let (fine, said) = wayline(&here, &["site", ".", "-o", "out"]);
    assert!(!fine && said.contains("is unchanged because of b.journey"), "{said}");
    assert_eq!((read("index.html"), read("maps/a.html")), (index, page));
    // Right again, and one map less: its page goes, and what somebody else put there stays.
    fs::write(here.join("out/notes.txt"), "mine").expect("a file");
    fs::remove_file(here.join("b.journey")).expect("a map");
    assert!(wayline(&here, &["site", ".", "-o", "out"]).0);
    assert!(read("maps/b.html").is_none() && read("notes.txt").is_some());
    assert!(read("index.html").is_some_and(|index| index.contains("Them") && !index.contains("Other")));
}

/// A map whose curve goes down, in a language.
fn down(lang: &str, title: &str) -> String {
    let review = "  owner: Us\n  reviewed: 2026-10-01, every 6 months\n";
    format!(
        "journey: {title}\n  lang: {lang}\n{review}stage: One\n  feels 2\n  pain: Ow\nstage: Two\n  feels -2\nstage: Three\n  feels -2\n"
    )
}

fn a_card_is_read_in_the_direction_of_its_map() {
    let browser = Browser::shared();
    let (english, arabic) = (down("en", "Coffee"), down("ar", "\u{642}\u{647}\u{648}\u{629}"));
    for (most, frame) in [(&english, ("en", "ltr")), (&arabic, ("ar", "rtl"))] {
        let here = folder(&format!("cards-{}", frame.0));
        for (name, map) in [("a", &english), ("b", &arabic), ("c", most)] {
            fs::write(here.join(format!("{name}.journey")), map).expect("a map");
        }
        let (fine, said) = wayline(&here, &["site", ".", "-o", "out"]);
        assert!(fine, "{said}");
        let tab = browser.tab();
        tab.open_file(&here.join("out/index.html"));
        let page: (String, String) = tab.eval("[document.documentElement.lang, document.documentElement.dir]");
        assert_eq!((page.0.as_str(), page.1.as_str()), frame, "the language of most maps");
        for (card, (lang, state)) in [
            (1, ("en", "Next review")),
            (
                2,
                (
                    "ar",
                    "\u{627}\u{644}\u{645}\u{631}\u{627}\u{62c}\u{639}\u{629} \u{627}\u{644}\u{642}\u{627}\u{62f}\u{645}\u{629}",
                ),
            ),
        ] {
            let (said, labels, start, title, bead): (String, Vec<String>, f64, f64, f64) = tab.eval(&format!(
                "(() => {{
                   const card = document.querySelector('.card:nth-child({card})'), box = card.getBoundingClientRect();
                   const share = (x) => (x - box.left) / box.width, path = card.querySelector('.sketch g[stroke] path');
                   const text = document.createRange();
                   text.selectNodeContents(card.querySelector('h2'));
                   const middle = (of) => {{ const {{ left, right }} = of.getBoundingClientRect(); return share((left + right) / 2); }};
                   return [card.lang, [...card.querySelectorAll('dt')].map((label) => label.textContent),
                     share(path.getPointAtLength(0).matrixTransform(path.getScreenCTM()).x), middle(text), middle(card.querySelector('.bead'))];
                 }})()"
            ));
            assert!(said == lang && labels.contains(&state.to_owned()), "{said}: {labels:?}");
            for place in [start, title, bead] {
                assert_eq!(place > 0.5, lang == "ar", "{lang}: {start} {title} {bead}");
            }
        }
        tab.expect_no_complaint();
    }
}
