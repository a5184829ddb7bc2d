//! Matches stages and columns, and reports which are new, gone, moved or renamed.

use super::{
    called::{Thing as Called, later},
    change::{Change, Kind, Topic, Value, What, Where},
    matching::{Matching, Thing},
    somebody::People,
    subject::Subject,
};
use crate::model::{
    Column, ColumnId, ColumnKind, Comparison, Facts, Map, MeasureId, Pain, Place, Stage, StageId, Text, longest_rise,
};
use rustc_hash::FxHashMap;

/// Both maps, with the matches between them.
#[derive(Debug)]
pub struct Story<'a> {
    pub old: &'a Map,
    pub new: &'a Map,
    pub stages: Matching,
    pub columns: Matching,
    pub people: People,
    /// For each earlier measure, the later one.
    measures: Vec<Option<usize>>,
    /// For each later column, the earlier ones that it says it replaces.
    replaced: Vec<Vec<usize>>,
    /// The later map's pains by the names that their author gave them.
    pains: FxHashMap<&'a str, &'a Pain>,
}

/// The measures of a map by name and label; those that are built in keep their names.
fn measures(map: &Map) -> Vec<Called<'_>> {
    map.measures.iter().map(|of| (&of.name, of.span.map(|_| &of.label))).collect()
}

fn named_pains(map: &Map) -> FxHashMap<&str, &Pain> {
    map.pains.iter().filter(|pain| !pain.name.is_generated()).map(|pain| (pain.name.as_str(), pain)).collect()
}

impl<'a> Story<'a> {
    /// Matches stages and columns.
    pub fn new(old: &'a Map, new: &'a Map) -> Self {
        let stages = Matching::none(old.stages.len(), new.stages.len());
        let columns = Matching::none(old.columns.len(), new.columns.len());
        let mut story = Self {
            old,
            new,
            stages,
            columns,
            people: People::of(old, new),
            measures: later(&measures(old), &measures(new)),
            replaced: replaced(old, new),
            pains: named_pains(new),
        };
        let (earlier, later) = (stage_things(old), stage_things(new));
        story.stages.surely(&earlier, &later);
        story.know_columns(false);
        story.vote();
        story.stages.likely(&earlier, &later);
        story.know_columns(true);
        story.hand_over();
        story
    }

    /// The same if the later map itself says which columns continue which.
    pub fn told(new: &'a Map, comparison: &'a Comparison) -> Self {
        let old = &comparison.map;
        let (stages, mut columns) =
            (Matching::none(old.stages.len(), new.stages.len()), Matching::none(old.columns.len(), new.columns.len()));
        for (at, earlier) in comparison.continues.iter().enumerate() {
            earlier.iter().for_each(|before| columns.join(before.index(), at));
        }
        let mut story = Self {
            old,
            new,
            stages,
            columns,
            people: People::of(old, new),
            measures: later(&measures(old), &measures(new)),
            replaced: Vec::new(),
            pains: named_pains(new),
        };
        story.stages.surely(&stage_things(old), &stage_things(new));
        story.vote();
        story
    }

