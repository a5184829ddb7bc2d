//! Work grows like n log n with everything that can stand in a map many times: instructions are counted for n, 2n and 4n.
//!
//! The cases come from the table of the language: each line that may be repeated, each list; with the program's other input (shared
//! files, Markdown) and what is drawn together beside them. Counting takes minutes, so only [`ALWAYS`] is counted each time; the rest is
//! with `cargo test --test cases -- growth --include-ignored`. Where there is no valgrind, all of them are ignored.

use crate::instructions;
use libtest_mimic::{Failed, Trial};
use std::{fmt::Write as _, fs};
use wayline::keyword::{Head, Keyword, Named, RULES, Rule, Times, Value};

/// Counted in every run.
const ALWAYS: &[&str] = &["unknown personas"];
/// From n to 2n and from there to 4n the work that is added doubles; with a logarithm, and what happens by chance, it's a little more.
/// The square of n makes it four times as much.
const MOST: f64 = 2.7;
/// Less work than this share of all isn't looked at: a step of a list that grows can be more.
const LITTLE: f64 = 0.1;

/// What is repeated, and how the program is called.
struct Case {
    name: String,
    first: usize,
    call: &'static [&'static str],
    files: Box<dyn Fn(usize) -> Vec<(String, String)> + Send>,
}

const DETAIL: &[&str] = &["build", "map.journey", "-o", "map.svg", "--quiet", "--today", "2026-11-21"];
const OVERVIEW: &[&str] =
    &["build", "map.journey", "-o", "map.svg", "--quiet", "--today", "2026-11-21", "--view", "overview"];
const PAGE: &[&str] = &["build", "map.journey", "-o", "map.html", "--quiet", "--today", "2026-11-21"];
const CHECK: &[&str] = &["check", "map.journey", "--quiet", "--today", "2026-11-21"];
const DIFF: &[&str] = &["diff", "old.journey", "map.journey", "--format", "json", "--quiet"];
const MARKDOWN: &[&str] = &["markdown", "guide.md", "-o", "out/", "--quiet", "--today", "2026-11-21"];

pub fn tests() -> Vec<Trial> {
    let valgrind = instructions::can_count();
    let trial = |case: Case| {
        let (always, name) = (ALWAYS.contains(&case.name.as_str()), format!("growth::{}", case.name));
        let trial = Trial::test(name, move || case.run());
        match valgrind {
            true => trial.with_ignored_flag(!always),
            false => trial.with_ignored_flag(true).with_kind("no valgrind"),
        }
    };
    // In a debug build the counts are the largest, and what they say of growth is the same.
    cases().into_iter().map(trial).collect()
}

impl Case {
    fn map(
        name: impl Into<String>,
        call: &'static [&'static str],
        map: impl Fn(usize) -> String + Send + 'static,
    ) -> Self {
        let files = move |n| vec![("map.journey".to_owned(), map(n))];
        Self { name: name.into(), first: 40, call, files: Box::new(files) }
    }

    #[expect(clippy::print_stdout, reason = "the counts are what somebody runs this for")]
    fn run(&self) -> Result<(), Failed> {
        let counts = [1, 2, 4].map(|times| self.count(self.first * times));
        let [first, second, third] = counts.map(|count| count as f64);
        let growth = (third - second) / (second - first).max(1.0);
        println!("{}: {first:.3e}, {second:.3e}, {third:.3e} instructions, growth {growth:.2}", self.name);
        if growth > MOST && third - first > LITTLE * first {
            return Err(format!("{counts:?} instructions: the work that is added grows {growth:.2} times").into());
        }
        Ok(())
    }

    /// How many instructions a run takes.
    fn count(&self, n: usize) -> u64 {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in (self.files)(n) {
            fs::write(folder.path().join(path), text).expect("a file");
        }
        instructions::count(folder.path(), self.call)
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.times == Times::Many) {
        for &block in rule.inside.iter().take(1) {
            let name = format!("`{}` in `{}`", rule.keyword.word(), block.word());
            cases.push(Case::map(name, DETAIL, move |n| with_lines(block, (0..n).map(|at| line(rule, at)))));
        }
    }
    for rule in RULES {
        let (Value::Names(_) | Value::Weights | Value::Scores) = rule.value else { continue };
        let block = rule.inside.last().copied().expect("a block");
        for known in [true, false] {
            let (word, which) = (rule.keyword.word(), if known { "known" } else { "unknown" });
            let name = format!("{which} names in `{word}`");
            cases.push(Case::map(name, DETAIL, move |n| with_list(rule, block, known, n)));
        }
    }
    for rule in RULES.iter().filter(|rule| matches!(rule.value, Value::Prose)).take(1) {
        let block = rule.inside.first().copied().unwrap_or(Keyword::Journey);
        cases.push(Case::map("lines that go on", DETAIL, move |n| {
            with_lines(block, [format!("about: It begins\n{}", "  | and goes on\n".repeat(n)).trim_end().to_owned()])
        }));
    }
    cases.extend(together());
    cases.extend(beside());
    cases
}

