//! The built-in measures, which no map needs to declare.

/// A built-in measure.
#[derive(Debug)]
pub struct BuiltInMeasure {
    /// Its name in maps.
    pub name: &'static str,
    /// Its name in the drawing.
    pub label: &'static str,
    /// The lowest and the highest value that it can have.
    pub range: Option<(f64, f64)>,
}

/// The net promoter score, which is no share.
pub const NPS: &str = "nps";

/// All of them, in the order of the reference.
pub const BUILT_IN_MEASURES: &[BuiltInMeasure] = &[
    BuiltInMeasure { name: "csat", label: "CSAT", range: None },
    BuiltInMeasure { name: NPS, label: "NPS", range: Some((-100.0, 100.0)) },
    BuiltInMeasure { name: "ces", label: "CES", range: Some((1.0, 7.0)) },
];
