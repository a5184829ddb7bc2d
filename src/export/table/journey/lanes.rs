//! The rows of the journey: what each lane says of each column.

use super::JourneyColumn;
use crate::{
    export::table::{Cell, Line, Teller, Tone, pains::tone},
    lane::{LaneKind, View, lanes as lanes_of},
    model::{
        Claim, Duration, Expectation, Facts, Feeling, FileLink, GainId, Metric, Moment, OpportunityId, PainId, Reach,
        Takes,
    },
    vocabulary::Words,
};

/// The row of one lane, its label first; `None` where it says nothing.
type Row = Option<Vec<Cell>>;

/// A lane, and what it says of a column.
struct RowBuilder<'t, 'a> {
    tell: &'t Teller<'a>,
    spots: &'t [JourneyColumn<'a>],
}

/// Every lane that says anything, in the order of the drawing.
pub fn lanes<'a>(tell: &Teller<'a>, spots: &[JourneyColumn<'a>]) -> Vec<Vec<Cell>> {
    let make = RowBuilder { tell, spots };
    lanes_of(View::Detail, tell.map).into_iter().flat_map(|lane| make.lane(lane)).flatten().collect()
}

impl<'a> RowBuilder<'_, 'a> {
    fn lane(&self, lane: LaneKind) -> Vec<Row> {
        let (tell, words) = (self.tell, self.tell.words);
        match lane {
            // They follow what the places are.
            LaneKind::Ways => Vec::new(),
            LaneKind::Touchpoints => self.places(),
            LaneKind::Storyboard => vec![self.lines(tell.page.picture, |facts| {
                facts.image.iter().map(|&id| Line::new().words(&tell.map.picture(id).path)).collect()
            })],
            LaneKind::Claims(kind) => vec![self.lines(&lane.label(tell.map, words), |facts| {
                facts.claims.iter().filter(|claim| claim.kind == kind).map(|claim| self.claim(claim)).collect()
            })],
            LaneKind::Experience => self.experience(),
            LaneKind::Changes => vec![self.row(tell.page.before, |spot| Cell::plain(earlier(tell, spot)))],
            LaneKind::Opportunities => vec![self.lines(words.opportunities, |facts| {
                facts.opportunities.iter().map(|&id| opportunity(tell, id)).collect()
            })],
            LaneKind::Time => vec![self.lines(words.time, |facts| {
                let line = |of: &Duration| time(tell, of).remarks([tell.evidence(&of.from)]);
                facts.takes.iter().map(line).collect()
            })],
            LaneKind::Metrics => {
                vec![self.lines(words.metrics, |facts| facts.metrics.iter().map(|of| metric(tell, of)).collect())]
            }
            LaneKind::Priority => {
                let score = |spot: &JourneyColumn<'a>| spot.facts.score.as_ref().map(|score| score.value.round());
                vec![self.row(words.priority, |spot| Cell::number(score(spot)))]
            }
            LaneKind::Material => self.material(),
        }
    }

    fn row(&self, label: &str, cell: impl Fn(&JourneyColumn<'a>) -> Cell) -> Row {
        let cells: Vec<Cell> = self.spots.iter().map(cell).collect();
        let says = cells.iter().any(|cell| !cell.is_empty());
        says.then(|| std::iter::once(Cell::plain(label)).chain(cells).collect())
    }

    fn lines(&self, label: &str, lines: impl Fn(&'a Facts) -> Vec<Line>) -> Row {
        self.row(label, |spot| Cell::lines(lines(spot.facts)))
    }

    fn places(&self) -> Vec<Row> {
        let (tell, page) = (self.tell, self.tell.page);
        let whom = |spot: &JourneyColumn<'_>| match spot.column {
            Some(_) => Cell::plain(tell.who(&spot.facts.personas)),
            None => Cell::default(),
        };
        let moment = |facts: &Facts| {
            let line = |of: &Moment| {
                let line = of.why.as_ref().map_or_else(|| Line::new().words("★"), |why| Line::new().text(why));
                line.remarks([tell.evidence(&of.from)])
            };
            facts.moment.iter().map(line).collect()
        };
        let reach = |facts: &Facts| {
            let line = |of: &Reach| {
                let share = format!("{} %", tell.words.number(of.percent));
                Line::new().words(&tell.speaker(of.whom)).words(&share).remarks([tell.evidence(&of.from)])
            };
            facts.reach.iter().map(line).collect()
        };
        let channels = |facts: &Facts| facts.via.iter().map(|&id| Line::new().words(&tell.channel(id))).collect();
        vec![
            self.row(page.personas, whom),
            self.lines(page.channels, channels),
            self.lines(tell.words.key_moment, moment),
            self.lines(page.reach, reach),
            self.ways(),
        ]
    }

    /// Where people go from each column other than simply on.
    fn ways(&self) -> Row {
        let (tell, map) = (self.tell, self.tell.map);
        if map.ways.is_empty() {
            return None;
        }
        let paths = map.paths();
        self.row(tell.words.ways, |spot| {
            let ways = map.ways.iter().enumerate().filter(|(_, way)| Some(way.from) == spot.column);
            Cell::lines(ways.map(|(at, way)| {
                let line = Line::new().words(&tell.speaker(way.whom)).words(&tell.words.way(map, &paths, at));
                let reason = way.reason.as_ref().map_or_else(String::new, |reason| reason.to_plain());
                line.remarks([reason, tell.evidence(&way.sources)])
            }))
        })
    }

    fn claim(&self, claim: &Claim) -> Line {
        let line = Line::new().words(&self.tell.speaker(claim.whom)).text(&claim.text);
        line.remarks([self.tell.teams(&claim.by), self.tell.evidence(&claim.from)])
    }

    fn experience(&self) -> Vec<Row> {
        let (tell, page) = (self.tell, self.tell.page);
        let pains = |spot: &JourneyColumn<'a>| {
            let pains = spot.facts.pains.iter().map(|&id| tell.map.pain(id));
            let worst = pains.filter(|pain| !pain.is_solved()).map(|pain| pain.severity).max();
            Cell::lines(spot.facts.pains.iter().map(|&id| pain(tell, id))).toned(worst.map_or(Tone::Plain, tone))
        };
        let gain = |id: &GainId| {
            let gain = tell.map.gain(*id);
            let line = Line::new().words(&id.letter()).text(&gain.text);
            line.remarks([tell.who(&gain.personas), tell.evidence(&gain.from)])
        };
        vec![
            self.feelings(),
            self.expectations(),
            self.row(tell.words.pains, pains),
            self.lines(page.gains_here, |facts| facts.gains.iter().map(gain).collect()),
        ]
    }

    fn feelings(&self) -> Row {
        let tell = self.tell;
        self.lines(tell.page.feeling, |facts| {
            let line = |of: &Feeling| {
                let (who, score) = (tell.persona(of.persona), tell.score(of.score.get()));
                // Where nobody is named, the word comes first: a cell that begins with a sign looks like a formula.
                match (&of.word, who.is_empty()) {
                    (Some(word), true) => Line::new().text(word).remarks([score, tell.evidence(&of.from)]),
                    (word, _) => {
                        let line = Line::new().words(&who).words(&score).maybe(word.as_ref());
                        line.remarks([tell.evidence(&of.from)])
                    }
                }
            };
            facts.feelings.iter().map(line).collect()
        })
    }

    fn expectations(&self) -> Row {
        let tell = self.tell;
        self.lines(tell.page.expectation, |facts| {
            let line = |of: &Expectation| {
                let gap = of.gap.map(|gap| Words::fill(tell.words.gap, &[&tell.words.signed(gap)]));
                let line = Line::new().words(&tell.persona(of.persona)).words(&tell.score(of.score.get()));
                line.maybe(of.what.as_ref()).remarks([gap.unwrap_or_default(), tell.evidence(&of.from)])
            };
            facts.expectations.iter().map(line).collect()
        })
    }

    fn material(&self) -> Vec<Row> {
        let (tell, page) = (self.tell, self.tell.page);
        vec![
            self.lines(page.attachments, |facts| facts.attachments.iter().map(file).collect()),
            self.lines(page.see, |facts| facts.see.iter().map(file).collect()),
            self.lines(tell.words.notes, |facts| facts.notes.iter().map(|note| Line::new().text(note)).collect()),
        ]
    }
}

