//! A stage's own lines that went into a touchpoint or step, or came back from one.
//!
//! A stage without columns has a column of its own, which isn't shown as one. When the stage gets touchpoints, what it said goes into
//! them. Nothing of that is removed, so such lines are compared where they are now.

use super::{
    change::{Change, Value, What},
    story::{Story, facts, own_column, stands_alone},
};
use crate::model::{ColumnId, Facts, Map, Place, Stage, StageId};
use std::borrow::Cow;

impl Story<'_> {
    /// Matches the own column of a stage with the column of the same stage that has its lines in the other map.
    pub(super) fn hand_over(&mut self) {
        for (at, stage) in self.new.stages.iter().enumerate() {
            let Some(before) = self.stages.before[at] else { continue };
            let earlier = &self.old.stages[before];
            let pair = match (own_column(self.old, earlier), own_column(self.new, stage)) {
                (Some(own), None) if self.columns.after[own.index()].is_none() => {
                    let is_new = |id: &ColumnId| {
                        let replaces = !self.new.column(*id).facts.replaces.is_empty();
                        self.columns.before[id.index()].is_none() && !replaces
                    };
                    heir((self.old, own), (self.new, stage), is_new).map(|heir| (own, heir))
                }
                (None, Some(own)) if self.columns.before[own.index()].is_none() => {
                    let is_gone = |id: &ColumnId| self.columns.after[id.index()].is_none();
                    heir((self.new, own), (self.old, earlier), is_gone).map(|heir| (heir, own))
                }
                _ => None,
            };
            if let Some((old, new)) = pair {
                self.columns.join(old.index(), new.index());
            }
        }
    }

    /// The lines of a place of the later map, and those that they were.
    pub(super) fn both_facts(&self, place: Place) -> (Cow<'_, Facts>, Cow<'_, Facts>) {
        match place {
            Place::Column(id) => {
                if let Some(before) = self.own_column_before(id) {
                    let (stage, column) = (self.new.column(id).stage, self.new.column(id));
                    let now = together(&self.new.stage(stage).facts, &column.facts);
                    return (Cow::Borrowed(&self.old.column(before).facts), Cow::Owned(now));
                }
            }
            Place::Stage(id) if self.is_handed_over(id) => return (Cow::default(), Cow::default()),
            Place::Stage(id) => {
                let own = own_column(self.new, self.new.stage(id));
                let before = own.and_then(|own| self.columns.before[own.index()]).map(ColumnId::new);
                if let Some(column) = before.map(|id| self.old.column(id)).filter(|column| stands_alone(column)) {
                    let then = together(&self.old.stage(column.stage).facts, &column.facts);
                    return (Cow::Owned(then), Cow::Borrowed(facts(self.new, place)));
                }
            }
        }
        let before = self.before(place).map(|before| Cow::Borrowed(facts(self.old, before)));
        (before.unwrap_or_default(), Cow::Borrowed(facts(self.new, place)))
    }

    /// The own column of an earlier stage, if this column of the later map has its lines now.
    pub(super) fn own_column_before(&self, id: ColumnId) -> Option<ColumnId> {
        let before = self.columns.before[id.index()].map(ColumnId::new)?;
        (stands_alone(self.new.column(id)) && !stands_alone(self.old.column(before))).then_some(before)
    }

    /// Whether the stage's lines are compared with those of one of its columns.
    fn is_handed_over(&self, id: StageId) -> bool {
        self.new.stage(id).columns.iter().any(|&column| self.own_column_before(column).is_some())
    }

    /// A column of the later map that has the lines of a stage without columns.
    pub(super) fn takes_lines(&self, before: usize, at: usize) -> Change {
        let subject = self.subject(None, Some(Place::Column(ColumnId::new(at))));
        subject.change(What::TakesLines { of: self.old.columns[before].title.to_plain() }, None)
    }

    /// A column of the earlier map whose lines are those of a stage without columns now; `None` if it is still there.
    pub(super) fn gives_lines(&self, before: usize, at: usize) -> Option<Change> {
        let later = &self.new.columns[at];
        let subject = self.subject(Some(Place::Column(ColumnId::new(before))), None);
        (!stands_alone(later)).then(|| subject.change(What::GivesLines { to: later.title.to_plain() }, None))
    }

    /// The other columns of the stage that this place's lines may have gone to or come from: those that the other map doesn't have.
    pub(super) fn beside(&self, place: Place) -> (&[ColumnId], Beside) {
        match place {
            Place::Column(id) if self.own_column_before(id).is_some() => {
                (&self.new.stage(self.new.column(id).stage).columns, Beside::Later)
            }
            Place::Stage(id) => {
                let own = own_column(self.new, self.new.stage(id));
                let before = own.and_then(|own| self.columns.before[own.index()]).map(|at| &self.old.columns[at]);
                let stage = before.filter(|column| stands_alone(column)).map(|column| self.old.stage(column.stage));
                (stage.map_or(&[], |stage| &stage.columns), Beside::Earlier)
            }
            Place::Column(_) => (&[], Beside::Later),
        }
    }
}