    /// What the later map says of a pain of either map, if its author named it.
    pub fn later_pain<'p>(&self, pain: &'p Pain) -> &'p Pain
    where
        'a: 'p,
    {
        self.pains.get(pain.name.as_str()).copied().unwrap_or(pain)
    }

    /// The measure of the later map that an earlier one is.
    pub fn later_measure(&self, id: MeasureId) -> Option<MeasureId> {
        self.measures[id.index()].map(MeasureId::new)
    }

    fn know_columns(&mut self, also_likely: bool) {
        let home_before = |column: &Column| self.stages.after[column.stage.index()];
        let home = |column: &Column| Some(column.stage.index());
        let (earlier, later) = (column_things(self.old, home_before), column_things(self.new, home));
        let mut known = self.columns.clone();
        known.surely(&earlier, &later);
        if also_likely {
            known.likely(&earlier, &later);
        }
        self.columns = known;
    }

    /// A stage with another title but the same columns is the same stage.
    fn vote(&mut self) {
        let mut votes = std::collections::BTreeMap::new();
        for (at, before) in self.columns.before.iter().enumerate() {
            let Some(before) = before else { continue };
            let pair = (self.old.columns[*before].stage.index(), self.new.columns[at].stage.index());
            *votes.entry(pair).or_insert(0_usize) += 1;
        }
        let mut votes: Vec<_> = votes.into_iter().collect();
        votes.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
        for ((old, new), count) in votes {
            let unnamed = self.old.stages[old].name.is_generated() || self.new.stages[new].name.is_generated();
            if unnamed && 2 * count >= self.old.stages[old].columns.len() {
                self.stages.join(old, new);
            }
        }
    }

    /// For each later column, the earlier ones that it continues or replaces.
    pub fn continues(&self) -> Vec<Vec<ColumnId>> {
        let each = self.columns.before.iter().zip(&self.replaced);
        let all = each.map(
            |(before, replaced)| if replaced.is_empty() { before.iter().copied().collect() } else { replaced.clone() },
        );
        all.map(|columns: Vec<usize>| columns.into_iter().map(ColumnId::new).collect()).collect()
    }

    /// The earlier place that matches a later one.
    pub fn before(&self, place: Place) -> Option<Place> {
        match place {
            Place::Stage(id) => self.stages.before[id.index()].map(|at| Place::Stage(StageId::new(at))),
            Place::Column(id) => self.columns.before[id.index()].map(|at| Place::Column(ColumnId::new(at))),
        }
    }

    /// Stages and columns that are new, gone, moved or renamed.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = self.stage_changes();
        changes.extend(self.column_changes());
        changes
    }

    fn stage_changes(&self) -> Vec<Change> {
        let moved = moved(&self.stages.before);
        let mut changes = Vec::new();
        for (at, stage) in self.new.stages.iter().enumerate() {
            let Some(before) = self.stages.before[at] else {
                changes.push(stage_subject(None, Some(stage)).change(What::Added, None));
                continue;
            };
            let earlier = &self.old.stages[before];
            let subject = stage_subject(Some(earlier), Some(stage));
            changes.extend(subject.renamed(&earlier.title, &stage.title));
            if moved[at] {
                let (from, to) = (stage_place(self.old, before), stage_place(self.new, at));
                changes.push(subject.change(What::Moved { from, to }, None));
            }
        }
        let gone = self.stages.after.iter().zip(&self.old.stages).filter(|(after, _)| after.is_none());
        changes.extend(gone.map(|(_, stage)| stage_subject(Some(stage), None).change(What::Gone, None)));
        changes
    }

    fn column_changes(&self) -> Vec<Change> {
        let moved = moved(&self.columns.before);
        let mut changes = Vec::new();
        for (at, column) in self.new.columns.iter().enumerate().filter(|(_, column)| stands_alone(column)) {
            let id = ColumnId::new(at);
            match (self.columns.before[at], self.replaced[at].as_slice()) {
                (None, []) => changes.push(self.column(None, Some(id)).change(What::Added, None)),
                (None, replaced) => {
                    let titles = replaced.iter().map(|&at| self.old.columns[at].title.to_plain()).collect();
                    changes.push(self.column(None, Some(id)).change(What::Replaces(titles), None));
                }
                (Some(before), _) if stands_alone(&self.old.columns[before]) => {
                    let subject = self.column(Some(ColumnId::new(before)), Some(id));
                    let earlier = &self.old.columns[before];
                    changes.extend(subject.renamed(&earlier.title, &column.title));
                    let kind = |of: &Column| Value::word(Some(kind_word(of.kind)));
                    changes.extend(subject.field("kind", kind(earlier), kind(column)));
                    let elsewhere = self.stages.before[column.stage.index()] != Some(earlier.stage.index());
                    if moved[at] || elsewhere {
                        let (from, to) = (column_place(self.old, before), column_place(self.new, at));
                        // Where the new stage has the title of the old one, nobody sees a move.
                        changes.extend((from != to).then(|| subject.change(What::Moved { from, to }, None)));
                    }
                }
                (Some(before), _) => changes.push(self.takes_lines(before, at)),
            }
        }
        let mut replaced = vec![false; self.old.columns.len()];
        self.replaced.iter().flatten().for_each(|&at| replaced[at] = true);
        for (at, _) in self.old.columns.iter().enumerate().filter(|(_, column)| stands_alone(column)) {
            match self.columns.after[at] {
                Some(after) => changes.extend(self.gives_lines(at, after)),
                None if replaced[at] => {}
                None => changes.push(self.column(Some(ColumnId::new(at)), None).change(What::Gone, None)),
            }
        }
        changes
    }

    /// A column as the subject of changes.
    fn column(&self, old: Option<ColumnId>, new: Option<ColumnId>) -> Subject {
        self.subject(old.map(Place::Column), new.map(Place::Column))
    }

    /// A place as the subject of changes.
    pub fn subject(&self, old: Option<Place>, new: Option<Place>) -> Subject {
        let shown = new.map(|place| (self.new, place)).or(old.map(|place| (self.old, place)));
        let column = |map: &'a Map, place| match home(map, place) {
            Place::Column(id) => Some((map, map.column(id))),
            Place::Stage(_) => None,
        };
        let stage = |map: &'a Map, place| match home(map, place) {
            Place::Stage(id) => Some(map.stage(id)),
            Place::Column(_) => None,
        };
        if let Some((map, of)) = shown.and_then(|(map, place)| column(map, place)) {
            let span =
                |map: &'a Map, place: Option<Place>| place.and_then(|place| column(map, place)).map(|(_, of)| of.span);
            return Subject {
                topic: Topic::Story,
                kind: if of.kind == ColumnKind::Step { Kind::Step } else { Kind::Touchpoint },
                name: of.name.to_string(),
                title: of.title.to_plain(),
                place: Some(map.stage(of.stage).title.to_plain()),
                severity: None,
                old: span(self.old, old),
                new: span(self.new, new),
            };
        }
        stage_subject(old.and_then(|place| stage(self.old, place)), new.and_then(|place| stage(self.new, place)))
    }
}

