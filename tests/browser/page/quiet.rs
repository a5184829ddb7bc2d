//! Every page: it asks nobody for anything, complains of nothing, and passes an audit of accessibility.

use super::pages::{every_page, examples, report, site};
use crate::chromium::{Browser, Tab};
use serde_json::Value;
use std::path::Path;

tests![
    no_page_asks_for_anything_or_complains,
    every_page_passes_the_audit,
    every_page_passes_the_audit_on_a_phone_in_the_dark,
    what_opens_passes_the_audit_too,
    the_audit_finds_what_is_wrong,
];

/// The audit (axe-core), from its makers' package.
const AXE: &str = include_str!("../../assets/axe-core/axe.min.js");

fn open<'a>(browser: &'a Browser, page: &Path) -> Tab<'a> {
    let tab = browser.tab();
    tab.open_file(page);
    tab
}

fn no_page_asks_for_anything_or_complains() {
    let browser = Browser::shared();
    let pages: Vec<_> = [examples(), site()].iter().flat_map(|folder| every_page(folder)).collect();
    assert!(pages.len() > 30, "{pages:?}");
    for page in pages {
        let tab = open(browser, &page);
        tab.expect_no_complaint();
        // What is attached lies beside the page, and is fetched when it is looked at.
        let outside = |url: &String| !url.ends_with(".html") && !url.contains("/examples/");
        let asked: Vec<_> = tab.requests().into_iter().filter(outside).collect();
        assert!(asked.is_empty(), "{}: {asked:?}", page.display());
        assert!(tab.requests().iter().all(|url| url.starts_with("file:")), "{:?}", tab.requests());
    }
}

/// Which rules of the audit colours decide about.
const OF_COLOURS: &str = "runOnly: ['color-contrast', 'link-in-text-block'],";

/// What the audit finds in the page as it is now: each rule, and where it is broken. With `options`, not all rules.
fn violations(tab: &Tab<'_>, options: &str) -> Vec<String> {
    // What is only on paper has been seen on the screen.
    let found: Vec<(String, String)> = tab.eval(&format!(
        "axe.run({{ exclude: ['.paper'] }}, {{ {options} resultTypes: ['violations'] }}).then((result) => result.violations.map((rule) =>
           [rule.id, rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary).join('; ')]))"
    ));
    found.into_iter().map(|(rule, place)| format!("{rule}: {place}")).collect()
}

fn every_page_passes_the_audit() {
    // Dark colours are all that is different in the dark.
    audited(&[(1280, "light", ""), (1280, "dark", OF_COLOURS)]);
}

fn every_page_passes_the_audit_on_a_phone_in_the_dark() {
    audited(&[(390, "dark", "")]);
}

fn audited(states: &[(u32, &str, &str)]) {
    let browser = Browser::shared();
    let mut wrong = Vec::new();
    let own = ["index.html", "people/mara.html"].map(|page| site().join(page));
    for page in every_page(examples()).into_iter().chain(own).chain([report().to_owned()]) {
        let tab = open(browser, &page);
        let _: Value = tab.eval(&format!("{AXE}; null"));
        for (width, colours, options) in states {
            tab.resize(*width, 844);
            tab.prefer(&[("prefers-color-scheme", colours)]);
            let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
            wrong.extend(
                violations(&tab, options).into_iter().map(|found| format!("{name} in {colours} at {width}: {found}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{} violations:\n{}", wrong.len(), wrong.join("\n"));
}

fn what_opens_passes_the_audit_too() {
    let browser = Browser::shared();
    let mut wrong = Vec::new();
    for (width, colours) in [(1280, "light"), (390, "dark")] {
        for act in [
            "document.querySelector('.menu').open = true",
            "document.querySelector('#show').open = true; document.querySelector('[data-filter=persona] input').click()",
            "document.querySelector('.spot').click()",
            "document.querySelector('[data-act=story]').click()",
            "document.querySelector('[data-act=keys]').click()",
            "document.querySelector('[data-look=blueprint]').click()",
            "const find = document.querySelector('#find input'); find.value = 'the'; find.dispatchEvent(new Event('input'))",
        ] {
            let tab = browser.tab();
            tab.resize(width, 844);
            tab.prefer(&[("prefers-color-scheme", colours)]);
            tab.open_file(&examples().join("hotel-stay.html"));
            let _: Value = tab.eval(&format!("{AXE}; null"));
            tab.run(act);
            tab.painted();
            wrong.extend(
                violations(&tab, "").into_iter().map(|found| format!("{act} in {colours} at {width}: {found}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{} violations:\n{}", wrong.len(), wrong.join("\n"));
}

/// Were this test to fail, the audit would see nothing.
fn the_audit_finds_what_is_wrong() {
    let browser = Browser::shared();
    let tab = open(browser, &examples().join("coffee-run.html"));
    tab.run("document.body.append(document.createElement('button'))");
    let _: Value = tab.eval(&format!("{AXE}; null"));
    let found: Vec<String> = tab.eval("axe.run().then((result) => result.violations.map((rule) => rule.id))");
    assert!(found.contains(&"button-name".to_owned()), "{found:?}");
}
