//! What the number of a pain leads to: its stem, its card, and the answers to it.

use super::{
    Sample, chance, drawn, examples,
    find::{Found, all, ends, lines},
    strange,
};
use std::collections::{BTreeMap, BTreeSet};
use wayline::{
    layout::View,
    model::{Map, Place, Severity},
    scene::{Form, Group, Scene, TextLine},
};

const BOTH: [View; 2] = [View::Detail, View::Overview];

/// Maps with several pains at one mark, long texts, several personas.
fn dense() -> impl Iterator<Item = Sample> {
    strange().into_iter().filter(|map| ["moving", "newborn"].contains(&map.origin.as_str()))
}

fn maps() -> impl Iterator<Item = Sample> {
    examples().into_iter().chain(strange()).chain(chance(40))
}

/// A pain as it is drawn.
struct Drawn<'s> {
    /// Its position in the map.
    index: usize,
    place: Place,
    severity: Severity,
    found: Found<'s>,
    /// The middle and the radius of its badge.
    badge: (f64, f64, f64),
}

impl Drawn<'_> {
    fn number(&self) -> usize {
        self.index + 1
    }
}

fn pains<'s>(map: &Map, scene: &'s Scene) -> Vec<Drawn<'s>> {
    let one = |found: Found<'s>| {
        let name = found.group.name.as_deref()?;
        let index = map.pains.iter().position(|pain| pain.name.as_str() == name)?;
        let badge = found.shapes().find_map(|shape| match shape.form {
            Form::Circle { centre, radius } => Some((centre.x + found.at.x, centre.y + found.at.y, radius)),
            Form::Line { .. } | Form::Rect { .. } | Form::Path(_) => None,
        })?;
        let (place, severity) = (map.pains[index].place, map.pains[index].severity);
        Some(Drawn { index, place, severity, found, badge })
    };
    all(&scene.root, "pain").into_iter().filter_map(one).collect()
}

/// 1, or -1 on a page that is read from right to left.
fn reading(scene: &Scene) -> f64 {
    let titles = all(&scene.root, "title");
    let line = titles.iter().find_map(|title| Some(lines(title.group).first()?.ink().moved(title.at.x, title.at.y)));
    if line.is_some_and(|ink| ink.x > scene.width / 2.0) { -1.0 } else { 1.0 }
}

