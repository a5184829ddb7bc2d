//! Maps that are right: every keyword of the language, in every place that takes it.

use super::{random::Random, words::text};

/// A map without a mistake, of about as much text a column as people write.
///
/// It names files that [`super::files`] holds.
pub fn valid(columns: usize, seed: u64) -> String {
    let mut writer = Writer::new(seed);
    writer.journey();
    writer.declarations();
    let mut left = columns.max(1);
    while left > 0 {
        left -= writer.stage(left);
    }
    writer.map
}

const PERSONAS: &[&str] = &["anna", "ben", "安娜", "ليلى"];
const TEAMS: &[&str] = &["web", "field", "care-desk", "équipe"];
const SOURCES: &[&str] = &["visits", "hotline", "workshop_2"];
const LANES: &[&str] = &["risk", "règle", "規則"];
const CHANNELS: &[&str] = &["web", "app", "phone", "in-person", "shop", "parcel-box", "窓口"];
const STATUSES: &[&str] = &["idea", "planned", "doing", "done", "dropped"];
const BEHIND: &[&str] = &["frontstage", "backstage", "support", "deliverable", "training"];
const DURATIONS: &[&str] =
    &["5m..40m, average 15m", "15m", "1h 30m", "5..40 min", "2 days .. 3 weeks", "average 90 s", "0m..0.5h"];

struct Writer {
    random: Random,
    map: String,
    personas: &'static [&'static str],
    scale: (i32, i32),
    criteria: &'static [&'static str],
    compares: bool,
    pains: usize,
    names: usize,
    /// What ways and the status of pains are chosen by, apart from everything else.
    later: Random,
    /// Touchpoints and steps with a name, and whom each is for.
    columns: Vec<(String, Vec<&'static str>)>,
    /// The name of the column that is being written.
    here: Option<String>,
}

