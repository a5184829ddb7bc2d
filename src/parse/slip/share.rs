//! Shares of those who go a way, in another place or notation, or of several people.

use super::line::{Slip, shortened};
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    keyword::{Head, Keyword},
    parse::{
        fold::fold,
        head::capitalised,
        is_blank,
        listed::{AND, listed},
        number::part_of_hundred,
        people::bare,
    },
};

/// Shares of those who go a way.
impl Slip<'_> {
    pub(super) fn share(&self) -> Option<Diagnostic> {
        let head = self.slice(self.line.head);
        if head.is_empty() {
            return None;
        }
        self.source_behind(head)
            .or_else(|| self.several_ways(head))
            .or_else(|| self.share_of_each(head))
            .or_else(|| self.shares_of_several(head))
            .or_else(|| self.share_elsewhere(head))
            .or_else(|| self.fraction(head))
            .or_else(|| self.several_shares(head))
    }

    /// `then compare 30 % from: log`: the source is below.
    fn source_behind(&self, head: &str) -> Option<Diagnostic> {
        let from = Keyword::From.word();
        let way = head.strip_suffix(from)?.strip_suffix(is_blank)?.trim_end_matches(is_blank);
        let source = self.slice(self.line.text);
        (self.line.colon.is_some() && way.ends_with(['%', '％']) && !source.is_empty()).then(|| {
            let new = format!(" {way}\n{}  {from}: {source}", self.source.before(self.line.keyword.start));
            let title = format!("`{from}` has a line of its own");
            Diagnostic::new(Code::BadHead, title, self.rest(), "a way, and where it is known from")
                .help(format!("write `{} {way}`, and below it `{from}: {source}`", self.word()))
                .fix(Fix::needs_a_look(self.behind_keyword(), new))
        })
    }

    /// `then compare (30%): …`, `then 30 % compare`, `leaves 15 percent`, `leaves ~30 %`.
    fn share_elsewhere(&self, head: &str) -> Option<Diagnostic> {
        let Share { before, number, behind, plain, exact } = share_in(head)?;
        let behind = if self.rule.head == Head::Way { without_whole(behind) } else { behind };
        let colon = self.line.colon.is_some();
        let person = self.words.people().find(bare(behind));
        let moves = match self.rule.head {
            Head::Exit => person.is_some(),
            _ => behind.split(is_blank).count() <= 6 && (colon || before.is_empty() || person.is_some()),
        };
        // `leaves 35 % to a competitor: Too dear`: where they go is a part of the reason.
        if self.rule.head == Head::Exit
            && person.is_none()
            && colon
            && behind.starts_with(|c: char| c.is_lowercase())
            && !behind.starts_with("of ")
        {
            let text = self.slice(self.line.text);
            let gap = if text.is_empty() { "" } else { ": " };
            let rest = format!("{} {number} %: {}{gap}{text}", spaced(before), capitalised(behind));
            return Some(self.share_rewritten(&rest).fix(Fix::needs_a_look(self.behind_keyword(), rest)));
        }
        // `30 % of the visitors`: of those who come here.
        let everybody = person.is_none() && self.rule.head == Head::Exit && behind.starts_with("of ");
        let (behind, exact) = if everybody { ("", false) } else { (person.unwrap_or(behind), exact) };
        let reason = self.reason();
        // A persona goes before the column.
        let whose = self.words.people().find(before).is_some();
        if whose && self.rule.head == Head::Way && !colon && !behind.is_empty() && person.is_none() {
            let rest = format!("{}{} {number} %", spaced(before), spaced(behind));
            return Some(self.share_rewritten(&rest).fix(Fix::needs_a_look(self.behind_keyword(), rest)));
        }
        let turned = person.is_some() && self.rule.head == Head::Way;
        let (first, second) = if turned { (behind, before) } else { (before, behind) };
        let rest = match (behind.is_empty(), moves) {
            // Only the figure may be wrong then.
            (true, _) if exact && (plain || before.is_empty() && head.trim_end().ends_with('%')) => return None,
            (false, false) if colon || before.is_empty() && self.rule.head == Head::Way => return None,
            (false, false) => format!("{} {number} %: {behind}", spaced(before)),
            (..) => format!("{}{} {number} %{reason}", spaced(first), spaced(second)),
        };
        let diagnostic = self.share_rewritten(&rest);
        Some(if exact { diagnostic } else { diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)) })
    }

    /// `then compare 20 %, order 10 %`: each way has a line of its own.
    fn several_ways(&self, head: &str) -> Option<Diagnostic> {
        let parts = head.split([',', ';', '，']).map(|part| part.trim_matches(is_blank));
        // `then compare 20 %, then order 10 %`
        let parts: Vec<&str> = parts.map(|part| part.strip_prefix("then ").unwrap_or(part)).collect();
        if self.rule.head != Head::Way || parts.len() < 2 || !head.contains(['%', '％']) {
            return None;
        }
        if let Some(told) = self.reason_behind_comma(head) {
            return Some(told);
        }
        // `then Looks, then waits 5 %`: the title of a column.
        if share_in(head).is_some_and(|share| self.is_title(share.before)) {
            return None;
        }
        let reason = self.reason();
        let way = |part: &&str| match share_in(part) {
            Some(share) if share.behind.is_empty() && !share.before.is_empty() => {
                Some(format!("{} {} %{reason}", spaced(share.before), share.number))
            }
            None if !part.is_empty() && !part.contains(['%', '％']) && self.words.people().find(part).is_none() => {
                Some(format!(" {part}{reason}"))
            }
            _ => None,
        };
        let ways: Vec<String> = parts.iter().map(way).collect::<Option<_>>()?;
        let mut diagnostic = self.split(ways.into_iter());
        diagnostic.title = format!("One `{}` line is about one way", self.word());
        Some(diagnostic)
    }

    /// `then search 30 %; Tries again`: a semicolon or a comma instead of the colon.
    fn reason_behind_comma(&self, head: &str) -> Option<Diagnostic> {
        let (way, reason) = head.split_once([';', ',', '，'])?;
        let way = share_in(way.trim_matches(is_blank)).filter(|way| way.behind.is_empty() && !way.before.is_empty())?;
        let reason = reason.trim_matches(is_blank);
        let says = reason.starts_with(char::is_uppercase) && !reason.contains(['%', '％', ';', ',', '，']);
        if self.line.colon.is_some() || !says || self.is_title(reason) {
            return None;
        }
        let rest = format!("{} {} %: {reason}", spaced(way.before), way.number);
        let title = format!("The colon after `{}` is missing", self.word());
        let diagnostic = self.rewritten(title, Code::BadHead, "the text starts after a colon", &rest);
        Some(diagnostic.fix(Fix::needs_a_look(self.behind_keyword(), rest)))
    }

    /// Whether a line of the map has this title.
    fn is_title(&self, words: &str) -> bool {
        let called = fold(words);
        let title =
            |line: &str| line.split_once(':').is_some_and(|(_, title)| fold(title.trim_matches(is_blank)) == called);
        self.source.text.lines().filter(|line| line.len() >= words.len()).any(title)
    }

    /// `leaves half: …`, `leaves anna 1/3`, `then compare 1 in 4`.
    fn fraction(&self, head: &str) -> Option<Diagnostic> {
        let mut starts: Vec<usize> = head.char_indices().filter(|&(_, c)| is_blank(c)).map(|(at, _)| at).collect();
        starts.insert(0, 0);
        let found = starts.into_iter().find_map(|at| {
            let (before, fraction) = head.split_at(at);
            Some((before.trim_end_matches(is_blank), part_of_hundred(bare(fraction))?))
        });
        let (before, share) = found?;
        let fits = match self.rule.head {
            Head::Exit => before.is_empty() || self.words.people().find(before).is_some(),
            // A column may well be called `First half`.
            _ => !before.is_empty() && head.contains(|c: char| c.is_ascii_digit()),
        };
        let rest = format!("{} {share} %{}", spaced(before), self.reason());
        fits.then(|| self.share_rewritten(&rest).fix(Fix::needs_a_look(self.behind_keyword(), rest)))
    }

    /// `leaves anna 10 %, ben 30 %: …`: each has their own.
    fn share_of_each(&self, head: &str) -> Option<Diagnostic> {
        let parts = Some(head).filter(|head| self.rule.head == Head::Exit && head.matches(['%', '％']).count() > 1)?;
        let reason = self.reason();
        let line = |part: &str| {
            let share = share_in(part).filter(|share| share.behind.is_empty() && share.exact)?;
            let persona = self.words.people().find(bare(share.before))?;
            Some(format!(" {persona} {} %{reason}", share.number))
        };
        let lines: Vec<String> = listed(parts, AND).into_iter().map(line).collect::<Option<_>>()?;
        Some(self.split(lines.into_iter()))
    }

    /// `leaves anna, ben 30 %: …`.
    fn shares_of_several(&self, head: &str) -> Option<Diagnostic> {
        if self.rule.head != Head::Exit {
            return None;
        }
        let whole = share_in(head).filter(|share| share.behind.is_empty());
        let (whom, share) = match &whole {
            Some(share) => (share.before, format!(" {} %", share.number)),
            None => (head, String::new()),
        };
        let people = self.words.people();
        let listed = people.listed(whom).filter(|listed| listed.len() > 1 && people.find(whom).is_none())?;
        let reason = self.reason();
        Some(self.several(&listed, |persona| format!(" {persona}{share}{reason}")))
    }

    /// `leaves 20-30 %`: nobody knows which of them is right.
    fn several_shares(&self, head: &str) -> Option<Diagnostic> {
        let (range, rest) = head.split_once(['%', '％'])?;
        let (first, last) = range.trim_matches(is_blank).rsplit_once(['-', '–', '—'])?;
        let first = first.trim_end_matches(is_blank);
        let before = first.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let number = |text: &str| text.trim_matches(is_blank).parse::<f64>().ok();
        let middle = (number(&first[before.len()..])? + number(last)?) / 2.0;
        let title = format!("`{}` is not a share", head[before.len()..].trim_matches(is_blank));
        let example =
            format!("{}{} {} %{}", self.keyword(), spaced(before.trim_end_matches(is_blank)), middle, self.reason());
        rest.is_empty().then(|| {
            Diagnostic::new(Code::BadNumber, title, self.line.head, "a share is one number")
                .help(format!("write one number, for example `{}`", shortened(&example)))
        })
    }

    /// The text after the colon, with the colon.
    fn reason(&self) -> String {
        let text = self.slice(self.line.text);
        if text.is_empty() { String::new() } else { format!(": {text}") }
    }

    fn share_rewritten(&self, rest: &str) -> Diagnostic {
        let title = "The share is in the wrong place or form".to_owned();
        self.rewritten(title, Code::BadHead, "a share goes right before the colon, as `30 %`", rest)
    }
}

