//! Maps that are wrong in ways nobody would think of, or that somebody would think of at once.

use super::{random::Random, valid::valid};

/// A small map with some thirty things done to it.
pub fn nasty(seed: u64) -> String {
    let mut random = Random::new(seed ^ 0x6E61_7374_7900_0000);
    let columns = random.between(1, 6);
    let map = valid(columns, random.bits());
    let mut lines: Vec<String> = map.lines().map(str::to_owned).collect();
    for _ in 0..random.between(1, 30) {
        spoil(&mut random, &mut lines);
    }
    let end = random.pick(&["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\u{2028}"]);
    let mut map = lines.join(end);
    if random.chance(20) {
        let cut = random.below(map.len() + 1);
        map.truncate((0..=cut).rev().find(|&at| map.is_char_boundary(at)).unwrap_or(0));
    }
    if random.chance(10) { format!("\u{FEFF}{map}") } else { map }
}

/// The same as bytes, which need not be text any more.
pub fn nasty_bytes(random: &mut Random, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..random.between(1, 12) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            1 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            2 if at < bytes.len() => drop(bytes.remove(at)),
            3 => {
                let end = bytes.len().min(at + random.below(40));
                bytes.drain(at..end);
            }
            4 => {
                let end = bytes.len().min(at + random.below(40));
                let copy = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            _ => {
                let piece = random.pick(PIECES).as_bytes();
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

fn spoil(random: &mut Random, lines: &mut Vec<String>) {
    if lines.is_empty() {
        return lines.push(random.pick(PIECES).to_string());
    }
    let at = random.below(lines.len());
    let other = random.below(lines.len());
    match random.below(15) {
        0 => lines.swap(at, other),
        1 => drop(lines.remove(at)),
        2 => lines.insert(other, lines[at].clone()),
        3 => lines[at] = misspelt(random, &lines[at]),
        4 => lines[at] = indented(random, lines[at].trim_start()),
        5 => lines[at] = with_text(random, &lines[at]),
        6 => lines[at] = with_head(random, &lines[at]),
        7 => {
            let place = char_place(random, &lines[at]);
            lines[at].insert_str(place, random.pick(PIECES));
        }
        8 => {
            let place = char_place(random, &lines[at]);
            lines[at].truncate(place);
        }
        9 => {
            let depth = random.pick(&[1, 2, 40, 200]);
            let more: Vec<String> = (0..depth).map(|_| format!("  |{}", random.pick(PIECES))).collect();
            lines.splice(at..at, more);
        }
        10 => lines[at] = lines[at].replace(':', random.pick(COLONS)),
        11 => lines[at] = lines[at].replace(' ', random.pick(BLANKS)),
        12 => lines.insert(at, random.pick(LINES).to_string()),
        13 => lines[at] = lines[at].to_uppercase(),
        _ => {
            let word = random.pick(&["x", "測", "ع", "e\u{301}", "👩‍👩‍👧‍👦", "*", "[", "a ", ", a", "1d ", "-"]);
            let times = random.pick(&[3, 100, 3000]);
            lines[at].push_str(&word.repeat(times));
        }
    }
}

const COLONS: &[&str] = &["", "：", "::", " :", ";", ":\t"];
const BLANKS: &[&str] = &["\u{a0}", "\u{3000}", "\t", "\u{2003}", "\u{200b}"];

fn char_place(random: &mut Random, line: &str) -> usize {
    let places: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
    random.pick(&places)
}

fn misspelt(random: &mut Random, line: &str) -> String {
    let margin = line.len() - line.trim_start().len();
    let mut letters: Vec<char> = line.chars().collect();
    let word = letters[margin.min(letters.len())..].iter().take_while(|letter| letter.is_alphabetic()).count();
    if word > 1 {
        let at = margin + random.below(word - 1);
        match random.below(3) {
            0 => letters.swap(at, at + 1),
            1 => drop(letters.remove(at)),
            _ => letters.insert(at, 'q'),
        }
    }
    letters.into_iter().collect()
}

fn indented(random: &mut Random, line: &str) -> String {
    let margin = random.pick(&["", " ", "   ", "\t", "\t\t ", " \t", "\u{3000}", "\u{a0}\u{a0}", "\u{2003}"]);
    let times = random.pick(&[1, 1, 1, 100]);
    margin.repeat(times) + line
}

fn with_text(random: &mut Random, line: &str) -> String {
    let head = line.split(':').next().unwrap_or_default();
    format!("{head}: {}", random.pick(PIECES))
}

fn with_head(random: &mut Random, line: &str) -> String {
    let (head, text) = line.split_once(':').unwrap_or((line, ""));
    let keyword = head.split_whitespace().next().unwrap_or_default();
    format!("{keyword} {}:{text}", random.pick(PIECES))
}

/// Whole lines that stand where nobody expects them.
const LINES: &[&str] = &[
    "journey: A second one",
    "stage",
    "stage:",
    "touchpoint",
    "step: ",
    "persona anna: Again",
    "lane about: A keyword",
    "lane x: X",
    "x: y",
    "use: shared/people.journey",
    "use: map.journey",
    "use: ../../etc/passwd",
    "use: https://example.org/x.journey",
    "use: C:\\x.journey",
    "compares: today.journey",
    "compares: map.journey",
    "image: research/visits.md",
    "image: pictures/broken.svg",
    "scale: 2..-2",
    "scale: -1e9..1e9",
    "scale: 0..0.0000000001, baseline 0",
    "scale: -99999999999999999999999..99999999999999999999999",
    "priority: cost 0, cost 1",
    "priority: cost 99999999999, sales 0.0000000001",
    "reviewed: 9999-12-31, every 9999 years",
    "reviewed: 0000-00-00",
    "feels 99999999999999999999999999999999999999",
    "feels -0",
    "takes: 0s..0s, average 0s",
    "takes: 100000w",
    "metric csat: 99999999999999999999 of 0, was -1",
    "score: cost 100, cost 100",
    "reach: 100.0000001 %",
    "sample: 18446744073709551616",
    "from: visits, visits, visits",
    "for: ,",
    "|",
    "| ",
    "#",
    ":",
    "：",
    " : : :",
    "<!-- -->",
    "- does: a list",
    "*does*: a mark",
    "DOES: capitals",
    "does does: twice",
];

/// Pieces of text that break drawings, pages, terminals or parsers.
pub const PIECES: &[&str] = &[
    "",
    " ",
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onload='alert(1)",
    "]]><![CDATA[",
    "<!--",
    "-->",
    "&amp;&lt;&#0;&#xFFFE;&nosuch;",
    "<foreignObject><iframe src=\"https://example.org\"/></foreignObject>",
    "url(https://example.org/x.png)",
    "@import 'https://example.org/x.css';",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//example.org)",
    "[x](https://example.org/\"><script>)",
    "[a](b(c)d)",
    "[[[[[[[[[[",
    "](",
    "*",
    "**",
    "* a*",
    "`",
    "``",
    "\\",
    "\\\\*",
    "\u{0}",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{7}",
    "\u{7f}",
    "\u{85}",
    "\r",
    "\u{2028}",
    "\u{202e}backwards\u{202c}",
    "\u{2066}\u{2069}",
    "\u{200f}\u{200e}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{fffd}",
    "\u{10ffff}",
    "\u{e000}",
    "\u{ad}",
    "\u{200d}",
    "\u{fe0f}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "👩‍👩‍👧‍👦",
    "𝒳𝓎",
    "ﷺ",
    "مرحبا world שלום",
    "１２３",
    "١٢٣",
    "1,5",
    "1.234.567,89",
    "1'000",
    ".5",
    "1e309",
    "NaN",
    "inf",
    "-",
    "--1",
    "99999999999999999999999999999999999999999999999999",
    "0.00000000000000000000000000000000000000000000000001",
    "2026-02-30",
    "2026-13",
    "5m..",
    "..5m",
    "5m..4m",
    "2 months",
    "3 of",
    "3 of 5,",
    ",,,",
    "a,b",
    "a、b،c，d",
    "nobody",
    "anna anna",
    "minor",
    "majr",
    "..",
    "/",
    "../../../../etc/passwd",
    "\\\\host\\share",
    "http://",
    "mailto:",
    "CON",
    "%s%n%x",
    "${HOME}",
    "{{7*7}}",
    "=1+1",
    "+cmd|' /C calc'!A0",
];