impl Writer {
    fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let personas = &PERSONAS[..random.below(PERSONAS.len() + 1)];
        let scale = random.pick(&[(-2, 2), (1, 10), (-3, 3), (0, 100)]);
        let criteria: &[&[&str]] = &[&["cost", "sales", "strategy", "frequency"], &["speed", "cost", "risk_2"]];
        let criteria = random.pick(criteria);
        let compares = random.chance(30);
        let later = Random::new(seed ^ 0x7761_7973);
        let (columns, here) = (Vec::new(), None);
        let map = String::new();
        Self { random, map, personas, scale, criteria, compares, pains: 0, names: 0, later, columns, here }
    }

    fn line(&mut self, depth: usize, line: &str) {
        (0..depth).for_each(|_| self.map.push_str("  "));
        self.map.push_str(line);
        self.map.push('\n');
    }

    /// A line of prose of up to `words` words; now and then it goes on below.
    fn prose(&mut self, depth: usize, head: &str, words: usize) {
        let words = self.random.between(1, words);
        let text = text(&mut self.random, words);
        self.line(depth, &format!("{head}: {text}"));
        if self.random.chance(3) {
            for _ in 0..self.random.between(1, 3) {
                let more = self::text(&mut self.random, 6);
                self.line(depth + 1, &format!("| {more}"));
            }
            if self.random.chance(50) {
                let paragraph = self::text(&mut self.random, 4);
                self.line(depth + 1, "|");
                self.line(depth + 1, &format!("| {paragraph}"));
            }
        }
    }

    fn maybe_prose(&mut self, percent: usize, depth: usize, head: &str, words: usize) {
        if self.random.chance(percent) {
            self.prose(depth, head, words);
        }
    }

    fn maybe(&mut self, percent: usize, depth: usize, line: &str) {
        if self.random.chance(percent) {
            self.line(depth, line);
        }
    }

    fn names(&mut self, of: &[&str]) -> String {
        self.random.some(of).join(", ")
    }

    fn journey(&mut self) {
        self.maybe(50, 0, "# A map that was made to be tested.");
        if self.random.chance(30) {
            self.line(0, "use: shared/people.journey");
        }
        self.prose(0, "journey", 6);
        self.maybe_prose(80, 1, "about", 30);
        self.maybe_prose(50, 1, "goal", 10);
        let compares = self.compares;
        if compares {
            self.line(1, "compares: today.journey");
        }
        self.maybe(50, 1, "state: current");
        self.maybe_prose(60, 1, "owner", 3);
        self.maybe_prose(40, 1, "with", 6);
        self.maybe(60, 1, "reviewed: 2026-09-01, every 6 months");
        let (low, high) = self.scale;
        let baseline = if self.random.chance(50) { format!(", baseline {}", low + 1) } else { String::new() };
        self.line(1, &format!("scale: {low}..{high}{baseline}"));
        self.maybe(40, 1, "lang: en-GB");
        if self.criteria[0] == "speed" {
            self.line(1, "priority: speed 2, cost 1, risk_2 0.5");
            self.line(1, if self.scale.0 == -2 { "curve: straight" } else { "curve: steps" });
        }
        self.maybe_prose(30, 1, "note", 20);
        self.maybe(20, 1, "use: shared/people.journey");
    }

    fn declarations(&mut self) {
        for persona in self.personas {
            self.line(0, "");
            self.prose(0, &format!("persona {persona}"), 3);
            self.maybe_prose(70, 1, "role", 6);
            self.maybe_prose(40, 1, "segment", 4);
            self.maybe_prose(60, 1, "goal", 10);
            self.maybe_prose(40, 1, "need", 8);
            self.maybe_prose(60, 1, "quote", 14);
            self.maybe(20, 1, "image: pictures/scene.svg");
            self.maybe_prose(20, 1, "about", 20);
            self.maybe_prose(40, 1, "fact Lives in", 6);
            self.maybe_prose(20, 1, "fact Uses, every day", 6);
        }
        for team in TEAMS {
            let kind = self.random.pick(&["", "", ", internal", ", external", ", partner"]);
            self.line(0, &format!("team {team}: Team {team}{kind}"));
            self.maybe_prose(10, 1, "about", 10);
        }
        for channel in &CHANNELS[5..] {
            self.prose(0, &format!("channel {channel}"), 2);
            self.maybe(60, 1, "icon: kiosk");
            self.maybe_prose(20, 1, "about", 10);
        }
        for source in SOURCES {
            self.prose(0, &format!("source {source}"), 5);
            let date = self.random.pick(&["2026", "2026-08", "2026-08-30"]);
            self.maybe(70, 1, &format!("date: {date}"));
            self.maybe(50, 1, "sample: 12");
            let confidence = self.random.pick(&["assumed", "reasoned", "validated"]);
            self.maybe(70, 1, &format!("confidence: {confidence}"));
            self.maybe(30, 1, "file: research/visits.md");
            self.maybe(30, 1, "link: https://example.org/study?a=1&b=2");
            self.maybe_prose(20, 1, "about", 10);
        }
        for lane in LANES {
            self.prose(0, &format!("lane {lane}"), 3);
            self.maybe_prose(20, 1, "about", 10);
        }
        self.line(0, "measure finished: Orders finished");
        self.line(1, "unit: %");
        self.line(1, "range: 0..100");
        self.line(0, "measure waiting");
        self.line(1, "unit: min");
        self.line(1, "better: lower");
        self.maybe_prose(20, 1, "about", 10);
    }

    /// Writes a stage with at most `most` columns and returns how many it has.
    fn stage(&mut self, most: usize) -> usize {
        self.line(0, "");
        let head = self.named("stage", 30);
        self.prose(0, &head, 4);
        self.maybe_prose(50, 1, "goal", 8);
        self.maybe_prose(20, 1, "about", 12);
        if self.random.chance(10) {
            self.column_lines(1, self.personas, true, 25);
            return 1;
        }
        // Whom the stage is for, its columns are for.
        let mut members = self.personas.to_vec();
        if self.random.chance(20) {
            members = self.column_lines(1, self.personas, false, 5);
        }
        let columns = self.random.between(1, 6).min(most);
        if columns > 1 && self.later.chance(10) {
            self.line(1, "order: any");
            // No way leads from one column of such a stage to another.
            let earlier = self.columns.clone();
            for _ in 0..columns {
                self.column(&members);
                self.columns.clone_from(&earlier);
            }
            return columns;
        }
        for _ in 0..columns {
            self.column(&members);
        }
        columns
    }

    fn column(&mut self, members: &[&'static str]) {
        self.line(0, "");
        let kind = if self.random.chance(80) { "touchpoint" } else { "step" };
        let head = self.named(kind, 50);
        self.here = head.split_once(' ').map(|(_, name)| name.to_owned());
        if head.contains(' ') && self.random.chance(10) {
            self.line(1, &head);
        } else {
            self.prose(1, &head, 6);
        }
        let members = self.column_lines(2, members, true, 60);
        self.ways(&members);
        let here = self.here.take().map(|name| (name, members));
        self.columns.extend(here);
    }

    /// Who leaves here, or goes back.
    fn ways(&mut self, members: &[&'static str]) {
        if self.later.chance(15) {
            let persona = self.of_one(members);
            let share = self.later.between(1, 15);
            return self
                .line(2, &format!("leaves{persona} {share} %: {}", ["Too dear", "Gives up", "走了"][share % 3]));
        }
        if self.columns.is_empty() || !self.later.chance(25) {
            return;
        }
        let at = self.later.below(self.columns.len());
        let (name, others) = self.columns[at].clone();
        let both: Vec<&str> = members.iter().copied().filter(|persona| others.contains(persona)).collect();
        if members.is_empty() || !both.is_empty() {
            let persona = self.of_one(&both);
            let share = self.later.between(1, 100);
            self.line(2, &format!("then{persona} {name} {share} %: Once more"));
        }
    }

    /// One of these personas, behind a blank, or nobody.
    fn of_one(&mut self, members: &[&str]) -> String {
        if members.is_empty() || self.later.chance(60) {
            return String::new();
        }
        format!(" {}", self.later.pick(members))
    }

    /// A keyword, with a name of its own `percent` times in a hundred.
    fn named(&mut self, keyword: &str, percent: usize) -> String {
        if !self.random.chance(percent) {
            return keyword.to_owned();
        }
        self.names += 1;
        let stem = self.random.pick(&["n", "order-online_", "名", "ñ"]);
        format!("{keyword} {stem}{}", self.names)
    }

    /// The lines of a column that could be for all of these, each lane about `percent` times in a hundred. Returns
    /// whom it is for.
    fn column_lines(&mut self, depth: usize, all: &[&'static str], feels: bool, percent: usize) -> Vec<&'static str> {
        let mut members = all.to_vec();
        if !members.is_empty() && self.random.chance(percent / 4) {
            members = self.random.some(all);
            self.line(depth, &format!("for: {}", members.join(", ")));
        }
        if self.random.chance(percent) {
            let channels = self.names(CHANNELS);
            self.line(depth, &format!("via: {channels}"));
        }
        self.maybe(percent / 8, depth, "image: pictures/scene.svg");
        for keyword in ["does", "thinks", "says", "needs"] {
            if self.random.chance(percent * 2 / 3) {
                let head = self.of_somebody(keyword, &members);
                self.prose(depth, &head, 14);
                self.from(depth);
            }
        }
        if feels {
            self.scores(depth, "feels", &members, 95);
            self.scores(depth, "expects", &members, percent / 3);
        }
        self.figures(depth, percent);
        self.pains_and_gains(depth, &members, percent);
        self.opportunities(depth, percent / 4);
        self.behind(depth, &members, percent / 3);
        self.further(depth, percent / 6);
        members
    }

    fn of_somebody(&mut self, keyword: &str, members: &[&str]) -> String {
        match members {
            [] => keyword.to_owned(),
            _ if self.random.chance(50) => keyword.to_owned(),
            _ => format!("{keyword} {}", self.random.pick(members)),
        }
    }

    fn from(&mut self, depth: usize) {
        if self.random.chance(15) {
            let sources = self.names(SOURCES);
            self.line(depth + 1, &format!("from: {sources}"));
        }
    }

    fn score(&mut self) -> String {
        let (low, high) = self.scale;
        let halves = self.random.below(((high - low) * 2) as usize + 1) as i32;
        format!("{}", f64::from(low) + f64::from(halves) / 2.0)
    }

    /// One line for everybody, or some for one persona each, or both.
    fn scores(&mut self, depth: usize, keyword: &str, members: &[&str], percent: usize) {
        if !self.random.chance(percent) {
            return;
        }
        let own: Vec<&str> =
            if members.len() > 1 && self.random.chance(70) { self.random.some(members) } else { Vec::new() };
        for persona in &own {
            let score = self.score();
            self.score_line(depth, &format!("{keyword} {persona} {score}"));
        }
        if own.is_empty() || own.len() < members.len() && self.random.chance(30) {
            let score = self.score();
            self.score_line(depth, &format!("{keyword} {score}"));
        }
    }

    fn score_line(&mut self, depth: usize, head: &str) {
        if self.random.chance(15) {
            self.line(depth, head)
        } else {
            self.prose(depth, head, 3)
        }
        self.from(depth);
    }

    fn figures(&mut self, depth: usize, percent: usize) {
        if self.random.chance(percent / 5) {
            if self.random.chance(30) {
                self.line(depth, "moment")
            } else {
                self.prose(depth, "moment", 8)
            }
            self.from(depth);
        }
        if self.random.chance(percent / 4) {
            let share = self.random.below(101);
            self.line(depth, &format!("reach: {share} %"));
            self.from(depth);
        }
        if self.random.chance(percent / 2) {
            let takes = self.random.pick(DURATIONS);
            self.line(depth, &format!("takes: {takes}"));
            self.from(depth);
        }
        let metrics = [
            "metric csat: 3.1 of 5, was 2.7, target 4, benchmark 3.9",
            "metric nps: −12, target +20",
            "metric finished: 68 %, was 61",
            "metric waiting: 12.5 min",
        ];
        for metric in metrics {
            if self.random.chance(percent / 8) {
                self.line(depth, metric);
                self.from(depth);
            }
        }
        if self.random.chance(percent / 2) {
            let criteria: Vec<&str> = self.random.some(self.criteria);
            let scores: Vec<String> =
                criteria.iter().map(|name| format!("{name} {}", self.random.between(1, 100))).collect();
            self.line(depth, &format!("score: {}", scores.join(", ")));
            self.from(depth);
        }
    }

    fn pains_and_gains(&mut self, depth: usize, members: &[&str], percent: usize) {
        while self.random.chance(percent / 2) {
            let severity = self.random.pick(&["", " minor", " major", " critical"]);
            let head = if self.random.chance(60) {
                self.pains += 1;
                format!("pain p{}{severity}", self.pains)
            } else {
                format!("pain{severity}")
            };
            self.prose(depth, &head, 10);
            self.for_and_from(depth, members);
            if self.later.chance(20) {
                let status = self.later.pick(&["open", "eased", "solved"]);
                self.line(depth + 1, &format!("status: {status}"));
                let since = self.later.pick(&["2026", "2026-05", "2026-05-30"]);
                if self.later.chance(60) {
                    self.line(depth + 1, &format!("since: {since}"));
                }
            }
        }
        if self.random.chance(percent / 4) {
            let head = self.named("gain", 50);
            self.prose(depth, &head, 6);
            self.for_and_from(depth, members);
        }
    }

    fn for_and_from(&mut self, depth: usize, members: &[&str]) {
        if !members.is_empty() && self.random.chance(20) {
            let names = self.names(members);
            self.line(depth + 1, &format!("for: {names}"));
        }
        self.from(depth);
    }

    fn opportunities(&mut self, depth: usize, percent: usize) {
        if !self.random.chance(percent) {
            return;
        }
        let head = self.named("opportunity", 60);
        self.prose(depth, &head, 10);
        if self.pains > 0 && self.random.chance(80) {
            let pain = self.random.between(1, self.pains);
            self.line(depth + 1, &format!("answers: p{pain}"));
        }
        let (impact, effort) = (self.random.between(1, 5), self.random.between(1, 5));
        self.maybe(80, depth + 1, &format!("impact: {impact}"));
        self.maybe(80, depth + 1, &format!("effort: {effort}"));
        let (team, status) = (self.random.pick(TEAMS), self.random.pick(STATUSES));
        self.maybe(80, depth + 1, &format!("owner: {team}"));
        self.maybe(60, depth + 1, "due: 2027-03-15");
        self.maybe(60, depth + 1, &format!("status: {status}"));
        self.maybe_prose(20, depth + 1, "experiment", 10);
        self.from(depth);
    }

    fn behind(&mut self, depth: usize, members: &[&str], percent: usize) {
        for keyword in BEHIND {
            if self.random.chance(percent) {
                self.prose(depth, keyword, 8);
                if self.random.chance(60) {
                    let teams = self.names(TEAMS);
                    self.line(depth + 1, &format!("by: {teams}"));
                }
                self.from(depth);
            }
        }
        for lane in LANES {
            if self.random.chance(percent / 3) {
                let head = self.of_somebody(lane, members);
                self.prose(depth, &head, 8);
                self.from(depth);
            }
        }
    }

    fn further(&mut self, depth: usize, percent: usize) {
        if self.random.chance(percent) {
            self.line(depth, "attach: research/visits.md");
            self.maybe_prose(60, depth + 1, "as", 4);
        }
        if self.compares && self.random.chance(percent * 2) {
            let names = self.names(&["queue", "pay"]);
            self.line(depth, &format!("replaces: {names}"));
        }
        self.maybe(percent, depth, "see: today.journey");
        self.maybe_prose(percent, depth, "note", 20);
    }
}
