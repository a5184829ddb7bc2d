//! The content of a table, and how it is written as a map.

use super::{Remark, draft::Draft};
use crate::{
    feeling::{Feeling, LEVELS, Range, folded},
    keyword::{BUILT_IN_CHANNELS, Keyword, SEVERITIES},
    mermaid::{Names, plain_prose},
    parse::{means_everybody, severity_meant, show},
    vocabulary::{ALL, Words},
};

/// A text and the cell that it comes from.
#[derive(Debug, Clone, Default)]
pub struct Said {
    pub text: String,
    pub place: String,
}

impl Said {
    pub fn new(text: &str, place: String) -> Self {
        Self { text: text.to_owned(), place }
    }
}

/// A stage.
#[derive(Debug, Default)]
pub struct Stage {
    /// The phase that begins here.
    pub phase: Option<Said>,
    pub title: Said,
    goals: Vec<Said>,
    about: Vec<Said>,
    facts: Facts,
    pub columns: Vec<Column>,
}

/// A column of a stage. The title is empty if the table has none.
#[derive(Debug, Default)]
pub struct Column {
    pub title: Option<Said>,
    facts: Facts,
}

/// What is known about a place.
#[derive(Debug, Default)]
struct Facts {
    /// The personas that it is for; everybody if there are none.
    whom: Vec<String>,
    via: Vec<String>,
    feelings: Vec<Felt>,
    lines: Vec<Fact>,
}

/// A line about a place.
#[derive(Debug)]
struct Fact {
    keyword: String,
    line: String,
    /// What to write if the line turns out to be wrong.
    instead: Option<String>,
    place: String,
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
type Spot = (usize, Option<usize>);

/// The map in a table.
#[derive(Debug)]
pub struct Story {
    /// Its title if no cell gives one.
    fallback: String,
    title: Option<String>,
    owner: Vec<Said>,
    about: Vec<Said>,
    goals: Vec<Said>,
    notes: Vec<Said>,
    /// Name, label, role.
    personas: Vec<(String, String, Option<String>)>,
    /// Name and label.
    channels: Vec<(String, String)>,
    teams: Vec<(String, String)>,
    lanes: Vec<(String, String)>,
    /// Severities and owners in rows of their own, for the pains and the opportunities of a place, which may come
    /// further down.
    severities: Vec<(Spot, String, Said)>,
    owners: Vec<(Spot, String, Said)>,
    names: Names,
    /// The range of scores in a label.
    pub range: Option<Range>,
    pub stages: Vec<Stage>,
    votes: [usize; 6],
    remarks: Vec<Remark>,
}

/// The languages of the vocabulary, in its order.
const LANGS: [&str; 6] = ["en", "de", "fr", "es", "ja", "ar"];

impl Story {
    pub fn new(fallback: String) -> Self {
        Self {
            fallback,
            title: None,
            owner: Vec::new(),
            about: Vec::new(),
            goals: Vec::new(),
            notes: Vec::new(),
            personas: Vec::new(),
            channels: Vec::new(),
            teams: Vec::new(),
            lanes: Vec::new(),
            severities: Vec::new(),
            owners: Vec::new(),
            names: Names::default(),
            range: None,
            stages: Vec::new(),
            votes: [0; 6],
            remarks: Vec::new(),
        }
    }

    pub fn remark(&mut self, place: &str, text: impl Into<String>) {
        self.remarks.push(Remark { place: place.to_owned(), text: text.into() });
    }

    /// Counts a label in this language.
    pub fn vote(&mut self, lang: &str) {
        if let Some(at) = LANGS.iter().position(|known| *known == lang) {
            self.votes[at] += 1;
        }
    }

