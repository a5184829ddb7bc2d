//! The places of a map with what is known about them, and how they are written.

use super::severity::Rank;
use crate::{
    feeling::Feeling,
    spreadsheet::{cell_text::items, draft::Draft, markup::prose},
};

/// A text and the cell that it comes from.
#[derive(Debug, Clone, Default)]
pub struct CellWords {
    pub text: String,
    pub place: String,
}

impl CellWords {
    pub fn new(text: &str, place: String) -> Self {
        Self { text: text.to_owned(), place }
    }
}

#[derive(Debug, Default)]
pub struct DraftStage {
    /// The phase that begins here.
    pub phase: Option<CellWords>,
    pub title: CellWords,
    /// Whether its columns come in any order.
    pub any_order: bool,
    pub goals: Vec<CellWords>,
    pub about: Vec<CellWords>,
    pub facts: DraftFacts,
    pub columns: Vec<DraftColumn>,
}

/// A column of a stage. The title is empty if the table has none.
#[derive(Debug, Default)]
pub struct DraftColumn {
    /// Its name, if another line leads to it.
    pub name: Option<String>,
    pub title: Option<CellWords>,
    pub facts: DraftFacts,
}

/// What is known about a place.
#[derive(Debug, Default)]
pub struct DraftFacts {
    /// The personas that it is for; everybody if there are none.
    pub whom: Vec<String>,
    pub via: Vec<String>,
    pub feelings: Vec<Felt>,
    pub lines: Vec<DraftLine>,
}

/// A line about a place.
#[derive(Debug)]
pub struct DraftLine {
    pub keyword: String,
    pub line: String,
    pub value: DraftValue,
    pub place: String,
    /// How bad a pain is, in words of the table, until it is known which words there are.
    pub rank: Option<Rank>,
}

/// What may be done with a line that turns out to be wrong.
#[derive(Debug)]
pub enum DraftValue {
    /// It is prose.
    None,
    /// The value can be brought into the right form; if not, this is written, or the line is a comment.
    Formed(Option<String>),
    /// The value is right as it is, or this is written.
    Exact(String),
}

impl DraftLine {
    pub fn new(keyword: &str, line: String, place: &str) -> Self {
        Self { keyword: keyword.to_owned(), line, value: DraftValue::None, place: place.to_owned(), rank: None }
    }

    /// A line with a value of a certain form; `instead` is written if it can't be brought into that form, or else the line is a comment.
    pub fn value(keyword: &str, line: String, instead: Option<String>, place: &str) -> Self {
        Self { value: DraftValue::Formed(instead), ..Self::new(keyword, line, place) }
    }

    /// A line with a value that isn't replaced by another one; `instead` is written if it is wrong.
    pub fn exact(keyword: &str, line: String, instead: String, place: &str) -> Self {
        Self { value: DraftValue::Exact(instead), ..Self::new(keyword, line, place) }
    }
}

/// A feeling, and whose it is.
#[derive(Debug)]
pub struct Felt {
    pub whom: Option<String>,
    pub feeling: Feeling,
    pub place: String,
    /// The cell as written.
    pub text: String,
    /// The row that its label is in.
    pub row: usize,
}

/// Where facts go: a stage, or one of its columns.
pub type DraftPlace = (usize, Option<usize>);

impl DraftStage {
    pub fn new(phase: Option<CellWords>, title: CellWords) -> Self {
        Self { phase, title, ..Self::default() }
    }

    /// Whether it is one column without a title, so that its actions stay in their lane.
    pub fn has_actions(&self) -> bool {
        matches!(&self.columns[..], [column] if column.title.is_none() && column.action().is_some())
    }

    /// Its lines. `repeats` says whether a title that is an action is in its lane as well.
    pub fn write(&mut self, draft: &mut Draft, repeats: bool) {
        if let Some(phase) = &self.phase {
            draft.put(format!("phase: {}", prose(&phase.text)));
        }
        draft.put(format!("stage: {}", prose(&self.title.text)));
        if self.any_order {
            draft.put("order: any".to_owned());
        }
        self.goals.iter().for_each(|goal| each(draft, "goal", goal));
        once(draft, "about", &self.about);
        self.facts.write(draft);
        match &mut self.columns[..] {
            [column] if column.title.is_none() => column.facts.write(draft),
            columns => {
                for (at, column) in columns.iter_mut().enumerate() {
                    let title = column.title(&self.title.text, at, repeats);
                    let name = column.name.as_ref().map_or_else(String::new, |name| format!(" {name}"));
                    draft.put(format!("touchpoint{name}: {title}"));
                    column.facts.write(draft);
                }
            }
        }
    }
}

impl DraftColumn {
    pub fn new(title: Option<CellWords>) -> Self {
        Self { title, ..Self::default() }
    }

    fn action(&self) -> Option<usize> {
        self.facts.lines.iter().position(|fact| fact.line.starts_with("does: "))
    }

    /// The title: from the table, or otherwise its first action, which needn't be repeated unless other columns have theirs in a lane.
    fn title(&mut self, stage: &str, at: usize, repeats: bool) -> String {
        if let Some(title) = &self.title {
            return prose(&title.text);
        }
        let Some(action) = self.action() else { return prose(&format!("{stage} {}", at + 1)) };
        let title = self.facts.lines[action].line["does: ".len()..].to_owned();
        if !repeats {
            self.facts.lines.remove(action);
        }
        title
    }
}

impl DraftFacts {
    pub fn write(&self, draft: &mut Draft) {
        if !self.whom.is_empty() {
            draft.put(format!("for: {}", self.whom.join(", ")));
        }
        if !self.via.is_empty() {
            draft.put(format!("via: {}", self.via.join(", ")));
        }
        let mut lines: Vec<&DraftLine> = self.lines.iter().collect();
        lines.sort_by_key(|fact| match fact.keyword.as_str() {
            "does" | "thinks" | "says" | "needs" => 0,
            "feels" => 1,
            _ => 2,
        });
        for fact in lines {
            match &fact.value {
                DraftValue::Formed(instead) => draft.value(fact.line.clone(), instead.clone(), &fact.place),
                DraftValue::Exact(instead) => draft.exact(fact.line.clone(), instead.clone(), &fact.place),
                DraftValue::None => draft.say(fact.line.clone(), &fact.place),
            }
        }
    }
}

/// A line for each item of a text.
pub fn each(draft: &mut Draft, keyword: &str, said: &CellWords) {
    items(&said.text).iter().for_each(|item| draft.say(format!("{keyword}: {}", prose(item)), &said.place));
}

/// All texts as one line, if there can be only one.
pub fn once(draft: &mut Draft, keyword: &str, all: &[CellWords]) {
    let Some(first) = all.first() else { return };
    let text = all.iter().map(|said| prose(&said.text)).collect::<Vec<_>>().join("\n| ");
    draft.say(format!("{keyword}: {text}"), &first.place);
}
