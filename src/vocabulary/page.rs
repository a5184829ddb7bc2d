//! The words of pages and tables.

/// The words of pages and tables that the drawing doesn't have. `{}` is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageWords {
    // Headings.
    pub drawing: &'static str,
    pub curves: &'static str,
    pub journey: &'static str,
    pub gains: &'static str,
    pub actions: &'static str,
    pub about: &'static str,

    // The bar above the drawing.
    pub skip: &'static str,
    pub contents: &'static str,
    pub show: &'static str,
    pub channels: &'static str,
    pub lanes: &'static str,
    pub show_all: &'static str,
    pub find: &'static str,
    pub found: &'static str,
    pub zoom: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub fit_width: &'static str,
    pub fit_all: &'static str,
    pub colours: &'static str,
    pub system: &'static str,
    pub light: &'static str,
    pub dark: &'static str,

    // What is chosen.
    pub in_drawing: &'static str,
    pub in_tables: &'static str,
    pub copy_link: &'static str,
    pub copied: &'static str,
    pub close: &'static str,
    pub save_csv: &'static str,
    pub copy_csv: &'static str,

    // Looking at the drawing, and presenting it.
    pub views: &'static str,
    pub overview: &'static str,
    pub detail: &'static str,
    pub blueprint: &'static str,
    pub telling: &'static str,
    pub full_screen: &'static str,
    pub more: &'static str,
    pub save_svg: &'static str,
    pub save_png: &'static str,
    pub small_map: &'static str,
    pub keys: &'static str,
    pub key_move: &'static str,
    pub key_zoom: &'static str,
    pub key_arrows: &'static str,
    pub key_wheel: &'static str,
    pub story: &'static str,
    pub story_of: &'static str,
    pub next: &'static str,
    pub back: &'static str,
    pub first_last: &'static str,
    pub end_story: &'static str,
    pub no_notes: &'static str,

    // Stage by stage.
    pub touchpoint: &'static str,
    pub step: &'static str,
    pub whole_stage: &'static str,
    pub personas: &'static str,
    pub feeling: &'static str,
    pub expectation: &'static str,
    pub average: &'static str,
    pub picture: &'static str,
    pub attachments: &'static str,
    pub see: &'static str,
    pub before: &'static str,
    pub not_there: &'static str,

    // Pains, gains, actions.
    pub number: &'static str,
    pub severity: &'static str,
    pub pain: &'static str,
    pub who: &'static str,
    pub place: &'static str,
    pub answered_by: &'static str,
    pub nothing_yet: &'static str,
    pub action: &'static str,
    pub nobody: &'static str,
    pub due: &'static str,
    pub status: &'static str,
    pub experiment: &'static str,

    // Metrics.
    pub metric: &'static str,
    pub now: &'static str,
    pub was: &'static str,
    pub change: &'static str,
    pub better: &'static str,
    pub worse: &'static str,
    pub unchanged: &'static str,
    pub target: &'static str,
    pub to_target: &'static str,
    pub reached: &'static str,
    pub benchmark: &'static str,
    pub range: &'static str,
    pub unit: &'static str,

    // People, sources, the map itself.
    pub role: &'static str,
    pub segment: &'static str,
    pub goals: &'static str,
    pub needs: &'static str,
    pub quotes: &'static str,
    pub source: &'static str,
    pub date: &'static str,
    pub sample: &'static str,
    pub confidence: &'static str,
    pub unknown: &'static str,
    pub document: &'static str,
    pub scale: &'static str,
    pub scale_of: &'static str,
    pub criteria: &'static str,
    pub weight: &'static str,
    pub compares: &'static str,
    pub teams: &'static str,
    pub internal: &'static str,
    pub external: &'static str,
    pub partner: &'static str,
    pub measures: &'static str,
    pub file: &'static str,

    // A site of several maps.
    pub maps: &'static str,
    pub find_map: &'static str,
    pub no_map: &'static str,
    pub worst_pains: &'static str,
    pub in_these_maps: &'static str,
    pub all_pains: &'static str,
    pub owners: &'static str,
    pub map: &'static str,
}

impl PageWords {
    /// Whether a change is for the better; `verdict` is above zero where it is.
    pub fn verdict(&self, verdict: f64) -> &'static str {
        if verdict > 0.0 {
            self.better
        } else if verdict < 0.0 {
            self.worse
        } else {
            self.unchanged
        }
    }
}
