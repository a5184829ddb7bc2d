//! What people write as the first word of a line: other words for a keyword, what somebody does, remarks.

use super::suggest::{is_one_slip, nearest};
use crate::{
    ast::Statement,
    keyword::{Keyword, foreign},
};

/// Words that other tools and the trade use for a keyword.
const SYNONYMS: &[(&str, Keyword)] = &[
    ("title", Keyword::Journey),
    ("map", Keyword::Journey),
    ("section", Keyword::Stage),
    ("act", Keyword::Stage),
    ("chapter", Keyword::Stage),
    ("scene", Keyword::Touchpoint),
    ("repeat", Keyword::Then),
    ("repeats", Keyword::Then),
    ("retry", Keyword::Then),
    ("retries", Keyword::Then),
    ("loop", Keyword::Then),
    ("goto", Keyword::Then),
    ("go-to", Keyword::Then),
    ("go", Keyword::Then),
    ("goes", Keyword::Then),
    ("back", Keyword::Then),
    ("returns", Keyword::Then),
    ("jump", Keyword::Then),
    ("skip", Keyword::Then),
    ("if", Keyword::Then),
    ("branch", Keyword::Then),
    ("branches", Keyword::Then),
    ("next", Keyword::Then),
    ("else", Keyword::Then),
    ("otherwise", Keyword::Then),
    ("when", Keyword::Then),
    ("unless", Keyword::Then),
    ("while", Keyword::Then),
    ("until", Keyword::Then),
    ("either", Keyword::Then),
    ("switch", Keyword::Then),
    ("fork", Keyword::Then),
    ("split", Keyword::Then),
    ("decision", Keyword::Then),
    ("loops", Keyword::Then),
    ("jumps", Keyword::Then),
    ("skips", Keyword::Then),
    ("return", Keyword::Then),
    ("again", Keyword::Then),
    ("alternative", Keyword::Then),
    ("alternatively", Keyword::Then),
    ("zurück", Keyword::Then),
    ("sonst", Keyword::Then),
    ("parallel", Keyword::Order),
    ("exit", Keyword::Leaves),
    ("exits", Keyword::Leaves),
    ("quits", Keyword::Leaves),
    ("drops", Keyword::Leaves),
    ("abandons", Keyword::Leaves),
    ("abandon", Keyword::Leaves),
    ("churns", Keyword::Leaves),
    ("churn", Keyword::Leaves),
    ("drop-off", Keyword::Leaves),
    ("dropoff", Keyword::Leaves),
    ("drop-out", Keyword::Leaves),
    ("dropout", Keyword::Leaves),
    ("abandonment", Keyword::Leaves),
    ("learning", Keyword::Insight),
    ("finding", Keyword::Insight),
    ("actor", Keyword::Persona),
    ("user", Keyword::Persona),
    ("task", Keyword::Touchpoint),
    ("column", Keyword::Touchpoint),
    ("interaction", Keyword::Touchpoint),
    ("activity", Keyword::Step),
    ("wait", Keyword::Step),
    ("doing", Keyword::Does),
    ("action", Keyword::Does),
    ("thinking", Keyword::Thinks),
    ("thought", Keyword::Thinks),
    ("saying", Keyword::Says),
    ("feeling", Keyword::Feels),
    ("emotion", Keyword::Feels),
    ("mood", Keyword::Feels),
    ("expectation", Keyword::Expects),
    ("painpoint", Keyword::Pain),
    ("pain-point", Keyword::Pain),
    ("problem", Keyword::Pain),
    ("issue", Keyword::Pain),
    ("idea", Keyword::Opportunity),
    ("solution", Keyword::Opportunity),
    ("channels", Keyword::Via),
    ("duration", Keyword::Takes),
    ("time", Keyword::Takes),
    ("kpi", Keyword::Metric),
    ("import", Keyword::Use),
    ("include", Keyword::Use),
    ("description", Keyword::About),
    ("summary", Keyword::About),
    ("evidence", Keyword::From),
    ("job", Keyword::Role),
    ("occupation", Keyword::Role),
    ("profession", Keyword::Role),
    ("language", Keyword::Lang),
    ("deadline", Keyword::Due),
    ("solves", Keyword::Answers),
    ("addresses", Keyword::Answers),
    ("fixes", Keyword::Answers),
    ("resolves", Keyword::Answers),
    ("tackles", Keyword::Answers),
    ("where", Keyword::Via),
    ("place", Keyword::Via),
    ("location", Keyword::Via),
    ("wish", Keyword::Needs),
    ("wishes", Keyword::Needs),
    ("wants", Keyword::Needs),
    ("actions", Keyword::Does),
    ("thoughts", Keyword::Thinks),
    ("emotions", Keyword::Feels),
    ("expectations", Keyword::Expects),
    ("scope", Keyword::About),
    ("comment", Keyword::Note),
    ("comments", Keyword::Note),
    ("remark", Keyword::Note),
    ("remarks", Keyword::Note),
    ("reason", Keyword::Note),
    ("why", Keyword::Note),
    ("sentiment", Keyword::Feels),
    ("device", Keyword::Via),
    ("tool", Keyword::Support),
    ("tools", Keyword::Support),
    ("cause", Keyword::Note),
    ("causes", Keyword::Note),
    ("subtitle", Keyword::About),
    ("audience", Keyword::About),
    ("participants", Keyword::With),
    ("attendees", Keyword::With),
    ("author", Keyword::Owner),
    ("responsible", Keyword::Owner),
    ("assignee", Keyword::Owner),
    ("assigned", Keyword::Owner),
    ("who", Keyword::For),
    ("whom", Keyword::For),
    ("opportunities", Keyword::Opportunity),
    ("ideas", Keyword::Opportunity),
    ("improvement", Keyword::Opportunity),
    ("improvements", Keyword::Opportunity),
    ("solutions", Keyword::Opportunity),
    ("problems", Keyword::Pain),
    ("issues", Keyword::Pain),
    ("frustration", Keyword::Pain),
    ("frustrations", Keyword::Pain),
    ("painpoints", Keyword::Pain),
    ("benefit", Keyword::Gain),
    ("benefits", Keyword::Gain),
    ("delight", Keyword::Gain),
    ("feelings", Keyword::Feels),
    ("system", Keyword::Support),
    ("systems", Keyword::Support),
    ("kpis", Keyword::Metric),
    ("opp", Keyword::Opportunity),
    ("opps", Keyword::Opportunity),
    ("recommendation", Keyword::Opportunity),
    ("recommendations", Keyword::Opportunity),
    ("suggestion", Keyword::Opportunity),
    ("suggestions", Keyword::Opportunity),
    ("hmw", Keyword::Opportunity),
    ("barrier", Keyword::Pain),
    ("barriers", Keyword::Pain),
    ("obstacle", Keyword::Pain),
    ("obstacles", Keyword::Pain),
    ("hurdle", Keyword::Pain),
    ("hurdles", Keyword::Pain),
    ("friction", Keyword::Pain),
    ("challenge", Keyword::Pain),
    ("challenges", Keyword::Pain),
    ("experience", Keyword::Feels),
    ("needing", Keyword::Needs),
    ("attached", Keyword::Attach),
    ("ways", Keyword::Then),
    ("expecting", Keyword::Expects),
    ("expected", Keyword::Expects),
    ("effect", Keyword::Impact),
    ("effects", Keyword::Impact),
    ("lasts", Keyword::Takes),
];

