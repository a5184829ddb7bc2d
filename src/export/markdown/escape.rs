//! Text that stays text in Markdown, and on the sites that show Markdown.
//!
//! GitHub, GitLab and Forgejo look for mentions, references, addresses and emoji in the rendered Markdown, so neither a
//! backslash nor an entity stops them. An empty comment does: it isn't shown, and the text that a reader copies is
//! unchanged.

/// Invisible to a reader, but ends the word for a site that looks for mentions.
pub(super) const BREAK: &str = "<!-- -->";
/// The longest name of an emoji.
const LONGEST_EMOJI: usize = 64;
/// The lengths of the shortest abbreviation and of the full id of a commit.
const COMMIT: std::ops::RangeInclusive<usize> = 7..=40;

/// A text that neither Markdown nor HTML nor a site that shows it takes for anything but text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let list_number = list_number(text);
    for (at, char) in text.char_indices() {
        let (before, rest) = (&text[..at], &text[at + char.len_utf8()..]);
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', char]),
            // A heading begins or ends with it.
            '#' if !rest.starts_with(char::is_alphanumeric) => out.push_str("\\#"),
            // A link after it would be a picture.
            '!' if rest.is_empty() => out.push_str("\\!"),
            // A list begins with it.
            '-' | '+' if before.is_empty() && !rest.starts_with(|next: char| !next.is_whitespace()) => {
                out.extend(['\\', char]);
            }
            '.' | ')' if list_number == Some(at) => out.extend(['\\', char]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push_str("<br>"),
            other => out.push(other),
        }
        if means_something(before, char, rest) {
            out.push_str(BREAK);
        }
    }
    out
}

/// A text as code, whatever it contains, on one line.
pub(crate) fn code(text: &str) -> String {
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let blank = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{ticks}{blank}{}{blank}{ticks}", text.replace(['\n', '\r'], " "))
}

/// The position of the character that turns a text with a leading number into a list.
fn list_number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    (digits > 0 && !rest.starts_with(|next: char| !next.is_whitespace())).then_some(digits)
}

/// Whether a site would turn what begins or continues with `char` into more than text.
fn means_something(before: &str, char: char, rest: &str) -> bool {
    let next_is = |wanted: fn(char) -> bool| rest.starts_with(wanted);
    match char {
        // @team, a@example.org
        '@' => next_is(|next| !next.is_whitespace()),
        // #12, !12, &12
        '#' | '!' | '&' => next_is(|next| next.is_ascii_digit()),
        // GH-12
        '-' => next_is(|next| next.is_ascii_digit()) && ends_with_word(before, "gh"),
        ':' => rest.starts_with("//") || is_emoji(rest),
        'w' | 'W' => next_is(|next| next == '.') && ends_with_word(before, "ww"),
        // ~bug, %"Next release", $12
        '~' | '%' => next_is(|next| next == '"' || next.is_alphanumeric()) && !before.ends_with(char::is_alphanumeric),
        '$' => next_is(|next| next.is_ascii_digit()),
        'a'..='f' | 'A'..='F' | '0'..='9' => ends_part_of_commit(before, char, rest),
        _ => false,
    }
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    start.and_then(|start| text.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Whether a text continues with the rest of `:name:`.
fn is_emoji(rest: &str) -> bool {
    let name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_+-".contains(byte);
    let length = rest.bytes().take(LONGEST_EMOJI).take_while(name).count();
    length > 0 && rest.as_bytes().get(length) == Some(&b':')
}

/// Whether this is the end of a part of a word that a site could take as a commit id. The parts are shorter than an
/// abbreviation. A number alone is more likely to be just that.
fn ends_part_of_commit(before: &str, char: char, rest: &str) -> bool {
    let far = COMMIT.end() + 1;
    let start =
        before.chars().rev().take(far).take_while(|char| char.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let end = rest.chars().take(far).take_while(|char| char.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let (head, tail) = (&before[before.len() - start..], &rest[..end]);
    let word = || head.chars().chain([char]).chain(tail.chars());
    (head.len() + 1).is_multiple_of(COMMIT.start() - 1)
        && COMMIT.contains(&(head.len() + 1 + tail.len()))
        && word().all(|char| char.is_ascii_hexdigit())
        && word().any(|char| char.is_ascii_digit())
        && word().any(|char| char.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_mentions_or_links_anything() {
        for (text, expected) in [
            ("Ask @team", "Ask @<!-- -->team"),
            ("a@example.org", "a@<!-- -->example.org"),
            ("3 @ 4 EUR", "3 @ 4 EUR"),
            ("see #12, org/repo#5", "see #<!-- -->12, org/repo#<!-- -->5"),
            ("!12 and &12", "!<!-- -->12 and &amp;<!-- -->12"),
            ("GH-12, gh-7", "GH-<!-- -->12, gh-<!-- -->7"),
            ("Wow! 12", "Wow! 12"),
            ("https://example.org/a", "https:<!-- -->//example.org/a"),
            ("www.example.org", "www<!-- -->.example.org"),
            (":tada: at 10:30", ":<!-- -->tada: at 10:30"),
            ("since 1a2b3c4", "since 1a2b3c<!-- -->4"),
            ("a1234567 fixed it", "a12345<!-- -->67 fixed it"),
            ("1a1a1a2b2b2b3c3c", "1a1a1a<!-- -->2b2b2b<!-- -->3c3c"),
            ("~bug in %12, $3", "\\~<!-- -->bug in %<!-- -->12, \\$<!-- -->3"),
            ("5 % of 50%", "5 % of 50%"),
            ("call 5551234567, defaced", "call 5551234567, defaced"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn no_text_is_markup() {
        for (text, expected) in [
            ("*a* <b> [c](d) `e`", "\\*a\\* &lt;b&gt; \\[c\\](d) \\`e\\`"),
            ("# Title", "\\# Title"),
            ("C #", "C \\#"),
            ("Wow!", "Wow\\!"),
            ("- a - b", "\\- a - b"),
            ("-5 %", "-5 %"),
            ("1. May", "1\\. May"),
            ("a\nb", "a<br>b"),
        ] {
            assert_eq!(escaped(text), expected);
        }
        assert_eq!((code("a`b"), code("`"), code("a\nb")), ("``a`b``".into(), "`` ` ``".into(), "`a b`".into()));
    }
}
