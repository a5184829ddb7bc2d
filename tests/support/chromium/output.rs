//! What comes out of a page: pictures, paper, files, the clipboard.

use super::{PATIENCE, Tab};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{fs, path::Path, thread, time::Duration};

impl Tab<'_> {
    /// What the window shows, as PNG.
    pub fn screenshot(&self) -> Vec<u8> {
        self.painted();
        decode(&self.call("Page.captureScreenshot", json!({ "format": "png" })))
    }

    /// The whole page, as PNG.
    pub fn whole_screenshot(&self) -> Vec<u8> {
        self.painted();
        decode(&self.call("Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": true })))
    }

    /// The page on paper, in the size that it asks for, as PDF.
    pub fn pdf(&self) -> Vec<u8> {
        let params = json!({ "preferCSSPageSize": true, "printBackground": true });
        decode(&self.call("Page.printToPDF", params))
    }

    /// The page on paper of this size in millimetres, put in upright, as PDF.
    pub fn pdf_on(&self, (width, height): (f64, f64)) -> Vec<u8> {
        let inches = |length: f64| length / 25.4;
        let params = json!({
            "preferCSSPageSize": true, "printBackground": true, "paperWidth": inches(width), "paperHeight": inches(height),
        });
        decode(&self.call("Page.printToPDF", params))
    }

    /// Lets the page save files into a folder.
    pub fn allow_downloads(&self, folder: &Path) {
        let folder = std::path::absolute(folder).expect("a path");
        self.call_browser("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder }));
    }

    /// The bytes of a file that the page saves, once it is there.
    pub fn downloaded(&self, path: &Path) -> Vec<u8> {
        let pause = Duration::from_millis(20);
        for _ in 0..PATIENCE.as_millis() / pause.as_millis() {
            // The browser gives a file its name only when it is whole.
            if let Ok(bytes) = fs::read(path)
                && !bytes.is_empty()
            {
                return bytes;
            }
            thread::sleep(pause);
        }
        panic!("{} isn't saved within {} seconds", path.display(), PATIENCE.as_secs());
    }

    /// Lets the page, and this program in its place, use the clipboard.
    pub fn allow_clipboard(&self) {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.call_browser("Browser.grantPermissions", permissions);
    }

    /// The text on the clipboard.
    pub fn clipboard(&self) -> String {
        self.eval("navigator.clipboard.readText()")
    }
}

fn decode(answer: &Value) -> Vec<u8> {
    STANDARD.decode(answer["data"].as_str().expect("bytes")).expect("base64")
}
