//! Pages that run a script of ours, and what the script found out.

use crate::chromium::Chromium;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The reader's system prefers dark colours.
pub const PREFERS_DARK: &str = "--blink-settings=preferredColorScheme=0";
/// The reader's system prefers light colours.
pub const PREFERS_LIGHT: &str = "--blink-settings=preferredColorScheme=1";

/// Runs the function `run` of a script on `data`, and reads what it gives.
pub fn run<T: DeserializeOwned>(chromium: &Chromium, script: &str, data: &Value, flags: &[&str]) -> T {
    // Within a script of data nothing but its end tag means anything.
    let data = data.to_string().replace('<', "\\u003c");
    let page = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>Test</title>\
         <style>body {{ margin: 0 }} svg {{ display: block }}</style></head><body></body>\
         <script type=\"application/json\" id=\"data\">{data}</script>\n<script>{script}\n{ANSWER}</script></html>"
    );
    let seen = chromium.read(&page, flags);
    assert!(seen.console.is_empty(), "the console says:\n{}", seen.console.join("\n"));
    let answer = between(&seen.document, "<pre id=\"answer\">", "</pre>");
    let answer = answer.unwrap_or_else(|| panic!("the script gave no answer:\n{:.2000}", seen.document));
    serde_json::from_str(&answer.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .unwrap_or_else(|error| panic!("{error} in the answer {answer:.2000}"))
}

/// What the script found takes the place of everything else.
const ANSWER: &str = "
run(JSON.parse(document.getElementById('data').textContent)).then((answer) => {
  const pre = document.createElement('pre');
  pre.id = 'answer';
  pre.textContent = JSON.stringify(answer);
  document.documentElement.replaceChildren(pre);
});";

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let from = text.find(start)? + start.len();
    let to = text[from..].find(end)?;
    Some(&text[from..from + to])
}
