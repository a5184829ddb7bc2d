//! What the map says about its teams, channels, measures and lanes, after its story.

use super::{TextRole, Writer};
use crate::model::Text;

impl Writer<'_> {
    /// A line for each declaration that says more than its label.
    pub(super) fn about(&mut self) {
        let (map, page) = (self.map, &self.words.page);
        let teams = map.teams.iter().map(|of| (page.teams, &of.label, &of.about));
        let channels = map.channels.iter().map(|of| (page.channels, &of.label, &of.about));
        let measures = map.measures.iter().map(|of| (page.measures, &of.label, &of.about));
        let lanes = map.lanes.iter().map(|of| (page.lanes, &of.label, &of.about));
        let all = teams.chain(channels).chain(measures).chain(lanes);
        let said: Vec<(&str, &Text, &Text)> =
            all.filter_map(|(kind, label, about)| Some((kind, label, about.as_ref()?))).collect();
        if said.is_empty() {
            return;
        }
        self.blank();
        self.wrapped(self.words.about, TextRole::Title);
        for (kind, label, about) in said {
            self.labelled(kind, &format!("{}: {}", label.to_plain(), about.to_plain()), TextRole::Plain);
        }
    }
}
