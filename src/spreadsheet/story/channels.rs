//! Channels that cells list.

use super::{
    content::{ENGLISH, Story},
    place::{CellWords, DraftPlace},
};
use crate::{
    feeling::folded,
    keyword::{BUILT_IN_CHANNELS, BuiltInChannel},
    parse::key,
    spreadsheet::cell_text::unbulleted,
    vocabulary::LANGUAGES,
};

impl Story {
    /// The channels listed in a cell.
    pub fn via(&mut self, spot: DraftPlace, said: &CellWords) {
        for part in channels(&said.text).unwrap_or_default() {
            // Only in English, mail can be on paper.
            let mail = folded(part) == "mail" && self.lang() != ENGLISH;
            let known = if mail { Some("email") } else { channel(part) };
            let name = match known {
                // The drawing has the writer's own word.
                Some(_) if is_another_word(part) => part.to_owned(),
                Some(name) => name.to_owned(),
                None => self.channel(part),
            };
            let facts = self.facts(spot);
            if !facts.via.contains(&name) {
                facts.via.push(name);
            }
        }
    }

    /// The name of a channel that isn't built in, which is declared if necessary.
    fn channel(&mut self, label: &str) -> String {
        if let Some((name, _)) = self.channels.iter().find(|(_, known)| folded(known) == folded(label)) {
            return name.clone();
        }
        let name = self.names.name(label, "channel");
        self.channels.push((name.clone(), label.to_owned()));
        name
    }
}

/// The channels listed in a text, unless it says more than their names.
pub fn channels(text: &str) -> Option<Vec<&str>> {
    const LONGEST: usize = 32;
    let parts = text.split(['\n', ',', ';', '/', '•', '、', '，', '،', '+', '&', '|']).map(unbulleted);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    let is_name = |part: &&str| part.chars().count() <= LONGEST && part.split(' ').count() <= 4;
    parts.iter().all(is_name).then_some(parts)
}

/// Whether a map understands a text only as another word for a built-in channel, which is neither its name nor its label in any language.
fn is_another_word(text: &str) -> bool {
    let wanted = key(text);
    let is = |word: &str| key(word) == wanted;
    let is_label = || LANGUAGES.iter().flat_map(|(_, words)| words.channels).any(|(name, label)| is(name) || is(label));
    BUILT_IN_CHANNELS.iter().any(|channel| channel.synonyms.iter().any(|word| is(word))) && !is_label()
}

/// The built-in channel that words mean, in any language of the vocabulary.
pub fn channel(text: &str) -> Option<&'static str> {
    let wanted = folded(text);
    let is = |word: &&str| folded(word) == wanted;
    let named = |channel: &&BuiltInChannel| {
        let mut labels =
            LANGUAGES.iter().flat_map(|(_, words)| words.channels).filter(|(name, _)| *name == channel.name);
        let own = is(&channel.name) || is(&channel.label) || channel.synonyms.iter().any(&is);
        own || labels.any(|(_, label)| is(label))
    };
    BUILT_IN_CHANNELS.iter().find(named).map(|channel| channel.name)
}
