//! The built-in channels, which no map needs to declare.

/// A built-in channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltInChannel {
    /// Its name in maps and the name of its icon.
    pub name: &'static str,
    /// Its name in the drawing, in English.
    pub label: &'static str,
    /// Other words that people write for it, in lower case.
    pub synonyms: &'static [&'static str],
}

const fn channel(name: &'static str, label: &'static str, synonyms: &'static [&'static str]) -> BuiltInChannel {
    BuiltInChannel { name, label, synonyms }
}

/// All of them, in the order of the reference.
pub const BUILT_IN_CHANNELS: &[BuiltInChannel] = &[
    channel(
        "web",
        "Web",
        &[
            "website",
            "web site",
            "web page",
            "webpage",
            "browser",
            "internet",
            "online",
            "homepage",
            "webseite",
            "site web",
            "sitio web",
        ],
    ),
    channel(
        "app",
        "App",
        &[
            "mobile app",
            "mobile application",
            "phone app",
            "smartphone app",
            "mobile",
            "web app",
            "ios app",
            "android app",
        ],
    ),
    channel("email", "E-mail", &["e mail", "emails", "e-mails", "electronic mail", "courriel", "correo electrónico"]),
    channel("sms", "SMS", &["text message", "text messages", "text", "texts", "texting"]),
    channel("chat", "Chat", &["live chat", "livechat", "web chat", "webchat", "online chat", "whatsapp", "messenger"]),
    channel(
        "phone",
        "Phone",
        &[
            "call",
            "calls",
            "phone call",
            "phone calls",
            "telephone",
            "telephone call",
            "hotline",
            "call centre",
            "call center",
            "telefon",
            "anruf",
            "téléphone",
            "teléfono",
            "telefono",
            "telefoon",
        ],
    ),
    channel(
        "mail",
        "Post",
        &["letter", "letters", "letterbox", "postal mail", "postal", "snail mail", "brief", "courrier", "carta"],
    ),
    channel("shop", "Shop", &["branch", "retail shop", "filiale", "laden", "magasin", "tienda"]),
    channel("store", "Store", &["retail store", "physical store"]),
    channel("kiosk", "Kiosk", &["self-service kiosk", "self service kiosk", "self-service terminal", "terminal"]),
    channel(
        "in-person",
        "In person",
        &[
            "face to face",
            "meeting",
            "meetings",
            "face-to-face",
            "f2f",
            "on site",
            "on-site",
            "onsite",
            "vor ort",
            "persönlich",
            "en personne",
            "sur place",
            "en persona",
        ],
    ),
    channel(
        "social",
        "Social media",
        &["social network", "social networks", "soziale medien", "réseaux sociaux", "redes sociales"],
    ),
    channel("search", "Search", &["search engine", "search engines", "web search", "online search"]),
    channel(
        "ad",
        "Advert",
        &[
            "ads",
            "adverts",
            "advertisement",
            "advertisements",
            "advertising",
            "anzeige",
            "werbung",
            "publicité",
            "publicidad",
        ],
    ),
    channel("event", "Event", &["events"]),
    channel("tv", "TV", &["television", "tv ad", "tv advert", "tv spot", "tv commercial"]),
    channel("radio", "Radio", &["radio ad", "radio advert", "radio spot"]),
    channel("print", "Print", &["leaflet", "flyer", "brochure"]),
    channel("partner", "Partner", &["partners"]),
    channel("device", "Device", &["devices"]),
];
