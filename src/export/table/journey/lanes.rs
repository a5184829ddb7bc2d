//! The rows of the journey: what each lane says about each column.

use crate::{
    export::table::{
        Cell, Tone,
        line::CellText,
        tell::{Teller, searchable},
    },
    model::{
        Claim, ColumnId, Duration, Expectation, Feeling, FileLink, GainId, Metric, Moment, OpportunityId, PainId, Path,
        Priority, Reach, Way, Whom,
    },
    rows::{self, PlaceFacts, Row},
    vocabulary::Words,
};

/// Every row that says anything, its label first, in the order of the drawing.
pub fn lanes<'a>(tell: &Teller<'a>, spots: &[PlaceFacts<'a>]) -> Vec<(Row, Vec<Cell>)> {
    let paths = if tell.map.ways.is_empty() { Vec::new() } else { tell.map.paths() };
    let write = |(_, row): (_, Row)| {
        let cells: Vec<Cell> = spots.iter().map(|&spot| cell(tell, &paths, row, spot)).collect();
        let says = cells.iter().any(|cell| !cell.is_empty());
        says.then(|| (row, std::iter::once(Cell::plain(row.label(tell.map, tell.words))).chain(cells).collect()))
    };
    rows::rows(tell.map).into_iter().filter_map(write).collect()
}

fn cell<'a>(tell: &Teller<'a>, paths: &[Path], row: Row, spot: PlaceFacts<'a>) -> Cell {
    if row == Row::Priority {
        return Cell::number(spot.facts.score.as_ref().map(|score| Priority::shown(score.value)));
    }
    let cell = Cell::lines(row.lines(tell.map, spot).into_iter().map(|of| line(tell, paths, of)));
    if row != Row::Pains {
        return cell;
    }
    cell.toned(tell.map.worst_open(spot.facts).map_or(Tone::Plain, Tone::of))
}

/// A line of a row as a table shows it.
fn line(tell: &Teller<'_>, paths: &[Path], line: rows::Line<'_>) -> CellText {
    match line {
        rows::Line::Personas(ids) => CellText::new().words(&tell.who(ids)),
        rows::Line::Channel(id) => CellText::new().words(&tell.channel(id)),
        rows::Line::Moment(of) => moment(tell, of),
        rows::Line::Reach(of) => reach(tell, of),
        rows::Line::Way(at, of) => way(tell, paths, at, of),
        rows::Line::Picture(id) => CellText::new().words(&tell.map.picture(id).path),
        rows::Line::Claim(of) => claim(tell, of),
        rows::Line::Feeling(of) => feeling(tell, of),
        rows::Line::Expectation(of) => expectation(tell, of),
        rows::Line::Pain(id) => pain(tell, id),
        rows::Line::Gain(id) => gain(tell, id),
        rows::Line::Before(id) => before(tell, id),
        rows::Line::Opportunity(id) => opportunity(tell, id),
        rows::Line::Time(of) => {
            let measured = of.measured.map(|it| tell.words.measured(&it, |time| tell.words.duration(time)));
            time(tell, of).remarks([measured.unwrap_or_default(), tell.evidence(&of.from)])
        }
        rows::Line::Metric(of) => metric(tell, of),
        rows::Line::Waiting(of) => CellText::new().words(&tell.words.waiting(tell.map, of).unwrap_or_default()),
        rows::Line::Priority(of) => CellText::new().words(&tell.words.number(Priority::shown(of.value))),
        rows::Line::File(of) => file(of),
        rows::Line::Note(text) => CellText::new().text(text),
    }
}

fn moment(tell: &Teller<'_>, of: &Moment) -> CellText {
    let line = of.why.as_ref().map_or_else(|| CellText::new().words("★"), |why| CellText::new().text(why));
    line.remarks([tell.evidence(&of.from)])
}

fn reach(tell: &Teller<'_>, of: &Reach) -> CellText {
    let share = tell.percent(of.percent);
    let measured = of.measured.map(|it| tell.words.measured(&it, |share| tell.words.number(share)));
    CellText::new()
        .words(&tell.speaker(of.whom))
        .words(&share)
        .remarks([measured.unwrap_or_default(), tell.evidence(&of.from)])
}

