//! Inserts pictures into the text of a Markdown file.

use super::fence::{Fence, PageImage};

/// What is shown of a map.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// Its address, relative to the Markdown file.
    pub address: String,
    /// Its alternative text.
    pub alternative: String,
}

impl Picture {
    fn markdown(&self) -> String {
        let mut words = String::new();
        for char in self.alternative.chars() {
            if matches!(char, '[' | ']' | '\\' | '`' | '*' | '_' | '<' | '>' | '&' | '!') {
                words.push('\\');
            }
            words.push(char);
        }
        format!("![{words}]({})", self.address)
    }
}

/// The file with each picture in front of its map. `own` says which pictures an earlier run inserted; they are
/// replaced.
pub(crate) fn put(markdown: &str, pictures: &[(Fence, Picture)], own: impl Fn(&PageImage) -> bool) -> String {
    let mut text = String::new();
    let mut done = 0;
    for (fence, picture) in pictures {
        match fence.picture.as_ref().filter(|shown| own(shown)) {
            Some(shown) => {
                text.push_str(&markdown[done..shown.range.start]);
                text.push_str(&picture.markdown());
                done = shown.range.end;
            }
            None => {
                text.push_str(&above(markdown, done, fence.range.start));
                text.push_str(&picture.markdown());
                text.push_str(line_end(markdown));
                text.push_str(&margin(markdown, fence.range.start));
                done = fence.range.start;
            }
        }
    }
    text + &markdown[done..]
}

/// The file with each map replaced by its picture (or something else on one line). A picture that an earlier run put in
/// front of the map is removed.
pub(crate) fn copied(markdown: &str, shown: &[(Fence, String)], own: impl Fn(&PageImage) -> bool) -> String {
    let mut text = String::new();
    let mut done = 0;
    for (fence, instead) in shown {
        let start =
            fence.picture.as_ref().filter(|shown| own(shown)).map_or(fence.range.start, |shown| shown.range.start);
        text.push_str(&above(markdown, done, start));
        text.push_str(instead);
        done = fence.range.end;
        if let Some(margin) = goes_on(markdown, done) {
            text.push_str(line_end(markdown));
            text.push_str(margin);
        }
    }
    text + &markdown[done..]
}

impl From<&Picture> for String {
    fn from(picture: &Picture) -> Self {
        picture.markdown()
    }
}

fn line_end(markdown: &str) -> &'static str {
    match markdown.find('\n') {
        Some(at) if markdown[..at].ends_with('\r') => "\r\n",
        Some(_) | None => "\n",
    }
}

/// The text from `done` to the place for a picture at `at`. It ends with an empty line, in whatever list or quote it is, if
/// there is text directly above: a picture right below that would be one of its words, or a row of its table.
fn above(markdown: &str, done: usize, at: usize) -> String {
    let start = markdown[..at].rfind('\n').map_or(0, |end| end + 1);
    let margin = &markdown[start..at];
    let over = markdown[..start].lines().next_back().unwrap_or_default();
    if is_margin(over) || !is_margin(margin) || start < done {
        return markdown[done..at].to_owned();
    }
    format!("{}{}{}{margin}", &markdown[done..start], margin.trim_end(), line_end(markdown))
}

/// The markers of quotes in front of the line below `at`, if there is text in it that would go on with what ends at `at`.
fn goes_on(markdown: &str, at: usize) -> Option<&str> {
    let below = markdown[at..].split_once('\n')?.1.lines().next()?;
    let text = below.trim_start_matches(is_marker);
    (!text.is_empty()).then(|| below[..below.len() - text.len()].trim_end())
}

/// Whether this is in front of the lines of a list or a quote, and nothing of their text.
fn is_margin(line: &str) -> bool {
    line.chars().all(is_marker)
}

fn is_marker(char: char) -> bool {
    matches!(char, '>' | ' ' | '\t' | '\r')
}

