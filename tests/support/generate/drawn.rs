//! Maps that nobody would write: every line of the language, in chance combinations, the same each time.

use std::fmt::Write as _;

/// A small generator of chance numbers; its only virtue is that it needs nothing.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % below.max(1)
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.next(many) == 0
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.next(from.len())]
    }
}

const WORDS: &[&str] = &[
    "a",
    "price",
    "within",
    "the",
    "customer",
    "waits",
    "Glasfaserbereitstellungspauschale",
    "for",
    "nobody",
    "calls",
    "after",
    "work",
    "快速安装指南",
    "e-mail",
    "*soon*",
    "`code`",
    "[a link](https://example.org)",
    "ответ",
    "😀",
    "hold",
    "it",
    "Donaudampfschifffahrtsgesellschaft",
    "and",
    "is",
    "not",
    "there",
    "yet",
    "“quoted”",
    "10 %",
    "مرحبا",
];

fn text(chance: &mut Chance, most: usize) -> String {
    let count = 1 + chance.next(most);
    (0..count).map(|_| chance.pick(WORDS)).collect::<Vec<_>>().join(" ")
}

/// A whole map.
pub fn map(seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let mut out = String::new();
    let personas = chance.next(5);
    header(&mut chance, &mut out, personas);
    if let Some(shape) = [None, Some("straight"), Some("steps")][(seed % 3) as usize] {
        out = out.replacen('\n', &format!("\n  curve: {shape}\n"), 1);
    }
    let stages = 1 + chance.next(5);
    let (mut columns, mut pains) = (0, 0);
    for stage in 0..stages {
        let title = text(&mut chance, 4);
        let _ = writeln!(out, "stage s{stage}: {title}");
        if chance.one_in(2) {
            let _ = writeln!(out, "  goal: {}", text(&mut chance, 9));
        }
        if chance.one_in(4) {
            facts(&mut chance, &mut out, personas, false, &mut pains);
        }
        for _ in 0..chance.next(4) {
            let kind = if chance.one_in(3) { "step" } else { "touchpoint" };
            let _ = writeln!(out, "  {kind} c{columns}: {}", text(&mut chance, 5));
            columns += 1;
            facts(&mut chance, &mut out, personas, true, &mut pains);
        }
    }
    out
}

fn header(chance: &mut Chance, out: &mut String, personas: usize) {
    let _ = writeln!(out, "journey: {}", text(chance, 6));
    for line in ["about", "goal", "owner", "with"] {
        if chance.one_in(2) {
            let _ = writeln!(out, "  {line}: {}", text(chance, 14));
        }
    }
    out.push_str("  reviewed: 2026-01-01, every 6 months\n");
    if chance.one_in(3) {
        out.push_str("  scale: 0..10, baseline 4\n");
    } else {
        out.push_str("  scale: 0..10\n");
    }
    if chance.one_in(4) {
        let lang = chance.pick(&["ar", "de", "fr", "es", "ja"]);
        let _ = writeln!(out, "  lang: {lang}");
    }
    for index in 0..personas {
        let _ = writeln!(out, "persona p{index}: {}", text(chance, 3));
        for line in ["role", "segment", "goal", "need", "quote", "about", "fact Age"] {
            if chance.one_in(2) {
                let _ = writeln!(out, "  {line}: {}", text(chance, 10));
            }
        }
    }
    let _ = writeln!(out, "team t: {}", text(chance, 3));
    let _ = writeln!(out, "source known: {}\n  confidence: validated\n  sample: 12\n  date: 2026-08", text(chance, 8));
    let _ = writeln!(out, "source guessed: {}\n  confidence: assumed\n  about: {}", text(chance, 8), text(chance, 20));
    let _ = writeln!(out, "lane own: {}\n  about: {}", text(chance, 3), text(chance, 9));
    let _ = writeln!(out, "measure m: {}\n  unit: %\n  range: 0..100\n  better: lower", text(chance, 3));
}

