//! Prose with its markup: `*emphasis*`, `` `code` ``, `[label](link)`.

use super::{
    grammar::{Match, Part},
    scan::match_text,
    suggest::nearest,
};
use crate::{
    diagnostic::{Code, Diagnostic, Fix},
    model::{Mark, Piece, Text},
    source::Source,
    span::Span,
};
use std::borrow::Cow;

/// Reads the parts of a prose value, line by line, as one text. Lines are joined with a space; an empty part starts a
/// paragraph.
pub fn prose(source: &Source, parts: &[Span], diagnostics: &mut Vec<Diagnostic>) -> Text {
    let Some((&first, &last)) = parts.first().zip(parts.last()) else { return Text::plain("", Span::default()) };
    let span = first.to(last);
    if let Some(plain) = unmarked(source, parts) {
        return Text::plain(plain, span);
    }
    let joined = Joined::new(source, parts);
    if !is_marked(&joined.text) {
        return Text::plain(joined.text, span);
    }
    let mut pieces = Vec::new();
    if let Ok(inline) =
        match_text(&joined.text, Span { start: 0, end: joined.text.len() as u32, ..first }, Part::inline)
    {
        inline.inner.iter().for_each(|found| joined.take(found, &mut pieces, diagnostics));
        joined.broken_links(&inline, diagnostics);
    }
    Text { span, pieces }
}

/// The same without its marks.
pub fn plain<'a>(source: &'a Source, parts: &[Span]) -> Cow<'a, str> {
    match unmarked(source, parts) {
        Some(plain) => Cow::Borrowed(plain),
        None => Cow::Owned(prose(source, parts, &mut Vec::new()).to_plain()),
    }
}

/// The text of a single line without marks, which most are.
fn unmarked<'a>(source: &'a Source, parts: &[Span]) -> Option<&'a str> {
    let [only] = parts else { return None };
    Some(&source.text[only.range()]).filter(|text| !is_marked(text))
}

fn is_marked(text: &str) -> bool {
    // Without a branch, so that many bytes are compared at once.
    let mark = |byte: u8| u8::from((byte == b'*') | (byte == b'`') | (byte == b'[') | (byte == b'\\'));
    text.bytes().fold(0, |found, byte| found | mark(byte)) > 0
}

/// Several lines as one, with the way back from each byte to its place in the file.
struct Joined {
    text: String,
    /// Where each part begins in the text, and where it is in the file.
    starts: Vec<(u32, Span)>,
}

impl Joined {
    fn new(source: &Source, parts: &[Span]) -> Self {
        let mut joined = Self { text: String::new(), starts: Vec::with_capacity(parts.len()) };
        let mut glue = "";
        for &part in parts {
            if part.is_empty() {
                glue = if joined.text.is_empty() { "" } else { "\n" };
                continue;
            }
            joined.text.push_str(glue);
            joined.starts.push((joined.text.len() as u32, part));
            joined.text.push_str(&source.text[part.range()]);
            glue = " ";
        }
        joined
    }

    /// The place in the file for a span of the joined text, cut off at the end of its first line.
    fn place(&self, span: Span) -> Span {
        let at = self.starts.partition_point(|&(start, _)| start <= span.start).saturating_sub(1);
        let (start, part) = self.starts[at];
        let from = part.start + (span.start - start);
        Span { start: from.min(part.end), end: (from + (span.end - span.start)).min(part.end), ..part }
    }

    fn take(&self, found: &Match, pieces: &mut Vec<Piece>, diagnostics: &mut Vec<Diagnostic>) {
        let text = |span: Span| self.text[span.range()].to_owned();
        match (found.part, found.inner.as_slice()) {
            (Part::escape, [escaped]) => push(pieces, text(escaped.span), Mark::None),
            (Part::emphasis, [inner]) if self.is_emphasis(found.span, inner.span) => {
                push(pieces, text(inner.span), Mark::Emphasis)
            }
            (Part::code, [inner]) => push(pieces, text(inner.span), Mark::Code),
            (Part::link, [label, target]) => {
                let address = text(target.span);
                if let Err(why) = check_target(&address) {
                    diagnostics.push(bad_link(&address, self.place(target.span), why));
                }
                push(pieces, text(label.span), Mark::Link(address));
            }
            (Part::EOI, _) => {}
            _ => push(pieces, text(found.span), Mark::None),
        }
    }
}

