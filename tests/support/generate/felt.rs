//! Maps that are nothing but feelings, pains and gains, with texts that are hard to place.

use super::random::Random;
use std::fmt::Write as _;

/// The first is none.
const WORDS: [&str; 10] = [
    "",
    "Calm",
    "Overwhelmed",
    "Confused and a little angry",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenband ist nass",
    "快速安装指南。快速安装指南。快速安装指南。",
    "ضائعة بين الموظفين",
    "👩‍👩‍👧‍👦 x\u{301}\u{302}\u{303}",
    "An emotion that takes a good sixty letters before it is told",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
];
/// Scales as written, with their ends.
const SCALES: [(&str, f64, f64); 6] = [
    ("-2..2", -2.0, 2.0),
    ("1..10", 1.0, 10.0),
    ("0..100, baseline 80", 0.0, 100.0),
    ("0..8, baseline 0", 0.0, 8.0),
    ("-8..0, baseline 0", -8.0, 0.0),
    ("-5..5", -5.0, 5.0),
];
const SEVERITIES: [&str; 3] = ["minor", "major", "critical"];
const PERSONAS: [&str; 6] = ["Anna Keller", "Anna Berg", "Ben", "赵", "Wolfeschlegelsteinhausenbergerdorff", "D"];

/// A map of up to six columns, on any scale, for up to six personas.
pub fn felt(seed: u64) -> String {
    let mut random = Random::new(seed.wrapping_add(0xFE17));
    let scale = random.pick(&SCALES);
    let personas = random.below(PERSONAS.len() + 1);
    let mut out = format!("journey: Made up\n  scale: {}\nsource guess: Workshop\n  confidence: assumed\n", scale.0);
    for (at, label) in PERSONAS[..personas].iter().enumerate() {
        let _ = writeln!(out, "persona p{at}: {label}");
    }
    let of_stages = random.below(3);
    for at in 0..random.between(1, 6) {
        if at == 0 || random.one_in(2) {
            let _ = writeln!(out, "stage: Stage {at}");
            for _ in 0..of_stages {
                let (severity, word) = (random.pick(&SEVERITIES), word(&mut random));
                let _ = writeln!(out, "  pain {severity}: {word}\n  gain: {word}");
            }
        }
        let _ = writeln!(out, "  touchpoint: Touchpoint {at}");
        column(&mut random, &mut out, scale, personas);
    }
    out
}

fn column(random: &mut Random, out: &mut String, scale: (&str, f64, f64), personas: usize) {
    let who = |persona: usize| if personas == 0 { String::new() } else { format!(" p{persona}") };
    for persona in 0..personas.max(1) {
        if random.chance(80) {
            let step = random.below(9);
            let _ = writeln!(out, "    feels{} {}{}", who(persona), on_scale(scale, step), said(random));
            if step.is_multiple_of(3) {
                out.push_str("      from: guess\n");
            }
        }
    }
    for persona in 0..personas.max(1) {
        if random.one_in(personas.max(3)) {
            let step = random.below(9);
            let _ = writeln!(out, "    expects{} {}{}", who(persona), on_scale(scale, step), said(random));
        }
    }
    for _ in 0..random.below(4) {
        let _ = writeln!(out, "    pain {}: {}", random.pick(&SEVERITIES), word(random));
    }
    for _ in 0..random.below(3) {
        let _ = writeln!(out, "    gain: {}\n      from: guess", word(random));
    }
}

fn word(random: &mut Random) -> &'static str {
    random.pick(&WORDS[1..])
}

/// A word after its colon, or neither.
fn said(random: &mut Random) -> String {
    match random.pick(&WORDS) {
        "" => String::new(),
        word => format!(": {word}"),
    }
}

/// One of nine even steps of a scale.
fn on_scale((_, low, high): (&str, f64, f64), step: usize) -> f64 {
    low + (high - low) * step as f64 / 8.0
}