    /// A statement about the whole map.
    pub fn meta(&mut self, label: super::labels::Label, text: &str, place: &str) {
        use super::labels::Label;
        let said = Said::new(text, place.to_owned());
        match label {
            Label::Title => {
                let earlier = self.title.replace(text.to_owned());
                self.notes.extend(earlier.map(|text| Said::new(&text, place.to_owned())));
            }
            Label::Persona => text.split(['\n', ';']).for_each(|text| self.describe(text)),
            Label::Owner => self.owner.push(said),
            Label::Goal => self.goals.push(said),
            Label::About => self.about.push(said),
            Label::Phase | Label::Stage | Label::Step | Label::Lane(_) => self.stray(text, place),
        }
    }

    /// A persona, and their description after a comma.
    fn describe(&mut self, text: &str) {
        let (label, role) = text.split_once([',', '，', '،', '、', '(']).unwrap_or((text, ""));
        let (label, role) = (label.trim(), role.trim().trim_end_matches(')').trim());
        if label.is_empty() {
            return;
        }
        let name = self.persona(label);
        if let Some(persona) = self.personas.iter_mut().find(|persona| persona.0 == name) {
            persona.2 = Some(role.to_owned()).filter(|role| !role.is_empty());
        }
    }

    /// Whether a persona is called so.
    pub fn has_persona(&self, label: &str) -> bool {
        self.personas.iter().any(|(_, known, _)| same_person(known, label))
    }

    /// The name of a persona, who is declared if necessary.
    fn persona(&mut self, label: &str) -> String {
        if let Some((name, ..)) = self.personas.iter().find(|(_, known, _)| same_person(known, label)) {
            return name.clone();
        }
        let named = if means_everybody(label) { format!("persona {label}") } else { label.to_owned() };
        let name = self.names.name(&named, "persona");
        self.personas.push((name.clone(), label.to_owned(), None));
        name
    }

    /// Words above the table: the first are its title.
    pub fn heading(&mut self, text: &str, place: &str) {
        if self.title.is_none() {
            self.title = Some(text.to_owned());
        } else {
            self.stray(text, place);
        }
    }

    /// Words that are in no row or column of the table.
    pub fn stray(&mut self, text: &str, place: &str) {
        self.notes.push(Said::new(text, place.to_owned()));
        self.remark(place, format!("`{}` is not in the table of stages and lanes: kept as a note", short(text)));
    }

    /// The name of a lane that isn't known, which is declared if necessary. A new one is reported, with the reason,
    /// after its label.
    pub fn lane(&mut self, label: &str, (place, reason): (Option<&str>, &str)) -> String {
        if let Some((name, _)) = self.lanes.iter().find(|(_, known)| known == label) {
            return name.clone();
        }
        let taken = |name: &str| Keyword::parse(name).is_some();
        let name = self.names.name(label, "lane");
        let name = if taken(&name) { self.names.name(&format!("{name} lane"), "lane") } else { name };
        self.lanes.push((name.clone(), label.to_owned()));
        if let Some(place) = place {
            self.remark(place, format!("`{}` {reason}: it became a lane of your own", short(label)));
        }
        name
    }

    fn facts(&mut self, (stage, column): Spot) -> &mut Facts {
        let stage = &mut self.stages[stage];
        match column {
            Some(column) => &mut stage.columns[column].facts,
            None => &mut stage.facts,
        }
    }

    fn fact(&mut self, spot: Spot, keyword: &str, line: String, place: &str) {
        let fact = Fact { keyword: keyword.to_owned(), line, instead: None, place: place.to_owned() };
        self.facts(spot).lines.push(fact);
    }

    /// The text of a cell, one line for each item in it.
    pub fn say(&mut self, spot: Spot, keyword: &str, said: &Said, whom: Option<&str>) {
        let head = match whom {
            Some(whom) => format!("{keyword} {}", self.persona(whom)),
            None => keyword.to_owned(),
        };
        for item in items(&said.text) {
            self.fact(spot, keyword, format!("{head}: {}", plain_prose(&item)), &said.place);
        }
    }

    /// The same as notes that begin with the row's label.
    pub fn labelled(&mut self, spot: Spot, label: &str, said: &Said) {
        for item in items(&said.text) {
            self.fact(spot, "note", note(label, &item), &said.place);
        }
    }

