//! What the browser tells of by itself, by tab.

use serde_json::Value;

/// Something that happened in a tab.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its name in the protocol, such as `Page.loadEventFired`.
    pub method: String,
    pub params: Value,
}

impl Event {
    /// What a reader would find in the console, where it is bad news: errors, warnings, violations of a policy.
    pub fn complaint(&self) -> Option<String> {
        let text = |pointer: &str| self.params.pointer(pointer).and_then(Value::as_str);
        match self.method.as_str() {
            "Runtime.exceptionThrown" => {
                let said = text("/exceptionDetails/exception/description").or(text("/exceptionDetails/text"));
                Some(said.unwrap_or("an exception").to_owned())
            }
            "Runtime.consoleAPICalled" => {
                let bad = ["error", "warning", "assert"].contains(&text("/type")?);
                bad.then(|| self.params["args"].to_string())
            }
            "Log.entryAdded" => {
                let bad = ["error", "warning"].contains(&text("/entry/level")?);
                bad.then(|| format!("{} {}", text("/entry/text").unwrap_or(""), text("/entry/url").unwrap_or("")))
            }
            "Audits.issueAdded" => {
                let policy = text("/issue/code")? == "ContentSecurityPolicyIssue";
                policy.then(|| self.params["issue"]["details"].to_string())
            }
            _ => None,
        }
    }

    /// The address that was asked for. What lies in the page itself isn't asked for.
    pub fn request(&self) -> Option<&str> {
        let url = self.params.pointer("/request/url").and_then(Value::as_str)?;
        let outside = !url.starts_with("data:") && !url.starts_with("blob:");
        (self.method == "Network.requestWillBeSent" && outside).then_some(url)
    }
}
