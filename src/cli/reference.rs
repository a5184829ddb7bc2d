//! The language as text, from the table that the parser uses.
//!
//! Plain enough for a person, or for a language model that should write a map.

use crate::keyword::{BUILT_IN_CHANNELS, Head, Keyword, Named, Rule, Times, Value};

/// Summaries begin in this column if the form before them is short enough.
const SUMMARY: usize = 46;

const LAW: &str = "\
A map is plain text, one fact a line: keyword, head, colon, text.

  keyword head: text    what is in [brackets] here can be left out; the text runs to the end of the line
  | more text           goes on with the text of the line above; an empty one begins a paragraph
  # comment             on a line of its own

A line belongs to the nearest block above it that takes its keyword; indentation is only for the eye. So below an opportunity and its
owner, `backstage` is the touchpoint's again. Three things come first: the journey's own lines before everything, a stage's before its
touchpoints, and a touchpoint's `for` before its pains.
A text may hold *emphasis*, `code` and [label](link); a \\ before *, ` or [ makes it plain.

What the capitals below stand for:
  NAME          a word that you choose: letters first, then digits, - and _ too, such as anna or first-visit; capitals count.
                PERSONA, TEAM, SOURCE, PAIN, CHANNEL and MEASURE are such names, declared somewhere in the map;
                names go into heads and lists, the text after the colon is what readers see
  LABEL         one or several words
  COLUMN        the NAME of a touchpoint or step, or of a stage that has neither
  SCORE         from -2, the worst, to 2, the best, in steps as fine as you like, unless `scale` says otherwise
  CRITERION     cost, sales, strategy or frequency, unless `priority` names others
  MIN, MAX, A   durations such as 90s, 15m, 1h 30m, 2 days, 1 week; `takes` may have one instead of two
  PATH          a file that is there, relative to the map's own folder
  N             a number with a point, no comma: 1250, 3.5

The smallest map is a `journey` line and a `stage` line. Declarations come before the first stage. Leave out what isn't known.
";

/// What the lines below don't say of themselves.
const RULES_IN_WORDS: &[(&str, &[&str])] = &[
    (
        "Names",
        &[
            "Two things of one kind have different names (touchpoints and steps are one kind); a team and a channel may share one.",
            "Other lines use the name, or the text after the colon where only one thing is called that; also above the declaration.",
            "Personas, pains and lanes must be declared; other names needn't be declared. No lane has the name of a keyword.",
        ],
    ),
    (
        "Personas",
        &[
            "A line names at most one; `for` takes several. A map without personas has one, the customer, and its lines name nobody.",
            "Lines without a persona speak for all. In feels, expects, reach, takes and metric, a persona's own line replaces such a line.",
            "With a `then` or `leaves` of their own in a column, a persona has none of the others there: repeat those with the name.",
            "Personas for whom a column is not meant go on to their next one. A persona without any `feels` has no curve.",
        ],
    ),
    (
        "Values",
        &[
            "Lists have commas between their entries, and none twice. Keywords and fixed words stay English in any `lang`.",
            "A metric is the bare figure (its measure has the unit, such as % or days): csat, nps from -100 to 100, ces from 1 to 7.",
            "`measured` takes the figure from the `data` of a source; metric and feels then need a `column` with the answers below them.",
            "`score` rates the column by the criteria, not all of which have to be there. `impact` and `effort` are whole numbers.",
        ],
    ),
    (
        "Ways",
        &[
            "Everybody goes from each column to the next; `then` and `leaves` say otherwise. `then` leads ahead, back, or to the same column.",
            "N % is of those who come to this column. Those who go ahead or leave are 100 % at most; whoever is left goes on to the next column.",
            "A `then` ahead or a `leaves` without N % takes all who are left. Going back takes nobody away.",
            "Ways lead into and out of a stage with `order: any`, but not from one of its columns to another.",
        ],
    ),
];

/// Lines that are allowed inside many others.
const UNDER: &[Keyword] = &[Keyword::For, Keyword::From, Keyword::By];

/// The whole language, with `example` as a map.
pub(crate) fn whole(example: &str) -> String {
    let mut page = Page { text: LAW.to_owned() };
    let journey = || Keyword::Journey.takes();
    for (title, rules) in RULES_IN_WORDS {
        page.section(title);
        rules.iter().for_each(|rule| page.push(&format!("  {rule}")));
    }
    page.section("The map");
    Keyword::Journey.rules().for_each(|rule| page.line(1, rule));
    let plain = |rule: &&Rule| !rule.keyword.is_declaration() && !rule.keyword.is_division();
    journey().filter(plain).for_each(|rule| page.line(2, rule));
    page.section("Declarations, also in files that maps `use`");
    journey().filter(|rule| rule.keyword.is_declaration()).for_each(|rule| page.block(rule));
    page.section("The story");
    [Keyword::Phase, Keyword::Stage].iter().flat_map(|keyword| keyword.rules()).for_each(|rule| page.line(1, rule));
    let column = |keyword: Keyword| {
        Keyword::Touchpoint.rule_in(keyword).is_some() || keyword.rule_in(Keyword::Touchpoint).is_some()
    };
    Keyword::Stage.takes().filter(|rule| !column(rule.keyword)).for_each(|rule| page.line(2, rule));
    page.section("In a touchpoint or a step; all but those marked + also in a stage, for all of it");
    Keyword::Touchpoint.takes().for_each(|rule| page.block(rule));
    page.section("Under other lines");
    UNDER.iter().flat_map(|keyword| keyword.rules()).for_each(|rule| page.under(rule));
    page.section("Channels that need no declaration");
    page.words(BUILT_IN_CHANNELS.iter().map(|channel| channel.name));
    page.section("An example");
    let facts = example.lines().filter(|line| !line.trim_start().starts_with('#')).collect::<Vec<_>>().join("\n");
    facts.trim().lines().for_each(|line| page.push(&format!("  {line}")));
    page.text
}

/// Everything about one keyword.
pub(crate) fn keyword(keyword: Keyword) -> String {
    let mut page = Page { text: String::new() };
    for (at, rule) in keyword.rules().enumerate() {
        if at > 0 {
            page.push("");
        }
        page.push(&form(rule));
        page.push(&format!("  {}", rule.summary));
        let places: Vec<_> = rule.inside.iter().map(|block| block.word()).collect();
        if places.is_empty() {
            page.push("  The first line of a map.");
        } else {
            page.push(&format!("  Allowed in: {}", places.join(", ")));
        }
        page.push(match rule.times {
            Times::Once => "  At most once in each.",
            Times::Many => "  As often as you like.",
        });
        page.section("Example");
        page.push(&format!("  {}", rule.example));
    }
    if keyword.takes().next().is_some() {
        page.section("Lines inside it");
        keyword.takes().for_each(|rule| page.line(1, rule));
    }
    if matches!(keyword, Keyword::Via | Keyword::Channel) {
        page.section("Channels that need no declaration, with other words that have their icons");
        BUILT_IN_CHANNELS.iter().for_each(|channel| page.list(&format!("  {}:", channel.name), channel.synonyms));
    }
    page.text
}

struct Page {
    text: String,
}

impl Page {
    fn push(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn section(&mut self, title: &str) {
        self.push("");
        self.push(&format!("{title}:"));
    }

    fn line(&mut self, depth: usize, rule: &Rule) {
        let mark = if rule.keyword.is_of_columns_alone() { "+ " } else { "  " };
        let form = format!("{}{}", ["", mark, "    "][depth], form(rule));
        if form.len() > SUMMARY {
            self.push(&form);
            self.push(&format!("{:SUMMARY$} {}", "", rule.summary));
        } else {
            self.push(&format!("{form:SUMMARY$} {}", rule.summary));
        }
    }

    /// A line and those that are only allowed in the blocks that it opens.
    fn block(&mut self, rule: &Rule) {
        self.line(1, rule);
        let inner = rule.keyword.takes().filter(|inner| !UNDER.contains(&inner.keyword));
        inner.for_each(|inner| self.line(2, inner));
    }

    fn under(&mut self, rule: &Rule) {
        self.line(1, rule);
        let places: Vec<_> = rule.inside.iter().map(|block| block.word()).collect();
        self.list("      in", &places);
    }

    /// Words separated by commas, on as many lines as they need.
    fn list(&mut self, before: &str, words: &[&str]) {
        let mut line = before.to_owned();
        for (at, word) in words.iter().enumerate() {
            if line.len() + word.len() > 100 {
                self.push(&line);
                line = String::from("        ");
            }
            line.push(' ');
            line.push_str(word);
            if at + 1 < words.len() {
                line.push(',');
            }
        }
        self.push(&line);
    }

    fn words<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        self.push(&format!("  {}", words.collect::<Vec<_>>().join(", ")));
    }
}

/// The form of a line.
fn form(rule: &Rule) -> String {
    let head = match rule.head {
        Head::None => "",
        Head::Name => " NAME",
        Head::OptionalName => " [NAME]",
        Head::OptionalPersona => " [PERSONA]",
        Head::Score if rule.keyword == Keyword::Feels => " [PERSONA] SCORE|measured",
        Head::Score => " [PERSONA] SCORE",
        Head::Pain => " [NAME] [minor|major|critical]",
        Head::Measure => " MEASURE [PERSONA]",
        Head::Label => " LABEL",
        Head::Way => " [PERSONA] COLUMN [N %|measured]",
        Head::Exit => " [PERSONA] [N %|measured]",
        Head::Days => " N days",
    };
    let word = rule.keyword.word();
    match rule.value {
        Value::OptionalProse => format!("{word}{head}[: text]"),
        Value::OptionalDays => format!("{word}{head}"),
        other => format!("{word}{head}: {}", value(other)),
    }
}

/// What comes after the colon.
fn value(value: Value) -> String {
    let text = match value {
        Value::Prose | Value::OptionalProse | Value::Title => "text",
        Value::TeamTitle => "text[, internal|external|partner]",
        Value::Choice(words) => return words.join("|"),
        Value::Names(of) => return format!("{}, ...", named(of)),
        Value::OneName(of) => named(of),
        Value::Path => "PATH",
        Value::Link => "ADDRESS",
        Value::Review => "YYYY-MM-DD[, every N days|weeks|months|years]",
        Value::Scale => "LOW..HIGH[, baseline N]",
        Value::Language => "TAG",
        Value::Weights => "CRITERION WEIGHT, ...",
        Value::Scores => "CRITERION N, ...",
        Value::Date => "YYYY-MM-DD",
        Value::PartialDate => "YYYY[-MM[-DD]]",
        Value::Sample => "N",
        Value::Percent => "N %|measured",
        Value::Takes => "MIN..MAX[, average A]|measured[ from COLUMN]",
        Value::Metric => "VALUE|measured[ of MAX][, was N][, target N][, benchmark N]",
        Value::Rating => "1 to 5",
        Value::Range => "LOW..HIGH",
        Value::Plain => "word",
        Value::Data => "PATH|CONNECTION:TABLE",
        Value::Columns => "case|event|when|segment|channel NAME, ...",
        Value::Window => "YYYY-MM-DD..YYYY-MM-DD|last N days",
        Value::Texts => "word, ...",
        Value::Patterns => "EVENT, ...",
        Value::OptionalDays => "N days",
        Value::Summary => "mean|median|top N",
    };
    text.to_owned()
}

fn named(of: Named) -> &'static str {
    match of {
        Named::Persona => "PERSONA",
        Named::Team => "TEAM",
        Named::Channel => "CHANNEL",
        Named::Source => "SOURCE",
        Named::Pain => "PAIN",
        Named::EarlierColumn => "COLUMN",
    }
}
