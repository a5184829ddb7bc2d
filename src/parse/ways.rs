//! `goto`, `repeat`, `if` and other words that people write instead of `then` or `leaves`, with the corrected line.

use super::{grammar::is_blank, synonyms::synonym};
use crate::{
    ast::Statement,
    diagnostic::{Diagnostic, Fix},
    keyword::Keyword,
    source::Source,
    span::Span,
};

/// More words than this aren't the name of a column.
const MOST_WORDS: usize = 6;

/// Words for some of those who come here.
pub const VAGUE: [&str; 9] = ["nobody", "none", "no one", "some", "many", "most", "few", "a few", "others"];

/// Words before a reason.
const CONDITIONS: [&str; 5] = ["if", "when", "unless", "while", "until"];

/// Whether a text names a column that people go to.
fn leads_somewhere(text: &str) -> bool {
    ["to ", " to ", "->", "→", "then "].iter().any(|sign| text.contains(sign)) || text.split(is_blank).count() < 2
}

/// Adds the line rewritten as `then` or `leaves`, from its own words.
pub fn as_way(diagnostic: Diagnostic, source: &Source, keyword: Keyword, line: Statement) -> Diagnostic {
    let slice = |span: Span| &source.text[span.range()];
    let (word, head, text) = (slice(line.keyword).to_lowercase(), slice(line.head), slice(line.text));
    // `if: Too dear` says why, and not where.
    if CONDITIONS.contains(&word.as_str()) && head.is_empty() && !leads_somewhere(text) {
        let reason = super::capitalised(text);
        let help = format!("say where people go then, and why: `then COLUMN: {reason}`, or `leaves: {reason}`");
        return Diagnostic { fix: None, ..diagnostic.help(help) };
    }
    if word.starts_with("skip") && !head.starts_with("to ") {
        let help = "name the column where people go on, not the one that they pass over: `then COLUMN`";
        return Diagnostic { fix: None, ..diagnostic.help(help) };
    }
    let meant = match keyword {
        Keyword::Leaves => vec![leaves_line(head, text)],
        _ => then_lines(&word, head, text),
    };
    let Some(first) = meant.first().filter(|line| line.split(is_blank).count() > 1) else { return diagnostic };
    let help = match meant.len() {
        1 => format!("write `{first}`"),
        _ => format!("write a line for each way, the first of them `{first}`"),
    };
    let end = if text.is_empty() { line.colon.unwrap_or(line.head) } else { line.text };
    let gap = format!("\n{}", source.before(line.keyword.start));
    diagnostic.help(help).fix(Fix::needs_a_look(line.keyword.to(end), meant.join(&gap)))
}

/// Words that say with a share how many leave, and without one anything else.
const LEFT: [&str; 11] =
    ["left", "lost", "drop", "dropped", "bounce", "bounces", "bounced", "end", "ends", "ended", "out"];

/// Whether a line with this first word says how many leave: `lost 10 %`, `drop off 12 %: Tired`, `end: 10 %`.
pub fn leaves_by_share(word: &str, head: &str, text: &str) -> bool {
    let rest = ["off", "out", "away", "here"].iter().find_map(|filler| head.strip_prefix(filler)).unwrap_or(head);
    let rest = rest.trim_matches(is_blank);
    LEFT.contains(&word)
        && share_and_rest(if rest.is_empty() { text } else { rest }).is_some_and(|(_, rest)| rest.is_empty())
}

/// The share that a text begins with, as it is written, and the rest.
fn share_and_rest(text: &str) -> Option<(String, &str)> {
    let (share, rest) = text.split_once(['%', '％'])?;
    let share = share.trim_matches(is_blank);
    let rest = rest.trim_matches(|c| is_blank(c) || matches!(c, ',' | ':' | '：' | '-' | '–'));
    share.parse::<f64>().is_ok().then(|| (format!("{share} %"), rest))
}

/// Words for going to the same column once more.
const AGAIN: [&str; 7] = ["repeat", "repeats", "loop", "loops", "again", "retry", "retries"];