/// Where people go from a column, other than to the next one.
fn way(tell: &Teller<'_>, paths: &[Path], at: usize, way: &Way) -> CellText {
    // Whoever has a way of their own doesn't go the way of all.
    let whose = tell.who(tell.map.only_for(way));
    let whose = if whose.is_empty() { tell.speaker(way.whom) } else { whose + ":" };
    let line = CellText::new().words(&whose).words(&tell.words.way(tell.map, paths, at));
    let reason = way.reason.as_ref().map_or_else(String::new, |reason| reason.to_plain());
    line.remarks([reason, tell.evidence(&way.sources)])
}

fn claim(tell: &Teller<'_>, claim: &Claim) -> CellText {
    let line = CellText::new().words(&tell.speaker(claim.whom)).text(&claim.text);
    line.remarks([tell.teams(&claim.by), tell.evidence(&claim.from)])
}

fn feeling(tell: &Teller<'_>, of: &Feeling) -> CellText {
    let (who, score) = (tell.speaker(Whom::One(of.persona)), tell.score(of.score.get()));
    let measured = of.measured.map(|it| tell.words.measured(&it, |score| tell.score(score))).unwrap_or_default();
    // If nobody is named, the word comes first: a cell that begins with a sign looks like a formula.
    match (&of.word, who.is_empty()) {
        (Some(word), true) => CellText::new().text(word).remarks([score, measured, tell.evidence(&of.from)]),
        (word, _) => {
            let line = CellText::new().words(&who).words(&score).maybe(word.as_ref());
            line.remarks([measured, tell.evidence(&of.from)])
        }
    }
}

fn expectation(tell: &Teller<'_>, of: &Expectation) -> CellText {
    let gap = of.gap.map(|gap| Words::fill(tell.words.gap, &[&tell.words.signed(gap)]));
    let line = CellText::new().words(&tell.speaker(Whom::One(of.persona))).words(&tell.score(of.score.get()));
    line.maybe(of.what.as_ref()).remarks([gap.unwrap_or_default(), tell.evidence(&of.from)])
}

/// A column of the earlier map, with how it felt.
fn before(tell: &Teller<'_>, id: ColumnId) -> CellText {
    let Some(comparison) = &tell.map.compares else { return CellText::new() };
    let earlier = Teller { map: &comparison.map, changes: None, ..*tell };
    let column = comparison.map.column(id);
    let felt = column.facts.feelings.iter().map(|of| {
        let word = of.word.as_ref().map_or_else(String::new, |word| word.to_plain());
        let said = [earlier.speaker(Whom::One(of.persona)), tell.score(of.score.get()), word];
        said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    });
    CellText::new().text(&column.title).remarks(felt)
}

fn gain(tell: &Teller<'_>, id: GainId) -> CellText {
    let gain = tell.map.gain(id);
    let line = CellText::new().words(&id.letter()).text(&gain.text);
    line.remarks([tell.who(&gain.personas), tell.evidence(&gain.from)])
}

fn pain(tell: &Teller<'_>, id: PainId) -> CellText {
    let pain = tell.map.pain(id);
    let line = CellText::new().words(&id.number().to_string()).text(&pain.text);
    line.remarks([tell.words.severity_of(pain), tell.who(&pain.personas), tell.evidence(&pain.from)])
}

fn opportunity(tell: &Teller<'_>, id: OpportunityId) -> CellText {
    let opportunity = tell.map.opportunity(id);
    let owner = opportunity.owner.map(|owner| tell.teams(&[owner]));
    CellText::new().text(&opportunity.text).remarks([owner.unwrap_or_default(), tell.evidence(&opportunity.from)])
}

fn time(tell: &Teller<'_>, of: &Duration) -> CellText {
    let text = match rows::time(tell.words, of.takes) {
        Some((figure, Some(note))) => format!("{figure}{}{note}", tell.words.comma),
        Some((figure, None)) => figure,
        None => String::new(),
    };
    CellText::new().words(&tell.speaker(of.whom)).words(&searchable(&text))
}

/// A metric of a place, or of the journey.
pub fn metric(tell: &Teller<'_>, metric: &Metric) -> CellText {
    let label = format!("{}:", tell.map.measure(metric.measure).label.to_plain());
    let value = rows::value(tell.words, metric, metric.value);
    let remarks = rows::remarks(tell.words, metric, |value| rows::figure(tell.words, metric, value));
    let remarks = remarks.into_iter().chain([tell.evidence(&metric.from)]);
    CellText::new().words(&tell.speaker(metric.whom)).words(&label).words(&value).remarks(remarks)
}

fn file(file: &FileLink) -> CellText {
    match &file.label {
        Some(label) => CellText::new().text(label).words(&format!("<{}>", file.path)),
        None => CellText::new().words(&file.path),
    }
}
