//! Personas: who they are, and whom places are for.

use super::{
    content::Story,
    place::{CellWords, DraftPlace},
};
use crate::{
    feeling::folded,
    parse::{AND, means_everybody, phrases},
    spreadsheet::{
        cell_text::{short, unbulleted},
        labels::is_name,
        markup::prose,
    },
};

impl Story {
    /// A persona, and their description after a comma or in brackets.
    pub fn describe(&mut self, text: &str) {
        let is_end = |c: char| is_comma(c) || OPEN.contains(&c);
        let (label, role) = text.split_at(text.find(is_end).unwrap_or(text.len()));
        // Only brackets after the name itself mean no more than a comma.
        let role = match role.strip_prefix(OPEN).and_then(|role| role.split_once(CLOSED)) {
            Some((inside, behind)) => format!("{inside},{behind}"),
            None => role.to_owned(),
        };
        let parts = outside_brackets(&role).into_iter().flat_map(without_age);
        let parts = parts.map(str::trim).filter(|part| !part.is_empty());
        let (ages, roles): (Vec<&str>, Vec<&str>) = parts.partition(|part| is_age(part));
        let label = label.trim();
        if label.is_empty() {
            return;
        }
        let name = self.persona(label);
        if !roles.is_empty() {
            let role = prose(&roles.join(", "));
            for (_, _, lines) in self.personas.iter_mut().filter(|persona| persona.0 == name) {
                match lines.first_mut() {
                    Some(line) if line.contains(&role) => {}
                    Some(line) => *line += &format!(", {role}"),
                    None => lines.push(format!("role: {role}")),
                }
            }
        }
        if let [_, ..] = ages[..] {
            self.ages.insert(name, ages.join(", "));
        }
    }

    /// The personas that a cell above the table names, below a word for one of them or for `several`. A comma is between two of them if each has
    /// brackets, or if the word is for several; otherwise it is before what somebody is.
    pub fn introduce(&mut self, text: &str, place: &str, several: bool) {
        let lines: Vec<&str> = text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()).collect();
        for line in &lines {
            let parts: Vec<&str> =
                outside_brackets(line).into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
            let has_brackets =
                |part: &&str| part.ends_with(CLOSED) && part.find(OPEN).is_some_and(|at| is_name(&part[..at]));
            if parts.len() > 1 && parts.iter().all(has_brackets) {
                parts.iter().for_each(|part| self.describe(part));
            } else if several && lines.len() == 1 {
                self.introduce_several(line, &parts, place);
            } else {
                self.describe(line);
            }
        }
    }

    /// Those of a list, of which a part that doesn't begin like a name is about the one before it.
    fn introduce_several(&mut self, line: &str, parts: &[&str], place: &str) {
        let mut people: Vec<String> = Vec::new();
        for part in parts {
            let is_more = !part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
            match people.last_mut() {
                Some(last) if is_more => *last += &format!(", {part}"),
                _ => {
                    let apart: Vec<&str> = part.split(['&', '+', '/']).flat_map(|part| phrases(part, AND)).collect();
                    let are_names = apart.iter().all(|name| is_name(name));
                    people.extend(if are_names { apart } else { vec![*part] }.into_iter().map(str::to_owned));
                }
            }
        }
        // "Anna, Nurse" can be one persona too.
        if parts.len() > 1 && people.len() > 1 {
            let names: Vec<&str> =
                people.iter().map(|of| of.split(is_comma).next().unwrap_or_default().trim()).collect();
            let text = format!(
                "`{}` is read as {} personas: {}; if one of these says what another is, write it in brackets",
                short(line),
                people.len(),
                names.join(", ")
            );
            self.remark(place, text);
        }
        people.iter().for_each(|text| self.describe(text));
    }

    /// What else is known about the only persona; whether it is clear that it is about them.
    pub fn describe_only(&mut self, word: &str, values: &[&str]) -> bool {
        let ([(_, label, _)], [value]) = (&self.personas[..], values) else { return false };
        let is_of_age = folded(word) == "age" || AGES.iter().any(|(_, age)| folded(age) == folded(word));
        if is_of_age != is_age(value) {
            return false;
        }
        let text = format!("{label}, {value}");
        self.describe(&text);
        true
    }

    /// The line with a persona's age, in the language of the table, which is known once all of it is read.
    pub(super) fn age(&self, name: &str) -> Option<String> {
        let age = AGES.iter().find(|(lang, _)| *lang == self.lang()).map_or("Age", |(_, age)| age);
        Some(format!("fact {age}: {}", prose(self.ages.get(name)?)))
    }

    /// What the personas are called.
    pub fn people(&self) -> impl Iterator<Item = String> {
        self.personas.iter().map(|(_, label, _)| label.clone())
    }

    /// Whether a persona is called so.
    pub fn has_persona(&self, label: &str) -> bool {
        self.personas.iter().any(|(_, known, _)| same_person(known, label))
    }

    /// The name of a persona, who is declared if necessary.
    pub fn persona(&mut self, label: &str) -> String {
        if let Some((name, ..)) = self.personas.iter().find(|(_, known, _)| same_person(known, label)) {
            return name.clone();
        }
        let named = if means_everybody(label) { format!("persona {label}") } else { label.to_owned() };
        let name = self.names.name(&named, "persona");
        self.personas.push((name.clone(), label.to_owned(), Vec::new()));
        name
    }

    /// The personas that a place is for, all of whom are named in a cell.
    pub fn whom(&mut self, spot: DraftPlace, said: &CellWords) {
        for part in
            said.text.split(['\n', ';', '/', '&', '+', '、', '،']).flat_map(|part| phrases(part, AND)).map(unbulleted)
        {
            // "Lena (34)" and "Lena (34, nurse)"; other brackets can tell people apart, as in "Guest (new)".
            let bracket =
                part.split_once(['(', '（']).map(|(name, inside)| (name, inside.split([',', ')', '）']).next()));
            if let Some((name, _)) = bracket.filter(|(_, first)| first.is_some_and(|first| is_age(first.trim()))) {
                self.describe(part);
                self.is_for(spot, name.trim());
                continue;
            }
            let names: Vec<&str> = part.split([',', '，']).map(str::trim).filter(|name| !name.is_empty()).collect();
            if names.is_empty() || names.iter().any(|name| is_everybody(name)) {
                continue;
            }
            // After a comma there is another name, or what somebody is: "Anna, Ben", "Anna, commuter".
            let is_more = |name: &&&str| name.starts_with(char::is_lowercase) || is_age(name);
            if names.iter().skip(1).any(|name| is_more(&name)) {
                self.describe(part);
            }
            let people = names.iter().take(1).chain(names.iter().skip(1).filter(|name| !is_more(name)));
            for name in people.map(|name| (*name).to_owned()).collect::<Vec<_>>() {
                self.is_for(spot, &name);
            }
        }
    }

    /// A place is for somebody, maybe among others.
    pub fn is_for(&mut self, spot: DraftPlace, label: &str) {
        let name = self.persona(label);
        let whom = &mut self.facts(spot).whom;
        if !whom.contains(&name) {
            whom.push(name);
        }
    }
}

