//! One slip in a map that is right: what people do when they are in a hurry.

use wayline::{
    ast::{Content, Document, Line, Node, Statement},
    keyword::{Head, Keyword, Named, SEVERITIES, Times, Value},
};

/// A map with one slip in it.
#[derive(Debug, Clone)]
pub struct Slip {
    /// What was done.
    pub kind: &'static str,
    /// The keyword of the line that it was done to.
    pub keyword: &'static str,
    /// That line as it was.
    pub written: String,
    /// The line that is wrong now, counted from zero.
    pub line: usize,
    /// The whole map.
    pub map: String,
}

/// Every slip that can happen at one line of a map.
pub fn slips(map: &str, document: &Document, at: usize) -> Vec<Slip> {
    let line = &document.lines[at];
    let (Content::Statement(statement), Some(id)) = (&line.content, line.node) else { return Vec::new() };
    let node = &document.nodes[id.index()];
    let continued = matches!(document.lines.get(at + 1).map(|line| &line.content), Some(Content::Continuation(_)));
    let target = Target { map, line, statement: *statement, node, continued };
    let changed = CHANGES.iter().flat_map(|(kind, change)| {
        let target = &target;
        change(target).into_iter().map(move |new| target.slip(kind, at, &new))
    });
    let added = ADDITIONS.iter().filter_map(|(kind, below, add)| {
        let new = add(&target)?;
        Some(target.slip(kind, at + 1, &below_or_above(*below, target.slice(line.span), &new)))
    });
    changed.chain(added).collect()
}

fn below_or_above(below: bool, line: &str, new: &str) -> String {
    if below { format!("{line}\n{new}") } else { format!("{new}\n{line}") }
}

struct Target<'a> {
    map: &'a str,
    line: &'a Line,
    statement: Statement,
    node: &'a Node,
    continued: bool,
}

impl Target<'_> {
    fn slice(&self, span: wayline::diagnostic::Span) -> &str {
        &self.map[span.range()]
    }

    fn keyword(&self) -> &str {
        self.slice(self.statement.keyword)
    }

    fn head(&self) -> &str {
        self.slice(self.statement.head)
    }

    fn text(&self) -> &str {
        self.slice(self.statement.text)
    }

    fn margin(&self) -> &str {
        &self.map[self.line.span.start as usize..self.statement.keyword.start as usize]
    }

    /// The map with another line in this one's place.
    fn slip(&self, kind: &'static str, line: usize, new: &str) -> Slip {
        let range = self.line.span.range();
        let map = format!("{}{new}{}", &self.map[..range.start], &self.map[range.end..]);
        let written = self.map[range].to_owned();
        Slip { kind, keyword: self.node.keyword().word(), written, line, map }
    }

    fn with_keyword(&self, keyword: &str) -> String {
        let rest = &self.map[self.statement.keyword.end as usize..self.line.span.end as usize];
        format!("{}{keyword}{rest}", self.margin())
    }

    fn with_head(&self, head: &str) -> String {
        let rest = &self.map[self.statement.head.end as usize..self.line.span.end as usize];
        format!("{}{} {head}{}", self.margin(), self.keyword(), rest.trim_start())
    }

    fn with_text(&self, text: &str) -> String {
        let head = &self.map[self.line.span.start as usize..self.statement.head.end as usize];
        format!("{}: {text}", head.trim_end())
    }

    /// Whether the head is a single name or empty, so that another word is too many.
    fn is_prose(&self) -> bool {
        self.node.rule.is_prose()
    }
}

