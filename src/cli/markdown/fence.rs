//! The fences of a Markdown file, each as a text with everything else blanked out, so that positions in it are
//! positions in the file; and the pictures in front of them.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The language of a fence with a map.
const LANGUAGE: &str = "journey";
/// The word that marks a fence to draw, if not all are drawn.
const DRAW: &str = "draw";

/// A map in a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fence {
    /// From its opening marker to the end of its closing one.
    pub range: Range<usize>,
    /// Whether it is marked to be drawn.
    #[cfg_attr(not(feature = "mdbook"), allow(dead_code, reason = "only books choose among fences"))]
    pub marked: bool,
    /// Where its first line begins.
    pub start: usize,
    /// The file's text from there to its end, with a space for every byte that isn't part of the map: positions in it,
    /// counted from `start`, are positions in the file.
    pub text: String,
    /// The markers of lists and quotes before each of its lines; `None` if they aren't the same for all lines.
    pub margin: Option<String>,
    /// The picture in front of it.
    pub picture: Option<PageImage>,
}

impl Fence {
    /// The lines between the markers, as positions in the text.
    pub fn map(&self) -> Range<usize> {
        let start = self.text.find('\n').map_or(self.text.len(), |end| end + 1);
        let said = self.text.trim_end().len().max(start);
        let end = self.text[said..].find('\n').filter(|_| said > start).map_or(said, |end| said + end + 1);
        start..end
    }
}

/// A picture in a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageImage {
    /// All of it.
    pub range: Range<usize>,
    pub address: String,
}

/// All maps of a Markdown file. A fence with words other than `draw` belongs to another tool.
pub(crate) fn journeys(markdown: &str) -> Vec<Fence> {
    let mut reader = Reader { markdown, fences: Vec::new(), open: None, picture: None, begun: None, inline: false };
    // The front matter of a page isn't its text.
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES;
    // A byte order mark would hide a fence in the first line.
    let bom = markdown.len() - markdown.trim_start_matches('\u{feff}').len();
    for (event, range) in Parser::new_ext(&markdown[bom..], options).into_offset_iter() {
        let range = range.start + bom..range.end + bom;
        let opens = match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => drawn(info),
            _ => None,
        };
        reader.take(event, range, opens);
    }
    reader.fences
}

struct Reader<'a> {
    markdown: &'a str,
    fences: Vec<Fence>,
    /// The fence that is being read.
    open: Option<Open>,
    /// The last picture, if nothing has followed it and nothing came before it in its paragraph.
    picture: Option<PageImage>,
    /// A picture whose text is being read.
    begun: Option<PageImage>,
    /// Whether the paragraph already contains text.
    inline: bool,
}

/// A fence that is being read.
struct Open {
    range: Range<usize>,
    marked: bool,
    start: usize,
    bytes: Vec<u8>,
}

impl Reader<'_> {
    /// Handles the next event; `opens` says that it begins a wanted fence, and whether that is marked.
    fn take(&mut self, event: Event<'_>, range: Range<usize>, opens: Option<bool>) {
        if self.begun.is_some() {
            if matches!(event, Event::End(TagEnd::Image)) {
                self.picture = self.begun.take();
            }
            return;
        }
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                let start = self.markdown[..range.start].rfind('\n').map_or(0, |end| end + 1);
                let bytes = |range: &Range<usize>| blanked(&self.markdown[start..range.end]);
                self.open = opens.map(|marked| Open { bytes: bytes(&range), range, marked, start });
                self.inline = false;
            }
            // Inside a list or a quote, each line comes separately, without its markers.
            Event::Text(_) if self.open.is_some() => self.copy(range),
            Event::End(TagEnd::CodeBlock) => self.close(),
            Event::Start(Tag::Image { dest_url, .. }) if !self.inline => {
                self.begun = Some(PageImage { range, address: dest_url.into_string() });
            }
            // Neither separates a picture from what follows.
            Event::End(TagEnd::Paragraph) => self.inline = false,
            Event::SoftBreak => {}
            Event::Start(Tag::Paragraph | Tag::Item | Tag::BlockQuote(_))
            | Event::End(TagEnd::Item | TagEnd::Heading(_))
            | Event::Rule
            | Event::Html(_) => {
                self.inline = false;
                self.picture = None;
            }
            _ => {
                self.inline = true;
                self.picture = None;
            }
        }
    }

    fn copy(&mut self, range: Range<usize>) {
        if let Some(Open { start, bytes, .. }) = &mut self.open {
            bytes[range.start - *start..range.end - *start].copy_from_slice(&self.markdown.as_bytes()[range]);
        }
    }

    fn close(&mut self) {
        let Some(Open { range, marked, start, bytes }) = self.open.take() else {
            self.picture = None;
            return;
        };
        let end = range.start + self.markdown[range.clone()].trim_end().len();
        // Only complete texts of the file were copied, so this is valid text as well.
        if let Ok(text) = String::from_utf8(bytes) {
            let margin = margin(&self.markdown[range.start..end], range.start - start);
            let picture = self.picture.take();
            self.fences.push(Fence { range: range.start..end, marked, start, text, margin, picture });
        }
        self.picture = None;
    }
}

