//! No line is silently misread: what people slip in when they write a line is understood as it was meant, or raises a
//! diagnostic on that line.
//!
//! The lines come from the table of keywords, each in the smallest map that has what it speaks of.

use crate::support::{Memory, options};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use wayline::{
    Compilation, compile,
    keyword::{Head, Keyword, RULES, Rule, Value},
};

/// A line, in a map: what stands above it, how far it is indented, and what stands below it.
struct Place {
    above: String,
    indent: usize,
    below: &'static str,
}

const JOURNEY: &str = "journey: Coffee run\n";
const DECLARED: &str = "team web: Front desk\nteam field: Field service\nsource visits: Home visits\nlane risk: Risks\n\
                        persona anna: Anna Keller\npersona ben: Ben Okafor\n";
const STORY: &str = "stage: Order\n  touchpoint search: Search\n    does: Looks\n  touchpoint: At the counter\n    pain prices: Price changes\n";

/// The files that lines name.
const FILES: [(&str, &str); 6] = [
    ("shared/people.journey", "persona kim: Kim Park\n"),
    (
        "checkout-today.journey",
        "journey: Today\nstage: A\n  touchpoint queue: Queue\n    feels 0\n  touchpoint pay: Pay\n    feels 1\n",
    ),
    ("returns.journey", "journey: Returns\nstage: A\n  feels 1\n"),
    ("pictures/anna.png", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>"),
    ("calls/missed-visit.mp3", ""),
    ("research/visits.md", "# Visits\n"),
];

fn compile_text(text: &str) -> Compilation {
    compile("map.journey", text.as_bytes(), &Memory::from_iter(FILES), &options())
}

/// Where a line of this rule can stand.
fn place(rule: &Rule) -> Option<Place> {
    if rule.keyword == Keyword::Journey {
        return None;
    }
    let column = |more: &str| format!("{JOURNEY}{DECLARED}{STORY}{more}");
    let data = "source log: Log\n  data: log.csv\n  columns: case a, event b, when c\n";
    let measured = |more: &str| format!("{JOURNEY}{data}{DECLARED}{STORY}{more}");
    let declared = |line: &str| (format!("{JOURNEY}{line}\n"), 2, STORY);
    let (above, indent, below) = match rule.inside {
        [Keyword::Journey, ..] if rule.keyword == Keyword::Stage => (format!("{JOURNEY}{DECLARED}{STORY}"), 0, ""),
        _ if rule.keyword == Keyword::Phase => (format!("{JOURNEY}{DECLARED}"), 0, STORY),
        // Its declarations are missing if it can't be read.
        _ if rule.keyword == Keyword::Use => {
            (JOURNEY.to_owned(), 2, "stage: Order\n  touchpoint search: Search\n    feels kim 1: Found\n")
        }
        [Keyword::Journey, ..] => (JOURNEY.to_owned(), 2, STORY),
        [Keyword::Persona, ..] => declared("persona zoe: Zoe"),
        [Keyword::Channel] => declared("channel box: Box"),
        [Keyword::Source] if matches!(rule.keyword, Keyword::Columns | Keyword::Missing | Keyword::Open) => {
            declared("source talks: Talks\n  data: talks.csv")
        }
        [Keyword::Source] if rule.keyword == Keyword::Window => {
            declared("source talks: Talks\n  data: talks.csv\n  columns: when at")
        }
        [Keyword::Source] => declared("source talks: Talks"),
        [Keyword::Measure] => declared("measure cups: Cups"),
        [Keyword::Stage] if rule.keyword == Keyword::Order => {
            (format!("{JOURNEY}{DECLARED}stage: Order\n"), 2, STORY.trim_start_matches("stage: Order\n"))
        }
        [Keyword::Stage] => (column(""), 2, ""),
        [Keyword::Pain] => (column(""), 6, ""),
        [Keyword::Feels, Keyword::Metric] => (measured("    feels measured\n"), 6, ""),
        [Keyword::Metric, Keyword::Takes] if rule.value == Value::Summary => {
            (measured("    metric csat: measured\n      column: service\n"), 6, "")
        }
        [Keyword::Metric, Keyword::Takes] => (measured("    event: served\n    takes: measured\n"), 6, ""),
        [Keyword::Opportunity] => (column("    opportunity: Show ranges\n"), 6, ""),
        [Keyword::Frontstage, ..] => (column("    frontstage: Calls\n"), 6, ""),
        [Keyword::Attach] => (column("    attach: call.mp3\n"), 6, ""),
        [Keyword::Does, ..] => (column("    does: Pays\n"), 6, ""),
        _ if rule.keyword == Keyword::Replaces => {
            (format!("{JOURNEY}  compares: checkout-today.journey\n{DECLARED}{STORY}"), 4, "")
        }
        // A pain of the same name is there already.
        _ if rule.keyword == Keyword::Pain => (column("").replace("    pain prices: Price changes\n", ""), 4, ""),
        // Above the first line that can hold others.
        _ if rule.keyword == Keyword::For => {
            (column("").replace("    pain prices: Price changes\n", ""), 4, "    pain prices: Price changes\n")
        }
        _ => (column(""), 4, ""),
    };
    Some(Place { above, indent, below })
}

impl Place {
    fn map(&self, line: &str) -> String {
        format!("{}{}{line}\n{}", self.above, " ".repeat(self.indent), self.below)
    }

    /// The codes that are raised on the line, and on those that a slip may have made of it.
    fn codes(&self, compilation: &Compilation, line: &str) -> BTreeSet<&'static str> {
        let first = self.above.lines().count();
        let last = first + line.lines().count();
        let on_line = |span: wayline::diagnostic::Span| {
            let at = compilation.sources.get(span.file).line_of(span.start);
            (first..last).contains(&at)
        };
        let raised = compilation.diagnostics.iter().filter(|diagnostic| on_line(diagnostic.span()));
        raised.map(|diagnostic| diagnostic.code.as_str()).collect()
    }
}