impl Joined {
    /// `4*, 5*` and `10*20*30` are no emphasis: inside a word, only letters are emphasised.
    fn is_emphasis(&self, whole: Span, inner: Span) -> bool {
        let text = &self.text[inner.range()];
        let before = self.text[..whole.start as usize].ends_with(char::is_alphanumeric);
        let behind = self.text[whole.end as usize..].starts_with(char::is_alphanumeric);
        (!before || text.starts_with(char::is_alphabetic)) && (!behind || text.ends_with(char::is_alphabetic))
    }
}

/// More of them in one text aren't looked at.
const MOST_LINKS: usize = 100;

impl Joined {
    /// `[label](address)` that isn't a link as it is written, and would be drawn with its brackets.
    fn broken_links(&self, inline: &Match, diagnostics: &mut Vec<Diagnostic>) {
        let taken: Vec<Span> = inline
            .inner
            .iter()
            .filter(|found| matches!(found.part, Part::escape | Part::code | Part::link))
            .map(|found| found.span)
            .collect();
        let is_taken = |at: usize| {
            let before = taken.partition_point(|span| span.start as usize <= at);
            before > 0 && at < taken[before - 1].end as usize
        };
        for (at, _) in self.text.match_indices("](").take(MOST_LINKS) {
            let Some(open) = self.text[..at].rfind('[') else { continue };
            let Some(length) = closing(&self.text[at + 2..]) else { continue };
            let written = &self.text[at + 2..at + 2 + length];
            if is_taken(at) || is_taken(open) || !is_address(written.trim_matches(is_around_address)) {
                continue;
            }
            let span = Span { start: (at + 2) as u32, end: (at + 2 + length) as u32, ..Span::default() };
            diagnostics.push(broken_link(written, self.place(span)));
        }
    }
}

/// Where the bracket closes that was opened before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(2_000) {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether what is in brackets is meant as an address.
fn is_address(text: &str) -> bool {
    let first = text.split(super::is_blank).next().unwrap_or_default();
    let scheme = first.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.len() > 1 && !rest.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+')
    });
    scheme || first.starts_with("www.")
}

/// Blanks, and the angle brackets of Markdown.
fn is_around_address(c: char) -> bool {
    super::is_blank(c) || matches!(c, '<' | '>')
}

fn broken_link(written: &str, span: Span) -> Diagnostic {
    let bare = written.trim_matches(is_around_address);
    // `"T"` is a title in Markdown.
    let (address, titled) = match bare.split_once([' ', '\u{a0}']) {
        Some((address, title)) if title.trim_start().starts_with(['"', '\'', '(']) => (address, true),
        _ => (bare, false),
    };
    let why = match (titled, bare.len() < written.len()) {
        (true, _) => "a link here has no title",
        (_, true) => "an address touches its brackets",
        _ => "brackets and spaces in an address have to be written as `%28`, `%29` and `%20`",
    };
    let address = address.replace('(', "%28").replace(')', "%29").replace(super::is_blank, "%20");
    let address = if address.starts_with("www.") { format!("https://{address}") } else { address };
    match check_target(&address) {
        Ok(()) => {
            let fix = if titled { Fix::needs_a_look } else { Fix::safe };
            Diagnostic::new(Code::BadLink, format!("`{bare}` cannot be a link"), span, why)
                .help(format!("write `{address}`"))
                .fix(fix(span, address.as_str()))
        }
        Err(why) => bad_link(bare, span, why),
    }
}

/// Appends a piece; adjacent pieces with the same mark are merged.
fn push(pieces: &mut Vec<Piece>, text: String, mark: Mark) {
    match pieces.last_mut() {
        Some(last) if last.mark == Mark::None && mark == Mark::None => last.text.push_str(&text),
        _ => pieces.push(Piece { text, mark }),
    }
}

/// The schemes that an address may have.
pub const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

/// The scheme of an address, in small letters; `None` for a path.
fn scheme(target: &str) -> Option<String> {
    let (scheme, _) = target.split(['/', '?', '#']).next()?.split_once(':')?;
    Some(scheme.to_ascii_lowercase())
}

