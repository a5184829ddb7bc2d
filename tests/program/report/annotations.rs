//! Whatever a map says: an annotation is one command on one line, and no other line of a log is one.

use super::{PLAIN, one, written};
use crate::support::{
    Memory,
    generate::Random,
    hostile::{HOSTILE, hostile_map},
    options,
};
use wayline::{
    compile,
    diagnostic::{Code, Diagnostic, Source, Sources, Span},
    report::{Failure, FileDiagnostics, Format, Report},
};

/// What ends a line, a value or a command, or begins one, and words.
const PARTS: [&str; 24] = [
    "::",
    ":",
    ",",
    "=",
    "%",
    "%0A",
    "%3A",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\u{b}",
    "\u{85}",
    "\u{2028}",
    "\u{1b}[31m",
    "\0",
    " ",
    "::error::",
    "\n::set-env name=a::b",
    "##[error]",
    "##vso[task.complete]",
    "word",
    "日本",
    "x y",
];

fn text(random: &mut Random) -> String {
    (0..random.between(1, 8)).map(|_| PARTS[random.below(PARTS.len())]).collect()
}

/// A command as the runner of a workflow reads it: its name, its values and its message.
type Command<'l> = (&'l str, Vec<(&'l str, String)>, String);

fn command(line: &str) -> Option<Command<'_>> {
    let (head, message) = line.strip_prefix("::")?.split_once("::")?;
    let (name, values) = head.split_once(' ').unwrap_or((head, ""));
    let plain = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
    let value = |pair: &'_ str| pair.split_once('=').map(|(key, value)| (key.len(), plain(value).replace("%25", "%")));
    let values = values.split(',').map(|pair| value(pair).map(|(end, value)| (&pair[..end], value)));
    Some((name, values.collect::<Option<_>>()?, plain(message).replace("%25", "%")))
}

/// The letters and digits of a text, which no escape changes.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

#[test]
fn a_text_never_ends_its_annotation_or_begins_another() {
    const KEYS: [&str; 6] = ["file", "line", "endLine", "col", "endColumn", "title"];
    let mut random = Random::new(14);
    for _ in 0..2_000 {
        let [title, label, help, name, failure, note] = std::array::from_fn(|_| text(&mut random));
        let mut sources = Sources::default();
        let map = format!("journey: A\n  about: {}\nstage: S\n", text(&mut random));
        let id = sources.add(Source::new(name.as_str(), map.as_str()));
        let end = map[..map.len() - 2].char_indices().map(|(at, _)| at).nth(random.below(30)).unwrap_or(0);
        let diagnostic =
            Diagnostic::new(Code::UnknownName, title.as_str(), Span::new(id, end, map.len()), label.as_str());
        let mut report = one(sources, vec![diagnostic.help(help.as_str())]);
        let settings = Source::new(name.as_str(), map.as_str());
        report.failures.push(Failure::new(failure.as_str()).at(&settings, 0..4, label.as_str()).help(help.as_str()));
        report.notes.push(Failure::new(note.as_str()).help(help.as_str()));
        let out = written(&report, Format::Github);
        // Everything that any program takes as the end of a line.
        let lines: Vec<&str> = out.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).collect();
        assert_eq!((lines.len(), lines[3]), (4, ""), "{out:?}");
        for (line, said) in lines.iter().zip([&failure, &note, &title]) {
            let (kind, values, message) = command(line).unwrap_or_else(|| panic!("no command: {line:?}"));
            assert!(["error", "warning"].contains(&kind), "{line:?}");
            assert!(values.iter().all(|(key, _)| KEYS.contains(key)), "{line:?}");
            let value = |key: &str| values.iter().find(|(known, _)| *known == key).map(|(_, value)| letters(value));
            let shown = if said == &title { value("title").unwrap_or_default() } else { letters(&message) };
            assert!(shown.contains(&letters(said)), "{said:?} is not in {line:?}");
            assert!(value("file").is_none_or(|file| file == letters(&name)), "{name:?} is not in {line:?}");
        }
    }
}

#[test]
fn no_line_about_a_hostile_map_is_a_command_of_its_own() {
    let commands = [
        "::error::harmed",
        "x %0A::error::harmed",
        "##[error]harmed",
        "a ::set-output name=x::y",
        "\u{2028}::error::harmed",
    ];
    for hostile in commands.iter().chain(HOSTILE) {
        // What is wrong with it, too.
        let map = hostile_map(hostile);
        let text = map.text.replace("does", "dose").replace("feels", "feels nobody-known");
        let files: Memory = map.files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let compilation = compile("map.journey", text.as_bytes(), &files, &options());
        assert!(!compilation.diagnostics.is_empty());
        let count = compilation.diagnostics.len();
        let told = FileDiagnostics { sources: compilation.sources, diagnostics: compilation.diagnostics };
        let report = Report { files: vec![told], looked_at: 1, ..Report::default() };
        let annotations = written(&report, Format::Github);
        assert_eq!(annotations.lines().filter(|line| command(line).is_some()).count(), count, "{annotations}");
        assert_eq!(annotations.split(['\n', '\r', '\u{2028}', '\u{85}']).count(), count + 1, "{annotations}");
        for format in [Format::Text(PLAIN), Format::Short] {
            let out = written(&report, format);
            let acts =
                |line: &str| line.trim_start().starts_with("::") || line.contains("##[") || line.contains("##vso[");
            assert!(!out.lines().any(acts), "{out}");
        }
    }
}
