//! How to turn one page into another: few steps if little changed.
//!
//! Input: two trees of markup. Output: steps, each with the path to an element of the old tree, in document order. A
//! path is the positions of children, counting texts, from the top down. Steps use the numbers of the old tree; the
//! page keeps a list of what was where before it began.

use super::tree::{Node, Tree};
use serde::Serialize;
use std::collections::BTreeMap;

/// If there are more pairs than this, they aren't compared to find out what moved: everything in between is inserted
/// again.
const PAIRS: usize = 40_000;

#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub(super) enum Step {
    /// Attributes get values; those without one are removed.
    Set { way: Vec<usize>, attributes: BTreeMap<String, Option<String>> },
    /// A text is replaced.
    Text { way: Vec<usize>, text: String },
    /// The children of the element, all listed again: numbers are old children that stay, markup is new ones.
    Children { way: Vec<usize>, now: Vec<Child> },
}

/// A child of an element after a step.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Child {
    /// The old one at this position.
    Old(usize),
    /// A new one; whether it belongs to a drawing is clear from where it goes.
    New(String),
}

/// The steps from `old` to `new`.
pub(super) fn patch(old: &Tree, new: &Tree) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut left = vec![(Vec::new(), &old.roots, &new.roots)];
    while let Some((way, before, after)) = left.pop() {
        let pairs = pairs(old, before, new, after);
        let in_place = before.len() == after.len() && pairs.iter().enumerate().all(|(at, old)| *old == Some(at));
        if !in_place {
            let child = |(at, old): (usize, &Option<usize>)| match old {
                Some(old) => Child::Old(*old),
                None => Child::New(after[at].markup(&new.text).to_owned()),
            };
            steps.push(Step::Children { way: way.clone(), now: pairs.iter().enumerate().map(child).collect() });
        }
        for (at, old_at) in pairs.iter().enumerate().filter_map(|(at, old)| Some((at, (*old)?))) {
            let (was, is) = (&before[old_at], &after[at]);
            if was.hash == is.hash {
                continue;
            }
            let way: Vec<usize> = way.iter().copied().chain([old_at]).collect();
            if is.is_text() {
                steps.push(Step::Text { way, text: unescaped(is.markup(&new.text)) });
                continue;
            }
            let attributes = attributes(was.attributes(&old.text), is.attributes(&new.text));
            if !attributes.is_empty() {
                steps.push(Step::Set { way: way.clone(), attributes });
            }
            left.push((way, &was.children, &is.children));
        }
    }
    steps
}

fn attributes(old: Vec<(&str, &str)>, new: Vec<(&str, &str)>) -> BTreeMap<String, Option<String>> {
    let gone = old.iter().filter(|(name, _)| !new.iter().any(|(other, _)| other == name));
    let gone = gone.map(|(name, _)| ((*name).to_owned(), None));
    let set = new.iter().filter(|pair| !old.contains(pair));
    gone.chain(set.map(|(name, value)| ((*name).to_owned(), Some(unescaped(value))))).collect()
}

/// For each child the old one that it continues, in order.
fn pairs(old: &Tree, before: &[Node], new: &Tree, after: &[Node]) -> Vec<Option<usize>> {
    let same = |a: &Node, b: &Node| a.hash == b.hash;
    let front = before.iter().zip(after).take_while(|(a, b)| same(a, b)).count();
    let (rest, now) = (&before[front..], &after[front..]);
    let back = rest.iter().rev().zip(now.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let (rest, now) = (&rest[..rest.len() - back], &now[..now.len() - back]);
    let keys_before: Vec<_> = rest.iter().map(|node| key(node, &old.text)).collect();
    let keys_after: Vec<_> = now.iter().map(|node| key(node, &new.text)).collect();
    let middle = common(&keys_before, &keys_after);
    let mut pairs: Vec<_> = (0..front).map(Some).collect();
    pairs.extend(middle.into_iter().map(|at| at.map(|at| front + at)));
    pairs.extend((before.len() - back..before.len()).map(Some));
    pairs
}

/// What two elements must share to count as the same: the name, and what they show.
fn key<'a>(node: &Node, text: &'a str) -> (&'a str, Option<&'a str>, Option<&'a str>, Option<&'a str>) {
    let name = &text[node.name.clone()];
    if node.is_text() {
        return (name, None, None, None);
    }
    let of = |wanted| node.attribute(text, wanted);
    // The number of a clip path says nothing about what is clipped.
    let id = of("id").filter(|_| name != "clipPath");
    (name, id, of("data-name").or_else(|| of("data-column")).or_else(|| of("data-stage")), of("class"))
}