    pub fn goal(&mut self, spot: Spot, said: &Said) {
        self.stages[spot.0].goals.push(said.clone());
    }

    pub fn about(&mut self, spot: Spot, said: &Said) {
        self.stages[spot.0].about.push(said.clone());
    }

    pub fn feel(&mut self, spot: Spot, felt: Felt) {
        self.facts(spot).feelings.push(felt);
    }

    /// A line whose value needs a certain form; otherwise a note.
    pub fn attempt(&mut self, spot: Spot, keyword: &str, label: &str, said: &Said) {
        for (at, item) in items(&said.text).iter().enumerate() {
            let (line, instead) = match at {
                0 => (format!("{keyword}: {}", plain_prose(item)), Some(note(label, item))),
                _ => (note(label, item), None),
            };
            let (keyword, place) = (keyword.to_owned(), said.place.clone());
            self.facts(spot).lines.push(Fact { keyword, line, instead, place });
        }
    }

    /// A figure of a built-in metric, or a line of a new lane.
    pub fn metric(&mut self, spot: Spot, (label, label_place): (&str, &str), said: &Said) {
        let measure = measure(label);
        for item in items(&said.text) {
            let figure = item.trim_start_matches(char::is_alphabetic).trim_start_matches([' ', ':', '=']);
            let word = item.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
            let word = if word.is_empty() { measure.unwrap_or_default().to_owned() } else { word };
            let known = ["csat", "nps", "ces"].contains(&word.as_str());
            let figure = figure.replacen('/', " of ", 1);
            if known && figure.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+')) {
                let (line, instead) = (format!("metric {word}: {}", plain_prose(&figure)), Some(note(label, &item)));
                let place = said.place.clone();
                self.facts(spot).lines.push(Fact { keyword: "metric".into(), line, instead, place });
            } else {
                let name = self.lane(label, (Some(label_place), "has more than scores of CSAT, NPS and CES"));
                self.fact(spot, &name, format!("{name}: {}", plain_prose(&item)), &said.place);
            }
        }
    }

    /// A pain, with its severity if the cell has one; in our own export its number comes first.
    pub fn pain(&mut self, spot: Spot, said: &Said, own: Option<&Words>) {
        for item in items(&said.text) {
            if own.is_none() && names_nothing(&item) {
                self.remark(&said.place, format!("`{}` names no pain: left out", short(&item)));
                continue;
            }
            let text = match own {
                Some(_) => item.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start(),
                None => item.as_str(),
            };
            let (severity, text) = rated(text);
            let head = severity.map_or_else(|| "pain".to_owned(), |at| format!("pain {}", SEVERITIES[at]));
            self.fact(spot, "pain", format!("{head}: {}", plain_prose(text)), &said.place);
        }
    }

    /// The severity of the pains of a place.
    pub fn severity(&mut self, spot: Spot, label: &str, said: &Said) {
        self.severities.push((spot, label.to_owned(), said.clone()));
    }

    /// The owner of the opportunities of a place.
    pub fn owner(&mut self, spot: Spot, label: &str, said: &Said) {
        self.owners.push((spot, label.to_owned(), said.clone()));
    }