/// The prefix of a line that continues the list or quote that `at` is in.
fn margin(markdown: &str, at: usize) -> String {
    let start = markdown[..at].rfind('\n').map_or(0, |end| end + 1);
    let kept = |char: char| if matches!(char, '>' | '\t') { char } else { ' ' };
    markdown[start..at].chars().map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::fence::journeys, *};

    fn twice(markdown: &str) -> String {
        let once = |text: &str| {
            let picture = Picture { address: "a-coffee.svg".into(), alternative: "A [map]".into() };
            let pictures: Vec<_> = journeys(text).into_iter().map(|fence| (fence, picture.clone())).collect();
            put(text, &pictures, |shown| shown.address.starts_with("a-"))
        };
        let text = once(markdown);
        assert_eq!(once(&text), text);
        text
    }

    #[test]
    fn a_picture_stands_in_front_of_its_map_once() {
        for (before, after) in [
            ("```journey\nx\n```\n", "![A \\[map\\]](a-coffee.svg)\n```journey\nx\n```\n"),
            ("a\r\n\r\n```journey\r\nx\r\n```", "a\r\n\r\n![A \\[map\\]](a-coffee.svg)\r\n```journey\r\nx\r\n```"),
            ("> ```journey\n> x\n> ```\n", "> ![A \\[map\\]](a-coffee.svg)\n> ```journey\n> x\n> ```\n"),
            ("- ```journey\n  x\n  ```\n", "- ![A \\[map\\]](a-coffee.svg)\n  ```journey\n  x\n  ```\n"),
            ("![old](a-tea.svg)\n\n```journey\nx\n```\n", "![A \\[map\\]](a-coffee.svg)\n\n```journey\nx\n```\n"),
            ("a\n```journey\nx\n```\n", "a\n\n![A \\[map\\]](a-coffee.svg)\n```journey\nx\n```\n"),
            ("a\r\n```journey\r\nx\r\n```", "a\r\n\r\n![A \\[map\\]](a-coffee.svg)\r\n```journey\r\nx\r\n```"),
            ("- a\n  ```journey\n  x\n  ```\n", "- a\n\n  ![A \\[map\\]](a-coffee.svg)\n  ```journey\n  x\n  ```\n"),
            ("> a\n> ```journey\n> x\n> ```\n", "> a\n>\n> ![A \\[map\\]](a-coffee.svg)\n> ```journey\n> x\n> ```\n"),
            (
                "| a |\n|---|\n| b |\n```journey\nx\n```\n",
                "| a |\n|---|\n| b |\n\n![A \\[map\\]](a-coffee.svg)\n```journey\nx\n```\n",
            ),
            (
                "![mine](b.svg)\n\n```journey\nx\n```\n",
                "![mine](b.svg)\n\n![A \\[map\\]](a-coffee.svg)\n```journey\nx\n```\n",
            ),
        ] {
            assert_eq!(twice(before), after);
        }
    }

    #[test]
    fn a_copy_has_pictures_instead() {
        let text = "a\n\n![x](a-1.svg)\n```journey\nx\n```\nb\n\n> ```journey\n> y\n> ```\n";
        let shown: Vec<_> = journeys(text).into_iter().map(|fence| (fence, "P".to_owned())).collect();
        assert_eq!(copied(text, &shown, |shown| shown.address.starts_with("a-")), "a\n\nP\n\nb\n\n> P\n");
        let shown = |text: &str| {
            let shown: Vec<_> = journeys(text).into_iter().map(|fence| (fence, "P".to_owned())).collect();
            copied(text, &shown, |_| false)
        };
        assert_eq!(shown("a\n```journey\nx\n```\nb\n"), "a\n\nP\n\nb\n");
        assert_eq!(shown("> a\n> ```journey\n> x\n> ```\n> b\n"), "> a\n>\n> P\n>\n> b\n");
        assert_eq!(shown("| a |\n|---|\n```journey\nx\n```"), "| a |\n|---|\n\nP");
    }
}
