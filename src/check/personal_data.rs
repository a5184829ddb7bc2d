//! What looks like a real person's e-mail address or telephone number. Maps are shared widely.

use super::texts::each_text;
use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Mark, Text},
    options::Options,
    resolve::Resolved,
};
use std::collections::BTreeSet;

pub(super) fn check(resolved: &Resolved, _: &Options, diagnostics: &mut Vec<Diagnostic>) {
    let mut places = BTreeSet::new();
    each_text(&resolved.map, &mut |text, _| {
        let Some((what, found)) = find(text) else { return };
        places.insert(text.span);
        let title = format!("This looks like a real {what}");
        diagnostics.push(
            Diagnostic::new(
                Code::PersonalData,
                title,
                text.span,
                format!("`{found}` can be read by everyone who sees the map"),
            )
            .help("remove it, or write what it stands for, such as the person's role or team"),
        );
    });
    // A suggestion to declare an address would only repeat it.
    diagnostics.retain(|diagnostic| diagnostic.code != Code::NotDeclared || !places.contains(&diagnostic.span()));
}

fn find(text: &Text) -> Option<(&'static str, String)> {
    text.pieces.iter().find_map(|piece| {
        let target = match &piece.mark {
            Mark::Link(target) => target.strip_prefix("mailto:").and_then(email),
            Mark::None | Mark::Emphasis | Mark::Code => None,
        };
        let address = target.or_else(|| email(&piece.text)).map(|found| ("e-mail address", found));
        address.or_else(|| telephone(&piece.text).map(|found| ("telephone number", found)))
    })
}

/// The first e-mail address that could belong to somebody.
fn email(text: &str) -> Option<String> {
    // Most texts have none, and looking for one character is quick.
    if !text.contains('@') {
        return None;
    }
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '@');
    let words = text.split(|c: char| !part(c)).map(|word| word.trim_matches('.'));
    words.filter(|word| word.contains('@')).find(|word| is_email(word)).map(str::to_owned)
}

fn is_email(word: &str) -> bool {
    let Some((user, domain)) = word.split_once('@') else { return false };
    let Some((host, ending)) = domain.rsplit_once('.') else { return false };
    // Reserved for examples (RFC 2606): nobody has an address there.
    let example = ["example.com", "example.org", "example.net"].contains(&domain);
    !user.is_empty() && !host.is_empty() && !domain.contains('@') && ending.len() >= 2 && !example
}

/// The first run of at least nine digits that starts with `+` or `0`, as telephone numbers do, and that isn't a part of a word, as of a
/// commit's hash.
fn telephone(text: &str) -> Option<String> {
    if text.bytes().filter(u8::is_ascii_digit).count() < 9 {
        return None;
    }
    let part = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '/' | '(' | ')' | '.' | '\u{a0}');
    let stands_alone = |run: &str| {
        let start = run.as_ptr() as usize - text.as_ptr() as usize;
        let (before, behind) = (&text[..start], &text[start + run.len()..]);
        !before.ends_with(char::is_alphabetic) && !behind.starts_with(char::is_alphabetic)
    };
    let mut runs = text.split(|c: char| !part(c)).map(str::trim);
    runs.find(|run| is_telephone(run) && stands_alone(run)).map(str::to_owned)
}

fn is_telephone(run: &str) -> bool {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let start = run.trim_start_matches('(');
    let groups = run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    // Two figures next to each other aren't one number: a telephone number has no full stop followed by only digits and
    // spaces.
    (9..=15).contains(&digits)
        && (start.starts_with('+') || start.starts_with('0'))
        && groups.clone().all(|group| group.len() <= 12)
}