    /// Assigns severities and owners from rows of their own to the pains and opportunities that they are about, or
    /// keeps them as notes.
    fn settle(&mut self) {
        for (spot, label, said) in std::mem::take(&mut self.severities) {
            let words = items(&said.text);
            let meant: Option<Vec<usize>> = words.iter().map(|word| severity_of(word)).collect();
            let plain = |fact: &Fact| fact.keyword == "pain" && fact.line.starts_with("pain: ");
            let pains = self.those(spot, &plain, words.len());
            match meant {
                Some(meant) if !pains.is_empty() => {
                    for (nth, at) in pains.into_iter().enumerate() {
                        let severity = SEVERITIES[meant[nth.min(meant.len() - 1)]];
                        let line = &mut self.facts(spot).lines[at].line;
                        *line = line.replacen("pain:", &format!("pain {severity}:"), 1);
                    }
                }
                Some(_) => self.unsettled(spot, (&label, "there is no pain that this can be the severity of"), &said),
                None => self.unsettled(spot, (&label, "not a severity that Wayline knows"), &said),
            }
        }
        for (spot, label, said) in std::mem::take(&mut self.owners) {
            let owners = items(&said.text);
            let opportunities = self.those(spot, &|fact| fact.keyword == "opportunity", owners.len());
            if opportunities.is_empty() || opportunities.len() != owners.len() {
                self.unsettled(
                    spot,
                    (&label, "there is not one opportunity here that this can be the owner of"),
                    &said,
                );
                continue;
            }
            for (at, owner) in opportunities.into_iter().zip(&owners).rev() {
                if names_nothing(owner) {
                    self.remark(&said.place, format!("`{}` names no owner: left out", short(owner)));
                    continue;
                }
                let line = format!("owner: {}", self.team(owner));
                let (keyword, place) = ("owner".to_owned(), said.place.clone());
                self.facts(spot).lines.insert(at + 1, Fact { keyword, line, instead: None, place });
            }
        }
    }

    /// The positions of the facts that a single word is about, or that match an equal number of words.
    fn those(&mut self, spot: Spot, wanted: &dyn Fn(&Fact) -> bool, words: usize) -> Vec<usize> {
        let lines = self.facts(spot).lines.iter().enumerate();
        let found: Vec<usize> = lines.filter(|(_, fact)| wanted(fact)).map(|(at, _)| at).collect();
        if words == 1 || words == found.len() { found } else { Vec::new() }
    }

    fn unsettled(&mut self, spot: Spot, (label, reason): (&str, &str), said: &Said) {
        self.labelled(spot, label, said);
        self.remark(&said.place, format!("`{}`: {reason}; kept as a note", short(&said.text)));
    }

    /// The name of a team, which is declared if necessary.
    fn team(&mut self, label: &str) -> String {
        if let Some((name, _)) = self.teams.iter().find(|(_, known)| folded(known) == folded(label)) {
            return name.clone();
        }
        let name = self.names.name(label, "team");
        self.teams.push((name.clone(), label.to_owned()));
        name
    }

    pub fn moment(&mut self, spot: Spot, said: &Said) {
        let mark = |item: &String| {
            matches!(item.to_lowercase().as_str(), "★" | "x" | "yes" | "ja" | "oui" | "sí" | "✓" | "✔" | "はい" | "نعم")
        };
        let mut items = items(&said.text).into_iter();
        let Some(first) = items.next() else { return };
        let line = if mark(&first) { "moment".to_owned() } else { format!("moment: {}", plain_prose(&first)) };
        let instead = Some(note("Key moment", &first));
        self.facts(spot).lines.push(Fact { keyword: "moment".into(), line, instead, place: said.place.clone() });
        items.for_each(|item| self.fact(spot, "note", format!("note: {}", plain_prose(&item)), &said.place));
    }

    /// The personas that a place is for, all of whom are named in a cell.
    pub fn whom(&mut self, spot: Spot, said: &Said) {
        for part in said.text.split(['\n', ';', '/', '&', '+', '、', '،']).map(unbulleted) {
            let names: Vec<&str> = part.split([',', '，']).map(str::trim).filter(|name| !name.is_empty()).collect();
            // After a comma there is another name, or what somebody is: "Anna, Ben", "Anna, commuter".
            if names.iter().any(|name| name.starts_with(char::is_lowercase)) {
                self.describe(part);
            }
            let names =
                names.into_iter().filter(|name| !name.starts_with(char::is_lowercase) && !means_everybody(name));
            for name in names.map(str::to_owned).collect::<Vec<_>>() {
                let name = self.persona(&name);
                let whom = &mut self.facts(spot).whom;
                if !whom.contains(&name) {
                    whom.push(name);
                }
            }
        }
    }

