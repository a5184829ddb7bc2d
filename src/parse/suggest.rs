//! "Did you mean": the known word closest to an unknown one.

use crate::{
    ast::Statement,
    diagnostic::{Applicability, Code, Diagnostic, Fix},
    keyword::{Keyword, foreign},
    parse::is_blank,
    span::Span,
};

/// The candidate closest to `word`, if there is one: up to one slip in a short word, two in a longer one. The first
/// among equally close ones.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, candidates).min_by_key(|&(slips, _)| slips).map(|(_, candidate)| candidate)
}

/// The candidate that a word is a misspelling of, and how certain that is. A word that says the opposite is none.
pub fn misspelt<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, Applicability)> {
    let opposite = |meant: &str| {
        let word = word.to_lowercase();
        OPPOSITE.iter().any(|prefix| word.starts_with(prefix) && !meant.starts_with(prefix))
    };
    let (slips, meant) =
        near(word, candidates).filter(|(_, meant)| !opposite(meant)).min_by_key(|&(slips, _)| slips)?;
    let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    let certain = slips <= 1 && first(word) == first(meant);
    Some((meant, if certain { Applicability::Safe } else { Applicability::Unsafe }))
}

/// How words begin that say the opposite of the rest.
const OPPOSITE: [&str; 6] = ["un", "in", "non", "dis", "not", "mis"];

/// Only this many candidates are considered: no map written by a person has more names of a kind, and in a file with as
/// many mistakes as names the work would be the product of both.
const MOST: usize = 1_000;
/// Only this many candidates are compared letter by letter, those with the most letters in common first.
const MOST_COMPARED: usize = 16;

/// A quick way to see that two words are too different.
#[derive(Debug, Clone, Copy)]
pub struct Outline {
    length: usize,
    /// The letters of a word, each as one of 64 bits.
    letters: u64,
}

impl Outline {
    /// The outline of a word.
    pub fn of(word: &str) -> Self {
        let letters = word.chars().flat_map(char::to_lowercase);
        Self {
            length: word.chars().count(),
            letters: letters.fold(0, |letters, letter| letters | 1 << (letter as u32 % 64)),
        }
    }

    /// How many slips are allowed between two words.
    fn allowed(self, other: Self) -> usize {
        match self.length.min(other.length) {
            ..=2 => 0,
            3..=4 => 1,
            _ => 2,
        }
    }

    /// The least number of slips between them, unless that is too many: a slip adds at most one letter and removes one.
    fn apart(self, other: Self) -> Option<usize> {
        let more = |a: Self, b: Self| (a.letters & !b.letters).count_ones() as usize;
        let apart = more(self, other).max(more(other, self)).max(self.length.abs_diff(other.length));
        (apart <= self.allowed(other)).then_some(apart)
    }
}

/// Every candidate close to `word`, with the number of slips between them.
pub fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    near_outlines(word, candidates.into_iter().map(|candidate| (candidate, Outline::of(candidate))))
}

/// The same for candidates whose outlines are known.
pub fn near_outlines<'a>(
    word: &str,
    candidates: impl Iterator<Item = (&'a str, Outline)>,
) -> impl Iterator<Item = (usize, &'a str)> {
    let outline = Outline::of(word);
    // A word of a hundred letters isn't a slip of anything.
    let candidates = candidates.take(if outline.length <= 64 { MOST } else { 0 });
    let alike = candidates.filter_map(|(candidate, other)| Some((outline.apart(other)?, candidate, other)));
    let mut alike: Vec<(usize, &str, Outline)> = alike.collect();
    // The sort is stable: among equally close ones the first stays first.
    alike.sort_by_key(|&(apart, ..)| apart);
    alike.truncate(MOST_COMPARED);
    let word = word.to_lowercase();
    alike.into_iter().filter_map(move |(_, candidate, other)| {
        let slips = strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
        (slips <= outline.allowed(other)).then_some((slips, candidate))
    })
}

/// Words that other tools and the trade use for a keyword.
const SYNONYMS: &[(&str, Keyword)] = &[
    ("title", Keyword::Journey),
    ("map", Keyword::Journey),
    ("section", Keyword::Stage),
    ("repeat", Keyword::Then),
    ("repeats", Keyword::Then),
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
    ("parallel", Keyword::Order),
    ("exit", Keyword::Leaves),
    ("exits", Keyword::Leaves),
    ("quits", Keyword::Leaves),
    ("drops", Keyword::Leaves),
    ("abandons", Keyword::Leaves),
    ("churns", Keyword::Leaves),
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
    ("actions", Keyword::Does),
    ("thoughts", Keyword::Thinks),
    ("emotions", Keyword::Feels),
    ("expectations", Keyword::Expects),
    ("scope", Keyword::About),
    ("comment", Keyword::Note),
    ("comments", Keyword::Note),
    ("remark", Keyword::Note),
    ("remarks", Keyword::Note),
    ("cause", Keyword::Note),
    ("causes", Keyword::Note),
    ("author", Keyword::Owner),
    ("responsible", Keyword::Owner),
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
const WORDS: [&str; 7] = ["stop", "vote", "store", "shop", "state", "stay", "answered"];

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
    synonym(word).or_else(|| nearest(word, Keyword::ALL.iter().map(|keyword| keyword.word())).and_then(Keyword::parse))
}