/// The first `width` bytes of each line but the first, if they are all the same.
fn margin(fence: &str, width: usize) -> Option<String> {
    if width == 0 {
        return Some(String::new());
    }
    let mut lines = fence.lines().skip(1).filter(|line| !line.trim().is_empty());
    let margin = lines.next()?.get(..width)?;
    let alike = |line: &str| line.starts_with(margin) || line.trim_end() == margin.trim_end();
    lines.all(alike).then(|| margin.to_owned())
}

/// Whether a fence is a map to draw, and whether it is marked.
fn drawn(info: &str) -> Option<bool> {
    let info = info.trim();
    // `{journey} Title` of MyST, `{.journey #id}` of Pandoc: the other words aren't for another tool.
    let is_braced = info.starts_with('{') && info.contains('}');
    let mut words = info.split(is_between).filter(|word| !word.is_empty());
    let language = if is_braced { first_word(info) } else { info.split_whitespace().next() };
    if !language?.eq_ignore_ascii_case(LANGUAGE) {
        return None;
    }
    let is_marked = words.any(|word| word == DRAW);
    (is_marked || is_braced || info.split_whitespace().nth(1).is_none()).then_some(is_marked)
}

/// The language that the words after a marker name: `mermaid`, `{mermaid}`, `{.mermaid #id}`.
pub(super) fn first_word(info: &str) -> Option<&str> {
    let mut words = info.split(is_between).filter(|word| !word.is_empty() && !word.starts_with('#'));
    words.next().map(|word| word.trim_start_matches('.'))
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '{' | '}')
}

/// The text with a space for every byte except line breaks.
fn blanked(text: &str) -> Vec<u8> {
    text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(markdown: &str) -> Vec<(String, Option<String>)> {
        let fences = journeys(markdown).into_iter();
        fences
            .map(|fence| {
                for (at, char) in fence.text.char_indices().filter(|(_, char)| *char != ' ') {
                    assert!(markdown[fence.start + at..].starts_with(char), "{markdown}");
                }
                (fence.text.split_whitespace().collect::<Vec<_>>().join(" "), fence.picture.map(|of| of.address))
            })
            .collect()
    }

    #[test]
    fn maps_are_found_wherever_a_fence_may_stand() {
        for markdown in [
            "```journey\njourney: A\n```\n",
            "~~~ journey\njourney: A\n~~~",
            "> ```journey\n> journey: A\n> ```\n",
            "- item\n\n  ```journey\n  journey: A\n  ```\n",
            "1. > ````journey\n   > journey: A\n   > ````\n",
            "---\ntitle: x\n---\n\n```Journey draw\njourney: A\n```",
            "```{journey}\njourney: A\n```",
            "```{.journey}\njourney: A\n```",
            "```{.journey #fig width=50%}\njourney: A\n```",
            "```{#fig .journey}\njourney: A\n```",
            "```{journey} Coffee run\njourney: A\n```",
            "```journey\njourney: A",
        ] {
            assert_eq!(found(markdown), [("journey: A".to_owned(), None)], "{markdown}");
        }
        for markdown in [
            "```journeys\nx\n```",
            "    ```journey\n    x\n    ```",
            "```journey fragment=stage\nx\n```",
            "```journey {1,3}\nx\n```",
            "```{.journeys #journey}\nx\n```",
            "<!--\n```journey\nx\n```\n-->",
        ] {
            assert_eq!(found(markdown), [], "{markdown}");
        }
    }

    /// The text that is compiled for a file isn't larger than the file, however many maps are in it.
    #[test]
    fn many_fences_are_no_more_than_their_file() {
        for count in [50, 100, 200] {
            let markdown = "Words.\n\n> - ```journey\n>   journey: A\n>   ```\n\n".repeat(count);
            let fences = journeys(&markdown);
            assert_eq!(fences.len(), count);
            assert!(fences.iter().map(|fence| fence.text.len()).sum::<usize>() <= markdown.len());
        }
    }

    #[test]
    fn the_picture_in_front_is_found() {
        let fence = "```journey\njourney: A\n```\n";
        for (before, expected) in [
            ("![x](a.svg)\n", Some("a.svg")),
            ("Text.\n\n![x *y*](a.svg)\n\n", Some("a.svg")),
            ("![x](a.svg)\n\nText.\n\n", None),
            ("Text ![x](a.svg)\n", None),
            ("![x](a.svg) text\n", None),
            ("# ![x](a.svg)\n", None),
        ] {
            let markdown = format!("{before}{fence}");
            assert_eq!(found(&markdown), [("journey: A".to_owned(), expected.map(str::to_owned))], "{markdown}");
        }
        let list = "- ![x](a.svg)\n  ```journey\n  journey: A\n  ```\n";
        assert_eq!(found(list), [("journey: A".to_owned(), Some("a.svg".to_owned()))]);
    }
}