/// Four pains of one mark came before the third of another, on badges and on cards in different orders.
#[test]
fn badges_of_a_column_are_in_the_order_of_their_numbers() {
    let (mut wrong, mut several) = (Vec::new(), 0);
    for (sample, view) in maps().flat_map(|sample| BOTH.map(|view| (sample.clone(), view))) {
        let scene = drawn(&sample, view);
        let (way, mut rows) = (reading(scene), BTreeMap::<_, Vec<(usize, f64)>>::new());
        for pain in pains(sample.model(), scene) {
            let Place::Column(column) = pain.place else { continue };
            let row = rows.entry((column, pain.badge.1.round() as i64)).or_default();
            row.push((pain.number(), way * pain.badge.0));
        }
        for row in rows.values_mut() {
            row.sort_by_key(|badge| badge.0);
            several += usize::from(row.len() > 1);
            wrong.extend(
                (!row.is_sorted_by(|a, b| a.1 < b.1)).then(|| format!("{} ({view:?}): {row:?}", sample.origin)),
            );
        }
    }
    assert!(
        wrong.is_empty() && several > 5,
        "{several} rows have several; {} rows:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// An answer to two pains had the number of one where room was short, and the other pain seemed to have none.
#[test]
fn an_answer_has_the_number_of_each_drawn_pain_that_it_answers() {
    let (mut wrong, mut several) = (Vec::new(), 0);
    for sample in maps() {
        let (map, scene) = (sample.model(), drawn(&sample, View::Overview));
        let shown: BTreeSet<usize> = pains(map, scene).iter().map(|pain| pain.number()).collect();
        for answer in all(&scene.root, "opportunity") {
            let answered = answer.data("answers").unwrap_or_default().split(' ');
            let answered = answered.filter_map(|name| map.pains.iter().position(|pain| pain.name.as_str() == name));
            let answered: BTreeSet<usize> = answered.map(|index| index + 1).filter(|one| shown.contains(one)).collect();
            let said: Vec<String> =
                all(answer.group, "whom").iter().flat_map(|whom| lines(whom.group)).map(TextLine::plain).collect();
            let numbers: BTreeSet<usize> = said.iter().filter_map(|text| text.parse().ok()).collect();
            let more: usize = said.iter().filter_map(|text| text.strip_prefix('+')?.parse::<usize>().ok()).sum();
            several += usize::from(answered.len() > 1);
            let is_right = numbers.is_subset(&answered) && numbers.len() + more == answered.len();
            wrong.extend((!is_right).then(|| format!("{}: {answered:?} but {said:?}", sample.origin)));
        }
    }
    assert!(wrong.is_empty() && several > 2, "{several} answer several; {} don't:\n{}", wrong.len(), wrong.join("\n"));
}

/// Lines from two marks ran three units apart, and one couldn't see which led where.
#[test]
fn lines_of_different_marks_are_apart() {
    let (mut wrong, mut bends) = (Vec::new(), 0);
    for (sample, view) in
        examples().into_iter().chain(dense()).flat_map(|sample| BOTH.map(|view| (sample.clone(), view)))
    {
        let mut levels: Vec<(usize, f64, [f64; 3])> = Vec::new();
        for pain in pains(sample.model(), drawn(&sample, view)) {
            let bent = pain.found.shapes().map(ends).find(|ends| ends.len() > 4);
            // From the stem across to the badge.
            let Some(ends) = bent else { continue };
            let (from, to) = (ends[0].x + pain.found.at.x, pain.badge.0);
            levels.push((pain.number(), from, [from.min(to), from.max(to), ends[2].y + pain.found.at.y]));
        }
        bends += levels.len();
        for (at, (number, from, one)) in levels.iter().enumerate() {
            let near = levels[at + 1..].iter().find(|(_, other, level)| {
                let (is_other, gap) = ((from - other).abs() > 1.0, (level[2] - one[2]).abs());
                is_other && level[0] < one[1] && one[0] < level[1] && gap < 7.5
            });
            wrong.extend(near.map(|other| format!("{} ({view:?}): {number} and {}", sample.origin, other.0)));
        }
    }
    assert!(wrong.is_empty() && bends > 2, "{bends}; {}", wrong.join("\n"));
}

/// The worst pain was cut after some words, while a lesser one next to it used half of its card.
#[test]
fn critical_pains_are_whole() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for sample in examples().into_iter().chain(dense()) {
        let (map, scene) = (sample.model(), drawn(&sample, View::Overview));
        let drawn = pains(map, scene);
        // One text is longer than any card of three lines.
        let is_short = |pain: &Drawn<'_>| map.pains[pain.index].text.to_plain().len() < 120;
        let critical: Vec<_> =
            drawn.iter().filter(|pain| pain.severity == Severity::Critical && is_short(pain)).collect();
        seen += critical.len();
        let cut = |group: &Group| lines(group).iter().any(|line| line.plain().ends_with('…'));
        wrong.extend(
            critical
                .into_iter()
                .filter(|pain| cut(pain.found.group))
                .map(|pain| format!("{}: {}", sample.origin, pain.number())),
        );
    }
    assert!(wrong.is_empty() && seen > 5, "{seen}; {}", wrong.join("\n"));
}

/// Cards of the worst pains had nearly the colour of a key moment's band, and no edge.
#[test]
fn cards_of_grave_pains_have_an_edge() {
    let (mut wrong, mut right) = (Vec::new(), 0);
    for (sample, view) in examples().iter().flat_map(|sample| BOTH.map(|view| (sample, view))) {
        let map = sample.model();
        for pain in pains(map, drawn(sample, view)) {
            let grave = pain.severity > Severity::Minor && !map.pains[pain.index].is_solved();
            let cards = all(pain.found.group, "card");
            let Some(card) = cards.first().filter(|_| grave) else { continue };
            let is_edged = card.shapes().any(|shape| shape.stroke.is_some());
            right += usize::from(is_edged);
            wrong.extend((!is_edged).then(|| format!("{} ({view:?}): {}", sample.origin, pain.number())));
        }
    }
    assert!(wrong.is_empty() && right > 20, "{right}; {}", wrong.join("\n"));
}
