//! Text that would be markup elsewhere is shown as text and never run: in pages, sites, and drawings opened directly.

use super::pages::{every_page, folder, wayline};
use crate::{
    chromium::{Browser, Tab},
    support::hostile::{HARMLESS, HOSTILE, HostileMap, hostile_map},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

tests![hostile_text_is_shown_and_never_run_wherever_it_stands, a_link_that_would_run_something_is_refused,];

/// Builds everything that can be built of a map.
fn built(map: &HostileMap, title: &str, name: &str) -> BTreeMap<String, PathBuf> {
    let here = folder(name);
    fs::write(here.join("map.journey"), &map.text).expect("a map");
    map.files.iter().for_each(|(name, text)| fs::write(here.join(name), text).expect("a file"));
    let (fine, said) = wayline(&here, &["build", "map.journey", "-f", "svg,html"]);
    let (sited, more) = wayline(&here, &["site", "map.journey", "-o", "site", &format!("--title={title}")]);
    assert!(fine && sited, "{said}{more}");
    let pages = every_page(&here).into_iter().filter(|page| !page.starts_with(here.join("site/files")));
    let pages = pages.filter(|page| !map.files.contains_key(&name_of(page)));
    let pages = pages.chain([here.join("map.svg")]);
    pages.map(|page| (page.strip_prefix(&here).expect("a page").to_string_lossy().into_owned(), page)).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a page is made of: for HTML every element with the names of its attributes, in order. A drawing's texts are broken into more or
/// fewer lines, so of a drawing only which elements with which attributes there are; a long title is set lighter.
const FORM: &str = "(() => {
    const form = (of) => of.localName + ' ' + [...of.attributes].map(({ name }) => name).filter((name) => name !== 'font-weight').sort().join(' ');
    // Sheets of paper are broken elsewhere with longer words.
    const all = [...document.querySelectorAll('*')].filter((of) => !of.closest('.paper')), drawn = (of) => of.namespaceURI.endsWith('/svg');
    return [all.filter((of) => !drawn(of)).map(form), [...new Set(all.filter(drawn).map(form))].sort()];
  })()";

/// What was run, what would be at a touch, and texts that could turn their neighbours around.
const HARM: &str = "(() => {
    const harm = window.harmed ? ['something has run'] : [];
    for (const element of document.querySelectorAll('*'))
      for (const { name, value } of element.attributes)
        if (/^on/i.test(name) || /^(href|src|xlink:href|action|formaction|data)$/.test(name) && /^(javascript:|vbscript:|blob:|data:text)/i.test(value.replace(/[\\x00-\\x20]/g, '')))
          harm.push(`${name}=${value}`);
    const texts = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
    while (document.body && texts.nextNode()) {
      const around = texts.currentNode.parentElement;
      if (!texts.currentNode.data.includes('\\u202e') || around.closest('svg, title, style, script')) continue;
      let alone = around;
      while (getComputedStyle(alone).unicodeBidi === 'normal') alone = alone.parentElement;
      if (!alone.matches('[dir=auto]') && alone.textContent.trim() !== texts.currentNode.data.trim()) harm.push(`not kept apart: ${around.outerHTML}`);
    }
    return harm;
  })()";

/// Opens a page and touches what it has: menus, every part of the drawing, tables, what can be found.
fn used(tab: &Tab<'_>, page: &Path) {
    tab.open_file(page);
    tab.run(
        "document.querySelectorAll('[data-anchor]').forEach((part) => part.dispatchEvent(new MouseEvent('click', { bubbles: true })));
         document.querySelectorAll('.menu').forEach((menu) => { menu.open = true; });
         document.querySelectorAll('#show input, thead button').forEach((input) => { input.click(); input.click(); });
         const find = document.querySelector('#find input');
         if (find) { find.value = 'harmed'; find.dispatchEvent(new Event('input')); find.value = ''; find.dispatchEvent(new Event('input')); }
         document.querySelector('[data-act=close]')?.click();
         document.querySelectorAll('[aria-sort]').forEach((head) => head.removeAttribute('aria-sort'));",
    );
    tab.painted();
}

fn form(tab: &Tab<'_>) -> (Vec<String>, Vec<String>) {
    tab.eval(FORM)
}

fn hostile_text_is_shown_and_never_run_wherever_it_stands() {
    let browser = Browser::shared();
    let harmless = built(&hostile_map(HARMLESS), HARMLESS, "harmless");
    assert!(harmless.len() >= 5, "the page, the index, a map's page in the site, personas, the drawing: {harmless:?}");
    let forms: BTreeMap<_, _> = harmless
        .iter()
        .map(|(name, page)| {
            let tab = browser.tab();
            used(&tab, page);
            (name, form(&tab))
        })
        .collect();
    for (at, hostile) in HOSTILE.iter().enumerate() {
        let map = hostile_map(hostile);
        for (name, page) in built(&map, hostile, &format!("hostile-{at}")) {
            let tab = browser.tab();
            used(&tab, &page);
            tab.expect_no_complaint();
            let harm: Vec<String> = tab.eval(HARM);
            assert!(harm.is_empty(), "{hostile} in {name}: {harm:?}");
            let (html, drawn) = form(&tab);
            let (usual, usually) = &forms[&name];
            let differs = html.iter().zip(usual).find(|(is, usual)| is != usual);
            assert!(html.len() == usual.len() && differs.is_none(), "{hostile} in {name}: {differs:?}");
            let new: Vec<_> = drawn.iter().filter(|form| !usually.contains(form)).collect();
            assert!(new.is_empty(), "{hostile} in the drawing of {name}: {new:?}");
            shown(&tab, &name, &map);
        }
    }
}

/// Everything that the author wrote is there to be read, letter by letter.
fn shown(tab: &Tab<'_>, name: &str, map: &HostileMap) {
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    let text = dense(&tab.eval::<String>("document.documentElement.textContent"));
    // A page says it all; others say at least what the map is called.
    let said = if name.ends_with("map.html") { &map.said[..] } else { &map.said[..1] };
    for (said, place) in if name.contains("people/") { &[][..] } else { said } {
        assert!(text.contains(&dense(said)), "{said}, the {place}, isn't shown in {name}");
    }
}

fn a_link_that_would_run_something_is_refused() {
    let here = folder("refused");
    let map = "journey: [here](javascript:window.harmed=1)\nstage one: One\n  feels 1\n";
    fs::write(here.join("map.journey"), map).expect("a map");
    for args in [&["build", "map.journey"][..], &["site", "map.journey", "-o", "site"][..]] {
        let (fine, said) = wayline(&here, args);
        assert!(!fine && said.contains("J008"), "{said}");
    }
    assert!(every_page(&here).is_empty() && !here.join("map.svg").exists());
}
