//! Diagrams in Markdown, wherever Markdown renderers look for them: fences, also in lists, in quotes and indented as in
//! MkDocs; `:::` containers; `<pre class="mermaid">` and similar elements; Hugo's shortcodes and Jekyll's tags.
//!
//! It works line by line and only looks at the markers, because no two renderers agree on what else is Markdown.

use super::{
    fence::first_word,
    tags::{ELEMENTS, lines_of_whole_tags},
};
use std::ops::Range;

#[derive(Debug)]
pub(crate) struct Diagram {
    /// Where its first line begins in the file.
    pub start: usize,
    /// The file's text from there to its end, with a space for every byte that isn't part of the diagram.
    pub text: String,
}

/// The diagrams of the language that these words name, in order.
pub(crate) fn diagrams(markdown: &str, names: &[&str]) -> Vec<Diagram> {
    let lines: Vec<Line<'_>> =
        lines_of_whole_tags(markdown).into_iter().map(|range| Line::new(markdown, range)).collect();
    let mut found = Vec::new();
    // If a closing marker is missing for one block, it is missing for later ones too.
    let mut missing: Vec<Closer> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let block = DiagramBlock::opened_by(&lines[at], names).filter(|block| !missing.contains(&block.closer));
        let Some(block) = block else {
            at += 1;
            continue;
        };
        match block.end(&lines, at) {
            Some(end) => {
                if block.is_wanted {
                    found.push(block.diagram(markdown, &lines[at..=end.last_line], &end));
                }
                at = end.next_line;
            }
            None => {
                missing.push(block.closer);
                at += 1;
            }
        }
    }
    found
}

/// A line without the markers of the lists and quotes that it is in.
struct Line<'a> {
    text: &'a str,
    /// Where `text` begins in the file.
    start: usize,
    /// The depth of quotes that it is in.
    quotes: usize,
}

impl<'a> Line<'a> {
    fn new(markdown: &'a str, range: Range<usize>) -> Self {
        let whole = &markdown[range.clone()];
        let mut text = whole;
        let mut quotes = 0;
        loop {
            text = text.trim_start_matches([' ', '\t']);
            if let Some(rest) = text.strip_prefix('>') {
                quotes += 1;
                text = rest;
            } else if let Some(rest) = list_item(text) {
                text = rest;
            } else {
                break;
            }
        }
        Self { text, start: range.end - text.len(), quotes }
    }

    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What follows a list marker, if a block begins there.
fn list_item(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len();
    let rest = if numbered { digits.strip_prefix(['.', ')'])? } else { text.strip_prefix(['-', '*', '+'])? };
    let inside = rest.trim_start_matches([' ', '\t']);
    let opens = ["```", "~~~", ":::", "<", "{{", "{%", ">", "-", "*", "+"].iter().any(|mark| inside.starts_with(mark));
    (rest.len() > inside.len() && opens).then_some(rest)
}

/// What closes a block.
#[derive(Debug, PartialEq, Eq)]
enum Closer {
    /// A line with at least this many of these characters.
    Marks(char, usize),
    /// This text, anywhere.
    Text(String),
    /// A tag that begins like this, with this name after spaces and hyphens, anywhere.
    Tag(&'static str, String),
}

impl Closer {
    /// Where it begins in a text in lower case; marks are in lines of their own.
    fn find(&self, lower: &str) -> Option<usize> {
        match self {
            Self::Marks(..) => None,
            Self::Text(text) => lower.find(text),
            Self::Tag(begin, name) => {
                let is_named = |tag: &str| {
                    let said = tag.chars().filter(|c| !c.is_whitespace() && *c != '-');
                    said.take(name.chars().count()).eq(name.chars())
                };
                lower.match_indices(begin).map(|(at, _)| at).find(|at| is_named(&lower[at + begin.len()..]))
            }
        }
    }
}

struct DiagramBlock {
    closer: Closer,
    /// Whether it is a diagram in the requested language.
    is_wanted: bool,
    /// How far into the line its content begins, if it may begin on the same line.
    inside: Option<usize>,
    /// Whether options can precede the diagram (`:align: center`).
    has_options: bool,
    /// Whether its content is HTML, with entities.
    is_html: bool,
}

/// Where the content of a block ends, and the line to continue with.
struct End {
    content: usize,
    last_line: usize,
    next_line: usize,
}

impl DiagramBlock {
    fn opened_by(line: &Line<'_>, names: &[&str]) -> Option<Self> {
        marked(line.text, names).or_else(|| element(line.text, names)).or_else(|| shortcode(line.text, names))
    }

