//! Which declared things of two maps are the same: those with the same name, and those that got another name and kept their label.

use crate::model::{Name, Text};
use rustc_hash::FxHashMap;

/// A name and a label.
pub type Thing<'a> = (&'a Name, Option<&'a Text>);

/// The earlier one of each later thing. Labels are `None` for what is built in, which keeps its name. A label only counts if one thing
/// alone has it among those whose name the other map doesn't know.
pub fn earlier(old: &[Thing<'_>], new: &[Thing<'_>]) -> Vec<Option<usize>> {
    let (before, after) = (by_name(old), by_name(new));
    let (lost, found) = (by_label(old, &after), by_label(new, &before));
    let renamed = |at: usize, label: &Text| {
        let label = label.to_plain();
        let is_alone = found.get(&label).is_some_and(|those| those[..] == [at]);
        let earlier = lost.get(&label).filter(|those| is_alone && those.len() == 1);
        earlier.map(|those| those[0])
    };
    let of = |(at, (name, label)): (usize, &Thing<'_>)| {
        before.get(name.as_str()).copied().or_else(|| renamed(at, (*label)?))
    };
    new.iter().enumerate().map(of).collect()
}

/// The later one of each earlier thing.
pub fn later(old: &[Thing<'_>], new: &[Thing<'_>]) -> Vec<Option<usize>> {
    let mut later = vec![None; old.len()];
    for (at, before) in earlier(old, new).into_iter().enumerate() {
        before.into_iter().for_each(|before| later[before] = Some(at));
    }
    later
}

fn by_name<'a>(things: &[Thing<'a>]) -> FxHashMap<&'a str, usize> {
    things.iter().enumerate().map(|(at, (name, _))| (name.as_str(), at)).collect()
}

/// The places of those whose name the other map doesn't know, by their labels.
fn by_label(things: &[Thing<'_>], others: &FxHashMap<&str, usize>) -> FxHashMap<String, Vec<usize>> {
    let mut places = FxHashMap::<_, Vec<_>>::default();
    for (at, (_, label)) in things.iter().enumerate().filter(|(_, (name, _))| !others.contains_key(name.as_str())) {
        label.iter().for_each(|label| places.entry(label.to_plain()).or_default().push(at));
    }
    places
}