    /// The channels listed in a cell.
    pub fn via(&mut self, spot: Spot, said: &Said) {
        for part in channels(&said.text).unwrap_or_default() {
            let name = channel(part).map_or_else(|| self.channel(part), str::to_owned);
            let facts = self.facts(spot);
            if !facts.via.contains(&name) {
                facts.via.push(name);
            }
        }
    }

    /// The name of a channel that isn't built in, which is declared if necessary.
    fn channel(&mut self, label: &str) -> String {
        if let Some((name, _)) = self.channels.iter().find(|(_, known)| folded(known) == folded(label)) {
            return name.clone();
        }
        let name = self.names.name(label, "channel");
        self.channels.push((name.clone(), label.to_owned()));
        name
    }

    /// The lines of the map.
    pub fn draft(mut self) -> Draft {
        self.attribute();
        let range = self.scale();
        self.explain(range);
        let mut draft = Draft::default();
        self.feelings(range);
        self.settle();
        self.front(&mut draft, range);
        for stage in &mut self.stages {
            stage.write(&mut draft);
        }
        draft.remarks = self.remarks;
        draft
    }

    fn scale(&self) -> Range {
        let columns = self.stages.iter().flat_map(|stage| &stage.columns).map(|column| &column.facts);
        let facts = columns.chain(self.stages.iter().map(|stage| &stage.facts));
        let feelings: Vec<&Feeling> = facts.flat_map(|facts| &facts.feelings).map(|felt| &felt.feeling).collect();
        Range::of(feelings.iter().copied(), self.range.filter(|_| feelings.iter().any(|of| of.number.is_some())))
    }

    /// If every persona has feelings of their own, those of nobody in particular are the customer's.
    fn attribute(&mut self) {
        let customer = ALL[self.lang()].the_customer;
        let columns = self.stages.iter_mut().flat_map(|stage| stage.columns.iter_mut().map(|column| &mut column.facts));
        let felt: Vec<&mut Felt> = columns.flat_map(|facts| &mut facts.feelings).collect();
        let (named, nobodys): (Vec<_>, Vec<_>) = felt.into_iter().partition(|felt| felt.whom.is_some());
        let is_named =
            |label: &str| named.iter().filter_map(|felt| felt.whom.as_deref()).any(|name| same_person(label, name));
        let all = self.personas.iter().all(|(_, label, _)| is_named(label));
        let Some(first) = nobodys.first().filter(|_| all && !named.is_empty()) else { return };
        let place = first.place.clone();
        nobodys.into_iter().for_each(|felt| felt.whom = Some(customer.to_owned()));
        self.remark(
            &place,
            format!("these feelings name nobody, while others do: they are those of a persona `{customer}`"),
        );
    }

    /// The language of most labels, as its position in the vocabulary.
    fn lang(&self) -> usize {
        let most = self.votes.iter().max().copied().unwrap_or(0);
        self.votes.iter().position(|votes| *votes == most).unwrap_or(0)
    }

    /// Says how figures with a highest one, as in 5/10, were read, if there is another way to read them.
    fn explain(&mut self, Range(low, high): Range) {
        const PERCENT: f64 = 100.0;
        let columns = self.stages.iter().flat_map(|stage| &stage.columns).map(|column| &column.facts);
        let facts = columns.chain(self.stages.iter().map(|stage| &stage.facts));
        let of = |felt: &Felt| felt.feeling.of.filter(|of| felt.feeling.number.is_some() && *of != PERCENT);
        let figures: Vec<(f64, String)> =
            facts.flat_map(|facts| &facts.feelings).filter_map(|felt| Some((of(felt)?, felt.place.clone()))).collect();
        let (low, high) = (show(low), show(high));
        let other = figures.iter().find(|(of, _)| show(*of) != high);
        if let Some((of, place)) = other {
            let of = show(*of);
            self.remark(place, format!("feelings out of {of} are converted to the scale {low}..{high}"));
        } else if let Some((_, place)) = figures.first().filter(|_| low == "0" && self.range.is_none()) {
            let text = format!(
                "feelings are out of {high}: read on the scale 0..{high}; if the lowest is 1, write that next to the row's label, as in `(1-{high})`"
            );
            self.remark(place, text);
        }
    }

