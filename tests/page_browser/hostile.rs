//! Text that would be markup elsewhere is shown as text and never run: in pages, sites, and drawings opened directly.

use crate::{
    chromium::Browser,
    pages::{every_page, folder, wayline},
};
use std::fs;

const HOSTILE: [&str; 4] = [
    "<script>window.harmed=1</script>",
    "\"><img src=x onerror=window.harmed=1>",
    "'/><svg onload=window.harmed=1></svg>",
    "]]></style></title></text><script>window.harmed=1</script><!--",
];

#[test]
fn hostile_text_is_shown_and_never_run() {
    let Some(browser) = Browser::shared() else { return };
    let map = include_str!("../fixtures/hostile.journey");
    for (at, hostile) in HOSTILE.iter().enumerate() {
        let here = folder(&format!("hostile-{at}"));
        fs::write(here.join("map.journey"), map.replace('§', hostile)).expect("a map");
        let (_, said) = wayline(&here, &["build", "map.journey", "-f", "svg,html", "--level", "J501=off"]);
        let (_, more) = wayline(&here, &["site", "map.journey", "-o", "site", "--title", hostile]);
        let mut files = every_page(&here);
        files.push(here.join("map.svg"));
        assert!(files.len() >= 4, "{hostile}: {files:?}\n{said}{more}");
        for file in files {
            let tab = browser.tab();
            tab.open_file(&file);
            tab.expect_no_complaint();
            let (harmed, live, shown): (bool, usize, bool) = tab.eval(
                "[!!window.harmed, [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some(
                   ({ name, value }) => /^on/.test(name) || /^(href|src|xlink:href)$/.test(name) && /^\\s*javascript:/i.test(value))).length,
                 document.documentElement.textContent.includes('window.harmed=1')]",
            );
            assert!(!harmed && live == 0, "{hostile} in {}", file.display());
            assert!(shown, "{hostile} isn't shown in {}", file.display());
        }
    }
}

#[test]
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
