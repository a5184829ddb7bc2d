//! What each language has a word for.

use super::PageWords;

/// The words of one language. `{}` is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    // The header.
    pub state: &'static str,
    pub current: &'static str,
    pub future: &'static str,
    pub owner: &'static str,
    pub made_with: &'static str,
    pub reviewed: &'static str,
    pub next_review: &'static str,
    pub every: &'static str,
    pub overdue: &'static str,
    pub goal: &'static str,
    pub need: &'static str,
    pub about: &'static str,

    // Lanes.
    pub personas: &'static str,
    pub storyboard: &'static str,
    pub doing: &'static str,
    pub thinking: &'static str,
    pub saying: &'static str,
    pub needing: &'static str,
    pub opportunities: &'static str,
    pub time: &'static str,
    pub metrics: &'static str,
    pub priority: &'static str,
    pub frontstage: &'static str,
    pub backstage: &'static str,
    pub support: &'static str,
    pub deliverables: &'static str,
    pub training: &'static str,
    pub insights: &'static str,
    pub principles: &'static str,
    pub phases: &'static str,
    pub material: &'static str,
    pub line_of_interaction: &'static str,
    pub line_of_visibility: &'static str,
    pub line_of_internal_interaction: &'static str,

    // Ways.
    pub ways_hint: &'static str,
    pub percent: &'static str,
    pub leave: &'static str,
    pub some_leave: &'static str,
    pub ends_here: &'static str,
    pub arc_ahead: &'static str,
    pub arc_back: &'static str,
    pub arc_out: &'static str,
    pub to_page: &'static str,
    pub from_page: &'static str,
    pub any_order: &'static str,

    // Columns.
    pub without_contact: &'static str,
    pub reach: &'static str,
    pub reach_here: &'static str,
    pub key_moment: &'static str,
    pub new: &'static str,
    pub replaces: &'static str,
    pub more: &'static str,
    /// Where the answer to a pain would be.
    pub no_answer_yet: &'static str,
    /// How many words of feelings have no room.
    pub words_not_shown: &'static str,
    /// Before the number of expectations that have no room.
    pub expected: &'static str,

    // What has become of the compared map.
    pub changes: &'static str,
    pub since: &'static str,
    /// Before a date.
    pub since_when: &'static str,
    pub moved: &'static str,
    pub gone: &'static str,
    pub solved: &'static str,
    /// An earlier pain that the map doesn't mention.
    pub unlisted: &'static str,
    pub was_severe: &'static str,
    pub eased: &'static str,
    pub worse: &'static str,
    pub still_there: &'static str,
    pub note: &'static str,

    // The experience panel.
    pub experience: &'static str,
    pub experience_hint: &'static str,
    /// From the highest to the lowest of five equal steps.
    pub feelings: [&'static str; 5],
    pub pains: &'static str,
    pub lowest: &'static str,
    pub minor: &'static str,
    pub major: &'static str,
    pub critical: &'static str,
    /// What these three end in where there are several such pains.
    pub severe_plural: &'static str,
    pub gain: &'static str,
    pub gap: &'static str,
    pub everyone: &'static str,
    pub both: &'static str,
    pub assumed: &'static str,

    // Opportunities.
    pub answers: &'static str,
    pub answers_at: &'static str,
    pub impact: &'static str,
    pub effort: &'static str,
    pub of: &'static str,
    pub experiment: &'static str,
    pub idea: &'static str,
    pub planned: &'static str,
    pub in_progress: &'static str,
    pub done: &'static str,
    pub dropped: &'static str,

    // Time, metrics, priority.
    pub time_linear: &'static str,
    pub time_log: &'static str,
    pub and: &'static str,
    pub all: &'static str,
    pub stage: &'static str,
    pub was_up: &'static str,
    pub was_down: &'static str,
    pub was_same: &'static str,
    pub target: &'static str,
    pub benchmark: &'static str,
    pub lower_is_better: &'static str,
    pub not_measured: &'static str,
    pub too_few: &'static str,
    pub no_answers: &'static str,
    pub priority_hint: &'static str,

    // The footer.
    pub sources: &'static str,
    pub sample: &'static str,
    pub measured_on: &'static str,
    pub data_rows: &'static str,
    pub data_cases: &'static str,
    /// Above what is said of a measurement.
    pub measured: &'static str,
    pub reasoned: &'static str,
    pub validated: &'static str,
    pub notes: &'static str,
    pub legend: &'static str,
    pub legend_before: &'static str,
    /// Next to the thin line that leads a curve over columns for others.
    pub legend_bridge: &'static str,
    pub legend_joined: &'static str,
    /// Beside arcs that lead back, ahead and out, beside a thin and a wide one, and beside one that is gone.
    pub legend_back: &'static str,
    pub legend_ahead: &'static str,
    pub legend_out: &'static str,
    pub legend_share: &'static str,
    pub legend_gone: &'static str,
    pub legend_minor: &'static str,
    pub legend_major: &'static str,
    pub legend_critical: &'static str,
    /// Next to the bead of a solved pain.
    pub legend_solved: &'static str,
    pub legend_mean: &'static str,
    pub legend_range: &'static str,
    pub legend_expected: &'static str,
    pub legend_step: &'static str,
    pub legend_assumed: &'static str,
    pub legend_average: &'static str,
    pub legend_target: &'static str,
    pub legend_was: &'static str,
    pub legend_benchmark: &'static str,
    pub drawn_by: &'static str,

    // The description for people who can't see the drawing.
    pub description: &'static str,
    pub stages: &'static str,
    pub columns: &'static str,
    pub touchpoints: &'static str,
    pub gains: &'static str,
    pub the_customer: &'static str,
    /// Who, and what the curve does.
    pub curve: &'static str,
    /// A score with its word, and a column's title; the same for the next three.
    pub curve_starts: &'static str,
    pub curve_rises: &'static str,
    pub curve_falls: &'static str,
    pub curve_ends: &'static str,
    /// A feeling and its column.
    pub curve_at: &'static str,
    /// The same after columns in any order, or before them.
    pub curve_goes_on: &'static str,
    /// Several of `curve_at`.
    pub curve_any_order: &'static str,
    /// Feelings off the way that most people take.
    pub curve_aside: &'static str,
    /// Where people go from a column: the column, and the parts that follow.
    pub ways_at: &'static str,
    /// This many go back to a column.
    pub way_back: &'static str,
    /// This many go to a column further on.
    pub way_ahead: &'static str,
    /// This many leave.
    pub way_out: &'static str,
    /// Nobody knows how many.
    pub some: &'static str,
    /// The row of the ways in tables.
    pub ways: &'static str,
    /// Who and where, the mean of several scores, the lowest and the highest of them.
    pub mean: &'static str,
    /// Between the parts of an enumeration.
    pub comma: &'static str,

    // Figures.
    pub months: [&'static str; 12],
    pub date: &'static str,
    pub month_of_year: &'static str,
    /// Around a figure below zero and one above. In right-to-left text they keep the sign at the figure's left.
    pub negative: [&'static str; 2],
    pub positive: [&'static str; 2],
    pub decimal_point: &'static str,
    pub thousands: &'static str,
    /// Week, day, hour, minute, second.
    pub time_units: [&'static str; 5],
    pub quotes: [&'static str; 2],
    /// The built-in channels by name, except in English, which the table of channels has.
    pub channels: &'static [(&'static str, &'static str)],

    /// The finding of a map in one sentence.
    pub headline: HeadlineWords,

    /// The additional words of pages and tables.
    pub page: PageWords,
}

/// The parts of the finding of a map in one sentence. `{}` is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadlineWords {
    /// Articles as labels begin with them, where the language has small letters.
    pub articles: &'static [&'static str],
    /// Where it feels worst, and how.
    pub worst: &'static str,
    /// A feeling, and who feels it.
    pub felt_by: &'static str,
    /// How far below what somebody expected.
    pub below: &'static str,
    /// How far below what was expected.
    pub below_expected: &'static str,
    /// Where it feels best, and how, on a map without anything bad.
    pub best: &'static str,
    /// How far above what somebody expected.
    pub above: &'static str,
    /// How far above what was expected.
    pub above_expected: &'static str,
    /// How many critical pains are unanswered: one, several.
    pub critical: [&'static str; 2],
    /// How many major pains are unanswered: one, several.
    pub major: [&'static str; 2],
    /// Between the two parts of the sentence.
    pub then: &'static str,
}
