//! Lines whose text needs a certain form: durations, metrics, key moments.

use super::{
    content::Story,
    place::{CellWords, DraftLine, DraftPlace, DraftValue},
};
use crate::{
    feeling::folded,
    keyword::BUILT_IN_MEASURES,
    parse::show,
    spreadsheet::{
        cell_text::{items, note},
        markup::prose,
    },
};

impl Story {
    /// How long something takes, in the unit of the label if the cell has none; otherwise a note.
    pub fn takes(&mut self, spot: DraftPlace, label: &str, said: &CellWords) {
        for (at, item) in items(&said.text).iter().enumerate() {
            let (line, instead) = match at {
                0 => (format!("takes: {}", prose(&in_latin(&with_unit(item, label)))), Some(note(label, item))),
                _ => (note(label, item), None),
            };
            let fact = DraftLine {
                value: instead.map_or(DraftValue::None, |of| DraftValue::Formed(Some(of))),
                ..DraftLine::new("takes", line, &said.place)
            };
            self.facts(spot).lines.push(fact);
        }
    }

    /// How many leave here; otherwise a note.
    pub fn leaves(&mut self, spot: DraftPlace, label: &str, said: &CellWords) {
        for item in items(&said.text) {
            let line = match item.strip_suffix(['%', '％']) {
                Some(figure) => format!("leaves {} %", figure.trim_end().replace(',', ".")),
                None => format!("leaves {}", share(&item)),
            };
            self.facts(spot).lines.push(DraftLine::exact("leaves", line, note(label, &item), &said.place));
        }
    }

    /// How many come here; otherwise a note.
    pub fn reach(&mut self, spot: DraftPlace, label: &str, said: &CellWords) {
        for (at, item) in items(&said.text).iter().enumerate() {
            let share = share(item);
            let (line, instead) = match at {
                0 => (format!("reach: {share}"), Some(note(label, item))),
                _ => (note(label, item), None),
            };
            let fact = DraftLine {
                value: instead.map_or(DraftValue::None, |of| DraftValue::Formed(Some(of))),
                ..DraftLine::new("reach", line, &said.place)
            };
            self.facts(spot).lines.push(fact);
        }
    }

    /// A figure of a built-in metric, or a line of a new lane.
    pub fn metric(&mut self, spot: DraftPlace, (label, label_place): (&str, &str), said: &CellWords) {
        let measure = built_in_measure(label);
        for item in items(&said.text) {
            let figure = item.trim_start_matches(char::is_alphabetic).trim_start_matches([' ', ':', '=']);
            let word = item.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
            let word = if word.is_empty() { measure.unwrap_or_default().to_owned() } else { word };
            let known = BUILT_IN_MEASURES.iter().any(|of| of.name == word);
            let figure = figure.replacen('/', " of ", 1);
            if known && figure.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+')) {
                let (line, instead) = (format!("metric {word}: {}", prose(&figure)), Some(note(label, &item)));
                self.facts(spot).lines.push(DraftLine::value("metric", line, instead, &said.place));
            } else {
                let name = self.lane(label, (Some(label_place), "has more than scores of CSAT, NPS and CES"));
                self.fact(spot, &name, format!("{name}: {}", prose(&item)), &said.place);
            }
        }
    }

    pub fn moment(&mut self, spot: DraftPlace, said: &CellWords) {
        let mark = |item: &String| {
            matches!(item.to_lowercase().as_str(), "★" | "x" | "yes" | "ja" | "oui" | "sí" | "✓" | "✔" | "はい" | "نعم")
        };
        let mut items = items(&said.text).into_iter();
        let Some(first) = items.next() else { return };
        let line = if mark(&first) { "moment".to_owned() } else { format!("moment: {}", prose(&first)) };
        let instead = Some(note("Key moment", &first));
        self.facts(spot).lines.push(DraftLine::value("moment", line, instead, &said.place));
        items.for_each(|item| self.fact(spot, "note", format!("note: {}", prose(&item)), &said.place));
    }
}

/// A share in percent.
fn share(item: &str) -> String {
    match item.replace(',', ".").parse::<f64>() {
        // Spreadsheets keep 40 % as 0.4.
        Ok(share) if share <= 1.0 && item.contains(['.', ',']) => format!("{} %", show(share * 100.0)),
        Ok(share) => format!("{} %", show(share)),
        Err(_) => prose(item),
    }
}

/// Whether a cell is nothing but a share, with or without its sign.
pub fn is_share(text: &str) -> bool {
    let figure = text.trim().trim_end_matches(['%', '％']).trim_end().replace(',', ".");
    figure.parse::<f64>().is_ok_and(|share| (0.0..=100.0).contains(&share))
        && figure.starts_with(|c: char| c.is_ascii_digit())
}

/// The built-in measure that a label names.
pub fn built_in_measure(label: &str) -> Option<&'static str> {
    const CALLED: [(&str, &str); 6] = [
        ("csat", "csat"),
        ("nps", "nps"),
        ("ces", "ces"),
        ("net promoter score", "nps"),
        ("customer satisfaction", "csat"),
        ("customer effort score", "ces"),
    ];
    let label = folded(label);
    CALLED.iter().find(|(called, _)| *called == label).map(|&(_, name)| name)
}

/// A duration whose units are written without a space after their figures, as in Japanese and Chinese, with the units of maps.
fn in_latin(item: &str) -> String {
    const UNITS: [(&str, &str); 14] = [
        ("週間", "w"),
        ("週", "w"),
        ("周", "w"),
        ("日間", "d"),
        ("日", "d"),
        ("天", "d"),
        ("時間", "h"),
        ("小时", "h"),
        ("小時", "h"),
        ("分間", "min"),
        ("分钟", "min"),
        ("分", "min"),
        ("秒", "s"),
        ("〜", "-"),
    ];
    if item.is_ascii() || !item.starts_with(|c: char| c.is_ascii_digit()) {
        return item.to_owned();
    }
    let shown = UNITS.iter().fold(item.to_owned(), |text, (unit, latin)| text.replace(unit, &format!("{latin} ")));
    shown.replace(" -", "-").replace("- ", "-").trim().to_owned()
}

/// A figure with the unit of its label, as in "Duration (min)" and "Time in days".
fn with_unit(item: &str, label: &str) -> String {
    let is_bare =
        item.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | ' ' | '½' | '¼' | '¾'));
    let after = label.split_once(['(', '[', ',']).or_else(|| label.split_once(" in ")).map(|(_, unit)| unit);
    match after.map(|unit| unit.trim_matches(|c: char| !c.is_alphanumeric())) {
        Some(unit) if is_bare && !unit.is_empty() => format!("{item} {}", unit.trim_start_matches("in ")),
        _ => item.to_owned(),
    }
}