type Change = fn(&Target<'_>) -> Vec<String>;

/// What can be done to a line.
const CHANGES: &[(&str, Change)] = &[
    ("two letters of the keyword are swapped", |target| {
        swapped(target.keyword()).map(|word| target.with_keyword(&word)).collect()
    }),
    ("a letter of the keyword is doubled", |target| {
        let word = target.keyword();
        let last = word.chars().last().unwrap_or_default();
        vec![target.with_keyword(&format!("{word}{last}"))]
    }),
    ("the keyword is another word", |target| vec![target.with_keyword("xyzzy")]),
    ("the colon is doubled", |target| match target.text().is_empty() {
        true => Vec::new(),
        false => vec![target.with_text(&format!(": {}", target.text()))],
    }),
    ("the line is an item of a list", |target| {
        let line = &target.map[target.statement.keyword.start as usize..target.line.span.end as usize];
        if target.continued { Vec::new() } else { vec![format!("{}- {line}", target.margin())] }
    }),
    ("the line is in quotation marks", |target| {
        let line = &target.map[target.statement.keyword.start as usize..target.line.span.end as usize];
        let has_mark = target.continued || line.contains(['"', '“', '”']) || !line.contains(": ");
        if has_mark { Vec::new() } else { vec![format!("{}\"{line}\"", target.margin())] }
    }),
    ("a comment is behind the value", |target| {
        let is_text = target.is_prose() || target.node.rule.value == Value::Plain || target.text().is_empty();
        let raw = matches!(
            target.node.rule.value,
            Value::Texts | Value::Patterns | Value::Columns | Value::Data | Value::Link
        );
        if is_text || raw { Vec::new() } else { vec![target.with_text(&format!("{}  # ask again", target.text()))] }
    }),
    ("the colon is missing", missing_colon),
    ("the text is missing", missing_text),
    ("the head is unwanted", |target| match target.node.rule.head {
        Head::None => vec![target.with_head("a-word")],
        _ => Vec::new(),
    }),
    ("the name can't be one", bad_name),
    ("the persona isn't known", |target| match (target.node.rule.head, target.head().split_once(' ')) {
        (Head::OptionalPersona, _) => vec![target.with_head("zoltan")],
        (Head::Score, Some((_, score))) => vec![target.with_head(&format!("zoltan {score}"))],
        _ => Vec::new(),
    }),
    ("the score isn't one", |target| match (target.node.rule.head, target.head().split_once(' ')) {
        (Head::Score, Some((name, _))) => {
            BAD_SCORES.iter().map(|bad| target.with_head(&format!("{name} {bad}"))).collect()
        }
        (Head::Score, None) => BAD_SCORES.iter().map(|bad| target.with_head(bad)).collect(),
        _ => Vec::new(),
    }),
    ("the value is wrong", |target| {
        bad_values(target.node.rule.value).iter().map(|bad| target.with_text(bad)).collect()
    }),
    ("a name is listed twice", |target| match target.node.rule.value {
        Value::Names(_) => {
            vec![target.with_text(&format!("{0}, {0}", target.text().split(',').next().unwrap_or_default()))]
        }
        _ => Vec::new(),
    }),
    ("a control character slipped in", |target| match target.is_prose() && !target.text().is_empty() {
        true => vec![target.with_text(&format!("\u{1b}[31m{}", target.text()))],
        false => Vec::new(),
    }),
    ("a link goes nowhere safe", |target| match target.is_prose() && !target.text().is_empty() {
        true => vec![target.with_text(&format!("[here](javascript:alert) {}", target.text()))],
        false => Vec::new(),
    }),
];

type Addition = fn(&Target<'_>) -> Option<String>;

/// Lines that can be added, below (`true`) or above the line itself, such that the lower one of the two is wrong.
const ADDITIONS: &[(&str, bool, Addition)] = &[
    ("the line stands twice", false, |target| {
        let keyword = target.node.keyword();
        let once = target.node.rule.times == Times::Once && keyword != Keyword::Journey;
        once.then(|| target.slice(target.line.span).to_owned())
    }),
    ("a continuation below a value", true, |target| {
        let value = !target.is_prose() && !target.continued;
        value.then(|| format!("{}  | and more", target.margin()))
    }),
    ("a line that belongs elsewhere", true, |target| {
        (target.node.keyword() == Keyword::Journey).then(|| "  impact: 3".to_owned())
    }),
    ("a line that starts with no word", true, |target| {
        (!target.continued).then(|| format!("{}- and a list", target.margin()))
    }),
];

const BAD_SCORES: &[&str] = &["1,5", "happy", ".5", "99999", "-99999", "1.2.3"];

fn bad_values(value: Value) -> &'static [&'static str] {
    match value {
        Value::Prose | Value::OptionalProse | Value::Title | Value::TeamTitle | Value::Plain => &[],
        Value::Choice(_) => &["perhaps"],
        Value::Names(Named::Persona | Named::Pain | Named::EarlierColumn) => {
            &["nobody-is-called-this", "1st", "a b", ","]
        }
        // Anything else is taken as it stands.
        Value::Names(Named::Team | Named::Channel | Named::Source) | Value::OneName(_) => &[",", "[]"],
        Value::Path => &["/etc/passwd", "https://example.org/a", "a\\b", "../../../elsewhere"],
        Value::Link => &["javascript:alert(1)", "/etc/passwd", "https://example.org/a b"],
        Value::Review => &["2026-02-30", "yesterday", "2026-09-01, every 6 moons", "2026-09-01, every 0 days"],
        Value::Scale => &["2..-2", "low..high", "1..10, baseline 11", "1-10"],
        Value::Language => &["English please", "e"],
        Value::Weights => &["cost one", "cost 1, cost 1", "cost"],
        Value::Scores => &["cost 0", "cost 101", "cost", "nothing-like-this 50", "cost 1,5"],
        Value::Date => &["2026-02-30", "tomorrow", "2026-09"],
        Value::PartialDate => &["2026-13", "last year", "2026-02-30"],
        Value::Sample => &["twelve", "1.5", "1,200", "-3"],
        Value::Percent => &["101 %", "-1", "half", "12,5 %"],
        Value::Takes => &["2 months", "5m..4m", "soon", "5m..40m, average 3h", "1,5h", "15"],
        Value::Metric => &["good", "3,1 of 5", "6 of 5", "3 of", "1, was"],
        Value::Rating => &["0", "6", "2.5", "high"],
        Value::Range => &["100..0", "0-100"],
        Value::Data => &["/etc/passwd", "https://example.org/a.csv", "a\\b.csv"],
        Value::Columns => &["case", "visit_id", "cas visit_id", "case a, case b"],
        Value::Window => {
            &["last week", "2026-02-30..2026-03-01", "2026-09-30..2026-07-01", "last 0 days", "2026-07-01"]
        }
        Value::Texts | Value::Patterns => &[",", "a,,b"],
        Value::OptionalDays => &["a month", "0 days"],
        Value::Summary => &["best", "top", "top 0"],
    }
}

/// The word with two neighbouring letters swapped, where that makes it another word.
fn swapped(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    (1..letters.len()).filter_map(move |at| {
        let mut other = letters.clone();
        other.swap(at - 1, at);
        (other != letters).then(|| other.into_iter().collect())
    })
}

fn missing_colon(target: &Target<'_>) -> Vec<String> {
    // A name alone is a block's whole line, and so is a score alone: without its colon the line would be another right one.
    let one_word = !target.text().contains(' ') && !target.text().contains('\u{3000}');
    let name_alone = matches!(target.node.rule.value, Value::Title | Value::TeamTitle) && one_word;
    let score_alone = target.node.rule.value == Value::OptionalProse;
    if target.text().is_empty() || name_alone || score_alone && target.node.rule.head == Head::Score && one_word {
        return Vec::new();
    }
    let head = &target.map[target.line.span.start as usize..target.statement.head.end as usize];
    // A colon in the text would take the missing one's place.
    let text = target.text().replace([':', '：'], "");
    vec![format!("{} {text}", head.trim_end())]
}

fn missing_text(target: &Target<'_>) -> Vec<String> {
    let rule = target.node.rule;
    let named = matches!(rule.value, Value::Title | Value::TeamTitle)
        && !target.head().is_empty()
        && !matches!(target.head(), "minor" | "major" | "critical");
    if rule.value == Value::OptionalProse || named || target.continued || target.text().is_empty() {
        return Vec::new();
    }
    vec![target.with_text("")]
}

fn bad_name(target: &Target<'_>) -> Vec<String> {
    match target.node.rule.head {
        Head::Name | Head::OptionalName => vec![target.with_head("2nd"), target.with_head("two words")],
        // A name stays: without it, whoever names the pain would be wrong as well.
        Head::Pain => {
            match target.head().split(' ').next().filter(|name| !SEVERITIES.contains(name) && !name.is_empty()) {
                Some(name) => vec![target.with_head(&format!("{name} majr"))],
                None => vec![target.with_head("majr"), target.with_head("2nd major"), target.with_head("a b c")],
            }
        }
        Head::Way => vec![target.with_head("nowhere-at-all"), target.with_head("1,5 %")],
        Head::Exit => vec![target.with_head("nobody-at-all"), target.with_head("1,5 %")],
        Head::Days => vec![target.with_head("a month")],
        Head::None | Head::OptionalPersona | Head::Score | Head::Measure | Head::Label => Vec::new(),
    }
}