const OPEN: [char; 2] = ['(', '（'];
const CLOSED: [char; 2] = [')', '）'];

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '،' | '、')
}

/// The parts of a list at whose commas no bracket is open.
fn outside_brackets(list: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let is_end = |c: char| {
        depth = (depth + usize::from(OPEN.contains(&c))).saturating_sub(usize::from(CLOSED.contains(&c)));
        depth == 0 && is_comma(c)
    };
    list.split(is_end).collect()
}

/// A part of a description, and the age in the brackets after it: "nurse (34)".
fn without_age(part: &str) -> Vec<&str> {
    let part = part.trim();
    let inside = part.strip_suffix(CLOSED).and_then(|part| part.rsplit_once(OPEN));
    match inside {
        Some((before, age)) if before.is_empty() || is_age(age.trim()) => vec![before, age],
        _ => vec![part],
    }
}

/// The word for somebody's age in each language but English.
const AGES: [(&str, &str); 8] = [
    ("de", "Alter"),
    ("fr", "Âge"),
    ("es", "Edad"),
    ("it", "Età"),
    ("pt", "Idade"),
    ("nl", "Leeftijd"),
    ("ja", "年齢"),
    ("ar", "العمر"),
];

/// Whether this is somebody's age: "58", "58 years old", "58 Jahre".
fn is_age(text: &str) -> bool {
    const YEARS: &str =
        "|years|years old|year old|yrs|yo|y o|jahre|jahre alt|ans|anos|anni|jaar|jaar oud|歳|才|عاما|سنة";
    let years = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - years.len();
    (1..=3).contains(&digits) && YEARS.split('|').any(|word| word == folded(years))
}

/// Whether a word means all personas.
fn is_everybody(name: &str) -> bool {
    const BOTH: [&str; 6] = ["both", "beide", "les deux", "ambos", "ambas", "両方"];
    means_everybody(name) || BOTH.contains(&folded(name).as_str())
}

/// Whether a label is somebody's whole name or first name.
pub fn same_person(known: &str, label: &str) -> bool {
    let (known, label) = (folded(known), folded(label));
    known == label || known.split(' ').next() == Some(label.as_str())
}
