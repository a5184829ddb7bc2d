//! Every word that the drawing adds itself, so that a language is one table.

/// The words of one language. `{}` stands for what is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each word is what it is called")]
pub struct Words {
    // The experience panel.
    pub experience: &'static str,
    pub experience_hint: &'static str,
    /// From the highest to the lowest of five equal steps.
    pub feelings: [&'static str; 5],
    pub pains: &'static str,
    pub minor: &'static str,
    pub major: &'static str,
    pub critical: &'static str,
    pub gain: &'static str,
    pub gap: &'static str,
    pub everyone: &'static str,
    pub both: &'static str,
    pub assumed: &'static str,
}

/// English.
pub static ENGLISH: Words = Words {
    experience: "Experience",
    experience_hint: "How it feels, step by step",
    feelings: ["Delighted", "Pleased", "Neutral", "Frustrated", "Desperate"],
    pains: "Pains",
    minor: "Minor",
    major: "Major",
    critical: "Critical",
    gain: "Gain",
    gap: "gap {}",
    everyone: "Everyone",
    both: "Both",
    assumed: "assumed",
};

impl Words {
    /// The words for a BCP 47 tag; English where the language has no table.
    pub fn for_lang(_lang: Option<&str>) -> &'static Self {
        &ENGLISH
    }
}