/// What is drawn together.
fn together() -> Vec<Case> {
    let equal = |_: usize, _: usize| (1.0, "Fine".to_owned());
    let varied = |persona: usize, column: usize| {
        (((persona * 7 + column * 3) % 41) as f64 / 10.0 - 2.0, format!("Word {persona}"))
    };
    let columns = |n: usize| {
        (0..n).fold(String::from("journey: A\n  persona a: A\n  persona b: B\n  stage: One\n"), |mut map, at| {
            let (a, b) = (at % 5, (at + 2) % 4);
            let _ = write!(map, "    touchpoint: Column {at}\n      feels a {}: Word {at}\n", a as f64 - 2.0);
            let _ = write!(map, "      feels b {}: Other {at}\n      pain: It hurts\n", b as f64 - 2.0);
            map
        })
    };
    let bridged = |n: usize| {
        let end = "    touchpoint: For both\n      feels a 1: Fine\n      feels b -1: Bad\n";
        let middle = "    touchpoint: For one\n      for: a\n      feels a 2: Better\n".repeat(n);
        format!("journey: A\n  persona a: A\n  persona b: B\n  stage: One\n{end}{middle}{end}")
    };
    let stages = |n: usize| {
        (0..n).fold(String::from("journey: A\n"), |map, at| {
            format!("{map}  stage: Stage {at}\n    touchpoint: Column {at}\n      feels {}: Word {at}\n", at % 5 / 2)
        })
    };
    // Without a stage below them.
    let phases = |n: usize| {
        let lines = (0..n).fold(String::new(), |map, at| format!("{map}  phase: Part {at}\n"));
        format!("journey: A\n{lines}  stage: Last\n    feels 1: Fine\n")
    };
    let strangers = |n: usize| {
        let personas = (0..n).fold(String::new(), |map, at| format!("{map}  persona p{at}: Person {at}\n"));
        let lines = (0..n).fold(String::new(), |map, at| format!("{map}      thinks q{at}: Why?\n"));
        format!("journey: A\n{personas}  stage: One\n    touchpoint: B\n{lines}")
    };
    // Each curve passes over a share of all columns.
    let far_ways = |n: usize| {
        let column = |at: usize| {
            let to = at * 7 % n;
            format!(
                "    touchpoint t{at}: Column {at}\n      feels {}: Word {at}\n      then t{to} 5 %: Why {at}\n",
                at % 5 / 2
            )
        };
        format!("journey: A\n  stage: One\n{}", (0..n).map(column).collect::<String>())
    };
    vec![
        Case { first: 100, ..Case::map("personas with a column each, in a page", PAGE, |n| own_columns(n, "Fine")) },
        Case::map("feelings that are equal", DETAIL, move |n| feelings(n, equal)),
        Case::map("feelings that are equal, on a slide", OVERVIEW, move |n| feelings(n, equal)),
        // With fewer, words still find room by themselves, and then no longer.
        Case { first: 80, ..Case::map("feelings that vary", DETAIL, move |n| feelings(n, varied)) },
        Case::map("feelings that vary, on a slide", OVERVIEW, move |n| feelings(n, varied)),
        Case::map("columns", DETAIL, columns),
        Case::map("columns on a slide", OVERVIEW, columns),
        Case::map("bridged columns", DETAIL, bridged),
        // With fewer, words still find room between the curves.
        Case { first: 200, ..Case::map("far ways", DETAIL, far_ways) },
        Case::map("far ways on a slide", OVERVIEW, far_ways),
        Case { first: 200, ..Case::map("far ways in a page", PAGE, far_ways) },
        Case::map("stages", DETAIL, stages),
        Case::map("stages on a slide", OVERVIEW, stages),
        Case { first: 400, ..Case::map("phases without a stage", CHECK, phases) },
        Case { first: 400, ..Case::map("arrows between columns", CHECK, arrows) },
        // With fewer, one step of a table that grows looks like more than n log n.
        Case { first: 160, ..Case::map("unknown personas", DETAIL, strangers) },
    ]
}

