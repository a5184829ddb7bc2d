//! A small change of a map is a small change of its drawing, so that drawings can be kept under version control and
//! reviewed there: a word changes the lines that show it, and what is added moves things but rewrites none.

use crate::support::every_map::{self, Map};
use std::collections::BTreeMap;
use wayline::{
    layout::{LayoutOptions, layout},
    render::{SvgOptions, svg},
    text::Fonts,
};

/// A word of an example, another one that is about as wide, and how many lines of the drawing the change may replace.
const WORDS: [(&str, &str, usize); 11] = [
    // The line itself, and the lines that a narrow card breaks it into.
    ("Picks a tariff, fills in three", "Takes a tariff, fills in three", 1),
    ("does: Looks into the letterbox", "does: Peers into the letterbox", 1),
    ("Is it a letter or a parcel?", "Is it a letter or a packet?", 1),
    ("goal: Know what I pay", "goal: Know what I owe", 1),
    ("Show price ranges by postcode", "Show price ranges by pincodes", 3),
    ("Codes are printed and posted once", "Codes are printed and mailed once", 1),
    ("backstage: Billing starts with", "backstage: Billing begins with", 1),
    ("score: cost 30, sales 40", "score: cost 30, sales 41", 3),
    // What a feeling is called stands at the point and in the curve's words, for each of those who hear the drawing.
    ("feels ben 0.5: Curious", "feels ben 0.5: Nosey", 4),
    // A pain's words stand on its card and name its group.
    ("Nobody says on which day the letter", "Nobody tells on which day the letter", 2),
    // A title stands on the card, names the card's group, and is where two curves begin and have a point.
    ("Compare offers", "Compare prices", 8),
];

#[test]
fn a_word_changes_the_lines_that_show_it() {
    let (map, before) = example("broadband");
    let mut wrong = Vec::new();
    for (word, other, most) in WORDS {
        let after = drawn(&edited(&map, word, other));
        let (gone, new) = difference(&before, &after);
        if gone.len() != new.len() || gone.len() > most || gone.is_empty() {
            wrong.push(format!("{word} → {other}: {} lines became {}, not {most}: {gone:#?}", gone.len(), new.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A line that is added, the example, and the line that it stands behind. Where the height of two lanes is nearly worth the same width, a line more chose
/// other widths: the last four.
const LINES: [(&str, &str, &str); 9] = [
    ("broadband", "feels ben 1.5: Grateful", "    pain late-answer minor: The answer comes a day later"),
    ("broadband", "feels ben 1.5: Grateful", "    gain patience: Nobody hurries them"),
    ("hotel-stay", "does: Looks for the minibar", "    does: Hangs up"),
    ("broadband", "support: Case history", "    support: Telephony"),
    ("hotel-stay", "does: Looks for the minibar", "    needs: A name to ask for"),
    ("broadband", "does: Looks into the letterbox", "    needs: A name to ask for"),
    ("broadband", "does: Brings a sketch", "    does: Hangs up"),
    ("broadband", "does: Picks a tariff", "    does: Hangs up"),
    ("broadband", "does: Compares the amount", "    does: Hangs up"),
];

/// What is below moves as a whole: its group's place changes, and nothing inside.
#[test]
fn a_line_more_rewrites_nothing_in_other_columns() {
    for (name, behind, line) in LINES {
        let (map, before) = example(name);
        let text = map.text().expect("a text");
        let at = text.find(behind).expect("a line of the example");
        let end = at + text[at..].find('\n').expect("its end") + 1;
        let text = format!("{}{line}\n{}", &text[..end], &text[end..]);
        let after = drawn(&map.with(text));
        let (gone, _) = difference(&before, &after);
        let words: Vec<_> = gone.iter().filter(|line| line.starts_with("<text")).collect();
        // A card, an expectation or a word of the same column may make room; and the header counts pains.
        assert!(words.len() <= 4, "{line}: {words:#?}");
        assert!(gone.len() < before.lines().count() / 10, "{line}: {} lines are gone: {gone:#?}", gone.len());
    }
}

#[test]
fn the_font_stays_the_same_through_an_edit() {
    let (map, before) = example("broadband");
    let after = drawn(&edited(&map, "Nobody says on which day", "Quite unclear: XYZ, 100 %, who"));
    let faces =
        |drawing: &str| drawing.lines().filter(|line| line.starts_with("@font-face")).map(str::to_owned).collect();
    let (old, new): (Vec<String>, Vec<String>) = (faces(&before), faces(&after));
    assert!(!old.is_empty() && old == new);
}

/// Ids come from names, so that what is called the same is found again, whatever is said of it and wherever it stands.
#[test]
fn ids_come_from_names_and_carry_the_maps_own_prefix() {
    for name in ["broadband", "hotel-stay", "ryokan-stay"] {
        let (map, drawing) = example(name);
        let document = roxmltree::Document::parse(&drawing).expect("a drawing");
        let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        assert!(ids.len() > 20 && ids.iter().all(|id| id.starts_with(&format!("{name}-"))), "{ids:?}");
        let worded: Vec<_> = map.text().expect("a text").lines().map(reworded).collect();
        let other = drawn(&map.with(worded.join("\n") + "\n"));
        let document = roxmltree::Document::parse(&other).expect("a drawing");
        let after: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let named =
            |ids: &[&str]| ids.iter().filter(|id| is_named(id, name)).map(|id| id.to_string()).collect::<Vec<_>>();
        assert_eq!(named(&ids), named(&after), "{name}");
    }
}

/// What does nothing but say something, said otherwise.
fn reworded(line: &str) -> String {
    let said = ["does", "thinks", "says", "needs", "backstage", "support", "goal"];
    match line.split_once(": ") {
        Some((head, _)) if said.contains(&head.split_whitespace().next().unwrap_or_default()) => {
            format!("{head}: Other words")
        }
        _ => line.to_owned(),
    }
}

/// Whether an id is that of something with a name; clips and pictures are counted.
fn is_named(id: &str, prefix: &str) -> bool {
    let own = &id[prefix.len() + 1..];
    !own.starts_with("clip-") && !own.starts_with("picture-")
}

fn example(name: &str) -> (Map, String) {
    let origin = format!("examples/{name}.journey");
    let map = every_map::examples().into_iter().find(|map| map.origin == origin).expect("an example");
    let drawing = drawn(&map);
    (map, drawing)
}

fn edited(map: &Map, word: &str, other: &str) -> Map {
    let text = map.text().expect("a text");
    assert!(text.contains(word), "the example no longer says `{word}`");
    map.with(text.replace(word, other))
}

fn drawn(map: &Map) -> String {
    let compilation = map.compile();
    let map = compilation.map.unwrap_or_else(|| panic!("{:?}", compilation.diagnostics));
    let scene = layout(&map, &LayoutOptions::default(), &mut Fonts::new());
    svg(&scene, &SvgOptions::default())
}

/// The lines that are gone and the lines that are new, wherever they stand.
fn difference<'a>(before: &'a str, after: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    (without(before, after), without(after, before))
}

fn without<'a>(lines: &'a str, others: &'a str) -> Vec<&'a str> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    others.lines().for_each(|line| *left.entry(line).or_default() += 1);
    let is_left = |line: &&str| match left.get_mut(*line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    lines.lines().filter(is_left).collect()
}