/// Whether a column isn't just its stage.
pub fn stands_alone(column: &Column) -> bool {
    column.kind != ColumnKind::Stage
}

/// The column of a stage that has no others.
pub fn own_column(map: &Map, stage: &Stage) -> Option<ColumnId> {
    match stage.columns.as_slice() {
        [only] if !stands_alone(map.column(*only)) => Some(*only),
        _ => None,
    }
}

/// The keyword of a column's line.
fn kind_word(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Touchpoint => "touchpoint",
        ColumnKind::Step => "step",
        ColumnKind::Stage => "stage",
    }
}

/// The stage, if a column is nothing but its stage.
pub fn home(map: &Map, place: Place) -> Place {
    match place {
        Place::Column(id) if !stands_alone(map.column(id)) => Place::Stage(map.column(id).stage),
        Place::Column(_) | Place::Stage(_) => place,
    }
}

/// The facts of a place; for a stage without columns, those of its column.
pub fn facts(map: &Map, place: Place) -> &Facts {
    match place {
        Place::Column(id) => &map.column(id).facts,
        Place::Stage(id) => match own_column(map, map.stage(id)) {
            Some(own) => &map.column(own).facts,
            None => &map.stage(id).facts,
        },
    }
}

/// The title of a place for readers.
pub fn title(map: &Map, place: Place) -> String {
    map.title_of(home(map, place)).to_plain()
}

fn stage_subject(old: Option<&Stage>, new: Option<&Stage>) -> Subject {
    let shown = new.or(old);
    Subject {
        topic: Topic::Story,
        kind: Kind::Stage,
        name: shown.map(|stage| stage.name.to_string()).unwrap_or_default(),
        title: shown.map(|stage| stage.title.to_plain()).unwrap_or_default(),
        place: None,
        severity: None,
        old: old.map(|stage| stage.span),
        new: new.map(|stage| stage.span),
    }
}

fn stage_things(map: &Map) -> Vec<Thing<'_>> {
    let content = |stage: &Stage| stage.goals.iter().map(|goal| goal.to_plain()).collect::<Vec<_>>().join(" ");
    map.stages.iter().map(|stage| Thing::new(&stage.name, &stage.title.to_plain(), &content(stage), None)).collect()
}

fn column_things<'m>(map: &'m Map, home: impl Fn(&Column) -> Option<usize>) -> Vec<Thing<'m>> {
    let content = |column: &Column| {
        let claims = column.facts.claims.iter().map(|claim| claim.text.to_plain());
        let words = column.facts.feelings.iter().filter_map(|feeling| feeling.word.as_ref()).map(Text::to_plain);
        claims.chain(words).collect::<Vec<_>>().join(" ")
    };
    let thing = |column: &'m Column| Thing::new(&column.name, &column.title.to_plain(), &content(column), home(column));
    map.columns.iter().map(thing).collect()
}

/// The earlier columns that the `replaces` lines mean. A column that already did so in the earlier map, and one that
/// still exists itself, continues itself.
fn replaced(old: &Map, new: &Map) -> Vec<Vec<usize>> {
    let by_name: std::collections::BTreeMap<&str, usize> =
        old.columns.iter().enumerate().map(|(at, column)| (column.name.as_str(), at)).collect();
    let of = |column: &Column| {
        if by_name.contains_key(column.name.as_str()) {
            return Vec::new();
        }
        column.facts.replaces.iter().filter_map(|name| by_name.get(name.as_str()).copied()).collect()
    };
    new.columns.iter().map(of).collect()
}

/// For each later item whether it has moved among those that are matched.
fn moved(before: &[Option<usize>]) -> Vec<bool> {
    let known: Vec<(usize, usize)> =
        before.iter().enumerate().filter_map(|(at, before)| Some((at, (*before)?))).collect();
    let mut moved: Vec<bool> = before.iter().map(Option::is_some).collect();
    let places: Vec<usize> = known.iter().map(|&(_, before)| before).collect();
    longest_rise(&places).into_iter().for_each(|rank| moved[known[rank].0] = false);
    moved
}

fn stage_place(map: &Map, at: usize) -> Where {
    let behind = at.checked_sub(1).map(|before| map.stages[before].title.to_plain());
    Where { inside: map.title.to_plain(), behind }
}

fn column_place(map: &Map, at: usize) -> Where {
    let column = &map.columns[at];
    let before = at.checked_sub(1).map(|before| &map.columns[before]).filter(|before| before.stage == column.stage);
    Where { inside: map.stage(column.stage).title.to_plain(), behind: before.map(|before| before.title.to_plain()) }
}