/// Everybody feels and expects something, in each of ten columns.
fn feelings(n: usize, of: impl Fn(usize, usize) -> (f64, String)) -> String {
    let mut map = String::from("journey: A\n");
    (0..n).for_each(|persona| writeln!(map, "  persona p{persona}: Person {persona}").expect("a line"));
    map += "  stage: One\n";
    for column in 0..10 {
        let _ = writeln!(map, "    touchpoint: Column {column}");
        for persona in 0..n {
            let (score, word) = of(persona, column);
            let _ =
                writeln!(map, "      feels p{persona} {score}: {word}\n      expects p{persona} {}: {word}", -score);
        }
    }
    map
}

/// Each column has a way as diagrams draw it.
fn arrows(n: usize) -> String {
    (0..n).fold(String::from("journey: A\n  stage: One\n"), |map, at| {
        format!("{map}    touchpoint a{at}: Column {at}\n      a{at} --> a{}: 40 %\n", (at + 1) % n)
    })
}

/// Each persona has a column, and nothing in those of others.
fn own_columns(n: usize, word: &str) -> String {
    let personas = (0..n).fold(String::new(), |map, at| format!("{map}  persona p{at}: Person {at}\n"));
    let column =
        |at: usize| format!("    touchpoint t{at}: Column {at}\n      for: p{at}\n      feels p{at} 1: {word}\n");
    format!("journey: A\n{personas}  stage: One\n{}", (0..n).map(column).collect::<String>())
}

/// Other input than one map.
fn beside() -> Vec<Case> {
    let uses = |n: usize| {
        let lines = (0..n).fold(String::new(), |map, at| format!("{map}  use: f{at}.journey\n"));
        let map = format!("journey: A\n{lines}  stage: One\n    feels 1: Fine\n");
        let file = |at: usize| (format!("f{at}.journey"), format!("team t{at}: Team {at}\n"));
        (0..n).map(file).chain([("map.journey".to_owned(), map)]).collect()
    };
    let chain = |n: usize| {
        let file = |at: usize| (format!("f{at}.journey"), format!("use: f{}.journey\nteam t{at}: Team {at}\n", at + 1));
        let last = (format!("f{n}.journey"), "team last: Last\n".to_owned());
        let map = "journey: A\n  use: f0.journey\n  stage: One\n    feels 1: Fine\n".to_owned();
        (0..n).map(file).chain([last, ("map.journey".to_owned(), map)]).collect()
    };
    let sentences = |n: usize| {
        let lines = (0..n).fold(String::new(), |map, at| format!("{map}Here comes sentence number {at} of it.\n"));
        format!("journey: A\nstage: One\n  feels 1: Fine\n{lines}")
    };
    let people = |n: usize| {
        let names = (0..n).map(|at| format!("Person{at}")).collect::<Vec<_>>().join(", ");
        format!("journey: A\npersonas: {names}\nstage: One\n  feels 1: Fine\n")
    };
    let fences = |n: usize| {
        let fence =
            |at: usize| format!("# Map {at}\n\n```journey\njourney: Map {at}\nstage: One\n  feels 1: Fine\n```\n\n");
        vec![("guide.md".to_owned(), (0..n).map(fence).collect())]
    };
    let case = |name: &str, first, call, files: Box<dyn Fn(usize) -> Vec<(String, String)> + Send>| Case {
        name: name.to_owned(),
        first,
        call,
        files,
    };
    let compared = |n: usize| {
        vec![("old.journey".to_owned(), own_columns(n, "Fine")), ("map.journey".to_owned(), own_columns(n, "Good"))]
    };
    vec![
        case("personas with a column each, compared", 100, DIFF, Box::new(compared)),
        case("used files", 40, DETAIL, Box::new(uses)),
        case("files that use files", 40, DETAIL, Box::new(chain)),
        case("fences of a Markdown file", 10, MARKDOWN, Box::new(fences)),
        Case { first: 200, ..Case::map("sentences around a map", CHECK, sentences) },
        Case { first: 200, ..Case::map("personas in one line", CHECK, people) },
    ]
}

