//! Texts of every length, in several scripts, some with marks.

use super::random::Random;

const WORDS: &[&str] = &[
    "address",
    "again",
    "appointment",
    "asks",
    "before",
    "bill",
    "calls",
    "counter",
    "day",
    "delivery",
    "engineer",
    "every",
    "finds",
    "first",
    "form",
    "from",
    "gets",
    "home",
    "hour",
    "letter",
    "line",
    "list",
    "looks",
    "message",
    "morning",
    "nobody",
    "number",
    "offer",
    "order",
    "page",
    "parcel",
    "pays",
    "price",
    "queue",
    "reads",
    "sends",
    "shop",
    "signs",
    "somebody",
    "ticket",
    "time",
    "twice",
    "until",
    "waits",
    "when",
    "which",
    "without",
    "writes",
];

const LONG_WORDS: &[&str] = &[
    "Glasfaserbereitstellungspauschale",
    "Donaudampfschifffahrtsgesellschaft",
    "epäjärjestelmällistyttämättömyydellänsäkäänköhän",
    "https://example.org/a/very/long/path/that/nobody/types/by/hand",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
];

const SENTENCES: &[&str] = &[
    "预约很容易，但是没有人来。",
    "予約は簡単でしたが、誰も来ませんでした。ほんとうに？",
    "예약은 쉬웠지만 아무도 오지 않았다",
    "تنتظر في الصف مرتين ثم تتصل بالشركة",
    "היא מחכה בתור פעמיים ואז מתקשרת 3 פעמים",
    "ไม่มีใครโทรกลับมาเลยสักครั้งเดียว",
    "Никто не перезвонил, хотя обещали до обеда",
    "Κανείς δεν τηλεφώνησε, παρόλο που το υποσχέθηκαν",
    "कोई वापस नहीं आया",
    "Không ai gọi lại, dù đã hứa trước bữa trưa",
    "Café naïve — “déjà vu”, cafe\u{301} nai\u{308}ve",
];

const MARKED: &[&str] = &[
    "it is *really* slow",
    "types `A-113` into the field",
    "reads [the guide](https://example.org/guide?step=2&lang=en#top)",
    "writes to [care](mailto:care@example.org)",
    "looks at [the photo](pictures/scene.svg)",
    "pays 3 \\* 5 euros",
    "a lone * star, a lone ` tick, an open [bracket",
    "5 < 7 & 8 > 2, \"quoted\" 'twice'",
    "a colon: and # a hash",
];

const EMOJI: &[&str] = &["🙂", "👩‍👩‍👧‍👦", "🇳🇴", "❤️", "👍🏽", "☕", "↔", "→", "½"];

/// A text of so many everyday words.
pub fn plain(random: &mut Random, words: usize) -> String {
    let parts: Vec<&str> = (0..words).map(|_| random.pick(WORDS)).collect();
    parts.join(" ")
}

/// The same for up to so many words.
pub fn up_to(random: &mut Random, most: usize) -> String {
    let words = random.between(1, most);
    text(random, words)
}

/// A text of about `words` words. It has no line break, and starts and ends with something that can be seen.
pub fn text(random: &mut Random, words: usize) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for _ in 0..words.max(1) {
        parts.push(match random.below(100) {
            0..=1 => random.pick(LONG_WORDS),
            2..=4 => random.pick(EMOJI),
            5 => random.pick(SENTENCES),
            6 => random.pick(MARKED),
            _ => random.pick(WORDS),
        });
    }
    // A map in another language is so from end to end, not word by word.
    if random.chance(8) {
        parts = vec![random.pick(SENTENCES)];
    }
    let text = parts.join(" ");
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// Text that measuring, breaking and mirroring find hard.
const HARD: &[&str] = &[
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

/// A text of so many words at most, every third of which is hard to set.
pub fn hard(random: &mut Random, most: usize) -> String {
    let count = random.between(1, most);
    let word = |random: &mut Random| if random.one_in(3) { random.pick(HARD) } else { random.pick(WORDS) };
    (0..count).map(|_| word(random)).collect::<Vec<_>>().join(" ")
}
