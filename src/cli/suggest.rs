//! The known word that somebody probably meant.

/// The one of `known` that is nearly `word`, if any is.
pub(crate) fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let score = |known: &str| strsim::jaro_winkler(&word, &known.to_lowercase());
    let scored = known.into_iter().map(|known| (score(known), known));
    scored.filter(|&(score, _)| score > 0.8).max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, known)| known)
}