/// The longest common subsequence: for each of `after` the position of the equal one in `before`.
fn common<K: PartialEq>(before: &[K], after: &[K]) -> Vec<Option<usize>> {
    let alike = before.len() == after.len() && before.iter().zip(after).all(|(a, b)| a == b);
    if alike {
        return (0..before.len()).map(Some).collect();
    }
    let (rows, columns) = (before.len(), after.len());
    if rows * columns > PAIRS {
        return vec![None; columns];
    }
    let mut length = vec![0_u32; (rows + 1) * (columns + 1)];
    let at = |row: usize, column: usize| row * (columns + 1) + column;
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            length[at(row, column)] = if before[row] == after[column] {
                length[at(row + 1, column + 1)] + 1
            } else {
                length[at(row + 1, column)].max(length[at(row, column + 1)])
            };
        }
    }
    let (mut found, mut row, mut column) = (vec![None; columns], 0, 0);
    while row < rows && column < columns {
        if before[row] == after[column] {
            found[column] = Some(row);
            (row, column) = (row + 1, column + 1);
        } else if length[at(row + 1, column)] >= length[at(row, column + 1)] {
            row += 1;
        } else {
            column += 1;
        }
    }
    found
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let end = behind.find(';').filter(|&end| end < 10);
        let known = end.and_then(|end| Some((character(&behind[..end])?, end + 1)));
        let (c, length) = known.unwrap_or(('&', 0));
        out.push(c);
        rest = &behind[length..];
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let value = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(value.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(old: &str, new: &str) -> serde_json::Value {
        let tree = |text: &str| Tree::new(text.to_owned());
        serde_json::to_value(patch(&tree(old), &tree(new))).expect("JSON")
    }

    #[test]
    fn what_is_the_same_needs_nothing() {
        let page = "<p class=\"a\">x &amp; y<br/>z</p><style>b{}</style><input type=\"text\">";
        assert_eq!(steps(page, page), serde_json::json!([]));
        assert_eq!(steps("<style>a{}</style><p/>", "<style>b{}</style><p/>"), serde_json::json!([]));
    }

    #[test]
    fn a_text_and_attributes_change_in_place() {
        let (old, new) = ("<g><t x=\"1\" y=\"2\">a</t></g>", "<g><t x=\"1\" z=\"&lt;&#39;\">b &amp;amp; c</t></g>");
        let expected = serde_json::json!([
            { "do": "set", "way": [0, 0], "attributes": { "y": null, "z": "<'" } },
            { "do": "text", "way": [0, 0, 0], "text": "b &amp; c" },
        ]);
        assert_eq!(steps(old, new), expected);
    }

    #[test]
    fn what_stays_is_kept_when_something_comes_or_goes() {
        let (old, new) = ("<g id=\"a\"/><g id=\"c\">x</g>", "<g id=\"a\"/><g id=\"b\"/><g id=\"c\">y</g>");
        let expected = serde_json::json!([
            { "do": "children", "way": [], "now": [0, "<g id=\"b\"/>", 1] },
            { "do": "text", "way": [1, 0], "text": "y" },
        ]);
        assert_eq!(steps(old, new), expected);
        assert_eq!(steps(new, old)[0], serde_json::json!({ "do": "children", "way": [], "now": [0, 2] }));
    }
}
