//! Keys and the pointer, as the system hands them to a browser.

use super::Tab;
use serde_json::{Value, json};

/// Keys that write nothing: their name and their number.
const KEYS: [(&str, u32); 16] = [
    ("Backspace", 8),
    ("Tab", 9),
    ("Enter", 13),
    ("Escape", 27),
    ("PageUp", 33),
    ("PageDown", 34),
    ("End", 35),
    ("Home", 36),
    ("ArrowLeft", 37),
    ("ArrowUp", 38),
    ("ArrowRight", 39),
    ("ArrowDown", 40),
    ("Delete", 46),
    ("F3", 114),
    ("Shift", 16),
    ("Control", 17),
];

const MODIFIERS: [(&str, u32); 4] = [("Alt", 1), ("Control", 2), ("Meta", 4), ("Shift", 8)];

impl Tab<'_> {
    /// Presses and releases a key, such as `Tab`, `Shift+Tab`, `Control+f`, `/` or `Space`.
    pub fn press(&self, keys: &str) {
        let (modifiers, key) = split(keys);
        let name = if key == "Space" { " " } else { key };
        let number = KEYS.iter().find(|(known, _)| *known == name).map(|(_, number)| *number);
        let text = match name {
            "Enter" => Some("\r"),
            _ if number.is_some() || modifiers & !8 != 0 => None,
            other => Some(other),
        };
        let number = number.unwrap_or_else(|| name.to_ascii_uppercase().chars().next().map_or(0, u32::from));
        let mut params = json!({
            "type": if text.is_some() { "keyDown" } else { "rawKeyDown" }, "modifiers": modifiers, "key": name,
            "code": code(key), "windowsVirtualKeyCode": number, "nativeVirtualKeyCode": number,
        });
        if let Some(text) = text {
            params["text"] = text.into();
        }
        self.call("Input.dispatchKeyEvent", params.clone());
        params["type"] = "keyUp".into();
        params.as_object_mut().expect("an object").remove("text");
        self.call("Input.dispatchKeyEvent", params);
    }

    /// Types a text, key by key.
    pub fn type_text(&self, text: &str) {
        for c in text.chars() {
            self.press(&c.to_string());
        }
    }

    /// Clicks into the middle of the first element that fits, once it is in view.
    pub fn click(&self, selector: &str) {
        let (x, y) = self.middle(selector);
        self.click_at(x, y);
    }

    /// Clicks at a place of the window.
    pub fn click_at(&self, x: f64, y: f64) {
        self.mouse("mouseMoved", x, y, json!({}));
        for kind in ["mousePressed", "mouseReleased"] {
            self.mouse(kind, x, y, json!({ "button": "left", "clickCount": 1 }));
        }
    }

    /// Moves the pointer over the middle of an element.
    pub fn hover(&self, selector: &str) {
        let (x, y) = self.middle(selector);
        self.mouse("mouseMoved", x, y, json!({}));
    }

    /// Turns the wheel over a place of the window, with modifiers such as `Control`.
    pub fn wheel(&self, (x, y): (f64, f64), (right, down): (f64, f64), modifiers: &str) {
        let modifiers = split(&format!("{modifiers}+")).0;
        self.mouse("mouseWheel", x, y, json!({ "deltaX": right, "deltaY": down, "modifiers": modifiers }));
    }

    /// Drags from one place of the window to another.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        self.mouse("mouseMoved", from.0, from.1, json!({}));
        self.mouse("mousePressed", from.0, from.1, json!({ "button": "left", "clickCount": 1 }));
        for step in 1..=4 {
            let share = f64::from(step) / 4.0;
            let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            self.mouse("mouseMoved", x, y, json!({ "button": "left", "buttons": 1 }));
        }
        self.mouse("mouseReleased", to.0, to.1, json!({ "button": "left", "clickCount": 1 }));
    }

    /// Puts two fingers down this far to the left and to the right of a place of the window, moves them to a second distance around a second
    /// place, and lifts them.
    pub fn pinch(&self, (from, apart): ((f64, f64), f64), (to, wide): ((f64, f64), f64)) {
        let touch = |kind: &str, (x, y): (f64, f64), apart: f64| {
            let fingers = [(x - apart, 1), (x + apart, 2)].map(|(x, id)| json!({ "x": x, "y": y, "id": id }));
            let points = if kind == "touchEnd" { json!([]) } else { json!(fingers) };
            self.call("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
        };
        touch("touchStart", from, apart);
        for step in 1..=4 {
            let share = f64::from(step) / 4.0;
            let between = |from: f64, to: f64| from + (to - from) * share;
            touch("touchMove", (between(from.0, to.0), between(from.1, to.1)), between(apart, wide));
        }
        touch("touchEnd", to, wide);
    }

    fn mouse(&self, kind: &str, x: f64, y: f64, more: Value) {
        let mut params = more;
        params["type"] = kind.into();
        params["x"] = x.into();
        params["y"] = y.into();
        self.call("Input.dispatchMouseEvent", params);
    }

    /// Where the middle of an element is in the window, once it is in view. Something else above it is a failure.
    fn middle(&self, selector: &str) -> (f64, f64) {
        let quoted = json!(selector);
        self.eval(&format!(
            "(() => {{
              const element = document.querySelector({quoted});
              if (!element) throw new Error('there is no ' + {quoted});
              element.scrollIntoView({{ block: 'nearest', inline: 'nearest', behavior: 'instant' }});
              const box = element.getBoundingClientRect();
              if (!box.width || !box.height) throw new Error('nothing to see of ' + {quoted});
              const at = [box.x + box.width / 2, box.y + box.height / 2];
              const top = document.elementFromPoint(...at);
              if (!top || !(element.contains(top) || top.contains(element)))
                throw new Error({quoted} + ' is below ' + (top ? top.outerHTML.slice(0, 200) : 'nothing: ' + at));
              return at;
            }})()"
        ))
    }
}

fn split(keys: &str) -> (u32, &str) {
    let (names, key) = match keys.rsplit_once('+') {
        Some((names, key)) if keys.len() > 1 => (names, key),
        _ => ("", keys),
    };
    let number = |name: &str| MODIFIERS.iter().find(|(known, _)| *known == name).map_or(0, |(_, number)| *number);
    (names.split('+').map(number).sum(), key)
}

fn code(key: &str) -> String {
    match key.chars().next() {
        Some(letter) if key.len() == 1 && letter.is_ascii_alphabetic() => format!("Key{}", letter.to_ascii_uppercase()),
        Some(digit) if key.len() == 1 && digit.is_ascii_digit() => format!("Digit{digit}"),
        _ => key.to_owned(),
    }
}
