//! What only the table `journey` of our own export says.

use super::{
    content::Story,
    figures::built_in_measure,
    place::{DraftLine, DraftPlace},
};
use crate::spreadsheet::cell_text::note;

impl Story {
    /// A line as the language has it; a note if it doesn't fit.
    pub fn own_line(&mut self, spot: DraftPlace, label: &str, (line, said): (String, &str), place: &str) {
        let keyword = line.split([' ', ':']).next().unwrap_or_default().to_owned();
        self.facts(spot).lines.push(DraftLine::value(&keyword, line, Some(note(label, said)), place));
    }

    /// The name of a measure, which is declared unless it is built in.
    pub fn measure(&mut self, label: &str) -> String {
        if let Some(name) = built_in_measure(label) {
            return name.to_owned();
        }
        if let Some((name, _)) = self.measures.iter().find(|(_, known)| known == label) {
            return name.clone();
        }
        let name = self.names.name(label, "measure");
        self.measures.push((name.clone(), label.to_owned()));
        name
    }

    /// The name of the column with this title, or of the stage that is its only column; `None` if there is none.
    pub fn column_called(&mut self, title: &str) -> Option<String> {
        let columns = self.stages.iter_mut().flat_map(|stage| &mut stage.columns);
        let column =
            columns.into_iter().find(|column| column.title.as_ref().is_some_and(|known| known.text == title))?;
        if column.name.is_none() {
            column.name = Some(self.names.name(title, "touchpoint"));
        }
        column.name.clone()
    }
}
