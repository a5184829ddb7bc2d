//! A part of a map: some of its columns as a map of their own.
//!
//! Everything keeps its number and its look: personas, sources, pains, gains and opportunities stay where they are in
//! their lists, and those of other columns only lose their words. Ways that lead from one part to another are in neither;
//! where people go, and how many, only the whole map knows.

use crate::model::{Column, ColumnId, Comparison, Map, Phase, Place, Stage, StageId, Target, Text, Way};
use std::ops::Range;

/// The map of these columns alone.
pub fn excerpt(map: &Map, columns: Range<usize>) -> Map {
    let stages = stages(map, &columns);
    let started = map.stages[stages.clone()]
        .iter()
        .map(|stage| stage.columns.first())
        .position(|first| first.is_none_or(|id| columns.contains(&id.index())));
    let begun = stages.start + started.unwrap_or(stages.len());
    let here = Here { stages: stages.clone(), begun, columns: columns.clone() };
    let mut part = Map {
        stages: map.stages[stages].iter().map(|stage| here.stage(stage)).collect(),
        phases: map.phases.iter().filter_map(|phase| here.phase(phase)).collect(),
        columns: map.columns[columns.clone()].iter().map(|column| here.column(column)).collect(),
        ways: map.ways.iter().filter_map(|way| here.way(way)).collect(),
        pains: map.pains.clone(),
        gains: map.gains.clone(),
        opportunities: map.opportunities.clone(),
        compares: None,
        ..shell(map)
    };
    for pain in &mut part.pains {
        here.keep(&mut pain.place, &mut pain.text);
    }
    for gain in &mut part.gains {
        here.keep(&mut gain.place, &mut gain.text);
    }
    for opportunity in &mut part.opportunities {
        here.keep(&mut opportunity.place, &mut opportunity.text);
    }
    part.compares = map.compares.as_ref().map(|comparison| {
        let continues = comparison.continues.get(columns).unwrap_or_default().to_vec();
        Box::new(Comparison { continues, ..Comparison::clone(comparison) })
    });
    part
}

/// The map without its stages and columns.
fn shell(map: &Map) -> Map {
    Map {
        span: map.span,
        file: map.file.clone(),
        title: map.title.clone(),
        about: map.about.clone(),
        goals: map.goals.clone(),
        principles: map.principles.clone(),
        insights: map.insights.clone(),
        metrics: map.metrics.clone(),
        state: map.state,
        owner: map.owner.clone(),
        with: map.with.clone(),
        reviewed: map.reviewed.clone(),
        scale: map.scale,
        curve: map.curve,
        lang: map.lang.clone(),
        criteria: map.criteria.clone(),
        personas: map.personas.clone(),
        teams: map.teams.clone(),
        channels: map.channels.clone(),
        sources: map.sources.clone(),
        lanes: map.lanes.clone(),
        measures: map.measures.clone(),
        phases: Vec::new(),
        stages: Vec::new(),
        columns: Vec::new(),
        ways: Vec::new(),
        pains: Vec::new(),
        gains: Vec::new(),
        opportunities: Vec::new(),
        pictures: map.pictures.clone(),
        notes: map.notes.clone(),
        asks: map.asks.clone(),
        results: None,
        compares: None,
        today: map.today,
        segment_of: map.segment_of,
    }
}

/// The stages of some columns, which are neighbours.
fn stages(map: &Map, columns: &Range<usize>) -> Range<usize> {
    let stage = |column: Option<&Column>| column.map_or(0, |column| column.stage.index());
    let here = map.columns.get(columns.clone()).unwrap_or_default();
    stage(here.first())..(stage(here.last()) + 1).min(map.stages.len())
}

/// The part of the map that is kept.
struct Here {
    stages: Range<usize>,
    /// The first stage that begins here: what a stage says as a whole is where it begins.
    begun: usize,
    columns: Range<usize>,
}

impl Here {
    fn stage(&self, stage: &Stage) -> Stage {
        let here = stage.columns.iter().filter(|id| self.columns.contains(&id.index()));
        Stage { columns: here.map(|&id| self.column_id(id)).collect(), ..stage.clone() }
    }

    fn column(&self, column: &Column) -> Column {
        Column { stage: self.stage_id(column.stage), ..column.clone() }
    }

    fn phase(&self, phase: &Phase) -> Option<Phase> {
        let stages = phase.stages.iter().filter(|id| self.stages.contains(&id.index()));
        let stages: Vec<StageId> = stages.map(|&id| self.stage_id(id)).collect();
        (!stages.is_empty()).then(|| Phase { stages, ..phase.clone() })
    }

    fn way(&self, way: &Way) -> Option<Way> {
        let to = match way.to {
            Target::Column(to) if !self.columns.contains(&to.index()) => return None,
            Target::Column(to) => Target::Column(self.column_id(to)),
            Target::End => Target::End,
        };
        let here = self.columns.contains(&way.from.index());
        here.then(|| Way { from: self.column_id(way.from), to, ..way.clone() })
    }

    fn column_id(&self, id: ColumnId) -> ColumnId {
        ColumnId::new(id.index().saturating_sub(self.columns.start))
    }

    fn stage_id(&self, id: StageId) -> StageId {
        StageId::new(id.index().saturating_sub(self.stages.start))
    }

    /// Shifts the place of what is said here. What is said elsewhere isn't drawn and needs no text.
    fn keep(&self, place: &mut Place, text: &mut Text) {
        let (here, moved) = match *place {
            Place::Column(id) => (self.columns.contains(&id.index()), Place::Column(self.column_id(id))),
            Place::Stage(id) => ((self.begun..self.stages.end).contains(&id.index()), Place::Stage(self.stage_id(id))),
        };
        *place = if here { moved } else { Place::Stage(StageId::new(0)) };
        if !here {
            text.pieces.clear();
        }
    }
}
