//! The channels that every map knows without declaring them.

/// A channel that every map knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltInChannel {
    /// What maps call it; its icon is called the same.
    pub name: &'static str,
    /// What the drawing calls it, in English.
    pub label: &'static str,
}

const fn channel(name: &'static str, label: &'static str) -> BuiltInChannel {
    BuiltInChannel { name, label }
}

/// All of them, in the order of the reference.
pub const BUILT_IN_CHANNELS: &[BuiltInChannel] = &[
    channel("web", "Web"),
    channel("app", "App"),
    channel("email", "E-mail"),
    channel("sms", "SMS"),
    channel("chat", "Chat"),
    channel("phone", "Phone"),
    channel("mail", "Post"),
    channel("shop", "Shop"),
    channel("store", "Store"),
    channel("kiosk", "Kiosk"),
    channel("in-person", "In person"),
    channel("social", "Social media"),
    channel("search", "Search"),
    channel("ad", "Advert"),
    channel("event", "Event"),
    channel("tv", "TV"),
    channel("radio", "Radio"),
    channel("print", "Print"),
    channel("partner", "Partner"),
    channel("device", "Device"),
];
