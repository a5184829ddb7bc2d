//! Lines with the tags of a web page: `<pre>` around a map, `<p>stage: Research</p>`.

use super::finder::{Finder, statement};
use crate::{
    ast::Content,
    diagnostic::{Applicability, Edit, Fix},
    keyword::Keyword,
    parse::{grammar::trim, is_blank},
    span::Span,
};

impl Finder<'_> {
    /// Takes tags away: those alone on a line with the line, those around a line of the map from it.
    pub(super) fn tags(&mut self) {
        let tagged: Vec<usize> = self.wordless.iter().copied().filter(|&at| tag(self.trimmed(at)).is_some()).collect();
        let Some(&first) = tagged.first() else { return };
        let mut edits: Vec<Edit> = Vec::new();
        let mut edit = |span: Span| edits.push(Edit { span, text: String::new() });
        let (mut read, mut all) = (Vec::new(), true);
        for &at in &tagged {
            let line = trim(self.source, self.lines[at].span);
            let inner = self.without_tags(line);
            let known = |word: &str| Keyword::in_any_case(word).is_some();
            let said = statement(self.source, inner).filter(|said| known(self.slice(said.keyword)));
            match said {
                Some(said) => {
                    [Span { end: inner.start, ..line }, Span { start: inner.end, ..line }]
                        .into_iter()
                        .for_each(&mut edit);
                    read.push((at, Content::Statement(said)));
                }
                None => {
                    all &= inner.is_empty();
                    edit(self.whole_line(at));
                    read.push((at, Content::Blank));
                }
            }
        }
        let label = if tagged.len() == 1 { "a tag".to_owned() } else { format!("the first of {} lines", tagged.len()) };
        let help = match all {
            true => "remove the tags",
            false => "remove the tags, and write each fact as a line `keyword: text`",
        };
        self.tell(first, "A map has no tags", label, help).fix =
            all.then_some(Fix { edits, applicability: Applicability::Safe });
        if !all {
            self.found.mistaken.extend([Keyword::Journey, Keyword::Stage]);
        }
        self.found.lines.extend(read);
    }

    /// The text between the tags at the beginning and those at the end.
    fn without_tags(&self, line: Span) -> Span {
        let mut inner = line;
        while let Some(length) = tag(self.slice(inner)) {
            inner = trim(self.source, Span { start: inner.start + length as u32, ..inner });
        }
        while let Some(at) = self.slice(inner).strip_suffix('>').and_then(|text| text.rfind('<')) {
            if tag(&self.slice(inner)[at..]) != Some(inner.end as usize - inner.start as usize - at) {
                break;
            }
            inner = trim(self.source, Span { end: inner.start + at as u32, ..inner });
        }
        inner
    }
}

/// How long the tag is that a text begins with.
fn tag(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let close = rest.find('>')?;
    let fits = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !rest[..close].contains("://");
    // `<anna> …` names somebody; the names of tags are short, and attributes have a `=`.
    let word = name.split(|c: char| is_blank(c) || matches!(c, '>' | '/')).next().unwrap_or_default();
    (fits && TAGS.contains(&word.to_ascii_lowercase().as_str())).then_some(close + 2)
}

const TAGS: [&str; 32] = [
    "pre",
    "code",
    "p",
    "div",
    "span",
    "br",
    "hr",
    "ul",
    "ol",
    "li",
    "b",
    "i",
    "em",
    "strong",
    "h1",
    "h2",
    "h3",
    "h4",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "section",
    "article",
    "a",
    "blockquote",
    "details",
    "summary",
    "body",
    "html",
];
