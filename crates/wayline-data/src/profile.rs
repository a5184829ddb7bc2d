//! What is in the columns of data: types, how many values, which ones are common.

use crate::{
    failure::Result,
    input::Input,
    meter::Meter,
    read::{self, Batches, Column, Kind},
    time,
};
use datafusion::arrow::array::AsArray;
use std::collections::{BTreeMap, BTreeSet};

/// A value that fewer rows have isn't shown.
pub use wayline::measure::FEWEST;
/// The most different values that are counted one by one, and the most that are distinguished.
const MOST_COUNTED: usize = 2000;
const MOST_DISTINCT: usize = 100_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    Empty,
    Whole,
    Number,
    Time,
    Text,
}

impl Type {
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Whole => "whole number",
            Self::Number => "number",
            Self::Time => "time",
            Self::Text => "text",
        }
    }
}

/// What is known of one column.
#[derive(Debug, Clone)]
pub struct Profile {
    pub name: String,
    pub filled: u64,
    /// The first and the last time, where all values are times.
    pub times: Option<(i64, i64)>,
    /// The lowest and the highest number, where all values are numbers.
    pub numbers: Option<(f64, f64)>,
    is_whole: bool,
    are_numbers: bool,
    are_times: bool,
    counts: BTreeMap<String, u64>,
    hashes: BTreeSet<u64>,
    has_contact: bool,
}

/// The columns of data, and how many rows there are.
pub struct Survey {
    pub rows: u64,
    pub columns: Vec<Profile>,
}

/// Reads files and tables to the end. They are one table; a column need not be in all of them.
pub fn profile(inputs: &[Input], meter: &Meter) -> Result<Survey> {
    let mut survey = Survey { rows: 0, columns: Vec::new() };
    for input in inputs {
        let names = read::names(input, true)?;
        let wanted: Vec<Column> = usable(&names).map(|name| Column::new(name, Kind::Number)).collect();
        // Of several types of objects one is read at a time.
        for group in groups(&wanted) {
            let mut rows = 0;
            for batch in Batches::open(input, &group, meter)? {
                let batch = batch?;
                rows += batch.num_rows() as u64;
                for (column, array) in group.iter().zip(batch.columns()) {
                    let at = survey.columns.iter().position(|known| known.name == column.name);
                    let at = at.unwrap_or_else(|| {
                        survey.columns.push(Profile::new(&column.name));
                        survey.columns.len() - 1
                    });
                    let Some(texts) = array.as_string_opt::<i32>() else { continue };
                    texts.iter().flatten().for_each(|text| survey.columns[at].add(text));
                }
            }
            if group.first() == wanted.first() {
                survey.rows += rows;
            }
        }
    }
    Ok(survey)
}

/// The names that can be asked for: not empty, and not twice.
fn usable(names: &[String]) -> impl Iterator<Item = &String> {
    let once = |name: &&String| names.iter().filter(|other| other == name).count() == 1;
    names.iter().filter(|name| !name.is_empty()).filter(once)
}

/// All columns together; of those with objects of a log one in each group.
fn groups(wanted: &[Column]) -> Vec<Vec<Column>> {
    let (objects, others): (Vec<&Column>, Vec<&Column>) =
        wanted.iter().partition(|column| column.name.starts_with(read::OBJECTS));
    let mut groups = Vec::new();
    if !others.is_empty() {
        groups.push(others.into_iter().cloned().collect());
    }
    groups.extend(objects.into_iter().map(|column| vec![column.clone()]));
    groups
}

