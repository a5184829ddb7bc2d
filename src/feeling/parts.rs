//! What a feeling consists of.

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feeling {
    /// The figure.
    pub number: Option<f64>,
    /// The highest possible one, if it is given, as in 3/5.
    pub of: Option<f64>,
    /// Whether the figure has a sign, so that others may be below zero.
    pub signed: bool,
    /// How good it is from -2 to 2, from words, faces or signs.
    pub level: Option<f64>,
    pub word: String,
    /// The words before the figure; they are also in `word`.
    pub before: String,
}