    /// Turns the feelings into lines: what several cells say about one person becomes one line.
    fn feelings(&mut self, range: Range) {
        let spots: Vec<Spot> = (0..self.stages.len())
            .flat_map(|stage| {
                let columns = (0..self.stages[stage].columns.len()).map(Some);
                columns.chain([None]).map(move |column| (stage, column))
            })
            .collect();
        for spot in spots {
            let mut left = std::mem::take(&mut self.facts(spot).feelings);
            while !left.is_empty() {
                let whom = left[0].whom.clone();
                let (same, others) = left.into_iter().partition(|felt| felt.whom == whom);
                left = others;
                self.felt(spot, whom.as_deref(), same, range);
            }
        }
    }

    fn felt(&mut self, spot: Spot, whom: Option<&str>, all: Vec<Felt>, range: Range) {
        let figured = all.iter().position(|felt| felt.feeling.number.is_some());
        let chosen = figured.or_else(|| all.iter().position(|felt| felt.feeling.level.is_some()));
        let score = chosen.and_then(|at| range.score(&all[at].feeling));
        let mut words: Vec<&str> = Vec::new();
        // A row of figures and a row of words say the same; another row of words is about something else.
        let worded = chosen.into_iter().chain(0..all.len()).find(|&at| !all[at].feeling.word.is_empty());
        for (at, felt) in all.iter().enumerate() {
            let again = Some(at) != chosen && felt.feeling.number.is_some();
            let another = match felt.feeling.word.is_empty() {
                true => Some(at) != chosen,
                false => worded.is_some_and(|worded| all[worded].row != felt.row),
            };
            if again || another || score.is_none() {
                let text = format!("note: {}", plain_prose(&felt.text));
                self.fact(spot, "note", text, &felt.place);
                let reason = match (again, another) {
                    (true, _) => "a second score for the same feeling".to_owned(),
                    (_, true) => format!("`{}` is a second feeling in the same place", short(&felt.text)),
                    (..) => format!("no score is known for the feeling `{}`", short(&felt.text)),
                };
                self.remark(&felt.place, format!("{reason}: kept as a note"));
            } else if !felt.feeling.word.is_empty() && !words.contains(&felt.feeling.word.as_str()) {
                words.push(&felt.feeling.word);
            }
        }
        let (Some(score), Some(at)) = (score, chosen) else { return };
        let head = whom.map(|whom| self.persona(whom) + " ").unwrap_or_default();
        let mut line = format!("feels {head}{}", show(score));
        if !words.is_empty() {
            line = format!("{line}: {}", plain_prose(&words.join(", ")));
        }
        self.fact(spot, "feels", line, &all[at].place);
    }

    fn front(&self, draft: &mut Draft, range: Range) {
        let title = self.title.as_ref().unwrap_or(&self.fallback);
        draft.put(format!("journey: {}", plain_prose(title)));
        if self.lang() > 0 {
            draft.put(format!("lang: {}", LANGS[self.lang()]));
        }
        once(draft, "about", &self.about);
        self.goals.iter().for_each(|goal| each(draft, "goal", goal));
        once(draft, "owner", &self.owner);
        if range != LEVELS {
            draft.put(format!("scale: {}..{}", show(range.0), show(range.1)));
        }
        self.notes.iter().for_each(|note| each(draft, "note", note));
        for (name, label, role) in &self.personas {
            draft.put(format!("persona {name}: {}", plain_prose(label)));
            role.iter().for_each(|role| draft.put(format!("role: {}", plain_prose(role))));
        }
        let declared = |word: &'static str, list: &[(String, String)]| {
            list.iter().map(|(name, label)| format!("{word} {name}: {}", plain_prose(label))).collect::<Vec<_>>()
        };
        declared("channel", &self.channels).into_iter().for_each(|line| draft.put(line));
        declared("team", &self.teams).into_iter().for_each(|line| draft.put(line));
        declared("lane", &self.lanes).into_iter().for_each(|line| draft.put(line));
        if self.stages.is_empty() {
            draft.put("stage: Start");
        }
    }
}