/// `repeat 10 %: typo`, `back 10 %`: how many, and why, but not where to; `here` is the name of the line's column.
pub fn only_how_many(
    diagnostic: &Diagnostic,
    source: &Source,
    line: Statement,
    here: Option<&str>,
) -> Option<Diagnostic> {
    let slice = |span: Span| &source.text[span.range()];
    let (word, head, text) = (slice(line.keyword).to_lowercase(), slice(line.head), slice(line.text));
    let (share, reason) = match share_and_rest(if head.is_empty() { text } else { head })? {
        (share, rest) if head.is_empty() => (share, rest),
        (share, "") => (share, text),
        _ => return None,
    };
    let way = |column: &str| joined("then", &format!("{column} {share}"), &super::capitalised(reason));
    let diagnostic = Diagnostic { fix: None, ..diagnostic.clone() };
    // `if 40 %: goto list`
    if let Some(target) = destination(reason) {
        let new = format!("then {target} {share}");
        let place = line.keyword.to(line.text);
        return Some(diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(place, new)));
    }
    Some(match here.filter(|_| AGAIN.contains(&&*word)) {
        Some(here) => {
            let end = if text.is_empty() { line.colon.unwrap_or(line.head) } else { line.text };
            let new = way(here);
            diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(line.keyword.to(end), new))
        }
        None if AGAIN.contains(&&*word) => {
            diagnostic.help(format!("give this column a name, and lead back to it: `{}`", way("NAME")))
        }
        None => diagnostic.help(format!("name the column that they go to: `{}`", way("COLUMN"))),
    })
}

/// The column that a text names as the place where people go: `goto list`, `back to list`.
fn destination(text: &str) -> Option<&str> {
    let moves =
        ["goto ", "go to ", "goes to ", "go back to ", "back to ", "return to ", "returns to ", "then ", "-> ", "→ "];
    let target = moves.iter().find_map(|to| text.strip_prefix(to))?.trim_matches(is_blank);
    let fits =
        !target.is_empty() && !target.contains([':', '%', ',', ';']) && target.split(is_blank).count() <= MOST_WORDS;
    fits.then_some(target)
}

/// `if not interested: leaves 10 %`: a condition above a whole line.
pub fn with_condition(diagnostic: &Diagnostic, source: &Source, line: Statement) -> Option<Diagnostic> {
    let slice = |span: Span| &source.text[span.range()];
    let (word, head, text) = (slice(line.keyword).to_lowercase(), slice(line.head), slice(line.text));
    let (first, rest) = text.split_once(is_blank).unwrap_or((text, ""));
    let keyword = Keyword::in_any_case(first).or_else(|| synonym(&first.to_lowercase()));
    let otherwise = ["else", "otherwise", "sonst"].contains(&&*word) && head.is_empty();
    let reason = because(&word, head);
    let new = match keyword {
        _ if rest.contains([':', '：']) => return None,
        _ if !otherwise && (!CONDITIONS.contains(&&*word) || head.is_empty()) => return None,
        // `if 40 %: leave`, `if 40 %: then they leave`
        _ if means_leaving(without_who(text)) => match share_and_rest(head) {
            Some((share, "")) => joined("leaves", &share, ""),
            _ => joined("leaves", "", &reason),
        },
        Some(Keyword::Leaves) if rest.is_empty() || share_and_rest(rest).is_some_and(|(_, more)| more.is_empty()) => {
            joined("leaves", rest, &reason)
        }
        Some(Keyword::Then) if first == Keyword::Then.word() => joined("then", rest, &reason),
        _ => return None,
    };
    let help = format!("write `{new}`");
    let fix = Fix::needs_a_look(line.keyword.to(line.text), new);
    Some(Diagnostic { fix: None, ..diagnostic.clone() }.help(help).fix(fix))
}

/// `then they leave` without the words before what they do.
fn without_who(text: &str) -> &str {
    ["then ", "they "].iter().fold(text, |text, word| text.strip_prefix(word).unwrap_or(text))
}

/// The words before a share at the end of a text, and the share with a blank before it; empty if there is none.
fn with_share_behind(text: &str) -> (&str, String) {
    let number = text.trim_end_matches(is_blank).strip_suffix(['%', '％']).map(|text| text.trim_end_matches(is_blank));
    let Some((words, number)) = number.and_then(|text| text.rsplit_once(is_blank)) else {
        return (text, String::new());
    };
    match number.parse::<f64>() {
        Ok(_) => (words.trim_end_matches(is_blank), format!(" {number} %")),
        Err(_) => (text, String::new()),
    }
}

/// A condition as a reason: `unless` turns around what `if` says.
fn because(word: &str, condition: &str) -> String {
    let says_if = ["if", "when", "else", "otherwise", "sonst"].contains(&word);
    super::capitalised(&if says_if { condition.to_owned() } else { format!("{word} {condition}") })
}

/// Whether a text says that touchpoints come in any order.
pub fn means_any_order(text: &str) -> bool {
    let words = [
        "any order",
        "in any order",
        "no order",
        "no fixed order",
        "in no order",
        "in no fixed order",
        "unordered",
        "parallel",
        "in parallel",
        "beliebige reihenfolge",
        "in beliebiger reihenfolge",
    ];
    words.contains(&text.trim_matches(|c: char| is_blank(c) || c == ':').to_lowercase().as_str())
}

