//! Fences of a Markdown file, each as a text in which everything else is blank: places in it are places of the file.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The fences of a language, in order.
pub(crate) fn fences(markdown: &str, language: &str) -> Vec<String> {
    let mut fences = Vec::new();
    let mut fence: Option<Vec<u8>> = None;
    for (event, range) in Parser::new_ext(markdown, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if speaks(&info, language) => {
                fence = Some(blanked(markdown));
            }
            // Inside a list or a quote, each line comes for itself, without what stands in front of it.
            Event::Text(_) => {
                if let Some(bytes) = &mut fence {
                    bytes[range.clone()].copy_from_slice(&markdown.as_bytes()[range]);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                // Only whole texts of the file were put back, so this is a text as well.
                fences.extend(fence.take().and_then(|bytes| String::from_utf8(bytes).ok()));
            }
            _ => {}
        }
    }
    fences
}

/// Whether the words behind the fence's sign begin with the language.
fn speaks(info: &str, language: &str) -> bool {
    let word = info.split(|c: char| c.is_whitespace() || c == '{' || c == '}').find(|word| !word.is_empty());
    word.is_some_and(|word| word.trim_start_matches('.').eq_ignore_ascii_case(language))
}

/// The text with a blank for every byte but those that end lines.
fn blanked(text: &str) -> Vec<u8> {
    text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' }).collect()
}
