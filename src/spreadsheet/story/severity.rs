//! How bad pains are, in the words of a table: three levels whatever they are called.

use crate::{feeling::folded, parse::severity_meant, vocabulary::LANGUAGES};

/// How bad a pain is, as a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Low,
    Medium,
    High,
    Highest,
}

/// Everyday words for each rank, folded, in the languages of the labels; more of them are in `parse`.
const WORDS: [(Rank, &str); 4] = [
    (
        Rank::Low,
        "niedrig|gering|klein|leicht|faible|bas|basse|mineur|mineure|bajo|baja|leve|menor|baixo|baixa|低|小|低い|منخفض|منخفضة",
    ),
    (
        Rank::Medium,
        "mittel|massig|moyen|moyenne|modere|moderee|medio|media|moderado|moderada|media|medio|中|متوسط|متوسطة",
    ),
    (
        Rank::High,
        "high|big|large|important|significant|considerable|serious|hoch|gross|schwer|eleve|elevee|haut|haute|fort|forte|majeur|majeure|alto|alta|mayor|高|大|高い|عال|عالية|مرتفع|مرتفعة",
    ),
    (
        Rank::Highest,
        "very high|sehr hoch|kritisch|tres eleve|tres elevee|critique|muy alto|muy alta|critico|critica|muito alto|muito alta|最高|非常に高い|حرج|حرجة",
    ),
];

impl Rank {
    /// The rank that a word means, as a word of the language, an everyday word, or a word of a vocabulary.
    pub fn of(word: &str) -> Option<Self> {
        let word = word.trim().trim_end_matches(['!', '.']).trim();
        let plain = folded(word);
        let listed = || WORDS.iter().find(|(_, words)| words.split('|').any(|of| of == plain)).map(|(rank, _)| *rank);
        let meant = || severity_meant(&word.to_lowercase().replace(' ', "-"));
        let named = LANGUAGES.iter().find_map(|(_, words)| {
            let names = [(Self::Low, words.minor), (Self::High, words.major), (Self::Highest, words.critical)];
            names.into_iter().find(|(_, name)| folded(name) == plain).map(|(rank, _)| rank)
        });
        named.or_else(listed).or_else(|| [Self::Low, Self::Medium, Self::Highest].get(meant()?).copied())
    }

    /// The rank of a figure from 1, the least, to `highest`.
    pub fn of_figure(figure: u32, highest: u32) -> Self {
        let share = f64::from(figure - 1) / f64::from(highest - 1);
        match share {
            ..=0.25 => Self::Low,
            ..0.6 => Self::Medium,
            ..1.0 => Self::High,
            _ => Self::Highest,
        }
    }

    /// The severity, as a position in the list of the language, if the table has these ranks. The highest of three levels is
    /// critical.
    pub fn severity(self, all: &[Self]) -> usize {
        let has = |rank| all.contains(&rank);
        match self {
            Self::Low => 0,
            // Without a lower one it is the lowest of three.
            Self::Medium if has(Self::High) && has(Self::Highest) && !has(Self::Low) => 0,
            Self::Medium => 1,
            Self::High if has(Self::Medium) && !has(Self::Highest) => 2,
            Self::High => 1,
            Self::Highest => 2,
        }
    }
}

/// The rank and the text of a pain whose text says it at the beginning, as in "High: Slow" and "[minor] Slow", or
/// at the end, as in "Slow (high)".
pub fn rated(text: &str) -> (Option<Rank>, &str) {
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
        (Rank::of(word), if more { text } else { pain })
    });
    rated.find(|(rank, pain)| rank.is_some() && !pain.is_empty()).unwrap_or((None, text))
}