impl Profile {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            filled: 0,
            times: None,
            numbers: None,
            is_whole: true,
            are_numbers: true,
            are_times: true,
            counts: BTreeMap::new(),
            hashes: BTreeSet::new(),
            has_contact: false,
        }
    }

    fn add(&mut self, text: &str) {
        let text = text.trim();
        self.filled += 1;
        if self.are_numbers {
            match text.parse::<f64>().ok().filter(|number| number.is_finite()) {
                Some(number) => {
                    self.is_whole &= number.fract() == 0.0;
                    let (low, high) = self.numbers.unwrap_or((number, number));
                    self.numbers = Some((low.min(number), high.max(number)));
                }
                None => self.are_numbers = false,
            }
        }
        if self.are_times {
            match time::milliseconds(text) {
                Ok(at) => {
                    let (first, last) = self.times.unwrap_or((at, at));
                    self.times = Some((first.min(at), last.max(at)));
                }
                Err(_) => self.are_times = false,
            }
        }
        self.has_contact |= is_contact(text);
        if self.hashes.len() <= MOST_DISTINCT {
            self.hashes.insert(hash(text));
        }
        if let Some(count) = self.counts.get_mut(text) {
            *count += 1;
        } else if self.counts.len() < MOST_COUNTED {
            self.counts.insert(text.to_owned(), 1);
        }
    }

    pub fn of_type(&self) -> Type {
        match (self.filled, self.are_times, self.are_numbers, self.is_whole) {
            (0, ..) => Type::Empty,
            (_, true, ..) => Type::Time,
            (_, _, true, true) => Type::Whole,
            (_, _, true, false) => Type::Number,
            _ => Type::Text,
        }
    }

    /// How many different values there are, as far as they were counted.
    pub fn distinct(&self) -> usize {
        self.hashes.len()
    }

    pub fn has_more(&self) -> bool {
        self.hashes.len() > MOST_DISTINCT
    }

    /// Whether its values may say who somebody is.
    pub fn is_personal(&self) -> bool {
        let names = words(&self.name);
        let leads = |word: &str| PEOPLE.contains(&word);
        let is_kind = names.last().is_some_and(|last| KINDS.contains(&last.as_str()));
        let named = names.iter().any(|word| leads(word)) || leads(&names.concat()) || names == ["name"];
        let unique = self.distinct() > 50 && self.distinct() as u64 * 2 > self.filled;
        self.has_contact || unique && self.of_type() == Type::Text || named && !is_kind
    }

    /// The values that are common enough to be shown, the commonest first.
    pub fn common(&self) -> Vec<(&str, u64)> {
        if self.distinct() > self.counts.len() {
            return Vec::new();
        }
        let mut common: Vec<(&str, u64)> = self.counts.iter().map(|(text, count)| (text.as_str(), *count)).collect();
        common.retain(|(_, count)| *count >= FEWEST);
        common.sort_by_key(|(text, count)| (std::cmp::Reverse(*count), *text));
        common
    }

    /// Every value, if there are few enough.
    pub fn values(&self) -> Option<Vec<&str>> {
        (self.distinct() <= self.counts.len()).then(|| self.counts.keys().map(String::as_str).collect())
    }
}

/// Words in names of columns whose values are people, or lead to them.
const PEOPLE: [&str; 38] = [
    "address",
    "adresse",
    "agent",
    "birth",
    "birthday",
    "birthdate",
    "client",
    "comment",
    "contact",
    "customer",
    "email",
    "employee",
    "firstname",
    "fullname",
    "iban",
    "id",
    "ip",
    "kunde",
    "lastname",
    "login",
    "mail",
    "member",
    "mobile",
    "nachname",
    "oid",
    "passport",
    "patient",
    "person",
    "phone",
    "resource",
    "ssn",
    "street",
    "surname",
    "telefon",
    "telephone",
    "user",
    "username",
    "vorname",
];
/// Last words of names of columns that put people into groups.
const KINDS: [&str; 18] = [
    "age", "category", "channel", "class", "country", "effort", "gender", "group", "kind", "plan", "region", "role",
    "score", "segment", "status", "tier", "type", "typ",
];

/// The words of a column's name, in lower case.
pub fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && was_lower {
            words.push(String::new());
        }
        was_lower = c.is_lowercase();
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a text is an address or a number at which somebody can be reached.
fn is_contact(text: &str) -> bool {
    let is_mail = text.split_once('@').is_some_and(|(before, behind)| {
        !before.is_empty() && !before.contains(' ') && behind.contains('.') && !behind.contains(' ')
    });
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_phone =
        text.starts_with('+') && digits >= 7 && text.chars().all(|c| c.is_ascii_digit() || "+ -/()".contains(c));
    let parts: Vec<&str> = text.split('.').collect();
    let is_ip = parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok());
    is_mail || is_phone || is_ip
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
