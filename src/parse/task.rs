//! `Make a list: 4: Mia, Jon`: a task of a Mermaid journey, with its score and who is there.

use super::{is_blank, is_comma, vocabulary::Vocabulary};

/// What a task of a diagram says.
pub struct Task<'a> {
    pub title: &'a str,
    /// From 1 to 5.
    score: u8,
    people: Vec<&'a str>,
    /// Whether the map knows all of them.
    pub known: bool,
}

impl<'a> Task<'a> {
    pub fn read(text: &'a str, words: &Vocabulary) -> Option<Self> {
        let (rest, who) = text.rsplit_once(':')?;
        let (title, score) = rest.rsplit_once(':')?;
        let (title, score) = (title.trim_matches(is_blank), score.trim_matches(is_blank));
        let score = score.parse::<u8>().ok().filter(|score| (1..=5).contains(score))?;
        let people: Vec<&str> = who.split(is_comma).map(|name| name.trim_matches(is_blank)).collect();
        let is_name = |name: &&str| name.starts_with(char::is_alphabetic) && name.split(is_blank).count() <= 2;
        let known = people.iter().all(|name| words.people().find(name).is_some());
        (!title.is_empty() && people.iter().all(is_name)).then_some(Self { title, score, people, known })
    }

    /// The feelings that its score means on the scale of the map, if that is one of five steps.
    pub fn feelings(&self, words: &Vocabulary) -> Option<Vec<String>> {
        let lowest = match words.scale() {
            "1..5" => 1,
            "-2..2" => -2,
            _ => return None,
        };
        let score = lowest + i32::from(self.score) - 1;
        let name = |name: &&'a str| words.people().find(name).map_or_else(|| (*name).to_owned(), str::to_owned);
        Some(self.people.iter().map(|who| format!("feels {} {score}", name(who))).collect())
    }
}