/// Whether it is an address that a link may lead to, not a path.
pub fn is_link_address(target: &str) -> bool {
    scheme(target).is_some_and(|scheme| SCHEMES.contains(&scheme.as_str()))
}

/// Checks that a link is safe: http, https, mailto, or a relative path.
pub fn check_target(target: &str) -> Result<(), &'static str> {
    if target.contains(super::is_blank) {
        return Err("an address cannot contain spaces");
    }
    match scheme(target).as_deref() {
        Some(scheme) if SCHEMES.contains(&scheme) => match target[scheme.len() + 1..].trim_matches('/') {
            "" => Err("nothing comes after the beginning of an address"),
            _ => Ok(()),
        },
        Some(_) => Err("a link is an http, https or mailto address, or a relative path"),
        None if target.starts_with(['/', '\\']) => {
            Err("a path is relative to the map, so it does not start with a slash")
        }
        None if target.starts_with('<') => Err("an address has no signs around it"),
        None if target.starts_with("www.") => Err("an address on the web begins with `https://`"),
        None if target.is_empty() => Err("there is no address"),
        None if target.chars().any(char::is_control) => Err("an address cannot contain control characters"),
        None => Ok(()),
    }
}

/// The diagnostic for a link that isn't safe.
pub fn bad_link(target: &str, span: Span, why: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::BadLink, format!("`{target}` cannot be a link"), span, why);
    if let Some(at) = second_address(target) {
        let trim =
            |text: &'_ str| text.trim_matches(|c: char| super::is_blank(c) || matches!(c, ',' | ';' | '|')).to_owned();
        let (first, second) = (trim(&target[..at]), trim(&target[at..]));
        let first = ["and", "und", "et", "&", "+"]
            .iter()
            .find_map(|word| first.strip_suffix(word))
            .map_or(first.as_str(), str::trim_end);
        return diagnostic.help(format!(
            "keep one of them, for example `{first}`; a text can link to the other: `[label]({second})`"
        ));
    }
    // `[Report](https://example.org)`, where only an address can stand.
    let linked = target.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')?.split_once("]("));
    if let Some((_, address)) = linked {
        let address = address.trim_matches(is_around_address);
        let address = if check_target(address).is_ok() { Some(address.to_owned()) } else { mended(address) };
        let address = address.filter(|address| check_target(address).is_ok());
        return match address {
            Some(address) => diagnostic.help(format!("write `{address}` alone")).fix(Fix::needs_a_look(span, address)),
            None => diagnostic.help("write the address alone, for example `https://example.org/page`"),
        };
    }
    match mended(target).filter(|mended| check_target(mended).is_ok()) {
        Some(mended) => diagnostic.help(format!("write `{mended}`")).fix(Fix::safe(span, mended)),
        None => {
            diagnostic.help("write an address, for example `https://example.org/page`, or a path relative to the map")
        }
    }
}

/// Where a second address begins in a text that is one address only if it has no other.
fn second_address(target: &str) -> Option<usize> {
    let begins =
        |sign: &str| target.match_indices(sign).map(|(at, _)| at).find(|&at| at > 0 && !target[..at].ends_with("//"));
    let apart = |at: &usize| target[..*at].ends_with(|c: char| super::is_blank(c) || matches!(c, ',' | ';' | '|'));
    ["http://", "https://", "www.", "mailto:"].iter().filter_map(|sign| begins(sign)).filter(apart).min()
}

/// An address without brackets around it, with its spaces escaped, or with an almost correct scheme corrected.
fn mended(target: &str) -> Option<String> {
    let written = target;
    let target = if target.starts_with('<') { target.trim_matches(is_around_address) } else { target };
    if target.len() < written.len() && check_target(target).is_ok() {
        return Some(target.to_owned());
    }
    if target.contains(super::is_blank) {
        return Some(target.replace(super::is_blank, "%20"));
    }
    if target.starts_with("www.") {
        return Some(format!("https://{target}"));
    }
    let (scheme, rest) = target.split_once(':')?;
    let meant = nearest(scheme, SCHEMES)?;
    Some(format!("{meant}:{rest}"))
}