impl Stage {
    pub fn new(phase: Option<Said>, title: Said) -> Self {
        Self { phase, title, ..Self::default() }
    }

    fn write(&mut self, draft: &mut Draft) {
        if let Some(phase) = &self.phase {
            draft.put(format!("phase: {}", plain_prose(&phase.text)));
        }
        draft.put(format!("stage: {}", plain_prose(&self.title.text)));
        self.goals.iter().for_each(|goal| each(draft, "goal", goal));
        once(draft, "about", &self.about);
        self.facts.write(draft);
        match &mut self.columns[..] {
            [column] if column.title.is_none() => column.facts.write(draft),
            columns => {
                for (at, column) in columns.iter_mut().enumerate() {
                    let title = column.title(&self.title.text, at);
                    draft.put(format!("touchpoint: {title}"));
                    column.facts.write(draft);
                }
            }
        }
    }
}

impl Column {
    pub fn new(title: Option<Said>) -> Self {
        Self { title, ..Self::default() }
    }

    /// The title: from the table, or otherwise its first action, which needn't be repeated then.
    fn title(&mut self, stage: &str, at: usize) -> String {
        if let Some(title) = &self.title {
            return plain_prose(&title.text);
        }
        let action = self.facts.lines.iter().position(|fact| fact.line.starts_with("does: "));
        match action {
            Some(at) => self.facts.lines.remove(at).line["does: ".len()..].to_owned(),
            None => plain_prose(&format!("{stage} {}", at + 1)),
        }
    }
}

impl Facts {
    fn write(&self, draft: &mut Draft) {
        if !self.whom.is_empty() {
            draft.put(format!("for: {}", self.whom.join(", ")));
        }
        if !self.via.is_empty() {
            draft.put(format!("via: {}", self.via.join(", ")));
        }
        let mut lines: Vec<&Fact> = self.lines.iter().collect();
        lines.sort_by_key(|fact| match fact.keyword.as_str() {
            "does" | "thinks" | "says" | "needs" => 0,
            "feels" => 1,
            _ => 2,
        });
        for fact in lines {
            match &fact.instead {
                Some(instead) => draft.try_or(fact.line.clone(), instead.clone(), &fact.place),
                None => draft.say(fact.line.clone(), &fact.place),
            }
        }
    }
}

/// Whether a label is somebody's whole name or first name.
fn same_person(known: &str, label: &str) -> bool {
    let (known, label) = (folded(known), folded(label));
    known == label || known.split(' ').next() == Some(label.as_str())
}

/// A line for each item of a text.
fn each(draft: &mut Draft, keyword: &str, said: &Said) {
    items(&said.text).iter().for_each(|item| draft.say(format!("{keyword}: {}", plain_prose(item)), &said.place));
}

/// All texts as one line, if there can be only one.
fn once(draft: &mut Draft, keyword: &str, all: &[Said]) {
    let Some(first) = all.first() else { return };
    let text = all.iter().map(|said| plain_prose(&said.text)).collect::<Vec<_>>().join("\n| ");
    draft.say(format!("{keyword}: {text}"), &first.place);
}

/// The severity that a word means, as a word of the language, an everyday word, or a word of a vocabulary.
fn severity_of(word: &str) -> Option<usize> {
    let word = word.trim().trim_end_matches(['!', '.']).trim();
    let named = |words: &&'static Words| {
        [words.minor, words.major, words.critical].iter().position(|of| folded(of) == folded(word))
    };
    severity_meant(&word.to_lowercase().replace(' ', "-")).or_else(|| ALL.iter().find_map(named))
}

