//! The answer to a query: counts and sums of whole numbers.

/// One row of an answer. The meaning of the keys depends on the part:
///
/// | part | keys | counts |
/// | --- | --- | --- |
/// | `query` | | `word` is [`super::Query::fingerprint`] |
/// | `rows` | | `n` rows in the window; `low` and `high` are the first and the last time, where rows have one |
/// | `score` | `a`: position in [`super::Query::scores`]; `bucket`: the value in thousandths, or for measures without a short range the bucket that it is in; `persona` | `n` answers, `total` of their thousandths |
/// | `bad` | `a`: the same | `n` answers that are no numbers, `word` one that several rows have |
/// | `case` | `persona` | `n` cases |
/// | `reach` | `a`: activity; `b`: 1 if the case is over; `persona` | `n` cases |
/// | `last` | `a`: activity; `persona` | `n` cases that are over and whose last activity it is |
/// | `next` | `a`, `b`: an activity and the one that follows it; `persona` | `n` cases in which that happens |
/// | `wait` | `a`: activity; `bucket`; `persona` | `n` times to the next activity, `total`, `low` and `high` in milliseconds |
/// | `span` | `a`, `b`: two activities; `bucket`; `persona` | the same from the first `a` to the first `b` of each case |
/// | `event` | | `n` rows whose event `word` no column binds |
/// | `segment` | | `n` rows whose segment `word` is no persona's |
/// | `channel` | | `n` rows whose channel `word` is that of no column |
///
/// `persona` is 1 for the first of [`super::Query::personas`], and 0 for everybody who is none of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The source's name.
    pub source: String,
    /// The part of the query.
    pub part: String,
    /// First key.
    pub a: i64,
    /// Second key.
    pub b: i64,
    /// Third key.
    pub bucket: i64,
    /// The persona.
    pub persona: i64,
    /// How many.
    pub n: u64,
    /// The sum of their values.
    pub total: i128,
    /// The lowest value.
    pub low: i64,
    /// The highest value.
    pub high: i64,
    /// A text.
    pub word: String,
}

/// Why a line of an answer isn't a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// What is wrong with it.
    pub what: String,
}

impl Row {
    /// The names of the columns, in order.
    pub const COLUMNS: [&str; 11] =
        ["source", "part", "a", "b", "bucket", "persona", "n", "total", "low", "high", "word"];

    /// A row without figures.
    pub fn of(source: &str, part: &str) -> Self {
        Self { source: source.to_owned(), part: part.to_owned(), ..Self::default() }
    }

    /// Reads a row from a line of a table; `names` are the table's columns.
    ///
    /// # Errors
    ///
    /// If a column is missing, or has something other than a whole number where one belongs.
    pub fn parse<T: AsRef<str>>(names: &[T], fields: &[T]) -> Result<Self, BadRow> {
        let field = |name: &str| {
            let at = names.iter().position(|other| other.as_ref().trim().eq_ignore_ascii_case(name));
            let field = at.and_then(|at| fields.get(at)).map(AsRef::as_ref);
            field.ok_or_else(|| BadRow { what: format!("the column `{name}` is missing") })
        };
        let whole = |name: &str| {
            let text = field(name)?.trim();
            let number =
                text.split_once('.').filter(|(_, behind)| behind.bytes().all(|b| b == b'0')).map_or(text, |it| it.0);
            if number.is_empty() {
                return Ok(0);
            }
            number.parse::<i128>().map_err(|_| BadRow { what: format!("`{text}` in `{name}` is not a whole number") })
        };
        let narrow = |name: &str| {
            let number = whole(name)?;
            i64::try_from(number).map_err(|_| BadRow { what: format!("`{number}` in `{name}` is too large") })
        };
        let n = whole("n")?;
        Ok(Self {
            source: field("source")?.to_owned(),
            part: field("part")?.to_owned(),
            a: narrow("a")?,
            b: narrow("b")?,
            bucket: narrow("bucket")?,
            persona: narrow("persona")?,
            n: u64::try_from(n).map_err(|_| BadRow { what: format!("`{n}` in `n` is not a count") })?,
            total: whole("total")?,
            low: narrow("low")?,
            high: narrow("high")?,
            word: field("word")?.to_owned(),
        })
    }
}
