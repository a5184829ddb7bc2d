//! The map of only some of its personas: their curves, lines, columns and ways, without those of the others.

use super::{
    Ask, Asked, Column, ColumnId, Comparison, Facts, GainId, Map, OpportunityId, PainId, PersonaId, Place, Stage,
    StageId, Target, Way, Whom,
};

impl Map {
    /// The map of these personas, given in the order of their declaration. Columns, stages and phases that are for none
    /// of them are left out, with everything in them.
    pub fn only(&self, personas: &[PersonaId]) -> Self {
        let keep = Keep::new(self, personas);
        let mut map = Self {
            personas: keep.personas.old.iter().map(|&at| self.personas[at].clone()).collect(),
            segment_of: Some(self.segment_of.unwrap_or(self.personas.len())),
            metrics: keep.whose(&self.metrics, |metric| &mut metric.whom),
            columns: keep.columns.old.iter().map(|&at| keep.column(&self.columns[at])).collect(),
            stages: keep.stages.old.iter().map(|&at| keep.stage(&self.stages[at])).collect(),
            pains: keep.pains.old.iter().map(|&at| self.pains[at].clone()).collect(),
            gains: keep.gains.old.iter().map(|&at| self.gains[at].clone()).collect(),
            opportunities: keep.opportunities.old.iter().map(|&at| self.opportunities[at].clone()).collect(),
            ways: self.ways.iter().filter_map(|way| keep.way(way)).collect(),
            asks: self.asks.iter().filter_map(|ask| keep.ask(ask)).collect(),
            compares: None,
            ..self.clone()
        };
        map.phases
            .iter_mut()
            .for_each(|phase| phase.stages = keep.stages.ids(&phase.stages, StageId::index, StageId::new));
        map.phases.retain(|phase| !phase.stages.is_empty());
        for pain in &mut map.pains {
            pain.place = keep.place(pain.place).unwrap_or(pain.place);
            pain.personas = keep.people(&pain.personas);
            pain.answered_by = keep.opportunities.ids(&pain.answered_by, OpportunityId::index, OpportunityId::new);
        }
        for gain in &mut map.gains {
            gain.place = keep.place(gain.place).unwrap_or(gain.place);
            gain.personas = keep.people(&gain.personas);
        }
        for opportunity in &mut map.opportunities {
            opportunity.place = keep.place(opportunity.place).unwrap_or(opportunity.place);
            opportunity.answers = keep.pains.ids(&opportunity.answers, PainId::index, PainId::new);
        }
        map.compares = self.compares.as_ref().and_then(|comparison| earlier(comparison, &map, &keep)).map(Box::new);
        map
    }
}

/// The compared map, reduced to the personas with the same names; if it only has the unnamed customer, all of it.
fn earlier(comparison: &Comparison, map: &Map, keep: &Keep) -> Option<Comparison> {
    let before = &comparison.map;
    let named = |id: &PersonaId| map.personas.iter().any(|persona| persona.name == before.persona(*id).name);
    let personas: Vec<PersonaId> = (0..before.personas.len()).map(PersonaId::new).filter(named).collect();
    let continues = keep.columns.old.iter().map(|&at| &comparison.continues[at]);
    if before.is_unnamed_customer() {
        return Some(Comparison { continues: continues.cloned().collect(), ..comparison.clone() });
    }
    let theirs = Keep::new(before, &personas);
    let continues = continues.map(|ids| theirs.columns.ids(ids, ColumnId::index, ColumnId::new)).collect();
    (!personas.is_empty()).then(|| Comparison { continues, map: before.only(&personas), ..comparison.clone() })
}

/// Which items of a list are kept, and their new positions.
struct Remaining {
    old: Vec<usize>,
    new: Vec<Option<usize>>,
}

impl Remaining {
    fn new(count: usize, is_kept: impl Fn(usize) -> bool) -> Self {
        let old: Vec<usize> = (0..count).filter(|&at| is_kept(at)).collect();
        let mut new = vec![None; count];
        old.iter().enumerate().for_each(|(position, &at)| new[at] = Some(position));
        Self { old, new }
    }

    fn has(&self, at: usize) -> bool {
        self.new[at].is_some()
    }

    fn ids<T: Copy>(&self, ids: &[T], index: fn(T) -> usize, new: fn(usize) -> T) -> Vec<T> {
        ids.iter().filter_map(|&id| self.new[index(id)].map(new)).collect()
    }
}

struct Keep {
    personas: Remaining,
    columns: Remaining,
    stages: Remaining,
    pains: Remaining,
    gains: Remaining,
    opportunities: Remaining,
}

impl Keep {
    fn new(map: &Map, personas: &[PersonaId]) -> Self {
        let somebody = |all: &[PersonaId]| all.iter().any(|persona| personas.contains(persona));
        let columns = Remaining::new(map.columns.len(), |at| somebody(&map.columns[at].facts.personas));
        let stages =
            Remaining::new(map.stages.len(), |at| map.stages[at].columns.iter().any(|id| columns.has(id.index())));
        let there = |place: Place| match place {
            Place::Column(id) => columns.has(id.index()),
            Place::Stage(id) => stages.has(id.index()),
        };
        Self {
            personas: Remaining::new(map.personas.len(), |at| personas.contains(&PersonaId::new(at))),
            pains: Remaining::new(map.pains.len(), |at| {
                there(map.pains[at].place) && somebody(&map.pains[at].personas)
            }),
            gains: Remaining::new(map.gains.len(), |at| {
                there(map.gains[at].place) && somebody(&map.gains[at].personas)
            }),
            opportunities: Remaining::new(map.opportunities.len(), |at| there(map.opportunities[at].place)),
            columns,
            stages,
        }
    }