    fn end(&self, lines: &[Line<'_>], opener: usize) -> Option<End> {
        let quotes = lines[opener].quotes;
        match &self.closer {
            Closer::Marks(mark, count) => {
                for (at, line) in lines.iter().enumerate().skip(opener + 1) {
                    let text = line.text.trim_end();
                    let marks = text.chars().take_while(|c| c == mark).count();
                    if marks >= *count && text.len() == marks {
                        return Some(End { content: line.start, last_line: at - 1, next_line: at + 1 });
                    }
                    // The end of a quote also ends the fences in it.
                    if line.quotes < quotes {
                        return Some(End { content: line.start, last_line: at - 1, next_line: at });
                    }
                }
                // A fence may be left open, a container may not.
                let end = lines.last().map_or(0, Line::end);
                let open = End { content: end, last_line: lines.len() - 1, next_line: lines.len() };
                (*mark != ':').then_some(open)
            }
            Closer::Text(_) | Closer::Tag(..) => {
                let first = self.inside.unwrap_or(0);
                for (at, line) in lines.iter().enumerate().skip(opener) {
                    let from = if at == opener { first } else { 0 };
                    let lower = line.text[from..].to_ascii_lowercase();
                    if let Some(found) = self.closer.find(&lower) {
                        return Some(End { content: line.start + from + found, last_line: at, next_line: at + 1 });
                    }
                }
                None
            }
        }
    }

    /// The diagram in these lines, the first of which opens the block.
    fn diagram(&self, markdown: &str, lines: &[Line<'_>], end: &End) -> Diagram {
        let start = lines[0].start;
        let whole = &markdown[start..end.content.max(lines[0].end())];
        let mut bytes: Vec<u8> =
            whole.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' }).collect();
        let mut options = self.has_options;
        let mut copy = |from: usize, to: usize| {
            let text = &markdown[from..to.min(end.content).max(from)];
            options &= text.trim().is_empty() || text.starts_with(':');
            if !options {
                let text = if self.is_html { entities(text) } else { text.to_owned() };
                bytes[from - start..][..text.len()].copy_from_slice(text.as_bytes());
            }
        };
        if let Some(inside) = self.inside {
            copy(start + inside, lines[0].end());
        }
        lines[1..].iter().for_each(|line| copy(line.start, line.end()));
        // Only complete lines were copied, so this is valid text as well.
        Diagram { start, text: String::from_utf8(bytes).unwrap_or_default() }
    }
}

/// A fence of backticks or tildes, or a container of colons.
fn marked(text: &str, names: &[&str]) -> Option<DiagramBlock> {
    let mark = text.chars().next().filter(|c| ['`', '~', ':'].contains(c))?;
    let info = text.trim_start_matches(mark);
    let count = text.len() - info.len();
    let info = info.trim();
    // Backticks that are closed on the same line are inline code.
    if count < 3 || mark == '`' && info.contains('`') {
        return None;
    }
    let is_wanted = first_word(info).is_some_and(|word| has(names, word));
    // A container of another kind may contain a diagram.
    if mark == ':' && !is_wanted {
        return None;
    }
    let has_options = info.starts_with('{') && !info.starts_with("{.");
    Some(DiagramBlock { closer: Closer::Marks(mark, count), is_wanted, inside: None, has_options, is_html: false })
}

/// An HTML element with the language as a class; or a comment.
fn element(text: &str, names: &[&str]) -> Option<DiagramBlock> {
    let block = |closer: String, is_wanted, inside| DiagramBlock {
        closer: Closer::Text(closer),
        is_wanted,
        inside: Some(inside),
        has_options: false,
        is_html: true,
    };
    if text.starts_with("<!--") {
        return Some(block("-->".into(), false, "<!--".len()));
    }
    let mut at = 0;
    // `<pre><code class="language-mermaid">` is as common as `<pre class="mermaid">`.
    while text[at..].starts_with('<') {
        let end = at + text[at..].find('>')? + 1;
        let tag = text[at + 1..end - 1].to_ascii_lowercase().replace(char::is_whitespace, " ");
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        if ELEMENTS.contains(&name) && has_class(&tag, names) {
            return Some(block(format!("</{name}"), true, end));
        }
        at = end;
    }
    None
}

/// Whether a tag, in lower case, has the language among its classes, or as its own: `<pre lang="mermaid">`.
fn has_class(tag: &str, names: &[&str]) -> bool {
    [" class", " lang"].iter().any(|key| tag.split_once(key).is_some_and(|(_, value)| is_value(value, names)))
}

/// Whether an attribute's value has the language.
fn is_value(value: &str, names: &[&str]) -> bool {
    let Some(value) = value.trim_start().strip_prefix('=').map(str::trim_start) else { return false };
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
        Some(_) | None => value.split(char::is_whitespace).next(),
    };
    let is_language = |class: &str| has(names, class.trim_start_matches("language-").trim_start_matches("lang-"));
    value.unwrap_or_default().split_whitespace().any(is_language)
}

/// A Hugo shortcode, `{{< mermaid >}}`, or a tag of Jekyll, `{% mermaid %}`.
fn shortcode(text: &str, names: &[&str]) -> Option<DiagramBlock> {
    const TAGS: [(&str, &str, &str); 3] = [("{{<", "}}", "/"), ("{{%", "}}", "/"), ("{%", "%}", "end")];
    let (begin, end, closing) = TAGS.into_iter().find(|(begin, ..)| text.starts_with(begin))?;
    let is_end = |c: char| c.is_whitespace() || matches!(c, '%' | '>' | '}');
    let word = text[begin.len()..].trim_start_matches('-').trim_start().split(is_end).next()?.trim_end_matches('-');
    let name = Some(word).filter(|word| has(names, word))?.to_ascii_lowercase();
    let closer = Closer::Tag(begin, format!("{closing}{name}"));
    let inside = Some(text.find(end)? + end.len());
    Some(DiagramBlock { closer, is_wanted: true, inside, has_options: false, is_html: false })
}

fn has(names: &[&str], word: &str) -> bool {
    names.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// The text with HTML entities as Mermaid entities of the same length.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].split(';').next().filter(|name| name.len() + 2 <= rest.len()).unwrap_or_default();
        let number = match name.strip_prefix('#') {
            Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok(),
            Some(decimal) => decimal.parse().ok(),
            None => None,
        };
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let entity = match number {
            Some(number) => format!("#{number:0width$};", width = name.len()),
            None if is_name => format!("#{name};"),
            None => "&".to_owned(),
        };
        rest = &rest[entity.len()..];
        out.push_str(&entity);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(markdown: &str) -> Vec<String> {
        let all = diagrams(markdown, &["mmd", "mermaid"]).into_iter();
        all.map(|Diagram { start, text }| {
            assert!(markdown.get(start..start + text.len()).is_some());
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
    }

    #[test]
    fn diagrams_are_found_wherever_readers_of_markdown_look_for_them() {
        for markdown in [
            "```mermaid\njourney\n A: 3\n```\n",
            "~~~mermaid\njourney\n A: 3\n~~~\n",
            "````  Mermaid  title=\"x\"\njourney\n A: 3\n````\n",
            "```{mermaid}\n:align: center\n:alt: x\n\njourney\n A: 3\n```\n",
            "``` {.mermaid #fig}\njourney\n A: 3\n```\n",
            "!!! note\n    ```mermaid\n    journey\n     A: 3\n    ```\n",
            "- a\n\n  - ```mermaid\n    journey\n     A: 3\n    ```\n",
            "1. ~~~ mermaid\n   journey\n    A: 3\n   ~~~\n",
            "> [!NOTE]\n> ```mermaid\n> journey\n>  A: 3\n> ```\n",
            "> ```mermaid\n> journey\n>  A: 3\n\nnot quoted",
            "```mermaid\r\njourney\r\n A: 3\r\n```\r\n",
            "```mermaid\rjourney\r A: 3\r```\r",
            "```mermaid\njourney\n A: 3",
            "::: mermaid\njourney\n A: 3\n:::\n",
            ":::mermaid\njourney\n A: 3\n:::",
            "::::{mermaid}\n:align: center\njourney\n A: 3\n::::\n",
            "::: {.mermaid}\njourney\n A: 3\n:::\n",
            "::: note\n```mermaid\njourney\n A: 3\n```\n:::\n",
            "<pre class=\"mermaid\">\njourney\n\n A: 3\n</pre>\n",
            "<pre id=a class='diagram mermaid'>journey\n A: 3</pre>",
            "<div\n  id=\"a\"\n\tclass=\"mermaid\">\njourney\n A: 3\n</div>\n",
            "<pre\nclass=\"mermaid\"\n>journey\n A: 3\n</pre>\n",
            "<div\n```mermaid\njourney\n A: 3\n```\n",
            "<PRE CLASS=mermaid>\njourney\n A: 3\n</PRE>\n",
            "<div class=\"mermaid\">\njourney\n\n A: 3\n</div>\n",
            "<pre><code class=\"language-mermaid\">journey\n A: 3\n</code></pre>\n",
            "```mmd\njourney\n A: 3\n```\n",
            "<pre lang=\"mermaid\">\njourney\n A: 3\n</pre>\n",
            "{% mermaid %}\njourney\n A: 3\n{% endmermaid %}\n",
            "{%- mermaid -%}\njourney\n A: 3\n{%- endmermaid -%}\n",
            "{{<mermaid>}}\njourney\n A: 3\n{{</ mermaid >}}\n",
            "{{% mermaid %}}\njourney\n A: 3\n{{%/mermaid%}}\n",
            "{%mermaid%}\njourney\n A: 3\n{%endmermaid%}\n",
            "{{< mermaid class=\"x\" >}}\njourney\n A: 3\n{{< /mermaid >}}\n",
        ] {
            assert_eq!(found(markdown), ["journey A: 3"], "{markdown}");
        }
    }

    #[test]
    fn what_only_speaks_of_diagrams_is_none() {
        for markdown in [
            "````markdown\n```mermaid\njourney\n```\n````\n",
            "```html\n<pre class=\"mermaid\">\njourney\n</pre>\n```\n",
            "<!--\n```mermaid\njourney\n```\n-->\n",
            "<!-- ```mermaid -->\ntext\n",
            "Write ```mermaid``` or `<pre class=\"mermaid\">` in front of it.\n",
            "<pre class=\"mermaid\">\nis never closed\n",
            "::: mermaid\nis never closed\n",
            "```mermaids\njourney\n```\n",
            "<pre class=\"mermaid-js\">journey</pre>",
        ] {
            assert_eq!(found(markdown), Vec::<String>::new(), "{markdown}");
        }
        assert_eq!(found("Use `:::`.\n\n- [ ] a\n\n```mermaid\njourney\n```\n"), ["journey"]);
    }

    #[test]
    fn entities_of_html_are_entities_of_mermaid() {
        let html = "<pre class=\"mermaid\">\njourney\n Fish &amp; chips &#60;1&#x3E; & more: 3\n</pre>";
        assert_eq!(found(html), ["journey Fish #amp; chips #060;1#0062; & more: 3"]);
    }
}
