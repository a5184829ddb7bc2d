//! A map with hostile text in every place of the language that takes what an author makes up: texts, labels, units, paths, addresses.
//!
//! It is made from the table of the language, so a new keyword is in it by itself, and a new kind of value doesn't compile here until
//! somebody has said whether it can be hostile.

use std::collections::BTreeMap;
use wayline::keyword::{Head, Keyword, Named, Rule, Value};

/// Text that would be something else than text, were it put into a page or a drawing as it is.
pub const HOSTILE: &[&str] = &[
    "<script>window.harmed=1</script>",
    "\"><img src=x onerror=window.harmed=1>",
    "' onfocus=window.harmed=1 autofocus tabindex=0 x='",
    "\" onmouseover=window.harmed=1 style=\"position:fixed;inset:0",
    "'/><svg onload=window.harmed=1></svg>",
    "]]></style></title></text></textarea><script>window.harmed=1</script><!--",
    "--><script>window.harmed=1</script>",
    "&lt;script&gt;window.harmed=1&lt;/script&gt;&#60;b&#62;&quot;",
    "javascript:window.harmed=1",
    "{{7-7}}${window.harmed=1}<%= harmed %>\\u003cscript\\x3e",
    "\u{202E}<script>window.harmed=1</script>\u{2066}\u{200F}",
];

/// Text of the same places that harms nobody.
pub const HARMLESS: &str = "fine words";

/// Addresses that run something, or that lead to something that does.
pub const ADDRESSES: &[&str] = &[
    "javascript:window.harmed=1",
    "JaVaScRiPt:window.harmed=1",
    "vbscript:window.harmed=1",
    "data:text/html,<script>window.harmed=1</script>",
    "blob:window.harmed",
];

/// A map, and the files that it names.
#[derive(Debug, Clone)]
pub struct HostileMap {
    /// The map.
    pub text: String,
    /// Other files, by their paths from the map's folder.
    pub files: BTreeMap<String, String>,
    /// What every place says that has a text, with the place: the keyword, in which block.
    pub said: Vec<(String, String)>,
}

/// The map with `hostile` in every place. Each place also has a word of its own behind that.
pub fn hostile_map(hostile: &str) -> HostileMap {
    let map = HostileMap { text: String::new(), files: BTreeMap::new(), said: Vec::new() };
    let mut writer = Writer { map, hostile, number: 0, link: None };
    writer.journey();
    writer.map
}

/// The places of prose: for each a map with a link there to one of the addresses in turn, and harmless words elsewhere.
pub fn linking_maps() -> Vec<(String, &'static str, HostileMap)> {
    let places = hostile_map(HARMLESS).said;
    let prose = |at: usize, address: &'static str| {
        let map = HostileMap { text: String::new(), files: BTreeMap::new(), said: Vec::new() };
        let mut writer = Writer { map, hostile: HARMLESS, number: 0, link: Some((at, address)) };
        writer.journey();
        writer.map
    };
    let addresses = ADDRESSES.iter().cycle();
    let places = places.iter().enumerate().zip(addresses);
    places.map(|((at, (_, place)), address)| (place.clone(), *address, prose(at, address))).collect()
}

struct Writer<'a> {
    map: HostileMap,
    hostile: &'a str,
    /// How many names were made up so far.
    number: usize,
    /// Which text is a link, and to where.
    link: Option<(usize, &'a str)>,
}