/// What customers do, as the first word of a line: no misspelt keyword.
const VERBS: [&str; 48] = [
    "pays",
    "reads",
    "sees",
    "buys",
    "sells",
    "sends",
    "calls",
    "asks",
    "opens",
    "writes",
    "looks",
    "walks",
    "signs",
    "books",
    "gets",
    "clicks",
    "visits",
    "searches",
    "compares",
    "chooses",
    "checks",
    "saves",
    "leads",
    "finds",
    "enters",
    "fills",
    "orders",
    "picks",
    "logs",
    "tries",
    "receives",
    "uploads",
    "downloads",
    "scans",
    "types",
    "selects",
    "adds",
    "confirms",
    "talks",
    "tells",
    "learns",
    "starts",
    "waits",
    "drives",
    "installs",
    "registers",
    "cancels",
    "contacts",
];
/// What customers do, in words that are also the plural of a keyword.
const ALSO_NOUNS: [&str; 2] = ["notes", "steps"];
/// The same, in words that may lead to another column.
const MOVES: [&str; 2] = ["goes", "returns"];
/// Other words that are near a keyword, but seldom a misspelt one.
const WORDS: [&str; 14] = [
    "bounce", "stop", "vote", "store", "shop", "state", "stay", "answered", "the", "they", "them", "than", "there",
    "these",
];

/// Whether a word says what somebody does.
fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}

/// Whether a line begins with what somebody does. `Steps outside` does, and `steps:` is a list.
pub fn says_an_action(word: &str, line: Statement) -> bool {
    let more = !line.head.is_empty();
    is_verb(word) || ALSO_NOUNS.contains(&word) && line.colon.is_none() && more || MOVES.contains(&word) && more
}

/// The keyword that an unknown first word means, misspelt or under another name.
pub fn keyword_for(word: &str) -> Option<Keyword> {
    if is_verb(word) {
        return Some(Keyword::Does);
    }
    if WORDS.contains(&word) {
        return None;
    }
    // Two slips are too many for a word that would open a block of the story, and take the lines below it.
    let opens = |keyword: &Keyword| keyword.is_division() || keyword.is_column();
    let near = nearest(word, Keyword::ALL.iter().map(|keyword| keyword.word())).and_then(Keyword::parse);
    synonym(word).or_else(|| near.filter(|keyword| !opens(keyword) || is_one_slip(word, keyword.word())))
}

pub fn synonym(word: &str) -> Option<Keyword> {
    SYNONYMS.iter().find(|(other, _)| *other == word).map(|&(_, keyword)| keyword).or_else(|| foreign(word))
}

/// Words for a declaration that mean another line in the story.
const DECLARED: &[(&str, Keyword)] = &[
    ("evidence", Keyword::Source),
    ("research", Keyword::Source),
    ("study", Keyword::Source),
    ("interviews", Keyword::Source),
    ("department", Keyword::Team),
    ("group", Keyword::Team),
    ("customer", Keyword::Persona),
    ("client", Keyword::Persona),
    ("kpi", Keyword::Measure),
    ("metric", Keyword::Measure),
];

/// The keyword of a declaration that `word` means.
pub fn declaration_for(word: &str) -> Option<Keyword> {
    DECLARED.iter().find(|(other, _)| *other == word).map(|&(_, keyword)| keyword)
}

/// Whether a word is the usual one for something about a file, which isn't part of the journey.
pub fn is_about_the_file(word: &str) -> bool {
    let words = [
        "version",
        "revision",
        "created",
        "updated",
        "modified",
        "changed",
        "license",
        "licence",
        "copyright",
        "tags",
        "id",
    ];
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a word begins a note to oneself, which isn't part of the journey either.
pub fn is_reminder(word: &str) -> bool {
    ["todo", "fixme", "xxx", "hack", "tbd"].iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a line that begins with this word is meant as a comment.
pub fn is_meant_as_comment(word: &str) -> bool {
    is_reminder(word) || is_about_the_file(word)
}