    fn person(&self, persona: PersonaId) -> Option<PersonaId> {
        self.personas.new[persona.index()].map(PersonaId::new)
    }

    fn people(&self, personas: &[PersonaId]) -> Vec<PersonaId> {
        self.personas.ids(personas, PersonaId::index, PersonaId::new)
    }

    /// Items about everybody, or about somebody who is kept.
    fn whose<T: Clone>(&self, all: &[T], whom: fn(&mut T) -> &mut Whom) -> Vec<T> {
        let kept = |one: &T| {
            let mut one = one.clone();
            let whom = whom(&mut one);
            *whom = match *whom {
                Whom::Everyone => Whom::Everyone,
                Whom::One(persona) => Whom::One(self.person(persona)?),
            };
            Some(one)
        };
        all.iter().filter_map(kept).collect()
    }

    fn place(&self, place: Place) -> Option<Place> {
        match place {
            Place::Column(id) => self.columns.new[id.index()].map(|at| Place::Column(ColumnId::new(at))),
            Place::Stage(id) => self.stages.new[id.index()].map(|at| Place::Stage(StageId::new(at))),
        }
    }

    fn stage(&self, stage: &Stage) -> Stage {
        let columns = self.columns.ids(&stage.columns, ColumnId::index, ColumnId::new);
        Stage { columns, facts: self.facts(&stage.facts), ..stage.clone() }
    }

    fn column(&self, column: &Column) -> Column {
        let stage = self.stages.new[column.stage.index()].map_or(column.stage, StageId::new);
        Column { stage, facts: self.facts(&column.facts), ..column.clone() }
    }

    fn way(&self, way: &Way) -> Option<Way> {
        let column = |id: ColumnId| self.columns.new[id.index()].map(ColumnId::new);
        let to = match way.to {
            Target::Column(to) => Target::Column(column(to)?),
            Target::End => Target::End,
        };
        let whom = match way.whom {
            Whom::Everyone => Whom::Everyone,
            Whom::One(persona) => Whom::One(self.person(persona)?),
        };
        let personas = self.people(&way.personas);
        let from = column(way.from)?;
        (!personas.is_empty()).then(|| Way { from, to, whom, personas, ..way.clone() })
    }

    fn ask(&self, ask: &Ask) -> Option<Ask> {
        let column = |id: ColumnId| self.columns.new[id.index()].map(ColumnId::new);
        let place = match ask.place {
            Some(place) => Some(self.place(place)?),
            None => None,
        };
        let figure = match ask.figure {
            Asked::Takes(Some(from)) => Asked::Takes(Some(column(from)?)),
            Asked::Share(Target::Column(to)) => Asked::Share(Target::Column(column(to)?)),
            other @ (Asked::Metric(_)
            | Asked::Feels
            | Asked::Reach
            | Asked::Takes(None)
            | Asked::Share(Target::End)) => other,
        };
        let whom = match ask.whom {
            Whom::Everyone => Whom::Everyone,
            Whom::One(persona) => Whom::One(self.person(persona)?),
        };
        Some(Ask { place, figure, whom, ..ask.clone() })
    }

    /// Taken apart field by field, so that a new fact doesn't compile before it is decided here whose it is.
    fn facts(&self, facts: &Facts) -> Facts {
        let Facts {
            personas,
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
            pains,
            gains,
            metrics,
            score,
            opportunities,
            attachments,
            see,
            notes,
            replaces,
        } = facts.clone();
        Facts {
            personas: self.people(&personas),
            claims: self.whose(&claims, |claim| &mut claim.whom),
            reach: self.whose(&reach, |reach| &mut reach.whom),
            takes: self.whose(&takes, |takes| &mut takes.whom),
            metrics: self.whose(&metrics, |metric| &mut metric.whom),
            feelings: self.felt(feelings, |feeling| &mut feeling.persona),
            expectations: self.felt(expectations, |expectation| &mut expectation.persona),
            pains: self.pains.ids(&pains, PainId::index, PainId::new),
            gains: self.gains.ids(&gains, GainId::index, GainId::new),
            opportunities: self.opportunities.ids(&opportunities, OpportunityId::index, OpportunityId::new),
            // Nobody's in particular.
            via,
            events,
            image,
            lost_image,
            moment,
            score,
            attachments,
            see,
            notes,
            replaces,
        }
    }

    /// What those who are kept feel or expect.
    fn felt<T>(&self, mut all: Vec<T>, of: fn(&mut T) -> &mut PersonaId) -> Vec<T> {
        all.retain_mut(|one| {
            let persona = of(one);
            self.person(*persona).map(|kept| *persona = kept).is_some()
        });
        all
    }
}
