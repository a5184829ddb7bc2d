//! Maps that are hard to draw: every line of the language in chance combinations, at the edges of what can be said.

use super::{
    random::Random,
    words::{hard, up_to as text},
};
use std::{collections::BTreeSet, fmt::Write as _};

/// A whole map, with as much in each column as there can be.
pub fn crowded(seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut out = String::new();
    let personas = random.below(5);
    header(&mut random, &mut out, personas);
    if let Some(shape) = [None, Some("straight"), Some("steps")][(seed % 3) as usize] {
        out = out.replacen('\n', &format!("\n  curve: {shape}\n"), 1);
    }
    let stages = 1 + random.below(5);
    let (mut columns, mut pains) = (0, 0);
    for stage in 0..stages {
        let title = text(&mut random, 4);
        let _ = writeln!(out, "stage s{stage}: {title}");
        if random.one_in(2) {
            let _ = writeln!(out, "  goal: {}", text(&mut random, 9));
        }
        if random.one_in(4) {
            facts(&mut random, &mut out, personas, false, &mut pains);
        }
        for _ in 0..random.below(4) {
            let kind = if random.one_in(3) { "step" } else { "touchpoint" };
            let _ = writeln!(out, "  {kind} c{columns}: {}", text(&mut random, 5));
            columns += 1;
            facts(&mut random, &mut out, personas, true, &mut pains);
        }
    }
    out
}

fn header(random: &mut Random, out: &mut String, personas: usize) {
    let _ = writeln!(out, "journey: {}", text(random, 6));
    for line in ["about", "goal", "owner", "with"] {
        if random.one_in(2) {
            let _ = writeln!(out, "  {line}: {}", text(random, 14));
        }
    }
    out.push_str("  reviewed: 2026-01-01, every 6 months\n");
    if random.one_in(3) {
        out.push_str("  scale: 0..10, baseline 4\n");
    } else {
        out.push_str("  scale: 0..10\n");
    }
    if random.one_in(4) {
        let lang = random.pick(&["ar", "de", "fr", "es", "ja"]);
        let _ = writeln!(out, "  lang: {lang}");
    }
    for index in 0..personas {
        let _ = writeln!(out, "persona p{index}: {}", text(random, 3));
        for line in ["role", "segment", "goal", "need", "quote", "about", "fact Age"] {
            if random.one_in(2) {
                let _ = writeln!(out, "  {line}: {}", text(random, 10));
            }
        }
    }
    let _ = writeln!(out, "team t: {}", text(random, 3));
    let _ = writeln!(out, "source known: {}\n  confidence: validated\n  sample: 12\n  date: 2026-08", text(random, 8));
    let _ = writeln!(out, "source guessed: {}\n  confidence: assumed\n  about: {}", text(random, 8), text(random, 20));
    let _ = writeln!(out, "lane own: {}\n  about: {}", text(random, 3), text(random, 9));
    let _ = writeln!(out, "measure m: {}\n  unit: %\n  range: 0..100\n  better: lower", text(random, 3));
}

fn facts(random: &mut Random, out: &mut String, personas: usize, is_column: bool, pains: &mut usize) {
    let whom = |random: &mut Random| match personas {
        0 => String::new(),
        _ if random.one_in(2) => String::new(),
        count => format!(" p{}", random.below(count)),
    };
    if is_column && random.one_in(2) {
        let channel = random.pick(&["web", "app, phone", "mail, email, chat, sms, social", "in-person"]);
        let _ = writeln!(out, "    via: {channel}");
    }
    for line in ["does", "thinks", "says", "needs", "own"] {
        for _ in 0..random.below(3).saturating_sub(random.below(2)) {
            let _ = writeln!(out, "    {line}{}: {}", whom(random), text(random, 14));
            evidence(random, out);
        }
    }
    if is_column {
        for persona in 0..personas.max(1) {
            if random.one_in(4) {
                continue;
            }
            let name = if personas == 0 { String::new() } else { format!(" p{persona}") };
            let score = random.below(21) as f64 / 2.0;
            let _ = writeln!(out, "    feels{name} {score}: {}", text(random, 3));
            if random.one_in(4) {
                let score = random.below(11);
                let _ = writeln!(out, "    expects{name} {score}: {}", text(random, 6));
            }
        }
    }
    figures(random, out);
    for _ in 0..random.below(3) {
        let severity = random.pick(&["", " minor", " major", " critical"]);
        let _ = writeln!(out, "    pain n{pains}{severity}: {}", text(random, 14));
        evidence(random, out);
        if random.one_in(2) {
            let _ = writeln!(
                out,
                "    opportunity: {}\n      answers: n{pains}\n      impact: 4\n      effort: 2",
                text(random, 12)
            );
            let _ = writeln!(out, "      owner: t\n      due: 2026-03-01\n      experiment: {}", text(random, 12));
        }
        *pains += 1;
    }
    for line in ["gain", "frontstage", "backstage", "support", "deliverable", "training", "note", "opportunity"] {
        for _ in 0..random.below(5).saturating_sub(2) {
            let _ = writeln!(out, "    {line}: {}", text(random, 12));
        }
    }
}

