//! Pains with their severity, opportunities with their owner.

use super::{
    Story,
    place::{Fact, Said, Spot},
};
use crate::{
    feeling::folded,
    keyword::SEVERITIES,
    mermaid::plain_prose,
    parse::severity_meant,
    spreadsheet::cell_text::{items, names_nothing, short},
    vocabulary::{ALL, Words},
};

impl Story {
    /// A pain, with its severity if the cell has one; in our own export its number comes first.
    pub fn pain(&mut self, spot: Spot, said: &Said, own: Option<&Words>) {
        for item in items(&said.text) {
            if own.is_none() && names_nothing(&item) {
                self.remark(&said.place, format!("`{}` names no pain: left out", short(&item)));
                continue;
            }
            let text = match own {
                Some(_) => item.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start(),
                None => item.as_str(),
            };
            let (severity, text) = rated(text);
            let head = severity.map_or_else(|| "pain".to_owned(), |at| format!("pain {}", SEVERITIES[at]));
            self.fact(spot, "pain", format!("{head}: {}", plain_prose(text)), &said.place);
        }
    }

    /// The severity of the pains of a place.
    pub fn severity(&mut self, spot: Spot, label: &str, said: &Said) {
        self.severities.push((spot, label.to_owned(), said.clone()));
    }

    /// The owner of the opportunities of a place.
    pub fn owner(&mut self, spot: Spot, label: &str, said: &Said) {
        self.owners.push((spot, label.to_owned(), said.clone()));
    }

    /// Assigns severities and owners from rows of their own to the pains and opportunities that they are about, or
    /// keeps them as notes.
    pub fn settle(&mut self) {
        for (spot, label, said) in std::mem::take(&mut self.severities) {
            let words = items(&said.text);
            let meant: Option<Vec<usize>> = words.iter().map(|word| severity_of(word)).collect();
            let plain = |fact: &Fact| fact.keyword == "pain" && fact.line.starts_with("pain: ");
            let pains = self.those(spot, &plain, words.len());
            match meant {
                Some(meant) if !pains.is_empty() => {
                    for (nth, at) in pains.into_iter().enumerate() {
                        let severity = SEVERITIES[meant[nth.min(meant.len() - 1)]];
                        let line = &mut self.facts(spot).lines[at].line;
                        *line = line.replacen("pain:", &format!("pain {severity}:"), 1);
                    }
                }
                Some(_) => self.unsettled(spot, (&label, "there is no pain that this can be the severity of"), &said),
                None => self.unsettled(spot, (&label, "not a severity that Wayline knows"), &said),
            }
        }
        for (spot, label, said) in std::mem::take(&mut self.owners) {
            let owners = items(&said.text);
            let opportunities = self.those(spot, &|fact| fact.keyword == "opportunity", owners.len());
            if opportunities.is_empty() || opportunities.len() != owners.len() {
                self.unsettled(
                    spot,
                    (&label, "there is not one opportunity here that this can be the owner of"),
                    &said,
                );
                continue;
            }
            for (at, owner) in opportunities.into_iter().zip(&owners).rev() {
                if names_nothing(owner) {
                    self.remark(&said.place, format!("`{}` names no owner: left out", short(owner)));
                    continue;
                }
                let line = format!("owner: {}", self.team(owner));
                let (keyword, place) = ("owner".to_owned(), said.place.clone());
                self.facts(spot).lines.insert(at + 1, Fact { keyword, line, instead: None, place });
            }
        }
    }

    /// The positions of the facts that a single word is about, or that match an equal number of words.
    fn those(&mut self, spot: Spot, wanted: &dyn Fn(&Fact) -> bool, words: usize) -> Vec<usize> {
        let lines = self.facts(spot).lines.iter().enumerate();
        let found: Vec<usize> = lines.filter(|(_, fact)| wanted(fact)).map(|(at, _)| at).collect();
        if words == 1 || words == found.len() { found } else { Vec::new() }
    }

    fn unsettled(&mut self, spot: Spot, (label, reason): (&str, &str), said: &Said) {
        self.labelled(spot, label, said);
        self.remark(&said.place, format!("`{}`: {reason}; kept as a note", short(&said.text)));
    }

    /// The name of a team, which is declared if necessary.
    fn team(&mut self, label: &str) -> String {
        if let Some((name, _)) = self.teams.iter().find(|(_, known)| folded(known) == folded(label)) {
            return name.clone();
        }
        let name = self.names.name(label, "team");
        self.teams.push((name.clone(), label.to_owned()));
        name
    }
}

/// The severity that a word means, as a word of the language, an everyday word, or a word of a vocabulary.
fn severity_of(word: &str) -> Option<usize> {
    let word = word.trim().trim_end_matches(['!', '.']).trim();
    let named = |words: &&'static Words| {
        [words.minor, words.major, words.critical].iter().position(|of| folded(of) == folded(word))
    };
    severity_meant(&word.to_lowercase().replace(' ', "-")).or_else(|| ALL.iter().find_map(named))
}

/// The severity and the text of a pain whose text says it at the beginning, as in "High: Slow" and "[minor] Slow", or
/// at the end, as in "Slow (high)".
fn rated(text: &str) -> (Option<usize>, &str) {
    let parts = |opens: char, closes: char| {
        let front = || text.strip_prefix(opens).and_then(|text| text.split_once(closes));
        let behind =
            || text.strip_suffix(closes).and_then(|text| text.rsplit_once(opens)).map(|(pain, word)| (word, pain));
        [front(), behind()]
    };
    let separated = [":", "：", " - ", " – ", " — "].map(|sign| text.split_once(sign));
    let all = separated.into_iter().chain(parts('(', ')')).chain(parts('[', ']')).flatten();
    let mut rated = all.map(|(word, pain)| {
        let (word, more) = word.split_once(';').map_or((word, false), |(word, _)| (word, true));
        let pain = pain.trim_start_matches([':', ' ', '-', '–', '—']).trim();
        (severity_of(word), if more { text } else { pain })
    });
    rated.find(|(severity, pain)| severity.is_some() && !pain.is_empty()).unwrap_or((None, text))
}