/// A line as its example says it, with a name and words of its own.
fn line(rule: &Rule, at: usize) -> String {
    let example = if rule.keyword == Keyword::Own { "mine: It rains" } else { rule.example };
    let (head, text) = example.split_once(':').unwrap_or((example, ""));
    let named = match rule.head {
        Head::Name => format!("{} n{at}", rule.keyword.word()),
        Head::Pain => format!("{} n{at} major", rule.keyword.word()),
        Head::OptionalName => format!("{} n{at}", rule.keyword.word()),
        Head::Label => format!("{} Label {at}", rule.keyword.word()),
        Head::None | Head::OptionalPersona | Head::Score | Head::Measure => head.to_owned(),
        Head::Way | Head::Exit | Head::Days => head.to_owned(),
    };
    match rule.value {
        Value::Prose | Value::Title | Value::TeamTitle | Value::OptionalProse => format!("{named}:{text} {at}"),
        Value::Path => format!("{named}: f{at}.journey"),
        Value::OptionalDays => named,
        _ => format!("{named}:{text}"),
    }
}

/// A map in which a list has n entries.
fn with_list(rule: &Rule, block: Keyword, known: bool, n: usize) -> String {
    let list = |entry: &dyn Fn(usize) -> String| (0..n).map(entry).collect::<Vec<_>>().join(", ");
    let (names, above) = match rule.value {
        Value::Names(named) => {
            let kind = match named {
                Named::Persona => Some("persona"),
                Named::Team => Some("team"),
                Named::Channel => Some("channel"),
                Named::Source => Some("source"),
                Named::Pain | Named::EarlierColumn => None,
            };
            let above = kind
                .filter(|_| known)
                .map(|kind| (0..n).fold(String::new(), |map, at| format!("{map}  {kind} n{at}: Called {at}\n")));
            (list(&|at| format!("n{at}")), above.unwrap_or_default())
        }
        _ => (list(&|at| format!("n{at} {}", at % 99 + 1)), String::new()),
    };
    let pains = matches!(rule.value, Value::Names(Named::Pain)) && known;
    let pains =
        (0..if pains { n } else { 0 }).fold(String::new(), |map, at| format!("{map}      pain n{at}: Hurts {at}\n"));
    let map = with_lines(block, [format!("{}: {names}", rule.keyword.word())]);
    let map = map.replacen("journey: A\n", &format!("journey: A\n{above}"), 1);
    if pains.is_empty() { map } else { format!("{map}  stage: Pains\n    touchpoint: Hurts\n{pains}") }
}

/// A map with these lines in a block, and what their examples speak of.
fn with_lines(block: Keyword, lines: impl IntoIterator<Item = String>) -> String {
    let mut map = String::from(
        "journey: A\n  persona anna: Anna\n  persona ben: Ben\n  team web: Web\n  source visits: Visits\n",
    );
    let mut depth = 1;
    let declares = block.is_declaration();
    if declares || block == Keyword::Journey {
        if declares {
            let _ = writeln!(map, "  {} own: Own", block.word());
            depth = 2;
        }
    } else {
        map += "  lane mine: Mine\n  stage: One\n    feels 1: Fine\n";
        depth = 2;
        if block != Keyword::Stage {
            map.truncate(map.len() - "    feels 1: Fine\n".len());
            map += "    touchpoint: Here\n      feels 1: Fine\n";
            depth = 3;
        }
        if !matches!(block, Keyword::Stage | Keyword::Touchpoint | Keyword::Step) {
            let _ = writeln!(map, "      {}: It rains", block.word());
            depth = 4;
        }
    }
    for line in lines {
        for part in line.lines() {
            let _ = writeln!(map, "{}{part}", "  ".repeat(depth));
        }
    }
    if declares || block == Keyword::Journey {
        map += "  stage: Last\n    touchpoint: There\n      feels 1: Fine\n";
    }
    map
}