fn facts(chance: &mut Chance, out: &mut String, personas: usize, is_column: bool, pains: &mut usize) {
    let whom = |chance: &mut Chance| match personas {
        0 => String::new(),
        _ if chance.one_in(2) => String::new(),
        count => format!(" p{}", chance.next(count)),
    };
    if is_column && chance.one_in(2) {
        let channel = chance.pick(&["web", "app, phone", "mail, email, chat, sms, social", "in-person"]);
        let _ = writeln!(out, "    via: {channel}");
    }
    for line in ["does", "thinks", "says", "needs", "own"] {
        for _ in 0..chance.next(3).saturating_sub(chance.next(2)) {
            let _ = writeln!(out, "    {line}{}: {}", whom(chance), text(chance, 14));
            evidence(chance, out);
        }
    }
    if is_column {
        for persona in 0..personas.max(1) {
            if chance.one_in(4) {
                continue;
            }
            let name = if personas == 0 { String::new() } else { format!(" p{persona}") };
            let score = chance.next(21) as f64 / 2.0;
            let _ = writeln!(out, "    feels{name} {score}: {}", text(chance, 3));
            if chance.one_in(4) {
                let score = chance.next(11);
                let _ = writeln!(out, "    expects{name} {score}: {}", text(chance, 6));
            }
        }
    }
    figures(chance, out);
    for _ in 0..chance.next(3) {
        let severity = chance.pick(&["", " minor", " major", " critical"]);
        let _ = writeln!(out, "    pain n{pains}{severity}: {}", text(chance, 14));
        evidence(chance, out);
        if chance.one_in(2) {
            let _ = writeln!(
                out,
                "    opportunity: {}\n      answers: n{pains}\n      impact: 4\n      effort: 2",
                text(chance, 12)
            );
            let _ = writeln!(out, "      owner: t\n      due: 2026-03-01\n      experiment: {}", text(chance, 12));
        }
        *pains += 1;
    }
    for line in ["gain", "frontstage", "backstage", "support", "deliverable", "training", "note", "opportunity"] {
        for _ in 0..chance.next(5).saturating_sub(2) {
            let _ = writeln!(out, "    {line}: {}", text(chance, 12));
        }
    }
}

fn figures(chance: &mut Chance, out: &mut String) {
    if chance.one_in(2) {
        out.push_str(chance.pick(&[
            "    takes: 5m..9d, average 15m\n",
            "    takes: 3s\n",
            "    takes: 1h..2h\n",
            "    takes: 0s..4w, average 3d\n",
        ]));
    }
    if chance.one_in(3) {
        out.push_str(chance.pick(&[
            "    metric csat: 3.1 of 5, was 2.7, target 4\n",
            "    metric m: 53 %, target 12, benchmark 20\n",
            "    metric nps: -12\n",
        ]));
    }
    if chance.one_in(3) {
        out.push_str("    score: cost 60, sales 80\n");
    }
    if chance.one_in(4) {
        let _ = writeln!(out, "    moment: {}", text(chance, 9));
    }
    if chance.one_in(4) {
        out.push_str("    reach: 40 %\n");
    }
}

fn evidence(chance: &mut Chance, out: &mut String) {
    if chance.one_in(3) {
        let source = chance.pick(&["known", "guessed", "known, guessed"]);
        let _ = writeln!(out, "      from: {source}");
    }
}

/// Text that measuring, breaking and mirroring find hard.
const NASTY: &[&str] = &[
    "e\u{301}\u{323}\u{308}\u{30a}",
    "👩‍👩‍👧‍👦👍🏽🇪🇺",
    "Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrts\u{ad}gesell\u{ad}schaft",
    "שלום",
    "مرحبا",
    "สวัสดีครับผมชื่อสมชาย",
    "नमस्ते",
    "快速安装指南快速安装指南快速安装指南快速安装指南",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
    "<b>&amp;",
    "https://example.org/a/very/long/path/that/nobody/should/have/to/read?but=somebody&will=type",
    "a\u{200b}b\u{2060}c",
    "ﷺ",
    "𝕱𝖗𝖆𝖐𝖙𝖚𝖗",
    "so…",
    "12 345 678,90 €",
    "ÅÄÖ",
];