/// The severity and the text of a pain whose text says it at the beginning, as in "High: Slow" and "[minor] Slow", or
/// at the end, as in "Slow (high)".
fn rated(text: &str) -> (Option<usize>, &str) {
    let parts = |opens: char, closes: char| {
        let front = || text.strip_prefix(opens).and_then(|text| text.split_once(closes));
        let behind =
            || text.strip_suffix(closes).and_then(|text| text.rsplit_once(opens)).map(|(pain, word)| (word, pain));
        [front(), behind()]
    };
    let separated = [":", "：", " - ", " – ", " — "].map(|sign| text.split_once(sign));
    let all = separated.into_iter().chain(parts('(', ')')).chain(parts('[', ']')).flatten();
    let mut rated = all.map(|(word, pain)| {
        let (word, more) = word.split_once(';').map_or((word, false), |(word, _)| (word, true));
        let pain = pain.trim_start_matches([':', ' ', '-', '–', '—']).trim();
        (severity_of(word), if more { text } else { pain })
    });
    rated.find(|(severity, pain)| severity.is_some() && !pain.is_empty()).unwrap_or((None, text))
}

/// Words in a cell that names nothing yet, or nothing at all.
fn names_nothing(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["tbd", "tba", "tbc", "todo", "unknown", "none", "nobody", "nothing", "no one", "n a", "open", "keine"];
    let folded = folded(text);
    folded.is_empty() || WORDS.contains(&folded.as_str())
}

/// The built-in measure that a label names.
fn measure(label: &str) -> Option<&'static str> {
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

fn note(label: &str, text: &str) -> String {
    format!("note: {}", plain_prose(&format!("{}: {text}", label.lines().next().unwrap_or_default())))
}

/// The items of a cell: its bullets if it has any, otherwise its lines.
fn items(text: &str) -> Vec<String> {
    let text = text.replace('•', "\n•");
    let lines = || text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let bullets = lines().filter(|line| bullet(line).is_some()).count();
    let mut items: Vec<String> = Vec::new();
    for line in lines() {
        match (bullet(line), items.last_mut()) {
            // A line without a bullet continues the bullet above.
            (None, Some(last)) if bullets > 0 => {
                last.push(' ');
                last.push_str(line);
            }
            (rest, _) => items.push(rest.unwrap_or(line).to_owned()),
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

/// What follows a bullet or a number at the beginning of a line.
fn bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '•', '–', '·', '▪', '‣', '○', '●', '→']).or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < line.len()).then(|| rest.strip_prefix(['.', ')'])).flatten()
    })?;
    let touches = !rest.starts_with(' ') && !line.starts_with(['•', '·', '▪', '‣', '○', '●', '→']);
    (!touches).then(|| rest.trim_start())
}

/// The text without a bullet or a number at its beginning.
pub fn unbulleted(part: &str) -> &str {
    let part = part.trim();
    bullet(part).unwrap_or(part).trim()
}

/// The channels listed in a text, unless it says more than their names.
pub fn channels(text: &str) -> Option<Vec<&str>> {
    const LONGEST: usize = 32;
    let parts = text.split(['\n', ',', ';', '/', '•', '、', '，', '،', '+', '&', '|']).map(unbulleted);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    let is_name = |part: &&str| part.chars().count() <= LONGEST && part.split(' ').count() <= 4;
    parts.iter().all(is_name).then_some(parts)
}

/// The built-in channel that words mean, in any language of the vocabulary.
pub fn channel(text: &str) -> Option<&'static str> {
    let wanted = folded(text);
    let is = |word: &&str| folded(word) == wanted;
    let known = |at: usize| {
        let channel = &BUILT_IN_CHANNELS[at];
        is(&channel.name) || channel.synonyms.iter().any(&is) || ALL.iter().any(|words| is(&words.channels[at]))
    };
    (0..BUILT_IN_CHANNELS.len()).find(|at| known(*at)).map(|at| BUILT_IN_CHANNELS[at].name)
}

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The beginning of a text, for a message.
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST).chain(['…']).collect() }
}