/// What a map means, without the places where it says so.
fn meaning(compilation: &Compilation) -> Option<Json> {
    let mut json = serde_json::to_value(compilation.map.as_ref()?).expect("a map can be serialised");
    forget_places(&mut json);
    Some(json)
}

fn forget_places(json: &mut Json) {
    match json {
        Json::Object(fields) => {
            fields.retain(|name, _| !name.ends_with("span"));
            fields.values_mut().for_each(forget_places);
        }
        Json::Array(items) => items.iter_mut().for_each(forget_places),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

type Slip = fn(&Rule, &str) -> Option<String>;

/// What people do to a line.
const SLIPS: &[(&str, Slip)] = &[
    ("the keyword in capitals", |_, line| {
        let (word, rest) = line.split_at(line.find([' ', ':'])?);
        Some(format!("{}{rest}", word.to_uppercase()))
    }),
    ("a colon too many", |_, line| line.contains(':').then(|| line.replacen(':', "::", 1))),
    // A stage of one word is its name, which stands for its text.
    ("a colon too few", |rule, line| {
        (line.contains(':') && rule.keyword != Keyword::Stage).then(|| line.replacen(':', "", 1))
    }),
    ("a list mark", |_, line| Some(format!("- {line}"))),
    ("another list mark", |_, line| Some(format!("* {line}"))),
    ("a number as a list mark", |_, line| Some(format!("1. {line}"))),
    ("quotes around the line", |_, line| Some(format!("\"{line}\""))),
    ("JSON", |_, line| line.split_once(": ").map(|(head, text)| format!("\"{head}\": \"{text}\","))),
    ("a comment behind", |_, line| Some(format!("{line}  # ask again"))),
    ("a brace", |rule, line| (line.contains(": ") && !raw(rule)).then(|| format!("{line} {{"))),
    ("a list mark after the colon", |rule, line| typed(rule).then(|| line.replacen(": ", ": - ", 1))),
    ("quotes around the value", |rule, line| {
        line.split_once(": ").filter(|_| typed(rule)).map(|(head, value)| format!("{head}: \"{value}\""))
    }),
    ("brackets around the value", |rule, line| {
        line.split_once(": ").filter(|_| typed(rule)).map(|(head, value)| format!("{head}: [{value}]"))
    }),
    ("signs around a path", |rule, line| {
        (rule.value == Value::Path).then(|| line.split_once(": ").map(|(head, path)| format!("{head}: <{path}>")))?
    }),
    ("a backslash for a slash", |rule, line| (rule.value == Value::Path).then(|| line.replacen('/', "\\", 1))),
    ("semicolons", |rule, line| (typed(rule) && line.contains(", ")).then(|| line.replace(", ", "; "))),
    ("a comma at the end", |rule, line| (typed(rule) && line.contains(": ")).then(|| format!("{line},"))),
    ("a decimal comma", |rule, line| (typed(rule) || scored(rule)).then(|| decimal_comma(line)).flatten()),
    ("a long dash for a minus", |rule, line| scored(rule).then(|| line.replace('-', "—")).filter(|new| new != line)),
    ("a dash for `..`", |rule, line| (typed(rule) && line.contains("..")).then(|| line.replace("..", "-"))),
    ("a long dash for `..`", |rule, line| (typed(rule) && line.contains("..")).then(|| line.replace("..", " – "))),
    ("a percentage in words", |rule, line| {
        line.contains(" %").then(|| line.replace(" %", " percent")).filter(|_| rule.value != Value::Plain)
    }),
    ("minutes in words", |rule, line| {
        (rule.value == Value::Takes).then(|| line.replace("m..", " minutes..").replace("m,", " minutes,"))
    }),
    ("a slash for `of`", |_, line| {
        line.contains(" of ").then(|| line.replacen(" of ", "/", 1)).filter(|_| line.starts_with("metric"))
    }),
    ("a label for a name", |rule, line| refers(rule).then(|| labelled(line)).flatten()),
    ("a name in capitals", |rule, line| refers(rule).then(|| capitals(line)).flatten()),
    ("`and` for a comma", |rule, line| (refers(rule) && line.contains(", ")).then(|| line.replace(", ", " and "))),
    ("a persona before the keyword", |rule, line| {
        takes_persona(rule).then(|| format!("anna {}", line.replacen(" anna", "", 1).replacen(" ben", "", 1)))
    }),
    ("a persona after the colon", |rule, line| {
        let bare = line.replacen(" anna", "", 1).replacen(" ben", "", 1);
        (rule.head == Head::OptionalPersona).then(|| bare.replacen(": ", ": anna: ", 1))
    }),
    ("a persona after the score", |rule, line| {
        let bare = line.replacen(" anna", "", 1);
        scored(rule).then(|| bare.replacen(": ", " anna: ", 1))
    }),
    ("a score after the colon", |rule, line| {
        let (head, word) = line.split_once(": ")?;
        let (keyword, score) = head.split_once(' ')?;
        scored(rule).then(|| format!("{keyword}: {score}: {word}"))
    }),
    ("a severity after the colon", |rule, line| {
        (rule.head == Head::Pain).then(|| line.replacen(" major:", ":", 1).replacen(": ", ": major: ", 1))
    }),
    ("a severity before the name", |rule, line| {
        (rule.head == Head::Pain).then(|| line.replace("prices major", "major prices"))
    }),
    ("a severity in brackets", |rule, line| {
        (rule.head == Head::Pain).then(|| line.replace("prices major:", "prices:") + " (major)")
    }),
    ("another word for a severity", |rule, line| {
        (rule.head == Head::Pain).then(|| line.replace("prices major", "severe"))
    }),
    ("a persona for the name", |rule, line| {
        let names = matches!(rule.keyword, Keyword::Pain | Keyword::Gain | Keyword::Opportunity);
        names.then(|| format!("{} anna: {}", rule.keyword.word(), line.split_once(": ").map_or("", |(_, text)| text)))
    }),
    ("only an ellipsis", |_, line| line.split_once(": ").map(|(head, _)| format!("{head}: …"))),
];

/// Whether the value isn't prose, where any sign may be meant.
fn typed(rule: &Rule) -> bool {
    !rule.is_prose() && rule.value != Value::Plain && !raw(rule)
}

/// Whether the value is what data calls something, where any sign may be meant as well.
fn raw(rule: &Rule) -> bool {
    matches!(rule.value, Value::Data | Value::Columns | Value::Texts | Value::Patterns)
}

fn scored(rule: &Rule) -> bool {
    rule.head == Head::Score
}

fn takes_persona(rule: &Rule) -> bool {
    matches!(rule.head, Head::OptionalPersona | Head::Score) && rule.keyword != Keyword::Own
}

fn refers(rule: &Rule) -> bool {
    takes_persona(rule) || matches!(rule.value, Value::Names(_) | Value::OneName(_))
}

fn decimal_comma(line: &str) -> Option<String> {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let at = (1..bytes.len()).find(|&at| bytes[at] == b'.' && digit(at - 1) && digit(at + 1))?;
    Some(format!("{},{}", &line[..at], &line[at + 1..]))
}

const LABELS: &[(&str, &str)] = &[
    ("anna", "Anna Keller"),
    ("ben", "Ben Okafor"),
    ("field", "Field service"),
    ("visits", "home visits"),
    ("prices", "Price changes"),
];

fn labelled(line: &str) -> Option<String> {
    let (name, label) = LABELS.iter().find(|(name, _)| line.contains(&format!(" {name}")))?;
    Some(line.replacen(&format!(" {name}"), &format!(" {label}"), 1))
}

fn capitals(line: &str) -> Option<String> {
    let (name, _) = LABELS.iter().find(|(name, _)| line.contains(&format!(" {name}")))?;
    Some(line.replacen(&format!(" {name}"), &format!(" {}", name.to_uppercase()), 1))
}

#[test]
fn a_slip_in_a_line_with_a_path_is_one_diagnostic() {
    let mut failures = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.value == Value::Path) {
        let place = place(rule).expect("a line that can be in a map");
        let known = compile_text(&place.map(rule.example)).diagnostics.len();
        for (what, slip) in SLIPS {
            let Some(line) = slip(rule, rule.example).filter(|line| line != rule.example) else { continue };
            let titles: Vec<_> = compile_text(&place.map(&line)).diagnostics.into_iter().map(|of| of.title).collect();
            if titles.len() > known + 1 {
                failures.push(format!("{what}: {line}\n    {titles:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_slip_changes_the_meaning_without_a_word() {
    let mut failures = Vec::new();
    let mut tried = 0;
    for rule in RULES {
        let Some(place) = place(rule) else { continue };
        let right = compile_text(&place.map(rule.example));
        let (meant, known) = (meaning(&right), place.codes(&right, rule.example));
        assert!(meant.is_some(), "{}: {:#?}", rule.example, right.diagnostics);
        for (what, slip) in SLIPS {
            let Some(line) = slip(rule, rule.example).filter(|line| line != rule.example) else { continue };
            tried += 1;
            let slipped = compile_text(&place.map(&line));
            let told = place.codes(&slipped, &line).difference(&known).next().is_some();
            if !told && meaning(&slipped) != meant {
                failures.push(format!(
                    "{what}: {line}\n    {:?}",
                    slipped.diagnostics.iter().map(|of| &of.title).collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(tried > 500, "only {tried} slips were tried");
    assert!(failures.is_empty(), "{} slips are misread without a word:\n{}", failures.len(), failures.join("\n"));
}