fn nasty(chance: &mut Chance, most: usize) -> String {
    let count = 1 + chance.next(most);
    let word = |chance: &mut Chance| if chance.one_in(3) { chance.pick(NASTY) } else { chance.pick(WORDS) };
    (0..count).map(|_| word(chance)).collect::<Vec<_>>().join(" ")
}

/// A map of a few columns, at the edges of what can be said; `compares` is the line that names an earlier one.
pub fn small(seed: u64, compares: &str) -> String {
    let mut chance = Chance::new(seed.wrapping_add(0x5EED));
    let mut out = format!("journey: {}\n{compares}", nasty(&mut chance, 5));
    let (low, high, baseline) =
        *[(-2.0, 2.0, 0.0), (0.0, 10.0, 4.0), (0.0, 1.0, 0.0), (1.0, 5.0, 5.0), (-1e6, 1e6, 0.0), (0.0, 100.0, 50.0)]
            .get(chance.next(6))
            .expect("one of six");
    let _ = writeln!(out, "  scale: {low}..{high}, baseline {baseline}");
    if let Some(shape) = [None, Some("straight"), Some("steps")][(seed % 3) as usize] {
        let _ = writeln!(out, "  curve: {shape}");
    }
    if chance.one_in(2) {
        let lang = chance.pick(&["ar", "he", "de", "fr", "es", "ja"]);
        let _ = writeln!(out, "  lang: {lang}");
    }
    if chance.one_in(3) {
        let _ = writeln!(out, "  about: {}\n  owner: {}", nasty(&mut chance, 30), nasty(&mut chance, 4));
    }
    let personas = chance.next(5);
    for index in 0..personas {
        let _ = writeln!(out, "persona p{index}: {}", nasty(&mut chance, 2));
        if chance.one_in(3) {
            let _ = writeln!(out, "  quote: {}\n  role: {}", nasty(&mut chance, 9), nasty(&mut chance, 5));
        }
    }
    out.push_str("source known: Known\n  confidence: validated\nsource guessed: Guessed\n  confidence: assumed\n");
    out.push_str("team t: Team\nlane own: Own\nmeasure m: Measure\n  unit: %\n  range: 0..100\n");
    let (mut columns, mut pains) = (0, 0);
    for stage in 0..1 + chance.next(3) {
        let _ = writeln!(out, "stage s{stage}: {}", nasty(&mut chance, 3));
        if chance.one_in(5) {
            facts(&mut chance, &mut out, personas, false, &mut pains);
        }
        for _ in 0..chance.next(4) {
            let _ = writeln!(out, "  touchpoint c{columns}: {}", nasty(&mut chance, 4));
            columns += 1;
            scores(&mut chance, &mut out, personas, &[low, baseline, high, (low + high) / 2.0]);
            crowd(&mut chance, &mut out, &mut pains);
            figures(&mut chance, &mut out);
        }
    }
    out
}

/// Feelings at the ends of the scale, and often all at the same place of it.
fn scores(chance: &mut Chance, out: &mut String, personas: usize, places: &[f64]) {
    let same = places[chance.next(places.len())];
    for persona in 0..personas.max(1) {
        let name = if personas == 0 { String::new() } else { format!(" p{persona}") };
        let score = if chance.one_in(2) { same } else { places[chance.next(places.len())] };
        if !chance.one_in(4) {
            let _ = writeln!(out, "    feels{name} {score}: {}", nasty(chance, 3));
        }
        if chance.one_in(3) {
            let _ = writeln!(out, "    expects{name} {}: {}", places[chance.next(places.len())], nasty(chance, 4));
        }
    }
}