fn figures(random: &mut Random, out: &mut String) {
    if random.one_in(2) {
        out.push_str(random.pick(&[
            "    takes: 5m..9d, average 15m\n",
            "    takes: 3s\n",
            "    takes: 1h..2h\n",
            "    takes: 0s..4w, average 3d\n",
        ]));
    }
    if random.one_in(3) {
        out.push_str(random.pick(&[
            "    metric csat: 3.1 of 5, was 2.7, target 4\n",
            "    metric m: 53 %, target 12, benchmark 20\n",
            "    metric nps: -12\n",
        ]));
    }
    if random.one_in(3) {
        out.push_str("    score: cost 60, sales 80\n");
    }
    if random.one_in(4) {
        let _ = writeln!(out, "    moment: {}", text(random, 9));
    }
    if random.one_in(4) {
        out.push_str("    reach: 40 %\n");
    }
}

fn evidence(random: &mut Random, out: &mut String) {
    if random.one_in(3) {
        let source = random.pick(&["known", "guessed", "known, guessed"]);
        let _ = writeln!(out, "      from: {source}");
    }
}

/// A map of a few columns, at the edges of what can be said; `compares` is the line that names an earlier one.
pub fn edges(seed: u64, compares: &str) -> String {
    let mut random = Random::new(seed.wrapping_add(0x5EED));
    let mut out = format!("journey: {}\n{compares}", hard(&mut random, 5));
    let (low, high, baseline) =
        *[(-2.0, 2.0, 0.0), (0.0, 10.0, 4.0), (0.0, 1.0, 0.0), (1.0, 5.0, 5.0), (-1e6, 1e6, 0.0), (0.0, 100.0, 50.0)]
            .get(random.below(6))
            .expect("one of six");
    let _ = writeln!(out, "  scale: {low}..{high}, baseline {baseline}");
    if let Some(shape) = [None, Some("straight"), Some("steps")][(seed % 3) as usize] {
        let _ = writeln!(out, "  curve: {shape}");
    }
    if random.one_in(2) {
        let lang = random.pick(&["ar", "he", "de", "fr", "es", "ja"]);
        let _ = writeln!(out, "  lang: {lang}");
    }
    if random.one_in(3) {
        let _ = writeln!(out, "  about: {}\n  owner: {}", hard(&mut random, 30), hard(&mut random, 4));
    }
    let personas = random.below(5);
    for index in 0..personas {
        let _ = writeln!(out, "persona p{index}: {}", hard(&mut random, 2));
        if random.one_in(3) {
            let _ = writeln!(out, "  quote: {}\n  role: {}", hard(&mut random, 9), hard(&mut random, 5));
        }
    }
    out.push_str("source known: Known\n  confidence: validated\nsource guessed: Guessed\n  confidence: assumed\n");
    out.push_str("team t: Team\nlane own: Own\nmeasure m: Measure\n  unit: %\n  range: 0..100\n");
    let (mut columns, mut pains) = (0, 0);
    for stage in 0..1 + random.below(3) {
        let _ = writeln!(out, "stage s{stage}: {}", hard(&mut random, 3));
        if random.one_in(5) {
            facts(&mut random, &mut out, personas, false, &mut pains);
        }
        for _ in 0..random.below(4) {
            let _ = writeln!(out, "  touchpoint c{columns}: {}", hard(&mut random, 4));
            columns += 1;
            scores(&mut random, &mut out, personas, &[low, baseline, high, (low + high) / 2.0]);
            crowd(&mut random, &mut out, &mut pains);
            figures(&mut random, &mut out);
        }
    }
    out
}

