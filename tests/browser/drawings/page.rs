//! Pages that run a script of ours, and what the script found out.

use crate::chromium::{Browser, Tab};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Runs the function `run` of a script on `data` for a reader who prefers light or dark colours, and gives what it returns.
pub fn run<T: DeserializeOwned>(browser: &Browser, script: &str, data: &Value, colours: &str) -> T {
    // Within a script of data nothing but its end tag means anything.
    let data = data.to_string().replace('<', "\\u003c");
    let page = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>Test</title>\
         <style>body {{ margin: 0 }} svg {{ display: block }}</style></head><body></body>\
         <script type=\"application/json\" id=\"data\">{data}</script>\n<script>{script}</script></html>"
    );
    let tab = browser.tab();
    tab.prefer(&[("prefers-color-scheme", colours)]);
    open(&tab, "page.html", &page);
    let answer = tab.eval("run(JSON.parse(document.getElementById('data').textContent))");
    tab.expect_no_complaint();
    answer
}

/// The picture of a file in a window of this size, as PNG.
pub fn picture(browser: &Browser, name: &str, content: &str, (width, height): (u32, u32)) -> Vec<u8> {
    let tab = browser.tab();
    tab.resize(width, height);
    open(&tab, name, content);
    tab.screenshot()
}

fn open(tab: &Tab<'_>, name: &str, content: &str) {
    let folder = tempfile::tempdir().expect("a folder for the page");
    let file = folder.path().join(name);
    std::fs::write(&file, content).expect("the page");
    tab.open_file(&file);
}