/// Which map has columns that the other one doesn't have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    Earlier,
    Later,
}

/// Which column of the stage in the other map has the lines: the only one, or the one with most of them.
fn heir(
    (map, own): (&Map, ColumnId),
    (other, stage): (&Map, &Stage),
    is_free: impl Fn(&ColumnId) -> bool,
) -> Option<ColumnId> {
    let said = said(&map.column(own).facts);
    let free: Vec<ColumnId> = stage.columns.iter().copied().filter(is_free).collect();
    let shared = |id: ColumnId| self::said(&other.column(id).facts).iter().filter(|line| said.contains(*line)).count();
    match free.as_slice() {
        [only] => Some(*only),
        several => {
            let counted = several.iter().map(|&id| (shared(id), id)).filter(|(count, _)| *count > 0);
            // Of several, the first.
            counted.rev().max_by_key(|(count, _)| *count).map(|(_, id)| id)
        }
    }
}

fn said(facts: &Facts) -> std::collections::BTreeSet<String> {
    let words = facts.feelings.iter().filter_map(|feeling| feeling.word.as_ref());
    let claims = facts.claims.iter().map(|claim| &claim.text);
    claims.chain(words).chain(&facts.notes).map(|text| text.to_plain()).collect()
}

/// What a stage and one of its columns say. Of what can be said once, the column's counts. Taken apart field by field, so that a new fact
/// doesn't compile before it is decided here.
fn together(stage: &Facts, column: &Facts) -> Facts {
    let Facts {
        via,
        events,
        image,
        lost_image,
        moment,
        reach,
        claims,
        feelings,
        expectations,
        takes,
        metrics,
        score,
        attachments,
        see,
        notes,
        replaces,
        // Whom the column is for; and what is compared map by map, wherever it is.
        personas: _,
        pains: _,
        gains: _,
        opportunities: _,
    } = stage.clone();
    let mut all = column.clone();
    macro_rules! also {
        ($($list:ident),*) => {$(
            all.$list.extend($list);
        )*};
    }
    also!(via, events, reach, claims, feelings, expectations, takes, metrics, attachments, see, notes, replaces);
    if (&all.image, &all.lost_image) == (&None, &None) {
        (all.image, all.lost_image) = (image, lost_image);
    }
    all.moment = all.moment.or(moment);
    all.score = all.score.or(score);
    all
}

/// Whether a line that is new or gone in one place is gone or new in another one.
pub fn is_kept(change: &Change, elsewhere: &[Change]) -> bool {
    let What::Changed { field, of, from, to } = &change.what else { return false };
    let has = |other: &Change| match &other.what {
        What::Changed { field: name, of: whose, from: then, to: now } => {
            name == field && whose == of && has(now.as_ref(), from.as_ref()) && has(then.as_ref(), to.as_ref())
        }
        _ => false,
    };
    from.is_some() != to.is_some() && elsewhere.iter().any(has)
}

/// Whether a value is another one, or a list with all of its items.
fn has(all: Option<&Value>, one: Option<&Value>) -> bool {
    match (all, one) {
        (Some(Value::List(all)), Some(Value::List(items))) => items.iter().all(|item| all.contains(item)),
        _ => all == one,
    }
}