/// Feelings at the ends of the scale, and often all at the same place of it.
fn scores(random: &mut Random, out: &mut String, personas: usize, places: &[f64]) {
    let same = places[random.below(places.len())];
    for persona in 0..personas.max(1) {
        let name = if personas == 0 { String::new() } else { format!(" p{persona}") };
        let score = if random.one_in(2) { same } else { places[random.below(places.len())] };
        if !random.one_in(4) {
            let _ = writeln!(out, "    feels{name} {score}: {}", hard(random, 3));
        }
        if random.one_in(3) {
            let _ = writeln!(out, "    expects{name} {}: {}", places[random.below(places.len())], hard(random, 4));
        }
    }
}

/// Pains, gains and opportunities: mostly a few, now and then a crowd.
fn crowd(random: &mut Random, out: &mut String, pains: &mut usize) {
    let most = if random.one_in(12) { 24 } else { 3 };
    for _ in 0..random.below(most) {
        let severity = random.pick(&["minor", "major", "critical"]);
        let _ = writeln!(out, "    pain n{pains} {severity}: {}", hard(random, 9));
        evidence(random, out);
        *pains += 1;
    }
    for line in ["gain", "does", "thinks", "backstage", "note", "own"] {
        for _ in 0..random.below(most).saturating_sub(1) {
            let _ = writeln!(out, "    {line}: {}", hard(random, 8));
        }
    }
    if *pains > 0 && random.one_in(2) {
        let pain = random.below(*pains);
        let _ = writeln!(out, "    opportunity: {}\n      answers: n{pain}\n      impact: 5", hard(random, 8));
    }
}

/// A map of a few columns with up to thirty ways between them, every third one from right to left.
pub fn ways(seed: u64) -> String {
    let mut random = Random::new(seed.wrapping_add(0xBEEF));
    let mut out = format!("journey: {}\n", text(&mut random, 4));
    if seed.is_multiple_of(3) {
        out.push_str("  lang: ar\n");
    }
    for (keyword, most) in [("principle", 3), ("insight", 3), ("metric csat", 2)] {
        for _ in 0..random.below(most) {
            let said = if keyword == "metric csat" { "3.1, target 4".to_owned() } else { text(&mut random, 9) };
            let _ = writeln!(out, "  {keyword}: {said}");
        }
    }
    let personas = random.below(4);
    for index in 0..personas {
        let _ = writeln!(out, "persona p{index}: {}", text(&mut random, 2));
    }
    let columns = 2 + random.below(9);
    let most = 1 + random.below(30).div_ceil(columns);
    for column in 0..columns {
        if column == 0 || random.one_in(3) {
            if random.one_in(3) {
                let _ = writeln!(out, "phase: {}", text(&mut random, 5));
            }
            let _ = writeln!(out, "stage s{column}: {}", text(&mut random, 3));
        }
        let _ = writeln!(out, "  touchpoint c{column}: {}", text(&mut random, 4));
        let _ = writeln!(out, "    feels {}: {}", random.below(9) as f64 / 2.0 - 2.0, text(&mut random, 2));
        own_ways(&mut random, &mut out, columns, (personas, most));
    }
    if random.one_in(2) {
        let _ = writeln!(out, "stage any: {}\n  order: any", text(&mut random, 3));
        for column in 0..2 + random.below(3) {
            let _ = writeln!(out, "  touchpoint any{column}: {}\n    feels 1", text(&mut random, 3));
        }
    }
    out
}

/// Ways from one column, each persona's to another end, with shares that sum up to less than all.
fn own_ways(random: &mut Random, out: &mut String, columns: usize, (personas, most): (usize, usize)) {
    let mut used = BTreeSet::new();
    let whom = if personas == 0 || random.one_in(2) { String::new() } else { format!(" p{}", random.below(personas)) };
    for _ in 0..random.below(most + 1) {
        let to = random.below(columns + 1);
        if !used.insert(to) {
            continue;
        }
        let share = if random.one_in(4) { String::new() } else { format!(" {} %", 1 + random.below(90 / most)) };
        let reason = if random.one_in(5) { String::new() } else { format!(": {}", text(random, 9)) };
        let _ = match to == columns {
            true => writeln!(out, "    leaves{whom}{share}{reason}"),
            false => writeln!(out, "    then{whom} c{to}{share}{reason}"),
        };
    }
}