/// What people do who leave, in the words of several languages.
const LEAVING: [&str; 22] = [
    "leave",
    "leaves",
    "give up",
    "gives up",
    "drop off",
    "drop out",
    "drops off",
    "drops out",
    "quit",
    "abandon",
    "bounce",
    "cancel",
    "geben auf",
    "gibt auf",
    "springen ab",
    "springt ab",
    "brechen ab",
    "bricht ab",
    "steigen aus",
    "abandonnent",
    "abandonan",
    "abbandonano",
];

/// Whether a text only says that people leave.
pub fn means_leaving(text: &str) -> bool {
    let text = text.trim_matches(|c: char| is_blank(c) || c == '.').to_lowercase();
    LEAVING.contains(&&*text) || synonym(&text) == Some(Keyword::Leaves)
}

/// `10 % go to pay`, `10 % -> pay`: how many go where, as the line that says it.
pub fn goers(text: &str) -> Option<String> {
    with_reason(text, going)
}

/// `30 % leave: Too dear`: the line for the words before the colon, with the reason after it.
fn with_reason(text: &str, line: impl Fn(&str) -> Option<String>) -> Option<String> {
    let Some((clause, reason)) = text.split_once([':', '：']) else { return line(text) };
    let reason = reason.trim_matches(is_blank);
    let alone = !reason.is_empty() && !clause.contains([',', ';']);
    line(clause).filter(|_| alone).map(|line| format!("{line}: {reason}"))
}

fn going(text: &str) -> Option<String> {
    let (share, rest) = text.split_once(['%', '％'])?;
    let (share, rest) = (share.trim_matches(is_blank), rest.trim_matches(is_blank));
    let to = ["go to ", "goes to ", "go back to ", "go on to ", "continue to ", "-> ", "→ "];
    let target = to.iter().find_map(|to| rest.strip_prefix(to))?.trim_matches(is_blank);
    let fits = share.parse::<f64>().is_ok()
        && !target.contains(['%', ',', ';'])
        && target.split(is_blank).count() <= MOST_WORDS;
    fits.then(|| format!("{} {target} {share} %", Keyword::Then.word()))
}

/// `60% convert, 40% leave`, `10 % of customers leave`: how many leave, as the line that says it.
pub fn leavers(text: &str) -> Option<String> {
    with_reason(text, leaving)
}

fn leaving(text: &str) -> Option<String> {
    let share = |clause: &str| {
        let (share, rest) = clause.split_once(['%', '％'])?;
        Some((share.trim_matches(is_blank).parse::<f64>().ok()?, rest.trim_matches(is_blank).to_owned()))
    };
    let clauses: Option<Vec<(f64, String)>> = text.split([',', ';']).map(share).collect();
    let clauses = clauses?;
    let goes = |rest: &str| {
        let words: Vec<&str> = rest.split(is_blank).collect();
        // `of customers`, `of the visitors`
        let start = if words.first() == Some(&"of") {
            words.len().min(if words.get(1) == Some(&"the") { 3 } else { 2 })
        } else {
            0
        };
        means_leaving(&words[start..].join(" "))
    };
    let mut left = clauses.iter().filter(|(_, rest)| goes(rest));
    let (Some((share, _)), None) = (left.next(), left.next()) else { return None };
    let all: f64 = clauses.iter().map(|(share, _)| share).sum();
    (clauses.len() == 1 || all == 100.0).then(|| format!("{} {} %", Keyword::Leaves.word(), super::show(*share)))
}

/// `repeat: until done`, `decision: Paid?`: nothing in the line is a column of the map.
pub fn to_no_column(diagnostic: Diagnostic, source: &Source, line: Statement) -> Diagnostic {
    let said = &source.text[if line.text.is_empty() { line.head } else { line.text }.range()];
    // Those that only say why have been told so.
    if diagnostic.fix.is_none() || said.is_empty() || leads_somewhere(said) && said.contains(' ') {
        return Diagnostic { fix: None, ..diagnostic };
    }
    let condition = CONDITIONS.iter().find_map(|word| said.strip_prefix(word)?.strip_prefix(' '));
    let reason = super::capitalised(condition.unwrap_or(said));
    let help = format!("say where people go then, and why: `then COLUMN: {reason}`, or `leaves: {reason}`");
    Diagnostic { fix: None, ..diagnostic.help(help) }
}