fn pain(tell: &Teller<'_>, id: PainId) -> Line {
    let pain = tell.map.pain(id);
    let line = Line::new().words(&id.number().to_string()).text(&pain.text);
    line.remarks([tell.words.severity_of(pain), tell.who(&pain.personas), tell.evidence(&pain.from)])
}

fn opportunity(tell: &Teller<'_>, id: OpportunityId) -> Line {
    let opportunity = tell.map.opportunity(id);
    let owner = opportunity.owner.map(|owner| tell.teams(&[owner]));
    Line::new().text(&opportunity.text).remarks([owner.unwrap_or_default(), tell.evidence(&opportunity.from)])
}

fn time(tell: &Teller<'_>, of: &Duration) -> Line {
    let Takes { min, max, average } = of.takes;
    let range = min.zip(max).map(|(min, max)| tell.words.duration_range(min, max));
    let average = average.map(|average| tell.words.duration(average));
    let text = match (range, average) {
        (Some(range), Some(average)) => format!("{range}, {average} {}", tell.page.average),
        (range, average) => range.or(average).unwrap_or_default(),
    };
    Line::new().words(&tell.speaker(of.whom)).words(&text.replace('\u{A0}', " "))
}

fn metric(tell: &Teller<'_>, metric: &Metric) -> Line {
    let figure = |value: f64| {
        let unit = metric.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
        format!("{}{unit}", tell.words.number(value))
    };
    let value = match metric.of {
        Some(of) => Words::fill(tell.words.of, &[&figure(metric.value), &tell.words.number(of)]),
        None => figure(metric.value),
    };
    let label = format!("{}:", tell.map.measure(metric.measure).label.to_plain());
    let was = metric.was.map(|was| format!("{}: {}", tell.page.was, figure(was)));
    let target = metric.target.map(|target| Words::fill(tell.words.target, &[&figure(target)]));
    let others = metric.benchmark.map(|others| Words::fill(tell.words.benchmark, &[&figure(others)]));
    let remarks = [was, target, others].into_iter().flatten().chain([tell.evidence(&metric.from)]);
    Line::new().words(&tell.speaker(metric.whom)).words(&label).words(&value).remarks(remarks)
}

fn file(file: &FileLink) -> Line {
    match &file.label {
        Some(label) => Line::new().text(label).words(&format!("<{}>", file.path)),
        None => Line::new().words(&file.path),
    }
}

/// What stood in the column's place in the map that this one is compared with.
fn earlier(tell: &Teller<'_>, spot: &JourneyColumn<'_>) -> String {
    let Some(comparison) = &tell.map.compares else { return String::new() };
    let before = spot.column.and_then(|id| comparison.continues.get(id.index())).map_or(&[][..], Vec::as_slice);
    let titles = before.iter().map(|&id| comparison.map.column(id).title.to_plain());
    titles.collect::<Vec<_>>().join("\n")
}