/// Pains, gains and opportunities: mostly a few, now and then a crowd.
fn crowd(chance: &mut Chance, out: &mut String, pains: &mut usize) {
    let most = if chance.one_in(12) { 24 } else { 3 };
    for _ in 0..chance.next(most) {
        let severity = chance.pick(&["minor", "major", "critical"]);
        let _ = writeln!(out, "    pain n{pains} {severity}: {}", nasty(chance, 9));
        evidence(chance, out);
        *pains += 1;
    }
    for line in ["gain", "does", "thinks", "backstage", "note", "own"] {
        for _ in 0..chance.next(most).saturating_sub(1) {
            let _ = writeln!(out, "    {line}: {}", nasty(chance, 8));
        }
    }
    if *pains > 0 && chance.one_in(2) {
        let pain = chance.next(*pains);
        let _ = writeln!(out, "    opportunity: {}\n      answers: n{pain}\n      impact: 5", nasty(chance, 8));
    }
}

/// A map of a few columns with up to thirty ways between them, every third one from right to left.
pub fn ways(seed: u64) -> String {
    let mut chance = Chance::new(seed.wrapping_add(0xBEEF));
    let mut out = format!("journey: {}\n", text(&mut chance, 4));
    if seed.is_multiple_of(3) {
        out.push_str("  lang: ar\n");
    }
    for (keyword, most) in [("principle", 3), ("insight", 3), ("metric csat", 2)] {
        for _ in 0..chance.next(most) {
            let said = if keyword == "metric csat" { "3.1, target 4".to_owned() } else { text(&mut chance, 9) };
            let _ = writeln!(out, "  {keyword}: {said}");
        }
    }
    let personas = chance.next(4);
    for index in 0..personas {
        let _ = writeln!(out, "persona p{index}: {}", text(&mut chance, 2));
    }
    let columns = 2 + chance.next(9);
    let most = 1 + chance.next(30).div_ceil(columns);
    for column in 0..columns {
        if column == 0 || chance.one_in(3) {
            if chance.one_in(3) {
                let _ = writeln!(out, "phase: {}", text(&mut chance, 5));
            }
            let _ = writeln!(out, "stage s{column}: {}", text(&mut chance, 3));
        }
        let _ = writeln!(out, "  touchpoint c{column}: {}", text(&mut chance, 4));
        let _ = writeln!(out, "    feels {}: {}", chance.next(9) as f64 / 2.0 - 2.0, text(&mut chance, 2));
        own_ways(&mut chance, &mut out, columns, (personas, most));
    }
    if chance.one_in(2) {
        let _ = writeln!(out, "stage any: {}\n  order: any", text(&mut chance, 3));
        for column in 0..2 + chance.next(3) {
            let _ = writeln!(out, "  touchpoint any{column}: {}\n    feels 1", text(&mut chance, 3));
        }
    }
    out
}

/// Ways from one column, each persona's to another end, with shares that sum up to less than all.
fn own_ways(chance: &mut Chance, out: &mut String, columns: usize, (personas, most): (usize, usize)) {
    let mut used = std::collections::BTreeSet::new();
    let whom = if personas == 0 || chance.one_in(2) { String::new() } else { format!(" p{}", chance.next(personas)) };
    for _ in 0..chance.next(most + 1) {
        let to = chance.next(columns + 1);
        if !used.insert(to) {
            continue;
        }
        let share = if chance.one_in(4) { String::new() } else { format!(" {} %", 1 + chance.next(90 / most)) };
        let reason = if chance.one_in(5) { String::new() } else { format!(": {}", text(chance, 9)) };
        let _ = match to == columns {
            true => writeln!(out, "    leaves{whom}{share}{reason}"),
            false => writeln!(out, "    then{whom} c{to}{share}{reason}"),
        };
    }
}
