//! One page in a profile of its own.

use super::{Browser, Event, PATIENCE};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::{cell::Cell, path::Path, thread, time::Duration};

/// How often a condition is looked at.
const PULSE: Duration = Duration::from_millis(15);

/// One page in a profile of its own, closed when it is dropped.
#[derive(Debug)]
pub struct Tab<'a> {
    browser: &'a Browser,
    pub(super) context: String,
    session: String,
    scripts: Cell<bool>,
}

impl<'a> Tab<'a> {
    pub(super) fn new(browser: &'a Browser) -> Self {
        let text = |value: Value, key: &str| value[key].as_str().expect("an id").to_owned();
        let context = text(browser.call("Target.createBrowserContext", json!({})), "browserContextId");
        let target = json!({ "url": "about:blank", "browserContextId": context });
        let target = text(browser.call("Target.createTarget", target), "targetId");
        let session = json!({ "targetId": target, "flatten": true });
        let session = text(browser.call("Target.attachToTarget", session), "sessionId");
        let tab = Self { browser, context, session, scripts: Cell::new(true) };
        for domain in ["Page", "Runtime", "Network", "Log", "Audits"] {
            tab.call(&format!("{domain}.enable"), json!({}));
        }
        tab.call("Page.setLifecycleEventsEnabled", json!({ "enabled": true }));
        tab.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        tab.resize(1280, 800);
        tab
    }

    /// Calls any method of the protocol.
    pub fn call(&self, method: &str, params: Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Calls any method of the protocol that may be refused.
    pub fn try_call(&self, method: &str, params: Value) -> Result<Value, String> {
        self.browser.pipe().call(Some(&self.session), method, params)
    }

    /// Calls a method of the browser for the profile of this tab.
    pub fn call_browser(&self, method: &str, mut params: Value) -> Value {
        params["browserContextId"] = self.context.as_str().into();
        self.browser.call(method, params)
    }

    /// Opens an address and waits until all of it is there.
    pub fn open(&self, url: &str) {
        let from = self.event_count();
        let answer = self.call("Page.navigate", json!({ "url": url }));
        assert!(answer["errorText"].as_str().is_none_or(str::is_empty), "{url}: {}", answer["errorText"]);
        // Without a loader it is another place in the same page, which is there already.
        if let Some(loader) = answer["loaderId"].as_str() {
            self.loaded(from, |event| event.params["loaderId"] == loader);
        }
    }

    /// Opens a file from the disk.
    pub fn open_file(&self, path: &Path) {
        self.open(&file_url(path, ""));
    }

    /// Opens a file from the disk at one of its places.
    pub fn open_file_at(&self, path: &Path, place: &str) {
        self.open(&file_url(path, place));
    }

    /// Loads the page anew and waits until all of it is there.
    pub fn reload(&self) {
        let from = self.event_count();
        self.call("Page.reload", json!({}));
        self.loaded(from, |_| true);
    }

    fn loaded(&self, from: usize, is_meant: impl Fn(&Event) -> bool) {
        self.wait_event(from, "a page that is loaded", |event| {
            let load = event.method == "Page.lifecycleEvent" && event.params["name"] == "load";
            (load && is_meant(event)).then_some(())
        });
    }

    /// The value of an expression, or what the promise that it is comes to.
    pub fn eval<T: DeserializeOwned>(&self, expression: &str) -> T {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.call("Runtime.evaluate", params);
        assert!(answer["exceptionDetails"].is_null(), "`{expression}`: {}", answer["exceptionDetails"]);
        let value = answer["result"]["value"].clone();
        serde_json::from_value(value).unwrap_or_else(|error| panic!("`{expression}`: {error} in {answer}"))
    }

    /// Runs statements for what they do.
    pub fn run(&self, script: &str) {
        let _: Value = self.eval(&format!("(() => {{ {script} }})(), null"));
    }

    /// Waits until an expression is true.
    pub fn wait_for(&self, condition: &str) {
        for _ in 0..PATIENCE.as_millis() / PULSE.as_millis() {
            if self.eval::<bool>(&format!("!!({condition})")) {
                return;
            }
            thread::sleep(PULSE);
        }
        let says: String = self.eval("(document.body?.innerText ?? '').slice(0, 600)");
        let complaints = self.complaints().join("\n");
        panic!(
            "`{condition}` doesn't become true within {} seconds.\n{complaints}\nThe page says: {says}",
            PATIENCE.as_secs()
        );
    }

    /// Waits until what has changed so far is painted.
    pub fn painted(&self) {
        if !self.scripts.get() {
            // Without scripts nothing in the page can tell; a picture is taken of what is painted.
            self.call("Page.captureScreenshot", json!({}));
            return;
        }
        let _: Value = self.eval("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0, null)))");
    }

    /// The size of the window, in pixels of style sheets.
    pub fn resize(&self, width: u32, height: u32) {
        self.metrics(width, height, 1.0);
    }

    /// The size of the window, and how many pixels of the screen one of a style sheet has.
    pub fn metrics(&self, width: u32, height: u32, scale: f64) {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", params);
    }

    /// What the reader's system wishes, such as `("prefers-color-scheme", "dark")`; all other wishes are taken back.
    pub fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.call("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// Shows the page as on paper, or on a screen again.
    pub fn show_as_print(&self, print: bool) {
        self.call("Emulation.setEmulatedMedia", json!({ "media": if print { "print" } else { "" } }));
    }

    /// Whether pages that are opened from now on run their scripts.
    pub fn allow_scripts(&self, allowed: bool) {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed }));
        self.scripts.set(allowed);
    }

    /// How many events there were so far.
    pub fn event_count(&self) -> usize {
        self.browser.pipe().events(&self.session, <[Event]>::len)
    }

    /// Waits for an event behind the first `from` ones.
    pub fn wait_event<T>(&self, from: usize, what: &str, take: impl Fn(&Event) -> Option<T>) -> T {
        self.browser.pipe().event(&self.session, from, what, take).unwrap_or_else(|error| panic!("{error}"))
    }

    /// What the page complained of in the console, and where it broke its policy.
    pub fn complaints(&self) -> Vec<String> {
        self.painted();
        self.browser.pipe().events(&self.session, |events| events.iter().filter_map(Event::complaint).collect())
    }

    /// Fails where the page complained of anything.
    pub fn expect_no_complaint(&self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the page complains:\n{}", complaints.join("\n"));
    }

    /// What the page asked for, itself included.
    pub fn requests(&self) -> Vec<String> {
        let request = |event: &Event| event.request().map(str::to_owned);
        self.browser.pipe().events(&self.session, |events| events.iter().filter_map(request).collect())
    }
}

impl Drop for Tab<'_> {
    fn drop(&mut self) {
        // A browser that is gone has closed its tabs.
        let params = json!({ "browserContextId": self.context });
        let _ = self.browser.pipe().call(None, "Target.disposeBrowserContext", params);
        self.browser.pipe().forget(&self.session);
    }
}

/// The address of a file and a place in it.
pub fn file_url(path: &Path, place: &str) -> String {
    let path = std::path::absolute(path).expect("a path");
    let path: String = path.to_str().expect("a path that is text").bytes().map(percent).collect();
    let hash = if place.is_empty() { String::new() } else { format!("#{place}") };
    format!("file://{path}{hash}")
}

fn percent(byte: u8) -> String {
    let plain = byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    if plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}