/// `of people search` without what the share is of.
fn without_whole(behind: &str) -> &str {
    let Some(rest) = behind.strip_prefix("of ") else { return behind };
    let rest = rest.strip_prefix("the ").or_else(|| rest.strip_prefix("all ")).unwrap_or(rest);
    rest.split_once(is_blank).map_or("", |(_, rest)| rest.trim_start_matches(is_blank))
}

fn spaced(word: &str) -> String {
    if word.is_empty() { String::new() } else { format!(" {word}") }
}

/// A share in the words of a way.
struct Share<'a> {
    before: &'a str,
    number: String,
    behind: &'a str,
    /// Whether it is written right.
    plain: bool,
    /// Whether the number is the whole truth, unlike in `about 30 %`.
    exact: bool,
}

/// Words and signs before a number that is only about right.
const ABOUT: [&str; 16] = [
    "~",
    "≈",
    "<",
    ">",
    "≤",
    "≥",
    "about",
    "around",
    "roughly",
    "approx.",
    "approximately",
    "circa",
    "ca.",
    "up to",
    "over",
    "under",
];

/// The only share in the words of a way.
fn share_in(head: &str) -> Option<Share<'_>> {
    let signs = ["%", "％", "percent", "per cent", "pct", "prozent", "pour cent", "por ciento", "per cento", "procent"];
    let lower = head.to_ascii_lowercase();
    let (at, sign) = signs.iter().filter_map(|sign| Some((lower.find(sign)?, *sign))).min()?;
    let behind = &head[at + sign.len()..];
    let number = head[..at].trim_end_matches(is_blank);
    let written = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let number = &number[written.len()..];
    let trimmed = written.trim_end_matches(is_blank);
    let about = ABOUT.iter().find_map(|about| {
        let rest = trimmed.strip_suffix(about)?;
        (rest.is_empty() || rest.ends_with(is_blank)).then_some(rest)
    });
    let before = about.unwrap_or(written);
    let apart = before.is_empty() || before.ends_with(|c: char| is_blank(c) || matches!(c, '(' | '[' | ',' | ':'));
    let end = before.trim_end_matches(|c: char| is_blank(c) || matches!(c, '(' | '[' | ',' | ':'));
    let bracketed = before.ends_with(['(', '[']);
    let behind = behind.strip_prefix(['.', ')', ']', ',']).unwrap_or(behind).trim_matches(is_blank);
    let more = |text: &str| text.contains('%') || text.contains(|c: char| c.is_ascii_digit());
    let range = end.ends_with(['-', '–', '<', '>', '~']) || more(behind);
    let value = number.replace(',', ".");
    let fits = apart && !range && value.parse::<f64>().is_ok() && value.starts_with(|c: char| c.is_ascii_digit());
    let plain = sign == "%" && !bracketed && end.len() == before.trim_end_matches(is_blank).len() && value == number;
    fits.then_some(Share { before: end, number: value, behind, plain, exact: about.is_none() })
}