/// The line as `leaves`: a share goes before the colon, and `out` in `drops out` is part of the word.
fn leaves_line(head: &str, text: &str) -> String {
    let (first, rest) = head.split_once(is_blank).unwrap_or((head, ""));
    let filler = ["out", "off", "away", "here", "rate"].contains(&first.to_lowercase().as_str());
    let head = if filler { rest.trim_matches(is_blank) } else { head };
    let (share, reason) = text.split_once(['%', '％']).unwrap_or(("", text));
    let share = share.trim_matches(is_blank);
    if head.is_empty() && share.parse::<f64>().is_ok() {
        let reason = reason.trim_matches(|c| is_blank(c) || matches!(c, ',' | ':' | '-' | '–'));
        let reason = if means_leaving(reason) { "" } else { reason };
        return joined("leaves", &format!("{share} %"), reason);
    }
    joined("leaves", head, text)
}

/// The line as `then`; several if it lists several columns; empty if nothing in it can be a column.
fn then_lines(word: &str, head: &str, text: &str) -> Vec<String> {
    let head = without_filler(head);
    // `if ill then rest: Fever`
    if let Some((reason, target)) = head.split_once(" then ").filter(|_| CONDITIONS.contains(&word)) {
        let gap = if text.is_empty() { "" } else { ", " };
        return lines(without_filler(target), &format!("{}{gap}{text}", super::capitalised(reason.trim())));
    }
    if CONDITIONS.contains(&word) && !head.is_empty() {
        // The reason is before the colon or the comma, the target after it.
        let parts = if text.is_empty() { head.split_once(", ") } else { Some((head, text)) };
        let (condition, target) = parts.unwrap_or((head, text));
        let (condition, share) = with_share_behind(condition);
        let target = ["then ", "dann "].iter().find_map(|then| target.strip_prefix(then)).unwrap_or(target);
        let target = without_filler(target);
        let target = if target.contains('%') { target.to_owned() } else { format!("{target}{share}") };
        return lines(&target, &because(word, condition));
    }
    if !head.is_empty() {
        return lines(head, text);
    }
    // `if the part is wrong, back to waiting`
    let to = ["back to ", "go to ", "goes to ", "return to ", "returns to "];
    let told = to.iter().find_map(|to| text.split_once(to)).filter(|(reason, _)| !reason.trim().is_empty());
    let Some((reason, target)) = told else { return lines(without_filler(text), "") };
    let reason = reason.trim_matches(|c| is_blank(c) || matches!(c, ',' | ';' | ':' | '-' | '–'));
    let reason = ["if ", "when "].iter().find_map(|word| reason.strip_prefix(word)).unwrap_or(reason);
    lines(without_filler(target), &super::capitalised(reason))
}

fn lines(targets: &str, reason: &str) -> Vec<String> {
    let targets: Vec<&str> =
        targets.split([',', '，', '、', '،', '/', '|']).map(|it| it.trim_matches(is_blank)).collect();
    let can_be = |target: &str| !target.is_empty() && target.split(is_blank).count() <= MOST_WORDS;
    if !targets.iter().all(|target| can_be(target)) {
        return Vec::new();
    }
    targets.iter().map(|target| joined("then", &with_share(target), reason)).collect()
}

/// `"Waits" (40%)` as `Waits 40 %`.
fn with_share(target: &str) -> String {
    let bare = |text: &str| text.trim_matches(|c| is_blank(c) || "\"“”„'".contains(c)).to_owned();
    let share = target.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let number = share.and_then(|(_, share)| share.trim().strip_suffix(['%', '％'])).map(str::trim_end);
    match (share, number.filter(|number| number.parse::<f64>().is_ok())) {
        (Some((column, _)), Some(number)) => format!("{} {number} %", bare(column)),
        _ => bare(target),
    }
}

fn joined(keyword: &str, head: &str, text: &str) -> String {
    let head = if head.is_empty() { String::new() } else { format!(" {head}") };
    let text = if text.is_empty() { String::new() } else { format!(": {text}") };
    format!("{keyword}{head}{text}")
}

/// `to search` and `back to search` mean `search`.
fn without_filler(words: &str) -> &str {
    let mut rest = words.trim_matches(is_blank);
    // `go back to search`
    let (first, behind) = rest.split_once(is_blank).unwrap_or((rest, ""));
    let moves = ["go", "goes", "return", "returns", "jump", "jumps", "skip", "skips", "continue", "then"];
    let leads =
        ["to ", "back ", "with ", "at "].iter().any(|word| behind.trim_start_matches(is_blank).starts_with(word));
    if leads && moves.contains(&first.to_lowercase().as_str()) {
        rest = behind.trim_start_matches(is_blank);
    }
    loop {
        let (first, behind) = rest.split_once(is_blank).unwrap_or((rest, ""));
        // A capital letter begins the title of a column, as in `At the counter`.
        if !["to", "back", "with", "at", "the", "->", "→", "To", "Back", "zu", "zum", "zur", "zurück"].contains(&first)
        {
            return rest;
        }
        rest = behind.trim_start_matches(is_blank);
    }
}
