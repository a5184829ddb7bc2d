//! Which language a tag stands for.

use super::{ARABIC, ENGLISH, FRENCH, GERMAN, JAPANESE, SPANISH, Words};

/// The languages that drawings are written in: each one's tag and its words.
pub const LANGUAGES: [(&str, &Words); 6] =
    [("en", &ENGLISH), ("de", &GERMAN), ("fr", &FRENCH), ("es", &SPANISH), ("ja", &JAPANESE), ("ar", &ARABIC)];

impl Words {
    /// The words for a BCP 47 tag; English if the language has no table.
    pub fn for_lang(lang: Option<&str>) -> &'static Self {
        let wanted = language(lang);
        LANGUAGES.iter().find(|(tag, _)| *tag == wanted).map_or(&ENGLISH, |(_, words)| words)
    }
}

/// Whether a language is written from right to left, as far as its tag says.
pub fn is_rtl(lang: Option<&str>) -> bool {
    let script = lang.unwrap_or_default().split(['-', '_']).skip(1).find(|part| part.len() == 4);
    match script {
        Some(script) => {
            ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"].contains(&script.to_ascii_lowercase().as_str())
        }
        None => ["ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"].contains(&language(lang).as_str()),
    }
}

/// The language alone, without script and region.
pub fn language(lang: Option<&str>) -> String {
    lang.unwrap_or_default().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_its_language_whatever_its_region() {
        assert_eq!(Words::for_lang(Some("de-AT")).owner, GERMAN.owner);
        assert_eq!(Words::for_lang(Some("tlh")).owner, ENGLISH.owner);
        assert_eq!(Words::for_lang(None).owner, ENGLISH.owner);
    }

    #[test]
    fn a_script_says_more_than_a_language() {
        assert!(is_rtl(Some("ar")) && is_rtl(Some("he-IL")) && is_rtl(Some("az-Arab")));
        assert!(!is_rtl(Some("en")) && !is_rtl(Some("ar-Latn")) && !is_rtl(None));
    }
}