/// The keyword that `word` is a synonym of.
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

/// How certain it is which keyword a word is: certain if exactly one is a single slip away.
fn certainty(written: &str, meant: Keyword, line: Statement) -> Applicability {
    // A sentence begins with a capital letter and has no colon.
    if line.colon.is_none() && written.starts_with(char::is_uppercase) {
        return Applicability::Unsafe;
    }
    let slips = near(written, Keyword::ALL.iter().map(|keyword| keyword.word()));
    let close: Vec<&str> = slips.filter(|&(slips, _)| slips <= 1).map(|(_, keyword)| keyword).collect();
    let [keyword] = close.as_slice() else { return Applicability::Unsafe };
    // `scope` is another word for `about`, and only looks like `score`.
    if *keyword != meant.word() {
        return Applicability::Unsafe;
    }
    // `fro` is `for`, but `foo` may be any short word.
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    let short = keyword.len() <= 3 && letters(keyword) != letters(written);
    if short { Applicability::Unsafe } else { Applicability::Safe }
}

/// Whether a word is the usual one for something about a file, which isn't part of the journey.
fn is_about_the_file(word: &str) -> bool {
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
fn is_reminder(word: &str) -> bool {
    ["todo", "fixme", "xxx", "hack", "tbd"].iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a line that begins with this word is meant as a comment.
pub fn is_meant_as_comment(word: &str) -> bool {
    is_reminder(word) || is_about_the_file(word)
}

/// The diagnostic for a line with an unknown first word, which may be close to a keyword or a lane.
pub fn unknown_keyword(written: &str, line: Statement, guess: Option<Keyword>, lane: Option<&str>) -> Diagnostic {
    let title = match line.colon {
        Some(_) => format!("`{written}` is not a keyword"),
        None => "The line does not start with a keyword".to_owned(),
    };
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, line.keyword, "no line starts with this word");
    match (lane, guess) {
        (Some(meant), _) => {
            diagnostic.help(format!("did you mean `{meant}`?")).fix(Fix::needs_a_look(line.keyword, meant))
        }
        (None, Some(Keyword::Does)) if says_an_action(&written.to_lowercase(), line) => {
            let mut verb = written.to_lowercase();
            verb[..1].make_ascii_uppercase();
            let new = format!("does: {verb}");
            // `Pays: cash`, but `Opens the page: Looks around`.
            let end = line.colon.filter(|_| line.head.is_empty()).unwrap_or(line.keyword);
            diagnostic
                .help(format!("what somebody does is a text: `{new} …`"))
                .fix(Fix::needs_a_look(line.keyword.to(end), new))
        }
        (None, Some(keyword)) => diagnostic
            .help(format!("did you mean `{}`?", keyword.word()))
            .fix(Fix::new(certainty(written, keyword, line), line.keyword, keyword.word())),
        (None, None) if is_about_the_file(written) => diagnostic
            .help(format!("write it as a comment: `# {written}: …`; git keeps who changed the file, and when"))
            .fix(Fix::needs_a_look(Span { end: line.keyword.start, ..line.keyword }, "# ")),
        (None, None) if is_reminder(written) => diagnostic
            .help(format!("write it as a comment: `# {written} …`"))
            .fix(Fix::needs_a_look(Span { end: line.keyword.start, ..line.keyword }, "# ")),
        (None, None) if written.eq_ignore_ascii_case("answered") => {
            diagnostic.help("an opportunity says which pain it answers: write `answers: …` below the opportunity")
        }
        (None, None) if line.colon.is_none() => diagnostic.help(
            "start it with a keyword and a colon, with `|` if it continues the line above, or with `#` if it is a comment",
        ),
        (None, None) => {
            diagnostic.help("`wayline reference` lists the keywords; declare your own lane with `lane NAME: …`")
        }
    }
}

/// A comment of another language, rewritten as one of this language.
fn comment(text: &str) -> Option<String> {
    let enclosed = |open: &str, close: &str| text.strip_prefix(open)?.trim_end().strip_suffix(close);
    let plain = ["//", "%%", ";", "--"].iter().find_map(|sign| text.strip_prefix(sign));
    let said = plain.or_else(|| enclosed("<!--", "-->")).or_else(|| enclosed("/*", "*/"))?;
    let said = said.trim_start_matches(['/', '%', ';', '*', '!']).trim();
    (!said.is_empty()).then(|| format!("# {said}"))
}

/// `"pain": "It is slow",` as a line of a map.
fn unquoted(text: &str) -> Option<String> {
    let (word, value) = text.strip_prefix('"')?.split_once('"')?;
    let keyword = Keyword::in_any_case(word)?;
    let value = value.trim_start().strip_prefix(':')?.trim();
    let value = value.strip_suffix(',').unwrap_or(value).trim_end();
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    let plain = !value.is_empty() && !value.contains(['"', '{', '}', '[', ']', '\\']);
    plain.then(|| format!("{}: {value}", keyword.word()))
}

/// `'does: Pays'` without the quotation marks.
fn unquoted_line(text: &str) -> Option<String> {
    let open = text.chars().next().filter(|open| ['"', '\'', '“', '‘', '«', '„'].contains(open))?;
    let close = ['"', '\'', '”', '’', '»', '“'];
    let line = text[open.len_utf8()..].trim_end_matches([',', ';']).strip_suffix(close)?.trim();
    let (head, said) = line.split_once([':', '：'])?;
    let known = Keyword::in_any_case(head.split(is_blank).next()?).is_some();
    (known && !said.trim().is_empty()).then(|| line.to_owned())
}

/// `“I gave up” – P3` and `> I gave up`: what somebody said.
fn quoted(text: &str) -> Option<&str> {
    let close = |open: char| match open {
        '“' => Some(['”', '“']),
        '„' => Some(['“', '”']),
        '«' => Some(['»', '»']),
        '"' => Some(['"', '"']),
        _ => None,
    };
    let open = text.chars().next()?;
    let whole = || close(open).filter(|close| text[open.len_utf8()..].contains(*close)).map(|_| text);
    text.strip_prefix("> ").map(|said| said.trim_matches(is_blank)).filter(|said| !said.is_empty()).or_else(whole)
}

/// The diagnostic for a line that doesn't start with a word; `says` is the keyword for what somebody says here.
pub fn not_a_line(text: &str, span: Span, says: Option<Keyword>) -> Diagnostic {
    let title = "The line does not start with a keyword";
    let diagnostic = Diagnostic::new(Code::UnknownKeyword, title, span, "no line starts like this");
    if let Some(target) = ["->", "=>", "→", "⇒"].iter().find_map(|arrow| text.strip_prefix(arrow)) {
        let new = format!("{} {}", Keyword::Then.word(), target.trim());
        let diagnostic = diagnostic.help(format!("if it says where people go, write `{new}`"));
        return if target.trim().is_empty() { diagnostic } else { diagnostic.fix(Fix::needs_a_look(span, new)) };
    }
    if let Some(new) = unquoted(text).or_else(|| unquoted_line(text)) {
        return diagnostic.help(format!("write `{new}`")).fix(Fix::needs_a_look(span, new));
    }
    if let Some((said, keyword)) = quoted(text).zip(says) {
        let new = format!("{}: {said}", keyword.word());
        return diagnostic
            .help(format!("write `{new}`, or start it with `#` if it is a comment"))
            .fix(Fix::needs_a_look(span, new));
    }
    if let Some(comment) = text.strip_prefix("--").and_then(|_| comment(text)) {
        return diagnostic.help("a comment starts with `#`").fix(Fix::needs_a_look(span, comment));
    }
    if ["[ ]", "[x]", "[X]", "☐", "☑", "✓"].iter().any(|mark| text.starts_with(mark)) {
        let new = format!("# {text}");
        return diagnostic.help(format!("write it as a comment: `{new}`")).fix(Fix::needs_a_look(span, new));
    }
    match text.chars().next() {
        Some('<') if text[1..].starts_with(char::is_alphabetic) || text[1..].starts_with('/') => {
            diagnostic.help("a map has no tags: write `keyword: text`")
        }
        Some('/' | ';' | '%' | '<') => {
            let diagnostic = diagnostic.help("a comment starts with `#`");
            Diagnostic { fix: comment(text).map(|comment| Fix::safe(span, comment)), ..diagnostic }
        }
        Some('-' | '*' | '•') => diagnostic.help("lists need no bullets: start the line with its keyword"),
        _ => diagnostic.help("write `keyword: text`, or start the line with `#` if it is a comment"),
    }
}
