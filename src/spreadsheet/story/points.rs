//! Pains with their severity, opportunities with their details.

use super::{
    content::Story,
    place::{CellWords, DraftLine, DraftPlace},
    severity::{Rank, rated},
};
use crate::{
    feeling::folded,
    keyword::SEVERITIES,
    model::{GainId, Status},
    spreadsheet::{
        cell_text::{items, names_nothing, note, short},
        labels::Detail,
        markup::prose,
    },
    vocabulary::LANGUAGES,
};

impl Story {
    /// A pain of our own export without its number, or a gain without its letter, which is that after the one before.
    pub fn unmarked<'a>(&mut self, item: &'a str, is_pain: bool) -> &'a str {
        if is_pain {
            return item.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        }
        let letter = GainId::new(self.gains).letter();
        let text = item.strip_prefix(&letter).and_then(|text| text.strip_prefix(' '));
        self.gains += usize::from(text.is_some());
        text.unwrap_or(item)
    }

    /// A pain, with its severity if the text has one, and whom it is for.
    pub fn pain(&mut self, spot: DraftPlace, said: &CellWords, whom: &[String]) {
        let (rank, text) = rated(&said.text);
        let fact = DraftLine::new("pain", format!("pain: {}", prose(text)), &said.place);
        self.facts(spot).lines.push(DraftLine { rank, ..fact });
        self.belongs(spot, said, whom);
    }

    /// A gain, and whom it is for.
    pub fn gain(&mut self, spot: DraftPlace, said: &CellWords, whom: &[String]) {
        self.fact(spot, "gain", format!("gain: {}", prose(&said.text)), &said.place);
        self.belongs(spot, said, whom);
    }

    fn belongs(&mut self, spot: DraftPlace, said: &CellWords, whom: &[String]) {
        if !whom.is_empty() {
            let names: Vec<String> = whom.iter().map(|whom| self.persona(whom)).collect();
            self.fact(spot, "for", format!("for: {}", names.join(", ")), &said.place);
        }
    }

    /// What somebody expects, with its score; a note if the scale doesn't have that.
    pub fn expect(
        &mut self,
        spot: DraftPlace,
        (score, words): (&str, &str),
        (label, said): (&str, &CellWords),
        whom: Option<&str>,
    ) {
        let head = whom.map(|whom| self.persona(whom) + " ").unwrap_or_default();
        let words = words.trim_matches(['(', ')']);
        let gap = if words.is_empty() { "" } else { ": " };
        let score = score.replace('−', "-").replace(',', ".");
        let line = format!("expects {head}{score}{gap}{}", prose(words));
        let instead = note(label, &whom.map_or_else(|| said.text.clone(), |whom| format!("{whom}: {}", said.text)));
        self.facts(spot).lines.push(DraftLine::exact("expects", line, instead, &said.place));
    }

    /// The severity of the pains of a place.
    pub fn severity(&mut self, spot: DraftPlace, label: &str, said: &CellWords) {
        self.severities.push((spot, label.to_owned(), said.clone()));
    }

    /// A detail of the opportunities of a place.
    pub fn detail(&mut self, spot: DraftPlace, (detail, label): (Detail, &str), said: &CellWords) {
        self.details.push((detail, spot, label.to_owned(), said.clone()));
    }

    /// Assigns severities and details from rows of their own to the pains and opportunities that they are about, or
    /// keeps them as notes.
    pub fn settle(&mut self) {
        let severities = std::mem::take(&mut self.severities);
        let highest = highest_figure(severities.iter().map(|(_, _, said)| said));
        if let (Some(highest), Some((_, _, said))) = (highest, severities.first()) {
            self.remark(
                &said.place,
                format!("severities are figures: 1 was read as the least, {highest} as the worst"),
            );
        }
        for (spot, label, said) in severities {
            let words = items(&said.text);
            let figure = |word: &str| highest.zip(word.trim().parse().ok());
            let rank = |word: &String| match figure(word) {
                Some((highest, figure)) => Some(Rank::of_figure(figure, highest)),
                None => Rank::of(word),
            };
            let meant: Option<Vec<Rank>> = words.iter().map(rank).collect();
            let plain = |fact: &DraftLine| fact.keyword == "pain" && fact.rank.is_none();
            let pains = self.those(spot, &plain, words.len());
            match meant {
                Some(meant) if !pains.is_empty() => {
                    for (nth, at) in pains.into_iter().enumerate() {
                        self.facts(spot).lines[at].rank = Some(meant[nth.min(meant.len() - 1)]);
                    }
                }
                Some(_) => self.unsettled(spot, (&label, "there is no pain here for this severity"), &said),
                None => self.unsettled(spot, (&label, "not a severity that Wayline knows"), &said),
            }
        }
        self.rank();
        for (detail, spot, label, said) in std::mem::take(&mut self.details) {
            self.settle_detail(spot, (detail, &label), &said);
        }
    }

    /// Writes the severities of pains, for which all of them have to be known.
    fn rank(&mut self) {
        let spots = self.spots();
        let lines = spots.iter().flat_map(|&spot| &self.place(spot).lines);
        let ranked: Vec<(Rank, String)> = lines.filter_map(|fact| Some((fact.rank?, fact.place.clone()))).collect();
        let ranks: Vec<Rank> = ranked.iter().map(|(rank, _)| *rank).collect();
        for spot in spots {
            for fact in &mut self.facts(spot).lines {
                if let Some(rank) = fact.rank {
                    let severity = SEVERITIES[rank.severity(&ranks)];
                    fact.line = fact.line.replacen("pain:", &format!("pain {severity}:"), 1);
                }
            }
        }
        // There are three severities.
        if ranks.contains(&Rank::Medium) && ranks.contains(&Rank::Highest) {
            let high = ranked.iter().find(|(rank, _)| *rank == Rank::High).map(|(_, place)| place.clone());
            if let Some(place) = high {
                let text = match ranks.contains(&Rank::Low) {
                    true => "the table has more than three severities: the two in the middle both became `major`",
                    false => {
                        "the table has no lower severity than the middle one: its three became `minor`, `major` and `critical`"
                    }
                };
                self.remark(&place, text);
            }
        }
    }

    fn settle_detail(&mut self, spot: DraftPlace, (detail, label): (Detail, &str), said: &CellWords) {
        let values = items(&said.text);
        let opportunities = self.those(spot, &|fact| fact.keyword == "opportunity", values.len());
        if opportunities.is_empty() || opportunities.len() != values.len() {
            let reason = format!(
                "there is no opportunity here, or more than one, that this could be the {} of",
                detail.keyword()
            );
            self.unsettled(spot, (label, &reason), said);
            return;
        }
        for (at, value) in opportunities.into_iter().zip(&values).rev() {
            if names_nothing(value) && detail == Detail::Owner {
                self.remark(&said.place, format!("`{}` names no owner: left out", short(value)));
                continue;
            }
            let keyword = detail.keyword();
            let fact = match detail {
                Detail::Owner => DraftLine::new(keyword, format!("owner: {}", self.team(value)), &said.place),
                Detail::Status => DraftLine::value(keyword, format!("status: {}", status(value)), None, &said.place),
                Detail::Impact | Detail::Effort | Detail::Due => {
                    DraftLine::value(keyword, format!("{keyword}: {}", prose(value)), None, &said.place)
                }
            };
            self.facts(spot).lines.insert(at + 1, fact);
        }
    }

    /// The positions of the facts that a single word is about, or that match an equal number of words.
    fn those(&mut self, spot: DraftPlace, wanted: &dyn Fn(&DraftLine) -> bool, words: usize) -> Vec<usize> {
        let lines = self.facts(spot).lines.iter().enumerate();
        let found: Vec<usize> = lines.filter(|(_, fact)| wanted(fact)).map(|(at, _)| at).collect();
        if words == 1 || words == found.len() { found } else { Vec::new() }
    }

    fn unsettled(&mut self, spot: DraftPlace, (label, reason): (&str, &str), said: &CellWords) {
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

/// A status in the words of the language, if it is one in a vocabulary's.
fn status(text: &str) -> String {
    let wanted = folded(text);
    let is = |status: Status| LANGUAGES.iter().any(|(_, words)| folded(words.status(status)) == wanted);
    Status::ALL.into_iter().find(|&status| is(status)).map_or_else(|| prose(text), |of| of.word().to_owned())
}

/// The end of the scale from 1 if all severities are whole numbers: 3, 4 or 5.
fn highest_figure<'a>(severities: impl Iterator<Item = &'a CellWords>) -> Option<u32> {
    let words = severities.flat_map(|said| items(&said.text));
    let figures: Vec<u32> = words.map(|word| word.trim().parse().ok()).collect::<Option<_>>()?;
    let highest = figures.iter().copied().max()?.max(3);
    let lowest = figures.iter().copied().min()?;
    (lowest >= 1 && highest <= 5 && figures.iter().any(|&figure| figure > 1)).then_some(highest)
}