impl Writer<'_> {
    fn journey(&mut self) {
        Keyword::Journey.rules().for_each(|rule| self.line(rule, "", 0));
        let (stage, rest): (Vec<_>, Vec<_>) = Keyword::Journey.takes().partition(|rule| rule.keyword.is_division());
        self.inside(rest, "journey", 1);
        // What speaks for a stage, and what speaks for its columns, can't all stand in one.
        for columns in [false, true] {
            for rule in &stage {
                self.line(rule, "journey", 1);
                let inside = rule.keyword.takes();
                self.inside(
                    inside
                        .filter(|rule| (rule.keyword.is_column() || rule.keyword == Keyword::Order) == columns)
                        .collect(),
                    "stage",
                    2,
                );
            }
        }
    }

    fn block(&mut self, rule: &'static Rule, inside: &str, depth: usize) {
        self.line(rule, inside, depth);
        // Of figures that are written, as the others are, these say nothing.
        let of_data = |rule: &&Rule| matches!(rule.keyword, Keyword::Column | Keyword::As | Keyword::Extremes);
        let measurable = matches!(rule.keyword, Keyword::Feels | Keyword::Metric | Keyword::Takes);
        let takes = rule.keyword.takes().filter(|rule| !(measurable && of_data(rule)));
        self.inside(takes.collect(), rule.keyword.word(), depth + 1);
        if rule.keyword == Keyword::Metric && inside == "journey" {
            let (source, column) = (named(Named::Source), self.word());
            self.map.text += &format!(
                "  metric ces: measured\n    from: {source}\n    column: {column}\n    as: mean\n    extremes: yes\n"
            );
        }
    }

    /// A block's own lines come before the blocks in it.
    fn inside(&mut self, rules: Vec<&'static Rule>, block: &str, depth: usize) {
        let (mut blocks, own): (Vec<&'static Rule>, Vec<&'static Rule>) =
            rules.into_iter().partition(|rule| rule.keyword.takes().next().is_some());
        // Declarations end the journey's own lines.
        blocks.sort_by_key(|rule| rule.keyword.is_declaration());
        own.into_iter().for_each(|rule| self.line(rule, block, depth));
        blocks.into_iter().for_each(|rule| self.block(rule, block, depth));
    }

    fn line(&mut self, rule: &Rule, inside: &str, depth: usize) {
        let word = if rule.keyword == Keyword::Own { "mine" } else { rule.keyword.word() };
        let place = format!("{word} in {inside}");
        let head = self.head(rule, &place);
        let value = self.value(rule, &place);
        self.map.text += &format!("{}{word}{head}: {value}\n", "  ".repeat(depth));
    }

    fn head(&mut self, rule: &Rule, place: &str) -> String {
        match rule.head {
            Head::None => String::new(),
            Head::Name | Head::OptionalName => format!(" {}", self.name(rule.keyword)),
            Head::OptionalPersona => " who".to_owned(),
            Head::Score => " who 1".to_owned(),
            Head::Pain => format!(" {} critical", self.name(rule.keyword)),
            Head::Measure => " done".to_owned(),
            Head::Way => " who alone 40 %".to_owned(),
            Head::Exit => " who 9 %".to_owned(),
            Head::Days => " 30 days".to_owned(),
            // The first colon ends it.
            Head::Label => {
                let label = self.hostile.replace(':', ";").trim().to_owned();
                self.map.said.push((label.clone(), format!("label of {place}")));
                format!(" {label}")
            }
        }
    }

    /// Names can't be hostile: they are made of letters, digits, `-` and `_`.
    fn name(&mut self, keyword: Keyword) -> String {
        self.number += 1;
        match keyword {
            Keyword::Persona => named(Named::Persona).to_owned(),
            Keyword::Team => named(Named::Team).to_owned(),
            Keyword::Channel => named(Named::Channel).to_owned(),
            Keyword::Source => named(Named::Source).to_owned(),
            // Ways lead there.
            Keyword::Stage if !self.map.text.contains("stage alone") => "alone".to_owned(),
            Keyword::Lane => "mine".to_owned(),
            Keyword::Measure => "done".to_owned(),
            Keyword::Pain if !self.map.text.contains("ache critical") => named(Named::Pain).to_owned(),
            _ => format!("x{}", self.number),
        }
    }

    fn value(&mut self, rule: &Rule, place: &str) -> String {
        match rule.value {
            Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle => self.text(place),
            Value::Choice(words) => words[0].to_owned(),
            Value::Names(of) | Value::OneName(of) => named(of).to_owned(),
            Value::Path if rule.keyword == Keyword::Compares => {
                let text =
                    format!("journey: {0}\npersona who: {0}\nstage before: {0}\n  feels who 1: {0}\n", self.hostile);
                self.file(".journey", &text)
            }
            Value::Path if rule.keyword == Keyword::Use => {
                let text = format!("persona {}: {}\n", self.name(Keyword::Touchpoint), self.hostile);
                self.file(".journey", &text)
            }
            Value::Path if rule.keyword == Keyword::Image => self.file(
                ".svg",
                "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'><script>window.harmed=1</script></svg>",
            ),
            Value::Path => self.file(".html", "<script>window.harmed=1</script>"),
            Value::Link => format!("https://example.org/{}", self.word()),
            Value::Review => "2026-09-01, every 6 months".to_owned(),
            Value::Scale => "-2..2, baseline 0".to_owned(),
            Value::Language => "en".to_owned(),
            Value::Weights => "cost 1".to_owned(),
            Value::Scores => "cost 50".to_owned(),
            Value::Date => "2026-12-01".to_owned(),
            Value::PartialDate => "2026".to_owned(),
            Value::Sample => "7".to_owned(),
            Value::Percent => "40 %".to_owned(),
            Value::Takes => "5m..9m, average 6m".to_owned(),
            Value::Metric => "5, target 7".to_owned(),
            Value::Rating => "5".to_owned(),
            Value::Range => "0..9".to_owned(),
            Value::Plain if rule.keyword == Keyword::Icon => "phone".to_owned(),
            Value::Plain => self.word(),
            Value::Data => "data/*.csv".to_owned(),
            Value::Columns => format!("case {0}, event {0}, when {0}, segment {0}, channel {0}", self.word()),
            Value::Window => "last 90 days".to_owned(),
            Value::Texts => self.word(),
            // An event means one column.
            Value::Patterns => {
                self.number += 1;
                format!("{}{}", self.word(), self.number)
            }
            Value::OptionalDays => "30 days".to_owned(),
            Value::Summary => "mean".to_owned(),
        }
    }

    fn text(&mut self, place: &str) -> String {
        let at = self.map.said.len();
        let text = format!("{} w{at}w", self.hostile);
        self.map.said.push((text.clone(), place.to_owned()));
        match self.link {
            Some((link, address)) if link == at => format!("[{text}]({address})"),
            Some(_) | None => text,
        }
    }

    /// The hostile text without a blank.
    fn word(&self) -> String {
        self.hostile.replace(char::is_whitespace, "/")
    }

    /// A file with a hostile name.
    fn file(&mut self, ending: &str, content: &str) -> String {
        self.number += 1;
        // A slash would make a folder of what stands before it, a colon an address, and what stands behind `#` isn't
        // part of a name.
        let name = self.hostile.replace('/', "\u{2215}").replace(':', "\u{2236}").replace(['\\', '#', '?'], "");
        let name = format!("{}{}{ending}", name.trim(), self.number);
        self.map.files.insert(name.clone(), content.to_owned());
        name
    }
}

fn named(of: Named) -> &'static str {
    match of {
        Named::Persona => "who",
        Named::Team => "crew",
        Named::Channel => "booth",
        Named::Source => "book",
        Named::Pain => "ache",
        Named::EarlierColumn => "before",
    }
}
