//! What the cells of each lane become.

use super::{own::without_people, row::AboutRow, table::Table};
use crate::{
    parse::is_unit_of_time,
    spreadsheet::{
        cell_text::{behind_nothing, items, names_nothing, short},
        labels::Lane,
        story::{CellWords, DraftPlace, Story, is_share},
    },
};

impl Table<'_> {
    /// Whether a label's row has shares and nothing else.
    pub(super) fn is_of_shares(&self, first: usize) -> bool {
        self.named(first).all(|cell| is_share(&cell.text))
    }

    pub(super) fn lane(&self, story: &mut Story, spot: DraftPlace, lane: Lane, said: &CellWords, about: &AboutRow<'_>) {
        let keyword = match lane {
            Lane::Touchpoints | Lane::Channels => return story.via(spot, said),
            Lane::Takes => return story.takes(spot, about.text, said),
            Lane::Reach => return story.reach(spot, about.text, said),
            Lane::Leaves => return story.leaves(spot, about.text, said),
            Lane::Metric => {
                return story.metric(spot, (about.text, about.place.as_deref().unwrap_or(&said.place)), said);
            }
            Lane::Pain | Lane::Gain => return self.point(story, spot, lane == Lane::Pain, (said, about)),
            Lane::Moment => return story.moment(spot, said),
            Lane::Feels => return self.feel(story, spot, said, about),
            Lane::Severity => return story.severity(spot, about.text, said),
            Lane::Does => "does",
            Lane::Thinks => "thinks",
            Lane::Says => "says",
            Lane::Needs => return need(story, spot, said, about),
            Lane::Opportunity => "opportunity",
            Lane::Insight => "insight",
            Lane::Frontstage => "frontstage",
            Lane::Backstage => "backstage",
            Lane::Support => "support",
            Lane::Deliverable => "deliverable",
            Lane::Training => "training",
            Lane::Note => "note",
        };
        story.say(spot, keyword, said, about.speaker.as_deref().filter(|_| lane.can_be_somebodys()));
    }

    /// Pains or gains, and whom they are for.
    fn point(&self, story: &mut Story, spot: DraftPlace, is_pain: bool, (said, about): (&CellWords, &AboutRow<'_>)) {
        for item in items(&said.text) {
            let (item, whom) = match self.own {
                Some(words) => without_people(story.unmarked(&item, is_pain), words, about.speakers),
                None => (item, about.speaker.iter().cloned().collect()),
            };
            let said = CellWords::new(&item, said.place.clone());
            if let Some(more) = behind_nothing(&item).filter(|_| self.own.is_none()) {
                if !more.is_empty() {
                    let text = format!("`{}` begins with a word for nothing: kept as a note", short(&item));
                    story.remark(&said.place, text);
                    story.say(spot, "note", &CellWords::new(more, said.place.clone()), None);
                }
                continue;
            }
            match is_pain {
                true if self.own.is_none() && names_nothing(&item) => {
                    story.remark(&said.place, format!("`{}` names no pain: left out", short(&item)));
                }
                true => story.pain(spot, &said, &whom),
                false => story.gain(spot, &said, &whom),
            }
        }
    }
}

/// What somebody needs, or expects with a score.
fn need(story: &mut Story, spot: DraftPlace, said: &CellWords, about: &AboutRow<'_>) {
    for item in items(&said.text) {
        let said = CellWords::new(&item, said.place.clone());
        match expectation(&item) {
            Some((_, "")) => story.labelled(spot, about.text, &said),
            Some(scored) => story.expect(spot, scored, (about.text, &said), about.speaker.as_deref()),
            None => story.say(spot, "needs", &said, about.speaker.as_deref()),
        }
    }
}

/// `1: fast`: what somebody expects, and how it would feel. A figure that counts something is a part of the text.
fn expectation(text: &str) -> Option<(&str, &str)> {
    let digits = text.trim_start_matches(['+', '-', '−']);
    let end = text.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
    let (score, words) = text.split_at(end);
    let score = score.trim_end_matches(['.', ',']);
    let signed = digits.len() < text.len();
    let apart = words.trim_start_matches([':', '：', ' ', '-', '–']);
    // "-2 days waiting" is how much less.
    let is_amount = apart.split(|c: char| !c.is_alphabetic()).next().is_some_and(is_unit_of_time);
    let is_score = score.trim_start_matches(['+', '-', '−']).replace(',', ".").parse::<f64>().is_ok();
    let is_apart = words.is_empty()
        || words.starts_with([':', '：'])
        || apart.starts_with('(')
        || signed && apart.starts_with(char::is_alphabetic) && !is_amount;
    (is_score && is_apart).then_some((score, apart))
}
