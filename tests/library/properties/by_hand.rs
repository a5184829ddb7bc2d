//! The hand-written reader agrees with the grammar. With debug assertions the library compares both whenever it reads something, and panics
//! if they differ. Here it reads what people never write.

use crate::support::{every_map::times, generate::Random};
use wayline::{
    Options,
    keyword::{Keyword, RULES, Rule},
    load::NoFiles,
    parse,
};

/// Parts of heads and values, and what looks like them.
const PIECES: &[&str] = &[
    "5",
    "-1.5",
    "+2",
    "−3",
    "–4",
    "—4",
    "0.5.",
    "1.",
    ".5",
    "1,5",
    "1e3",
    "5m",
    "40 min",
    "2h 30m",
    "9µs",
    "5..40m",
    "5m .. 40m",
    "average 15m",
    "measured",
    "Measured from",
    "AVERAGE  3 d",
    "averages",
    "3.9 of 5",
    "of",
    "OF 5",
    "of5",
    "12 %",
    "12％",
    "%",
    "was 61%",
    "wasted 3",
    "Target 4",
    "benchmark 3 x",
    "€",
    "/5",
    "/ 5",
    "kg/m",
    "a/5",
    "anna",
    "Anna Lee",
    "安娜",
    "ñandú",
    "é",
    "e\u{301}",
    "x_y-z",
    "_x",
    "-x",
    "9a",
    "½",
    "Ⅳ",
    "①",
    "ª",
    "·",
    "ﬁ",
    "\u{200b}",
    "😀",
    "\u{301}",
    ",",
    "，",
    "、",
    "،",
    " ",
    "\t",
    "\u{a0}",
    "\u{3000}",
    ":",
    "：",
    "..",
    "#",
    "|",
    "2026-09-01",
    "2026-09",
    "2026",
    "2026-9-1",
    "2026-09-01-01",
    "every 6 months",
    "minor",
    "Major",
    "speed 2",
    "risk_2 0.5",
    "\r",
    "",
];

/// How lines begin.
const WORDS: &[&str] = &[
    "règle",
    "規則",
    "a·b",
    "x\u{301}",
    "_a",
    "ªb",
    "\u{feff}stage",
    "stage\u{feff}",
    "9",
    "-",
    "é",
    "\u{301}x",
    "Stage_1-ü",
    "😀",
    "#",
    "|",
    "a:b",
    "a：b",
    "\r",
    "",
];

#[test]
fn what_is_read_by_hand_is_what_the_grammar_says() {
    let mut random = Random::new(18);
    for _ in 0..60 * times() {
        for rule in RULES {
            let line = format!(
                "{} {}:{}{}",
                rule.keyword.word(),
                some(&mut random),
                random.pick(&[" ", ""]),
                some(&mut random)
            );
            let end = random.pick(&["\n", "\r\n", "\r\r\n", "\r", ""]);
            let text = format!("journey: J\nstage: S\ntouchpoint: T\n{}  {line}{end}", block(rule));
            parse("map.journey", text.as_bytes(), &NoFiles, &Options::default());
        }
        let lines: Vec<String> = (0..40).map(|_| odd_line(&mut random)).collect();
        parse("map.journey", lines.concat().as_bytes(), &NoFiles, &Options::default());
    }
}

/// A line that a line of this rule can be inside.
fn block(rule: &Rule) -> String {
    let block = rule.inside.iter().find(|block| !matches!(block, Keyword::Journey | Keyword::Stage));
    block.and_then(|block| block.rules().next()).map_or_else(String::new, |block| format!("{}\n", block.example))
}

fn some(random: &mut Random) -> String {
    let count = random.below(5);
    let piece = |_| [random.pick(PIECES), random.pick(&["", "", " ", "  "])].concat();
    (0..count).map(piece).collect()
}

fn odd_line(random: &mut Random) -> String {
    let margin = random.pick(&["", " ", "\t", "  \u{a0}", "\u{3000}"]);
    let end = random.pick(&["\n", "\n", "\r\n", "\r\r\n"]);
    [margin, random.pick(WORDS), random.pick(WORDS), &some(random), end].concat()
}
